//! The FollowTheMoney vocabulary (version 4.11): the schemata and properties that lists and lines of work carry.
//!
//! A test compares this table with the `followthemoney` package. Left out on purpose: `religion`, `ethnicity`,
//! `spokenLanguage` and `political` of FollowTheMoney's `Person`: no rule or feature may read them, so no type has them.

use std::sync::LazyLock;

/// What kind of text a property holds (FollowTheMoney property types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A name of a person, organisation or thing.
    Name,
    /// A short text without further structure.
    String,
    /// A long text.
    Text,
    /// A date, possibly partial (FollowTheMoney prefix date).
    Date,
    /// A country or territory code.
    Country,
    /// A number or code that identifies.
    Identifier,
    /// A postal address on one line.
    Address,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// `male`, `female` or `other`.
    Gender,
    /// A quantity.
    Number,
    /// A FollowTheMoney topic.
    Topic,
    /// The id of another entity.
    Entity,
}

impl Kind {
    /// The name of the type in FollowTheMoney, for example `identifier`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::String => "string",
            Self::Text => "text",
            Self::Date => "date",
            Self::Country => "country",
            Self::Identifier => "identifier",
            Self::Address => "address",
            Self::Url => "url",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Gender => "gender",
            Self::Number => "number",
            Self::Topic => "topic",
            Self::Entity => "entity",
        }
    }
}

macro_rules! schemata {
    ($($(#[$doc:meta])* $variant:ident extends [$($parent:ident),*];)+) => {
        /// A FollowTheMoney schema: what kind of thing an entity is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Schema { $($(#[$doc])* $variant,)+ }

        impl Schema {
            /// Every schema, so that tests can demand a row for each.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The FollowTheMoney name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)+ }
            }

            /// The schema of this FollowTheMoney name.
            pub fn parse(name: &str) -> Option<Self> {
                match name { $(stringify!($variant) => Some(Self::$variant),)+ _ => None }
            }

            /// The schemata this one extends directly.
            pub fn parents(self) -> &'static [Self] {
                match self { $(Self::$variant => &[$(Self::$parent),*],)+ }
            }
        }
    };
}

schemata! {
    /// Anything with a name: the root of most schemata.
    Thing extends [];
    /// A person or organisation, when it is not known which.
    LegalEntity extends [Thing];
    /// A natural person.
    Person extends [LegalEntity];
    /// Any kind of organisation.
    Organization extends [LegalEntity];
    /// A company or other commercial organisation.
    Company extends [Asset, Organization];
    /// A public body such as a ministry or a force.
    PublicBody extends [Organization];
    /// A thing of value.
    Asset extends [Thing, Value];
    /// Something worth an amount.
    Value extends [];
    /// A vehicle.
    Vehicle extends [Asset];
    /// A ship or boat.
    Vessel extends [Vehicle];
    /// An aircraft.
    Airplane extends [Vehicle];
    /// A postal address as a thing of its own.
    Address extends [Thing];
    /// Something that lasts from one date to another.
    Interval extends [];
    /// A relation between two entities.
    Interest extends [Interval];
    /// An identity document.
    Identification extends [Interval];
    /// A passport.
    Passport extends [Identification];
    /// A listing of an entity by an authority.
    Sanction extends [Interval];
    /// A bank account.
    BankAccount extends [Asset];
    /// A wallet of a virtual asset.
    CryptoWallet extends [Thing, Value];
    /// An account at an online service.
    UserAccount extends [Thing];
    /// A link whose nature is not stated, for example "Linked To".
    UnknownLink extends [Interest];
    /// A share in an asset.
    Ownership extends [Interest];
    /// A tradeable security.
    Security extends [Asset];
}

impl Schema {
    /// Whether this schema is `other` or extends it, directly or not.
    pub fn is_a(self, other: Self) -> bool {
        self == other || self.parents().iter().any(|parent| parent.is_a(other))
    }

    /// Whether an entity of this schema may carry the property.
    pub fn has(self, property: Property) -> bool {
        property.owners().iter().any(|owner| self.is_a(*owner))
    }

    /// Whether one thing could be described once with this schema and once with the other: one extends the other, or
    /// both are kinds of organisation. A person and a company cannot be one thing; a person and a legal entity can.
    pub fn can_be(self, other: Self) -> bool {
        self.is_a(other)
            || other.is_a(self)
            || (self.is_a(Self::Organization) && other.is_a(Self::Organization))
    }
}

