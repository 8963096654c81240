//! Which reference of the United Nations in a remark is the entry's own.

use model::values::UnReference;

/// The words before a reference that say that it is the entry's own, in small letters.
const OWN: &[&str] = &["un ref", "unsc ref", "reference number", "permanent ref", "un listing"];

/// The entry's own reference in a text: the text is nothing else, or it names just one and says that it is a reference.
/// Remarks name the references of others as well: "a close associate of Nobody (TI.O.4.01)". To take such a one for the
/// entry's own would make two persons one.
pub(crate) fn own_un_reference(text: &str) -> Option<UnReference> {
    if let Ok(reference) = UnReference::parse(text) {
        return Some(reference);
    }
    let lower = text.to_lowercase();
    if !OWN.iter().any(|words| lower.contains(words)) {
        return None;
    }
    match <[UnReference; 1]>::try_from(UnReference::find_in(text)) {
        Ok([only]) => Some(only),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_that_is_only_mentioned_is_not_the_entrys_own() {
        let check = |text: &str, expected: Option<&str>| {
            let found = own_un_reference(text);
            assert_eq!(found.as_ref().map(UnReference::as_str), expected, "{text}");
        };
        check("QDi.001", Some("QDi.001"));
        check("UN Ref TAi.002. Reviewed in 2010.", Some("TAi.002"));
        check("Permanent reference number: QDe.004", Some("QDe.004"));
        check("A close associate of Nobody (TI.O.4.01)", None);
        check("UN Ref TAi.002; linked to TAi.003", None);
        check("", None);
    }
}
