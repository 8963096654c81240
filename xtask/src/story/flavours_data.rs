//! Syllables of the story's people, in Latin letters and in those of their script.
//!
//! The grammar is ours: syllables are put together as they come and no list of real names was read. Some given names that
//! come out are borne by real people; the surnames are made to be nobody's, and `cargo xtask story --check` proves that no
//! whole name is near one of a real list.

/// A syllable in Latin letters and in the script of its flavour.
pub type Syllable = (&'static str, &'static str);

/// How the names of one part of the story's population are made.
pub struct Flavour {
    /// Beginnings of given names.
    pub given_first: &'static [Syllable],
    /// Ends of given names.
    pub given_last: &'static [Syllable],
    /// Beginnings of surnames.
    pub first: &'static [Syllable],
    /// What may stand between.
    pub middle: &'static [Syllable],
    /// Ends of the surnames of listed people.
    pub last_listed: &'static [Syllable],
    /// Ends of the surnames of everybody else.
    pub last_other: &'static [Syllable],
    /// Whether the original script is another than Latin.
    pub has_script: bool,
    /// How many of a hundred people have it.
    pub share: u64,
}

const fn latin(text: &'static str) -> Syllable {
    (text, text)
}

/// Every flavour.
#[rustfmt::skip]
pub const FLAVOURS: &[Flavour] = &[
    Flavour {
        // Utopian
        given_first: &[
            latin("Tar"), latin("Obr"), latin("Hed"), latin("Ysol"), latin("Bren"), latin("Fal"), latin("Gry"), latin("Isk"),
            latin("Jor"), latin("Kel"), latin("Nev"), latin("Ost"), latin("Pell"), latin("Rud"), latin("Thul"), latin("Vorn"),
            latin("Wex"), latin("Yar"), latin("Zel"), latin("Quin"),
        ],
        given_last: &[
            latin("kas"), latin("in"), latin("do"), latin("ed"), latin("wick"), latin("ara"), latin("une"), latin("emir"),
            latin("isse"), latin("oll"), latin("eth"), latin("ivar"),
        ],
        first: &[
            latin("Vel"), latin("Marr"), latin("Quen"), latin("Dorv"), latin("Hask"), latin("Lunt"), latin("Morg"), latin("Pesk"),
            latin("Rask"), latin("Sabr"), latin("Ulm"), latin("Trev"), latin("Wend"), latin("Zann"), latin("Brack"), latin("Cald"),
            latin("Fenn"), latin("Gorl"), latin("Hyth"), latin("Jask"),
        ],
        middle: &[
            latin("i"), latin("e"), latin("or"), latin("an"), latin("im"), latin("ull"), latin("est"), latin("ov"), latin("ach"),
            latin("ent"), latin("ibb"), latin("os"),
        ],
        last_listed: &[latin("mondt"), latin("drav"), latin("thulle"), latin("gorrick"), latin("bask"), latin("quarn")],
        last_other: &[latin("wenna"), latin("tilloe"), latin("spray"), latin("hobel"), latin("fannick"), latin("yewe"), latin("lumsey"), latin("croft")],
        has_script: false,
        share: 44,
    },
    Flavour {
        // Arabic-like
        given_first: &[("Zu", "زو"), ("Qa", "قا"), ("Taw", "تاو"), ("Fa", "فا"), ("Shi", "شي"), ("Ru", "رو"), ("Ha", "ها"), ("Wi", "وي"), ("Ja", "جا"), ("Nu", "نو")],
        given_last: &[("hayr", "هير"), ("dhim", "ظيم"), ("fan", "فان"), ("rouq", "روق"), ("zam", "زام"), ("dayl", "ديل"), ("bouk", "بوك"), ("jwan", "جوان"), ("lith", "ليث")],
        first: &[("Qan", "قن"), ("Bel", "بل"), ("Zar", "زار"), ("Shum", "شوم"), ("Taq", "تاق"), ("Ghar", "غار"), ("Muz", "موز"), ("Kur", "كور"), ("Dab", "داب"), ("Has", "حاص"), ("Fen", "فن"), ("Rub", "روب")],
        middle: &[("dar", "دار"), ("mad", "ماد"), ("bou", "بو"), ("kil", "كيل"), ("rash", "راش"), ("tum", "توم"), ("zin", "زين"), ("ghu", "غو"), ("faj", "فاج")],
        last_listed: &[("bashi", "باشي"), ("rassi", "راسي"), ("qouti", "قوتي"), ("maddouz", "مدوز"), ("nabouk", "نابوك")],
        last_other: &[("touli", "تولي"), ("zehri", "زهري"), ("wanji", "ونجي"), ("lafte", "لفتي"), ("shoumel", "شومل"), ("dakwi", "دكوي")],
        has_script: true,
        share: 18,
    },
    Flavour {
        // Slavic-like
        given_first: &[("Dro", "Дро"), ("Vyr", "Выр"), ("Mesh", "Меш"), ("Lub", "Луб"), ("Ras", "Рас"), ("Zhor", "Жор"), ("Tru", "Тру"), ("Ske", "Ске"), ("Pya", "Пя")],
        given_last: &[("mil", "мил"), ("zhan", "жан"), ("dor", "дор"), ("bek", "бек"), ("vida", "вида"), ("stan", "стан"), ("goy", "гой"), ("lana", "лана")],
        first: &[("Pesh", "Пеш"), ("Trub", "Труб"), ("Mesk", "Меск"), ("Gol", "Гол"), ("Zhur", "Жур"), ("Kvar", "Квар"), ("Bryz", "Брыз"), ("Dlug", "Длуг"), ("Skob", "Скоб"), ("Vust", "Вуст"), ("Hrem", "Хрем")],
        middle: &[("ka", "ка"), ("ov", "ов"), ("un", "ун"), ("iz", "из"), ("ych", "ыч"), ("et", "ет"), ("ol", "ол"), ("uda", "уда")],
        last_listed: &[("dovyk", "довык"), ("tremko", "тремко"), ("zhdar", "ждар"), ("brunets", "брунец")],
        last_other: &[("lachun", "лачун"), ("sayko", "сайко"), ("pidra", "пидра"), ("mirets", "мирец"), ("gonal", "гонал"), ("vokha", "воха")],
        has_script: true,
        share: 14,
    },
    Flavour {
        // Greek-like
        given_first: &[("Thal", "Θαλ"), ("Xan", "Ξαν"), ("Mir", "Μιρ"), ("Pol", "Πολ"), ("Kal", "Καλ"), ("Ner", "Νερ"), ("Del", "Δελ")],
        given_last: &[("emos", "εμος"), ("idros", "ιδρος"), ("ynta", "υντα"), ("oria", "ορια"), ("anor", "ανορ"), ("ophas", "οφας")],
        first: &[("Peri", "Περι"), ("Kryl", "Κρυλ"), ("Dost", "Δοστ"), ("Mavr", "Μαυρ"), ("Theml", "Θεμλ"), ("Spod", "Σποδ"), ("Lagr", "Λαγρ")],
        middle: &[("am", "αμ"), ("ol", "ολ"), ("ik", "ικ"), ("on", "ον"), ("yl", "υλ"), ("er", "ερ")],
        last_listed: &[("oudraxis", "ουδραξις"), ("imbazos", "ιμπαζος"), ("alkomas", "αλκομας")],
        last_other: &[("effanis", "εφανις"), ("othamis", "οθαμις"), ("yrrakas", "υρρακας"), ("inokles", "ινοκλης")],
        has_script: true,
        share: 8,
    },
    Flavour {
        // Hebrew-like
        given_first: &[("Yar", "יר"), ("Nof", "נופ"), ("Tzel", "צל"), ("Dov", "דוב"), ("Shim", "שימ")],
        given_last: &[("elan", "אלן"), ("imor", "ימור"), ("avid", "אביד"), ("uriya", "וריה")],
        first: &[("Bar", "בר"), ("Galb", "גלב"), ("Tsor", "צור"), ("Kaph", "כפ"), ("Lish", "ליש")],
        middle: &[("zu", "זו"), ("na", "נא"), ("mi", "מי"), ("to", "טו")],
        last_listed: &[("gromi", "גרומי"), ("tzafal", "צפאל"), ("kerbin", "קרבין")],
        last_other: &[("shoval", "שובל"), ("dimron", "דימרון"), ("yesfat", "יספאט")],
        has_script: true,
        share: 5,
    },
    Flavour {
        // Georgian-like
        given_first: &[("Zur", "ზურ"), ("Tam", "თამ"), ("Gel", "გელ"), ("Vakh", "ვახ"), ("Nes", "ნეს")],
        given_last: &[("omi", "ომი"), ("aldi", "ალდი"), ("isko", "ისკო"), ("eruna", "ერუნა")],
        first: &[("Kob", "კობ"), ("Mtsar", "მწარ"), ("Dzag", "ძაგ"), ("Lasht", "ლაშთ"), ("Ghur", "ღურ")],
        middle: &[("am", "ამ"), ("ir", "ირ"), ("ul", "ულ"), ("ech", "ეჩ")],
        last_listed: &[("ubeshvi", "უბეშვი"), ("okhradze", "ოხრაძე")],
        last_other: &[("anteli", "ანთელი"), ("iruvani", "ირუვანი"), ("eskuri", "ესკური")],
        has_script: true,
        share: 5,
    },
    Flavour {
        // Chinese-like
        given_first: &[("Quan", "泉"), ("Zhuo", "卓"), ("Beng", "崩"), ("Shuai", "率"), ("Nuan", "暖")],
        given_last: &[("xiu", "岫"), ("ruo", "若"), ("zhen", "榛"), ("qiong", "琼"), ("mian", "眠")],
        first: &[("Luo", "洛"), ("Chuang", "窗"), ("Hun", "魂"), ("Guang", "光"), ("Zhui", "追")],
        middle: &[("", "")],
        last_listed: &[("shuo", "朔"), ("keng", "坑"), ("zhuang", "桩")],
        last_other: &[("teng", "藤"), ("huai", "槐"), ("pian", "片")],
        has_script: true,
        share: 6,
    },
];

