//! OFAC's remarks, mined clause by clause.
//!
//! The remarks are one text of clauses separated by semicolons and ended by a full stop, for example
//! `DOB 09 Feb 1951; POB Utopia City; Passport 8821 (Utopia) expires 08 Feb 2016; Linked To: NOWHERE BANK.` What begins a
//! clause says what it holds; `patterns` is the table of beginnings, found in the lists of 2021 to 2025. The whole
//! text is kept in the notes, so that a clause that is not understood is not lost.

use model::entity::Entity;
use model::schema::{Property, Schema};
use model::values::{Bic, Country, Imo, Lei};

use super::names;
use super::patterns::{self, Meaning};
use crate::fields::Fields;
use crate::problem::ProblemCode;

/// Clauses whose share that is understood is counted one kind by one.
const COUNTED: &[(&str, &str, &str)] = &[
    ("DOB ", "DOB clauses", "DOB clauses understood"),
    ("POB ", "POB clauses", "POB clauses understood"),
    ("Passport ", "passport clauses", "passport clauses understood"),
    ("Digital Currency Address ", "wallet clauses", "wallet clauses understood"),
];

/// Adds what the remarks hold to the entity and, for documents, wallets and links, to what hangs on it.
pub(super) fn mine(
    remarks: &str,
    entity: &mut Entity,
    adjacent: &mut Vec<Entity>,
    fields: &mut Fields<'_>,
) {
    entity.add(Property::Notes, remarks);
    let (mut all, mut understood) = (0, 0);
    for clause in clauses(remarks) {
        all += 1;
        // A clause of that length is no value; the notes hold it whole.
        let is_understood = clause.len() <= fields.limits.field_bytes_max
            && mine_clause(clause, entity, adjacent, fields);
        understood += u64::from(is_understood);
        for (start, all, read) in COUNTED {
            if starts_with(clause, start) {
                fields.counts.add(all, 1);
                fields.counts.add(read, u64::from(is_understood));
            }
        }
    }
    if all > 0 {
        fields.counts.add("remark clauses", all);
        fields.counts.add("remark clauses understood", understood);
    }
}

/// The clauses without the word that marks further ones of a kind (`alt. DOB`).
pub(super) fn clauses(remarks: &str) -> impl Iterator<Item = &str> {
    let remarks = remarks.trim();
    let remarks = remarks.strip_suffix('.').unwrap_or(remarks);
    remarks
        .split(';')
        .map(|clause| {
            let clause = clause.trim();
            if starts_with(clause, "alt. ") { clause.get(5..).unwrap_or("").trim() } else { clause }
        })
        .filter(|clause| !clause.is_empty())
}

/// Whether the text begins so, whatever the case of ASCII letters; what it may begin with is ASCII.
pub(super) fn starts_with(text: &str, start: &str) -> bool {
    let begin = text.as_bytes().get(..start.len());
    begin.is_some_and(|begin| begin.eq_ignore_ascii_case(start.as_bytes()))
}

fn mine_clause(
    clause: &str,
    entity: &mut Entity,
    adjacent: &mut Vec<Entity>,
    fields: &mut Fields<'_>,
) -> bool {
    let Some((start, meaning)) = patterns::of(clause) else {
        return numbered(clause).is_some_and(|(kind, rest)| {
            add_document(kind, rest, Schema::Identification, Property::IdNumber, entity, adjacent)
        });
    };
    let rest = clause.get(start.len()..).unwrap_or_default().trim();
    let kind = document_kind(start);
    if rest.is_empty() {
        return *meaning == Meaning::Information;
    }
    match *meaning {
        Meaning::Names(property) => add_names(rest, property, entity, fields),
        Meaning::Date(property) => fields.date(entity, property, rest),
        Meaning::BirthPlace => add_birth_place(rest, entity, fields),
        Meaning::Country(property) => {
            // A ship that flies no flag is listed so; that is no country to complain about.
            rest == "None Identified" || fields.country(entity, property, rest)
        }
        Meaning::Text(property) => {
            fields.text(entity, property, rest);
            true
        }
        Meaning::Gender => match rest.to_ascii_lowercase().as_str() {
            gender @ ("male" | "female") => {
                entity.add(Property::Gender, gender);
                true
            }
            _ => false,
        },
        Meaning::Number(property) => add_number(property, rest, entity),
        Meaning::Imo => match Imo::parse(rest) {
            Ok(imo) => {
                entity.add(Property::ImoNumber, &imo.to_string());
                true
            }
            // A check digit that does not fit is the publisher's; the number still identifies.
            Err(_) => {
                entity.add(Property::ImoNumber, rest);
                rest.len() == 7 && rest.bytes().all(|byte| byte.is_ascii_digit())
            }
        },
        Meaning::Passport => {
            add_document(kind, rest, Schema::Passport, Property::PassportNumber, entity, adjacent)
        }
        Meaning::Document(property) => {
            add_document(kind, rest, Schema::Identification, property, entity, adjacent)
        }
        Meaning::Wallet => add_wallet(rest, entity, adjacent),
        Meaning::Link(role) => {
            adjacent.push(link(entity, adjacent, role, rest));
            true
        }
        Meaning::Information => true,
    }
}

