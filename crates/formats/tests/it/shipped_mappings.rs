//! The mappings that come with the program: each reads an invented table in the shape of its list.

use std::path::PathBuf;

use formats::mapping::{Mapping, Shipped, shipped};
use formats::{Format, ListReport, ListSink, Problem, ProblemCode, ReadOptions, Sink, Source};
use model::canonical::entity_json;
use model::entity::Entity;
use model::label::Label;
use model::listing::Measure;
use model::record::Record;
use model::schema::Property;
use rust_xlsxwriter::Workbook;

#[derive(Default)]
struct Lists {
    records: Vec<Record>,
    problems: Vec<Problem>,
}

impl Sink for Lists {
    fn record(&mut self, record: Record) {
        self.records.push(record);
    }

    fn withdraw(&mut self, _withdrawal: model::record::Withdrawal) {}

    fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}

impl ListSink for Lists {
    fn begin(&mut self, _files: &[String]) {}

    fn end(&mut self, _report: &ListReport) {}
}

fn read(bytes: Vec<u8>, mappings: Vec<Mapping>) -> (ListReport, Lists) {
    let mut sink = Lists::default();
    let options = ReadOptions { mappings, ..ReadOptions::default() };
    let mut sources = [Source::from_memory("list", bytes)];
    let mut reports = formats::read_lists(&mut sources, &options, &mut sink);
    (reports.remove(0), sink)
}

/// Sheets with their rows, as a workbook.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                sheet.write(row as u32, column as u16, *text).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// An entity as `schema property=value …`.
fn line(entity: &Entity) -> String {
    let mut line = entity.schema.name().to_owned();
    for (property, values) in entity.properties() {
        for value in values.iter().filter(|_| property != Property::Holder) {
            line.push_str(&format!(" {}={}", property.name(), value.text()));
        }
    }
    line
}

/// A record as lines: the entity, what hangs on it, and its listing.
fn lines(record: &Record) -> Vec<String> {
    let mut lines: Vec<String> =
        std::iter::once(&record.entity).chain(&record.adjacent).map(line).collect();
    let listing = &record.listings[0];
    let measures: Vec<&str> = listing.measures.iter().map(|measure| measure.code()).collect();
    let mut told = format!("listing {} [{}]", listing.authority, measures.join(" "));
    let un = listing.un_reference.as_ref().map(ToString::to_string);
    let listed = listing.listed_on.as_ref().map(ToString::to_string);
    let reviewed = listing.review_by.as_ref().map(ToString::to_string);
    for (name, value) in [
        ("programme", &listing.programme),
        ("basis", &listing.legal_basis),
        ("reference", &listing.reference),
        ("un", &un),
        ("listed", &listed),
        ("review", &reviewed),
    ] {
        if let Some(value) = value {
            told.push_str(&format!(" {name}={value}"));
        }
    }
    lines.push(told);
    lines
}

fn of_name(name: &str) -> &'static Shipped {
    shipped().iter().find(|shipped| shipped.name == name).unwrap()
}

/// The table is recognised as the list of this mapping, and its records are these lines.
fn check(name: &str, table: Vec<u8>, notes: &[ProblemCode], expected: &[&str]) {
    let shipped = of_name(name);
    let (report, lists) = read(table.clone(), Vec::new());
    assert_eq!(report.refused, None, "{name}");
    assert_eq!(report.format, Some(Format::Mapped), "{name}");
    assert_eq!(report.source.as_deref(), Some(shipped.mapping.source()), "{name}");
    let found: Vec<String> = lists.records.iter().flat_map(lines).collect();
    assert_eq!(found, expected, "{name}");
    let mut codes: Vec<ProblemCode> = lists.problems.iter().map(|problem| problem.code).collect();
    if !shipped.mapping.is_verified() {
        assert_eq!(codes.remove(0), ProblemCode::UnverifiedMapping, "{name}");
    }
    assert_eq!(codes, notes, "{name}: {:?}", lists.problems);
    // Named by the user it says the same.
    let (named, again) = read(table, vec![shipped.mapping.clone()]);
    assert_eq!(named, report, "{name}");
    assert_eq!(again.records, lists.records, "{name}");
}

