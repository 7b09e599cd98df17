//! A resource with its operations.

use super::choices::Choices;
use super::field::{Around, Known, Place, field, inherited, is_there, support};
use super::ground::Ground;
use super::tree::{Tree, list, map, set, text};
use super::words;

/// What a file says of a resource. `ty` is what its object is called.
pub(super) fn resource(choices: &mut Choices, ground: &Ground, slug: &str, ty: &str) -> Tree {
    let mut around = Around { ground, resource: slug.to_owned(), object: Vec::new() };
    let mut tree = map([("type", text(ty))]);
    described(choices, &mut tree);
    let object = object(choices, &mut around);
    let operations = operations(choices, &around);
    // A resource without operations has to say that there may be some.
    let has_operations = !matches!(&operations, Tree::Ordered(known) if known.is_empty());
    for key in ["partial", "partial_operations"] {
        if key == "partial_operations" && !has_operations {
            tree.put(key, Tree::Word("true".to_owned()));
        } else if choices.once_in(5) {
            tree.put(key, Tree::Word(choices.one_of(&["true", "false"]).to_string()));
        }
    }
    tree.put("object", object);
    tree.put("operations", operations);
    tree
}

fn described(choices: &mut Choices, tree: &mut Tree) {
    for key in ["description", "source"] {
        if choices.once_in(3) {
            tree.put(key, text(words::text(choices)));
        }
    }
}

fn object(choices: &mut Choices, around: &mut Around<'_>) -> Tree {
    let mut fields: Vec<(String, Tree)> = Vec::new();
    let mut object = Vec::new();
    for _ in 0..choices.below(9) {
        let name = words::field(choices);
        if is_there(&fields, &name) {
            continue;
        }
        let made = field(choices, around, Place::Object, 0);
        object.push(Known { name: name.clone(), values: made.values, is_within_itself: made.is_within_itself });
        fields.push((name, made.tree));
    }
    around.object = object;
    Tree::Ordered(fields)
}

/// The methods that every platform knows.
const KNOWN: [&str; 5] = ["list", "get", "create", "update", "delete"];

fn operations(choices: &mut Choices, around: &Around<'_>) -> Tree {
    let mut operations: Vec<(String, Tree)> = Vec::new();
    let mut constants: Vec<String> = Vec::new();
    for _ in 0..choices.below(6) {
        let known = *choices.one_of(&KNOWN);
        let (method, kind) =
            if choices.once_in(3) { (words::method(choices), "custom") } else { (known.to_owned(), known) };
        let has_body = around.ground.platform.bodies.contains(&kind);
        // Two methods of one constant are a mistake that no name mends.
        let constant = method.replace(['-', '_'], "");
        if !constants.contains(&constant) {
            operations.push((method, operation(choices, around, has_body)));
            constants.push(constant);
        }
    }
    Tree::Ordered(operations)
}

fn operation(choices: &mut Choices, around: &Around<'_>, has_body: bool) -> Tree {
    let mut tree = Tree::Map(Vec::new());
    described(choices, &mut tree);
    if choices.once_in(4) {
        tree.put("partial", Tree::Word(choices.one_of(&["true", "false"]).to_string()));
    }
    let platform = &around.ground.platform;
    let mut formats: &[String] = &[];
    if choices.once_in(3) {
        formats = &platform.formats[..=choices.below(platform.formats.len())];
        tree.put("response_formats", list(formats.iter().cloned()));
    }
    if choices.once_in(2) {
        integrations(choices, around, &mut tree);
    }
    if choices.once_in(3) {
        let own = sent(choices, around, &platform.taken);
        tree.put("query", with_common(choices, around, formats, own));
    }
    if has_body {
        let body = if choices.once_in(5) { text("not-stated") } else { sent(choices, around, &[]) };
        tree.put("request", body);
    }
    response(choices, around, &mut tree);
    if choices.once_in(4) {
        unnamed(choices, around, has_body, &mut tree);
    }
    tree
}

fn integrations(choices: &mut Choices, around: &Around<'_>, tree: &mut Tree) {
    let providers = around.ground.some(choices, &[]);
    if providers.is_empty() {
        return;
    }
    let partial: Vec<String> = providers.iter().take(choices.below(3)).cloned().collect();
    let mut integrations = map([("providers", set(providers))]);
    if !partial.is_empty() {
        integrations.put("partial", set(partial));
    }
    if choices.once_in(3) {
        integrations.put("complete", Tree::Word(choices.one_of(&["false", "true"]).to_string()));
    }
    tree.put("integrations", integrations);
}

/// Fields of a request or a query: those of the object, and others.
fn sent(choices: &mut Choices, around: &Around<'_>, taken: &[String]) -> Tree {
    let mut fields: Vec<(String, Tree)> = Vec::new();
    let known = around.object.iter().filter(|known| !known.is_within_itself);
    for known in known.filter(|known| !taken.contains(&known.name)) {
        if choices.once_in(2) {
            fields.push((known.name.clone(), inherited(choices, around, known)));
        }
    }
    for _ in 0..choices.below(4) {
        let name = words::field(choices);
        let made = field(choices, around, Place::Sent, 0);
        if !is_there(&fields, &name) && !taken.contains(&name) {
            fields.push((name, made.tree));
        }
    }
    Tree::Ordered(fields)
}

/// Who takes parameters that all operations have.
fn with_common(choices: &mut Choices, around: &Around<'_>, formats: &[String], own: Tree) -> Tree {
    let Tree::Ordered(mut fields) = own else { return own };
    let platform = &around.ground.platform;
    for name in &platform.common {
        let mut line = Tree::Map(Vec::new());
        let values = if platform.chooses.as_ref() == Some(name) { formats } else { &[] };
        if choices.once_in(3) {
            support(choices, around, &mut line, values);
        }
        if matches!(&line, Tree::Map(said) if !said.is_empty()) {
            fields.insert(choices.below(fields.len() + 1), (name.clone(), line));
        }
    }
    Tree::Ordered(fields)
}

fn response(choices: &mut Choices, around: &Around<'_>, tree: &mut Tree) {
    let body = match choices.below(6) {
        0 | 1 => return,
        2 => text("not-stated"),
        3 => text("bytes"),
        _ => {
            let mut lines = Vec::new();
            for known in &around.object {
                let mut line = Tree::Map(Vec::new());
                if choices.once_in(2) {
                    support(choices, around, &mut line, &known.values);
                    lines.push((known.name.clone(), line));
                }
            }
            Tree::Map(lines)
        }
    };
    tree.put("response", body);
}

fn unnamed(choices: &mut Choices, around: &Around<'_>, has_body: bool, tree: &mut Tree) {
    let places: &[&str] = if has_body { &["response", "query", "request"] } else { &["response", "query"] };
    let mut fields = Vec::new();
    for _ in 0..=choices.below(3) {
        let mut field = map([("in", text(*choices.one_of(places)))]);
        let values = if choices.once_in(3) { vec!["small".to_owned(), "large".to_owned()] } else { Vec::new() };
        if choices.once_in(2) {
            field.put("type", text(*choices.one_of(&["any", "string", "array<map>", "array<object>", "object"])));
        }
        if !values.is_empty() {
            field.put("values", list(values.iter().cloned()));
        }
        if choices.once_in(2) {
            field.put("description", text(words::text(choices)));
        }
        support(choices, around, &mut field, &values);
        fields.push(field);
    }
    tree.put("unnamed", Tree::List(fields));
}
