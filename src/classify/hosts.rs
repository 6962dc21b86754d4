//! Host names inside strings: which are in use as authorities, and which only look like it.

pub(super) mod authority;
mod compared;
mod named_uses;
mod parts;
mod texts;
pub(super) mod unused;

use super::Classifier;
use crate::code::{Code, NodeId, Piece, Role, Shape};
use crate::fact::FactKind;
use crate::language::{Content, LANGUAGES};
use crate::query::{Entra, Guard, Row, RowSet, Selector, Step, Subject};
use crate::resolve::NodeRef;
use crate::source::{Span, offset};
use foldhash::HashMap;
use std::cell::{Cell, OnceCell, RefCell};
use texts::{find, find_word, in_words, is_placeholder, is_prose};

/// Names of hosts in a list that are looked at, and how many that are no sign-in of Microsoft's make it a list of hosts of all kinds.
const MOST_DOMAINS: usize = 32;
const OTHER_DOMAINS: usize = 2;
/// Strings of a list that are looked at beside one of them.
const MOST_LISTED: usize = 64;
/// Calls of one chain that are looked at.
const MOST_CALLS: usize = 32;

/// What is known of the uses that texts have.
pub(super) struct Uses<'p> {
    /// Whether a variable only serves comparisons.
    comparing: RefCell<HashMap<NodeRef, bool>>,
    /// Variables whose reads may still be searched for.
    searches_left: Cell<u32>,
    /// Whether a part of the code writes a name.
    writing: RefCell<HashMap<(NodeRef, String), bool>>,
    /// The functions of each application that bear a name alone. Made when first asked for.
    functions: OnceCell<HashMap<(usize, &'p str), Option<NodeRef>>>,
    unused: unused::Unused,
}

impl Default for Uses<'_> {
    fn default() -> Self {
        Self {
            comparing: RefCell::default(),
            searches_left: Cell::new(authority::MOST_SEARCHES),
            writing: RefCell::default(),
            functions: OnceCell::new(),
            unused: unused::Unused::default(),
        }
    }
}

