//! Builds a thing, what hangs on it, and its listing from the cells of one row.

use model::canonical::{Hash, canonical_bytes};
use model::entity::Entity;
use model::listing::Measure;
use model::schema::{Kind, Property, Schema};
use model::values::{PartialDate, UnReference};

use super::target::identifies;
use super::values::joined_numbered_name;
use super::{DateReader, DocumentField, ListingField, Target};
use crate::fields::Fields;
use crate::problem::ProblemCode;

/// What a row says of its listing. Where it is silent the list speaks.
#[derive(Debug, Default)]
pub(crate) struct ListingCells {
    pub(crate) listed_on: Option<PartialDate>,
    pub(crate) review_by: Option<PartialDate>,
    pub(crate) reference: Option<String>,
    pub(crate) un_reference: Option<UnReference>,
    pub(crate) regime: Option<String>,
    pub(crate) programme: Option<String>,
    pub(crate) legal_basis: Option<String>,
    /// None where the row is silent; empty where it names a measure we do not know, so that it counts for every purpose.
    pub(crate) measures: Option<Vec<Measure>>,
}

/// A thing under construction.
pub(crate) struct Assembly {
    entity: Entity,
    dates: DateReader,
    numbers: Vec<String>,
    types: Vec<String>,
    issuers: Vec<String>,
    /// Values of accounts and wallets, which become entities of their own.
    parts: Vec<(Property, String)>,
    /// Parts of an address, which become one line.
    address: Vec<(Property, String)>,
    pub(crate) listing: ListingCells,
}

/// The parts of an address in the order in which they are joined.
const ADDRESS_PARTS: [Property; 7] = [
    Property::PostOfficeBox,
    Property::Street,
    Property::Street2,
    Property::PostalCode,
    Property::City,
    Property::Region,
    Property::State,
];

/// Words for a passport in the languages of the headings, folded to small letters.
const PASSPORT_WORDS: [&str; 10] = [
    "passport",
    "passeport",
    "passaporto",
    "pasaporte",
    "reisepass",
    "pasaport",
    "паспорт",
    "جواز",
    "pass no",
    "laissez-passer",
];

impl Assembly {
    pub(crate) fn new(schema: Schema, dates: DateReader) -> Self {
        Self {
            entity: Entity::new("", schema),
            dates,
            numbers: Vec::new(),
            types: Vec::new(),
            issuers: Vec::new(),
            parts: Vec::new(),
            address: Vec::new(),
            listing: ListingCells::default(),
        }
    }

