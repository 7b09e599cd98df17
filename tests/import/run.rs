//! Pages through the importer, as the command line has them go through.

use std::path::Path;

use rayon::prelude::*;
use tests::documented::Clarity;
use tests::pages::{Layout, Saved, pages};
use unified_codegen::diagnostics::Report;
use unified_codegen::import::{
    Conflicts, Ground, Joined, Joint, LeftOpen, Page, join, merge, read, resource, without_todo,
};
use unified_codegen::load::{self, RawFile};
use unified_codegen::model::{Api, Spec};
use unified_codegen::source::Source;

/// A specification, and its files.
pub(crate) struct Known {
    pub(crate) name: String,
    pub(crate) files: Vec<RawFile>,
    pub(crate) spec: Spec,
}

impl Known {
    pub(crate) fn new(name: impl Into<String>, files: Vec<RawFile>) -> Self {
        let name = name.into();
        let spec = tests::compile(files.clone()).unwrap_or_else(|report| panic!("{name}: {}", tests::text(report)));
        Self { name, files, spec }
    }

    /// The specification of this workspace.
    pub(crate) fn committed() -> Self {
        let files = load::read(&tests::workspace().join("spec")).expect("the workspace has one");
        Self::new("spec", files)
    }

    /// The specification of this workspace, API by API.
    pub(crate) fn apis() -> Vec<Self> {
        let whole = Self::committed();
        let alone = |api: &Api| {
            let is_of = |file: &&RawFile| file.path.split_once('/').is_some_and(|(folder, _)| folder == api.slug);
            let text =
                |file: &RawFile| String::from_utf8(file.content.clone().expect("it was read")).expect("it is text");
            let path = |file: &RawFile| file.path.trim_end_matches(".yaml").to_owned();
            let resources: Vec<_> = whole.files.iter().filter(is_of).map(|file| (path(file), text(file))).collect();
            Self::new(api.slug.clone(), files(&whole, &resources))
        };
        whole.spec.apis.iter().map(alone).collect()
    }

    /// The invented one.
    pub(crate) fn invented() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("import/spec");
        let mut files = load::read(&folder).expect("the tests have one");
        let platform = std::fs::read(tests::workspace().join("spec/platform.yaml")).expect("the workspace has one");
        files.push(RawFile { path: "platform.yaml".to_owned(), content: Ok(platform) });
        Self::new("invented", files)
    }

    /// Made up from a seed.
    pub(crate) fn random(seed: u64, clarity: Clarity) -> Self {
        Self::new(format!("seed {seed}"), tests::documented::specification(seed, clarity))
    }

    /// Its pages in a layout.
    pub(crate) fn pages(&self, layout: Layout) -> Vec<Saved> {
        pages(&self.spec, layout)
    }

    /// What pages say together, of a folder that is empty or has these files.
    pub(crate) fn join(&self, saved: &[Saved], there: Option<&Spec>) -> Joined {
        self.join_open(saved, there, LeftOpen::NOTHING)
    }

    /// As [`Self::join`], where imports before left something open.
    pub(crate) fn join_open(&self, saved: &[Saved], there: Option<&Spec>, left_open: &LeftOpen) -> Joined {
        let pages: Vec<Page> = saved.iter().map(page).collect();
        join(pages, Ground { platform: &self.spec.platform, providers: &self.spec.providers, there, left_open })
    }
}

/// A page as it is read; every byte of it has to be made something of.
pub(crate) fn page(saved: &Saved) -> Page {
    let source = Source::new(saved.path.as_str(), saved.text.as_str());
    read(&source, saved.dialect).unwrap_or_else(|trouble| panic!("{}: {trouble}\n{}", saved.path, saved.text))
}

/// What nothing was made of, with the text.
pub(crate) fn left(saved: &Saved) -> Vec<String> {
    let left = page(saved);
    let shown = left
        .left()
        .iter()
        .map(|place| format!("{}:{}: `{}` is left", saved.path, place.line(), &saved.text[place.bytes()]));
    shown.collect()
}

/// All questions, as they are shown.
pub(crate) fn questions(joined: &Joined) -> Vec<String> {
    let all = joined.questions.iter().cloned().chain(joined.resources.iter().flat_map(Joint::asked));
    let shown = |question: unified_codegen::import::Question| {
        format!("{}:{}: {}", question.place.source().path(), question.place.line(), question.message)
    };
    all.map(shown).collect()
}

