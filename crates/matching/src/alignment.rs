//! How well two names agree: each word of one is laid beside at most one word of the other.

use crate::link::{Link, link};
use crate::name::{Name, Part, Token, TokenKind};

const ONE: i64 = 1_000_000;

/// What a word of the query that has no partner costs, as a share of its weight.
const EXTRA_QUERY: i64 = 220_000;
/// What a word of the candidate that has no partner costs, as a share of its weight.
const EXTRA_CANDIDATE: i64 = 200_000;
/// The same for names of organisations, where a further word more often means another organisation.
const EXTRA_ORGANISATION: i64 = 600_000;
/// What two words that stand against each other cost, as a share of the lighter one's weight.
const CONTRADICTION: i64 = 1_750_000;
/// The same for names of organisations.
const CONTRADICTION_ORGANISATION: i64 = 1_300_000;
/// How much evidence the linked words of a person's name must give together before nothing is taken off.
const EVIDENCE_FULL: i64 = 1_700_000;
/// What each unit of missing evidence takes off.
const EVIDENCE_PRICE: i64 = 130_000;
/// How sure the one link beside an initial must be: a vague link and a letter are no name.
const BESIDE_INITIAL_MIN: u32 = 800_000;
/// What joined or divided words cost against undivided ones.
const JOIN_COST: u32 = 20_000;
/// A name match below this stays below the review band whatever else agrees.
const UNLINKED_MAX: i64 = 450_000;

/// One link of an alignment: which words of the query lie beside which of the candidate. Positions are token positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameLink {
    /// The first word of the query, and how many words (one or two).
    pub query: (usize, usize),
    /// The first word of the candidate, and how many words (one or two).
    pub candidate: (usize, usize),
    /// The link.
    pub link: Link,
}

/// The best way to lay two names beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alignment {
    /// How well they agree, in millionths.
    pub score: u32,
    /// Whether the links are enough to reach the review band: two of them, one between names of a single word, one that
    /// joins words, or one beside an initial that agrees.
    pub linked: bool,
    /// Whether every word that counts has an equal partner.
    pub exact: bool,
    /// The links.
    pub links: Vec<NameLink>,
    /// Words of the query that count and have no partner.
    pub query_left: Vec<usize>,
    /// Words of the candidate that count and have no partner.
    pub candidate_left: Vec<usize>,
}

/// Lays two names of one reading beside each other.
pub fn align(query: &Name, candidate: &Name) -> Alignment {
    align_with(&query.tokens, &candidate.tokens, query.person, &|left, right| {
        let left = query.tokens.get(left)?;
        let right = candidate.tokens.get(right)?;
        link(left, right)
    })
}

/// Two neighbouring words as one word.
pub fn joined<P: Part>(first: &P, second: &P) -> Token {
    Token::new(
        format!("{}{}", first.text(), second.text()),
        TokenKind::Word,
        first.is_consonantal() && second.is_consonantal(),
    )
}

/// Whether two neighbouring tokens may be two halves of one word. An index files names under their joined words too.
pub fn can_join<P: Part>(first: &P, second: &P) -> bool {
    let part = |token: &P| {
        matches!(token.kind(), TokenKind::Word | TokenKind::Particle | TokenKind::Patronymic)
    };
    part(first)
        && part(second)
        && (first.kind() == TokenKind::Word || second.kind() == TokenKind::Word)
        && first.text().len() + second.text().len() >= 5
}

fn join_link<P: Part, W: Part>(first: &P, second: &P, whole: &W) -> Option<Link> {
    let length = first.text().len() + second.text().len();
    if whole.kind() != TokenKind::Word
        || length.abs_diff(whole.text().len()) > 2
        || !can_join(first, second)
        || first.text().as_bytes().first() != whole.text().as_bytes().first()
    {
        return None;
    }
    let whole = Token::new(whole.text(), whole.kind(), whole.is_consonantal());
    link(&joined(first, second), &whole)
        .filter(|link| link.quality >= 800_000)
        .map(|link| Link { quality: link.quality - JOIN_COST, ..link })
}

