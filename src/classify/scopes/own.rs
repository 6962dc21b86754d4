//! Scopes that ask for nothing but an ID token of the application's own.

use crate::classify::Classifier;
use crate::classify::belonging::root_of;
use crate::code::{NodeId, Shape};
use crate::query::plain_key;
use crate::resolve::{Definition, Value, Why};
use foldhash::HashSet;

/// Callers that are looked at for one request.
const MOST_CALLERS: usize = 16;
/// How names end, without case and separators, under which an application has its own id.
const CLIENT_ID: &str = "clientid";

impl Classifier<'_> {
    /// Scopes that ask for nothing but an ID token: the client id, `openid`, `profile`.
    pub(in crate::classify) fn only_own_scopes(&self, value: &Value, file: usize, node: NodeId) -> bool {
        let parts: Vec<&Value> = match value {
            Value::List(parts) => parts.iter().collect(),
            other => vec![other],
        };
        let written = self.written_parts(file, node);
        !parts.is_empty()
            && parts.iter().enumerate().all(|(index, part)| {
                part.as_text().is_some_and(|text| matches!(text, "openid" | "profile"))
                    || written.get(index).is_some_and(|text| plain_key(text).ends_with(CLIENT_ID))
                    || text_of(part).is_some_and(|text| self.client_ids().contains(text))
            })
    }

    /// Whether scopes are what callers pass, and all of them pass such.
    pub(in crate::classify) fn only_own_passed(&self, value: &Value) -> bool {
        let Value::Unknown(Why::Parameter(function, index, path)) = value else { return false };
        let callers = self.callers(*function);
        let own = |caller: &crate::classify::callers::Caller| {
            let given = self.program.given(*function, *index, caller.call);
            !given.is_empty()
                && given.iter().all(|argument| {
                    let passed = path.split('.').skip(1).fold(self.eval.value(caller.call.file, *argument), |value, field| self.field_of(value, field));
                    self.only_own_scopes(&passed, caller.call.file, *argument)
                })
        };
        !callers.is_empty() && callers.len() <= MOST_CALLERS && callers.iter().all(own)
    }

    /// The elements of a list as they are written, also where the list, or a request that holds it, stands under a name of the file.
    fn written_parts(&self, file: usize, node: NodeId) -> Vec<String> {
        let code = &self.program.files[file];
        let mut at = node;
        for _ in 0..4 {
            match code.node(at).shape {
                Shape::List => return code.children(at).map(|child| code.text(child).to_owned()).collect(),
                Shape::Record => match code.descendants(at).find(|below| code.node(*below).shape == Shape::List) {
                    Some(list) => at = list,
                    None => break,
                },
                Shape::Name => {
                    let found = self.program.tables[file].lookup(code, at, code.name(at)).iter().find_map(|one| match one {
                        Definition::Value(value, _) if matches!(code.node(*value).shape, Shape::List | Shape::Record | Shape::Name) => Some(*value),
                        _ => None,
                    });
                    match found {
                        Some(value) => at = value,
                        None => break,
                    }
                }
                Shape::Member if code.node(root_of(code, at)).shape == Shape::This => match self.only_written(file, code.name(at)) {
                    Some(value) => at = value,
                    None => break,
                },
                _ => break,
            }
        }
        vec![code.text(at).to_owned()]
    }

    /// The one list or object that a file gives a member of a name.
    fn only_written(&self, file: usize, member: &str) -> Option<NodeId> {
        let code = &self.program.files[file];
        let gives = |node: Shape| matches!(node, Shape::Entry | Shape::Assign | Shape::Field);
        let named = (0..).zip(&code.nodes).filter(|(id, node)| gives(node.shape) && code.is_key(*id, member));
        let mut written = named.filter_map(|(id, _)| code.value_of(id));
        let only = written.next().filter(|value| matches!(code.node(*value).shape, Shape::List | Shape::Record))?;
        written.next().is_none().then_some(only)
    }

    /// What the judged code has under names of a client's id: texts, and keys under which they are configured.
    fn client_ids(&self) -> &HashSet<String> {
        self.client_ids.get_or_init(|| {
            let mut ids = HashSet::default();
            for (file, code) in self.files().filter(|(_, code)| !code.test) {
                for (id, _) in (0..).zip(&code.nodes).filter(|(_, node)| matches!(node.shape, Shape::Entry | Shape::Assign | Shape::Binding | Shape::Field)) {
                    if code.key_of(id).is_some_and(|key| plain_key(&key).ends_with(CLIENT_ID))
                        && let Some(value) = code.value_of(id)
                    {
                        ids.extend(text_of(&self.eval.value(file, value)).map(str::to_owned));
                    }
                }
            }
            ids
        })
    }
}

/// A text, or the key under which it is configured.
fn text_of(value: &Value) -> Option<&str> {
    match value {
        Value::Configured(key) => Some(key.as_str()),
        other => other.as_text(),
    }
    .filter(|text| !text.is_empty())
}
