//! OFAC's programmes: what the tag in the list stands for.
//!
//! Being on the SDN list means that property is blocked (31 CFR chapter V), whatever the programme. A travel ban is
//! stated only for people, and only for programmes whose executive order suspends entry into the United States. Such an
//! order says so in a section of its own and invokes section 212(f) of the Immigration and Nationality Act in its
//! preamble, by which the rows were compared with the orders (November 2026):
//!
//! | Executive order | Suspends entry | Where |
//! |---|---|---|
//! | 13818, 14024, 13694, 13726, 14098, 14059, 14078, 14115 | yes | 212(f) in the preamble: 82 FR 60839, 86 FR 20249, 80 FR 18077, 81 FR 23559 (and its title); of the last four the texts at sanctions.org, and copies of the press releases |
//! | 13848 | yes | section 6, 83 FR 46846 |
//! | 13871 | yes | section 5, 84 FR 20761 |
//! | 14033 | yes | its title, and 212(f) in the preamble |
//! | 13884 | yes | White House statement of 6 August 2019: it "will restrict the entry into the United States" |
//! | 13882 | yes | White House statement of 26 July 2019 as reported: assets are frozen and travel suspended |
//! | 13664 (`SOUTH SUDAN`) | yes | Lawfare, 3 April 2014: visas are refused |
//! | 13660, 13661, 13685, 13936, 14014, 14038 | yes | as known to the authors; the texts were not at hand |
//! | 13224 with 13886 (`SDGT`) | no | no 212(f) in the preamble, 84 FR 48041 |
//!
//! The other rows were not compared: they state no travel ban, which may be too little. Proclamation 8693 suspends entry
//! under older orders too, by an annex that was not at hand. A programme that is not in the table keeps its tag and is
//! blocking.
//!
//! What the same tags mean on the lists that do not block is said in [`non_sdn`].

use model::listing::{Listing, Measure};
use model::schema::Schema;

use super::non_sdn;

/// The authority of every listing.
pub(super) const AUTHORITY: &str = "US Treasury, Office of Foreign Assets Control";

struct Programme {
    code: &'static str,
    regime: &'static str,
    legal_basis: Option<&'static str>,
    suspends_entry: bool,
}

const fn programme(code: &'static str, regime: &'static str) -> Programme {
    Programme { code, regime, legal_basis: None, suspends_entry: false }
}

const fn ordered(code: &'static str, regime: &'static str, order: &'static str) -> Programme {
    Programme { code, regime, legal_basis: Some(order), suspends_entry: false }
}

const fn with_entry(code: &'static str, regime: &'static str, order: &'static str) -> Programme {
    Programme { code, regime, legal_basis: Some(order), suspends_entry: true }
}

const PROGRAMMES: &[Programme] = &[
    ordered("SDGT", "Counter terrorism", "Executive Order 13224"),
    programme("FTO", "Counter terrorism"),
    programme("IRGC", "Iran"),
    programme("IFSR", "Iran"),
    ordered("NPWMD", "Non-proliferation of weapons of mass destruction", "Executive Order 13382"),
    programme("SDNT", "Counter narcotics"),
    programme("SDNTK", "Counter narcotics"),
    with_entry("ILLICIT-DRUGS-EO14059", "Counter narcotics", "Executive Order 14059"),
    with_entry("GLOMAG", "Human rights and corruption (Global Magnitsky)", "Executive Order 13818"),
    programme("MAGNIT", "Human rights (Magnitsky)"),
    programme("SYRIA", "Syria"),
    programme("SYRIA-CAESAR", "Syria"),
    ordered("SYRIA-EO13894", "Syria", "Executive Order 13894"),
    programme("IRAN", "Iran"),
    programme("IRAN-HR", "Iran"),
    programme("IRAN-TRA", "Iran"),
    ordered("IRAN-EO13846", "Iran", "Executive Order 13846"),
    with_entry("IRAN-EO13871", "Iran", "Executive Order 13871"),
    ordered("IRAN-EO13876", "Iran", "Executive Order 13876"),
    ordered("IRAN-EO13902", "Iran", "Executive Order 13902"),
    programme("IRAQ2", "Iraq"),
    programme("DPRK", "Democratic People's Republic of Korea"),
    programme("DPRK2", "Democratic People's Republic of Korea"),
    programme("DPRK3", "Democratic People's Republic of Korea"),
    programme("DPRK4", "Democratic People's Republic of Korea"),
    programme("BALKANS", "Western Balkans"),
    with_entry("BALKANS-EO14033", "Western Balkans", "Executive Order 14033"),
    programme("VENEZUELA", "Venezuela"),
    ordered("VENEZUELA-EO13850", "Venezuela", "Executive Order 13850"),
    with_entry("VENEZUELA-EO13884", "Venezuela", "Executive Order 13884"),
    programme("BELARUS", "Belarus"),
    with_entry("BELARUS-EO14038", "Belarus", "Executive Order 14038"),
    with_entry("BURMA-EO14014", "Burma", "Executive Order 14014"),
    with_entry("UKRAINE-EO13660", "Ukraine and Russia", "Executive Order 13660"),
    with_entry("UKRAINE-EO13661", "Ukraine and Russia", "Executive Order 13661"),
    ordered("UKRAINE-EO13662", "Ukraine and Russia", "Executive Order 13662"),
    with_entry("UKRAINE-EO13685", "Ukraine and Russia", "Executive Order 13685"),
    with_entry("RUSSIA-EO14024", "Russia", "Executive Order 14024"),
    programme("CAATSA - RUSSIA", "Russia"),
    ordered("PEESA-EO14039", "Russia", "Executive Order 14039"),
    programme("TCO", "Transnational criminal organisations"),
    with_entry("CYBER2", "Malicious cyber activity", "Executive Order 13694"),
    with_entry("ELECTION-EO13848", "Interference in elections", "Executive Order 13848"),
    with_entry("HK-EO13936", "Hong Kong", "Executive Order 13936"),
    programme("CUBA", "Cuba"),
    programme("DRCONGO", "Democratic Republic of the Congo"),
    programme("CAR", "Central African Republic"),
    with_entry("SOUTH SUDAN", "South Sudan", "Executive Order 13664"),
    programme("SOMALIA", "Somalia"),
    programme("SUDAN", "Sudan"),
    with_entry("SUDAN-EO14098", "Sudan", "Executive Order 14098"),
    programme("DARFUR", "Darfur"),
    programme("YEMEN", "Yemen"),
    programme("LIBYA2", "Libya"),
    with_entry("LIBYA3", "Libya", "Executive Order 13726"),
    programme("LEBANON", "Lebanon"),
    with_entry("MALI-EO13882", "Mali", "Executive Order 13882"),
    programme("NICARAGUA", "Nicaragua"),
    with_entry("HOSTAGES-EO14078", "Hostage-taking", "Executive Order 14078"),
    with_entry("WEST-BANK-EO14115", "West Bank", "Executive Order 14115"),
    ordered("IRAN-CON-ARMS-EO", "Iran", "Executive Order 13949"),
    programme("ZIMBABWE", "Zimbabwe"),
];

