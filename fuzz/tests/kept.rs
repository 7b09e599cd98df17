//! What the fuzzer found worth keeping, and the project's own pages and files: all that has to be true of any input is true of these.

use std::fs;
use std::path::{Path, PathBuf};

/// Runs the kept inputs of a target, and what else is good for it.
fn run(target: &str, check: fn(&[u8]), more: &[&str]) {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let kept = top.join("corpus").join(target);
    let mut inputs = files(&kept);
    assert!(!inputs.is_empty(), "{} has inputs", kept.display());
    inputs.extend(more.iter().flat_map(|folder| files(&top.join(folder))));
    let mut broken = Vec::new();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for path in &inputs {
        let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if std::panic::catch_unwind(|| check(&bytes)).is_err() {
            broken.push(path.display().to_string());
        }
        for _ in 0..CHANGES / inputs.len() {
            let changed = dice.changed(&bytes);
            if std::panic::catch_unwind(|| check(&changed)).is_err() {
                broken.push(format!("{}, changed to {:?}", path.display(), String::from_utf8_lossy(&changed)));
            }
        }
    }
    assert!(broken.is_empty(), "{target} does not hold for {broken:#?}");
}

/// How many inputs a target is tried with that are like the kept ones: the same each time, and few beside what a fuzzer tries.
const CHANGES: usize = 300;

/// What means something to one of the targets.
const SIGNS: &[u8] = b"\n\0\"'{}[]:,-#%&=<>|\\ \xff0a";

/// An xorshift generator.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides.max(1)
    }

    /// Some bytes are others, some are gone, and some are there twice.
    fn changed(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut changed = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let start = self.below(changed.len());
            let end = (start + self.below(12)).min(changed.len());
            let part = changed[start..end].to_vec();
            match self.below(4) {
                0 => drop(changed.drain(start..end)),
                1 => drop(changed.splice(start..start, part)),
                2 => {
                    let at = self.below(changed.len());
                    drop(changed.splice(at..at, part));
                }
                _ => {
                    let sign = SIGNS[self.below(SIGNS.len())];
                    if let Some(byte) = changed.get_mut(start) {
                        *byte = sign;
                    }
                }
            }
        }
        changed
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry can be read").path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

const PAGES: [&str; 2] = ["../codegen/src/import/tests/pages", "../codegen/src/import/dialect/tests/pages"];

#[test]
fn pages_are_read_or_refused() {
    run("import_page", fuzz::page, &PAGES);
}

#[test]
fn pages_are_joined_and_written() {
    run("import_join", fuzz::join, &PAGES);
}

#[test]
fn specifications_are_written_or_refused() {
    run("spec_load", fuzz::spec, &["../tests/golden/cases"]);
}

#[test]
fn answers_are_read_or_refused() {
    run("answer", fuzz::answer, &[]);
}

#[test]
fn requests_are_sent_or_refused() {
    run("request", fuzz::request, &[]);
}
