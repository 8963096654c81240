//! The lists of OFAC that do not block: which restriction stands behind a programme.
//!
//! The consolidated list of non-SDN lists is one file with the entries of six lists. A programme's code alone does not
//! tell the consequence: `UKRAINE-EO13662` on the SDN list blocks, on the Sectoral Sanctions Identifications List it
//! restricts certain dealings. So what is here counts only for entries of the consolidated list.
//!
//! | list | consequence | evidence |
//! |---|---|---|
//! | SSI, Sectoral Sanctions Identifications | dealings that a directive under Executive Order 13662 names | `Executive Order 13662 Directive Determination -` in the real file of 2025-03-28: "Subject to Directive 1" to "4" |
//! | NS-PLC, Palestinian Legislative Council | transactions are rejected, nothing is blocked | ofac.treasury.gov, page of the NS-PLC list: General License 4, section (b), "authorizes U.S. financial institutions to reject transactions" |
//! | CAPTA, before 2019 the Part 561 list | correspondent and payable-through accounts are prohibited or under strict conditions; not part of the SDN list | OFAC bulletin of 14 March 2019; FAQ 557 |
//! | NS-MBS, Menu-Based Sanctions | stated entry by entry; "less than full blocking sanctions", but possibly blocking with an exception for goods | ofac.treasury.gov, page of the NS-MBS list |
//! | NS-CMIC, Chinese military-industrial complex companies | purchase and sale of certain securities | `Purchase/Sales For Divestment Date (CMIC)` in the real file; FAQ 865 and its neighbours |
//! | FSE, Foreign Sanctions Evaders | all transactions of US persons are prohibited, and entry is suspended; nothing is blocked | FAQ 191 with the title of Executive Order 13608 |
//!
//! Where the restriction is stated entry by entry, it counts only if the entry states it, and one that speaks of blocking
//! freezes. A programme that is not in the table, or whose statement is missing, has no measures: the consequence is not
//! known, and the listing counts for every purpose. So an entry that is on both lists, which has the tags of both
//! (`[NS-PLC] [SDGT]`), is never taken for less than it is.

use model::listing::Measure;
use model::schema::Schema;

/// A programme as an entry of the consolidated list has it.
pub(super) struct NonSdn {
    pub(super) code: &'static str,
    pub(super) regime: &'static str,
    pub(super) legal_basis: Option<&'static str>,
    /// The words in a label without which the entry does not state this restriction; none where the programme is of one
    /// list alone.
    stated_by: Option<&'static str>,
    suspends_entry: bool,
    /// Whether nobody on the SDN list has this programme alone, so that it tells the file.
    tells_the_file: bool,
}

const fn row(
    code: &'static str,
    regime: &'static str,
    legal_basis: &'static str,
    stated_by: Option<&'static str>,
) -> NonSdn {
    NonSdn {
        code,
        regime,
        legal_basis: Some(legal_basis),
        stated_by,
        suspends_entry: false,
        tells_the_file: false,
    }
}

const fn only_here(code: &'static str, regime: &'static str, legal_basis: &'static str) -> NonSdn {
    NonSdn { tells_the_file: true, ..row(code, regime, legal_basis, None) }
}

const fn evader(code: &'static str) -> NonSdn {
    NonSdn {
        suspends_entry: true,
        ..only_here(code, "Foreign sanctions evaders", "Executive Order 13608")
    }
}

const PROGRAMMES: &[NonSdn] = &[
    only_here(
        "NS-PLC",
        "Palestinian Legislative Council",
        "General License 4 under 31 CFR parts 594, 595 and 597",
    ),
    only_here(
        "CMIC-EO13959",
        "Chinese military-industrial complex companies",
        "Executive Order 13959",
    ),
    only_here("561-Related", "Correspondent and payable-through accounts", "31 CFR part 561"),
    evader("FSE-IR"),
    evader("FSE-SY"),
    evader("FSE-WMD"),
    evader("FSE-SDGT"),
    row("UKRAINE-EO13662", "Ukraine and Russia, sectoral", "Executive Order 13662", None),
    row("RUSSIA-EO14024", "Russia, directives", "Executive Order 14024", Some("14024 Directive")),
    row("BURMA-EO14014", "Burma, directives", "Executive Order 14014", Some("14014 Directive")),
    row(
        "CAATSA - RUSSIA",
        "Russia, menu-based",
        "Executive Order 13849",
        Some("CAATSA Section 235"),
    ),
    row(
        "ILLICIT-DRUGS-EO14059",
        "Counter narcotics, menu-based",
        "Executive Order 14059",
        Some("14059 information"),
    ),
];

