//! What a scan has to say: applications, findings, passes, statistics.
//! The renderers read these types and nothing else.

use crate::fact::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The whole result of one scan, ordered and ready to be rendered.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The edition of the article that was judged by, for example `2024-05-29`.
    #[schemars(regex(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub edition: String,
    /// The roots as they were named on the command line.
    pub roots: Vec<String>,
    /// Every application, ordered by path.
    pub applications: Vec<Application>,
    /// Every finding, ordered by path, line, column and rule.
    pub findings: Vec<Finding>,
    /// Every pass, ordered alike.
    pub passes: Vec<Pass>,
    /// What was seen, parsed and skipped.
    pub statistics: Statistics,
    /// What could not be read whole.
    pub problems: Vec<Problem>,
    /// The ledger of suppressions, in effect or not, ordered by path and line.
    #[serde(default)]
    pub suppressions: Vec<Suppression>,
    /// Applications whose verdict differs from that of the revision compared with, ordered by path.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdict_changes: Vec<VerdictChange>,
    /// What an earlier state has that this one has not, and the other way round; absent where nothing was compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Comparison>,
    /// How each result stands to a baseline, for an audit; not part of the JSON document.
    #[serde(skip)]
    pub baselined: Option<Baselined>,
}

/// A deployable unit: the folder of the nearest manifest.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Application {
    /// Folder relative to the root, `.` for the root.
    pub path: String,
    /// `native`, `spa`, `web-app`, `web-api`, `daemon`, `managed-identity`, `saml`, `mixed` or `none`.
    #[schemars(extend("enum" = crate::fact::AppKind::WORDS))]
    pub kind: String,
    /// What the documented rules say about it.
    pub verdict: Verdict,
    /// Names of the rules and passes that decide the verdict.
    pub because: Vec<String>,
    /// What the kind was inferred from, one phrase each.
    pub evidence: Vec<String>,
    /// The flows that it depends on.
    pub flows: Vec<Flow>,
}

/// The verdict on an application. The order is from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// A flow that it depends on is outside the backup system.
    NotProtected,
    /// The flow can be protected and a condition is broken or unclear.
    AtRisk,
    /// Sign-in code is there and the answer could not be settled.
    Undetermined,
    /// Tokens are acquired and nothing stands against it.
    Protected,
    /// It acquires no Entra tokens.
    NoSignIn,
}

impl Verdict {
    /// The word used in every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotProtected => "not-protected",
            Self::AtRisk => "at-risk",
            Self::Undetermined => "undetermined",
            Self::Protected => "protected",
            Self::NoSignIn => "no-sign-in",
        }
    }
}

/// An application whose verdict is another than before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct VerdictChange {
    /// The application's path now; of one that is gone, its path before.
    pub path: String,
    /// The verdict before; absent where the application is new.
    pub before: Option<Verdict>,
    /// The verdict now; absent where the application is gone.
    pub after: Option<Verdict>,
}

impl VerdictChange {
    /// Whether sign-in is less sure than before. An application that is new is held against one that signs nobody in.
    #[must_use]
    pub fn is_worse(&self) -> bool {
        let weight = |verdict: Option<Verdict>| match verdict {
            Some(Verdict::NotProtected) => 3,
            Some(Verdict::AtRisk) => 2,
            Some(Verdict::Undetermined) => 1,
            Some(Verdict::Protected | Verdict::NoSignIn) | None => 0,
        };
        weight(self.after) > weight(self.before)
    }

    /// The change in one sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let word = |verdict: Option<Verdict>, none| verdict.map_or(none, Verdict::as_str);
        let path = if self.path == "." { "at the root" } else { &self.path };
        format!("The verdict on the application {path} goes from {} to {}.", word(self.before, "none"), word(self.after, "none"))
    }
}

/// How many findings differ from an earlier state, by fingerprint; suppressed ones are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// What was compared with: the file of a baseline, or a commit.
    pub against: String,
    /// Findings that are there only now.
    pub new: u64,
    /// Findings that are there as before.
    pub unchanged: u64,
    /// Findings that are at a higher level than before.
    pub worse: u64,
    /// Findings that were there only before.
    pub fixed: u64,
}

/// How the results of a report stand to a baseline: for outputs that hold all results, those that are known too.
#[derive(Debug, Clone, Default)]
pub struct Baselined {
    /// By fingerprint, of findings and passes that are there.
    pub states: BTreeMap<String, BaselineState>,
    /// Findings that are known, and that other outputs leave out.
    pub known: Vec<Finding>,
    /// What is there no more.
    pub absent: Vec<Absent>,
    /// Whether the baseline tells of passes at all.
    pub passes: bool,
}

words! {
    /// How a result stands to a baseline, in the words of SARIF.
    BaselineState {
        /// It is there only now.
        New = "new",
        /// It is there as before.
        Unchanged = "unchanged",
        /// It is at a higher level than before.
        Updated = "updated",
        /// It was there only before.
        Absent = "absent",
    }
}

/// A finding or pass that only a baseline has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    /// Its rule.
    pub rule: String,
    /// Its level then; a pass has none.
    pub level: Option<Level>,
    /// Its file then.
    pub path: String,
    /// Where it stood there, as far as the baseline tells.
    pub region: Option<Region>,
    /// The path is relative to the repository's root, not to that of the scan.
    pub from_repository: bool,
    /// What it was known by.
    pub fingerprint: String,
}

/// One flow of an application and what the edition in force says of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Flow {
    /// A name of the closed list of flows, for example `client-credentials`.
    pub name: String,
    /// `protected`, `at-risk`, `not-protected` or `unstated`.
    #[schemars(extend("enum" = ["protected", "at-risk", "not-protected", "unstated"]))]
    pub status: String,
    /// Where it is used first.
    pub path: String,
    /// Line of that place, from 1.
    #[schemars(range(min = 1))]
    pub line: u32,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Worth changing.
    Warning,
    /// Breaks a documented requirement.
    Error,
}

