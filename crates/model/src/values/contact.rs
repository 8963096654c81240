//! Telephone numbers, e-mail addresses and names on platforms.

use std::fmt;

use super::identifiers::fold_digits;
use super::{Country, ValueError};

/// Longer texts hold no single contact.
const TEXT_BYTES_MAX: usize = 512;

/// Country calling codes (ITU-T E.164, list of assigned codes) with the ISO 3166-1 alpha-2 codes they serve, the main
/// one first. Codes without a country serve satellites and services.
#[rustfmt::skip]
const CALLING_CODES: &[(&str, &[&str])] = &[
    ("1", &["US", "CA", "AG", "AI", "AS", "BB", "BM", "BS", "DM", "DO", "GD", "GU", "JM", "KN", "KY", "LC", "MP", "MS", "PR", "SX", "TC", "TT", "VC", "VG", "VI"]),
    ("20", &["EG"]), ("211", &["SS"]), ("212", &["MA", "EH"]), ("213", &["DZ"]), ("216", &["TN"]), ("218", &["LY"]),
    ("220", &["GM"]), ("221", &["SN"]), ("222", &["MR"]), ("223", &["ML"]), ("224", &["GN"]), ("225", &["CI"]), ("226", &["BF"]), ("227", &["NE"]), ("228", &["TG"]), ("229", &["BJ"]),
    ("230", &["MU"]), ("231", &["LR"]), ("232", &["SL"]), ("233", &["GH"]), ("234", &["NG"]), ("235", &["TD"]), ("236", &["CF"]), ("237", &["CM"]), ("238", &["CV"]), ("239", &["ST"]),
    ("240", &["GQ"]), ("241", &["GA"]), ("242", &["CG"]), ("243", &["CD"]), ("244", &["AO"]), ("245", &["GW"]), ("246", &["IO"]), ("247", &["AC"]), ("248", &["SC"]), ("249", &["SD"]),
    ("250", &["RW"]), ("251", &["ET"]), ("252", &["SO"]), ("253", &["DJ"]), ("254", &["KE"]), ("255", &["TZ"]), ("256", &["UG"]), ("257", &["BI"]), ("258", &["MZ"]),
    ("260", &["ZM"]), ("261", &["MG"]), ("262", &["RE", "YT", "TF"]), ("263", &["ZW"]), ("264", &["NA"]), ("265", &["MW"]), ("266", &["LS"]), ("267", &["BW"]), ("268", &["SZ"]), ("269", &["KM"]),
    ("27", &["ZA"]), ("290", &["SH", "TA"]), ("291", &["ER"]), ("297", &["AW"]), ("298", &["FO"]), ("299", &["GL"]),
    ("30", &["GR"]), ("31", &["NL"]), ("32", &["BE"]), ("33", &["FR"]), ("34", &["ES"]), ("350", &["GI"]), ("351", &["PT"]), ("352", &["LU"]), ("353", &["IE"]), ("354", &["IS"]), ("355", &["AL"]), ("356", &["MT"]), ("357", &["CY"]), ("358", &["FI", "AX"]), ("359", &["BG"]),
    ("36", &["HU"]), ("370", &["LT"]), ("371", &["LV"]), ("372", &["EE"]), ("373", &["MD"]), ("374", &["AM"]), ("375", &["BY"]), ("376", &["AD"]), ("377", &["MC"]), ("378", &["SM"]), ("379", &["VA"]),
    ("380", &["UA"]), ("381", &["RS"]), ("382", &["ME"]), ("383", &["XK"]), ("385", &["HR"]), ("386", &["SI"]), ("387", &["BA"]), ("388", &[]), ("389", &["MK"]),
    ("39", &["IT", "VA"]), ("40", &["RO"]), ("41", &["CH"]), ("420", &["CZ"]), ("421", &["SK"]), ("423", &["LI"]), ("43", &["AT"]), ("44", &["GB", "GG", "IM", "JE"]), ("45", &["DK"]), ("46", &["SE"]), ("47", &["NO", "SJ", "BV"]), ("48", &["PL"]), ("49", &["DE"]),
    ("500", &["FK", "GS"]), ("501", &["BZ"]), ("502", &["GT"]), ("503", &["SV"]), ("504", &["HN"]), ("505", &["NI"]), ("506", &["CR"]), ("507", &["PA"]), ("508", &["PM"]), ("509", &["HT"]),
    ("51", &["PE"]), ("52", &["MX"]), ("53", &["CU"]), ("54", &["AR"]), ("55", &["BR"]), ("56", &["CL"]), ("57", &["CO"]), ("58", &["VE"]),
    ("590", &["GP", "BL", "MF"]), ("591", &["BO"]), ("592", &["GY"]), ("593", &["EC"]), ("594", &["GF"]), ("595", &["PY"]), ("596", &["MQ"]), ("597", &["SR"]), ("598", &["UY"]), ("599", &["CW", "BQ"]),
    ("60", &["MY"]), ("61", &["AU", "CC", "CX"]), ("62", &["ID"]), ("63", &["PH"]), ("64", &["NZ", "PN"]), ("65", &["SG"]), ("66", &["TH"]),
    ("670", &["TL"]), ("672", &["NF", "AQ", "HM"]), ("673", &["BN"]), ("674", &["NR"]), ("675", &["PG"]), ("676", &["TO"]), ("677", &["SB"]), ("678", &["VU"]), ("679", &["FJ"]),
    ("680", &["PW"]), ("681", &["WF"]), ("682", &["CK"]), ("683", &["NU"]), ("685", &["WS"]), ("686", &["KI"]), ("687", &["NC"]), ("688", &["TV"]), ("689", &["PF"]), ("690", &["TK"]), ("691", &["FM"]), ("692", &["MH"]),
    ("7", &["RU", "KZ"]), ("800", &[]), ("808", &[]), ("81", &["JP"]), ("82", &["KR"]), ("84", &["VN"]), ("850", &["KP"]), ("852", &["HK"]), ("853", &["MO"]), ("855", &["KH"]), ("856", &["LA"]),
    ("86", &["CN"]), ("870", &[]), ("878", &[]), ("880", &["BD"]), ("881", &[]), ("882", &[]), ("883", &[]), ("886", &["TW"]), ("888", &[]),
    ("90", &["TR"]), ("91", &["IN"]), ("92", &["PK"]), ("93", &["AF"]), ("94", &["LK"]), ("95", &["MM"]), ("960", &["MV"]), ("961", &["LB"]), ("962", &["JO"]), ("963", &["SY"]), ("964", &["IQ"]), ("965", &["KW"]), ("966", &["SA"]), ("967", &["YE"]), ("968", &["OM"]),
    ("970", &["PS"]), ("971", &["AE"]), ("972", &["IL"]), ("973", &["BH"]), ("974", &["QA"]), ("975", &["BT"]), ("976", &["MN"]), ("977", &["NP"]), ("979", &[]),
    ("98", &["IR"]), ("991", &[]), ("992", &["TJ"]), ("993", &["TM"]), ("994", &["AZ"]), ("995", &["GE"]), ("996", &["KG"]), ("998", &["UZ"]),
];

