//! The files of OFAC's CSV set with invented entries: sdn, alt and add of one set, sorted by ent_num as the publisher's.

use super::invented_text::{Chance, Counting, LATIN};
use std::io::{Result as Written, Write};

/// Writes at least so many bytes of rows of sdn. Two thirds of its entries are people, with remarks as long as the real
/// ones; the ent_nums go up by one.
pub fn sdn(output: &mut dyn Write, bytes: u64) -> Written<()> {
    let (mut output, mut chance) = (Counting::new(output), Chance::default());
    let mut number = 0_u64;
    while output.written() < bytes {
        number += 1;
        let (first, second, third) = (chance.name(LATIN), chance.name(LATIN), chance.name(LATIN));
        if number.is_multiple_of(3) {
            write!(
                output,
                "{number},\"{first} {second} CO., LTD.\",-0- ,\"SDGT] [IFSR\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\
                 \"Website www.{first}.example; Registration Number {number:08} (Russia); Tax ID No. 77{number:08} \
                 (Russia); Organization Established Date {} Mar {}; Linked To: {third} TRADING.\"\r\n",
                1 + chance.below(28),
                1990 + chance.below(30),
            )?;
        } else {
            write!(
                output,
                "{number},\"{first}, {second} {third}\",individual,SDGT,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB {} \
                 Feb {}; POB {}, Iran; nationality Iran; Additional Sanctions Information - Subject to Secondary \
                 Sanctions; Gender Male; Passport U{number:07} (Iran) expires 08 Feb 2016; a.k.a. '{}'.\"\r\n",
                1 + chance.below(28),
                1940 + chance.below(60),
                chance.name(LATIN),
                chance.name(LATIN),
            )?;
        }
    }
    output.flush()
}

/// Writes at least so many bytes of rows of alt, for the entries from the first on.
pub fn alt(output: &mut dyn Write, bytes: u64) -> Written<()> {
    let (mut output, mut chance) = (Counting::new(output), Chance::default());
    let mut row = 0_u64;
    while output.written() < bytes {
        row += 1;
        let (number, kind) = (1 + row / 4, chance.pick(&["aka", "aka", "fka"]));
        let (last, first, second) = (chance.name(LATIN), chance.name(LATIN), chance.name(LATIN));
        write!(output, "{number},{row},{kind},\"{last}, {first} {second}\",-0- \r\n")?;
    }
    output.flush()
}

/// Writes at least so many bytes of rows of add, for the entries from the first on.
pub fn add(output: &mut dyn Write, bytes: u64) -> Written<()> {
    let (mut output, mut chance) = (Counting::new(output), Chance::default());
    let mut row = 0_u64;
    while output.written() < bytes {
        row += 1;
        let number = 1 + row / 3;
        let (street, city) = (chance.name(LATIN), chance.name(LATIN));
        write!(
            output,
            "{number},{row},\"{street} Street {row}\",\"{city} {row:05}\",\"Iran\",-0- \r\n"
        )?;
    }
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_the_columns_of_its_file() {
        type Generate = fn(&mut dyn Write, u64) -> Written<()>;
        let columns = |generate: Generate| {
            let mut made = Vec::new();
            generate(&mut made, 20_000).unwrap();
            let text = String::from_utf8(made).unwrap();
            let of_row =
                |row: &str| row.split('"').step_by(2).collect::<String>().matches(',').count() + 1;
            let mut counts: Vec<usize> = text.lines().map(of_row).collect();
            counts.dedup();
            counts
        };
        assert_eq!((columns(sdn), columns(alt), columns(add)), (vec![12], vec![5], vec![6]));
    }
}
