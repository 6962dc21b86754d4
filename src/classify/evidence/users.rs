//! What an application that talks to Entra as itself alone shows of the sign-in of its users: nothing, unless that is called after Entra.

use super::address::Receiver;
use super::providers::keys_read;
use crate::classify::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::fact::{FactKind, Flow};
use crate::query::{Entra, Row, Subject};

/// Arguments of one call of which it is asked after whom they are called.
const MOST_ARGUMENTS: usize = 32;
/// Functions and types around a call of which the same is asked.
const MOST_AROUND: usize = 2;
/// A longer expression says more than a name.
const LONGEST_NAME: usize = 300;

/// What code shows of Entra.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::classify) enum Shown {
    /// That it calls something there as itself.
    Workload,
    /// That somebody signs in there, or may do so.
    Users,
}

impl Shown {
    /// What a row shows.
    pub(in crate::classify) fn by(row: &Row) -> Option<Self> {
        match row.entra {
            Some(Entra::Evidence) if !matches!(row.flow, Some(Flow::ManagedIdentity | Flow::ClientCredentials | Flow::CredentialChain)) => Some(Self::Users),
            Some(Entra::Evidence | Entra::Workload) => Some(Self::Workload),
            _ => None,
        }
    }
}

impl Classifier<'_> {
    /// What the options, texts, calls and names of a file show by their rows.
    pub(super) fn shown_by_rows(&self, file: usize) -> Option<Shown> {
        let (code, set) = (&self.program.files[file], self.set(file));
        let by_node = |id: NodeId, shape: Shape| match shape {
            Shape::Entry | Shape::Assign | Shape::Argument => self.shows_entra(file, id),
            Shape::Text => {
                // What is put into a text leaves the rest of it as it is written.
                let plain = code.plain(id);
                let rows = set.in_text(Subject::Text, plain.as_deref().unwrap_or_else(|| code.text(id))).into_iter();
                rows.filter(|row| Shown::by(row).is_some() && (row.libraries.is_empty() || self.strength_of_file(file, row).is_some()) && !self.is_no_use(file, id))
                    .filter_map(Shown::by)
                    .max()
            }
            Shape::Call | Shape::New => {
                let name = code.callee_name(id)?;
                let rows = set.named(Subject::Call, name).chain(set.named(Subject::Construction, name));
                let shown = rows.filter_map(|row| Some((row, Shown::by(row).or_else(|| self.is_given_entra(file, id, row).then_some(Shown::Users))?)));
                shown.filter(|(row, _)| self.strength(file, row, id).is_some() && self.guards_hold(file, id, &row.guards)).map(|(_, shown)| shown).max()
            }
            _ => None,
        };
        let mut most = self.shown_by_names(file);
        for (id, node) in (0..).zip(&code.nodes) {
            most = most.max(by_node(id, node.shape));
            if most == Some(Shown::Users) {
                break;
            }
        }
        most
    }

    /// What the names that a file mentions show, those of types included.
    fn shown_by_names(&self, file: usize) -> Option<Shown> {
        let (code, set) = (&self.program.files[file], self.set(file));
        let shows = |row: &&Row| row.fact == FactKind::Entra;
        // Few files may hold such a name at all.
        set.of(Subject::Reference).find(shows)?;
        let names = (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Name).map(|(id, _)| code.name(id));
        names.flat_map(|name| set.named(Subject::Reference, name)).filter(shows).inspect(|row| row.hit()).filter_map(Shown::by).max()
    }

    /// Whether what an application shows of Entra is enough for a row of many providers: for users' sign-ins it has to show more than calls as itself. Requests
    /// that are written out have addresses of their own, unless they redeem what a sign-in gave, and tokens that are only checked are nobody's sign-in here.
    pub(super) fn is_of_shown_kind(&self, file: usize, row: &Row) -> bool {
        let redeems = matches!(row.flow, Some(Flow::AuthorizationCode | Flow::Refresh));
        let written_out = row.fact == FactKind::Acquisition && row.libraries.is_empty() && !redeems;
        written_out || row.fact == FactKind::Validation || self.seen.signing.contains(&self.program.owners[file])
    }

    /// Applications that show calls as themselves alone sign users in at Entra where the sign-in of a library of many providers is called after it.
    pub(super) fn note_named_sign_ins(&mut self) {
        let mut named = Vec::new();
        for (file, code) in self.files().filter(|(_, code)| !code.test) {
            let owner = self.program.owners[file];
            if self.seen.apps.contains(&owner) && !self.seen.signing.contains(&owner) && !named.contains(&owner) && self.names_sign_in_after_entra(file, code) {
                named.push(owner);
            }
        }
        self.seen.signing.extend(named);
    }

    fn names_sign_in_after_entra(&self, file: usize, code: &crate::code::Code) -> bool {
        let set = self.set(file);
        let signs_in = |row: &Row| {
            matches!(row.fact, FactKind::SignIn | FactKind::Client | FactKind::Acquisition | FactKind::Scopes) && (row.entra == Some(Entra::Required) || set.is_generic(row))
        };
        let is_entra = |text: &str| text.len() <= LONGEST_NAME && self.provider_named(file, text) == Some(Receiver::Entra);
        let is_given = |value: NodeId| is_entra(code.text(value)) || keys_read(&self.eval.value(file, value)).into_iter().any(is_entra);
        (0..).zip(&code.nodes).any(|(id, node)| match node.shape {
            Shape::Call | Shape::New => {
                let rows = code.callee_name(id).into_iter().flat_map(|name| set.named(Subject::Call, name).chain(set.named(Subject::Construction, name)));
                let mut rows = rows.filter(|row| signs_in(row));
                let is_called = |row: &Row| !row.addresses.is_empty() && self.is_named_after_entra(file, id, row);
                let arguments = || code.children(id).filter(|child| code.node(*child).role == Role::Argument).take(MOST_ARGUMENTS);
                let around = || code.ancestors(id).filter(|up| matches!(code.node(*up).shape, Shape::Function | Shape::Class)).take(MOST_AROUND).any(|up| is_entra(code.name(up)));
                let by_arguments = || arguments().any(|argument| is_given(code.value_of(argument).unwrap_or(argument)) || is_entra(code.text(argument))) || around();
                rows.any(|row| self.strength(file, row, id).is_some() && (is_called(row) || by_arguments()))
            }
            Shape::Entry | Shape::Assign | Shape::Binding => {
                let key = code.key_of(id).filter(|key| set.named(Subject::Setting, key).any(signs_in));
                key.is_some() && code.value_of(id).is_some_and(is_given)
            }
            _ => false,
        })
    }
}
