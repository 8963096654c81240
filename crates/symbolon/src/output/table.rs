//! Names and numbers in columns.

use super::sentence::printable;

/// Rows of a name and a value, the values in one column.
pub fn aligned(indent: usize, rows: &[(String, String)]) -> String {
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    rows.iter()
        .map(|(name, value)| {
            let name = printable(name);
            let gap = width.saturating_sub(name.chars().count()) + 2;
            let line = format!("{:indent$}{name}{:gap$}{}", "", "", printable(value));
            format!("{}\n", line.trim_end())
        })
        .collect()
}

/// A number with a comma between thousands.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        let check = |number: u64, expected: &str| assert_eq!(thousands(number), expected);
        check(0, "0");
        check(999, "999");
        check(1_000, "1,000");
        check(1_234_567, "1,234,567");
    }

    #[test]
    fn values_stand_in_one_column() {
        let rows = [("a".to_owned(), "1".to_owned()), ("long".to_owned(), "2".to_owned())];
        assert_eq!(aligned(2, &rows), "  a     1\n  long  2\n");
    }
}
