//! The 2,000 who stand before the three desks.

use super::chance::Chance;
use super::flavours_data::COUNTRIES;
use super::names::{Side, company, flavour, given, surname};
use super::planted;
use crate::failure::{Context, Outcome};
use serde_json::{Map, Value, json};

const CUSTOMERS: usize = 1_200;
const TRAVELLERS: usize = 600;
const NOMINEES: usize = 200;

/// One made-up person.
struct Person {
    given: String,
    surname: String,
    /// The whole name in its original script, where that is another than Latin.
    original: Option<String>,
    born: String,
    nationality: &'static str,
    passport: String,
}

fn person(chance: &mut Chance) -> Person {
    let (mut names, mut original) = ((String::new(), String::new()), None);
    if let Some(flavour) = flavour(chance) {
        let (first, last) = (given(chance, flavour), surname(chance, flavour, Side::Other));
        if flavour.has_script {
            original = Some(format!("{} {}", first.original, last.original));
        }
        names = (first.latin, last.latin);
    }
    let whole = chance.day(1940, 2005);
    let born = match chance.below(10) {
        0 => whole.get(..4).unwrap_or_default().to_owned(),
        _ => whole,
    };
    let nationality = if chance.percent(80) { "UTO" } else { chance.pick(COUNTRIES) };
    let passport =
        if chance.percent(50) { format!("UT{}", chance.digits(7)) } else { String::new() };
    Person { given: names.0, surname: names.1, original, born, nationality, passport }
}

/// The name as a clerk wrote it: mostly given name and surname, at times in another order or script.
fn written(chance: &mut Chance, person: &Person) -> String {
    let original = person.original.as_ref().filter(|_| chance.percent(12));
    match original {
        Some(original) => original.clone(),
        None if chance.percent(10) => {
            format!("{}, {}", person.surname.to_uppercase(), person.given)
        }
        None => format!("{} {}", person.given, person.surname),
    }
}

/// The customers of the Bank of Amaurot, as CSV.
pub fn customers(chance: &mut Chance) -> Outcome<Vec<u8>> {
    let doing = "writing the customers";
    let mut table = csv::Writer::from_writer(Vec::new());
    let header =
        ["customer_id", "full_name", "type", "date_of_birth", "nationality", "passport_no"];
    table.write_record(header).context(doing)?;
    for place in 1..=CUSTOMERS {
        let one = person(chance);
        let mut row = [
            written(chance, &one),
            "person".to_owned(),
            one.born,
            one.nationality.to_owned(),
            one.passport,
        ];
        if chance.percent(7) {
            let name = company(chance, Side::Other);
            row = [name, "company".to_owned(), String::new(), "UTO".to_owned(), String::new()];
        }
        if let Some((_, cells)) = planted::BANK.iter().find(|(at, _)| *at == place) {
            row = cells.map(str::to_owned);
        }
        let id = format!("C-{place:04}");
        table.write_record(std::iter::once(&id).chain(&row)).context(doing)?;
    }
    table.into_inner().context(doing)
}

/// The travellers at the River Anyder, as JSON lines.
pub fn travellers(chance: &mut Chance) -> Vec<u8> {
    let mut lines = String::new();
    for place in 1..=TRAVELLERS {
        let one = person(chance);
        let name = written(chance, &one);
        let mut properties = Map::new();
        let mut add = |property: &str, text: &str| {
            if !text.is_empty() {
                properties.insert(property.to_owned(), json!([text]));
            }
        };
        let told = planted::BORDER.iter().find(|traveller| traveller.place == place);
        match told {
            Some(told) => told.properties.iter().for_each(|(property, text)| add(property, text)),
            None => {
                add("name", &name);
                add("birthDate", &one.born);
                add("nationality", one.nationality);
                add("passportNumber", &one.passport);
            }
        }
        let schema = told.map_or("Person", |told| told.schema);
        let line = json!({
            "id": format!("T-{place:03}"), "schema": schema, "properties": Value::Object(properties),
        });
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    lines.into_bytes()
}

/// The nominees of the course, as CSV.
pub fn nominees(chance: &mut Chance) -> Outcome<Vec<u8>> {
    let doing = "writing the nominees";
    let mut table = csv::Writer::from_writer(Vec::new());
    let header = ["Reference", "Surname", "Given names", "Date of birth", "Nationality"];
    table.write_record(header).context(doing)?;
    for place in 1..=NOMINEES {
        let one = person(chance);
        let mut row = [one.surname, one.given, one.born, one.nationality.to_owned()];
        if let Some((_, cells)) = planted::COURSE.iter().find(|(at, _)| *at == place) {
            row = cells.map(str::to_owned);
        }
        let id = format!("N-{place:03}");
        table.write_record(std::iter::once(&id).chain(&row)).context(doing)?;
    }
    table.into_inner().context(doing)
}
