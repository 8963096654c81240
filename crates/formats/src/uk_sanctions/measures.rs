//! What the words of a listing order.

use model::listing::Measure;

/// The beginning of a measure in words (`Sanctions Imposed`) or as an element (`SanctionsImposedIndicators`), without
/// blanks and in small letters, and what it orders. Elements: a transcript of the list of September 2026. Words: the
/// rows of the list that other readers keep as samples (`Asset freeze|Travel Ban`, `Prohibition of port entry`,
/// `Shipping sanctions: (see 'Other information')`).
///
/// A ban on services, on chartering, or on being a director restricts certain transactions. Taking a ship off the
/// register and keeping it out of the ports are bans of transport.
const MEASURES: &[(&str, Measure)] = &[
    ("assetfreeze", Measure::AssetFreeze),
    ("travelban", Measure::TravelBan),
    ("armsembargo", Measure::ArmsEmbargo),
    ("targetedarmsembargo", Measure::ArmsEmbargo),
    ("deflag", Measure::TransportBan),
    ("shippingsanctions", Measure::TransportBan),
    ("prohibitionofportentry", Measure::TransportBan),
    ("preventionofportentry", Measure::TransportBan),
    ("trustservices", Measure::SectoralRestriction),
    ("charteringofships", Measure::SectoralRestriction),
    ("preventionofcharteringofships", Measure::SectoralRestriction),
    ("crewservicingofships", Measure::SectoralRestriction),
    ("technicalassistancerelatedtoaircraft", Measure::SectoralRestriction),
    ("preventionofbusinessarrangements", Measure::SectoralRestriction),
    ("closureofrepresentativeoffices", Measure::SectoralRestriction),
    ("directordisqualification", Measure::SectoralRestriction),
];

/// What one measure orders; none where the words are not known.
pub(super) fn measure(words: &str) -> Option<Measure> {
    let folded: String = words
        .chars()
        .filter(char::is_ascii_alphabetic)
        .map(|one| one.to_ascii_lowercase())
        .collect();
    let found = MEASURES.iter().find(|(start, _)| folded.starts_with(start));
    found.map(|(_, measure)| *measure)
}

/// Whether the text of an indicator says yes; none where it says neither.
pub(super) fn is_set(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" => Some(true),
        "" | "false" | "0" | "no" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_elements_name_the_same_measures() {
        let check = |words: &str, expected: Option<Measure>| {
            assert_eq!(measure(words), expected, "{words}");
        };
        check("Asset freeze", Some(Measure::AssetFreeze));
        check("TravelBan", Some(Measure::TravelBan));
        check("Targeted Arms Embargo", Some(Measure::ArmsEmbargo));
        check("Prohibition of port entry", Some(Measure::TransportBan));
        check("Shipping sanctions: (see 'Other information')", Some(Measure::TransportBan));
        check("Trust Services Sanctions", Some(Measure::SectoralRestriction));
        check("PreventionOfCharteringOfShipsAndAircraft", Some(Measure::SectoralRestriction));
        check("Banishment", None);
        check("", None);
        assert_eq!((is_set("true"), is_set(" "), is_set("maybe")), (Some(true), Some(false), None));
    }
}
