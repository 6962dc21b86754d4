//! Embeds the queries and the rules as text, and a number that differs with every source: what an earlier build kept is none of a later one's.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::{env, fs, io};
use walkdir::WalkDir;

fn main() -> io::Result<()> {
    let variable = |name: &str| env::var(name).map_err(io::Error::other);
    let root = variable("CARGO_MANIFEST_DIR")?;
    let root = Path::new(&root);
    let mut code = String::new();
    code += &array("QUERIES", "Every pattern file.", root, "queries", &["scm"])?;
    code += &array("RULES", "Every rule file and the list of editions.", root, "rules", &["md", "toml"])?;
    let _ = writeln!(
        code,
        "/// Differs between any two builds whose sources do.\npub const SOURCES: &str = \"{:016x}\";",
        digest(root, &["src", "queries"], &["Cargo.toml", "Cargo.lock"])?
    );
    println!("cargo:rerun-if-changed=build.rs");
    fs::write(Path::new(&variable("OUT_DIR")?).join("embedded.rs"), code)
}

/// A sorted array of (path below `folder`, text).
fn array(name: &str, what: &str, root: &Path, folder: &str, extensions: &[&str]) -> io::Result<String> {
    let base = root.join(folder);
    println!("cargo:rerun-if-changed={folder}");
    let mut files = Vec::new();
    for entry in WalkDir::new(&base).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file()) {
        let path = entry.path();
        if !extensions.iter().any(|extension| path.extension().is_some_and(|have| have == *extension)) {
            continue;
        }
        let relative = path.strip_prefix(&base).map_err(io::Error::other)?;
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        files.push((parts.join("/"), path.display().to_string()));
    }
    files.sort();
    let mut code = format!("/// {what} (path below `{folder}/`, text), ordered by path.\n");
    let _ = writeln!(code, "pub const {name}: &[(&str, &str)] = &[");
    for (key, path) in files {
        let _ = writeln!(code, "    ({key:?}, include_str!({path:?})),");
    }
    code.push_str("];\n");
    Ok(code)
}

/// A number made of the names and contents of all files of some folders, and of some files that need not be there.
fn digest(root: &Path, folders: &[&str], files: &[&str]) -> io::Result<u64> {
    let mut hasher = DefaultHasher::new();
    for path in folders.iter().flat_map(|folder| WalkDir::new(root.join(folder)).sort_by_file_name()).filter_map(Result::ok).filter(|entry| entry.file_type().is_file()) {
        path.path().strip_prefix(root).map_err(io::Error::other)?.hash(&mut hasher);
        fs::read(path.path())?.hash(&mut hasher);
    }
    for file in files {
        println!("cargo:rerun-if-changed={file}");
        fs::read(root.join(file)).ok().hash(&mut hasher);
    }
    for folder in folders {
        println!("cargo:rerun-if-changed={folder}");
    }
    Ok(hasher.finish())
}
