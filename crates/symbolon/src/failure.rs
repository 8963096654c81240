//! Why the program could not do what was asked: a stable code, a sentence, a hint and an exit code, in one place.

use std::io;

use formats::Problem;
use formats::mapping::MappingError;
use index::IndexError;

use crate::exit::Exit;

macro_rules! failure_codes {
    ($($variant:ident = $code:literal, $exit:ident, $sentence:literal, $hint:literal;)+) => {
        /// The program's own failures. Those of files, mappings and indexes have codes of their own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum FailureCode { $(#[doc = $sentence] $variant,)+ }

        impl FailureCode {
            /// Every code, so that the reference and the tests have a row for each.
            #[cfg(test)]
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable code.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The exit code.
            pub fn exit(self) -> Exit {
                match self { $(Self::$variant => Exit::$exit,)+ }
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

failure_codes! {
    NoList = "screen.no_list", Configuration, "There is nothing to screen against: neither a list nor an index was given.", "Give lists with --list FILE, or an index with --index PATH.";
    MissingInput = "input.missing", NoInput, "The file does not exist.", "Check the path.";
    MissingIndex = "index.missing", NoInput, "There is no index here.", "Check the path, or make one: symbolon index build --output PATH --list FILE";
    ForbiddenInput = "input.forbidden", NoPermission, "The file may not be read.", "Ask its owner for the permission, or run as a user who has it.";
    FolderInput = "input.folder", NoInput, "This is a folder, not a file.", "Name a file. An index is a folder and is given with --index.";
    UnreadableInput = "input.unreadable", NoInput, "The file could not be read.", "Check that the disk or the network share is there.";
    InputTooLong = "input.too_long", Refused, "The input is longer than the limit.", "Split it. From standard input 1 GiB is taken at most; a file may be longer.";
    NoListAccepted = "list.none_accepted", Refused, "Every list was refused, so nothing was screened.", "Each refusal above says what to do.";
    ListRefused = "index.list_refused", Refused, "A list was refused, so no index was written: an index that lacks a list in silence is dangerous.", "Correct the list, leave it out, or build from the others with --allow-missing.";
    DifferenceRefused = "diff.list_refused", Refused, "A list was refused, so nothing was compared.", "Each refusal above says what to do.";
    OtherList = "diff.other_list", Refused, "The two sides are not editions of the same list.", "Compare two editions of one publication, and give the files of a set together: --old FILE FILE --new FILE FILE";
    NotChanges = "index.not_changes", Refused, "This is a whole list, not changes to one, so nothing was written: what the list no longer names would stay.", "Build the index again with it: symbolon index build --output PATH --list FILE";
    PairsRefused = "pairs.refused", Refused, "The pairs could not be read.", "A CSV file needs the columns name1 and name2, and schema or --schema; a JSON file needs one object with query and candidate on each line.";
    OutputFailed = "output.failed", CannotWrite, "The output could not be written.", "Check that there is room and that the path exists.";
    OutputExists = "output.exists", CannotWrite, "A file of that name is there already, and is not replaced.", "Choose another name, or move the file away.";
    OutputForbidden = "output.forbidden", NoPermission, "The output may not be written there.", "Choose another place, or ask for the permission.";
    OutputClosed = "output.closed", Interrupted, "The reader of the output went away.", "Nothing: this is how `head` ends a pipe.";
    Fault = "program.fault", Fault, "This is a fault in Symbolon.", "Please report it, with the command and without the data.";
}

/// A failure, ready to be told.
#[derive(Debug)]
pub enum Failure {
    /// One of the program's own.
    Own {
        /// Which.
        code: FailureCode,
        /// The file or another particular; never personal data. Empty where there is none.
        detail: String,
    },
    /// An input was refused.
    Refused(Problem),
    /// A mapping file is wrong.
    Mapping(Box<MappingError>),
    /// An index could not be opened, verified or searched.
    IndexRead(IndexError),
    /// An index could not be written.
    IndexWrite(IndexError),
}

impl Failure {
    /// One of the program's own, with a particular such as a path.
    pub fn new(code: FailureCode, detail: impl Into<String>) -> Self {
        Self::Own { code, detail: detail.into() }
    }

    /// The failure to open or read an input file.
    pub fn of_input(path: &str, error: &io::Error) -> Self {
        let code = match error.kind() {
            io::ErrorKind::NotFound => FailureCode::MissingInput,
            io::ErrorKind::PermissionDenied => FailureCode::ForbiddenInput,
            io::ErrorKind::IsADirectory => FailureCode::FolderInput,
            _ => FailureCode::UnreadableInput,
        };
        Self::new(code, path)
    }

    /// The failure to write to an output.
    pub fn of_output(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::new(FailureCode::OutputClosed, ""),
            io::ErrorKind::PermissionDenied => Self::new(FailureCode::OutputForbidden, ""),
            kind => Self::new(FailureCode::OutputFailed, kind.to_string()),
        }
    }

    /// What the program ends with.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Own { code, .. } => code.exit(),
            Self::Refused(_) => Exit::Refused,
            Self::Mapping(_) => Exit::Configuration,
            Self::IndexRead(error) => match io_kind(error) {
                Some(io::ErrorKind::PermissionDenied) => Exit::NoPermission,
                Some(_) => Exit::NoInput,
                None if error.code() == "snapshot.missing" => Exit::NoInput,
                None => Exit::Refused,
            },
            Self::IndexWrite(error) => match io_kind(error) {
                Some(io::ErrorKind::PermissionDenied) => Exit::NoPermission,
                _ => Exit::CannotWrite,
            },
        }
    }

    /// What is wrong, with the stable code in brackets at the end.
    pub fn sentence(&self) -> String {
        match self {
            Self::Own { code, detail } if detail.is_empty() => {
                format!("{} [{}]", code.sentence(), code.code())
            }
            Self::Own { code, detail } => {
                format!("{detail}: {} [{}]", code.sentence(), code.code())
            }
            Self::Refused(problem) => problem.to_string(),
            Self::Mapping(error) => error.to_string(),
            Self::IndexRead(error) | Self::IndexWrite(error) => {
                let text = error.to_string();
                let mut letters = text.chars();
                // An index error may begin with a path, which keeps its letters.
                let sentence = match letters.next() {
                    Some(first) if text.starts_with("the ") => {
                        first.to_uppercase().chain(letters).collect()
                    }
                    _ => text,
                };
                format!("{sentence}. [{}]", error.code())
            }
        }
    }

    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            Self::Own { code, .. } => code.hint().to_owned(),
            Self::Refused(problem) => problem.code.hint().to_owned(),
            Self::Mapping(error) => error.hint(),
            Self::IndexRead(error) | Self::IndexWrite(error) => error.hint().to_owned(),
        }
    }

    /// Whether it is told at all: a closed pipe is the reader's own wish.
    pub fn is_silent(&self) -> bool {
        matches!(self, Self::Own { code: FailureCode::OutputClosed, .. })
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem)
    }
}

