//! Reads the file twice: what hangs on something, then the things.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::Timestamp;
use model::canonical;
use model::entity::Entity;
use model::label::Label;
use model::listing::Listing;
use model::record::{Completeness, Provenance, Record, RecordId};
use model::schema::{Property, Schema};

use crate::container::{self, Stream, Unpacked};
use crate::fields::Fields;
use crate::guarded::json::JsonFaultKind;
use crate::guarded::tree::{self, Object, Tree};
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Collected, Counts, Sink, Source};

use super::line::{self, Role};
use super::{SOURCE, label};

/// Reads the file. Records go to the sink in the order of their things; memory holds what hangs on things, and the ids.
///
/// # Errors
/// The whole file is refused where it is no stream of UTF-8 lines, a line or the file passes a limit, or no record is
/// found. A line that cannot be read is set aside.
pub fn read(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    let file = source.name.clone();
    let mut attached = Attached::default();
    container::with_unpacked(source, limits, &mut |unpacked| {
        attached = Attached::default();
        collect(&mut stream_of(unpacked, &file)?, limits, &mut attached)
    })?;
    container::with_unpacked(source, limits, &mut |unpacked| {
        let mut stream = stream_of(unpacked, &file)?;
        let mut reader = Reader {
            file: &file,
            limits,
            sink: &mut *sink,
            counts: Counts::default(),
            attached: &mut attached,
            keys: HashSet::new(),
            unknown: BTreeSet::new(),
            noted: BTreeSet::new(),
            source: None,
        };
        reader.read(&mut stream)
    })
}

pub(super) fn stream_of<'a>(unpacked: Unpacked<'a>, file: &str) -> Result<Stream<'a>, Problem> {
    match unpacked {
        Unpacked::Stream(stream) => Ok(stream),
        Unpacked::Workbook(_) => Err(Problem::new(ProblemCode::UnknownFormat, file, 0)),
    }
}

/// What hangs on the things of the file, by the id of the thing.
#[derive(Default)]
struct Attached {
    by_holder: HashMap<String, Vec<Hanging>>,
    addresses: HashMap<String, Hanging>,
    /// The lines that the second pass need not parse: those of which everything is said when they are handed out.
    settled: Ordinals,
    /// How many of these are addresses, which are counted and say nothing.
    addresses_settled: u64,
}

/// A set of ordinals, one bit for each line.
#[derive(Default)]
struct Ordinals(Vec<u64>);

impl Ordinals {
    fn place(ordinal: u64) -> (usize, u64) {
        // A file of so many lines that the word does not fit is beyond every limit.
        (usize::try_from(ordinal / 64).unwrap_or(usize::MAX), 1 << (ordinal % 64))
    }

    fn insert(&mut self, ordinal: u64) {
        let (word, bit) = Self::place(ordinal);
        if self.0.len() <= word {
            self.0.resize(word.saturating_add(1), 0);
        }
        if let Some(bits) = self.0.get_mut(word) {
            *bits |= bit;
        }
    }

    fn contains(&self, ordinal: u64) -> bool {
        let (word, bit) = Self::place(ordinal);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }
}

/// An entity that hangs on another one. The line is kept as it stands, which takes a fraction of the memory of the entity.
struct Hanging {
    line: Box<[u8]>,
    ordinal: u64,
    offset: u64,
    /// Whether what is wrong with it is said when it is handed out, and not where it stands.
    speaks: bool,
}

fn belongs_to<'t>(json: &'t Tree<'_>) -> Option<&'t str> {
    json.get(line::BELONGS_TO).and_then(Tree::as_str)
}

/// Takes a line: its ordinal, its offset, and its bytes, which need not be UTF-8.
pub(super) type OnLine<'a> = &'a mut dyn FnMut(u64, u64, &[u8]) -> Result<(), Problem>;

/// Calls `on_line` with each line that is not blank; these are numbered from 1.
pub(super) fn each_line(
    stream: &mut Stream<'_>,
    limits: &Limits,
    on_line: OnLine<'_>,
) -> Result<(), Problem> {
    let head = stream.head()?;
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return Err(
            Problem::new(ProblemCode::UndeclaredEncoding, stream.file(), 0).with_detail("UTF-16")
        );
    }
    let mut line = Vec::new();
    let mut ordinal = 0;
    while let Some(mut offset) = stream.read_line_limited(&mut line, limits.line_bytes_max)? {
        let mut bytes = line.as_slice();
        if offset == 0 && bytes.starts_with(b"\xef\xbb\xbf") {
            bytes = bytes.get(3..).unwrap_or_default();
            offset = 3;
        }
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        ordinal += 1;
        if ordinal > limits.records_max {
            return Err(Problem::new(ProblemCode::TooManyRecords, stream.file(), offset)
                .with_detail(format!("the limit is {}", limits.records_max)));
        }
        on_line(ordinal, offset, bytes)?;
    }
    Ok(())
}