/// A telephone number in international form (ITU-T E.164 (11/2010) section 6): `+` and 7 to 15 digits that begin with an
/// assigned country calling code.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Phone {
    text: String,
    calling_code: &'static str,
}

impl Phone {
    /// Reads a number that begins with `+` or `00`. Spaces, hyphens, dots, slashes, brackets, `tel:` and a trunk zero in
    /// brackets (`+44 (0)20`) are tolerated.
    ///
    /// # Errors
    /// No international prefix (see [`parse_with_country`](Self::parse_with_country)), other characters, fewer than 7 or
    /// more than 15 digits, no assigned calling code.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let (digits, international) = phone_digits(text)?;
        if !international {
            return Err(refuse_phone("it has no international prefix"));
        }
        Self::from_digits(&digits)
    }

    /// Reads a number of a source that leaves the international prefix off, as OFAC's remarks do
    /// (`Phone Number 9647701234567`): the digits begin with the country calling code.
    ///
    /// # Errors
    /// As [`parse`](Self::parse) but for the prefix; a leading zero, which marks a national number.
    pub fn parse_without_prefix(text: &str) -> Result<Self, ValueError> {
        Self::from_digits(&phone_digits(text)?.0)
    }

    /// Reads a number in international form, or a national one of the country. The national trunk prefix (`0`; `1` in
    /// North America, `8` in Russia and Kazakhstan, `06` in Hungary) is taken off. Italy, San Marino, the Vatican, Côte
    /// d'Ivoire and Congo keep their leading zero, which is part of the number there.
    ///
    /// # Errors
    /// As [`parse`](Self::parse), and a country without a calling code.
    pub fn parse_with_country(text: &str, country: Country) -> Result<Self, ValueError> {
        let (digits, international) = phone_digits(text)?;
        if international {
            return Self::from_digits(&digits);
        }
        let alpha2 = country.alpha2().ok_or(refuse_phone("the country has no calling code"))?;
        let calling_code = CALLING_CODES
            .iter()
            .filter_map(|(code, countries)| {
                Some((code, countries.iter().position(|known| *known == alpha2)?))
            })
            .min_by_key(|(_, place)| *place)
            .map(|(code, _)| *code)
            .ok_or(refuse_phone("the country has no calling code"))?;
        let strip = |prefix: &str| digits.strip_prefix(prefix).unwrap_or(&digits).to_owned();
        let national = match (calling_code, alpha2) {
            (_, "IT" | "SM" | "VA" | "CI" | "CG") => digits,
            ("1", _) if digits.len() == 11 => strip("1"),
            ("7", _) if digits.len() == 11 => strip("8"),
            ("1" | "7", _) => digits,
            ("36", _) => strip("06"),
            _ => strip("0"),
        };
        Self::from_digits(&format!("{calling_code}{national}"))
    }

    fn from_digits(digits: &str) -> Result<Self, ValueError> {
        if !(7..=15).contains(&digits.len()) {
            return Err(refuse_phone("it needs 7 to 15 digits"));
        }
        // No assigned code is the beginning of another, so that the first one found is the only one.
        let calling_code = CALLING_CODES
            .iter()
            .map(|(code, _)| *code)
            .find(|code| digits.starts_with(code))
            .ok_or(refuse_phone("its country calling code is not assigned"))?;
        Ok(Self { text: format!("+{digits}"), calling_code })
    }

    /// `+` and the digits.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The country calling code without `+`, for example `964`.
    pub fn calling_code(&self) -> &'static str {
        self.calling_code
    }

    /// The countries that share the calling code, the main one first; none for satellite and service numbers.
    pub fn countries(&self) -> impl Iterator<Item = Country> {
        CALLING_CODES
            .iter()
            .filter(|(code, _)| *code == self.calling_code)
            .flat_map(|(_, countries)| countries.iter())
            .filter_map(|code| Country::parse(code).ok())
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

const fn refuse_phone(reason: &'static str) -> ValueError {
    ValueError { kind: "telephone number", reason }
}

/// The digits without an international prefix, and whether there was one.
fn phone_digits(text: &str) -> Result<(String, bool), ValueError> {
    if text.len() > TEXT_BYTES_MAX {
        return Err(refuse_phone("it is too long"));
    }
    let folded = fold_digits(text).replace("(0)", "").replace('＋', "+");
    let bare = folded.trim();
    let bare = bare.strip_prefix("tel:").unwrap_or(bare).trim_start();
    let mut digits = String::with_capacity(bare.len());
    let mut plus = false;
    for letter in bare.chars() {
        match letter {
            '0'..='9' => digits.push(letter),
            '+' if digits.is_empty() && !plus => plus = true,
            '-'
            | '.'
            | '/'
            | '('
            | ')'
            | '\u{2010}'..='\u{2015}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' => {}
            letter if letter.is_whitespace() => {}
            _ => return Err(refuse_phone("it has other characters than a telephone number")),
        }
    }
    match digits.strip_prefix("00") {
        Some(rest) if !plus => Ok((rest.to_owned(), true)),
        _ => Ok((digits, plus)),
    }
}

/// An e-mail address: the part of RFC 5321 section 4.1.2 that is in use (dot-atoms, no quoted names, no address
/// literals), with the letters of other scripts that RFC 6531 allows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Email {
    text: String,
}

