//! A pull reader for XML that leaves nothing to interpretation.
//!
//! Built on `quick-xml`, which by itself lets pass a document type, hands over text in pieces (a comment or a character
//! reference splits a name), and accepts a second document after the first. Here:
//! - a document type is refused, and so every entity but the five predefined ones and numeric characters;
//! - all text, CDATA and references directly inside an element are one text;
//! - comments and processing instructions are skipped;
//! - only UTF-8 without control characters is read (XML 1.0, sections 2.2 and 4.3.3), and the first bad byte is named by
//!   its offset;
//! - depth, attributes and the length of a text are limited while reading;
//! - after the root element nothing but white space and comments may follow, and the input may not end before it does.

use std::io::{self, BufRead, Read};

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::escape::unescape;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};

use crate::container::Stream;
use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};

/// What the reader came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// An element begins: see [`XmlReader::name`] and [`XmlReader::attribute`].
    Start,
    /// An element ends: see [`XmlReader::name`] and [`XmlReader::text`].
    End,
    /// The root element has ended and the input with it.
    Finished,
}

/// One attribute: the name without its prefix, and the value with its references resolved.
type Attribute = (String, String);

/// Reads a document element by element.
pub struct XmlReader<'s, 'a> {
    reader: Reader<Checked<'s, 'a>>,
    buffer: Vec<u8>,
    limits: &'s Limits,
    /// Names and texts of the open elements; longer than `depth` so that their memory is used again.
    names: Vec<String>,
    texts: Vec<String>,
    depth: usize,
    ending: bool,
    root_seen: bool,
    attributes: Vec<Attribute>,
    event_offset: u64,
}

impl<'s, 'a> XmlReader<'s, 'a> {
    /// A reader at the start of the stream.
    ///
    /// # Errors
    /// A byte order mark of another encoding than UTF-8, and the stream's own problems.
    pub fn new(stream: &'s mut Stream<'a>, limits: &'s Limits) -> Result<Self, Problem> {
        let start = stream.head()?.get(..4).unwrap_or_default().to_owned();
        // UTF-16 with its mark, or without it as the first two characters show (XML 1.0, appendix F.1).
        let wide: [&[u8]; 4] = [b"\xfe\xff", b"\xff\xfe", b"\0<", b"<\0"];
        if wide.iter().any(|wide| start.starts_with(wide)) {
            return Err(Problem::new(ProblemCode::UndeclaredEncoding, stream.file(), 0)
                .with_detail("UTF-16"));
        }
        if start.starts_with(b"\xef\xbb\xbf") {
            stream.consume(3);
        }
        let checked = Checked {
            stream,
            valid_until: 0,
            event_end: 0,
            event_bytes_max: limits.field_bytes_max,
            fault: None,
        };
        let mut reader = Reader::from_reader(checked);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_comments = true;
        Ok(Self {
            reader,
            buffer: Vec::new(),
            limits,
            names: Vec::new(),
            texts: Vec::new(),
            depth: 0,
            ending: false,
            root_seen: false,
            attributes: Vec::new(),
            event_offset: 0,
        })
    }

    /// The local name of the element that just began or ended.
    pub fn name(&self) -> &str {
        self.open(self.depth).map_or("", String::as_str)
    }

    /// The local name of the element around it; empty for the root.
    pub fn parent(&self) -> &str {
        self.open(self.depth.wrapping_sub(1)).map_or("", String::as_str)
    }

    fn open(&self, depth: usize) -> Option<&String> {
        self.names.get(depth.checked_sub(1)?)
    }

    /// How many elements are open, the one that just began or ended included: 1 for the root.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// At the end of an element: all the text directly inside it.
    pub fn text(&self) -> &str {
        self.depth.checked_sub(1).and_then(|at| self.texts.get(at)).map_or("", String::as_str)
    }

    /// At the start of an element: the value of an attribute by its local name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// At the start of an element: its attributes by their local names.
    pub(crate) fn attributes(&self) -> &[(String, String)] {
        &self.attributes
    }

    /// The offset of the markup that [`XmlReader::next_token`] last came to, in the unpacked bytes.
    pub fn offset(&self) -> u64 {
        self.event_offset
    }

    /// The offset behind the markup that [`XmlReader::next_token`] last came to, in the unpacked bytes.
    pub(crate) fn end_offset(&self) -> u64 {
        self.reader.get_ref().stream.offset()
    }

    /// The file as it was named.
    pub fn file(&self) -> &str {
        self.reader.get_ref().stream.file()
    }

    /// A problem at the current place.
    pub fn problem(&self, code: ProblemCode) -> Problem {
        Problem::new(code, self.file(), self.event_offset)
    }

    /// Goes on to the next start or end of an element. After [`Token::Finished`] it stays there.
    ///
    /// # Errors
    /// Everything this module refuses; the reader must not be used afterwards.
    pub fn next_token(&mut self) -> Result<Token, Problem> {
        if self.ending {
            self.ending = false;
            self.depth = self.depth.saturating_sub(1);
        }
        // Taken out so that an event, which borrows it, does not keep the whole reader borrowed.
        let mut buffer = std::mem::take(&mut self.buffer);
        let result = loop {
            buffer.clear();
            match self.step(&mut buffer) {
                Ok(None) => {}
                Ok(Some(token)) => break Ok(token),
                Err(problem) => break Err(problem),
            }
        };
        self.buffer = buffer;
        result
    }

