//! What headings mean, in English, French, German, Italian, Spanish, Arabic, Russian and Turkish.

use std::collections::HashMap;
use std::sync::LazyLock;

use model::schema::{Property, Schema};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::mapping::Target;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The caller's own reference.
    Id,
    /// What kind of thing the subject is.
    Schema,
    /// A value of the subject.
    Target(Target),
}

impl Meaning {
    /// The name shown to the user and understood in a column named by the caller.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Schema => "schema",
            Self::Target(target) => target.name(),
        }
    }

    /// The meaning of this name.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "id" => Some(Self::Id),
            "schema" => Some(Self::Schema),
            name => Target::parse(name)
                .filter(|target| !matches!(target, Target::Listing(_)))
                .map(Self::Target),
        }
    }
}

/// The headings of each meaning, as people write them; [`folded`] takes away case, accents and punctuation.
#[rustfmt::skip]
const HEADINGS: &[(&str, &[&str])] = &[
    ("id", &[
        "id", "identifier", "reference", "ref", "ref no", "record id", "customer id", "client id", "customer number", "client number",
        "customer no", "account holder id", "subject id", "case id", "uid", "uuid", "key", "row id", "applicant id", "person id", "internal id",
        "identifiant", "référence", "numéro client", "n° client", "id client", "matricule",
        "kennung", "referenz", "kundennummer", "kunden nr", "kunden id", "aktenzeichen",
        "identificativo", "riferimento", "codice cliente", "numero cliente", "id cliente",
        "identificador", "referencia", "código de cliente", "número de cliente",
        "المعرف", "الرقم المرجعي", "المرجع", "رقم العميل",
        "идентификатор", "номер клиента", "ид", "код клиента",
        "kimlik", "referans", "müşteri no", "müşteri numarası",
    ]),
    ("schema", &[
        "schema", "type", "entity type", "subject type", "record type", "customer type", "client type", "party type", "kind", "type of entity",
        "sdn type", "type d'entité", "type de client", "nature", "art", "typ", "kundentyp", "tipo", "tipo di soggetto", "tipo de entidad",
        "tipo de cliente", "النوع", "نوع الكيان", "тип", "тип клиента", "тип лица", "tür", "tip", "müşteri tipi",
    ]),
    ("name", &[
        "name", "full name", "complete name", "whole name", "customer name", "client name", "entity name", "legal name", "company name",
        "organisation name", "organization name", "business name", "registered name", "account name", "account holder", "account holder name",
        "beneficiary", "beneficiary name", "passenger name", "traveller name", "traveler name", "person name", "subject name", "party name",
        "vessel name", "ship name", "name of individual", "name of person", "name of entity", "names", "caption", "primary name",
        "name original script", "name in original script", "original script name", "original name", "native name", "name in native script",
        "arabic name", "name arabic", "name in arabic", "name latin", "latin name", "name in latin script", "name non latin script",
        "nom", "nom complet", "nom et prénom", "nom et prénoms", "nom prénom", "nom de l'entité", "raison sociale", "dénomination",
        "dénomination sociale", "nom du client", "nom du navire", "nom en arabe",
        "vollständiger name", "voller name", "vor und nachname", "vorname und nachname", "name und vorname", "firma", "firmenname",
        "firmenbezeichnung", "kundenname", "bezeichnung", "schiffsname",
        "nome", "nome completo", "nome e cognome", "cognome e nome", "nominativo", "ragione sociale", "denominazione", "nome della nave",
        "nombre", "nombre completo", "nombre y apellidos", "apellidos y nombre", "razón social", "denominación", "nombre del buque",
        "الاسم", "اسم", "الاسم الكامل", "الاسم الرباعي", "الاسم الثلاثي", "الاسم بالكامل", "اسم العميل", "اسم الشركة", "اسم الكيان",
        "الاسم بالعربية", "الاسم بالانجليزية", "اسم السفينة", "اسم الشخص",
        "имя", "полное имя", "фио", "ф.и.о.", "фамилия имя отчество", "наименование", "название", "полное наименование", "имя клиента",
        "ad", "adı", "isim", "ad soyad", "adı soyadı", "tam ad", "tam adı", "unvan", "ünvan", "ticaret unvanı", "şirket adı", "müşteri adı",
    ]),
    ("firstName", &[
        "first name", "firstname", "first names", "given name", "given names", "forename", "forenames", "christian name", "fname", "name first",
        "prénom", "prénoms", "vorname", "vornamen", "rufname", "nome di battesimo", "nome proprio", "primer nombre", "nombre de pila",
        "nombres", "nombre propio", "الاسم الاول", "الاسم الشخصي", "личное имя", "имена", "ilk ad", "ilk adı", "ön ad", "ön adı",
    ]),
    ("secondName", &["second name", "deuxième prénom", "zweiter vorname", "secondo nome", "segundo nombre", "الاسم الثاني", "второе имя", "ikinci ad", "ikinci adı"]),
    ("middleName", &[
        "middle name", "middle names", "mname", "name middle", "deuxième nom", "mittelname", "mittlerer name", "nome intermedio",
        "الاسم الاوسط", "среднее имя", "orta ad", "göbek adı",
    ]),
    ("fatherName", &[
        "father name", "father's name", "fathers name", "name of father", "patronymic", "patronym", "nom du père", "prénom du père",
        "name des vaters", "vatersname", "nome del padre", "paternità", "patronimico", "nombre del padre", "اسم الاب", "اسم الوالد",
        "отчество", "имя отца", "baba adı",
    ]),
    ("motherName", &[
        "mother name", "mother's name", "mothers name", "name of mother", "nom de la mère", "name der mutter", "nome della madre",
        "nombre de la madre", "اسم الام", "اسم الوالدة", "имя матери", "anne adı", "ana adı",
    ]),
    ("lastName", &[
        "last name", "lastname", "surname", "surnames", "family name", "second surname", "lname", "name last", "nom de famille",
        "patronyme", "nachname", "familienname", "zuname", "cognome", "cognomi", "apellido", "apellidos", "primer apellido",
        "segundo apellido", "اسم العائلة", "العائلة", "اللقب", "الكنية", "الاسم الاخير", "اسم العائله", "фамилия", "soyad", "soyadı", "soyisim",
    ]),
    ("previousName", &[
        "previous name", "former name", "former names", "birth name", "maiden name", "name at birth", "ancien nom", "nom de naissance",
        "nom de jeune fille", "früherer name", "geburtsname", "mädchenname", "nome precedente", "nome da nubile", "cognome da nubile",
        "nombre anterior", "apellido de soltera", "الاسم السابق", "прежнее имя", "девичья фамилия", "önceki ad", "kızlık soyadı",
    ]),
    ("alias", &[
        "alias", "aliases", "aka", "a.k.a.", "also known as", "other name", "other names", "alternative name", "alternative names",
        "alias name", "nickname", "trading name", "trading as", "good quality alias", "autre nom", "autres noms", "dit", "surnom",
        "alias et surnoms", "nom commercial", "aliasname", "aliasnamen", "auch bekannt als", "weitere namen", "spitzname", "handelsname",
        "altri nomi", "pseudonimo", "soprannome", "conosciuto come", "otros nombres", "apodo", "nombre comercial", "conocido como",
        "الاسم المستعار", "اسماء اخرى", "الاسماء المستعارة", "المعروف ب", "اسم الشهرة", "псевдоним", "псевдонимы", "другие имена", "кличка",
        "takma ad", "takma adı", "diğer adı", "diğer adları", "diğer isimler",
    ]),
    ("weakAlias", &["weak alias", "low quality alias", "weak aka", "alias faible", "schwacher alias", "alias debole", "alias débil"]),
    ("abbreviation", &["abbreviation", "acronym", "short name", "sigle", "acronyme", "abréviation", "abkürzung", "kurzname", "sigla", "acronimo", "abreviatura", "siglas", "الاختصار", "сокращение", "аббревиатура", "kısaltma", "kısa ad"]),
    ("title", &["title", "titles", "titre", "titel", "anrede", "titolo", "título", "tratamiento", "الصفة", "титул", "обращение", "hitap"]),
    ("nameSuffix", &["suffix", "name suffix", "suffixe"]),
    ("birthDate", &[
        "birth date", "date of birth", "dob", "d.o.b.", "born", "born on", "birthday", "birth", "year of birth", "birth year", "yob",
        "date de naissance", "né le", "née le", "né(e) le", "naissance", "ddn", "année de naissance",
        "geburtsdatum", "geboren", "geboren am", "geburtstag", "geb datum", "geburtsjahr",
        "data di nascita", "nato il", "nata il", "nato/a il", "anno di nascita",
        "fecha de nacimiento", "nacido el", "nacimiento", "año de nacimiento", "f. nacimiento",
        "تاريخ الميلاد", "تاريخ الولادة", "الميلاد", "سنة الميلاد", "تاريخ الميلاد الميلادي",
        "дата рождения", "год рождения", "родился", "д.р.", "doğum tarihi", "doğum yılı", "doğum",
    ]),
    ("birthPlace", &[
        "birth place", "place of birth", "pob", "born in", "town of birth", "city of birth", "birth city", "lieu de naissance", "né à",
        "geburtsort", "geboren in", "luogo di nascita", "nato a", "comune di nascita", "lugar de nacimiento", "nacido en",
        "مكان الميلاد", "محل الميلاد", "مكان الولادة", "محل الولادة", "место рождения", "doğum yeri",
    ]),
    ("birthCountry", &[
        "birth country", "country of birth", "pays de naissance", "geburtsland", "paese di nascita", "stato di nascita",
        "país de nacimiento", "بلد الميلاد", "بلد الولادة", "دولة الميلاد", "страна рождения", "doğum ülkesi", "doğduğu ülke",
    ]),
    ("deathDate", &["death date", "date of death", "died", "date de décès", "sterbedatum", "todesdatum", "data di morte", "fecha de defunción", "تاريخ الوفاة", "дата смерти", "ölüm tarihi"]),
    ("nationality", &[
        "nationality", "nationalities", "nationalité", "nationalités", "nationalität", "staatsangehörigkeit", "nazionalità",
        "nacionalidad", "الجنسية", "الجنسيات", "национальность", "uyruk", "uyruğu", "milliyet", "milliyeti",
    ]),
    ("citizenship", &[
        "citizenship", "citizenships", "country of citizenship", "citoyenneté", "staatsbürgerschaft", "bürgerschaft", "cittadinanza",
        "ciudadanía", "المواطنة", "гражданство", "vatandaşlık", "vatandaşlığı", "yurttaşlık",
    ]),
    ("country", &[
        "country", "countries", "country code", "country of residence", "residence country", "country of domicile", "pays", "code pays",
        "pays de résidence", "land", "länder", "ländercode", "wohnsitzland", "sitzland", "paese", "stato", "paese di residenza",
        "país", "código de país", "país de residencia", "الدولة", "البلد", "بلد الاقامة", "دولة الاقامة", "страна", "страна проживания",
        "код страны", "ülke", "ülkesi", "ülke kodu", "ikamet ülkesi",
    ]),
    ("jurisdiction", &["jurisdiction", "country of incorporation", "country of registration", "incorporation country", "registration country", "juridiction", "pays d'immatriculation", "pays d'enregistrement", "registerland", "gründungsland", "giurisdizione", "paese di registrazione", "jurisdicción", "país de constitución", "país de registro", "بلد التسجيل", "بلد التاسيس", "юрисдикция", "страна регистрации", "kayıtlı olduğu ülke", "kuruluş ülkesi"]),
    ("gender", &["gender", "sex", "sexe", "genre", "geschlecht", "sesso", "genere", "sexo", "género", "الجنس", "النوع الاجتماعي", "пол", "cinsiyet", "cinsiyeti"]),
    ("passportNumber", &[
        "passport number", "passport", "passport no", "passport nr", "passport num", "passports", "travel document number",
        "travel document", "numéro de passeport", "n° de passeport", "passeport", "n° passeport", "passnummer", "reisepass",
        "reisepassnummer", "pass nr", "numero di passaporto", "numero passaporto", "passaporto", "n. passaporto", "número de pasaporte",
        "pasaporte", "nº de pasaporte", "no de pasaporte", "رقم الجواز", "رقم جواز السفر", "جواز السفر", "رقم جواز", "паспорт", "номер паспорта",
        "серия и номер паспорта", "загранпаспорт", "pasaport", "pasaport no", "pasaport numarası",
    ]),
    ("idNumber", &[
        "id number", "id no", "id card", "id card number", "identity number", "identity card", "identity card number", "national id",
        "national id number", "national identity number", "national identification number", "national number", "nin", "identity document",
        "numéro d'identité", "numéro d'identité nationale",
        "carte d'identité", "n° carte d'identité", "cni", "numéro national", "ausweisnummer", "personalausweis",
        "personalausweisnummer", "identitätskarte", "ausweis nr", "carta d'identità", "numero carta d'identità",
        "documento", "documento de identidad", "dni", "nif", "cédula", "cédula de identidad",
        "número de identidad", "رقم الهوية", "الرقم الوطني", "الرقم القومي", "رقم البطاقة", "رقم بطاقة الهوية", "بطاقة الهوية",
        "الرقم المدني", "удостоверение личности", "номер удостоверения личности", "документ",
        "kimlik no", "kimlik numarası", "tc kimlik no", "t.c. kimlik no", "tckn",
    ]),
    ("document.number", &[
        "document number", "document no", "doc no", "numéro de document", "n° de document", "dokumentennummer", "numero di documento", "numero documento", "número de documento",
        "nº de documento", "رقم الوثيقة", "номер документа", "belge no", "identity document number",
    ]),
    ("document.type", &["document type", "type of document", "type de document", "dokumentart", "ausweisart", "tipo di documento", "tipo documento", "tipo de documento", "نوع الوثيقة", "тип документа", "вид документа", "belge türü"]),
    ("document.country", &[
        "passport country", "passport issuing country", "issuing country", "country of issue", "document country", "issuing state",
        "document issuing country", "pays de délivrance", "pays émetteur", "ausstellungsland", "ausstellerstaat", "paese di rilascio",
        "país de expedición", "país emisor", "بلد الاصدار", "دولة الاصدار", "جهة الاصدار", "страна выдачи", "veren ülke", "düzenleyen ülke",
    ]),
    ("taxNumber", &[
        "tax number", "tax id", "tin", "tax identification number", "tax no", "fiscal code", "numéro fiscal", "identifiant fiscal",
        "steuernummer", "steuer id", "codice fiscale", "partita iva", "número fiscal", "número de identificación fiscal", "nit", "cif", "الرقم الضريبي",
        "налоговый номер", "vergi no", "vergi numarası", "vergi kimlik no", "vkn",
    ]),
    ("innCode", &["inn", "инн"]),
    ("ogrnCode", &["ogrn", "огрн"]),
    ("vatCode", &["vat", "vat number", "vat no", "vat code", "numéro de tva", "umsatzsteuer id", "ust id", "ust idnr", "número de iva"]),
    ("socialSecurityNumber", &["social security number", "ssn", "numéro de sécurité sociale", "sozialversicherungsnummer", "ahv nummer", "número de seguridad social", "رقم الضمان الاجتماعي", "снилс", "sosyal güvenlik no"]),
    ("registrationNumber", &[
        "registration number", "registration no", "company number", "company registration number", "commercial register number",
        "trade register number", "reg no", "incorporation number", "numéro d'enregistrement", "numéro d'immatriculation", "siren", "siret", "rcs",
        "handelsregisternummer", "registernummer", "hrb", "numero di registrazione", "numero rea", "número de registro",
        "registro mercantil", "رقم التسجيل", "السجل التجاري", "رقم السجل التجاري", "регистрационный номер", "kayıt no", "ticaret sicil no",
        "sicil no", "mersis no",
    ]),
    ("incorporationDate", &["incorporation date", "date of incorporation", "founded", "date of registration", "founding date", "date de création", "date de constitution", "gründungsdatum", "data di costituzione", "fecha de constitución", "تاريخ التاسيس", "дата регистрации", "дата основания", "kuruluş tarihi"]),
    ("leiCode", &["lei", "lei code", "legal entity identifier", "code lei", "codice lei", "código lei"]),
    ("bic", &["bic", "swift", "swift code", "bic code", "bic swift", "swift bic", "code bic", "code swift", "codice bic", "codice swift", "código bic", "código swift", "رمز السويفت", "سويفت", "свифт", "бик", "swift kodu"]),
    ("iban", &["iban", "iban number", "iban code", "numéro iban", "iban nummer", "codice iban", "código iban", "رقم الايبان", "الايبان", "ايبان", "iban no"]),
    ("accountNumber", &["account number", "account no", "bank account", "bank account number", "acct no", "numéro de compte", "compte bancaire", "kontonummer", "numero di conto", "numero conto", "número de cuenta", "cuenta bancaria", "رقم الحساب", "رقم الحساب البنكي", "номер счета", "расчетный счет", "hesap no", "hesap numarası"]),
    ("bankName", &["bank name", "bank", "nom de la banque", "banque", "bankname", "nome della banca", "banca", "nombre del banco", "banco", "اسم البنك", "البنك", "المصرف", "наименование банка", "банк", "banka", "banka adı"]),
    ("phone", &[
        "phone", "phone number", "telephone", "telephone number", "tel", "tel no", "mobile", "mobile number", "mobile phone", "cell",
        "cell phone", "contact number", "msisdn", "téléphone", "numéro de téléphone", "portable", "n° de téléphone", "telefon", "telefonnummer",
        "handy", "handynummer", "mobiltelefon", "mobilnummer", "telefono", "numero di telefono", "cellulare", "teléfono", "número de teléfono",
        "móvil", "celular", "الهاتف", "رقم الهاتف", "الجوال", "رقم الجوال", "الموبايل", "هاتف", "رقم الموبايل", "телефон", "номер телефона",
        "мобильный", "мобильный телефон", "telefon no", "telefon numarası", "cep telefonu", "cep", "gsm",
    ]),
    ("email", &[
        "email", "e-mail", "mail", "email address", "e-mail address", "courriel", "adresse email", "adresse e-mail", "adresse électronique",
        "mél", "e-mail-adresse", "posta elettronica", "indirizzo email", "correo", "correo electrónico", "البريد الالكتروني", "الايميل",
        "электронная почта", "эл. почта", "почта", "e-posta", "eposta", "e-posta adresi",
    ]),
    ("website", &["website", "web site", "web", "homepage", "url", "site web", "webseite", "sito web", "sitio web", "página web", "الموقع الالكتروني", "сайт", "веб-сайт", "internet sitesi", "web sitesi"]),
    ("address", &[
        "address", "addresses", "full address", "postal address", "residence", "residential address", "place of residence", "home address",
        "registered address", "registered office", "adresse", "adresse complète", "adresse postale", "domicile", "anschrift", "wohnort",
        "wohnadresse", "wohnsitz", "sitz", "indirizzo", "indirizzo completo", "residenza", "domicilio", "sede legale", "dirección",
        "dirección completa", "residencia", "العنوان", "عنوان السكن", "محل الاقامة", "السكن", "адрес", "место жительства", "адрес проживания",
        "юридический адрес", "adres", "adresi", "ikametgah", "ikamet adresi",
    ]),
    ("street", &["street", "street address", "address line 1", "address 1", "rue", "strasse", "straße", "via", "calle", "الشارع", "улица", "sokak", "cadde"]),
    ("street2", &["street 2", "address line 2", "address 2", "complément d'adresse", "adresszusatz"]),
    ("city", &["city", "town", "ville", "commune", "stadt", "ort", "città", "comune", "ciudad", "municipio", "المدينة", "город", "şehir", "il", "ilçe"]),
    ("postalCode", &["postal code", "postcode", "post code", "zip", "zip code", "code postal", "postleitzahl", "plz", "cap", "codice postale", "código postal", "الرمز البريدي", "почтовый индекс", "индекс", "posta kodu"]),
    ("region", &["region", "province", "county", "région", "département", "provinz", "bundesland", "regione", "provincia", "región", "المحافظة", "المنطقة", "область", "регион", "bölge"]),
    ("imoNumber", &["imo", "imo number", "imo no", "numéro omi", "omi", "imo nummer", "numero imo", "número omi", "número imo", "رقم المنظمة البحرية", "номер имо", "имо", "imo numarası"]),
    ("mmsi", &["mmsi", "mmsi number", "numéro mmsi", "mmsi nummer", "numero mmsi", "número mmsi"]),
    ("callSign", &["call sign", "callsign", "indicatif", "indicatif d'appel", "rufzeichen", "nominativo internazionale", "indicativo de llamada", "نداء السفينة", "позывной", "çağrı işareti"]),
    ("flag", &["flag", "flag state", "vessel flag", "pavillon", "état du pavillon", "flagge", "flaggenstaat", "bandiera", "stato di bandiera", "bandera", "pabellón", "العلم", "علم السفينة", "флаг", "bayrak"]),
    ("serialNumber", &["aircraft serial number", "airframe number", "construction number", "msn"]),
    ("cryptoAddress", &[
        "crypto address", "wallet", "wallet address", "digital currency address", "virtual currency address", "bitcoin address", "btc address",
        "eth address", "adresse de portefeuille", "portefeuille", "adresse crypto", "wallet adresse", "krypto adresse", "indirizzo wallet",
        "portafoglio", "indirizzo crypto", "dirección de billetera", "billetera", "cartera", "عنوان المحفظة", "المحفظة", "адрес кошелька", "кошелек", "cüzdan", "cüzdan adresi",
    ]),
    ("currencySymbol", &["wallet currency", "crypto currency", "cryptocurrency", "virtual currency"]),
    ("username", &["username", "user name", "handle", "screen name", "nom d'utilisateur", "pseudo", "benutzername", "nome utente", "nombre de usuario", "اسم المستخدم", "имя пользователя", "ник", "kullanıcı adı"]),
    ("position", &["position", "job title", "role", "function", "fonction", "poste", "funktion", "posizione", "carica", "cargo", "puesto", "المنصب", "الوظيفة", "должность", "görev", "görevi"]),
    ("profession", &["profession", "occupation", "métier", "beruf", "professione", "profesión", "ocupación", "المهنة", "профессия", "род занятий", "meslek", "mesleği"]),
    ("notes", &["notes", "note", "remarks", "remark", "comment", "comments", "other information", "remarques", "observations", "commentaire", "commentaires", "bemerkung", "bemerkungen", "anmerkungen", "notizen", "osservazioni", "commenti", "notas", "observaciones", "comentarios", "ملاحظات", "الملاحظات", "примечание", "примечания", "комментарий", "notlar", "açıklama"]),
];

