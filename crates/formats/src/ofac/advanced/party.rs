//! One profile of a party becomes one record.

use jiff::Timestamp;
use model::entity::Entity;
use model::listing::{Listing, Measure};
use model::schema::{Property, Schema};
use model::values::Country;

use super::super::programmes::{self, List};
use super::super::remarks::{self, Feature};
use super::super::xml::{add_country, name_the_un};
use super::super::{names as written, non_sdn};
use super::held::{Document, Entry, Held, Location};
use super::names::{self, Name, Part};
use super::{dates, read};
use crate::entries::Entries;
use crate::fields::{Fields, one_line};
use crate::guarded::element::Element;
use crate::problem::ProblemCode;

/// What is known of the parties from outside them.
#[derive(Clone, Copy)]
pub(super) struct Publication {
    pub(super) list: List,
    pub(super) at: Option<Timestamp>,
}

/// Labels that the remarks of the CSV files write otherwise.
const LABELS: &[(&str, &str)] = &[
    ("Birthdate", "DOB"),
    ("Place of Birth", "POB"),
    ("Nationality Country", "nationality"),
    ("Citizenship Country", "citizen"),
    ("Registration Country", "Nationality of Registration"),
];

/// A profile while its record is made.
struct Party<'a> {
    held: &'a Held,
    entity: Entity,
    adjacent: Vec<Entity>,
    /// Labels and values, by which restrictions are stated.
    stated: Vec<(String, String)>,
}

/// Makes the record of a profile and hands it over. What is wrong is reported.
pub(super) fn hand_over(
    party: &Element,
    profile: &Element,
    held: &Held,
    publication: Publication,
    entries: &mut Entries<'_>,
) {
    let shown = names::shown(profile, held).unwrap_or_default();
    let mut number = profile.attribute("ID");
    if number.is_empty() {
        number = party.attribute("FixedRef");
    }
    let (key, incomplete) = entries.key(&number, "Profile ID", &shown);
    let fields = &mut entries.fields();
    let schema = schema(profile, &shown, held, fields);
    let mut made =
        Party { held, entity: Entity::new(key, schema), adjacent: Vec::new(), stated: Vec::new() };
    for identity in profile.all("Identity") {
        made.names(identity, fields);
    }
    for comment in party.values("Comment").into_iter().chain(profile.values("Comment")) {
        remarks::mine(&comment, &mut made.entity, &mut made.adjacent, fields);
    }
    for identity in profile.all("Identity") {
        let documents = held.documents.get(identity.attribute("ID").as_str());
        for document in documents.into_iter().flatten() {
            made.document(document, fields);
        }
    }
    // A feature stands in the profile; where it stands beside it, it is the profile's all the same.
    for feature in profile.all("Feature").chain(party.all("Feature")) {
        made.feature(feature, fields);
    }
    made.relations(&number, fields);
    let mut listings = made.listings(&number, publication, fields);
    name_the_un(&mut listings, &made.entity);
    let mut record = read::record(made.entity, publication.list);
    record.adjacent = made.adjacent;
    record.listings = listings;
    record.published_at = publication.at;
    entries.hand_over(record, incomplete);
}

/// Makes a record of documents whose identity no party has.
pub(super) fn hand_over_documents(
    identity: &str,
    documents: &[Document],
    held: &Held,
    publication: Publication,
    entries: &mut Entries<'_>,
) {
    let (key, _) = entries.key(&format!("identity-{identity}"), "IdentityID", "");
    let fields = &mut entries.fields();
    fields.problem(ProblemCode::OrphanEntity, "IDRegDocument");
    let mut made = Party {
        held,
        entity: Entity::new(key, Schema::LegalEntity),
        adjacent: Vec::new(),
        stated: Vec::new(),
    };
    for document in documents {
        made.document(document, fields);
    }
    let listing = Listing {
        programme: None,
        ..programmes::listing(publication.list, "", &made.entity.id, Schema::LegalEntity, &[])
    };
    let mut record = read::record(made.entity, publication.list);
    record.adjacent = made.adjacent;
    record.listings = vec![listing];
    record.published_at = publication.at;
    entries.hand_over(record, Some("The party of these documents is not in the file."));
}

/// The word behind a number. A number without a word is reported.
fn word<'h>(set: &str, number: &str, held: &'h Held, fields: &mut Fields<'_>) -> &'h str {
    match held.word(set, number) {
        Some(word) => &word.text,
        None => {
            fields.problem(ProblemCode::UnresolvedReference, set);
            ""
        }
    }
}