/// One labelled value of the XML publications, which have the clauses of the remarks in parts; what is not known is empty.
pub(super) struct Feature<'f> {
    /// The words of the publisher, for example `Passport` or `Digital Currency Address - XBT`.
    pub(super) label: &'f str,
    /// The value.
    pub(super) value: &'f str,
    /// The country or authority that issued a document.
    pub(super) issuers: &'f [&'f str],
    /// When a document was issued.
    pub(super) issued: &'f str,
    /// When it expires.
    pub(super) expires: &'f str,
    /// What is said of it besides.
    pub(super) remark: &'f str,
    /// Whether it is known to be a document, whatever its label.
    pub(super) is_document: bool,
}

impl<'f> Feature<'f> {
    /// A value of which nothing is known but its label.
    pub(super) fn plain(label: &'f str, value: &'f str) -> Self {
        Self { label, value, issuers: &[], issued: "", expires: "", remark: "", is_document: false }
    }
}

/// Adds a labelled value as the clause of the remarks that has the same words would be added. What is information for
/// people goes to the notes, and so does what is not understood, which is reported.
pub(super) fn mine_feature(
    feature: &Feature<'_>,
    entity: &mut Entity,
    adjacent: &mut Vec<Entity>,
    fields: &mut Fields<'_>,
) {
    let Feature { label, value, issuers, issued, expires, remark, .. } = *feature;
    if value.is_empty() {
        return;
    }
    let clause = format!("{label} {value}");
    let known = patterns::of(&clause);
    let document = |start| Document {
        kind: document_kind(start),
        number: value,
        issuers,
        issued,
        expires,
        remark,
    };
    let understood = match known {
        Some((start, Meaning::Passport)) => {
            document(start).add_to(Schema::Passport, Property::PassportNumber, entity, adjacent)
        }
        Some((start, Meaning::Document(property))) => {
            document(start).add_to(Schema::Identification, *property, entity, adjacent)
        }
        Some((_, Meaning::Information)) => {
            return note(&clause, remark, entity, fields);
        }
        // What is wrong with a date or country is said where it is read; one that is there already is no fault.
        Some((_, Meaning::Date(_) | Meaning::Country(_))) => {
            if !remark.is_empty() {
                note(&clause, remark, entity, fields);
            }
            mine_clause(&clause, entity, adjacent, fields);
            true
        }
        None if feature.is_document => {
            document(label).add_to(Schema::Identification, Property::IdNumber, entity, adjacent)
        }
        _ => {
            if !remark.is_empty() {
                note(&clause, remark, entity, fields);
            }
            mine_clause(&clause, entity, adjacent, fields)
        }
    };
    if !understood {
        note(&clause, remark, entity, fields);
        // The label is the publisher's word and no personal data.
        fields.problem(ProblemCode::UnknownValue, label.chars().take(60).collect::<String>());
    }
}

fn note(clause: &str, remark: &str, entity: &mut Entity, fields: &mut Fields<'_>) {
    let text = if remark.is_empty() { clause.to_owned() } else { format!("{clause} ({remark})") };
    fields.text(entity, Property::Notes, &text);
}

/// The words that name a kind of document, without the sign for a number.
fn document_kind(start: &str) -> &str {
    let start = start.trim();
    [" No.", " No", " #"].iter().find_map(|end| start.strip_suffix(end)).unwrap_or(start)
}

