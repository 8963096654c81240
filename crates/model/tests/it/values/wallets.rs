//! Addresses of virtual assets: how they are told apart, and what list remarks state of them.

use model::values::{CryptoAddress, CryptoKind};
use proptest::prelude::*;

use super::check;

fn base58(version: &[u8], hash: [u8; 20]) -> String {
    bs58::encode([version, hash.as_slice()].concat()).with_check().into_string()
}

fn segwit(prefix: &str, hash: [u8; 20]) -> String {
    bech32::segwit::encode_v0(bech32::Hrp::parse(prefix).unwrap(), &hash).unwrap()
}

/// An address of each kind that is made of a hash.
fn addresses_of(hash: [u8; 20]) -> Vec<(CryptoKind, String)> {
    let hexadecimal: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    vec![
        (CryptoKind::Bitcoin, base58(&[0x00], hash)),
        (CryptoKind::Bitcoin, base58(&[0x05], hash)),
        (CryptoKind::Bitcoin, segwit("bc", hash)),
        (CryptoKind::Litecoin, base58(&[0x30], hash)),
        (CryptoKind::Litecoin, base58(&[0x32], hash)),
        (CryptoKind::Litecoin, segwit("ltc", hash)),
        (CryptoKind::Dash, base58(&[0x4c], hash)),
        (CryptoKind::Zcash, base58(&[0x1c, 0xb8], hash)),
        (CryptoKind::Zcash, base58(&[0x1c, 0xbd], hash)),
        (CryptoKind::Dogecoin, base58(&[0x1e], hash)),
        (CryptoKind::BitcoinGold, base58(&[0x26], hash)),
        (CryptoKind::BitcoinGold, segwit("btg", hash)),
        (CryptoKind::Verge, base58(&[0x21], hash)),
        (CryptoKind::Tron, base58(&[0x41], hash)),
        (CryptoKind::Ethereum, format!("0x{hexadecimal}")),
        (
            CryptoKind::Ripple,
            bs58::encode([&[0_u8], hash.as_slice()].concat())
                .with_alphabet(bs58::Alphabet::RIPPLE)
                .with_check()
                .into_string(),
        ),
        (CryptoKind::Monero, format!("4{}{}", "A".repeat(92), "b3")),
        (CryptoKind::Solana, bs58::encode([hash.as_slice(), &[7; 12]].concat()).into_string()),
    ]
}

#[test]
fn addresses_are_told_apart() {
    for (kind, text) in addresses_of(*b"an invented 20 bytes") {
        let found = CryptoAddress::parse(&text)
            .unwrap_or_else(|problem| panic!("{kind} {text}: {problem}"));
        assert_eq!((found.kind(), found.as_str()), (kind, text.as_str()));
    }
    check(
        CryptoAddress::parse,
        &[
            // Specimens of BIP 173 and BIP 350, the CashAddr specification and EIP-55.
            (
                "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
                Some("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
            ),
            (
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
                Some("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"),
            ),
            (
                "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
                Some("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"),
            ),
            (
                "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a;",
                Some("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"),
            ),
            (
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                Some("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"),
            ),
            ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", None),
            ("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", None),
            ("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q", None),
            ("1BpEi6DfDAUFd7GtittLSdBeYJvcoaVgga", None),
            ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe", None),
            ("hello", None),
            ("", None),
        ],
    );
}

#[test]
fn addresses_of_list_remarks_have_their_kind_stated() {
    let hash = *b"an invented 20 bytes";
    let old = base58(&[0x00], hash);
    for (code, text, kind) in [
        ("XBT", old.clone(), Some(CryptoKind::Bitcoin)),
        ("BSV", old.clone(), Some(CryptoKind::BitcoinSv)),
        ("BCH", old.clone(), Some(CryptoKind::BitcoinCash)),
        ("XVG", base58(&[0x1e], hash), Some(CryptoKind::Verge)),
        ("USDT", base58(&[0x41], hash), Some(CryptoKind::Tron)),
        (
            "usdt",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed".to_owned(),
            Some(CryptoKind::Ethereum),
        ),
        ("ETH", old.clone(), None),
        ("ABC", old.clone(), None),
    ] {
        assert_eq!(
            CryptoAddress::parse_ofac(code, &text).map(|address| address.kind()).ok(),
            kind,
            "{code} {text}"
        );
    }
    for code in
        "XBT ETH XMR LTC ZEC DASH BTG ETC BSV BCH XVG USDC USDT XRP ARB BSC TRX SOL".split(' ')
    {
        assert!(!CryptoKind::from_ofac_code(code).is_empty(), "{code}");
    }
    // One key, one holder: the kind does not make two addresses of one text.
    assert_eq!(CryptoAddress::parse_ofac("BSV", &old), CryptoAddress::parse(&old));
}

proptest! {
    #[test]
    fn every_address_reads_back(hash in any::<[u8; 20]>()) {
        for (kind, text) in addresses_of(hash) {
            let stated = CryptoAddress::parse_as(kind, &text).unwrap();
            prop_assert_eq!(CryptoAddress::parse(&stated.to_string()), Ok(stated));
        }
    }
}