impl Email {
    /// Reads an address; `mailto:` and angle brackets are tolerated. The domain is lower-cased.
    ///
    /// # Errors
    /// No or several `@`, an empty or over-long part (64 bytes before, 255 after the `@`), a domain without a dot, and
    /// characters that stand in no address in use.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refuse = |reason| ValueError { kind: "e-mail address", reason };
        if text.len() > TEXT_BYTES_MAX {
            return Err(refuse("it is too long"));
        }
        let bare = text.trim();
        let bare = bare.strip_prefix("mailto:").unwrap_or(bare);
        let bare =
            bare.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(bare).trim();
        let (local, domain) = bare.rsplit_once('@').ok_or(refuse("it has no @"))?;
        let is_atom =
            |letter: char| letter.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(letter);
        if local.is_empty()
            || local.len() > 64
            || !local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom))
        {
            return Err(refuse("the part before the @ is not well-formed"));
        }
        let domain = domain.to_lowercase();
        let is_label = |label: &str| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                // Lower-casing may leave a combining mark (İ), which a further reading must accept.
                && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '\u{307}')
        };
        let top = domain.rsplit('.').next().unwrap_or_default();
        let top_is_name = top.chars().any(char::is_alphabetic) && top.chars().count() >= 2;
        if domain.len() > 255
            || !domain.contains('.')
            || !domain.split('.').all(is_label)
            || !top_is_name
        {
            return Err(refuse("the domain is not well-formed"));
        }
        Ok(Self { text: format!("{local}@{domain}") })
    }

    /// The address with its domain in lower case.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// All in lower case: what two addresses are compared by, since hardly any mail server tells cases apart.
    pub fn key(&self) -> String {
        self.text.to_lowercase()
    }

    /// The part after the `@`.
    pub fn domain(&self) -> &str {
        self.text.rsplit('@').next().unwrap_or_default()
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Where a [`Handle`] is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Platform {
    /// telegram.org
    Telegram,
    /// x.com, formerly twitter.com
    Twitter,
    /// instagram.com
    Instagram,
    /// facebook.com
    Facebook,
    /// youtube.com
    Youtube,
    /// tiktok.com
    Tiktok,
    /// vk.com
    Vk,
    /// linkedin.com
    Linkedin,
    /// github.com
    Github,
    /// threads.net
    Threads,
    /// Not stated: an `@name` alone.
    Unstated,
}

impl Platform {
    /// Every platform.
    pub const ALL: [Self; 11] = [
        Self::Telegram,
        Self::Twitter,
        Self::Instagram,
        Self::Facebook,
        Self::Youtube,
        Self::Tiktok,
        Self::Vk,
        Self::Linkedin,
        Self::Github,
        Self::Threads,
        Self::Unstated,
    ];

    /// The name in lower case; empty if the platform is not stated.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Telegram => "telegram",
            Self::Twitter => "twitter",
            Self::Instagram => "instagram",
            Self::Facebook => "facebook",
            Self::Youtube => "youtube",
            Self::Tiktok => "tiktok",
            Self::Vk => "vk",
            Self::Linkedin => "linkedin",
            Self::Github => "github",
            Self::Threads => "threads",
            Self::Unstated => "",
        }
    }

    fn from_host(host: &str) -> Option<Self> {
        let host = ["www.", "m.", "mobile."]
            .iter()
            .find_map(|prefix| host.strip_prefix(prefix))
            .unwrap_or(host);
        Some(match host {
            "t.me" | "telegram.me" | "telegram.dog" => Self::Telegram,
            "twitter.com" | "x.com" => Self::Twitter,
            "instagram.com" => Self::Instagram,
            "facebook.com" | "fb.com" => Self::Facebook,
            "youtube.com" => Self::Youtube,
            "tiktok.com" => Self::Tiktok,
            "vk.com" => Self::Vk,
            "linkedin.com" => Self::Linkedin,
            "github.com" => Self::Github,
            "threads.net" | "threads.com" => Self::Threads,
            _ => return None,
        })
    }
}