/// A document of a kind the table does not know: words, a sign for a number, and a text with a digit in it.
fn numbered(clause: &str) -> Option<(&str, &str)> {
    [" No. ", " Number ", " # "].iter().find_map(|sign| {
        let (kind, rest) = clause.split_once(sign)?;
        let number = rest.split_whitespace().next()?;
        let fits = kind.split_whitespace().count() <= 6
            && number.bytes().any(|byte| byte.is_ascii_digit());
        fits.then_some((kind, rest))
    })
}

/// An id for the next thing of this schema that hangs on the entity.
fn next_id(entity: &Entity, adjacent: &[Entity], schema: Schema) -> String {
    let number = adjacent.iter().filter(|other| other.schema == schema).count() + 1;
    let mut id = format!("{}#{}-{number}", entity.id, schema.name());
    // The entity's own id is a number here.
    id.make_ascii_lowercase();
    id
}

/// A link to a thing that is only named.
pub(super) fn link(entity: &Entity, adjacent: &[Entity], role: &str, name: &str) -> Entity {
    let mut link = Entity::new(next_id(entity, adjacent, Schema::UnknownLink), Schema::UnknownLink);
    link.add(Property::Subject, &entity.id);
    link.add(Property::Role, role);
    link.add(Property::Description, name);
    link
}

/// Names in single quotes, separated by commas: `'BNC'`, `'ALPHA', 'BETA'`; a name without quotes is taken whole.
fn add_names(rest: &str, property: Property, entity: &mut Entity, fields: &mut Fields<'_>) -> bool {
    let quoted = rest.strip_prefix('\'').and_then(|inner| inner.strip_suffix('\''));
    let is_person = entity.schema == Schema::Person;
    let mut add = |name: &str| {
        names::count(fields, 1);
        let full = names::turned(name, is_person).full;
        let kept = names::within_limit(&full, fields.limits);
        if kept.len() < full.len() {
            // The row itself is sound, and the notes hold the name whole: so this is a note, not a row set aside.
            fields.problem(ProblemCode::UnknownValue, "a name in the remarks is over the limit");
        }
        entity.add(property, kept)
    };
    match quoted {
        Some(inner) => {
            for name in inner.split("', '") {
                add(name);
            }
        }
        None => {
            add(rest.trim_matches('\''));
        }
    }
    true
}

fn add_birth_place(rest: &str, entity: &mut Entity, fields: &mut Fields<'_>) -> bool {
    if !rest.chars().any(char::is_alphabetic) {
        return false;
    }
    fields.text(entity, Property::BirthPlace, rest);
    let last = rest.rsplit(", ").next().unwrap_or(rest);
    // OFAC writes some countries with a comma of their own: `Pyongyang, Korea, North`.
    let inverted = rest.rsplitn(3, ", ").take(2).collect::<Vec<_>>();
    let inverted = match inverted.as_slice() {
        [second, first] => Country::parse(&format!("{first}, {second}")).ok(),
        _ => None,
    };
    if let Some(country) = inverted.or_else(|| Country::parse(last).ok()) {
        entity.add(Property::BirthCountry, country.code());
    }
    true
}

fn add_number(property: Property, rest: &str, entity: &mut Entity) -> bool {
    let (number, _) = split_groups(rest);
    let canonical = match property {
        Property::LeiCode => Lei::parse(number).map(|lei| lei.to_string()).ok(),
        Property::SwiftBic => Bic::parse(number).map(|bic| bic.to_string()).ok(),
        // `(98)(9121115315)`: country and area codes stand in brackets of their own.
        Property::Phone => {
            let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
            if digits.len() >= 5 {
                entity.add(property, if number.is_empty() { &digits } else { number });
                return true;
            }
            return false;
        }
        _ => None,
    };
    entity.add(property, canonical.as_deref().unwrap_or(number));
    !number.is_empty()
}

/// A text and the texts in brackets that end it, last first: `X (Stuttgart) (Germany)`.
fn split_groups(text: &str) -> (&str, Vec<&str>) {
    let mut text = text.trim();
    let mut groups = Vec::new();
    while let Some(open) = text.rfind('(')
        && text.ends_with(')')
    {
        groups.push(text.get(open + 1..text.len() - 1).unwrap_or_default().trim());
        text = text.get(..open).unwrap_or_default().trim_end();
    }
    (text, groups)
}

