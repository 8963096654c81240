//! Addresses of virtual assets, told apart by structure and checksum.
//!
//! Base58Check: version bytes of each coin's reference software. Bech32 and Bech32m: BIP 173 and BIP 350. CashAddr: the
//! Bitcoin Cash specification of that name. Ethereum: EIP-55, whose mixed-case checksum is not checked here. Ripple:
//! XRPL base58 encodings. Monero and Solana: by pattern, since neither carries a checksum that can be read without
//! Keccak or at all.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::ValueError;

/// The longest address read, in bytes; Monero's integrated addresses have 106.
const TEXT_BYTES_MAX: usize = 160;

/// The network whose addresses have the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CryptoKind {
    /// Bitcoin: Base58Check or Bech32 with `bc`.
    Bitcoin,
    /// Ethereum and all networks with its addresses (Ethereum Classic, BNB Smart Chain, Arbitrum and their tokens).
    Ethereum,
    /// Litecoin: Base58Check or Bech32 with `ltc`.
    Litecoin,
    /// Dash.
    Dash,
    /// Zcash, transparent addresses only.
    Zcash,
    /// Dogecoin.
    Dogecoin,
    /// Bitcoin Cash: CashAddr, or Bitcoin's old form when the kind is stated.
    BitcoinCash,
    /// Bitcoin SV: Bitcoin's old form, so only when the kind is stated.
    BitcoinSv,
    /// Bitcoin Gold.
    BitcoinGold,
    /// Verge: Dogecoin's form for single keys, so only when the kind is stated.
    Verge,
    /// Tron and its tokens.
    Tron,
    /// The XRP Ledger.
    Ripple,
    /// Monero.
    Monero,
    /// Solana: 32 bytes in base58.
    Solana,
}

impl CryptoKind {
    /// Every kind, in the order in which [`CryptoAddress::parse`] tries them: a kind that shares its structure with an
    /// earlier one is never detected, only stated.
    pub const ALL: [Self; 14] = [
        Self::Bitcoin,
        Self::Ethereum,
        Self::Litecoin,
        Self::Dash,
        Self::Zcash,
        Self::Dogecoin,
        Self::BitcoinCash,
        Self::BitcoinSv,
        Self::BitcoinGold,
        Self::Verge,
        Self::Tron,
        Self::Ripple,
        Self::Monero,
        Self::Solana,
    ];

    /// A lower-case name without spaces, for example `bitcoin`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bitcoin => "bitcoin",
            Self::Ethereum => "ethereum",
            Self::Litecoin => "litecoin",
            Self::Dash => "dash",
            Self::Zcash => "zcash",
            Self::Dogecoin => "dogecoin",
            Self::BitcoinCash => "bitcoincash",
            Self::BitcoinSv => "bitcoinsv",
            Self::BitcoinGold => "bitcoingold",
            Self::Verge => "verge",
            Self::Tron => "tron",
            Self::Ripple => "ripple",
            Self::Monero => "monero",
            Self::Solana => "solana",
        }
    }

    /// The kinds that addresses under a code of OFAC's remarks (`Digital Currency Address - XBT`) may have, likeliest
    /// first. Several for tokens that live on several networks; none for a code that is not known.
    pub fn from_ofac_code(code: &str) -> &'static [Self] {
        match code.trim().to_ascii_uppercase().as_str() {
            "XBT" | "BTC" => &[Self::Bitcoin],
            "ETH" | "ETC" | "ARB" | "BSC" | "BNB" => &[Self::Ethereum],
            "XMR" => &[Self::Monero],
            "LTC" => &[Self::Litecoin],
            "ZEC" => &[Self::Zcash],
            "DASH" => &[Self::Dash],
            "BTG" => &[Self::BitcoinGold],
            "BSV" => &[Self::BitcoinSv],
            "BCH" => &[Self::BitcoinCash],
            "XVG" => &[Self::Verge],
            "DOGE" => &[Self::Dogecoin],
            "USDC" => &[Self::Ethereum, Self::Solana, Self::Tron],
            "USDT" => &[Self::Tron, Self::Ethereum, Self::Bitcoin, Self::Solana],
            "XRP" => &[Self::Ripple],
            "TRX" => &[Self::Tron],
            "SOL" => &[Self::Solana],
            _ => &[],
        }
    }
}

