//! The type of a construction that leaves it out: what is declared for its place, as far as its own file tells.

use crate::code::{Code, NodeId, Role, Shape};
use crate::language::LANGUAGES;

/// Steps from a construction up to what declares its type.
const MOST_STEPS: usize = 12;
/// Nodes of a function that are looked through for the variable that a construction is assigned to.
const MOST_NODES: NodeId = 2_000;

impl Code {
    /// The type that is declared for the place of a construction; of a call to the base constructor, the base.
    pub(super) fn target_type(&self, construction: NodeId) -> Option<NodeId> {
        let mut at = construction;
        // An element of a collection has the type that the collection's is made with.
        let mut element = false;
        for up in self.ancestors(construction).take(MOST_STEPS) {
            let of = match self.node(up).shape {
                Shape::Function if self.node(at).role == Role::Body => Some(self.type_given(up)),
                Shape::Function => {
                    let class = self.enclosing(up, Shape::Class)?;
                    return self.child(class, Role::Base);
                }
                Shape::Return => Some(self.enclosing(up, Shape::Function).and_then(|function| self.type_given(function))),
                Shape::Binding | Shape::Field => Some(self.type_declared(up)),
                // `["key"] = new(…)` in an initializer.
                Shape::Assign if self.child(up, Role::Left).is_some_and(|left| self.node(left).shape != Shape::Name && self.node(left).shape != Shape::Member) => None,
                Shape::Assign => Some(self.child(up, Role::Left).and_then(|left| self.type_of_variable(up, self.name(left)))),
                Shape::Argument => Some(self.type_of_parameter(up, at)),
                Shape::Choice | Shape::Binary | Shape::New => None,
                Shape::List | Shape::Initializer => {
                    element = true;
                    None
                }
                _ => return None,
            };
            if let Some(of) = of {
                return of.and_then(|of| if element { self.last_argument(of) } else { Some(of) });
            }
            at = up;
        }
        None
    }

    /// The type that a function gives: what it declares, or, of one without a name, what is declared for it. A task gives what it is made with.
    fn type_given(&self, function: NodeId) -> Option<NodeId> {
        let Some(of) = self.child(function, Role::Type) else {
            let holder = self.node(function).parent;
            let declared = matches!(self.node(holder).shape, Shape::Binding | Shape::Field).then(|| self.type_declared(holder))??;
            return self.last_argument(declared);
        };
        let awaited = LANGUAGES[self.language].words.awaited.contains(&self.name(of));
        if awaited { self.last_argument(of) } else { Some(of) }
    }

    fn last_argument(&self, of: NodeId) -> Option<NodeId> {
        self.children(of).filter(|child| self.node(*child).role == Role::TypeArgument).last()
    }

    /// The type that a variable, field or property declares.
    fn type_declared(&self, holder: NodeId) -> Option<NodeId> {
        let outer = self.node(holder).parent;
        let declaration = if self.node(outer).shape == Shape::Declaration { outer } else { holder };
        self.child(declaration, Role::Type)
    }

    /// The type of a variable, parameter or member of the file that is seen from a node.
    fn type_of_variable(&self, from: NodeId, name: &str) -> Option<NodeId> {
        let named = |id: &NodeId| matches!(self.node(*id).shape, Shape::Binding | Shape::Field | Shape::Parameter) && self.name(*id) == name;
        self.ancestors(from).find_map(|up| match self.node(up).shape {
            Shape::Function => {
                let end = self.node(up).end.min(up + MOST_NODES);
                (up..end).find(named).and_then(|binder| self.type_declared(binder))
            }
            Shape::Class => {
                let members =
                    self.children(up).flat_map(|member| std::iter::once(member).chain(self.children(member).filter(move |_| self.node(member).shape == Shape::Declaration)));
                members.into_iter().find(named).and_then(|member| self.type_declared(member))
            }
            _ => None,
        })
    }

    /// The type of the parameter that an argument is handed as, of a function of the class around it.
    fn type_of_parameter(&self, argument: NodeId, value: NodeId) -> Option<NodeId> {
        let call = Some(self.node(argument).parent).filter(|call| self.node(*call).shape == Shape::Call)?;
        let callee = self.child(call, Role::Callee)?;
        let own = match self.node(callee).shape {
            Shape::Name => true,
            Shape::Member => self.object(callee).is_some_and(|object| self.node(object).shape == Shape::This),
            _ => false,
        };
        let class = self.enclosing(call, Shape::Class).filter(|_| own)?;
        let function = self.children(class).find(|member| self.node(*member).shape == Shape::Function && self.name(*member) == self.name(callee))?;
        let parameters = || self.children(function).filter(|child| self.node(*child).shape == Shape::Parameter);
        let index = self.positional(call).position(|given| given == value);
        let parameter = match index {
            Some(index) => parameters().nth(index),
            None => parameters().find(|parameter| self.name(*parameter) == self.name(argument)),
        };
        self.child(parameter?, Role::Type)
    }
}
