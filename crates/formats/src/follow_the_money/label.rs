//! Handling rules in JSON: the form is the model's own, since signatures will cover it.

pub(super) use model::label_json::{from_json, to_json};
