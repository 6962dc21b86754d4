//! The elements of a tuple: by their places, and by the names that a type or the tuple itself gives them.

use super::Evaluator;
use crate::code::{NodeId, Role, Shape};
use crate::resolve::{Definition, NodeRef, Value};

/// Steps from an expression to where the elements of its tuple are named.
const MOST_STEPS: u32 = 8;

impl Evaluator<'_> {
    /// An element of a tuple that a member names: `pair.Item2`, `api.Scopes`.
    pub(super) fn element(&self, at: NodeRef, object: NodeId, of: &Value, depth: u32) -> Option<Value> {
        let prefix = self.program.words(at.file).elements?;
        let is_tuple = |value: &Value| matches!(value, Value::List(_));
        if !is_tuple(of) && !matches!(of, Value::Choice(parts) if parts.iter().any(is_tuple)) {
            return None;
        }
        let name = self.code(at).name(at.node);
        let counted = name.strip_prefix(prefix).and_then(|place| place.parse::<usize>().ok()?.checked_sub(1));
        let place = counted.or_else(|| self.place_in_tuple(NodeRef { file: at.file, node: object }, name, 0))?;
        Some(self.part(of.clone(), &place.to_string(), depth))
    }

    /// At which place of the tuple that an expression is the element of a name stands.
    fn place_in_tuple(&self, at: NodeRef, name: &str, steps: u32) -> Option<usize> {
        if steps > MOST_STEPS {
            return None;
        }
        let code = self.code(at);
        let of = |file: usize, node: NodeId| NodeRef { file, node };
        let declared = |holder: NodeRef| self.code(holder).child(holder.node, Role::Type).and_then(|typed| place_in_type(self.code(holder).text(typed), name));
        match code.node(at.node).shape {
            Shape::List => code.children(at.node).position(|child| code.node(child).shape == Shape::Argument && code.is_key(child, name)).or_else(|| {
                // A list of tuples that are all alike.
                let first = code.children(at.node).find(|child| code.node(*child).role != Role::Type)?;
                self.place_in_tuple(of(at.file, code.value_of(first).unwrap_or(first)), name, steps + 1)
            }),
            Shape::Call => {
                let Value::Function(function) = self.peek(at.file, code.callee(at.node)?) else { return None };
                declared(function)
            }
            Shape::Index => self.place_in_tuple(of(at.file, code.object(at.node)?), name, steps + 1),
            Shape::Name | Shape::Member => {
                let by = |file: usize, one: &Definition| match one {
                    Definition::Value(value, binder) => {
                        let holder = of(file, *binder);
                        let around = of(file, self.code(holder).node(*binder).parent);
                        declared(holder).or_else(|| declared(around)).or_else(|| self.place_in_tuple(of(file, *value), name, steps + 1))
                    }
                    Definition::Declared(node) | Definition::Parameter(_, _, node, _) => {
                        declared(of(file, *node)).or_else(|| declared(of(file, self.program.files[file].node(*node).parent)))
                    }
                    Definition::Function(node) => declared(of(file, *node)),
                    Definition::Loop(node, _) => self.place_in_tuple(of(file, *node), name, steps + 1),
                    _ => None,
                };
                let own = code.object(at.node).is_none_or(|object| self.program.is_own_object(at.file, object));
                if code.node(at.node).shape == Shape::Name {
                    return self.program.tables[at.file].lookup(code, at.node, code.name(at.node)).iter().find_map(|one| by(at.file, one));
                }
                let class = if own { of(at.file, code.enclosing(at.node, Shape::Class)?) } else { self.class_behind(at.file, code.object(at.node)?)? };
                let member = code.name(at.node);
                self.program.lineage(class).iter().find_map(|class| self.program.tables[class.file].member(class.node, member).iter().find_map(|one| by(class.file, one)))
            }
            _ => None,
        }
    }
}

/// At which place a type names an element of a tuple: `Task<(string Address, string[] Scopes)>`.
fn place_in_type(text: &str, name: &str) -> Option<usize> {
    let inside = text.get(text.find('(')? + 1..text.rfind(')')?)?;
    let mut depth = 0_usize;
    let parts = inside.split(|letter: char| {
        match letter {
            '(' | '<' | '[' => depth += 1,
            ')' | '>' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0
    });
    parts.take(64).position(|part| part.trim_end().strip_suffix(name).is_some_and(|of| of.ends_with(char::is_whitespace)))
}

#[cfg(test)]
mod tests {
    use super::place_in_type;

    #[test]
    fn a_type_names_the_elements_of_its_tuple() {
        let of = "Task<(string Address, Dictionary<string, int> Map, (int A, int B) Pair, string[] Scopes)>";
        assert_eq!(["Address", "Map", "Pair", "Scopes", "B", "Other"].map(|name| place_in_type(of, name)), [Some(0), Some(1), Some(2), Some(3), None, None]);
        assert_eq!(place_in_type("string[]", "Length"), None);
    }
}
