//! A draft as the file of a resource.

use super::cited;
use super::draft::{Draft, DraftField, DraftSupport, Extent, FieldPart, Known, Listed, Reference, named};
use super::join::Joint;
pub(super) use crate::load::OPEN as TODO;
use crate::model::{Http, Level, Location, Method, Scalar, Type};
use crate::yaml::{Map, Written};

/// The first line of every resource's file, for editors.
const EDITORS: &str = "# yaml-language-server: $schema=../schema.json\n";

/// The key beside values that are some of several.
pub(super) const PARTIAL_VALUES: &str = "partial_values";

/// The file of a resource of which nothing else is known.
pub fn resource(joint: &Joint) -> String {
    let mut file = Map::default();
    let description = format!("The resource {} of {}.", joint.resource, joint.api);
    file.push("description", Written::Text(description));
    file.push("object", Written::Map(fields(Map::open(), &joint.object, None, false)));
    if !joint.are_operations_listed {
        file.push("partial_operations", Written::Plain("true".to_owned()));
    }
    let mut operations = Map::open();
    for draft in &joint.operations {
        operations.push(&draft.method, Written::Map(operation(draft, &joint.object)));
    }
    for (method, http) in &joint.listed {
        operations.push(method, Written::Map(listed(method, *http)));
    }
    file.push("operations", Written::Map(operations));
    EDITORS.to_owned() + &file.document()
}

/// An operation of which nothing is known but that it is there.
pub(super) fn listed(method: &str, http: Http) -> Map {
    let mut map = Map::default();
    let is_custom = matches!(Method::from_wire(method), Method::Custom(_));
    for (key, is_open) in [("request", http.has_body()), ("response", is_custom)] {
        if is_open {
            map.push(key, Written::Text(NOT_STATED.to_owned()));
        }
    }
    map
}

/// The word for a body that no page describes.
const NOT_STATED: &str = "not-stated";

pub(super) fn operation(draft: &Draft, object: &[DraftField]) -> Map {
    let mut operation = Map::open();
    if let Some(source) = draft.source.as_ref().filter(|source| !source.is_empty()) {
        operation.push("source", Written::Text(source.clone()));
    }
    formats(draft, &mut operation);
    match &draft.integrations {
        Some(Known::As(integrations)) => {
            operation.push("integrations", Written::Map(self::integrations(integrations, draft.extent)));
        }
        Some(Known::Open(message)) => {
            let mut comments = vec![format!("{TODO}: {message}")];
            let name = |(slug, is_partial): &(String, bool)| {
                if *is_partial { format!("{slug} (partial)") } else { slug.clone() }
            };
            let others: Vec<String> = draft.some_integrations.iter().map(name).collect();
            comments.extend((!others.is_empty()).then(|| self::others(&others.join(", "))));
            operation.push_with(comments, "integrations", Written::Text(TODO.to_owned()));
        }
        None => {}
    }
    let query = fields(common(&draft.common), &draft.query, None, true);
    if !query.is_empty() {
        operation.push("query", Written::Map(query));
    }
    match &draft.request {
        Some(request) => operation.push("request", Written::Map(fields(Map::open(), request, Some(object), true))),
        None if draft.sends => operation.push("request", Written::Text(NOT_STATED.to_owned())),
        None => {}
    }
    let mut response = Map::open();
    for field in draft.response.iter().flatten() {
        if let Some(support) = &field.support {
            response.extend(filled(field, support));
        }
    }
    if !response.is_empty() {
        operation.push("response", Written::Map(response));
    } else if draft.response.is_none() && matches!(Method::from_wire(&draft.method), Method::Custom(_)) {
        operation.push("response", Written::Text(NOT_STATED.to_owned()));
    }
    if !draft.unnamed.is_empty() {
        operation.push("unnamed", Written::Maps(draft.unnamed.iter().map(unnamed).collect()));
    }
    operation
}

/// A part of the list would say that the operation has no other forms of answer.
fn formats(draft: &Draft, operation: &mut Map) {
    let known = &draft.response_formats;
    if !draft.open_formats.is_empty() {
        let mut comments: Vec<String> =
            draft.open_formats.iter().map(|(_, message)| format!("{TODO}: {message}")).collect();
        comments.extend((!known.is_empty()).then(|| others(&known.join(", "))));
        operation.push_with(comments, "response_formats", Written::Text(TODO.to_owned()));
    } else if !known.is_empty() {
        operation.push("response_formats", Written::Texts(known.clone()));
    }
}

