//! Lays text out for a terminal of 100 columns.

use std::io::{self, Write};

use clap::builder::styling::{AnsiColor, Style};

/// The longest line, in characters. Letters of some scripts are wider than one column, so some room is left.
const COLUMNS: usize = 96;

const TITLE: Style = AnsiColor::Cyan.on_default().bold();
const HEAD: Style = Style::new().bold();

/// A page of the story.
pub struct Page<'a> {
    output: &'a mut dyn Write,
}

impl<'a> Page<'a> {
    /// An empty page on this output.
    pub fn new(output: &'a mut dyn Write) -> Self {
        Self { output }
    }

    /// The heading of a chapter, with a line under it.
    ///
    /// # Errors
    /// Whatever the output returns; so for everything below.
    pub fn chapter(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.output, "\n{TITLE}{title}{TITLE:#}")?;
        writeln!(self.output, "{}", "=".repeat(title.chars().count()))
    }

    /// A heading inside a chapter.
    pub fn head(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.output, "\n{HEAD}{title}{HEAD:#}")
    }

    /// A paragraph, wrapped at spaces.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        self.wrapped(text, "", "")
    }

    /// A paragraph that is moved in by so many columns.
    pub fn inset(&mut self, columns: usize, text: &str) -> io::Result<()> {
        let indent = " ".repeat(columns);
        self.wrapped(text, &indent, &indent)
    }

    /// A label and what belongs to it: wrapped lines stand under the first one.
    pub fn item(&mut self, label: &str, text: &str) -> io::Result<()> {
        self.wrapped(text, label, &" ".repeat(label.chars().count()))
    }

    /// One line as it stands, for commands and tables.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.output, "{}", line.trim_end())
    }

    fn wrapped(&mut self, text: &str, first: &str, next: &str) -> io::Result<()> {
        for line in wrap(text, first, next) {
            self.line(&line)?;
        }
        Ok(())
    }
}

/// Lines of at most [`COLUMNS`] characters; a word longer than that has a line of its own.
fn wrap(text: &str, first: &str, next: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut blank = true;
    for word in text.split_whitespace() {
        let width = line.chars().count() + usize::from(!blank) + word.chars().count();
        if !blank && width > COLUMNS {
            lines.push(std::mem::replace(&mut line, next.to_owned()));
            blank = true;
        }
        if !blank {
            line.push(' ');
        }
        line.push_str(word);
        blank = false;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_wrapped_under_their_label() {
        let long = "word ".repeat(30);
        let lines = wrap(&long, "  label  ", "         ");
        assert_eq!(lines.len(), 2);
        assert!(lines[0].starts_with("  label  word word"), "{lines:?}");
        assert!(lines[1].starts_with("         word"), "{lines:?}");
        assert!(lines.iter().all(|line| line.chars().count() <= COLUMNS), "{lines:?}");
    }

    #[test]
    fn a_long_word_stands_alone_and_nothing_is_lost() {
        let word = "x".repeat(COLUMNS + 10);
        let lines = wrap(&format!("a {word} b"), "", "");
        assert_eq!(lines, ["a".to_owned(), word, "b".to_owned()]);
        assert_eq!(wrap("", "- ", ""), ["- "]);
    }
}