/// Takes `WORD rest` off the end of a text.
fn take_tail<'t>(text: &mut &'t str, word: &str) -> Option<&'t str> {
    // The word begins with a blank, of which a document has few.
    let bytes = text.as_bytes();
    let at = memchr::memrchr_iter(b' ', bytes)
        .find(|at| bytes.get(*at..).is_some_and(|rest| rest.starts_with(word.as_bytes())))?;
    let tail = text.get(at + word.len()..)?.trim();
    *text = text.get(..at)?.trim_end();
    Some(tail)
}

/// `NUMBER (Country) issued DATE expires DATE`; each part but the number may be missing.
fn add_document(
    kind: &str,
    rest: &str,
    schema: Schema,
    property: Property,
    entity: &mut Entity,
    adjacent: &mut Vec<Entity>,
) -> bool {
    let mut text = rest;
    let expires = take_tail(&mut text, " expires ").unwrap_or_default();
    let issued = take_tail(&mut text, " issued ").unwrap_or_default();
    let (number, groups) = split_groups(text);
    let document = Document { kind, number, issuers: &groups, issued, expires, remark: "" };
    document.add_to(schema, property, entity, adjacent)
}

/// A document in its parts; what is not known is empty.
struct Document<'d> {
    kind: &'d str,
    number: &'d str,
    /// Countries and authorities, which the lists do not tell apart.
    issuers: &'d [&'d str],
    issued: &'d str,
    expires: &'d str,
    remark: &'d str,
}

impl Document<'_> {
    /// Adds the document to what hangs on the entity, and its number to the entity. Returns whether there is a number.
    fn add_to(
        &self,
        schema: Schema,
        property: Property,
        entity: &mut Entity,
        adjacent: &mut Vec<Entity>,
    ) -> bool {
        let Self { kind, number, .. } = *self;
        if !number.chars().any(char::is_alphanumeric) {
            return false;
        }
        let mut document = Entity::new(next_id(entity, adjacent, schema), schema);
        document.add(Property::Holder, &entity.id);
        document.add(Property::Type, kind);
        document.add(Property::Number, number);
        document.add(Property::Description, self.remark);
        let mut country = None;
        for issuer in self.issuers.iter().filter(|issuer| !issuer.is_empty()) {
            match Country::parse(issuer) {
                Ok(found) => {
                    country = Some(found.code());
                    document.add(Property::Country, found.code());
                }
                Err(_) => {
                    document.add(Property::Authority, issuer);
                }
            }
        }
        for (property, date) in
            [(Property::StartDate, self.issued), (Property::EndDate, self.expires)]
        {
            if date.is_empty() {
                continue;
            }
            match model::values::PartialDate::parse(date) {
                Ok(date) => document.add(property, &date.to_string()),
                Err(_) => document.add(Property::Description, date),
            };
        }
        entity.add(property, number);
        if country == Some("ru")
            && let Some(russian) = russian_number(kind, number)
        {
            entity.add(russian, number);
        }
        adjacent.push(document);
        true
    }
}

/// The Russian registers behind OFAC's general words, told by their lengths: INN 10 or 12 digits, OGRN 13 or 15, OKPO
/// (which OFAC calls Government Gazette Number) 8 or 10.
fn russian_number(kind: &str, number: &str) -> Option<Property> {
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match (kind, number.len()) {
        ("Tax ID", 10 | 12) => Some(Property::InnCode),
        ("Registration Number" | "Registration ID" | "Business Registration Number", 13 | 15) => {
            Some(Property::OgrnCode)
        }
        ("Government Gazette Number", 8 | 10) => Some(Property::OkpoCode),
        _ => None,
    }
}

