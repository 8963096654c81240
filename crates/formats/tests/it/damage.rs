//! No damage goes unnoticed, whatever the format: each sample is cut at every byte and each of its bits is turned.

use std::collections::BTreeSet;

use formats::mapping::Mapping;
use formats::{
    Format, ListReport, ListSink, Problem, ReadOptions, Sink, Source, read_lists, replay,
};
use model::record::{Record, Withdrawal};
use model::schema::Property;
use proptest::prelude::*;

use crate::{
    australia, canada, eu, follow_the_money, follow_the_money_changes, interpol, mapping,
    ofac_advanced, ofac_xml, opensanctions, statements, swiss, uk_consolidated, uk_sanctions, un,
};

/// A small list of a format.
struct Sample {
    format: Format,
    file: &'static str,
    bytes: Vec<u8>,
    /// Whether each line stands for itself, so that a file cut behind a line is a whole file.
    by_line: bool,
    replay: fn(&[u8]),
}

const OFAC: &str = "1,\"HYTHLODAY, Raphael\",\"individual\",\"SDGT\",\"Captain\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 16 Jul 1969; POB Amaurot; Passport L123456 (Malta).\"\r\n\
2,\"ANYDER SHIPPING LINES\",-0- ,\"IRAN\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"Organization Established Date 1998.\"\r\n";

