//! Dates as lists and registers know them: a day, a month, a year, a range, approximate, or a placeholder.
//!
//! The canonical form is that of ISO 8601-2:2019 (EDTF) level 1: `1969-07-16`, `1969-07`, `1969`, `1969~` for
//! approximate, `1969/1972` for a range, and `1969-04-03?` for a day whose order of day and month is uncertain.

use std::fmt;

use jiff::civil::Date;

use super::ValueError;
use super::partial_date_parse;

/// Years that a date may have. Everything outside is a slip of the pen or another calendar.
const YEARS: std::ops::RangeInclusive<i16> = 1000..=2999;
/// Four-digit years that the Hijri calendar (and the Persian solar one) counts today or counted lately.
const HIJRI_YEARS: std::ops::RangeInclusive<i16> = 1300..=1500;
/// An approximate date is compared as if it reached this many years further on both sides.
const CIRCA_YEARS: i16 = 2;
/// A range of more years than this is no longer a useful list of years.
const PREFIXES_MAX: usize = 30;

pub(super) const fn refuse(reason: &'static str) -> ValueError {
    ValueError { kind: "date", reason }
}

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DatePrecision {
    /// The day.
    Day,
    /// The month of a year.
    Month,
    /// The year.
    Year,
    /// Only that it lies between two dates.
    Range,
}

/// What two dates say about being the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DateRelation {
    /// Both are the same exact day, and that day is not 1 January.
    SameDay,
    /// They can be the same day, but at least one of them is not exact: a month, a year, a range, an approximate or
    /// ambiguous date, or a 1 January that may stand for an unknown day.
    Compatible,
    /// The same year with day and month exchanged: 3 April and 4 March.
    DayMonthSwapped,
    /// The same year, another day or month.
    DayOrMonthDiffers,
    /// The years differ by one; day and month agree as far as both are known. A typical error of transcription.
    AdjacentYear,
    /// They cannot be the same day, and no typical error explains it.
    Disjoint,
}

/// A year with an optional month and day. A day never stands without its month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Point {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl Point {
    fn new(year: i16, month: Option<i8>, day: Option<i8>) -> Result<Self, ValueError> {
        if !YEARS.contains(&year) {
            return Err(refuse("the year is not between 1000 and 2999"));
        }
        if HIJRI_YEARS.contains(&year) {
            return Err(partial_date_parse::HIJRI);
        }
        if day.is_some() && month.is_none() {
            return Err(refuse("it has a day but no month"));
        }
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1))
            .map_err(|_| refuse("there is no such day"))?;
        Ok(Self { year, month, day })
    }

    fn year_only(self) -> Self {
        Self { month: None, day: None, ..self }
    }

    fn is_first_of_january(self) -> bool {
        self.month == Some(1) && self.day == Some(1)
    }

    // `Point::new` has proved that these dates exist, so the fallbacks are never taken.
    fn earliest(self) -> Date {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).unwrap_or(Date::MIN)
    }

    fn latest(self) -> Date {
        match (self.month, self.day) {
            (_, Some(_)) => self.earliest(),
            (Some(_), None) => self.earliest().last_of_month(),
            (None, None) => self.earliest().last_of_year(),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A year has four digits and a month or day two, so the text can be put together without a formatter's work.
        let digit = |number: i16, of: i16| {
            u8::try_from(number / of % 10).map_or(b'0', |digit| b'0' + digit)
        };
        let (year, month, day) =
            (self.year, i16::from(self.month.unwrap_or(0)), i16::from(self.day.unwrap_or(0)));
        let text = [
            digit(year, 1000),
            digit(year, 100),
            digit(year, 10),
            digit(year, 1),
            b'-',
            digit(month, 10),
            digit(month, 1),
            b'-',
            digit(day, 10),
            digit(day, 1),
        ];
        let length = match (self.month, self.day) {
            (None, _) => 4,
            (Some(_), None) => 7,
            (Some(_), Some(_)) => 10,
        };
        let text = text.get(..length).and_then(|text| std::str::from_utf8(text).ok());
        f.write_str(text.unwrap_or_default())
    }
}

/// A date of which perhaps only a part is known.
///
/// The order of two dates is that of their text-like parts (year, month, day), not of time: it serves sorted sets only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    from: Point,
    /// The other end of a range, not before `from`.
    to: Option<Point>,
    circa: bool,
    /// Day and month could be exchanged; only on an exact day with both at most 12 and different.
    ambiguous: bool,
}