/// Where the list was seen in part, whoever is not on it may have the operation, too.
pub(super) fn integrations(integrations: &[(String, bool)], extent: Extent) -> Map {
    let mut map = Map::default();
    let mut push = |key, is_wanted: fn(bool) -> bool| {
        let mut slugs: Vec<String> = integrations
            .iter()
            .filter(|(_, is_partial)| is_wanted(*is_partial))
            .map(|(slug, _)| slug.clone())
            .collect();
        slugs.sort();
        slugs.dedup();
        if !slugs.is_empty() || key == "providers" {
            map.push(key, Written::Texts(slugs));
        }
    };
    push("providers", |_| true);
    push("partial", |is_partial| is_partial);
    // Nothing shows that these are all, so that silence about the others must not become an answer.
    if extent != Extent::All {
        map.push("complete", Written::Plain("false".to_owned()));
    }
    map
}

/// Who takes parameters that operations have in common. One of which that is open has no line: it would say nothing.
pub(super) fn common(said: &[DraftField]) -> Map {
    let mut map = Map::open();
    for field in said.iter().filter(|field| open_support(field).is_none()) {
        map.extend(field.support.iter().fold(Map::open(), |_, support| filled(field, support)));
    }
    map
}

/// Who fills a field of the answer.
pub(super) fn filled(field: &DraftField, support: &DraftSupport) -> Map {
    let (mut line, mut map) = (Map::default(), Map::open());
    line.push("support", supported(field, support));
    map.push_with(comments_on(field, FieldPart::is_support), &field.name, Written::Map(line));
    map
}

/// A field without a name, with all that is known of it. One that is described, or stands among others with names, has a name, which
/// is asked for in place of its type: the format has no key for it. One of which a page has a count alone has neither.
pub(super) fn unnamed((location, field): &(Location, DraftField)) -> (Vec<String>, Map) {
    let mut map = Map::default();
    map.push("in", Written::Text(location.as_str().to_owned()));
    let is_asked = field.words.is_some() || field.has_lost_name || field.is_open(FieldPart::Values);
    map.push("type", Written::Text(if is_asked { TODO } else { Scalar::Any.as_str() }.to_owned()));
    match &field.values {
        Some(Known::As(values)) => listed_values(field, values, &mut map),
        Some(Known::Open(_)) => map.push("values", Written::Text(TODO.to_owned())),
        None => {}
    }
    if let Some(support) = &field.support {
        map.push("support", supported(field, support));
    }
    let mut comments = comments(field);
    comments.extend(is_asked.then(|| format!("{TODO}: a name and a type for what {}", seen(field))));
    (comments, map)
}

/// What a page has of a field without a name.
fn seen(field: &DraftField) -> String {
    let place = cited::one(&field.place);
    let what = match &field.words {
        Some(words) => format!("describes with `{}`", start(words)),
        None => "has without a name".to_owned(),
    };
    let ty = field.ty.as_ref().map_or_else(String::new, |ty| format!(", as `{ty}`"));
    // The format has no key for an example of a field that nobody can send by its name; it tells the type.
    let example =
        field.example.as_ref().map_or_else(String::new, |example| format!(", for example `{}`", start(example)));
    format!("{place} {what}{ty}{example}")
}

/// Enough words to find the rest of them.
fn start(words: &str) -> String {
    let mut start: Vec<&str> = words.split_whitespace().take(8).collect();
    if start.len() == 8 {
        start[7] = "…";
    }
    start.join(" ")
}

/// `object` are the fields whose type, format, values and members need not be said again.
pub(super) fn fields(mut map: Map, fields: &[DraftField], object: Option<&[DraftField]>, with_support: bool) -> Map {
    for field in fields {
        let base = object.and_then(|object| object.iter().find(|other| other.name == field.name));
        map.push_with(comments(field), &field.name, Written::Map(self::field(field, base, with_support)));
    }
    map
}

