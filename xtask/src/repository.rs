//! The files of the repository, and the crates among them.

use crate::failure::{Context, Outcome};
use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold no source of ours: build output, and what the fuzzer collects by itself.
const SKIPPED: [&str; 5] =
    ["target", "fuzz/target", "fuzz/corpus", "fuzz/artifacts", "fuzz/coverage"];

/// Hidden folders that are part of the project.
const HIDDEN_BUT_OURS: [&str; 3] = [".ci", ".cargo", ".github"];

/// A check-out of the project.
pub struct Repository {
    /// Its top folder.
    pub root: PathBuf,
}

/// A crate of the workspace.
pub struct Package {
    /// The folder's name, which is also the crate's name.
    pub name: String,
    /// Path of the manifest from the root, with forward slashes.
    pub manifest_path: String,
    /// The manifest as written.
    pub manifest_text: String,
    /// The manifest as data.
    pub manifest: toml::Table,
}

impl Repository {
    /// The repository that this program was built from.
    pub fn of_this_build() -> Outcome<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let root = root.canonicalize().context(root.display())?;
        Ok(Self { root })
    }

    /// The path of a file or folder, given from the root.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Whether the file or folder is there.
    pub fn has(&self, relative: &str) -> bool {
        self.path(relative).exists()
    }

    /// The text of a file.
    pub fn read(&self, relative: &str) -> Outcome<String> {
        fs::read_to_string(self.path(relative)).context(relative)
    }

    /// All files of the project from the root, with forward slashes, sorted.
    pub fn files(&self) -> Outcome<Vec<String>> {
        let mut found = Vec::new();
        self.collect("", &mut found)?;
        found.sort();
        Ok(found)
    }

    /// The files whose names end with `ending`.
    pub fn files_ending(&self, ending: &str) -> Outcome<Vec<String>> {
        Ok(self.files()?.into_iter().filter(|file| file.ends_with(ending)).collect())
    }

    fn collect(&self, folder: &str, found: &mut Vec<String>) -> Outcome<()> {
        for entry in fs::read_dir(self.path(folder)).context(folder)? {
            let entry = entry.context(folder)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let relative =
                if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            let kind = entry.file_type().context(&relative)?;
            if kind.is_file() {
                found.push(relative);
            } else if kind.is_dir()
                && !SKIPPED.contains(&relative.as_str())
                && (!name.starts_with('.') || HIDDEN_BUT_OURS.contains(&name.as_str()))
            {
                self.collect(&relative, found)?;
            }
        }
        Ok(())
    }

    /// The crates under `crates/`, sorted. A folder without a manifest is not a crate yet.
    pub fn crates(&self) -> Outcome<Vec<Package>> {
        if !self.has("crates") {
            return Ok(Vec::new());
        }
        let mut packages = Vec::new();
        for entry in fs::read_dir(self.path("crates")).context("crates")? {
            let name = entry.context("crates")?.file_name().to_string_lossy().into_owned();
            if self.has(&format!("crates/{name}/Cargo.toml")) {
                packages.push(self.package(&format!("crates/{name}"))?);
            }
        }
        packages.sort_by(|left, right| left.name.cmp(&right.name));
        Ok(packages)
    }

    /// The crates under `crates/` and the helpers beside them (`testkit`, `xtask`).
    pub fn packages(&self) -> Outcome<Vec<Package>> {
        let mut packages = self.crates()?;
        for helper in ["testkit", "xtask"] {
            if self.has(&format!("{helper}/Cargo.toml")) {
                packages.push(self.package(helper)?);
            }
        }
        Ok(packages)
    }

    fn package(&self, folder: &str) -> Outcome<Package> {
        let manifest_path = format!("{folder}/Cargo.toml");
        let manifest_text = self.read(&manifest_path)?;
        let manifest = manifest_text.parse::<toml::Table>().context(&manifest_path)?;
        let name = folder.rsplit('/').next().unwrap_or(folder).to_owned();
        Ok(Package { name, manifest_path, manifest_text, manifest })
    }

    /// The reference data beside the repository (`../shared`, or where `SYMBOLON_SHARED` says), when it is there.
    pub fn shared(&self, relative: &str) -> Option<PathBuf> {
        let folder = std::env::var_os("SYMBOLON_SHARED")
            .map_or_else(|| self.root.join("..").join("shared"), PathBuf::from);
        folder.join(relative).canonicalize().ok()
    }
}

/// A made-up repository in a temporary folder, for the tests of the checks.
#[cfg(test)]
pub mod invented {
    use super::Repository;
    use std::fs;
    use tempfile::TempDir;

    /// A repository that holds the given files; the folder goes away with the first value.
    pub fn repository(files: &[(&str, &str)]) -> (TempDir, Repository) {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let root = folder.path().to_path_buf();
        (folder, Repository { root })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn build_output_and_hidden_folders_are_not_ours() {
        let (_folder, repository) = invented::repository(&[
            ("target/debug/a.rs", ""),
            ("fuzz/corpus/x/1", ""),
            (".git/config", ""),
            (".ci/run", ""),
            ("crates/model/src/target/kept.rs", ""),
            ("README.md", ""),
        ]);
        assert_eq!(
            repository.files().unwrap(),
            [".ci/run", "README.md", "crates/model/src/target/kept.rs"]
        );
    }

    #[test]
    fn a_folder_without_a_manifest_is_not_a_crate() {
        let (_folder, repository) = invented::repository(&[
            ("crates/text/Cargo.toml", "[package]\nname = \"text\"\n"),
            ("crates/model/src/lib.rs", ""),
        ]);
        let names: Vec<_> = repository.crates().unwrap().into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["text"]);
    }

    #[test]
    fn a_repository_without_crates_is_read() {
        let (_folder, repository) = invented::repository(&[("README.md", "")]);
        assert!(repository.crates().unwrap().is_empty());
    }
}