/// Lays two names beside each other with a given way to link single words. The function must agree with
/// [`link()`](crate::link()); an index passes links it has looked up.
pub fn align_with<P: Part>(
    query: &[Token],
    candidate: &[P],
    person: bool,
    link: &dyn Fn(usize, usize) -> Option<Link>,
) -> Alignment {
    let mut found = single_links(query, candidate, link);
    found.extend(joined_links(query, candidate));
    let strength = |found: &NameLink| {
        let weight = span(query, found.query, person) + span(candidate, found.candidate, person);
        // Words at the same place are preferred to equal words elsewhere, by less than any difference of quality.
        let apart = i64::try_from(found.query.0.abs_diff(found.candidate.0)).unwrap_or(0);
        (weight * i64::from(found.link.quality) / ONE, -apart)
    };
    found.sort_by_key(|found| std::cmp::Reverse(strength(found)));
    let mut query_used = vec![false; query.len()];
    let mut candidate_used = vec![false; candidate.len()];
    let mut links: Vec<NameLink> = Vec::new();
    for link in found {
        if take(&mut query_used, link.query, &mut candidate_used, link.candidate) {
            links.push(link);
        }
    }
    links.sort_by_key(|link| link.query);

    let mut matched = 0;
    let mut matched_full = 0;
    let mut evidence = 0;
    for link in &links {
        let weight =
            (span(query, link.query, person) + span(candidate, link.candidate, person)) / 2;
        matched += weight * i64::from(link.link.quality) / ONE;
        matched_full += weight;
        let telling = telling(query, link.query).min(telling(candidate, link.candidate));
        evidence += telling * i64::from(link.link.quality) / ONE;
    }
    let initials = take_initials(query, &mut query_used, candidate, &mut candidate_used);
    let query_left = unused(query, &query_used);
    let candidate_left = unused(candidate, &candidate_used);
    let singles = counted(query) == 1 && counted(candidate) == 1;
    let joins = links.iter().any(|link| link.query.1 + link.candidate.1 > 2);
    let linked = links.len() >= 2
        || joins
        || (links.len() == 1 && singles)
        || (initials.agree > 0 && links.iter().any(|link| link.link.quality >= BESIDE_INITIAL_MIN));

    let exact = query_left.is_empty()
        && candidate_left.is_empty()
        && !links.is_empty()
        && links.iter().all(|link| link.link.quality >= 950_000);
    let mut score = share(
        person,
        matched,
        matched_full,
        &Remainder {
            query: left_weight(query, &query_left, person),
            candidate: left_weight(candidate, &candidate_left, person),
            initials,
            numbers: number_conflict(query, &query_left, candidate, &candidate_left),
        },
    );
    if person && singles {
        // A single common name says little about who is meant.
        score = score * (500_000 + 4 * evidence.min(ONE) / 10) / ONE;
    } else if person {
        let missing = (EVIDENCE_FULL - evidence).max(0);
        score -= missing * EVIDENCE_PRICE / ONE;
        if turned_round(query, candidate, &links) {
            score = score * 6 / 10;
        }
    } else if singles {
        score = score * (600_000 + 4 * evidence.min(ONE) / 10) / ONE;
    }
    if forms_differ(query, candidate) {
        score -= 20_000;
    }
    if !linked {
        score = score.min(UNLINKED_MAX);
    }
    let score = u32::try_from(score.clamp(0, ONE)).unwrap_or(0);
    Alignment { score, linked, exact, links, query_left, candidate_left }
}

/// The weight of a word in a name, in millionths. In names of people every place counts, whatever stands there.
fn weight<P: Part>(token: &P, person: bool) -> i64 {
    let weight = i64::from(token.weight());
    if !token.kind().counts() {
        0
    } else if person {
        600_000 + weight * 4 / 10
    } else {
        weight
    }
}

fn span<P: Part>(tokens: &[P], (start, length): (usize, usize), person: bool) -> i64 {
    tokens.iter().skip(start).take(length).map(|token| weight(token, person)).sum()
}

/// How much the most telling word of a span tells.
fn telling<P: Part>(tokens: &[P], (start, length): (usize, usize)) -> i64 {
    let weights = tokens.iter().skip(start).take(length).map(|token| i64::from(token.weight()));
    weights.max().unwrap_or(0)
}

fn counted<P: Part>(tokens: &[P]) -> usize {
    tokens.iter().filter(|token| token.kind().counts()).count()
}

/// The positions of words that count and have no partner.
fn unused<P: Part>(tokens: &[P], used: &[bool]) -> Vec<usize> {
    tokens
        .iter()
        .zip(used)
        .enumerate()
        .filter(|(_, (token, used))| token.kind().counts() && !**used)
        .map(|(position, _)| position)
        .collect()
}

