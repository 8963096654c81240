//! Several values in one field: separated by semicolons, quoted as in CSV where they hold one.

/// The values of a field in order; empty ones are left out.
pub(super) fn split(field: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mut value = String::new();
    let mut quoted = false;
    let mut characters = field.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                value.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if value.is_empty() => quoted = true,
            ';' if !quoted => values.push(std::mem::take(&mut value)),
            other => value.push(other),
        }
    }
    values.push(value);
    values.retain(|value| !value.trim().is_empty());
    values
}

/// The field of these values.
pub(super) fn join<'v>(values: impl IntoIterator<Item = &'v str>) -> String {
    let mut field = String::new();
    for value in values {
        if !field.is_empty() {
            field.push(';');
        }
        if value.contains([';', '"', '\n', '\r']) {
            field.push('"');
            field.push_str(&value.replace('"', "\"\""));
            field.push('"');
        } else {
            field.push_str(value);
        }
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_are_split_outside_quotes() {
        let check = |field: &str, values: &[&str]| assert_eq!(split(field), values, "{field}");
        check("a;b", &["a", "b"]);
        check("\"a;b\";c", &["a;b", "c"]);
        check("\"\"", &[]);
        check("", &[]);
        check("\"say \"\"no\"\"\";c", &["say \"no\"", "c"]);
        check("5\" pipe;c", &["5\" pipe", "c"]);
        check("\"open;c", &["open;c"]);
    }

    proptest! {
        #[test]
        fn joined_values_are_split_again(
            values in proptest::collection::vec("[a-z;\"\n é]{0,6}[a-z]", 0..5)
        ) {
            prop_assert_eq!(split(&join(values.iter().map(String::as_str))), values);
        }
    }
}
