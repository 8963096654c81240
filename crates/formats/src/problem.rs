//! What can be wrong with a file: a stable code, a plain sentence, what to do next, and where.

use std::fmt;

/// How much is lost by a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Refusal {
    /// Nothing: the record is read, and the problem is worth knowing.
    Note,
    /// The record or row is set aside. Any name that could be read is still screened.
    Record,
    /// The whole file: nothing of it is used.
    File,
}

macro_rules! problem_codes {
    ($($variant:ident = $code:literal, $refusal:ident, $sentence:literal, $hint:literal;)+) => {
        /// The kinds of problem. The code is stable: scripts and manuals may rely on it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ProblemCode { $(#[doc = $sentence] $variant,)+ }

        impl ProblemCode {
            /// Every code, so that tests can demand a row for each.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable code.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// What is lost.
            pub fn refusal(self) -> Refusal {
                match self { $(Self::$variant => Refusal::$refusal,)+ }
            }

            /// What is wrong, as a plain sentence.
            pub fn sentence(self) -> &'static str {
                match self { $(Self::$variant => $sentence,)+ }
            }

            /// What to do next.
            pub fn hint(self) -> &'static str {
                match self { $(Self::$variant => $hint,)+ }
            }
        }
    };
}

problem_codes! {
    Unreadable = "file.unreadable", File, "The file could not be read to its end.", "Check that it exists, is complete and may be read.";
    UnknownFormat = "file.unknown_format", File, "No reader recognises this file.", "Give a list in a known format, or a mapping file that names its columns (--mapping).";
    EmptyFile = "file.empty", File, "The file holds nothing.", "Fetch or save it again: an empty file is never taken to say that there is nobody.";
    NoRecords = "file.no_records", File, "The file holds no record.", "Fetch or save it again: a file without records is never taken to say that there is nobody.";
    WebPage = "file.web_page", File, "The file is a web page, not a list.", "Fetch it again: the address answered with a page, perhaps an error or a sign-in.";
    DamagedArchive = "file.damaged_archive", File, "The compressed file is damaged or cut short.", "Fetch it again.";
    ArchiveMembers = "file.archive_members", File, "The archive does not hold exactly one file.", "Unpack it and give the list itself.";
    EncryptedArchive = "file.encrypted", File, "The file is encrypted.", "Remove the password protection.";
    TooLong = "file.too_long", File, "The unpacked file is longer than the limit.", "Check its origin.";
    RatioTooHigh = "file.ratio", File, "The file unpacks to far more than its size: it looks like a decompression bomb.", "Check its origin; do not unpack it.";
    TooManyRecords = "file.too_many_records", File, "The file holds more records than the limit.", "Check its origin, or split it.";
    InvalidEncoding = "file.invalid_encoding", File, "The file holds bytes that its encoding does not allow.", "Fetch it again, or ask its publisher.";
    UndeclaredEncoding = "file.undeclared_encoding", File, "The file is not in the encoding this format uses.", "Save it as UTF-8 (in a spreadsheet: CSV UTF-8), or state the encoding in the mapping.";
    NotWellFormed = "xml.not_well_formed", File, "The XML is not well-formed.", "Fetch it again; it may be cut short.";
    BadDocument = "json.not_well_formed", File, "The JSON document is not valid, or gives a key twice.", "Fetch it again; it may be cut short.";
    DocumentType = "xml.document_type", File, "The XML declares a document type, which could define entities.", "Check its origin: no list we know does this.";
    UnknownEntity = "xml.unknown_entity", File, "The XML refers to an entity that is not defined.", "Fetch it again; check its origin.";
    AfterTheEnd = "xml.after_the_end", File, "Something follows the end of the document.", "Fetch it again: two files may have been joined.";
    TooDeep = "file.too_deep", File, "The document is nested more deeply than the limit.", "Check its origin.";
    TooManyAttributes = "xml.too_many_attributes", File, "An element has more attributes than the limit.", "Check its origin.";
    WrongRoot = "xml.wrong_root", File, "The document is another one than expected.", "Check that the right list was fetched.";
    TextTooLong = "xml.text_too_long", File, "A text in the document is longer than the limit.", "Check its origin.";
    RecordCount = "file.record_count", File, "The file holds fewer records than it says it does.", "Fetch it again: the export was cut short.";
    Cut = "file.cut", File, "The file ends in the middle of a record.", "Fetch it again: it was cut short.";
    OpenQuote = "csv.open_quote", File, "A quote that was opened is not closed before the end of the file, so the rows after it cannot be told apart.", "Find the row at this offset and close or double the quote.";
    WrongDelimiter = "csv.wrong_delimiter", File, "The header is one column that contains another delimiter.", "Save the file with one delimiter throughout, or state it in the mapping.";
    RepeatedRole = "ofac.repeated_role", File, "Two files of the set play the same part, for example two sdn files of different dates.", "Give the files of one publication together, and other publications by themselves.";
    MissingColumn = "table.missing_column", File, "A column that is needed is missing.", "Check the header against the mapping or the format.";
    RepeatedColumn = "table.repeated_column", File, "Two columns have the same heading.", "Rename one of them.";
    NoNameColumn = "table.no_name_column", File, "No column holds a name.", "Name the column: --column 'HEADING=name'.";
    UnknownTarget = "table.unknown_target", File, "A column is to be read as something that does not exist.", "Use id, schema, - to pass over it, or a property such as name or birthDate.";
    LineTooLong = "file.line_too_long", File, "A line is longer than the limit.", "Check that the file is what it should be.";
    TooManyColumns = "table.too_many_columns", File, "A row has more columns than the limit.", "Check that the file is what it should be.";
    MissingSheet = "xlsx.missing_sheet", File, "The workbook has no such sheet.", "Check the sheet's name in the mapping.";
    SeveralSheets = "xlsx.several_sheets", File, "The workbook has several sheets with rows, and none is named.", "Name the sheet: --sheet NAME for subjects, sheet = \"NAME\" in the mapping of a list.";
    SeveralMappings = "table.several_mappings", File, "The table has the columns of more than one mapping that comes with the program.", "Name the one that is meant: --mapping NAME. See: symbolon list mappings.";
    BadWorkbook = "xlsx.damaged", File, "The workbook could not be read.", "Open and save it again in a spreadsheet program.";
    ColumnCount = "csv.column_count", Record, "The row has another number of columns than the header or the format.", "Look for a missing quote or a stray delimiter in this row.";
    StrayQuote = "csv.stray_quote", Record, "Text follows a closing quote, so it is not clear where the field ends.", "Double the quotes inside the field at its source.";
    RowCut = "csv.row_cut", Record, "The last row has no line end, which this publisher always writes: the file may be cut short.", "Fetch it again.";
    RowEncoding = "csv.row_encoding", Record, "The row holds bytes that the encoding does not allow.", "Correct the row at its source.";
    FieldTooLong = "record.field_too_long", Record, "A field is longer than the limit.", "Correct the record at its source.";
    NameTooLong = "record.name_too_long", Record, "A name is longer than the limit.", "Correct the record at its source.";
    NoName = "record.no_name", Record, "The record has no name.", "Correct the record at its source.";
    NoKey = "record.no_key", Record, "The record has no reference of its own.", "Correct the record at its source.";
    RepeatedKey = "record.repeated_key", Record, "Another record has the same reference.", "Correct the records at their source; the first is used.";
    PartOfList = "list.part", Record, "The file holds a part of the list only: its publisher states more entries than are in it.", "Fetch the rest too, and give all parts in one file. INTERPOL answers one question with 160 notices at most: ask by nationality, sex and age.";
    BadJson = "json.invalid", Record, "The line is not valid JSON.", "Correct the line at its source.";
    RepeatedJsonKey = "json.repeated_key", Record, "The line gives one key twice, so what it says depends on the reader.", "Correct the line at its source.";
    BadShape = "json.shape", Record, "The line is JSON but does not have the shape of an entity.", "Each line needs id, schema and properties.";
    UnknownSchema = "record.unknown_schema", Record, "The record's schema is not one we know.", "Use a FollowTheMoney schema such as Person, Organization, Company or Vessel.";
    NoJudgement = "judgement.row", Record, "The row is no judgement: it needs two records, same or not_same, who judged, and why.", "Complete the row in the column named.";
    NotScreenable = "record.not_screenable", Note, "The entity is of a kind that is not screened by itself.", "Nothing: it is counted only.";
    OrphanRow = "ofac.orphan_row", Note, "The row belongs to an entry that is not in the set. It is screened as an incomplete entity.", "Give files of one and the same publication together.";
    OrphanEntity = "record.orphan_entity", Note, "The document, account or listing belongs to an entity that is not in the file. It is screened by its own number where it has one.", "Give the whole file.";
    UnresolvedReference = "record.unresolved_reference", Note, "The record refers to something that is not in the file. It is read without it.", "Fetch the file again; if this stays, tell its publisher.";
    UnreadDate = "value.unread_date", Note, "A date could not be read. It is kept as text and not compared.", "Correct it at its source.";
    LostLetters = "value.lost_letters", Note, "Names of the list have question marks where its encoding has no letter. They are screened as far as they can be read.", "Use an edition of the list that has every letter.";
    UnknownCountry = "value.unknown_country", Note, "A country could not be recognised. It is kept as text and not compared.", "Correct it at its source.";
    UnknownProperty = "value.unknown_property", Note, "The record has properties that are not compared; they are left out.", "Nothing.";
    ErrorCell = "xlsx.error_cell", Note, "Cells of the row hold an error such as #N/A. They are read as empty.", "Correct the formula in the workbook.";
    SheetPassedOver = "xlsx.sheet_passed_over", Note, "A sheet of the workbook does not have the columns and is not read.", "Look whether it holds entries; if so, name it with its columns in a mapping of its own.";
    UnverifiedMapping = "mapping.unverified", Note, "The mapping was made from descriptions of the list and never compared with the publisher's file.", "Compare its columns with the file: symbolon list mappings NAME prints it.";
    UnknownValue = "value.unknown_value", Note, "A value is not one the format defines. It is kept as text.", "Tell us, so that the reader learns it.";
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub code: ProblemCode,
    /// The file as it was named.
    pub file: String,
    /// The ordinal of the record or row, from 1, where one is meant.
    pub record: Option<u64>,
    /// The offset in the unpacked bytes.
    pub offset: u64,
    /// Particulars such as a column heading or a limit; never personal data.
    pub detail: String,
}

