//! A rough reading of Rust source: its tokens without comments and literals, which is all that the checks need.
//! A full parser would be one more dependency for the sake of a few word searches.

/// A word or a punctuation mark of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word, the mark, `::` as one, or `""` for any literal text.
    pub text: String,
    /// The line it stands on, counted from 1.
    pub line: usize,
}

/// The tokens of a source text. Comments are left out and every string or character literal is the token `""`.
pub fn tokens(source: &str) -> Vec<Token> {
    let characters: Vec<char> = source.chars().collect();
    let mut reader = Reader { characters, position: 0, line: 1, found: Vec::new() };
    while reader.step() {}
    reader.found
}

/// The tokens without the modules that are compiled for tests only: rules about shipped code do not reach those.
pub fn shipped_tokens(source: &str) -> Vec<Token> {
    let all = tokens(source);
    let mut kept = Vec::with_capacity(all.len());
    let mut position = 0;
    while let Some(token) = all.get(position) {
        match test_module_length(all.get(position..).unwrap_or_default()) {
            Some(length) => position += length,
            None => {
                kept.push(token.clone());
                position += 1;
            }
        }
    }
    kept
}

/// Names of the modules that a source declares as `#[cfg(test)] mod NAME;`, whose files hold tests only.
pub fn test_module_files(source: &str) -> Vec<String> {
    let all = tokens(source);
    (0..all.len())
        .filter_map(|start| {
            let rest = all.get(start..)?;
            let module = after_test_attribute(rest)?;
            let name = word(rest, module + 1)?;
            (word(rest, module + 2)? == ";").then(|| name.to_owned())
        })
        .collect()
}

/// Names of the test functions: each `fn` that follows a `#[test]` attribute.
pub fn test_functions(source: &str) -> Vec<String> {
    let all = tokens(source);
    (0..all.len())
        .filter_map(|start| {
            let rest = all.get(start..)?;
            starts_with(rest, &["#", "[", "test", "]"]).then_some(())?;
            // Other attributes (`#[should_panic(expected = "…")]`) may stand between; a body may not.
            let function = rest
                .iter()
                .take_while(|token| token.text != "{")
                .position(|token| token.text == "fn")?;
            Some(word(rest, function + 1)?.to_owned())
        })
        .collect()
}

/// Whether the tokens begin with these words.
pub fn starts_with(tokens: &[Token], words: &[&str]) -> bool {
    tokens.len() >= words.len() && tokens.iter().zip(words).all(|(token, word)| token.text == *word)
}

/// The text of the token at a position.
pub fn word(tokens: &[Token], position: usize) -> Option<&str> {
    tokens.get(position).map(|token| token.text.as_str())
}

/// How many tokens a `#[cfg(test)] mod NAME { … }` takes that begins here.
fn test_module_length(rest: &[Token]) -> Option<usize> {
    let module = after_test_attribute(rest)?;
    (word(rest, module + 2)? == "{").then_some(())?;
    let mut depth = 0_usize;
    for (position, token) in rest.iter().enumerate().skip(module + 2) {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" if depth == 1 => return Some(position + 1),
            "}" => depth -= 1,
            _ => {}
        }
    }
    Some(rest.len())
}

/// The position of `mod` when the tokens begin with `#[cfg(test)]`, further attributes, and `mod`.
fn after_test_attribute(rest: &[Token]) -> Option<usize> {
    starts_with(rest, &["#", "[", "cfg", "(", "test", ")", "]"]).then_some(())?;
    let mut position = 7;
    while word(rest, position)? == "#" {
        let end = rest.iter().skip(position).position(|token| token.text == "]")?;
        position += end + 1;
    }
    if word(rest, position)? == "pub" {
        position += 1;
    }
    (word(rest, position)? == "mod").then_some(position)
}