/// Words for kinds of things in a column of types.
#[rustfmt::skip]
const KINDS: &[(Schema, &[&str])] = &[
    (Schema::Person, &[
        "person", "individual", "natural person", "human", "p", "i", "physical person", "private person", "private individual", "personne", "personne physique", "individu", "particulier",
        "natürliche person", "privatperson", "einzelperson", "persona", "persona fisica", "individuo", "persona física", "persona natural", "particular",
        "فرد", "شخص", "شخص طبيعي", "физическое лицо", "физлицо", "физ. лицо", "лицо", "человек", "kişi", "gerçek kişi", "birey", "şahıs",
    ]),
    (Schema::Company, &[
        "company", "corporate", "corporation", "business", "firm", "société", "entreprise", "gesellschaft", "unternehmen", "firma", "società", "azienda", "impresa",
        "empresa", "sociedad", "compañía", "شركة", "компания", "фирма", "şirket",
    ]),
    (Schema::Organization, &[
        "organization", "organisation", "entity", "group", "legal person", "juridical person", "e", "o", "institution", "ngo", "association", "entité", "personne morale", "groupe",
        "juristische person", "verein", "gruppe", "entität", "entità", "persona giuridica", "organizzazione", "gruppo", "ente", "entidad", "persona jurídica",
        "organización", "grupo", "كيان", "منظمة", "جماعة", "شخص معنوي", "شخص اعتباري", "юридическое лицо", "юрлицо", "юр. лицо", "организация", "группа",
        "kuruluş", "tüzel kişi", "örgüt", "kurum",
    ]),
    (Schema::PublicBody, &["public body", "government", "state body", "ministry", "authority"]),
    (Schema::Vessel, &["vessel", "ship", "boat", "navire", "bateau", "schiff", "boot", "nave", "imbarcazione", "buque", "barco", "سفينة", "مركب", "судно", "корабль", "gemi"]),
    (Schema::Airplane, &["airplane", "aircraft", "plane", "avion", "aéronef", "flugzeug", "luftfahrzeug", "aereo", "aeromobile", "avión", "aeronave", "طائرة", "самолет", "воздушное судно", "uçak"]),
    (Schema::CryptoWallet, &["wallet", "crypto wallet"]),
];

