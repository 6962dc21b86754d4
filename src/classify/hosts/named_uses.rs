//! Strings whose variable, or whose receiver in the repository, says more than the place at which they stand: what is done with them there decides.

use crate::classify::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::language::{LANGUAGES, Modules};
use crate::query::{Guard, Row, Subject, plain_key};
use crate::resolve::{NodeRef, Value};

/// Levels above a string at which the variable that it is bound to is looked for, and the call that it is handed to.
const NEAR: usize = 4;

impl Classifier<'_> {
    /// Whether the variable that a string is bound to is only read where this host is none in use: where a row speaks of this host alone, or where nothing else
    /// can read it, wherever no string counts.
    pub(in crate::classify) fn is_read_as_name(&self, file: usize, id: NodeId, host: &str) -> bool {
        let named = self.set(file).of(Subject::Context).any(|row| row.host.as_deref() == Some(host));
        let local = self.is_bound_for_its_file(file, id);
        if !named && !local {
            return false;
        }
        let counts = |row: &Row| local || row.host.is_some();
        let reads = self.reads_of(file, id);
        !reads.is_empty() && reads.into_iter().all(|read| self.stands_in(file, read, host, counts) || self.is_handed_to_context(file, read, host, &counts))
    }

    /// Whether a string is handed to a function of the repository that only uses it where this host is none in use.
    pub(in crate::classify) fn is_handed_to_context(&self, file: usize, id: NodeId, host: &str, counts: &dyn Fn(&Row) -> bool) -> bool {
        let code = &self.program.files[file];
        let call = code.ancestors(id).take(NEAR).find(|up| code.node(*up).shape != Shape::Argument).filter(|up| matches!(code.node(*up).shape, Shape::Call | Shape::New));
        call.is_some_and(|call| self.is_handed_to(file, call, id, &|other, read| self.stands_in(other, read, host, counts)))
    }

    /// Whether a function of the repository, which a call means, uses an argument, and only as a test has it.
    pub(in crate::classify) fn is_handed_to(&self, file: usize, call: NodeId, argument: NodeId, serves: &dyn Fn(usize, NodeId) -> bool) -> bool {
        let code = &self.program.files[file];
        let Some(Value::Function(function)) = code.callee(call).filter(|callee| *callee != argument).map(|callee| self.eval.value(file, callee)) else { return false };
        let at = NodeRef { file, node: call };
        let is_given = |index: usize| self.program.given(function, index, at).iter().any(|given| (*given..code.node(*given).end.max(*given + 1)).contains(&argument));
        let Some((_, parameter)) = self.program.parameters(function).enumerate().find(|(index, _)| is_given(*index)) else { return false };
        let of = &self.program.files[function.file];
        let mut uses = of.descendants(function.node).filter(|read| *read != parameter && of.node(*read).shape == Shape::Name && of.name(*read) == of.name(parameter)).peekable();
        uses.peek().is_some() && uses.all(|read| serves(function.file, read))
    }

    /// Whether the variable that a string is bound to is put to the use of an authority, whatever its own name says.
    pub(in crate::classify) fn is_put_to_authority(&self, file: usize, id: NodeId) -> bool {
        let words: Vec<&str> = self
            .set(file)
            .of(Subject::Host)
            .flat_map(|row| &row.guards)
            .filter_map(|guard| if let Guard::Under(words) = guard { Some(words) } else { None })
            .flatten()
            .map(String::as_str)
            .collect();
        let tells = |name: &str| {
            let name = plain_key(name);
            words.iter().any(|word| name.contains(word))
        };
        !words.is_empty() && self.reads_of(file, id).into_iter().any(|read| self.stands_below(file, read, &|name, _| tells(name)))
    }

    /// Whether no other file can read the variable that a string is bound to.
    fn is_bound_for_its_file(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        let words = LANGUAGES[code.language].words;
        let binder = code.ancestors(id).take(NEAR).find(|up| matches!(code.node(*up).shape, Shape::Binding | Shape::Field));
        let Some(binder) = binder.filter(|_| LANGUAGES[code.language].modules == Modules::Namespaces) else { return false };
        let around = code.ancestors(binder).find(|up| matches!(code.node(*up).shape, Shape::Function | Shape::Class | Shape::File));
        match around.map(|around| code.node(around).shape) {
            Some(Shape::Class) => {
                let marks = super::unused::marks_before(code, binder);
                !marks.iter().any(|mark| words.open_marks.contains(mark) || words.inner_marks.contains(mark))
            }
            // The variables of a program that stand in no function are those of its one file.
            Some(_) => code.node(binder).shape == Shape::Binding,
            None => false,
        }
    }

    /// Whether a string is handed to a function of the repository that only compares with it.
    pub(in crate::classify) fn is_handed_to_comparison(&self, file: usize, call: NodeId, id: NodeId) -> bool {
        let code = &self.program.files[file];
        code.node(id).role != Role::Callee
            && self.is_handed_to(file, call, id, &|other, read| {
                let of = &self.program.files[other];
                of.ancestors(read).take(5).any(|up| self.is_comparing_call(other, up, read))
            })
    }
}
