//! What the fuzzer found worth keeping, and the project's own pages and files: all that has to be true of any input is true of these.

use std::fs;
use std::path::{Path, PathBuf};

/// Where an input is from, and what it is.
type Input = (String, Vec<u8>);

/// Runs the kept inputs of a target, and what else is good for it, and then as many that are like them.
fn run(target: &str, check: fn(&[u8]), more: Vec<Input>) {
    let kept = top().join("corpus").join(target);
    let mut inputs = of_files(&kept);
    assert!(!inputs.is_empty(), "{} has inputs", kept.display());
    inputs.extend(more);
    let holds = |bytes: &[u8]| std::panic::catch_unwind(|| check(bytes)).is_ok();
    let mut broken: Vec<String> =
        inputs.iter().filter(|(_, bytes)| !holds(bytes)).map(|(from, _)| from.clone()).collect();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for (from, bytes) in inputs.iter().cycle().take(CHANGES) {
        let changed = dice.changed(bytes);
        if !holds(&changed) {
            broken.push(format!("{from}, changed to {:?}", String::from_utf8_lossy(&changed)));
        }
    }
    assert!(broken.is_empty(), "{target} does not hold for {broken:#?}");
}

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
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

fn of_files(folder: &Path) -> Vec<Input> {
    let read = |path: &PathBuf| fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    files(folder).into_iter().map(|path| (path.display().to_string(), read(&path))).collect()
}

/// The pages of the importer's own tests.
fn pages() -> Vec<Input> {
    let folders = ["../codegen/src/import/tests/pages", "../codegen/src/import/dialect/tests/pages"];
    folders.iter().flat_map(|folder| of_files(&top().join(folder))).collect()
}

/// The specifications of the generator's, each as one input.
fn specifications() -> Vec<Input> {
    let cases = fs::read_dir(top().join("../tests/golden/cases")).expect("there are cases");
    let mut cases: Vec<PathBuf> = cases.map(|case| case.expect("an entry can be read").path().join("spec")).collect();
    cases.sort();
    let one = |case: PathBuf| {
        let files = of_files(&case).into_iter().flat_map(|(from, text)| {
            let path = Path::new(&from).strip_prefix(&case).expect("it is below").display().to_string();
            [format!("%%%% {path}\n").into_bytes(), text, b"\n".to_vec()].concat()
        });
        let files = files.collect();
        (case.display().to_string(), files)
    };
    cases.into_iter().map(one).collect()
}

#[test]
fn pages_are_read_or_refused() {
    run("import_page", fuzz::page, pages());
}

#[test]
fn pages_are_joined_and_written() {
    run("import_join", fuzz::join, pages());
}

#[test]
fn specifications_are_written_or_refused() {
    run("spec_load", fuzz::spec, specifications());
}

#[test]
fn answers_are_read_or_refused() {
    run("answer", fuzz::answer, Vec::new());
}

#[test]
fn requests_are_sent_or_refused() {
    run("request", fuzz::request, Vec::new());
}