#[test]
fn tuerkiye() {
    let sheet: &[&[&str]] = &[
        &["MALVARLIĞI DONDURULANLAR"],
        &[
            "Sıra No",
            "Gerçek/Tüzel Kişi/Kuruluş/Organizasyon Adı Soyadı Ünvanı",
            "Kullandığı Bilinen Diğer\nİsimleri",
            "TCKN/ VKN/GKN Pasaport No",
            "Uyruğu",
            "Anne Adı",
            "Baba Adı",
            "Doğum Tarihi",
            "Doğum Yeri",
            "Resmi Gazete Tarih-Sayısı",
        ],
        &[
            "1",
            "Raphael HYTHLODAY",
            "a) Rafael Hitlodeo b) R. Hythlo",
            "10203040506",
            "Türkiye",
            "Utopia",
            "Thomas",
            "16.07.1969",
            "Amaurot",
            "01.04.2020-31086",
        ],
        &["2", "1. Anyder Denizcilik Ltd.", "", "-", "", "", "", "", "", "01.04.2020-31086"],
    ];
    let other: &[&[&str]] = &[&["Açıklamalar"], &["Bu sayfa bir not içerir."]];
    check(
        "tr-masak",
        workbook(&[("B Listesi", sheet), ("Notlar", other)]),
        &[ProblemCode::SheetPassedOver],
        &[
            "Person name=Raphael HYTHLODAY alias=Rafael Hitlodeo alias=R. Hythlo idNumber=10203040506 fatherName=Thomas motherName=Utopia birthDate=1969-07-16 birthPlace=Amaurot nationality=tr",
            "listing Financial Crimes Investigation Board of Türkiye (MASAK) [asset_freeze] basis=01.04.2020-31086",
            "LegalEntity name=1. Anyder Denizcilik Ltd.",
            "listing Financial Crimes Investigation Board of Türkiye (MASAK) [asset_freeze] basis=01.04.2020-31086",
        ],
    );
}

#[test]
fn united_arab_emirates() {
    let people: &[&[&str]] = &[
        &["القائمة المحلية"],
        &[
            "#",
            "التصنيف",
            "الاسم الكامل (باللغة العربية)",
            "الاسم الكامل (بالحروف اللاتينية)",
            "الجنسية",
            "تاريخ الميلاد",
            "النوع",
            "رقم الوثيقة",
            "قرار الإدراج",
        ],
        &[
            "1",
            "شخص إرهابي",
            "رافاييل هيثلوداي",
            "Raphael Hythloday",
            "YE",
            "16/07/1969",
            "جواز سفر",
            "P1234567",
            "قرار رقم 18",
        ],
    ];
    let organisations: &[&[&str]] =
        &[&["#", "التصنيف", "الاسم", "المقر"], &["1", "تنظيم إرهابي", "جماعة أنيدر", "-"]];
    let removed: &[&[&str]] = &[&["#", "التصنيف", "الاسم"], &["1", "شخص إرهابي", "محذوف"]];
    check(
        "ae-local-terrorists",
        workbook(&[
            ("الأفراد", people),
            ("التنظيمات", organisations),
            ("الكيانات", &[&["#", "التصنيف", "الاسم"], &["1", "كيان إرهابي", "شركة أموروت"]]),
            ("رفع الإدراج - أفراد", removed),
        ]),
        &[],
        &[
            "Person name=رافاييل هيثلوداي name=Raphael Hythloday birthDate=1969-07-16 nationality=ye",
            "Passport type=جواز سفر number=P1234567",
            "listing Cabinet of the United Arab Emirates [asset_freeze] basis=قرار رقم 18",
            "Organization name=جماعة أنيدر",
            "listing Cabinet of the United Arab Emirates [asset_freeze]",
            "Organization name=شركة أموروت",
            "listing Cabinet of the United Arab Emirates [asset_freeze]",
        ],
    );
}

