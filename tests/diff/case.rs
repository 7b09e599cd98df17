//! A case: what is edited in the base, so that two specifications come of it.

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;
use unified_codegen::load::{self, RawFile};

/// `case.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(default)]
    before: Vec<Edit>,
    #[serde(default)]
    after: Vec<Edit>,
}

/// One edit: a text for another, or a whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    file: String,
    /// The text that is replaced, which the file has exactly once.
    replace: Option<String>,
    with: Option<String>,
    /// The text of a file that is not there yet.
    add: Option<String>,
    /// The path that the file gets.
    rename: Option<String>,
    #[serde(default)]
    remove: bool,
}

pub(crate) fn folder() -> PathBuf {
    tests::workspace().join("tests/diff")
}

/// The files that every case starts from.
pub(crate) fn base() -> Vec<RawFile> {
    load::read(&folder().join("base")).unwrap_or_else(|error| panic!("{error}"))
}

/// The files of a case before and after.
pub(crate) fn files(case: &str) -> Result<(Vec<RawFile>, Vec<RawFile>), String> {
    let path = folder().join("cases").join(case).join("case.yaml");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let edits: Case = serde_yaml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let side = |edits: &[Edit]| edited(base(), edits).map_err(|error| format!("{case}: {error}"));
    Ok((side(&edits.before)?, side(&edits.after)?))
}

fn edited(mut files: Vec<RawFile>, edits: &[Edit]) -> Result<Vec<RawFile>, String> {
    for edit in edits {
        apply(&mut files, edit).map_err(|error| format!("{}: {error}", edit.file))?;
    }
    Ok(files)
}

fn apply(files: &mut Vec<RawFile>, edit: &Edit) -> Result<(), String> {
    let at = files.iter().position(|file| file.path == edit.file);
    match (edit, at) {
        (Edit { add: Some(text), replace: None, with: None, rename: None, remove: false, .. }, None) => {
            files.push(RawFile { path: edit.file.clone(), content: Ok(text.clone().into_bytes()) });
        }
        (Edit { add: None, replace: None, with: None, rename: Some(path), remove: false, .. }, Some(at)) => {
            files[at].path.clone_from(path);
        }
        (Edit { add: None, replace: None, with: None, rename: None, remove: true, .. }, Some(at)) => {
            files.remove(at);
        }
        (Edit { add: None, replace: Some(old), with: Some(new), rename: None, remove: false, .. }, Some(at)) => {
            replace(&mut files[at], old, new)?;
        }
        _ => {
            return Err(
                "an edit has `replace` and `with`, or `add`, or `rename`, or `remove`, of a file that fits".into()
            );
        }
    }
    Ok(())
}

pub(crate) fn replace(file: &mut RawFile, old: &str, new: &str) -> Result<(), String> {
    let bytes = file.content.clone().map_err(|refusal| format!("{refusal:?}"))?;
    let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
    match text.matches(old).count() {
        1 => file.content = Ok(text.replacen(old, new, 1).into_bytes()),
        count => return Err(format!("{old:?} is there {count} times")),
    }
    Ok(())
}

#[test]
fn a_text_is_replaced_only_where_it_is_there_once() {
    let edit = |old: &str| {
        let edit = serde_yaml::from_str(&format!("{{file: a.yaml, replace: {old}, with: c}}")).expect("an edit");
        let file = RawFile { path: "a.yaml".to_owned(), content: Ok(b"a b b".to_vec()) };
        edited(vec![file], &[edit]).map(|files| files[0].content.clone().expect("a text"))
    };
    assert_eq!(edit("a"), Ok(b"c b b".to_vec()));
    assert_eq!(edit("b"), Err("a.yaml: \"b\" is there 2 times".to_owned()));
    assert_eq!(edit("d"), Err("a.yaml: \"d\" is there 0 times".to_owned()));
}