struct Reader {
    characters: Vec<char>,
    position: usize,
    line: usize,
    found: Vec<Token>,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.characters.get(self.position + ahead).copied()
    }

    fn advance(&mut self) -> Option<char> {
        let character = self.peek(0)?;
        self.position += 1;
        if character == '\n' {
            self.line += 1;
        }
        Some(character)
    }

    fn push(&mut self, text: impl Into<String>, line: usize) {
        self.found.push(Token { text: text.into(), line });
    }

    /// Reads one token, comment or space; `false` at the end of the source.
    fn step(&mut self) -> bool {
        let Some(character) = self.peek(0) else { return false };
        let line = self.line;
        match (character, self.peek(1)) {
            ('/', Some('/')) => {
                while self.peek(0).is_some_and(|next| next != '\n') {
                    self.advance();
                }
            }
            ('/', Some('*')) => self.block_comment(),
            ('"', _) => self.string(line),
            ('\'', _) => self.quote(line),
            (':', Some(':')) => {
                self.advance();
                self.advance();
                self.push("::", line);
            }
            _ if character.is_alphanumeric() || character == '_' => self.word(line),
            _ if character.is_whitespace() => {
                self.advance();
            }
            _ => {
                self.advance();
                self.push(character, line);
            }
        }
        true
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => {
                    self.advance();
                    depth += 1;
                }
                (Some('*'), Some('/')) => {
                    self.advance();
                    depth -= 1;
                }
                (None, _) => return,
                _ => {}
            }
            self.advance();
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self, line: usize) {
        self.advance();
        while let Some(character) = self.advance() {
            match character {
                '\\' => {
                    self.advance();
                }
                '"' => break,
                _ => {}
            }
        }
        self.push("\"\"", line);
    }

    /// A character literal, or the mark of a lifetime.
    fn quote(&mut self, line: usize) {
        let literal = self.peek(1) == Some('\\') || self.peek(2) == Some('\'');
        self.advance();
        if !literal {
            self.push("'", line);
            return;
        }
        while let Some(character) = self.advance() {
            match character {
                '\\' => {
                    self.advance();
                }
                '\'' => break,
                _ => {}
            }
        }
        self.push("\"\"", line);
    }

    fn word(&mut self, line: usize) {
        let mut text = String::new();
        while let Some(next) = self.peek(0).filter(|next| next.is_alphanumeric() || *next == '_') {
            text.push(next);
            self.advance();
        }
        let prefix = matches!(text.as_str(), "r" | "b" | "br" | "c" | "cr");
        match self.peek(0) {
            Some('"') if text.contains('r') && prefix => self.raw_string(0, line),
            Some('"') if prefix => self.string(line),
            Some('#') if prefix && text.contains('r') => {
                let hashes = self
                    .characters
                    .iter()
                    .skip(self.position)
                    .take_while(|one| **one == '#')
                    .count();
                if self.peek(hashes) == Some('"') {
                    self.raw_string(hashes, line);
                } else {
                    // A raw identifier such as `r#type`: the mark is dropped and the word follows.
                    self.advance();
                }
            }
            Some('\'') if text == "b" => self.quote(line),
            _ => self.push(text, line),
        }
    }

    fn raw_string(&mut self, hashes: usize, line: usize) {
        for _ in 0..=hashes {
            self.advance();
        }
        while let Some(character) = self.advance() {
            if character == '"' && (0..hashes).all(|ahead| self.peek(ahead) == Some('#')) {
                for _ in 0..hashes {
                    self.advance();
                }
                break;
            }
        }
        self.push("\"\"", line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        let found: Vec<_> = tokens(source).into_iter().map(|token| token.text).collect();
        assert_eq!(found.join(" "), expected, "{source}");
    }

    #[test]
    fn comments_and_literals_are_not_words() {
        check("a // std::fs\nb", "a b");
        check("a /* one /* std::fs */ two */ b", "a b");
        check(r#"f("std::fs \" unsafe") + 1"#, r#"f ( "" ) + 1"#);
        check(r###"f(r#"un"safe"#, br"x", b"y")"###, r#"f ( "" , "" , "" )"#);
        check(r"['a', '\'', b'x', '\u{41}']", r#"[ "" , "" , "" , "" ]"#);
        check("fn f<'a>(x: &'a str)", "fn f < ' a > ( x : & ' a str )");
        check("r#type.b", "type . b");
        check("std::fs::read", "std :: fs :: read");
    }

    #[test]
    fn an_unclosed_literal_ends_with_the_source() {
        check("a \"open", "a \"\"");
        check("a /* open", "a");
    }

    #[test]
    fn lines_are_counted_through_literals() {
        let last = tokens("\"a\nb\" /*\n*/ c").pop().unwrap();
        assert_eq!(last, Token { text: "c".into(), line: 3 });
    }

    #[test]
    fn test_modules_are_not_shipped() {
        let source = "fn a() {}\n#[cfg(test)]\n#[allow(x)]\nmod tests { fn b() { {} } }\nfn c() {}";
        let words: Vec<_> = shipped_tokens(source).into_iter().map(|token| token.text).collect();
        assert!(words.contains(&"c".to_owned()) && !words.contains(&"b".to_owned()));
    }

    #[test]
    fn test_functions_are_found_through_other_attributes() {
        let source = "#[test]\n#[should_panic(expected = \"x\")]\nfn one() {}\nfn two() {}\n\
                      proptest! { #[test] fn three(x in 0..9) {} }";
        assert_eq!(test_functions(source), ["one", "three"]);
    }

    #[test]
    fn files_of_test_modules_are_named() {
        let source = "#[cfg(test)]\nmod tests;\nmod data;\n#[cfg(test)]\nmod inline {}";
        assert_eq!(test_module_files(source), ["tests"]);
    }
}
