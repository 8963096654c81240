//! What a screening or a use of a record is for: a closed list, without targeting.

use crate::listing::Measure;

macro_rules! purposes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal;)+) => {
        /// The purposes for which records may be used. The list is closed; there is no purpose of targeting.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Purpose { $($(#[$doc])* $variant,)+ }

        impl Purpose {
            /// Every purpose, so that tests can demand a row for each.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code written in labels and on the command line.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The purpose of this code.
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

purposes! {
    /// Screening of customers and payments.
    ScreeningMoney = "screening-money";
    /// Screening of travellers.
    ScreeningTravel = "screening-travel";
    /// Referral or removal of terrorist content.
    MediaRemoval = "media-removal";
    /// A criminal or financial investigation.
    Investigation = "investigation";
    /// Analysis without consequence for a person.
    Analysis = "analysis";
    /// Training and stabilisation, for example vetting before a course.
    Stabilisation = "stabilisation";
    /// Tests and exercises.
    Test = "test";
}

impl Purpose {
    /// The measure a listing must carry to count for this purpose; none where every measure counts.
    pub fn measure(self) -> Option<Measure> {
        match self {
            Self::ScreeningMoney => Some(Measure::AssetFreeze),
            Self::ScreeningTravel => Some(Measure::TravelBan),
            _ => None,
        }
    }
}
