//! The beginnings of OFAC's remark clauses and what each clause then holds, as a table.

use std::sync::LazyLock;

use model::schema::Property;

use super::remarks::starts_with;

/// What a clause holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    /// Quoted names, which OFAC calls weak, or names used before.
    Names(Property),
    /// A date.
    Date(Property),
    /// A place, whose last part may be a country.
    BirthPlace,
    /// A country.
    Country(Property),
    /// A plain text.
    Text(Property),
    /// `Male` or `Female`.
    Gender,
    /// A number whose form can be checked or which stands for itself.
    Number(Property),
    /// An IMO number of a ship or a company.
    Imo,
    /// A passport with number, country and dates.
    Passport,
    /// Another document with number, country and dates; the number is also put under this property.
    Document(Property),
    /// A wallet: currency and address.
    Wallet,
    /// A thing named only, with its role.
    Link(&'static str),
    /// Text for people: understood, and nothing to compare in it.
    Information,
}

use Meaning::{
    BirthPlace, Country as InCountry, Date, Document, Gender, Imo as ImoNumber, Information, Link,
    Names, Number, Passport, Text, Wallet,
};

/// The beginnings of the table by their first letter, so that a clause is compared with a few of them.
static BY_LETTER: LazyLock<Vec<Vec<&'static (&'static str, Meaning)>>> = LazyLock::new(|| {
    let begins = |start: &str, letter: u8| {
        start.bytes().next().is_some_and(|first| first.eq_ignore_ascii_case(&letter))
    };
    (0..=u8::MAX)
        .map(|letter| PATTERNS.iter().filter(|(start, _)| begins(start, letter)).collect())
        .collect()
});

/// What begins this clause and what it then holds; none where the table does not know.
pub(super) fn of(clause: &str) -> Option<&'static (&'static str, Meaning)> {
    let letter = usize::from(*clause.as_bytes().first()?);
    let among = BY_LETTER.get(letter)?;
    among.iter().copied().find(|(start, _)| starts_with(clause, start))
}

