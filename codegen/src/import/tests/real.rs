//! The pages that the project was given, where they are beside the workspace.

use std::fs;
use std::path::PathBuf;

use crate::diff::{Entry, Sides, What, diff};
use crate::import::{Conflicts, Ground, Joined, Joint, LeftOpen, Page, join, merge, read, resource};
use crate::load;
use crate::lower;
use crate::model::Spec;
use crate::source::Source;

fn workspace() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Those whose names begin so; nothing where the folder is not there.
fn pages(beginnings: &[&str]) -> Option<Vec<Page>> {
    let folder = fs::read_dir(workspace().join("../shared/pages")).ok()?;
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.expect("a page").path()).collect();
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let wanted = paths.iter().filter(|path| beginnings.iter().any(|beginning| name(path).starts_with(beginning)));
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("a page is text");
        let page =
            read(&Source::new(name(path), text), None).unwrap_or_else(|trouble| panic!("{}: {trouble}", name(path)));
        assert_eq!(page.left().len(), 0, "{}", name(path));
        page
    };
    Some(wanted.map(read).collect())
}

pub(super) fn committed() -> (Vec<load::RawFile>, Spec) {
    let files = load::read(&workspace().join("spec")).expect("the specification is there");
    let spec = lower::lower(&load::parse(files.clone(), "spec")).expect("the specification is sound");
    (files, spec)
}

fn joined(pages: Vec<Page>, spec: &Spec, is_there: bool) -> Joined {
    let there = is_there.then_some(spec);
    join(pages, Ground { platform: &spec.platform, providers: &spec.providers, there, left_open: LeftOpen::NOTHING })
}

fn shown(joined: &Joined) -> Vec<String> {
    let all = joined.questions.iter().cloned().chain(joined.resources.iter().flat_map(Joint::asked));
    all.map(|question| format!("{}:{}: {}", question.place.source().path(), question.place.line(), question.message))
        .collect()
}

#[test]
fn pages_merged_into_the_committed_files_change_nothing() {
    let Some(pages) = pages(&["00"]) else { return };
    let (files, spec) = committed();
    let joined = joined(pages, &spec, true);
    assert_eq!(shown(&joined), [""; 0]);
    assert_eq!(joined.resources.len(), 5);
    let slugs: Vec<&str> = spec.providers.iter().map(|provider| provider.slug.as_str()).collect();
    for joint in &joined.resources {
        let path = format!("{}/{}.yaml", joint.api, joint.resource);
        let file = files.iter().find(|file| file.path == path).expect("the file is there");
        let text = String::from_utf8(file.content.clone().expect("it was read")).expect("it is text");
        let there = spec.resources().find(|known| known.path() == format!("{}/{}", joint.api, joint.resource));
        let there = there.unwrap_or_else(|| panic!("{path}"));
        let merged = merge(joint, &Source::new(&path, &text), there, &slugs, Conflicts::Keep).expect("it is a mapping");
        let changed = merged.text.lines().zip(text.lines()).find(|(new, old)| new != old);
        assert_eq!(changed, None, "{path}");
        assert_eq!(merged.text, text, "{path}");
        assert_eq!(merged.differences, [], "{path}");
    }
}

/// What is said of no resource: of one that is not there, nothing may be said.
pub(super) fn shared(files: Vec<load::RawFile>) -> Vec<load::RawFile> {
    let is_shared = |file: &load::RawFile| !file.path.contains('/') && file.path != "apis.yaml";
    let mut shared: Vec<load::RawFile> = files.into_iter().filter(is_shared).collect();
    for names in shared.iter_mut().filter(|file| file.path == "names.yaml") {
        let text = String::from_utf8(names.content.clone().expect("it was read")).expect("it is text");
        let kept: Vec<&str> = text.lines().filter(|line| !line.contains('"')).collect();
        names.content = Ok(kept.join("\n").into_bytes());
    }
    shared
}

/// `spec` with the files of these resources, and no others.
fn imported(joined: &Joined, files: &[load::RawFile]) -> Result<Spec, crate::diagnostics::Report> {
    let mut all = shared(files.to_vec());
    all.extend(joined.resources.iter().map(|joint| load::RawFile {
        path: format!("{}/{}.yaml", joint.api, joint.resource),
        content: Ok(resource(joint).into_bytes()),
    }));
    lower::lower(&load::parse(all, "spec"))
}

/// In the committed files users are created with other emails than they are updated with, and each has a type of its own. By the
/// pages there is but one, which has the shorter name.
fn is_of_one_operation(entry: &Entry) -> bool {
    let names = Sides::new("UpdateUserEmail".to_owned(), "UserEmailInput".to_owned());
    entry.changes.iter().all(|judged| judged.change.what == What::TypeName(names.clone()))
}

#[test]
fn pages_with_names_alone_say_what_the_committed_files_say() {
    let Some(pages) = pages(&["000", "001"]) else { return };
    let (files, mut spec) = committed();
    let joined = joined(pages, &spec, false);
    assert_eq!(shown(&joined), [""; 0]);
    let alone = imported(&joined, &files).unwrap_or_else(|report| panic!("{report:?}"));
    for api in &mut spec.apis {
        api.resources.retain(|known| alone.resources().any(|other| other.path() == known.path()));
        for resource in &mut api.resources {
            resource.operations.retain(|operation| operation.method.wire() == "update");
        }
    }
    spec.apis.retain(|api| !api.resources.is_empty());
    let differences: Vec<String> = diff(&spec, &alone)
        .entries
        .iter()
        .filter(|entry| entry.level() > crate::diff::Level::Docs && !is_of_one_operation(entry))
        .map(|entry| format!("{entry:?}"))
        .collect();
    assert_eq!(differences, [""; 0]);
}

/// What they say is held against the committed files by `tests/import/saved.rs`; here, all that they do not is named with its line.
#[test]
fn pages_without_names_alone_name_what_stays_open() {
    let Some(pages) = pages(&["002", "003", "004"]) else { return };
    let (files, spec) = committed();
    let joined = joined(pages, &spec, false);
    let asked = shown(&joined);
    for joint in &joined.resources {
        for (_, field) in joint.operations.iter().flat_map(|draft| &draft.unnamed) {
            let Some(words) = &field.words else { continue };
            let place = format!("{}:{}: ", field.place.source().path(), field.place.line());
            assert!(asked.iter().any(|asked| asked.starts_with(&place)), "{place}{words}");
            let comment = format!("a name and a type for what {}:{} ", field.place.source().path(), field.place.line());
            assert!(resource(joint).contains(&comment), "{comment}");
        }
    }
    assert!(imported(&joined, &files).is_err(), "what is open is refused");
}