impl Classifier<'_> {
    pub(super) fn hosts(&self, file: usize) {
        let code = &self.program.files[file];
        let set = self.set(file);
        for (id, node) in (0..).zip(&code.nodes) {
            if node.shape != Shape::Text || code.children(id).any(|child| code.node(child).shape == Shape::Text) {
                continue;
            }
            let texts: Vec<(String, u32, bool)> = {
                let mut after_value = is_appended(code, id);
                code.pieces(id)
                    .into_iter()
                    .filter_map(|piece| match piece {
                        Piece::Text(text, at) => Some((text, at, std::mem::replace(&mut after_value, false))),
                        Piece::Value(_) => {
                            after_value = true;
                            None
                        }
                    })
                    .collect()
            };
            self.hosts_of_parts(file, id);
            for (text, at, after_value) in texts {
                self.text_rows(file, id, &text, at);
                if after_value && text.starts_with('/') {
                    self.host_before(file, id, &text, at);
                }
                let hits = find(set, &text, after_value, &|| super::settings::beside::joined_text(code, id) + &self.joined_where_read(file, id, &text));
                if hits.is_empty()
                    || is_prose(&text, &hits) && !(self.is_settings(file) && is_placeholder(&text))
                    || self.is_doc(file, id)
                    || self.is_context(file, id) && !self.is_put_to_authority(file, id)
                    || self.is_looked_up(file, id)
                    || self.is_unused(file, id)
                    || code.test && !self.is_sent_by_test(file, id)
                {
                    continue;
                }
                // Where the last host ends that the system does not cover: a list of them in one line of a string is told once.
                let mut told: Option<usize> = None;
                for hit in hits {
                    hit.row.hit();
                    if self.is_context_of(file, id, &hit.row.name) && !self.is_put_to_authority(file, id)
                        || self.is_read_as_name(file, id, &hit.row.name)
                        || self.is_paired(file, &text[..hit.start], &hit.row.name)
                    {
                        continue;
                    }
                    let covered = hit.row.supported.unwrap_or(false);
                    let is_listed = !covered && told.is_some_and(|end| !text[end..hit.start].contains('\n'));
                    if is_listed || !self.is_in_place(file, id, hit.row, &text[..hit.start]) {
                        continue;
                    }
                    told = if covered { told } else { Some(hit.end) };
                    let start = at + offset(hit.start);
                    let span = self.in_source(file, Span { start, end: at + offset(hit.end) }, &text[hit.start..hit.end], node.span);
                    let mut fact = self.blank(file, span, hit.row);
                    fact.host = Some((text[hit.start..hit.end].to_owned(), covered));
                    text[hit.start..hit.end].clone_into(&mut fact.name);
                    self.push(file, id, fact, hit.row);
                }
            }
        }
    }

    /// Where a decoded piece of text stands in the source: escapes before it shift it.
    pub(super) fn in_source(&self, file: usize, guess: Span, text: &str, whole: Span) -> Span {
        let source = &self.program.files[file].source;
        if source.slice(guess) == text {
            return guess;
        }
        match source.slice(whole).find(text) {
            Some(at) => Span { start: whole.start + offset(at), end: whole.start + offset(at + text.len()) },
            None => whole,
        }
    }

    fn text_rows(&self, file: usize, id: NodeId, text: &str, at: u32) {
        let code = &self.program.files[file];
        let mut taken: Vec<(usize, usize)> = Vec::new();
        let mut said: Vec<FactKind> = Vec::new();
        for row in self.set(file).in_text(Subject::Text, text) {
            let Some(found) = find_word(text, &row.name).filter(|_| !said.contains(&row.fact) && row.entra != Some(Entra::Another)) else { continue };
            if taken.iter().any(|(start, end)| found < *end && *start < found + row.name.len()) {
                continue;
            }
            // A row that says under which names it counts takes long texts as well: there they are no prose.
            let is_prose = || is_log(code, id) && !row.guards.iter().any(|guard| matches!(guard, Guard::Under(_)));
            if self.is_doc(file, id) || self.is_context(file, id) || self.is_compared(file, id) || is_prose() || code.test && !self.is_handed_in(file, id) {
                continue;
            }
            // What a framework is told by a name it reads without naming the variable.
            if matches!(row.fact, FactKind::UserInfo | FactKind::Acquisition) && self.is_unused(file, id) {
                continue;
            }
            let library = row.libraries.is_empty() || self.strength_of_file(file, row).is_some();
            if library && self.text_guards_hold(file, id, &row.guards) && self.entra_holds(file, row) {
                taken.push((found, found + row.name.len()));
                row.hit();
                if row.fact == FactKind::Ignore {
                    continue;
                }
                let guess = Span { start: at + offset(found), end: at + offset(found + row.name.len()) };
                let mut fact = self.blank(file, self.in_source(file, guess, &row.name, code.node(id).span), row);
                if let Some(selector) = &row.identity {
                    fact.system_assigned = Some(!self.writes_identity(file, id, selector));
                }
                said.push(row.fact);
                self.push(file, id, fact, row);
            }
        }
    }

    /// Whether the guards of a row hold for a text; what they say of others is said of those beside it in its object.
    fn text_guards_hold(&self, file: usize, id: NodeId, guards: &[Guard]) -> bool {
        let code = &self.program.files[file];
        let object = Some(code.node(id).parent).filter(|entry| code.node(*entry).shape == Shape::Entry).map(|entry| code.node(entry).parent);
        let of = |guard: &Guard| if matches!(guard, Guard::Has(_) | Guard::Lacks(_) | Guard::Is(..) | Guard::Not(..)) { object.unwrap_or(id) } else { id };
        guards.iter().all(|guard| match guard {
            Guard::Not(selector, texts) if selector.iter().all(|path| matches!(path.as_slice(), [Step::From(0)])) => !is_listed_with(code, id, texts),
            _ => self.guards_hold(file, of(guard), std::slice::from_ref(guard)),
        })
    }

    /// Whether the function around a request names a parameter that says which identity is meant: any place of it may.
    pub(super) fn writes_identity(&self, file: usize, id: NodeId, selector: &Selector) -> bool {
        let code = &self.program.files[file];
        let around = NodeRef { file, node: code.enclosing(id, Shape::Function).unwrap_or(0) };
        let writes = |name: String| {
            let mut known = self.uses.writing.borrow_mut();
            *known.entry((around, name)).or_insert_with_key(|(_, name)| self.may_send(file, around.node, name))
        };
        selector.iter().any(|path| writes(written(path)))
    }

    /// A string that stands alone as a statement documents what follows, and one that an error is made of says what went wrong.
    pub(super) fn is_doc(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        code.node(id).role == Role::Module || stands_alone(code, id) || self.is_thrown(file, id)
    }

    /// Whether a string is what an error that is thrown is made of: nothing is called between them but the making of the error.
    fn is_thrown(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        let Some(word) = LANGUAGES[code.language].words.throws else { return false };
        let around = || code.ancestors(id).take(8).take_while(|up| !matches!(code.node(*up).shape, Shape::Block | Shape::Function | Shape::Assign | Shape::Binding));
        let Some(thrown) = around().position(|up| code.node(up).shape == Shape::Other && code.text(up).starts_with(word)) else { return false };
        around().take(thrown).filter(|up| matches!(code.node(*up).shape, Shape::Call | Shape::New)).count() == 1
    }

    /// An option, variable or call around it whose strings are no hosts in use.
    pub(super) fn is_context(&self, file: usize, id: NodeId) -> bool {
        self.is_context_of(file, id, "")
    }

    pub(super) fn is_context_of(&self, file: usize, id: NodeId, host: &str) -> bool {
        let counts = |row: &Row| !self.is_opened(file, id, row);
        self.stands_in(file, id, host, counts) || self.is_within(file, id, host) || self.is_handed_to_context(file, id, host, &counts)
    }

    /// Whether a string is an address that whoever is shown it is to open.
    pub(super) fn is_opened(&self, file: usize, id: NodeId, row: &Row) -> bool {
        if row.opened.is_empty() {
            return false;
        }
        let text = super::settings::beside::joined_text(&self.program.files[file], id);
        row.opened.iter().any(|part| text.contains(part.as_str()))
    }

    /// Whether a function or type around a host says by its name, for this host alone, that it is no host in use.
    fn is_within(&self, file: usize, id: NodeId, host: &str) -> bool {
        let code = &self.program.files[file];
        let named = |up: &NodeId| matches!(code.node(*up).shape, Shape::Function | Shape::Class) && !code.name(*up).is_empty();
        let alone = |row: &Row| row.host.is_some() && row.guards.is_empty();
        !host.is_empty() && code.ancestors(id).filter(named).any(|up| self.is_listed(file, &in_words(code.name(up)), host, alone))
    }

    /// Whether a name is one whose strings are no hosts in use, or not this one, by a row that `counts`.
    pub(super) fn is_listed(&self, file: usize, name: &str, host: &str, counts: impl Fn(&Row) -> bool) -> bool {
        let set = self.set(file);
        let holds = |row: &Row| {
            row.sought.is_none() && counts(row) && row.host.as_deref().is_none_or(|only| only == host) && (row.libraries.is_empty() || self.strength_of_file(file, row).is_some())
        };
        let find = |name: &str| set.named(Subject::Context, name).find(|row| holds(row));
        let found = if self.is_settings(file) || name.contains('_') { crate::query::find_ending(name, find) } else { find(&crate::query::plain_key(name)) };
        found.inspect(|row| row.hit()).is_some()
    }

    /// Whether `key=` stands before a host in its string, and the key is such a name. In code the address begins right behind it.
    fn is_paired(&self, file: usize, before: &str, host: &str) -> bool {
        let Some((pair, value)) = before.rsplit_once('=') else { return false };
        let key = pair.rsplit([';', '&', '?', ',', '"', '\'', ' ', '\n']).next().unwrap_or(pair);
        let near = self.is_settings(file) || matches!(value.trim_start_matches(['"', '\'', '\\']), "http://" | "https://");
        near && !value.contains([';', '&', '\n']) && self.is_listed(file, key, host, |row| row.guards.is_empty())
    }

    pub(super) fn stands_in(&self, file: usize, id: NodeId, host: &str, counts: impl Fn(&Row) -> bool) -> bool {
        self.stands_below(file, id, &|name, inside| self.is_listed(file, name, host, |row| counts(row) && row.guards.is_empty() && !(row.nested && inside)))
            || self.stands_beside(file, id, host, &counts)
    }

    /// Whether a string is the value of an entry whose name means this beside others of its object.
    fn stands_beside(&self, file: usize, id: NodeId, host: &str, counts: &dyn Fn(&Row) -> bool) -> bool {
        let code = &self.program.files[file];
        let entry = code.node(id).parent;
        let holds = |row: &Row| counts(row) && !row.guards.is_empty() && self.guards_hold(file, code.node(entry).parent, &row.guards);
        code.node(entry).shape == Shape::Entry && code.node(id).role != Role::Key && code.key_of(entry).is_some_and(|key| self.is_listed(file, &key, host, holds))
    }

    /// Whether a string stands under a name that is `listed`: of an option, a variable, a parameter or something called, up to the statement. It is told
    /// whether the string belongs to a call inside.
    pub(super) fn stands_below(&self, file: usize, id: NodeId, listed: &dyn Fn(&str, bool) -> bool) -> bool {
        let code = &self.program.files[file];
        // The arguments of a call inside are that call's, unless it only puts them into another form.
        let inside = Cell::new(false);
        let listed = |name: &str| listed(name, inside.get());
        let beside = |at: NodeId| code.node(at).shape == Shape::Entry && code.named_beside(at).is_some_and(|key| listed(&key));
        let mut below = id;
        for up in code.ancestors(id).take(12) {
            let node = code.node(up);
            // `Add("key", "value")`, `{ "key", "value" }`.
            let pair = |key: Option<NodeId>| key.filter(|key| *key != id && code.node(*key).shape == Shape::Text).and_then(|key| code.plain(key)).is_some_and(|key| listed(&key));
            let found = match node.shape {
                Shape::Function | Shape::Class | Shape::File => return false,
                Shape::Entry | Shape::Argument | Shape::Assign | Shape::Binding | Shape::Field | Shape::Parameter => {
                    code.node(below).role != Role::Key && (code.key_of(up).is_some_and(|key| listed(&key)) || beside(up))
                }
                Shape::Call | Shape::New => {
                    code.node(below).role != Role::Callee
                        && (code.callee_name(up).is_some_and(listed) || chain_root(code, up).is_some_and(listed) || pair(code.positional(up).next()))
                }
                Shape::Initializer => code.children(up).count() == 2 && pair(code.children(up).next()),
                Shape::Member => code.node(below).role == Role::Object && code.node(below).shape != Shape::Call && listed(code.name(up)),
                _ => false,
            };
            if found {
                return true;
            }
            if matches!(node.shape, Shape::Block | Shape::Return) {
                return false;
            }
            let forms = |name: &str| self.set(file).named(Subject::Call, name).chain(self.set(file).named(Subject::Construction, name)).any(|row| row.fact == FactKind::Transform);
            inside.set(inside.get() || matches!(node.shape, Shape::Call | Shape::New) && !code.callee_name(up).is_some_and(forms));
            below = up;
        }
        false
    }

    /// A string of a test that goes into something the rows know, or is a part of a request; any other is data, or a value that is expected.
    pub(super) fn is_handed_in(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        let set = self.set(file);
        let requests = LANGUAGES[code.language].content == Content::Requests;
        requests
            || code.ancestors(id).take(12).any(|up| match code.node(up).shape {
                Shape::Call | Shape::New | Shape::Element => code.callee_name(up).is_some_and(|name| {
                    let rows = || set.named(Subject::Call, name).chain(set.named(Subject::Construction, name));
                    let holds = |row: &Row| self.strength(file, row, up).is_some() && self.on_holds(file, up, row);
                    // What stands in for a server has the names of what asks one.
                    let is_none = |row: &Row| row.fact == FactKind::Ignore && row.subject == Subject::Call && holds(row);
                    // An object of a library of which the calls decide.
                    let is_part = |row: &Row| row.fact == FactKind::Ignore && row.subject == Subject::Construction && !row.libraries.is_empty() && holds(row);
                    rows().any(|row| matches!(row.fact, FactKind::Client | FactKind::Acquisition | FactKind::SignIn) || is_part(row)) && !rows().any(is_none)
                        || self.is_begun_by_client(file, up)
                }),
                _ => false,
            })
    }

    /// Whether a call stands in a chain that makes a client: `Builder.Create(id).WithAuthority(…)`.
    fn is_begun_by_client(&self, file: usize, call: NodeId) -> bool {
        let code = &self.program.files[file];
        let before = |at: &NodeId| code.callee(*at).and_then(|callee| code.object(callee)).filter(|object| code.node(*object).shape == Shape::Call);
        let makes = |at: NodeId| {
            let is_client = |row: &Row| row.fact == FactKind::Client && self.strength(file, row, at).is_some() && self.on_holds(file, at, row);
            code.callee_name(at).is_some_and(|name| self.set(file).named(Subject::Call, name).any(is_client))
        };
        std::iter::successors(before(&call), before).take(MOST_CALLS).any(makes)
    }

    /// A host that is a key of a table, or that is only compared with.
    pub(super) fn is_looked_up(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        code.node(id).role == Role::Key && code.node(code.node(id).parent).shape == Shape::Entry
            || self.is_compared(file, id)
            || self.is_read_under(file, id)
            || self.is_among_domains(file, id)
    }

    /// Whether a string is the key of a pair in a map that is made of pairs, and only asked for what it has under a key. A value that only repeats the host of
    /// its key is a name for it.
    fn is_read_under(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        let pair = code.node(id).parent;
        let pairs = code.node(pair).parent;
        let is_pair = code.node(pair).shape == Shape::List && code.node(pairs).shape == Shape::List && code.children(pair).count() == 2;
        let key = code.children(pair).next().filter(|_| is_pair);
        let repeats = |key: NodeId| matches!((code.plain(key), code.plain(id)), (Some(key), Some(name)) if key.len() > name.len() && key.contains(name.as_str()));
        let is_pair = key.is_some_and(|key| key == id || repeats(key));
        let Some(made) = code.ancestors(pairs).take(2).find(|up| code.node(*up).shape == Shape::New).filter(|_| is_pair) else { return false };
        let binder = code.node(made).parent;
        let name = code.key_of(binder).filter(|_| matches!(code.node(binder).shape, Shape::Binding | Shape::Field));
        name.is_some_and(|name| self.is_only_mentioned(NodeRef { file, node: made }, binder, &name, true))
    }

    /// Whether a string is a bare name in a list of names of hosts, some of them no sign-in of Microsoft's, that is kept under a name: whom a proxy, a firewall or a page lets through.
    fn is_among_domains(&self, file: usize, id: NodeId) -> bool {
        let (code, set) = (&self.program.files[file], self.set(file));
        let list = code.node(id).parent;
        let keeps = |up: NodeId| code.node(up).shape == Shape::Binding || code.node(up).shape == Shape::Entry && self.is_settings(file);
        if code.node(list).shape != Shape::List || !code.ancestors(list).take(4).any(keeps) {
            return false;
        }
        let bare = |one: NodeId| code.plain(one).filter(|text| text.contains('.') && !text.contains([':', '/', '@']) && !text.contains(char::is_whitespace));
        let others = code.children(list).take(MOST_DOMAINS).filter_map(bare).filter(|text| find(set, text, false, &String::new).is_empty());
        bare(id).is_some() && others.take(OTHER_DOMAINS).count() == OTHER_DOMAINS
    }
}

