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

/// What a period says as one date: a day, a month, a year or a range. None where it has no end, or one of its ends is
/// no date.
///
/// The publisher writes a year as its first and its last day.
pub(super) fn period(element: &Element) -> Option<PartialDate> {
    let point = |end: &str, name: &str| match element.first(end).and_then(|end| end.first(name)) {
        Some(point) if !point.field("Year").is_empty() => date(point).map(Some),
        _ => Some(None),
    };
    let (start, start_to) = (point("Start", "From")?, point("Start", "To")?);
    let (end_from, end) = (point("End", "From")?, point("End", "To")?);
    let start = start.or(start_to).or(end_from).or(end)?;
    let found = together(start, end.or(end_from).or(start_to).unwrap_or(start))?;
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
