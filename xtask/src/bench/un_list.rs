//! A long list in the shape of the UN Security Council's consolidated XML, with invented names. The same bytes come out
//! each time, so that figures of two days can be compared.

use super::invented_text::{ARABIC, Chance, Counting, LATIN};
use std::io::{Result as Written, Write};

/// Writes a list of at least `bytes` bytes and at most one entry more. The share of entries that are people on the real list is about three quarters; here they fill nine tenths.
pub fn generate(output: &mut dyn Write, bytes: u64) -> Written<()> {
    let mut output = Counting::new(output);
    let mut chance = Chance::default();
    write!(
        output,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <CONSOLIDATED_LIST dateGenerated=\"2026-01-01T00:00:00.000Z\">\n  <INDIVIDUALS>\n"
    )?;
    let mut number = 0_u64;
    while output.written() < bytes / 10 * 9 {
        number += 1;
        individual(&mut output, &mut chance, number)?;
    }
    write!(output, "  </INDIVIDUALS>\n  <ENTITIES>\n")?;
    while output.written() < bytes {
        number += 1;
        entity(&mut output, &mut chance, number)?;
    }
    write!(output, "  </ENTITIES>\n</CONSOLIDATED_LIST>\n")?;
    output.flush()
}

fn individual(output: &mut impl Write, chance: &mut Chance, number: u64) -> Written<()> {
    let (first, second, third) = (chance.name(LATIN), chance.name(LATIN), chance.name(LATIN));
    let original = format!("{} {}", chance.name(ARABIC), chance.name(ARABIC));
    let year = 1940 + chance.below(65);
    write!(
        output,
        "    <INDIVIDUAL>\n      <DATAID>{number}</DATAID>\n      <VERSIONNUM>1</VERSIONNUM>\n      \
         <FIRST_NAME>{first}</FIRST_NAME>\n      <SECOND_NAME>{second}</SECOND_NAME>\n      \
         <THIRD_NAME>{third}</THIRD_NAME>\n      <UN_LIST_TYPE>Utopia</UN_LIST_TYPE>\n      \
         <REFERENCE_NUMBER>UTi.{number:06}</REFERENCE_NUMBER>\n      \
         <LISTED_ON>{}</LISTED_ON>\n      \
         <NAME_ORIGINAL_SCRIPT>{original}</NAME_ORIGINAL_SCRIPT>\n      \
         <COMMENTS1>{}</COMMENTS1>\n      \
         <NATIONALITY>\n        <VALUE>Utopia</VALUE>\n      </NATIONALITY>\n      \
         <LIST_TYPE>\n        <VALUE>UN List</VALUE>\n      </LIST_TYPE>\n      \
         <LAST_DAY_UPDATED>\n        <VALUE>{}</VALUE>\n      </LAST_DAY_UPDATED>\n",
        chance.date(2001),
        chance.sentence(),
        chance.date(2015),
    )?;
    for quality in ["Good", "Low"] {
        let alias = format!("{} {}", chance.name(LATIN), chance.name(LATIN));
        write!(
            output,
            "      <INDIVIDUAL_ALIAS>\n        <QUALITY>{quality}</QUALITY>\n        \
             <ALIAS_NAME>{alias}</ALIAS_NAME>\n      </INDIVIDUAL_ALIAS>\n"
        )?;
    }
    write!(
        output,
        "      <INDIVIDUAL_ADDRESS>\n        <CITY>{}</CITY>\n        <COUNTRY>Utopia</COUNTRY>\n      \
         </INDIVIDUAL_ADDRESS>\n      <INDIVIDUAL_DATE_OF_BIRTH>\n        \
         <TYPE_OF_DATE>EXACT</TYPE_OF_DATE>\n        <DATE>{}</DATE>\n      \
         </INDIVIDUAL_DATE_OF_BIRTH>\n      <INDIVIDUAL_PLACE_OF_BIRTH>\n        \
         <CITY>{}</CITY>\n        <COUNTRY>Utopia</COUNTRY>\n      </INDIVIDUAL_PLACE_OF_BIRTH>\n      \
         <INDIVIDUAL_DOCUMENT>\n        <TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT>\n        \
         <NUMBER>UT{number:08}</NUMBER>\n        <ISSUING_COUNTRY>Utopia</ISSUING_COUNTRY>\n      \
         </INDIVIDUAL_DOCUMENT>\n      <SORT_KEY/>\n      <SORT_KEY_LAST_MOD/>\n    </INDIVIDUAL>\n",
        chance.name(LATIN),
        chance.date(year),
        chance.name(LATIN),
    )
}

fn entity(output: &mut impl Write, chance: &mut Chance, number: u64) -> Written<()> {
    write!(
        output,
        "    <ENTITY>\n      <DATAID>{number}</DATAID>\n      <VERSIONNUM>1</VERSIONNUM>\n      \
         <FIRST_NAME>{} {} &amp; SONS</FIRST_NAME>\n      <UN_LIST_TYPE>Utopia</UN_LIST_TYPE>\n      \
         <REFERENCE_NUMBER>UTe.{number:06}</REFERENCE_NUMBER>\n      \
         <LISTED_ON>{}</LISTED_ON>\n      <COMMENTS1>{}</COMMENTS1>\n      \
         <LIST_TYPE>\n        <VALUE>UN List</VALUE>\n      </LIST_TYPE>\n      \
         <LAST_DAY_UPDATED>\n        <VALUE/>\n      </LAST_DAY_UPDATED>\n      \
         <ENTITY_ALIAS>\n        <QUALITY>a.k.a.</QUALITY>\n        \
         <ALIAS_NAME>{} TRADING</ALIAS_NAME>\n      </ENTITY_ALIAS>\n      \
         <ENTITY_ADDRESS>\n        <COUNTRY>Utopia</COUNTRY>\n      </ENTITY_ADDRESS>\n      \
         <SORT_KEY/>\n      <SORT_KEY_LAST_MOD/>\n    </ENTITY>\n",
        chance.name(LATIN),
        chance.name(LATIN),
        chance.date(2001),
        chance.sentence(),
        chance.name(LATIN),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(bytes: u64) -> String {
        let mut output = Vec::new();
        generate(&mut output, bytes).unwrap();
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn the_same_list_of_the_asked_size_comes_out_each_time() {
        let made = list(100_000);
        assert_eq!(made, list(100_000));
        assert!((100_000..103_000).contains(&made.len()), "{}", made.len());
    }

    #[test]
    fn every_element_is_closed() {
        let made = list(50_000);
        for element in ["INDIVIDUAL", "ENTITY", "INDIVIDUAL_ALIAS", "COMMENTS1", "INDIVIDUALS"] {
            let count = |mark: String| made.matches(&mark).count();
            let opened = count(format!("<{element}>"));
            assert!(opened > 0, "{element}");
            assert_eq!(opened, count(format!("</{element}>")), "{element}");
        }
        assert!(!made.contains("& "), "a bare ampersand is no XML");
    }
}
