//! The label: the originator's handling rules, on every record.
//!
//! The fields are those that TLP 2.0, PAP, IEP 2.0, Europol handling codes and the third-party rule of financial
//! intelligence units need between them. A value that is not understood is read as the strictest one.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::purpose::Purpose;

macro_rules! levels {
    ($($(#[$doc:meta])* $name:ident, $default:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal;)+ })+) => {
        $(
            $(#[$doc])*
            ///
            /// Ordered from the most open to the strictest; an unknown code is the strictest.
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub enum $name { $($(#[$vdoc])* $variant,)+ }

            impl $name {
                /// Every value from the most open to the strictest.
                pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

                /// The code written in files.
                pub fn code(self) -> &'static str {
                    match self { $(Self::$variant => $code,)+ }
                }

                /// The value of this code; the strictest where the code is unknown.
                pub fn parse_or_strictest(code: &str) -> Self {
                    match code { $($code => Self::$variant,)+ _ => Self::$default }
                }
            }
        )+
    };
}

levels! {
    /// How widely a record may be shown (FIRST, TLP 2.0).
    Level, Red {
        /// No limit on disclosure.
        Clear = "TLP:CLEAR";
        /// The community.
        Green = "TLP:GREEN";
        /// The organisation and its clients.
        Amber = "TLP:AMBER";
        /// The organisation only.
        AmberStrict = "TLP:AMBER+STRICT";
        /// The named recipients only.
        Red = "TLP:RED";
    }
    /// What may be done with a record (PAP, and the permitted actions of IEP 2.0).
    PermittedAction, None {
        /// Any lawful action, visible to the thing described.
        ExternallyVisibleDirect = "externally-visible-direct";
        /// Actions visible outside, but not directed at the thing described.
        ExternallyVisibleIndirect = "externally-visible-indirect";
        /// Actions visible only inside the organisation.
        InternallyVisible = "internally-visible";
        /// The originator is asked before each action.
        ContactForInstruction = "contact-for-instruction";
        /// No action: for reading only.
        None = "none";
    }
    /// Whether a recipient may pass a record on.
    OnwardUse, Never {
        /// To anybody inside the audience.
        InsideAudience = "inside-audience";
        /// Only after the originator consents.
        Ask = "ask";
        /// Never.
        Never = "never";
    }
    /// Whether a record may serve as evidence (Europol H1, the third-party rule).
    Evidence, NotWithoutConsent {
        /// It may.
        Yes = "yes";
        /// Only after the originator consents.
        NotWithoutConsent = "not-without-consent";
    }
    /// Whether the originator is named.
    Attribution, MustNot {
        /// The originator may be named.
        May = "may";
        /// The originator must be named.
        Must = "must";
        /// The originator must not be named.
        MustNot = "must-not";
    }
    /// Whether the record stands.
    LabelState, Recalled {
        /// It stands.
        Live = "live";
        /// Somebody disputes it.
        Disputed = "disputed";
        /// The originator has taken it back.
        Recalled = "recalled";
    }
}

/// Somebody a record may be shown to, or must not be shown to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Audience {
    /// Everybody.
    All,
    /// One organisation, by its identifier.
    Organisation(String),
    /// A group of organisations as it stood in one version.
    Group {
        /// The group's identifier.
        id: String,
        /// The version of its membership.
        version: u32,
    },
}

/// The handling rules of a record. What needs two labels is two records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Who must consent: the originator, and after a join the originators of every input.
    pub originators: BTreeSet<String>,
    /// How widely it may be shown.
    pub level: Level,
    /// To whom it may be shown. Intersects under join.
    pub audience: BTreeSet<Audience>,
    /// To whom it must never be shown, whoever relays it. Unions under join.
    pub excluded: BTreeSet<Audience>,
    /// The roles that may see it; empty means every role.
    pub roles: BTreeSet<String>,
    /// What it may be used for. Intersects under join.
    pub purposes: BTreeSet<Purpose>,
    /// What may be done with it.
    pub action: PermittedAction,
    /// Whether it may be passed on.
    pub onward: OnwardUse,
    /// Whether it may serve as evidence.
    pub evidence: Evidence,
    /// Whether the originator is named.
    pub attribution: Attribution,
    /// Assurances a recipient must have given, for example that no death penalty follows. Unions under join.
    pub assurances: BTreeSet<String>,
    /// Not to be used before this day.
    pub not_before: Option<Date>,
    /// To be reviewed by this day.
    pub review_at: Option<Date>,
    /// Not to be used from this day.
    pub expires_at: Option<Date>,
    /// Whether it stands.
    pub state: LabelState,
    /// Texts that must all be shown with the record.
    pub caveats: BTreeSet<String>,
}

impl Label {
    /// The label of a list that its authority publishes to everybody.
    pub fn published(originator: impl Into<String>) -> Self {
        // Every record of a published list has one, so what they share is made once.
        static SHARED: LazyLock<Label> = LazyLock::new(|| Label {
            originators: BTreeSet::new(),
            level: Level::Clear,
            audience: BTreeSet::from([Audience::All]),
            excluded: BTreeSet::new(),
            roles: BTreeSet::new(),
            purposes: Purpose::ALL.iter().copied().collect(),
            action: PermittedAction::ExternallyVisibleDirect,
            onward: OnwardUse::InsideAudience,
            evidence: Evidence::Yes,
            attribution: Attribution::May,
            assurances: BTreeSet::new(),
            not_before: None,
            review_at: None,
            expires_at: None,
            state: LabelState::Live,
            caveats: BTreeSet::new(),
        });
        Self { originators: BTreeSet::from([originator.into()]), ..SHARED.clone() }
    }

    /// The strictest label: what a record gets whose handling rules are missing or not understood.
    pub fn strictest(originator: impl Into<String>) -> Self {
        Self {
            level: Level::Red,
            audience: BTreeSet::new(),
            purposes: BTreeSet::new(),
            action: PermittedAction::None,
            onward: OnwardUse::Never,
            evidence: Evidence::NotWithoutConsent,
            attribution: Attribution::MustNot,
            ..Self::published(originator)
        }
    }

    /// The class of the label: a stable text of what decides who may see the record, so that an index can filter before
    /// it scores. Two records of one class are visible to the same actors.
    pub fn class(&self) -> String {
        let list = |audience: &BTreeSet<Audience>| {
            let parts: Vec<String> = audience
                .iter()
                .map(|one| match one {
                    Audience::All => "all".to_owned(),
                    Audience::Organisation(id) => format!("organisation {id:?}"),
                    Audience::Group { id, version } => format!("group {id:?} version {version}"),
                })
                .collect();
            parts.join(", ")
        };
        let texts = |set: &BTreeSet<String>| format!("{:?}", set.iter().collect::<Vec<_>>());
        let purposes: Vec<&str> = self.purposes.iter().map(|purpose| purpose.code()).collect();
        let dates = format!("{:?} {:?}", self.not_before, self.expires_at);
        format!(
            "{} for [{}] not [{}] roles {} purposes {} {} originators {} assurances {} dates {dates}",
            self.level.code(),
            list(&self.audience),
            list(&self.excluded),
            texts(&self.roles),
            purposes.join("+"),
            self.state.code(),
            texts(&self.originators),
            texts(&self.assurances),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_handling_rule_is_the_strictest_one() {
        assert_eq!(Level::parse_or_strictest("TLP:PURPLE"), Level::Red);
        assert_eq!(Level::parse_or_strictest("tlp:clear"), Level::Red);
        assert_eq!(PermittedAction::parse_or_strictest(""), PermittedAction::None);
        assert_eq!(OnwardUse::parse_or_strictest("?"), OnwardUse::Never);
        assert_eq!(Evidence::parse_or_strictest("maybe"), Evidence::NotWithoutConsent);
        assert_eq!(Attribution::parse_or_strictest("shall"), Attribution::MustNot);
        assert_eq!(LabelState::parse_or_strictest("gone"), LabelState::Recalled);
        assert_eq!(Some(&Level::Red), Level::ALL.last());
        assert_eq!(Some(&PermittedAction::None), PermittedAction::ALL.last());
        assert_eq!(Some(&OnwardUse::Never), OnwardUse::ALL.last());
    }

    #[test]
    fn classes_separate_what_decides_visibility() {
        let open = Label::published("UN");
        assert_eq!(open.class(), Label::published("UN").class());
        let strict = Label::strictest("UN");
        assert_ne!(open.class(), strict.class());
        let mut excluding = open.clone();
        excluding.excluded.insert(Audience::Organisation("UT-FIU".to_owned()));
        assert_ne!(open.class(), excluding.class());
        let mut caveat = open.clone();
        caveat.caveats.insert("Handle with care.".to_owned());
        assert_eq!(open.class(), caveat.class());
    }
}
