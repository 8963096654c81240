//! What an entry is listed under, since when, and with which consequence.

use model::listing::Listing;
use model::values::{PartialDate, UnReference};

use crate::fields::Fields;
use crate::problem::ProblemCode;

use super::AUTHORITY;
use super::entry::{Entry, Kind, Part};
use super::programmes::{Programme, UN_LISTING};

/// The listings of an entry: one for each programme of its regulations, at least one.
pub(super) fn of(entry: &Entry, is_person: bool, fields: &mut Fields<'_>) -> Vec<Listing> {
    let entity = &entry.entity;
    let date = |name: &str, fields: &mut Fields<'_>| {
        let text = entity.get(name);
        let date = PartialDate::parse(text).ok();
        if date.is_none() && !text.is_empty() {
            fields.problem(ProblemCode::UnreadDate, name);
        }
        date
    };
    let reference = entity.get("euReferenceNumber");
    let whole = Listing {
        authority: AUTHORITY.to_owned(),
        reference: (!reference.is_empty()).then(|| reference.to_owned()),
        un_reference: un_reference(entity),
        listed_on: date("designationDate", fields)
            .or_else(|| stated(&entity.remarks))
            .or_else(|| dates(entry).min_by_key(PartialDate::earliest)),
        review_by: date("delistingDate", fields),
        ..Listing::default()
    };
    let mut codes: Vec<&str> =
        entry.all(Kind::Regulation).map(|regulation| regulation.get("programme")).collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.len() > 1 {
        codes.retain(|code| !code.is_empty());
    }
    if codes.is_empty() {
        return vec![whole];
    }
    let under = |code: &str| {
        let regulations: Vec<&Part> = entry
            .all(Kind::Regulation)
            .filter(|regulation| regulation.get("programme") == code)
            .collect();
        let titles = || regulations.iter().map(|regulation| regulation.get("numberTitle"));
        let mut named: Vec<&str> = Vec::new();
        for title in titles().filter(|title| !title.is_empty()) {
            if !named.contains(&title) {
                named.push(title);
            }
        }
        let mut listing = Listing {
            programme: (!code.is_empty()).then(|| code.to_owned()),
            legal_basis: (!named.is_empty()).then(|| named.join("; ")),
            ..whole.clone()
        };
        match Programme::of(code) {
            Some(programme) => {
                listing.regime = Some(programme.regime.to_owned());
                listing.measures = programme.measures(is_person, titles());
            }
            None if code == UN_LISTING => {}
            None => fields.problem(ProblemCode::UnknownValue, "programme"),
        }
        listing
    };
    codes.into_iter().map(under).collect()
}

/// The reference of the United Nations that an entry states: in its own field, else in a remark after "UN Ref", else the
/// only one in the remarks. With several it is not said which is the entry's own.
fn un_reference(entity: &Part) -> Option<UnReference> {
    let field = entity.get("unitedNationId");
    if let Ok(reference) = UnReference::parse(field) {
        return Some(reference);
    }
    let mut found = UnReference::find_in(field);
    for remark in &entity.remarks {
        let lower = remark.to_ascii_lowercase();
        let announced = lower.find("un ref").and_then(|at| remark.get(at..));
        if let Some(reference) =
            announced.and_then(|text| UnReference::find_in(text).into_iter().next())
        {
            return Some(reference);
        }
        found.extend(UnReference::find_in(remark));
    }
    found.dedup();
    match found.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// The date that a remark gives as that of the designation: `Date of designation: 30.11.2016`, `Date of designation
/// referred to in Article 7(2): 21.2.2002.`
fn stated(remarks: &[String]) -> Option<PartialDate> {
    remarks.iter().find_map(|remark| {
        let lower = remark.to_ascii_lowercase();
        let at = lower.find("date of designation")?;
        let (_, after) = remark.get(at..)?.split_once(':')?;
        let text = after.split([')', ';', ',']).next()?.trim().trim_end_matches('.');
        PartialDate::parse(text).ok()
    })
}

/// Every date on which an act that the entry names was published or came into force.
fn dates(entry: &Entry) -> impl Iterator<Item = PartialDate> + '_ {
    entry
        .parts
        .iter()
        .flat_map(|part| part.dates.iter())
        .filter_map(|text| PartialDate::parse(text).ok())
}

/// The date of the newest act that an entry names: its version.
pub(super) fn latest(entry: &Entry) -> Option<PartialDate> {
    dates(entry).max_by_key(PartialDate::latest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_of_the_united_nations_is_found() {
        let check = |field: &str, remarks: &[&str], expected: Option<&str>| {
            let mut entity = Part::new(Kind::Entity);
            entity.set("unitedNationId", field.to_owned());
            entity.remarks = remarks.iter().map(|remark| (*remark).to_owned()).collect();
            let found = un_reference(&entity);
            assert_eq!(found.as_ref().map(UnReference::as_str), expected, "{field} {remarks:?}");
        };
        check("QDi.901", &["UN Ref QDi.902"], Some("QDi.901"));
        check("", &["Brother of QDi.902. UN Ref QDi.901"], Some("QDi.901"));
        check("", &["(QDi.901)"], Some("QDi.901"));
        check("", &["(QDi.901 and QDi.902)"], None);
        check("", &["UNSC RESOLUTION 1483"], None);
    }

    #[test]
    fn a_remark_may_state_the_date() {
        let check = |remark: &str, expected: Option<&str>| {
            let found = stated(&[remark.to_owned()]).map(|date| date.to_string());
            assert_eq!(found.as_deref(), expected, "{remark}");
        };
        check("Date of designation: 30.11.2016", Some("2016-11-30"));
        check("(Date of designation referred to in Article 7 (2): 21.2.2002.)", Some("2002-02-21"));
        check("Date of UN designation: 2016-11-30", None);
        check("no date", None);
    }
}