#[test]
fn iraq() {
    let year: &[&[&str]] = &[
        &["جمهورية العراق"],
        &["قائمة"],
        &["2024"],
        &["ت", "أسماء الأشخاص", "اسم الام", "التولد", "الجنسية", "رقم القرار"],
        &["1", "رافاييل هيثلوداي المكنى ابو انيدر", "اوتوبيا", "16-7-1969", "IQ", "5 لسنة 2024"],
        &["2", "تاركاس اوبرين", "لا يوجد", "/", "", "6 لسنة 2024"],
    ];
    let entities: &[&[&str]] =
        &[&["ت", "اسم الكيان", "رقم القرار"], &["1", "شركة أنيدر", "7 لسنة 2024"]];
    check(
        "iq-aml",
        workbook(&[("2024", year), ("الكيانات", entities), ("الافراد", &[&["فهرس"]])]),
        &[ProblemCode::SheetPassedOver],
        &[
            "Person name=رافاييل هيثلوداي name=ابو انيدر motherName=اوتوبيا birthDate=1969-07-16 nationality=iq",
            "listing Committee for Freezing Terrorist Funds of Iraq [asset_freeze] basis=5 لسنة 2024",
            "LegalEntity name=تاركاس اوبرين",
            "listing Committee for Freezing Terrorist Funds of Iraq [asset_freeze] basis=6 لسنة 2024",
            "LegalEntity name=شركة أنيدر",
            "listing Committee for Freezing Terrorist Funds of Iraq [asset_freeze] basis=7 لسنة 2024",
        ],
    );
}

#[test]
fn israel() {
    check(
        "il-nbctf-individuals",
        workbook(&[(
            "Individuals",
            &[
                &["Designation list"],
                &[
                    "Internal Seq. ID",
                    "Name of individual (English)",
                    "Name of individual (Hebrew)",
                    "D.O.B (DD/MM/YYYY)",
                    "Nationality/Residency",
                    "Individual ID",
                    "Date of designation in Israel (DD/MM/YYYY)",
                    "Foreign designation ID",
                ],
                &[
                    "12",
                    "1: RAPHAEL 2: HYTHLODAY 3: na",
                    "רפאל היתלודיי",
                    "16/07/1969",
                    "Lebanon",
                    "553201; 553202",
                    "01/02/2019",
                    "QDi.999",
                ],
            ],
        )]),
        &[],
        &[
            "Person name=RAPHAEL HYTHLODAY name=רפאל היתלודיי notes=QDi.999 idNumber=553201 idNumber=553202 birthDate=1969-07-16 nationality=lb",
            "listing Minister of Defense of Israel [] reference=12 un=QDi.999 listed=2019-02-01",
        ],
    );
    check(
        "il-nbctf-organisations",
        workbook(&[(
            "Sheet1",
            &[
                &["Designation list"],
                &[
                    "Internal Seq ID",
                    "Organization name (English)",
                    "Organization name (Hebrew)",
                    "Corporation ID",
                    "Email",
                    "Date of temporary designation (DD/MM/YYYY)",
                ],
                &[
                    "7",
                    "Anyder Relief\nAnyder Aid",
                    "=\"---\"",
                    "58-1",
                    "a@anyder.example",
                    "3/4/2018",
                ],
            ],
        )]),
        &[],
        &[
            "Organization name=Anyder Relief name=Anyder Aid email=a@anyder.example registrationNumber=58-1",
            "listing Minister of Defense of Israel [] reference=7 listed=2018-04-03",
        ],
    );
    check(
        "il-nbctf-wallets",
        workbook(&[(
            "Wallets",
            &[
                &[
                    "Order ID",
                    "Full name",
                    "ID No",
                    "Passport No",
                    "D.O.B (DD/MM/YYYY)",
                    "Virtual currency address / User ID",
                    "Currency",
                ],
                &["ASO 1/99"],
                &["", "Raphael Hythloday", "-", "P1", "16/07/1969", "TUtopia1", "USDT"],
                &["", "", "", "", "", "TUtopia2", ""],
                &["ASO 2/99", "", "", "", "", "TUtopia3", ""],
            ],
        )]),
        &[],
        &[
            "Person name=Raphael Hythloday birthDate=1969-07-16 passportNumber=P1",
            "CryptoWallet cryptoAddress=TUtopia1 currencySymbol=USDT",
            "listing Minister of Defense of Israel [asset_freeze] reference=ASO 1/99",
            "LegalEntity",
            "CryptoWallet cryptoAddress=TUtopia2",
            "listing Minister of Defense of Israel [asset_freeze] reference=ASO 1/99",
            "LegalEntity",
            "CryptoWallet cryptoAddress=TUtopia3",
            "listing Minister of Defense of Israel [asset_freeze] reference=ASO 2/99",
        ],
    );
}