fn left_weight<P: Part>(tokens: &[P], left: &[usize], person: bool) -> i64 {
    left.iter().filter_map(|at| tokens.get(*at)).map(|token| weight(token, person)).sum()
}

fn single_links<P: Part>(
    query: &[Token],
    candidate: &[P],
    link: &dyn Fn(usize, usize) -> Option<Link>,
) -> Vec<NameLink> {
    let mut found = Vec::new();
    for left in
        (0..query.len()).filter(|at| query.get(*at).is_some_and(|token| token.kind.counts()))
    {
        for (right, other) in candidate.iter().enumerate() {
            if other.kind().counts()
                && let Some(link) = link(left, right)
            {
                found.push(NameLink { query: (left, 1), candidate: (right, 1), link });
            }
        }
    }
    found
}

fn joined_links<P: Part>(query: &[Token], candidate: &[P]) -> Vec<NameLink> {
    let mut found = Vec::new();
    for (start, pair) in query.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        for (position, whole) in candidate.iter().enumerate() {
            if let Some(link) = join_link(first, second, whole) {
                found.push(NameLink { query: (start, 2), candidate: (position, 1), link });
            }
        }
    }
    for (start, pair) in candidate.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        for (position, whole) in query.iter().enumerate() {
            if let Some(link) = join_link(first, second, whole) {
                found.push(NameLink { query: (position, 1), candidate: (start, 2), link });
            }
        }
    }
    found
}

/// Takes the words of a link if none of them is taken. Returns whether it did.
fn take(
    query_used: &mut [bool],
    query: (usize, usize),
    candidate_used: &mut [bool],
    candidate: (usize, usize),
) -> bool {
    let free = |used: &[bool], (start, length): (usize, usize)| {
        used.iter().skip(start).take(length).all(|used| !used)
    };
    if !free(query_used, query) || !free(candidate_used, candidate) {
        return false;
    }
    let mark = |used: &mut [bool], (start, length): (usize, usize)| {
        used.iter_mut().skip(start).take(length).for_each(|used| *used = true);
    };
    mark(query_used, query);
    mark(candidate_used, candidate);
    true
}

/// What initials say.
#[derive(Debug, Clone, Copy, Default)]
struct Initials {
    /// How many stand for a word of the other name.
    agree: i64,
    /// How many stand for none, though the other name has words left.
    differ: i64,
}

/// Lays initials beside words without a partner that begin with them, or beside equal initials.
fn take_initials<P: Part>(
    query: &[Token],
    query_used: &mut [bool],
    candidate: &[P],
    candidate_used: &mut [bool],
) -> Initials {
    let mut initials = Initials::default();
    take_initials_of(query, query_used, candidate, candidate_used, &mut initials);
    take_initials_of(candidate, candidate_used, query, query_used, &mut initials);
    initials
}

fn take_initials_of<P: Part, Q: Part>(
    from: &[P],
    from_used: &mut [bool],
    to: &[Q],
    to_used: &mut [bool],
    initials: &mut Initials,
) {
    for (token, used) in from.iter().zip(from_used.iter_mut()) {
        if token.kind() != TokenKind::Initial || *used {
            continue;
        }
        let open = |(other, used): &(&Q, &mut bool)| {
            !**used && (other.kind().counts() || other.kind() == TokenKind::Initial)
        };
        let letter = token.text().as_bytes().first();
        let mut left = to.iter().zip(to_used.iter_mut()).filter(open).peekable();
        let any_left = left.peek().is_some();
        match left.find(|(other, _)| other.text().as_bytes().first() == letter) {
            Some((_, partner)) => {
                *partner = true;
                *used = true;
                initials.agree += 1;
            }
            None if any_left => {
                *used = true;
                initials.differ += 1;
            }
            None => {}
        }
    }
}

/// What is left of both names after linking.
struct Remainder {
    /// The weight of the query's words without partner.
    query: i64,
    /// The weight of the candidate's words without partner.
    candidate: i64,
    /// What initials say.
    initials: Initials,
    /// Whether each has a number that the other has not.
    numbers: bool,
}

