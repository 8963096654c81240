//! `symbolon demo`: tells the invented case of `docs/story.md` with the readers, the index and the search of the real
//! commands. Nothing is computed beforehand; only the data is in the program.

mod page;
mod story;

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use crate::cli::Demo;
use crate::exit::Exit;
use crate::failure::{Failure, FailureCode};
use page::Page;

/// A file of the story. `cargo xtask story` writes them.
struct DemoFile {
    name: &'static str,
    bytes: &'static [u8],
}

macro_rules! demo_file {
    ($name:literal) => {
        DemoFile { name: $name, bytes: include_bytes!(concat!("../demo/", $name)) }
    };
}

const LIST: DemoFile = demo_file!("utopia-list.xml");
const LATE: DemoFile = demo_file!("late-additions.csv");
const MAPPING: DemoFile = demo_file!("late-additions.mapping.toml");
const BANK: DemoFile = demo_file!("bank-customers.csv");
const BORDER: DemoFile = demo_file!("border-travellers.jsonl");
const COURSE: DemoFile = demo_file!("course-nominees.csv");

/// Every file, in the order in which the story needs them.
const FILES: [&DemoFile; 6] = [&LIST, &LATE, &MAPPING, &BANK, &BORDER, &COURSE];

/// Tells the story, or writes its files where the arguments ask for them.
///
/// # Errors
/// The output cannot be written, or a file of the story stands in the folder already.
pub fn run(arguments: &Demo, output: &mut dyn Write) -> Result<Exit, Failure> {
    match &arguments.files {
        Some(folder) => write_files(folder, output)?,
        None => story::tell(&mut Page::new(output))?,
    }
    // The story holds hits and a row that was set aside; telling it is done all the same.
    Ok(Exit::Done)
}

/// Writes the story's files into a folder. A file that is there is left as it is, and then none is written.
fn write_files(folder: &Path, output: &mut dyn Write) -> Result<(), Failure> {
    for file in FILES {
        let path = folder.join(file.name);
        if path.symlink_metadata().is_ok() {
            let detail = format!("{}: a file of that name is there already", path.display());
            return Err(Failure::new(FailureCode::OutputFailed, detail));
        }
    }
    let failed = |path: &Path, error: io::Error| {
        let failure = Failure::of_output(&error);
        match failure {
            Failure::Own { code, .. } => Failure::new(code, path.display().to_string()),
            other => other,
        }
    };
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    for file in FILES {
        let path = folder.join(file.name);
        // Another program may have made the file since: it is created, never replaced.
        let created = OpenOptions::new().write(true).create_new(true).open(&path);
        created
            .and_then(|mut created| created.write_all(file.bytes))
            .map_err(|error| failed(&path, error))?;
        writeln!(output, "{}", path.display()).map_err(|error| Failure::of_output(&error))?;
    }
    Ok(())
}
