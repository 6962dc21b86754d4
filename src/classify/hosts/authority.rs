//! Hosts that have other uses than signing in: which place says that one is meant as an authority.

use super::names_unsupported;
use super::unused::has_word;
use crate::classify::Classifier;
use crate::classify::settings::beside::joined_text;
use crate::classify::settings::texts::pairs_of;
use crate::code::{Code, NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::language::LANGUAGES;
use crate::query::{Guard, Row, Subject, plain_key};

/// Neighbours in a list, and reads of a variable, that are looked at.
const MOST_LOOKED_AT: usize = 40;
/// Levels above an address up to the request that it is of, and nodes of that.
const MOST_LEVELS: usize = 12;
const MOST_NODES: usize = 400;
/// Variables of a scan whose reads are searched for.
pub(super) const MOST_SEARCHES: u32 = 400;

impl Classifier<'_> {
    /// Whether a host stands where its row wants it: anywhere, or, where the row names words, under a name that has one of them, in what signs in, in a list
    /// of authorities, or in a variable that is put to such a use. `before` is what the string has in front of it.
    pub(in crate::classify) fn is_in_place(&self, file: usize, id: NodeId, row: &Row, before: &str) -> bool {
        let Some(words) = row.guards.iter().find_map(|guard| if let Guard::Under(words) = guard { Some(words) } else { None }) else { return true };
        let tells = |name: &str| {
            let name = plain_key(name);
            words.iter().any(|word| name.contains(word.as_str()))
        };
        let used = |at: NodeId| self.stands_below(file, at, &|name, _| tells(name)) || self.is_handed_in(file, at);
        let pair = before.rsplit_once('=').map(|(pair, _)| pair.rsplit([';', '&', '?', ',', '"', '\'', ' ', '\n']).next().unwrap_or(pair));
        pair.is_some_and(tells) || used(id) || self.is_among_authorities(file, id) || self.is_read_so(file, id, &used)
    }

    /// Whether a string is one of a list that holds hosts which are authorities wherever they stand.
    fn is_among_authorities(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        let list = code.node(id).parent;
        let is_one = |other: NodeId| other != id && code.node(other).shape == Shape::Text && names_unsupported(self.set(file), code.text(other));
        matches!(code.node(list).shape, Shape::List | Shape::Initializer) && code.children(list).take(MOST_LOOKED_AT).any(is_one)
    }

    /// What a bare host that is kept in a variable is joined with where the file reads it: `${host}/path`, `join(host, "path")`.
    pub(in crate::classify) fn joined_where_read(&self, file: usize, id: NodeId, text: &str) -> String {
        let code = &self.program.files[file];
        // A place that is filled in behind it is no path yet.
        if text.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches(['/', '{', '}']).contains('/') {
            return String::new();
        }
        let is_text = |id: &NodeId| code.node(*id).shape == Shape::Text;
        let beside = |at: NodeId| {
            let around = code.ancestors(at).take(3).find(|up| matches!(code.node(*up).shape, Shape::Text | Shape::Call | Shape::New | Shape::Binary))?;
            let joined = match code.node(around).shape {
                Shape::Text | Shape::Binary => joined_text(code, std::iter::once(around).chain(code.descendants(around)).find(is_text)?),
                _ => code.positional(around).filter(is_text).map(|part| joined_text(code, part)).collect(),
            };
            joined.split([' ', '\t', '\r', '\n', '"']).next().map(str::to_owned)
        };
        let joined: String = self.reads_of(file, id).into_iter().filter_map(beside).collect();
        // What the file itself puts it together with says more.
        if joined.is_empty() { self.paths_apart(file, id, text) } else { joined }
    }

    /// Whether a file puts something behind the variable or member that a string is bound to, and the whole into another one that it does not read.
    fn is_put_aside(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        let Some(name) = self.binder_of(file, id).and_then(|binder| code.key_of(binder)).filter(|name| !name.is_empty()) else { return false };
        let reads = |id: &NodeId| matches!(code.node(*id).shape, Shape::Name | Shape::Member);
        let begins = |at: &NodeId| code.node(*at).role == Role::Left && code.node(code.node(*at).parent).shape == Shape::Binary;
        let holder = |at: NodeId| Some(code.node(at).parent).filter(|up| matches!(code.node(*up).shape, Shape::Assign | Shape::Binding)).and_then(|up| code.key_of(up));
        let is_put = |id: NodeId| code.node(id).role == Role::Left && code.node(code.node(id).parent).shape == Shape::Assign;
        let is_read = |kept: &str| self.program.mentions(file, kept).filter(reads).any(|id| !is_put(id));
        let mut wholes = self.program.mentions(file, &name).filter(reads).filter(begins).map(|id| code.node(id).parent).take(MOST_LOOKED_AT).peekable();
        wholes.peek().is_some() && wholes.all(|whole| holder(whole).is_some_and(|kept| !is_read(&kept)))
    }

    /// The paths by which hosts that a text names are known, where another string of the application's code holds them: the two may be put together by whatever sends
    /// the request.
    fn paths_apart(&self, file: usize, id: NodeId, text: &str) -> String {
        let rows: Vec<&Row> = self.set(file).in_text(Subject::Host, text).into_iter().filter(|row| row.apart && !self.is_settings(file)).collect();
        if rows.is_empty() || !self.may_search() || self.is_put_aside(file, id) {
            return String::new();
        }
        let owner = self.program.owners[file];
        let holds = |row: &Row, path: &str| {
            self.files().filter(|(other, code)| self.program.owners[*other] == owner && !code.test && code.source.text.contains(path)).any(|(_, code)| {
                let names = |id: NodeId| code.text(id).contains(path) && !code.text(id).contains(row.word());
                (0..).zip(&code.nodes).any(|(id, node)| node.shape == Shape::Text && names(id))
            })
        };
        rows.into_iter().flat_map(|row| row.path.iter().filter(move |path| holds(row, path))).map(String::as_str).collect()
    }

    /// Where a file reads the variable or member that a string is bound to.
    pub(in crate::classify) fn reads_of(&self, file: usize, id: NodeId) -> Vec<NodeId> {
        self.binder_of(file, id).map_or_else(Vec::new, |binder| self.reads_of_bound(file, binder))
    }

    /// What binds a string to a variable or member.
    fn binder_of(&self, file: usize, id: NodeId) -> Option<NodeId> {
        let code = &self.program.files[file];
        code.ancestors(id).take(3).find(|up| matches!(code.node(*up).shape, Shape::Binding | Shape::Field | Shape::Assign))
    }

    /// Where a file reads a variable or member, by what binds it.
    pub(in crate::classify) fn reads_of_bound(&self, file: usize, binder: NodeId) -> Vec<NodeId> {
        let code = &self.program.files[file];
        let Some(name) = code.key_of(binder).filter(|name| !name.is_empty() && !self.is_settings(file)) else { return Vec::new() };
        // The left side of an operator is read like its right one.
        let is_read = |node: &crate::code::Node| node.role != Role::Left || code.node(node.parent).shape == Shape::Binary;
        let is_field = |node: &crate::code::Node| node.shape == Shape::Shorthand && code.node(node.parent).shape == Shape::Record;
        let reads = |at: &NodeId| matches!(code.node(*at).shape, Shape::Name | Shape::Member) && is_read(code.node(*at)) || is_field(code.node(*at));
        self.program.mentions(file, &name).filter(reads).take(MOST_LOOKED_AT).collect()
    }

    /// Whether the variable or member that a string is bound to is read somewhere in a certain way.
    fn is_read_so(&self, file: usize, id: NodeId, is_so: &dyn Fn(NodeId) -> bool) -> bool {
        let code = &self.program.files[file];
        let around = code.enclosing(id, Shape::Function).filter(|around| self.binder_of(file, id).is_some_and(|binder| is_local(code, binder, *around)));
        let sees = |read: NodeId| around.is_none_or(|around| (around..code.node(around).end).contains(&read));
        self.reads_of(file, id).into_iter().any(|read| sees(read) && is_so(read))
    }

    /// Whether a test hands a text to what signs in, or sends a grant to it.
    pub(in crate::classify) fn is_sent_by_test(&self, file: usize, id: NodeId) -> bool {
        let is_sent = |at: NodeId| self.is_handed_in(file, at) || self.is_of_request_with_grant(file, at);
        is_sent(id) || self.is_read_so(file, id, &is_sent)
    }

    /// Whether a text of a test stands in a call beside a grant that is written out: that is a request, and its address is where it goes.
    fn is_of_request_with_grant(&self, file: usize, id: NodeId) -> bool {
        let (code, set) = (&self.program.files[file], self.set(file));
        let around = code.ancestors(id).take(MOST_LEVELS).take_while(|up| code.node(*up).shape != Shape::Function).filter(|up| code.node(*up).shape == Shape::Call).last();
        let Some(call) = around.filter(|_| !self.is_expected(file, id)) else { return false };
        let grants: Vec<String> = set.of(Subject::Setting).filter(|row| row.fact == FactKind::Acquisition && row.libraries.is_empty()).map(|row| plain_key(&row.name)).collect();
        let is_grant = |at: NodeId| match code.node(at).shape {
            Shape::Entry | Shape::Argument => code.key_of(at).is_some_and(|key| grants.contains(&plain_key(&key))),
            Shape::Text => pairs_of(code, at).iter().any(|key| grants.contains(key)),
            _ => false,
        };
        code.descendants(call).take(MOST_NODES).any(is_grant)
    }

    /// Whether whole files may be searched once more.
    fn may_search(&self) -> bool {
        let left = self.uses.searches_left.get().checked_sub(1);
        self.uses.searches_left.set(left.unwrap_or_default());
        left.is_some()
    }
}

/// Whether what binds a variable makes it one of the function around it, which nothing outside reads.
fn is_local(code: &Code, binder: NodeId, around: NodeId) -> bool {
    let outer = LANGUAGES[code.language].words.outer;
    match code.node(binder).shape {
        Shape::Binding => true,
        // Where an assignment makes a variable, unless the function says that it is an outer one.
        Shape::Assign => {
            let is_name = code.child(binder, Role::Left).is_some_and(|left| code.node(left).shape == Shape::Name);
            is_name && !outer.is_empty() && !outer.iter().any(|word| has_word(code.text(around), word))
        }
        _ => false,
    }
}
