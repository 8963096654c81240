//! FollowTheMoney entities, one JSON object a line.
//!
//! Publisher: the FollowTheMoney project (version 4.11) and everybody who exports in its form, such as OpenSanctions
//! (`entities.ftm.json`), and Symbolon itself. A line holds `id`, `schema`, `properties` (a list of texts under each name)
//! and optionally `datasets` and `caption`. Read are also a single text instead of a list, numbers, and entities nested in
//! `properties`.
//!
//! A record is a thing that can be screened with what hangs on it: `Sanction` (by `entity`), `Passport`, `Identification`
//! and `CryptoWallet` (by `holder`), `BankAccount` and `UserAccount` (by `holder` or `owner`), `UnknownLink` (by `subject`),
//! `Ownership` (by `owner`), and `Address` (by the thing's `addressEntity`). They may stand anywhere in the file, so the
//! file is read twice: first what hangs on something, which is kept in memory, then the things.
//!
//! Our own lines carry three keys more, which other readers ignore: `label` (the handling rules, when they are not those
//! of a published list), `record` (version, dates and completeness) and `belongs_to` (the thing that an entity hangs on).
//! Handling rules that are not understood are read as the strictest ones.

mod changes;
mod label;
mod line;
mod read;
mod rewritten;
mod statements;
mod write;

pub use changes::read_changes;
pub(crate) use changes::recognises as recognises_changes;
pub use read::read;
pub use statements::read_statements;
pub(crate) use statements::recognises as recognises_statements;
pub use write::{lines, write};

use crate::head::Head;

/// Whether the file that begins so is read as lines of entities: everything that begins as JSON and is no other format.
pub(crate) fn recognises(head: &Head<'_>) -> bool {
    matches!(head, Head::Json { .. }) && head.start().trim_ascii_start().first() != Some(&b'[')
}

/// The source id of lines that name no dataset.
pub const SOURCE: &str = "follow-the-money";
