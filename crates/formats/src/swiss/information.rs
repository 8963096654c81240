//! What a free text of `other-information` says.
//!
//! Evidence: the patterns that the crawler `ch_seco_sanctions` of OpenSanctions reads: `IMO number: 8405270.`,
//! `Taxpayer identification number: …`, `State registration number: …`, `Tax registration number: …`,
//! `Website: …`, `E-mail address: …`, `Telephone number: …`, `Type of entity: …`, `Date of registration: …`; and
//! `SWIFT/BIC code: …` in a reader of 2026.

use model::entity::Entity;
use model::schema::{Property, Schema};
use model::values::{Bic, Imo};

use crate::fields::Fields;

/// The words before a colon, in small letters, and what stands behind it.
const LABELS: &[(&str, Property)] = &[
    ("imo number", Property::ImoNumber),
    ("taxpayer identification number", Property::InnCode),
    ("tax registration number", Property::TaxNumber),
    ("registration number", Property::RegistrationNumber),
    ("state registration number", Property::RegistrationNumber),
    ("business registration number", Property::RegistrationNumber),
    ("огрн/main state registration number", Property::OgrnCode),
    ("website", Property::Website),
    ("email", Property::Email),
    ("e-mail", Property::Email),
    ("email address", Property::Email),
    ("e-mail address", Property::Email),
    ("tel.", Property::Phone),
    ("tel. number", Property::Phone),
    ("telephone", Property::Phone),
    ("telephone number", Property::Phone),
    ("type of entity", Property::LegalForm),
    ("date of registration", Property::IncorporationDate),
    ("swift/bic", Property::SwiftBic),
    ("swift/bic code", Property::SwiftBic),
];

/// Adds what the text says beside keeping it in the notes.
pub(crate) fn add(entity: &mut Entity, fields: &mut Fields<'_>, text: &str) {
    fields.text(entity, Property::Notes, text);
    let Some((label, value)) = text.split_once(':') else { return };
    let label = label.trim().to_lowercase();
    let found = LABELS.iter().find(|(known, _)| *known == label);
    let Some((_, property)) = found else { return };
    // A text with more than one value says more than a field can hold; it is in the notes.
    let value = value.trim().trim_end_matches('.');
    if !entity.schema.has(*property) || value.is_empty() {
        return;
    }
    let one_word = !value.contains([' ', ',', ';']);
    match property {
        Property::ImoNumber => {
            if let Ok(imo) = Imo::parse(value) {
                entity.add(*property, imo.as_str());
            }
        }
        Property::SwiftBic => {
            if let Ok(bic) = Bic::parse(value) {
                entity.add(*property, &bic.to_string());
            }
        }
        Property::IncorporationDate => {
            if let Ok(date) = model::values::PartialDate::parse(value) {
                entity.add(*property, &date.to_string());
            }
        }
        Property::LegalForm | Property::Phone => {
            fields.text(entity, *property, value);
        }
        // A ship has no register number of a company.
        Property::RegistrationNumber if entity.schema.is_a(Schema::Vehicle) => {}
        _ if one_word => {
            fields.text(entity, *property, value);
        }
        _ => {}
    }
}
