//! What cargo-semver-checks says of the same changes. It looks at a crate's documentation, and so at names and types: not at
//! what a call does with them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use rayon::prelude::*;
use unified_codegen::diff::{Semver, diff};
use unified_codegen::load::RawFile;

use crate::mutation::{self, Change};
use crate::rustc::Compiler;
use crate::{compiler, once_each};

/// Rewrites `semver-checks.md`. Needs `cargo install cargo-semver-checks --locked`; it is a program of its own, and takes
/// some minutes, so it is no part of every run.
#[test]
#[ignore = "needs cargo-semver-checks"]
fn cargo_semver_checks_agrees_where_it_sees_the_change() {
    let compiler = compiler();
    let changes = once_each(mutation::all());
    let compared: Vec<Compared> = changes.par_iter().flat_map_iter(|change| both(change, &compiler)).collect();
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

fn both(change: &Change, compiler: &Compiler) -> Vec<Compared> {
    let spec =
        |raw: &[RawFile]| tests::compile(raw.to_vec()).unwrap_or_else(|report| panic!("{}", tests::text(report)));
    let specs = [spec(&change.before), spec(&change.after)];
    let documented = specs.each_ref().map(|spec| compiler.documented(spec).unwrap_or_else(|error| panic!("{error}")));
    let compared = [(0, 1), (1, 0)].map(|(before, after)| {
        let found = diff(&specs[before], &specs[after]);
        let [entry] = found.entries.as_slice() else { return None };
        let (checked, lints) = check(&documented[before].1, &documented[after].1);
        let said = match entry.effect() {
            unified_codegen::diff::Effect::Wire => "major (wire)".to_owned(),
            effect => effect.semver().as_str().to_owned(),
        };
        Some(Compared { rule: entry.rule.id(), said, checked, lints })
    });
    compared.into_iter().flatten().collect()
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
    let mut lines: BTreeMap<(&str, &str, &str), BTreeSet<&str>> = BTreeMap::new();
    for one in compared {
        let lints = lines.entry((one.rule, &one.said, one.checked)).or_default();
        lints.extend(one.lints.iter().map(String::as_str));
    }
    let mut text = "| rule | here | cargo-semver-checks | its lints |\n| --- | --- | --- | --- |\n".to_owned();
    for ((rule, said, checked), lints) in lines {
        let lints: Vec<String> = lints.iter().map(|lint| format!("`{lint}`")).collect();
        let mark = if said == checked { "" } else { " ≠" };
        writeln!(text, "| `{rule}` | {said} | {checked}{mark} | {} |", lints.join(", "))
            .expect("a text can be written to");
    }
    text
}
