//! A CSV file of pairs, whose rows are passed on byte for byte.

use std::borrow::Cow;
use std::ops::Range;

use formats::{Problem, ProblemCode};

/// A row as it stands in the file.
pub struct Row<'a> {
    /// Its bytes without the line end.
    pub raw: &'a [u8],
    /// The offset of its first byte.
    pub offset: u64,
    fields: Vec<Range<usize>>,
}

impl<'a> Row<'a> {
    /// How many fields it has.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// A field without its quotes; none where the row has fewer.
    pub fn field(&self, position: usize) -> Option<Cow<'a, [u8]>> {
        let raw = self.raw.get(self.fields.get(position)?.clone())?;
        let inner = raw.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\""));
        Some(match inner {
            None => Cow::Borrowed(raw),
            Some(inner) => {
                let mut text = Vec::with_capacity(inner.len());
                let mut after_quote = false;
                for byte in inner {
                    after_quote = *byte == b'"' && !after_quote;
                    if !after_quote {
                        text.push(*byte);
                    }
                }
                Cow::Owned(text)
            }
        })
    }

    /// The position of the column with this heading.
    pub fn position(&self, heading: &str) -> Option<usize> {
        (0..self.len())
            .find(|position| self.field(*position).as_deref() == Some(heading.as_bytes()))
    }
}

/// Splits a file into rows by RFC 4180. Blank lines are no rows. A mark of the byte order before the header is not part
/// of its first heading.
///
/// # Errors
/// A quote that is not closed before the end: the rows after it cannot be told apart.
pub fn rows<'a>(file: &str, bytes: &'a [u8]) -> Result<Vec<Row<'a>>, Problem> {
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let mut rows = Vec::new();
    let mut row_start = mark;
    let mut field_start = mark;
    let mut fields: Vec<Range<usize>> = Vec::new();
    let mut quote: Option<usize> = None;
    let mut end_row =
        |from: usize, fields: &mut Vec<Range<usize>>, field: Range<usize>, to: usize| {
            fields.push(field);
            let fields = std::mem::take(fields);
            if let Some(raw) = bytes.get(from..to).filter(|raw| !raw.is_empty()) {
                rows.push(Row { raw, offset: from as u64, fields });
            }
        };
    for (at, byte) in bytes.iter().enumerate().skip(mark) {
        match (byte, quote) {
            (b'"', Some(_)) => quote = None,
            // A quote opens at the start of a field, or again after one that only seemed to close.
            (b'"', None)
                if at == field_start || (at > field_start && bytes.get(at - 1) == Some(&b'"')) =>
            {
                quote = Some(at);
            }
            (_, Some(_)) => {}
            (b',', None) => {
                fields.push(field_start - row_start..at - row_start);
                field_start = at + 1;
            }
            (b'\n', None) => {
                let carriage = at > row_start && bytes.get(at - 1) == Some(&b'\r');
                let to = at - usize::from(carriage);
                let field = field_start - row_start..to.saturating_sub(row_start);
                end_row(row_start, &mut fields, field, to);
                row_start = at + 1;
                field_start = at + 1;
            }
            _ => {}
        }
    }
    if let Some(at) = quote {
        return Err(Problem::new(ProblemCode::OpenQuote, file, at as u64));
    }
    let field = field_start - row_start..bytes.len() - row_start;
    end_row(row_start, &mut fields, field, bytes.len());
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&[&str]]) {
        let rows = rows("pairs.csv", text.as_bytes()).unwrap();
        let found: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                (0..row.len())
                    .map(|at| String::from_utf8(row.field(at).unwrap().into_owned()).unwrap())
                    .collect()
            })
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn rows_and_fields() {
        check("a,b\n1,2\n", &[&["a", "b"], &["1", "2"]]);
        check("a,b\r\n1,2", &[&["a", "b"], &["1", "2"]]);
        check("\u{feff}a,b\n\n1,\n", &[&["a", "b"], &["1", ""]]);
        check("\"a,x\",\"b\"\"c\"\n", &[&["a,x", "b\"c"]]);
        check("\"two\nlines\",\"\"\n,\n", &[&["two\nlines", ""], &["", ""]]);
        check("\"\"\"q\"\"\",x\n", &[&["\"q\"", "x"]]);
        check("it 5\" long,x\n", &[&["it 5\" long", "x"]]);
        check("", &[]);
    }

    #[test]
    fn an_open_quote_refuses_the_file() {
        let refused = rows("pairs.csv", b"a,b\n\"x,2\n3,4\n").err().unwrap();
        assert_eq!((refused.code, refused.offset), (ProblemCode::OpenQuote, 4));
    }
}