/// The programme of this code.
pub(super) fn programme(code: &str) -> Option<&'static NonSdn> {
    PROGRAMMES.iter().find(|programme| programme.code == code)
}

/// Whether nobody is on the SDN list for these programmes alone. In the lists of 2021 to 2024 two entries have one of
/// them, each beside a programme that blocks; a third of the consolidated list of March 2025 has nothing else.
pub(super) fn is_only_here<'c>(codes: impl IntoIterator<Item = &'c str>) -> bool {
    let mut some = false;
    codes.into_iter().all(|code| {
        some = true;
        programme(code).is_some_and(|programme| programme.tells_the_file)
    }) && some
}

impl NonSdn {
    /// What the programme orders of an entry with these labelled values.
    pub(super) fn measures(&self, stated: &[(String, String)], schema: Schema) -> Vec<Measure> {
        let mut measures = match self.stated_by {
            None => vec![Measure::SectoralRestriction],
            Some(words) => {
                let mut values =
                    stated.iter().filter(|(label, _)| label.contains(words)).peekable();
                if values.peek().is_none() {
                    return Vec::new();
                }
                let blocks = values.any(|(_, value)| value.to_ascii_lowercase().contains("block"));
                let freeze = blocks.then_some(Measure::AssetFreeze);
                freeze.into_iter().chain([Measure::SectoralRestriction]).collect()
            }
        };
        if self.suspends_entry && schema == Schema::Person {
            measures.push(Measure::TravelBan);
        }
        measures
    }
}

/// The words by which the Advanced XML names the lists whose entries all have one consequence. The others state it
/// entry by entry.
const LISTS: &[(&str, &str)] = &[
    ("sectoral sanctions", "UKRAINE-EO13662"),
    ("ssi", "UKRAINE-EO13662"),
    ("palestinian legislative", "NS-PLC"),
    ("plc", "NS-PLC"),
    ("capta", "561-Related"),
    ("correspondent account", "561-Related"),
    ("cmic", "CMIC-EO13959"),
    ("military-industrial", "CMIC-EO13959"),
    ("fse", "FSE-IR"),
    ("sanctions evaders", "FSE-IR"),
];

/// What every entry of a list has as its consequence; none where the list's name does not tell.
pub(super) fn measures_of_list(list: &str, schema: Schema) -> Vec<Measure> {
    let list = list.to_ascii_lowercase();
    let stands_for = LISTS.iter().find(|(words, _)| list.contains(words)).map(|(_, code)| *code);
    stands_for
        .and_then(programme)
        .map(|programme| programme.measures(&[], schema))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Measure::{AssetFreeze, SectoralRestriction, TravelBan};

    #[test]
    fn a_restriction_that_is_stated_entry_by_entry_must_be_stated() {
        let check = |code: &str, stated: &[(&str, &str)], schema, expected: &[Measure]| {
            let stated: Vec<(String, String)> = stated
                .iter()
                .map(|(label, value)| ((*label).to_owned(), (*value).to_owned()))
                .collect();
            assert_eq!(programme(code).unwrap().measures(&stated, schema), expected, "{code}");
        };
        check("NS-PLC", &[], Schema::Person, &[SectoralRestriction]);
        check("FSE-IR", &[], Schema::Person, &[SectoralRestriction, TravelBan]);
        check("FSE-IR", &[], Schema::Company, &[SectoralRestriction]);
        check("RUSSIA-EO14024", &[], Schema::Company, &[]);
        let listed = ("Listing Date (EO 14024 Directive 2):", "24 Feb 2022");
        check("RUSSIA-EO14024", &[listed], Schema::Company, &[SectoralRestriction]);
        let blocking = ("CAATSA Section 235 Information:", "BLOCKING, but not of goods");
        check("CAATSA - RUSSIA", &[blocking], Schema::Company, &[AssetFreeze, SectoralRestriction]);
        assert!(programme("SDGT").is_none());
    }

    #[test]
    fn a_list_tells_its_consequence() {
        let measures = |list| measures_of_list(list, Schema::Person);
        assert_eq!(measures("CAPTA List"), [SectoralRestriction]);
        assert_eq!(measures("FSE List"), [SectoralRestriction, TravelBan]);
        assert_eq!(measures("Non-SDN Menu-Based Sanctions List"), []);
        assert_eq!(measures("Consolidated List"), []);
    }

    #[test]
    fn programmes_tell_the_file() {
        assert!(is_only_here(["NS-PLC"]));
        assert!(!is_only_here(["NS-PLC", "SDGT"]));
        assert!(!is_only_here(["UKRAINE-EO13662"]));
        assert!(!is_only_here([]));
    }
}
