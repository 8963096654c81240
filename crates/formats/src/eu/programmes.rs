//! The programmes of the list: what a code stands for, and what a listing under it orders.
//!
//! The list is by its name that of the persons, groups and entities subject to *financial* sanctions, so a listing under a
//! known programme orders an asset freeze. Travel bans stand in the decision of the Council beside the regulation, and the
//! list does not repeat them. The table gives one where a source says that the natural persons listed under the programme
//! are banned from entry; each row names its source. Nobody compared the annexes of regulation and decision person by
//! person, and no lawyer has confirmed the table.
//!
//! Two codes stand for more than one regime:
//! - `UKR` for Regulation 269/2014 (freeze and travel ban) and Regulation 208/2014 (misappropriation of Ukrainian state
//!   funds, freeze only). An entry names the regulation that last amended it, so the two can be told only where that is
//!   208/2014 itself; elsewhere the travel ban is stated, because all but a handful of the persons have one.
//! - `LBY` for persons in the annexes of entry bans and of freezes of Decision (CFSP) 2015/1333, which overlap but are not
//!   the same.
//!
//! A code that is not in the table, `UNLI` (a United Nations listing before the EU's own act) and an entry without a code
//! have no measures, and so count for every purpose.

use model::listing::Measure::{self, AssetFreeze, TravelBan};

/// One programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Programme {
    /// The code in the list.
    pub code: &'static str,
    /// The name of the regime, as the Council's map of sanctions has it, without "Restrictive measures".
    pub regime: &'static str,
    /// The regulations that order the freeze.
    pub regulations: &'static str,
    /// Whether natural persons listed are banned from entry.
    pub travel_ban: bool,
    /// Where that is said, or that it is not.
    pub evidence: &'static str,
}

macro_rules! programmes {
    ($($code:literal, $regime:literal, $regulations:literal, $travel_ban:literal, $evidence:literal;)+) => {
        /// The programmes known.
        pub const PROGRAMMES: &[Programme] = &[$(Programme {
            code: $code, regime: $regime, regulations: $regulations, travel_ban: $travel_ban, evidence: $evidence,
        },)+];
    };
}

