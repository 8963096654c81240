//! Numbers with a check digit that name a company, a ship or a telephone: LEI, IMO number, IMEI.

use std::fmt;

use super::ValueError;

/// Texts longer than this hold no single identifier.
const TEXT_BYTES_MAX: usize = 128;

/// Turns full-width, Arabic-Indic and Persian digits into ASCII digits and leaves everything else.
pub(super) fn fold_digits(text: &str) -> String {
    let shifted = |letter: char, zero: char| {
        char::from_digit(u32::from(letter).wrapping_sub(u32::from(zero)), 10)
    };
    text.chars()
        .map(|letter| {
            match letter {
                '０'..='９' => shifted(letter, '０'),
                '٠'..='٩' => shifted(letter, '٠'),
                '۰'..='۹' => shifted(letter, '۰'),
                _ => None,
            }
            .unwrap_or(letter)
        })
        .collect()
}

/// The characters of a printed identifier without spaces and hyphens, in capitals. None when the text is too long.
pub(super) fn compact(text: &str) -> Option<String> {
    (text.len() <= TEXT_BYTES_MAX).then(|| {
        fold_digits(text)
            .chars()
            .filter(|letter| {
                !letter.is_whitespace()
                    && !matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{200b}'..='\u{200f}')
            })
            .flat_map(char::to_uppercase)
            .collect()
    })
}

/// The remainder modulo 97 of a text read as digits, with letters as 10 to 35 (ISO/IEC 7064, MOD 97-10).
fn modulo_97(text: &str) -> Option<u32> {
    text.chars().try_fold(0_u32, |remainder, letter| {
        let value = letter.to_digit(36)?;
        let shift = if value < 10 { 10 } else { 100 };
        Some((remainder * shift + value) % 97)
    })
}

/// The values of a text of ASCII digits; none if another character is in it.
fn digit_values(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|letter| letter.to_digit(10)).collect()
}

/// A legal entity identifier (ISO 17442-1:2020): 18 letters and digits and two check digits by ISO/IEC 7064 MOD 97-10.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lei(String);

impl Lei {
    /// Reads an LEI; spaces, hyphens and lower case are tolerated.
    ///
    /// # Errors
    /// Any other length than 20, other characters than ASCII letters and digits, or wrong check digits.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refuse = |reason| ValueError { kind: "LEI", reason };
        let code = compact(text).ok_or(refuse("it is too long"))?;
        let code = code.strip_prefix("LEI:").unwrap_or(&code);
        if code.len() != 20 || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(refuse("it needs 20 letters and digits"));
        }
        if !code.bytes().skip(18).all(|byte| byte.is_ascii_digit()) {
            return Err(refuse("the last two characters must be digits"));
        }
        if modulo_97(code) != Some(1) {
            return Err(refuse("the check digits do not fit"));
        }
        Ok(Self(code.to_owned()))
    }

    /// The 20 characters in capitals.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Lei {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an IMO number names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ImoKind {
    /// A ship (resolution A.1117(30), formerly A.1078(28)).
    Ship,
    /// A shipping company or registered owner (resolution MSC.160(78)).
    Company,
}

/// An IMO number of a ship or of a shipping company: seven digits, the last one a check digit.
///
/// FollowTheMoney's `imoNumber` holds both kinds. Ships: the first six digits weighted 7 to 2 add up to a number that
/// ends in the check digit. Companies: weights 8, 6, 4, 2, 9, 7; the check digit is 11 minus the sum modulo 11, modulo
/// 10. A number that fits both is taken as a ship's. The ship's scheme is weak by its norm: some changes of a single
/// digit keep the check digit (for example of the third digit by two), so that a valid number proves little.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Imo {
    text: String,
    kind: ImoKind,
}

impl Imo {
    /// Reads `IMO 9074729`, `IMO9074729` or the seven digits alone.
    ///
    /// # Errors
    /// Anything but seven digits, or a check digit that fits neither a ship nor a company; seven zeros.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refuse = |reason| ValueError { kind: "IMO number", reason };
        let code = compact(text).ok_or(refuse("it is too long"))?;
        let digits = code.strip_prefix("IMO").unwrap_or(&code).trim_start_matches([':', '.', '#']);
        let digits = digits.strip_prefix("NO.").unwrap_or(digits);
        let values = digit_values(digits)
            .filter(|values| values.len() == 7)
            .ok_or(refuse("it needs seven digits"))?;
        let sum = |weights: [u32; 6]| {
            values.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>()
        };
        let check = values.last().copied().unwrap_or_default();
        let kind = if values.iter().all(|digit| *digit == 0) {
            None
        } else if sum([7, 6, 5, 4, 3, 2]) % 10 == check {
            Some(ImoKind::Ship)
        } else if (11 - sum([8, 6, 4, 2, 9, 7]) % 11) % 10 == check {
            Some(ImoKind::Company)
        } else {
            None
        };
        let kind = kind.ok_or(refuse("the check digit does not fit"))?;
        Ok(Self { text: format!("IMO{digits}"), kind })
    }

    /// `IMO` and the seven digits, for example `IMO9074729`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The seven digits.
    pub fn digits(&self) -> &str {
        self.text.trim_start_matches("IMO")
    }

    /// Whether it names a ship or a company.
    pub fn kind(&self) -> ImoKind {
        self.kind
    }
}

impl fmt::Display for Imo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// An international mobile equipment identity (3GPP TS 23.003 section 6.2).
///
/// Fifteen digits end in a Luhn check digit; fourteen are the same without it; sixteen (IMEISV) are the fourteen and a
/// two-digit software version. [`device`](Self::device) is what they have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Imei(String);

impl Imei {
    /// Reads 14, 15 or 16 digits; spaces, hyphens and slashes between the groups are tolerated.
    ///
    /// # Errors
    /// Another count of digits, another character, a wrong check digit, or fourteen times the same digit.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refuse = |reason| ValueError { kind: "IMEI", reason };
        let code = compact(text).ok_or(refuse("it is too long"))?.replace('/', "");
        let code = code.strip_prefix("IMEI").unwrap_or(&code).trim_start_matches(':');
        let values = digit_values(code).ok_or(refuse("it has other characters than digits"))?;
        if !(14..=16).contains(&values.len()) {
            return Err(refuse("it needs 14, 15 or 16 digits"));
        }
        if values.iter().take(14).all(|digit| Some(digit) == values.first()) {
            return Err(refuse("all digits are the same"));
        }
        if values.len() == 15 && !luhn(&values) {
            return Err(refuse("the check digit does not fit"));
        }
        Ok(Self(code.to_owned()))
    }

    /// The digits as given, without separators.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first 14 digits, which name the device: equal for IMEI and IMEISV of one telephone.
    pub fn device(&self) -> &str {
        self.0.get(..14).unwrap_or(&self.0)
    }
}

impl fmt::Display for Imei {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether the last digit is the check digit by ISO/IEC 7812-1 annex B.
fn luhn(values: &[u32]) -> bool {
    let sum: u32 = values
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| if place % 2 == 0 { *digit } else { digit * 2 / 10 + digit * 2 % 10 })
        .sum();
    sum.is_multiple_of(10)
}
