//! What an application puts under a name of its own into what it is handed (the session of a request), to read it back when it is handed the same again.

use super::Classifier;
use super::scopes::{Judged, Way};
use crate::code::{Code, NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::query::Subject;
use crate::resolve::NodeRef;
use foldhash::HashMap;

/// Places that one name is written at.
const MOST_WRITES: usize = 32;

/// Where something is written: under the name itself, or as a member of what stands there.
pub(super) struct Write {
    place: NodeRef,
    member: Option<String>,
}

impl Classifier<'_> {
    /// How settled what is read back is: as settled as what the application writes under the same name; `None` where nothing is seen to be written there.
    pub(super) fn judge_stored(&self, file: usize, path: &str, way: &mut Way) -> Option<Judged> {
        let steps: Vec<&str> = path.split('.').collect();
        let at = steps.iter().position(|step| self.stores(file, step))?;
        let (key, read) = steps.get(at + 1..)?.split_first()?;
        let writes = self.stored.get_or_init(|| self.index_stored()).get(*key)?;
        let mut worst: Option<Judged> = None;
        for write in writes.iter().filter(|write| self.program.owners[write.place.file] == self.program.owners[file]).take(MOST_WRITES) {
            let fields = match &write.member {
                None => read,
                Some(member) if read.first() == Some(&member.as_str()) => &read[1..],
                Some(_) => continue,
            };
            way.left = way.left.checked_sub(1)?;
            let written = self.eval.value(write.place.file, write.place.node);
            let value = fields.iter().fold(written, |value, field| self.field_of(value, field));
            let judged = self.judge(&value, write.place.file, way);
            if worst.as_ref().is_none_or(|known| judged.state > known.state) {
                worst = Some(judged);
            }
        }
        worst
    }

    fn stores(&self, file: usize, name: &str) -> bool {
        self.set(file).named(Subject::Reference, name).any(|row| row.fact == FactKind::State && row.taken())
    }

    fn index_stored(&self) -> HashMap<String, Vec<Write>> {
        let mut found: HashMap<String, Vec<Write>> = HashMap::default();
        for (file, code) in self.files().filter(|(_, code)| !code.test) {
            let is_stored = |left: NodeId| code.object(left).is_some_and(|object| code.node(object).shape == Shape::Member && self.stores(file, code.name(object)));
            for (assign, _) in (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Assign) {
                let (Some(left), Some(node)) = (code.child(assign, Role::Left), code.child(assign, Role::Right)) else { continue };
                let place = NodeRef { file, node };
                if is_stored(left) {
                    found.entry(key_at(code, left)).or_default().push(Write { place, member: None });
                } else if let Some(under) = code.object(left).filter(|under| is_stored(*under)) {
                    found.entry(key_at(code, under)).or_default().push(Write { place, member: Some(key_at(code, left)) });
                }
            }
        }
        found
    }
}

/// The name of a member, or the fixed text by which it is read.
fn key_at(code: &Code, id: NodeId) -> String {
    code.child(id, Role::Index).and_then(|index| code.plain(index)).unwrap_or_else(|| code.name(id).to_owned())
}