/// Whether a string is a statement of its own: it documents what follows.
pub(super) fn stands_alone(code: &Code, id: NodeId) -> bool {
    let node = code.node(id);
    node.role == Role::Child && matches!(code.node(node.parent).shape, Shape::File | Shape::Block | Shape::Class | Shape::Function)
}

/// Whether a string stands in a list with one of some texts (`*text`: with one that ends so).
fn is_listed_with(code: &Code, id: NodeId, texts: &[String]) -> bool {
    let list = code.node(id).parent;
    let is_one = |text: &str| texts.iter().any(|one| one.strip_prefix('*').map_or(one == text, |end| text.ends_with(end)));
    code.node(list).shape == Shape::List && code.children(list).take(MOST_LISTED).filter_map(|other| code.plain(other)).any(|text| is_one(&text))
}

/// The function at the root of a chain of calls: `nock(host).post(path)` is nock's.
fn chain_root(code: &Code, call: NodeId) -> Option<&str> {
    let mut at = call;
    for _ in 0..64 {
        let callee = code.callee(at)?;
        match code.node(callee).shape {
            Shape::Member => at = code.object(callee).filter(|object| code.node(*object).shape == Shape::Call)?,
            Shape::Name => return Some(code.name(callee)),
            _ => return None,
        }
    }
    None
}

