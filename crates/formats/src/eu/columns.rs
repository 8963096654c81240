//! What the columns of the two CSV editions hold, and how several values stand in one cell.

use model::values::PartialDate;

use super::entry::Kind;

/// The editions by their headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edition {
    /// 1.0: `Entity_logical_id`, `Naal_wholename`.
    Old,
    /// 1.1: `Entity_LogicalId`, `NameAlias_WholeName`.
    New,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// The date of the file.
    FileDate,
    Entity(&'static str),
    EntityRemark,
    Part(Kind, &'static str),
    PartRemark(Kind),
    /// Means of contact of an address.
    Contact,
    /// When the act that a part rests on was published or came into force.
    PartDate(Kind),
    /// Known and not used: which act a part rests on, and in which language it was read.
    Passed,
    Unknown,
}

/// The edition that has these headings.
pub(super) fn edition(headings: &[String]) -> Option<Edition> {
    let has = |name: &str| headings.iter().any(|heading| heading.trim().eq_ignore_ascii_case(name));
    if has("Entity_LogicalId") {
        Some(Edition::New)
    } else if has("Entity_logical_id") {
        Some(Edition::Old)
    } else {
        None
    }
}

/// Whether the text that begins so has the headings of edition 1.1.
pub(super) fn is_new(text: &str) -> bool {
    let header = text.lines().next().unwrap_or_default();
    header.split(';').any(|heading| heading.trim().eq_ignore_ascii_case("Entity_LogicalId"))
}

/// The names that edition 1.1 has for fields which the XML edition calls otherwise.
const RENAMED: [(&str, &str); 5] = [
    ("day", "dayOfMonth"),
    ("month", "monthOfYear"),
    ("issueddate", "issueDate"),
    ("typecode", "identificationTypeCode"),
    ("typedescription", "identificationTypeDescription"),
];

/// What the column of a heading holds. Capital and small letters do not matter.
pub(super) fn column(heading: &str, edition: Edition) -> Column {
    let heading = heading.trim().to_ascii_lowercase();
    match edition {
        Edition::New => new_column(&heading),
        Edition::Old => old_column(&heading),
    }
}

fn new_column(heading: &str) -> Column {
    if heading == "filegenerationdate" {
        return Column::FileDate;
    }
    let Some((block, rest)) = heading.split_once('_') else { return Column::Unknown };
    let kind = match block {
        "entity" => return new_entity(rest),
        "namealias" => Kind::Name,
        "address" => Kind::Address,
        "birthdate" => Kind::Birth,
        "identification" => Kind::Document,
        "citizenship" => Kind::Citizenship,
        _ => return Column::Unknown,
    };
    match (kind, rest) {
        (_, "remark") => Column::PartRemark(kind),
        (Kind::Address, "contactinfo") => Column::Contact,
        (_, "regulation_publicationdate" | "regulation_entryintoforcedate") => {
            Column::PartDate(kind)
        }
        (
            _,
            "regulation_type"
            | "regulation_organisationtype"
            | "regulation_numbertitle"
            | "regulation_programme"
            | "regulation_publicationurl",
        ) => Column::Passed,
        _ => {
            let renamed = RENAMED.iter().find(|(name, _)| *name == rest);
            field(kind, renamed.map_or(rest, |(_, name)| name))
        }
    }
}

fn new_entity(rest: &str) -> Column {
    match rest {
        "eu_referencenumber" => Column::Entity("euReferenceNumber"),
        "remark" => Column::EntityRemark,
        // Seen: `P` in the first and `person` in the second.
        "subjecttype" => Column::Entity("classificationCode"),
        "subjecttype_classificationcode" => Column::Entity("code"),
        "regulation_type" => Column::Part(Kind::Regulation, "regulationType"),
        "regulation_publicationurl" => Column::Passed,
        "regulation_publicationdate" | "regulation_entryintoforcedate" => {
            Column::PartDate(Kind::Regulation)
        }
        _ => match rest.strip_prefix("regulation_") {
            Some(rest) => field(Kind::Regulation, rest),
            None => match field(Kind::Entity, rest) {
                Column::Part(_, name) => Column::Entity(name),
                other => other,
            },
        },
    }
}

fn old_column(heading: &str) -> Column {
    match heading {
        "entity_logical_id" => return Column::Entity("logicalId"),
        "subject_type" => return Column::Entity("classificationCode"),
        "eu_ref_num" => return Column::Entity("euReferenceNumber"),
        "entity_remark" => return Column::EntityRemark,
        "leba_numtitle" => return Column::Part(Kind::Regulation, "numberTitle"),
        "leba_publication_date" => return Column::PartDate(Kind::Regulation),
        "programme" => return Column::Part(Kind::Regulation, "programme"),
        "leba_url" => return Column::Passed,
        // Seen: `Date_filexxxx`; readers of others know `Date_file`.
        heading if heading.starts_with("date_file") => return Column::FileDate,
        _ => {}
    }
    let Some((block, rest)) = heading.split_once('_') else { return Column::Unknown };
    let kind = match block {
        "naal" => Kind::Name,
        "addr" => Kind::Address,
        "birt" => Kind::Birth,
        "iden" => Kind::Document,
        "citi" => Kind::Citizenship,
        _ => return Column::Unknown,
    };
    match (kind, rest) {
        (_, "logical_id") => field(kind, "logicalid"),
        (_, "leba_publication_date") => Column::PartDate(kind),
        (_, "leba_numtitle" | "leba_url" | "programme") => Column::Passed,
        (_, "country") => field(kind, "countryiso2code"),
        (Kind::Name, "language") => field(kind, "namelanguage"),
        (Kind::Address, "other") => Column::Contact,
        (Kind::Birth, "date") => field(kind, "birthdate"),
        _ => field(kind, rest),
    }
}

fn field(kind: Kind, name: &str) -> Column {
    let found = kind.fields().iter().find(|field| field.eq_ignore_ascii_case(name));
    found.map_or(Column::Unknown, |field| Column::Part(kind, field))
}

/// The remarks of a cell: each in brackets, with the two characters `\n` between them.
pub(super) fn remarks(text: &str) -> Vec<String> {
    let pieces = text.split("\\n").map(|piece| {
        let piece = crate::guarded::element::joined(piece);
        match piece.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            // `(a) and (b)` has no brackets around it.
            Some(inside) if !closes_early(inside) => inside.to_owned(),
            _ => piece,
        }
    });
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// Whether a bracket is closed in a text before one is opened.
fn closes_early(text: &str) -> bool {
    let mut open = 0_usize;
    for one in text.chars() {
        match one {
            '(' => open += 1,
            ')' if open == 0 => return true,
            ')' => open -= 1,
            _ => {}
        }
    }
    false
}

/// The means of contact of a cell: `PHONE[1 23, 4 56]\nFAX[7 89]`. Text that is not so has no word for its means.
pub(super) fn contacts(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for piece in text.split("\\n") {
        let piece = piece.trim();
        let taken = piece.strip_suffix(']').and_then(|rest| rest.split_once('['));
        let (key, value) = taken.unwrap_or(("", piece));
        if !value.trim().is_empty() {
            found.push((key.trim().to_owned(), value.trim().to_owned()));
        }
    }
    found
}

/// The date of the file: the day, the month and the year, as `04/07/2018`; or the year first.
pub(super) fn file_date(text: &str) -> Option<PartialDate> {
    let parts: Vec<&str> = text.split('/').collect();
    let [day, month, year] = parts.as_slice() else { return PartialDate::parse(text).ok() };
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    PartialDate::from_parts(year.parse().ok()?, Some(month), Some(day)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_with_several_values_are_taken_apart() {
        assert_eq!(remarks("(One)\\n(Two (2).)"), ["One", "Two (2)."]);
        assert_eq!(remarks("(a) One (b)"), ["(a) One (b)"]);
        assert_eq!(remarks(" \\n"), Vec::<String>::new());
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(
            contacts("PHONE[1 23, 4 56]\\nFAX[7]"),
            [pair("PHONE", "1 23, 4 56"), pair("FAX", "7")]
        );
        assert_eq!(contacts("care of Nobody"), [pair("", "care of Nobody")]);
    }

    #[test]
    fn headings_of_both_editions_are_known() {
        let check = |heading: &str, edition: Edition, expected: Column| {
            assert_eq!(column(heading, edition), expected, "{heading}");
        };
        check("Date_filexxxx", Edition::Old, Column::FileDate);
        check("Iden_number", Edition::Old, Column::Part(Kind::Document, "number"));
        check("Addr_other", Edition::Old, Column::Contact);
        check("Citi_programme", Edition::Old, Column::Passed);
        check("Iden_colour", Edition::Old, Column::Unknown);
        check("BirthDate_Day", Edition::New, Column::Part(Kind::Birth, "dayOfMonth"));
        check("Entity_DesignationDate", Edition::New, Column::Entity("designationDate"));
        check(
            "Entity_Regulation_Programme",
            Edition::New,
            Column::Part(Kind::Regulation, "programme"),
        );
        check("Address_ContactInfo", Edition::New, Column::Contact);
        check("Address_Colour", Edition::New, Column::Unknown);
    }

    #[test]
    fn the_day_comes_first() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(file_date(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        };
        check("04/07/2018", Some("2018-07-04"));
        check("2026-08-05", Some("2026-08-05"));
        check("31/02/2018", None);
        check("", None);
    }
}
