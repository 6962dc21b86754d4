//! Selectors and guards: which value of a call a row speaks of, and whether it is as the row wants it.

mod assigned;
pub(super) mod fields;

use super::Classifier;
use crate::code::{Code, NodeId, Role, Shape};
use crate::language::LANGUAGES;
use crate::query::{Guard, Selector, Step};
use crate::resolve::{Definition, NodeRef, Origin, Value, Why};

/// Nodes behind a variable among which it is looked for.
const MOST_BEHIND: usize = 4_000;
/// Callers that are looked at for what they hand on.
const MOST_CALLERS: usize = 16;

/// A selected value and the node at which it stands.
#[derive(Debug, Clone)]
pub(super) struct Selected {
    pub(super) value: Value,
    pub(super) at: NodeRef,
    /// What is read of that node, where the value does not stand in it.
    pub(super) path: Vec<String>,
}

impl Classifier<'_> {
    /// All values that a selector picks: of the first alternative that is given, of `1-` each.
    pub(super) fn select(&self, file: usize, call: NodeId, selector: &Selector) -> Vec<Selected> {
        let mut paths = selector.iter();
        let mut found = paths.by_ref().map(|path| self.select_path(file, call, path)).find(|found| !found.is_empty()).unwrap_or_default();
        // What a function hands on of its own may be given by position or by name.
        let code = &self.program.files[file];
        if found.iter().any(|one| one.at.file == file && code.node(one.at.node).shape == Shape::Spread && code.node(one.at.node).parent == call) {
            found.extend(paths.find_map(|path| Some(self.select_path(file, call, path)).filter(|more| !more.is_empty())).unwrap_or_default());
        }
        found
    }

    /// Where a selected option is written, and not what is handed the object with it.
    pub(super) fn written_at(&self, option: &Selected) -> NodeRef {
        match &option.value {
            Value::Object(made) if !option.path.is_empty() => {
                let code = &self.program.files[made.file];
                let up = code.node(made.node).parent;
                option.path.last().filter(|name| code.is_key(up, name)).map_or(option.at, |_| NodeRef { node: up, ..*made })
            }
            _ => option.at,
        }
    }

    pub(super) fn select_path(&self, file: usize, call: NodeId, path: &[Step]) -> Vec<Selected> {
        let code = &self.program.files[file];
        let Some((first, rest)) = path.split_first() else { return Vec::new() };
        let starts: Vec<NodeId> = match first {
            Step::Index(index) => code.positional(call).nth(*index + code.handed_before(call)).into_iter().collect(),
            Step::From(from) => {
                // Beside others what is handed over by name is none of them.
                let given: Vec<NodeId> = code.positional(call).skip(*from + code.handed_before(call)).collect();
                let by_name = |id: &NodeId| code.node(*id).shape == Shape::Spread && LANGUAGES[code.language].words.by_name.is_some_and(|mark| code.text(*id).starts_with(mark));
                if given.iter().all(by_name) { given } else { given.into_iter().filter(|id| !by_name(id)).collect() }
            }
            Step::Name(name) => match self.named(file, call, name) {
                Some(value) => vec![value],
                None => return self.spread(file, call, name, rest).into_iter().collect(),
            },
            Step::Lambda => {
                let lambdas = code.positional(call).filter(|node| code.node(*node).shape == Shape::Function);
                let Some((Step::Name(name), rest)) = rest.split_first() else { return Vec::new() };
                let Some(value) = lambdas.flat_map(|lambda| code.descendants(lambda)).find_map(|node| self.set_inside(file, node, name)) else { return Vec::new() };
                return self.follow(file, value, rest).into_iter().collect();
            }
            Step::Chain => {
                let Some((Step::Name(name), rest)) = rest.split_first() else { return Vec::new() };
                let others = self.chained(file, call, name).into_iter();
                return match rest {
                    [] => others.filter_map(|other| self.follow(file, other, &[])).collect(),
                    rest => others.flat_map(|other| self.select_path(file, other, rest)).collect(),
                };
            }
            Step::Registered => return self.registrations(file, call).into_iter().flat_map(|other| self.select_path(other.file, other.node, rest)).collect(),
        };
        starts.into_iter().filter_map(|start| self.follow(file, start, rest)).collect()
    }

    /// What a node sets under a name: `x.Name = value`, `x.Name.Add(value)`, `x.Name(value)`.
    fn set_inside(&self, file: usize, node: NodeId, name: &str) -> Option<NodeId> {
        let code = &self.program.files[file];
        match code.node(node).shape {
            Shape::Assign if code.key_of(node).as_deref() == Some(name) => code.value_of(node),
            Shape::Call => {
                let callee = code.callee(node)?;
                let on = code.child(callee, Role::Object).filter(|object| matches!(code.node(*object).shape, Shape::Name | Shape::Member));
                let named = code.callee_name(node) == Some(name) || on.is_some_and(|object| code.name(object) == name);
                named.then(|| code.positional(node).next()).flatten()
            }
            _ => None,
        }
    }

    /// The other calls of a name in the chain of calls in which a node stands.
    fn chained(&self, file: usize, node: NodeId, name: &str) -> Vec<NodeId> {
        let code = &self.program.files[file];
        let is_call = |at: &NodeId| code.node(*at).shape == Shape::Call;
        let Some(call) = [node].into_iter().chain(code.ancestors(node).take_while(|up| code.node(*up).shape != Shape::Function)).find(is_call) else { return Vec::new() };
        let below = |at: NodeId| code.callee(at).and_then(|callee| code.child(callee, Role::Object)).filter(is_call);
        let above = |at: NodeId| {
            let member = code.node(at).parent;
            let up = code.node(member).parent;
            (code.node(at).role == Role::Object && code.callee(up) == Some(member)).then_some(up).filter(is_call)
        };
        std::iter::successors(below(call), |at| below(*at)).chain(std::iter::successors(above(call), |at| above(*at))).filter(|at| code.callee_name(*at) == Some(name)).collect()
    }

    /// A named argument, an entry of an initializer, an attribute, or an entry of a keyword dictionary that is spread.
    fn named(&self, file: usize, call: NodeId, name: &str) -> Option<NodeId> {
        let code = &self.program.files[file];
        let direct = code.children(call).filter(|child| code.node(*child).role != Role::Callee).find_map(|child| match code.node(child).shape {
            Shape::Argument if code.name(child) == name => code.value_of(child).or_else(|| code.children(child).next()),
            Shape::Initializer => code.children(child).find(|entry| code.key_of(*entry).as_deref() == Some(name)).and_then(|entry| code.value_of(entry)),
            _ => None,
        });
        direct.or_else(|| {
            // The node itself may be the object (an option's value).
            matches!(code.node(call).shape, Shape::Record | Shape::Initializer)
                .then(|| code.children(call).find(|entry| code.key_of(*entry).as_deref() == Some(name) || self.is_keyed(file, *entry, name)).and_then(|entry| code.value_of(entry)))
                .flatten()
        })
    }

    /// Whether a constant gives an entry its key.
    fn is_keyed(&self, file: usize, entry: NodeId, name: &str) -> bool {
        let code = &self.program.files[file];
        if code.computed_key(entry).is_none() && !code.is_keyed_by_name(entry) {
            return false;
        }
        let key = self.eval.key_of(file, entry);
        self.eval.want_key(file, entry);
        key.as_deref() == Some(name)
    }

    /// A named argument that a dictionary gives whose entries are handed to a call one by one: where it is written, else where the dictionary is handed over.
    fn spread(&self, file: usize, call: NodeId, name: &str, rest: &[Step]) -> Option<Selected> {
        let code = &self.program.files[file];
        if !matches!(code.node(call).shape, Shape::Call | Shape::New) {
            return None;
        }
        code.children(call).filter(|child| code.node(*child).shape == Shape::Spread).find_map(|spread| {
            let handed = self.eval.value(file, spread);
            let by_name = || LANGUAGES[code.language].words.by_name.is_some_and(|mark| code.text(spread).starts_with(mark));
            let is_handed_on = || matches!(handed, Value::Unknown(Why::Parameter(..))) && by_name() && self.is_handed_on_by_name(file, call, &[vec![Step::Name(name.to_owned())]]);
            let value = given_by(&handed, name).or_else(|| if is_handed_on() { self.field(handed.clone(), name) } else { None })?;
            match self.where_written(file, spread, name) {
                Some(written) => self.follow(file, written, rest),
                None => (rest.is_empty() && !value.is_nothing()).then(|| Selected { value, at: NodeRef { file, node: spread }, path: Vec::new() }),
            }
        })
    }

    /// Whether a call hands on all named arguments of the function around it, and a caller of that gives one of these.
    fn is_handed_on_by_name(&self, file: usize, call: NodeId, selector: &[Vec<Step>]) -> bool {
        let code = &self.program.files[file];
        let wanted = |caller: &NodeRef| {
            let of = &self.program.files[caller.file];
            selector.iter().any(
                |path| matches!(path.as_slice(), [Step::Name(name)] if of.children(caller.node).any(|child| of.node(child).shape == Shape::Argument && of.name(child) == name)),
            )
        };
        code.children(call).filter(|child| code.node(*child).shape == Shape::Spread && code.node(call).shape == Shape::Call).any(|spread| {
            let Value::Unknown(Why::Parameter(function, _, path)) = self.eval.value(file, spread) else { return false };
            let name = self.program.called_name(function);
            if path.contains('.') || name.is_empty() {
                return false;
            }
            self.eval.wanted.borrow_mut().callers.insert((function.file, name));
            // What a parameter of its own takes is not among the rest.
            let is_own = |name: &String| self.program.parameters(function).any(|parameter| self.program.files[function.file].name(parameter) == name);
            !selector.iter().any(|path| matches!(path.as_slice(), [Step::Name(name)] if is_own(name)))
                && self.callers(function).iter().take(MOST_CALLERS).any(|caller| wanted(&caller.call))
        })
    }

    /// The value that the dictionary of a name in the file is given under a key: in its braces, or by a statement of its own.
    fn where_written(&self, file: usize, spread: NodeId, key: &str) -> Option<NodeId> {
        let code = &self.program.files[file];
        let table = &self.program.tables[file];
        let name = code.children(spread).next().filter(|name| code.node(*name).shape == Shape::Name)?;
        table.lookup(code, name, code.name(name)).iter().find_map(|one| {
            let Definition::Value(record, _) = one else { return None };
            let inside = (code.node(*record).shape == Shape::Record).then(|| self.named(file, *record, key)).flatten();
            inside.or_else(|| table.filled(code, code.name(name), one).find(|(put, _)| *put == key).map(|(_, value)| value))
        })
    }

    pub(super) fn follow(&self, file: usize, start: NodeId, rest: &[Step]) -> Option<Selected> {
        let code = &self.program.files[file];
        let mut at = NodeRef { file, node: start };
        let mut steps = rest.iter();
        // As long as the objects are written out, the place is that of the innermost value.
        while let Some(step) = steps.as_slice().first() {
            let inner = match (code.node(at.node).shape, step) {
                (Shape::Record, Step::Name(name)) if self.is_overridden(file, at.node, name) => None,
                (Shape::Record | Shape::Initializer, Step::Name(name)) => code
                    .children(at.node)
                    .find(|entry| code.node(*entry).shape != Shape::Spread && code.key_of(*entry).as_deref() == Some(name))
                    .and_then(|entry| code.value_of(entry)),
                (Shape::New, Step::Name(name)) => self.named(file, at.node, name),
                (Shape::New, Step::Index(index)) => code.positional(at.node).nth(*index),
                _ => None,
            };
            match inner {
                Some(value) => {
                    at.node = value;
                    steps.next();
                }
                None => break,
            }
        }
        let mut value = self.eval.value(at.file, at.node);
        let path = steps.as_slice().iter().filter_map(|step| if let Step::Name(name) = step { Some(name.clone()) } else { None }).collect();
        for step in steps {
            value = match (step, value) {
                (Step::Name(name), value) => self.field(value, name)?,
                (Step::Index(index), Value::Object(made)) => {
                    let argument = self.program.files[made.file].positional(made.node).nth(*index)?;
                    self.eval.value(made.file, argument)
                }
                (Step::Index(index), Value::List(parts)) => parts.get(*index).cloned()?,
                (Step::Index(_), value @ (Value::Unknown(_) | Value::Configured(_))) => value,
                _ => return None,
            };
        }
        if value.is_nothing() {
            return None;
        }
        Some(Selected { value, at, path })
    }

    /// A construction of a library's type in a language that fills objects by the names of their members: what is not written there is not given.
    fn is_filled_by_name(&self, made: NodeRef) -> bool {
        let code = &self.program.files[made.file];
        LANGUAGES[code.language].words.initializers
            && code.node(made.node).shape == Shape::New
            && code.callee_name(made.node).is_none_or(|name| self.program.classes(name, made.file).next().is_none())
    }

    /// Whether all guards of a row hold for a call (or a record that stands for one).
    pub(super) fn guards_hold(&self, file: usize, call: NodeId, guards: &[Guard]) -> bool {
        let code = &self.program.files[file];
        guards.iter().all(|guard| match guard {
            Guard::Has(selector) => !self.select(file, call, selector).is_empty() || self.is_handed_on_by_name(file, call, selector),
            Guard::Lacks(selector) => self.select(file, call, selector).is_empty(),
            Guard::Is(selector, texts) => self.is(file, call, selector, texts, false),
            Guard::Not(selector, texts) => !self.is(file, call, selector, texts, true),
            Guard::Constructs(selector, types) => self.constructs(file, call, selector, types),
            Guard::IsText(selector, wanted) => self.select(file, call, selector).iter().any(|one| self.is_text(one)) == *wanted,
            Guard::Unseen(selector) => {
                let found = self.select(file, call, selector);
                !found.is_empty()
                    && found
                        .iter()
                        .all(|one| !is_put_together(&one.value) && self.texts_seen(one).iter().all(|text| crate::resolve::is_nothing(text) || text == crate::resolve::COMPARISON))
            }
            Guard::AtEntra(selector) => self.is_at_entra(file, call, selector),
            Guard::Count(counts) => counts.contains(&code.children(call).filter(|child| code.node(*child).role == Role::Argument).count()),
            Guard::Configured(key, texts) => self.own_setting_text(file, key).is_some_and(|known| texts.iter().any(|text| text.eq_ignore_ascii_case(&known))),
            Guard::InBrowser => self.runs_in_browser(file),
            Guard::Absent(names) => !names.iter().any(|(name, handed)| {
                let mut own = self.program.calls(name).iter().filter(|call| self.program.owners[call.file] == self.program.owners[file]);
                own.any(|call| handed.as_ref().is_none_or(|(path, types)| self.constructs(call.file, call.node, path, types)))
            }),
            Guard::Derives(names) => names.iter().flat_map(|name| self.program.derived(name)).any(|class| self.brings_types(file, class.file)),
            // Speak of settings and of folders; a call has none.
            Guard::Value(_) | Guard::ValueHas(_) | Guard::Below(_) | Guard::Holds(..) => false,
            Guard::Under(names) => self.stands_under(file, call, names),
            Guard::Unless(names) => !self.is_conditioned(file, call, names),
            Guard::UnlessMissing(names) => !self.is_for_missing(file, call, names),
        })
    }

    /// Whether a selected value is one of some texts; of one that is nothing only sometimes, where that is enough.
    fn is(&self, file: usize, call: NodeId, selector: &Selector, texts: &[String], sometimes_nothing: bool) -> bool {
        let written_null = texts.iter().any(|text| crate::resolve::is_nothing(text));
        let found = self.select(file, call, selector);
        if written_null && found.is_empty() {
            // The argument is written out as nothing.
            return selector.iter().any(|path| match path.as_slice() {
                [Step::Index(index)] => self.program.files[file].positional(call).nth(*index).is_some(),
                [Step::Name(name)] => self.named(file, call, name).is_some(),
                _ => false,
            });
        }
        found.iter().any(|one| {
            // It may stand in a file that was not read yet.
            if matches!(one.value, Value::Unknown(Why::Unread(..))) {
                self.eval.want(one.at.file, &one.value);
            }
            let source = self.program.files[one.at.file].text(one.at.node);
            let seen = self.texts_seen(one);
            // Of a name that is put together the part behind the space of names.
            let ends = if let Value::Joined(parts) = &one.value { parts.last().and_then(Value::as_text).filter(|_| parts.len() == 2) } else { None };
            let known: Vec<&str> = seen.iter().map(String::as_str).chain(ends).chain(keys_of(&one.value)).collect();
            let mut given = texts.iter().filter(|text| sometimes_nothing || !crate::resolve::is_nothing(text));
            let is_known = |text: &String| match text.strip_prefix('*') {
                Some(end) => known.iter().any(|value| value.ends_with(end)),
                None => known.iter().any(|value| value.eq_ignore_ascii_case(text)),
            };
            let read = if known.is_empty() { self.key_read(one.at.file, one.at.node) } else { None };
            // A constant of a library stands in the variable that is given, or in what an object in it is made with.
            let constant = if let Value::Unknown(Why::Undeclared(name)) = &one.value { name.as_str() } else { "" };
            let is_written =
                |text: &String| [source, constant].iter().any(|name| name.strip_suffix(text.as_str()).is_some_and(|before| before.is_empty() || before.ends_with('.')));
            given.any(|text| is_known(text) || is_written(text) || read.as_ref() == Some(text))
        })
    }

    /// The texts that a selected value is seen to be: written out, held by settings, or handed in.
    fn texts_seen(&self, one: &Selected) -> Vec<String> {
        // A list of one is its element.
        let known = match &one.value {
            Value::List(parts) if parts.len() == 1 => parts[0].texts(),
            value => value.texts(),
        };
        // What the settings of the application hold under a key, or else its code, is what the key means here.
        let configured = if let Value::Configured(key) = &one.value { self.own_setting_text(one.at.file, key).or_else(|| self.default_behind(one.at, key)) } else { None };
        let passed: Vec<String> = match &one.value {
            Value::Unknown(Why::Parameter(function, index, path)) => self.texts_handed_in(*function, *index, path),
            _ => Vec::new(),
        };
        known.into_iter().map(str::to_owned).chain(configured).chain(passed).collect()
    }

    fn constructs(&self, file: usize, call: NodeId, selector: &Selector, types: &[String]) -> bool {
        self.select(file, call, selector).iter().any(|one| {
            let code = &self.program.files[one.at.file];
            let wanted = |name: &str| types.iter().any(|of| of == name || LANGUAGES[code.language].words.of_interface(of) == Some(name));
            if is_made_at(code, one.at.node, &wanted) || self.is_given_one(one.at, &wanted) {
                return true;
            }
            let mut made = Vec::new();
            collect_objects(&one.value, &mut made);
            // What a deployment may put in its place is not known to be this.
            if matches!(&one.value, Value::Choice(parts) if parts.iter().any(|part| matches!(part, Value::Configured(_)))) {
                return false;
            }
            // A type with its module: only where it is followed to that.
            let followed = |at: &NodeRef| {
                let code = &self.program.files[at.file];
                code.callee(at.node).is_some_and(|callee| matches!(self.eval.origin(at.file, callee), Origin::Module(module, path) if types.contains(&format!("{module}.{path}"))))
            };
            if types.iter().any(|of| of.contains('.')) && made.iter().any(followed) {
                return true;
            }
            // What a container is asked for: `GetRequiredService<T>()`.
            let asked = |at: NodeId| code.callee(at).and_then(|callee| code.children(callee).find(|child| code.node(*child).role == Role::TypeArgument));
            let is_asked = code.node(one.at.node).shape == Shape::Call && asked(one.at.node).is_some_and(|of| wanted(code.name(of)));
            code.callee_name(one.at.node).is_some_and(wanted)
                || is_asked
                || made.iter().any(|at| self.program.files[at.file].callee_name(at.node).is_some_and(wanted))
                || self.eval.declared_type(one.at.file, one.at.node).is_some_and(|name| wanted(&name))
        })
    }

    /// Whether a name is only ever given such an object, of which its value may be no more than what the object holds: `var at = new Uri(…)`; or a function gives one.
    fn is_given_one(&self, at: NodeRef, wanted: &dyn Fn(&str) -> bool) -> bool {
        let code = &self.program.files[at.file];
        // A function of the repository that says what it gives.
        if code.node(at.node).shape == Shape::Call {
            let Some(Value::Function(function)) = code.callee(at.node).map(|callee| self.eval.value(at.file, callee)) else { return false };
            let code = &self.program.files[function.file];
            return code.child(function.node, Role::Type).is_some_and(|of| wanted(code.name(of)));
        }
        if code.node(at.node).shape != Shape::Name {
            return false;
        }
        let given = self.program.tables[at.file].lookup(code, at.node, code.name(at.node));
        !given.is_empty() && given.iter().all(|one| matches!(one, Definition::Value(value, _) if is_made_at(code, *value, wanted)))
    }

    /// Whether a selected value is a text: one that is written, configured or typed in, or what is handed in or kept and of no other type.
    fn is_text(&self, one: &Selected) -> bool {
        let kept = |value: &Value| matches!(value, Value::Unknown(Why::Parameter(..))) || matches!(value, Value::Unknown(Why::Undeclared(name)) if name.is_empty());
        let texts = |value: &Value| matches!(value, Value::Text(_) | Value::Literal(_) | Value::Joined(_) | Value::Configured(_) | Value::Unknown(Why::Input(_)));
        let is_kept = || self.eval.declared_type(one.at.file, one.at.node).is_none();
        let parts = if let Value::Choice(parts) = &one.value { parts.as_slice() } else { std::slice::from_ref(&one.value) };
        parts.iter().any(|value| texts(value) || kept(value) && is_kept())
    }

    /// Whether a condition around a node speaks of one of these names.
    fn is_conditioned(&self, file: usize, node: NodeId, names: &[String]) -> bool {
        let code = &self.program.files[file];
        let around = code.ancestors(node).take_while(|up| code.node(*up).shape != Shape::Function).filter(|up| code.node(*up).shape == Shape::Other);
        let condition = |up: NodeId| code.children(up).next().filter(|first| *first < node && node >= code.node(*first).end);
        around.filter_map(condition).any(|condition| names.iter().any(|name| code.text(condition).contains(name.as_str())))
    }

    /// An enclosing construction, call, option or variable has one of these names.
    pub(super) fn stands_under(&self, file: usize, node: NodeId, names: &[String]) -> bool {
        let code = &self.program.files[file];
        // The call that looks something up under a key is not what the key stands for.
        let is_argument = |up: NodeId| code.node(node).parent == up && code.node(node).shape == Shape::Text;
        let is_reading = |up: NodeId| code.callee_name(up).is_some_and(|name| LANGUAGES[code.language].words.reads.contains(&name));
        let reads = |up: NodeId| is_argument(up) && is_reading(up) && code.callee(up).is_some_and(|callee| code.node(callee).shape == Shape::Member);
        code.ancestors(node).take(14).filter(|up| !reads(*up)).any(|up| {
            let is_named = |name: &String| match code.node(up).shape {
                Shape::Call | Shape::New | Shape::Element => code.callee_name(up) == Some(name),
                Shape::Entry | Shape::Argument | Shape::Assign | Shape::Binding | Shape::Field => code.is_key(up, name),
                Shape::Parameter => code.name(up) == name,
                _ => false,
            };
            names.iter().any(is_named) || names.iter().any(|name| is_handed_as(code, up, name)) || code.types_of(up).any(|of| names.iter().any(|name| is_version_of(&of, name)))
        }) || code.node(node).shape == Shape::Assign
            && code.child(node, Role::Left).and_then(|left| code.object(left)).is_some_and(|object| {
                let declared = self.eval.declared_type(file, object);
                let mut made = Vec::new();
                collect_objects(&self.eval.value(file, object), &mut made);
                names.iter().any(|name| {
                    declared.as_ref() == Some(name) || code.name(object) == name || made.iter().any(|at| self.program.files[at.file].callee_name(at.node) == Some(name))
                })
            })
    }
}

