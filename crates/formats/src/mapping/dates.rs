//! Dates of tables: texts in many shapes, and the serial numbers of spreadsheets.

use model::values::PartialDate;

use super::DateOrder;

/// How the dates of one table are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct DateReader {
    /// Whether the table is a workbook, where a bare number is a serial.
    pub(crate) workbook: bool,
    /// Which number is the day, where it is stated.
    pub(crate) order: Option<DateOrder>,
    /// The first of the hundred years of which years of two digits are.
    pub(crate) two_digit_years_from: Option<i16>,
}

/// Smaller numbers are no serials of dates that a list or a customer file holds: they would lie before 18 March 1908,
/// and those from 1000 are years. An age or a row number in a date column must not become a birth date.
const SERIAL_MIN: f64 = 3_000.0;

/// The last serial of the 1900 date system: 31 December 9999.
const SERIAL_MAX: f64 = 2_958_465.0;

impl DateReader {
    /// The date a cell holds, if it can be read. `cell` is the date of a workbook cell that is formatted as one.
    pub(crate) fn read(self, text: &str, cell: Option<&PartialDate>) -> Option<PartialDate> {
        if let Some(date) = cell {
            return Some(*date);
        }
        let text = text.trim();
        if let Some(serial) = self.serial(text) {
            return PartialDate::from_excel_serial(serial).ok();
        }
        if self.workbook && text.len() < 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        self.ordered(text).or_else(|| PartialDate::parse(text).ok())
    }

    /// The dates that a text gives as alternatives, such as `6.3.1955 or 15.3.1955`; none unless each can be read.
    pub(crate) fn read_several(self, text: &str) -> Vec<PartialDate> {
        const BETWEEN: [&str; 6] = [" or ", " OR ", " and ", " veya ", ";", "\n"];
        let mut parts = vec![text];
        for between in BETWEEN {
            parts = parts.into_iter().flat_map(|part| part.split(between)).collect();
        }
        if parts.len() < 2 || parts.len() > 20 {
            return Vec::new();
        }
        let dates = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
        dates.map(|part| self.read(part, None)).collect::<Option<_>>().unwrap_or_default()
    }

    /// A bare number that is a serial: in a workbook any of the range, with or without a time of day; in a CSV file one
    /// of exactly five digits (May 1927 to October 2173), since nothing else that a date column holds looks like it.
    fn serial(self, text: &str) -> Option<f64> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(fraction) {
            return None;
        }
        if !self.workbook {
            return (whole.len() == 5 && text.len() == 5).then(|| whole.parse().ok()).flatten();
        }
        let serial: f64 = text.parse().ok()?;
        (SERIAL_MIN..SERIAL_MAX + 1.0).contains(&serial).then_some(serial)
    }

    /// A date of three numbers with the year last, read in the stated order. None if no order is stated or the numbers do
    /// not fit it.
    fn ordered(self, text: &str) -> Option<PartialDate> {
        let order = self.order?;
        // A time of day may follow.
        let (date, time) = text.split_once(' ').unwrap_or((text, ""));
        if !time.is_empty() && !time.contains(':') {
            return None;
        }
        let mut parts = date.split(['/', '.', '-']);
        let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || first.len() > 2 || second.len() > 2 {
            return None;
        }
        let (first, second): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
        let (day, month) = match order {
            DateOrder::DayFirst => (first, second),
            DateOrder::MonthFirst => (second, first),
        };
        PartialDate::from_parts(self.year(year)?, Some(month), Some(day)).ok()
    }

    /// A year of four digits, or of two where the mapping says which century they are of.
    fn year(self, text: &str) -> Option<i16> {
        let year: i16 = text.parse().ok()?;
        match (text.len(), self.two_digit_years_from) {
            (4, _) => Some(year),
            (2, Some(from)) => Some(from + (year - from).rem_euclid(100)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(workbook: bool, order: Option<DateOrder>, text: &str, expected: Option<&str>) {
        let read = DateReader { workbook, order, two_digit_years_from: None }.read(text, None);
        assert_eq!(
            read.map(|date| date.to_string()).as_deref(),
            expected,
            "{text} {workbook} {order:?}"
        );
    }

    #[test]
    fn texts() {
        check(false, None, "1969-7-16", Some("1969-07-16"));
        check(false, None, "16 July 1969", Some("1969-07-16"));
        check(false, None, "1969", Some("1969"));
        check(false, None, "19690716", Some("1969-07-16"));
        check(false, None, "unknown", None);
        check(false, None, "", None);
    }

    #[test]
    fn the_stated_order_decides() {
        use DateOrder::{DayFirst, MonthFirst};
        check(false, Some(DayFirst), "03/04/1975", Some("1975-04-03"));
        check(false, Some(MonthFirst), "03/04/1975", Some("1975-03-04"));
        check(false, Some(MonthFirst), "3.4.1975 00:00:00", Some("1975-03-04"));
        // The numbers contradict the order: there is only one reading.
        check(false, Some(MonthFirst), "16/07/1969", Some("1969-07-16"));
        check(false, Some(DayFirst), "1969-07-16", Some("1969-07-16"));
        check(false, Some(DayFirst), "31/02/1969", None);
        check(false, Some(DayFirst), "99/99/9999", None);
    }

    #[test]
    fn years_of_two_digits_need_their_century() {
        let check = |from: Option<i16>, text: &str, expected: Option<&str>| {
            let order = Some(DateOrder::DayFirst);
            let reader = DateReader { workbook: false, order, two_digit_years_from: from };
            let read = reader.read(text, None).map(|date| date.to_string());
            assert_eq!(read.as_deref(), expected, "{text} {from:?}");
        };
        check(Some(1930), "16-07-69", Some("1969-07-16"));
        check(Some(1930), "16-07-05", Some("2005-07-16"));
        check(Some(1930), "16-07-30", Some("1930-07-16"));
        check(None, "16-07-69", None);
        check(Some(1930), "16-07-1905", Some("1905-07-16"));
    }

    #[test]
    fn alternatives_are_read_where_each_can_be() {
        let check = |text: &str, expected: &[&str]| {
            let order = Some(DateOrder::DayFirst);
            let reader = DateReader { order, ..DateReader::default() };
            let read: Vec<String> =
                reader.read_several(text).iter().map(ToString::to_string).collect();
            assert_eq!(read, expected, "{text}");
        };
        check("6.3.1955 or 15.3.1955", &["1955-03-06", "1955-03-15"]);
        check("1961 and 1962;\n1963", &["1961", "1962", "1963"]);
        check("1961 or unknown", &[]);
        check("1961", &[]);
    }

    #[test]
    fn serials() {
        check(true, None, "25400", Some("1969-07-16"));
        check(true, None, "25400.75", Some("1969-07-16"));
        check(true, None, "1969", Some("1969"));
        check(true, None, "57", None);
        check(true, None, "99999999999999999999", None);
        check(false, None, "25400", Some("1969-07-16"));
        check(false, None, "2540", Some("2540"));
        check(false, None, "254000", None);
        check(false, None, "25400.75", None);
    }
}
