//! A limit on everything that a hostile file could make large.

/// The limits a reader keeps to. Passing one is a [`Problem`](crate::Problem), never a panic or an endless read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The longest unpacked file, in bytes.
    pub unpacked_bytes_max: u64,
    /// How many times longer than its packed form an unpacked file may be, once it is longer than
    /// [`Limits::ratio_free_bytes`].
    pub ratio_max: u64,
    /// Up to this many unpacked bytes the ratio is not looked at.
    pub ratio_free_bytes: u64,
    /// The deepest nesting of XML elements or JSON containers.
    pub depth_max: usize,
    /// The most attributes of an XML element.
    pub attributes_max: usize,
    /// The longest field, text node or cell, in bytes.
    pub field_bytes_max: usize,
    /// The longest name, in characters.
    pub name_chars_max: usize,
    /// The longest line or row, in bytes.
    pub line_bytes_max: usize,
    /// The most records of a file.
    pub records_max: u64,
    /// The most columns of a table.
    pub columns_max: usize,
    /// The most problems kept with their detail for a file; the rest is only counted.
    pub problems_max: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            unpacked_bytes_max: 8 << 30,
            ratio_max: 200,
            ratio_free_bytes: 32 << 20,
            depth_max: 64,
            attributes_max: 256,
            field_bytes_max: 64 << 10,
            name_chars_max: 1_000,
            line_bytes_max: 4 << 20,
            records_max: 50_000_000,
            columns_max: 1_024,
            problems_max: 1_000,
        }
    }
}
