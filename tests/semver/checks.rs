//! What cargo-semver-checks says of the same changes. It looks at a crate's documentation, and so at names and types: not at
//! what a call does with them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;
use tests::generated_crate::GeneratedCrate;
use unified_codegen::diff::{Effect, Rule, Semver, diff};
use unified_codegen::load::RawFile;
use unified_codegen::model::Spec;

use crate::mutation;
use crate::proof::{Files, files};
use crate::rustc::Compiler;
use crate::{compiler, once_each};

/// One fixture a rule. Needs `cargo install cargo-semver-checks --locked`; it is a program of its own, and takes
/// some minutes, so it is no part of every run.
#[test]
#[ignore = "needs cargo-semver-checks"]
fn cargo_semver_checks_agrees_where_it_sees_the_change() {
    let changes =
        once_each(mutation::all().into_iter().filter(|change| Rule::from_id(&change.name).is_some()).collect());
    let sides: BTreeSet<Files> =
        changes.iter().flat_map(|change| [files(&change.before), files(&change.after)]).collect();
    let compiler = compiler();
    let documented: BTreeMap<Files, Documented> = sides
        .into_par_iter()
        .map(|side| {
            let made = Documented::of(&side, &compiler);
            (side, made)
        })
        .collect();
    let side = |raw: &[RawFile]| &documented[&files(raw)];
    let compared: Vec<Compared> = changes
        .par_iter()
        .flat_map_iter(|change| {
            let (before, after) = (side(&change.before), side(&change.after));
            [compare(before, after), compare(after, before)]
        })
        .flatten()
        .collect();
    let path = mutation::folder().join("semver-checks.md");
    let text = format!("{}{}", include_str!("semver-checks.head.md"), table(&compared));
    tests::expect(&path, &text).unwrap_or_else(|error| panic!("{error}"));
}

/// What both say of a change with one entry.
struct Compared {
    rule: &'static str,
    /// The step that the diff asks for, and whether it is for what is sent alone.
    said: String,
    /// The step that cargo-semver-checks asks for.
    checked: &'static str,
    lints: BTreeSet<String>,
}

/// A specification, and what rustdoc says of its crate.
struct Documented {
    spec: Spec,
    /// Keeps the folder that the file is in.
    _crate: GeneratedCrate,
    json: PathBuf,
}

impl Documented {
    fn of(side: &Files, compiler: &Compiler) -> Self {
        let raw = side.iter().map(|(path, text)| RawFile { path: path.clone(), content: Ok(text.clone()) });
        let spec = tests::compile(raw.collect()).unwrap_or_else(|report| panic!("{}", tests::text(report)));
        let (folder, json) = compiler.documented(&spec).unwrap_or_else(|error| panic!("{error}"));
        Self { spec, _crate: folder, json }
    }
}

fn compare(before: &Documented, after: &Documented) -> Option<Compared> {
    let found = diff(&before.spec, &after.spec);
    let [entry] = found.entries.as_slice() else { return None };
    let (checked, lints) = check(&before.json, &after.json);
    let said = match entry.effect() {
        Effect::Wire => "major (wire)".to_owned(),
        effect => effect.semver().as_str().to_owned(),
    };
    Some(Compared { rule: entry.rule.id(), said, checked, lints })
}

/// The step that is asked for, and the lints that ask for it.
fn check(before: &Path, after: &Path) -> (&'static str, BTreeSet<String>) {
    let output = Command::new("cargo-semver-checks")
        .args(["semver-checks", "--release-type", "patch", "--color", "never", "--baseline-rustdoc"])
        .arg(before)
        .arg("--current-rustdoc")
        .arg(after)
        .output()
        .expect("cargo-semver-checks is installed");
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    let asked = [("requires new major", Semver::Major), ("requires new minor", Semver::Minor)];
    let asked = asked.into_iter().find(|(words, _)| text.contains(words)).map_or(Semver::Patch, |(_, step)| step);
    assert!(output.status.success() == (asked == Semver::Patch), "{text}");
    let lints = text.lines().filter_map(|line| line.strip_prefix("--- failure ")?.split(':').next());
    (asked.as_str(), lints.map(str::to_owned).collect())
}

/// A line for all changes of a rule of which both say the same.
fn table(compared: &[Compared]) -> String {
    let mut rows: BTreeMap<(&str, &str, &str), BTreeSet<&str>> = BTreeMap::new();
    for one in compared {
        let lints = rows.entry((one.rule, &one.said, one.checked)).or_default();
        lints.extend(one.lints.iter().map(String::as_str));
    }
    let mut text = "| rule | here | cargo-semver-checks | its lints |\n| --- | --- | --- | --- |\n".to_owned();
    for ((rule, said, checked), lints) in rows {
        let lints: Vec<String> = lints.iter().map(|lint| format!("`{lint}`")).collect();
        let mark = if said == checked { "" } else { " ≠" };
        writeln!(text, "| `{rule}` | {said} | {checked}{mark} | {} |", lints.join(", "))
            .expect("a text can be written to");
    }
    text
}
