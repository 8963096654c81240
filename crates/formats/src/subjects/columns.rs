//! Finds out what the columns of a table of subjects hold.

use model::schema::Property;

use super::headings::{Meaning, folded, meaning};
use crate::mapping::{Target, folded_heading};
use crate::problem::{Problem, ProblemCode};

/// Where everything stands in a table.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub(super) id: Option<usize>,
    pub(super) schema: Option<usize>,
    pub(super) targets: Vec<(usize, Target)>,
    /// Each heading with the name of what it was understood as.
    pub(super) report: Vec<(String, Option<&'static str>)>,
}

/// Words that mean the family name where the given name has a column of its own and the family name has none other:
/// the word, the beginning of the partner's heading, and what the word then means. In French and German forms
/// `Nom` and `Name` stand beside `Prénom` and `Vorname`; in Italian, Spanish, Russian, Turkish and Arabic ones the given
/// name stands under the word for name beside one for the family name.
const BESIDE: &[(&str, &str, Property)] = &[
    ("nom", "prenom", Property::LastName),
    ("name", "vorname", Property::LastName),
    ("nome", "cognom", Property::FirstName),
    ("nombre", "apellido", Property::FirstName),
    ("nombre", "primerapellido", Property::FirstName),
    ("имя", "фамилия", Property::FirstName),
    ("ad", "soyad", Property::FirstName),
    ("adi", "soyad", Property::FirstName),
    ("isim", "soyisim", Property::FirstName),
    ("الاسم", "اللقب", Property::FirstName),
    ("الاسم", "اسم العائلة", Property::FirstName),
];

impl Columns {
    /// Reads a header with the columns named by the caller.
    pub(super) fn find(
        header: &[String],
        named: &[(String, String)],
        file: &str,
    ) -> Result<Self, Problem> {
        let mut meanings: Vec<Option<Meaning>> =
            header.iter().map(|heading| meaning(heading)).collect();
        resolve_partners(header, &mut meanings);
        // The first column of an id or a kind is it; a further one is not understood.
        for single in [Meaning::Id, Meaning::Schema] {
            let found = meanings.iter_mut().filter(|meaning| **meaning == Some(single));
            found.skip(1).for_each(|meaning| *meaning = None);
        }
        for (heading, name) in named {
            let place = place_of(header, heading).ok_or_else(|| {
                Problem::new(ProblemCode::MissingColumn, file, 0).with_detail(format!(
                    "missing: \"{heading}\"; the table has {} columns",
                    header.len()
                ))
            })?;
            let meaning = named_meaning(name);
            // An id named by the caller takes the place of the one found.
            if let Some(single @ (Meaning::Id | Meaning::Schema)) = meaning {
                for other in meanings.iter_mut().filter(|other| **other == Some(single)) {
                    *other = None;
                }
            }
            if let Some(slot) = meanings.get_mut(place) {
                *slot = meaning;
            }
        }
        let mut columns = Self::default();
        for (place, (heading, meaning)) in header.iter().zip(&meanings).enumerate() {
            match meaning {
                Some(Meaning::Id) => columns.id = Some(place),
                Some(Meaning::Schema) => columns.schema = Some(place),
                Some(Meaning::Target(target)) => columns.targets.push((place, *target)),
                None => {}
            }
            columns.report.push((heading.clone(), meaning.map(Meaning::name)));
        }
        if !columns.targets.iter().any(|(_, target)| target.identifies()) {
            // What stands in the first row may be data, and so personal: the message does not repeat it.
            return Err(Problem::new(ProblemCode::NoNameColumn, file, 0)
                .with_detail(format!("the table has {} columns", header.len())));
        }
        Ok(columns)
    }
}

/// What the caller names a column: nothing for `-`, which passes over it.
pub(super) fn named_meaning(name: &str) -> Option<Meaning> {
    Meaning::parse(name.trim())
}

/// Refuses a column named by the caller as something that does not exist.
pub(super) fn check_names(named: &[(String, String)], file: &str) -> Result<(), Problem> {
    let wrong = |name: &str| name.trim() != "-" && named_meaning(name).is_none();
    match named.iter().find(|(_, name)| wrong(name)) {
        None => Ok(()),
        Some((heading, name)) => Err(Problem::new(ProblemCode::UnknownTarget, file, 0)
            .with_detail(format!("\"{name}\" for the column \"{heading}\""))),
    }
}

