//! Changes of a base: those of `mutations.yaml`, and the fixtures of the diff.

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;
use unified_codegen::load::{self, RawFile};

use crate::case;

/// A change, and the rules of its entries where these are known here.
pub(crate) struct Change {
    pub(crate) name: String,
    pub(crate) rules: Option<Vec<String>>,
    pub(crate) before: Vec<RawFile>,
    pub(crate) after: Vec<RawFile>,
}

/// A change as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mutation {
    /// The rule that the one entry is named by.
    rule: String,
    /// What is changed.
    what: String,
    /// What it is made in; the base, where nothing is said.
    #[serde(default)]
    before: Vec<Edit>,
    /// What it makes of the base.
    after: Vec<Edit>,
    /// The rules of all entries, where one edit cannot make one.
    #[serde(default)]
    several: Vec<String>,
}

/// One edit.
#[derive(Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Edit {
    /// A file that is not there yet.
    Add { file: String, add: String },
    /// A file that goes.
    Remove { file: String, remove: bool },
    /// The path that the file gets.
    Rename { file: String, rename: String },
    /// A text, which the file has exactly once, and what stands in its place.
    Replace { file: String, replace: String, with: String },
}

pub(crate) fn folder() -> PathBuf {
    tests::workspace().join("tests/semver")
}

/// What the changes here are made in.
pub(crate) fn base() -> Vec<RawFile> {
    load::read(&folder().join("base")).expect("the base can be read")
}

/// Every change.
pub(crate) fn all() -> Vec<Change> {
    let path = folder().join("mutations.yaml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let own: Vec<Mutation> = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    own.into_iter().map(Mutation::made).chain(fixtures()).collect()
}

fn fixtures() -> impl Iterator<Item = Change> {
    let cases = fs::read_dir(case::folder().join("cases")).expect("the cases can be listed");
    let mut cases: Vec<String> =
        cases.map(|case| case.expect("a case can be read").file_name().to_string_lossy().into_owned()).collect();
    cases.sort();
    cases.into_iter().map(|name| {
        let (before, after) = case::files(&name).unwrap_or_else(|error| panic!("{error}"));
        Change { name, rules: None, before, after }
    })
}

impl Mutation {
    fn made(self) -> Change {
        let mut rules = if self.several.is_empty() { vec![self.rule.clone()] } else { self.several };
        rules.sort();
        let name = format!("{}, {}", self.rule, self.what);
        let edited = |edits: &[Edit]| edited(edits).unwrap_or_else(|error| panic!("{name}: {error}"));
        let (before, after) = (edited(&self.before), edited(&self.after));
        Change { name, rules: Some(rules), before, after }
    }
}

fn edited(edits: &[Edit]) -> Result<Vec<RawFile>, String> {
    let mut files = base();
    for edit in edits {
        apply(&mut files, edit)?;
    }
    Ok(files)
}

fn apply(files: &mut Vec<RawFile>, edit: &Edit) -> Result<(), String> {
    match edit {
        Edit::Add { file, add } => {
            files.push(RawFile { path: file.clone(), content: Ok(add.clone().into_bytes()) });
        }
        Edit::Remove { file, remove } => files.retain(|other| !remove || other.path != *file),
        Edit::Rename { file, rename } => named(files, file)?.path.clone_from(rename),
        Edit::Replace { file, replace, with } => {
            let file = named(files, file)?;
            let bytes = file.content.clone().map_err(|refusal| format!("{refusal:?}"))?;
            let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
            if text.matches(replace).count() != 1 {
                return Err(format!("{replace:?} is there {} times", text.matches(replace).count()));
            }
            file.content = Ok(text.replace(replace, with).into_bytes());
        }
    }
    Ok(())
}

fn named<'a>(files: &'a mut [RawFile], path: &str) -> Result<&'a mut RawFile, String> {
    files.iter_mut().find(|file| file.path == path).ok_or_else(|| format!("there is no {path}"))
}
