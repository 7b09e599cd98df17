//! A page that has lost its names, given them back from what else is known of the resource.

use super::draft::{Besides, Question};
use super::flags;
use super::naming;
use super::nesting::Order;
use super::page::{Item, ItemSupport, OperationPage, Values};
use super::schema::Known;
use crate::model::{Location, Scalar, Type};
use crate::source::Place;

/// Fields of one list on a page of which nobody can tell which ones they are, and what they may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nameless {
    /// Where they go; `None` for fields of the object.
    pub location: Option<Location>,
    /// Fields that are known, and of which nobody can tell whether and where the list has them: members with the names above,
    /// `owner.id`. Others that nobody knows of may be there as well.
    pub names: Vec<String>,
    /// In the order of the page.
    pub fields: Vec<NamelessField>,
}

/// All that a page has of a field without its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamelessField {
    /// The page's words, where it has any for it.
    pub words: Option<String>,
    /// The page's values, as it has them.
    pub values: Option<String>,
    /// A value as it would be sent.
    pub example: Option<String>,
    /// How many take it, and how many of them require it.
    pub counts: Option<(u64, u64)>,
    /// Where the page shows it.
    pub place: Place,
}

impl NamelessField {
    fn of(item: &Item) -> Self {
        Self {
            words: (!item.description.is_empty()).then(|| item.description.join(" ")),
            values: item.values.as_ref().map(shown),
            example: item.example.clone(),
            counts: item.support.as_ref().map(ItemSupport::counts),
            place: item.place.clone(),
        }
    }

    /// What is asked.
    pub fn question(&self) -> Question {
        let message = match &self.words {
            Some(words) => format!("nobody knows the name of what the page describes with `{words}`"),
            None => "nobody knows the name of what the page has only a count of".to_owned(),
        };
        Question { message, place: self.place.clone() }
    }
}

fn shown(values: &Values) -> String {
    match values {
        Values::Glued(glued) => glued.clone(),
        Values::Listed(values) => values.join(", "),
        Values::Partial(values, more) => format!("{} and {more} more", values.join(", ")),
    }
}

/// Gives names, types and depths to the fields of a page. What stays without a name is a question only where it is described; a
/// count that nobody has a name for is kept as one.
pub(super) fn give_names(page: &mut OperationPage, besides: &Besides) -> Vec<Nameless> {
    let mut open = Vec::new();
    let order = Order::of(page.dialect);
    let some = List { order, are_all: false, is_whole: false };
    open.extend(name(&mut page.query, &besides.query, some, Some(Location::Query)));
    if let Some(items) = &mut page.request {
        // Samples have every field that is described.
        let sent = List { are_all: page.sample.is_some(), ..some };
        open.extend(name(items, &besides.request, sent, Some(Location::Request)));
        open_objects(items);
    }
    if let Some(items) = &mut page.response {
        let answered = List { is_whole: besides.is_object_whole, ..some };
        open.extend(name(items, &besides.response, answered, Some(Location::Response)));
    }
    open
}

/// A list of fields that have lost their names.
#[derive(Debug, Clone, Copy)]
pub(super) struct List {
    /// How the page orders them.
    pub(super) order: Order,
    /// All that are described are known.
    pub(super) are_all: bool,
    /// They are those of an object of which the specification has every field.
    pub(super) is_whole: bool,
}

/// As [`give_names`], of one list of fields.
pub(super) fn name(
    items: &mut Vec<Item>,
    known: &[Known],
    List { order, are_all, is_whole }: List,
    location: Option<Location>,
) -> Option<Nameless> {
    let candidates: Vec<_> = known.iter().map(Known::candidate).collect();
    naming::part(items, &candidates, order);
    let named = naming::name(items, &candidates, order, are_all);
    let has_line = |path: &Vec<String>| {
        let mut named = named.paths.iter().enumerate().filter(|(at, _)| !named.open.contains(at));
        named.any(|(_, known)| known.as_ref() == Some(path))
    };
    let mut fields = Vec::new();
    let mut left = self::paths(known);
    let (mut above, mut whole, mut paths): (Vec<String>, Vec<Item>, Vec<Option<Vec<String>>>) = Default::default();
    for (at, (mut item, path)) in items.drain(..).zip(&named.paths).enumerate() {
        item.depth = Some(0);
        let is_known = path.is_some();
        let path = path.as_ref().filter(|_| !named.open.contains(&at));
        // Which of several known fields it is changes nothing, where it is one of them and the page only describes it.
        if is_whole && is_known && path.is_none() && has_words_alone(&item) {
            above = Vec::new();
            continue;
        }
        if named.open.contains(&at) || (path.is_none() && !item.description.is_empty()) {
            fields.push(NamelessField::of(&item));
        }
        if let Some(path) = path {
            left.retain(|known| known != path);
            for (path, item) in silent(path, &above, &item, known) {
                // One that has a line stands where that is.
                paths.push(Some(path).filter(|path| !has_line(path)));
                whole.push(item);
            }
            fill(&mut item, path, known);
        }
        above = path.cloned().unwrap_or_default();
        whole.push(item);
        paths.push(path.cloned());
    }
    if order == Order::Sorted {
        flags::give(&mut whole, &paths, known);
    }
    *items = whole;
    if fields.is_empty() {
        return None;
    }
    Some(Nameless { location, names: left.iter().map(|path| path.join(".")).collect(), fields })
}

/// The page says nothing of it that a file could have.
fn has_words_alone(item: &Item) -> bool {
    let is_bare = item.support.is_none() && item.values.is_none() && item.example.is_none();
    is_bare && item.notes.is_empty() && item.doubts.is_empty()
}

/// The fields above a member that the one before it is not below: they have left no line. One that has stands here twice then,
/// and is one field all the same.
fn silent(path: &[String], above: &[String], member: &Item, known: &[Known]) -> Vec<(Vec<String>, Item)> {
    let shared = path.iter().zip(above).take_while(|(one, other)| one == other).count();
    let missing = (shared + 1..path.len()).map(|end| {
        let mut item = Item::at(member.place.clone());
        fill(&mut item, &path[..end], known);
        (path[..end].to_vec(), item)
    });
    missing.collect()
}

/// An object that only a sample shows may have the members that stand behind it without names.
fn open_objects(items: &mut [Item]) {
    for at in 1..items.len() {
        let is_nameless = items[at].name.is_none() && !items[at].description.is_empty();
        let before = &mut items[at - 1];
        if is_nameless && before.ty == Some(Type::One(Scalar::Object)) {
            before.ty = None;
        }
    }
}

fn fill(item: &mut Item, path: &[String], known: &[Known]) {
    let Some(found) = Known::find(known, path) else { return };
    item.name = Some(found.name.clone());
    item.depth = Some(path.len() - 1);
    item.ty.clone_from(&found.ty);
    item.required = found.required;
    if let Some(Values::Glued(glued)) = &item.values
        && *glued == found.values.concat()
    {
        item.values = Some(Values::Listed(found.values.clone()));
    }
}

/// All fields, each by its names from the top down.
fn paths(known: &[Known]) -> Vec<Vec<String>> {
    let below = |field: &Known| {
        let members = paths(&field.members).into_iter();
        let members = members.map(|path| [vec![field.name.clone()], path].concat());
        std::iter::once(vec![field.name.clone()]).chain(members).collect::<Vec<_>>()
    };
    known.iter().flat_map(below).collect()
}
