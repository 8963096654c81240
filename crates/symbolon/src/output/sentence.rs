//! Answers as sentences that an analyst understands.

use std::fmt::Write as _;

use clap::builder::styling::{AnsiColor, Style};
use index::Bond;
use matching::MATCHER_VERSION;
use model::entity::Entity;
use model::listing::Measure;
use model::matched::{Comparison, Contribution, Feature, Score, Verdict};
use model::record::{Completeness, Record};
use model::schema::Schema;

use super::Context;
use crate::screening::{Judged, Screened, Tally};

const HIT: Style = AnsiColor::Red.on_default().bold();
const REVIEW: Style = AnsiColor::Yellow.on_default().bold();
const CLEAR: Style = AnsiColor::Green.on_default();
const NOT_SCREENED: Style = AnsiColor::Magenta.on_default().bold();

/// Text of a file made safe for a terminal: control characters and invisible marks that reorder text become `�`, so that
/// a name can neither move the cursor nor look like another one.
pub fn printable(text: &str) -> String {
    let reorders = |letter: char| matches!(letter, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let safe = |letter: char| {
        if letter.is_control() || reorders(letter) { '\u{fffd}' } else { letter }
    };
    text.chars().map(safe).collect()
}

/// A score with two places, rounded down, so that 0.70 is never shown for less.
pub fn two_places(score: Score) -> String {
    let hundredths = score.millionths() / 10_000;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// What became of one subject: a line for each match, one for a subject that was not screened, and one for a clear
/// subject where `with_clear` asks for it. Styled for a terminal.
pub fn screened(screened: &Screened, context: &Context, with_clear: bool) -> String {
    let mut text = String::new();
    let who = who(screened);
    match screened.verdict {
        Verdict::NotScreened => {
            let reason =
                printable(screened.reason.as_deref().unwrap_or("It could not be compared."));
            let _ = writeln!(text, "{NOT_SCREENED}NOT SCREENED{NOT_SCREENED:#}  {who}: {reason}");
        }
        Verdict::Clear if with_clear => {
            let _ = writeln!(text, "{CLEAR}CLEAR{CLEAR:#}  {who}: no entry reaches 0.50.");
        }
        Verdict::Clear => {}
        Verdict::Hit | Verdict::Review => {
            for judged in &screened.matches {
                text.push_str(&matched(&who, judged, context));
            }
            let more = screened.total.saturating_sub(screened.matches.len());
            if more > 0 {
                let _ = writeln!(text, "        {who}: {} not shown (--limit).", further(more));
            }
            if screened.hidden > 0 {
                let _ = writeln!(
                    text,
                    "{REVIEW}REVIEW{REVIEW:#}  {who}: {} below --threshold.",
                    further(screened.hidden)
                );
            }
        }
    }
    text
}

fn further(number: usize) -> String {
    if number == 1 {
        "1 further match is".to_owned()
    } else {
        format!("{number} further matches are")
    }
}

fn who(screened: &Screened) -> String {
    match (screened.caption.as_deref(), screened.id.as_deref()) {
        (Some(caption), Some(id)) if caption != id => {
            format!("{} ({})", printable(caption), printable(id))
        }
        (_, Some(id)) => printable(id),
        (caption, None) => printable(caption.unwrap_or("A row")),
    }
}

/// One match as a line.
fn matched(who: &str, judged: &Judged, context: &Context) -> String {
    let comparison = &judged.found.comparison;
    let (style, word) = match comparison.score >= Score::HIT && judged.counts {
        true => (HIT, "HIT"),
        false => (REVIEW, "REVIEW"),
    };
    let record = &judged.found.record;
    let mut line = format!(
        "{style}{word}{style:#} {}  {who} may be {}. {}",
        two_places(comparison.score),
        described(record),
        explained(comparison, Some(record))
    );
    if let Some(why) = for_information(judged, context) {
        let _ = write!(line, " For information: {why}");
    }
    if let Completeness::Incomplete { reason } = &record.completeness {
        let _ = write!(line, " The entry is incomplete: {}", printable(reason));
    }
    line.push('\n');
    for other in &judged.found.others {
        let because = other.bond.as_ref().map(Bond::words).unwrap_or_default();
        let _ = writeln!(line, "      also {}: {}", described(&other.record), printable(&because));
    }
    line
}

/// Why a match is shown for information only; none where it counts.
pub fn for_information(judged: &Judged, context: &Context) -> Option<String> {
    let lacks = judged.lacks(context.purpose)?;
    let purpose = context.purpose?.code();
    // "an asset freeze", "a travel ban".
    let measure = lacks.code().replace('_', " ");
    let article = if measure.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    Some(match judged.found.record.listings.len() {
        1 => format!(
            "its listing does not count for {purpose}, because it does not order {article} {measure}."
        ),
        _ => format!(
            "its listings do not count for {purpose}, because none of them orders {article} {measure}."
        ),
    })
}

/// A record in a clause: name, kind, reference, source, measures.
fn described(record: &Record) -> String {
    let mut clause = format!(
        "{}, {}, {} on {}",
        printable(&record.entity.caption()),
        record.entity.schema.name(),
        printable(&record.id.key),
        printable(&record.id.source)
    );
    let mut measures: Vec<Measure> = Vec::new();
    for measure in record.listings.iter().flat_map(|listing| &listing.measures) {
        if !measures.contains(measure) {
            measures.push(*measure);
        }
    }
    if !measures.is_empty() {
        let words: Vec<String> =
            measures.iter().map(|measure| measure.code().replace('_', " ")).collect();
        let _ = write!(clause, " ({})", words.join(", "));
    }
    clause
}

/// Why two descriptions have their score: the contributions in words, each with what it added. With the record a name
/// other than its first is told, and a person's date is one of birth.
pub fn explained(comparison: &Comparison, record: Option<&Record>) -> String {
    let parts: Vec<String> = comparison
        .explanation
        .contributions
        .iter()
        .map(|part| contribution(part, record.map(|record| &record.entity)))
        .collect();
    if parts.is_empty() {
        return "Nothing could be compared.".to_owned();
    }
    format!("{}.", parts.join("; "))
}

fn contribution(part: &Contribution, listed: Option<&Entity>) -> String {
    let points = signed(part.points);
    let detail = printable(&part.detail);
    let (query, candidate) = (printable(&part.query.raw), printable(&part.candidate.raw));
    let sides = if query == candidate { query } else { format!("{query} and {candidate}") };
    let person = listed.is_some_and(|listed| listed.schema.is_a(Schema::Person));
    match part.feature {
        Feature::Name if part.points == 0 => format!("The names disagree: {detail}"),
        Feature::Name if listed.is_some_and(|listed| printable(&listed.caption()) != candidate) => {
            format!("Name, listed as {candidate}: {detail} ({points})")
        }
        Feature::Name => format!("Name: {detail} ({points})"),
        Feature::Date if person => format!("born {sides}: {detail} ({points})"),
        Feature::Date => format!("dates {sides}: {detail} ({points})"),
        Feature::Country => format!("countries {sides}: {detail} ({points})"),
        Feature::Identifier | Feature::IdentifierConflict | Feature::Gender => {
            format!("{detail}, {sides} ({points})")
        }
        Feature::WeakAlias | Feature::Protection => format!("{detail} ({points})"),
    }
}

/// Points with their sign and two places, rounded to the nearest hundredth.
fn signed(points: i32) -> String {
    let hundredths = (points.unsigned_abs() + 5_000) / 10_000;
    let sign = if points < 0 { '-' } else { '+' };
    format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
}

/// The counts at the end of a screening.
pub fn counts(tally: &Tally, seconds: f64, context: &Context) -> String {
    let rate = if seconds > 0.0 { tally.subjects as f64 / seconds } else { 0.0 };
    let subjects = if tally.subjects == 1 { "subject" } else { "subjects" };
    format!(
        "{} {subjects}: {} hit, {} for review, {} clear, {} not screened; {seconds:.2} s, {rate:.0}/s; \
         matcher {MATCHER_VERSION}, snapshot {}",
        tally.subjects,
        tally.hits,
        tally.reviews,
        tally.clear,
        tally.not_screened,
        context.snapshot
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_moves_the_cursor() {
        let check = |text: &str, expected: &str| assert_eq!(printable(text), expected);
        check("Zohair", "Zohair");
        check("زهير قندرباشي", "زهير قندرباشي");
        check("\u{1b}[2JZohair\r\n", "\u{fffd}[2JZohair\u{fffd}\u{fffd}");
        check("ab\u{202e}cd\u{2069}", "ab\u{fffd}cd\u{fffd}");
    }

    #[test]
    fn scores_are_rounded_down_and_points_to_the_nearest() {
        assert_eq!(two_places(Score::from_millionths(699_999)), "0.69");
        assert_eq!(two_places(Score::ONE), "1.00");
        assert_eq!(signed(-260_000), "-0.26");
        assert_eq!(signed(25_000), "+0.03");
        assert_eq!(signed(0), "+0.00");
    }
}