/// Whether an expression makes an object of a wanted type itself, whatever it is made of; of one or the other, whether both do.
fn is_made_at(code: &Code, node: NodeId, wanted: &dyn Fn(&str) -> bool) -> bool {
    match code.node(node).shape {
        Shape::New => code.callee_name(node).is_some_and(wanted),
        Shape::Choice => {
            let mut branches = code.children(node).filter(|child| code.node(*child).role == Role::Branch).peekable();
            branches.peek().is_some() && branches.all(|branch| code.node(branch).shape == Shape::New && code.callee_name(branch).is_some_and(wanted))
        }
        _ => false,
    }
}

/// Whether a value is, or may be, a text of which some parts are known.
fn is_put_together(value: &Value) -> bool {
    match value {
        Value::Joined(parts) => parts.iter().any(|part| matches!(part, Value::Text(_))),
        Value::Choice(parts) => parts.iter().any(is_put_together),
        _ => false,
    }
}

/// The keys under which a value, or what it begins with, is read from configuration.
fn keys_of(value: &Value) -> Vec<&str> {
    match value {
        Value::Configured(key) => vec![key],
        Value::Choice(parts) => parts.iter().flat_map(keys_of).collect(),
        Value::Joined(parts) => parts.first().map_or_else(Vec::new, keys_of),
        _ => Vec::new(),
    }
}

