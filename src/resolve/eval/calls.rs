//! What calls and constructions give.

use super::returned::substitute;
use super::transformed::resolve_against_base;
use super::{Evaluator, MOST_DERIVED, Meaning};
use crate::code::{NodeId, Role, Shape};
use crate::language::LANGUAGES;
use crate::resolve::{Definition, NodeRef, Value, Why};
use std::rc::Rc;

/// Parameters and arguments of one call that are looked at.
const MOST_PARAMETERS: usize = 32;
/// Mentions of what changes a state that are looked at.
const MOST_MENTIONS: usize = 256;
/// Values of one collection that are looked at.
const MOST_KEPT: usize = 32;

impl Evaluator<'_> {
    pub(super) fn construction(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let initializer = code.children(at.node).find(|child| code.node(*child).shape == Shape::Initializer);
        if let Some(initializer) = initializer
            && code.children(initializer).all(|entry| code.node(entry).shape != Shape::Assign)
            && code.children(initializer).next().is_some()
        {
            return self.list(NodeRef { file: at.file, node: initializer }, depth);
        }
        let meaning = code.callee_name(at.node).and_then(|name| (self.meaning)(at.file, &format!("new {name}")));
        if meaning == Some(Meaning::Input) && code.positional(at.node).next().is_some() {
            return Value::Unknown(Why::Input(code.callee_name(at.node).unwrap_or("").to_owned()));
        }
        if meaning == Some(Meaning::Transform) {
            let mut given: Vec<Value> = code.positional(at.node).map(|node| self.eval(NodeRef { file: at.file, node }, depth)).collect();
            resolve_against_base(&mut given);
            return if given.is_empty() { Value::List(given.into()) } else { Value::joined(given) };
        }
        Value::Object(at)
    }

    pub(super) fn call(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let Some(callee) = code.callee(at.node) else { return Value::Unknown(Why::Other) };
        let name = code.callee_name(at.node).unwrap_or("").to_owned();
        let arguments = |skip: usize| code.positional(at.node).skip(skip).map(|node| self.eval(NodeRef { file: at.file, node }, depth)).collect::<Vec<Value>>();
        if let Some(module) = crate::resolve::symbols::required(code, at.node) {
            return self.import(at.file, &module, None, depth);
        }
        if let Some(kept) = self.given_back(at, depth) {
            return kept;
        }
        if code.node(callee).shape == Shape::Name
            && self.program.words(at.file).records.contains(&name.as_str())
            && self.program.tables[at.file].lookup(code, callee, &name).is_empty()
        {
            return self.record_of(at, depth);
        }
        let dotted = code.dotted(callee);
        let meaning = self.meaning_at(at.file, &dotted).or_else(|| (self.meaning)(at.file, &format!("{name}()"))).or_else(|| self.meaning_on(at, callee, &name, depth));
        // Of a name that is common what the type of its object makes of it.
        let held = meaning == Some(Meaning::Transform) && self.meaning_on(at, callee, &name, depth) == Some(Meaning::Container);
        let meaning = if held { Some(Meaning::Container) } else { meaning };
        if let Some(read) = self.read_by_key(at, callee, depth)
            && !(matches!(read, Value::Unknown(_)) && matches!(meaning, Some(Meaning::Input | Meaning::Configured)))
        {
            return read;
        }
        // A function of the repository is what it is, whatever its name means elsewhere.
        let meaning = meaning.filter(|meaning| {
            !matches!(meaning, Meaning::Transform | Meaning::Elements(_) | Meaning::Cast)
                || !matches!(self.eval(NodeRef { file: at.file, node: callee }, depth), Value::Function(_))
        });
        let meaning = meaning.filter(|meaning| *meaning != Meaning::Transform || !self.asks_for_one(at, callee, &name, depth));
        // What a type of the repository reads elsewhere under a name that speaks of settings is what it reads.
        if meaning == Some(Meaning::Configured)
            && let Some(read) = self.read_by_own(at, callee, depth)
        {
            return read;
        }
        match meaning {
            Some(Meaning::Input) => return self.own_settings(at, callee, depth).unwrap_or_else(|| Value::Unknown(Why::Input(format!("{name}()")))),
            Some(Meaning::Configured) => {
                let given = arguments(0);
                // The settings themselves, whatever they are asked with: `settings(request)`.
                if code.node(callee).shape == Shape::Name && self.meaning_at(at.file, &dotted) == Some(Meaning::Configured) && !matches!(given.first(), Some(Value::Text(_))) {
                    return Value::Configured(name);
                }
                // `read(object, "key", default)`.
                if let [Value::Symbol(..) | Value::Module(_) | Value::Object(_), Value::Text(key), rest @ ..] = given.as_slice() {
                    let default = rest.first().filter(|default| matches!(default, Value::Text(_))).cloned();
                    return Value::choice([Value::Configured(key.clone())].into_iter().chain(default).collect());
                }
                // Of an address that may be configured the one is known that stands for it until then.
                let address = given.get(1).filter(|default| is_address(default)).cloned();
                let key = given.into_iter().next();
                let section = code.object(callee).filter(|object| code.node(*object).shape == Shape::Call).map(|node| self.eval(NodeRef { file: at.file, node }, depth));
                return match key {
                    Some(Value::Text(key)) => {
                        let configured = match section {
                            Some(Value::Configured(section)) => Value::Configured(format!("{section}:{key}")),
                            _ => Value::Configured(key),
                        };
                        Value::choice(std::iter::once(configured).chain(address).collect())
                    }
                    // Under no fixed key a function of the repository gives what it gives.
                    Some(open @ (Value::Unknown(_) | Value::Joined(_))) => match self.eval(NodeRef { file: at.file, node: callee }, depth) {
                        Value::Function(function) => self.returned(function, &self.given(function, at, depth), depth).unwrap_or(Value::configured_under(open)),
                        _ => Value::configured_under(open),
                    },
                    _ => Value::Configured(name),
                };
            }
            Some(Meaning::Transform) => return self.transformed(at, callee, &name, depth),
            Some(Meaning::Elements(how)) => {
                if let Some(elements) = self.elements(how, at, callee, depth) {
                    return elements;
                }
            }
            Some(Meaning::Continuation) => {
                let on = code.object(callee).map_or(Value::Unknown(Why::Other), |object| self.eval(NodeRef { file: at.file, node: object }, depth));
                if let Some(Value::Function(function)) = arguments(0).into_iter().next()
                    && let Some(made) = self.gives(function, depth)
                {
                    let read = |path: &str| path.split('.').skip(1).fold(on.clone(), |value, field| self.part(value, field, depth));
                    return substitute(made, function, &|index, path| (index == 0).then(|| read(path)));
                }
            }
            Some(Meaning::HandsBack) => {
                let handed = code.positional(at.node).next().map(|node| self.handed(NodeRef { file: at.file, node }, depth));
                if let Some(value @ (Value::Function(_) | Value::Type(_) | Value::Symbol(..))) = handed {
                    return value;
                }
            }
            Some(Meaning::Cast) => {
                if let [_, value] = arguments(0).as_slice() {
                    return value.clone();
                }
            }
            Some(Meaning::Default) => {
                if let Some(value) = self.stated_default(at, depth) {
                    return value;
                }
            }
            Some(Meaning::State) => {
                if let Some(states) = self.states(at, depth) {
                    return states;
                }
            }
            Some(Meaning::Schema) => {
                if let Some(settings) = arguments(0).into_iter().next().and_then(|schema| self.settings_of(at.file, schema)) {
                    return settings;
                }
            }
            Some(Meaning::Container | Meaning::Addition | Meaning::Mock | Meaning::Spelling | Meaning::Library | Meaning::Runs(_)) | None => {}
        }
        let called = self.eval(NodeRef { file: at.file, node: callee }, depth);
        if !matches!(called, Value::Function(_) | Value::Type(_))
            && let Some(given) = self.run(at, &name, depth)
        {
            return given;
        }
        if let Value::Choice(parts) = &called
            && self.program.sees_all(at.file)
            && let Some(given) = self.of_overloads(parts, at, depth)
        {
            return given;
        }
        match called {
            Value::Function(function) => self.result(function, at, depth).unwrap_or(Value::Unknown(Why::Call(name))),
            // One of several: `table[key](…)`, `(given or own)(…)`. Methods of one name, which types hold, are no choice of the code's.
            Value::Choice(parts)
                if parts.len() <= MOST_DERIVED
                    && (code.node(callee).shape == Shape::Index || !self.program.sees_all(at.file))
                    && parts.iter().any(|part| matches!(part, Value::Function(_))) =>
            {
                let given = parts.iter().filter(|part| !part.is_nothing()).filter_map(|part| match part {
                    Value::Function(function) => self.returned(*function, &self.given(*function, at, depth), depth),
                    _ => Some(Value::Object(at)),
                });
                let given: Vec<Value> = given.collect();
                if given.is_empty() { Value::Object(at) } else { Value::choice(given) }
            }
            Value::Type(_) if LANGUAGES[code.language].calls_construct => Value::Object(at),
            Value::Symbol(module, path) if path.is_empty() && (self.meaning)(at.file, &format!("{module}()")) == Some(Meaning::Input) => {
                Value::Unknown(Why::Input(format!("{module}()")))
            }
            Value::Symbol(..) => self.checked(at, depth).unwrap_or(Value::Object(at)),
            // What a request brings is asked for the container of its application: `context.RequestServices`.
            Value::Unknown(Why::Input(name)) if meaning != Some(Meaning::Container) => Value::Unknown(Why::Input(name)),
            Value::Configured(key) => {
                if let Some(given) = self.given_by_extension(at, callee, &name, depth) {
                    return given;
                }
                // The settings themselves are asked for a key, whatever the method is called.
                let is_settings = |object: NodeId| {
                    let named = (self.meaning)(at.file, code.name(object)).or_else(|| self.declared_type(at.file, object).and_then(|of| (self.meaning)(at.file, &of)));
                    matches!(code.node(object).shape, Shape::Name | Shape::Member) && named == Some(Meaning::Configured)
                };
                if let [Value::Text(key), ..] = arguments(0).as_slice()
                    && code.object(callee).is_some_and(is_settings)
                {
                    return Value::Configured(key.clone());
                }
                // What is called on it gives it in another form: `env.get("KEY").required().asString()`.
                let chained = code.object(callee).filter(|object| code.node(*object).shape == Shape::Call);
                match chained.map(|node| self.eval(NodeRef { file: at.file, node }, depth)) {
                    Some(on @ Value::Configured(_)) => on,
                    _ => Value::Configured(key),
                }
            }
            value => {
                if matches!(value, Value::Unknown(_))
                    && let Some(given) = self.given_by_extension(at, callee, &name, depth)
                {
                    return given;
                }
                // A call on an object made here: builders give themselves back.
                let object = code.object(callee).map(|node| self.eval(NodeRef { file: at.file, node }, depth));
                match object {
                    Some(Value::Object(made)) => self.checked(at, depth).unwrap_or(Value::Object(made)),
                    Some(Value::Unknown(Why::Input(name))) if meaning != Some(Meaning::Container) => Value::Unknown(Why::Input(name)),
                    _ => self.checked(at, depth).unwrap_or(Value::Object(at)),
                }
            }
        }
    }

    /// What a call of a function of the repository gives; where that gives what a function gives that it is handed, what that one gives: `run(make, settings)`.
    pub(super) fn result(&self, function: NodeRef, at: NodeRef, depth: u32) -> Option<Value> {
        let given = self.given(function, at, depth);
        let value = self.returned(function, &given, depth).or_else(|| self.given_by_derived(function, &given, depth))?;
        let Value::Object(made) = value else { return Some(value) };
        let code = self.code(function);
        let within = made.file == function.file && (function.node..code.node(function.node).end).contains(&made.node);
        let callee = if within { code.callee(made.node).filter(|callee| code.node(*callee).shape == Shape::Name) } else { None };
        let Some(callee) = callee else { return Some(value) };
        match self.eval(NodeRef { file: made.file, node: callee }, depth) {
            Value::Unknown(Why::Parameter(of, index, path)) if of == function && !path.contains('.') => match given.get(index) {
                Some(Value::Function(handed)) if *handed != function => self.returned(*handed, &[], depth + 1).or(Some(value)),
                _ => Some(value),
            },
            _ => Some(value),
        }
    }

    /// What a call gives that runs a function of the repository and gives what that gives: `to_thread(make, settings)`, `run(make(settings))`.
    fn run(&self, at: NodeRef, name: &str, depth: u32) -> Option<Value> {
        let Some(Meaning::Runs(before)) = (self.meaning)(at.file, &format!("*{name}")) else { return None };
        let handed = self.code(at).positional(at.node).nth(before)?;
        match self.handed(NodeRef { file: at.file, node: handed }, depth) {
            Value::Function(function) => self.returned(function, &[], depth),
            // What was begun there is gone on with.
            given => Some(given).filter(|_| self.code(at).node(handed).shape == Shape::Call),
        }
    }

    /// What a call is handed, where that may be a function: a member that is handed over is not read.
    fn handed(&self, at: NodeRef, depth: u32) -> Value {
        match self.code(at).node(at.node).shape {
            Shape::Member => self.member(at, depth),
            _ => self.eval(at, depth),
        }
    }

    /// What a method of the repository's own gives that is called on an object, where what it reads is seen.
    fn read_by_own(&self, at: NodeRef, callee: NodeId, depth: u32) -> Option<Value> {
        let Value::Function(function) = self.eval(NodeRef { file: at.file, node: callee }, depth) else { return None };
        let given = self.given(function, at, depth);
        let is_seen = |value: &Value| matches!(value, Value::Unknown(Why::Parameter(..) | Why::Input(_)));
        self.returned(function, &given, depth).filter(|value| match value {
            Value::Choice(parts) => parts.iter().any(is_seen),
            value => is_seen(value),
        })
    }

    /// What a call means on an object of that name, of that type, or that a call or module of that name gives.
    fn meaning_on(&self, at: NodeRef, callee: NodeId, name: &str, depth: u32) -> Option<Meaning> {
        (self.meaning)(at.file, &format!(".{name}()"))?;
        let code = self.code(at);
        let object = code.object(callee)?;
        let of = |object: &str| if object.is_empty() { None } else { (self.meaning)(at.file, &format!("{object}.{name}()")) };
        let made = |at: NodeRef| self.code(at).callee_name(at.node).unwrap_or("").to_owned();
        let named = if matches!(code.node(object).shape, Shape::Call | Shape::New) { made(NodeRef { file: at.file, node: object }) } else { code.name(object).to_owned() };
        of(&named).or_else(|| self.declared_type(at.file, object).and_then(|name| of(&name))).or_else(|| match self.eval(NodeRef { file: at.file, node: object }, depth) {
            Value::Symbol(module, path) => of(&module).or_else(|| of(&path)),
            Value::Object(at) => of(&made(at)).or_else(|| match self.eval(NodeRef { file: at.file, node: self.code(at).callee(at.node)? }, depth) {
                Value::Symbol(module, _) => of(&module),
                _ => None,
            }),
            _ => None,
        })
    }

    /// The value of a call that is bound as `[value, change] = …`: what it is handed, and what `change` is called with.
    fn states(&self, at: NodeRef, depth: u32) -> Option<Value> {
        let code = self.code(at);
        let pattern = code.child(code.node(at.node).parent, Role::Pattern)?;
        let change = code.children(pattern).nth(1).map(|name| code.name(name)).filter(|name| !name.is_empty())?;
        let changes = self
            .program
            .calls(change)
            .iter()
            .filter(|call| call.file == at.file && code.enclosing(at.node, Shape::Function).is_none_or(|around| (around..code.node(around).end).contains(&call.node)));
        // What is handed on once it is there: `request.then(change)`.
        let around = code.enclosing(at.node, Shape::Function).map_or(0..crate::source::offset(code.nodes.len()), |around| around..code.node(around).end);
        let handed = self.program.tables[at.file].mentions(code, around, change).take(MOST_MENTIONS).filter_map(|name| {
            let callee = code.callee(code.node(name).parent).filter(|callee| *callee != name)?;
            let goes_on = (self.meaning)(at.file, &format!("{}()", code.name(callee))) == Some(Meaning::Continuation);
            code.object(callee).filter(|_| goes_on)
        });
        let called = [at.node].into_iter().chain(changes.take(MOST_KEPT).map(|call| call.node)).filter_map(|call| code.positional(call).next());
        let given = called.chain(handed.take(MOST_KEPT));
        let values = given.map(|node| match self.eval(NodeRef { file: at.file, node }, depth + 1) {
            Value::Function(function) => self.returned(function, &[], depth + 1).unwrap_or(Value::Unknown(Why::Other)),
            value => value,
        });
        Some(Value::List(vec![Value::choice(values.collect())].into()))
    }

    /// What a call gives to each parameter of a function that is handed something, in order; what the call does not give stays open.
    pub(super) fn given(&self, function: NodeRef, call: NodeRef, depth: u32) -> Vec<Value> {
        let value = |node| self.eval(NodeRef { file: call.file, node }, depth);
        let parameters: Vec<NodeId> = self.program.parameters(function).take(MOST_PARAMETERS).collect();
        let one = |(index, parameter): (usize, &NodeId)| {
            let name = self.code(function).name(*parameter).to_owned();
            let mut given = self.program.given(function, index, call);
            match given.as_slice() {
                [] => Value::Unknown(Why::Parameter(function, index, name)),
                [_, ..] if self.program.is_rest(function.file, *parameter) => Value::List(Rc::new(given.drain(..).take(MOST_PARAMETERS).map(value).collect())),
                [first, ..] => value(*first),
            }
        };
        parameters.iter().enumerate().map(one).collect()
    }

    /// What methods of derived types give in the place of one that gives nothing itself.
    fn given_by_derived(&self, function: NodeRef, arguments: &[Value], depth: u32) -> Option<Value> {
        let code = self.code(function);
        let class = code.enclosing(function.node, Shape::Class)?;
        let derived = self.program.derived_from(NodeRef { file: function.file, node: class }).take(MOST_DERIVED);
        let methods = derived.flat_map(|at| {
            let found = self.program.tables[at.file].member(at.node, code.name(function.node)).iter();
            found.filter_map(move |one| if let Definition::Function(node) = one { Some(NodeRef { file: at.file, node: *node }) } else { None })
        });
        let values: Vec<Value> = methods.take(MOST_DERIVED).filter_map(|method| self.returned(method, arguments, depth + 1)).collect();
        (!values.is_empty()).then(|| Value::choice(values))
    }

    /// What a method gives that the repository adds to the type of the object that it is called on, where that is no object of somebody else's.
    fn given_by_extension(&self, at: NodeRef, callee: NodeId, name: &str, depth: u32) -> Option<Value> {
        let extensions = self.program.extensions(name);
        if extensions.is_empty() {
            return None;
        }
        let on = self.code(at).object(callee)?;
        let of = self.declared_type(at.file, on);
        // Settings are known by what gives them, whatever their type.
        let of_settings = matches!(self.eval(NodeRef { file: at.file, node: on }, depth), Value::Configured(_));
        let is_meant = |extension: &&NodeRef| {
            let code = self.code(**extension);
            let first = self.program.parameters(**extension).next().and_then(|first| code.child(first, Role::Type)).map(|first| code.name(first));
            let takes = first.is_some_and(|first| of.as_deref() == Some(first) || of_settings && matches!(self.meaning_of(extension.file, first), Some(Value::Configured(_))));
            takes && self.program.may_mean(at, **extension)
        };
        let mut meant = extensions.iter().filter(is_meant);
        let (Some(extension), None) = (meant.next(), meant.next()) else { return None };
        let mut given = self.given(*extension, at, depth);
        if let Some(first) = given.first_mut() {
            *first = self.eval(NodeRef { file: at.file, node: on }, depth);
        }
        self.returned(*extension, &given, depth).filter(|value| !matches!(value, Value::Object(_) | Value::Function(_) | Value::Type(_)))
    }

    /// The objects that a collection was given to keep, one of which it gives back.
    fn given_back(&self, at: NodeRef, depth: u32) -> Option<Value> {
        let code = self.code(at);
        let callee = code.callee(at.node).filter(|callee| self.program.words(at.file).gives_back.contains(&code.name(*callee)))?;
        let kept = self.program.tables[at.file].kept(code, code.object(callee)?).take(MOST_KEPT);
        let values = kept.map(|value| self.eval(NodeRef { file: at.file, node: value }, depth + 1));
        let objects: Vec<Value> = values.filter(|value| matches!(value, Value::Object(_))).collect();
        (!objects.is_empty()).then(|| Value::choice(objects))
    }
}

/// Whether a value is an address, written out or put together of what is written out or configured.
fn is_address(value: &Value) -> bool {
    let is_known = |part: &Value| match part {
        Value::Text(_) | Value::Configured(_) => true,
        Value::Choice(parts) => parts.iter().all(|part| matches!(part, Value::Text(_) | Value::Configured(_))),
        _ => false,
    };
    match value {
        Value::Text(text) => text.contains("://"),
        Value::Joined(parts) => {
            let start = parts.first().map_or(Vec::new(), |first| if let Value::Choice(parts) = first { parts.iter().collect() } else { vec![first] });
            start.iter().any(|part| matches!(part, Value::Text(text) if text.contains("://"))) && parts.iter().all(is_known)
        }
        _ => false,
    }
}
