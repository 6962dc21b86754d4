//! Callers in tests, of code that nothing else in the repository calls.

use super::{Caller, MOST_ALIASES};
use crate::classify::Classifier;
use crate::resolve::NodeRef;

impl Classifier<'_> {
    /// The calls in tests that are of a function outside of them, and not of something else of its name. What stands in for it in a test is not called.
    pub(in crate::classify) fn callers_in_tests(&self, function: NodeRef) -> Vec<Caller> {
        let name = self.program.called_name(function);
        if name.is_empty() || self.program.files[function.file].test {
            return Vec::new();
        }
        let calls = self.program.calls(&name).iter().filter(|call| self.program.files[call.file].test && !self.is_mocked(call.file, call.node));
        calls.filter_map(|call| self.caller_anywhere(function, *call)).filter(|caller| caller.followed).take(MOST_ALIASES).collect()
    }
}