impl fmt::Display for CryptoKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An address of a virtual asset.
///
/// Two addresses are equal when their text is: the same text under two kinds (Bitcoin and Bitcoin SV, Ethereum and its
/// sister networks) belongs to whoever holds the one key.
#[derive(Debug, Clone)]
pub struct CryptoAddress {
    text: String,
    kind: CryptoKind,
}

impl CryptoAddress {
    /// Reads an address and finds its kind by structure and checksum.
    ///
    /// # Errors
    /// A text that fits no kind.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refusal = ValueError {
            kind: "crypto address",
            reason: "no kind of address has this form and checksum",
        };
        CryptoKind::ALL.into_iter().find_map(|kind| Self::parse_as(kind, text).ok()).ok_or(refusal)
    }

    /// Reads an address of a stated kind.
    ///
    /// # Errors
    /// A text that is not of that kind, or whose checksum is wrong.
    pub fn parse_as(kind: CryptoKind, text: &str) -> Result<Self, ValueError> {
        let refusal = ValueError {
            kind: "crypto address",
            reason: "its form or checksum is not of that kind",
        };
        if text.len() > TEXT_BYTES_MAX {
            return Err(ValueError { reason: "it is too long", ..refusal });
        }
        // List remarks end in punctuation; payment links begin with a scheme.
        let bare = text.trim().trim_end_matches([';', ',', '.']);
        let canonical = match kind {
            CryptoKind::Bitcoin => base58(bare, &[&[0x00], &[0x05]]).or_else(|| segwit(bare, "bc")),
            CryptoKind::Ethereum => ethereum(bare),
            CryptoKind::Litecoin => {
                base58(bare, &[&[0x30], &[0x32], &[0x05]]).or_else(|| segwit(bare, "ltc"))
            }
            CryptoKind::Dash => base58(bare, &[&[0x4c], &[0x10]]),
            CryptoKind::Zcash => base58(bare, &[&[0x1c, 0xb8], &[0x1c, 0xbd]]),
            CryptoKind::Dogecoin => base58(bare, &[&[0x1e], &[0x16]]),
            CryptoKind::BitcoinCash => {
                cash_address(bare).or_else(|| base58(bare, &[&[0x00], &[0x05]]))
            }
            CryptoKind::BitcoinSv => base58(bare, &[&[0x00], &[0x05]]),
            CryptoKind::BitcoinGold => {
                base58(bare, &[&[0x26], &[0x17]]).or_else(|| segwit(bare, "btg"))
            }
            CryptoKind::Verge => base58(bare, &[&[0x1e], &[0x21]]),
            CryptoKind::Tron => base58(bare, &[&[0x41]]),
            CryptoKind::Ripple => ripple(bare),
            CryptoKind::Monero => monero(bare),
            CryptoKind::Solana => solana(bare),
        };
        canonical.map(|text| Self { text, kind }).ok_or(refusal)
    }

    /// Reads an address under a code of OFAC's remarks, for example `XBT` or `USDT`.
    ///
    /// # Errors
    /// An unknown code, or a text that is an address of none of the code's kinds.
    pub fn parse_ofac(code: &str, text: &str) -> Result<Self, ValueError> {
        let kinds = CryptoKind::from_ofac_code(code);
        let reason = if kinds.is_empty() {
            "the currency code is not known"
        } else {
            "its form or checksum is not of that kind"
        };
        kinds
            .iter()
            .find_map(|kind| Self::parse_as(*kind, text).ok())
            .ok_or(ValueError { kind: "crypto address", reason })
    }

    /// The canonical text: lower case where case has no meaning, CashAddr with its prefix.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The kind that was stated or found.
    pub fn kind(&self) -> CryptoKind {
        self.kind
    }
}

