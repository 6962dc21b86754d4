//! What is known of who talks to Entra.

use super::address::Receiver;
use super::providers::Defaults;
use crate::code::NodeId;
use crate::resolve::NodeRef;
use foldhash::{HashMap, HashSet};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;

/// What the judged code shows of whom it talks to.
#[derive(Default)]
pub(in crate::classify) struct Seen {
    /// Whether it is known which files talk to Entra.
    pub(in crate::classify) is_known: bool,
    /// The files that talk to Entra, and those that talk to somebody else.
    pub(in crate::classify) files: HashSet<usize>,
    pub(super) others: HashSet<usize>,
    /// The applications that do, and those of them that show more of it than calls as themselves.
    pub(super) apps: BTreeSet<usize>,
    pub(super) signing: BTreeSet<usize>,
    /// What the files of a folder show; a folder that shows nothing is not there.
    pub(super) folders: HashMap<(usize, String), bool>,
    /// The texts that code has for keys of settings that may be missing. Made when first asked for.
    pub(super) defaults: OnceCell<Defaults>,
    /// Applications that have an endpoint of a sign-in at Entra. Made when first asked for.
    pub(super) endpoints: OnceCell<BTreeSet<usize>>,
    /// Applications with a client that is registered under a name of Entra's, by the call that registers.
    pub(super) registrations: OnceCell<BTreeSet<(usize, String)>>,
    /// Whose addresses the texts of a part of the code name, and whether what a function reads may be Entra's (for an acquisition, or for another option).
    pub(super) naming: RefCell<HashMap<NodeRef, Option<Receiver>>>,
    pub(super) reading: RefCell<HashMap<(NodeRef, bool), bool>>,
    /// Whether a file knows somebody else's address, and the texts in its types that name Entra, in order.
    pub(super) foreign: RefCell<HashMap<usize, bool>>,
    pub(super) of_entra: RefCell<HashMap<usize, Vec<NodeId>>>,
    /// Whose address types have in the place of one of their bases'.
    pub(super) heirs: RefCell<HashMap<NodeRef, Option<Receiver>>>,
}