/// First parts of a path that lead to the name in the second part.
const PATHS_BEFORE_NAME: &[&str] = &["s", "in", "company", "c", "user"];
/// First parts of a path that name no account: posts, invitations, pages of the platform.
const PATHS_WITHOUT_NAME: &[&str] = &[
    "joinchat",
    "addstickers",
    "share",
    "p",
    "reel",
    "reels",
    "stories",
    "explore",
    "watch",
    "channel",
    "shorts",
    "playlist",
    "i",
    "intent",
    "hashtag",
    "search",
    "home",
    "groups",
    "events",
    "profile.php",
    "pages",
    "login",
    "orgs",
    "topics",
];

/// The name of an account on a platform.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Handle {
    text: String,
    platform: Platform,
}

impl Handle {
    /// Reads `@name`, `telegram:name`, `telegram: @name`, `t.me/name` or `https://twitter.com/name`.
    ///
    /// # Errors
    /// A name alone without `@`, an address of another site, a link to a post or an invitation, and names that are not
    /// 2 to 64 ASCII letters, digits, dots, hyphens and underscores.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refuse = |reason| ValueError { kind: "handle", reason };
        if text.len() > TEXT_BYTES_MAX {
            return Err(refuse("it is too long"));
        }
        let lower = text.trim().to_ascii_lowercase();
        if let Some(name) = lower.strip_prefix('@') {
            return Self::new(Platform::Unstated, name);
        }
        let bare = ["https://", "http://"]
            .iter()
            .find_map(|scheme| lower.strip_prefix(scheme))
            .unwrap_or(&lower);
        if let Some((host, path)) = bare.split_once('/') {
            let platform =
                Platform::from_host(host).ok_or(refuse("its site is not a known platform"))?;
            let path = path.split(['?', '#']).next().unwrap_or_default();
            let mut parts = path.split('/').filter(|part| !part.is_empty());
            let first = parts.next().ok_or(refuse("it names no account"))?;
            if PATHS_WITHOUT_NAME.contains(&first) || first.starts_with('+') {
                return Err(refuse("it names no account"));
            }
            let name = match parts.next() {
                Some(second) if PATHS_BEFORE_NAME.contains(&first) => second,
                _ => first,
            };
            return Self::new(platform, name.strip_prefix('@').unwrap_or(name));
        }
        if let Some((named, name)) = bare.split_once(':') {
            let named = named.trim();
            let platform = Platform::ALL
                .into_iter()
                .find(|platform| {
                    !named.is_empty()
                        && (platform.as_str() == named
                            || named == "x" && *platform == Platform::Twitter)
                })
                .ok_or(refuse("its platform is not known"))?;
            let name = name.trim();
            return Self::new(platform, name.strip_prefix('@').unwrap_or(name));
        }
        Err(refuse("it names no platform and has no @"))
    }

    /// A name on a platform, without `@`.
    ///
    /// # Errors
    /// A name that is not 2 to 64 ASCII letters, digits, dots, hyphens and underscores.
    pub fn new(platform: Platform, name: &str) -> Result<Self, ValueError> {
        let is_letter =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        if !(2..=64).contains(&name.len())
            || !name.bytes().all(is_letter)
            || !name.bytes().any(|byte| byte.is_ascii_alphanumeric())
        {
            return Err(ValueError { kind: "handle", reason: "the name is not well-formed" });
        }
        let name = name.to_ascii_lowercase();
        let text = match platform {
            Platform::Unstated => format!("@{name}"),
            _ => format!("{}:{name}", platform.as_str()),
        };
        Ok(Self { text, platform })
    }

    /// `platform:name` in lower case; `@name` if the platform is not stated.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where the name is in use.
    pub fn platform(&self) -> Platform {
        self.platform
    }

    /// The name in lower case, without `@`.
    pub fn name(&self) -> &str {
        self.text.rsplit([':', '@']).next().unwrap_or_default()
    }

    /// Whether both may name one account: the same name, and platforms that are equal or not stated.
    pub fn agrees(&self, other: &Self) -> bool {
        let unstated = self.platform == Platform::Unstated || other.platform == Platform::Unstated;
        self.name() == other.name() && (self.platform == other.platform || unstated)
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