macro_rules! properties {
    ($($variant:ident = $name:literal: $kind:ident of [$($owner:ident),+];)+) => {
        /// A FollowTheMoney property.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Property {
            $(#[doc = concat!("FollowTheMoney `", $name, "`.")] $variant,)+
        }

        impl Property {
            /// Every property, so that tests can demand a row for each.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The FollowTheMoney name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The kind of text it holds.
            pub fn kind(self) -> Kind {
                match self { $(Self::$variant => Kind::$kind,)+ }
            }

            /// The schemata that define it; the schemata that extend them inherit it.
            pub fn owners(self) -> &'static [Schema] {
                match self { $(Self::$variant => &[$(Schema::$owner),+],)+ }
            }

            /// The property of this FollowTheMoney name.
            pub fn parse(name: &str) -> Option<Self> {
                let among = BY_NAME.get(place_of(name)?)?;
                among.iter().copied().find(|property| property.name() == name)
            }
        }
    };
}

/// The properties by [`place_of`] their names: a line of a list holds a score of them.
static BY_NAME: LazyLock<Vec<Vec<Property>>> = LazyLock::new(|| {
    let at = |place: usize| {
        let stands = |property: &Property| place_of(property.name()) == Some(place);
        Property::ALL.iter().copied().filter(stands).collect()
    };
    (0..PLACES).map(at).collect()
});

const PLACES: usize = 256;

/// A number that few names share, made of the ends and the length; none for the empty name.
fn place_of(name: &str) -> Option<usize> {
    let (first, last) = (name.as_bytes().first()?, name.as_bytes().last()?);
    Some((usize::from(*first) * 5 + usize::from(*last) * 31 + name.len() * 13) % PLACES)
}

