//! The canonical form and its hashes: golden vectors that only a migration may change.

use model::canonical::{
    canonical_bytes, content_hash, entity_from_json, follow_the_money, identity_hash, listing_from,
    sanction,
};
use model::entity::Entity;
use model::label::Label;
use model::listing::{Listing, Measure};
use model::record::{Record, RecordId};
use model::schema::{Property, Schema};
use model::values::PartialDate;

fn record() -> Record {
    let mut entity = Entity::new("UTi.001", Schema::Person);
    entity.add(Property::Name, "Raphael Hythloday");
    entity.add(Property::Alias, "رافائيل هيثلوداي");
    entity.add(Property::BirthDate, "1478-02-07");
    entity.add(Property::Notes, "Sailed with \"the other\" fleet.\nNever returned.");
    let mut passport = Entity::new("UTi.001#passport-0", Schema::Passport);
    passport.add(Property::Holder, "UTi.001");
    passport.add(Property::Number, "UT 4471902");
    let id = RecordId {
        source: "utopia".to_owned(),
        key: "UTi.001".to_owned(),
        version: "1".to_owned(),
    };
    let mut record = Record::new(id, entity, Label::published("Utopia"));
    record.adjacent.push(passport);
    record.listings.push(Listing {
        regime: Some("Harbour Watch".to_owned()),
        measures: vec![Measure::AssetFreeze, Measure::TravelBan],
        authority: "Senate of Utopia".to_owned(),
        reference: Some("UTi.001".to_owned()),
        listed_on: PartialDate::parse("2024-05-06").ok(),
        ..Listing::default()
    });
    record
}

#[test]
fn the_canonical_form_is_what_it_was() {
    let bytes = canonical_bytes(&follow_the_money(&record()));
    let golden = concat!(
        r#"[{"id":"UTi.001","properties":{"alias":["رافائيل هيثلوداي"],"birthDate":["1478-02-07"],"#,
        r#""name":["Raphael Hythloday"],"notes":["Sailed with \"the other\" fleet.\nNever returned."]},"schema":"Person"},"#,
        r#"{"id":"UTi.001#passport-0","properties":{"holder":["UTi.001"],"number":["UT 4471902"]},"schema":"Passport"},"#,
        r#"{"id":"UTi.001#sanction-0","properties":{"authority":["Senate of Utopia"],"authorityId":["UTi.001"],"#,
        r#""entity":["UTi.001"],"listingDate":["2024-05-06"],"program":["Harbour Watch"],"#,
        r#""provisions":["asset_freeze","travel_ban"]},"schema":"Sanction"}]"#
    );
    assert_eq!(String::from_utf8(bytes).unwrap(), golden);
}

#[test]
fn the_content_hash_is_the_sha_256_of_the_canonical_form() {
    assert_eq!(
        content_hash(&record()).to_string(),
        "0444561fc8a1b43cf5a792298f15c7d3e439054e8becf610bf032c4df1e4a14c"
    );
}

#[test]
fn the_identity_hash_is_what_it_was() {
    assert_eq!(
        identity_hash(&record()).to_string(),
        "55b68e4d390b21c630278f4fbc6b935a626d0404abcbf131a5cd032fad7bc2ed"
    );
}

#[test]
fn the_identity_hash_sees_identity_and_nothing_else() {
    let base = record();
    let check = |name: &str, same: bool, change: fn(&mut Record)| {
        let mut other = base.clone();
        change(&mut other);
        assert_eq!(identity_hash(&base) == identity_hash(&other), same, "{name}");
        assert_ne!(content_hash(&base), content_hash(&other), "{name}");
    };
    check("a remark", true, |record| {
        record.entity.add(Property::Notes, "Seen again.");
    });
    check("a position", true, |record| {
        record.entity.add(Property::Position, "Navigator");
    });
    check("a name", false, |record| {
        record.entity.add(Property::Alias, "Hythlo");
    });
    check("a birth date", false, |record| {
        record.entity.add(Property::BirthDate, "1479");
    });
    check("a document", false, |record| {
        for passport in &mut record.adjacent {
            passport.add(Property::Number, "UT 9");
        }
    });
    check("a measure", false, |record| {
        record.listings[0].measures.pop();
    });
}

#[test]
fn entities_and_listings_are_read_back() {
    let record = record();
    let form = follow_the_money(&record);
    let (entity, unknown) = entity_from_json(&form[0]).unwrap();
    assert_eq!(entity, record.entity);
    assert!(unknown.is_empty());
    assert_eq!(entity_from_json(&form[1]).unwrap().0, record.adjacent[0]);
    let read = listing_from(&sanction(&record.listings[0], "UTi.001", 0));
    assert_eq!(read, record.listings[0]);
}