fn comments(field: &DraftField) -> Vec<String> {
    let open = |known: &Option<Known<Vec<String>>>| match known {
        Some(Known::Open(message)) => Some(message.clone()),
        _ => None,
    };
    let members = match &field.members {
        Known::Open(message) => Some(message.clone()),
        Known::As(_) => None,
    };
    let known = open(&field.values).into_iter().chain(members).map(|message| format!("{TODO}: {message}"));
    known.chain(comments_on(field, |_| true)).chain(untyped(field)).collect()
}

/// Whether a comment is one that stands above what an import left open, and nobody's own.
pub(super) fn is_question(comment: &str) -> bool {
    const BEGINNINGS: [&str; 14] = [
        "`",
        "the type may be ",
        "the values of `",
        "the label `",
        "no provider has ",
        "a name and a type for ",
        "two pages ",
        "there are too many ",
        "the page counts ",
        "the page does not say ",
        "the response formats cannot ",
        "platform.yaml has no response format `",
        "who takes `",
        "the others are ",
    ];
    let said = comment.strip_prefix(TODO).and_then(|said| said.strip_prefix(": "));
    said.is_some_and(|said| {
        BEGINNINGS.iter().any(|beginning| said.starts_with(beginning))
            || said.contains(" values of `")
            || said.contains(" response formats are left out")
    })
}

pub(super) fn comments_on(field: &DraftField, wanted: impl Fn(FieldPart) -> bool) -> Vec<String> {
    let open = field.open.iter().filter(|(part, _)| wanted(*part));
    let mut comments: Vec<String> = open.clone().map(|(_, message)| format!("{TODO}: {message}")).collect();
    let known = field.support.as_ref().filter(|_| open.clone().any(|(part, _)| *part == FieldPart::OtherSupport));
    if let Some(listed) = known.and_then(DraftSupport::named).filter(|known| !known.is_empty()) {
        comments.push(others(&named(listed)));
    }
    comments
}

/// Of an open list, those who are known.
fn others(named: &str) -> String {
    format!("{TODO}: the others are {named}")
}

/// What a sample shows of a type that it does not prove.
fn untyped(field: &DraftField) -> Option<String> {
    let may_be = field.may_be.filter(|_| field.ty.is_none())?;
    Some(format!("{TODO}: the type may be {may_be}"))
}

fn supported(field: &DraftField, support: &DraftSupport) -> Written {
    open_support(field).unwrap_or_else(|| Written::Map(self::support(support)))
}

fn open_support(field: &DraftField) -> Option<Written> {
    field.open.iter().any(|(part, _)| part.is_support()).then(|| Written::Text(TODO.to_owned()))
}

fn field(field: &DraftField, base: Option<&DraftField>, with_support: bool) -> Map {
    let mut map = Map::default();
    let takes_over = base.is_some_and(|base| is_like(base, field) && (field.values.is_some() || base.values.is_none()));
    if !takes_over {
        shape(field, &mut map);
    }
    // Pages without names have lost which fields have to be there, too.
    if field.is_open(FieldPart::Required) || field.required.is_none() {
        map.push("required", Written::Text(TODO.to_owned()));
    } else if field.required == Some(true) {
        map.push("required", Written::Plain("true".to_owned()));
    }
    match &field.values {
        _ if field.is_open(FieldPart::Values) => map.push("values", Written::Text(TODO.to_owned())),
        Some(Known::As(values)) if !takes_over || base.is_some_and(|base| !has_values_of(base, field)) => {
            listed_values(field, values, &mut map);
        }
        Some(Known::Open(_)) => map.push("values", Written::Text(TODO.to_owned())),
        _ => {}
    }
    if let Some(example) = &field.example {
        map.push("example", Written::Text(example.clone()));
    }
    if field.is_open(FieldPart::References) {
        map.push("references", Written::Text(TODO.to_owned()));
    } else if let Some(target) = target(field).filter(|target| base.and_then(self::target) != Some(target)) {
        map.push("references", Written::Text(target.to_owned()));
    }
    if !takes_over {
        members(field, &mut map);
    }
    let said = || field.support.as_ref().map(|said| supported(field, said)).or_else(|| open_support(field));
    if let Some(support) = with_support.then(said).flatten() {
        map.push("support", support);
    }
    map
}

/// Values, and whether there are others.
fn listed_values(field: &DraftField, values: &[String], map: &mut Map) {
    map.push("values", Written::Texts(values.to_vec()));
    if field.values_left_out.is_some() {
        map.push(PARTIAL_VALUES, Written::Plain("true".to_owned()));
    }
}

