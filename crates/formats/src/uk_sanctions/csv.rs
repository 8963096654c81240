//! The CSV form, and the same table as a workbook.

use crate::head::Head;
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::Problem;
use crate::source::{Sink, Source};
use crate::table::TextEncoding;

use super::designation::Field;
use super::rows::{self, Column, Layout};
use super::{AUTHORITY, SOURCE};

/// The headings of the publications of February to October 2026, and two of earlier ones.
pub(super) const LAYOUT: Layout = Layout {
    lead: "report date",
    columns: &[
        ("last updated", Column::Text(Field::LastUpdated)),
        ("unique id", Column::Text(Field::UniqueId)),
        ("ofsi group id", Column::Text(Field::GroupId)),
        ("un reference number", Column::Text(Field::UnReference)),
        ("name 6", Column::Name(5)),
        ("name 1", Column::Name(0)),
        ("name 2", Column::Name(1)),
        ("name 3", Column::Name(2)),
        ("name 4", Column::Name(3)),
        ("name 5", Column::Name(4)),
        ("name type", Column::NameKind),
        ("alias strength", Column::NameStrength),
        ("title", Column::Text(Field::Title)),
        ("name non-latin script", Column::Original),
        ("non-latin script type", Column::LeftOut),
        ("non-latin script language", Column::LeftOut),
        ("regime name", Column::Regime),
        ("designation type", Column::Text(Field::Kind)),
        ("individual, entity, ship", Column::Text(Field::Kind)),
        ("designation source", Column::Text(Field::Source)),
        ("sanctions imposed", Column::Text(Field::Measures)),
        ("other information", Column::Text(Field::Information)),
        ("uk statement of reasons", Column::Text(Field::Reasons)),
        ("address line 1", Column::AddressLine),
        ("address line 2", Column::AddressLine),
        ("address line 3", Column::AddressLine),
        ("address line 4", Column::AddressLine),
        ("address line 5", Column::AddressLine),
        ("address line 6", Column::AddressLine),
        ("address postal code", Column::AddressLine),
        ("address country", Column::AddressCountry),
        ("phone number", Column::Text(Field::Phone)),
        ("website", Column::Text(Field::Website)),
        ("email address", Column::Text(Field::Email)),
        ("date designated", Column::Listed),
        ("d.o.b", Column::Text(Field::BirthDate)),
        ("nationality(/ies)", Column::Text(Field::Nationality)),
        ("national identifier number", Column::Card),
        ("national identifier additional information", Column::CardRemark),
        ("passport number", Column::Passport),
        ("passport additional information", Column::PassportRemark),
        ("position", Column::Text(Field::Position)),
        ("gender", Column::Text(Field::Gender)),
        ("town of birth", Column::Town),
        ("country of birth", Column::BirthCountry),
        ("type of entity", Column::Text(Field::TypeOfEntity)),
        ("subsidiaries", Column::Text(Field::Subsidiary)),
        ("parent company", Column::Text(Field::Parent)),
        ("business registration number (s)", Column::Text(Field::RegistrationNumber)),
        ("imo number", Column::Text(Field::Imo)),
        ("current owner/operator (s)", Column::Text(Field::Owner)),
        ("previous owner/operator (s)", Column::Text(Field::PreviousOwner)),
        ("current believed flag of ship", Column::Text(Field::Flag)),
        ("previous flags", Column::Text(Field::PreviousFlag)),
        ("type of ship", Column::Text(Field::ShipType)),
        ("tonnage of ship", Column::Text(Field::Tonnage)),
        ("length of ship", Column::Text(Field::Length)),
        ("year built", Column::Text(Field::YearBuilt)),
        ("hull identification number (hin)", Column::Text(Field::Hull)),
    ],
    needed: &["unique id", "name 6", "name 1", "regime name"],
    key: Field::UniqueId,
    key_heading: "Unique ID",
    source: SOURCE,
    authority: AUTHORITY,
    measures: &[],
    encoding: |_, _| TextEncoding::Utf8OrMarked,
    // No whole file could be had to see how it ends.
    ends_last_row: false,
    finish: |_| {},
};

/// Whether the file that begins so is the CSV form of this list.
pub(crate) fn recognises_csv(head: &Head<'_>) -> bool {
    rows::recognises(head, &LAYOUT)
}

/// Reads the CSV form. The module `rows` says how rows become entries.
///
/// # Errors
/// What [`crate::container`] and [`crate::table`] refuse, a header without a column that is needed, an entry or a list
/// over the limits of what is kept, or no record.
pub fn read_csv(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    rows::read(source, limits, sink, &LAYOUT)
}
