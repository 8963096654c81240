//! Opening what the user names: files and standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use formats::Source;

use crate::failure::{Failure, FailureCode};
use crate::progress::Progress;

/// The most that is taken from standard input or read whole, in bytes.
pub const WHOLE_BYTES_MAX: u64 = 1 << 30;

/// The longest mapping file that is looked at, in bytes. Longer ones are refused by its reader.
const MAPPING_BYTES_MAX: u64 = (1 << 20) + 1;

/// A file opened for reading, with its length in bytes.
pub struct Opened {
    /// The path as it was given.
    pub name: String,
    file: File,
    /// The length in bytes; 0 where the system does not say.
    pub bytes: u64,
}

impl Opened {
    /// Opens a file.
    ///
    /// # Errors
    /// It does not exist, may not be read, or is a folder.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let name = path.display().to_string();
        let failed = |error: &io::Error| Failure::of_input(&name, error);
        let file = File::open(path).map_err(|error| failed(&error))?;
        let about = file.metadata().map_err(|error| failed(&error))?;
        if about.is_dir() {
            return Err(Failure::new(FailureCode::FolderInput, name));
        }
        let bytes = about.len();
        Ok(Self { name, file, bytes })
    }

    /// The file as a reader takes it.
    ///
    /// # Errors
    /// A pipe or device, which cannot be read twice, is read into memory and may be too long for that.
    pub fn source(mut self, progress: &Progress) -> Result<Source, Failure> {
        let plain = self.file.metadata().is_ok_and(|about| about.is_file());
        if plain {
            return Ok(Source { name: self.name, bytes: progress.watch(self.file) });
        }
        let bytes = whole(&mut self.file, &self.name)?;
        Ok(Source::from_memory(self.name, bytes))
    }

    /// The whole content.
    ///
    /// # Errors
    /// It cannot be read, or is longer than [`WHOLE_BYTES_MAX`].
    pub fn content(mut self) -> Result<Vec<u8>, Failure> {
        whole(&mut self.file, &self.name)
    }
}

/// Standard input as a reader takes it: in memory, because a reader looks at the beginning twice.
///
/// # Errors
/// It cannot be read, or is longer than [`WHOLE_BYTES_MAX`].
pub fn standard_input() -> Result<Source, Failure> {
    const NAME: &str = "standard input";
    let bytes = whole(&mut io::stdin().lock(), NAME)?;
    Ok(Source::from_memory(NAME, bytes))
}

fn whole(reader: &mut dyn Read, name: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = reader.take(WHOLE_BYTES_MAX + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::of_input(name, &error))?;
    if bytes.len() as u64 > WHOLE_BYTES_MAX {
        return Err(Failure::new(FailureCode::InputTooLong, name));
    }
    Ok(bytes)
}

/// The text of a mapping file, as far as its reader looks at it.
///
/// # Errors
/// It cannot be opened or read.
pub fn mapping_text(path: &Path) -> Result<String, Failure> {
    let opened = Opened::open(path)?;
    let mut bytes = Vec::new();
    let read = opened.file.take(MAPPING_BYTES_MAX).read_to_end(&mut bytes);
    read.map_err(|error| Failure::of_input(&opened.name, &error))?;
    // Bytes that are no UTF-8 become a character that TOML refuses outside of texts, with its place.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
