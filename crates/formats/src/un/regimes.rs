//! The sanctions regimes of the list: what `UN_LIST_TYPE` stands for, and what a listing under it orders.
//!
//! The list itself does not state measures. The table gives those of the resolutions it names, as we know them; only the
//! rows of the 1988 (Taliban) and 2140 (Yemen) committees were compared with the committees' pages, so a lawyer should
//! confirm the others before a purpose is relied on. Only measures directed at the listed person or entity count; an
//! embargo on a territory does not.
//! Where the measures differ from entry to entry (Libya) they are read from the entry's comment. Where a regime is unknown
//! the listing has no measures, and so counts for every purpose.

use model::listing::Measure::{self, ArmsEmbargo, AssetFreeze, TravelBan};

/// One regime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regime {
    /// The value of `UN_LIST_TYPE`.
    pub list_type: &'static str,
    /// The regime's name, as its committee writes it.
    pub name: &'static str,
    /// The resolution that the listing rests on.
    pub legal_basis: Option<&'static str>,
    /// The measures against a listed individual.
    pub individuals: &'static [Measure],
    /// The measures against a listed entity.
    pub entities: &'static [Measure],
    /// Whether the entry's comment says which of the measures apply to it.
    pub stated_per_entry: bool,
}

const fn regime(
    list_type: &'static str,
    name: &'static str,
    legal_basis: &'static str,
    individuals: &'static [Measure],
    entities: &'static [Measure],
) -> Regime {
    Regime {
        list_type,
        name,
        legal_basis: Some(legal_basis),
        individuals,
        entities,
        stated_per_entry: false,
    }
}

const ALL_THREE: &[Measure] = &[AssetFreeze, TravelBan, ArmsEmbargo];
const FREEZE_AND_ARMS: &[Measure] = &[AssetFreeze, ArmsEmbargo];
const FREEZE_AND_TRAVEL: &[Measure] = &[AssetFreeze, TravelBan];
const FREEZE: &[Measure] = &[AssetFreeze];

/// The regimes seen in the list.
pub const REGIMES: &[Regime] = &[
    regime(
        "Al-Qaida",
        "ISIL (Da'esh) and Al-Qaida",
        "resolution 2368 (2017)",
        ALL_THREE,
        FREEZE_AND_ARMS,
    ),
    regime("Taliban", "1988 (Taliban)", "resolution 2255 (2015)", ALL_THREE, FREEZE_AND_ARMS),
    regime("Iraq", "Iraq", "resolution 1483 (2003)", FREEZE, FREEZE),
    regime(
        "DPRK",
        "Democratic People's Republic of Korea",
        "resolution 1718 (2006)",
        FREEZE_AND_TRAVEL,
        FREEZE,
    ),
    regime("Somalia", "Al-Shabaab / Somalia", "resolution 1844 (2008)", ALL_THREE, FREEZE_AND_ARMS),
    regime(
        "DRC",
        "Democratic Republic of the Congo",
        "resolution 2293 (2016)",
        FREEZE_AND_TRAVEL,
        FREEZE,
    ),
    regime("Sudan", "Sudan", "resolution 1591 (2005)", FREEZE_AND_TRAVEL, FREEZE),
    regime("SouthSudan", "South Sudan", "resolution 2206 (2015)", FREEZE_AND_TRAVEL, FREEZE),
    regime("CAR", "Central African Republic", "resolution 2134 (2014)", FREEZE_AND_TRAVEL, FREEZE),
    regime("Yemen", "Yemen", "resolution 2140 (2014)", ALL_THREE, FREEZE_AND_ARMS),
    regime("Haiti", "Haiti", "resolution 2653 (2022)", ALL_THREE, FREEZE_AND_ARMS),
    // Resolution 2048 orders nothing but a travel ban, and only against individuals.
    regime("GB", "Guinea-Bissau", "resolution 2048 (2012)", &[TravelBan], &[]),
    // Resolution 2231 until September 2025, resolutions 1737 to 1929 before and since: the basis depends on the date of
    // the list, the measures do not.
    Regime {
        legal_basis: None,
        ..regime("Iran", "Iran (Islamic Republic of)", "", FREEZE_AND_TRAVEL, FREEZE)
    },
    // Seen: "paragraph 15 of resolution 1970 (Travel Ban)" without an asset freeze, and the reverse.
    Regime {
        stated_per_entry: true,
        ..regime("Libya", "Libya", "resolution 1970 (2011)", FREEZE_AND_TRAVEL, FREEZE)
    },
];

impl Regime {
    /// The regime of a `UN_LIST_TYPE`.
    pub fn of(list_type: &str) -> Option<&'static Self> {
        REGIMES.iter().find(|regime| regime.list_type == list_type)
    }

    /// The measures against an entry, given its comments.
    pub fn measures(&self, is_individual: bool, comments: &str) -> Vec<Measure> {
        let all = if is_individual { self.individuals } else { self.entities };
        if !self.stated_per_entry {
            return all.to_vec();
        }
        let comments = comments.to_lowercase();
        let stated = |measure: &Measure| match measure {
            AssetFreeze => comments.contains("asset freeze") || comments.contains("assets freeze"),
            TravelBan => comments.contains("travel ban"),
            _ => false,
        };
        all.iter().copied().filter(stated).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_follow_the_regime_and_where_it_says_so_the_comment() {
        let check = |list_type: &str, individual: bool, comments: &str, expected: &[Measure]| {
            let regime = Regime::of(list_type).unwrap();
            assert_eq!(regime.measures(individual, comments), expected, "{list_type} {comments}");
        };
        check("Al-Qaida", true, "", &[AssetFreeze, TravelBan, ArmsEmbargo]);
        check("Al-Qaida", false, "", &[AssetFreeze, ArmsEmbargo]);
        check("GB", true, "", &[TravelBan]);
        check("Libya", true, "paragraph 15 of resolution 1970 (Travel Ban).", &[TravelBan]);
        check("Libya", true, "(Travel Ban,Asset Freeze)", &[AssetFreeze, TravelBan]);
        check("Libya", true, "no word of it", &[]);
        assert_eq!(Regime::of("Utopia"), None);
    }
}