    fn step(&mut self, buffer: &mut Vec<u8>) -> Result<Option<Token>, Problem> {
        let input = self.reader.get_mut();
        self.event_offset = input.stream.offset();
        input.event_end = self.event_offset.saturating_add(input.event_bytes_max as u64);
        let event = match self.reader.read_event_into(buffer) {
            Ok(event) => event,
            Err(error) => return Err(self.refusal(&error)),
        };
        match event {
            Event::Start(start) | Event::Empty(start) => self.start(&start).map(Some),
            Event::End(_) => {
                self.ending = true;
                Ok(Some(Token::End))
            }
            Event::Text(text) => self.add_text(&text.xml10_content()).map(|()| None),
            Event::CData(text) => self.add_text(&text.xml10_content()).map(|()| None),
            Event::GeneralRef(reference) => {
                let character = self.resolve(&reference)?;
                self.add_text(character.encode_utf8(&mut [0; 4])).map(|()| None)
            }
            Event::Comment(_) | Event::PI(_) => Ok(None),
            Event::Decl(declaration) => self.declaration(&declaration).map(|()| None),
            Event::DocType(text) => {
                let is_page = text
                    .xml10_content()
                    .trim_start()
                    .get(..4)
                    .is_some_and(|name| name.eq_ignore_ascii_case("html"));
                Err(self.problem(if is_page {
                    ProblemCode::WebPage
                } else {
                    ProblemCode::DocumentType
                }))
            }
            Event::Eof if self.depth > 0 => Err(self.problem(ProblemCode::Cut)),
            Event::Eof if !self.root_seen => Err(self
                .problem(ProblemCode::NotWellFormed)
                .with_detail("no element in the document")),
            Event::Eof => Ok(Some(Token::Finished)),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<Token, Problem> {
        let local = start.local_name();
        let name: &str = local.as_ref();
        if self.depth == 0 {
            if self.root_seen {
                return Err(self.problem(ProblemCode::AfterTheEnd));
            }
            self.root_seen = true;
            if name.eq_ignore_ascii_case("html") {
                return Err(self.problem(ProblemCode::WebPage));
            }
        }
        if self.depth >= self.limits.depth_max {
            return Err(self
                .problem(ProblemCode::TooDeep)
                .with_detail(format!("the limit is {}", self.limits.depth_max)));
        }
        // White space between the children of an element is no text of its own; kept, it would add up to a long one.
        if let Some(around) = self.depth.checked_sub(1).and_then(|at| self.texts.get_mut(at))
            && around.trim_ascii().is_empty()
        {
            around.clear();
        }
        self.depth += 1;
        if self.names.len() < self.depth {
            self.names.push(name.to_owned());
            self.texts.push(String::new());
        } else if let (Some(own), Some(text)) =
            (self.names.get_mut(self.depth - 1), self.texts.get_mut(self.depth - 1))
        {
            own.clear();
            own.push_str(name);
            text.clear();
        }
        self.attributes.clear();
        // The check for repeated names compares each with each, so the number is limited before it is made.
        let mut unchecked = start.attributes();
        unchecked.with_checks(false);
        if unchecked.count() > self.limits.attributes_max {
            return Err(self
                .problem(ProblemCode::TooManyAttributes)
                .with_detail(format!("the limit is {}", self.limits.attributes_max)));
        }
        for attribute in start.attributes() {
            let attribute = attribute
                .map_err(|_| self.problem(ProblemCode::NotWellFormed).with_detail("attribute"))?;
            let value = unescape(attribute.value.as_ref())
                .map_err(|_| self.problem(ProblemCode::UnknownEntity))?;
            if !value.chars().all(is_xml_character) {
                return Err(self.problem(ProblemCode::NotWellFormed).with_detail("character"));
            }
            let local = attribute.key.local_name();
            let key: &str = local.as_ref();
            self.attributes.push((key.to_owned(), value.into_owned()));
        }
        Ok(Token::Start)
    }

    fn add_text(&mut self, text: &str) -> Result<(), Problem> {
        if self.depth == 0 {
            if text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')) {
                return Ok(());
            }
            return Err(self.problem(if self.root_seen {
                ProblemCode::AfterTheEnd
            } else {
                ProblemCode::NotWellFormed
            }));
        }
        let max = self.limits.field_bytes_max;
        let too_long = match self.texts.get_mut(self.depth - 1) {
            Some(own) if own.len() + text.len() <= max => {
                own.push_str(text);
                false
            }
            _ => true,
        };
        if too_long {
            return Err(self
                .problem(ProblemCode::TextTooLong)
                .with_detail(format!("the limit is {max} bytes")));
        }
        Ok(())
    }

    /// The five predefined entities and numeric references to characters that XML allows (XML 1.0, sections 4.1, 4.6).
    fn resolve(&self, reference: &BytesRef<'_>) -> Result<char, Problem> {
        let name: &str = reference.as_ref();
        match name {
            "amp" => Ok('&'),
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "apos" => Ok('\''),
            "quot" => Ok('"'),
            _ => match reference.resolve_char_ref() {
                Ok(Some(character)) if is_xml_character(character) => Ok(character),
                Ok(None) => Err(self.problem(ProblemCode::UnknownEntity)),
                _ => Err(self
                    .problem(ProblemCode::NotWellFormed)
                    .with_detail("a reference to a character that XML does not allow")),
            },
        }
    }

    fn declaration(&self, declaration: &BytesDecl<'_>) -> Result<(), Problem> {
        if self.root_seen {
            return Err(self.problem(ProblemCode::NotWellFormed));
        }
        match declaration.encoding() {
            None => Ok(()),
            Some(Ok(encoding)) => {
                let known = ["utf-8", "utf8", "us-ascii", "ascii"];
                if known.iter().any(|known| encoding.eq_ignore_ascii_case(known)) {
                    return Ok(());
                }
                let name: String =
                    encoding.chars().filter(char::is_ascii_graphic).take(40).collect();
                Err(self
                    .problem(ProblemCode::UndeclaredEncoding)
                    .with_detail(format!("it says {name}")))
            }
            Some(Err(_)) => Err(self.problem(ProblemCode::NotWellFormed)),
        }
    }

    fn refusal(&mut self, error: &Error) -> Problem {
        let input = self.reader.get_mut();
        if let Some(fault) = input.fault.take().or_else(|| input.stream.take_problem()) {
            return fault;
        }
        let at_end = input.stream.fill_at_least(1).is_ok_and(<[u8]>::is_empty);
        let file = input.stream.file();
        let offset = if at_end { input.stream.offset() } else { self.event_offset };
        let code = match error {
            _ if at_end && self.depth > 0 => ProblemCode::Cut,
            Error::Io(error) => return input.stream.problem_of(error),
            Error::IllFormed(IllFormedError::UnclosedReference) => ProblemCode::UnknownEntity,
            _ if self.depth == 0 && self.root_seen => ProblemCode::AfterTheEnd,
            _ => ProblemCode::NotWellFormed,
        };
        Problem::new(code, file, offset)
    }
}

/// The characters that XML 1.0 allows (production 2).
fn is_xml_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The stream as the parser sees it: only bytes that are proven to be UTF-8, and not more of them for one piece of markup
/// or text than the limit.
struct Checked<'s, 'a> {
    stream: &'s mut Stream<'a>,
    /// The offset up to which the bytes are proven.
    valid_until: u64,
    /// The offset at which the current event is too long.
    event_end: u64,
    event_bytes_max: usize,
    fault: Option<Problem>,
}

impl Checked<'_, '_> {
    fn refuse(&mut self, code: ProblemCode, offset: u64) -> io::Error {
        self.fault = Some(Problem::new(code, self.stream.file(), offset));
        io::Error::other(code.code())
    }