/// `XBT 1ExampleAddress`.
fn add_wallet(rest: &str, entity: &Entity, adjacent: &mut Vec<Entity>) -> bool {
    let Some((currency, address)) = rest.split_once(' ') else { return false };
    let address = address.trim();
    if address.is_empty() || address.contains(char::is_whitespace) {
        return false;
    }
    let mut wallet =
        Entity::new(next_id(entity, adjacent, Schema::CryptoWallet), Schema::CryptoWallet);
    wallet.add(Property::Holder, &entity.id);
    wallet.add(Property::CurrencySymbol, currency);
    wallet.add(Property::CryptoAddress, address);
    adjacent.push(wallet);
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;
    use crate::source::{Collected, Counts};

    /// Mines one remark of a person and compares properties of the person and of what hangs on it.
    fn check(remarks: &str, expected: &[(Property, &str)], hanging: &[(Schema, Property, &str)]) {
        let (limits, mut counts, mut sink) =
            (Limits::default(), Counts::default(), Collected::default());
        let mut fields = Fields {
            file: "sdn.csv",
            record: 1,
            offset: 0,
            limits: &limits,
            counts: &mut counts,
            sink: &mut sink,
        };
        let mut entity = Entity::new("7", Schema::Person);
        let mut adjacent = Vec::new();
        mine(remarks, &mut entity, &mut adjacent, &mut fields);
        for (property, text) in expected {
            assert!(entity.texts(*property).any(|t| t == *text), "{property:?} {text}: {entity:?}");
        }
        for (schema, property, text) in hanging {
            let found = adjacent
                .iter()
                .any(|other| other.schema == *schema && other.texts(*property).any(|t| t == *text));
            assert!(found, "{schema:?} {property:?} {text}: {adjacent:?}");
        }
        assert_eq!(entity.first(Property::Notes), Some(remarks));
        assert_eq!(counts.details["remark clauses"], counts.details["remark clauses understood"]);
    }

    #[test]
    fn clauses_become_properties() {
        use Property as P;
        check(
            "DOB 09 Feb 1951; alt. DOB 1952.",
            &[(P::BirthDate, "1951-02-09"), (P::BirthDate, "1952")],
            &[],
        );
        check(
            "POB Leptis Magna, Libya; nationality Libya; citizen Malta; Gender Female.",
            &[
                (P::BirthPlace, "Leptis Magna, Libya"),
                (P::BirthCountry, "ly"),
                (P::Nationality, "ly"),
                (P::Citizenship, "mt"),
                (P::Gender, "female"),
            ],
            &[],
        );
        check("POB Hamhung, Korea, North.", &[(P::BirthCountry, "kp")], &[]);
        check(
            "a.k.a. 'THE FERRYMAN'; f.k.a. 'NEMO'.",
            &[(P::WeakAlias, "THE FERRYMAN"), (P::PreviousName, "NEMO")],
            &[],
        );
        check(
            "Email Address nemo@example.org; Phone Number 35621555012.",
            &[(P::Email, "nemo@example.org"), (P::Phone, "35621555012")],
            &[],
        );
        check("Telephone (356)(21555012).", &[(P::Phone, "35621555012")], &[]);
    }

    #[test]
    fn documents_wallets_and_links_hang_on_the_entity() {
        use Property as P;
        use Schema as S;
        check(
            "Passport K75 (Libya) issued 26 May 1999 expires 25 May 2004; alt. Passport 77.",
            &[(P::PassportNumber, "K75"), (P::PassportNumber, "77")],
            &[
                (S::Passport, P::Number, "K75"),
                (S::Passport, P::Country, "ly"),
                (S::Passport, P::StartDate, "1999-05-26"),
                (S::Passport, P::EndDate, "2004-05-25"),
                (S::Passport, P::Holder, "7"),
            ],
        );
        check(
            "Tax ID No. 7744000000 (Russia); Government Gazette Number 12345678 (Russia).",
            &[(P::TaxNumber, "7744000000"), (P::InnCode, "7744000000"), (P::OkpoCode, "12345678")],
            &[(S::Identification, P::Type, "Tax ID")],
        );
        check(
            "Registration Number HRA 1 (Stuttgart) (Germany).",
            &[(P::RegistrationNumber, "HRA 1")],
            &[
                (S::Identification, P::Authority, "Stuttgart"),
                (S::Identification, P::Country, "de"),
            ],
        );
        check(
            "Guild Membership No. 12-B (Malta).",
            &[(P::IdNumber, "12-B")],
            &[(S::Identification, P::Type, "Guild Membership")],
        );
        check(
            "Digital Currency Address - XBT 1Example; alt. Digital Currency Address - ETH 0xExample.",
            &[],
            &[
                (S::CryptoWallet, P::CryptoAddress, "1Example"),
                (S::CryptoWallet, P::CurrencySymbol, "ETH"),
            ],
        );
        check(
            "Linked To: NOWHERE BANK, S.A.",
            &[],
            &[(S::UnknownLink, P::Description, "NOWHERE BANK, S.A")],
        );
    }
}
