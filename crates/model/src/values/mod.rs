//! Values that cannot be wrong: each is made only by parsing, and holds its canonical form.

pub mod bic;
pub mod contact;
pub mod country;
mod country_data;
pub mod crypto_address;
pub mod document_number;
pub mod iban;
pub mod identifiers;
pub mod partial_date;
mod partial_date_parse;
pub mod un_reference;

pub use bic::Bic;
pub use contact::{Email, Handle, Phone};
pub use country::Country;
pub use crypto_address::{CryptoAddress, CryptoKind};
pub use document_number::DocumentNumber;
pub use iban::Iban;
pub use identifiers::{Imei, Imo, Lei};
pub use partial_date::{DateRelation, PartialDate};
pub use un_reference::UnReference;

/// Why a text is not a value of the kind asked for.
///
/// The text itself is not part of the message, because it may be personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid {kind}: {reason}")]
pub struct ValueError {
    /// The kind of value that was asked for, for example `IBAN`.
    pub kind: &'static str,
    /// What is wrong with the text, as the end of a sentence.
    pub reason: &'static str,
}
