//! Handling rules in the JSON that our own files, snapshots and signatures carry.

use std::collections::BTreeSet;

use crate::label::{
    Attribution, Audience, Evidence, Label, LabelState, Level, OnwardUse, PermittedAction,
};
use crate::purpose::Purpose;
use serde_json::{Map, Value as Json, json};

/// The label as JSON.
pub fn to_json(label: &Label) -> Json {
    let audience = |set: &BTreeSet<Audience>| -> Json {
        set.iter()
            .map(|one| match one {
                Audience::All => json!("all"),
                Audience::Organisation(id) => json!({"organisation": id}),
                Audience::Group { id, version } => json!({"group": id, "version": version}),
            })
            .collect()
    };
    let purposes: Json = label.purposes.iter().map(|purpose| json!(purpose.code())).collect();
    json!({
        "originators": label.originators,
        "level": label.level.code(),
        "audience": audience(&label.audience),
        "excluded": audience(&label.excluded),
        "roles": label.roles,
        "purposes": purposes,
        "action": label.action.code(),
        "onward": label.onward.code(),
        "evidence": label.evidence.code(),
        "attribution": label.attribution.code(),
        "assurances": label.assurances,
        "not_before": label.not_before.map(|date| date.to_string()),
        "review_at": label.review_at.map(|date| date.to_string()),
        "expires_at": label.expires_at.map(|date| date.to_string()),
        "state": label.state.code(),
        "caveats": label.caveats,
    })
}

/// The keys of a label, here and in mapping files.
pub const KEYS: [&str; 16] = [
    "originators",
    "level",
    "audience",
    "excluded",
    "roles",
    "purposes",
    "action",
    "onward",
    "evidence",
    "attribution",
    "assurances",
    "not_before",
    "review_at",
    "expires_at",
    "state",
    "caveats",
];

/// The label of a line of this source. Rules that are missing, unknown or in another shape make it the strictest label.
pub fn from_json(json: &Json, source: &str) -> Label {
    read(json).unwrap_or_else(|| Label::strictest(source))
}

fn read(json: &Json) -> Option<Label> {
    let map = json.as_object()?;
    // A rule that this version does not know could forbid what the known ones allow.
    if map.keys().any(|key| !KEYS.contains(&key.as_str())) {
        return None;
    }
    let code = |key: &str| map.get(key)?.as_str();
    let date = |key: &str| match map.get(key)? {
        Json::Null => Some(None),
        Json::String(text) => text.parse().ok().map(Some),
        _ => None,
    };
    let purposes: BTreeSet<Purpose> =
        texts(map, "purposes")?.iter().filter_map(|code| Purpose::parse(code)).collect();
    Some(Label {
        originators: texts(map, "originators")?,
        level: Level::parse_or_strictest(code("level")?),
        audience: audience(map.get("audience")?)?,
        excluded: audience(map.get("excluded")?)?,
        roles: texts(map, "roles")?,
        purposes,
        action: PermittedAction::parse_or_strictest(code("action")?),
        onward: OnwardUse::parse_or_strictest(code("onward")?),
        evidence: Evidence::parse_or_strictest(code("evidence")?),
        attribution: Attribution::parse_or_strictest(code("attribution")?),
        assurances: texts(map, "assurances")?,
        not_before: date("not_before")?,
        review_at: date("review_at")?,
        expires_at: date("expires_at")?,
        state: LabelState::parse_or_strictest(code("state")?),
        caveats: texts(map, "caveats")?,
    })
}

fn texts(map: &Map<String, Json>, key: &str) -> Option<BTreeSet<String>> {
    map.get(key)?.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
}

fn audience(json: &Json) -> Option<BTreeSet<Audience>> {
    let one = |json: &Json| match json {
        Json::String(text) if text == "all" => Some(Audience::All),
        Json::Object(map) => match (map.get("organisation"), map.get("group"), map.len()) {
            (Some(id), None, 1) => Some(Audience::Organisation(id.as_str()?.to_owned())),
            (None, Some(id), 2) => Some(Audience::Group {
                id: id.as_str()?.to_owned(),
                version: u32::try_from(map.get("version")?.as_u64()?).ok()?,
            }),
            _ => None,
        },
        _ => None,
    };
    json.as_array()?.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_understood_is_the_strictest() {
        let mut label = Label::published("UT-FIU");
        label.level = Level::Amber;
        label.audience = BTreeSet::from([Audience::Group { id: "G".to_owned(), version: 3 }]);
        label.excluded.insert(Audience::Organisation("UT-X".to_owned()));
        label.expires_at = Some(jiff::civil::date(2027, 1, 2));
        assert_eq!(from_json(&to_json(&label), "s"), label);

        let check = |change: &dyn Fn(&mut Map<String, Json>)| {
            let mut json = to_json(&label);
            change(json.as_object_mut().unwrap());
            assert_eq!(from_json(&json, "s"), Label::strictest("s"), "{json}");
        };
        check(&|map| drop(map.remove("excluded")));
        check(&|map| drop(map.insert("embargo".to_owned(), json!("2030"))));
        check(&|map| drop(map.insert("excluded".to_owned(), json!(["nobody"]))));
        check(&|map| drop(map.insert("not_before".to_owned(), json!("soon"))));
        check(&|map| drop(map.insert("level".to_owned(), json!(1))));
        assert_eq!(from_json(&json!("TLP:CLEAR"), "s"), Label::strictest("s"));

        let mut unknown_level = to_json(&label);
        unknown_level["level"] = json!("TLP:PURPLE");
        assert_eq!(from_json(&unknown_level, "s").level, Level::Red);
    }
}
