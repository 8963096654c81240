//! The vocabulary against the `followthemoney` package, whose model `xtask test` writes to a file.

use model::schema::{Property, Schema};
use serde_json::Value as Json;

fn package() -> Option<Json> {
    let test = "vocabulary_agrees_with_the_followthemoney_package";
    let Ok(path) = std::env::var("SYMBOLON_FOLLOWTHEMONEY") else {
        testkit::skip(test, "SYMBOLON_FOLLOWTHEMONEY is not set (cargo xtask test sets it)");
        return None;
    };
    Some(serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap())
}

#[test]
fn vocabulary_agrees_with_the_followthemoney_package() {
    let Some(package) = package() else { return };
    for schema in Schema::ALL {
        let theirs = &package["schemata"][schema.name()];
        assert!(theirs.is_object(), "{} is no FollowTheMoney schema", schema.name());
        let ancestors: Vec<&str> =
            theirs["extends"].as_array().unwrap().iter().filter_map(Json::as_str).collect();
        for other in Schema::ALL.iter().filter(|other| *other != schema) {
            let extends = ancestors.contains(&other.name());
            assert_eq!(schema.is_a(*other), extends, "{} is a {}", schema.name(), other.name());
        }
        for property in Property::ALL {
            let kind = theirs["properties"].get(property.name());
            assert_eq!(
                schema.has(*property),
                kind.is_some(),
                "{} has {}",
                schema.name(),
                property.name()
            );
            if let Some(kind) = kind {
                assert_eq!(kind, property.kind().name(), "{}", property.name());
            }
        }
    }
}

#[test]
fn no_property_tells_religion_ethnicity_language_or_politics() {
    for absent in ["religion", "ethnicity", "spokenLanguage", "political"] {
        assert_eq!(Property::parse(absent), None);
    }
}

#[test]
fn names_are_read_back() {
    for schema in Schema::ALL {
        assert_eq!(Schema::parse(schema.name()), Some(*schema));
    }
    for property in Property::ALL {
        assert_eq!(Property::parse(property.name()), Some(*property));
    }
}
