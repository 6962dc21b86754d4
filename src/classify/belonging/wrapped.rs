//! Members of the repository's own objects that bear the names of a library's: a call of a wrapper is no call of what it wraps.

use super::root_of;
use crate::classify::Classifier;
use crate::classify::select::collect_objects;
use crate::code::{NodeId, Role, Shape};
use crate::query::{On, Row, Subject};
use crate::resolve::{Definition, NodeRef, Value, Why};
use foldhash::{HashMap, HashSet};
use std::cell::OnceCell;

/// Levels from a member up to what has it.
const MOST_LEVELS: usize = 3;

/// Applications whose code defines a member, by its name.
type OwnMembers = HashMap<String, Vec<usize>>;

/// What the repository has itself under names that rows know. Each is made when first asked for.
#[derive(Default)]
pub(in crate::classify) struct Own {
    /// Its types that are derived from one that rows know.
    pub(super) derived: OnceCell<HashSet<String>>,
    /// The applications whose code defines a member, by its name.
    members: OnceCell<OwnMembers>,
}

impl Classifier<'_> {
    /// Whether a member that is called, of an object that was not followed to a library, is one that code of the repository defines itself.
    ///
    /// A library's name alone proves nothing where the repository defines a member of that name. So the object is followed first: it, its type, or what callers hand
    /// in for it has the member, or is the library's after all. What is not seen by that is told by the name, where nothing speaks for the library: the file brings
    /// nothing of it, neither the row nor the code names a type, and the application or what it uses defines a member of that name.
    pub(in crate::classify) fn is_of_wrapper(&self, file: usize, (member, object): (NodeId, NodeId), row: &Row, strength: u8) -> bool {
        let name = self.program.files[file].name(member);
        // Where names come without imports, types are declared: what is read already tells most, and each question would read many files.
        let asks = !self.program.sees_all(file);
        let value = self.eval.value(file, object);
        if asks {
            self.eval.want(file, &value);
        }
        let mut made = Vec::new();
        collect_objects(&value, &mut made);
        let handed = if let Value::Unknown(Why::Parameter(function, index, path)) = &value { self.objects_passed(*function, *index, path, asks) } else { Vec::new() };
        for at in made.iter().chain(&handed) {
            if self.clients.made.borrow().contains_key(at) || self.is_made_by(*at, row) {
                return false;
            }
        }
        let has = |class: NodeRef| self.program.tables[class.file].member(class.node, name).iter().any(|one| matches!(one, Definition::Function(_)));
        let own = |at: &NodeRef| self.eval.class_made(*at).is_some_and(|class| !self.may_be_a_librarys(class) && self.program.lineage(class).iter().copied().any(has));
        if made.iter().chain(&handed).any(own) || self.eval.declared_type(file, object).is_some_and(|of| self.defines_member(file, &of, name)) {
            return true;
        }
        if asks {
            for at in &made {
                self.want_maker(&Value::Object(*at));
            }
            self.want_type(file, object);
        }
        let told_by_type = row.on.iter().any(|on| matches!(on, On::Type(_)));
        strength == 1 && !told_by_type && !self.may_name_a_librarys(file, object) && self.own_members().get(name).is_some_and(|of| of.iter().any(|one| self.uses(file, *one)))
    }

    /// Whether the declared type of an object that no file of the repository declares may be a library's: where names come with their imports, these tell.
    fn may_name_a_librarys(&self, file: usize, object: NodeId) -> bool {
        let declared = if self.program.sees_all(file) { self.eval.declared_type(file, object) } else { None };
        declared.is_some_and(|of| !self.program.words(file).is_type_parameter(&of) || self.program.classes(&of, file).next().is_some())
    }

    /// Whether a type of the repository bears the name of a library's, and may be that one's source: where names come with their imports, these tell.
    fn may_be_a_librarys(&self, class: NodeRef) -> bool {
        self.program.sees_all(class.file) && self.shared.types.contains_key(self.program.files[class.file].name(class.node))
    }

    /// Asks for what declares the type of what an object is read of.
    fn want_type(&self, file: usize, object: NodeId) {
        let code = &self.program.files[file];
        let root = root_of(code, object);
        for one in self.program.tables[file].lookup(code, root, code.name(root)) {
            let (Definition::Value(_, node) | Definition::Declared(node) | Definition::Parameter(_, _, node, _)) = one else { continue };
            if let Some(of) = code.child(*node, Role::Type) {
                self.eval.want(file, &self.eval.value(file, of));
            }
        }
    }

    /// The objects that callers hand in for a parameter, or for what is read of it; of those that are read, or also `asks` for others.
    fn objects_passed(&self, function: NodeRef, index: usize, path: &str, asks: bool) -> Vec<NodeRef> {
        let name = self.program.called_name(function);
        if asks && !name.is_empty() {
            self.eval.wanted.borrow_mut().callers.insert((function.file, name));
        }
        let mut made = Vec::new();
        for (file, value) in self.passed_in(function, index, path) {
            match value {
                // Taken apart where it is declared: `({ client }) => …`.
                Value::Record(entries) if path.is_empty() => {
                    for (_, value) in entries.iter() {
                        collect_objects(value, &mut made);
                    }
                }
                value => {
                    if asks {
                        self.eval.want(file, &value);
                    }
                    collect_objects(&value, &mut made);
                }
            }
        }
        made
    }

    /// The members of types and objects that code of the repository defines under names of calls which rows know, and its types under those of what is constructed. What it adds to types from outside, and what
    /// types have that are derived from a library's, may be called on the library's.
    fn own_members(&self) -> &OwnMembers {
        self.own.members.get_or_init(|| {
            let mut found = OwnMembers::default();
            for (file, code) in self.files().filter(|(_, code)| !code.test) {
                let set = self.set(file);
                // Where names come with their imports, what is constructed may be a member of anything.
                let constructed = |name: &str| !self.program.sees_all(file) && set.named(Subject::Construction, name).next().is_some();
                for (id, node) in (0..).zip(&code.nodes).filter(|(_, node)| matches!(node.shape, Shape::Function | Shape::Class)) {
                    if constructed(code.name(id)) && !self.is_derived(NodeRef { file, node: id }) {
                        add(&mut found, code.name(id).to_owned(), self.program.owners[file]);
                    }
                    if node.shape == Shape::Class {
                        continue;
                    }
                    let Some(holder) = code.ancestors(id).take(MOST_LEVELS).find(|up| matches!(code.node(*up).shape, Shape::Class | Shape::Record)) else { continue };
                    if code.child(id, Role::Body).is_none() {
                        continue;
                    }
                    let name = if code.name(id).is_empty() { code.key_of(code.node(id).parent).unwrap_or_default() } else { code.name(id).to_owned() };
                    if set.named(Subject::Call, &name).next().is_none() || !self.program.extensions(&name).is_empty() {
                        continue;
                    }
                    let class = NodeRef { file, node: holder };
                    if code.node(holder).shape == Shape::Class && (self.is_derived(class) || self.may_be_a_librarys(class)) {
                        continue;
                    }
                    add(&mut found, name, self.program.owners[file]);
                }
            }
            found
        })
    }
}

/// Notes that an application defines a name.
fn add(found: &mut OwnMembers, name: String, application: usize) {
    let applications = found.entry(name).or_default();
    if applications.last() != Some(&application) {
        applications.push(application);
    }
}
