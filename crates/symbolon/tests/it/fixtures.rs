//! Lists and subjects of Utopia. Everybody in them is invented.

/// A list in the shape of the UN's: one individual under asset freeze and travel ban, one under a travel ban's regime, a
/// company.
pub const UN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-11-02T08:00:00.000Z">
<INDIVIDUALS>
<INDIVIDUAL><DATAID>1</DATAID><VERSIONNUM>1</VERSIONNUM>
 <FIRST_NAME>ZOHAIR</FIRST_NAME><SECOND_NAME>KANDARBASHI</SECOND_NAME>
 <UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>UTi.004</REFERENCE_NUMBER><LISTED_ON>2019-05-06</LISTED_ON>
 <NAME_ORIGINAL_SCRIPT>زهير قندرباشي</NAME_ORIGINAL_SCRIPT>
 <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Ferryman</ALIAS_NAME></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1971-03-04</DATE></INDIVIDUAL_DATE_OF_BIRTH>
</INDIVIDUAL>
<INDIVIDUAL><DATAID>2</DATAID><VERSIONNUM>1</VERSIONNUM>
 <FIRST_NAME>TARKAS</FIRST_NAME><SECOND_NAME>OBRIN</SECOND_NAME><THIRD_NAME>VELIMOND</THIRD_NAME>
 <UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>UTi.007</REFERENCE_NUMBER><LISTED_ON>2020-01-02</LISTED_ON>
 <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>UT4471902</NUMBER></INDIVIDUAL_DOCUMENT>
</INDIVIDUAL>
<INDIVIDUAL><DATAID>3</DATAID><VERSIONNUM>1</VERSIONNUM>
 <FIRST_NAME>FAROUQ</FIRST_NAME><SECOND_NAME>BELMADRASSI</SECOND_NAME>
 <UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>UTi.011</REFERENCE_NUMBER><LISTED_ON>2021-01-02</LISTED_ON>
 <NATIONALITY><VALUE>Tunisia</VALUE></NATIONALITY>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1968-06-01</DATE></INDIVIDUAL_DATE_OF_BIRTH>
</INDIVIDUAL>
</INDIVIDUALS>
<ENTITIES>
<ENTITY><DATAID>4</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>ANYDER SHIPPING CO</FIRST_NAME>
 <UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>UTe.001</REFERENCE_NUMBER><LISTED_ON>2018-03-30</LISTED_ON>
</ENTITY>
</ENTITIES>
</CONSOLIDATED_LIST>
"#;

/// FollowTheMoney lines: one thing under each measure, one of unknown consequence.
pub const MEASURES: &str = r#"{"id":"ut-frozen","schema":"Person","properties":{"name":["Hesper Quillamore"]},"datasets":["utopia-measures"]}
{"id":"ut-frozen-s","schema":"Sanction","properties":{"entity":["ut-frozen"],"authority":["Joint Listing Board"],"provisions":["asset_freeze"]}}
{"id":"ut-banned","schema":"Person","properties":{"name":["Oduya Wexcombe"]},"datasets":["utopia-measures"]}
{"id":"ut-banned-s","schema":"Sanction","properties":{"entity":["ut-banned"],"authority":["Joint Listing Board"],"provisions":["travel_ban"]}}
{"id":"ut-unstated","schema":"Person","properties":{"name":["Ismerie Tolvanen"]},"datasets":["utopia-measures"]}
{"id":"ut-unstated-s","schema":"Sanction","properties":{"entity":["ut-unstated"],"authority":["Joint Listing Board"]}}
"#;

/// A line of JSON that is not one, between two that are.
pub const DAMAGED_LINES: &str = r#"{"id":"ut-1","schema":"Person","properties":{"name":["Hesper Quillamore"]},"datasets":["utopia-late"]}
{"id":"ut-2","schema":"Person","properties":{"name":["Oduya
{"id":"ut-3","schema":"Person","properties":{"name":["Ismerie Tolvanen"]},"datasets":["utopia-late"]}
"#;

/// The subjects of the story, one row for each verdict and more.
pub const SUBJECTS: &str = "\
id,name,birth date,nationality,passport,shoe size
row-17,Zuhayr Qandarbashi,1971-03-04,,,43
row-18,زهير قندرباشي,,,,41
row-19,\"Velimont, Tarquas Obrin\",,,,
row-20,Heddo Marrawick,,,UT 4471902,
row-21,Farouq Belmadrassi,1979-02-11,France,,
row-22,Ysolde Quennevar,1980-01-01,,,
row-23,?,,,,
row-24,=Anyder Shipping Company,,,,
";

/// The same people as a second authority lists them: one by the reference of the other list, one by name and date of birth,
/// one by the passport, and one whose date contradicts the reference.
pub const NATIONAL: &str = r#"{"id":"ut-n4","schema":"Person","properties":{"name":["Zuhayr Qandarbashi"]},"datasets":["utopia-national"]}
{"id":"ut-n4-s","schema":"Sanction","properties":{"entity":["ut-n4"],"authority":["Senate of Utopia"],"unscId":["UTi.004"],"provisions":["travel_ban"]}}
{"id":"ut-n7","schema":"Person","properties":{"name":["Tarkas Obrin"],"passportNumber":["UT 447 1902"]},"datasets":["utopia-national"]}
{"id":"ut-n7-s","schema":"Sanction","properties":{"entity":["ut-n7"],"authority":["Senate of Utopia"],"provisions":["asset_freeze"]}}
{"id":"ut-n11","schema":"Person","properties":{"name":["Farouq Belmadrassi"],"birthDate":["1968-06-02"]},"datasets":["utopia-national"]}
{"id":"ut-n11-s","schema":"Sanction","properties":{"entity":["ut-n11"],"authority":["Senate of Utopia"],"unscId":["UTi.011"]}}
"#;

/// A mapping for a table with the columns Ref, Name and Born.
pub const UTOPIA_MAPPING: &str = r#"[list]
name = "Utopia national list"
authority = "Ministry of the Interior of Utopia"
measures = ["asset_freeze"]
key = "Ref"
schema = "Person"

[columns]
Name = "name"
Born = "birthDate"
"#;
