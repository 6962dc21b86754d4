//! What the parameters of a function define.

use super::{Definition, MOST_PATTERNS, SymbolTable};
use crate::code::{Code, NodeId, Role, Shape};
use crate::language::LANGUAGES;
use crate::source::Span;

impl SymbolTable {
    /// The names of a function's parameters, in the function, and in the class whose constructor it is where they are members as well.
    pub(super) fn parameters(&mut self, code: &Code, id: NodeId, class: Option<NodeId>) {
        for (index, parameter) in code.children(id).filter(|child| code.node(*child).role == Role::Parameter && !is_own_parameter(code, *child)).enumerate() {
            let definition = Definition::Parameter(id, index, parameter, None);
            if code.node(parameter).shape == Shape::Pattern {
                self.taken_apart(code, &definition, parameter, "", MOST_PATTERNS);
            } else {
                self.define(id, code.name(parameter), definition.clone());
                if let Some(pattern) = code.child(parameter, Role::Pattern) {
                    self.taken_apart(code, &definition, pattern, "", MOST_PATTERNS);
                }
                // A constructor's parameter may be a property of the class in the same breath.
                if let Some(class) = class
                    && LANGUAGES[code.language].words.constructor == Some(code.name(id))
                    && first_word(code, parameter).is_some_and(|first| LANGUAGES[code.language].words.member_marks.contains(&first))
                {
                    self.define_member(class, code.name(parameter), definition.clone());
                }
            }
        }
    }

    /// Defines the names of a pattern that takes a parameter apart, each with the keys that lead to it; what an element or the rest is called leads nowhere.
    fn taken_apart(&mut self, code: &Code, whole: &Definition, pattern: NodeId, keys: &str, levels: usize) {
        let Definition::Parameter(function, index, parameter, _) = *whole else { return };
        let part = |name: NodeId, key: &str| Definition::Parameter(function, index, parameter, Some(format!("{}{keys}.{key}", code.name(name))));
        match code.node(pattern).shape {
            Shape::Pattern if levels > 0 => {
                for child in code.children(pattern) {
                    match code.node(child).shape {
                        Shape::Shorthand => self.define(function, code.name(child), part(child, code.name(child))),
                        // One that has a default: the rest of a record has no value.
                        Shape::Parameter if code.child(child, Role::Value).is_some() => self.define(function, code.name(child), part(child, code.name(child))),
                        Shape::Entry => {
                            let (Some(key), Some(value)) = (code.key_of(child), code.child(child, Role::Value)) else { continue };
                            let inner = Some(value).filter(|value| code.node(*value).shape == Shape::Pattern).or_else(|| code.child(value, Role::Pattern));
                            match inner.filter(|inner| code.node(*inner).shape == Shape::Pattern) {
                                Some(inner) => self.taken_apart(code, whole, inner, &format!("{keys}.{key}"), levels - 1),
                                None => self.define(function, code.name(value), part(value, &key)),
                            }
                        }
                        _ => self.taken_whole(code, whole, child),
                    }
                }
            }
            _ => self.taken_whole(code, whole, pattern),
        }
    }

    /// Defines the names of a part of a pattern as what the parameter is handed.
    fn taken_whole(&mut self, code: &Code, whole: &Definition, part: NodeId) {
        let Definition::Parameter(function, ..) = *whole else { return };
        for name in std::iter::once(part).chain(code.descendants(part)).filter(|at| matches!(code.node(*at).shape, Shape::Shorthand | Shape::Name)) {
            self.define(function, code.name(name), whole.clone());
        }
    }
}

/// The word that a parameter begins with, behind what decorates it: `@Inject(TOKEN) private readonly x: T`.
fn first_word(code: &Code, parameter: NodeId) -> Option<&str> {
    let node = code.node(parameter);
    let before = |child: &NodeId| code.node(*child).role == Role::Child && code.node(*child).span.end <= node.name.start;
    let start = code.children(parameter).filter(before).map(|child| code.node(child).span.end).max().unwrap_or(node.span.start);
    code.source.slice(Span { start, end: node.span.end }).split_whitespace().next()
}

/// Whether a parameter only says of which type the function's object is.
pub(in crate::resolve) fn is_own_parameter(code: &Code, parameter: NodeId) -> bool {
    LANGUAGES[code.language].words.own_parameter.is_some_and(|mark| code.text(parameter).starts_with(mark))
}