/// The same list, of as many.
fn has_values_of(one: &DraftField, other: &DraftField) -> bool {
    one.values == other.values && one.values_left_out == other.values_left_out
}

/// What a field points at, where the specification can say it.
pub(super) fn target(field: &DraftField) -> Option<&str> {
    match &field.references {
        Some(Reference::Target(target)) => Some(target),
        Some(Reference::Heading { .. }) | None => None,
    }
}

/// Whether two fields are made of the same.
fn is_like(one: &DraftField, other: &DraftField) -> bool {
    let members = match (&one.members, &other.members) {
        (Known::As(one), Known::As(other)) => {
            let is_same = |(one, other): (&DraftField, &DraftField)| {
                one.name == other.name
                    && one.required == other.required
                    && has_values_of(one, other)
                    && is_like(one, other)
            };
            one.len() == other.len() && one.iter().zip(other).all(is_same)
        }
        (one, other) => one == other,
    };
    // A field without a type takes over that of the object, where the page has none for either.
    let open = |field: &DraftField| -> Vec<FieldPart> {
        field.open.iter().map(|(part, _)| *part).filter(|part| !part.is_support()).collect()
    };
    members && (one.ty == other.ty) && open(one) == open(other)
}

fn shape(field: &DraftField, map: &mut Map) {
    if field.is_open(FieldPart::Type) || (field.ty.is_none() && field.may_be.is_some()) {
        return map.push("type", Written::Text(TODO.to_owned()));
    }
    let ty = with_members(field, field.ty.clone().unwrap_or(Type::One(Scalar::Any)));
    map.push("type", Written::Text(ty.to_string()));
    if let Some(format) = ty.format() {
        map.push("format", Written::Text(format.as_str().to_owned()));
    }
}

/// The type of a field that has these members, or none.
pub(super) fn with_members(field: &DraftField, ty: Type) -> Type {
    let is_empty = matches!(&field.members, Known::As(members) if members.is_empty());
    if is_empty { without_members(ty) } else { ty }
}

/// An object whose members nobody lists is a map.
pub(super) fn without_members(ty: Type) -> Type {
    match ty {
        Type::One(Scalar::Object | Scalar::Itself) => Type::One(Scalar::Map),
        Type::Array(inner) => Type::Array(Box::new(without_members(*inner))),
        other @ Type::One(_) => other,
    }
}

fn members(field: &DraftField, map: &mut Map) {
    match &field.members {
        Known::As(members) if members.is_empty() => {}
        Known::As(_) if field.is_open(FieldPart::OtherMembers) => map.push("fields", Written::Text(TODO.to_owned())),
        Known::As(members) => map.push("fields", Written::Map(fields(Map::default(), members, None, true))),
        Known::Open(_) => map.push("fields", Written::Text(TODO.to_owned())),
    }
}

pub(super) fn support(support: &DraftSupport) -> Map {
    let mut map = Map::default();
    match support {
        DraftSupport::Counted { supported, required } => {
            map.push("count", Written::Plain(supported.to_string()));
            if *required > 0 {
                map.push("required_count", Written::Plain(required.to_string()));
            }
        }
        DraftSupport::Listed(listed) | DraftSupport::InPart(listed) => {
            for level in [Level::Required, Level::Supported] {
                let mut slugs: Vec<String> =
                    listed.iter().filter(|one| one.level == level).map(|one| one.slug.clone()).collect();
                slugs.sort();
                if !slugs.is_empty() {
                    map.push(level.as_str(), Written::Texts(slugs));
                }
            }
            let values = own_values(listed);
            if !values.is_empty() {
                map.push("values", Written::Map(values));
            }
            if matches!(support, DraftSupport::InPart(_)) {
                map.push("complete", Written::Plain("false".to_owned()));
            }
        }
    }
    map
}

fn own_values(listed: &[Listed]) -> Map {
    let mut map = Map::default();
    for one in listed {
        match &one.values {
            Some(Known::As(values)) => map.push(&one.slug, Written::Texts(values.clone())),
            Some(Known::Open(_)) => map.push(&one.slug, Written::Text(TODO.to_owned())),
            None => {}
        }
    }
    map
}