#[test]
fn nigeria() {
    check(
        "ng-nigsac-individuals",
        b"First Name,Middlename,Surname,Aliases,Date of Birth,Nationality,Sanction Date,Record Date,Comments\n\
          Raphael,-,Hythloday,Rafael Hitlodeo,16/07/1969,Nigeria,08/11/2022,09/11/2022,see QDi.999\n"
            .to_vec(),
        &[],
        &[
            "Person name=Raphael Hythloday alias=Rafael Hitlodeo notes=see QDi.999 createdAt=2022-11-09 firstName=Raphael lastName=Hythloday birthDate=1969-07-16 nationality=ng",
            "listing Nigeria Sanctions Committee [asset_freeze] basis=Terrorism (Prevention and Prohibition) Act, 2022, section 54 un=QDi.999 listed=2022-11-08",
        ],
    );
    check(
        "ng-nigsac-entities",
        b"Referance Number,Entity Name,Incorporation Number,Incorporation Date,Sanction Date,Country\n\
          UT.2,Anyder Exchange,RC 1,2010,08/11/2022,Nigeria\n"
            .to_vec(),
        &[],
        &[
            "LegalEntity name=Anyder Exchange country=ng incorporationDate=2010 registrationNumber=RC 1",
            "listing Nigeria Sanctions Committee [asset_freeze] basis=Terrorism (Prevention and Prohibition) Act, 2022, section 54 reference=UT.2 listed=2022-11-08",
        ],
    );
}

#[test]
fn belgium() {
    check(
        "be-national",
        "\u{feff}type;Wholename;Lastname;Firstname;Middlename;Gender;Birth date;Birth place;Birth country;Number;Function;Remark;Links;Publication date;Embargos;Regulation\n\
         person;\"Raphael Hythloday\nRafael Hitlodeo\";;;;M;16-07-69;Amaurot;Malta;\"X123 (passport-National passport) (issued in Malta)\n554 (id-National identification card)\";Sailor;UN reference QDi.999.;;16-07-20;TAQA;2016/1\n"
            .as_bytes()
            .to_vec(),
        &[],
        &[
            "Person name=Raphael Hythloday name=Rafael Hitlodeo notes=UN reference QDi.999. birthDate=1969-07-16 birthPlace=Amaurot birthCountry=mt position=Sailor gender=male",
            "Passport type=passport-National passport number=X123",
            "Identification type=id-National identification card number=554",
            "listing Federal Public Service Finance of Belgium [asset_freeze] programme=TAQA basis=2016/1 un=QDi.999 listed=2020-07-16",
        ],
    );
}

#[test]
fn france() {
    check(
        "fr-gels",
        "IdRegistre,Nature,Nom,PRENOM,ALIAS,DATE_DE_NAISSANCE,REFERENCE_ONU,FONDEMENT_JURIDIQUE,NUMERO_OMI\n\
         1,Personne physique,Hythloday,Raphael,\"Rafael\nRafa\",16/07/1969,QDi.999,2016/1,\n\
         2,Navire,MV Anyder,,,,,2016/2,9074729\n"
            .as_bytes()
            .to_vec(),
        &[],
        &[
            "Person name=Raphael Hythloday alias=Rafael alias=Rafa firstName=Raphael lastName=Hythloday birthDate=1969-07-16",
            "listing Direction générale du Trésor [asset_freeze] basis=2016/1 reference=1 un=QDi.999",
            "Vessel name=MV Anyder lastName=MV Anyder imoNumber=9074729",
            "listing Direction générale du Trésor [asset_freeze] basis=2016/2 reference=2",
        ],
    );
}