    /// Adds one value where its target says.
    pub(crate) fn add(
        &mut self,
        target: Target,
        text: &str,
        cell: Option<&PartialDate>,
        fields: &mut Fields<'_>,
    ) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        match target {
            Target::Property(property) => self.property(property, text, cell, fields),
            Target::Document(field) => {
                if field == DocumentField::Described {
                    return self.described_document(text);
                }
                let values = match field {
                    DocumentField::Number | DocumentField::Described => &mut self.numbers,
                    DocumentField::Type => &mut self.types,
                    DocumentField::Country => &mut self.issuers,
                };
                values.push(text.to_owned());
            }
            Target::Listing(field) => self.listing(field, text, cell, fields),
        }
    }

    /// `X123 (national passport)` is a number and its kind. So that each number keeps its own kind, one without a kind
    /// gets an empty one.
    fn described_document(&mut self, text: &str) {
        let (number, kind) = match text.split_once('(') {
            Some((number, rest)) => (number, rest.split(')').next().unwrap_or_default()),
            None => (text, ""),
        };
        if !number.trim().is_empty() {
            self.numbers.push(number.trim().to_owned());
            self.types.push(kind.trim().to_owned());
        }
    }

    fn property(
        &mut self,
        property: Property,
        text: &str,
        cell: Option<&PartialDate>,
        fields: &mut Fields<'_>,
    ) {
        if ADDRESS_PARTS.contains(&property) {
            self.address.push((property, text.to_owned()));
            return;
        }
        if part_of(self.entity.schema, property).is_some() {
            self.parts.push((property, text.to_owned()));
            return;
        }
        let entity = &mut self.entity;
        match property.kind() {
            Kind::Name => match joined_numbered_name(text) {
                Some(joined) => fields.name(entity, property, &joined),
                None => fields.name(entity, property, text),
            },
            Kind::Country => fields.country(entity, property, text),
            Kind::Date => match self.dates.read(text, cell) {
                Some(date) => entity.add(property, &date.to_string()),
                None => {
                    let dates = self.dates.read_several(text);
                    for date in &dates {
                        entity.add(property, &date.to_string());
                    }
                    !dates.is_empty() || unread_date(entity, property.name(), text, fields)
                }
            },
            Kind::Gender => match gender_code(text) {
                Some(code) => entity.add(property, code),
                None => {
                    fields.problem(ProblemCode::UnknownValue, property.name());
                    fields.text(entity, property, text)
                }
            },
            _ if property == Property::Full => fields.text(entity, Property::Address, text),
            _ if property == Property::Remarks => fields.text(entity, Property::Notes, text),
            _ => fields.text(entity, property, text),
        };
    }

    fn listing(
        &mut self,
        field: ListingField,
        text: &str,
        cell: Option<&PartialDate>,
        fields: &mut Fields<'_>,
    ) {
        let listing = &mut self.listing;
        let text_slot = match field {
            ListingField::ListedOn | ListingField::ReviewBy => {
                let date = self.dates.read(text, cell);
                if date.is_none() {
                    unread_date(&mut self.entity, Target::Listing(field).name(), text, fields);
                }
                match field {
                    ListingField::ListedOn => listing.listed_on = listing.listed_on.or(date),
                    _ => listing.review_by = listing.review_by.or(date),
                }
                return;
            }
            ListingField::Measures => return self.measures(text, fields),
            ListingField::UnReference => {
                let found = UnReference::find_in(text).into_iter().next();
                listing.un_reference = listing.un_reference.take().or(found);
                return;
            }
            ListingField::Reference => &mut listing.reference,
            ListingField::Regime => &mut listing.regime,
            ListingField::Programme => &mut listing.programme,
            ListingField::LegalBasis => &mut listing.legal_basis,
        };
        match text_slot {
            Some(texts) => {
                texts.push_str("; ");
                texts.push_str(text);
            }
            None => *text_slot = Some(text.to_owned()),
        }
    }

    /// Several codes may stand in one cell. One that is not known empties the measures, for a listing of unknown
    /// consequence counts for every purpose.
    fn measures(&mut self, text: &str, fields: &mut Fields<'_>) {
        let codes =
            text.split([',', ';', '|', '\n']).map(str::trim).filter(|code| !code.is_empty());
        let read: Option<Vec<Measure>> = codes
            .map(|code| {
                let code = code.to_lowercase().replace([' ', '-'], "_");
                Measure::parse(&code)
            })
            .collect();
        let earlier = self.listing.measures.take();
        self.listing.measures = Some(match (read, earlier) {
            (None, _) => {
                fields.problem(ProblemCode::UnknownValue, "listing.measures");
                Vec::new()
            }
            (Some(read), None) => read,
            // An earlier cell of this row named an unknown measure.
            (Some(_), Some(earlier)) if earlier.is_empty() => earlier,
            (Some(read), Some(mut earlier)) => {
                earlier.extend(read);
                earlier
            }
        });
    }

    /// Whether there is anything by which the thing could be compared: a name or something that identifies.
    pub(crate) fn identified(&self) -> bool {
        !self.numbers.is_empty()
            || self.entity.properties().any(|(property, _)| identifies(property))
            || self.parts.iter().any(|(property, _)| identifies(*property))
    }

    /// Whether any country is stated.
    pub(crate) fn has_country(&self) -> bool {
        self.entity.properties().any(|(property, _)| property.kind() == Kind::Country)
    }

    /// A key for a row that has none: the hash of names, dates and numbers, which a new remark does not change. It does
    /// change when one of them is corrected; the corrected row is then another record.
    pub(crate) fn key_hash(&self) -> String {
        let stable = |property: &Property| {
            matches!(property.kind(), Kind::Name | Kind::Date | Kind::Identifier)
                || identifies(*property)
        };
        let mut parts: Vec<String> = Vec::new();
        for (property, values) in self.entity.properties().filter(|(one, _)| stable(one)) {
            parts
                .extend(values.iter().map(|value| format!("{} {}", property.name(), value.text())));
        }
        parts.extend(self.numbers.iter().map(|number| format!("document.number {number}")));
        let others = self.parts.iter().filter(|(property, _)| stable(property));
        parts.extend(others.map(|(property, text)| format!("{} {text}", property.name())));
        parts.sort_unstable();
        Hash::of(&canonical_bytes(&serde_json::Value::from(parts))).to_string()
    }

    /// The thing under this id, what hangs on it, and what the row says of the listing. Names in parts are joined where
    /// there is no whole name, so that they are compared.
    pub(crate) fn finish(
        mut self,
        id: &str,
        fields: &mut Fields<'_>,
    ) -> (Entity, Vec<Entity>, ListingCells) {
        id.clone_into(&mut self.entity.id);
        if self.entity.values(Property::Name).is_empty()
            && let Some(joined) = self.entity.joined_name_parts()
        {
            fields.name(&mut self.entity, Property::Name, &joined);
        }
        self.add_address(fields);
        let mut adjacent = self.documents(fields);
        self.accounts(&mut adjacent, fields);
        (self.entity, adjacent, self.listing)
    }

    fn add_address(&mut self, fields: &mut Fields<'_>) {
        let mut line = String::new();
        let mut previous = None;
        for part in ADDRESS_PARTS {
            for (_, text) in self.address.iter().filter(|(property, _)| *property == part) {
                // A city follows its postal code without a comma.
                match (previous, part) {
                    (None, _) => {}
                    (Some(Property::PostalCode), Property::City) => line.push(' '),
                    _ => line.push_str(", "),
                }
                line.push_str(text);
                previous = Some(part);
            }
        }
        fields.text(&mut self.entity, Property::Address, &line);
    }

    /// Documents of their own. Where only their country or type stands in a document column, the number is that of the
    /// passport, else of the identity card.
    fn documents(&mut self, fields: &mut Fields<'_>) -> Vec<Entity> {
        let mut numbers = std::mem::take(&mut self.numbers);
        let mut passport = false;
        if numbers.is_empty() && !(self.issuers.is_empty() && self.types.is_empty()) {
            for (property, is_passport) in
                [(Property::PassportNumber, true), (Property::IdNumber, false)]
            {
                if numbers.is_empty() {
                    passport = is_passport;
                    numbers = self.entity.texts(property).map(str::to_owned).collect();
                }
            }
        }
        let count = numbers.len();
        // One value belongs to every document; as many as there are documents belong to one each.
        let of = |values: &[String], ordinal: usize| match values.len() {
            1 => values.first().cloned(),
            length if length == count => values.get(ordinal).cloned(),
            _ => None,
        };
        let mut documents = Vec::with_capacity(count);
        for (ordinal, number) in numbers.iter().enumerate() {
            let kind = of(&self.types, ordinal);
            let issuer = of(&self.issuers, ordinal);
            let lower = kind.as_deref().unwrap_or_default().to_lowercase();
            let named = PASSPORT_WORDS.iter().any(|word| lower.contains(word));
            let schema = match named || (kind.is_none() && passport) {
                true => Schema::Passport,
                false => Schema::Identification,
            };
            let id = format!("{}#document-{ordinal}", self.entity.id);
            let mut document = Entity::new(id, schema);
            fields.text(&mut document, Property::Number, number);
            if let Some(kind) = kind {
                fields.text(&mut document, Property::Type, &kind);
            }
            if let Some(issuer) = issuer {
                fields.country(&mut document, Property::Country, &issuer);
            }
            document.add(Property::Holder, &self.entity.id);
            documents.push(document);
        }
        self.keep_unpaired(count, fields);
        documents
    }

    /// Countries and types of documents that belong to no document in particular are kept in the notes.
    fn keep_unpaired(&mut self, count: usize, fields: &mut Fields<'_>) {
        for (values, field) in
            [(&self.issuers, DocumentField::Country), (&self.types, DocumentField::Type)]
        {
            if count == 0 || (values.len() != 1 && values.len() != count) {
                for value in values {
                    let note = format!("{}: {value}", Target::Document(field).name());
                    fields.text(&mut self.entity, Property::Notes, &note);
                }
            }
        }
    }

    /// Accounts and wallets of their own, one for each number, address or user name.
    fn accounts(&mut self, adjacent: &mut Vec<Entity>, fields: &mut Fields<'_>) {
        let kinds: [(Schema, &str, &[Property], Option<Property>); 3] = [
            (Schema::BankAccount, "account", &[Property::Iban, Property::AccountNumber], None),
            (Schema::CryptoWallet, "wallet", &[Property::CryptoAddress], Some(Property::Holder)),
            (Schema::UserAccount, "user", &[Property::Username], Some(Property::Owner)),
        ];
        for (schema, word, leading, link) in kinds {
            let (heads, rest): (Vec<_>, Vec<_>) = self
                .parts
                .iter()
                .filter(|(property, _)| part_of(self.entity.schema, *property) == Some(schema))
                .cloned()
                .partition(|(property, _)| leading.contains(property));
            // The bank's code alone, of a subject that may be a bank, is its own code.
            if heads.is_empty() && !self.entity.schema.is_a(Schema::Person) {
                for (_, code) in rest.iter().filter(|(property, _)| *property == Property::Bic) {
                    fields.text(&mut self.entity, Property::SwiftBic, code);
                }
                if rest.iter().all(|(property, _)| *property == Property::Bic) {
                    continue;
                }
            }
            // An IBAN and one account number beside it are two writings of one account.
            let one = heads.len() == 2
                && heads.first().map(|(property, _)| property) != heads.last().map(|(p, _)| p);
            let groups: Vec<Vec<(Property, String)>> = match (heads.is_empty(), one) {
                (true, _) if rest.is_empty() => Vec::new(),
                (true, _) => vec![Vec::new()],
                (false, true) => vec![heads],
                (false, false) => heads.into_iter().map(|head| vec![head]).collect(),
            };
            for (ordinal, group) in groups.into_iter().enumerate() {
                let id = format!("{}#{word}-{ordinal}", self.entity.id);
                let mut account = Entity::new(id, schema);
                for (property, text) in group.iter().chain(&rest) {
                    match property.kind() {
                        Kind::Date => fields.date(&mut account, *property, text),
                        _ => fields.text(&mut account, *property, text),
                    };
                }
                if let Some(link) = link {
                    account.add(link, &self.entity.id);
                }
                adjacent.push(account);
            }
        }
    }
}

