//! What the targets refer to: programmes with their sets, and places.

use std::collections::BTreeMap;

use model::listing::Measure;

use crate::guarded::element::Element;
use crate::guarded::xml::{Token, XmlReader};
use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};

use super::ROOT;

/// Where the name of a set says what it orders, in small letters.
const MEASURE_WORDS: &[(&str, Measure)] = &[
    ("freez", Measure::AssetFreeze),
    ("frozen", Measure::AssetFreeze),
    ("blocking of", Measure::AssetFreeze),
    ("sperrung", Measure::AssetFreeze),
    ("gel des avoirs", Measure::AssetFreeze),
    ("financial sanction", Measure::AssetFreeze),
    ("finanzsanktion", Measure::AssetFreeze),
    ("travel ban", Measure::TravelBan),
    ("ban on entry", Measure::TravelBan),
    ("entry and transit", Measure::TravelBan),
    ("durchreise", Measure::TravelBan),
    ("interdiction d'entrée", Measure::TravelBan),
    ("capital market", Measure::SectoralRestriction),
    ("kapitalmarkt", Measure::SectoralRestriction),
    ("marché des capitaux", Measure::SectoralRestriction),
];

/// A set of sanctions with what its programme says.
#[derive(Debug, Default)]
pub(super) struct Set {
    /// The programme's short name, for example `Belarus`.
    pub(super) key: String,
    /// The ordinance.
    pub(super) ordinance: String,
    /// The set's own name, for example the annex.
    pub(super) name: String,
    /// What the name says that it orders.
    pub(super) measures: Vec<Measure>,
}

/// A place.
#[derive(Debug, Default)]
pub(super) struct Place {
    /// Town and area.
    pub(super) parts: Vec<String>,
    /// The country's code, or its name.
    pub(super) country: String,
    /// The country's name.
    pub(super) country_name: String,
}

/// Everything that targets refer to.
#[derive(Debug, Default)]
pub(super) struct References {
    pub(super) sets: BTreeMap<String, Set>,
    pub(super) places: BTreeMap<String, Place>,
    pub(super) programmes: u64,
}

/// Reads what the targets refer to; the targets are passed over.
///
/// # Errors
/// The reader's problems, another root element, and more entries than the limit.
pub(super) fn read(xml: &mut XmlReader<'_, '_>, limits: &Limits) -> Result<References, Problem> {
    let mut found = References::default();
    loop {
        match (xml.next_token()?, xml.depth(), xml.name()) {
            (Token::Finished, ..) => return Ok(found),
            (Token::Start, 1, name) if name != ROOT => {
                return Err(xml.problem(ProblemCode::WrongRoot));
            }
            (Token::Start, 2, "sanctions-program") => {
                let element = Element::read(xml, limits)?;
                found.programmes += 1;
                programme(&element, &mut found.sets);
            }
            (Token::Start, 2, "place") => {
                let element = Element::read(xml, limits)?;
                found.places.insert(element.attribute("ssid"), place(&element));
            }
            _ => {}
        }
        if (found.places.len() + found.sets.len()) as u64 > limits.records_max {
            return Err(xml.problem(ProblemCode::TooManyRecords));
        }
    }
}

fn programme(element: &Element, sets: &mut BTreeMap<String, Set>) {
    let (key, ordinance) =
        (in_english(element, "program-key"), in_english(element, "program-name"));
    for set in element.all("sanctions-set") {
        let ssid = set.attribute("ssid");
        let entry = sets.entry(ssid).or_insert_with(|| Set {
            key: key.clone(),
            ordinance: ordinance.clone(),
            ..Set::default()
        });
        // The same set stands once in each language.
        let text = set.text();
        let lower = text.to_lowercase();
        for (words, measure) in MEASURE_WORDS {
            if lower.contains(words) && !entry.measures.contains(measure) {
                entry.measures.push(*measure);
            }
        }
        if entry.name.is_empty() || set.attribute("lang") == "eng" {
            entry.name = text;
        }
    }
}

/// The text of the element of a name in English, else in the first language given.
fn in_english(element: &Element, name: &str) -> String {
    let english = element.all(name).find(|one| one.attribute("lang") == "eng");
    english
        .map(Element::text)
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| element.field(name))
}

fn place(element: &Element) -> Place {
    let (country, country_name) = country(element);
    Place {
        parts: ["location", "area"].map(|name| element.field(name)).to_vec(),
        country,
        country_name,
    }
}

/// The code and the name of the country in an element; where there is no code, the name is both.
pub(super) fn country(element: &Element) -> (String, String) {
    let Some(country) = element.first("country") else { return Default::default() };
    let (code, name) = (country.attribute("iso-code"), country.text());
    (if code.is_empty() { name.clone() } else { code }, name)
}
