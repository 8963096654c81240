//! Whole comparisons: scores, bands, contributions that add up, and what protects a namesake.

use matching::{Analysed, compare};
use model::entity::Entity;
use model::matched::{Band, Comparison, Feature};
use model::schema::{Property, Schema};

fn thing(schema: Schema, properties: &[(Property, &str)]) -> Analysed {
    let mut entity = Entity::new("1", schema);
    for (property, text) in properties {
        entity.add(*property, text);
    }
    Analysed::new(&entity, &[])
}

fn person(properties: &[(Property, &str)]) -> Analysed {
    thing(Schema::Person, properties)
}

fn adds_up(comparison: &Comparison) {
    let total = comparison.explanation.total();
    assert_eq!(total, i64::from(comparison.score.millionths()), "{comparison:?}");
}

#[test]
fn one_contradicting_fact_keeps_an_exact_name_a_hit_and_several_send_it_to_review() {
    use Property::{BirthDate, Gender, Name, Nationality};
    let listed = person(&[
        (Name, "Farouq Belmadrassi"),
        (BirthDate, "1971-03-04"),
        (Nationality, "ut"),
        (Nationality, "iq"),
        (Gender, "male"),
    ]);
    let check = |facts: &[(Property, &str)], band: Band| {
        let mut all = vec![(Name, "Farouq Belmadrassi")];
        all.extend_from_slice(facts);
        let comparison = compare(&person(&all), &listed);
        adds_up(&comparison);
        assert_eq!(comparison.score.band(), band, "{facts:?} {comparison:?}");
    };
    check(&[], Band::Hit);
    check(&[(BirthDate, "1971-03-04")], Band::Hit);
    check(&[(BirthDate, "1982-08-19")], Band::Hit);
    check(&[(Nationality, "fr")], Band::Hit);
    check(&[(Gender, "female")], Band::Hit);
    check(&[(BirthDate, "1982-08-19"), (Nationality, "fr")], Band::Review);
    check(&[(BirthDate, "1982-08-19"), (Nationality, "fr"), (Gender, "female")], Band::Review);
}

#[test]
fn an_identifier_finds_its_holder_under_another_name() {
    use Property::{IdNumber, ImoNumber, Name, PassportNumber};
    let listed = person(&[(Name, "Tarkas Obrin Velimond"), (PassportNumber, "UT-4471 902")]);
    let check = |facts: &[(Property, &str)], band: Band| {
        let comparison = compare(&person(facts), &listed);
        adds_up(&comparison);
        assert_eq!(comparison.score.band(), band, "{facts:?} {comparison:?}");
    };
    check(&[(Name, "Heddo Marrawick"), (PassportNumber, "UT4471902")], Band::Hit);
    check(&[(Name, "Heddo Marrawick"), (IdNumber, "ut4471902")], Band::Hit);
    check(&[(Name, "Heddo Marrawick"), (PassportNumber, "UT4471903")], Band::Nothing);
    let ship = thing(Schema::Vessel, &[(Name, "Anyder Star"), (ImoNumber, "IMO 9074729")]);
    let other = thing(Schema::Vessel, &[(Name, "Anyder Star"), (ImoNumber, "9176187")]);
    let same = thing(Schema::Vessel, &[(Name, "Amaurot Queen"), (ImoNumber, "9074729")]);
    assert_eq!(compare(&same, &ship).score.band(), Band::Hit);
    let conflict = compare(&other, &ship);
    adds_up(&conflict);
    let features: Vec<Feature> =
        conflict.explanation.contributions.iter().map(|part| part.feature).collect();
    assert!(features.contains(&Feature::IdentifierConflict), "{features:?}");
}

#[test]
fn a_person_is_no_company() {
    use Property::Name;
    let listed = thing(Schema::Company, &[(Name, "Velimond Obrin")]);
    assert_eq!(compare(&person(&[(Name, "Velimond Obrin")]), &listed).score.millionths(), 0);
    let unknown = thing(Schema::LegalEntity, &[(Name, "Velimond Obrin")]);
    assert_eq!(compare(&unknown, &listed).score.band(), Band::Hit);
    assert_eq!(compare(&unknown, &person(&[(Name, "Velimond Obrin")])).score.band(), Band::Hit);
}

#[test]
fn a_weak_alias_counts_for_less() {
    use Property::{Alias, Name, WeakAlias};
    let query = person(&[(Name, "Obrin Velimond")]);
    let good = compare(&query, &person(&[(Name, "Tarkas Marrawick"), (Alias, "Obrin Velimond")]));
    let weak =
        compare(&query, &person(&[(Name, "Tarkas Marrawick"), (WeakAlias, "Obrin Velimond")]));
    adds_up(&weak);
    assert!(weak.score < good.score);
}
