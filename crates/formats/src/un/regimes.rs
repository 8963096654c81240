//! The sanctions regimes of the list: what `UN_LIST_TYPE` stands for, and what a listing under it orders.
//!
//! The list itself does not state measures. The table gives those of the resolutions it names. Only measures directed at
//! the listed person or entity count; an embargo on a territory does not. A lawyer should confirm the table before a
//! purpose is relied on. What each row rests on, as read in November 2026 in stored copies of the pages (M is
//! `main.un.org/securitycouncil/en/sanctions`):
//!
//! | row | measures against the listed | where that stands |
//! |---|---|---|
//! | Al-Qaida | freeze, travel ban, arms | M/1267: all three, to designated individuals and entities |
//! | Taliban | freeze, travel ban, arms | the page of the 1988 committee, compared for the first version |
//! | Iraq | freeze (and transfer) | M/1518; the arms embargo there is of the territory |
//! | DPRK | freeze, travel ban | press release SC/12853 and the Library of Congress of June 2017: freeze and travel ban for individuals, freeze for entities; M/1718: the arms embargo is of the territory. Ships designated under resolution 2371 are on a list of their own |
//! | Somalia | freeze, travel ban, arms | M/2713: beside the embargo on the territory a targeted one on designated individuals and entities; resolution 1844 |
//! | DRC | freeze, travel ban | un.org/sc/suborg/en/sanctions/1533: the arms embargo is on all non-governmental entities of the territory, listed or not |
//! | Sudan | freeze, travel ban | the 1591 committee's page of 2015: travel ban and freeze on individuals designated; no entity is listed |
//! | South Sudan | freeze, travel ban | press release SC/11805: travel ban on individuals, freeze on individuals and entities; the embargo of resolution 2428 is of the territory |
//! | CAR | freeze, travel ban | M/2745: the arms embargo is on armed groups and those with them, listed or not |
//! | Yemen | freeze, travel ban, arms | the page of the 2140 committee, compared for the first version |
//! | Haiti | freeze, travel ban | M/2653: since resolution 2699 (2023) the arms embargo, until then on the listed, is of the territory |
//! | Guinea-Bissau | travel ban | un.org/securitycouncil/sanctions/2048: a travel ban and nothing else |
//! | Iran | freeze, travel ban | note of the Secretary-General's spokesperson of 28 September 2025: resolutions 1737 to 1929 apply again, with their list |
//! | Libya | as the entry says | press release SC/10213: a list of those under "the travel ban and/or assets freeze" |
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
    regime("Haiti", "Haiti", "resolution 2653 (2022)", FREEZE_AND_TRAVEL, FREEZE),
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
        check("Haiti", true, "", &[AssetFreeze, TravelBan]);
        check("Haiti", false, "", &[AssetFreeze]);
        check("Libya", true, "paragraph 15 of resolution 1970 (Travel Ban).", &[TravelBan]);
        check("Libya", true, "(Travel Ban,Asset Freeze)", &[AssetFreeze, TravelBan]);
        check("Libya", true, "no word of it", &[]);
        assert_eq!(Regime::of("Utopia"), None);
    }
}
