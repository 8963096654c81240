//! What the `Other Information` of an entry says that the list has no column for.
//!
//! Since 2022 it is a row of labelled texts: `(UK Sanctions List Ref):RUS0001. (UN Ref):TAi.155. (Phone number):(1) …`.
//! Before, it is free text in which an IMO number and an MMSI are announced: `IMO: 9074729. MMSI: 256000001.` The whole
//! text is kept as a note in any case.

use model::values::Imo;
use model::values::identifiers::ImoKind;

use crate::uk_sanctions::designation::{Designation, Field, Item};

/// The labels, in small letters, each by its beginning. Evidence: rows of the list that other readers keep as samples,
/// and the elements of its XML form in the crawler `gb_hmt_sanctions` of OpenSanctions.
const LABELS: &[(&str, Field)] = &[
    ("uk sanctions list ref", Field::UniqueId),
    ("gender", Field::Gender),
    ("phone number", Field::Phone),
    ("email address", Field::Email),
    ("website", Field::Website),
    ("type of entity", Field::TypeOfEntity),
    ("subsidiar", Field::Subsidiary),
    ("parent company", Field::Parent),
    ("business reg", Field::RegistrationNumber),
    ("imo number", Field::Imo),
    ("current owner", Field::Owner),
    ("previous owner", Field::PreviousOwner),
    ("flag of ship", Field::Flag),
    ("current believed flag", Field::Flag),
    ("previous flag", Field::PreviousFlag),
    ("type of ship", Field::ShipType),
    ("tonnage of ship", Field::Tonnage),
    ("length of ship", Field::Length),
    ("year built", Field::YearBuilt),
    ("hull identification", Field::Hull),
];

/// The labelled texts of an information.
fn labelled(text: &str) -> Vec<(&str, &str)> {
    const LABEL_BYTES_MAX: usize = 60;
    let mut labels: Vec<(usize, usize, &str)> = Vec::new();
    for (close, _) in text.match_indices("):") {
        let Some(before) = text.get(..close) else { continue };
        let Some(open) = before.rfind('(') else { continue };
        let label = before.get(open + 1..).unwrap_or_default();
        let is_label = label.len() <= LABEL_BYTES_MAX
            && label.starts_with(|one: char| one.is_ascii_alphabetic());
        if is_label {
            labels.push((open, close + 2, label));
        }
    }
    let mut found = Vec::new();
    for (at, (_, start, label)) in labels.iter().enumerate() {
        let end = labels.get(at + 1).map_or(text.len(), |(open, ..)| *open);
        let value = text.get(*start..end).unwrap_or_default().trim().trim_end_matches('.');
        found.push((*label, value));
    }
    found
}

/// Adds what the information of an entry says. An entity of which it says nothing but the number of one ship, and which
/// has no address, is that ship: before 2022 the list had no type for ships.
pub(super) fn finish(designation: &mut Designation) {
    let texts: Vec<String> = designation.texts(Field::Information).map(str::to_owned).collect();
    let mut numbers: Vec<Imo> = Vec::new();
    let mut is_labelled = false;
    for text in &texts {
        for (label, value) in labelled(text) {
            is_labelled = true;
            let label = label.to_lowercase();
            let known = LABELS.iter().find(|(start, _)| label.starts_with(start));
            if let Some((_, field)) = known {
                designation.text(*field, value_of(*field, value));
            }
        }
        for number in announced(text, "IMO", 7) {
            if let Ok(imo) = Imo::parse(&number)
                && !numbers.contains(&imo)
            {
                numbers.push(imo);
            }
        }
    }
    let is_entity = designation.first(Field::Kind).eq_ignore_ascii_case("entity");
    // With several numbers it is not said which of them is its own.
    let [number] = numbers.as_slice() else { return };
    if is_labelled || designation.first(Field::Kind).eq_ignore_ascii_case("individual") {
        return;
    }
    designation.text(Field::Imo, number.as_str().to_owned());
    let has_address = designation.items().iter().any(|item| matches!(item, Item::Address { .. }));
    if is_entity && number.kind() == ImoKind::Ship && !has_address {
        designation.replace(Field::Kind, "Ship");
        for text in &texts {
            for mmsi in announced(text, "MMSI", 9) {
                designation.text(Field::Mmsi, mmsi);
            }
        }
    }
}

/// The text of a label. A reference ends at its first word, other texts at the label after it.
fn value_of(field: Field, value: &str) -> String {
    match field {
        Field::UniqueId | Field::Gender => {
            let word = value.split([' ', '.', ',', ';']).next().unwrap_or_default();
            word.to_owned()
        }
        _ => value.to_owned(),
    }
}

/// The numbers of so many digits that stand soon behind a word.
fn announced(text: &str, word: &str, digits: usize) -> Vec<String> {
    const REACH: usize = 16;
    let mut found = Vec::new();
    for (start, _) in text.match_indices(word) {
        let rest = text.get(start + word.len()..).unwrap_or_default();
        let begin = rest.chars().take(REACH).position(|one| one.is_ascii_digit());
        let Some(begin) = begin else { continue };
        let number: String =
            rest.chars().skip(begin).take_while(char::is_ascii_digit).take(digits + 1).collect();
        if number.len() == digits {
            found.push(number);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labelled_texts_are_told_apart() {
        let text = "(UK Sanctions List Ref):UTO0001. (UN Ref):UTi.001. Sailor (retired). \
                    (Phone number):(1) +356 1 (2) +356 2 (Gender):Male";
        assert_eq!(
            labelled(text),
            [
                ("UK Sanctions List Ref", "UTO0001"),
                ("UN Ref", "UTi.001. Sailor (retired)"),
                ("Phone number", "(1) +356 1 (2) +356 2"),
                ("Gender", "Male"),
            ]
        );
        assert_eq!(labelled("A text (in brackets): nothing"), [("in brackets", "nothing")]);
        assert_eq!(labelled("):):"), []);
    }

    #[test]
    fn announced_numbers_are_found() {
        let check = |text: &str, word: &str, digits: usize, expected: &[&str]| {
            assert_eq!(announced(text, word, digits), expected, "{text}");
        };
        check("IMO: 9074729. MMSI: 256000001.", "IMO", 7, &["9074729"]);
        check("IMO: 9074729. MMSI: 256000001.", "MMSI", 9, &["256000001"]);
        check("(IMO number: 9074729) Annex", "IMO", 7, &["9074729"]);
        check("IMO 12345678 and IMO", "IMO", 7, &[]);
    }
}
