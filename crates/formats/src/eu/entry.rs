//! An entry as both the XML and the CSV editions give it: what is said of the entity, and its parts.

use std::collections::BTreeSet;

use model::canonical::Hash;

/// What a part tells of its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Entity,
    Regulation,
    Name,
    Citizenship,
    Birth,
    Address,
    Document,
}

impl Kind {
    /// What a row of the CSV editions can have one of, besides the entity itself.
    pub(super) const ALL: [Self; 6] = [
        Self::Regulation,
        Self::Name,
        Self::Citizenship,
        Self::Birth,
        Self::Address,
        Self::Document,
    ];

    /// The names of its fields, which are those of the attributes of the XML edition. `number` of an address is known to
    /// CSV 1.0 only.
    pub(super) const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Entity => &[
                "logicalId",
                "euReferenceNumber",
                "unitedNationId",
                "designationDate",
                "designationDetails",
                "delistingDate",
                "code",
                "classificationCode",
            ],
            Self::Regulation => &[
                "logicalId",
                "regulationType",
                "organisationType",
                "publicationDate",
                "entryIntoForceDate",
                "numberTitle",
                "programme",
            ],
            Self::Name => &[
                "logicalId",
                "regulationLanguage",
                "firstName",
                "middleName",
                "lastName",
                "wholeName",
                "function",
                "gender",
                "title",
                "nameLanguage",
                "strong",
            ],
            Self::Citizenship => &[
                "logicalId",
                "regulationLanguage",
                "acquisitionDate",
                "disenfranchisementDate",
                "region",
                "countryIso2Code",
                "countryDescription",
            ],
            Self::Birth => &[
                "logicalId",
                "regulationLanguage",
                "circa",
                "calendarType",
                "city",
                "zipCode",
                "birthdate",
                "dayOfMonth",
                "monthOfYear",
                "year",
                "yearRangeFrom",
                "yearRangeTo",
                "region",
                "place",
                "countryIso2Code",
                "countryDescription",
            ],
            Self::Address => &[
                "logicalId",
                "regulationLanguage",
                "city",
                "street",
                "number",
                "poBox",
                "zipCode",
                "region",
                "place",
                "asAtListingTime",
                "countryIso2Code",
                "countryDescription",
            ],
            Self::Document => &[
                "logicalId",
                "regulationLanguage",
                "diplomatic",
                "knownExpired",
                "knownFalse",
                "reportedLost",
                "revokedByIssuer",
                "issueDate",
                "issuedBy",
                "latinNumber",
                "nameOnDocument",
                "number",
                "validFrom",
                "validTo",
                "region",
                "identificationTypeCode",
                "identificationTypeDescription",
                "countryIso2Code",
                "countryDescription",
            ],
        }
    }
}

/// One part of an entry, such as a name or a document.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) kind: Kind,
    fields: Vec<(&'static str, String)>,
    pub(super) remarks: Vec<String>,
    /// Means of contact: the list's word for the means, and the value.
    pub(super) contacts: Vec<(String, String)>,
    /// When the acts that the part rests on were published or came into force, as they stand.
    pub(super) dates: Vec<String>,
}

impl Part {
    pub(super) const fn new(kind: Kind) -> Self {
        Self {
            kind,
            fields: Vec::new(),
            remarks: Vec::new(),
            contacts: Vec::new(),
            dates: Vec::new(),
        }
    }

    /// The value of a field; empty without.
    pub(super) fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value.as_str())
    }

    /// Gives a field its value; the first one stays. A blank value is none.
    pub(super) fn set(&mut self, name: &'static str, value: String) {
        if !value.is_empty() && self.get(name).is_empty() {
            self.fields.push((name, value));
        }
    }

    /// Whether a field says yes.
    pub(super) fn is(&self, name: &str) -> bool {
        ["true", "1", "yes", "y"].iter().any(|yes| self.get(name).eq_ignore_ascii_case(yes))
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.remarks.is_empty() && self.contacts.is_empty()
    }

    /// How many bytes of text it keeps.
    pub(super) fn bytes(&self) -> usize {
        let fields = self.fields.iter().map(|(_, value)| value.len()).sum::<usize>();
        let texts = self.remarks.iter().chain(&self.dates).map(String::len).sum::<usize>();
        let contacts = self.contacts.iter().map(|(key, value)| key.len() + value.len());
        fields + texts + contacts.sum::<usize>()
    }

    /// What tells it from other parts of the same entity.
    fn identity(&self) -> Hash {
        let mut text = format!("{:?}", self.kind);
        let contacts = self.contacts.iter().flat_map(|(key, value)| [key, value]);
        let values = self.fields.iter().map(|(_, value)| value);
        let names = self.fields.iter().map(|(name, _)| *name);
        for one in names
            .chain(values.map(String::as_str))
            .chain(self.remarks.iter().map(String::as_str))
            .chain(contacts.map(String::as_str))
        {
            text.push('\u{1f}');
            text.push_str(one);
        }
        Hash::of(text.as_bytes())
    }
}

/// One entity of the list.
#[derive(Debug)]
pub(super) struct Entry {
    /// What is said of the entity itself.
    pub(super) entity: Part,
    /// Names, documents and the rest, in the order of the list.
    pub(super) parts: Vec<Part>,
    seen: BTreeSet<[u8; 32]>,
    /// The offset of its element or first row.
    pub(super) offset: u64,
    /// The ordinal of its first row; 0 in XML.
    pub(super) row: u64,
}

impl Entry {
    pub(super) const fn new(offset: u64, row: u64) -> Self {
        Self {
            entity: Part::new(Kind::Entity),
            parts: Vec::new(),
            seen: BTreeSet::new(),
            offset,
            row,
        }
    }

    /// Adds a part, unless it is empty or says the same as an earlier one: each row of the CSV editions repeats the
    /// regulation of the entity. Returns whether it was added.
    pub(super) fn add(&mut self, part: Part) -> bool {
        if part.is_empty() || !self.seen.insert(*part.identity().bytes()) {
            return false;
        }
        self.parts.push(part);
        true
    }

    /// The parts of a kind.
    pub(super) fn all(&self, kind: Kind) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| part.kind == kind)
    }
}
