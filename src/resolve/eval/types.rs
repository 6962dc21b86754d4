//! The types that code declares for its values.

use super::{Evaluator, Meaning};
use crate::code::{Code, NodeId, Role, Shape};
use crate::resolve::{Definition, NodeRef, Value, Why};

impl Evaluator<'_> {
    /// What a declared type says of a value that is not known otherwise: that configuration, or a request, stands behind it.
    pub(super) fn by_type(&self, at: NodeRef, value: Value) -> Value {
        let open = |value: &Value| matches!(value, Value::Unknown(Why::Parameter(..) | Why::Undeclared(_) | Why::Answer(_) | Why::Other | Why::Call(_)) | Value::Object(_));
        let is_open = |part: &Value| open(part) || matches!(part, Value::Configured(_));
        if !open(&value) && !matches!(&value, Value::Choice(parts) if parts.is_empty() || parts.iter().any(open) && parts.iter().all(is_open)) {
            return value;
        }
        self.declared_type(at.file, at.node).and_then(|name| self.meaning_of(at.file, &name)).unwrap_or(value)
    }

    /// The type of the repository that an expression is declared to have.
    #[must_use]
    pub fn declared_class(&self, file: usize, expression: NodeId) -> Option<NodeRef> {
        let name = self.declared_type(file, expression)?;
        self.program.classes(&name, file).next()
    }

    /// The name of the type that an expression is declared to have.
    #[must_use]
    pub fn declared_type(&self, file: usize, expression: NodeId) -> Option<String> {
        let code = &self.program.files[file];
        let node = code.node(expression);
        match node.shape {
            Shape::Name => {
                let found = self.program.tables[file].lookup(code, expression, code.name(expression));
                if found.is_empty() { self.type_in_bases(file, expression) } else { self.type_by(file, found) }
            }
            Shape::Member => {
                let object = code.object(expression)?;
                if !self.program.is_own_object(file, object) {
                    // A member of another class of the repository.
                    return self.type_in(self.class_behind(file, object)?, code.name(expression));
                }
                let class = code.enclosing(expression, Shape::Class)?;
                let found = self.program.tables[file].member(class, code.name(expression));
                if found.is_empty() { self.type_in_bases(file, expression) } else { self.type_by(file, found) }
            }
            _ => None,
        }
    }

    /// The type of the repository that an object is of.
    pub(super) fn class_behind(&self, file: usize, object: NodeId) -> Option<NodeRef> {
        match self.peek(file, object) {
            Value::Type(class) => Some(class),
            Value::Object(made) => self.class_made(made),
            _ => self.declared_class(file, object),
        }
    }

    /// The type that a member of a type, or of one of its bases, is declared to have.
    fn type_in(&self, class: NodeRef, name: &str) -> Option<String> {
        self.program.lineage(class).iter().find_map(|at| self.program.tables[at.file].member(at.node, name).iter().find_map(|one| self.type_of(at.file, one)))
    }

    /// The same of a member that the type around a name does not declare itself: another part of it does, or one of its bases.
    fn type_in_bases(&self, file: usize, expression: NodeId) -> Option<String> {
        let code = &self.program.files[file];
        let class = NodeRef { file, node: code.enclosing(expression, Shape::Class)? };
        (self.program.bases(class).next().is_some() || self.has_parts(class)).then(|| self.type_in(class, code.name(expression)))?
    }

    /// Whether a type says that it is written in several parts.
    pub(super) fn has_parts(&self, class: NodeRef) -> bool {
        let code = self.code(class);
        let head = || code.source.text.get(code.node(class.node).span.start as usize..code.node(class.node).name.start as usize).unwrap_or_default();
        self.program.words(class.file).parts_mark.is_some_and(|mark| head().split_whitespace().any(|word| word == mark))
    }

    /// The type of the parameter that a member only keeps.
    pub(super) fn type_handed_in(&self, file: usize, definition: &Definition) -> Option<String> {
        let code = &self.program.files[file];
        let Definition::Value(value, binder) = definition else { return None };
        if code.node(*value).shape != Shape::Name || code.child(*binder, Role::Left).is_none_or(|left| code.node(left).shape != Shape::Member) {
            return None;
        }
        let found = self.program.tables[file].lookup(code, *value, code.name(*value));
        found.iter().filter(|one| matches!(one, Definition::Parameter(..))).find_map(|one| self.type_of(file, one))
    }

    /// The name of the type that a definition declares.
    pub(super) fn type_of(&self, file: usize, definition: &Definition) -> Option<String> {
        let code = &self.program.files[file];
        let Some(of) = type_declared(code, definition) else { return self.injected(file, definition) };
        match code.node(of).shape {
            Shape::Name | Shape::Member => Some(code.name(of).to_owned()).filter(|name| !self.program.words(file).plain_types.contains(&name.as_str())),
            _ => {
                let mut names = code.descendants(of).filter(|id| code.node(*id).shape == Shape::Name).map(|id| code.name(id));
                let wraps = names.next().is_some_and(|name| self.program.words(file).wrappers.contains(&name));
                names.next().filter(|name| wraps && !self.program.words(file).plain_types.contains(name)).map(str::to_owned)
            }
        }
    }

    /// The name of what a parameter is handed by position.
    fn injected(&self, file: usize, definition: &Definition) -> Option<String> {
        let Definition::Parameter(function, index, ..) = definition else { return None };
        self.program.tables[file].injected(&self.program.files[file], *function, *index)
    }

    /// The name under which what a name stands for is handed to the function around it.
    #[must_use]
    pub fn injected_name(&self, file: usize, name: NodeId) -> Option<String> {
        let code = &self.program.files[file];
        self.program.tables[file].lookup(code, name, code.name(name)).iter().find_map(|one| self.injected(file, one))
    }

    /// Whether a member is marked as one that a person or a request fills, or is a marked member of a type that is marked so.
    pub(super) fn is_filled_by_a_person(&self, file: usize, member: NodeId) -> bool {
        let code = &self.program.files[file];
        let mut marks = code.children(member).filter(|child| code.node(*child).shape == Shape::Call && code.node(*child).role == Role::Child).peekable();
        if code.node(member).shape != Shape::Field || marks.peek().is_none() {
            return false;
        }
        let is_input = |mark: NodeId| code.callee_name(mark).is_some_and(|name| (self.meaning)(file, &format!("{name}()")) == Some(Meaning::Input));
        let Some(class) = code.enclosing(member, Shape::Class) else { return false };
        marks.any(is_input) || code.children(class).filter(|child| code.node(*child).shape == Shape::Call).any(is_input)
    }

    /// Whether a mark before a parameter says that a request fills it: `@Query("scope") scope`.
    pub(super) fn is_filled_by_a_request(&self, file: usize, parameter: NodeId) -> bool {
        let code = &self.program.files[file];
        let mut marks = code.children(parameter).filter(|child| code.node(*child).shape == Shape::Call && code.node(*child).role == Role::Child);
        code.node(parameter).shape == Shape::Parameter
            && marks.any(|mark| code.callee_name(mark).is_some_and(|name| (self.meaning)(file, &format!("{name}()")) == Some(Meaning::Input)))
    }

    /// What a decorator of a function gives to a parameter: what a person hands in, where it names the parameter, or what it reads from settings.
    pub(super) fn decorated(&self, function: NodeRef, parameter: &str) -> Option<Value> {
        let code = self.code(function);
        self.program.decorators(function).into_iter().find_map(|decorator| {
            let names = || code.positional(decorator).filter_map(|one| code.plain(one)).any(|text| text.trim_start_matches('-').replace('-', "_").eq_ignore_ascii_case(parameter));
            match self.meaning_at(function.file, &code.dotted(code.callee(decorator)?))? {
                Meaning::Input if names() => Some(Value::Unknown(Why::Input(parameter.to_owned()))),
                Meaning::Configured => Some(Value::Configured(parameter.to_owned())),
                _ => None,
            }
        })
    }

    /// Whether a function is registered with an object of somebody else's by what decorates it, to be called with what comes from outside: `@app.post("/")`.
    #[must_use]
    pub fn is_registered(&self, function: NodeRef) -> bool {
        let code = self.code(function);
        self.program.decorators(function).into_iter().any(|decorator| {
            let named = if code.node(decorator).shape == Shape::Call { code.callee(decorator) } else { Some(decorator) };
            let object = named.filter(|named| code.node(*named).shape == Shape::Member).and_then(|named| code.object(named));
            object.is_some_and(|object| matches!(self.peek(function.file, object), Value::Object(made) if self.class_made(made).is_none()))
        })
    }

    /// The class of the repository that the name of a constructed type means.
    #[must_use]
    pub fn class_of(&self, file: usize, name: NodeId) -> Option<NodeRef> {
        match self.peek(file, name) {
            Value::Type(class) => Some(class),
            _ => None,
        }
    }

    /// The type of the repository that is named with the space of names that it is declared in, or the end of that: `Orders.Keys`.
    pub(super) fn by_full_name(&self, at: NodeRef, space: NodeId) -> Option<NodeRef> {
        let code = self.code(at);
        self.declared_in(at.file, &code.dotted(space), code.name(at.node))
    }

    /// The same by the space's name, which may be that of a type around it.
    pub(super) fn declared_in(&self, file: usize, space: &str, name: &str) -> Option<NodeRef> {
        let mark = self.program.words(file).space_mark.filter(|_| !space.is_empty())?;
        let is_meant = |declared: &str| declared.strip_suffix(space).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        // Of several in one file, that one counts which is declared last before the type, where it is meant.
        let is_below = |class: &NodeRef| {
            let (spaces, start) = (self.spaces(class.file, mark), self.code(*class).node(class.node).span.start);
            spaces[..spaces.partition_point(|(at, _)| *at < start)].last().is_some_and(|(_, last)| is_meant(last))
        };
        let declares = |class: &NodeRef| self.spaces(class.file, mark).iter().any(|(_, declared)| is_meant(declared));
        let outer = space.rsplit('.').next();
        let is_inside = |class: &NodeRef| {
            let code = self.code(*class);
            code.enclosing(class.node, Shape::Class).is_some_and(|around| outer == Some(code.name(around)))
        };
        let known = || self.program.classes(name, file);
        known().find(is_below).or_else(|| known().find(declares)).or_else(|| known().find(is_inside))
    }

    /// The class of the repository that a construction makes an object of.
    pub fn class_made(&self, made: NodeRef) -> Option<NodeRef> {
        let code = self.code(made);
        let callee = code.callee(made.node)?;
        if code.node(made.node).shape == Shape::Call {
            // A container gives an object of the type that it is asked for.
            let asked = code.children(callee).find(|child| code.node(*child).role == Role::TypeArgument);
            return match (self.peek(made.file, callee), asked) {
                (Value::Type(class), _) => Some(class),
                (Value::Function(_), _) => None,
                (_, Some(asked)) => self.program.classes(code.name(asked), made.file).next(),
                _ => None,
            };
        }
        let name = code.callee_name(made.node)?;
        // A name that is brought in from a library, or is a member of one, is not the repository's type of that name.
        let is_brought = self.program.tables[made.file].lookup(code, callee, name).iter().any(|one| matches!(one, Definition::Import(..)));
        match self.peek(made.file, callee) {
            Value::Type(class) => Some(class),
            Value::Symbol(..) => None,
            _ if is_brought => None,
            _ => self.program.classes(name, made.file).next(),
        }
    }
}

/// The node of the type that a definition of a variable, member or parameter declares, where it declares one.
pub(super) fn type_declared(code: &Code, definition: &Definition) -> Option<NodeId> {
    let (Definition::Value(_, node) | Definition::Declared(node) | Definition::Parameter(_, _, node, _)) = definition else { return None };
    let holder = if code.node(code.node(*node).parent).shape == Shape::Declaration { code.node(*node).parent } else { *node };
    code.child(holder, Role::Type)
}