#[test]
fn italy() {
    check(
        "it-mef",
        "Cognome / Denominazione,Nome,Alias,Data di nascita,Codice fiscale,Decreto,Data del decreto,Scadenza\n\
         Hythloday,Raffaele,\"1) Rafael Hitlodeo 2) Rafa\",16/07/1969,HTHRFL69L16X000X,DM 1/2026,16/01/2026,16/07/2026\n\
         Anyder S.r.l.,,,,,DM 2/2026,16/01/2026,\n"
            .as_bytes()
            .to_vec(),
        &[],
        &[
            "Person name=Raffaele Hythloday alias=Rafael Hitlodeo alias=Rafa taxNumber=HTHRFL69L16X000X firstName=Raffaele lastName=Hythloday birthDate=1969-07-16",
            "listing Ministero dell'Economia e delle Finanze [asset_freeze] basis=Decreto legislativo 22 giugno 2007, n. 109 reference=DM 1/2026 listed=2026-01-16 review=2026-07-16",
            "LegalEntity name=Anyder S.r.l. lastName=Anyder S.r.l.",
            "listing Ministero dell'Economia e delle Finanze [asset_freeze] basis=Decreto legislativo 22 giugno 2007, n. 109 reference=DM 2/2026 listed=2026-01-16",
        ],
    );
}

/// The headings of the real files, in their order.
const EU_HEADINGS: &str = "celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,weakAlias,previousName,country,nationality,jurisdiction,birthDate,birthPlace,position,passportNumber,gender,appearance,ethnicity,fatherName,motherName,incorporationDate,legalForm,sector,registrationNumber,taxNumber,idNumber,innCode,ogrnCode,kppCode,okpoCode,leiCode,swiftBic,ticker,imoNumber,mmsi,flag,address,phone,email,website,notes";

#[test]
fn eu_journal() {
    let row = |cells: &[(&str, &str)]| {
        let value = |heading| cells.iter().find(|(one, _)| *one == heading).map_or("", |(_, v)| v);
        EU_HEADINGS.split(',').map(value).collect::<Vec<_>>().join(",")
    };
    let table = [
        EU_HEADINGS.to_owned(),
        row(&[
            ("celex", "32099R0001"),
            ("recordId", "1"),
            ("programKey", "EU-UTO"),
            ("annex", "I"),
            ("measure", "Asset freeze"),
            ("startDate", "16.7.2020"),
            ("schema", "Person"),
            ("name", "Raphael Hythloday"),
            ("alias", "Rafael; Rafa"),
            ("birthDate", "6.3.1955 or 15.3.1955"),
            ("ethnicity", "Utopian"),
            ("notes", "QDi.999"),
        ]),
        row(&[
            ("celex", "32099R0001"),
            ("recordId", "1"),
            ("annex", "II"),
            ("measure", "Transportation restrictions"),
            ("schema", "Vessel"),
            ("name", "Anyder"),
            ("imoNumber", "9074729"),
        ]),
        row(&[("celex", "32099R0001"), ("measure", "Applause"), ("name", "Anyder Club")]),
        String::new(),
    ];
    check(
        "eu-journal",
        table.join("\n").into_bytes(),
        &[ProblemCode::UnknownValue],
        &[
            "Person name=Raphael Hythloday alias=Rafael alias=Rafa notes=QDi.999 birthDate=1955-03-06 birthDate=1955-03-15",
            "listing Council of the European Union [asset_freeze] programme=EU-UTO basis=32099R0001; I reference=1 un=QDi.999 listed=2020-07-16",
            "Vessel name=Anyder imoNumber=9074729",
            "listing Council of the European Union [transport_ban] basis=32099R0001; II reference=1",
            "LegalEntity name=Anyder Club",
            "listing Council of the European Union [] basis=32099R0001",
        ],
    );
    let (_, lists) = read(table.join("\n").into_bytes(), Vec::new());
    let label: &Label = &lists.records[0].label;
    assert!(label.caveats.iter().any(|caveat| caveat.contains("CC BY-NC 4.0")));
    assert!(!entity_json(&lists.records[0].entity).to_string().contains("Utopian"));
}

fn shared(file: &str) -> Option<PathBuf> {
    testkit::shared_or_skip(
        "eu_journal_files_are_read_whole",
        &format!("lists/opensanctions/{file}"),
    )
}