// "map" is the Council's map of sanctions (sanctionsmap.eu) as OpenSanctions' programme pages report it.
programmes! {
    "AFG", "Taliban", "753/2011", true, "map: entry ban for designated natural persons (Decision 2011/486/CFSP)";
    "BDI", "Burundi", "2015/1755", true, "map: travel ban";
    "BLR", "Belarus", "765/2006", true, "map: entry ban for individuals (Decision 2012/642/CFSP)";
    "CAF", "Central African Republic", "224/2014", true, "map: travel ban for natural persons";
    "CHEM", "Chemical weapons", "2018/1542", true, "map: entry ban for individuals (Decision (CFSP) 2018/1544)";
    "COD", "Democratic Republic of the Congo", "1183/2005", true, "map: travel ban for natural persons, both tracks";
    "CYB", "Cyber-attacks", "2019/796", true, "map: travel ban";
    "EUAQ", "ISIL (Da'esh) and Al-Qaida, the EU's own listings", "2016/1686", true, "map: travel ban (Decision (CFSP) 2016/1693)";
    "GIN", "Guinea", "1284/2009", true, "map: travel ban";
    "GNB", "Guinea-Bissau", "377/2012", true, "map: travel restrictions and asset freeze";
    "GTM", "Guatemala", "2024/287", true, "map: entry ban for natural persons";
    "HAM", "Hamas and the Palestinian Islamic Jihad", "2024/386", true, "map: travel ban";
    "HR", "Serious human rights violations and abuses", "2020/1998", true, "map: entry ban for individuals";
    "HTI", "Haiti", "2022/2309", true, "map: travel ban";
    "IRN", "Iran", "359/2011, 267/2012, 2023/1529", true, "map: travel bans (human rights, military support); Decision 2010/413/CFSP, article 19 (proliferation)";
    "IRQ", "Iraq", "1210/2003", false, "map: asset freeze only";
    "LBY", "Libya", "2016/44", true, "map: entry ban for listed natural persons; see above";
    "MDA", "Moldova", "2023/888", true, "map: travel ban";
    "MLI", "Mali", "2017/1770", true, "map: travel ban";
    "MMR", "Myanmar/Burma", "401/2013", true, "Council, press releases of February and July 2023: asset freeze and travel ban";
    "NIC", "Nicaragua", "2019/1716", true, "map: entry ban for natural persons";
    "PRK", "Democratic People's Republic of Korea", "2017/1509", true, "map: entry ban for individuals";
    "RUS", "Russia", "2024/1485", true, "map: travel bans (Decision (CFSP) 2024/1484)";
    "RUSDA", "Russia's destabilising activities", "2024/2642", true, "map: entry ban for individuals";
    "SDN", "Sudan", "747/2014", true, "map: travel ban";
    "SDNZ", "Stability and political transition of Sudan", "2023/2147", true, "map: entry ban for natural persons";
    "SOM", "Somalia", "356/2010", true, "map: travel restrictions on designated persons";
    "SSD", "South Sudan", "2015/735", true, "map: entry ban for natural persons";
    "SYR", "Syria", "36/2012", true, "Decision 2013/255/CFSP, article 27: the persons of annex I, which the freeze has too";
    "TAQA", "ISIL (Da'esh) and Al-Qaida", "881/2002", true, "map: travel ban (Decision (CFSP) 2016/1693)";
    "TERR", "Specific measures to combat terrorism", "2580/2001", false, "map: no travel ban of the EU";
    "TUN", "Misappropriation of state funds of Tunisia", "101/2011", false, "map: no travel ban";
    "TUR", "Unauthorised drilling in the Eastern Mediterranean", "2019/1890", true, "map: entry ban for natural persons";
    "UKR", "Territorial integrity of Ukraine", "269/2014, 208/2014", true, "Decision 2014/145/CFSP, article 1; see above";
    "VEN", "Venezuela", "2017/2063", true, "map: travel ban";
    "YEM", "Yemen", "1352/2014", true, "map: entry ban for natural persons";
    "ZWE", "Zimbabwe", "314/2004", true, "map: asset freeze and travel ban until February 2026, when the list was empty";
}

/// The code of a listing of the United Nations before the EU's own act.
pub(super) const UN_LISTING: &str = "UNLI";

/// The regulation under `UKR` that orders a freeze only.
const MISAPPROPRIATION_UKRAINE: &str = "208/2014";

impl Programme {
    /// The programme of a code.
    pub fn of(code: &str) -> Option<&'static Self> {
        PROGRAMMES.iter().find(|programme| programme.code == code)
    }

    /// The measures against an entry, given the titles of the regulations that it names.
    pub fn measures<'t>(
        &self,
        is_person: bool,
        mut titles: impl Iterator<Item = &'t str>,
    ) -> Vec<Measure> {
        let misappropriation = self.code == "UKR"
            && titles
                .any(|title| title.split_whitespace().next() == Some(MISAPPROPRIATION_UKRAINE));
        if is_person && self.travel_ban && !misappropriation {
            vec![AssetFreeze, TravelBan]
        } else {
            vec![AssetFreeze]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_says_why() {
        assert!(PROGRAMMES.is_sorted_by(|one, other| one.code < other.code));
        assert!(PROGRAMMES.iter().all(|programme| !programme.evidence.is_empty()));
    }

    #[test]
    fn measures_follow_the_programme() {
        let check = |code: &str, is_person: bool, titles: &[&str], expected: &[Measure]| {
            let programme = Programme::of(code).unwrap();
            let found = programme.measures(is_person, titles.iter().copied());
            assert_eq!(found, expected, "{code} {titles:?}");
        };
        check("TAQA", true, &["881/2002 (OJ L139)"], &[AssetFreeze, TravelBan]);
        check("TAQA", false, &[], &[AssetFreeze]);
        check("TERR", true, &[], &[AssetFreeze]);
        check("UKR", true, &["269/2014 (OJ L78)"], &[AssetFreeze, TravelBan]);
        check("UKR", true, &["208/2014 (OJ L66)"], &[AssetFreeze]);
        assert_eq!(Programme::of("UTO"), None);
    }
}
