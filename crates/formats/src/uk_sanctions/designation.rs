//! What one designation says, however its list writes it: the XML form in one element, the tables in many rows.

use std::collections::BTreeSet;

/// A text of a designation that needs no other beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    /// Individual, entity or ship.
    Kind,
    /// The reference of the UK Sanctions List.
    UniqueId,
    /// The reference of the retired list of the Treasury.
    GroupId,
    /// The reference of the United Nations' list.
    UnReference,
    /// Who designated: UN or UK.
    Source,
    /// The measures in words, separated by bars.
    Measures,
    /// When the entry was changed last.
    LastUpdated,
    /// When the retired list took over the date of the UK Sanctions List.
    DateDesignated,
    /// Further information.
    Information,
    /// Why the UK designated.
    Reasons,
    /// A title.
    Title,
    /// A date of birth.
    BirthDate,
    /// A nationality.
    Nationality,
    /// A gender.
    Gender,
    /// A position.
    Position,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A web address.
    Website,
    /// What kind of entity it is.
    TypeOfEntity,
    /// A company it owns.
    Subsidiary,
    /// A company that owns it.
    Parent,
    /// A number in a register of companies.
    RegistrationNumber,
    /// An IMO number.
    Imo,
    /// A number of a ship's radio.
    Mmsi,
    /// Who owns or operates a ship.
    Owner,
    /// Who owned or operated it before.
    PreviousOwner,
    /// The flag a ship is believed to fly.
    Flag,
    /// A flag it flew before.
    PreviousFlag,
    /// What kind of ship it is.
    ShipType,
    /// Its tonnage.
    Tonnage,
    /// Its length.
    Length,
    /// The year it was built in.
    YearBuilt,
    /// A number on its hull.
    Hull,
    /// An address of a virtual asset.
    Wallet,
}

/// One name in its six parts. The last is the family name of a person and the whole name of anything else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Name {
    /// Name 1 to Name 6.
    pub(crate) parts: [String; 6],
    /// Whether it is the primary name, a variation of it, or an alias, in the list's words.
    pub(crate) kind: String,
    /// How good an alias is, in the list's words.
    pub(crate) strength: String,
}

impl Name {
    /// The parts in the order in which they are said.
    pub(crate) fn full(&self) -> String {
        let present: Vec<&str> =
            self.parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        present.join(" ")
    }
}

/// One thing that a designation says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Item {
    /// A name.
    Name(Name),
    /// A name in its own script.
    Original {
        /// The name.
        text: String,
        /// Whether the list gives it beside an alias.
        is_alias: bool,
    },
    /// An address.
    Address {
        /// Its lines, the postal code last.
        lines: Vec<String>,
        /// Its country.
        country: String,
    },
    /// A place of birth.
    Birth {
        /// The town, often with its region.
        town: String,
        /// The country.
        country: String,
    },
    /// An identity document.
    Document {
        /// Whether the list calls it a passport.
        is_passport: bool,
        /// The number, sometimes with words around it.
        number: String,
        /// What else is said of it.
        remark: String,
    },
    /// A regime with the date of the listing under it.
    Listing {
        /// The regime.
        regime: String,
        /// The date.
        listed_on: String,
    },
    /// A measure that the XML form marks as true, by the name of its element.
    Indicator(String),
    /// Any other text.
    Text(Field, String),
}

impl Item {
    /// About how many bytes it holds.
    fn bytes(&self) -> usize {
        match self {
            Self::Name(name) => {
                name.parts.iter().map(String::len).sum::<usize>()
                    + name.kind.len()
                    + name.strength.len()
            }
            Self::Address { lines, country } => {
                lines.iter().map(String::len).sum::<usize>() + country.len()
            }
            Self::Original { text, .. } | Self::Indicator(text) | Self::Text(_, text) => text.len(),
            Self::Birth { town: one, country: other }
            | Self::Document { number: one, remark: other, .. }
            | Self::Listing { regime: one, listed_on: other } => one.len() + other.len(),
        }
    }

    /// Whether it says nothing.
    fn is_empty(&self) -> bool {
        match self {
            Self::Name(name) => name.parts.iter().all(String::is_empty),
            other => other.bytes() == 0,
        }
    }
}

/// What one designation says, each thing once and in the order of the list.
#[derive(Debug, Default)]
pub(crate) struct Designation {
    items: Vec<Item>,
    seen: BTreeSet<Item>,
}

impl Designation {
    /// Adds what is not empty and not yet said. Returns how many bytes it took.
    pub(crate) fn add(&mut self, item: Item) -> usize {
        if item.is_empty() || self.seen.contains(&item) {
            return 0;
        }
        let bytes = item.bytes();
        self.seen.insert(item.clone());
        self.items.push(item);
        bytes
    }

    /// Adds a text.
    pub(crate) fn text(&mut self, field: Field, text: String) {
        self.add(Item::Text(field, text));
    }

    /// Says another thing in a field that has one text.
    pub(crate) fn replace(&mut self, field: Field, text: &str) {
        self.items.retain(|item| !matches!(item, Item::Text(of, _) if *of == field));
        self.seen.retain(|item| !matches!(item, Item::Text(of, _) if *of == field));
        self.text(field, text.to_owned());
    }

    /// How many things it says.
    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    /// Everything it says.
    pub(crate) fn items(&self) -> &[Item] {
        &self.items
    }

    /// The texts of one field.
    pub(crate) fn texts(&self, field: Field) -> impl Iterator<Item = &str> {
        self.items.iter().filter_map(move |item| match item {
            Item::Text(of, text) if *of == field => Some(text.as_str()),
            _ => None,
        })
    }

    /// The first text of one field; empty without.
    pub(crate) fn first(&self, field: Field) -> &str {
        self.texts(field).next().unwrap_or_default()
    }

    /// The names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Name> {
        self.items.iter().filter_map(|item| match item {
            Item::Name(name) => Some(name),
            _ => None,
        })
    }
}
