//! Which headings of a table are those of a mapping, and whether a table is the one a mapping is for.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{HeaderRow, Mapping, Sheets};
use crate::container::{self, Unpacked};
use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};
use crate::source::Source;
use crate::table::{self, RowResult, TableOptions};

/// How many rows at the beginning of a sheet are searched for the headings.
pub(super) const SEARCHED_ROWS_MAX: usize = 40;

/// A heading as it is compared: NFC, white space trimmed and folded. Line breaks inside a cell count as white space, for
/// spreadsheets wrap long headings.
pub(crate) fn folded_heading(heading: &str) -> String {
    let composed: String = heading.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A heading of which only letters and digits count, small and without accents, and no remark on how a date is written.
/// Publishers change capitals, hyphens and the hamza from one publication to the next.
fn loose_heading(heading: &str) -> String {
    let mut text = heading.to_owned();
    while let Some((start, end)) = date_remark(&text) {
        text.replace_range(start..end, " ");
    }
    let letters = text.nfkd().filter(|one| !is_combining_mark(*one)).flat_map(char::to_lowercase);
    let folded: String = letters
        .filter(|one| one.is_alphanumeric())
        .map(|one| if one == 'ı' { 'i' } else { one })
        .collect();
    if folded.is_empty() { folded_heading(heading) } else { folded }
}

/// Where a remark such as `(DD/MM/YYYY)` stands.
fn date_remark(text: &str) -> Option<(usize, usize)> {
    let start = text.find("(D")?;
    let end = start + text.get(start..)?.find(')')? + 1;
    let inside = text.get(start + 1..end - 1)?;
    inside.chars().all(|one| "DMY/.- ".contains(one)).then_some((start, end))
}

/// The first rows of a sheet; of a CSV file its headings.
pub(crate) struct Beginning {
    sheet: Option<String>,
    rows: Vec<Vec<String>>,
}

/// The beginnings of a table: of each visible sheet that holds something, or of the CSV file.
pub(crate) fn beginnings(source: &mut Source, limits: &Limits) -> Result<Vec<Beginning>, Problem> {
    let file = source.name.clone();
    let sheets = sheets(source, limits)?;
    let of = |sheet: Option<String>, source: &mut Source| {
        let workbook = sheet.is_some();
        let mut rows = Vec::new();
        let options =
            TableOptions { sheet: sheet.clone(), has_header: !workbook, ..TableOptions::default() };
        let stopped = container::with_unpacked(source, limits, &mut |unpacked| {
            table::read(unpacked, &file, &options, limits, &mut |row| {
                match row {
                    RowResult::Header(header) if !workbook => rows.push(header),
                    RowResult::Row(row) | RowResult::Quarantined { row, .. } if workbook => {
                        rows.push(row.cells.into_iter().map(|cell| cell.text).collect());
                    }
                    _ => {}
                }
                if !workbook || rows.len() >= SEARCHED_ROWS_MAX {
                    // An error is how the reading is ended.
                    return Err(Problem::new(ProblemCode::UnknownFormat, &file, 0));
                }
                Ok(())
            })
        });
        match stopped {
            Err(problem) if rows.is_empty() => Err(problem),
            _ => Ok(Beginning { sheet, rows }),
        }
    };
    sheets.into_iter().map(|sheet| of(sheet, source)).collect()
}

/// The visible sheets of a workbook that hold something; one nameless of a CSV file.
pub(super) fn sheets(source: &mut Source, limits: &Limits) -> Result<Vec<Option<String>>, Problem> {
    let file = source.name.clone();
    container::with_unpacked(source, limits, &mut |unpacked| match unpacked {
        Unpacked::Stream(_) => Ok(vec![None]),
        Unpacked::Workbook(bytes) => {
            Ok(table::workbook::filled_sheets(bytes, &file)?.into_iter().map(Some).collect())
        }
    })
}

impl Mapping {
    fn folded(&self, heading: &str) -> String {
        if self.loose_headings { loose_heading(heading) } else { folded_heading(heading) }
    }

    /// Where a heading stands in a header, under its own or another writing.
    pub(super) fn place(&self, header: &[String], heading: &str) -> Option<usize> {
        let folded: Vec<String> = header.iter().map(|heading| self.folded(heading)).collect();
        let position = |heading: &str| {
            let heading = self.folded(heading);
            folded.iter().position(|one| *one == heading)
        };
        position(heading).or_else(|| {
            let others = self.other_headings.get(&folded_heading(heading))?;
            others.iter().find_map(|other| position(other))
        })
    }

    /// Whether a table with this header is the one meant: it has every column the mapping needs. Headings are compared
    /// in Unicode NFC, without white space around them and with any white space inside them as one space; with
    /// `loose_headings` only their letters and digits are.
    pub fn fits(&self, header: &[String]) -> bool {
        self.missing(header).is_empty()
    }

    /// The headings the mapping needs and the header lacks.
    pub(crate) fn missing(&self, header: &[String]) -> Vec<&str> {
        self.headings().filter(|heading| self.place(header, heading).is_none()).collect()
    }

    /// Whether more than one row of one sheet must be looked at to tell whether a table fits.
    pub(crate) fn needs_beginnings(&self) -> bool {
        let one_sheet = match &self.sheets {
            Sheets::Only => true,
            Sheets::Named(names) => names.len() == 1,
            Sheets::Each => false,
        };
        !one_sheet || self.header_row == HeaderRow::Search
    }

    /// The sheet, where one is named.
    pub(crate) fn only_sheet(&self) -> Option<String> {
        match &self.sheets {
            Sheets::Named(names) => names.first().cloned(),
            _ => None,
        }
    }

    /// The number of the row with the headings, where one is stated.
    pub(crate) fn header_number(&self) -> u64 {
        match self.header_row {
            HeaderRow::Number(number) => number,
            HeaderRow::Search => 1,
        }
    }

    /// Whether the ordinal of a row does not tell where in a workbook it stands: rows are counted over several sheets, or
    /// from an unknown header.
    pub(crate) fn numbers_rows_across_sheets(&self) -> bool {
        let several = match &self.sheets {
            Sheets::Only => false,
            Sheets::Named(names) => names.len() > 1,
            Sheets::Each => true,
        };
        several || self.header_row == HeaderRow::Search
    }

    /// What a table that begins so lacks; none where it fits.
    ///
    /// # Errors
    /// The headings that the nearest row lacks, or the sheet that is missing.
    pub(crate) fn fits_table(&self, beginnings: &[Beginning]) -> Result<(), String> {
        let of = |beginning: &Beginning| self.fits_rows(beginning);
        let csv = beginnings.iter().find(|beginning| beginning.sheet.is_none());
        match (&self.sheets, csv) {
            (_, Some(csv)) => of(csv),
            (Sheets::Only, None) => {
                of(beginnings.first().ok_or_else(|| "a sheet with rows".to_owned())?)
            }
            (Sheets::Named(names), None) => names.iter().try_for_each(|name| {
                let named = |one: &&Beginning| one.sheet.as_deref() == Some(name);
                of(beginnings.iter().find(named).ok_or_else(|| format!("the sheet \"{name}\""))?)
            }),
            (Sheets::Each, None) => {
                let lacks: Vec<String> = beginnings.iter().map_while(|one| of(one).err()).collect();
                match lacks.len() < beginnings.len() {
                    true => Ok(()),
                    false => Err(lacks.into_iter().next().unwrap_or_default()),
                }
            }
        }
    }

    fn fits_rows(&self, beginning: &Beginning) -> Result<(), String> {
        let number = usize::try_from(self.header_number()).unwrap_or(usize::MAX);
        let rows: Vec<&Vec<String>> = match self.header_row {
            HeaderRow::Search => beginning.rows.iter().collect(),
            HeaderRow::Number(_) => beginning.rows.get(number - 1).into_iter().collect(),
        };
        let nearest =
            rows.into_iter().map(|row| self.missing(row)).min_by_key(|missing| missing.len());
        match nearest {
            Some(missing) if missing.is_empty() => Ok(()),
            Some(missing) => Err(missing.join(", ")),
            None => Err(self.headings().collect::<Vec<_>>().join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loose_headings_compare_letters_and_digits() {
        let check = |one: &str, other: &str, same: bool| {
            assert_eq!(loose_heading(one) == loose_heading(other), same, "{one} {other}");
        };
        check("Organization name (English)", "ORGANIZATION NAME - ENGLISH", true);
        check("D.O.B (DD/MM/YYYY)", "d o b", true);
        check("RESMİ GAZETE TARİH-SAYISI", "Resmi Gazete Tarih Sayısı", true);
        check("أسماء الأشخاص", "اسماء الاشخاص", true);
        check("Name", "Names", false);
        check("#", "*", false);
        check("(D", "D", true);
    }
}
