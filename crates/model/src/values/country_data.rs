//! The table behind [`Country`](super::Country): codes, names and relations.
//!
//! Codes: ISO 3166-1 (current), ISO 3166-3 (historic), ICAO Doc 9303-3 section 5 (special), FollowTheMoney (parts of
//! states). Names were written for this project: English short and formal names, names as the UN and OFAC lists print
//! them, English adjectives of nationality, and French, Italian and Arabic short names. Formal prefixes that say
//! nothing ("Republic of", "Kingdom of") are taken off by the reader and need no row of their own.

use super::country::CountryKind;

/// One row of the table.
#[derive(Debug)]
pub(super) struct Entry {
    /// The FollowTheMoney code where there is one, else the ISO 3166-3 or ICAO code, in lower case.
    pub(super) code: &'static str,
    /// Whether FollowTheMoney knows the code.
    pub(super) follow_the_money: bool,
    /// ISO 3166-1 alpha-2, reserved, or formerly assigned.
    pub(super) alpha2: Option<&'static str>,
    /// ISO 3166-1 or ICAO alpha-3, or formerly assigned.
    pub(super) alpha3: Option<&'static str>,
    /// ISO 3166-1 numeric-3, or formerly assigned.
    pub(super) numeric: Option<&'static str>,
    /// English short name.
    pub(super) name: &'static str,
    /// Every other spelling that is read.
    pub(super) names: &'static [&'static str],
    /// What kind of thing it is.
    pub(super) kind: CountryKind,
    /// Codes that describe the same people: successors of a historic state, the state a territory or part belongs to
    /// or is claimed by, the state that a new state left after 1990.
    pub(super) related: &'static [&'static str],
}