    /// Proves what is waiting. Returns false at the end of the content.
    fn prove(&mut self) -> io::Result<bool> {
        let offset = self.stream.offset();
        // A character has at most four bytes, so with that many waiting an incomplete one is a bad one.
        for wanted in [1, 4] {
            let waiting = self.stream.fill_at_least(wanted)?;
            if waiting.is_empty() {
                return Ok(false);
            }
            let (valid, incomplete) = match std::str::from_utf8(waiting) {
                Ok(text) => (text.len(), false),
                Err(error) => (error.valid_up_to(), error.error_len().is_none()),
            };
            if valid == 0 {
                if incomplete && wanted == 1 {
                    continue;
                }
                return Err(self.refuse(ProblemCode::InvalidEncoding, offset));
            }
            let control = waiting
                .iter()
                .take(valid)
                .position(|byte| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r'));
            // Such a byte is nearly always a character that lost a byte on the way: 0x19 was U+2019 in one publication.
            if let Some(position) = control {
                let error = self.refuse(ProblemCode::InvalidEncoding, offset + position as u64);
                self.fault = self.fault.take().map(|fault| {
                    fault.with_detail("a control character, which XML does not allow")
                });
                return Err(error);
            }
            self.valid_until = offset + valid as u64;
            return Ok(true);
        }
        Ok(false)
    }
}

impl Read for Checked<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let waiting = self.fill_buf()?;
        let count = waiting.len().min(into.len());
        if let (Some(into), Some(from)) = (into.get_mut(..count), waiting.get(..count)) {
            into.copy_from_slice(from);
        }
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Checked<'_, '_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let offset = self.stream.offset();
        if self.valid_until <= offset && !self.prove()? {
            return Ok(&[]);
        }
        if offset >= self.event_end {
            return Err(self.refuse(ProblemCode::TextTooLong, offset));
        }
        let count = self.valid_until.min(self.event_end).saturating_sub(offset);
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let waiting = self.stream.fill_at_least(1)?;
        Ok(waiting.get(..count.min(waiting.len())).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.stream.consume(count);
    }
}