/// The schema of an account or wallet that alone carries the property; none where the thing itself may.
fn part_of(schema: Schema, property: Property) -> Option<Schema> {
    let [owner] = property.owners() else { return None };
    let apart = [Schema::BankAccount, Schema::CryptoWallet, Schema::UserAccount].contains(owner);
    (apart && !schema.has(property)).then_some(*owner)
}

/// Keeps a date that cannot be read in the notes and reports it.
fn unread_date(entity: &mut Entity, name: &str, text: &str, fields: &mut Fields<'_>) -> bool {
    fields.text(entity, Property::Notes, &format!("{name}: {text}"));
    fields.problem(ProblemCode::UnreadDate, name);
    false
}

/// The FollowTheMoney code of a gender as forms write it in the languages of the headings.
fn gender_code(text: &str) -> Option<&'static str> {
    const MALE: &[&str] = &[
        "m",
        "male",
        "man",
        "masculine",
        "masculin",
        "homme",
        "maschile",
        "maschio",
        "uomo",
        "männlich",
        "mann",
        "herr",
        "masculino",
        "hombre",
        "ذكر",
        "мужской",
        "муж",
        "м",
        "erkek",
    ];
    const FEMALE: &[&str] = &[
        "f",
        "female",
        "woman",
        "feminine",
        "féminin",
        "feminin",
        "femme",
        "femminile",
        "femmina",
        "donna",
        "w",
        "weiblich",
        "frau",
        "femenino",
        "mujer",
        "أنثى",
        "انثى",
        "женский",
        "жен",
        "ж",
        "kadın",
        "kadin",
    ];
    const OTHER: &[&str] = &["x", "other", "divers", "autre", "altro", "otro", "diğer"];
    let word = text.trim().trim_end_matches('.').to_lowercase();
    let word = word.as_str();
    [(MALE, "male"), (FEMALE, "female"), (OTHER, "other")]
        .into_iter()
        .find(|(words, _)| words.contains(&word))
        .map(|(_, code)| code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;
    use crate::source::{Collected, Counts};

    /// The entity and adjacent entities as `schema property=value …` lines.
    fn check(schema: Schema, cells: &[(&str, &str)], expected: &[&str]) {
        let (limits, mut counts, mut sink) =
            (Limits::default(), Counts::default(), Collected::default());
        let mut fields = Fields {
            file: "list",
            record: 1,
            offset: 0,
            limits: &limits,
            counts: &mut counts,
            sink: &mut sink,
        };
        let mut assembly = Assembly::new(schema, DateReader::default());
        for (name, text) in cells {
            assembly.add(Target::parse(name).expect(name), text, None, &mut fields);
        }
        let (entity, adjacent, _) = assembly.finish("7", &mut fields);
        let lines: Vec<String> = std::iter::once(&entity)
            .chain(&adjacent)
            .map(|entity| {
                let mut line = entity.schema.name().to_owned();
                for (property, values) in entity.properties() {
                    for value in values {
                        line.push_str(&format!(" {}={}", property.name(), value.text()));
                    }
                }
                line
            })
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn parts_become_wholes() {
        check(
            Schema::Person,
            &[("lastName", "Hythloday"), ("firstName", "Raphael"), ("gender", "Herr")],
            &["Person name=Raphael Hythloday firstName=Raphael lastName=Hythloday gender=male"],
        );
        check(
            Schema::Person,
            &[
                ("name", "R. Hythloday"),
                ("city", "Amaurot"),
                ("street", "Quay 3"),
                ("postalCode", "10"),
            ],
            &["Person name=R. Hythloday address=Quay 3, 10 Amaurot"],
        );
    }

    #[test]
    fn documents_have_their_issuer() {
        check(
            Schema::Person,
            &[("name", "A B"), ("passportNumber", "P1"), ("document.country", "France")],
            &["Person name=A B passportNumber=P1", "Passport country=fr holder=7 number=P1"],
        );
        check(
            Schema::Person,
            &[
                ("document.number", "N1"),
                ("document.number", "N2"),
                ("document.type", "Reisepass"),
                ("document.type", "ID card"),
                ("document.country", "de"),
            ],
            &[
                "Person",
                "Passport country=de type=Reisepass holder=7 number=N1",
                "Identification country=de type=ID card holder=7 number=N2",
            ],
        );
        check(
            Schema::Person,
            &[("name", "A B"), ("document.country", "fr")],
            &["Person name=A B notes=document.country: fr"],
        );
    }

    #[test]
    fn accounts_and_wallets_hang_on_the_thing() {
        check(
            Schema::Person,
            &[("name", "A B"), ("iban", "UT1"), ("accountNumber", "1"), ("bic", "AMAUUTAA")],
            &["Person name=A B", "BankAccount accountNumber=1 iban=UT1 bic=AMAUUTAA"],
        );
        check(
            Schema::Company,
            &[("name", "Bank of Amaurot"), ("bic", "AMAUUTAA")],
            &["Company name=Bank of Amaurot swiftBic=AMAUUTAA"],
        );
        check(
            Schema::Person,
            &[("name", "A B"), ("cryptoAddress", "w1"), ("cryptoAddress", "w2")],
            &[
                "Person name=A B",
                "CryptoWallet holder=7 cryptoAddress=w1",
                "CryptoWallet holder=7 cryptoAddress=w2",
            ],
        );
    }
}