/// The first pass. What is wrong with a line is said in the second one, so nothing is said here.
fn collect(
    stream: &mut Stream<'_>,
    limits: &Limits,
    attached: &mut Attached,
) -> Result<(), Problem> {
    each_line(stream, limits, &mut |ordinal, offset, bytes| {
        let is_thing = line::quick_schema(bytes).is_some_and(|name| line::role(name) == Role::Main);
        if is_thing && !line::may_belong(bytes) {
            return Ok(());
        }
        let Ok(json) = tree::parse(bytes, limits.depth_max) else { return Ok(()) };
        let Some((id, schema_name, properties)) = shape(&json) else { return Ok(()) };
        let Some(schema) = Schema::parse(schema_name) else { return Ok(()) };
        let role = line::role(schema_name);
        let mut entity = Entity::new(id, schema);
        if let Role::Adjacent(links) = role {
            silently(ordinal, offset, limits, &mut |fields| {
                let (mut nested, mut unknown) = (Vec::new(), BTreeSet::new());
                let links = Some(links);
                line::fill_some(&mut entity, properties, links, &mut nested, &mut unknown, fields);
            });
        }
        let mut holders = holders(&json, role, &entity);
        let is_address = holders.is_empty() && role == Role::Address;
        // What hangs on two things would have its problems told twice, and without an id it is set aside where it stands.
        let speaks = holders.len() == 1 && !id.is_empty();
        if speaks || (is_address && !id.is_empty()) {
            attached.settled.insert(ordinal);
            attached.addresses_settled += u64::from(is_address);
        }
        let Some(last) = holders.pop() else {
            if is_address {
                let hanging = Hanging { line: bytes.into(), ordinal, offset, speaks };
                attached.addresses.insert(entity.id, hanging);
            }
            return Ok(());
        };
        for holder in holders.into_iter().chain([last]) {
            let hanging = Hanging { line: bytes.into(), ordinal, offset, speaks };
            // Most things have one such line, and a list grows to four places at once.
            let of_holder =
                attached.by_holder.entry(holder).or_insert_with(|| Vec::with_capacity(1));
            of_holder.push(hanging);
        }
        Ok(())
    })
}

/// Calls `fill` with fields whose problems nobody hears.
fn silently(ordinal: u64, offset: u64, limits: &Limits, fill: &mut dyn FnMut(&mut Fields<'_>)) {
    let (mut counts, mut silent) = (Counts::default(), Collected::default());
    let (counts, sink) = (&mut counts, &mut silent);
    fill(&mut Fields { file: "", record: ordinal, offset, limits, counts, sink });
}

/// The ids of the things that an entity hangs on.
fn holders(json: &Tree<'_>, role: Role, entity: &Entity) -> Vec<String> {
    if let Some(holder) = belongs_to(json) {
        return vec![holder.to_owned()];
    }
    // One of our own lines that is a record by itself, for example a wallet whose owner is not known.
    if json.get("record").is_some() {
        return Vec::new();
    }
    let Role::Adjacent(links) = role else { return Vec::new() };
    links
        .iter()
        .map(|link| entity.texts(*link).map(str::to_owned).collect::<Vec<_>>())
        .find(|ids| !ids.is_empty())
        .unwrap_or_default()
}

/// The id, schema and properties of a line; none where it is not an entity.
fn shape<'j, 't>(json: &'j Tree<'t>) -> Option<(&'j str, &'j str, &'j Object<'t>)> {
    Some((
        json.get("id")?.as_str()?.trim(),
        json.get("schema")?.as_str()?,
        json.get("properties")?.as_object()?,
    ))
}

fn dataset(json: &Tree<'_>) -> String {
    let datasets = json.get("datasets").or_else(|| json.get("dataset"));
    let first = match datasets {
        Some(Tree::List(datasets)) => datasets.first().and_then(Tree::as_str),
        Some(Tree::Text(dataset)) => Some(&**dataset),
        _ => None,
    };
    first.filter(|dataset| !dataset.is_empty()).unwrap_or(SOURCE).to_owned()
}

struct Reader<'a> {
    file: &'a str,
    limits: &'a Limits,
    sink: &'a mut dyn Sink,
    counts: Counts,
    attached: &'a mut Attached,
    keys: HashSet<String>,
    unknown: BTreeSet<String>,
    noted: BTreeSet<String>,
    source: Option<String>,
}

