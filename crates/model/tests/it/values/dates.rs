//! Partial dates: how they are read, what they know, how they are compared.

use model::values::partial_date::DatePrecision;
use model::values::{DateRelation, PartialDate};
use proptest::prelude::*;

use super::check;

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem}"))
}

#[test]
fn dates_are_read_as_lists_write_them() {
    check(
        PartialDate::parse,
        &[
            ("1969-07-16", Some("1969-07-16")),
            ("1969-7-16", Some("1969-07-16")),
            (" 19690716 ", Some("1969-07-16")),
            ("1969-07", Some("1969-07")),
            ("1969", Some("1969")),
            ("1960-01-01-05:00", Some("1960-01-01")),
            ("1960-01-01+03:00", Some("1960-01-01")),
            ("1960-01-01Z", Some("1960-01-01")),
            ("2001-05-02T10:00:00Z", Some("2001-05-02")),
            ("2001-05-02 10:00:00.000", Some("2001-05-02")),
            ("1969/07/16", Some("1969-07-16")),
            ("16 Jul 1969", Some("1969-07-16")),
            ("16th of July, 1969", Some("1969-07-16")),
            ("16-JUL-1969", Some("1969-07-16")),
            ("Jul 1969", Some("1969-07")),
            ("July 16, 1969", Some("1969-07-16")),
            ("16/07/1969", Some("1969-07-16")),
            ("07/16/1969", Some("1969-07-16")),
            ("16.7.1969", Some("1969-07-16")),
            ("16-07-1969", Some("1969-07-16")),
            ("3-4-1969", Some("1969-04-03")),
            ("03/04/1969", Some("1969-04-03?")),
            ("circa 03/04/1969", Some("1969-04-03%")),
            ("04/04/1969", Some("1969-04-04")),
            ("07/1969", Some("1969-07")),
            ("circa 1969", Some("1969~")),
            ("c. 1969", Some("1969~")),
            ("c1969", Some("1969~")),
            ("ca 1969", Some("1969~")),
            ("approximately 1969", Some("1969~")),
            ("Approximately: 1965-1969", Some("1965~/1969~")),
            ("~1969", Some("1969~")),
            ("1969~", Some("1969~")),
            ("1969?", Some("1969~")),
            ("1969 (approximately)", Some("1969~")),
            ("vers 1969", Some("1969~")),
            ("حوالي 1969", Some("1969~")),
            ("between 1969 and 1972", Some("1969/1972")),
            ("1969-1972", Some("1969/1972")),
            ("1969 – 1972", Some("1969/1972")),
            ("1969/1972", Some("1969/1972")),
            ("1969 to 1972", Some("1969/1972")),
            ("entre 1969 et 1972", Some("1969/1972")),
            ("tra il 1969 e il 1972", Some("1969/1972")),
            ("بين 1969 و1972", Some("1969/1972")),
            ("1 Jan 1969 to 31 Dec 1972", Some("1969-01-01/1972-12-31")),
            ("1969 to 1969", Some("1969")),
            ("00/00/1969", Some("1969")),
            ("00/07/1969", Some("1969-07")),
            ("1969-00-00", Some("1969")),
            ("1969-07-00", Some("1969-07")),
            ("١٦/٠٧/١٩٦٩", Some("1969-07-16")),
            ("１９６９-０７-１６", Some("1969-07-16")),
            ("16 juillet 1969", Some("1969-07-16")),
            ("1er août 1969", Some("1969-08-01")),
            ("16 luglio 1969", Some("1969-07-16")),
            ("16. März 1969", Some("1969-03-16")),
            ("16 de julio de 1969", Some("1969-07-16")),
            ("16 تموز 1969", Some("1969-07-16")),
            ("16 يوليو 1969", Some("1969-07-16")),
            ("16 تموز/يوليو 1969", Some("1969-07-16")),
            ("5 كانون الثاني 1969", Some("1969-01-05")),
            ("5 تشرين الأول ١٩٦٩", Some("1969-10-05")),
            ("29 Feb 1968", Some("1968-02-29")),
            // Refused.
            ("", None),
            ("1969-02-30", None),
            ("29 Feb 1969", None),
            ("1969-13", None),
            ("13/13/1969", None),
            ("32 Jan 1969", None),
            ("00/45/1969", None),
            ("16 Jul 69", None),
            ("69", None),
            ("0999", None),
            ("3000", None),
            ("1972 to 1969", None),
            ("unknown", None),
            ("16 Jul", None),
            ("1969-07-16 Baghdad", None),
            ("Jul Aug 1969", None),
            ("1969-07-16-18", None),
            ("1389", None),
            ("12/05/1389", None),
            ("1445 هـ", None),
            ("5 1445 AH", None),
        ],
    );
    for text in ["1300", "1389-05-12", "1500", "١٣٨٩", "1445 هـ", "1389 to 1390", "1 1389 AH"]
    {
        assert_eq!(
            PartialDate::parse(text).map_err(|problem| problem.reason),
            Err("looks like a Hijri year: convert it first"),
            "{text}"
        );
    }
}