impl fmt::Display for CryptoAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq for CryptoAddress {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for CryptoAddress {}

impl Hash for CryptoAddress {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl PartialOrd for CryptoAddress {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for CryptoAddress {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

/// A version and the 20 bytes of a hash in Base58Check.
fn base58(text: &str, versions: &[&[u8]]) -> Option<String> {
    let payload = bs58::decode(text).with_check(None).into_vec().ok()?;
    versions
        .iter()
        .any(|version| payload.len() == version.len() + 20 && payload.starts_with(version))
        .then(|| text.to_owned())
}

fn segwit(text: &str, prefix: &str) -> Option<String> {
    // The library knows the prefixes of Bitcoin alone; the checksum covers whatever prefix there is.
    let (found, _version, _program) = bech32::segwit::decode(text).ok()?;
    let text = text.to_ascii_lowercase();
    (found.to_lowercase() == prefix).then_some(text)
}

fn ethereum(text: &str) -> Option<String> {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"))?;
    let is_address = digits.len() == 40 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_address.then(|| format!("0x{}", digits.to_ascii_lowercase()))
}

fn ripple(text: &str) -> Option<String> {
    let payload = bs58::decode(text)
        .with_alphabet(bs58::Alphabet::RIPPLE)
        .with_check(Some(0))
        .into_vec()
        .ok()?;
    (payload.len() == 21).then(|| text.to_owned())
}

/// Standard addresses and subaddresses have 95 characters, integrated ones 106; the first is 4 or 8.
fn monero(text: &str) -> Option<String> {
    const ALPHABET: &str = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let length =
        if text.starts_with('4') { matches!(text.len(), 95 | 106) } else { text.len() == 95 };
    (length && text.starts_with(['4', '8']) && text.chars().all(|letter| ALPHABET.contains(letter)))
        .then(|| text.to_owned())
}

fn solana(text: &str) -> Option<String> {
    let key = bs58::decode(text).into_vec().ok()?;
    (key.len() == 32 && (32..=44).contains(&text.len())).then(|| text.to_owned())
}

/// CashAddr with or without its prefix; the checksum is a 40-bit BCH code over prefix and data.
fn cash_address(text: &str) -> Option<String> {
    const PREFIX: &str = "bitcoincash";
    const ALPHABET: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    const GENERATORS: [(u64, u64); 5] = [
        (0x01, 0x98_f2bc_8e61),
        (0x02, 0x79_b76d_99e2),
        (0x04, 0xf3_3e5f_b3c4),
        (0x08, 0xae_2eab_e2a8),
        (0x10, 0x1e_4f43_e470),
    ];
    let has_lower = text.bytes().any(|byte| byte.is_ascii_lowercase());
    if has_lower && text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let data = lower.strip_prefix(PREFIX).and_then(|rest| rest.strip_prefix(':')).unwrap_or(&lower);
    // A 20-byte hash: 34 characters and 8 of checksum. Longer hashes are not in use.
    if data.len() != 42 || !data.starts_with(['q', 'p']) {
        return None;
    }
    let values =
        data.chars().map(|letter| ALPHABET.find(letter).and_then(|at| u64::try_from(at).ok()));
    let prefix = PREFIX.bytes().map(|byte| Some(u64::from(byte & 0x1f)));
    let mut remainder = 1_u64;
    for value in prefix.chain([Some(0)]).chain(values) {
        let top = remainder >> 35;
        remainder = ((remainder & 0x07_ffff_ffff) << 5) ^ value?;
        for (bit, generator) in GENERATORS {
            if top & bit != 0 {
                remainder ^= generator;
            }
        }
    }
    (remainder == 1).then(|| format!("{PREFIX}:{data}"))
}