properties! {
    Name = "name": Name of [Thing];
    Alias = "alias": Name of [Thing];
    PreviousName = "previousName": Name of [Thing];
    WeakAlias = "weakAlias": Name of [Thing];
    Country = "country": Country of [Thing, Identification, Sanction];
    Notes = "notes": Text of [Thing];
    Description = "description": Text of [Thing, Interval];
    SourceUrl = "sourceUrl": Url of [Thing, Interval];
    WikidataId = "wikidataId": Identifier of [Thing];
    Topics = "topics": Topic of [Thing];
    Address = "address": Address of [Thing];
    AddressEntity = "addressEntity": Entity of [Thing];
    Program = "program": String of [Thing, Sanction];
    ProgramId = "programId": Identifier of [Thing, Sanction];
    CreatedAt = "createdAt": Date of [Thing];
    ModifiedAt = "modifiedAt": Date of [Thing, Interval];
    Abbreviation = "abbreviation": Name of [LegalEntity];
    Email = "email": Email of [LegalEntity, UserAccount];
    Phone = "phone": Phone of [LegalEntity, UserAccount];
    Website = "website": Url of [LegalEntity];
    LegalForm = "legalForm": String of [LegalEntity];
    IncorporationDate = "incorporationDate": Date of [LegalEntity];
    DissolutionDate = "dissolutionDate": Date of [LegalEntity];
    Status = "status": String of [LegalEntity, Interest, Sanction];
    Sector = "sector": String of [LegalEntity];
    RegistrationNumber = "registrationNumber": Identifier of [LegalEntity, Vehicle, Security];
    IdNumber = "idNumber": Identifier of [LegalEntity];
    TaxNumber = "taxNumber": Identifier of [LegalEntity];
    LicenseNumber = "licenseNumber": Identifier of [LegalEntity];
    VatCode = "vatCode": Identifier of [LegalEntity];
    Jurisdiction = "jurisdiction": Country of [LegalEntity];
    MainCountry = "mainCountry": Country of [LegalEntity];
    OkpoCode = "okpoCode": Identifier of [LegalEntity];
    InnCode = "innCode": Identifier of [LegalEntity];
    OgrnCode = "ogrnCode": Identifier of [LegalEntity];
    LeiCode = "leiCode": Identifier of [LegalEntity];
    DunsCode = "dunsCode": Identifier of [LegalEntity];
    SwiftBic = "swiftBic": Identifier of [LegalEntity];
    Title = "title": String of [Person];
    FirstName = "firstName": String of [Person];
    SecondName = "secondName": String of [Person];
    MiddleName = "middleName": String of [Person];
    FatherName = "fatherName": String of [Person];
    MotherName = "motherName": String of [Person];
    LastName = "lastName": String of [Person];
    NameSuffix = "nameSuffix": String of [Person];
    BirthDate = "birthDate": Date of [Person, Passport];
    BirthPlace = "birthPlace": String of [Person, Passport];
    BirthCountry = "birthCountry": Country of [Person];
    DeathDate = "deathDate": Date of [Person];
    Position = "position": String of [Person];
    Nationality = "nationality": Country of [Person];
    Citizenship = "citizenship": Country of [Person];
    PassportNumber = "passportNumber": Identifier of [Person, Passport];
    SocialSecurityNumber = "socialSecurityNumber": Identifier of [Person];
    Gender = "gender": Gender of [Person, Passport];
    Profession = "profession": String of [Person];
    ImoNumber = "imoNumber": Identifier of [Organization, Vessel];
    KppCode = "kppCode": Identifier of [Company];
    IsinCode = "isinCode": Identifier of [Company];
    Ticker = "ticker": Identifier of [Company, Security];
    Type = "type": String of [Vehicle, Identification, Security];
    Model = "model": String of [Vehicle];
    Owner = "owner": Entity of [Vehicle, UserAccount, Ownership];
    Operator = "operator": Entity of [Vehicle];
    BuildDate = "buildDate": Date of [Vehicle];
    RegistrationDate = "registrationDate": Date of [Vehicle];
    DeregistrationDate = "deregistrationDate": Date of [Vehicle];
    Flag = "flag": Country of [Vessel];
    RegistrationPort = "registrationPort": String of [Vessel];
    Tonnage = "tonnage": Number of [Vessel];
    GrossRegisteredTonnage = "grossRegisteredTonnage": Number of [Vessel];
    DeadweightTonnage = "deadweightTonnage": Number of [Vessel];
    CallSign = "callSign": Identifier of [Vessel];
    PastFlags = "pastFlags": Country of [Vessel];
    PastTypes = "pastTypes": String of [Vessel];
    Mmsi = "mmsi": Identifier of [Vessel];
    SerialNumber = "serialNumber": Identifier of [Airplane];
    IcaoCode = "icaoCode": Identifier of [Airplane];
    Manufacturer = "manufacturer": String of [Airplane];
    Full = "full": Address of [Address];
    Remarks = "remarks": String of [Address];
    PostOfficeBox = "postOfficeBox": String of [Address];
    Street = "street": String of [Address];
    Street2 = "street2": String of [Address];
    City = "city": String of [Address];
    PostalCode = "postalCode": String of [Address];
    Region = "region": String of [Address];
    State = "state": String of [Address];
    StartDate = "startDate": Date of [Interval];
    EndDate = "endDate": Date of [Interval];
    Date = "date": Date of [Interval];
    RecordId = "recordId": String of [Interval];
    Role = "role": String of [Interest];
    Holder = "holder": Entity of [Identification, CryptoWallet];
    Number = "number": Identifier of [Identification];
    Authority = "authority": String of [Identification, Sanction];
    Surname = "surname": String of [Passport];
    GivenName = "givenName": String of [Passport];
    PersonalNumber = "personalNumber": Identifier of [Passport];
    Entity = "entity": Entity of [Sanction];
    AuthorityId = "authorityId": Identifier of [Sanction];
    UnscId = "unscId": Identifier of [Sanction];
    Provisions = "provisions": String of [Sanction];
    Reason = "reason": Text of [Sanction];
    ListingDate = "listingDate": Date of [Sanction];
    BankName = "bankName": String of [BankAccount];
    AccountNumber = "accountNumber": Identifier of [BankAccount];
    Iban = "iban": Identifier of [BankAccount];
    Bic = "bic": Identifier of [BankAccount];
    AccountType = "accountType": String of [BankAccount];
    OpeningDate = "openingDate": Date of [BankAccount];
    ClosingDate = "closingDate": Date of [BankAccount];
    CryptoAddress = "cryptoAddress": Identifier of [CryptoWallet];
    CurrencySymbol = "currencySymbol": String of [CryptoWallet];
    Blockchain = "blockchain": String of [CryptoWallet];
    Service = "service": String of [UserAccount];
    Username = "username": String of [UserAccount];
    Subject = "subject": Entity of [UnknownLink];
    Object = "object": Entity of [UnknownLink];
    Asset = "asset": Entity of [Ownership];
    Percentage = "percentage": String of [Ownership];
}