/// Towns of Utopia and its neighbours, for addresses and places of birth.
pub const TOWNS: &[&str] = &[
    "Amaurot",
    "Anyder Ferry",
    "Port Ademus",
    "Upper Achorra",
    "Lower Achorra",
    "Polyler",
    "Zapolet Bridge",
    "Nephelog",
    "Alaopol",
    "Barzan Hill",
    "Saint Abraxa",
    "Venal Harbour",
];

/// Towns across the border. The neighbours have no country code, so they stand in the text of a place only.
pub const FOREIGN_TOWNS: &[&str] =
    &["Galle Minor, Taprobane", "Ruhun, Taprobane", "Macar Bay, Macaria", "Old Heracle, Macaria"];

/// What listed people are said to be.
pub const DESIGNATIONS: &[&str] = &[
    "Treasurer of the Grey Causeway",
    "Forger of seals",
    "Quartermaster",
    "Recruiter among ferrymen",
    "Courier",
    "Keeper of the safe houses",
    "Broker of stolen charts",
    "Instructor",
    "Ship's chandler",
    "Money changer",
];

/// Sentences of remarks; `{town}` is filled in.
pub const REMARKS: &[&str] = &[
    "Said to live in {town}.",
    "Last seen near {town} with two companions.",
    "Carries papers of several states.",
    "Collected contributions in {town}.",
    "Reported dead; not confirmed.",
    "Speaks with the accent of {town}.",
    "Believed to have left {town} by boat.",
    "Photograph available from the Board.",
];

/// What a low-quality alias is made of: a word, and after it a name of the person.
pub const NICKNAMES: &[&str] =
    &["Ferryman", "Clockmaker", "Grey Heron", "Saltcook", "Lamplighter", "Tinsmith"];

/// What companies do: one word each, so that two companies of one trade have no more than a trade in common.
pub const TRADES: &[&str] = &[
    "Saltworks",
    "Ropewalk",
    "Ferries",
    "Lampworks",
    "Charts",
    "Sawmill",
    "Exchange",
    "Feltmill",
    "Granary",
    "Clockworks",
    "Glassworks",
    "Lighters",
    "Dyeworks",
    "Workshop",
];

/// Forms of companies; some have none.
pub const FORMS: &[&str] = &["Limited", "LLC", "GmbH", "SARL", "Corporation", "JSC", "", "", ""];

/// Countries of travellers and customers beside Utopia, as codes.
pub const COUNTRIES: &[&str] = &["ISL", "MLT", "FJI", "URY", "BWA", "BTN", "LUX"];
