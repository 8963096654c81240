//! How the program ends: the exit codes and what they mean.

macro_rules! exit_codes {
    ($($variant:ident = $code:literal, $meaning:literal;)+) => {
        /// An exit code. Scripts rely on the numbers; they follow sysexits where sysexits has one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Exit { $(#[doc = $meaning] $variant = $code,)+ }

        impl Exit {
            /// Every code, so that the reference and the tests have a row for each.
            #[cfg(test)]
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// What the code means, as a sentence.
            #[cfg(test)]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)+ }
            }

            /// The number the program ends with.
            pub fn number(self) -> u8 {
                match self { $(Self::$variant => $code,)+ }
            }
        }
    };
}

exit_codes! {
    Done = 0, "Done, and no hit; matches for review may be there.";
    Hits = 10, "There are hits.";
    Incomplete = 11, "The answer is incomplete: a subject was not screened, a record was set aside, or one of several lists was refused. It beats 10.";
    Usage = 64, "The command line is wrong.";
    Refused = 65, "The input was refused: the file under `list inspect` and `list diff`, the subjects, the index, or every list.";
    NoInput = 66, "An input file is missing or cannot be opened.";
    Fault = 70, "A fault in Symbolon; please report it.";
    CannotWrite = 73, "The output cannot be written.";
    NoPermission = 77, "A file may not be read or written.";
    Configuration = 78, "Something needed is not configured, or a mapping file is wrong.";
    Interrupted = 130, "Interrupted, or the reader of the output went away before its end.";
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.number())
    }
}

#[cfg(test)]
mod tests {
    use super::Exit;

    #[test]
    fn every_code_has_its_own_number_and_a_sentence() {
        let mut numbers: Vec<u8> = Exit::ALL.iter().map(|exit| exit.number()).collect();
        numbers.dedup();
        assert_eq!(numbers.len(), Exit::ALL.len());
        assert!(Exit::ALL.iter().all(|exit| exit.meaning().ends_with('.')));
    }
}
