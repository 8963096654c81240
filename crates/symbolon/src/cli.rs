//! The command line: what a user types. The reference in `docs/reference/cli.md`, the man pages and the completions are
//! made from these definitions.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::LazyLock;

use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser as _;
use clap::{Args, Parser, Subcommand};
use model::matched::Score;
use model::purpose::Purpose;
use model::schema::Schema;

/// Tells which of your people, companies and vessels may be on a list of designated parties, how sure that is, and why
///
/// It needs no server, database or network, and what you screen stays on your machine. It informs a person's decision and takes none.
#[derive(Debug, Parser)]
#[command(
    name = "symbolon",
    version,
    long_version = LONG_VERSION.as_str(),
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = "Exit codes: 0 no hit, 10 hits, 11 incomplete, 64 wrong command line, 65 input refused, 66 no input, \
                  70 fault, 73 cannot write, 77 no permission, 78 not configured, 130 interrupted."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The versions that a verdict depends on.
static LONG_VERSION: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{}\nmatcher {}\nsnapshot format {}",
        env!("CARGO_PKG_VERSION"),
        matching::MATCHER_VERSION,
        snapshot::FORMAT_VERSION
    )
});

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Tell the invented story of a list that arrives in Utopia, and screen 2,000 people against it
    Demo(Demo),
    /// Screen subjects against lists or an index
    Screen(Box<Screen>),
    /// Build or look at an index of lists that are used often
    #[command(subcommand)]
    Index(Index),
    /// Look at lists
    #[command(subcommand)]
    List(List),
    /// Compare two names, or a file of pairs
    Compare(Compare),
    /// Print the completions for a shell
    Completions(Completions),
    /// Print the man page, or write one for each command into a folder
    Man(Man),
}

/// Arguments of `demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// Write the story's files into this folder instead of telling it; a file that is there is never replaced
    #[arg(long, value_name = "FOLDER")]
    pub files: Option<PathBuf>,
}

/// Screen subjects against lists or an index
///
/// Every list given binds. Lists given with --list are read into memory and leave no trace.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  symbolon screen subjects.csv --list UN.xml
  symbolon screen travellers.xlsx --index lists.index --purpose screening-travel --csv > answers.csv
  symbolon screen --name 'Tarkas Obrin Velimond' --birth-date 1974-03 --list UN.xml

Verdicts: hit (0.70 and more), review (0.50 to 0.70, or for another purpose only), clear, not_screened.
What is not screened is never clear.")]
pub struct Screen {
    /// The subjects: CSV, XLSX or JSON lines, packed or not; - is standard input
    #[arg(value_name = "SUBJECTS", required_unless_present_any = ["name", "document"])]
    pub subjects: Option<PathBuf>,
    /// A list to screen against; files of one set, such as OFAC's, are given together
    #[arg(long = "list", value_name = "FILE")]
    pub lists: Vec<PathBuf>,
    /// An index to screen against, made by `symbolon index build`
    #[arg(long, value_name = "PATH")]
    pub index: Vec<PathBuf>,
    /// A mapping file that says which column of a table is what, or the name of one that comes with the program
    #[arg(long = "mapping", value_name = "FILE")]
    pub mappings: Vec<PathBuf>,
    /// What a column of the subjects holds: a property such as name or birthDate, id, schema, or - to pass over it
    #[arg(long = "column", value_name = "HEADING=PROPERTY", value_parser = column)]
    pub columns: Vec<(String, String)>,
    /// The sheet of a workbook of subjects; needed where several sheets hold something
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// The FollowTheMoney schema of subjects that state none; without it their properties decide
    #[arg(long, value_name = "SCHEMA", value_parser = schema)]
    pub schema: Option<Schema>,
    /// The lowest score shown, from 0.50 to 1; what a higher one hides is still for review
    #[arg(long, value_name = "SCORE", default_value = "0.50", value_parser = threshold)]
    pub threshold: Score,
    /// The most matches shown for a subject; the total is told all the same
    #[arg(long, value_name = "NUMBER", default_value = "10")]
    pub limit: NonZeroUsize,
    /// What the screening is for; only listings with a fitting measure count
    #[arg(long, value_name = "PURPOSE", value_parser = PossibleValuesParser::new(Purpose::ALL.iter().map(|purpose| purpose.code())).try_map(|code| purpose(&code)))]
    pub purpose: Option<Purpose>,
    /// How many threads, at most 256; all cores without it
    #[arg(long, value_name = "NUMBER", value_parser = threads)]
    pub threads: Option<NonZeroUsize>,
    #[command(flatten)]
    pub single: Single,
    #[command(flatten)]
    pub format: AnswerFormat,
}