/// The share of agreement: what agrees, over what agrees, what stands alone and what stands against each other.
fn share(person: bool, matched: i64, matched_full: i64, left: &Remainder) -> i64 {
    let contradiction = if person { CONTRADICTION } else { CONTRADICTION_ORGANISATION };
    let (extra_query, extra_candidate) = if person {
        (EXTRA_QUERY, EXTRA_CANDIDATE)
    } else {
        (EXTRA_ORGANISATION, EXTRA_ORGANISATION)
    };
    let against = left.query.min(left.candidate);
    let mut against_cost = against * contradiction / ONE;
    against_cost += left.initials.differ * ONE / 2;
    if left.numbers {
        against_cost += ONE;
    }
    let agreed_initials = left.initials.agree * ONE / 2;
    let whole = matched_full
        + agreed_initials
        + (left.query - against) * extra_query / ONE
        + (left.candidate - against) * extra_candidate / ONE
        + against_cost;
    if whole == 0 {
        return 0;
    }
    // An initial that agrees is a half of a word that agrees for the most part.
    (matched + agreed_initials * 8 / 10) * ONE / whole
}

fn number_conflict<P: Part>(
    query: &[Token],
    query_left: &[usize],
    candidate: &[P],
    candidate_left: &[usize],
) -> bool {
    any_number(query, query_left) && any_number(candidate, candidate_left)
}

fn any_number<P: Part>(tokens: &[P], left: &[usize]) -> bool {
    let mut left = left.iter().filter_map(|position| tokens.get(*position));
    left.any(|token| token.kind() == TokenKind::Number)
}

fn first_of<P: Part>(tokens: &[P], kind: TokenKind) -> Option<(usize, &P)> {
    tokens.iter().enumerate().find(|(_, token)| token.kind() == kind)
}

fn forms_differ<P: Part>(query: &[Token], candidate: &[P]) -> bool {
    match (first_of(query, TokenKind::Form), first_of(candidate, TokenKind::Form)) {
        (Some((_, left)), Some((_, right))) => left.text() != right.text(),
        _ => false,
    }
}

/// Whether son and father changed places: A bin B is not B bin A.
fn turned_round<P: Part>(query: &[Token], candidate: &[P], links: &[NameLink]) -> bool {
    let child_of = TokenKind::Patronymic;
    let (Some((query_at, _)), Some((candidate_at, _))) =
        (first_of(query, child_of), first_of(candidate, child_of))
    else {
        return false;
    };
    let up = links.iter().any(|link| link.query.0 < query_at && link.candidate.0 > candidate_at);
    let down = links.iter().any(|link| link.query.0 > query_at && link.candidate.0 < candidate_at);
    up && down
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(left: &str, right: &str, person: bool) -> u32 {
        align(&Name::new(left, person), &Name::new(right, person)).score
    }

    #[test]
    fn names_of_people_agree_as_a_reader_would_say() {
        let hit = |left: &str, right: &str| {
            let score = score(left, right, true);
            assert!(score >= 700_000, "{left} | {right}: {score}");
        };
        let below = |left: &str, right: &str, most: u32| {
            let score = score(left, right, true);
            assert!(score < most, "{left} | {right}: {score}");
        };
        hit("Raphael Hythloday", "Raphael Hythloday");
        hit("HYTHLODAY, Raphael", "Raphael Hythloday");
        hit("Rafael Hytloday", "Raphael Hythloday");
        hit("Zuhayr Qandarbashi", "Zohair Kandarbashi");
        hit("زهير قندرباشي", "Zohair Kandarbashi");
        hit("Abdul Rahman Obrin Velimond", "Abdulrahman Obrin Velimond");
        hit("R. Hythloday", "Raphael Hythloday");
        hit("Raphael Tarkas Hythloday", "Raphael Hythloday");
        below("Raphael Hythloday", "Raphael Velimond", 500_000);
        below("Hythloday", "Raphael Hythloday", 500_000);
        below("Raphael Obrin Hythloday", "Raphael Obrin Velimond", 700_000);
        below("Obrin bin Tarkas", "Tarkas bin Obrin", 700_000);
        below("Mohammed Ali", "Mahmoud Ali", 500_000);
    }

    #[test]
    fn names_of_organisations_agree_whatever_their_form() {
        let hit = |left: &str, right: &str| {
            let score = score(left, right, false);
            assert!(score >= 700_000, "{left} | {right}: {score}");
        };
        let below = |left: &str, right: &str, most: u32| {
            let score = score(left, right, false);
            assert!(score < most, "{left} | {right}: {score}");
        };
        hit("Anyder Shipping Ltd", "Anyder Shipping Limited");
        hit("Anyder Shipping", "OOO Anyder Shipping");
        hit("AnyderShipping GmbH", "Anyder Shipping");
        below("Anyder Fund II", "Anyder Fund III", 700_000);
        below("Anyder Shipping", "Amaurot Shipping", 500_000);
    }
}
