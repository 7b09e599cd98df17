//! Several pages, into a specification.

use serde_yaml::Value;
use unified_codegen::diagnostics::Report;
use unified_codegen::import::{
    Conflicts, DraftField, Ground, Joined, Joint, LeftOpen, Page, join as joined, merge, read, resource,
};
use unified_codegen::load::{self, RawFile};
use unified_codegen::lower;
use unified_codegen::model::Spec;
use unified_codegen::source::Source;
use unified_codegen::yaml::{self, Limits};

use crate::ground::{GROUND, RESOURCES};

/// What stands between two pages.
const BETWEEN: &str = "\n%%%%\n";

/// Reads bytes as pages, and puts what they say into a specification without resources and into one with some. Nothing panics,
/// what is written is YAML and lies in the folder, and where it is a sound specification, the same pages change nothing in it.
///
/// # Panics
///
/// Where that is not so.
pub fn join(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let pages = |()| -> Vec<Page> {
        let texts = text.split(BETWEEN).enumerate();
        texts.filter_map(|(at, text)| read(&Source::new(format!("{at}.txt"), text), None).ok()).collect()
    };
    if pages(()).is_empty() {
        return;
    }
    let ground = files(&GROUND);
    let all = [ground.clone(), files(&RESOURCES)].concat();
    let there = lowered(&all).unwrap_or_else(|report| panic!("{report:?}"));
    into(&ground, &there, None, &pages);
    into(&all, &there, Some(&there), &pages);
}

fn files(files: &[(&str, &str)]) -> Vec<RawFile> {
    let file =
        |(path, text): &(&str, &str)| RawFile { path: (*path).to_owned(), content: Ok(text.as_bytes().to_vec()) };
    files.iter().map(file).collect()
}

fn lowered(files: &[RawFile]) -> Result<Spec, Report> {
    lower::lower(&load::parse(files.to_vec(), "spec"))
}

fn into(files: &[RawFile], spec: &Spec, there: Option<&Spec>, pages: &dyn Fn(()) -> Vec<Page>) {
    let left_open = &LeftOpen::NOTHING;
    let ground = Ground { platform: &spec.platform, providers: &spec.providers, there, left_open };
    let after = written(&joined(pages(()), ground), files, spec);
    let Ok(again) = lowered(&after) else { return };
    let ground = Ground { platform: &again.platform, providers: &again.providers, there: Some(&again), left_open };
    let last = written(&joined(pages(()), ground), &after, &again);
    for (once, twice) in after.iter().zip(&last) {
        assert_eq!(text(once), text(twice), "{} is other the second time", once.path);
    }
    assert_eq!(after.len(), last.len(), "files are made the second time");
}

/// The files with what pages say in them.
fn written(joined: &Joined, files: &[RawFile], spec: &Spec) -> Vec<RawFile> {
    let slugs: Vec<&str> = spec.providers.iter().map(|provider| provider.slug.as_str()).collect();
    let mut after = files.to_vec();
    for joint in &joined.resources {
        for part in [&joint.api, &joint.resource] {
            assert!(!part.is_empty() && !part.contains(['/', '\\', '\0']) && !part.starts_with('.'), "{part:?}");
        }
        let path = format!("{}/{}.yaml", joint.api, joint.resource);
        let there = after.iter().position(|file| file.path == path);
        let known = spec.resource(&joint.api, &joint.resource);
        let merged = there.zip(known).map(|(at, known)| {
            let source = Source::new(path.as_str(), text(&after[at]));
            let merged = merge(joint, &source, known, &slugs, Conflicts::Keep);
            merged.unwrap_or_else(|unmerged| panic!("{path}: {unmerged}"))
        });
        let text = merged.map_or_else(|| resource(joint), |merged| merged.text);
        assert_yaml(&path, &text);
        assert_whole(&path, &text, joint);
        let file = RawFile { path, content: Ok(text.into_bytes()) };
        match there {
            Some(at) => after[at] = file,
            None => after.push(file),
        }
    }
    after
}

fn text(file: &RawFile) -> String {
    let bytes = file.content.as_ref().expect("it is in memory");
    String::from_utf8(bytes.clone()).expect("it was text")
}

/// Both by the parser that the project has and by another.
fn assert_yaml(path: &str, text: &str) {
    let mut report = Report::default();
    yaml::parse(&Source::new(path, text), Limits::default(), &mut report);
    assert!(report.is_clean(), "{path}: {:?}\n{text}", report.into_sorted());
    if let Err(error) = serde_yaml::from_str::<Value>(text) {
        panic!("{path}: {error}\n{text}");
    }
}

/// Every field of the object and of what is sent is in the file, and every operation.
fn assert_whole(path: &str, text: &str, joint: &Joint) {
    let root: Value = serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    let assert_fields = |node: &Value, fields: &[DraftField]| {
        for field in fields {
            assert!(node.get(&field.name).is_some(), "{path}: `{}` is lost\n{text}", field.name);
        }
    };
    assert_fields(&root["object"], &joint.object);
    for draft in &joint.operations {
        let operation = &root["operations"][&draft.method];
        assert_fields(&operation["query"], &draft.query);
        assert_fields(&operation["request"], draft.request.as_deref().unwrap_or_default());
    }
    for (method, _) in &joint.listed {
        assert!(root["operations"].get(method).is_some(), "{path}: `{method}` is lost\n{text}");
    }
}