/// All rows, in the order of their codes.
#[rustfmt::skip]
pub(super) static COUNTRIES: &[Entry] = &[
    Entry {
        code: "ac", follow_the_money: true, alpha2: Some("AC"), alpha3: Some("ASC"), numeric: None,
        name: "Ascension Island", kind: CountryKind::Part, related: &["sh", "gb"],
        names: &["Ascension"],
    },
    Entry {
        code: "ad", follow_the_money: true, alpha2: Some("AD"), alpha3: Some("AND"), numeric: Some("020"),
        name: "Andorra", kind: CountryKind::State, related: &[],
        names: &["Andorran", "Andorre", "أندورا"],
    },
    Entry {
        code: "ae", follow_the_money: true, alpha2: Some("AE"), alpha3: Some("ARE"), numeric: Some("784"),
        name: "United Arab Emirates", kind: CountryKind::State, related: &[],
        names: &["UAE", "U.A.E.", "Emirates", "Abu Dhabi", "Dubai", "Emirati", "Emirian", "Émirats arabes unis", "EAU", "Emirati Arabi Uniti", "الإمارات العربية المتحدة", "الإمارات"],
    },
    Entry {
        code: "af", follow_the_money: true, alpha2: Some("AF"), alpha3: Some("AFG"), numeric: Some("004"),
        name: "Afghanistan", kind: CountryKind::State, related: &[],
        names: &["Islamic Emirate of Afghanistan", "Afghan", "Afghani", "أفغانستان"],
    },
    Entry {
        code: "ag", follow_the_money: true, alpha2: Some("AG"), alpha3: Some("ATG"), numeric: Some("028"),
        name: "Antigua and Barbuda", kind: CountryKind::State, related: &[],
        names: &["Antiguan", "Barbudan", "Antigua-et-Barbuda", "Antigua e Barbuda", "أنتيغوا وبربودا"],
    },
    Entry {
        code: "ai", follow_the_money: true, alpha2: Some("AI"), alpha3: Some("AIA"), numeric: Some("660"),
        name: "Anguilla", kind: CountryKind::Territory, related: &["gb"],
        names: &["Anguillan"],
    },
    Entry {
        code: "al", follow_the_money: true, alpha2: Some("AL"), alpha3: Some("ALB"), numeric: Some("008"),
        name: "Albania", kind: CountryKind::State, related: &[],
        names: &["Albanian", "Albanie", "ألبانيا"],
    },
    Entry {
        code: "am", follow_the_money: true, alpha2: Some("AM"), alpha3: Some("ARM"), numeric: Some("051"),
        name: "Armenia", kind: CountryKind::State, related: &[],
        names: &["Armenian", "Arménie", "أرمينيا"],
    },
    Entry {
        code: "an", follow_the_money: false, alpha2: Some("AN"), alpha3: Some("ANT"), numeric: Some("530"),
        name: "Netherlands Antilles", kind: CountryKind::Historic, related: &["cw", "sx", "bq", "nl"],
        names: &["ANHH", "Antilles néerlandaises", "Antille Olandesi"],
    },
    Entry {
        code: "ao", follow_the_money: true, alpha2: Some("AO"), alpha3: Some("AGO"), numeric: Some("024"),
        name: "Angola", kind: CountryKind::State, related: &[],
        names: &["Angolan", "أنغولا"],
    },
    Entry {
        code: "aq", follow_the_money: true, alpha2: Some("AQ"), alpha3: Some("ATA"), numeric: Some("010"),
        name: "Antarctica", kind: CountryKind::Territory, related: &[],
        names: &["NQ", "Antarctique", "Antartide", "القارة القطبية الجنوبية"],
    },
    Entry {
        code: "ar", follow_the_money: true, alpha2: Some("AR"), alpha3: Some("ARG"), numeric: Some("032"),
        name: "Argentina", kind: CountryKind::State, related: &[],
        names: &["Argentine Republic", "Argentine", "Argentinian", "Argentinean", "الأرجنتين"],
    },
    Entry {
        code: "as", follow_the_money: true, alpha2: Some("AS"), alpha3: Some("ASM"), numeric: Some("016"),
        name: "American Samoa", kind: CountryKind::Territory, related: &["us"],
        names: &["American Samoan", "Samoa américaines", "Samoa Americane"],
    },
    Entry {
        code: "at", follow_the_money: true, alpha2: Some("AT"), alpha3: Some("AUT"), numeric: Some("040"),
        name: "Austria", kind: CountryKind::State, related: &[],
        names: &["Austrian", "Autriche", "النمسا"],
    },
    Entry {
        code: "au", follow_the_money: true, alpha2: Some("AU"), alpha3: Some("AUS"), numeric: Some("036"),
        name: "Australia", kind: CountryKind::State, related: &[],
        names: &["Australian", "Australie", "أستراليا"],
    },
    Entry {
        code: "aw", follow_the_money: true, alpha2: Some("AW"), alpha3: Some("ABW"), numeric: Some("533"),
        name: "Aruba", kind: CountryKind::Territory, related: &["nl"],
        names: &["Aruban"],
    },
    Entry {
        code: "ax", follow_the_money: true, alpha2: Some("AX"), alpha3: Some("ALA"), numeric: Some("248"),
        name: "Åland Islands", kind: CountryKind::Territory, related: &["fi"],
        names: &["Aland", "Aland Islands", "Alander", "Îles Åland", "Isole Åland"],
    },
    Entry {
        code: "az", follow_the_money: true, alpha2: Some("AZ"), alpha3: Some("AZE"), numeric: Some("031"),
        name: "Azerbaijan", kind: CountryKind::State, related: &[],
        names: &["Azerbaijani", "Azeri", "Azerbaïdjan", "Azerbaigian", "أذربيجان"],
    },
    Entry {
        code: "az-nk", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Nagorno-Karabakh", kind: CountryKind::Part, related: &["az", "am"],
        names: &["Artsakh", "Republic of Artsakh"],
    },
    Entry {
        code: "ba", follow_the_money: true, alpha2: Some("BA"), alpha3: Some("BIH"), numeric: Some("070"),
        name: "Bosnia and Herzegovina", kind: CountryKind::State, related: &[],
        names: &["Bosnia", "Bosnia-Herzegovina", "Bosnia & Herzegovina", "Bosnian", "Bosnian-Herzegovinian", "Bosnie-Herzégovine", "Bosnie", "Bosnia ed Erzegovina", "Bosnia-Erzegovina", "Bosnia Erzegovina", "البوسنة والهرسك", "البوسنة"],
    },
    Entry {
        code: "bb", follow_the_money: true, alpha2: Some("BB"), alpha3: Some("BRB"), numeric: Some("052"),
        name: "Barbados", kind: CountryKind::State, related: &[],
        names: &["Barbadian", "Bajan", "Barbade", "بربادوس", "باربادوس"],
    },
    Entry {
        code: "bd", follow_the_money: true, alpha2: Some("BD"), alpha3: Some("BGD"), numeric: Some("050"),
        name: "Bangladesh", kind: CountryKind::State, related: &[],
        names: &["Bangladeshi", "بنغلاديش", "بنغلادش"],
    },
    Entry {
        code: "be", follow_the_money: true, alpha2: Some("BE"), alpha3: Some("BEL"), numeric: Some("056"),
        name: "Belgium", kind: CountryKind::State, related: &[],
        names: &["Belgian", "Belgique", "Belgio", "بلجيكا"],
    },
    Entry {
        code: "bf", follow_the_money: true, alpha2: Some("BF"), alpha3: Some("BFA"), numeric: Some("854"),
        name: "Burkina Faso", kind: CountryKind::State, related: &[],
        names: &["HV", "HVO", "Upper Volta", "Burkinabe", "Burkinan", "Burkina", "بوركينا فاسو"],
    },
    Entry {
        code: "bg", follow_the_money: true, alpha2: Some("BG"), alpha3: Some("BGR"), numeric: Some("100"),
        name: "Bulgaria", kind: CountryKind::State, related: &[],
        names: &["Bulgarian", "Bulgarie", "بلغاريا"],
    },
    Entry {
        code: "bh", follow_the_money: true, alpha2: Some("BH"), alpha3: Some("BHR"), numeric: Some("048"),
        name: "Bahrain", kind: CountryKind::State, related: &[],
        names: &["Bahraini", "Bahreïn", "Bahrein", "البحرين"],
    },
    Entry {
        code: "bi", follow_the_money: true, alpha2: Some("BI"), alpha3: Some("BDI"), numeric: Some("108"),
        name: "Burundi", kind: CountryKind::State, related: &[],
        names: &["Burundian", "بوروندي"],
    },
    Entry {
        code: "bj", follow_the_money: true, alpha2: Some("BJ"), alpha3: Some("BEN"), numeric: Some("204"),
        name: "Benin", kind: CountryKind::State, related: &[],
        names: &["DY", "DHY", "Dahomey", "Beninese", "Bénin", "بنين"],
    },
    Entry {
        code: "bl", follow_the_money: true, alpha2: Some("BL"), alpha3: Some("BLM"), numeric: Some("652"),
        name: "Saint Barthélemy", kind: CountryKind::Territory, related: &["fr"],
        names: &["St Barthelemy", "St Barts", "Saint-Barthélemy"],
    },
    Entry {
        code: "bm", follow_the_money: true, alpha2: Some("BM"), alpha3: Some("BMU"), numeric: Some("060"),
        name: "Bermuda", kind: CountryKind::Territory, related: &["gb"],
        names: &["Bermudian", "Bermudan", "Bermudes"],
    },
    Entry {
        code: "bn", follow_the_money: true, alpha2: Some("BN"), alpha3: Some("BRN"), numeric: Some("096"),
        name: "Brunei Darussalam", kind: CountryKind::State, related: &[],
        names: &["Brunei", "Nation of Brunei", "Bruneian", "Brunéi Darussalam", "بروناي", "بروناي دار السلام"],
    },
    Entry {
        code: "bo", follow_the_money: true, alpha2: Some("BO"), alpha3: Some("BOL"), numeric: Some("068"),
        name: "Bolivia", kind: CountryKind::State, related: &[],
        names: &["Plurinational State of Bolivia", "Bolivian", "Bolivie", "État plurinational de Bolivie", "بوليفيا"],
    },
    Entry {
        code: "bq", follow_the_money: true, alpha2: Some("BQ"), alpha3: Some("BES"), numeric: Some("535"),
        name: "Bonaire, Sint Eustatius and Saba", kind: CountryKind::Territory, related: &["nl"],
        names: &["Caribbean Netherlands", "Bonaire", "Pays-Bas caribéens", "Bonaire, Saint-Eustache et Saba", "Caraibi olandesi"],
    },
    Entry {
        code: "br", follow_the_money: true, alpha2: Some("BR"), alpha3: Some("BRA"), numeric: Some("076"),
        name: "Brazil", kind: CountryKind::State, related: &[],
        names: &["Brazilian", "Brésil", "Brasile", "البرازيل"],
    },
    Entry {
        code: "bs", follow_the_money: true, alpha2: Some("BS"), alpha3: Some("BHS"), numeric: Some("044"),
        name: "Bahamas", kind: CountryKind::State, related: &[],
        names: &["The Bahamas", "Commonwealth of the Bahamas", "Bahamian", "جزر البهاما", "البهاما"],
    },
    Entry {
        code: "bt", follow_the_money: true, alpha2: Some("BT"), alpha3: Some("BTN"), numeric: Some("064"),
        name: "Bhutan", kind: CountryKind::State, related: &[],
        names: &["Bhutanese", "Bhoutan", "بوتان"],
    },
    Entry {
        code: "bv", follow_the_money: true, alpha2: Some("BV"), alpha3: Some("BVT"), numeric: Some("074"),
        name: "Bouvet Island", kind: CountryKind::Territory, related: &["no"],
        names: &[],
    },
    Entry {
        code: "bw", follow_the_money: true, alpha2: Some("BW"), alpha3: Some("BWA"), numeric: Some("072"),
        name: "Botswana", kind: CountryKind::State, related: &[],
        names: &["Botswanan", "Motswana", "Batswana", "بوتسوانا"],
    },
    Entry {
        code: "by", follow_the_money: true, alpha2: Some("BY"), alpha3: Some("BLR"), numeric: Some("112"),
        name: "Belarus", kind: CountryKind::State, related: &[],
        names: &["Byelorussia", "Byelorussian SSR", "BYS", "Belorussia", "Belarusian", "Belarussian", "Byelorussian", "Bélarus", "Biélorussie", "Bielorussia", "بيلاروسيا", "بيلاروس", "روسيا البيضاء"],
    },
    Entry {
        code: "bz", follow_the_money: true, alpha2: Some("BZ"), alpha3: Some("BLZ"), numeric: Some("084"),
        name: "Belize", kind: CountryKind::State, related: &[],
        names: &["British Honduras", "Belizean", "Belizian", "بليز"],
    },
    Entry {
        code: "ca", follow_the_money: true, alpha2: Some("CA"), alpha3: Some("CAN"), numeric: Some("124"),
        name: "Canada", kind: CountryKind::State, related: &[],
        names: &["Canadian", "كندا"],
    },
    Entry {
        code: "cc", follow_the_money: true, alpha2: Some("CC"), alpha3: Some("CCK"), numeric: Some("166"),
        name: "Cocos (Keeling) Islands", kind: CountryKind::Territory, related: &["au"],
        names: &["Cocos Islands", "Îles Cocos"],
    },
    Entry {
        code: "cd", follow_the_money: true, alpha2: Some("CD"), alpha3: Some("COD"), numeric: Some("180"),
        name: "Democratic Republic of the Congo", kind: CountryKind::State, related: &[],
        names: &["DRC", "DR Congo", "D.R. Congo", "D.R.C.", "Congo-Kinshasa", "Congo (Kinshasa)", "Congo, Democratic Republic of the", "Congo, The Democratic Republic of the", "Congo DR", "Dem. Rep. of the Congo", "République démocratique du Congo", "RDC", "RD Congo", "Repubblica Democratica del Congo", "جمهورية الكونغو الديمقراطية", "الكونغو الديمقراطية", "الكونغو كينشاسا"],
    },
    Entry {
        code: "cf", follow_the_money: true, alpha2: Some("CF"), alpha3: Some("CAF"), numeric: Some("140"),
        name: "Central African Republic", kind: CountryKind::State, related: &[],
        names: &["CAR", "Central African", "République centrafricaine", "Centrafrique", "Repubblica Centrafricana", "جمهورية أفريقيا الوسطى", "أفريقيا الوسطى"],
    },
    Entry {
        code: "cg", follow_the_money: true, alpha2: Some("CG"), alpha3: Some("COG"), numeric: Some("178"),
        name: "Congo", kind: CountryKind::State, related: &[],
        names: &["Republic of the Congo", "Congo, Republic of the", "Congo-Brazzaville", "Congo (Brazzaville)", "République du Congo", "Repubblica del Congo", "الكونغو", "جمهورية الكونغو", "الكونغو برازافيل"],
    },
    Entry {
        code: "ch", follow_the_money: true, alpha2: Some("CH"), alpha3: Some("CHE"), numeric: Some("756"),
        name: "Switzerland", kind: CountryKind::State, related: &[],
        names: &["Swiss Confederation", "Swiss", "Suisse", "Confédération suisse", "Svizzera", "Confederazione Svizzera", "سويسرا"],
    },
    Entry {
        code: "ci", follow_the_money: true, alpha2: Some("CI"), alpha3: Some("CIV"), numeric: Some("384"),
        name: "Côte d'Ivoire", kind: CountryKind::State, related: &[],
        names: &["Ivory Coast", "Cote d Ivoire", "Ivorian", "Ivoirian", "Côte d’Ivoire", "Costa d'Avorio", "كوت ديفوار", "ساحل العاج"],
    },
    Entry {
        code: "ck", follow_the_money: true, alpha2: Some("CK"), alpha3: Some("COK"), numeric: Some("184"),
        name: "Cook Islands", kind: CountryKind::Territory, related: &["nz"],
        names: &["Cook Islander", "Îles Cook", "Isole Cook", "جزر كوك"],
    },
    Entry {
        code: "cl", follow_the_money: true, alpha2: Some("CL"), alpha3: Some("CHL"), numeric: Some("152"),
        name: "Chile", kind: CountryKind::State, related: &[],
        names: &["Chilean", "Chili", "Cile", "تشيلي", "شيلي"],
    },
    Entry {
        code: "cm", follow_the_money: true, alpha2: Some("CM"), alpha3: Some("CMR"), numeric: Some("120"),
        name: "Cameroon", kind: CountryKind::State, related: &[],
        names: &["Cameroonian", "Cameroun", "Camerun", "الكاميرون"],
    },
    Entry {
        code: "cn", follow_the_money: true, alpha2: Some("CN"), alpha3: Some("CHN"), numeric: Some("156"),
        name: "China", kind: CountryKind::State, related: &[],
        names: &["People's Republic of China", "PRC", "P.R. China", "PR China", "P.R.C.", "Mainland China", "Chinese", "Chine", "République populaire de Chine", "Cina", "Repubblica Popolare Cinese", "الصين", "جمهورية الصين الشعبية"],
    },
    Entry {
        code: "cn-xz", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Tibet", kind: CountryKind::Part, related: &["cn"],
        names: &["Tibet Autonomous Region", "Tibetan", "Xizang"],
    },
    Entry {
        code: "co", follow_the_money: true, alpha2: Some("CO"), alpha3: Some("COL"), numeric: Some("170"),
        name: "Colombia", kind: CountryKind::State, related: &[],
        names: &["Colombian", "Colombie", "كولومبيا"],
    },
    Entry {
        code: "cp", follow_the_money: true, alpha2: Some("CP"), alpha3: Some("CPT"), numeric: None,
        name: "Clipperton Island", kind: CountryKind::Part, related: &["fr"],
        names: &["Clipperton"],
    },
    Entry {
        code: "cq", follow_the_money: true, alpha2: Some("CQ"), alpha3: None, numeric: None,
        name: "Sark", kind: CountryKind::Part, related: &["gg", "gb"],
        names: &[],
    },
    Entry {
        code: "cr", follow_the_money: true, alpha2: Some("CR"), alpha3: Some("CRI"), numeric: Some("188"),
        name: "Costa Rica", kind: CountryKind::State, related: &[],
        names: &["Costa Rican", "كوستاريكا"],
    },
    Entry {
        code: "cshh", follow_the_money: true, alpha2: Some("CS"), alpha3: Some("CSK"), numeric: Some("200"),
        name: "Czechoslovakia", kind: CountryKind::Historic, related: &["cz", "sk"],
        names: &["CS", "Czecho-Slovakia", "Czechoslovak", "Czechoslovakian", "Tchécoslovaquie", "Cecoslovacchia", "تشيكوسلوفاكيا"],
    },
    Entry {
        code: "csxx", follow_the_money: true, alpha2: Some("CS"), alpha3: Some("SCG"), numeric: Some("891"),
        name: "Serbia and Montenegro", kind: CountryKind::Historic, related: &["rs", "me", "xk"],
        names: &["State Union of Serbia and Montenegro", "Serbie-et-Monténégro", "Serbia e Montenegro", "صربيا والجبل الأسود"],
    },
    Entry {
        code: "cu", follow_the_money: true, alpha2: Some("CU"), alpha3: Some("CUB"), numeric: Some("192"),
        name: "Cuba", kind: CountryKind::State, related: &[],
        names: &["Cuban", "كوبا"],
    },
    Entry {
        code: "cv", follow_the_money: true, alpha2: Some("CV"), alpha3: Some("CPV"), numeric: Some("132"),
        name: "Cabo Verde", kind: CountryKind::State, related: &[],
        names: &["Cape Verde", "Cabo Verdean", "Cape Verdean", "Cap-Vert", "Capo Verde", "الرأس الأخضر", "كابو فيردي"],
    },
    Entry {
        code: "cw", follow_the_money: true, alpha2: Some("CW"), alpha3: Some("CUW"), numeric: Some("531"),
        name: "Curaçao", kind: CountryKind::Territory, related: &["nl"],
        names: &["Curacaoan"],
    },
    Entry {
        code: "cx", follow_the_money: true, alpha2: Some("CX"), alpha3: Some("CXR"), numeric: Some("162"),
        name: "Christmas Island", kind: CountryKind::Territory, related: &["au"],
        names: &["Île Christmas"],
    },
    Entry {
        code: "cy", follow_the_money: true, alpha2: Some("CY"), alpha3: Some("CYP"), numeric: Some("196"),
        name: "Cyprus", kind: CountryKind::State, related: &[],
        names: &["Cypriot", "Chypre", "Cipro", "قبرص"],
    },
    Entry {
        code: "cy-trnc", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Northern Cyprus", kind: CountryKind::Part, related: &["cy", "tr"],
        names: &["Turkish Republic of Northern Cyprus", "TRNC", "XCT", "Chypre du Nord", "Cipro del Nord"],
    },
    Entry {
        code: "cz", follow_the_money: true, alpha2: Some("CZ"), alpha3: Some("CZE"), numeric: Some("203"),
        name: "Czechia", kind: CountryKind::State, related: &[],
        names: &["Czech Republic", "Czech", "République tchèque", "Tchéquie", "Repubblica Ceca", "Cechia", "التشيك", "جمهورية التشيك", "تشيكيا"],
    },
    Entry {
        code: "dd", follow_the_money: true, alpha2: Some("DD"), alpha3: Some("DDR"), numeric: Some("278"),
        name: "East Germany", kind: CountryKind::Historic, related: &["de"],
        names: &["DDDE", "German Democratic Republic", "GDR", "East German", "République démocratique allemande", "Allemagne de l'Est", "Germania Est", "Repubblica Democratica Tedesca", "ألمانيا الشرقية"],
    },
    Entry {
        code: "de", follow_the_money: true, alpha2: Some("DE"), alpha3: Some("DEU"), numeric: Some("276"),
        name: "Germany", kind: CountryKind::State, related: &[],
        names: &["D", "Federal Republic of Germany", "FRG", "BRD", "West Germany", "German", "Allemagne", "République fédérale d'Allemagne", "Germania", "ألمانيا"],
    },
    Entry {
        code: "dg", follow_the_money: true, alpha2: Some("DG"), alpha3: Some("DGA"), numeric: None,
        name: "Diego Garcia", kind: CountryKind::Part, related: &["io", "gb"],
        names: &[],
    },
    Entry {
        code: "dj", follow_the_money: true, alpha2: Some("DJ"), alpha3: Some("DJI"), numeric: Some("262"),
        name: "Djibouti", kind: CountryKind::State, related: &[],
        names: &["French Territory of the Afars and the Issas", "Djiboutian", "Gibuti", "جيبوتي"],
    },
    Entry {
        code: "dk", follow_the_money: true, alpha2: Some("DK"), alpha3: Some("DNK"), numeric: Some("208"),
        name: "Denmark", kind: CountryKind::State, related: &[],
        names: &["Danish", "Dane", "Danemark", "Danimarca", "الدنمارك", "الدانمرك"],
    },
    Entry {
        code: "dm", follow_the_money: true, alpha2: Some("DM"), alpha3: Some("DMA"), numeric: Some("212"),
        name: "Dominica", kind: CountryKind::State, related: &[],
        names: &["Commonwealth of Dominica", "Dominique", "دومينيكا"],
    },
    Entry {
        code: "do", follow_the_money: true, alpha2: Some("DO"), alpha3: Some("DOM"), numeric: Some("214"),
        name: "Dominican Republic", kind: CountryKind::State, related: &[],
        names: &["Dominican Republican", "République dominicaine", "Repubblica Dominicana", "جمهورية الدومينيكان", "الجمهورية الدومينيكية"],
    },
    Entry {
        code: "dz", follow_the_money: true, alpha2: Some("DZ"), alpha3: Some("DZA"), numeric: Some("012"),
        name: "Algeria", kind: CountryKind::State, related: &[],
        names: &["People's Democratic Republic of Algeria", "Algerian", "Algérie", "الجزائر"],
    },
    Entry {
        code: "ec", follow_the_money: true, alpha2: Some("EC"), alpha3: Some("ECU"), numeric: Some("218"),
        name: "Ecuador", kind: CountryKind::State, related: &[],
        names: &["Ecuadorian", "Ecuadorean", "Équateur", "إكوادور", "الإكوادور"],
    },
    Entry {
        code: "ee", follow_the_money: true, alpha2: Some("EE"), alpha3: Some("EST"), numeric: Some("233"),
        name: "Estonia", kind: CountryKind::State, related: &[],
        names: &["Estonian", "Estonie", "إستونيا"],
    },
    Entry {
        code: "eg", follow_the_money: true, alpha2: Some("EG"), alpha3: Some("EGY"), numeric: Some("818"),
        name: "Egypt", kind: CountryKind::State, related: &[],
        names: &["Arab Republic of Egypt", "Egyptian", "Égypte", "Égypte République arabe d'", "Egitto", "مصر", "جمهورية مصر العربية"],
    },
    Entry {
        code: "eh", follow_the_money: true, alpha2: Some("EH"), alpha3: Some("ESH"), numeric: Some("732"),
        name: "Western Sahara", kind: CountryKind::Territory, related: &["ma"],
        names: &["Sahrawi Arab Democratic Republic", "Sahrawi", "Western Saharan", "Sahara occidental", "Sahara Occidentale", "الصحراء الغربية"],
    },
    Entry {
        code: "er", follow_the_money: true, alpha2: Some("ER"), alpha3: Some("ERI"), numeric: Some("232"),
        name: "Eritrea", kind: CountryKind::State, related: &["et"],
        names: &["State of Eritrea", "Eritrean", "Érythrée", "إريتريا"],
    },
    Entry {
        code: "es", follow_the_money: true, alpha2: Some("ES"), alpha3: Some("ESP"), numeric: Some("724"),
        name: "Spain", kind: CountryKind::State, related: &[],
        names: &["Spanish", "Spaniard", "Espagne", "Spagna", "إسبانيا"],
    },
    Entry {
        code: "et", follow_the_money: true, alpha2: Some("ET"), alpha3: Some("ETH"), numeric: Some("231"),
        name: "Ethiopia", kind: CountryKind::State, related: &[],
        names: &["Ethiopian", "Éthiopie", "Etiopia", "إثيوبيا", "أثيوبيا"],
    },
    Entry {
        code: "eu", follow_the_money: true, alpha2: Some("EU"), alpha3: Some("EUE"), numeric: None,
        name: "European Union", kind: CountryKind::Organisation, related: &[],
        names: &["European Union (laissez-passer)", "Union européenne", "Unione europea", "الاتحاد الأوروبي"],
    },
    Entry {
        code: "fi", follow_the_money: true, alpha2: Some("FI"), alpha3: Some("FIN"), numeric: Some("246"),
        name: "Finland", kind: CountryKind::State, related: &[],
        names: &["Finnish", "Finn", "Finlande", "Finlandia", "فنلندا"],
    },
    Entry {
        code: "fj", follow_the_money: true, alpha2: Some("FJ"), alpha3: Some("FJI"), numeric: Some("242"),
        name: "Fiji", kind: CountryKind::State, related: &[],
        names: &["Fijian", "Fidji", "Figi", "فيجي"],
    },
    Entry {
        code: "fk", follow_the_money: true, alpha2: Some("FK"), alpha3: Some("FLK"), numeric: Some("238"),
        name: "Falkland Islands (Malvinas)", kind: CountryKind::Territory, related: &["gb"],
        names: &["Falkland Islands", "Falkland Islands (Islas Malvinas)", "Falkland Islander", "Îles Malouines", "Malouines", "Isole Falkland"],
    },
    Entry {
        code: "fm", follow_the_money: true, alpha2: Some("FM"), alpha3: Some("FSM"), numeric: Some("583"),
        name: "Micronesia", kind: CountryKind::State, related: &[],
        names: &["Federated States of Micronesia", "Micronesian", "Micronésie", "États fédérés de Micronésie", "Stati Federati di Micronesia", "ميكرونيزيا"],
    },
    Entry {
        code: "fo", follow_the_money: true, alpha2: Some("FO"), alpha3: Some("FRO"), numeric: Some("234"),
        name: "Faroe Islands", kind: CountryKind::Territory, related: &["dk"],
        names: &["Faeroe Islands", "Faroes", "Faroese", "Îles Féroé", "Isole Fær Øer"],
    },
    Entry {
        code: "fr", follow_the_money: true, alpha2: Some("FR"), alpha3: Some("FRA"), numeric: Some("250"),
        name: "France", kind: CountryKind::State, related: &[],
        names: &["French Republic", "FX", "FXX", "Metropolitan France", "French", "Frenchman", "République française", "Francia", "Repubblica francese", "فرنسا"],
    },
    Entry {
        code: "ga", follow_the_money: true, alpha2: Some("GA"), alpha3: Some("GAB"), numeric: Some("266"),
        name: "Gabon", kind: CountryKind::State, related: &[],
        names: &["Gabonese", "الغابون"],
    },
    Entry {
        code: "gb", follow_the_money: true, alpha2: Some("GB"), alpha3: Some("GBR"), numeric: Some("826"),
        name: "United Kingdom", kind: CountryKind::State, related: &[],
        names: &["UK", "U.K.", "Great Britain", "Britain", "England", "United Kingdom of Great Britain and Northern Ireland", "GBD", "GBN", "GBO", "GBP", "GBS", "GB-UKM", "GB-ENG", "British", "Briton", "English", "Royaume-Uni", "Grande-Bretagne", "Angleterre", "Royaume-Uni de Grande-Bretagne et d'Irlande du Nord", "Regno Unito", "Gran Bretagna", "Inghilterra", "المملكة المتحدة", "بريطانيا", "بريطانيا العظمى"],
    },
    Entry {
        code: "gb-nir", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Northern Ireland", kind: CountryKind::Part, related: &["gb", "ie"],
        names: &["Northern Irish", "Irlande du Nord", "Irlanda del Nord"],
    },
    Entry {
        code: "gb-sct", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Scotland", kind: CountryKind::Part, related: &["gb"],
        names: &["Scottish", "Écosse", "Scozia", "اسكتلندا"],
    },
    Entry {
        code: "gb-wls", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Wales", kind: CountryKind::Part, related: &["gb"],
        names: &["Welsh", "Pays de Galles", "Galles"],
    },
    Entry {
        code: "gd", follow_the_money: true, alpha2: Some("GD"), alpha3: Some("GRD"), numeric: Some("308"),
        name: "Grenada", kind: CountryKind::State, related: &[],
        names: &["Grenadian", "Grenade", "غرينادا"],
    },
    Entry {
        code: "ge", follow_the_money: true, alpha2: Some("GE"), alpha3: Some("GEO"), numeric: Some("268"),
        name: "Georgia", kind: CountryKind::State, related: &[],
        names: &["Georgian", "Géorgie", "جورجيا"],
    },
    Entry {
        code: "ge-ab", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Abkhazia", kind: CountryKind::Part, related: &["ge", "ru"],
        names: &["Abkhazia (Occupied Georgia)", "Abkhaz", "Abkhazian", "Abkhazie"],
    },
    Entry {
        code: "gf", follow_the_money: true, alpha2: Some("GF"), alpha3: Some("GUF"), numeric: Some("254"),
        name: "French Guiana", kind: CountryKind::Territory, related: &["fr"],
        names: &["French Guianese", "Guyane française", "Guyane", "Guyana francese"],
    },
    Entry {
        code: "gg", follow_the_money: true, alpha2: Some("GG"), alpha3: Some("GGY"), numeric: Some("831"),
        name: "Guernsey", kind: CountryKind::Territory, related: &["gb"],
        names: &["Guernesey"],
    },
    Entry {
        code: "gh", follow_the_money: true, alpha2: Some("GH"), alpha3: Some("GHA"), numeric: Some("288"),
        name: "Ghana", kind: CountryKind::State, related: &[],
        names: &["Ghanaian", "Ghanian", "غانا"],
    },
    Entry {
        code: "gi", follow_the_money: true, alpha2: Some("GI"), alpha3: Some("GIB"), numeric: Some("292"),
        name: "Gibraltar", kind: CountryKind::Territory, related: &["gb"],
        names: &["Gibraltarian", "Gibilterra", "جبل طارق"],
    },
    Entry {
        code: "gl", follow_the_money: true, alpha2: Some("GL"), alpha3: Some("GRL"), numeric: Some("304"),
        name: "Greenland", kind: CountryKind::Territory, related: &["dk"],
        names: &["Greenlandic", "Greenlander", "Groenland", "Groenlandia"],
    },
    Entry {
        code: "gm", follow_the_money: true, alpha2: Some("GM"), alpha3: Some("GMB"), numeric: Some("270"),
        name: "Gambia", kind: CountryKind::State, related: &[],
        names: &["The Gambia", "Islamic Republic of the Gambia", "Gambian", "Gambie", "غامبيا"],
    },
    Entry {
        code: "gn", follow_the_money: true, alpha2: Some("GN"), alpha3: Some("GIN"), numeric: Some("324"),
        name: "Guinea", kind: CountryKind::State, related: &[],
        names: &["Guinea-Conakry", "Guinean", "Guinée", "غينيا"],
    },
    Entry {
        code: "gp", follow_the_money: true, alpha2: Some("GP"), alpha3: Some("GLP"), numeric: Some("312"),
        name: "Guadeloupe", kind: CountryKind::Territory, related: &["fr"],
        names: &["Guadeloupian", "Guadalupa"],
    },
    Entry {
        code: "gq", follow_the_money: true, alpha2: Some("GQ"), alpha3: Some("GNQ"), numeric: Some("226"),
        name: "Equatorial Guinea", kind: CountryKind::State, related: &[],
        names: &["Equatorial Guinean", "Equatoguinean", "Guinée équatoriale", "Guinea Equatoriale", "غينيا الاستوائية"],
    },
    Entry {
        code: "gr", follow_the_money: true, alpha2: Some("GR"), alpha3: Some("GRC"), numeric: Some("300"),
        name: "Greece", kind: CountryKind::State, related: &[],
        names: &["EL", "Hellenic Republic", "Greek", "Hellenic", "Grèce", "Grecia", "اليونان"],
    },
    Entry {
        code: "gs", follow_the_money: true, alpha2: Some("GS"), alpha3: Some("SGS"), numeric: Some("239"),
        name: "South Georgia and the South Sandwich Islands", kind: CountryKind::Territory, related: &["gb"],
        names: &["Géorgie du Sud-et-les îles Sandwich du Sud"],
    },
    Entry {
        code: "gt", follow_the_money: true, alpha2: Some("GT"), alpha3: Some("GTM"), numeric: Some("320"),
        name: "Guatemala", kind: CountryKind::State, related: &[],
        names: &["Guatemalan", "غواتيمالا"],
    },
    Entry {
        code: "gu", follow_the_money: true, alpha2: Some("GU"), alpha3: Some("GUM"), numeric: Some("316"),
        name: "Guam", kind: CountryKind::Territory, related: &["us"],
        names: &["Guamanian"],
    },
    Entry {
        code: "gw", follow_the_money: true, alpha2: Some("GW"), alpha3: Some("GNB"), numeric: Some("624"),
        name: "Guinea-Bissau", kind: CountryKind::State, related: &[],
        names: &["Bissau-Guinean", "Guinée-Bissau", "غينيا بيساو"],
    },
    Entry {
        code: "gy", follow_the_money: true, alpha2: Some("GY"), alpha3: Some("GUY"), numeric: Some("328"),
        name: "Guyana", kind: CountryKind::State, related: &[],
        names: &["British Guiana", "Guyanese", "غيانا", "غويانا"],
    },
    Entry {
        code: "hk", follow_the_money: true, alpha2: Some("HK"), alpha3: Some("HKG"), numeric: Some("344"),
        name: "Hong Kong", kind: CountryKind::Territory, related: &["cn"],
        names: &["Hong Kong SAR", "Hong Kong, China", "China, Hong Kong Special Administrative Region", "China, Hong Kong SAR", "Hong Kong Special Administrative Region", "Hong Konger", "Hongkonger", "هونغ كونغ"],
    },
    Entry {
        code: "hm", follow_the_money: true, alpha2: Some("HM"), alpha3: Some("HMD"), numeric: Some("334"),
        name: "Heard Island and McDonald Islands", kind: CountryKind::Territory, related: &["au"],
        names: &[],
    },
    Entry {
        code: "hn", follow_the_money: true, alpha2: Some("HN"), alpha3: Some("HND"), numeric: Some("340"),
        name: "Honduras", kind: CountryKind::State, related: &[],
        names: &["Honduran", "هندوراس"],
    },
    Entry {
        code: "hr", follow_the_money: true, alpha2: Some("HR"), alpha3: Some("HRV"), numeric: Some("191"),
        name: "Croatia", kind: CountryKind::State, related: &[],
        names: &["Croatian", "Croat", "Croatie", "Croazia", "كرواتيا"],
    },
    Entry {
        code: "ht", follow_the_money: true, alpha2: Some("HT"), alpha3: Some("HTI"), numeric: Some("332"),
        name: "Haiti", kind: CountryKind::State, related: &[],
        names: &["Haitian", "Haïti", "هايتي"],
    },
    Entry {
        code: "hu", follow_the_money: true, alpha2: Some("HU"), alpha3: Some("HUN"), numeric: Some("348"),
        name: "Hungary", kind: CountryKind::State, related: &[],
        names: &["Hungarian", "Hongrie", "Ungheria", "هنغاريا", "المجر"],
    },
    Entry {
        code: "ic", follow_the_money: true, alpha2: Some("IC"), alpha3: None, numeric: None,
        name: "Canary Islands", kind: CountryKind::Part, related: &["es"],
        names: &["Islas Canarias"],
    },
    Entry {
        code: "id", follow_the_money: true, alpha2: Some("ID"), alpha3: Some("IDN"), numeric: Some("360"),
        name: "Indonesia", kind: CountryKind::State, related: &[],
        names: &["Indonesian", "Indonésie", "إندونيسيا", "أندونيسيا"],
    },
    Entry {
        code: "ie", follow_the_money: true, alpha2: Some("IE"), alpha3: Some("IRL"), numeric: Some("372"),
        name: "Ireland", kind: CountryKind::State, related: &[],
        names: &["Eire", "Republic of Ireland", "Irish", "Irlande", "Irlanda", "أيرلندا", "إيرلندا"],
    },
    Entry {
        code: "il", follow_the_money: true, alpha2: Some("IL"), alpha3: Some("ISR"), numeric: Some("376"),
        name: "Israel", kind: CountryKind::State, related: &[],
        names: &["State of Israel", "Israeli", "Israël", "Israele", "إسرائيل"],
    },
    Entry {
        code: "im", follow_the_money: true, alpha2: Some("IM"), alpha3: Some("IMN"), numeric: Some("833"),
        name: "Isle of Man", kind: CountryKind::Territory, related: &["gb"],
        names: &["Manx", "Île de Man", "Isola di Man"],
    },
    Entry {
        code: "in", follow_the_money: true, alpha2: Some("IN"), alpha3: Some("IND"), numeric: Some("356"),
        name: "India", kind: CountryKind::State, related: &[],
        names: &["Bharat", "Indian", "Inde", "الهند"],
    },
    Entry {
        code: "io", follow_the_money: true, alpha2: Some("IO"), alpha3: Some("IOT"), numeric: Some("086"),
        name: "British Indian Ocean Territory", kind: CountryKind::Territory, related: &["gb"],
        names: &["Territoire britannique de l'océan Indien"],
    },
    Entry {
        code: "ip", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Cyberspace", kind: CountryKind::NoNationality, related: &[],
        names: &[],
    },
    Entry {
        code: "iq", follow_the_money: true, alpha2: Some("IQ"), alpha3: Some("IRQ"), numeric: Some("368"),
        name: "Iraq", kind: CountryKind::State, related: &[],
        names: &["Irak", "Iraqi", "Irakian", "العراق", "جمهورية العراق"],
    },
    Entry {
        code: "iq-kr", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Kurdistan Region of Iraq", kind: CountryKind::Part, related: &["iq"],
        names: &["Iraqi Kurdistan", "Kurdistan Region", "إقليم كردستان", "كردستان العراق"],
    },
    Entry {
        code: "ir", follow_the_money: true, alpha2: Some("IR"), alpha3: Some("IRN"), numeric: Some("364"),
        name: "Iran", kind: CountryKind::State, related: &[],
        names: &["Islamic Republic of Iran", "Persia", "Iranian", "Persian", "République islamique d'Iran", "إيران", "جمهورية إيران الإسلامية"],
    },
    Entry {
        code: "is", follow_the_money: true, alpha2: Some("IS"), alpha3: Some("ISL"), numeric: Some("352"),
        name: "Iceland", kind: CountryKind::State, related: &[],
        names: &["Icelandic", "Icelander", "Islande", "Islanda", "آيسلندا", "أيسلندا"],
    },
    Entry {
        code: "it", follow_the_money: true, alpha2: Some("IT"), alpha3: Some("ITA"), numeric: Some("380"),
        name: "Italy", kind: CountryKind::State, related: &[],
        names: &["Italian Republic", "Italian", "Italie", "Italia", "Repubblica Italiana", "إيطاليا"],
    },
    Entry {
        code: "je", follow_the_money: true, alpha2: Some("JE"), alpha3: Some("JEY"), numeric: Some("832"),
        name: "Jersey", kind: CountryKind::Territory, related: &["gb"],
        names: &[],
    },
    Entry {
        code: "jm", follow_the_money: true, alpha2: Some("JM"), alpha3: Some("JAM"), numeric: Some("388"),
        name: "Jamaica", kind: CountryKind::State, related: &[],
        names: &["Jamaican", "Jamaïque", "Giamaica", "جامايكا"],
    },
    Entry {
        code: "jo", follow_the_money: true, alpha2: Some("JO"), alpha3: Some("JOR"), numeric: Some("400"),
        name: "Jordan", kind: CountryKind::State, related: &[],
        names: &["Hashemite Kingdom of Jordan", "HKJ", "Jordanian", "Jordanie", "Giordania", "الأردن", "المملكة الأردنية الهاشمية"],
    },
    Entry {
        code: "jp", follow_the_money: true, alpha2: Some("JP"), alpha3: Some("JPN"), numeric: Some("392"),
        name: "Japan", kind: CountryKind::State, related: &[],
        names: &["Japanese", "Japon", "Giappone", "اليابان"],
    },
    Entry {
        code: "ke", follow_the_money: true, alpha2: Some("KE"), alpha3: Some("KEN"), numeric: Some("404"),
        name: "Kenya", kind: CountryKind::State, related: &[],
        names: &["Kenyan", "Kenia", "كينيا"],
    },
    Entry {
        code: "kg", follow_the_money: true, alpha2: Some("KG"), alpha3: Some("KGZ"), numeric: Some("417"),
        name: "Kyrgyzstan", kind: CountryKind::State, related: &[],
        names: &["Kyrgyz Republic", "Kirghizia", "Kirgizstan", "Kyrgystan", "Kirghizstan", "Kyrgyz", "Kyrgyzstani", "Kirghiz", "Kirghizistan", "قيرغيزستان", "قرغيزستان"],
    },
    Entry {
        code: "kh", follow_the_money: true, alpha2: Some("KH"), alpha3: Some("KHM"), numeric: Some("116"),
        name: "Cambodia", kind: CountryKind::State, related: &[],
        names: &["Kampuchea", "Cambodian", "Cambodge", "Cambogia", "كمبوديا"],
    },
    Entry {
        code: "ki", follow_the_money: true, alpha2: Some("KI"), alpha3: Some("KIR"), numeric: Some("296"),
        name: "Kiribati", kind: CountryKind::State, related: &[],
        names: &["Gilbert Islands", "I-Kiribati", "كيريباتي"],
    },
    Entry {
        code: "km", follow_the_money: true, alpha2: Some("KM"), alpha3: Some("COM"), numeric: Some("174"),
        name: "Comoros", kind: CountryKind::State, related: &[],
        names: &["Union of the Comoros", "Comoran", "Comorian", "Comores", "Comore", "جزر القمر"],
    },
    Entry {
        code: "kn", follow_the_money: true, alpha2: Some("KN"), alpha3: Some("KNA"), numeric: Some("659"),
        name: "Saint Kitts and Nevis", kind: CountryKind::State, related: &[],
        names: &["St. Kitts and Nevis", "St. Kitts & Nevis", "Federation of Saint Kitts and Nevis", "Saint Christopher and Nevis", "Kittitian", "Nevisian", "Saint-Kitts-et-Nevis", "Saint-Christophe-et-Niévès", "Saint Kitts e Nevis", "سانت كيتس ونيفيس"],
    },
    Entry {
        code: "kp", follow_the_money: true, alpha2: Some("KP"), alpha3: Some("PRK"), numeric: Some("408"),
        name: "North Korea", kind: CountryKind::State, related: &[],
        names: &["Democratic People's Republic of Korea", "DPRK", "DPR Korea", "D.P.R.K.", "Korea, North", "Dem. People's Rep. of Korea", "Korea (North)", "North Korean", "Corée du Nord", "République populaire démocratique de Corée", "RPDC", "Corea del Nord", "Repubblica Popolare Democratica di Corea", "كوريا الشمالية", "جمهورية كوريا الشعبية الديمقراطية"],
    },
    Entry {
        code: "kr", follow_the_money: true, alpha2: Some("KR"), alpha3: Some("KOR"), numeric: Some("410"),
        name: "South Korea", kind: CountryKind::State, related: &[],
        names: &["Republic of Korea", "Korea, South", "ROK", "R.O.K.", "Korea (South)", "South Korean", "Corée du Sud", "République de Corée", "Corea del Sud", "Repubblica di Corea", "كوريا الجنوبية", "جمهورية كوريا"],
    },
    Entry {
        code: "kw", follow_the_money: true, alpha2: Some("KW"), alpha3: Some("KWT"), numeric: Some("414"),
        name: "Kuwait", kind: CountryKind::State, related: &[],
        names: &["State of Kuwait", "Kuwaiti", "Koweït", "الكويت"],
    },
    Entry {
        code: "ky", follow_the_money: true, alpha2: Some("KY"), alpha3: Some("CYM"), numeric: Some("136"),
        name: "Cayman Islands", kind: CountryKind::Territory, related: &["gb"],
        names: &["Caymans", "Caymanian", "Îles Caïmans", "Isole Cayman", "جزر كايمان"],
    },
    Entry {
        code: "kz", follow_the_money: true, alpha2: Some("KZ"), alpha3: Some("KAZ"), numeric: Some("398"),
        name: "Kazakhstan", kind: CountryKind::State, related: &[],
        names: &["Kazakh", "Kazakhstani", "Kazakistan", "كازاخستان"],
    },
    Entry {
        code: "la", follow_the_money: true, alpha2: Some("LA"), alpha3: Some("LAO"), numeric: Some("418"),
        name: "Laos", kind: CountryKind::State, related: &[],
        names: &["Lao People's Democratic Republic", "Lao PDR", "Lao", "Laotian", "République démocratique populaire lao", "لاوس", "جمهورية لاو الديمقراطية الشعبية"],
    },
    Entry {
        code: "lb", follow_the_money: true, alpha2: Some("LB"), alpha3: Some("LBN"), numeric: Some("422"),
        name: "Lebanon", kind: CountryKind::State, related: &[],
        names: &["Lebanese Republic", "Lebanese", "Liban", "République libanaise", "Libano", "لبنان", "الجمهورية اللبنانية"],
    },
    Entry {
        code: "lc", follow_the_money: true, alpha2: Some("LC"), alpha3: Some("LCA"), numeric: Some("662"),
        name: "Saint Lucia", kind: CountryKind::State, related: &[],
        names: &["St. Lucia", "Saint Lucian", "St. Lucian", "Sainte-Lucie", "Santa Lucia", "سانت لوسيا"],
    },
    Entry {
        code: "li", follow_the_money: true, alpha2: Some("LI"), alpha3: Some("LIE"), numeric: Some("438"),
        name: "Liechtenstein", kind: CountryKind::State, related: &[],
        names: &["Liechtensteiner", "ليختنشتاين"],
    },
    Entry {
        code: "lk", follow_the_money: true, alpha2: Some("LK"), alpha3: Some("LKA"), numeric: Some("144"),
        name: "Sri Lanka", kind: CountryKind::State, related: &[],
        names: &["Ceylon", "Democratic Socialist Republic of Sri Lanka", "Sri Lankan", "سريلانكا", "سري لانكا"],
    },
    Entry {
        code: "lr", follow_the_money: true, alpha2: Some("LR"), alpha3: Some("LBR"), numeric: Some("430"),
        name: "Liberia", kind: CountryKind::State, related: &[],
        names: &["Liberian", "Libéria", "ليبيريا", "ليبريا"],
    },
    Entry {
        code: "ls", follow_the_money: true, alpha2: Some("LS"), alpha3: Some("LSO"), numeric: Some("426"),
        name: "Lesotho", kind: CountryKind::State, related: &[],
        names: &["Basotho", "Mosotho", "ليسوتو"],
    },
    Entry {
        code: "lt", follow_the_money: true, alpha2: Some("LT"), alpha3: Some("LTU"), numeric: Some("440"),
        name: "Lithuania", kind: CountryKind::State, related: &[],
        names: &["Lithuanian", "Lituanie", "Lituania", "ليتوانيا"],
    },
    Entry {
        code: "lu", follow_the_money: true, alpha2: Some("LU"), alpha3: Some("LUX"), numeric: Some("442"),
        name: "Luxembourg", kind: CountryKind::State, related: &[],
        names: &["Luxemburg", "Luxembourgish", "Luxembourger", "Lussemburgo", "لكسمبرغ", "لوكسمبورغ"],
    },
    Entry {
        code: "lv", follow_the_money: true, alpha2: Some("LV"), alpha3: Some("LVA"), numeric: Some("428"),
        name: "Latvia", kind: CountryKind::State, related: &[],
        names: &["Latvian", "Lettonie", "Lettonia", "لاتفيا"],
    },
    Entry {
        code: "ly", follow_the_money: true, alpha2: Some("LY"), alpha3: Some("LBY"), numeric: Some("434"),
        name: "Libya", kind: CountryKind::State, related: &[],
        names: &["State of Libya", "Libyan Arab Jamahiriya", "Socialist People's Libyan Arab Jamahiriya", "Great Socialist People's Libyan Arab Jamahiriya", "Libyan", "Libye", "Libia", "ليبيا"],
    },
    Entry {
        code: "ma", follow_the_money: true, alpha2: Some("MA"), alpha3: Some("MAR"), numeric: Some("504"),
        name: "Morocco", kind: CountryKind::State, related: &[],
        names: &["Moroccan", "Maroc", "Marocco", "المغرب", "المملكة المغربية"],
    },
    Entry {
        code: "mc", follow_the_money: true, alpha2: Some("MC"), alpha3: Some("MCO"), numeric: Some("492"),
        name: "Monaco", kind: CountryKind::State, related: &[],
        names: &["Monegasque", "Monacan", "موناكو"],
    },
    Entry {
        code: "md", follow_the_money: true, alpha2: Some("MD"), alpha3: Some("MDA"), numeric: Some("498"),
        name: "Moldova", kind: CountryKind::State, related: &[],
        names: &["Moldavia", "Moldovan", "Moldavie", "مولدوفا", "جمهورية مولدوفا"],
    },
    Entry {
        code: "md-pmr", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Transnistria", kind: CountryKind::Part, related: &["md", "ru"],
        names: &["Transdniestria", "Pridnestrovian Moldavian Republic", "Transnistrian", "Transnistrie"],
    },
    Entry {
        code: "me", follow_the_money: true, alpha2: Some("ME"), alpha3: Some("MNE"), numeric: Some("499"),
        name: "Montenegro", kind: CountryKind::State, related: &[],
        names: &["Montenegrin", "Monténégro", "الجبل الأسود"],
    },
    Entry {
        code: "mf", follow_the_money: true, alpha2: Some("MF"), alpha3: Some("MAF"), numeric: Some("663"),
        name: "Saint Martin (French part)", kind: CountryKind::Territory, related: &["fr"],
        names: &["Saint Martin", "St. Martin", "Saint-Martin (partie française)"],
    },
    Entry {
        code: "mg", follow_the_money: true, alpha2: Some("MG"), alpha3: Some("MDG"), numeric: Some("450"),
        name: "Madagascar", kind: CountryKind::State, related: &[],
        names: &["Malagasy Republic", "Malagasy", "مدغشقر"],
    },
    Entry {
        code: "mh", follow_the_money: true, alpha2: Some("MH"), alpha3: Some("MHL"), numeric: Some("584"),
        name: "Marshall Islands", kind: CountryKind::State, related: &[],
        names: &["Marshallese", "Îles Marshall", "Isole Marshall", "جزر مارشال"],
    },
    Entry {
        code: "mk", follow_the_money: true, alpha2: Some("MK"), alpha3: Some("MKD"), numeric: Some("807"),
        name: "North Macedonia", kind: CountryKind::State, related: &[],
        names: &["Macedonia", "Former Yugoslav Republic of Macedonia", "The former Yugoslav Republic of Macedonia", "FYROM", "North Macedonia, The Republic of", "Macedonian", "North Macedonian", "Macédoine du Nord", "Macédoine", "Ex-République yougoslave de Macédoine", "Macedonia del Nord", "مقدونيا الشمالية", "مقدونيا"],
    },
    Entry {
        code: "ml", follow_the_money: true, alpha2: Some("ML"), alpha3: Some("MLI"), numeric: Some("466"),
        name: "Mali", kind: CountryKind::State, related: &[],
        names: &["Malian", "مالي"],
    },
    Entry {
        code: "mm", follow_the_money: true, alpha2: Some("MM"), alpha3: Some("MMR"), numeric: Some("104"),
        name: "Myanmar", kind: CountryKind::State, related: &[],
        names: &["Burma", "BU", "BUR", "Burma (Myanmar)", "Myanmar (Burma)", "Burmese", "Myanma", "Birmanie", "Birmania", "ميانمار", "بورما"],
    },
    Entry {
        code: "mn", follow_the_money: true, alpha2: Some("MN"), alpha3: Some("MNG"), numeric: Some("496"),
        name: "Mongolia", kind: CountryKind::State, related: &[],
        names: &["Mongolian", "Mongolie", "منغوليا"],
    },
    Entry {
        code: "mo", follow_the_money: true, alpha2: Some("MO"), alpha3: Some("MAC"), numeric: Some("446"),
        name: "Macao", kind: CountryKind::Territory, related: &["cn"],
        names: &["Macau", "Macao SAR", "China, Macao Special Administrative Region", "China, Macao SAR", "Macau SAR", "Macanese", "ماكاو"],
    },
    Entry {
        code: "mp", follow_the_money: true, alpha2: Some("MP"), alpha3: Some("MNP"), numeric: Some("580"),
        name: "Northern Mariana Islands", kind: CountryKind::Territory, related: &["us"],
        names: &["Commonwealth of the Northern Mariana Islands", "Îles Mariannes du Nord", "Isole Marianne Settentrionali"],
    },
    Entry {
        code: "mq", follow_the_money: true, alpha2: Some("MQ"), alpha3: Some("MTQ"), numeric: Some("474"),
        name: "Martinique", kind: CountryKind::Territory, related: &["fr"],
        names: &["Martinican", "Martinica"],
    },
    Entry {
        code: "mr", follow_the_money: true, alpha2: Some("MR"), alpha3: Some("MRT"), numeric: Some("478"),
        name: "Mauritania", kind: CountryKind::State, related: &[],
        names: &["Mauritanian", "Mauritanie", "موريتانيا"],
    },
    Entry {
        code: "ms", follow_the_money: true, alpha2: Some("MS"), alpha3: Some("MSR"), numeric: Some("500"),
        name: "Montserrat", kind: CountryKind::Territory, related: &["gb"],
        names: &["Montserratian"],
    },
    Entry {
        code: "mt", follow_the_money: true, alpha2: Some("MT"), alpha3: Some("MLT"), numeric: Some("470"),
        name: "Malta", kind: CountryKind::State, related: &[],
        names: &["Maltese", "Malte", "مالطا", "مالطة"],
    },
    Entry {
        code: "mu", follow_the_money: true, alpha2: Some("MU"), alpha3: Some("MUS"), numeric: Some("480"),
        name: "Mauritius", kind: CountryKind::State, related: &[],
        names: &["Mauritian", "Maurice", "Île Maurice", "Maurizio", "موريشيوس"],
    },
    Entry {
        code: "mv", follow_the_money: true, alpha2: Some("MV"), alpha3: Some("MDV"), numeric: Some("462"),
        name: "Maldives", kind: CountryKind::State, related: &[],
        names: &["Maldivian", "Maldive", "ملديف", "جزر المالديف", "المالديف"],
    },
    Entry {
        code: "mw", follow_the_money: true, alpha2: Some("MW"), alpha3: Some("MWI"), numeric: Some("454"),
        name: "Malawi", kind: CountryKind::State, related: &[],
        names: &["Malawian", "ملاوي", "مالاوي"],
    },
    Entry {
        code: "mx", follow_the_money: true, alpha2: Some("MX"), alpha3: Some("MEX"), numeric: Some("484"),
        name: "Mexico", kind: CountryKind::State, related: &[],
        names: &["United Mexican States", "Mexican", "Mexique", "Messico", "المكسيك"],
    },
    Entry {
        code: "my", follow_the_money: true, alpha2: Some("MY"), alpha3: Some("MYS"), numeric: Some("458"),
        name: "Malaysia", kind: CountryKind::State, related: &[],
        names: &["Malaya", "Malaysian", "Malaisie", "Malesia", "ماليزيا"],
    },
    Entry {
        code: "mz", follow_the_money: true, alpha2: Some("MZ"), alpha3: Some("MOZ"), numeric: Some("508"),
        name: "Mozambique", kind: CountryKind::State, related: &[],
        names: &["Mozambican", "Mozambico", "موزامبيق"],
    },
    Entry {
        code: "na", follow_the_money: true, alpha2: Some("NA"), alpha3: Some("NAM"), numeric: Some("516"),
        name: "Namibia", kind: CountryKind::State, related: &[],
        names: &["South West Africa", "Namibian", "Namibie", "ناميبيا"],
    },
    Entry {
        code: "nc", follow_the_money: true, alpha2: Some("NC"), alpha3: Some("NCL"), numeric: Some("540"),
        name: "New Caledonia", kind: CountryKind::Territory, related: &["fr"],
        names: &["New Caledonian", "Nouvelle-Calédonie", "Nuova Caledonia"],
    },
    Entry {
        code: "ne", follow_the_money: true, alpha2: Some("NE"), alpha3: Some("NER"), numeric: Some("562"),
        name: "Niger", kind: CountryKind::State, related: &[],
        names: &["Nigerien", "النيجر"],
    },
    Entry {
        code: "nf", follow_the_money: true, alpha2: Some("NF"), alpha3: Some("NFK"), numeric: Some("574"),
        name: "Norfolk Island", kind: CountryKind::Territory, related: &["au"],
        names: &["Île Norfolk"],
    },
    Entry {
        code: "ng", follow_the_money: true, alpha2: Some("NG"), alpha3: Some("NGA"), numeric: Some("566"),
        name: "Nigeria", kind: CountryKind::State, related: &[],
        names: &["Nigerian", "Nigéria", "نيجيريا"],
    },
    Entry {
        code: "ni", follow_the_money: true, alpha2: Some("NI"), alpha3: Some("NIC"), numeric: Some("558"),
        name: "Nicaragua", kind: CountryKind::State, related: &[],
        names: &["Nicaraguan", "نيكاراغوا"],
    },
    Entry {
        code: "nl", follow_the_money: true, alpha2: Some("NL"), alpha3: Some("NLD"), numeric: Some("528"),
        name: "Netherlands", kind: CountryKind::State, related: &[],
        names: &["Holland", "The Netherlands", "Kingdom of the Netherlands", "Dutch", "Netherlander", "Pays-Bas", "Hollande", "Paesi Bassi", "Olanda", "هولندا"],
    },
    Entry {
        code: "no", follow_the_money: true, alpha2: Some("NO"), alpha3: Some("NOR"), numeric: Some("578"),
        name: "Norway", kind: CountryKind::State, related: &[],
        names: &["Norwegian", "Norvège", "Norvegia", "النرويج"],
    },
    Entry {
        code: "np", follow_the_money: true, alpha2: Some("NP"), alpha3: Some("NPL"), numeric: Some("524"),
        name: "Nepal", kind: CountryKind::State, related: &[],
        names: &["Nepalese", "Nepali", "Népal", "نيبال"],
    },
    Entry {
        code: "nr", follow_the_money: true, alpha2: Some("NR"), alpha3: Some("NRU"), numeric: Some("520"),
        name: "Nauru", kind: CountryKind::State, related: &[],
        names: &["Naoero", "Nauruan", "ناورو"],
    },
    Entry {
        code: "nthh", follow_the_money: false, alpha2: Some("NT"), alpha3: Some("NTZ"), numeric: Some("536"),
        name: "Neutral Zone (Saudi Arabia and Iraq)", kind: CountryKind::Historic, related: &["sa", "iq"],
        names: &["NT", "Neutral Zone", "Saudi-Iraqi neutral zone"],
    },
    Entry {
        code: "nu", follow_the_money: true, alpha2: Some("NU"), alpha3: Some("NIU"), numeric: Some("570"),
        name: "Niue", kind: CountryKind::Territory, related: &["nz"],
        names: &["Niuean"],
    },
    Entry {
        code: "nz", follow_the_money: true, alpha2: Some("NZ"), alpha3: Some("NZL"), numeric: Some("554"),
        name: "New Zealand", kind: CountryKind::State, related: &[],
        names: &["Aotearoa", "New Zealander", "Nouvelle-Zélande", "Nuova Zelanda", "نيوزيلندا"],
    },
    Entry {
        code: "om", follow_the_money: true, alpha2: Some("OM"), alpha3: Some("OMN"), numeric: Some("512"),
        name: "Oman", kind: CountryKind::State, related: &[],
        names: &["Omani", "عمان", "سلطنة عمان", "عُمان"],
    },
    Entry {
        code: "pa", follow_the_money: true, alpha2: Some("PA"), alpha3: Some("PAN"), numeric: Some("591"),
        name: "Panama", kind: CountryKind::State, related: &[],
        names: &["PZ", "PCZ", "Panama Canal Zone", "Panamanian", "بنما"],
    },
    Entry {
        code: "pe", follow_the_money: true, alpha2: Some("PE"), alpha3: Some("PER"), numeric: Some("604"),
        name: "Peru", kind: CountryKind::State, related: &[],
        names: &["Peruvian", "Pérou", "Perù", "بيرو"],
    },
    Entry {
        code: "pf", follow_the_money: true, alpha2: Some("PF"), alpha3: Some("PYF"), numeric: Some("258"),
        name: "French Polynesia", kind: CountryKind::Territory, related: &["fr"],
        names: &["Tahiti", "French Polynesian", "Polynésie française", "Polinesia francese"],
    },
    Entry {
        code: "pg", follow_the_money: true, alpha2: Some("PG"), alpha3: Some("PNG"), numeric: Some("598"),
        name: "Papua New Guinea", kind: CountryKind::State, related: &[],
        names: &["Independent State of Papua New Guinea", "Papua New Guinean", "Papouasie-Nouvelle-Guinée", "Papua Nuova Guinea", "بابوا غينيا الجديدة"],
    },
    Entry {
        code: "ph", follow_the_money: true, alpha2: Some("PH"), alpha3: Some("PHL"), numeric: Some("608"),
        name: "Philippines", kind: CountryKind::State, related: &[],
        names: &["The Philippines", "Phillipines", "Filipino", "Filipina", "Philippine", "Filippine", "الفلبين", "الفيليبين"],
    },
    Entry {
        code: "pk", follow_the_money: true, alpha2: Some("PK"), alpha3: Some("PAK"), numeric: Some("586"),
        name: "Pakistan", kind: CountryKind::State, related: &[],
        names: &["Pakistani", "باكستان"],
    },
    Entry {
        code: "pk-km", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Kashmir", kind: CountryKind::Part, related: &["pk", "in"],
        names: &["Kashmiri", "Azad Kashmir", "Azad Jammu and Kashmir", "Jammu and Kashmir", "كشمير"],
    },
    Entry {
        code: "pl", follow_the_money: true, alpha2: Some("PL"), alpha3: Some("POL"), numeric: Some("616"),
        name: "Poland", kind: CountryKind::State, related: &[],
        names: &["Polish", "Pole", "Pologne", "Polonia", "بولندا", "بولونيا"],
    },
    Entry {
        code: "pm", follow_the_money: true, alpha2: Some("PM"), alpha3: Some("SPM"), numeric: Some("666"),
        name: "Saint Pierre and Miquelon", kind: CountryKind::Territory, related: &["fr"],
        names: &["St. Pierre and Miquelon", "Saint-Pierre-et-Miquelon"],
    },
    Entry {
        code: "pn", follow_the_money: true, alpha2: Some("PN"), alpha3: Some("PCN"), numeric: Some("612"),
        name: "Pitcairn", kind: CountryKind::Territory, related: &["gb"],
        names: &["Pitcairn Islands", "Îles Pitcairn"],
    },
    Entry {
        code: "pr", follow_the_money: true, alpha2: Some("PR"), alpha3: Some("PRI"), numeric: Some("630"),
        name: "Puerto Rico", kind: CountryKind::Territory, related: &["us"],
        names: &["Commonwealth of Puerto Rico", "Puerto Rican", "Porto Rico"],
    },
    Entry {
        code: "ps", follow_the_money: true, alpha2: Some("PS"), alpha3: Some("PSE"), numeric: Some("275"),
        name: "Palestine", kind: CountryKind::State, related: &[],
        names: &["State of Palestine", "Palestinian Territory", "Palestinian Territories", "Occupied Palestinian Territory", "Palestinian Territory, Occupied", "Palestinian Authority", "Palestinian National Authority", "West Bank", "Gaza", "Gaza Strip", "Northern Gaza", "North Gaza", "West Bank and Gaza", "West Bank and Gaza Strip", "Palestinian", "Territoires palestiniens", "État de Palestine", "Cisjordanie", "Palestina", "Cisgiordania", "Territori palestinesi", "فلسطين", "دولة فلسطين", "الأراضي الفلسطينية", "قطاع غزة", "الضفة الغربية"],
    },
    Entry {
        code: "pt", follow_the_money: true, alpha2: Some("PT"), alpha3: Some("PRT"), numeric: Some("620"),
        name: "Portugal", kind: CountryKind::State, related: &[],
        names: &["Portuguese", "Portogallo", "البرتغال"],
    },
    Entry {
        code: "pw", follow_the_money: true, alpha2: Some("PW"), alpha3: Some("PLW"), numeric: Some("585"),
        name: "Palau", kind: CountryKind::State, related: &[],
        names: &["Palauan", "Palaos", "بالاو"],
    },
    Entry {
        code: "py", follow_the_money: true, alpha2: Some("PY"), alpha3: Some("PRY"), numeric: Some("600"),
        name: "Paraguay", kind: CountryKind::State, related: &[],
        names: &["Paraguayan", "باراغواي"],
    },
    Entry {
        code: "qa", follow_the_money: true, alpha2: Some("QA"), alpha3: Some("QAT"), numeric: Some("634"),
        name: "Qatar", kind: CountryKind::State, related: &[],
        names: &["State of Qatar", "Qatari", "قطر", "دولة قطر"],
    },
    Entry {
        code: "re", follow_the_money: true, alpha2: Some("RE"), alpha3: Some("REU"), numeric: Some("638"),
        name: "Réunion", kind: CountryKind::Territory, related: &["fr"],
        names: &["La Reunion", "Reunionese", "Riunione"],
    },
    Entry {
        code: "ro", follow_the_money: true, alpha2: Some("RO"), alpha3: Some("ROU"), numeric: Some("642"),
        name: "Romania", kind: CountryKind::State, related: &[],
        names: &["ROM", "Rumania", "Roumania", "Romanian", "Rumanian", "Roumanie", "رومانيا"],
    },
    Entry {
        code: "rs", follow_the_money: true, alpha2: Some("RS"), alpha3: Some("SRB"), numeric: Some("688"),
        name: "Serbia", kind: CountryKind::State, related: &[],
        names: &["Serbian", "Serb", "Serbie", "صربيا"],
    },
    Entry {
        code: "ru", follow_the_money: true, alpha2: Some("RU"), alpha3: Some("RUS"), numeric: Some("643"),
        name: "Russia", kind: CountryKind::State, related: &[],
        names: &["Russian Federation", "Russian SFSR", "RSFSR", "Russian", "Russie", "Fédération de Russie", "Federazione Russa", "Federazione di Russia", "روسيا", "الاتحاد الروسي", "روسيا الاتحادية"],
    },
    Entry {
        code: "rw", follow_the_money: true, alpha2: Some("RW"), alpha3: Some("RWA"), numeric: Some("646"),
        name: "Rwanda", kind: CountryKind::State, related: &[],
        names: &["Rwandan", "Rwandese", "Ruanda", "رواندا"],
    },
    Entry {
        code: "sa", follow_the_money: true, alpha2: Some("SA"), alpha3: Some("SAU"), numeric: Some("682"),
        name: "Saudi Arabia", kind: CountryKind::State, related: &[],
        names: &["KSA", "K.S.A.", "Kingdom of Saudi Arabia", "Saudi", "Saudi Arabian", "Arabie saoudite", "Arabie séoudite", "Arabia Saudita", "السعودية", "المملكة العربية السعودية", "العربية السعودية"],
    },
    Entry {
        code: "sb", follow_the_money: true, alpha2: Some("SB"), alpha3: Some("SLB"), numeric: Some("090"),
        name: "Solomon Islands", kind: CountryKind::State, related: &[],
        names: &["Solomon Islander", "Îles Salomon", "Isole Salomone", "جزر سليمان"],
    },
    Entry {
        code: "sc", follow_the_money: true, alpha2: Some("SC"), alpha3: Some("SYC"), numeric: Some("690"),
        name: "Seychelles", kind: CountryKind::State, related: &[],
        names: &["Seychellois", "سيشيل", "سيشل"],
    },
    Entry {
        code: "sd", follow_the_money: true, alpha2: Some("SD"), alpha3: Some("SDN"), numeric: Some("729"),
        name: "Sudan", kind: CountryKind::State, related: &[],
        names: &["The Sudan", "736", "Sudanese", "Soudan", "السودان"],
    },
    Entry {
        code: "se", follow_the_money: true, alpha2: Some("SE"), alpha3: Some("SWE"), numeric: Some("752"),
        name: "Sweden", kind: CountryKind::State, related: &[],
        names: &["Swedish", "Swede", "Suède", "Svezia", "السويد"],
    },
    Entry {
        code: "sg", follow_the_money: true, alpha2: Some("SG"), alpha3: Some("SGP"), numeric: Some("702"),
        name: "Singapore", kind: CountryKind::State, related: &[],
        names: &["Singaporean", "Singapour", "سنغافورة"],
    },
    Entry {
        code: "sh", follow_the_money: true, alpha2: Some("SH"), alpha3: Some("SHN"), numeric: Some("654"),
        name: "Saint Helena, Ascension and Tristan da Cunha", kind: CountryKind::Territory, related: &["gb"],
        names: &["Saint Helena", "St. Helena", "Saint Helenian", "Sainte-Hélène", "Sant'Elena"],
    },
    Entry {
        code: "si", follow_the_money: true, alpha2: Some("SI"), alpha3: Some("SVN"), numeric: Some("705"),
        name: "Slovenia", kind: CountryKind::State, related: &[],
        names: &["Slovenian", "Slovene", "Slovénie", "سلوفينيا"],
    },
    Entry {
        code: "sj", follow_the_money: true, alpha2: Some("SJ"), alpha3: Some("SJM"), numeric: Some("744"),
        name: "Svalbard and Jan Mayen", kind: CountryKind::Territory, related: &["no"],
        names: &["Svalbard and Jan Mayen Islands", "Svalbard", "Svalbard et Jan Mayen"],
    },
    Entry {
        code: "sk", follow_the_money: true, alpha2: Some("SK"), alpha3: Some("SVK"), numeric: Some("703"),
        name: "Slovakia", kind: CountryKind::State, related: &[],
        names: &["Slovak Republic", "Slovak", "Slovakian", "Slovaquie", "République slovaque", "Slovacchia", "Repubblica Slovacca", "سلوفاكيا"],
    },
    Entry {
        code: "sl", follow_the_money: true, alpha2: Some("SL"), alpha3: Some("SLE"), numeric: Some("694"),
        name: "Sierra Leone", kind: CountryKind::State, related: &[],
        names: &["Sierra Leonean", "سيراليون"],
    },
    Entry {
        code: "sm", follow_the_money: true, alpha2: Some("SM"), alpha3: Some("SMR"), numeric: Some("674"),
        name: "San Marino", kind: CountryKind::State, related: &[],
        names: &["Sammarinese", "San Marinese", "Saint-Marin", "سان مارينو"],
    },
    Entry {
        code: "sn", follow_the_money: true, alpha2: Some("SN"), alpha3: Some("SEN"), numeric: Some("686"),
        name: "Senegal", kind: CountryKind::State, related: &[],
        names: &["Senegalese", "Sénégal", "السنغال"],
    },
    Entry {
        code: "so", follow_the_money: true, alpha2: Some("SO"), alpha3: Some("SOM"), numeric: Some("706"),
        name: "Somalia", kind: CountryKind::State, related: &[],
        names: &["Somali Democratic Republic", "Federal Republic of Somalia", "Somali", "Somalian", "Somalie", "الصومال"],
    },
    Entry {
        code: "so-som", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Somaliland", kind: CountryKind::Part, related: &["so"],
        names: &["Republic of Somaliland", "Somalilander", "أرض الصومال"],
    },
    Entry {
        code: "sr", follow_the_money: true, alpha2: Some("SR"), alpha3: Some("SUR"), numeric: Some("740"),
        name: "Suriname", kind: CountryKind::State, related: &[],
        names: &["Surinam", "Surinamese", "سورينام"],
    },
    Entry {
        code: "ss", follow_the_money: true, alpha2: Some("SS"), alpha3: Some("SSD"), numeric: Some("728"),
        name: "South Sudan", kind: CountryKind::State, related: &["sd"],
        names: &["South Sudanese", "Soudan du Sud", "Sud Sudan", "Sudan del Sud", "جنوب السودان"],
    },
    Entry {
        code: "st", follow_the_money: true, alpha2: Some("ST"), alpha3: Some("STP"), numeric: Some("678"),
        name: "Sao Tome and Principe", kind: CountryKind::State, related: &[],
        names: &["São Tomé and Príncipe", "Sao Tomean", "Santomean", "Sao Tomé-et-Principe", "São Tomé e Príncipe", "سان تومي وبرينسيبي"],
    },
    Entry {
        code: "suhh", follow_the_money: true, alpha2: Some("SU"), alpha3: Some("SUN"), numeric: Some("810"),
        name: "Soviet Union", kind: CountryKind::Historic, related: &["ru", "ua", "by", "kz", "uz", "tm", "kg", "tj", "ee", "lv", "lt", "md", "ge", "az", "am"],
        names: &["SU", "USSR", "U.S.S.R.", "Union of Soviet Socialist Republics", "Soviet", "Former Soviet Union", "Former USSR", "URSS", "Union soviétique", "Union des républiques socialistes soviétiques", "Unione Sovietica", "الاتحاد السوفياتي", "الاتحاد السوفيتي"],
    },
    Entry {
        code: "sv", follow_the_money: true, alpha2: Some("SV"), alpha3: Some("SLV"), numeric: Some("222"),
        name: "El Salvador", kind: CountryKind::State, related: &[],
        names: &["Salvador", "Salvadoran", "Salvadorian", "السلفادور"],
    },
    Entry {
        code: "sx", follow_the_money: true, alpha2: Some("SX"), alpha3: Some("SXM"), numeric: Some("534"),
        name: "Sint Maarten (Dutch part)", kind: CountryKind::Territory, related: &["nl"],
        names: &["Sint Maarten", "Saint-Martin (partie néerlandaise)"],
    },
    Entry {
        code: "sy", follow_the_money: true, alpha2: Some("SY"), alpha3: Some("SYR"), numeric: Some("760"),
        name: "Syria", kind: CountryKind::State, related: &[],
        names: &["Syrian Arab Republic", "Syrian", "Syrie", "République arabe syrienne", "Siria", "Repubblica araba siriana", "سوريا", "سورية", "الجمهورية العربية السورية"],
    },
    Entry {
        code: "sz", follow_the_money: true, alpha2: Some("SZ"), alpha3: Some("SWZ"), numeric: Some("748"),
        name: "Eswatini", kind: CountryKind::State, related: &[],
        names: &["Swaziland", "Kingdom of Eswatini", "Swazi", "إسواتيني", "سوازيلاند"],
    },
    Entry {
        code: "ta", follow_the_money: true, alpha2: Some("TA"), alpha3: Some("TAA"), numeric: None,
        name: "Tristan da Cunha", kind: CountryKind::Part, related: &["sh", "gb"],
        names: &[],
    },
    Entry {
        code: "tc", follow_the_money: true, alpha2: Some("TC"), alpha3: Some("TCA"), numeric: Some("796"),
        name: "Turks and Caicos Islands", kind: CountryKind::Territory, related: &["gb"],
        names: &["Turks & Caicos", "Îles Turques-et-Caïques", "Isole Turks e Caicos"],
    },
    Entry {
        code: "td", follow_the_money: true, alpha2: Some("TD"), alpha3: Some("TCD"), numeric: Some("148"),
        name: "Chad", kind: CountryKind::State, related: &[],
        names: &["Chadian", "Tchad", "Ciad", "تشاد"],
    },
    Entry {
        code: "tf", follow_the_money: true, alpha2: Some("TF"), alpha3: Some("ATF"), numeric: Some("260"),
        name: "French Southern Territories", kind: CountryKind::Territory, related: &["fr"],
        names: &["French Southern and Antarctic Lands", "FQ", "Terres australes françaises"],
    },
    Entry {
        code: "tg", follow_the_money: true, alpha2: Some("TG"), alpha3: Some("TGO"), numeric: Some("768"),
        name: "Togo", kind: CountryKind::State, related: &[],
        names: &["Togolese Republic", "Togolese", "توغو"],
    },
    Entry {
        code: "th", follow_the_money: true, alpha2: Some("TH"), alpha3: Some("THA"), numeric: Some("764"),
        name: "Thailand", kind: CountryKind::State, related: &[],
        names: &["Siam", "Thai", "Thaïlande", "Thailandia", "تايلند", "تايلاند"],
    },
    Entry {
        code: "tj", follow_the_money: true, alpha2: Some("TJ"), alpha3: Some("TJK"), numeric: Some("762"),
        name: "Tajikistan", kind: CountryKind::State, related: &[],
        names: &["Tadjikistan", "Tajik", "Tajikistani", "Tagikistan", "طاجيكستان"],
    },
    Entry {
        code: "tk", follow_the_money: true, alpha2: Some("TK"), alpha3: Some("TKL"), numeric: Some("772"),
        name: "Tokelau", kind: CountryKind::Territory, related: &["nz"],
        names: &["Tokelauan"],
    },
    Entry {
        code: "tl", follow_the_money: true, alpha2: Some("TL"), alpha3: Some("TLS"), numeric: Some("626"),
        name: "Timor-Leste", kind: CountryKind::State, related: &["id"],
        names: &["East Timor", "TP", "TMP", "Democratic Republic of Timor-Leste", "Timorese", "East Timorese", "Timor oriental", "Timor Est", "تيمور الشرقية", "تيمور ليشتي"],
    },
    Entry {
        code: "tm", follow_the_money: true, alpha2: Some("TM"), alpha3: Some("TKM"), numeric: Some("795"),
        name: "Turkmenistan", kind: CountryKind::State, related: &[],
        names: &["Turkmen", "Turkmenistani", "Turkménistan", "تركمانستان"],
    },
    Entry {
        code: "tn", follow_the_money: true, alpha2: Some("TN"), alpha3: Some("TUN"), numeric: Some("788"),
        name: "Tunisia", kind: CountryKind::State, related: &[],
        names: &["Tunisian Republic", "Tunisian", "Tunisie", "تونس"],
    },
    Entry {
        code: "to", follow_the_money: true, alpha2: Some("TO"), alpha3: Some("TON"), numeric: Some("776"),
        name: "Tonga", kind: CountryKind::State, related: &[],
        names: &["Tongan", "تونغا"],
    },
    Entry {
        code: "tr", follow_the_money: true, alpha2: Some("TR"), alpha3: Some("TUR"), numeric: Some("792"),
        name: "Türkiye", kind: CountryKind::State, related: &[],
        names: &["Turkey", "Turkish", "Turk", "Turquie", "Turchia", "تركيا"],
    },
    Entry {
        code: "tt", follow_the_money: true, alpha2: Some("TT"), alpha3: Some("TTO"), numeric: Some("780"),
        name: "Trinidad and Tobago", kind: CountryKind::State, related: &[],
        names: &["Trinidad & Tobago", "Trinidad", "Trinidadian", "Tobagonian", "Trinité-et-Tobago", "Trinidad e Tobago", "ترينيداد وتوباغو", "ترينيداد وتوباجو"],
    },
    Entry {
        code: "tv", follow_the_money: true, alpha2: Some("TV"), alpha3: Some("TUV"), numeric: Some("798"),
        name: "Tuvalu", kind: CountryKind::State, related: &[],
        names: &["Ellice Islands", "Tuvaluan", "توفالو"],
    },
    Entry {
        code: "tw", follow_the_money: true, alpha2: Some("TW"), alpha3: Some("TWN"), numeric: Some("158"),
        name: "Taiwan", kind: CountryKind::State, related: &["cn"],
        names: &["Taiwan, Province of China", "Taiwan, China", "Republic of China", "Chinese Taipei", "ROC", "Taiwan Province of China", "Taiwanese", "Taïwan", "تايوان"],
    },
    Entry {
        code: "tz", follow_the_money: true, alpha2: Some("TZ"), alpha3: Some("TZA"), numeric: Some("834"),
        name: "Tanzania", kind: CountryKind::State, related: &[],
        names: &["United Republic of Tanzania", "Tanganyika", "Zanzibar", "Tanzanian", "Tanzanie", "République-Unie de Tanzanie", "Repubblica Unita di Tanzania", "تنزانيا", "جمهورية تنزانيا المتحدة"],
    },
    Entry {
        code: "ua", follow_the_money: true, alpha2: Some("UA"), alpha3: Some("UKR"), numeric: Some("804"),
        name: "Ukraine", kind: CountryKind::State, related: &[],
        names: &["The Ukraine", "Ukrainian SSR", "Ukrainian", "Ucraina", "أوكرانيا"],
    },
    Entry {
        code: "ua-cri", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Crimea", kind: CountryKind::Part, related: &["ua", "ru"],
        names: &["Crimea (Occupied Ukraine)", "Autonomous Republic of Crimea", "Republic of Crimea", "Crimée", "القرم"],
    },
    Entry {
        code: "ua-dpr", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Donetsk", kind: CountryKind::Part, related: &["ua", "ru"],
        names: &["Donetsk (Occupied Ukraine)", "Donetsk People's Republic", "DNR", "Donetsk region"],
    },
    Entry {
        code: "ua-lpr", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Luhansk", kind: CountryKind::Part, related: &["ua", "ru"],
        names: &["Luhansk (Occupied Ukraine)", "Luhansk People's Republic", "Lugansk People's Republic", "LNR", "Luhansk region"],
    },
    Entry {
        code: "ug", follow_the_money: true, alpha2: Some("UG"), alpha3: Some("UGA"), numeric: Some("800"),
        name: "Uganda", kind: CountryKind::State, related: &[],
        names: &["Ugandan", "Ouganda", "أوغندا"],
    },
    Entry {
        code: "um", follow_the_money: true, alpha2: Some("UM"), alpha3: Some("UMI"), numeric: Some("581"),
        name: "United States Minor Outlying Islands", kind: CountryKind::Territory, related: &["us"],
        names: &["U.S. Outlying Islands", "JT", "MI", "PU", "WK"],
    },
    Entry {
        code: "un", follow_the_money: true, alpha2: Some("UN"), alpha3: Some("UNO"), numeric: None,
        name: "United Nations", kind: CountryKind::Organisation, related: &[],
        names: &["UNA", "United Nations Organization", "United Nations specialized agency", "Nations Unies", "Nazioni Unite", "الأمم المتحدة"],
    },
    Entry {
        code: "unk", follow_the_money: false, alpha2: None, alpha3: Some("UNK"), numeric: None,
        name: "Resident of Kosovo with a document of the United Nations mission", kind: CountryKind::NoNationality, related: &[],
        names: &["UNMIK"],
    },
    Entry {
        code: "us", follow_the_money: true, alpha2: Some("US"), alpha3: Some("USA"), numeric: Some("840"),
        name: "United States", kind: CountryKind::State, related: &[],
        names: &["United States of America", "USA", "U.S.A.", "U.S.", "America", "The United States", "American", "US citizen", "États-Unis", "États-Unis d'Amérique", "Stati Uniti", "Stati Uniti d'America", "الولايات المتحدة", "الولايات المتحدة الأمريكية", "أمريكا", "أميركا"],
    },
    Entry {
        code: "uto", follow_the_money: false, alpha2: None, alpha3: Some("UTO"), numeric: None,
        name: "Utopia", kind: CountryKind::Specimen, related: &[],
        names: &["Republic of Utopia", "Utopian", "Utopie", "يوتوبيا"],
    },
    Entry {
        code: "uy", follow_the_money: true, alpha2: Some("UY"), alpha3: Some("URY"), numeric: Some("858"),
        name: "Uruguay", kind: CountryKind::State, related: &[],
        names: &["Eastern Republic of Uruguay", "Oriental Republic of Uruguay", "Uruguayan", "أوروغواي", "الأوروغواي"],
    },
    Entry {
        code: "uz", follow_the_money: true, alpha2: Some("UZ"), alpha3: Some("UZB"), numeric: Some("860"),
        name: "Uzbekistan", kind: CountryKind::State, related: &[],
        names: &["Uzbek", "Uzbekistani", "Ouzbékistan", "أوزبكستان"],
    },
    Entry {
        code: "va", follow_the_money: true, alpha2: Some("VA"), alpha3: Some("VAT"), numeric: Some("336"),
        name: "Holy See", kind: CountryKind::State, related: &[],
        names: &["Vatican City", "Vatican City State", "Vatican", "Holy See (Vatican City State)", "Vatican citizen", "Saint-Siège", "Cité du Vatican", "Santa Sede", "Città del Vaticano", "Vaticano", "الفاتيكان", "الكرسي الرسولي", "مدينة الفاتيكان"],
    },
    Entry {
        code: "vc", follow_the_money: true, alpha2: Some("VC"), alpha3: Some("VCT"), numeric: Some("670"),
        name: "Saint Vincent and the Grenadines", kind: CountryKind::State, related: &[],
        names: &["St. Vincent and the Grenadines", "St. Vincent & the Grenadines", "Saint Vincent", "Vincentian", "Saint Vincentian", "Saint-Vincent-et-les-Grenadines", "Saint Vincent e Grenadine", "سانت فنسنت وجزر غرينادين", "سانت فنسنت والغرينادين"],
    },
    Entry {
        code: "ve", follow_the_money: true, alpha2: Some("VE"), alpha3: Some("VEN"), numeric: Some("862"),
        name: "Venezuela", kind: CountryKind::State, related: &[],
        names: &["Bolivarian Republic of Venezuela", "Venezuelan", "République bolivarienne du Venezuela", "فنزويلا"],
    },
    Entry {
        code: "vg", follow_the_money: true, alpha2: Some("VG"), alpha3: Some("VGB"), numeric: Some("092"),
        name: "British Virgin Islands", kind: CountryKind::Territory, related: &["gb"],
        names: &["Virgin Islands, British", "BVI", "Virgin Islands (British)", "Îles Vierges britanniques", "Isole Vergini britanniche", "جزر العذراء البريطانية"],
    },
    Entry {
        code: "vi", follow_the_money: true, alpha2: Some("VI"), alpha3: Some("VIR"), numeric: Some("850"),
        name: "United States Virgin Islands", kind: CountryKind::Territory, related: &["us"],
        names: &["U.S. Virgin Islands", "Virgin Islands, U.S.", "Virgin Islands (U.S.)", "USVI", "Îles Vierges américaines", "Isole Vergini americane"],
    },
    Entry {
        code: "vn", follow_the_money: true, alpha2: Some("VN"), alpha3: Some("VNM"), numeric: Some("704"),
        name: "Viet Nam", kind: CountryKind::State, related: &[],
        names: &["Vietnam", "Socialist Republic of Viet Nam", "Socialist Republic of Vietnam", "VD", "VDR", "Vietnamese", "Viêt Nam", "فيتنام", "فييت نام"],
    },
    Entry {
        code: "vu", follow_the_money: true, alpha2: Some("VU"), alpha3: Some("VUT"), numeric: Some("548"),
        name: "Vanuatu", kind: CountryKind::State, related: &[],
        names: &["NH", "NHB", "New Hebrides", "Ni-Vanuatu", "Vanuatuan", "فانواتو"],
    },
    Entry {
        code: "wf", follow_the_money: true, alpha2: Some("WF"), alpha3: Some("WLF"), numeric: Some("876"),
        name: "Wallis and Futuna", kind: CountryKind::Territory, related: &["fr"],
        names: &["Wallis and Futuna Islands", "Wallis-et-Futuna", "Wallis e Futuna"],
    },
    Entry {
        code: "ws", follow_the_money: true, alpha2: Some("WS"), alpha3: Some("WSM"), numeric: Some("882"),
        name: "Samoa", kind: CountryKind::State, related: &[],
        names: &["Western Samoa", "Independent State of Samoa", "Samoan", "ساموا"],
    },
    Entry {
        code: "x-so", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "South Ossetia", kind: CountryKind::Part, related: &["ge", "ru"],
        names: &["South Ossetia (Occupied Georgia)", "South Ossetian", "Ossétie du Sud"],
    },
    Entry {
        code: "xba", follow_the_money: false, alpha2: None, alpha3: Some("XBA"), numeric: None,
        name: "African Development Bank", kind: CountryKind::Organisation, related: &[],
        names: &[],
    },
    Entry {
        code: "xcc", follow_the_money: false, alpha2: None, alpha3: Some("XCC"), numeric: None,
        name: "Caribbean Community", kind: CountryKind::Organisation, related: &[],
        names: &["CARICOM"],
    },
    Entry {
        code: "xce", follow_the_money: false, alpha2: None, alpha3: Some("XCE"), numeric: None,
        name: "Council of Europe", kind: CountryKind::Organisation, related: &[],
        names: &[],
    },
    Entry {
        code: "xco", follow_the_money: false, alpha2: None, alpha3: Some("XCO"), numeric: None,
        name: "Common Market for Eastern and Southern Africa", kind: CountryKind::Organisation, related: &[],
        names: &["COMESA"],
    },
    Entry {
        code: "xdc", follow_the_money: false, alpha2: None, alpha3: Some("XDC"), numeric: None,
        name: "Southern African Development Community", kind: CountryKind::Organisation, related: &[],
        names: &["SADC"],
    },
    Entry {
        code: "xec", follow_the_money: false, alpha2: None, alpha3: Some("XEC"), numeric: None,
        name: "Economic Community of West African States", kind: CountryKind::Organisation, related: &[],
        names: &["ECOWAS"],
    },
    Entry {
        code: "xes", follow_the_money: false, alpha2: None, alpha3: Some("XES"), numeric: None,
        name: "Organization of Eastern Caribbean States", kind: CountryKind::Organisation, related: &[],
        names: &["OECS"],
    },
    Entry {
        code: "xim", follow_the_money: false, alpha2: None, alpha3: Some("XIM"), numeric: None,
        name: "African Export-Import Bank", kind: CountryKind::Organisation, related: &[],
        names: &["Afreximbank"],
    },
    Entry {
        code: "xk", follow_the_money: true, alpha2: Some("XK"), alpha3: Some("XKX"), numeric: None,
        name: "Kosovo", kind: CountryKind::State, related: &["rs"],
        names: &["RKS", "XKK", "Republic of Kosovo", "Kosovo (UNSCR 1244)", "Kosovar", "Kosovan", "Kossovo", "كوسوفو"],
    },
    Entry {
        code: "xmp", follow_the_money: false, alpha2: None, alpha3: Some("XMP"), numeric: None,
        name: "Parliamentary Assembly of the Mediterranean", kind: CountryKind::Organisation, related: &[],
        names: &[],
    },
    Entry {
        code: "xom", follow_the_money: false, alpha2: None, alpha3: Some("XOM"), numeric: None,
        name: "Sovereign Military Order of Malta", kind: CountryKind::Organisation, related: &[],
        names: &["Order of Malta"],
    },
    Entry {
        code: "xpo", follow_the_money: false, alpha2: None, alpha3: Some("XPO"), numeric: None,
        name: "International Criminal Police Organization", kind: CountryKind::Organisation, related: &[],
        names: &["INTERPOL"],
    },
    Entry {
        code: "xxa", follow_the_money: false, alpha2: None, alpha3: Some("XXA"), numeric: None,
        name: "Stateless person", kind: CountryKind::NoNationality, related: &[],
        names: &["Stateless", "Apatride", "Apolide", "عديم الجنسية", "بدون جنسية"],
    },
    Entry {
        code: "xxb", follow_the_money: false, alpha2: None, alpha3: Some("XXB"), numeric: None,
        name: "Refugee under the 1951 Convention", kind: CountryKind::NoNationality, related: &[],
        names: &["Refugee"],
    },
    Entry {
        code: "xxc", follow_the_money: false, alpha2: None, alpha3: Some("XXC"), numeric: None,
        name: "Other refugee", kind: CountryKind::NoNationality, related: &[],
        names: &[],
    },
    Entry {
        code: "xxx", follow_the_money: false, alpha2: None, alpha3: Some("XXX"), numeric: None,
        name: "Unspecified nationality", kind: CountryKind::NoNationality, related: &[],
        names: &[],
    },
    Entry {
        code: "ydye", follow_the_money: false, alpha2: Some("YD"), alpha3: Some("YMD"), numeric: Some("720"),
        name: "Democratic Yemen", kind: CountryKind::Historic, related: &["ye"],
        names: &["YD", "South Yemen", "People's Democratic Republic of Yemen", "Yemen, Democratic", "PDRY", "South Yemeni", "اليمن الجنوبي", "اليمن الديمقراطية"],
    },
    Entry {
        code: "ye", follow_the_money: true, alpha2: Some("YE"), alpha3: Some("YEM"), numeric: Some("887"),
        name: "Yemen", kind: CountryKind::State, related: &[],
        names: &["Yemen Arab Republic", "North Yemen", "886", "Yemeni", "Yemenite", "Yémen", "اليمن", "الجمهورية اليمنية"],
    },
    Entry {
        code: "yt", follow_the_money: true, alpha2: Some("YT"), alpha3: Some("MYT"), numeric: Some("175"),
        name: "Mayotte", kind: CountryKind::Territory, related: &["fr"],
        names: &["Mahoran"],
    },
    Entry {
        code: "yucs", follow_the_money: true, alpha2: Some("YU"), alpha3: Some("YUG"), numeric: Some("890"),
        name: "Yugoslavia", kind: CountryKind::Historic, related: &["rs", "me", "si", "hr", "ba", "mk", "xk", "csxx"],
        names: &["YU", "Socialist Federal Republic of Yugoslavia", "SFRY", "Federal Republic of Yugoslavia", "FRY", "Former Yugoslavia", "Yugoslav", "Yugoslavian", "Yougoslavie", "Jugoslavia", "يوغوسلافيا"],
    },
    Entry {
        code: "za", follow_the_money: true, alpha2: Some("ZA"), alpha3: Some("ZAF"), numeric: Some("710"),
        name: "South Africa", kind: CountryKind::State, related: &[],
        names: &["RSA", "South African", "Afrique du Sud", "Sudafrica", "Sud Africa", "جنوب أفريقيا"],
    },
    Entry {
        code: "zm", follow_the_money: true, alpha2: Some("ZM"), alpha3: Some("ZMB"), numeric: Some("894"),
        name: "Zambia", kind: CountryKind::State, related: &[],
        names: &["Northern Rhodesia", "Zambian", "Zambie", "زامبيا"],
    },
    Entry {
        code: "zr", follow_the_money: true, alpha2: Some("ZR"), alpha3: Some("ZAR"), numeric: None,
        name: "Zaire", kind: CountryKind::Historic, related: &["cd"],
        names: &["ZRCD", "Republic of Zaire", "Zairian", "Zairean", "Zaïre", "زائير"],
    },
    Entry {
        code: "zw", follow_the_money: true, alpha2: Some("ZW"), alpha3: Some("ZWE"), numeric: Some("716"),
        name: "Zimbabwe", kind: CountryKind::State, related: &[],
        names: &["RH", "RHO", "Rhodesia", "Southern Rhodesia", "Zimbabwean", "زيمبابوي", "زمبابوي"],
    },
    Entry {
        code: "zz", follow_the_money: true, alpha2: None, alpha3: None, numeric: None,
        name: "Global", kind: CountryKind::NoNationality, related: &[],
        names: &["Worldwide"],
    },
];
