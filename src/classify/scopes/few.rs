//! What can only be one of a few: by the type that is declared for it, or by the answers that the question for it allows.

use crate::classify::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::fact::{FactKind, ScopeState};
use crate::query::{Row, Subject};
use crate::resolve::{Definition, NodeRef, Value, Why, is_nothing};

/// Questions of one name, and names that stand for one another, that are looked at.
const MOST_QUESTIONS: usize = 256;
const MOST_NAMES: usize = 4;
/// Names of one type, and types from a value to what is read of it.
const MOST_TYPES: usize = 8;

impl Classifier<'_> {
    /// Whether the type of a parameter, or of what is read of it, has a fixed set of values.
    pub(super) fn is_of_few(&self, function: NodeRef, index: usize, path: &str) -> bool {
        let code = &self.program.files[function.file];
        let Some(parameter) = self.program.parameters(function).nth(index) else { return false };
        let Some(of) = code.child(parameter, Role::Type) else { return self.program.words(function.file).listed_type.is_none() && is_declared_as_texts(code.text(parameter)) };
        let mut at = NodeRef { file: function.file, node: of };
        for field in path.split('.').skip(1).take(MOST_TYPES) {
            if self.has_few(at) {
                return true;
            }
            match self.type_of_field(at, field) {
                Some(of) => at = of,
                None => return false,
            }
        }
        self.has_few(at)
    }

    /// Whether the declared type of a parameter is one of settings: whoever hands it in, configuration fills its members.
    pub(super) fn is_of_settings(&self, function: NodeRef, parameter: NodeId) -> bool {
        let code = &self.program.files[function.file];
        let named = || self.is_called_settings(function.file, code.name(parameter));
        let Some(of) = code.child(parameter, Role::Type) else { return named() };
        let classes = self.names_of_type(NodeRef { file: function.file, node: of }).filter_map(|name| self.eval.class_of(function.file, name));
        classes.flat_map(|class| self.program.lineage(class).iter().copied()).any(|class| self.program.bases(class).any(|base| self.eval.is_configured(class.file, base)))
            || named()
    }

    /// The elements of lists, one of which is passed for a parameter of a type of the repository.
    pub(super) fn elements_passed(&self, function: NodeRef, parameter: NodeId, passed: &Value) -> Option<Value> {
        let lists = if let Value::Choice(lists) = passed { lists.as_slice() } else { std::slice::from_ref(passed) };
        let elements = lists.iter().map(|list| if let Value::List(parts) = list { Some(parts.as_slice()) } else { None });
        let elements = elements.collect::<Option<Vec<&[Value]>>>().filter(|elements| !elements.is_empty())?.concat();
        let code = &self.program.files[function.file];
        let of = code.child(parameter, Role::Type).filter(|of| matches!(code.node(*of).shape, Shape::Name | Shape::Member))?;
        self.eval.class_of(function.file, of)?;
        let is_given = |part: &Value| matches!(part, Value::Unknown(_) | Value::Object(_));
        let is_open = |part: &Value| is_given(part) || matches!(part, Value::Joined(parts) if parts.iter().all(is_given));
        elements.iter().all(is_open).then(|| if elements.is_empty() { Value::Unknown(Why::Other) } else { Value::choice(elements) })
    }

    /// Whether a parameter is called what people call settings, by its whole name or the last word of it: `graph_config`.
    fn is_called_settings(&self, file: usize, name: &str) -> bool {
        let last = name.rsplit('_').next().unwrap_or(name);
        self.set(file).named(Subject::Reference, &format!("{last}[]")).any(|row| row.fact == FactKind::Configured && row.taken())
    }

    /// The declared type of a member of a type.
    fn type_of_field(&self, of: NodeRef, field: &str) -> Option<NodeRef> {
        let class = self.names_of_type(of).find_map(|name| self.eval.class_of(of.file, name))?;
        let code = &self.program.files[class.file];
        self.program.tables[class.file].member(class.node, field).iter().find_map(|one| {
            let (Definition::Value(_, binder) | Definition::Declared(binder)) = one else { return None };
            let holder = if code.node(code.node(*binder).parent).shape == Shape::Declaration { code.node(*binder).parent } else { *binder };
            code.child(holder, Role::Type).map(|node| NodeRef { file: class.file, node })
        })
    }

    /// The names in a declared type.
    fn names_of_type(&self, of: NodeRef) -> impl Iterator<Item = NodeId> + '_ {
        let code = &self.program.files[of.file];
        let is_name = |node: &NodeId| matches!(code.node(*node).shape, Shape::Name | Shape::Member);
        std::iter::once(of.node).chain(code.descendants(of.node)).filter(is_name).take(MOST_TYPES)
    }

    /// Whether a declared type has a fixed set of values: one of texts that are written out, or an enumeration of the repository.
    fn has_few(&self, of: NodeRef) -> bool {
        let code = &self.program.files[of.file];
        let words = self.program.words(of.file);
        let mut found = false;
        for name in self.names_of_type(of) {
            if words.open_types.contains(&code.name(name)) {
                return false;
            }
            match self.eval.value(of.file, name) {
                Value::Type(class) if self.is_enumeration(class) => found = true,
                Value::Choice(parts) if parts.iter().all(|part| part.as_text().is_some()) => found = true,
                value => self.eval.want(of.file, &value),
            }
            found |= words.listed_type == Some(code.name(name)) && self.lists_texts(of.file, name);
        }
        found
    }

    /// Whether what stands behind the type that lists texts are such.
    fn lists_texts(&self, file: usize, name: NodeId) -> bool {
        let source = &self.program.files[file].source.text;
        let behind = source[self.program.files[file].node(name).span.end as usize..].trim_start();
        let listed = behind.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        listed.is_some_and(|(texts, _)| are_texts(texts.trim_end().trim_end_matches(',')))
    }

    /// Whether a type of the repository is an enumeration, by the word before its name or by its base.
    fn is_enumeration(&self, class: NodeRef) -> bool {
        let code = &self.program.files[class.file];
        let head = code.text(class.node).split(code.name(class.node)).next().unwrap_or("");
        let words = self.program.words(class.file).enumerations;
        words.iter().any(|word| word.strip_suffix(' ').is_some_and(|word| head.split_whitespace().any(|one| one == word)))
            || self.program.bases(class).any(|base| words.contains(&base.rsplit('.').next().unwrap_or(base)))
    }

    /// Whether what a name stands for is an answer to a question that allows a fixed set of them.
    pub(super) fn is_allowed(&self, file: usize, name: NodeId) -> bool {
        let code = &self.program.files[file];
        let mut name = name;
        for _ in 0..MOST_NAMES {
            let found = self.program.tables[file].lookup(code, name, code.name(name));
            match found {
                [Definition::Value(value, _)] if code.node(*value).shape == Shape::Name => name = *value,
                [Definition::Value(value, _)] if code.node(*value).shape == Shape::Member => return self.is_answer_allowed(file, *value),
                [Definition::Value(value, _)] => return self.allows_few(file, *value),
                [Definition::Parameter(function, index, parameter, _)] => {
                    let function = NodeRef { file, node: *function };
                    let asking = |decorator: &NodeId| self.question(file, *decorator).is_some_and(|row| self.asks_for(file, *decorator, row, code.name(*parameter)));
                    return self.is_of_few(function, *index, code.name(*parameter))
                        || self.program.decorators(function).into_iter().find(asking).is_some_and(|decorator| self.allows_few(file, decorator));
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether what is read of the answers to questions is one that its question allows.
    pub(super) fn is_answer_allowed(&self, file: usize, member: NodeId) -> bool {
        let code = &self.program.files[file];
        let is_asked = |object: NodeId| matches!(self.eval.value(file, object), Value::Unknown(crate::resolve::Why::Input(_)));
        code.node(member).role != Role::Callee && code.object(member).is_some_and(is_asked) && self.is_option_allowed(file, code.name(member))
    }

    /// Whether all questions of an application for an option of a name allow a fixed set of answers.
    pub(super) fn is_option_allowed(&self, file: usize, option: &str) -> bool {
        let mut asked = false;
        for row in self.set(file).of(Subject::Call).filter(|row| row.fact == FactKind::Input && row.asks.is_some()) {
            let of_application = |call: &&NodeRef| self.program.owners[call.file] == self.program.owners[file];
            for call in self.program.calls(&row.name).iter().filter(of_application).take(MOST_QUESTIONS) {
                if self.asks_for(call.file, call.node, row, option) {
                    if !self.allows_few(call.file, call.node) {
                        return false;
                    }
                    asked = true;
                }
            }
        }
        asked
    }

    /// The row of a call that asks, and may be told the only answers that it allows.
    fn question(&self, file: usize, call: NodeId) -> Option<&Row> {
        let (code, set) = (&self.program.files[file], self.set(file));
        let callee = code.callee(call).filter(|_| code.node(call).shape == Shape::Call)?;
        let asks = |row: &&Row| row.fact == FactKind::Input && row.answers.is_some();
        let dotted = code.dotted(callee);
        let at_home = || self.eval.at_home(file, &dotted).and_then(|name| set.named(Subject::Reference, &name).find(asks));
        set.named(Subject::Reference, &dotted).find(asks).or_else(at_home).or_else(|| set.named(Subject::Call, code.callee_name(call)?).find(asks))
    }

    /// Whether a question asks for an option, under one of the names that it gives it: `"--scope"`, `dest="scope"`.
    fn asks_for(&self, file: usize, call: NodeId, row: &Row, option: &str) -> bool {
        let is_it = |text: &str| text.trim_start_matches('-').replace('-', "_").eq_ignore_ascii_case(option);
        row.asks.iter().flatten().any(|path| self.select_path(file, call, path).iter().flat_map(|one| one.value.texts()).any(is_it))
    }

    /// Whether a call that asks is told a fixed set of answers.
    fn allows_few(&self, file: usize, call: NodeId) -> bool {
        let Some(answers) = self.question(file, call).and_then(|row| row.answers.as_ref()) else { return false };
        let selected = self.select(file, call, answers);
        !selected.is_empty() && selected.iter().all(|one| is_fixed(&one.value))
    }
}

/// Whether a type is made of texts that are written out, and of nothing at the most.
fn are_texts(text: &str) -> bool {
    let mut parts = text.split([',', '|']).map(str::trim).filter(|part| !is_nothing(part)).peekable();
    let is_text = |part: &str| part.len() > 1 && part.starts_with(['"', '\'']) && part.ends_with(['"', '\'']);
    parts.peek().is_some() && parts.all(is_text)
}

/// Whether a declaration without a default puts such a type behind its name: `scope: "a" | "b"`.
fn is_declared_as_texts(declaration: &str) -> bool {
    declaration.split_once(':').is_some_and(|(name, of)| !name.contains(['"', '\'', '=', '{']) && are_texts(of))
}

/// Whether a value is a set of which all is known, and not nothing.
fn is_fixed(value: &Value) -> bool {
    matches!(value, Value::List(_) | Value::Record(_) | Value::Choice(_) | Value::Joined(_) | Value::Type(_)) && value.scope_state().0 <= ScopeState::Configured
}
