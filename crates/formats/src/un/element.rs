//! One entry of the list in memory: elements with their own text, which is all the format uses.

use crate::guarded::xml::{Token, XmlReader};
use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};

use super::joined;

/// An element, its own text, and the elements in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    text: String,
    pub(super) children: Vec<Element>,
}

impl Element {
    /// Reads the element that just began up to its end.
    ///
    /// # Errors
    /// The reader's problems, and [`ProblemCode::TextTooLong`] for an entry of more bytes than a line may have.
    pub(super) fn read(xml: &mut XmlReader<'_, '_>, limits: &Limits) -> Result<Self, Problem> {
        let start = xml.offset();
        let mut open = vec![Self { name: xml.name().to_owned(), ..Self::default() }];
        loop {
            match xml.next_token()? {
                Token::Start => {
                    open.push(Self { name: xml.name().to_owned(), ..Self::default() });
                }
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

    /// The element's own text on one line.
    pub(super) fn text(&self) -> String {
        joined(&self.text)
    }

    /// The elements of a name in it.
    pub(super) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of the first element of a name in it that has one; empty without.
    pub(super) fn field(&self, name: &str) -> String {
        self.all(name).map(Self::text).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The texts of every element of a name in it, and of the `VALUE` elements inside those; blank ones left out.
    pub(super) fn values(&self, name: &str) -> Vec<String> {
        self.all(name)
            .flat_map(|child| {
                std::iter::once(child.text()).chain(child.all("VALUE").map(Self::text))
            })
            .filter(|text| !text.is_empty())
            .collect()
    }
}