/// The listings that a field such as `SDGT] [IRGC] [IFSR` of the SDN list stands for.
pub(super) fn listings(field: &str, key: &str, schema: Schema) -> Vec<Listing> {
    field
        .split(['[', ']'])
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .map(|code| listing(List::Sdn, code, key, schema, &[]))
        .collect()
}

/// One of the two files of OFAC's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// The SDN list: everything on it is blocked.
    Sdn,
    /// The consolidated list of the lists that do not block: see [`non_sdn`].
    NonSdn,
}

impl List {
    /// The source id of its records.
    pub(super) fn source(self) -> &'static str {
        match self {
            Self::Sdn => super::SOURCE,
            Self::NonSdn => super::SOURCE_NON_SDN,
        }
    }
}

/// The listing of an entry with these labelled values under a programme of a list.
pub(super) fn listing(
    list: List,
    code: &str,
    key: &str,
    schema: Schema,
    stated: &[(String, String)],
) -> Listing {
    let known = PROGRAMMES.iter().find(|programme| programme.code == code);
    let mut regime = known.map(|programme| programme.regime);
    let mut legal_basis = known.and_then(|programme| programme.legal_basis);
    let mut measures = Vec::new();
    match list {
        List::Sdn => {
            measures.push(Measure::AssetFreeze);
            if schema == Schema::Person && known.is_some_and(|programme| programme.suspends_entry) {
                measures.push(Measure::TravelBan);
            }
        }
        List::NonSdn => {
            if let Some(restricting) = non_sdn::programme(code) {
                regime = Some(restricting.regime);
                legal_basis = restricting.legal_basis;
                measures = restricting.measures(stated, schema);
            }
        }
    }
    Listing {
        regime: regime.map(str::to_owned),
        programme: Some(code.to_owned()),
        measures,
        authority: AUTHORITY.to_owned(),
        legal_basis: legal_basis.map(str::to_owned),
        reference: Some(key.to_owned()),
        ..Listing::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tag_is_a_listing() {
        let codes = |field| {
            listings(field, "7", Schema::Person)
                .into_iter()
                .filter_map(|listing| listing.programme)
                .collect::<Vec<_>>()
        };
        assert_eq!(codes("SDGT] [IRGC] [IFSR"), ["SDGT", "IRGC", "IFSR"]);
        assert_eq!(codes("[SDGT][NEW-TAG]"), ["SDGT", "NEW-TAG"]);
        assert!(codes("").is_empty());
    }

    #[test]
    fn a_travel_ban_is_for_people_only() {
        let sdn = |code, schema| listing(List::Sdn, code, "7", schema, &[]);
        let measures = |schema| sdn("GLOMAG", schema).measures;
        assert_eq!(measures(Schema::Person), [Measure::AssetFreeze, Measure::TravelBan]);
        assert_eq!(measures(Schema::Company), [Measure::AssetFreeze]);
        assert_eq!(sdn("NEW-TAG", Schema::Person).measures, [Measure::AssetFreeze]);
    }

    #[test]
    fn the_list_decides_what_a_programme_orders() {
        let measures = |list| listing(list, "UKRAINE-EO13662", "7", Schema::Company, &[]).measures;
        assert_eq!(measures(List::Sdn), [Measure::AssetFreeze]);
        assert_eq!(measures(List::NonSdn), [Measure::SectoralRestriction]);
        // Why an entry of the consolidated list has it is not stated there, so it counts for every purpose.
        let blocked = listing(List::NonSdn, "SDGT", "7", Schema::Person, &[]);
        assert_eq!(blocked.measures, []);
        assert_eq!(blocked.regime.as_deref(), Some("Counter terrorism"));
    }

    #[test]
    fn no_code_stands_twice() {
        let mut codes: Vec<_> = PROGRAMMES.iter().map(|programme| programme.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), PROGRAMMES.len());
    }
}
