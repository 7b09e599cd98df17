//! What is no difference, and what holds for any two specifications.

use std::collections::BTreeSet;
use std::path::Path;

use rayon::ThreadPoolBuilder;
use tests::random::{Size, specification};
use unified_codegen::diff::{Diff, Entry, diff};
use unified_codegen::load::{self, RawFile};
use unified_codegen::lower;
use unified_codegen::model::Spec;

use crate::case::{base, files};
use crate::mirror::mirrored;
use crate::shown::shown;

const FOLDERS: [&str; 5] = [
    "spec",
    "tests/golden/cases/edges/spec",
    "tests/golden/cases/hostile/spec",
    "tests/golden/cases/kitchen-sink/spec",
    "tests/diff/base",
];

fn read(folder: &str) -> Vec<RawFile> {
    load::read(&tests::workspace().join(Path::new(folder))).unwrap_or_else(|error| panic!("{error}"))
}

fn compiled(files: Vec<RawFile>) -> Spec {
    tests::compile(files).unwrap_or_else(|report| panic!("{}", tests::text(report)))
}

fn random(seed: u64) -> Vec<RawFile> {
    specification(&Size { providers: 12, operations: 3, fields: 6 }, seed)
}

fn ids(diff: &Diff) -> BTreeSet<String> {
    diff.entries.iter().map(Entry::id).collect()
}

#[test]
fn nothing_differs_from_itself() {
    let specs = FOLDERS.iter().map(|folder| compiled(read(folder))).chain((0..20).map(|seed| compiled(random(seed))));
    for spec in specs {
        let found = diff(&spec, &spec);
        assert!(found.entries.is_empty() && found.semver().is_none(), "{}", shown(&found));
    }
}

/// Every pair of what is at hand, be they as unlike as they may.
#[test]
fn any_two_specifications_mirror_each_other() {
    let random = (0..12).map(|seed| (format!("seed {seed}"), compiled(random(seed))));
    let specs: Vec<(String, Spec)> =
        FOLDERS.iter().map(|folder| ((*folder).to_owned(), compiled(read(folder)))).chain(random).collect();
    for (at, (one, before)) in specs.iter().enumerate() {
        for (other, after) in &specs[at + 1..] {
            let found = mirrored(before, after).unwrap_or_else(|error| panic!("{one} and {other}: {error}"));
            assert!(!found.entries.is_empty(), "{one} and {other} do not differ");
        }
    }
}

#[test]
fn neither_threads_nor_the_order_of_files_matter() {
    let all = |threads: usize, is_reversed: bool| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        let side = |mut files: Vec<RawFile>| {
            if is_reversed {
                files.reverse();
            }
            compiled(files)
        };
        pool.install(|| shown(&diff(&side(read("spec")), &side(base()))))
    };
    let expected = all(1, false);
    assert!(expected.lines().count() > 100, "{expected}");
    assert_eq!(all(1, true), expected);
    assert_eq!(all(7, false), expected);
}

/// Two commits of one folder are shown under two names.
#[test]
fn the_name_of_the_folder_means_nothing() {
    let named = |name: &str, files: Vec<RawFile>| lower::lower(&load::parse(files, name)).expect("it compiles");
    assert!(diff(&named("before", base()), &named("after", base())).entries.is_empty());
    let (before, after) = files("field-renamed").expect("a case");
    let ids = |one: &str, other: &str| ids(&diff(&named(one, before.clone()), &named(other, after.clone())));
    assert_eq!(ids("spec", "spec"), ids("v1:spec", "v2:spec"));
}

/// An id holds facts and addresses, and nothing that is written for people.
#[test]
fn no_id_holds_prose() {
    let entries =
        Vec::from_iter(["description-changed", "field-added", "provider-removed", "resource-removed"].map(|case| {
            let (before, after) = files(case).expect("a case");
            diff(&compiled(before), &compiled(after)).entries.remove(0)
        }));
    for entry in entries {
        let id = entry.id();
        let (rule, rest) = id.split_once('@').expect("an id has a rule and an address");
        let (address, number) = rest.rsplit_once('~').expect("an id ends with a number");
        assert_eq!(rule, entry.rule.id());
        assert_eq!(address, entry.subject().to_string());
        assert!(number.len() == 8 && number.chars().all(|c| c.is_ascii_hexdigit()), "{id}");
        assert!(!id.contains(' ') && !id.contains(&entry.title()), "{id}");
    }
}
