//! What becomes of the files of a specification.

use std::path::Path;

use anyhow::Context;
use unified_codegen::import::{Joined, Question, merge, resource};
use unified_codegen::load::RawFile;
use unified_codegen::model::Spec;
use unified_codegen::source::Source;

use super::There;
use crate::spec::shown;

/// A file that is other than before.
pub(super) struct Change {
    /// `crm/users.yaml`.
    pub(super) path: String,
    /// `None` for a new one.
    pub(super) before: Option<String>,
    pub(super) after: String,
}

/// What every specification has besides its resources. Names come along, because some providers have none without.
pub(super) fn beginning(spec: &Path) -> anyhow::Result<Vec<Change>> {
    let mut changes = Vec::new();
    for name in ["platform.yaml", "providers.yaml", "names.yaml"] {
        let path = spec.join(name);
        if path.exists() {
            let after = std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            changes.push(Change { path: name.to_owned(), before: None, after });
        }
    }
    Ok(changes)
}

/// The files that change, and all questions: those of the pages, then those that the files that are there add.
pub(super) fn changes(
    joined: &Joined,
    there: &There,
    mut changes: Vec<Change>,
    spec: &Spec,
    out: &Path,
) -> (Vec<Change>, Vec<Question>) {
    let slugs: Vec<&str> = spec.providers.iter().map(|provider| provider.slug.as_str()).collect();
    let mut questions = joined.questions.clone();
    for joint in &joined.resources {
        questions.extend(joint.questions.iter().cloned());
        let path = format!("{}/{}.yaml", joint.api, joint.resource);
        let before = there.files.iter().find(|file| file.path == path).and_then(text);
        let known = there
            .spec
            .as_ref()
            .and_then(|spec| spec.resources().find(|known| known.api == joint.api && known.slug == joint.resource));
        let merged = before.as_ref().zip(known).and_then(|(before, known)| {
            let source = Source::new(format!("{}/{path}", shown(out)), before.as_str());
            merge(joint, &source, known, &slugs)
        });
        let after = match merged {
            Some(merged) => {
                questions.extend(merged.questions);
                merged.text
            }
            None => resource(joint),
        };
        if before.as_ref() != Some(&after) {
            changes.push(Change { path, before, after });
        }
    }
    (changes, questions)
}

fn text(file: &RawFile) -> Option<String> {
    let bytes = file.content.as_ref().ok()?;
    String::from_utf8(bytes.clone()).ok()
}
