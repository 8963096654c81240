//! The cases that `docs/story.md` tells: what stands on the list, and who stands before the desks.

/// A listed person whose entry is written out.
pub struct Listed {
    /// Which entry of the list it is, from 1.
    pub place: usize,
    /// Given names.
    pub given: &'static str,
    /// Surname.
    pub surname: &'static str,
    /// The name in its original script; empty where the list has none.
    pub original: &'static str,
    /// A good alias; may be empty.
    pub alias: &'static str,
    /// The birth date in the form of the record.
    pub born: &'static str,
    /// A passport of Utopia; may be empty.
    pub passport: &'static str,
    /// The remark.
    pub remark: &'static str,
}

/// The people of the story on the list.
pub const LISTED: &[Listed] = &[
    Listed {
        place: 14,
        given: "Zohair",
        surname: "Kandarbashi",
        original: "",
        alias: "Zohair Kandarbachi",
        born: "1971-05-23",
        passport: "",
        remark: "Keeps accounts for the Grey Causeway in Amaurot.",
    },
    Listed {
        place: 61,
        given: "Tarkas Obrin",
        surname: "Velimond",
        original: "",
        alias: "",
        born: "1968~",
        passport: "",
        remark: "Crosses the Anyder at night.",
    },
    Listed {
        place: 97,
        given: "Lindo",
        surname: "Braskarell",
        original: "",
        alias: "Lindo Braskarelle",
        born: "1979/1982",
        passport: "UT4471903",
        remark: "Has travelled on papers of other people.",
    },
    Listed {
        place: 133,
        given: "Farouq",
        surname: "Belmadrassi",
        original: "",
        alias: "",
        born: "1975-09-14",
        passport: "",
        remark: "Recruits among ferrymen.",
    },
    Listed {
        place: 180,
        given: "Kyriandros",
        surname: "Spodalkomas",
        original: "Κυριανδρος Σποδαλκομας",
        alias: "",
        born: "1983",
        passport: "",
        remark: "Broker of stolen charts.",
    },
];

/// The place of the story's company among the entities, from 1.
pub const COMPANY_PLACE: usize = 22;
/// The company on the list.
pub const COMPANY: &str = "Marrivant Rope and Chandlery Limited";

/// The headings of the table of late additions.
pub const LATE_HEADINGS: [&str; 10] = [
    "Reference",
    "Kind",
    "Name",
    "Name in other letters",
    "Also known as",
    "Born",
    "Nationality",
    "Passport",
    "IMO number",
    "Address",
];

/// The written rows of the late additions, by their place from 1. The seventh has one cell too many: somebody typed an
/// address with a comma and without quotes.
///
/// The IMO numbers of the vessels have a correct check digit. They begin with 2 and 3: the register of ships began its
/// numbers at 5 and went on at 1, so these stand for no ship that we know of.
#[rustfmt::skip]
pub const LATE: &[(usize, &[&str])] = &[
    (5, &["LA-05", "person", "Ruvane Ostrivel", "", "", "1986-11-02", "Utopia", "", "", "Polyler"]),
    (7, &["LA-07", "person", "Hremstan Kvaruntremko", "Хремстан Кварунтремко", "", "1990-02-17", "Utopia", "", "", "Grey Quay 4", "Amaurot"]),
    (9, &["LA-09", "vessel", "Morning of Anyder", "", "Anyder Star", "", "", "", "IMO 3141594", "Venal Harbour"]),
    (11, &["LA-11", "vessel", "Lady Abraxa", "", "", "", "", "", "IMO 2718285", "Port Ademus"]),
];

/// The rows of the bank that the story tells: place from 1, name, kind, birth date, nationality, passport.
#[rustfmt::skip]
pub const BANK: &[(usize, [&str; 5])] = &[
    (417, ["Zuhayr Qandarbashi", "person", "1971-05-23", "UTO", ""]),
    (418, ["زهير قندرباشي", "person", "1971", "UTO", ""]),
    (733, ["Marrivant Rope & Chandlery GmbH", "company", "", "UTO", ""]),
    (1_004, ["Hremstan Kvaruntremko", "person", "1990-02-17", "UTO", ""]),
];

/// A line of the border post that the story tells.
pub struct Traveller {
    /// The place of the line, from 1.
    pub place: usize,
    /// The FollowTheMoney schema.
    pub schema: &'static str,
    /// The properties.
    pub properties: &'static [(&'static str, &'static str)],
}

/// The lines of the border post that the story tells. The fourth has no usable name.
#[rustfmt::skip]
pub const BORDER: &[Traveller] = &[
    Traveller { place: 88, schema: "Person", properties: &[("name", "Velimont, Tarquas Obrin"), ("birthDate", "1968-10-30"), ("nationality", "UTO")] },
    Traveller { place: 204, schema: "Person", properties: &[("name", "Heddo Marrawick"), ("birthDate", "1980-06-11"), ("nationality", "UTO"), ("passportNumber", "UT4471903"), ("document.country", "UTO")] },
    Traveller { place: 319, schema: "Vessel", properties: &[("name", "Grey Heron of Ruhun"), ("imoNumber", "IMO 3141594")] },
    Traveller { place: 402, schema: "Person", properties: &[("name", "???"), ("birthDate", "1991"), ("nationality", "UTO")] },
    Traveller { place: 511, schema: "Person", properties: &[("name", "Kiriandros Spodhalkomas"), ("birthDate", "1983-01-19"), ("nationality", "UTO")] },
];

/// The rows of the course that the story tells: place from 1, surname, given names, birth date, nationality.
#[rustfmt::skip]
pub const COURSE: &[(usize, [&str; 4])] = &[
    (62, ["Belmadrassi", "Farouq", "1986-10-03", "MLT"]),
    (150, ["Ostrivel", "Ruvane", "1986-11-02", "UTO"]),
];

/// The ids of everybody who may reach the review band against the story's own list; `--check` demands exactly these.
pub const FOUND: &[&str] =
    &["C-0417", "C-0418", "C-0733", "C-1004", "T-088", "T-204", "T-319", "T-511", "N-062", "N-150"];

/// The id of the row that cannot be screened.
pub const NOT_SCREENED: &str = "T-402";

/// People of the story who stand in no file.
pub const TELLERS: &[&str] = &["Ysolde Quennevar", "Tadeusz Okonjo-Brandt", "Ilsabet Achterquell"];