/// One subject by options instead of a file.
#[derive(Debug, Args)]
#[command(next_help_heading = "One subject instead of a file")]
pub struct Single {
    /// A name in any script; may be given several times
    #[arg(long, value_name = "NAME", conflicts_with = "subjects")]
    pub name: Vec<String>,
    /// The date of birth, or of incorporation: 1974-03-09, 1974-03 or 1974
    #[arg(long, value_name = "DATE", conflicts_with = "subjects")]
    pub birth_date: Vec<String>,
    /// A country the subject is linked to: an ISO code or an English name
    #[arg(long, value_name = "COUNTRY", conflicts_with = "subjects")]
    pub country: Vec<String>,
    /// A nationality: an ISO code or an English name
    #[arg(long, value_name = "COUNTRY", conflicts_with = "subjects")]
    pub nationality: Vec<String>,
    /// The gender: male, female or other
    #[arg(long, value_name = "GENDER", conflicts_with = "subjects")]
    pub gender: Option<String>,
    /// The number of a passport, identity card or registration
    #[arg(long, value_name = "NUMBER", conflicts_with = "subjects")]
    pub document: Vec<String>,
}

/// How answers are written.
#[derive(Debug, Clone, Copy, Args)]
#[command(next_help_heading = "Output")]
pub struct AnswerFormat {
    /// Write one JSON object a line
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// Write CSV
    #[arg(long)]
    pub csv: bool,
}

/// Commands on an index.
#[derive(Debug, Subcommand)]
pub enum Index {
    /// Read lists and write an index of them
    ///
    /// The index is a folder and can be copied. An older one in its place is replaced in one step; a screening that uses it goes on undisturbed.
    Build(IndexBuild),
    /// Apply changes to an index: what a publisher added, changed and withdrew since its list
    ///
    /// The index gets a further segment; a screening that uses it goes on undisturbed. Nothing is written when a file is refused.
    Update(IndexUpdate),
    /// Tell what an index holds
    Info(IndexInfo),
    /// Tell which records of several lists are held to be one thing, and why
    ///
    /// What a person thinks otherwise goes back as a judgement: write the table with --csv, put `same` or `not_same`, your name and your reason into a row, and give it to `symbolon index build --judgements`.
    Entities(IndexEntities),
}

