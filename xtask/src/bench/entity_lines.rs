//! FollowTheMoney entities as lines of JSON with invented names: people and companies, a sanction for each, passports for
//! some, and the keys that exports of OpenSanctions carry.

use super::invented_text::{ARABIC, Chance, Counting, LATIN};
use serde_json::{Value, json};
use std::io::{Result as Written, Write};

/// Writes at least so many bytes of lines.
pub fn generate(output: &mut dyn Write, bytes: u64) -> Written<()> {
    let (mut output, mut chance) = (Counting::new(output), Chance::default());
    let mut number = 0_u64;
    while output.written() < bytes {
        number += 1;
        let id = format!("UT-{number:08}");
        let (first, last) = (chance.name(LATIN), chance.name(LATIN));
        let passport = format!("UT{number:07}");
        if number.is_multiple_of(3) {
            let properties = json!({
                "name": [format!("{first} {last} Trading LLC")],
                "alias": [format!("{last} CO.")],
                "registrationNumber": [format!("{number:010}")],
                "jurisdiction": ["de"],
                "address": [format!("{first} street {}, Utopia", number % 90)],
                "topics": ["sanction"],
                "incorporationDate": [chance.date(1990)],
                "notes": [chance.sentence()],
                "sourceUrl": [format!("https://example.org/list/{number}")],
            });
            line(&mut output, &id, "Company", properties)?;
        } else {
            let properties = json!({
                "name": [format!("{first} {last}"), format!("{} {}", chance.name(ARABIC), chance.name(ARABIC))],
                "alias": [format!("{last} {first}")],
                "weakAlias": [chance.name(LATIN)],
                "firstName": [first],
                "lastName": [last],
                "birthDate": [chance.date(1940)],
                "birthPlace": [format!("{}, Utopia", chance.name(LATIN))],
                "nationality": ["fr"],
                "country": ["fr"],
                "gender": ["male"],
                "topics": ["sanction"],
                "position": [chance.name(LATIN)],
                "passportNumber": [passport],
                "notes": [chance.sentence()],
                "sourceUrl": [format!("https://example.org/list/{number}")],
            });
            line(&mut output, &id, "Person", properties)?;
        }
        let sanction = json!({
            "entity": [id],
            "authority": ["Council of Utopia"],
            "program": [format!("Programme {}", number % 30)],
            "listingDate": [chance.date(2014)],
            "provisions": ["asset_freeze"],
        });
        line(&mut output, &format!("ut-sanction-{number}"), "Sanction", sanction)?;
        if number % 4 == 1 {
            let document = json!({ "holder": [id], "number": [passport], "country": ["fr"] });
            line(&mut output, &format!("ut-passport-{number}"), "Passport", document)?;
        }
    }
    output.flush()
}

fn line(output: &mut impl Write, id: &str, schema: &str, properties: Value) -> Written<()> {
    let entity = json!({
        "id": id,
        "caption": id,
        "schema": schema,
        "properties": properties,
        "datasets": ["ut_invented"],
        "referents": [format!("{id}-a")],
        "first_seen": "2023-04-20T08:41:02",
        "last_seen": "2026-03-01T06:00:01",
        "last_change": "2025-01-01T12:00:00",
        "target": schema != "Sanction",
    });
    writeln!(output, "{entity}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_an_entity() {
        let mut made = Vec::new();
        generate(&mut made, 50_000).unwrap();
        let text = String::from_utf8(made).unwrap();
        let entities: Vec<Value> =
            text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(entities.len() > 50);
        for schema in ["Person", "Company", "Sanction", "Passport"] {
            assert!(entities.iter().any(|entity| entity["schema"] == schema), "{schema}");
        }
    }
}
