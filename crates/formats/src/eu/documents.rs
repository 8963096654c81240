//! Identity documents and numbers of registers.
//!
//! A document that the list knows to be false, lost, expired or revoked stays one by which its holder is found: it is what a
//! traveller shows. Its description says what is wrong with it.

use model::entity::Entity;
use model::schema::{Property, Schema};
use model::values::{Bic, Imo};

use crate::fields::{Document, Fields};
use crate::problem::ProblemCode;

use super::entry::{Entry, Kind, Part};
use super::record::country;

/// The codes of `identificationTypeCode` and what holds the number.
const CODES: [(&str, Property); 18] = [
    ("passport", Property::PassportNumber),
    ("id", Property::IdNumber),
    ("other", Property::IdNumber),
    ("nationcert", Property::IdNumber),
    ("birthcert", Property::IdNumber),
    ("travelcardid", Property::IdNumber),
    ("electionid", Property::IdNumber),
    ("residentperm", Property::IdNumber),
    ("drivinglicence", Property::IdNumber),
    ("NRN", Property::IdNumber),
    ("ssn", Property::SocialSecurityNumber),
    ("tradelic", Property::LicenseNumber),
    ("regnumber", Property::RegistrationNumber),
    ("fiscalcode", Property::TaxNumber),
    ("taxid", Property::TaxNumber),
    ("imo", Property::ImoNumber),
    ("swiftbic", Property::SwiftBic),
    ("bic", Property::SwiftBic),
];

/// Adds the documents of an entry to the holder. Returns them as things of their own.
pub(super) fn add(entry: &Entry, holder: &mut Entity, fields: &mut Fields<'_>) -> Vec<Entity> {
    let mut adjacent = Vec::new();
    for part in entry.all(Kind::Document) {
        one(part, holder, &mut adjacent, fields);
    }
    adjacent
}

fn one(part: &Part, holder: &mut Entity, adjacent: &mut Vec<Entity>, fields: &mut Fields<'_>) {
    let split = split_number(part.get("number"));
    let code = match part.get("identificationTypeCode") {
        "" => split.code,
        code => code,
    };
    let found = CODES.iter().find(|(known, _)| known.eq_ignore_ascii_case(code));
    if found.is_none() {
        fields.problem(ProblemCode::UnknownValue, "identificationTypeCode");
    }
    let property = found.map_or(Property::IdNumber, |(_, property)| *property);
    let kind = match part.get("identificationTypeDescription") {
        "" if split.kind.is_empty() => code,
        "" => split.kind,
        kind => kind,
    };
    let remark = remark(part, split.remark);
    let mut numbers = vec![split.number, part.get("latinNumber")];
    numbers.retain(|number| !number.is_empty());
    numbers.dedup();
    if numbers.is_empty() {
        if !remark.is_empty() {
            fields.text(holder, Property::Notes, &format!("{kind}: {remark}"));
        }
        return;
    }
    for number in numbers {
        match property {
            Property::ImoNumber => {
                let number = Imo::parse(number).map(|imo| imo.as_str().to_owned());
                match number {
                    Ok(number) => fields.text(holder, property, &number),
                    Err(_) => unread(holder, fields, kind, part.get("number")),
                };
                noted(holder, fields, kind, &remark);
            }
            Property::SwiftBic => {
                // Seen: a blank inside the code.
                let joined: String = number.split_whitespace().collect();
                match Bic::parse(&joined) {
                    Ok(bic) => fields.text(holder, property, bic.as_str()),
                    Err(_) => unread(holder, fields, kind, number),
                };
                noted(holder, fields, kind, &remark);
            }
            _ => {
                let schema = match property {
                    Property::PassportNumber => Schema::Passport,
                    _ => Schema::Identification,
                };
                let country = country(part);
                let document =
                    Document { schema, property, number, kind, country, remark: &remark };
                fields.document(holder, adjacent, &document);
                if let Some(document) = adjacent.last_mut() {
                    fields.text(document, Property::Authority, part.get("issuedBy"));
                    for (field, property) in [
                        ("issueDate", Property::Date),
                        ("validFrom", Property::StartDate),
                        ("validTo", Property::EndDate),
                    ] {
                        date(document, fields, property, part.get(field));
                    }
                }
            }
        }
    }
    fields.name(holder, Property::Alias, part.get("nameOnDocument"));
}