/// Whether a string is put behind a value: `host + ".example"`, `host += ".example"`.
pub(super) fn is_appended(code: &Code, id: NodeId) -> bool {
    let parent = code.node(id).parent;
    if code.node(id).role != Role::Right {
        return false;
    }
    match code.node(parent).shape {
        Shape::Binary => code.name(parent) == "+",
        Shape::Assign => is_added(code, parent),
        _ => false,
    }
}

/// Whether an assignment puts its value behind, or into, what was there: `a += b`, `a |= b`.
pub(super) fn is_added(code: &Code, assign: NodeId) -> bool {
    let (Some(left), Some(right)) = (code.child(assign, Role::Left), code.child(assign, Role::Right)) else { return false };
    matches!(code.source.slice(Span { start: code.node(left).span.end, end: code.node(right).span.start }).trim(), "+=" | "|=")
}

/// Whether a host that the article does not name, and that has no other use, stands in a text.
pub(super) fn names_unsupported(set: &RowSet, text: &str) -> bool {
    find(set, text, false, &String::new).iter().any(|hit| hit.row.supported == Some(false) && hit.row.guards.is_empty())
}

/// A selector's path as it is written in a text.
fn written(path: &crate::query::Path) -> String {
    let names: Vec<&str> = path.iter().filter_map(|step| if let Step::Name(name) = step { Some(name.as_str()) } else { None }).collect();
    names.join(".")
}

/// Text of a log, an error or a message: an argument of a call with no other use. Mark-up that is written out is none.
fn is_log(code: &Code, id: NodeId) -> bool {
    let text = code.text(id);
    let marked = text.find(['"', '\'', '`']).is_some_and(|quote| text[quote..].trim_start_matches(['"', '\'', '`']).trim_start().starts_with('<'));
    !marked && text.split_whitespace().count() > 6
}

/// Whether a host that shows Entra stands in a text.
pub(super) fn names_entra(set: &RowSet, text: &str) -> bool {
    text.contains('.') && set.in_text(Subject::Host, text).iter().any(|row| row.entra == Some(Entra::Evidence))
}

/// Whether a host is one of those that the article names.
pub(super) fn supported(set: &RowSet, host: &str) -> bool {
    set.named(Subject::Host, host).any(|row| row.supported == Some(true))
}
