//! Every format has what a format needs.

use formats::Format;

#[test]
fn every_format_has_a_fuzz_target_and_a_name() {
    let target = |format: &Format| match format {
        Format::UnConsolidated => "un_consolidated",
        Format::EuXml => "eu_xml",
        Format::EuCsv => "eu_csv",
        Format::OfacCsv => "ofac_csv",
        Format::OfacXml => "ofac_xml",
        Format::OfacAdvanced => "ofac_advanced",
        Format::FollowTheMoney => "follow_the_money",
        Format::FollowTheMoneyChanges => "follow_the_money_delta",
        Format::FollowTheMoneyStatements => "statements",
        Format::InterpolNotices => "interpol_notices",
        Format::OpenSanctionsSimple => "opensanctions_simple",
        Format::UkSanctionsXml => "uk_sanctions_xml",
        Format::UkSanctionsCsv => "uk_sanctions_csv",
        Format::UkConsolidated => "uk_consolidated",
        Format::CanadaXml => "canada_xml",
        Format::SwissXml => "swiss_xml",
        Format::AustraliaTable => "australia_table",
        Format::Mapped => "mapping",
    };
    let fuzz = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz");
    let manifest = std::fs::read_to_string(format!("{fuzz}/Cargo.toml")).unwrap();
    for format in Format::ALL {
        let name = target(format);
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
        assert!(std::fs::exists(format!("{fuzz}/fuzz_targets/{name}.rs")).unwrap(), "{name}");
        assert!(!format.name().is_empty());
    }
}
