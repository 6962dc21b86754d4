//! What is read of a value: members and parts.

use super::checked::CHECKED;
use super::{DEPTH, Evaluator, MOST_DERIVED, MOST_FILLED, Meaning};
use crate::code::{NodeId, Role, Shape};
use crate::language::LANGUAGES;
use crate::resolve::symbols::reaching;
use crate::resolve::taken;
use crate::resolve::{Definition, NodeRef, Value, Why};

impl Evaluator<'_> {
    pub(super) fn member(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let dotted = code.dotted(at.node);
        if let Some(value) = self.meaning_of(at.file, &dotted) {
            return value;
        }
        let name = code.name(at.node);
        let Some(object) = code.object(at.node) else { return Value::Unknown(Why::Other) };
        let is_own = self.program.is_own_object(at.file, object);
        if is_own
            && let Some(class) = code.enclosing(at.node, Shape::Class)
            && let Some(set) = self.set_here(at, class, name, depth)
        {
            return set;
        }
        if is_own
            && code.node(object).shape != Shape::This
            && let Some(class) = code.enclosing(at.node, Shape::Class)
        {
            let class = NodeRef { file: at.file, node: class };
            let own = self.members(class, name, depth).unwrap_or_else(|| Value::Unknown(self.absence(class, name, depth)));
            let own = self.with_puts(class, name, own, depth);
            let mut made = self.all_made_with(class, name, depth);
            if made.is_empty() {
                return own;
            }
            made.extend(Some(own).filter(|own| !matches!(own, Value::Unknown(Why::Undeclared(_)))));
            return Value::choice(made);
        }
        let mut of = self.eval(NodeRef { file: at.file, node: object }, depth);
        if matches!(of, Value::Unknown(Why::Undeclared(_)))
            && let Some(class) = self.by_full_name(at, object)
        {
            return Value::Type(class);
        }
        // A member that is written as a function and read as an object gives what the function gives.
        if let Value::Function(function) = of
            && code.node(object).shape == Shape::Member
            && let Some(value) = self.returned(function, &[], depth)
        {
            of = value;
        }
        if matches!(of, Value::Unknown(_))
            && let Some(value) = self.meaning_of(at.file, name)
        {
            return value;
        }
        // A constant that a library calls after the text that it holds.
        if matches!(of, Value::Unknown(Why::Undeclared(_)) | Value::Symbol(..)) && (self.meaning)(at.file, &code.dotted(object)) == Some(Meaning::Spelling) {
            return Value::Text(spelt(name));
        }
        // A member of what everybody has: `localStorage.scopes`.
        if matches!(of, Value::Unknown(Why::Undeclared(_)))
            && code.node(object).shape == Shape::Name
            && let Some(value @ Value::Unknown(Why::Input(_))) = self.meaning_of(at.file, code.name(object))
        {
            return value;
        }
        // A control that mark-up or generated code declares.
        if let Value::Unknown(Why::Undeclared(of)) = &of
            && of == code.name(object)
            && matches!(code.node(object).shape, Shape::Name | Shape::Member)
            && let Some(value) = self.meaning_of(at.file, &format!(".{name}"))
            && !self.begins_import(at.file, of)
        {
            return value;
        }
        if let (Value::Object(made), Shape::Name) = (&of, code.node(object).shape)
            && let Some(value) = self.put(at.file, object, *made, name, depth)
        {
            return value;
        }
        if let Some(value) = self.element(at, object, &of, depth) {
            return value;
        }
        let mut value = self.put_on_own(at, object, self.part(of.clone(), name, depth), depth);
        if let (Value::Type(class), Shape::This) = (&of, code.node(object).shape) {
            value = self.with_own_puts(at, *class, self.with_puts(*class, name, value, depth), depth);
        }
        if let (Value::Object(_), Value::Unknown(_)) = (&of, &value)
            && let Some(value) = self.meaning_of(at.file, name)
        {
            return value;
        }
        if let Value::Symbol(module, path) = &value
            && let Some(value) = self.meaning_of(at.file, &format!("{module}.{path}")).or_else(|| self.put_into_imported(at.file, &of, name, depth))
        {
            return value;
        }
        if let Value::Unknown(why) = &value {
            // A declared type tells where a member is defined although the object is not known.
            if let Some(class) = self.declared_class(at.file, object)
                && let Some(defined) = self.members(class, name, depth).map(|defined| self.apart_from_copies(class, name, defined))
                // Of a member that is declared and no more, or with nothing or empty until it is set, who hands in the object around it says more.
                && !(matches!(why, Why::Parameter(..) | Why::Input(_) | Why::Answer(_) | Why::Loop) && (matches!(defined, Value::Unknown(Why::Undeclared(_))) || defined.is_nothing() || defined.is_blank()))
            {
                // What a property is set to from the start is one value among those that whoever hands in the object may set.
                let is_set = matches!(why, Why::Parameter(..) | Why::Input(_)) && matches!(defined, Value::Text(_) | Value::List(_) | Value::Literal(_) | Value::Object(_));
                // So it is of a property that an interface asks for, where what is handed in may be one of several types.
                let is_asked = matches!(why, Why::Parameter(function, ..) if !self.program.is_constructor(*function)) && !matches!(defined, Value::Unknown(_));
                // So it is of a record that a request is read into.
                let is_read_into = matches!(why, Why::Parameter(function, index, _) if self.is_handed_from_outside(*function, *index));
                let may_be_set = is_set && (is_read_into || self.is_settable(class, name)) || is_asked && self.derived_in_use(class).any(|derived| self.has_setter(derived, name));
                return if may_be_set { Value::choice(vec![value, defined]) } else { defined };
            }
            if let (Why::Undeclared(_), Value::Symbol(module, path)) = (why, &of) {
                return Value::Symbol(module.clone(), format!("{path}.{name}"));
            }
        }
        // What no file declares may be the name of a space before that of a type.
        if matches!(&value, Value::Unknown(Why::Undeclared(space)) if name.starts_with(char::is_uppercase) && self.program.sees_all(at.file) && *space == code.dotted(object)) {
            return Value::Unknown(Why::Undeclared(dotted));
        }
        value
    }

    /// Whether a parameter without a default is one of a function that is called with what comes from outside.
    fn is_handed_from_outside(&self, function: NodeRef, index: usize) -> bool {
        let code = self.code(function);
        // What more its type says may be who gives it.
        let is_plain = |of: NodeId| matches!(code.node(of).shape, Shape::Name | Shape::Member);
        let is_open = |parameter: NodeId| code.child(parameter, Role::Value).is_none() && code.child(parameter, Role::Type).is_some_and(is_plain);
        self.program.words(function.file).fields_construct && self.program.parameters(function).nth(index).is_some_and(is_open) && self.is_registered(function)
    }

    /// The value of a member of the own object that the function around a use sets before it.
    fn set_here(&self, at: NodeRef, class: NodeId, name: &str, depth: u32) -> Option<Value> {
        let code = self.code(at);
        let around = |node: NodeId| code.enclosing(node, Shape::Function);
        let left = reaching(code, at.node, self.program.tables[at.file].member(class, name))?;
        let own = around(at.node);
        let is_own = |one: &Definition| matches!(one, Definition::Value(_, binder) if around(*binder) == own && own.is_some());
        left.iter().all(is_own).then(|| self.definitions(at.file, &left, depth + 1))
    }

    /// What is put into a member of an object after it was bound to a name, and what it was made with.
    pub(super) fn put(&self, file: usize, object: NodeId, made: NodeRef, member: &str, depth: u32) -> Option<Value> {
        let code = &self.program.files[file];
        let table = &self.program.tables[file];
        let name = code.name(object);
        let found = table.lookup(code, object, name);
        let puts = found.iter().flat_map(|one| table.filled(code, name, one)).filter(|(put, _)| *put == member).take(MOST_FILLED);
        let bound = found.iter().filter_map(|one| if let Definition::Value(_, binder) = one { Some(*binder) } else { None });
        let added = bound.flat_map(|binder| self.grown_member(file, binder, member));
        let mut values: Vec<Value> = puts.map(|(_, node)| node).chain(added).map(|node| self.eval(NodeRef { file, node }, depth)).collect();
        if values.is_empty() {
            return None;
        }
        values.extend(Some(self.object_part(made, member, depth)).filter(|value| !matches!(value, Value::Unknown(Why::Undeclared(_)))));
        Some(Value::choice(values))
    }

    /// What code of the same application puts into a member of what a library gives: `g.client = Client()`.
    fn put_into_imported(&self, file: usize, of: &Value, member: &str, depth: u32) -> Option<Value> {
        let Value::Symbol(module, path) = of else { return None };
        let last = path.rsplit('.').next().filter(|last| !last.is_empty()).unwrap_or(module);
        let is_seen = |put: &&NodeRef| self.program.owners[put.file] == self.program.owners[file] && (!self.code(**put).test || self.program.files[file].test);
        let is_same = |put: &&NodeRef| {
            let code = self.code(**put);
            let into = code.child(code.node(put.node).parent, Role::Left).and_then(|left| code.object(left));
            is_seen(put) && into.is_some_and(|node| self.eval(NodeRef { file: put.file, node }, depth + 1) == *of)
        };
        let mut put: Vec<&NodeRef> = self.program.put_outside(last, member).iter().filter(is_same).take(MOST_DERIVED).collect();
        // What a library gives to all may be the object that the application made of it.
        if put.is_empty() && !path.is_empty() {
            put = self.program.put_into_made(module, member).iter().filter(is_seen).take(MOST_DERIVED).collect();
        }
        let put = put.into_iter();
        let values: Vec<Value> = put.map(|put| self.eval(*put, depth + 1)).filter(|value| !value.is_nothing() && !value.is_empty()).collect();
        (!values.is_empty()).then(|| Value::choice(values))
    }

    /// A field of a value.
    pub(super) fn part(&self, of: Value, name: &str, depth: u32) -> Value {
        match of {
            Value::Record(entries) => {
                if let Some((_, value)) = entries.iter().rev().find(|(key, _)| key == name) {
                    return value.clone();
                }
                // What was checked stands under a name of the checker's own, or is it.
                if entries.last().is_some_and(|(key, _)| key == CHECKED) {
                    return Value::Record(entries);
                }
                match taken(entries).into_iter().find(|(key, _)| key == "...") {
                    Some((_, spread)) => self.part(spread, name, depth + 1),
                    None => Value::Unknown(Why::Undeclared(name.to_owned())),
                }
            }
            Value::List(parts) => match name.parse::<usize>() {
                Ok(index) => parts.get(index).cloned().unwrap_or(Value::Unknown(Why::Other)),
                Err(_) => Value::Unknown(Why::Call(name.to_owned())),
            },
            Value::Choice(parts) => Value::choice(taken(parts).into_iter().map(|part| self.part(part, name, depth + 1)).collect()),
            Value::Configured(key) => Value::Configured(format!("{key}.{name}")),
            // A piece of a text is as settled as the text.
            Value::Joined(_) | Value::Text(_) => of,
            Value::Symbol(module, path) => Value::Symbol(module, if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }),
            Value::Module(file) => self.exported(file, name, depth).unwrap_or(Value::Unknown(Why::Undeclared(name.to_owned()))),
            Value::Type(class) => self.members(class, name, depth).unwrap_or_else(|| Value::Unknown(self.absence(class, name, depth))),
            Value::Object(made) => self.object_part(made, name, depth),
            Value::Unknown(Why::Parameter(function, index, path)) => Value::Unknown(Why::Parameter(function, index, format!("{path}.{name}"))),
            Value::Unknown(why) => Value::Unknown(why),
            _ => Value::Unknown(Why::Other),
        }
    }

    /// A member of an object that a construction or call made.
    #[must_use]
    pub fn member_of(&self, made: NodeRef, name: &str) -> Value {
        self.steps.set(0);
        self.object_part(made, name, 0)
    }

    pub(super) fn object_part(&self, made: NodeRef, name: &str, depth: u32) -> Value {
        let code = self.code(made);
        for child in code.children(made.node).filter(|child| code.node(*child).shape == Shape::Initializer) {
            for entry in code.children(child) {
                if code.key_of(entry).as_deref() == Some(name)
                    && let Some(value) = code.value_of(entry)
                {
                    return self.eval(NodeRef { file: made.file, node: value }, depth);
                }
            }
        }
        let called = || code.callee(made.node).map(|callee| self.eval(NodeRef { file: made.file, node: callee }, depth + 1));
        let part_of = |class: NodeRef| {
            let part = || self.members(class, name, depth).map(|value| self.with_arguments(made, class, value, depth));
            self.made_with(made, class, name, depth).or_else(part)
        };
        let mut named = None;
        if let Some(callee) = code.callee_name(made.node)
            && let Some(class) = self.program.classes(callee, made.file).next()
            // A library's type of the name is another one; what is imported by its name may be a module that could not be followed.
            && !(code.callee(made.node).is_some_and(|callee| code.node(callee).shape == Shape::Member) && matches!(called(), Some(Value::Symbol(..))))
        {
            if let Some(value) = part_of(class) {
                return value;
            }
            named = Some(class);
        }
        match called() {
            // A type under another name: a method of the type itself makes an object by `cls()`.
            Some(Value::Type(class)) if named != Some(class) => part_of(class).unwrap_or_else(|| Value::Unknown(Why::Undeclared(name.to_owned()))),
            // The type may stand in a file that was not read yet.
            Some(Value::Unknown(why @ (Why::Unread(..) | Why::Undeclared(_)))) => Value::Unknown(why),
            Some(Value::Unknown(Why::Parameter(..))) if self.is_answer(made) => Value::Unknown(Why::Answer(made)),
            _ => Value::Unknown(Why::Undeclared(name.to_owned())),
        }
    }

    /// A member of a type of the repository, its bases and its other parts included.
    pub(super) fn members(&self, class: NodeRef, name: &str, depth: u32) -> Option<Value> {
        if depth > DEPTH {
            return None;
        }
        let lineage = self.program.lineage(class);
        for at in lineage {
            let found = self.program.tables[at.file].member(at.node, name);
            if !found.is_empty() {
                let value = self.definitions(at.file, found, depth + 1);
                if matches!(value, Value::Function(_) | Value::Type(_)) {
                    return Some(value);
                }
                let value = self.with_assigned(*at, name, self.with_others(*at, name, value, depth), depth);
                return Some(if *at == class { value } else { self.as_derived(class, value, depth) });
            }
        }
        // A type that is declared inside.
        let around = |inner: &NodeRef| self.code(*inner).enclosing(inner.node, Shape::Class).map(|node| NodeRef { file: inner.file, node });
        self.program
            .classes(name, class.file)
            .find(|inner| around(inner).is_some_and(|outer| lineage.contains(&outer)))
            .map(Value::Type)
            .or_else(|| self.left_to_derived(class, name, depth))
    }

    /// The value of a property of the own type that is read by its bare name, with what derived types have in its place.
    pub(super) fn overridden(&self, at: NodeRef, name: &str, found: &[Definition], own: Value, depth: u32) -> Value {
        let code = self.code(at);
        let is_property = |one: &Definition| matches!(one, Definition::Value(_, node) | Definition::Declared(node) if code.node(*node).shape == Shape::Field);
        let is_property = found.iter().any(is_property);
        if depth > DEPTH || !LANGUAGES[code.language].words.bare_members || !is_property && self.program.puts(name).is_empty() {
            return own;
        }
        let Some(class) = self.member_of_own(at, found) else { return own };
        let mut values = if is_property { self.of_derived(class, name, depth) } else { Vec::new() };
        if values.is_empty() {
            return self.with_puts(class, name, own, depth);
        }
        let own = match own {
            Value::Function(getter) if self.is_accessor(getter) => self.returned(getter, &[], depth + 1),
            own => Some(own),
        };
        values.extend(own.filter(|own| !matches!(own, Value::Unknown(Why::Undeclared(_)))));
        self.with_puts(class, name, Value::choice(values), depth)
    }

    /// What properties of a name are in the types derived from one: those of tests stand in for others where tests run alone.
    fn of_derived(&self, class: NodeRef, name: &str, depth: u32) -> Vec<Value> {
        let mut values = Vec::new();
        for derived in self.derived_in_use(class) {
            let (table, code) = (&self.program.tables[derived.file], self.code(derived));
            let is_property = |node: NodeId| code.node(node).shape == Shape::Field;
            let found: Vec<Definition> = table.member(derived.node, name).to_vec();
            if found.iter().any(|one| matches!(one, Definition::Value(_, node) if is_property(*node))) {
                values.push(self.definitions(derived.file, &found, depth + 1));
            } else if let Some(Definition::Function(getter)) =
                found.iter().find(|one| matches!(one, Definition::Function(getter) if self.is_accessor(NodeRef { file: derived.file, node: *getter })))
            {
                values.extend(self.returned(NodeRef { file: derived.file, node: *getter }, &[], depth + 1));
            }
        }
        values
    }

    /// Whether a function is what a property gives where it is read.
    pub(super) fn is_accessor(&self, function: NodeRef) -> bool {
        let code = self.code(function);
        !code.name(function.node).is_empty() && code.node(code.node(function.node).parent).shape == Shape::Field
    }

    /// Whether a type has a property of a name that is read and written by functions of its own.
    fn is_settable(&self, class: NodeRef, name: &str) -> bool {
        let found = self.program.lineage(class).iter().copied().map(|at| (at.file, self.program.tables[at.file].member(at.node, name))).find(|(_, found)| !found.is_empty());
        found.is_some_and(|(file, found)| found.iter().any(|one| matches!(one, Definition::Value(_, field) if self.is_written(file, *field))))
    }

    /// Whether a type itself has such a property, with a value from the start or without.
    fn has_setter(&self, class: NodeRef, name: &str) -> bool {
        let found = self.program.tables[class.file].member(class.node, name);
        found.iter().any(|one| matches!(one, Definition::Value(_, field) | Definition::Declared(field) if self.is_written(class.file, *field)))
    }

    fn is_written(&self, file: usize, field: NodeId) -> bool {
        let code = &self.program.files[file];
        let accessors = code.descendants(field).filter(|child| code.node(*child).shape == Shape::Function && !code.name(*child).is_empty());
        code.node(field).shape == Shape::Field && accessors.count() > 1
    }

    /// Why a type has no member of a name: one of its bases was not read, or nothing that was read declares it.
    fn absence(&self, class: NodeRef, name: &str, depth: u32) -> Why {
        let unread = self.program.lineage(class).iter().copied().find_map(|at| {
            let code = self.code(at);
            let bases = code.children(at.node).filter(|child| code.node(*child).role == Role::Base);
            bases
                .map(|base| self.eval(NodeRef { file: at.file, node: base }, depth + 1))
                .find_map(|value| if let Value::Unknown(why @ Why::Unread(..)) = value { Some(why) } else { None })
        });
        unread.unwrap_or_else(|| Why::Undeclared(name.to_owned()))
    }

    /// Whether an object is what something answers, and nothing that a container holds for the application.
    fn is_answer(&self, made: NodeRef) -> bool {
        let code = self.code(made);
        let is_named = code.node(made.node).shape == Shape::Call && code.callee_name(made.node).is_some();
        self.program.words(made.file).methods_answer && is_named && !self.is_held(made)
    }

    /// Whether a name is the space around all of one that the file imports: `System` in `System.Text.Json`.
    fn begins_import(&self, file: usize, name: &str) -> bool {
        self.program.tables[file].imports.iter().any(|(module, _)| module.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
    }

    /// Whether an object is what a method of something gives that is handed in and of no known type: no container of the application.
    pub(super) fn is_given_by_parameter(&self, made: NodeRef) -> bool {
        let code = self.code(made);
        let on = code.callee(made.node).filter(|_| code.node(made.node).shape == Shape::Call).and_then(|callee| code.object(callee));
        on.filter(|_| !self.is_held(made)).is_some_and(|on| {
            !self.program.is_own_object(made.file, on) && matches!(self.peek(made.file, on), Value::Unknown(Why::Parameter(..))) && self.declared_type(made.file, on).is_none()
        })
    }
}

impl Evaluator<'_> {}

/// The words of a name, with `_` between them: `ClientSecret` is `client_secret`.
fn spelt(name: &str) -> String {
    let mut text = String::with_capacity(name.len() + 4);
    for (at, letter) in name.char_indices() {
        if at > 0 && letter.is_uppercase() {
            text.push('_');
        }
        text.extend(letter.to_lowercase());
    }
    text
}
