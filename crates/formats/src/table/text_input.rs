//! Bytes for the tokenizer: a stream as it is, UTF-16 turned into UTF-8 on the way, or a slice.

use std::io::BufRead;

use encoding_rs::{CoderResult, Decoder, Encoding};

use crate::container::Stream;
use crate::problem::{Problem, ProblemCode};

/// How much UTF-8 is made of UTF-16 at once, in bytes.
const DECODED_BYTES: usize = 8 << 10;

/// Bytes in an encoding that extends ASCII, with the place they have in the unpacked file.
pub(crate) trait TextInput {
    /// The bytes at hand; empty only at the end.
    fn fill(&mut self) -> Result<&[u8], Problem>;
    /// Passes over bytes at hand.
    fn consume(&mut self, bytes: usize);
    /// The offset of the first byte at hand in the unpacked file.
    fn offset(&self) -> u64;
    /// Whether the bytes at hand are the bytes of the file, so that offsets may be counted on.
    fn is_verbatim(&self) -> bool;
}

impl TextInput for Stream<'_> {
    fn fill(&mut self) -> Result<&[u8], Problem> {
        if let Err(error) = self.fill_buf() {
            return Err(self.problem_of(&error));
        }
        // The buffer is filled now, so that this call cannot fail: it hands out what the first one read.
        self.fill_buf().map_err(|_| Problem::new(ProblemCode::Unreadable, "", 0))
    }

    fn consume(&mut self, bytes: usize) {
        BufRead::consume(self, bytes);
    }

    fn offset(&self) -> u64 {
        Stream::offset(self)
    }

    fn is_verbatim(&self) -> bool {
        true
    }
}

/// A slice, for looking ahead.
pub(crate) struct SliceInput<'a> {
    rest: &'a [u8],
    offset: u64,
}

impl<'a> SliceInput<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, offset: 0 }
    }
}

impl TextInput for SliceInput<'_> {
    fn fill(&mut self) -> Result<&[u8], Problem> {
        Ok(self.rest)
    }

    fn consume(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
        self.offset += bytes as u64;
    }

    fn offset(&self) -> u64 {
        self.offset
    }

    fn is_verbatim(&self) -> bool {
        true
    }
}

/// UTF-16 turned into UTF-8. A lone surrogate becomes U+FFFD, which the reader of rows takes as a bad byte.
pub(crate) struct Utf16Input<'s, 'a> {
    stream: &'s mut Stream<'a>,
    decoder: Decoder,
    decoded: Vec<u8>,
    at: usize,
    offset: u64,
    finished: bool,
}

impl<'s, 'a> Utf16Input<'s, 'a> {
    /// Reads on after the byte order mark, which the caller has taken off.
    pub(crate) fn new(stream: &'s mut Stream<'a>, encoding: &'static Encoding) -> Self {
        let offset = Stream::offset(stream);
        Self {
            stream,
            decoder: encoding.new_decoder_without_bom_handling(),
            decoded: Vec::new(),
            at: 0,
            offset,
            finished: false,
        }
    }
}

impl TextInput for Utf16Input<'_, '_> {
    fn fill(&mut self) -> Result<&[u8], Problem> {
        while self.at >= self.decoded.len() && !self.finished {
            self.decoded.resize(DECODED_BYTES, 0);
            self.at = 0;
            let bytes = TextInput::fill(self.stream)?;
            let last = bytes.is_empty();
            let (result, read, written, _) =
                self.decoder.decode_to_utf8(bytes, &mut self.decoded, last);
            self.decoded.truncate(written);
            TextInput::consume(self.stream, read);
            self.finished = last && result == CoderResult::InputEmpty;
        }
        Ok(self.decoded.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, bytes: usize) {
        let end = self.at.saturating_add(bytes).min(self.decoded.len());
        let passed = self.decoded.get(self.at..end).unwrap_or_default();
        self.offset += 2 * utf16_units(passed);
        self.at = end;
    }

    fn offset(&self) -> u64 {
        self.offset
    }

    fn is_verbatim(&self) -> bool {
        false
    }
}

/// How many UTF-16 code units this UTF-8 was made of: one for each character, two for those of four bytes.
fn utf16_units(utf8: &[u8]) -> u64 {
    utf8.iter()
        .map(|byte| match byte {
            0x80..=0xBF => 0,
            0xF0.. => 2,
            _ => 1,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_units_are_those_of_the_standard_library() {
        for text in ["", "abc", "é", "漢字", "𐍈a𐍈", "مرحبا"] {
            assert_eq!(utf16_units(text.as_bytes()), text.encode_utf16().count() as u64, "{text}");
        }
    }
}
