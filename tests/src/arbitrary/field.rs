//! Fields of objects, requests and queries, with everything that the format lets one say of them.

use super::choices::Choices;
use super::ground::Ground;
use super::tree::{Tree, list, map, set, text};
use super::words;

/// What a field is in, which decides what may be said of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// The object of the resource, at the top.
    Object,
    /// An object within that.
    Member,
    /// What is sent.
    Sent,
}

/// A field of the resource's object, which requests may take over.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) name: String,
    pub(super) values: Vec<String>,
    /// It holds the object again, which no request can.
    pub(super) is_within_itself: bool,
}

/// What is known where a field is made up.
pub(super) struct Around<'g> {
    pub(super) ground: &'g Ground,
    /// The resource's own slug, which fields may refer to.
    pub(super) resource: String,
    /// The fields of the object.
    pub(super) object: Vec<Known>,
}

/// A made up field, and what is known of it.
pub(super) struct Made {
    pub(super) tree: Tree,
    pub(super) values: Vec<String>,
    pub(super) is_within_itself: bool,
}

const SCALARS: [&str; 8] = ["string", "integer", "number", "boolean", "any", "map", "object", "self"];
const FORMATS: [&str; 6] = ["uuid", "date-time", "date", "email", "uri", "markdown"];
/// Objects in objects, of which a file must not have too many.
const DEEPEST: usize = 16;

/// A field with a type of its own.
pub(super) fn field(choices: &mut Choices, around: &Around<'_>, place: Place, depth: usize) -> Made {
    let allowed = match place {
        Place::Sent if depth < DEEPEST => &SCALARS[..7],
        Place::Object | Place::Member if depth < DEEPEST => &SCALARS[..],
        _ => &SCALARS[..6],
    };
    // Most chains of objects are short, and some are as long as can be.
    let scalar = if depth > 2 && depth < DEEPEST && choices.below(4) > 0 { "object" } else { choices.one_of(allowed) };
    let lists = [0, 0, 0, 1, 1, 2, 3, 8][choices.below(8)];
    let ty = format!("{}{scalar}{}", "array<".repeat(lists), ">".repeat(lists));
    let mut made = Made { tree: map([("type", text(ty))]), values: Vec::new(), is_within_itself: scalar == "self" };
    match scalar {
        "object" => members(choices, around, place, depth, &mut made),
        "string" => {
            if choices.once_in(4) {
                made.tree.put("format", text(*choices.one_of(&FORMATS)));
            } else if choices.once_in(3) {
                made.values = values(choices);
                made.tree.put("values", list(made.values.iter().cloned()));
            }
        }
        _ => {}
    }
    said(choices, around, place, &mut made.tree, &made.values.clone());
    made
}

fn members(choices: &mut Choices, around: &Around<'_>, place: Place, depth: usize, made: &mut Made) {
    let inner = if place == Place::Object { Place::Member } else { place };
    let number = if depth > 2 { 1 } else { 1 + choices.below(3) };
    let mut fields: Vec<(String, Tree)> = Vec::new();
    for _ in 0..number {
        let name = words::field(choices);
        let member = field(choices, around, inner, depth + 1);
        made.is_within_itself |= member.is_within_itself;
        if !is_there(&fields, &name) {
            fields.push((name, member.tree));
        }
    }
    made.tree.put("fields", Tree::Ordered(fields));
}

/// The same key twice is a mistake of the file, which is none of names.
pub(super) fn is_there(fields: &[(String, Tree)], name: &str) -> bool {
    fields.iter().any(|(other, _)| other == name)
}

/// A field that takes its type over from the object's of the same name.
pub(super) fn inherited(choices: &mut Choices, around: &Around<'_>, known: &Known) -> Tree {
    let mut tree = Tree::Map(Vec::new());
    let mut own = known.values.clone();
    if own.len() > 1 && choices.once_in(3) {
        own.truncate(1 + choices.below(own.len()));
        tree.put("values", list(own.iter().cloned()));
    }
    said(choices, around, Place::Sent, &mut tree, &own);
    tree
}

/// What can be said of any field.
fn said(choices: &mut Choices, around: &Around<'_>, place: Place, tree: &mut Tree, values: &[String]) {
    if choices.once_in(3) {
        tree.put("description", text(words::text(choices)));
    }
    if choices.once_in(6) {
        tree.put("example", text(words::text(choices)));
    }
    if choices.once_in(5) {
        tree.put("required", Tree::Word(choices.one_of(&["true", "false"]).to_string()));
    }
    if choices.once_in(9) {
        tree.put("references", text(around.resource.clone()));
    }
    if place != Place::Object {
        support(choices, around, tree, values);
    }
}

fn values(choices: &mut Choices) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for _ in 0..=choices.below(5) {
        let value = words::value(choices);
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

/// Who takes it: nothing, a number, or names, some with values of their own.
pub(super) fn support(choices: &mut Choices, around: &Around<'_>, tree: &mut Tree, values: &[String]) {
    let all = around.ground.slugs.len();
    let mut support = Tree::Map(Vec::new());
    match choices.below(4) {
        0 | 1 => return,
        2 => {
            let count = 1 + choices.below(all);
            support.put("count", Tree::Word(count.to_string()));
            if choices.once_in(2) {
                support.put("required_count", Tree::Word(choices.below(count + 1).to_string()));
            }
        }
        _ => {
            let required = if choices.once_in(2) { around.ground.some(choices, &[]) } else { Vec::new() };
            let supported = around.ground.some(choices, &required);
            if required.is_empty() && supported.is_empty() {
                return;
            }
            listed(choices, &mut support, &required, &supported, values);
        }
    }
    tree.put("support", support);
}

fn listed(choices: &mut Choices, support: &mut Tree, required: &[String], supported: &[String], values: &[String]) {
    for (key, slugs) in [("required", required), ("supported", supported)] {
        if !slugs.is_empty() {
            support.put(key, set(slugs.iter().cloned()));
        }
    }
    if choices.once_in(4) {
        support.put("complete", Tree::Word("false".to_owned()));
    } else {
        counted(choices, support, required.len(), supported.len());
    }
    if !values.is_empty() && choices.once_in(2) {
        let who = required.iter().chain(supported).take(3);
        let own = who.map(|slug| (slug.clone(), list(values[..=choices.below(values.len())].iter().cloned())));
        support.put("values", Tree::Map(own.collect()));
    }
}

/// The numbers beside a list, which has to have as many.
fn counted(choices: &mut Choices, support: &mut Tree, required: usize, supported: usize) {
    if choices.once_in(3) {
        support.put("count", Tree::Word((required + supported).to_string()));
    }
    if choices.once_in(4) {
        support.put("required_count", Tree::Word(required.to_string()));
    }
}