impl Reader<'_> {
    fn read(&mut self, stream: &mut Stream<'_>) -> Result<ReadOutcome, Problem> {
        let limits = self.limits;
        each_line(stream, limits, &mut |ordinal, offset, bytes| {
            self.counts.add("lines", 1);
            self.line(ordinal, offset, bytes);
            Ok(())
        })?;
        if self.attached.addresses_settled > 0 {
            self.counts.add("addresses", self.attached.addresses_settled);
        }
        self.orphans();
        if self.counts.records == 0 {
            return Err(Problem::new(ProblemCode::NoRecords, self.file, stream.offset()));
        }
        Ok(ReadOutcome {
            source: self.source.clone().unwrap_or_else(|| SOURCE.to_owned()),
            version: None,
            counts: std::mem::take(&mut self.counts),
        })
    }

    fn problem(&mut self, code: ProblemCode, ordinal: u64, offset: u64, detail: &str) {
        let problem = Problem::new(code, self.file, offset).in_record(ordinal).with_detail(detail);
        self.counts.count(&problem);
        self.sink.problem(problem);
    }

    fn line(&mut self, ordinal: u64, offset: u64, bytes: &[u8]) {
        // What is wrong with it is said when it is handed out.
        if self.attached.settled.contains(ordinal) {
            return;
        }
        let json = match tree::parse(bytes, self.limits.depth_max) {
            Ok(json) => json,
            Err(fault) => {
                let at = offset + fault.offset as u64;
                let (code, detail) = match fault.kind {
                    JsonFaultKind::Invalid => (ProblemCode::BadJson, ""),
                    JsonFaultKind::TooDeep => (ProblemCode::BadJson, "nested too deeply"),
                    JsonFaultKind::RepeatedKey => (ProblemCode::RepeatedJsonKey, ""),
                };
                self.problem(code, ordinal, at, detail);
                let json = line::damaged(bytes, self.limits.depth_max);
                self.salvage(&Tree::of(&json), ordinal, offset);
                return;
            }
        };
        let Some((id, schema_name, properties)) = shape(&json) else {
            self.problem(ProblemCode::BadShape, ordinal, offset, "");
            self.salvage(&json, ordinal, offset);
            return;
        };
        if id.is_empty() {
            self.problem(ProblemCode::NoKey, ordinal, offset, "id");
            self.salvage(&json, ordinal, offset);
            return;
        }
        match line::role(schema_name) {
            _ if belongs_to(&json).is_some() && Schema::parse(schema_name).is_some() => {
                // Attached by the first pass; what is wrong with it is said here.
                let mut entity = Entity::new(id, Schema::Thing);
                self.fill(&mut entity, properties, ordinal, offset);
            }
            Role::Unknown => {
                self.problem(ProblemCode::UnknownSchema, ordinal, offset, "");
                self.salvage(&json, ordinal, offset);
            }
            Role::NotScreened => self.not_screened(schema_name, ordinal, offset),
            Role::Address => self.counts.add("addresses", 1),
            role => {
                let Some(schema) = Schema::parse(schema_name) else { return };
                let mut entity = Entity::new(id, schema);
                let nested = self.fill(&mut entity, properties, ordinal, offset);
                if role == Role::Main {
                    self.main(&json, entity, nested, ordinal, offset);
                } else if !holders(&json, role, &entity).is_empty() {
                    // Attached to its holder by the first pass.
                } else if line::is_findable(&entity) {
                    self.main(&json, entity, nested, ordinal, offset);
                } else {
                    self.not_screened(schema_name, ordinal, offset);
                }
            }
        }
    }

    fn fill(
        &mut self,
        entity: &mut Entity,
        properties: &Object<'_>,
        ordinal: u64,
        offset: u64,
    ) -> Vec<Entity> {
        let (mut nested, mut unknown) = (Vec::new(), BTreeSet::new());
        let mut fields = Fields {
            file: self.file,
            record: ordinal,
            offset,
            limits: self.limits,
            counts: &mut self.counts,
            sink: &mut *self.sink,
        };
        line::fill(entity, properties, &mut nested, &mut unknown, &mut fields);
        for name in unknown {
            // A limit, so that a file of ever new names cannot fill memory.
            const NAMES_MAX: usize = 1_000;
            if self.unknown.len() < NAMES_MAX && self.unknown.insert(name.clone()) {
                let shown: String = name.chars().filter(char::is_ascii_graphic).take(60).collect();
                self.problem(ProblemCode::UnknownProperty, ordinal, offset, &shown);
            }
        }
        nested
    }

    fn not_screened(&mut self, schema: &str, ordinal: u64, offset: u64) {
        self.counts.add("entities not screened by themselves", 1);
        if self.noted.insert(schema.to_owned()) {
            self.problem(ProblemCode::NotScreenable, ordinal, offset, schema);
        }
    }

    /// An entity that hangs on another one, read again from its line, and what else is asked of the line.
    fn hanging<T>(
        &mut self,
        hanging: &Hanging,
        asked: &dyn Fn(&Tree<'_>) -> T,
    ) -> Option<(Entity, T)> {
        let json = tree::parse(&hanging.line, self.limits.depth_max).ok()?;
        let (id, schema, properties) = shape(&json)?;
        let mut entity = Entity::new(id, Schema::parse(schema)?);
        let Hanging { ordinal, offset, .. } = *hanging;
        if hanging.speaks {
            self.fill(&mut entity, properties, ordinal, offset);
        } else {
            silently(ordinal, offset, self.limits, &mut |fields| {
                let (mut nested, mut unknown) = (Vec::new(), BTreeSet::new());
                line::fill(&mut entity, properties, &mut nested, &mut unknown, fields);
            });
        }
        Some((entity, asked(&json)))
    }

    /// What hangs on the thing of this id; it is handed out once.
    fn hanging_on(&mut self, id: &str) -> Vec<Entity> {
        let hanging = self.attached.by_holder.remove(id).unwrap_or_default();
        hanging
            .iter()
            .filter_map(|one| self.hanging(one, &|_| ()))
            .map(|(entity, ())| entity)
            .collect()
    }

    /// A thing with what hangs on it.
    fn main(
        &mut self,
        json: &Tree<'_>,
        entity: Entity,
        nested: Vec<Entity>,
        ordinal: u64,
        offset: u64,
    ) {
        let mut adjacent = nested;
        adjacent.extend(self.hanging_on(&entity.id));
        for id in entity.texts(Property::AddressEntity) {
            if let Some(one) = self.attached.addresses.remove(id) {
                adjacent.extend(self.hanging(&one, &|_| ()).map(|(entity, ())| entity));
                self.attached.addresses.insert(id.to_owned(), one);
            }
        }
        let (sanctions, adjacent): (Vec<_>, Vec<_>) =
            adjacent.into_iter().partition(|one| one.schema == Schema::Sanction);
        let source = dataset(json);
        let own = json.get("record").and_then(Tree::as_object);
        let mut listings: Vec<Listing> = sanctions.iter().map(canonical::listing_from).collect();
        let is_sanctioned =
            entity.texts(Property::Topics).any(|topic| topic.split('.').next() == Some("sanction"));
        if own.is_none() {
            for listing in &mut listings {
                if listing.authority.is_empty() {
                    listing.authority.clone_from(&source);
                }
            }
            if is_sanctioned && listings.is_empty() {
                listings.push(Listing { authority: source.clone(), ..Listing::default() });
            }
        }
        if !line::is_findable(&entity) && !adjacent.iter().any(line::is_findable) {
            self.problem(ProblemCode::NoName, ordinal, offset, "");
            return;
        }
        let label = match json.get("label") {
            Some(json) => label::from_json(&json.to_value(), &source),
            None => Label::published(source.clone()),
        };
        let text = |key: &str| own.and_then(|own| own.get(key)).and_then(Tree::as_str);
        let key = text("key").unwrap_or(&entity.id).to_owned();
        let version = match own {
            Some(_) => text("version").unwrap_or_default(),
            None => json.get("last_change").and_then(Tree::as_str).unwrap_or_default(),
        };
        let mut record =
            Record::new(RecordId { source, key, version: version.to_owned() }, entity, label);
        let time = |key: &str| text(key).and_then(|text| text.parse::<Timestamp>().ok());
        record.published_at = time("published_at");
        record.valid_from = time("valid_from");
        record.valid_until = time("valid_until");
        record.recorded_at = time("recorded_at");
        if let Some(reason) = text("incomplete") {
            record.completeness = Completeness::Incomplete { reason: reason.to_owned() };
        }
        record.adjacent = adjacent;
        record.listings = listings;
        self.emit(record, ordinal, offset);
    }

    /// What can still be screened of a line that is set aside: every value of a repeated key counts.
    fn salvage(&mut self, json: &Tree<'_>, ordinal: u64, offset: u64) {
        let first = |key: &str| match json.get(key) {
            Some(Tree::Text(text)) => Some(text.to_string()),
            Some(Tree::List(values)) => values.iter().find_map(Tree::as_str).map(str::to_owned),
            _ => None,
        };
        let Some(properties) = json.get("properties").and_then(Tree::as_object) else { return };
        let id =
            first("id").filter(|id| !id.is_empty()).unwrap_or_else(|| format!("line {ordinal}"));
        // A repeated key may hide the schema as well as a name: what would not be screened by itself is screened as a
        // legal entity, which is compared with people and organisations.
        let screened =
            |schema: &String| matches!(line::role(schema), Role::Main | Role::Adjacent(_));
        let schema = first("schema").filter(screened).and_then(|schema| Schema::parse(&schema));
        let mut entity = Entity::new(id, schema.unwrap_or(Schema::LegalEntity));
        let mut adjacent = self.fill(&mut entity, properties, ordinal, offset);
        if !line::is_findable(&entity) {
            return;
        }
        adjacent.extend(self.hanging_on(&entity.id));
        let (sanctions, adjacent): (Vec<_>, Vec<_>) =
            adjacent.into_iter().partition(|one| one.schema == Schema::Sanction);
        // A line that was cut has lost its dataset: it is of the list that the file is.
        let source = match (dataset(json), &self.source) {
            (source, Some(known)) if source == SOURCE => known.clone(),
            (source, _) => source,
        };
        // Which handling rules such a line has is as uncertain as the rest of it.
        let label = if json.get("label").is_some() {
            Label::strictest(source.clone())
        } else {
            Label::published(source.clone())
        };
        let id = RecordId { source, key: entity.id.clone(), version: String::new() };
        let mut record = Record::new(id, entity, label);
        record.adjacent = adjacent;
        record.listings = sanctions.iter().map(canonical::listing_from).collect();
        record.completeness =
            Completeness::Incomplete { reason: "The line was set aside.".to_owned() };
        self.emit(record, ordinal, offset);
    }

    /// What hangs on things that are not in the file.
    fn orphans(&mut self) {
        let left: BTreeMap<(u64, String), Hanging> = std::mem::take(&mut self.attached.by_holder)
            .into_iter()
            .flat_map(|(holder, hanging)| {
                hanging.into_iter().map(move |one| ((one.ordinal, holder.clone()), one))
            })
            .collect();
        let mut seen = BTreeSet::new();
        for hanging in left.into_values() {
            // An entity that hangs on two things is one orphan.
            if !seen.insert(hanging.ordinal) {
                continue;
            }
            let Hanging { ordinal, offset, .. } = hanging;
            let told = |json: &Tree<'_>| (dataset(json), belongs_to(json).is_some());
            let Some((entity, (dataset, is_own))) = self.hanging(&hanging, &told) else { continue };
            self.problem(ProblemCode::OrphanEntity, ordinal, offset, entity.schema.name());
            if !line::is_findable(&entity) {
                continue;
            }
            let id = RecordId {
                source: dataset.clone(),
                key: entity.id.clone(),
                version: String::new(),
            };
            // The handling rules of one of our own stand with the thing that is missing, so they are unknown.
            let label = if is_own { Label::strictest(dataset) } else { Label::published(dataset) };
            let mut record = Record::new(id, entity, label);
            record.completeness = Completeness::Incomplete {
                reason: "The entity it belongs to is not in the file.".to_owned(),
            };
            self.emit(record, ordinal, offset);
        }
    }

    fn emit(&mut self, mut record: Record, ordinal: u64, offset: u64) {
        if !self.keys.insert(record.id.key.clone()) {
            self.problem(ProblemCode::RepeatedKey, ordinal, offset, "id");
            // Its names are screened all the same, under a key of its own.
            record.id.key = format!("{}#{ordinal}", record.id.key);
            record.completeness = Completeness::Incomplete {
                reason: "Another record has the same reference.".to_owned(),
            };
        }
        record.provenance = Provenance { file: self.file.to_owned(), record: ordinal, offset };
        if self.source.is_none() && record.id.source != SOURCE {
            self.source = Some(record.id.source.clone());
        }
        self.counts.records += 1;
        self.counts.add("documents, accounts and addresses", record.adjacent.len() as u64);
        self.counts.add("listings", record.listings.len() as u64);
        if record.completeness != Completeness::Complete {
            self.counts.incomplete += 1;
        }
        self.sink.record(record);
    }
}