/// Columns of these may be repeated with a number after the heading: `Alias 1`, `Alias 2`.
const NUMBERED: &[Property] = &[
    Property::Alias,
    Property::WeakAlias,
    Property::PreviousName,
    Property::Nationality,
    Property::Citizenship,
    Property::Country,
    Property::Phone,
    Property::Email,
    Property::Address,
    Property::PassportNumber,
    Property::IdNumber,
    Property::Iban,
    Property::BirthDate,
    Property::BirthPlace,
    Property::CryptoAddress,
];

static MEANINGS: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
    let mut meanings = HashMap::new();
    for (name, headings) in HEADINGS {
        let Some(meaning) = Meaning::parse(name) else { continue };
        for heading in *headings {
            meanings.entry(folded(heading)).or_insert(meaning);
        }
    }
    // The FollowTheMoney names themselves, where no heading above means something else.
    for target in Target::all().filter(|target| !matches!(target, Target::Listing(_))) {
        meanings.entry(folded(target.name())).or_insert(Meaning::Target(target));
    }
    meanings
});

static KIND_WORDS: LazyLock<HashMap<String, Schema>> = LazyLock::new(|| {
    let words = KINDS
        .iter()
        .flat_map(|(schema, words)| words.iter().map(move |word| (folded(word), *schema)));
    words.collect()
});