/// A date of a document. One that cannot be read is kept in its description: a document has no notes.
fn date(document: &mut Entity, fields: &mut Fields<'_>, property: Property, text: &str) {
    if text.is_empty() {
        return;
    }
    match model::values::PartialDate::parse(text) {
        Ok(date) => {
            document.add(property, &date.to_string());
        }
        Err(_) => {
            let text = format!("{}: {text}", property.name());
            fields.text(document, Property::Description, &text);
            fields.problem(ProblemCode::UnreadDate, property.name());
        }
    }
}

/// A number that is not of the kind it is said to be is an identifier all the same.
fn unread(holder: &mut Entity, fields: &mut Fields<'_>, kind: &str, number: &str) -> bool {
    fields.problem(ProblemCode::UnknownValue, "number");
    fields.text(holder, Property::Notes, &format!("{kind}: {number}"));
    fields.text(holder, Property::IdNumber, number)
}

fn noted(holder: &mut Entity, fields: &mut Fields<'_>, kind: &str, remark: &str) {
    if !remark.is_empty() {
        fields.text(holder, Property::Notes, &format!("{kind}: {remark}"));
    }
}

/// What is said of a document besides its number.
fn remark(part: &Part, inside: &str) -> String {
    const FLAGS: [(&str, &str); 5] = [
        ("diplomatic", "diplomatic"),
        ("knownFalse", "known to be false"),
        ("knownExpired", "known to have expired"),
        ("reportedLost", "reported lost"),
        ("revokedByIssuer", "revoked by its issuer"),
    ];
    let mut parts: Vec<String> = FLAGS
        .iter()
        .filter(|(field, _)| part.is(field))
        .map(|(_, words)| (*words).to_owned())
        .collect();
    for (field, words) in [("nameOnDocument", "in the name of"), ("region", "region")] {
        if !part.get(field).is_empty() {
            parts.push(format!("{words} {}", part.get(field)));
        }
    }
    parts.extend(part.remarks.iter().cloned());
    parts.extend((!inside.is_empty()).then(|| inside.to_owned()));
    parts.join("; ")
}

/// What stands in the one column that CSV 1.0 has for a document.
#[derive(Debug, PartialEq, Eq)]
struct Split<'t> {
    number: &'t str,
    code: &'t str,
    kind: &'t str,
    remark: &'t str,
}

/// Takes apart `A 123 (passport-National passport) ((expired))`; a text that is not so is a number.
fn split_number(text: &str) -> Split<'_> {
    for (open, _) in text.match_indices('(') {
        let Some((inside, after)) = text.get(open + 1..).and_then(|rest| rest.split_once(')'))
        else {
            break;
        };
        let Some((code, kind)) = inside.split_once('-') else { continue };
        if CODES.iter().any(|(known, _)| known.eq_ignore_ascii_case(code)) {
            let number = text.get(..open).unwrap_or_default().trim();
            let remark = after.trim().trim_start_matches(['(', '?']).trim_end_matches(')').trim();
            return Split { number, code, kind, remark };
        }
    }
    Split { number: text.trim(), code: "", kind: "", remark: "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_of_csv_1_0_is_taken_apart() {
        let check = |text: &str, expected: [&str; 4]| {
            let found = split_number(text);
            assert_eq!([found.number, found.code, found.kind, found.remark], expected, "{text}");
        };
        check(
            "UT 001 (passport-National passport) ((passport))",
            ["UT 001", "passport", "National passport", "passport"],
        );
        check(
            "3 (other-Other identification number) (?(issued: may 2001 expires: unknown))",
            ["3", "other", "Other identification number", "issued: may 2001 expires: unknown"],
        );
        check("7 (see a-b) (id-Card) ", ["7 (see a-b)", "id", "Card", ""]);
        check("12-(3", ["12-(3", "", "", ""]);
        check("", ["", "", "", ""]);
    }
}
