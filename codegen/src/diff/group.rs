//! One cause, one entry: which changes belong together.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::change::{At, Change, Has, Member, Sides, Text, TypeChange, What};
use super::subject::Subject;
use crate::model::Level;

/// Changes in the order they were found, those of one cause together.
pub(super) fn group(changes: Vec<Change>) -> Vec<Vec<Change>> {
    let keys = keys(&changes);
    let mut groups: Vec<Vec<Change>> = Vec::new();
    let mut known: HashMap<Key, usize> = HashMap::new();
    for (change, key) in changes.into_iter().zip(keys) {
        let at = *known.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(change);
    }
    groups
}

/// What changes of one cause have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    /// The facts of a provider.
    Provider(String),
    /// The same about the field of one path, in the object and in what is made of it.
    Field(String, Sides<Option<String>>, What),
    /// How one provider stands to fields of a resource.
    Row(String, String, Direction),
    /// How providers stand to the field of one path.
    Column(String, String, Direction),
    /// How one provider has operations of a resource.
    Integration(String, String, Direction),
    /// The forms of answer of an operation.
    Formats(Subject),
    /// What a field or a parameter has more of, or less: its address without what it is part of.
    Members(String, Member, bool),
    /// By itself.
    Single(usize),
}

/// Which way something goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Direction {
    Gained,
    Lost,
    /// What was more is less: the provider no longer requires the field, or has the operation in part.
    Down,
    Up,
}

fn keys(changes: &[Change]) -> Vec<Key> {
    let mut keys: Vec<Key> = changes.iter().enumerate().map(|(at, change)| key(change, at)).collect();
    for (at, key) in cells(changes) {
        keys[at] = key;
    }
    keys
}

fn key(change: &Change, at: usize) -> Key {
    let subject = change.subject();
    match (&change.what, subject.resource_path()) {
        (What::Format(..) | What::FormatsStated(_), _) => Key::Formats(subject.clone()),
        (What::Name(_) | What::RustName(_) | What::Text(Text::Label, _), _)
            if matches!(subject, Subject::Provider(_)) =>
        {
            Key::Provider(subject.to_string())
        }
        (What::Integration { provider, has, .. }, Some(resource)) => {
            Key::Integration(resource.to_owned(), provider.slug.clone(), direction(has, &Has::Whole))
        }
        (What::Member(member, sides), resource) => {
            let address = resource.map_or_else(
                || subject.to_string(),
                |resource| format!("{resource}#{}", subject.field_path().unwrap_or_default()),
            );
            Key::Members(address, *member, sides.after.is_some())
        }
        (what, Some(resource)) if subject.field().is_some() => {
            let path = |at: &Option<At>| at.as_ref()?.subject.field_path().map(str::to_owned);
            let paths = Sides::new(path(&change.before), path(&change.after));
            Key::Field(resource.to_owned(), paths, plain(what))
        }
        _ => Key::Single(at),
    }
}

/// What is said of a field, without what only the judgement looks at.
fn plain(what: &What) -> What {
    match what.clone() {
        What::Presence { .. } => What::Presence { required: false, shape: None },
        What::Required { flag, .. } => What::Required { flag, listed: Sides::new(false, false) },
        What::Type(ty) => What::Type(TypeChange { in_rust: false, ..ty }),
        // The paths say it, and what is sent stands elsewhere than what comes back.
        What::Moved(_) => What::Moved(Sides::new(String::new(), String::new())),
        // The types of what is sent have names of their own.
        What::TypeName(_) => What::TypeName(Sides::new(String::new(), String::new())),
        What::Known { known, .. } => What::Known { known, demanded: Sides::new(false, false) },
        other => other,
    }
}

/// `most` is what goes furthest.
fn direction<T: PartialEq>(sides: &Sides<Option<T>>, most: &T) -> Direction {
    match (&sides.before, &sides.after) {
        (None, _) => Direction::Gained,
        (_, None) => Direction::Lost,
        (Some(before), _) if before == most => Direction::Down,
        _ => Direction::Up,
    }
}

/// A cell: resource, direction, provider, path.
struct Cell<'a> {
    at: usize,
    provider: &'a str,
    path: &'a str,
}

/// Cells form a table of providers and fields for each resource and direction. The rows and columns with the most cells are
/// taken out first, so that a provider that left fourteen fields is one entry, and so is a field that five providers left.
fn cells(changes: &[Change]) -> Vec<(usize, Key)> {
    let mut tables: BTreeMap<(&str, Direction), Vec<Cell<'_>>> = BTreeMap::new();
    for (at, change) in changes.iter().enumerate() {
        let What::Cell { provider, level, .. } = &change.what else { continue };
        let (Some(resource), Some(path)) = (change.subject().resource_path(), change.subject().field_path()) else {
            continue;
        };
        let cell = Cell { at, provider: &provider.slug, path };
        tables.entry((resource, direction(level, &Level::Required))).or_default().push(cell);
    }
    tables.iter().flat_map(|((resource, direction), cells)| cover(resource, *direction, cells)).collect()
}

fn cover(resource: &str, direction: Direction, cells: &[Cell<'_>]) -> Vec<(usize, Key)> {
    let (mut rows, mut columns) = (by_name(cells, |cell| cell.provider), by_name(cells, |cell| cell.path));
    let mut keys = Vec::with_capacity(cells.len());
    while keys.len() < cells.len() {
        let ((row, in_row), (column, in_column)) = (largest(&rows), largest(&columns));
        let (key, taken) = if in_row >= in_column {
            (Key::Row(resource.to_owned(), row.to_owned(), direction), rows.remove(row))
        } else {
            (Key::Column(resource.to_owned(), column.to_owned(), direction), columns.remove(column))
        };
        for number in taken.unwrap_or_default() {
            let cell = &cells[number];
            for left in [rows.get_mut(cell.provider), columns.get_mut(cell.path)].into_iter().flatten() {
                left.remove(&number);
            }
            keys.push((cell.at, key.clone()));
        }
    }
    keys
}

/// The numbers of the cells of each row or column. Counting them anew for each that is taken out would take minutes where
/// hundreds of providers leave hundreds of fields.
fn by_name<'a>(cells: &[Cell<'a>], name: impl Fn(&Cell<'a>) -> &'a str) -> BTreeMap<&'a str, BTreeSet<usize>> {
    let mut numbers: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (number, cell) in cells.iter().enumerate() {
        numbers.entry(name(cell)).or_default().insert(number);
    }
    numbers
}

/// The first name of those with the most cells.
fn largest<'a>(numbers: &BTreeMap<&'a str, BTreeSet<usize>>) -> (&'a str, usize) {
    let counts = numbers.iter().map(|(name, cells)| (*name, cells.len()));
    counts.reduce(|most, next| if next.1 > most.1 { next } else { most }).unwrap_or_default()
}
