//! People of yente's benchmark as subjects for `symbolon screen`, in the shape that the scoring scripts write.

use crate::failure::{Context, Outcome};
use flate2::read::MultiGzDecoder;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::Path;

/// Writes up to `limit` subjects as JSON lines; with `facts` also birth dates and nationalities. Returns their number.
pub fn write(from: &Path, to: &Path, limit: usize, facts: bool) -> Outcome<usize> {
    let rows = MultiGzDecoder::new(File::open(from).context(from.display())?);
    let output = File::create(to).context(to.display())?;
    convert(rows, BufWriter::new(output), limit, facts).context(from.display())
}

fn convert(
    rows: impl Read,
    mut output: impl Write,
    limit: usize,
    facts: bool,
) -> Result<usize, Box<dyn std::error::Error>> {
    let mut reader = csv::Reader::from_reader(rows);
    let headers = reader.headers()?.clone();
    let mut written = 0;
    for row in reader.records().take(limit) {
        let row = row?;
        let cell = |name: &str| {
            let column = headers.iter().position(|header| header == name)?;
            row.get(column).filter(|value| !value.is_empty())
        };
        let mut properties = json!({"name": [cell("full_name").unwrap_or_default()]});
        if let (true, Value::Object(map)) = (facts, &mut properties) {
            for (property, column) in
                [("birthDate", "date_of_birth"), ("nationality", "nationality")]
            {
                map.extend(cell(column).map(|value| (property.to_owned(), json!([value]))));
            }
        }
        let id = format!("q{written}");
        let subject = json!({"id": id, "schema": "Person", "properties": properties});
        writeln!(output, "{subject}")?;
        written += 1;
    }
    output.flush()?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = "full_name,date_of_birth,nationality\n\
                        Ona Vell,1980-01-02,Utopia\n\"Ruk, Tam\",,\nToo Many,,\n";

    fn check(facts: bool, expected: &str) {
        let mut output = Vec::new();
        assert_eq!(convert(ROWS.as_bytes(), &mut output, 2, facts).unwrap(), 2);
        assert_eq!(String::from_utf8(output).unwrap(), expected);
    }

    #[test]
    fn rows_become_subjects() {
        check(
            false,
            "{\"id\":\"q0\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ona Vell\"]}}\n\
             {\"id\":\"q1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ruk, Tam\"]}}\n",
        );
        check(
            true,
            "{\"id\":\"q0\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ona Vell\"],\
             \"birthDate\":[\"1980-01-02\"],\"nationality\":[\"Utopia\"]}}\n\
             {\"id\":\"q1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ruk, Tam\"]}}\n",
        );
    }
}
