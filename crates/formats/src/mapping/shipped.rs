//! The mappings that come with the program, for national lists that are published as tables.
//!
//! Each is a file in the folder `mappings` of this crate. Its head tells the publisher, where the list is published, and
//! where the knowledge of each column comes from. One that was never compared with a file of the publisher says so with
//! `verified = false`, and whoever uses it is told.

use std::sync::LazyLock;

use super::Mapping;

/// A mapping that comes with the program.
#[derive(Debug)]
pub struct Shipped {
    /// The name by which it is asked for, for example `tr-masak`.
    pub name: &'static str,
    /// The mapping file.
    pub text: &'static str,
    /// What it says.
    pub mapping: Mapping,
}

macro_rules! shipped {
    ($($name:literal)+) => {
        /// The names and files in the order of the names.
        const FILES: &[(&str, &str)] = &[
            $(($name, include_str!(concat!("../../mappings/", $name, ".toml"))),)+
        ];
    };
}

shipped! {
    "ae-local-terrorists"
    "be-national"
    "eu-journal"
    "fr-gels"
    "il-nbctf-individuals"
    "il-nbctf-organisations"
    "il-nbctf-wallets"
    "iq-aml"
    "it-mef"
    "ng-nigsac-entities"
    "ng-nigsac-individuals"
    "tr-masak"
}

/// The mappings that come with the program, in the order of their names.
pub fn shipped() -> &'static [Shipped] {
    static SHIPPED: LazyLock<Vec<Shipped>> = LazyLock::new(|| {
        let parsed = FILES.iter().map(|(name, text)| {
            // A test demands that every one can be read.
            let mapping = Mapping::parse(&format!("{name}.toml"), text).ok()?;
            Some(Shipped { name, text, mapping })
        });
        parsed.flatten().collect()
    });
    &SHIPPED
}
