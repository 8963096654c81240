//! What every reader does with a field: keep it, read it, or say why not.

use model::entity::Entity;
use model::schema::{Property, Schema};
use model::values::{Country, PartialDate};

use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Counts, Sink};

/// The place of one record, so that what is wrong with a field is reported where it stands.
pub(crate) struct Fields<'a> {
    /// The file as it was named.
    pub(crate) file: &'a str,
    /// The ordinal of the record, from 1.
    pub(crate) record: u64,
    /// The offset of the record in the unpacked bytes.
    pub(crate) offset: u64,
    /// The limits to keep to.
    pub(crate) limits: &'a Limits,
    /// Where problems are counted.
    pub(crate) counts: &'a mut Counts,
    /// Where problems are sent.
    pub(crate) sink: &'a mut dyn Sink,
}

impl Fields<'_> {
    /// Reports a problem of this record.
    pub(crate) fn problem(&mut self, code: ProblemCode, detail: impl Into<String>) {
        let problem =
            Problem::new(code, self.file, self.offset).in_record(self.record).with_detail(detail);
        self.counts.count(&problem);
        self.sink.problem(problem);
    }

    /// Adds a name as it stands. A name over the limit is reported, cut at a character and kept, so that it is screened
    /// as far as it could be read. Returns whether it was added.
    pub(crate) fn name(&mut self, entity: &mut Entity, property: Property, text: &str) -> bool {
        // A character has at least one byte, so most names need not be counted through.
        if text.len() <= self.limits.name_chars_max {
            return entity.add(property, text);
        }
        match text.char_indices().nth(self.limits.name_chars_max) {
            None => entity.add(property, text),
            Some((end, _)) => {
                self.problem(ProblemCode::NameTooLong, property.name());
                entity.add(property, text.get(..end).unwrap_or_default())
            }
        }
    }

    /// Adds a text as it stands. A text over the limit is reported, cut at a character and kept. Returns whether it was
    /// added.
    pub(crate) fn text(&mut self, entity: &mut Entity, property: Property, text: &str) -> bool {
        if text.len() <= self.limits.field_bytes_max {
            return entity.add(property, text);
        }
        self.problem(ProblemCode::FieldTooLong, property.name());
        entity.add(property, cut(text, self.limits.field_bytes_max))
    }

    /// Adds a date in its canonical form. One that cannot be read is kept in the notes and reported. Returns whether
    /// a date was added.
    pub(crate) fn date(&mut self, entity: &mut Entity, property: Property, text: &str) -> bool {
        let text = text.trim();
        if text.is_empty() {
            return false;
        }
        match PartialDate::parse(text) {
            Ok(date) => entity.add(property, &date.to_string()),
            Err(_) => {
                let note = format!("{}: {text}", property.name());
                self.text(entity, Property::Notes, &note);
                self.problem(ProblemCode::UnreadDate, property.name());
                false
            }
        }
    }

    /// Adds a country as its FollowTheMoney code. One that is not recognised is kept under the same property as it
    /// stands and reported. Returns whether a code was added.
    pub(crate) fn country(&mut self, entity: &mut Entity, property: Property, text: &str) -> bool {
        let text = text.trim();
        if text.is_empty() {
            return false;
        }
        match Country::parse(text) {
            Ok(country) => entity.add(property, country.code()),
            Err(_) => {
                self.text(entity, property, text);
                self.problem(ProblemCode::UnknownCountry, property.name());
                false
            }
        }
    }

    /// Adds a gender in FollowTheMoney's words. One that is not known is reported; `unknown` is none.
    pub(crate) fn gender(&mut self, entity: &mut Entity, text: &str) {
        let known = match text.trim().to_lowercase().as_str() {
            "" | "unknown" | "u" | "n/a" => return,
            "male" | "m" => "male",
            "female" | "f" => "female",
            "other" | "x" => "other",
            _ => return self.problem(ProblemCode::UnknownValue, "gender"),
        };
        entity.add(Property::Gender, known);
    }

    /// Adds a document as a thing of its own, and its number to the holder: to `passportNumber` for a passport, else to
    /// `property`. Nothing is added without a number.
    pub(crate) fn document(
        &mut self,
        holder: &mut Entity,
        adjacent: &mut Vec<Entity>,
        document: &Document<'_>,
    ) {
        let number = document.number.trim();
        if number.is_empty() {
            return;
        }
        let mut entity =
            Entity::new(format!("{}#document-{}", holder.id, adjacent.len() + 1), document.schema);
        entity.add(Property::Holder, &holder.id);
        self.text(&mut entity, Property::Number, number);
        self.text(&mut entity, Property::Type, document.kind);
        self.country(&mut entity, Property::Country, document.country);
        self.text(&mut entity, Property::Description, document.remark);
        let property = match document.schema {
            Schema::Passport => Property::PassportNumber,
            _ => document.property,
        };
        self.text(holder, property, number);
        adjacent.push(entity);
    }
}