fn schema(profile: &Element, name: &str, held: &Held, fields: &mut Fields<'_>) -> Schema {
    let number = profile.attribute("PartySubTypeID");
    let mut kind = word("PartySubType", &number, held, fields).to_ascii_lowercase();
    if kind == "unknown" {
        let party_type = held.word("PartySubType", &number).map_or("", |word| &word.party_type);
        kind = word("PartyType", party_type, held, fields).to_ascii_lowercase();
    }
    let (schema, count) = match kind.as_str() {
        "individual" => (Schema::Person, "individuals"),
        "entity" => (written::body(name), "entities"),
        "vessel" => (Schema::Vessel, "vessels"),
        "aircraft" => (Schema::Airplane, "aircraft"),
        _ => {
            fields.problem(ProblemCode::UnknownValue, "PartySubTypeID");
            (Schema::LegalEntity, "entities")
        }
    };
    fields.counts.add(count, 1);
    schema
}

impl Party<'_> {
    fn names(&mut self, identity: &Element, fields: &mut Fields<'_>) {
        for alias in identity.all("Alias") {
            let kind = word("AliasType", &alias.attribute("AliasTypeID"), self.held, fields);
            let is_weak = alias.attribute("LowQuality") == "true";
            let is_primary = alias.attribute("Primary") == "true";
            let property = match kind.to_ascii_lowercase().as_str() {
                "name" => Property::Name,
                // Whatever its kind, the primary alias is the name: no record should be without one.
                "" if is_primary => Property::Name,
                kind => written::alias_property(kind, is_weak),
            };
            for documented in alias.all("DocumentedName") {
                fields.counts.add("documented names", 1);
                let name = Name::of(documented, identity, self.held);
                self.name(&name, property, fields);
            }
        }
    }

    fn name(&mut self, name: &Name, property: Property, fields: &mut Fields<'_>) {
        if name.parts.iter().any(|(part, _)| *part == Part::Unknown) {
            fields.problem(ProblemCode::UnresolvedReference, "NamePartGroup");
        }
        let full = name.full();
        if !full.contains(char::is_alphanumeric) {
            return fields.problem(ProblemCode::NoName, "a name without a letter");
        }
        let is_first = self.entity.first(property).is_none();
        fields.name(&mut self.entity, property, &full);
        let nickname = name.part(Part::Nickname);
        if nickname != full {
            fields.name(&mut self.entity, Property::WeakAlias, &nickname);
        }
        if property != Property::Name || !is_first {
            return;
        }
        let parts = [
            (Part::First, Property::FirstName),
            (Part::Middle, Property::MiddleName),
            (Part::Patronymic, Property::FatherName),
            (Part::Matronymic, Property::MotherName),
            (Part::Last, Property::LastName),
        ];
        for (part, property) in parts {
            fields.text(&mut self.entity, property, &name.part(part));
        }
    }

    fn document(&mut self, document: &Document, fields: &mut Fields<'_>) {
        fields.counts.add("documents", 1);
        let held = self.held;
        let label = word("IDRegDocType", &document.kind, held, fields);
        let country = match document.country.as_ref() {
            "" => "",
            number => match held.word("Country", number) {
                Some(word) if word.text.is_empty() => &word.country,
                Some(word) => &word.text,
                None => word("Country", number, held, fields),
            },
        };
        let (mut issued, mut expires) = (String::new(), String::new());
        for (kind, date) in &document.dates {
            let Some(date) = date else {
                fields.problem(ProblemCode::UnreadDate, "DocumentDate");
                continue;
            };
            match word("IDRegDocDateType", kind, held, fields).to_ascii_lowercase().as_str() {
                "issue date" => issued = date.to_string(),
                "expiration date" => expires = date.to_string(),
                _ => fields.problem(ProblemCode::UnknownValue, "IDRegDocDateTypeID"),
            }
        }
        let feature = Feature {
            label: if label.is_empty() { "Document" } else { label },
            value: &document.number,
            issuers: &[country, &document.authority],
            issued: &issued,
            expires: &expires,
            remark: &document.comment,
            is_document: true,
        };
        remarks::mine_feature(&feature, &mut self.entity, &mut self.adjacent, fields);
    }

    fn feature(&mut self, feature: &Element, fields: &mut Fields<'_>) {
        fields.counts.add("features", 1);
        let number = feature.attribute("FeatureTypeID");
        let label = word("FeatureType", &number, self.held, fields);
        for version in feature.all("FeatureVersion") {
            let comment = version.field("Comment");
            let mut found = 0;
            for place in version.all("VersionLocation") {
                found += 1;
                let held = self.held;
                match held.locations.get(place.attribute("LocationID").as_str()) {
                    Some(location) => self.place(label, location, &comment, fields),
                    None => fields.problem(ProblemCode::UnresolvedReference, "LocationID"),
                }
            }
            for detail in version.all("VersionDetail") {
                let reference = detail.attribute("DetailReferenceID");
                let value = match reference.as_str() {
                    "" => detail.text(),
                    number => word("DetailReference", number, self.held, fields).to_owned(),
                };
                found += usize::from(!value.is_empty());
                self.value(label, &value, &comment, fields);
            }
            for period in version.all("DatePeriod") {
                found += 1;
                match dates::period(period) {
                    Some(date) => self.value(label, &date.to_string(), &comment, fields),
                    None => fields.problem(ProblemCode::UnreadDate, label),
                }
            }
            if found == 0 {
                fields.problem(ProblemCode::UnknownValue, label);
                fields.text(&mut self.entity, Property::Notes, &comment);
            }
        }
    }

    fn value(&mut self, label: &str, value: &str, comment: &str, fields: &mut Fields<'_>) {
        if label.eq_ignore_ascii_case("title") {
            fields.text(&mut self.entity, Property::Position, value);
            return;
        }
        let same = LABELS.iter().find(|(own, _)| own.eq_ignore_ascii_case(label));
        let feature = Feature {
            remark: comment,
            ..Feature::plain(same.map_or(label, |(_, written)| written), value)
        };
        remarks::mine_feature(&feature, &mut self.entity, &mut self.adjacent, fields);
        self.stated.push((label.to_owned(), value.to_owned()));
    }

    /// A place: the address of the party, or the country of what the label says.
    fn place(&mut self, label: &str, location: &Location, comment: &str, fields: &mut Fields<'_>) {
        let (line, countries) = self.spelled(location, fields);
        if label.eq_ignore_ascii_case("location") {
            fields.text(&mut self.entity, Property::Address, &line);
            for country in &countries {
                add_country(Property::Country, country, &mut self.entity, fields);
            }
            fields.text(&mut self.entity, Property::Notes, comment);
        } else if label.eq_ignore_ascii_case("place of birth") || countries.is_empty() {
            let country = countries.first().map_or("", String::as_str);
            self.value(label, if line.is_empty() { country } else { &line }, comment, fields);
        } else {
            for country in &countries {
                self.value(label, country, comment, fields);
            }
        }
    }

    /// A place on one line, and its countries.
    fn spelled(&self, location: &Location, fields: &mut Fields<'_>) -> (String, Vec<String>) {
        const ORDER: [&str; 7] =
            ["address1", "address2", "address3", "city", "region", "state/province", "postal code"];
        let held = self.held;
        let mut countries: Vec<String> = Vec::new();
        let mut add = |country: &str| {
            let none = country.is_empty() || country.eq_ignore_ascii_case("undetermined");
            if !none && !countries.iter().any(|known| known == country) {
                countries.push(country.to_owned());
            }
        };
        for number in &location.countries {
            match held.word("Country", number) {
                Some(word) if word.text.is_empty() => add(&word.country),
                Some(word) => add(&word.text),
                None => fields.problem(ProblemCode::UnresolvedReference, "Country"),
            }
        }
        for number in &location.areas {
            match held.word("AreaCode", number) {
                // The area's own text is a code; the name is that of the country where it is one.
                Some(word) if location.countries.is_empty() => add(&word.country),
                Some(_) => {}
                None => fields.problem(ProblemCode::UnresolvedReference, "AreaCode"),
            }
        }
        let mut parts: Vec<(usize, String)> = Vec::new();
        for (kind, text) in &location.parts {
            let kind = word("LocPartType", kind, held, fields).to_ascii_lowercase();
            // A place of one unknown part is often a country, or its people.
            if kind == "unknown" && Country::parse(text).is_ok() {
                add(text);
                continue;
            }
            let place = ORDER.iter().position(|known| *known == kind).unwrap_or(ORDER.len());
            parts.push((place, text.to_string()));
        }
        parts.sort_by_key(|(place, _)| *place);
        let parts: Vec<String> = parts.into_iter().map(|(_, text)| text).collect();
        let line = one_line(&parts, countries.first().map_or("", String::as_str));
        (line, countries)
    }

    fn relations(&mut self, profile: &str, fields: &mut Fields<'_>) {
        let held = self.held;
        for relation in held.relations.get(profile).into_iter().flatten() {
            fields.counts.add("relations", 1);
            let mut role = word("RelationType", &relation.kind, held, fields).to_owned();
            if relation.is_former {
                role.push_str(" (former)");
            }
            let other = match held.names.get(&relation.to) {
                Some(name) => name.as_ref(),
                None => {
                    fields.problem(ProblemCode::UnresolvedReference, "To-ProfileID");
                    &relation.to
                }
            };
            let mut link = remarks::link(&self.entity, &self.adjacent, &role, other);
            link.add(Property::Object, &relation.to);
            link.add(Property::Description, &relation.comment);
            self.adjacent.push(link);
        }
    }

    /// A listing for each programme of each entry; one without a programme where there is none.
    fn listings(
        &mut self,
        profile: &str,
        publication: Publication,
        fields: &mut Fields<'_>,
    ) -> Vec<Listing> {
        let held = self.held;
        let entries = held.entries.get(profile).map(Vec::as_slice).unwrap_or_default();
        if entries.is_empty() {
            fields.problem(ProblemCode::UnresolvedReference, "SanctionsEntry");
            return vec![self.listing(publication.list, "")];
        }
        let mut listings = Vec::new();
        for entry in entries {
            self.entry(entry, &mut listings, fields);
        }
        listings
    }

    fn entry(&mut self, entry: &Entry, listings: &mut Vec<Listing>, fields: &mut Fields<'_>) {
        let held = self.held;
        let list_word = word("List", &entry.list, held, fields);
        let list = held.list(&entry.list);
        let (mut codes, mut blocks) = (Vec::new(), false);
        for (kind, comment) in &entry.measures {
            let kind = word("SanctionsType", kind, held, fields);
            match kind.to_ascii_lowercase().as_str() {
                "program" => codes.push(comment.as_ref()),
                "block" => blocks = true,
                // Unresolved, and said so already; what is written in it is probably the programme.
                "" if !comment.is_empty() => codes.push(comment.as_ref()),
                "" => {}
                _ => {
                    fields.problem(ProblemCode::UnknownValue, kind);
                    let note = format!("{list_word}: {kind} {comment}");
                    fields.text(&mut self.entity, Property::Notes, &note);
                }
            }
        }
        for comment in &entry.comments {
            fields.text(&mut self.entity, Property::Notes, comment);
        }
        if entry.has_unread_date {
            fields.problem(ProblemCode::UnreadDate, "EntryEvent");
        }
        codes.retain(|code| !code.is_empty());
        if codes.is_empty() {
            fields.problem(ProblemCode::UnknownValue, "SanctionsMeasure");
            codes.push("");
        }
        let mut bases: Vec<&str> =
            entry.bases.iter().map(|basis| word("LegalBasis", basis, held, fields)).collect();
        bases.retain(|basis| !basis.is_empty());
        bases.dedup();
        for code in codes {
            let mut listing = self.listing(list, code);
            if list == List::NonSdn && listing.regime.is_none() {
                listing.regime = Some(list_word.to_owned()).filter(|word| !word.is_empty());
                listing.measures = non_sdn::measures_of_list(list_word, self.entity.schema);
            }
            if blocks && !listing.measures.contains(&Measure::AssetFreeze) {
                listing.measures.insert(0, Measure::AssetFreeze);
            }
            // With several it is not said which of them is this programme's.
            match bases.as_slice() {
                [] => {}
                [only] => listing.legal_basis = Some((*only).to_owned()),
                all => {
                    listing.legal_basis.get_or_insert_with(|| all.join("; "));
                }
            }
            listing.listed_on = entry.listed_on;
            listings.push(listing);
        }
    }

    fn listing(&self, list: List, code: &str) -> Listing {
        let entity = &self.entity;
        let listing = programmes::listing(list, code, &entity.id, entity.schema, &self.stated);
        Listing { programme: Some(code.to_owned()).filter(|code| !code.is_empty()), ..listing }
    }
}