impl Level {
    /// The word used in every output and in SARIF.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place at which a rule has something to say.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The rule's name.
    pub rule: String,
    /// How bad it is here.
    pub level: Level,
    /// One sentence that says why.
    pub message: String,
    /// One sentence that says what to do.
    pub help: String,
    /// The path of the application that it belongs to.
    pub application: String,
    /// The file, relative to the root, with forward slashes.
    pub path: String,
    /// The region: lines and columns from 1, columns in UTF-16 code units, the end column exclusive.
    #[serde(flatten)]
    pub region: Region,
    /// The notebook's cell in which it stands, from 1, cells of text counted too; absent where the file is no notebook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1))]
    pub cell: Option<u32>,
    /// The line of source, clipped.
    pub snippet: String,
    /// `entralint/v1`: stable across moves and reformatting.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    pub fingerprint: String,
    /// `high`, `medium` or `low`: what the chain of evidence rests on.
    #[schemars(extend("enum" = ["high", "medium", "low"]))]
    pub confidence: String,
    /// Stands in test code.
    pub test: bool,
    /// Hidden by a suppression.
    pub suppressed: bool,
    /// What the edition in force states and what was announced before.
    pub edition_notes: Vec<String>,
    /// Places that led to the finding.
    pub related: Vec<Related>,
    /// The text that mends it in the place of its region; absent where none is certain to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replacement: Option<String>,
    /// `primaryLocationLineHash` of code scanning for the line; not part of the JSON document.
    #[serde(skip)]
    pub line_hash: String,
}

impl Finding {
    /// Where a person looks: `path:line:column`, and the cell of a notebook.
    #[must_use]
    pub fn place(&self) -> String {
        let Region { line, column, .. } = self.region;
        let cell = self.cell.map(|cell| format!(" (cell {cell})")).unwrap_or_default();
        format!("{}:{line}:{column}{cell}", self.path)
    }
}

/// A region of a file. All numbers count from 1; columns are UTF-16 code units; the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    /// First line.
    #[schemars(range(min = 1))]
    pub line: u32,
    /// First column.
    #[schemars(range(min = 1))]
    pub column: u32,
    /// Last line.
    #[schemars(range(min = 1))]
    pub end_line: u32,
    /// Column after the last character.
    #[schemars(range(min = 1))]
    pub end_column: u32,
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Related {
    /// What it has to do with it, one phrase.
    pub message: String,
    /// The file, relative to the root.
    pub path: String,
    /// The region.
    #[serde(flatten)]
    pub region: Region,
}

/// A place at which the code does what the article asks.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Pass {
    /// The pass's name.
    pub rule: String,
    /// The path of the application that it belongs to.
    pub application: String,
    /// The file, relative to the root.
    pub path: String,
    /// Line, from 1.
    #[schemars(range(min = 1))]
    pub line: u32,
    /// Column in UTF-16 code units, from 1.
    #[schemars(range(min = 1))]
    pub column: u32,
    /// `entralint/v1`: stable across moves and reformatting.
    #[serde(default)]
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    pub fingerprint: String,
    /// End of the region, for SARIF; not part of the JSON document.
    #[serde(skip)]
    pub end_column: u32,
    /// Places that led to it.
    #[serde(default)]
    pub related: Vec<Related>,
}

/// What a scan saw.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Statistics {
    /// Files that the walk came by.
    pub files_seen: u64,
    /// Files that were parsed.
    pub files_parsed: u64,
    /// Files that were left out, by cause.
    pub files_skipped: BTreeMap<String, u64>,
    /// Bytes read.
    pub bytes: u64,
}

/// A file or folder that could not be read whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// The path relative to the root.
    pub path: String,
    /// What happened, one sentence.
    pub message: String,
}

/// Somebody's decision that findings are not to be shown, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Suppression {
    /// The rules that it names.
    pub rules: Vec<String>,
    /// The file that holds the comment, or the configuration's pattern of paths.
    pub path: String,
    /// Line of the comment or of the configuration's entry, from 1.
    #[schemars(range(min = 1))]
    pub line: u32,
    /// `inline` or `configuration`.
    #[schemars(extend("enum" = ["inline", "configuration"]))]
    pub source: String,
    /// Why, in the words of whoever wrote it.
    pub reason: String,
    /// The last day on which it holds, `YYYY-MM-DD`.
    pub until: Option<String>,
    /// Fingerprints of the findings that it hides; empty where it hides none.
    pub fingerprints: Vec<String>,
    /// What is to be said about it: that it is refused, has expired or hides nothing.
    #[serde(default)]
    pub problem: Option<String>,
    /// How bad that is; absent where there is no problem.
    #[serde(default)]
    pub level: Option<Level>,
    /// The lines of the file that it speaks of; not part of the JSON document.
    #[serde(skip)]
    pub covers: Covers,
}

impl Suppression {
    /// What is to be said about it, and how bad that is.
    #[must_use]
    pub fn objection(&self) -> Option<(Level, String)> {
        let problem = self.problem.as_ref()?;
        let end = if problem.ends_with('?') { "" } else { "." };
        Some((self.level.unwrap_or(Level::Warning), format!("The suppression of {} is to be looked at: {problem}{end}", self.rules.join(", "))))
    }
}

/// What a suppression speaks of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Covers {
    /// All files of its pattern, or its whole file.
    #[default]
    File,
    /// A line, from 1, and the last of those that belong to it.
    Lines(u32, u32),
}
