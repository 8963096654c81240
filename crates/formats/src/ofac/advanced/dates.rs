//! Dates in parts, and periods whose two ends have each a first and a last day.

use model::values::PartialDate;

use crate::guarded::element::Element;

/// A date in `Year`, `Month` and `Day`, of which the last may be missing; none where there is no year or no such day.
pub(super) fn date(element: &Element) -> Option<PartialDate> {
    let number = |name: &str| element.field(name).parse::<i16>().ok().filter(|number| *number > 0);
    let part = |name: &str| number(name).and_then(|number| i8::try_from(number).ok());
    let month = part("Month");
    PartialDate::from_parts(number("Year")?, month, month.and_then(|_| part("Day"))).ok()
}

/// What a period says as one date: a day, a month, a year or a range. None where it has no readable end.
///
/// The publisher writes a year as its first and its last day.
pub(super) fn period(element: &Element) -> Option<PartialDate> {
    let point = |end: &str, names: [&str; 2]| {
        element
            .first(end)
            .and_then(|end| names.iter().find_map(|name| end.first(name).and_then(date)))
    };
    let start = point("Start", ["From", "To"]);
    let end = point("End", ["To", "From"]).or_else(|| point("Start", ["To", "From"]));
    let (start, end) = (start.or(end)?, end.or(start)?);
    let found = together(start, end)?;
    let approximate = ["Start", "End"]
        .iter()
        .any(|end| element.first(end).is_some_and(|end| end.attribute("Approximate") == "true"));
    Some(if approximate { found.with_circa() } else { found })
}

fn together(start: PartialDate, end: PartialDate) -> Option<PartialDate> {
    let (first, last) = (start.earliest(), end.latest());
    if first > last {
        return None;
    }
    let whole_months = first.day() == 1 && last == last.last_of_month();
    let whole_years = first.day_of_year() == 1 && last == last.last_of_year();
    let same_year = first.year() == last.year();
    let (year, month) = (first.year(), first.month());
    if first == last {
        return Some(start);
    }
    if same_year && whole_years {
        return PartialDate::from_parts(year, None, None).ok();
    }
    if same_year && whole_months && month == last.month() {
        return PartialDate::from_parts(year, Some(month), None).ok();
    }
    if whole_years {
        let ends = [year, last.year()].map(|year| PartialDate::from_parts(year, None, None));
        let [Ok(start), Ok(end)] = ends else { return None };
        return PartialDate::between(start, end).ok();
    }
    PartialDate::between(start, end).ok()
}
