//! OFAC's Specially Designated Nationals list as the legacy set of CSV files.
//!
//! Publisher: US Department of the Treasury, Office of Foreign Assets Control; a work of the US Government in the public
//! domain. Version: the files state none, and no date. Evidence: `dat_spec.txt` of the publisher, and the files of 2021
//! to 2025. No file has a header; the encoding is ISO 8859-1; `-0-` (with a blank behind it) is null; the end mark 0x1A
//! after the last row is no row.
//!
//! | file | columns |
//! |---|---|
//! | sdn | ent_num, SDN_Name, SDN_Type, Program, Title, Call_Sign, Vess_type, Tonnage, GRT, Vess_flag, Vess_owner, Remarks |
//! | alt | ent_num, alt_num, alt_type (aka, fka, nka), alt_name, alt_remarks |
//! | add | ent_num, add_num, Address, City/State/Province/Postal Code, Country, Add_remarks |
//! | sdn_comments | ent_num, the rest of remarks longer than 1,000 characters |
//!
//! What becomes of a row: a row of sdn becomes an entity; a row of another file is joined to the entity of its ent_num;
//! where the set has no such entity, its rows are orphans and become one incomplete entity, which is screened; a row that
//! cannot be read is set aside, and any name in it is still screened. So for each set: entities + joined rows + orphan
//! rows + quarantined rows = rows.
//!
//! The remarks are mined by `remarks`. Names of people are turned round from `LASTNAME, First Middle`. Being on this
//! list means that property is blocked, whatever the programme; some executive orders also suspend entry.

pub mod advanced;
mod join;
mod names;
mod non_sdn;
mod patterns;
mod programmes;
mod read;
mod remarks;
mod side_by_side;
mod write;
pub mod xml;

pub use read::read;
pub use write::{FileSet, WriteError, write};

use crate::limits::Limits;
use crate::table::csv::{RawRow, Tokenizer};
use crate::table::text_input::SliceInput;

/// The source id of the records.
pub const SOURCE: &str = "ofac-sdn";

/// The source id of the records of the consolidated list of the lists that do not block. An entry of both lists has the
/// same number on both, so that resolution finds one thing; the source tells the two records apart.
pub const SOURCE_NON_SDN: &str = "ofac-consolidated";

/// The part a file plays in the set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The entries.
    Sdn,
    /// Further names.
    Alt,
    /// Addresses.
    Add,
    /// The rest of long remarks.
    Comments,
}

impl Role {
    /// Every role, in the order in which the files are joined to the first.
    pub const ALL: &'static [Self] = &[Self::Sdn, Self::Alt, Self::Add, Self::Comments];

    /// The number of columns of its rows.
    pub fn columns(self) -> usize {
        match self {
            Self::Sdn => 12,
            Self::Alt => 5,
            Self::Add => 6,
            Self::Comments => 2,
        }
    }

    /// The count of its rows in the details of the report.
    fn rows_name(self) -> &'static str {
        match self {
            Self::Sdn => "rows sdn",
            Self::Alt => "rows alt",
            Self::Add => "rows add",
            Self::Comments => "rows comments",
        }
    }

    /// Whether a row has the shape of this role's rows.
    fn fits(self, row: &RawRow) -> bool {
        let is_number = |position| {
            let field = row.field(position);
            !field.is_empty() && field.len() <= 9 && field.iter().all(u8::is_ascii_digit)
        };
        let word = |position| row.field(position).trim_ascii();
        let shape = match self {
            Self::Sdn => {
                matches!(word(2), b"-0-" | b"individual" | b"vessel" | b"aircraft")
                    && !matches!(word(3), b"")
            }
            Self::Alt => is_number(1) && matches!(word(2), b"aka" | b"fka" | b"nka"),
            Self::Add => is_number(1),
            Self::Comments => row.field(1).windows(2).any(|pair| pair == b"; "),
        };
        row.len() == self.columns() && is_number(0) && shape
    }
}

/// How many rows are looked at to tell the role.
const ROWS_LOOKED_AT: usize = 8;

/// The role of the file that begins so; none where it is no file of the set. Several rows are looked at, so that one
/// damaged row does not hide what the file is.
pub fn role(head: &[u8]) -> Option<Role> {
    let limits = Limits { line_bytes_max: head.len(), ..Limits::default() };
    let mut input = SliceInput::new(head);
    let mut tokens = Tokenizer::new(&mut input, "", b',', &limits);
    let mut row = RawRow::default();
    for _ in 0..ROWS_LOOKED_AT {
        if !tokens.next_row(&mut row).unwrap_or(false) {
            return None;
        }
        if let Some(role) = Role::ALL.iter().find(|role| role.fits(&row)) {
            return Some(*role);
        }
    }
    None
}
