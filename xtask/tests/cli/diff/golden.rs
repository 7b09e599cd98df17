//! What each format makes of one difference, whole. `UPDATE=1 cargo test -p xtask` rewrites what is expected.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{diff, diff_command};
use crate::{Ran, copy};

/// Two folders, each beside a crate: what all specifications of these tests have, and what differs.
pub(super) struct Pair {
    folder: TempDir,
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

impl Pair {
    pub(super) fn new() -> Self {
        let pair = Self { folder: tempfile::tempdir().expect("a folder can be made") };
        for (side, version) in [("before", "0.1.0"), ("after", "0.1.1")] {
            copy(&tests().join("spec"), &pair.path().join(side).join("spec"));
            copy(&tests().join("diff").join(side), &pair.path().join(side).join("spec"));
            let manifest = format!("[package]\nname = \"generated\"\nversion = \"{version}\"\n");
            pair.write(&format!("{side}/generated/Cargo.toml"), &manifest);
        }
        pair
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    pub(super) fn approve(&self, entries: &str) {
        self.write("after/spec/approvals.yaml", &format!("approvals:\n{entries}"));
    }

    /// The day is given: nothing here depends on the clock.
    pub(super) fn diff(&self, args: &[&str]) -> Ran {
        let fixed = ["before/spec", "after/spec", "--today", "2026-06-30"];
        diff(self.path(), &[&fixed, args].concat())
    }
}

#[track_caller]
fn expect(name: &str, actual: &str) {
    let path = tests().join("diff/expected").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, actual).expect("the expected text can be written");
    }
    let expected = fs::read_to_string(&path).expect("there is an expected text");
    assert_eq!(actual, expected, "{name} differs; run `UPDATE=1 cargo test -p xtask` and read what changed");
}

fn approved() -> Pair {
    let pair = Pair::new();
    let approvals = fs::read_to_string(tests().join("diff/approvals.yaml")).expect("the approvals are there");
    pair.write("after/spec/approvals.yaml", &approvals);
    pair
}

#[test]
fn every_format() {
    let pair = approved();
    for (format, file) in
        [("text", "text.txt"), ("markdown", "markdown.md"), ("json", "json.json"), ("github", "github.txt")]
    {
        let ran = pair.diff(&["--format", format]).ended(0);
        assert_eq!(ran.stderr(), "", "stdout holds the results, and there is nothing else to say");
        expect(file, &ran.stdout());
        assert_eq!(pair.diff(&["--format", format]).stdout(), ran.stdout(), "the same again");
    }
}

/// What a terminal is coloured by says nothing that no word says, and data colours nothing.
#[test]
fn colours_are_ours() {
    let pair = approved();
    let mut command = diff_command(pair.path(), &["before/spec", "after/spec", "--today", "2026-06-30"]);
    let ran = Ran(command.env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1").output().expect("xtask starts")).ended(0);
    let mut plain = ran.stdout();
    for colour in ["0", "1", "2", "1;31", "1;32", "1;33", "1;36"] {
        assert!(plain.contains(&format!("\u{1b}[{colour}m")), "{colour}");
        plain = plain.replace(&format!("\u{1b}[{colour}m"), "");
    }
    expect("text.txt", &plain);
}

#[test]
fn json_is_what_its_schema_says() {
    let schema = fs::read_to_string(tests().join("../diff.schema.json")).expect("the schema is there");
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("the schema is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("the schema is a JSON Schema");
    let validator = jsonschema::validator_for(&schema).expect("the schema compiles");
    let pair = approved();
    let other = diff(pair.path(), &["after/spec", "before/spec", "--format", "json"]);
    let same = diff(pair.path(), &["before/spec", "before/spec", "--format", "json"]);
    for ran in [pair.diff(&["--format", "json"]), other, same] {
        let value: serde_json::Value = serde_json::from_str(&ran.ended(0).stdout()).expect("the output is JSON");
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn rules_are_explained() {
    let pair = Pair::new();
    expect("explain.txt", &diff(pair.path(), &["--explain", "support-removed"]).ended(0).stdout());
    let by_id = diff(pair.path(), &["--explain", "support-removed@shop/orders:evil~01234567"]).ended(0);
    expect("explain.txt", &by_id.stdout());
    for (id, expected) in [
        ("suport-removed", "error: no rule is called `suport-removed`; did you mean `support-removed`?\n"),
        ("x", "error: no rule is called `x`; known: `"),
    ] {
        let ran = diff(pair.path(), &["--explain", id]).ended(2);
        assert!(ran.stderr().starts_with(expected) && ran.stdout().is_empty(), "{}", ran.stderr());
    }
    diff(pair.path(), &["main", "--explain", "support-removed"]).ended(2);
}
