//! Strings whose variable, or whose receiver in the repository, says more than the place at which they stand: what is done with them there decides.

use crate::classify::Classifier;
use crate::code::{Code, NodeId, Role, Shape};
use crate::language::{LANGUAGES, Modules};
use crate::query::{Guard, Row, Subject, plain_key};
use crate::resolve::{NodeRef, Value};

/// Levels above a string at which the variable that it is bound to is looked for, and the call that it is handed to.
const NEAR: usize = 4;
/// Variables that a string is given to one after the other, and levels of data between one and the next.
const MOST_VARIABLES: usize = 3;
const MOST_PARTS: usize = 8;

impl Classifier<'_> {
    /// Whether the variable that a string is bound to is only read where this host is none in use: where a row speaks of this host alone, or where nothing else
    /// can read it, wherever no string counts.
    pub(in crate::classify) fn is_read_as_name(&self, file: usize, id: NodeId, host: &str) -> bool {
        let named = self.set(file).of(Subject::Context).any(|row| row.host.as_deref() == Some(host));
        let local = self.is_bound_for_its_file(file, id);
        if !named && !local {
            return false;
        }
        let counts = |row: &Row| (local || row.host.is_some()) && !self.is_opened(file, id, row);
        let reads = self.reads_of(file, id);
        !reads.is_empty() && reads.into_iter().all(|read| self.is_name_read(file, read, host, &counts, if local { MOST_VARIABLES } else { 0 }))
    }

    /// Whether a read of a variable is one where no string counts, or only gives it to another variable of which that is true.
    fn is_name_read(&self, file: usize, read: NodeId, host: &str, counts: &dyn Fn(&Row) -> bool, levels: usize) -> bool {
        let code = &self.program.files[file];
        if code.node(read).shape == Shape::Shorthand && self.is_listed(file, code.name(read), host, |row| counts(row) && row.guards.is_empty())
            || self.stands_in(file, read, host, counts)
            || self.is_handed_to_context(file, read, host, counts)
        {
            return true;
        }
        let Some(binder) = beyond_data(code, read).filter(|up| levels > 0 && self.is_of_its_file(file, *up)) else { return false };
        let reads = self.reads_of_bound(file, binder);
        !reads.is_empty() && reads.into_iter().all(|read| self.is_name_read(file, read, host, counts, levels - 1))
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
        let binder = match LANGUAGES[code.language].modules {
            // What a call makes of it is not the string.
            Modules::Paths => beyond_data(code, id),
            _ => code.ancestors(id).take(NEAR).find(|up| matches!(code.node(*up).shape, Shape::Binding | Shape::Field)),
        };
        binder.is_some_and(|binder| self.is_of_its_file(file, binder))
    }

    /// Whether no other file can read a variable, by what binds it.
    fn is_of_its_file(&self, file: usize, binder: NodeId) -> bool {
        let code = &self.program.files[file];
        let words = LANGUAGES[code.language].words;
        let around = || code.ancestors(binder).find(|up| matches!(code.node(*up).shape, Shape::Function | Shape::Class | Shape::File)).map(|around| code.node(around).shape);
        let is_variable = code.node(binder).shape == Shape::Binding;
        match (LANGUAGES[code.language].modules, around()) {
            (Modules::Namespaces, Some(Shape::Class)) => {
                let marks = super::unused::marks_before(code, binder);
                !marks.iter().any(|mark| words.open_marks.contains(mark) || words.inner_marks.contains(mark))
            }
            // The variables of a program that stand in no function are those of its one file.
            (Modules::Namespaces, Some(_)) | (Modules::Paths, Some(Shape::Function)) => is_variable,
            // Those of a module are, unless it gives them to others; those of a script are all scripts'.
            (Modules::Paths, Some(Shape::File)) => {
                let table = &self.program.tables[file];
                let is_module = !table.imports.is_empty() || !table.exports.is_empty();
                is_variable && is_module && !self.is_given_away(file, binder, code.name(binder))
            }
            _ => false,
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

/// What stands around a string and the lists, choices and texts that it is put into.
fn beyond_data(code: &Code, id: NodeId) -> Option<NodeId> {
    let data = |up: &NodeId| matches!(code.node(*up).shape, Shape::List | Shape::Spread | Shape::Choice | Shape::Text | Shape::Binary);
    code.ancestors(id).take(MOST_PARTS).find(|up| !data(up))
}