/// Whether the variable that an object is bound to is handed to a call further down as the argument of a name.
fn is_handed_as(code: &Code, record: NodeId, name: &str) -> bool {
    let binder = code.node(record).parent;
    if code.node(record).shape != Shape::Record || !matches!(code.node(binder).shape, Shape::Binding | Shape::Assign) {
        return false;
    }
    let Some(variable) = code.key_of(binder) else { return false };
    let end = code.enclosing(binder, Shape::Function).map_or(code.node(0).end, |around| code.node(around).end);
    let handed = (code.node(binder).end..end).take(MOST_BEHIND).filter(|id| code.node(*id).shape == Shape::Argument && code.name(*id) == name);
    handed.filter_map(|id| code.value_of(id)).any(|value| code.node(value).shape == Shape::Name && code.name(value) == variable)
}

/// Whether a type is that of a name, with or without the version behind it: `Microsoft.Web/sites@2024-04-01`, `br/public:avm/res/web/site:0.9.0`.
fn is_version_of(of: &str, name: &str) -> bool {
    of.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(['@', ':']))
}

/// What a dictionary gives under a key, its own entries before those of another one inside; of several that it may be, what each gives.
fn given_by(value: &Value, key: &str) -> Option<Value> {
    match value {
        Value::Record(entries) => {
            let own = entries.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value.clone());
            own.or_else(|| entries.iter().filter(|(name, _)| name == "...").find_map(|(_, inner)| given_by(inner, key)))
        }
        Value::Choice(parts) => {
            let given: Vec<Value> = parts.iter().filter_map(|part| given_by(part, key)).collect();
            (!given.is_empty()).then(|| Value::choice(given))
        }
        _ => None,
    }
}

/// All objects that a value may be.
pub(super) fn collect_objects(value: &Value, out: &mut Vec<NodeRef>) {
    match value {
        Value::Object(made) => out.push(*made),
        Value::Choice(parts) | Value::List(parts) => parts.iter().for_each(|part| collect_objects(part, out)),
        _ => {}
    }
}
