//! `cargo xtask story`: writes the data of `symbolon demo` anew; with `--check` proves that it is what the generator makes,
//! that nobody in it is near anybody on a real list, and that only the cases of `docs/story.md` are found in it.

mod chance;
mod flavours_data;
mod law;
mod list;
mod names;
mod people;
mod planted;

use crate::failure::{Context, Failure, Outcome};
use crate::repository::Repository;
use chance::Chance;
use std::fs;

/// Where the program's demonstration keeps its data.
const FOLDER: &str = "crates/symbolon/demo";

/// Each file has a sequence of its own, so that a change of one leaves the others as they are.
const SEED: u64 = 0x0055_544F_5049_4100;

/// Write the data, or check it.
#[derive(clap::Args)]
pub struct Options {
    /// Write nothing: fail if the data is not what the generator makes, or breaks the law of invented names
    #[arg(long)]
    check: bool,
}

/// The files of the demonstration with their content.
pub struct Files(Vec<(&'static str, Vec<u8>)>);

impl Files {
    /// Makes every file anew.
    ///
    /// # Errors
    /// A writer that fails; on memory none does.
    pub fn generate() -> Outcome<Self> {
        let chance = |file: u64| Chance::new(SEED + file);
        Ok(Self(vec![
            ("utopia-list.xml", list::xml(&mut chance(1))?),
            ("late-additions.csv", list::late_additions(&mut chance(2))?),
            ("late-additions.mapping.toml", list::MAPPING.as_bytes().to_vec()),
            ("bank-customers.csv", people::customers(&mut chance(3))?),
            ("border-travellers.jsonl", people::travellers(&mut chance(4))),
            ("course-nominees.csv", people::nominees(&mut chance(5))?),
        ]))
    }

    /// The content of a file.
    ///
    /// # Errors
    /// A name that is none of theirs.
    pub fn content(&self, name: &str) -> Outcome<&[u8]> {
        let found = self.0.iter().find(|(file, _)| *file == name);
        found
            .map(|(_, bytes)| bytes.as_slice())
            .ok_or_else(|| Failure::new(format!("the story has no file {name}")))
    }
}

/// Writes or checks the data; `false` when the check found something.
pub fn run(repository: &Repository, options: &Options) -> Outcome<bool> {
    let files = Files::generate()?;
    if !options.check {
        fs::create_dir_all(repository.path(FOLDER)).context(FOLDER)?;
        for (name, bytes) in &files.0 {
            let file = format!("{FOLDER}/{name}");
            fs::write(repository.path(&file), bytes).context(&file)?;
            println!("{file}: {} bytes", bytes.len());
        }
        return Ok(true);
    }
    let mut problems = drift(repository, &files);
    problems.extend(law::only_the_planted_are_found(&files)?);
    match law::real_lists(repository)? {
        Some(lists) => {
            let (asked, near) = law::nobody_is_near(&files, &lists)?;
            println!(
                "{asked} names and subjects of the story compared with {} records of real lists",
                lists.records()
            );
            problems.extend(near);
        }
        None => println!(
            "skipped: ../shared/lists is not here, so no name was compared with real lists"
        ),
    }
    for problem in &problems {
        println!("{problem}");
    }
    Ok(problems.is_empty())
}

fn drift(repository: &Repository, files: &Files) -> Vec<String> {
    let same = |name: &str, bytes: &[u8]| {
        fs::read(repository.path(&format!("{FOLDER}/{name}"))).is_ok_and(|found| found == bytes)
    };
    files
        .0
        .iter()
        .filter(|(name, bytes)| !same(name, bytes))
        .map(|(name, _)| {
            format!("{FOLDER}/{name} is not what the generator makes: run `cargo xtask story`")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository::invented;

    #[test]
    fn the_same_files_come_out_each_time() {
        let (one, two) = (Files::generate().unwrap(), Files::generate().unwrap());
        assert_eq!(one.0, two.0);
        assert!(one.content("utopia-list.xml").is_ok());
        assert!(one.content("passwords.txt").is_err());
    }

    #[test]
    fn drift_is_found() {
        let files = Files::generate().unwrap();
        let (_folder, repository) = invented::repository(&[]);
        assert_eq!(drift(&repository, &files).len(), files.0.len());
        assert!(run(&repository, &Options { check: false }).unwrap());
        assert_eq!(drift(&repository, &files), Vec::<String>::new());
        let changed = repository.path(&format!("{FOLDER}/course-nominees.csv"));
        fs::write(changed, "Surname\nSomebody\n").unwrap();
        assert_eq!(drift(&repository, &files).len(), 1);
    }

    #[test]
    fn the_committed_files_are_what_the_generator_makes() {
        let repository = Repository::of_this_build().unwrap();
        assert_eq!(drift(&repository, &Files::generate().unwrap()), Vec::<String>::new());
    }

    #[test]
    fn only_the_planted_cases_are_found() {
        let problems = law::only_the_planted_are_found(&Files::generate().unwrap()).unwrap();
        assert_eq!(problems, Vec::<String>::new());
    }
}
