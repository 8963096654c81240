//! A listing: which authority designated the thing, under which programme, with which consequence.

use crate::purpose::Purpose;
use crate::values::{PartialDate, UnReference};

macro_rules! measures {
    ($($(#[$doc:meta])* $variant:ident = $code:literal;)+) => {
        /// What a listing orders or asks for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Measure { $($(#[$doc])* $variant,)+ }

        impl Measure {
            /// Every measure, so that tests can demand a row for each.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code written in files and output.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The measure of this code.
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

measures! {
    /// Funds and economic resources are frozen and none may be made available.
    AssetFreeze = "asset_freeze";
    /// Entry and transit are refused.
    TravelBan = "travel_ban";
    /// Supply of arms and related material is forbidden.
    ArmsEmbargo = "arms_embargo";
    /// Certain transactions, securities or sectors are restricted.
    SectoralRestriction = "sectoral_restriction";
    /// A ship may not enter ports, or an aircraft may not land.
    TransportBan = "transport_ban";
    /// The thing is to be watched for and reported, without a further order.
    Alert = "alert";
}

/// How publishers name the measures in English, in small letters. Seen in exports of OpenSanctions (`Sanction.provisions`,
/// `targets.simple.csv`) and in the transcriptions of the Official Journal of the European Union.
const WORDS: &[(&str, Measure)] = &[
    ("asset freeze", Measure::AssetFreeze),
    ("assets freeze", Measure::AssetFreeze),
    ("asset freezing", Measure::AssetFreeze),
    ("freezing of assets", Measure::AssetFreeze),
    ("freezing of funds", Measure::AssetFreeze),
    ("freeze of assets", Measure::AssetFreeze),
    ("assets frozen", Measure::AssetFreeze),
    ("block", Measure::AssetFreeze),
    ("blocking", Measure::AssetFreeze),
    ("blocking of assets", Measure::AssetFreeze),
    ("travel ban", Measure::TravelBan),
    ("travel bans", Measure::TravelBan),
    ("entry ban", Measure::TravelBan),
    ("visa ban", Measure::TravelBan),
    ("arms embargo", Measure::ArmsEmbargo),
    ("transport ban", Measure::TransportBan),
    ("port ban", Measure::TransportBan),
    ("port entry ban", Measure::TransportBan),
];

impl Measure {
    /// The measures that a text names and nothing else: their codes or English names, with commas, semicolons, bars,
    /// slashes or `and` between them. None where any part of it is something else, for what a text tells beside them is
    /// not known to be harmless.
    pub fn in_words(text: &str) -> Option<Vec<Self>> {
        let text = text.to_lowercase().replace(" and ", ",").replace(" & ", ",");
        let parts = text.split([',', ';', '|', '/']).map(str::trim).filter(|part| !part.is_empty());
        let mut measures = Vec::new();
        for part in parts {
            let of_words = WORDS.iter().find(|(words, _)| *words == part).map(|(_, one)| *one);
            let measure = Self::parse(part).or(of_words)?;
            if !measures.contains(&measure) {
                measures.push(measure);
            }
        }
        (!measures.is_empty()).then_some(measures)
    }
}

/// One designation of a thing by an authority.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// The regime, for example `ISIL (Da'esh) and Al-Qaida`.
    pub regime: Option<String>,
    /// The authority's programme code, for example `SDGT`.
    pub programme: Option<String>,
    /// What the listing orders. Empty means that the source does not say.
    pub measures: Vec<Measure>,
    /// The authority, for example `United Nations Security Council`.
    pub authority: String,
    /// The legal basis, for example a resolution or regulation.
    pub legal_basis: Option<String>,
    /// The authority's reference, for example `QDi.001`.
    pub reference: Option<String>,
    /// The entry of the United Nations' list that this listing is, follows or names; by it the records of several lists
    /// are known to be one thing.
    pub un_reference: Option<UnReference>,
    /// When the thing was listed.
    pub listed_on: Option<PartialDate>,
    /// When the listing is due for review, or ends.
    pub review_by: Option<PartialDate>,
}

impl Listing {
    /// Whether the listing counts for a screening of this purpose: always without a purpose, where the purpose asks for
    /// no measure, or where the source states no measure (an unknown consequence is the strictest one).
    pub fn counts_for(&self, purpose: Option<Purpose>) -> bool {
        match purpose.and_then(Purpose::measure) {
            Some(measure) => self.measures.is_empty() || self.measures.contains(&measure),
            None => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_counts_for_the_purpose_its_measures_fit() {
        use Measure::{ArmsEmbargo, AssetFreeze, TravelBan};
        let check = |measures: &[Measure], purpose: Option<Purpose>, counts: bool| {
            let listing = Listing { measures: measures.to_vec(), ..Listing::default() };
            assert_eq!(listing.counts_for(purpose), counts, "{measures:?} {purpose:?}");
        };
        check(&[AssetFreeze], Some(Purpose::ScreeningMoney), true);
        check(&[TravelBan], Some(Purpose::ScreeningMoney), false);
        check(&[TravelBan, AssetFreeze], Some(Purpose::ScreeningTravel), true);
        check(&[ArmsEmbargo], Some(Purpose::ScreeningTravel), false);
        check(&[], Some(Purpose::ScreeningTravel), true);
        check(&[ArmsEmbargo], None, true);
        check(&[ArmsEmbargo], Some(Purpose::Investigation), true);
    }

    #[test]
    fn measures_are_read_from_words_where_nothing_else_is_said() {
        use Measure::{ArmsEmbargo, AssetFreeze, TravelBan};
        let check = |text: &str, expected: Option<&[Measure]>| {
            assert_eq!(Measure::in_words(text).as_deref(), expected, "{text}");
        };
        check("Asset freeze", Some(&[AssetFreeze]));
        check("asset_freeze", Some(&[AssetFreeze]));
        check("Asset Freeze and Travel ban", Some(&[AssetFreeze, TravelBan]));
        check("Travel Ban, Arms Embargo; Travel ban", Some(&[TravelBan, ArmsEmbargo]));
        check("Asset freeze, export control", None);
        check("Blocking of humanitarian aid", None);
        check("Asked for an end of the arms embargo", None);
        check("", None);
        check(" , ", None);
    }

    #[test]
    fn codes_are_read_back() {
        for measure in Measure::ALL {
            assert_eq!(Measure::parse(measure.code()), Some(*measure));
        }
        for purpose in Purpose::ALL {
            assert_eq!(Purpose::parse(purpose.code()), Some(*purpose));
        }
    }
}