/// An identity document as a list gives it; what is not known is empty.
pub(crate) struct Document<'d> {
    /// [`Schema::Passport`] or [`Schema::Identification`].
    pub(crate) schema: Schema,
    /// The holder's property that gets the number where it is no passport's.
    pub(crate) property: Property,
    /// The number.
    pub(crate) number: &'d str,
    /// The list's word for the kind of document.
    pub(crate) kind: &'d str,
    /// The issuing country.
    pub(crate) country: &'d str,
    /// What else is said of it.
    pub(crate) remark: &'d str,
}

/// The parts on one line, the country last; empty where there is nothing but a country.
pub(crate) fn one_line(parts: &[String], country: &str) -> String {
    let mut present: Vec<&str> =
        parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    if present.is_empty() {
        return String::new();
    }
    if !country.is_empty() && !present.contains(&country) {
        present.push(country);
    }
    present.join(", ")
}

/// The longest beginning of a text that has at most this many bytes and ends at a character.
pub(crate) fn cut(text: &str, bytes_max: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes_max)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Collected;

    fn check(
        fill: impl FnOnce(&mut Fields<'_>, &mut Entity) -> bool,
        added: bool,
        property: Property,
        expected: &[&str],
        codes: &[ProblemCode],
    ) {
        let limits = Limits { name_chars_max: 5, field_bytes_max: 24, ..Limits::default() };
        let mut counts = Counts::default();
        let mut sink = Collected::default();
        let mut entity = Entity::new("1", Schema::Person);
        let mut fields = Fields {
            file: "list",
            record: 7,
            offset: 11,
            limits: &limits,
            counts: &mut counts,
            sink: &mut sink,
        };
        assert_eq!(fill(&mut fields, &mut entity), added);
        assert_eq!(entity.texts(property).collect::<Vec<_>>(), expected);
        let found: Vec<_> = sink.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(found, codes);
        assert_eq!(counts.notes + counts.quarantined, codes.len() as u64);
        assert!(sink.problems.iter().all(|p| p.record == Some(7) && p.offset == 11));
    }

    #[test]
    fn what_cannot_be_read_is_kept_and_reported() {
        use Property::{BirthDate, Name, Nationality, Notes};
        check(|f, e| f.name(e, Name, "Ädelé"), true, Name, &["Ädelé"], &[]);
        check(
            |f, e| f.name(e, Name, "Ädelén"),
            true,
            Name,
            &["Ädelé"],
            &[ProblemCode::NameTooLong],
        );
        check(|f, e| f.date(e, BirthDate, "1961"), true, BirthDate, &["1961"], &[]);
        check(
            |f, e| f.date(e, BirthDate, "in spring"),
            false,
            Notes,
            &["birthDate: in spring"],
            &[ProblemCode::UnreadDate],
        );
        check(|f, e| f.country(e, Nationality, "Iran"), true, Nationality, &["ir"], &[]);
        check(
            |f, e| f.country(e, Nationality, "Ruritania"),
            false,
            Nationality,
            &["Ruritania"],
            &[ProblemCode::UnknownCountry],
        );
        check(
            |f, e| f.text(e, Notes, "ééééééééééééé"),
            true,
            Notes,
            &["éééééééééééé"],
            &[ProblemCode::FieldTooLong],
        );
    }
}
