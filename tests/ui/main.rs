//! Programs that must compile, and programs that must not, with what the compiler says of them.

use std::fs;
use std::path::Path;

#[test]
fn programs() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    cases.compile_fail("fail/*.rs");
}

/// The README at the top quotes errors: each of their lines stands in one of the expected ones.
#[test]
fn the_readme_quotes_the_compiler() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let expected: String = fs::read_dir(folder.join("fail"))
        .expect("the cases can be listed")
        .map(|entry| entry.expect("a case can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "stderr"))
        .map(|path| fs::read_to_string(path).expect("an expected text is text"))
        .collect();
    let readme = fs::read_to_string(folder.join("../../README.md")).expect("the README is there");
    let is_quoted = |line: &&str| line.starts_with("error[") || line.starts_with("  = note: ") || line.contains("| ");
    let quoted = readme.split("```text\n").skip(1).filter(|block| block.starts_with("error["));
    let quoted = quoted.flat_map(|block| block.split("```").next().unwrap_or_default().lines().filter(is_quoted));
    let quoted: Vec<&str> = quoted.collect();
    assert!(quoted.len() >= 6, "the README quotes next to nothing: {quoted:?}");
    for line in quoted {
        assert!(expected.lines().any(|known| known == line), "no error reads like this line of the README:\n{line}");
    }
}
