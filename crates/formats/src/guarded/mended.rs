//! What can still be read of a JSON text that is damaged: for a line that is set aside and must be screened all the same;
//! never for what counts as read.

use serde_json::{Map, Value};

use super::json::{DEPTH_HARD_MAX, join};

/// Reads as much as is there. Bytes that are no UTF-8 and escapes that are no character become U+FFFD, words that JSON
/// does not know are passed over, what is open at the end is closed there, what is nested more deeply than the limit is
/// left out, and the values of a repeated key are kept all, as are those of several objects one after the other. Nothing
/// but objects is looked for.
pub(crate) fn mended(bytes: &[u8], depth_max: usize) -> Value {
    let text = String::from_utf8_lossy(bytes);
    let mut rest = Rest { text: &text };
    let mut whole = Value::Null;
    let depth_max = depth_max.min(DEPTH_HARD_MAX);
    while !rest.text.is_empty() {
        let length = rest.text.len();
        if let Some(value) = rest.value(depth_max).filter(Value::is_object) {
            whole = if whole.is_null() { value } else { join(whole, value) };
        }
        if rest.text.len() == length {
            rest.skip();
        }
    }
    whole
}

/// What is not yet read.
struct Rest<'t> {
    text: &'t str,
}

impl Rest<'_> {
    fn next(&mut self) -> Option<char> {
        self.text = self.text.trim_start();
        self.text.chars().next()
    }

    /// Passes over one character.
    fn skip(&mut self) {
        let mut characters = self.text.chars();
        characters.next();
        self.text = characters.as_str();
    }

    /// The value that begins here; none where no value does, and for words that are none.
    fn value(&mut self, depth_left: usize) -> Option<Value> {
        match self.next()? {
            '"' => Some(Value::String(self.string())),
            '{' if depth_left > 0 => Some(self.object(depth_left - 1)),
            '[' if depth_left > 0 => Some(self.array(depth_left - 1)),
            '{' | '[' => {
                self.pass_over();
                None
            }
            '}' | ']' | ',' | ':' => None,
            _ => {
                let is_end = |one: char| "\"{}[],:".contains(one) || one.is_whitespace();
                let end = self.text.find(is_end).unwrap_or(self.text.len());
                let (word, rest) = self.text.split_at(end);
                self.text = rest;
                serde_json::from_str(word).ok()
            }
        }
    }

    /// Passes over the array or object that begins here, up to where its brackets are closed or the text ends.
    fn pass_over(&mut self) {
        let mut open = 0_usize;
        while let Some(one) = self.next() {
            match one {
                '"' => {
                    self.string();
                    continue;
                }
                '{' | '[' => open += 1,
                '}' | ']' => open = open.saturating_sub(1),
                _ => {}
            }
            self.skip();
            if open == 0 {
                return;
            }
        }
    }

    fn array(&mut self, depth_left: usize) -> Value {
        self.skip();
        let mut values = Vec::new();
        loop {
            match self.next() {
                None | Some('}') => break,
                Some(']') => {
                    self.skip();
                    break;
                }
                Some(',' | ':') => self.skip(),
                Some(_) => values.extend(self.value(depth_left)),
            }
        }
        Value::Array(values)
    }

    fn object(&mut self, depth_left: usize) -> Value {
        self.skip();
        let mut map = Map::new();
        loop {
            match self.next() {
                None | Some(']') => break,
                Some('}') => {
                    self.skip();
                    break;
                }
                Some('"') => {
                    let key = self.string();
                    if self.next() != Some(':') {
                        continue;
                    }
                    self.skip();
                    let Some(value) = self.value(depth_left) else { continue };
                    let value = match map.remove(&key) {
                        Some(known) => join(known, value),
                        None => value,
                    };
                    map.insert(key, value);
                }
                Some('{' | '[') => {
                    self.value(depth_left);
                }
                Some(_) => self.skip(),
            }
        }
        Value::Object(map)
    }

    /// The string that begins here, up to its closing quote or the end.
    fn string(&mut self) -> String {
        self.skip();
        let mut text = String::new();
        loop {
            let plain = self.text.find(['"', '\\']).unwrap_or(self.text.len());
            let (before, rest) = self.text.split_at(plain);
            text.push_str(before);
            self.text = rest;
            let Some(mark) = self.next_as_is() else { return text };
            if mark == '"' {
                return text;
            }
            match self.next_as_is() {
                None => return text,
                Some('u') => text.push(self.unicode()),
                Some('n' | 'r' | 't' | 'b' | 'f') => text.push(' '),
                Some(other) => text.push(other),
            }
        }
    }

    fn next_as_is(&mut self) -> Option<char> {
        let one = self.text.chars().next();
        self.skip();
        one
    }

    /// The character of the four hexadecimal digits here; of a pair of surrogates both escapes are read.
    fn unicode(&mut self) -> char {
        let Some(unit) = self.hexadecimal() else { return char::REPLACEMENT_CHARACTER };
        if (0xd800..0xdc00).contains(&unit)
            && let Some(behind) = self.text.strip_prefix("\\u")
        {
            let mut low = Rest { text: behind };
            if let Some(second) = low.hexadecimal()
                && (0xdc00..0xe000).contains(&second)
            {
                self.text = low.text;
                let pair = 0x1_0000 + ((unit - 0xd800) << 10) + (second - 0xdc00);
                return char::from_u32(pair).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
        }
        char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn hexadecimal(&mut self) -> Option<u32> {
        let digits = self.text.get(..4)?;
        let unit = u32::from_str_radix(digits, 16).ok()?;
        self.text = self.text.get(4..).unwrap_or_default();
        Some(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_read_is_kept() {
        let check = |text: &[u8], expected: &str| {
            assert_eq!(mended(text, 4).to_string(), expected, "{}", text.escape_ascii());
        };
        check(br#"{"a":["b","c"],"d":1}"#, r#"{"a":["b","c"],"d":1}"#);
        check(br#"{"a":NaN,"b":["c"]}"#, r#"{"b":["c"]}"#);
        check(br#"{"a":["b","c"#, r#"{"a":["b","c"]}"#);
        check(br#"{"a":"b\ud800c\u00e9\ud83d\ude00"}"#, "{\"a\":\"b\u{fffd}cé😀\"}");
        check(b"{\"a\":\"b\xffc\"}", "{\"a\":\"b\u{fffd}c\"}");
        check(br#"{"a":"b","a":"c"}"#, r#"{"a":["b","c"]}"#);
        check(br#"{"a":"b"}{"a":"c"}"#, r#"{"a":["b","c"]}"#);
        check(br#"{"x":[[[[[[1]]]]]],"a":"b"}"#, r#"{"x":[[[]]],"a":"b"}"#);
        check(br#"{"a" "b":"c"]"#, r#"{"b":"c"}"#);
        check(b"}", "null");
        check(br#""a" {"b":"c"}, 7"#, r#"{"b":"c"}"#);
    }

    #[test]
    fn a_deep_text_ends() {
        let deep = format!("{{\"x\":{},\"name\":[\"y\"]}}", "[".repeat(100_000));
        assert!(mended(deep.as_bytes(), 64).is_object());
        let closed = deep.replace(",\"name\"", &format!("{},\"name\"", "]".repeat(100_000)));
        assert_eq!(mended(closed.as_bytes(), 64)["name"][0], "y");
    }
}
