//! What is said on standard error: errors with a hint, warnings, notes. Colour follows the terminal and `NO_COLOR`.

use std::io::Write;

use clap::builder::styling::{AnsiColor, Style};

use crate::failure::Failure;
use crate::output::sentence::printable;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HINT: Style = AnsiColor::Cyan.on_default();

fn say(style: Style, word: &str, text: &str) {
    // Nobody is left to hear that standard error is closed.
    let _ = writeln!(anstream::stderr(), "{style}{word}{style:#} {}", printable(text));
}

/// Tells a failure and what to do next.
pub fn failure(failure: &Failure) {
    if failure.is_silent() {
        return;
    }
    say(ERROR, "error:", &failure.sentence());
    hint(&failure.hint());
}

/// Tells something that makes the answer less than it seems.
pub fn warning(text: &str) {
    say(WARNING, "warning:", text);
}

/// Tells what to do next.
pub fn hint(text: &str) {
    say(HINT, "hint:", text);
}

/// Tells something worth knowing.
pub fn note(text: &str) {
    say(Style::new(), "note:", text);
}

/// Tells a line without a heading, such as the counts at the end.
pub fn line(text: &str) {
    let _ = writeln!(anstream::stderr(), "{}", printable(text));
}