/// Arguments of `index update`.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  symbolon index update --index lists.index --list entities.delta.json")]
pub struct IndexUpdate {
    /// The index to change
    #[arg(long, value_name = "PATH")]
    pub index: PathBuf,
    /// A file of changes, such as entities.delta.json; several are applied in the order given
    #[arg(long = "list", value_name = "FILE", required = true)]
    pub lists: Vec<PathBuf>,
    /// A mapping file that says which column of a table is what
    #[arg(long = "mapping", value_name = "FILE")]
    pub mappings: Vec<PathBuf>,
    /// Read everything and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `index build`.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  symbolon index build --output lists.index --list UN.xml --list sdn.csv --list alt.csv --list add.csv")]
pub struct IndexBuild {
    /// The folder to write
    #[arg(long, value_name = "PATH")]
    pub output: PathBuf,
    /// A list; files of one set, such as OFAC's, are given together
    #[arg(long = "list", value_name = "FILE", required = true)]
    pub lists: Vec<PathBuf>,
    /// A mapping file that says which column of a table is what, or the name of one that comes with the program
    #[arg(long = "mapping", value_name = "FILE")]
    pub mappings: Vec<PathBuf>,
    /// A table (CSV or XLSX) of which records are the same thing and which are not; see `symbolon index entities --csv`
    #[arg(long = "judgements", value_name = "FILE")]
    pub judgements: Vec<PathBuf>,
    /// Write the index although a list was refused
    #[arg(long)]
    pub allow_missing: bool,
    /// Read everything and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `index info`.
#[derive(Debug, Args)]
pub struct IndexInfo {
    /// The index
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// Check the hash of every segment
    #[arg(long)]
    pub verify: bool,
    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `index entities`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  symbolon index entities lists.index --held
  symbolon index entities lists.index --csv > judgements.csv")]
pub struct IndexEntities {
    /// The index
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// Tell only the pairs that were held for a person to judge, because something speaks against them
    #[arg(long)]
    pub held: bool,
    #[command(flatten)]
    pub format: AnswerFormat,
}

/// Commands on lists.
#[derive(Debug, Subcommand)]
pub enum List {
    /// Count what lists hold and name what is wrong with them; nothing is screened
    Inspect(ListInspect),
    /// Tell which entries a new edition of a list adds, changes and removes
    ///
    /// Entries are the same by the publisher's reference. Changes are told field by field; the order of values, dates of publication and names of files are none.
    Diff(ListDiff),
    /// Name the mappings that come with the program, or print one to copy and adapt
    Mappings(ListMappings),
}

/// Arguments of `list mappings`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  symbolon list mappings
  symbolon list mappings tr-masak > my-list.toml
  symbolon list inspect masak.xlsx --mapping tr-masak")]
pub struct ListMappings {
    /// The mapping to print
    #[arg(value_name = "NAME", value_parser = PossibleValuesParser::new(formats::mapping::shipped().iter().map(|shipped| shipped.name)))]
    pub name: Option<String>,
    #[command(flatten)]
    pub format: AnswerFormat,
}

/// Arguments of `list inspect`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  symbolon list inspect national.xlsx --mapping utopia.toml
  symbolon list inspect sdn.csv alt.csv add.csv --quarantine to-repair.jsonl")]
pub struct ListInspect {
    /// The lists; files of one set, such as OFAC's, are given together
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// A mapping file that says which column of a table is what, or the name of one that comes with the program
    #[arg(long = "mapping", value_name = "FILE")]
    pub mappings: Vec<PathBuf>,
    /// Write what was set aside into this file, one JSON object a line with the row, line or element as it stands, so that it can be repaired; a file that is there is never replaced
    #[arg(long, value_name = "FILE")]
    pub quarantine: Option<PathBuf>,
    #[command(flatten)]
    pub format: AnswerFormat,
}

/// Arguments of `list diff`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  symbolon list diff UN-2026-10.xml UN-2026-11.xml
  symbolon list diff --old may/sdn.csv may/alt.csv --new june/sdn.csv june/alt.csv --json

A list that was refused is not compared. Where rows were set aside, the exit code is 11, and an entry
told as added or removed may only be one of them.")]
pub struct ListDiff {
    /// The old edition
    #[arg(value_name = "OLD", required_unless_present = "old_files")]
    pub old: Option<PathBuf>,
    /// The new edition
    #[arg(value_name = "NEW", required_unless_present = "new_files")]
    pub new: Option<PathBuf>,
    /// The files of the old edition, where a list has several, or of several lists
    #[arg(long = "old", value_name = "FILE", num_args = 1.., requires = "new_files", conflicts_with_all = ["old", "new"])]
    pub old_files: Vec<PathBuf>,
    /// The files of the new edition
    #[arg(long = "new", value_name = "FILE", num_args = 1.., requires = "old_files", conflicts_with_all = ["old", "new"])]
    pub new_files: Vec<PathBuf>,
    /// A mapping file that says which column of a table is what, or the name of one that comes with the program
    #[arg(long = "mapping", value_name = "FILE")]
    pub mappings: Vec<PathBuf>,
    #[command(flatten)]
    pub format: AnswerFormat,
}

/// Compare two names, or a file of pairs
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  symbolon compare 'Zuhayr Qandarbashi' 'Zohair Kandarbashi'
  symbolon compare --pairs pairs.csv --csv        columns schema, name1, name2; a column score is added
  symbolon compare --pairs pairs.jsonl --json     {\"query\": {\"schema\", \"properties\"}, \"candidate\": {...}}")]
pub struct Compare {
    /// The name asked for
    #[arg(value_name = "A", required_unless_present = "pairs")]
    pub query: Option<String>,
    /// The name it is compared with
    #[arg(value_name = "B", required_unless_present = "pairs")]
    pub candidate: Option<String>,
    /// A file of pairs: CSV or JSON lines
    #[arg(long, value_name = "FILE", conflicts_with_all = ["query", "candidate"])]
    pub pairs: Option<PathBuf>,
    /// The FollowTheMoney schema of both, where none is stated
    #[arg(long, value_name = "SCHEMA", default_value = "LegalEntity", value_parser = schema)]
    pub schema: Schema,
    #[command(flatten)]
    pub format: AnswerFormat,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct Man {
    /// The folder to write one page for each command into
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

fn column(text: &str) -> Result<(String, String), String> {
    // A heading may hold an equals sign, a property never does.
    match text.rsplit_once('=') {
        Some((heading, property)) if !heading.is_empty() && !property.is_empty() => {
            Ok((heading.to_owned(), property.to_owned()))
        }
        _ => Err("write it as HEADING=PROPERTY, for example 'Full name=name'".to_owned()),
    }
}

fn threads(text: &str) -> Result<NonZeroUsize, String> {
    let number = text.parse().ok().filter(|number: &NonZeroUsize| number.get() <= 256);
    number.ok_or_else(|| "use a number from 1 to 256".to_owned())
}

fn schema(text: &str) -> Result<Schema, String> {
    let fits = |schema: &Schema| schema.is_a(Schema::Thing) && *schema != Schema::Address;
    Schema::parse(text).filter(fits).ok_or_else(|| {
        "use a FollowTheMoney schema such as Person, Organization, Company, LegalEntity or Vessel"
            .to_owned()
    })
}

fn purpose(code: &str) -> Result<Purpose, String> {
    Purpose::parse(code).ok_or_else(|| "this is no purpose".to_owned())
}

/// Reads a decimal as millionths without passing through a floating-point number.
fn threshold(text: &str) -> Result<Score, String> {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let shape = digits(whole) && digits(places) && !text.is_empty() && places.len() <= 6;
    let millionths = || -> Option<u32> {
        let whole: u32 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        let places: u32 = format!("{places:0<6}").parse().ok()?;
        whole.checked_mul(1_000_000)?.checked_add(places)
    };
    match shape.then(millionths).flatten() {
        Some(millionths @ 500_000..=1_000_000) => Ok(Score::from_millionths(millionths)),
        _ => Err("give a number from 0.50 to 1, for example 0.70".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn thresholds() {
        let check = |text: &str, expected: Option<u32>| {
            assert_eq!(threshold(text).ok().map(Score::millionths), expected, "{text}");
        };
        check("0.5", Some(500_000));
        check(".7", Some(700_000));
        check("0.873214", Some(873_214));
        check("1", Some(1_000_000));
        check("1.0", Some(1_000_000));
        check("0.49", None);
        check("1.01", None);
        check("-0.6", None);
        check("0.6e0", None);
        check("0.5000001", None);
        check("99999999999", None);
        check("", None);
        check(".", None);
    }

    #[test]
    fn a_column_is_split_at_its_last_equals_sign() {
        let pair = |one: &str, two: &str| Ok((one.to_owned(), two.to_owned()));
        assert_eq!(column("a=b=name"), pair("a=b", "name"));
        assert!(column("name").is_err());
        assert!(column("=name").is_err());
        assert!(column("Born=").is_err());
    }
}
