//! OFAC's programmes: what the tag in the list stands for.
//!
//! Being on the SDN list means that property is blocked (31 CFR chapter V), whatever the programme. A travel ban is
//! stated only for people, and only for programmes whose executive order suspends entry into the United States in a
//! section of its own. A programme that is not in the table keeps its tag and is blocking.

use model::listing::{Listing, Measure};
use model::schema::Schema;

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
    ordered("ILLICIT-DRUGS-EO14059", "Counter narcotics", "Executive Order 14059"),
    with_entry("GLOMAG", "Human rights and corruption (Global Magnitsky)", "Executive Order 13818"),
    programme("MAGNIT", "Human rights (Magnitsky)"),
    programme("SYRIA", "Syria"),
    programme("SYRIA-CAESAR", "Syria"),
    ordered("SYRIA-EO13894", "Syria", "Executive Order 13894"),
    programme("IRAN", "Iran"),
    programme("IRAN-HR", "Iran"),
    programme("IRAN-TRA", "Iran"),
    ordered("IRAN-EO13846", "Iran", "Executive Order 13846"),
    ordered("IRAN-EO13871", "Iran", "Executive Order 13871"),
    ordered("IRAN-EO13876", "Iran", "Executive Order 13876"),
    ordered("IRAN-EO13902", "Iran", "Executive Order 13902"),
    programme("IRAQ2", "Iraq"),
    programme("DPRK", "Democratic People's Republic of Korea"),
    programme("DPRK2", "Democratic People's Republic of Korea"),
    programme("DPRK3", "Democratic People's Republic of Korea"),
    programme("DPRK4", "Democratic People's Republic of Korea"),
    programme("BALKANS", "Western Balkans"),
    ordered("BALKANS-EO14033", "Western Balkans", "Executive Order 14033"),
    programme("VENEZUELA", "Venezuela"),
    ordered("VENEZUELA-EO13850", "Venezuela", "Executive Order 13850"),
    ordered("VENEZUELA-EO13884", "Venezuela", "Executive Order 13884"),
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
    programme("CYBER2", "Malicious cyber activity"),
    ordered("ELECTION-EO13848", "Interference in elections", "Executive Order 13848"),
    with_entry("HK-EO13936", "Hong Kong", "Executive Order 13936"),
    programme("CUBA", "Cuba"),
    programme("DRCONGO", "Democratic Republic of the Congo"),
    programme("CAR", "Central African Republic"),
    programme("SOUTH SUDAN", "South Sudan"),
    programme("SOMALIA", "Somalia"),
    programme("SUDAN", "Sudan"),
    programme("DARFUR", "Darfur"),
    programme("YEMEN", "Yemen"),
    programme("LIBYA2", "Libya"),
    programme("LIBYA3", "Libya"),
    programme("LEBANON", "Lebanon"),
    programme("MALI-EO13882", "Mali"),
    programme("NICARAGUA", "Nicaragua"),
    programme("ZIMBABWE", "Zimbabwe"),
];

/// The listings that a field such as `SDGT] [IRGC] [IFSR` stands for.
pub(super) fn listings(field: &str, key: &str, schema: Schema) -> Vec<Listing> {
    field
        .split(['[', ']'])
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .map(|code| listing(code, key, schema))
        .collect()
}

fn listing(code: &str, key: &str, schema: Schema) -> Listing {
    let known = PROGRAMMES.iter().find(|programme| programme.code == code);
    let mut measures = vec![Measure::AssetFreeze];
    if schema == Schema::Person && known.is_some_and(|programme| programme.suspends_entry) {
        measures.push(Measure::TravelBan);
    }
    Listing {
        regime: known.map(|programme| programme.regime.to_owned()),
        programme: Some(code.to_owned()),
        measures,
        authority: AUTHORITY.to_owned(),
        legal_basis: known.and_then(|programme| programme.legal_basis).map(str::to_owned),
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
        let measures = |schema| listing("GLOMAG", "7", schema).measures;
        assert_eq!(measures(Schema::Person), [Measure::AssetFreeze, Measure::TravelBan]);
        assert_eq!(measures(Schema::Company), [Measure::AssetFreeze]);
        assert_eq!(listing("NEW-TAG", "7", Schema::Person).measures, [Measure::AssetFreeze]);
    }

    #[test]
    fn no_code_stands_twice() {
        let mut codes: Vec<_> = PROGRAMMES.iter().map(|programme| programme.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), PROGRAMMES.len());
    }
}
