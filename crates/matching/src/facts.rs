//! What is known of a thing besides its names: dates, countries, gender, identifiers.

use model::entity::Entity;
use model::schema::{Property, Schema};
use model::values::document_number::DocumentKind;
use model::values::{
    Bic, Country, CryptoAddress, DocumentNumber, Email, Handle, Iban, Imo, Lei, PartialDate, Phone,
};

use crate::keys::identifier_key;

/// What an identifier identifies by. Identifiers of one kind are compared with each other only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IdentifierKind {
    /// A passport, identity card, tax, social security or registration number.
    Document,
    /// An international bank account number.
    Iban,
    /// An account number without further structure.
    Account,
    /// A wallet address of a virtual asset.
    Wallet,
    /// A legal entity identifier.
    Lei,
    /// A business identifier code.
    Bic,
    /// An IMO number of a ship or company.
    Imo,
    /// A maritime mobile service identity.
    Mmsi,
    /// A radio call sign.
    CallSign,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A handle at an online service.
    Handle,
    /// An international securities identification number.
    Isin,
    /// An item of Wikidata.
    Wikidata,
    /// A serial number or transponder address of an aircraft.
    Aircraft,
}

impl IdentifierKind {
    /// Every kind, so that tests can demand a row for each.
    pub const ALL: &'static [Self] = &[
        Self::Document,
        Self::Iban,
        Self::Account,
        Self::Wallet,
        Self::Lei,
        Self::Bic,
        Self::Imo,
        Self::Mmsi,
        Self::CallSign,
        Self::Phone,
        Self::Email,
        Self::Handle,
        Self::Isin,
        Self::Wikidata,
        Self::Aircraft,
    ];

    /// The words an explanation uses.
    pub fn words(self) -> &'static str {
        match self {
            Self::Document => "document number",
            Self::Iban => "IBAN",
            Self::Account => "account number",
            Self::Wallet => "wallet address",
            Self::Lei => "LEI",
            Self::Bic => "BIC",
            Self::Imo => "IMO number",
            Self::Mmsi => "MMSI",
            Self::CallSign => "call sign",
            Self::Phone => "telephone number",
            Self::Email => "e-mail address",
            Self::Handle => "handle",
            Self::Isin => "ISIN",
            Self::Wikidata => "Wikidata item",
            Self::Aircraft => "aircraft identifier",
        }
    }

    /// Whether a thing has at most one of these at a time, so that two different ones contradict each other.
    pub(crate) fn is_single(self) -> bool {
        matches!(self, Self::Lei | Self::Imo | Self::Wikidata)
    }
}

/// An identifier in canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifier {
    /// What it identifies by.
    pub kind: IdentifierKind,
    /// As its source wrote it.
    pub raw: Box<str>,
    /// In canonical form; equal identifiers have equal values.
    pub value: Box<str>,
    /// The document, where it is one, with its kind and issuer.
    pub document: Option<DocumentNumber>,
}

impl Identifier {
    /// The key under which an index files it.
    pub fn key(&self) -> u64 {
        // The kinds are few; their position is their number.
        let number = IdentifierKind::ALL.iter().zip(0u8..).find(|(kind, _)| **kind == self.kind);
        identifier_key(number.map_or(u8::MAX, |(_, number)| number), &self.value)
    }

    /// Whether both are of one thing: equal, and for documents neither of another kind nor of another issuer.
    pub fn agrees(&self, other: &Self) -> bool {
        if self.kind != other.kind || self.value != other.value {
            return false;
        }
        match (&self.document, &other.document) {
            (Some(left), Some(right)) => left.agrees(right),
            _ => true,
        }
    }
}

/// Facts of a thing in the form they are compared in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Dates of birth, or of incorporation or building for what is not a person.
    pub dates: Vec<PartialDate>,
    /// Nationalities and citizenships.
    pub nationalities: Vec<Country>,
    /// Every country it is linked to, nationalities included.
    pub countries: Vec<Country>,
    /// Genders, as `male`, `female` or `other`.
    pub genders: Vec<Box<str>>,
    /// Identifiers.
    pub identifiers: Vec<Identifier>,
}

impl Facts {
    /// The facts of an entity and of what hangs on it.
    pub fn new(entity: &Entity, adjacent: &[Entity]) -> Self {
        let mut facts = Self::default();
        facts.read_dates(entity);
        facts.read_countries(entity);
        for gender in entity.texts(Property::Gender) {
            if let Some(gender) = gender_of(gender) {
                facts.genders.push(gender.into());
            }
        }
        // What hangs on the entity knows the issuer; it comes first, and the same number without issuer is then no news.
        for part in adjacent {
            facts.read_identifiers(part);
        }
        facts.read_identifiers(entity);
        facts
    }

    fn read_dates(&mut self, entity: &Entity) {
        for property in [Property::BirthDate, Property::IncorporationDate, Property::BuildDate] {
            for date in entity.texts(property).filter_map(|text| PartialDate::parse(text).ok()) {
                if !self.dates.contains(&date) {
                    self.dates.push(date);
                }
            }
        }
    }

    fn read_countries(&mut self, entity: &Entity) {
        const NATIONAL: [Property; 2] = [Property::Nationality, Property::Citizenship];
        const GENERAL: [Property; 5] = [
            Property::Country,
            Property::Jurisdiction,
            Property::MainCountry,
            Property::BirthCountry,
            Property::Flag,
        ];
        let read = |property, into: &mut Vec<Country>| {
            for country in entity.texts(property).filter_map(|text| Country::parse(text).ok()) {
                if !into.contains(&country) {
                    into.push(country);
                }
            }
        };
        NATIONAL.into_iter().for_each(|property| read(property, &mut self.nationalities));
        NATIONAL.into_iter().for_each(|property| read(property, &mut self.countries));
        GENERAL.into_iter().for_each(|property| read(property, &mut self.countries));
    }

