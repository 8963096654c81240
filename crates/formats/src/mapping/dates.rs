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
        if parts.next().is_some() || year.len() != 4 || first.len() > 2 || second.len() > 2 {
            return None;
        }
        let (first, second): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
        let (day, month) = match order {
            DateOrder::DayFirst => (first, second),
            DateOrder::MonthFirst => (second, first),
        };
        PartialDate::from_parts(year.parse().ok()?, Some(month), Some(day)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(workbook: bool, order: Option<DateOrder>, text: &str, expected: Option<&str>) {
        let read = DateReader { workbook, order }.read(text, None);
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