#[test]
fn dates_know_their_parts() {
    let day = date("1969-07-16");
    assert_eq!(
        (day.precision(), day.year(), day.month(), day.day()),
        (DatePrecision::Day, Some(1969), Some(7), Some(16))
    );
    assert_eq!(date("1969-02").latest(), jiff::civil::date(1969, 2, 28));
    let doubtful = date("03/04/1969");
    assert!(doubtful.ambiguous());
    assert_eq!((doubtful.precision(), doubtful.month()), (DatePrecision::Year, None));
    assert_eq!(doubtful.earliest(), jiff::civil::date(1969, 1, 1));
    let range = date("between 1969 and 1972");
    assert_eq!(
        (range.precision(), range.year(), range.years()),
        (DatePrecision::Range, None, (1969, 1972))
    );
    assert_eq!(range.latest(), jiff::civil::date(1972, 12, 31));
    assert!(date("circa 1969").circa());
    assert_eq!(date("circa 1969").earliest(), jiff::civil::date(1969, 1, 1));
    assert!(
        date("1 Jan 1969").placeholder()
            && !date("1969").placeholder()
            && !date("2 Jan 1969").placeholder()
    );
}

#[test]
fn dates_are_written_for_follow_the_money() {
    for (text, expected) in [
        ("1969~", vec!["1969"]),
        ("Jul 1969", vec!["1969-07"]),
        ("1969-07-16", vec!["1969-07-16"]),
        ("03/04/1969", vec!["1969"]),
        ("1969 to 1971", vec!["1969", "1970", "1971"]),
    ] {
        assert_eq!(date(text).prefix(), expected, "{text}");
    }
    assert_eq!(date("1900 to 1999").prefix().len(), 30);
}

#[test]
fn spreadsheet_serials_are_days() {
    for (serial, expected) in [
        (1.0, Some("1900-01-01")),
        (59.0, Some("1900-02-28")),
        (60.0, None),
        (61.0, Some("1900-03-01")),
        (25_400.75, Some("1969-07-16")),
        (401_768.0, Some("2999-12-31")),
        (401_769.0, None),
        (0.9, None),
        (-5.0, None),
        (2_958_466.0, None),
        (f64::NAN, None),
        (f64::INFINITY, None),
    ] {
        let read = PartialDate::from_excel_serial(serial).map(|date| date.to_string()).ok();
        assert_eq!(read.as_deref(), expected, "{serial}");
    }
}

#[test]
fn dates_are_compared() {
    use DateRelation::{
        AdjacentYear, Compatible, DayMonthSwapped, DayOrMonthDiffers, Disjoint, SameDay,
    };
    for (a, b, expected) in [
        ("1969-07-16", "16 Jul 1969", SameDay),
        ("1969-07-16", "1969-07", Compatible),
        ("1969-07-16", "1969", Compatible),
        ("1969-07-16", "1969-07-17", DayOrMonthDiffers),
        ("1969-07-16", "1969-08", DayOrMonthDiffers),
        ("1969-04-03", "1969-03-04", DayMonthSwapped),
        ("1969-04-03", "03/04/1969", Compatible),
        ("03/04/1969", "03/04/1969", Compatible),
        ("1969-07-16", "1970-07-16", AdjacentYear),
        ("1969-07-16", "1970", AdjacentYear),
        ("1969", "1970", AdjacentYear),
        ("1969-12-31", "1970-01-02", Disjoint),
        ("1969-07-16", "1971-07-16", Disjoint),
        ("1969-07-16", "1970-08-16", Disjoint),
        ("1 Jan 1969", "1969-07-16", Compatible),
        ("1 Jan 1969", "1 Jan 1969", Compatible),
        ("1 Jan 1969", "1970-07-16", AdjacentYear),
        ("circa 1969", "1971-07-16", Compatible),
        ("circa 1969", "1967", Compatible),
        ("circa 1969", "circa 1973", Compatible),
        ("circa 1969", "1980", Disjoint),
        ("1969-1972", "1970-05-05", Compatible),
        ("1969-1972", "1973", AdjacentYear),
        ("1969-1972", "1975", Disjoint),
    ] {
        assert_eq!(date(a).compare(&date(b)), expected, "{a} and {b}");
        assert_eq!(date(b).compare(&date(a)), expected, "{b} and {a}");
    }
}

fn any_date() -> impl Strategy<Value = PartialDate> {
    let point =
        (1501_i16..=2999, proptest::option::of((1_i8..=12, proptest::option::of(1_i8..=28))))
            .prop_map(|(year, rest)| {
                PartialDate::from_parts(year, rest.map(|r| r.0), rest.and_then(|r| r.1)).unwrap()
            });
    let slashed = (1_u8..=12, 1_u8..=12, 1501_i16..=2999).prop_map(|(day, month, year)| {
        PartialDate::parse(&format!("{day}/{month}/{year}")).unwrap()
    });
    let single = prop_oneof![point, slashed];
    (single.clone(), proptest::option::of(single), any::<bool>()).prop_map(|(a, b, circa)| {
        let date = match b {
            Some(b) => PartialDate::between(a, b).or_else(|_| PartialDate::between(b, a)).unwrap(),
            None => a,
        };
        if circa { date.with_circa() } else { date }
    })
}

proptest! {
    #[test]
    fn dates_read_back(date in any_date()) {
        prop_assert_eq!(PartialDate::parse(&date.to_string()), Ok(date));
    }

    #[test]
    fn dates_relate_the_same_from_both_sides(a in any_date(), b in any_date()) {
        prop_assert_eq!(a.compare(&b), b.compare(&a));
        prop_assert!(a.earliest() <= a.latest());
        prop_assert!(matches!(a.compare(&a), DateRelation::SameDay | DateRelation::Compatible));
    }
}
