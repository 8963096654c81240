//! One entry of a list in memory: an element with its attributes, its own text, and the elements in it.

use crate::guarded::xml::{Token, XmlReader};
use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};

/// An element, its own text, and the elements in it.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// The local name.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    text: String,
    pub(crate) children: Vec<Element>,
}

impl Element {
    /// Reads the element that just began up to its end.
    ///
    /// # Errors
    /// The reader's problems, and [`ProblemCode::TextTooLong`] for an entry of more bytes than a line may have.
    pub(crate) fn read(xml: &mut XmlReader<'_, '_>, limits: &Limits) -> Result<Self, Problem> {
        let start = xml.offset();
        let mut open = vec![Self::begun(xml)];
        loop {
            match xml.next_token()? {
                Token::Start => open.push(Self::begun(xml)),
                Token::End => {
                    let Some(mut done) = open.pop() else { break };
                    xml.text().clone_into(&mut done.text);
                    match open.last_mut() {
                        Some(parent) => parent.children.push(done),
                        None => return Ok(done),
                    }
                }
                Token::Finished => break,
            }
            if xml.offset() - start > limits.line_bytes_max as u64 {
                return Err(Problem::new(ProblemCode::TextTooLong, xml.file(), start)
                    .with_detail(format!("an entry longer than {} bytes", limits.line_bytes_max)));
            }
        }
        Err(xml.problem(ProblemCode::Cut))
    }

    fn begun(xml: &XmlReader<'_, '_>) -> Self {
        Self {
            name: xml.name().to_owned(),
            attributes: xml.attributes().to_vec(),
            ..Self::default()
        }
    }

    /// The element's own text on one line: the publications break lines inside values, so that a line break separates
    /// nothing.
    pub(crate) fn text(&self) -> String {
        joined(&self.text)
    }

    /// The value of an attribute by its local name, on one line; empty without.
    pub(crate) fn attribute(&self, name: &str) -> String {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| joined(value)).unwrap_or_default()
    }

    /// Its attributes by their local names, as they stand.
    pub(crate) fn attributes(&self) -> &[(String, String)] {
        &self.attributes
    }

    /// The elements of a name in it.
    pub(crate) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first element of a name in it.
    pub(crate) fn first(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The elements of a name in the elements of another name in it, for example `akaList` and `aka`.
    pub(crate) fn within<'e>(
        &'e self,
        list: &'e str,
        name: &'e str,
    ) -> impl Iterator<Item = &'e Self> {
        self.all(list).flat_map(move |one| one.all(name))
    }

    /// The text of the first element of a name in it that has one; empty without.
    pub(crate) fn field(&self, name: &str) -> String {
        self.all(name).map(Self::text).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The texts of every element of a name in it, and of the `VALUE` elements inside those; blank ones left out.
    pub(crate) fn values(&self, name: &str) -> Vec<String> {
        self.all(name)
            .flat_map(|child| {
                std::iter::once(child.text()).chain(child.all("VALUE").map(Self::text))
            })
            .filter(|text| !text.is_empty())
            .collect()
    }
}

/// Text with each run of white space joined to one space.
pub(crate) fn joined(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut joined = words.next().unwrap_or_default().to_owned();
    for word in words {
        joined.push(' ');
        joined.push_str(word);
    }
    joined
}