impl PartialDate {
    /// Reads a date as lists, registers and forms write it.
    ///
    /// Read are ISO 8601 and EDTF forms (with a time or a zone, which are dropped), `19690716`, `16 Jul 1969`,
    /// `July 16, 1969`, `16/07/1969`, `16.7.1969`, `circa 1969`, `between 1969 and 1972`, `1969-1972`, unknown parts
    /// written as zeros, and month names in English, French, Italian, German, Spanish and Arabic. Numbers are day
    /// first; a second number over 12 makes them month first. With slashes and both at most 12 the order is
    /// [`ambiguous`](Self::ambiguous).
    ///
    /// # Errors
    /// Texts that are no date, days that do not exist, years outside 1000 to 2999 or of two digits, and years 1300 to
    /// 1500, which are of the Hijri or Persian calendar.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        partial_date_parse::parse(text)
    }

    /// A date from its numbers: year 1000 to 2999, month 1 to 12, day 1 to 31.
    ///
    /// # Errors
    /// A day that does not exist, a day without a month, a year out of range or Hijri-looking (1300 to 1500).
    pub fn from_parts(year: i16, month: Option<i8>, day: Option<i8>) -> Result<Self, ValueError> {
        Ok(Self { from: Point::new(year, month, day)?, to: None, circa: false, ambiguous: false })
    }

    /// Some day from the first day of `start` to the last day of `end`. Approximate if either is.
    ///
    /// # Errors
    /// The start lies after the end.
    pub fn between(start: Self, end: Self) -> Result<Self, ValueError> {
        let circa = start.circa || end.circa;
        let (from, to) = (start.known().from, end.known().to.unwrap_or(end.known().from));
        if from.earliest() > to.latest() {
            return Err(refuse("the range ends before it starts"));
        }
        Ok(Self { from, to: (from != to).then_some(to), circa, ambiguous: false })
    }

    /// The same date, approximate.
    #[must_use]
    pub fn with_circa(self) -> Self {
        Self { circa: true, ..self }
    }

    /// The same exact day with the order of day and month in doubt; unchanged where exchanging them makes no sense.
    #[must_use]
    pub(super) fn with_doubtful_order(self) -> Self {
        let ambiguous = match (self.to, self.from.month, self.from.day) {
            (None, Some(month), Some(day)) => day <= 12 && day != month,
            _ => false,
        };
        Self { ambiguous, ..self }
    }

    /// The day that a spreadsheet shows for a serial number of its 1900 date system; the time of day is dropped.
    ///
    /// The system counts 1 January 1900 as 1 and holds 1900 for a leap year (ECMA-376 part 1 section 18.17.4.1), so
    /// that serials from 61 are one too high.
    ///
    /// # Errors
    /// Serials outside 1 to 2,958,465, the 29 February 1900 that never was (60), years after 2999.
    pub fn from_excel_serial(serial: f64) -> Result<Self, ValueError> {
        if !(1.0..2_958_466.0).contains(&serial) {
            return Err(refuse("the serial number is not between 1 and 2958465"));
        }
        // In range by the check above; `as` cuts off the time of day.
        let days = serial as i64;
        if days == 60 {
            return Err(refuse("there is no such day"));
        }
        let day_zero = if days < 60 { Date::new(1899, 12, 31) } else { Date::new(1899, 12, 30) };
        let date = day_zero
            .and_then(|zero| zero.checked_add(jiff::Span::new().try_days(days)?))
            .map_err(|_| refuse("the serial number is out of range"))?;
        Self::from_parts(date.year(), Some(date.month()), Some(date.day()))
    }

    /// The date with only what is certain: an ambiguous day keeps its year alone.
    fn known(self) -> Self {
        if self.ambiguous {
            Self { from: self.from.year_only(), ambiguous: false, ..self }
        } else {
            self
        }
    }

    /// The first day it can be. An approximate date is not widened here, only in [`compare`](Self::compare).
    pub fn earliest(&self) -> Date {
        self.known().from.earliest()
    }

    /// The last day it can be. An approximate date is not widened here, only in [`compare`](Self::compare).
    pub fn latest(&self) -> Date {
        let known = self.known();
        known.to.unwrap_or(known.from).latest()
    }

    /// How much is known. An ambiguous day is known to the year, since both readings share no more.
    pub fn precision(&self) -> DatePrecision {
        let known = self.known();
        match (known.to, known.from.month, known.from.day) {
            (Some(_), _, _) => DatePrecision::Range,
            (None, _, Some(_)) => DatePrecision::Day,
            (None, Some(_), None) => DatePrecision::Month,
            (None, None, None) => DatePrecision::Year,
        }
    }

    /// The year, unless it is a range of several years.
    pub fn year(&self) -> Option<i16> {
        self.to.is_none_or(|to| to.year == self.from.year).then_some(self.from.year)
    }

    /// The first and the last year it can be; not widened for an approximate date.
    pub fn years(&self) -> (i16, i16) {
        (self.from.year, self.to.unwrap_or(self.from).year)
    }

    /// The month, where it is certain.
    pub fn month(&self) -> Option<i8> {
        if self.to.is_some() { None } else { self.known().from.month }
    }

    /// The day of the month, where it is certain.
    pub fn day(&self) -> Option<i8> {
        if self.to.is_some() { None } else { self.known().from.day }
    }

    /// Whether it is approximate.
    pub fn circa(&self) -> bool {
        self.circa
    }

    /// Whether it is 1 January of a year, which many registers write for a day that they do not know.
    pub fn placeholder(&self) -> bool {
        self.to.is_none() && !self.ambiguous && self.from.is_first_of_january()
    }

    /// Whether day and month could be exchanged (`03/04/1969`). The value keeps the day-first reading.
    pub fn ambiguous(&self) -> bool {
        self.ambiguous
    }

    /// The date as FollowTheMoney writes it: `1969`, `1969-07` or `1969-07-16`; for a range its years, at most the
    /// first thirty.
    pub fn prefix(&self) -> Vec<String> {
        let known = self.known();
        match known.to {
            None => vec![known.from.to_string()],
            Some(to) => (known.from.year..=to.year)
                .take(PREFIXES_MAX)
                .map(|year| format!("{year:04}"))
                .collect(),
        }
    }

    /// What this date and another say about being the same day. The answer is the same from both sides.
    ///
    /// 1 January counts as its year only, unless both are 1 January; even then the best answer is
    /// [`Compatible`](DateRelation::Compatible), since both may be placeholders. An approximate date reaches two years
    /// further on both sides. Ranges that miss each other by a year count as
    /// [`AdjacentYear`](DateRelation::AdjacentYear) unless a known month or day disagrees.
    pub fn compare(&self, other: &Self) -> DateRelation {
        let (mut a, mut b) = (self.known(), other.known());
        let both_first_of_january = a.placeholder() && b.placeholder();
        if !both_first_of_january {
            a = a.without_placeholder();
            b = b.without_placeholder();
        }
        let overlap = a.can_be_the_same_day(b);
        let exact = |date: Self| date.precision() == DatePrecision::Day && !date.circa;
        if overlap {
            return if exact(a) && exact(b) && !both_first_of_january {
                DateRelation::SameDay
            } else {
                DateRelation::Compatible
            };
        }
        let ((a_first, a_last), (b_first, b_last)) = (a.years(), b.years());
        if a_first <= b_last && b_first <= a_last {
            let swapped =
                exact(a) && exact(b) && a.from.month == b.from.day && a.from.day == b.from.month;
            return if swapped {
                DateRelation::DayMonthSwapped
            } else {
                DateRelation::DayOrMonthDiffers
            };
        }
        let gap = if a_first > b_last { a_first - b_last } else { b_first - a_last };
        let (near_a, near_b) = if a_first > b_last {
            (a.from, b.to.unwrap_or(b.from))
        } else {
            (a.to.unwrap_or(a.from), b.from)
        };
        let agree = |x: Option<i8>, y: Option<i8>| x.is_none() || y.is_none() || x == y;
        if gap == 1 && agree(near_a.month, near_b.month) && agree(near_a.day, near_b.day) {
            DateRelation::AdjacentYear
        } else {
            DateRelation::Disjoint
        }
    }

    fn without_placeholder(self) -> Self {
        if self.placeholder() { Self { from: self.from.year_only(), ..self } } else { self }
    }

    /// Whether the days that both can be overlap, each widened if it is approximate.
    fn can_be_the_same_day(self, other: Self) -> bool {
        let bounds = |date: Self| {
            let years = if date.circa { CIRCA_YEARS } else { 0 };
            let key = |day: Date, shift: i16| (day.year() + shift, day.month(), day.day());
            (key(date.earliest(), -years), key(date.latest(), years))
        };
        let ((a_first, a_last), (b_first, b_last)) = (bounds(self), bounds(other));
        a_first <= b_last && b_first <= a_last
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match (self.circa, self.ambiguous) {
            (false, false) => "",
            (true, false) => "~",
            (false, true) => "?",
            (true, true) => "%",
        };
        self.from.fmt(f)?;
        f.write_str(mark)?;
        match self.to {
            Some(to) => write!(f, "/{to}{mark}"),
            None => Ok(()),
        }
    }
}
