//! A page that has lost its names, given them back from what else is known of the resource.

use super::draft::{Besides, Question};
use super::flags;
use super::naming;
use super::nesting::Order;
use super::page::{Item, OperationPage, Values};
use super::schema::Known;
use crate::model::{Scalar, Type};

/// Gives names, types and depths to the fields of a page. What stays without a name is a question only where it is described; a
/// count that nobody has a name for is kept as one.
pub(super) fn give_names(page: &mut OperationPage, besides: &Besides) -> Vec<Question> {
    let mut questions = Vec::new();
    let order = Order::of(page.dialect);
    name(&mut page.query, &besides.query, (order, false), &mut questions);
    if let Some(items) = &mut page.request {
        // Samples have every field that is described.
        name(items, &besides.request, (order, page.sample.is_some()), &mut questions);
        open_objects(items);
    }
    if let Some(items) = &mut page.response {
        name(items, &besides.response, (order, false), &mut questions);
    }
    questions
}

/// As [`give_names`], of one list of fields, whose order the page has, and whether all that are described are known.
pub(super) fn name(
    items: &mut Vec<Item>,
    known: &[Known],
    (order, are_all): (Order, bool),
    questions: &mut Vec<Question>,
) {
    let candidates: Vec<_> = known.iter().map(Known::candidate).collect();
    naming::part(items, &candidates, order);
    let named = naming::name(items, &candidates, order, are_all);
    let (mut above, mut whole, mut paths): (Vec<String>, Vec<Item>, Vec<Option<Vec<String>>>) = Default::default();
    for (at, (mut item, path)) in items.drain(..).zip(&named.paths).enumerate() {
        item.depth = Some(0);
        let path = path.as_ref().filter(|_| !named.open.contains(&at));
        if named.open.contains(&at) {
            questions.push(Question { message: which(&item), place: item.place.clone() });
        } else if path.is_none() && !item.description.is_empty() {
            questions.push(Question { message: nobody(&item), place: item.place.clone() });
        }
        if let Some(path) = path {
            for (path, item) in silent(path, &above, &item, known) {
                // One that has a line stands where that is.
                paths.push(Some(path).filter(|path| !named.paths.contains(&Some(path.clone()))));
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

fn which(item: &Item) -> String {
    format!("several known fields may be the one {}", shown(item))
}

fn nobody(item: &Item) -> String {
    format!("no known field is the one {}", shown(item))
}

/// A field without a name, by what is left of it.
fn shown(item: &Item) -> String {
    match item.description.first() {
        Some(words) => format!("that the page describes with `{words}`"),
        None => "of which the page has only a count".to_owned(),
    }
}
