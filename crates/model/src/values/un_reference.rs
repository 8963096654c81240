//! References of the consolidated list of the United Nations Security Council.

use std::fmt;

use super::ValueError;

/// The permanent reference of an entry, by which other lists say that they follow the United Nations.
///
/// Two forms are known. The current one has the committee in two letters, `i` for an individual or `e` for an entity,
/// and a number: `QDi.001`. The one used until 2014 has the committee and the kind in two letters, an initial, a number
/// and the year: `QI.A.5.01`. The forms of one entry cannot be told from each other.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnReference(String);

impl UnReference {
    /// Reads one reference. Capital letters, blanks and the point may differ: `kpI 067` is `KPi.067`.
    ///
    /// # Errors
    /// The text is of neither form.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refuse = ValueError { kind: "UN reference", reason: "it is not like QDi.001" };
        let parts: Vec<&str> =
            text.trim().split(['.', ' ']).filter(|part| !part.is_empty()).collect();
        let letters = |part: &str, count: usize| {
            part.len() == count && part.bytes().all(|byte| byte.is_ascii_alphabetic())
        };
        let digits = |part: &str, most: usize| {
            !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        match parts.as_slice() {
            [body, number] if letters(body, 3) && digits(number, 4) => {
                let (committee, kind) = body.split_at_checked(2).ok_or(refuse)?;
                let kind = kind.to_ascii_lowercase();
                if !matches!(kind.as_str(), "i" | "e") {
                    return Err(refuse);
                }
                Ok(Self(format!("{}{kind}.{number:0>3}", committee.to_ascii_uppercase())))
            }
            [body, initial, number, year]
                if letters(body, 2)
                    && letters(initial, 1)
                    && digits(number, 4)
                    && digits(year, 2)
                    && year.len() == 2
                    && body.to_ascii_uppercase().ends_with(['I', 'E', 'O']) =>
            {
                let number = number.trim_start_matches('0');
                Ok(Self(format!("{body}.{initial}.{number}.{year}").to_ascii_uppercase()))
            }
            _ => Err(refuse),
        }
    }

    /// Every reference in a text such as a remark, in order, none twice.
    pub fn find_in(text: &str) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        let words = text.split(|one: char| !(one.is_ascii_alphanumeric() || one == '.'));
        for word in words {
            let word = word.trim_matches('.');
            // Seen: `Ref.KPI.067`, where the point before the reference stands without a blank.
            let tails = word.match_indices('.').filter_map(|(point, _)| word.get(point + 1..));
            if let Some(one) =
                std::iter::once(word).chain(tails).find_map(|one| Self::parse(one).ok())
                && !found.contains(&one)
            {
                found.push(one);
            }
        }
        found
    }

    /// The canonical form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read() {
        let check = |text: &str, expected: Option<&str>| {
            let read = UnReference::parse(text).ok();
            assert_eq!(read.as_ref().map(UnReference::as_str), expected, "{text}");
        };
        check("QDi.001", Some("QDi.001"));
        check(" KPI.067 ", Some("KPi.067"));
        check("TAe 5", Some("TAe.005"));
        check("QE.A.146.14", Some("QE.A.146.14"));
        check("ti.o.04.01", Some("TI.O.4.01"));
        check("QDx.001", None);
        check("QD.001", None);
        check("EU.36.64", None);
        check("QA.A.5.01", None);
        check("", None);
    }

    #[test]
    fn references_are_found_in_remarks() {
        let check = |text: &str, expected: &[&str]| {
            let found = UnReference::find_in(text);
            let found: Vec<&str> = found.iter().map(UnReference::as_str).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("UN Ref QDe.004. Emir of Nowhere.", &["QDe.004"]);
        check("UN REF:QE.A.146.14. Also referred to as", &["QE.A.146.14"]);
        check("UN Listing. UN Ref.KPI.067.", &["KPi.067"]);
        check("A close associate of Nobody (TI.O.4.01), again TI.O.4.01", &["TI.O.4.01"]);
        check("Born in the year 1961. No reference.", &[]);
    }
}