    fn read_identifiers(&mut self, entity: &Entity) {
        let issuer = if entity.schema.is_a(Schema::Identification) {
            entity.first(Property::Country).and_then(|country| Country::parse(country).ok())
        } else {
            None
        };
        let documents = [
            (Property::PassportNumber, DocumentKind::Passport),
            (Property::IdNumber, DocumentKind::Other),
            (Property::TaxNumber, DocumentKind::TaxNumber),
            (Property::VatCode, DocumentKind::TaxNumber),
            (Property::SocialSecurityNumber, DocumentKind::SocialSecurity),
            (Property::RegistrationNumber, DocumentKind::Registration),
            (Property::LicenseNumber, DocumentKind::Other),
            (Property::InnCode, DocumentKind::TaxNumber),
            (Property::OgrnCode, DocumentKind::Registration),
            (Property::OkpoCode, DocumentKind::Registration),
            (Property::DunsCode, DocumentKind::Registration),
            (Property::PersonalNumber, DocumentKind::NationalIdentity),
        ];
        for (property, kind) in documents {
            for text in entity.texts(property) {
                self.add_document(kind, text, issuer);
            }
        }
        if entity.schema.is_a(Schema::Identification) {
            let kind = if entity.schema.is_a(Schema::Passport) {
                DocumentKind::Passport
            } else {
                DocumentKind::Other
            };
            for text in entity.texts(Property::Number) {
                self.add_document(kind, text, issuer);
            }
        }
        self.read_selectors(entity);
    }

    fn add_document(&mut self, kind: DocumentKind, text: &str, issuer: Option<Country>) {
        let Ok(document) = DocumentNumber::new(kind, text, issuer) else { return };
        let known = self.identifiers.iter().any(|known| {
            known.document.as_ref().is_some_and(|known| {
                *known == document || (known.as_str() == document.as_str() && issuer.is_none())
            })
        });
        if !known {
            self.identifiers.push(Identifier {
                kind: IdentifierKind::Document,
                raw: text.into(),
                value: document.as_str().into(),
                document: Some(document),
            });
        }
    }

    fn read_selectors(&mut self, entity: &Entity) {
        use IdentifierKind as Kind;
        let plain = |text: &str, shortest: usize| -> Option<String> {
            let text: String = text
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .map(|character| character.to_ascii_uppercase())
                .collect();
            let first = text.chars().next()?;
            let varied = text.chars().any(|character| character != first);
            (text.len() >= shortest && varied).then_some(text)
        };
        for (property, values) in entity.properties() {
            for raw in values.iter().map(|value| value.text()) {
                let found: Option<(Kind, String)> = match property {
                    Property::Iban => {
                        Iban::parse(raw).ok().map(|iban| (Kind::Iban, iban.as_str().to_owned()))
                    }
                    Property::AccountNumber => match Iban::parse(raw) {
                        Ok(iban) => Some((Kind::Iban, iban.as_str().to_owned())),
                        Err(_) => plain(raw, 6).map(|value| (Kind::Account, value)),
                    },
                    Property::CryptoAddress => CryptoAddress::parse(raw).ok().map_or_else(
                        || plain_wallet(raw).map(|value| (Kind::Wallet, value)),
                        |address| Some((Kind::Wallet, address.as_str().to_owned())),
                    ),
                    Property::LeiCode => {
                        Lei::parse(raw).ok().map(|lei| (Kind::Lei, lei.as_str().to_owned()))
                    }
                    Property::SwiftBic | Property::Bic => {
                        Bic::parse(raw).ok().map(|bic| (Kind::Bic, bic.party().to_owned()))
                    }
                    Property::ImoNumber => {
                        Imo::parse(raw).ok().map(|imo| (Kind::Imo, imo.digits().to_owned()))
                    }
                    Property::Mmsi => plain(raw, 9).map(|value| (Kind::Mmsi, value)),
                    Property::CallSign => plain(raw, 4).map(|value| (Kind::CallSign, value)),
                    Property::Phone => {
                        Phone::parse(raw).ok().map(|phone| (Kind::Phone, phone.as_str().to_owned()))
                    }
                    Property::Email => Email::parse(raw).ok().map(|mail| (Kind::Email, mail.key())),
                    Property::Username => Handle::parse(raw)
                        .ok()
                        .map(|handle| (Kind::Handle, handle.as_str().to_owned())),
                    Property::IsinCode => plain(raw, 12).map(|value| (Kind::Isin, value)),
                    Property::WikidataId => plain(raw, 2).map(|value| (Kind::Wikidata, value)),
                    Property::SerialNumber | Property::IcaoCode => {
                        plain(raw, 4).map(|value| (Kind::Aircraft, value))
                    }
                    _ => None,
                };
                if let Some((kind, value)) = found {
                    let value: Box<str> = value.into();
                    let known = |known: &Identifier| known.kind == kind && known.value == value;
                    if !self.identifiers.iter().any(known) {
                        let raw = raw.into();
                        self.identifiers.push(Identifier { kind, raw, value, document: None });
                    }
                }
            }
        }
    }
}

/// A wallet address of a kind we cannot check: letters and digits as they stand, at least 20 of them.
fn plain_wallet(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    (text.len() >= 20 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(text)
}

fn gender_of(text: &str) -> Option<&'static str> {
    match text::normalise(text).as_str() {
        "m" | "male" | "man" | "masculin" | "maschile" | "männlich" | "ذكر" => Some("male"),
        "f" | "female" | "woman" | "féminin" | "femminile" | "weiblich" | "أنثى" => {
            Some("female")
        }
        "other" | "x" => Some("other"),
        _ => None,
    }
}
