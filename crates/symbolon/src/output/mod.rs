//! How answers are written: sentences, JSON, CSV. The wire shapes of the program live here and nowhere else.

pub mod csv;
pub mod difference;
pub mod json;
pub mod sentence;
pub mod table;

use model::purpose::Purpose;

/// What stands in every answer beside the subject.
#[derive(Debug, Clone)]
pub struct Context {
    /// The name of the snapshot; several are joined with a plus sign.
    pub snapshot: String,
    /// The files of lists that were refused, so that the answer lacks them.
    pub lists_refused: Vec<String>,
    /// What the screening is for, where that was said.
    pub purpose: Option<Purpose>,
}