/// What the operating system said, where it was the cause.
fn io_kind(error: &IndexError) -> Option<io::ErrorKind> {
    match error {
        IndexError::Snapshot(snapshot::SnapshotError::Io { source, .. }) => Some(source.kind()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::{Exit, Failure, FailureCode};

    // A test that runs as root cannot be refused a file, so what the system says is made here.
    #[test]
    fn what_the_system_says_decides_how_the_program_ends() {
        use io::ErrorKind::{BrokenPipe, IsADirectory, NotFound, PermissionDenied, StorageFull};
        let check = |kind: io::ErrorKind, input: Exit, output: Exit| {
            let read = Failure::of_input("un.xml", &kind.into());
            let written = Failure::of_output(&kind.into());
            assert_eq!((read.exit(), written.exit()), (input, output), "{kind}");
            let index = |source: io::Error| {
                index::IndexError::from(snapshot::SnapshotError::Io { path: "i".into(), source })
            };
            assert_eq!(Failure::IndexRead(index(kind.into())).exit(), input, "{kind}");
        };
        check(NotFound, Exit::NoInput, Exit::CannotWrite);
        check(PermissionDenied, Exit::NoPermission, Exit::NoPermission);
        check(IsADirectory, Exit::NoInput, Exit::CannotWrite);
        check(StorageFull, Exit::NoInput, Exit::CannotWrite);
        check(BrokenPipe, Exit::NoInput, Exit::Interrupted);
    }

    #[test]
    fn codes_are_unique_and_every_sentence_ends() {
        let mut codes: Vec<&str> = FailureCode::ALL.iter().map(|code| code.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), FailureCode::ALL.len());
        for code in FailureCode::ALL {
            assert!(code.sentence().ends_with('.'), "{}", code.code());
            assert!(!code.hint().is_empty(), "{}", code.code());
        }
    }
}
