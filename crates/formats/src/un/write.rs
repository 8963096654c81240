//! Writes records in the shape of the list: for round trips, test generators and the demonstration's list.
//!
//! What the reader took apart is written so that it reads back as the same record, not as the Council wrote it: an address
//! or a place of birth stands on one line, and what a remark gave stands in an element of its own.

use std::io::{self, Write};

use model::entity::Entity;
use model::record::Record;
use model::schema::{Property, Schema};
use quick_xml::escape::escape;

use super::ROOT;

/// Writes a list generated at a time such as `2026-02-27T00:00:09Z`.
///
/// # Errors
/// Whatever `out` returns.
pub fn write<'r>(
    records: impl IntoIterator<Item = &'r Record>,
    date_generated: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (individuals, entities): (Vec<&Record>, Vec<&Record>) =
        records.into_iter().partition(|record| record.entity.schema == Schema::Person);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<{ROOT} dateGenerated=\"{}\">", escape(date_generated))?;
    writeln!(out, "<INDIVIDUALS>")?;
    for record in individuals {
        Writer { out, prefix: "INDIVIDUAL" }.record(record)?;
    }
    writeln!(out, "</INDIVIDUALS>\n<ENTITIES>")?;
    for record in entities {
        Writer { out, prefix: "ENTITY" }.record(record)?;
    }
    writeln!(out, "</ENTITIES>\n</{ROOT}>")
}

struct Writer<'a> {
    out: &'a mut dyn Write,
    prefix: &'static str,
}

impl Writer<'_> {
    fn element(&mut self, name: &str, text: &str) -> io::Result<()> {
        writeln!(self.out, "<{name}>{}</{name}>", escape(text))
    }

    /// An element of the entry with elements in it; blank ones are left out.
    fn group(&mut self, name: &str, parts: &[(&str, &str)]) -> io::Result<()> {
        writeln!(self.out, "<{name}>")?;
        for (part, text) in parts {
            if !text.is_empty() {
                self.element(part, text)?;
            }
        }
        writeln!(self.out, "</{name}>")
    }

    fn record(&mut self, record: &Record) -> io::Result<()> {
        let prefix = self.prefix;
        let entity = &record.entity;
        writeln!(self.out, "<{prefix}>")?;
        self.element("VERSIONNUM", &record.id.version)?;
        self.names(entity)?;
        let listing = record.listings.first();
        let text = |text: Option<&String>| text.cloned().unwrap_or_default();
        self.element("UN_LIST_TYPE", &text(listing.and_then(|one| one.programme.as_ref())))?;
        self.element("REFERENCE_NUMBER", &record.id.key)?;
        if let Some(date) = listing.and_then(|listing| listing.listed_on.as_ref()) {
            self.element("LISTED_ON", &date.to_string())?;
        }
        for (name, property) in [("GENDER", Property::Gender), ("COMMENTS1", Property::Notes)] {
            for value in entity.texts(property) {
                self.element(name, value)?;
            }
        }
        for (name, property) in [
            ("TITLE", Property::Title),
            ("DESIGNATION", Property::Position),
            ("NATIONALITY", Property::Nationality),
            ("LAST_DAY_UPDATED", Property::ModifiedAt),
        ] {
            for value in entity.texts(property) {
                self.group(name, &[("VALUE", value)])?;
            }
        }
        self.aliases(entity)?;
        let address = format!("{prefix}_ADDRESS");
        for value in entity.texts(Property::Address) {
            self.group(&address, &[("STREET", value)])?;
        }
        for value in entity.texts(Property::Country) {
            self.group(&address, &[("COUNTRY", value)])?;
        }
        self.births(entity)?;
        for document in &record.adjacent {
            self.document(document)?;
        }
        writeln!(self.out, "</{prefix}>")
    }

    /// The reader joins the parts of the name again, so the parts that are known are cut off the front of the name.
    fn names(&mut self, entity: &Entity) -> io::Result<()> {
        let mut names = entity.texts(Property::Name);
        let name = names.next().unwrap_or_default();
        let first = entity.first(Property::FirstName).unwrap_or_default();
        let second = entity.first(Property::SecondName).unwrap_or_default();
        let rest = name
            .strip_prefix(first)
            .and_then(|rest| rest.trim_start().strip_prefix(second))
            .map(str::trim_start);
        match rest {
            Some(rest) if !first.is_empty() || !second.is_empty() => {
                for (tag, part) in
                    [("FIRST_NAME", first), ("SECOND_NAME", second), ("THIRD_NAME", rest)]
                {
                    self.element(tag, part)?;
                }
            }
            _ => self.element("FIRST_NAME", name)?,
        }
        for original in names {
            self.element("NAME_ORIGINAL_SCRIPT", original)?;
        }
        Ok(())
    }

    fn aliases(&mut self, entity: &Entity) -> io::Result<()> {
        let tag = format!("{}_ALIAS", self.prefix);
        let good = if self.prefix == "ENTITY" { "a.k.a." } else { "Good" };
        for (property, quality) in [
            (Property::Alias, good),
            (Property::WeakAlias, "Low"),
            (Property::PreviousName, "f.k.a."),
        ] {
            for value in entity.texts(property) {
                self.group(&tag, &[("QUALITY", quality), ("ALIAS_NAME", value)])?;
            }
        }
        Ok(())
    }

    fn births(&mut self, entity: &Entity) -> io::Result<()> {
        const DATE: &str = "INDIVIDUAL_DATE_OF_BIRTH";
        for date in entity.texts(Property::BirthDate) {
            let is_year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
            match (date.strip_suffix('~'), date.split_once('/')) {
                (Some(year), _) if is_year(year) => {
                    self.group(DATE, &[("TYPE_OF_DATE", "APPROXIMATELY"), ("YEAR", year)])?;
                }
                (_, Some((from, to))) if is_year(from) && is_year(to) => {
                    let parts = [("TYPE_OF_DATE", "BETWEEN"), ("FROM_YEAR", from), ("TO_YEAR", to)];
                    self.group(DATE, &parts)?;
                }
                _ if is_year(date) => {
                    self.group(DATE, &[("TYPE_OF_DATE", "EXACT"), ("YEAR", date)])?;
                }
                _ => self.group(DATE, &[("TYPE_OF_DATE", "EXACT"), ("DATE", date)])?,
            }
        }
        const PLACE: &str = "INDIVIDUAL_PLACE_OF_BIRTH";
        for place in entity.texts(Property::BirthPlace) {
            self.group(PLACE, &[("CITY", place)])?;
        }
        for country in entity.texts(Property::BirthCountry) {
            self.group(PLACE, &[("COUNTRY", country)])?;
        }
        Ok(())
    }

    fn document(&mut self, document: &Entity) -> io::Result<()> {
        let text = |property| document.first(property).unwrap_or_default();
        let kind = match document.schema {
            Schema::Passport => "Passport",
            _ if text(Property::Type).is_empty() => "",
            _ => "National Identification Number",
        };
        let mut countries = document.texts(Property::Country);
        let mut parts = vec![
            ("TYPE_OF_DOCUMENT", kind),
            ("TYPE_OF_DOCUMENT2", text(Property::Type)),
            ("NUMBER", text(Property::Number)),
            ("ISSUING_COUNTRY", countries.next().unwrap_or_default()),
            ("COUNTRY_OF_ISSUE", countries.next().unwrap_or_default()),
        ];
        parts.extend(document.texts(Property::StartDate).map(|date| ("DATE_OF_ISSUE", date)));
        parts.extend(document.texts(Property::Description).map(|note| ("NOTE", note)));
        self.group("INDIVIDUAL_DOCUMENT", &parts)
    }
}