/// At least one of each format.
fn samples() -> Vec<Sample> {
    let of = |format, file, bytes: &[u8], by_line, replay| Sample {
        format,
        file,
        bytes: bytes.to_vec(),
        by_line,
        replay,
    };
    // Where a letter of "(also known as" is damaged, the name behind it becomes a part of the name before it.
    let canadian = canada::LIST.replace(" (also known as Tarkas Fleet)", "");
    // The person alone: the other entries are told by the same code.
    let second = uk_sanctions::LIST.match_indices("<Designation>").nth(1).unwrap().0;
    let british = format!("{}</Designations>\n", &uk_sanctions::LIST[..second]);
    // The first rows of the tables: two entries, one of them with quoted cells.
    let rows = |table: String, count: usize| -> String {
        table.split_inclusive('\n').take(count).collect::<Vec<_>>().concat()
    };
    let british_rows = rows(uk_sanctions::table(), 4);
    let retired = rows(uk_consolidated::old(), 6);
    use Format as F;
    vec![
        of(F::UnConsolidated, "un.xml", un::LIST.as_bytes(), false, replay::un_consolidated),
        of(F::EuXml, "eu.xml", eu::XML.as_bytes(), false, replay::eu_xml),
        of(F::EuCsv, "eu-1.1.csv", &eu::new_list(), true, replay::eu_csv),
        of(F::EuCsv, "eu-1.0.csv", &eu::old_list(), true, replay::eu_csv),
        of(F::UkSanctionsXml, "uk.xml", british.as_bytes(), false, replay::uk_sanctions_xml),
        of(F::UkSanctionsCsv, "uk.csv", british_rows.as_bytes(), true, replay::uk_sanctions_csv),
        of(F::UkConsolidated, "conlist.csv", retired.as_bytes(), true, replay::uk_consolidated),
        of(F::CanadaXml, "sema.xml", canadian.as_bytes(), false, replay::canada_xml),
        of(F::SwissXml, "sesam.xml", swiss::LIST.as_bytes(), false, replay::swiss_xml),
        of(
            F::AustraliaTable,
            "regulation8.csv",
            australia::LIST.as_bytes(),
            true,
            replay::australia_table,
        ),
        of(F::OfacCsv, "sdn.csv", OFAC.as_bytes(), true, replay::ofac_csv),
        of(F::OfacXml, "sdn.xml", ofac_xml::LIST.as_bytes(), false, replay::ofac_xml),
        of(F::OfacXml, "consolidated.xml", ofac_xml::NON_SDN.as_bytes(), false, replay::ofac_xml),
        of(
            F::OfacAdvanced,
            "sdn_advanced.xml",
            ofac_advanced::LIST.as_bytes(),
            false,
            replay::ofac_advanced,
        ),
        of(
            F::FollowTheMoney,
            "entities.ftm.json",
            follow_the_money::LINES.as_bytes(),
            true,
            replay::follow_the_money,
        ),
        of(
            F::FollowTheMoneyChanges,
            "entities.delta.json",
            follow_the_money_changes::LINES.as_bytes(),
            true,
            replay::follow_the_money_delta,
        ),
        of(
            F::FollowTheMoneyStatements,
            "statements.csv",
            statements::sample().as_bytes(),
            true,
            replay::statements,
        ),
        of(
            F::InterpolNotices,
            "red.json",
            interpol::RED.as_bytes(),
            false,
            replay::interpol_notices,
        ),
        of(
            F::OpenSanctionsSimple,
            "targets.simple.csv",
            opensanctions::file().as_bytes(),
            true,
            replay::opensanctions_simple,
        ),
        of(F::Mapped, "utopia.csv", mapping::TABLE.as_bytes(), true, replay::table),
    ]
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Outcome {
    refused: bool,
    names: usize,
    /// Different words in names and remarks: where a separator is damaged, two names become one or a remark, and no word
    /// is lost.
    words: usize,
    problems: usize,
}

impl Outcome {
    /// Whether it tells of what it lacks beside another outcome.
    fn tells(self, intact: Self) -> bool {
        self.refused
            || self.names >= intact.names
            || self.words >= intact.words
            || self.problems > intact.problems
    }
}

/// A sink that only counts.
#[derive(Default)]
struct Counting {
    names: usize,
    words: BTreeSet<String>,
    problems: usize,
}

impl Sink for Counting {
    fn record(&mut self, record: Record) {
        self.names += record.entity.names().count();
        let remarks = record.entity.texts(Property::Notes);
        for text in record.entity.names().map(|(_, name)| name.text()).chain(remarks) {
            let words = text.split(|one: char| !one.is_alphanumeric());
            self.words.extend(words.map(str::to_lowercase));
        }
    }

    fn withdraw(&mut self, _withdrawal: Withdrawal) {}

    fn problem(&mut self, _problem: Problem) {
        self.problems += 1;
    }
}

impl ListSink for Counting {
    fn begin(&mut self, _files: &[String]) {}

    fn end(&mut self, _report: &ListReport) {}
}

fn outcome(file: &str, bytes: &[u8], options: &ReadOptions) -> Outcome {
    let mut sources = [Source::from_memory(file, bytes.to_vec())];
    let mut sink = Counting::default();
    let reports = read_lists(&mut sources, options, &mut sink);
    let refused = reports.iter().any(|report| report.refused.is_some());
    Outcome { refused, names: sink.names, words: sink.words.len(), problems: sink.problems }
}

/// Whether what is lost of a file is told: it is cut at every byte, and each of its bits is turned. A file that is not
/// refused must give as many names as the whole rows left in it (`by_line`), or as the whole file; else there must be
/// more problems than without the damage.
fn survives_damage(sample: &Sample, options: &ReadOptions) {
    let (file, by_line, sample) = (sample.file, sample.by_line, sample.bytes.as_slice());
    let whole = outcome(file, sample, options);
    assert!(!whole.refused && whole.names > 0, "{file}: the sample itself is read: {whole:?}");
    let content = sample.trim_ascii_end().len();
    for length in 0..content {
        let cut = outcome(file, &sample[..length], options);
        if by_line {
            let rows =
                sample[..length].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            let intact = outcome(file, &sample[..rows], options);
            assert!(cut.tells(intact), "{file} cut at {length}: {cut:?} instead of {intact:?}");
        } else {
            assert!(cut.refused, "{file} cut at {length} is refused: {cut:?}");
        }
    }
    // A large sample is tried bit by bit in a stride that comes to every position of a byte.
    let stride = if sample.len() <= 4_096 { 1 } else { 7 };
    for bit in (0..sample.len() * 8).step_by(stride) {
        let mut damaged = sample.to_vec();
        damaged[bit / 8] ^= 1 << (bit % 8);
        let turned = outcome(file, &damaged, options);
        let around =
            String::from_utf8_lossy(&damaged[(bit / 8).saturating_sub(30)..][..]).into_owned();
        let around: String = around.chars().take(60).collect();
        assert!(
            turned.tells(whole),
            "{file} with bit {bit} turned, at {around:?}: {turned:?} instead of {whole:?}"
        );
    }
}

#[test]
fn every_format_has_a_sample() {
    let samples = samples();
    for format in Format::ALL {
        assert!(samples.iter().any(|sample| sample.format == *format), "{}", format.name());
    }
}

fn check_samples(by_line: bool) {
    let options = ReadOptions {
        mappings: vec![Mapping::parse("utopia.toml", mapping::MAPPING).unwrap()],
        ..ReadOptions::default()
    };
    for sample in samples().iter().filter(|sample| sample.by_line == by_line) {
        survives_damage(sample, &options);
    }
}

// Two tests, so that they run beside each other.
#[test]
fn no_damage_of_a_document_goes_unnoticed() {
    check_samples(false);
}

#[test]
fn no_damage_of_rows_goes_unnoticed() {
    check_samples(true);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        for sample in samples() {
            (sample.replay)(&bytes);
        }
    }

    #[test]
    fn turned_bits_and_cuts_never_panic(
        at in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
        bit in 0..8_u32,
    ) {
        for sample in samples() {
            let mut bytes = sample.bytes;
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            (sample.replay)(&bytes);
            bytes.truncate(cut.index(bytes.len()));
            (sample.replay)(&bytes);
        }
    }
}
