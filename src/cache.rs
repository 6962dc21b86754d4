//! What files gave, kept by their contents: equal contents are parsed once in a run, and with a folder to keep them in once for all runs.
//! Knows files and code, and nothing of what either means.
//!
//! An entry's name is a hash of the program's sources, of what it looks for and of the file's bytes, so that one of another build, of another
//! configuration or of a changed file is never found. It starts with a hash of the rest; what does not agree with that, or does not fit the file, counts as absent
//! and is written anew.

use crate::code::{Code, Node, NodeId, Nodes};
use crate::source::{SourceFile, Span};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A folder with more bytes than these loses the entries that a run did not use.
pub const MOST_BYTES: u64 = 1 << 30;
/// A larger entry is none of ours.
const LARGEST: u64 = 1 << 29;

/// What names an entry.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key([u8; 32]);

/// What a file gave.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Entry {
    /// The code of each of its parts, in order.
    pub parts: Vec<Part>,
    /// How it had to be read.
    pub notes: Vec<String>,
}

/// What a part of a file gave: its code without the text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Part {
    nodes: Nodes,
    comments: Vec<Span>,
    errors: Vec<Span>,
    partial: bool,
    unclear: bool,
}

impl Part {
    /// What is kept of code.
    #[must_use]
    pub fn of(code: &Code) -> Self {
        Self { nodes: code.nodes.clone(), comments: code.comments.clone(), errors: code.errors.clone(), partial: code.partial, unclear: code.unclear }
    }

    /// The code of a text that was read before.
    #[must_use]
    pub fn code(&self, source: SourceFile, language: usize) -> Code {
        Code {
            source,
            language,
            nodes: self.nodes.clone(),
            comments: self.comments.clone(),
            errors: self.errors.clone(),
            partial: self.partial,
            unclear: self.unclear,
            test: false,
        }
    }

    /// Whether it can be of this text: each node lies inside its parent, and each place in the text.
    #[must_use]
    pub fn fits(&self, source: &SourceFile) -> bool {
        let place = |span: &Span| span.start <= span.end && source.text.get(span.range()).is_some();
        let count = self.nodes.len();
        let node = |(id, node): (usize, &Node)| {
            let (parent, end) = (node.parent as usize, node.end as usize);
            let inside = if id == 0 { parent == 0 && end == count } else { parent < id && end <= self.nodes[parent].end as usize };
            inside && end > id && place(&node.span) && place(&node.name)
        };
        let alias = |(id, span): (NodeId, Span)| (id as usize) < count && place(&span);
        count > 0 && self.nodes.iter().enumerate().all(node) && self.nodes.aliases().all(alias) && self.comments.iter().chain(&self.errors).all(place)
    }
}

/// Entries of this run, and of earlier ones where there is a folder.
#[derive(Default)]
pub struct Cache {
    stamp: Vec<u8>,
    folder: Option<PathBuf>,
    known: Mutex<HashMap<Key, Arc<Entry>>>,
    found: AtomicUsize,
}

impl Cache {
    /// An empty cache of what a program reads that is told apart from others by a stamp.
    #[must_use]
    pub fn new(stamp: Vec<u8>) -> Self {
        Self { stamp, ..Self::default() }
    }

    /// Keeps entries in a folder from now on; it is made where it does not exist.
    ///
    /// # Errors
    /// The folder can neither be made nor be used.
    pub fn keep_in(&mut self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let tag = folder.join("CACHEDIR.TAG");
        if !tag.exists() {
            // Tells programs that make backups (https://bford.info/cachedir/).
            fs::write(tag, "Signature: 8a477f597d28d172789f06886806bc55\n")?;
        }
        self.folder = Some(folder.to_path_buf());
        Ok(())
    }

    /// The name of what a file of a kind gives.
    #[must_use]
    pub fn key(&self, kind: &str, bytes: &[u8]) -> Key {
        let mut hash = Sha256::new();
        for part in [self.stamp.as_slice(), kind.as_bytes()] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
        hash.update(bytes);
        Key(hash.finalize().into())
    }

    /// What was kept and passes a test.
    #[must_use]
    pub fn get(&self, key: Key, fits: impl Fn(&Entry) -> bool) -> Option<Arc<Entry>> {
        let known = self.lock().get(&key).cloned();
        let entry = match known {
            Some(entry) => entry,
            None => Arc::new(read(&self.path(key)?)?),
        };
        if !fits(&entry) {
            return None;
        }
        self.found.fetch_add(1, Ordering::Relaxed);
        self.lock().insert(key, Arc::clone(&entry));
        Some(entry)
    }

    /// How often something was found.
    #[must_use]
    pub fn found(&self) -> usize {
        self.found.load(Ordering::Relaxed)
    }

    /// Keeps what a file gave. That it cannot be written costs the next run its time and nothing else.
    pub fn put(&self, key: Key, entry: Entry) {
        if let Some(path) = self.path(key) {
            let _ = write(&path, &entry);
        }
        self.lock().insert(key, Arc::new(entry));
    }

