//! The columns of both formats, and what they become.

use model::listing::Measure;

use crate::head::Head;
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::Problem;
use crate::source::{Sink, Source};
use crate::table::TextEncoding;
use crate::uk_sanctions::designation::Field;
use crate::uk_sanctions::rows::{self, Column, Layout};

use super::{AUTHORITY, SOURCE, remarks};

/// A heading that only the format of 2022 has.
const SINCE_2022: &str = "name non-latin script";

const LAYOUT: Layout = Layout {
    lead: "last updated",
    columns: &[
        ("name 6", Column::Name(5)),
        ("name 1", Column::Name(0)),
        ("name 2", Column::Name(1)),
        ("name 3", Column::Name(2)),
        ("name 4", Column::Name(3)),
        ("name 5", Column::Name(4)),
        ("title", Column::Text(Field::Title)),
        (SINCE_2022, Column::Original),
        ("non-latin script type", Column::LeftOut),
        ("non-latin script language", Column::LeftOut),
        ("dob", Column::Text(Field::BirthDate)),
        ("town of birth", Column::Town),
        ("country of birth", Column::BirthCountry),
        ("nationality", Column::Text(Field::Nationality)),
        ("passport number", Column::Passport),
        ("passport details", Column::PassportRemark),
        ("ni number", Column::Card),
        ("national identification number", Column::Card),
        ("national identification details", Column::CardRemark),
        ("position", Column::Text(Field::Position)),
        ("address 1", Column::AddressLine),
        ("address 2", Column::AddressLine),
        ("address 3", Column::AddressLine),
        ("address 4", Column::AddressLine),
        ("address 5", Column::AddressLine),
        ("address 6", Column::AddressLine),
        ("post/zip code", Column::AddressLine),
        ("country", Column::AddressCountry),
        ("other information", Column::Text(Field::Information)),
        ("group type", Column::Text(Field::Kind)),
        ("alias type", Column::NameKind),
        ("alias quality", Column::NameStrength),
        ("regime", Column::Regime),
        ("listed on", Column::Listed),
        ("uk sanctions list date designated", Column::Text(Field::DateDesignated)),
        ("last updated", Column::Text(Field::LastUpdated)),
        ("group id", Column::Text(Field::GroupId)),
    ],
    needed: &["name 6", "name 1", "group type", "regime", "group id"],
    key: Field::GroupId,
    key_heading: "Group ID",
    source: SOURCE,
    authority: AUTHORITY,
    measures: &[Measure::AssetFreeze],
    encoding: |headings, is_utf8| {
        // The format of 2022 has names in their own scripts, which windows-1252 cannot write.
        let since_2022 = headings.iter().any(|heading| heading == SINCE_2022);
        if since_2022 || is_utf8 { TextEncoding::Utf8OrMarked } else { TextEncoding::Windows1252 }
    },
    ends_last_row: true,
    finish: remarks::finish,
};

/// Whether the file that begins so is this list.
pub(crate) fn recognises(head: &Head<'_>) -> bool {
    rows::recognises(head, &LAYOUT)
}

/// Reads the list in either format.
///
/// # Errors
/// What [`crate::container`] and [`crate::table`] refuse, a header without a column that is needed, an entry or a list
/// over the limits of what is kept, or no record.
pub fn read(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    rows::read(source, limits, sink, &LAYOUT)
}