#[test]
fn eu_journal_files_are_read_whole() {
    let check = |file: &str, rows: u64, unread_dates: usize| {
        let Some(path) = shared(file) else { return };
        let (report, lists) = read(std::fs::read(path).unwrap(), Vec::new());
        assert_eq!(report.refused, None, "{file}");
        assert_eq!(report.source.as_deref(), Some("eu-journal-transcription"), "{file}");
        let counts = &report.counts;
        assert_eq!((counts.records, counts.details["rows"]), (rows, rows), "{file}");
        assert_eq!((counts.quarantined, counts.incomplete), (0, 0), "{file}: {:?}", lists.problems);
        let of = |code| lists.problems.iter().filter(|problem| problem.code == code).count();
        assert_eq!(of(ProblemCode::UnreadDate), unread_dates, "{file}");
        assert_eq!(of(ProblemCode::UnknownValue), 0, "{file}");
        for record in &lists.records {
            assert_eq!(record.listings[0].measures, [Measure::AssetFreeze], "{file}");
        }
    };
    check("32001R2580.csv", 36, 0);
    // One of the Hijri calendar, one with a name after it, and one "(probably)"; in the next "(presumed)".
    check("32002R0881.csv", 350, 3);
    check("32016R1686.csv", 23, 1);
    check("32024R0386.csv", 24, 0);
}

#[test]
fn every_mapping_that_comes_with_the_program_is_read_and_fits_no_other() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/mappings");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let names: Vec<String> =
        shipped().iter().map(|shipped| format!("{}.toml", shipped.name)).collect();
    assert_eq!(names, files, "each file can be read and is built in, in order");
    for one in shipped() {
        assert!(one.mapping.description().is_some_and(|text| text.ends_with('.')), "{}", one.name);
        assert!(one.mapping.homepage().is_some_and(|text| text.starts_with("https://")));
        for word in ["Publisher:", "Published:", "Evidence:", "Measures:"] {
            assert!(one.text.contains(&format!("# {word}")), "{} tells {word}", one.name);
        }
        let mut headings: Vec<String> = one.mapping.headings().map(str::to_owned).collect();
        headings.extend(one.mapping.optional_headings().map(str::to_owned));
        for other in shipped() {
            assert_eq!(other.mapping.fits(&headings), one.name == other.name, "{}", other.name);
        }
    }
}

#[test]
fn what_two_mappings_fit_is_refused_with_both_names() {
    let headings = |name: &str| {
        let mapping = &of_name(name).mapping;
        mapping.headings().map(str::to_owned).collect::<Vec<_>>()
    };
    let mut both = headings("ng-nigsac-entities");
    both.extend(headings("fr-gels"));
    let row: Vec<String> = both.iter().map(|_| "1".to_owned()).collect();
    let table = format!("{}\n{}\n", both.join(","), row.join(","));
    let (report, _) = read(table.clone().into_bytes(), Vec::new());
    let problem = report.refused.unwrap();
    assert_eq!(problem.code, ProblemCode::SeveralMappings);
    assert_eq!(problem.detail, "fr-gels and ng-nigsac-entities");
    // The one that is named is taken.
    let (report, _) = read(table.into_bytes(), vec![of_name("fr-gels").mapping.clone()]);
    assert_eq!(report.source.as_deref(), Some("fr-gels"));
}

#[test]
fn a_table_that_nearly_fits_is_not_read() {
    let (report, _) = read(b"Order ID,Full name,ID No\n1,A B,2\n".to_vec(), Vec::new());
    assert_eq!(report.refused.unwrap().code, ProblemCode::UnknownFormat);
    let empty = workbook(&[("B Listesi", &[&["ADI SOYADI-ÜNVANI", "Uyruğu"]])]);
    let (report, _) = read(empty, vec![of_name("tr-masak").mapping.clone()]);
    let problem = report.refused.unwrap();
    assert_eq!(problem.code, ProblemCode::UnknownFormat);
    assert!(problem.detail.contains("RESMİ GAZETE TARİH-SAYISI"), "{problem}");
}