/// A heading without case, accents, punctuation and spaces; letters of one sound that writers exchange become one.
pub(super) fn folded(heading: &str) -> String {
    let mut folded = String::with_capacity(heading.len());
    let letters = heading.nfkd().filter(|letter| !is_combining_mark(*letter));
    for letter in letters.flat_map(char::to_lowercase) {
        match letter {
            'ß' => folded.push_str("ss"),
            'ı' => folded.push('i'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ى' => folded.push('ي'),
            'ة' => folded.push('ه'),
            'ٱ' => folded.push('ا'),
            // The stretching mark of Arabic writing.
            'ـ' => {}
            letter if letter.is_alphanumeric() => folded.push(letter),
            _ => {}
        }
    }
    folded
}

/// What a heading means by itself.
pub(super) fn meaning(heading: &str) -> Option<Meaning> {
    // Nobody writes longer headings for what we know, and folding hostile ones costs time.
    if heading.len() > 200 {
        return None;
    }
    let folded = folded(heading);
    if let Some(meaning) = MEANINGS.get(&folded) {
        return Some(*meaning);
    }
    let stem = folded.trim_end_matches(|letter: char| letter.is_ascii_digit());
    match MEANINGS.get(stem) {
        Some(Meaning::Target(Target::Property(property))) if NUMBERED.contains(property) => {
            Some(Meaning::Target(Target::Property(*property)))
        }
        _ => None,
    }
}

/// The kind of thing a word of a type column names: a FollowTheMoney schema or a word of the eight languages.
pub(super) fn kind(word: &str) -> Option<Schema> {
    if word.len() > 200 {
        return None;
    }
    let folded = folded(word);
    KIND_WORDS.get(&folded).copied().or_else(|| {
        Schema::ALL
            .iter()
            .copied()
            .find(|schema| schema.is_a(Schema::Thing) && folded.eq_ignore_ascii_case(schema.name()))
    })
}

/// The target a heading means, by name: a suggestion for a mapping that says `date of birth` where it means
/// `birthDate`.
pub(crate) fn known_heading(heading: &str) -> Option<&'static str> {
    match meaning(heading)? {
        Meaning::Target(target) => Some(target.name()),
        Meaning::Id | Meaning::Schema => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_meaning_and_no_heading_has_two() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for (name, headings) in HEADINGS {
            assert!(Meaning::parse(name).is_some(), "{name}");
            for heading in *headings {
                let folded = folded(heading);
                assert!(!folded.is_empty(), "{heading}");
                if let Some(other) = seen.insert(folded, name) {
                    assert_eq!(other, *name, "{heading} means two things");
                }
            }
        }
        let mut kinds: HashMap<String, Schema> = HashMap::new();
        for (schema, words) in KINDS {
            for word in *words {
                if let Some(other) = kinds.insert(folded(word), *schema) {
                    assert_eq!(other, *schema, "{word} names two kinds");
                }
            }
        }
    }

    #[test]
    fn headings_are_understood_as_people_write_them() {
        let check = |heading: &str, expected: Option<&str>| {
            assert_eq!(meaning(heading).map(Meaning::name), expected, "{heading}");
        };
        check("full_name", Some("name"));
        check("date_of_birth", Some("birthDate"));
        check("Date Of  Birth:", Some("birthDate"));
        check("DÉSIGNATION", None);
        check("PRÉNOM(S)", Some("firstName"));
        check("Prenom", Some("firstName"));
        check("Staatsangehoerigkeit", None);
        check("STAATSANGEHÖRIGKEIT", Some("nationality"));
        check("Luogo di nascita", Some("birthPlace"));
        check("Año de nacimiento", Some("birthDate"));
        check("الإسم الأول", Some("firstName"));
        check("تاريخ الميلاد", Some("birthDate"));
        check("الجنسيّة", Some("nationality"));
        check("Фамилия", Some("lastName"));
        check("ДАТА РОЖДЕНИЯ", Some("birthDate"));
        check("Doğum Tarihi", Some("birthDate"));
        check("DOĞUM TARİHİ", Some("birthDate"));
        check("Adı Soyadı", Some("name"));
        check("Alias 3", Some("alias"));
        check("name 6", None);
        check("passportNumber", Some("passportNumber"));
        check("document.country", Some("document.country"));
        check("document.number", Some("document.number"));
        check("document number", Some("document.number"));
        check("id number", Some("idNumber"));
        check("wallet-address", Some("cryptoAddress"));
        check("Type", Some("schema"));
        check("Shoe size", None);
        check("", None);
        check("#", None);
        check(&"name".repeat(100), None);
    }

    #[test]
    fn kinds_are_understood() {
        let check =
            |word: &str, expected: Option<Schema>| assert_eq!(kind(word), expected, "{word}");
        check("Individual", Some(Schema::Person));
        check("LegalEntity", Some(Schema::LegalEntity));
        check("personne morale", Some(Schema::Organization));
        check("Судно", Some(Schema::Vessel));
        check("retail", None);
        check("Sanction", None);
    }
}
