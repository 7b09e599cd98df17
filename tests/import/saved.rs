//! The pages that the project was given, where they are beside the workspace: those without names, with what names their fields.

use std::fs;

use tests::pages::{Layout, Saved, pages_of};
use unified_codegen::diff::{Level, diff};
use unified_codegen::import::{DraftField, Joined, Joint, Known as Part, LeftOpen};
use unified_codegen::model::{Field, Location, Operation, Request, Resource, Response, Spec, Support};

use crate::run::{Known, decided, merged, none_of, questions, raw, with, written};

/// The pages that have lost the names of fields; nothing where the folder is not there.
fn nameless() -> Option<Vec<Saved>> {
    let folder = fs::read_dir(tests::workspace().join("../shared/pages")).ok()?;
    let paths = folder.map(|entry| entry.expect("a page").path());
    let name = |path: &std::path::PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut paths: Vec<_> =
        paths.filter(|path| ["002", "003", "004"].iter().any(|one| name(path).starts_with(one))).collect();
    paths.sort();
    let saved = |path: &std::path::PathBuf| Saved {
        path: name(path),
        text: fs::read_to_string(path).expect("a page is text"),
        dialect: None,
    };
    Some(paths.iter().map(saved).collect())
}

/// The object pages of these resources, with the words that the pages about their operations have.
fn objects(known: &Known, saved: &[Saved]) -> Vec<Saved> {
    let joined = known.join(saved, Some(&known.spec));
    let mut spec = known.spec.clone();
    let mut objects = Vec::new();
    for joint in &joined.resources {
        let found = spec.apis.iter_mut().flat_map(|api| &mut api.resources);
        let mut found = found.filter(|resource| resource.api == joint.api && resource.slug == joint.resource);
        let resource: &mut Resource = found.next().expect("the specification has it");
        say(&mut resource.object, &joint.object);
        let resource = resource.clone();
        objects.extend(pages_of(&spec, &resource, Layout::MarkdownObject));
    }
    objects
}

fn say(fields: &mut [Field], said: &[DraftField]) {
    for field in fields {
        let words = said.iter().find(|other| other.name == field.wire);
        field.description = words.and_then(|words| words.words.clone());
        if let Some(Part::As(members)) = words.map(|words| &words.members) {
            say(&mut field.members, members);
        }
    }
}

/// What these pages cannot say: Markdown has no formats, and pages without names neither providers by name, nor untyped fields but as
/// a count, nor who has the operation.
fn is_beyond(line: &str) -> bool {
    let is_untyped = line.contains("was removed: ") && line.contains(" request): any; ");
    let counted: Vec<&str> = line.split(['(', ')']).filter(|part| part.contains(" it, ")).collect();
    let is_counted = line.contains(" is counted (") && matches!(counted[..], [now, before] if now == before);
    let is_format = line.contains("date-time") || line.contains("uuid");
    // These are asked about: see below.
    let is_asked = ["addresses", "phone_numbers"]
        .iter()
        .any(|name| line.starts_with(&format!("crm/accounts/update/request#{name} who takes `{name}` is not stated")));
    is_untyped || is_counted || is_format || is_asked || line.contains("no source says any more")
}

/// The fields of what is sent whose type nobody knows.
fn open(joint: &Joint) -> Vec<String> {
    let sent = joint.operations.iter().flat_map(|draft| draft.request.iter().flatten());
    sent.filter(|field| field.may_be.is_some() && field.ty.is_none())
        .map(|field| format!("{} {}", joint.path(), field.name))
        .collect()
}

/// The specification with nothing in it but what pages of these operations can say.
fn restricted(known: &Known, joined: &Joined) -> Spec {
    let mut spec = known.spec.clone();
    for api in &mut spec.apis {
        api.resources.retain(|known| joined.resources.iter().any(|joint| known.path() == joint.path()));
        for resource in &mut api.resources {
            let joint = joined.resources.iter().find(|joint| joint.path() == resource.path());
            let is_about =
                |method: &str| joint.is_some_and(|joint| joint.operations.iter().any(|one| one.method == method));
            resource.operations.iter_mut().filter(|known| !is_about(known.method.wire())).for_each(empty);
        }
    }
    spec.apis.retain(|api| !api.resources.is_empty());
    spec
}

/// The operation with nothing in it but that it is there.
fn empty(operation: &mut Operation) {
    if let Request::Fields(_) = operation.request {
        operation.request = Request::NotStated;
    }
    if let Response::Object(fields) = &mut operation.response {
        for field in fields {
            field.support = Support::NotStated;
        }
    }
}