/// Gives words for a name the meaning they have beside their partner.
fn resolve_partners(header: &[String], meanings: &mut [Option<Meaning>]) {
    let words: Vec<String> = header.iter().map(|heading| folded(heading)).collect();
    for (word, partner, property) in BESIDE {
        let (word, partner) = (folded(word), folded(partner));
        let wanted = Some(Meaning::Target(Target::Property(*property)));
        let Some(place) = words.iter().position(|one| *one == word) else { continue };
        let partnered = words.iter().any(|one| one.starts_with(&partner));
        if partnered
            && !meanings.contains(&wanted)
            && let Some(slot) = meanings.get_mut(place)
        {
            *slot = wanted;
        }
    }
}

/// The column with this heading: exactly, else by its folded form.
fn place_of(header: &[String], wanted: &str) -> Option<usize> {
    let exact = folded_heading(wanted);
    let loose = folded(wanted);
    header.iter().position(|heading| folded_heading(heading) == exact).or_else(|| {
        let alike = |heading: &String| !loose.is_empty() && folded(heading) == loose;
        header.iter().position(alike)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &[&str], named: &[(&str, &str)], expected: Result<&[&str], ProblemCode>) {
        let header: Vec<String> = header.iter().map(|heading| (*heading).to_owned()).collect();
        let named: Vec<_> =
            named.iter().map(|(one, two)| ((*one).to_owned(), (*two).to_owned())).collect();
        let found = check_names(&named, "subjects.csv")
            .and_then(|()| Columns::find(&header, &named, "subjects.csv"))
            .map_err(|problem| problem.code);
        let names = found.map(|columns| {
            columns.report.iter().map(|(_, name)| name.unwrap_or("-")).collect::<Vec<_>>()
        });
        assert_eq!(names, expected.map(<[&str]>::to_vec), "{header:?}");
    }

    #[test]
    fn names_are_what_stands_beside_them() {
        check(&["Nom", "Prénom"], &[], Ok(&["lastName", "firstName"]));
        check(&["Nom", "Naissance"], &[], Ok(&["name", "birthDate"]));
        check(&["Name", "Vorname"], &[], Ok(&["lastName", "firstName"]));
        check(&["Nome", "Cognome"], &[], Ok(&["firstName", "lastName"]));
        check(&["Apellidos", "Nombre"], &[], Ok(&["lastName", "firstName"]));
        check(&["Имя", "Отчество", "Фамилия"], &[], Ok(&["firstName", "fatherName", "lastName"]));
        check(&["الاسم", "اسم العائلة"], &[], Ok(&["firstName", "lastName"]));
        check(&["Adı", "Soyadı"], &[], Ok(&["firstName", "lastName"]));
        check(
            &["full_name", "first_name", "last_name"],
            &[],
            Ok(&["name", "firstName", "lastName"]),
        );
        check(&["Nom", "Prénom", "Nom de famille"], &[], Ok(&["name", "firstName", "lastName"]));
    }

    #[test]
    fn the_caller_decides() {
        check(&["Who", "Ref"], &[("Who", "name")], Ok(&["name", "id"]));
        check(&["who ", "No"], &[("WHO", "name"), ("No", "id")], Ok(&["name", "id"]));
        check(&["id", "Customer", "name"], &[("Customer", "id")], Ok(&["-", "id", "name"]));
        check(&["name", "country"], &[("country", "-")], Ok(&["name", "-"]));
        check(&["name"], &[("nom", "name")], Err(ProblemCode::MissingColumn));
        check(&["name"], &[("name", "nane")], Err(ProblemCode::UnknownTarget));
        check(&["name"], &[("name", "listing.regime")], Err(ProblemCode::UnknownTarget));
        check(&["id", "colour"], &[], Err(ProblemCode::NoNameColumn));
        check(&["id", "passport"], &[], Ok(&["id", "passportNumber"]));
        check(&[], &[], Err(ProblemCode::NoNameColumn));
    }
}