/// What begins a clause and what the clause then holds. A beginning that begins another one stands after it.
static PATTERNS: &[(&str, Meaning)] = &[
    ("DOB ", Date(Property::BirthDate)),
    ("POB ", BirthPlace),
    ("Nationality of Registration ", InCountry(Property::Country)),
    ("nationality possibly ", InCountry(Property::Nationality)),
    ("nationality ", InCountry(Property::Nationality)),
    ("citizen ", InCountry(Property::Citizenship)),
    ("Gender ", Gender),
    ("a.k.a. ", Names(Property::WeakAlias)),
    ("f.k.a. ", Names(Property::PreviousName)),
    ("n.k.a. ", Names(Property::PreviousName)),
    ("Digital Currency Address - ", Wallet),
    ("Linked To: ", Link("linked to")),
    ("Passport ", Passport),
    ("Diplomatic Passport ", Passport),
    ("Stateless Person Passport ", Passport),
    ("Numero Unico de Identificacao Civil (NUIC) ", Document(Property::IdNumber)),
    ("SSN ", Document(Property::SocialSecurityNumber)),
    ("US FEIN ", Document(Property::TaxNumber)),
    ("Tax ID No. ", Document(Property::TaxNumber)),
    ("Tax ID ", Document(Property::TaxNumber)),
    ("V.A.T. Number ", Document(Property::VatCode)),
    ("VAT Number ", Document(Property::VatCode)),
    ("NIT # ", Document(Property::TaxNumber)),
    ("RIF # ", Document(Property::TaxNumber)),
    ("RUC # ", Document(Property::TaxNumber)),
    ("C.U.I.T. # ", Document(Property::TaxNumber)),
    ("RTN ", Document(Property::TaxNumber)),
    ("R.F.C. ", Document(Property::TaxNumber)),
    ("RFC ", Document(Property::TaxNumber)),
    ("CNPJ ", Document(Property::TaxNumber)),
    ("Numero de Identidad ", Document(Property::IdNumber)),
    ("Italian Fiscal Code ", Document(Property::TaxNumber)),
    ("Fiscal Code ", Document(Property::TaxNumber)),
    ("Registration Number ", Document(Property::RegistrationNumber)),
    ("Registration ID ", Document(Property::RegistrationNumber)),
    ("Registration Certificate Number ", Document(Property::RegistrationNumber)),
    ("Registered Charity No. ", Document(Property::RegistrationNumber)),
    ("Business Registration Number ", Document(Property::RegistrationNumber)),
    ("Business Registration Document # ", Document(Property::RegistrationNumber)),
    ("Business Number ", Document(Property::RegistrationNumber)),
    ("Public Registration Number ", Document(Property::RegistrationNumber)),
    ("Commercial Registry Number ", Document(Property::RegistrationNumber)),
    ("C.R. No. ", Document(Property::RegistrationNumber)),
    ("Folio Mercantil No. ", Document(Property::RegistrationNumber)),
    ("Matricula Mercantil No ", Document(Property::RegistrationNumber)),
    ("Chamber of Commerce Number ", Document(Property::RegistrationNumber)),
    ("Istanbul Chamber of Comm. No. ", Document(Property::RegistrationNumber)),
    ("Romanian C.R. ", Document(Property::RegistrationNumber)),
    ("Dubai Chamber of Commerce Membership No. ", Document(Property::RegistrationNumber)),
    ("Central Registration System Number ", Document(Property::RegistrationNumber)),
    ("Economic Register Number (CBLS) ", Document(Property::RegistrationNumber)),
    ("Unified Social Credit Code (USCC) ", Document(Property::RegistrationNumber)),
    ("United Social Credit Code Certificate (USCCC) ", Document(Property::RegistrationNumber)),
    ("Certificate of Incorporation Number ", Document(Property::RegistrationNumber)),
    ("Enterprise Number ", Document(Property::RegistrationNumber)),
    ("UK Company Number ", Document(Property::RegistrationNumber)),
    ("Company Number IMO ", ImoNumber),
    ("Company Number ", Document(Property::RegistrationNumber)),
    ("Government Gazette Number ", Document(Property::RegistrationNumber)),
    ("Trade License No. ", Document(Property::LicenseNumber)),
    ("License ", Document(Property::LicenseNumber)),
    ("Identification Number IMO ", ImoNumber),
    ("Identification Number ", Document(Property::IdNumber)),
    ("National ID No. ", Document(Property::IdNumber)),
    ("National Foreign ID Number ", Document(Property::IdNumber)),
    ("National Foreign ID ", Document(Property::IdNumber)),
    ("Personal ID Card ", Document(Property::IdNumber)),
    ("Turkish Identification Number ", Document(Property::IdNumber)),
    ("Turkish Identificiation Number ", Document(Property::IdNumber)),
    ("Cedula No. ", Document(Property::IdNumber)),
    ("Cedula ", Document(Property::IdNumber)),
    ("C.U.R.P. ", Document(Property::IdNumber)),
    ("C.U.I. ", Document(Property::IdNumber)),
    ("C.U.I.P. ", Document(Property::IdNumber)),
    ("D.N.I. ", Document(Property::IdNumber)),
    ("N.I.E. ", Document(Property::IdNumber)),
    ("C.I.F. ", Document(Property::IdNumber)),
    ("I.F.E. ", Document(Property::IdNumber)),
    ("Credencial electoral ", Document(Property::IdNumber)),
    ("Electoral Registry No. ", Document(Property::IdNumber)),
    ("Driver's License No. ", Document(Property::IdNumber)),
    ("Cartilla de Servicio Militar Nacional ", Document(Property::IdNumber)),
    ("Birth Certificate Number ", Document(Property::IdNumber)),
    ("Residency Number ", Document(Property::IdNumber)),
    ("Refugee ID Card ", Document(Property::IdNumber)),
    ("Bosnian Personal ID No. ", Document(Property::IdNumber)),
    ("Romanian Permanent Resident ", Document(Property::IdNumber)),
    ("Kenyan ID No. ", Document(Property::IdNumber)),
    ("Travel Document Number ", Document(Property::IdNumber)),
    ("Seafarer's Identification Document ", Document(Property::IdNumber)),
    ("Military Registration Number ", Document(Property::IdNumber)),
    ("Stateless Person ID Card ", Document(Property::IdNumber)),
    ("VisaNumberID ", Document(Property::IdNumber)),
    ("Interpol: Red Notice File No. ", Document(Property::IdNumber)),
    ("BIK (RU) ", Document(Property::IdNumber)),
    ("Legal Entity Number ", Number(Property::LeiCode)),
    ("D-U-N-S Number ", Number(Property::DunsCode)),
    ("SWIFT/BIC ", Number(Property::SwiftBic)),
    ("ISIN ", Number(Property::IsinCode)),
    ("Equity Ticker ", Number(Property::Ticker)),
    ("Email Address ", Number(Property::Email)),
    ("Website ", Text(Property::Website)),
    ("Phone Number ", Number(Property::Phone)),
    ("PHONE # ", Number(Property::Phone)),
    ("Telephone ", Number(Property::Phone)),
    ("Telephone: ", Number(Property::Phone)),
    ("Organization Established Date ", Date(Property::IncorporationDate)),
    ("Organization Type: ", Text(Property::Sector)),
    ("Vessel Registration Identification IMO ", ImoNumber),
    ("Vessel Registration Identification ", Document(Property::RegistrationNumber)),
    ("Other Vessel Registration Identification ", Document(Property::RegistrationNumber)),
    ("MMSI ", Number(Property::Mmsi)),
    ("Vessel Year of Build ", Date(Property::BuildDate)),
    ("Vessel Flag ", InCountry(Property::Flag)),
    ("Other Vessel Flag ", InCountry(Property::Flag)),
    ("Former Vessel Flag ", InCountry(Property::PastFlags)),
    ("Vessel Type ", Text(Property::Type)),
    ("Other Vessel Type ", Text(Property::Type)),
    ("Former Vessel Type ", Text(Property::PastTypes)),
    ("Vessel Call Sign ", Number(Property::CallSign)),
    ("Other Vessel Call Sign ", Number(Property::CallSign)),
    ("Vessel Owner ", Link("owner")),
    ("Aircraft Operator ", Link("operator")),
    ("Aircraft Model ", Text(Property::Model)),
    ("Aircraft Manufacture Date ", Date(Property::BuildDate)),
    ("Aircraft Manufacturer's Serial Number (MSN) ", Number(Property::SerialNumber)),
    (
        "Aircraft Construction Number (also called L/N or S/N or F/N) ",
        Number(Property::SerialNumber),
    ),
    ("Aircraft Serial Identification ", Number(Property::SerialNumber)),
    ("Aircraft Mode S Transponder Code ", Number(Property::IcaoCode)),
    ("Aircraft Tail Number ", Number(Property::RegistrationNumber)),
    ("Previous Aircraft Tail Number ", Number(Property::RegistrationNumber)),
    ("Chinese Commercial Code ", Information),
    ("Secondary sanctions risk:", Information),
    ("Additional Sanctions Information", Information),
    ("Transactions Prohibited", Information),
    ("Executive Order ", Information),
    ("CAATSA ", Information),
    ("IFCA ", Information),
    ("Target Type ", Information),
    ("Listing Date ", Information),
    ("Effective Date ", Information),
    ("For more information", Information),
    ("All offices worldwide", Information),
    ("Fax ", Information),
    ("Fax: ", Information),
    ("ICTY indictee", Information),
    // The words of the XML publications.
    ("Issuer Name ", Names(Property::Alias)),
    ("Vessel Tonnage ", Text(Property::Tonnage)),
    ("Vessel Gross Registered Tonnage ", Text(Property::GrossRegisteredTonnage)),
    ("Purchase/Sales For Divestment Date ", Information),
    ("PEESA Information", Information),
    ("MICEX Code ", Information),
    ("UN/LOCODE ", Information),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_beginning_is_found() {
        for (start, meaning) in PATTERNS {
            let found = of(&start.to_lowercase()).unwrap();
            assert_eq!((found.0, found.1), (*start, *meaning));
        }
        assert!(of("Unheard of").is_none() && of("").is_none());
    }

    #[test]
    fn a_beginning_that_begins_another_stands_after_it() {
        for (position, (start, _)) in PATTERNS.iter().enumerate() {
            for (later, _) in PATTERNS.iter().skip(position + 1) {
                assert!(!starts_with(later, start), "{later:?} is never reached after {start:?}");
            }
        }
    }
}