#[test]
fn pages_without_names_and_the_objects_say_what_the_committed_files_say() {
    let Some(mut saved) = nameless() else { return };
    let known = Known::committed();
    saved.extend(objects(&known, &saved));
    let joined = known.join(&saved, None);
    // A field of which a page has neither name nor words, and members that show it, may have left the line above them, or no line:
    // its count is not known. What it is made of its members show.
    let is_of_two = |asked: &String| asked.starts_with("002") && asked.ends_with("what the page has only a count of");
    none_of(questions(&joined).into_iter().filter(|asked| !is_of_two(asked)).collect());
    let open: Vec<String> = joined.resources.iter().flat_map(open).collect();
    assert_eq!(open, [""; 0]);
    let alone = with(&known, &written(&joined)).unwrap_or_else(|report| panic!("{}", tests::text(report)));
    let differences = diff(&restricted(&known, &joined), &alone);
    let told = |entry: &unified_codegen::diff::Entry| {
        format!("{} {}: {}", entry.subject(), entry.title(), entry.details().join("; "))
    };
    let others = differences.entries.iter().filter(|entry| entry.level() > Level::Docs).map(told);
    none_of(others.filter(|line| !is_beyond(line)).collect());
}

/// Alone, each says so many fields of each place with so many providers as the committed file does, and names what it cannot name.
#[test]
fn pages_without_names_alone_say_how_many_take_what() {
    let Some(saved) = nameless() else { return };
    let known = Known::committed();
    let joined = known.join(&saved, None);
    for joint in &joined.resources {
        let path = joint.path();
        let there = known.spec.resources().find(|resource| resource.path() == path).expect("the specification has it");
        for draft in &joint.operations {
            let mut operations = there.operations.iter();
            let operation = operations.find(|known| known.method.wire() == draft.method).expect("the file has it");
            let mut expected: Vec<(Location, u64, u64)> = Vec::new();
            let lists = [
                (Location::Query, operation.query.as_slice()),
                (Location::Request, operation.request_fields()),
                (Location::Response, operation.response_fields()),
            ];
            for (location, fields) in lists {
                let counts = fields.iter().filter_map(|field| field.support.counts());
                expected.extend(counts.map(|(supported, required)| (location, supported, required)));
            }
            let unnamed = operation.unnamed.iter();
            expected.extend(
                unnamed.filter_map(|one| one.support.counts().map(|(all, required)| (one.location, all, required))),
            );
            let named = [
                (Location::Query, draft.query.as_slice()),
                (Location::Request, draft.request.as_deref().unwrap_or_default()),
                (Location::Response, draft.response.as_deref().unwrap_or_default()),
            ];
            let named =
                named.into_iter().flat_map(|(location, fields)| fields.iter().map(move |field| (location, field)));
            let all = named.chain(draft.unnamed.iter().map(|(location, field)| (*location, field)));
            let mut found: Vec<(Location, u64, u64)> = all
                .filter_map(|(location, field)| field.support.as_ref().map(|support| (location, support.counts())))
                .map(|(location, (supported, required))| (location, supported, required))
                .collect();
            let key = |one: &(Location, u64, u64)| (one.0.as_str(), one.1, one.2);
            expected.sort_by_key(key);
            found.sort_by_key(key);
            assert_eq!(found, expected, "{path} {}", draft.method);
        }
    }
    let open = joined.resources.iter().map(Joint::left_open).sum::<usize>();
    let asked = questions(&joined).iter().filter(|asked| asked.contains("the page describes with")).count();
    assert_eq!((open > 0, asked), (true, open), "each of them is asked about by its words");
}

/// What stays open is not told by the order of the file that the first import wrote.
#[test]
fn pages_without_names_again_change_nothing() {
    let Some(saved) = nameless() else { return };
    let known = Known::committed();
    let first = written(&known.join(&saved, None));
    let decided = decided(&first);
    assert!(decided.iter().zip(&first).all(|(decided, first)| decided != first), "something is open in each");
    let spec = with(&known, &decided).unwrap_or_else(|report| panic!("{}", tests::text(report)));
    let files = raw(&first);
    let joined = known.join_open(&saved, Some(&spec), &LeftOpen::of(&files));
    let (second, _) = merged(&known, &files, &spec, &joined);
    assert_eq!(second, first);
}