    /// Where the folder holds more than [`MOST_BYTES`], removes what this run did not use.
    pub fn prune(&self) {
        let Some(folder) = &self.folder else { return };
        let used: HashSet<PathBuf> = self.lock().keys().filter_map(|key| self.path(*key)).collect();
        let entries: Vec<(PathBuf, u64)> = entries(folder).collect();
        if entries.iter().map(|(_, size)| size).sum::<u64>() > MOST_BYTES {
            for (path, _) in entries.iter().filter(|(path, _)| !used.contains(path)) {
                let _ = fs::remove_file(path);
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Key, Arc<Entry>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn path(&self, key: Key) -> Option<PathBuf> {
        let name = key.0.iter().fold(String::with_capacity(64), |mut name, byte| {
            let _ = write!(name, "{byte:02x}");
            name
        });
        Some(self.folder.as_ref()?.join(&name[..2]).join(&name[2..]))
    }
}

/// The entries of a folder: files in folders whose names are as this cache gives them.
fn entries(folder: &Path) -> impl Iterator<Item = (PathBuf, u64)> {
    let list = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let named = |name: &std::ffi::OsStr, length: usize| name.len() == length && name.to_str().is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_hexdigit()));
    list(folder.to_path_buf()).filter(move |entry| named(&entry.file_name(), 2) && entry.file_type().is_ok_and(|kind| kind.is_dir())).flat_map(move |entry| {
        list(entry.path()).filter(move |entry| named(&entry.file_name(), 62)).filter_map(|entry| Some((entry.path(), entry.metadata().ok().filter(fs::Metadata::is_file)?.len())))
    })
}

fn read(path: &Path) -> Option<Entry> {
    let file = fs::File::open(path).ok()?;
    if !file.metadata().is_ok_and(|about| about.is_file() && about.len() <= LARGEST) {
        return None;
    }
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes).ok()?;
    let (sum, rest) = bytes.split_first_chunk::<32>()?;
    (Sha256::digest(rest).as_slice() == sum).then(|| postcard::from_bytes(rest).ok())?
}

/// Written beside its place and moved there: another run never sees half of it.
fn write(path: &Path, entry: &Entry) -> io::Result<()> {
    let bytes = postcard::to_allocvec(entry).map_err(io::Error::other)?;
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(&Sha256::digest(&bytes))?;
    file.write_all(&bytes)?;
    file.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::{Role, Shape};
    use crate::source::Decoding;

    fn node(parent: u32, end: u32, span: Span) -> Node {
        Node { shape: Shape::Text, role: Role::Child, parent, end, span, name: Span::default() }
    }

    fn part(nodes: Vec<Node>) -> Part {
        Part { nodes: nodes.into(), comments: Vec::new(), errors: Vec::new(), partial: false, unclear: false }
    }

    #[test]
    fn what_does_not_fit_a_text_is_refused() {
        let source = SourceFile::new(String::new(), "aéb".into(), Decoding::Utf8);
        let whole = Span { start: 0, end: 4 };
        let fits = |nodes| part(nodes).fits(&source);
        assert!(fits(vec![node(0, 3, whole), node(0, 3, whole), node(1, 3, Span { start: 1, end: 3 })]));
        assert!(!fits(vec![]), "no root");
        assert!(!fits(vec![node(0, 2, whole)]), "ends behind the last");
        assert!(!fits(vec![node(0, 2, whole), node(1, 2, whole)]), "its own parent");
        assert!(!fits(vec![node(0, 2, whole), node(0, 1, whole)]), "ends before it starts");
        assert!(!fits(vec![node(0, 3, whole), node(0, 2, whole), node(1, 3, whole)]), "ends behind its parent");
        assert!(!fits(vec![node(0, 1, Span { start: 0, end: 5 })]), "behind the text");
        assert!(!fits(vec![node(0, 1, Span { start: 2, end: 4 })]), "inside a character");
        assert!(!fits(vec![node(0, 1, Span { start: 3, end: 1 })]), "backwards");
    }

    #[test]
    fn an_entry_is_found_by_the_same_contents_of_the_same_program_alone() {
        let folder = tempfile::tempdir().unwrap();
        let open = |stamp: &[u8]| {
            let mut cache = Cache::new(stamp.to_vec());
            cache.keep_in(folder.path()).unwrap();
            cache
        };
        let first = open(b"one");
        let key = first.key("python", b"x = 1");
        first.put(key, Entry { parts: vec![part(vec![node(0, 1, Span::default())])], notes: vec!["said".into()] });
        let again = open(b"one");
        assert_eq!(again.get(again.key("python", b"x = 1"), |_| true).unwrap().notes, ["said"]);
        assert!(again.get(again.key("python", b"x = 2"), |_| true).is_none());
        assert!(again.get(again.key("csharp", b"x = 1"), |_| true).is_none());
        let other = open(b"two");
        assert!(other.get(other.key("python", b"x = 1"), |_| true).is_none());
    }

    #[test]
    fn a_damaged_entry_is_absent() {
        let folder = tempfile::tempdir().unwrap();
        let mut cache = Cache::new(Vec::new());
        cache.keep_in(folder.path()).unwrap();
        let key = cache.key("", b"");
        cache.put(key, Entry { parts: vec![part(vec![node(0, 1, Span::default())])], notes: Vec::new() });
        let path = cache.path(key).unwrap();
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            fs::write(&path, bytes).unwrap();
            assert!(read(&path).is_none(), "byte {at}");
        }
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            assert!(read(&path).is_none(), "{length} bytes");
        }
        fs::write(&path, whole).unwrap();
        assert!(read(&path).is_some());
    }
}