impl Problem {
    /// A problem of a file at an offset.
    pub fn new(code: ProblemCode, file: &str, offset: u64) -> Self {
        Self { code, file: file.to_owned(), record: None, offset, detail: String::new() }
    }

    /// The problem with the ordinal of its record.
    pub fn in_record(mut self, record: u64) -> Self {
        self.record = Some(record);
        self
    }

    /// The problem with particulars, which must not be personal data.
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.file)?;
        if let Some(record) = self.record {
            write!(formatter, ", record {record}")?;
        }
        write!(formatter, ", byte {}: {}", self.offset, self.code.sentence())?;
        if !self.detail.is_empty() {
            write!(formatter, " ({})", self.detail)?;
        }
        write!(formatter, " [{}]", self.code.code())
    }
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_every_sentence_ends() {
        let mut codes: Vec<&str> = ProblemCode::ALL.iter().map(|code| code.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), ProblemCode::ALL.len());
        for code in ProblemCode::ALL {
            assert!(code.sentence().ends_with('.'), "{}", code.code());
            assert!(code.hint().ends_with('.') || code.hint().ends_with(')'), "{}", code.code());
        }
    }

    #[test]
    fn a_problem_says_where_and_what() {
        let problem = Problem::new(ProblemCode::ColumnCount, "list.csv", 812)
            .in_record(7)
            .with_detail("5 instead of 12");
        assert_eq!(
            problem.to_string(),
            "list.csv, record 7, byte 812: The row has another number of columns than the header or the format. \
             (5 instead of 12) [csv.column_count]"
        );
    }
}
