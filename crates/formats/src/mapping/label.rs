//! The label of a mapping file: who may see the records.

use model::label::{
    Attribution, Audience, Evidence, Label, LabelState, Level, OnwardUse, PermittedAction,
};
use model::label_json;
use model::purpose::Purpose;

use super::file::Section;
use super::{MappingError, MappingFault};

/// The label. What a label table leaves out is as open as its level: with TLP:CLEAR as for a published list, else the
/// authority alone may see the record and is asked before it is passed on or used as evidence.
pub(super) fn label(list: &Section<'_, '_>, authority: &str) -> Result<Label, MappingError> {
    let Some(node) = list.node("label") else { return Ok(Label::published(authority)) };
    let file = list.file;
    let table = file.table_of("label", node)?;
    let section = Section { file, name: "label", table, span: node.span() };
    section.only(&label_json::KEYS)?;
    let level = section.needed("level")?;
    let known = Level::ALL.iter().any(|one| one.code() == level);
    let mut label = match known {
        true => Label::published(authority),
        false => Label::strictest(authority),
    };
    label.level = Level::parse_or_strictest(&level);
    if label.level != Level::Clear && known {
        label.audience = [Audience::Organisation(authority.to_owned())].into();
        label.onward = OnwardUse::Ask;
        label.evidence = Evidence::NotWithoutConsent;
    }
    let set = |key| -> Result<_, MappingError> {
        Ok(section.texts(key)?.into_iter().map(|(_, text)| text.trim().to_owned()))
    };
    if section.node("originators").is_some() {
        label.originators = set("originators")?.collect();
    }
    // With an unknown level nothing below may open what the strictest label closes.
    if known {
        if section.node("audience").is_some() {
            label.audience = set("audience")?.map(audience).collect();
        }
        if section.node("purposes").is_some() {
            label.purposes = section
                .texts("purposes")?
                .into_iter()
                .map(|(at, code)| {
                    Purpose::parse(code.trim()).ok_or_else(|| {
                        let codes = Purpose::ALL.iter().map(|purpose| purpose.code());
                        file.suggest(MappingFault::UnknownPurpose, at, code, codes)
                    })
                })
                .collect::<Result<_, _>>()?;
        }
        if let Some(code) = section.text("action")? {
            label.action = PermittedAction::parse_or_strictest(&code);
        }
        if let Some(code) = section.text("onward")? {
            label.onward = OnwardUse::parse_or_strictest(&code);
        }
        if let Some(code) = section.text("evidence")? {
            label.evidence = Evidence::parse_or_strictest(&code);
        }
        if let Some(code) = section.text("attribution")? {
            label.attribution = Attribution::parse_or_strictest(&code);
        }
    }
    if let Some(code) = section.text("state")? {
        label.state = LabelState::parse_or_strictest(&code);
    }
    label.excluded = set("excluded")?.map(audience).collect();
    label.roles = set("roles")?.collect();
    label.assurances = set("assurances")?.collect();
    label.caveats = set("caveats")?.collect();
    let date = |key| section.node(key).map(|node| file.date_of(key, node)).transpose();
    label.not_before = date("not_before")?;
    label.review_at = date("review_at")?;
    label.expires_at = date("expires_at")?;
    Ok(label)
}

/// `all`, `group NAME VERSION`, or an organisation.
fn audience(text: String) -> Audience {
    if text == "all" {
        return Audience::All;
    }
    let group = text.strip_prefix("group ").and_then(|rest| rest.rsplit_once(' '));
    match group.and_then(|(id, version)| Some((id.trim(), version.parse().ok()?))) {
        Some((id, version)) => Audience::Group { id: id.to_owned(), version },
        None => Audience::Organisation(text),
    }
}