/// The files that come of it, in a folder that is empty.
pub(crate) fn written(joined: &Joined) -> Vec<(String, String)> {
    joined.resources.iter().map(|joint| (format!("{}/{}", joint.api, joint.resource), resource(joint))).collect()
}

/// Resources as files.
pub(crate) fn raw(resources: &[(String, String)]) -> Vec<RawFile> {
    let file = |(path, text): &(String, String)| RawFile {
        path: format!("{path}.yaml"),
        content: Ok(text.clone().into_bytes()),
    };
    resources.iter().map(file).collect()
}

/// What is open is left out of what files say, as the command line does it.
pub(crate) fn decided(resources: &[(String, String)]) -> Vec<(String, String)> {
    let decided = |(path, text): &(String, String)| {
        let decided = without_todo(&Source::new(path.as_str(), text.as_str()));
        (path.clone(), decided.unwrap_or_else(|| text.clone()))
    };
    resources.iter().map(decided).collect()
}

/// A specification with these resources in place of its own.
pub(crate) fn with(known: &Known, resources: &[(String, String)]) -> Result<Spec, Report> {
    tests::compile(files(known, resources))
}

/// Its files. What those beside the resources say of others is left out: an entry that is about nothing is an error.
fn files(known: &Known, resources: &[(String, String)]) -> Vec<RawFile> {
    let shared = known.files.iter().filter(|file| !file.path.contains('/'));
    let mut files: Vec<RawFile> = shared.filter_map(|file| about(file, resources)).collect();
    files.extend(raw(resources));
    files
}

/// What a file says of these resources and of no others; nothing of one that would have to say it of all.
fn about(file: &RawFile, resources: &[(String, String)]) -> Option<RawFile> {
    match file.path.as_str() {
        "approvals.yaml" | "apis.yaml" => None,
        "names.yaml" => {
            let names = String::from_utf8(file.content.clone().ok()?).ok()?;
            let is_there = |line: &&str| {
                let about = line.split('"').nth(1).and_then(|about| about.split_once('#'));
                about.is_none_or(|(path, _)| resources.iter().any(|(known, _)| known == path))
            };
            let kept: Vec<&str> = names.lines().filter(is_there).collect();
            Some(RawFile { content: Ok(kept.join("\n").into_bytes()), ..file.clone() })
        }
        _ => Some(file.clone()),
    }
}

/// What becomes of the files that are there: text and questions of each that a page is about.
pub(crate) fn merged(
    known: &Known,
    files: &[RawFile],
    spec: &Spec,
    joined: &Joined,
) -> (Vec<(String, String)>, Vec<String>) {
    let slugs: Vec<&str> = known.spec.providers.iter().map(|provider| provider.slug.as_str()).collect();
    let (mut texts, mut questions) = (Vec::new(), Vec::new());
    for joint in &joined.resources {
        let path = format!("{}/{}", joint.api, joint.resource);
        let file = files.iter().find(|file| file.path == format!("{path}.yaml"));
        let there = spec.resources().find(|resource| resource.path() == path);
        let text = match file.zip(there) {
            Some((file, there)) => {
                let text = String::from_utf8(file.content.clone().expect("it was read")).expect("it is text");
                let merged = merge(joint, &Source::new(path.as_str(), text.as_str()), there, &slugs, Conflicts::Keep)
                    .expect("it is a mapping");
                questions.extend(merged.differences.iter().map(|differs| format!("{path}: {}", differs.message)));
                merged.text
            }
            None => resource(joint),
        };
        texts.push((path, text));
    }
    (texts, questions)
}

/// Tells of what failed, the first few of many.
#[expect(clippy::needless_pass_by_value, reason = "it is the last that is done with them")]
pub(crate) fn none_of(wrong: Vec<String>) {
    let shown: Vec<&str> = wrong.iter().take(60).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{} are wrong, the first of them:\n{}", wrong.len(), shown.join("\n"));
}

/// The specifications that everything is tried on.
pub(crate) fn every(seeds: std::ops::Range<u64>) -> Vec<Known> {
    let random: Vec<Known> = seeds.into_par_iter().map(|seed| Known::random(seed, Clarity::Any)).collect();
    [Known::committed(), Known::invented()].into_iter().chain(random).collect()
}
