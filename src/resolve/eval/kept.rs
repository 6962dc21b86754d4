//! What was found once for all that ask for it: names with hundreds of definitions, and what whole files declare and give.

use super::{Evaluator, LONG, MOST_PARTS};
use crate::resolve::{Definition, Value};
use crate::source::offset;
use foldhash::HashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// The definitions of a name as they stand in the tables of the program, which outlives whoever asks: where they begin, and how many they are.
type Place = (usize, usize);

fn place(found: &[Definition]) -> Place {
    (found.as_ptr() as usize, found.len())
}

/// What is remembered beside the values of nodes.
#[derive(Default)]
pub(super) struct Kept<'p> {
    /// Values of names with many definitions.
    values: RefCell<HashMap<Place, Value>>,
    /// The types that these declare.
    types: RefCell<HashMap<Place, Option<String>>>,
    /// The spaces of names that files declare.
    spaces: RefCell<HashMap<usize, Rc<Vec<(u32, &'p str)>>>>,
    /// What files were seen to give under a name.
    given: RefCell<HashMap<(usize, String), Option<Value>>>,
}

impl<'p> Evaluator<'p> {
    /// What a name stands for by all of its definitions in a file. Where they are many they are gone through once, and not for each use of the name.
    pub(super) fn defined(&self, file: usize, found: &'p [Definition], depth: u32) -> Value {
        if found.len() <= MOST_PARTS {
            return self.definitions(file, found, depth);
        }
        if let Some(known) = self.kept.values.borrow().get(&place(found)) {
            return known.clone();
        }
        let (cuts, began) = (self.cuts.get(), self.steps.get());
        let value = self.definitions(file, found, depth);
        if self.cuts.get() == cuts || self.steps.get() - began > LONG {
            self.kept.values.borrow_mut().insert(place(found), value.clone());
        }
        value
    }

    /// The name of the type that the definitions of a name declare; of many it is looked for once, and not for each use of the name.
    pub(super) fn type_by(&self, file: usize, found: &'p [Definition]) -> Option<String> {
        let find = || found.iter().find_map(|one| self.type_of(file, one)).or_else(|| found.iter().find_map(|one| self.type_handed_in(file, one)));
        if found.len() <= MOST_PARTS {
            return find();
        }
        self.kept.types.borrow_mut().entry(place(found)).or_insert_with(find).clone()
    }

    /// The spaces of names that a file declares, and where, in the order of the text.
    pub(super) fn spaces(&self, file: usize, mark: &str) -> Rc<Vec<(u32, &'p str)>> {
        let find = || {
            let text = self.program.files[file].source.text.as_str();
            let named = |at: usize| text[at + mark.len()..].split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).next();
            Rc::new(text.match_indices(mark).filter_map(|(at, _)| Some((offset(at), named(at)?))).collect())
        };
        Rc::clone(self.kept.spaces.borrow_mut().entry(file).or_insert_with(find))
    }

    /// What a file gives to others under a name; `None` where it is seen to give nothing.
    #[must_use]
    pub fn given_under(&self, file: usize, name: &str) -> Option<Value> {
        let key = (file, name.to_owned());
        if let Some(known) = self.kept.given.borrow().get(&key) {
            return known.clone();
        }
        self.steps.set(0);
        let value = self.exported(file, name, 0);
        // What is asked for on the way to another value may be cut off by that one.
        if self.active.borrow().is_empty() && self.giving.borrow().is_empty() {
            self.kept.given.borrow_mut().insert(key, value.clone());
        }
        value
    }
}
