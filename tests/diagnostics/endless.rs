//! Hostile text is refused within seconds, reasons told, and without overflowing the stack, whatever it is nested in.

use std::time::{Duration, Instant};

use unified_codegen::load::RawFile;

use crate::specification::base;

const BOUND: Duration = Duration::from_secs(60);

fn findings(name: &str, text: String) -> Vec<&'static str> {
    let mut files = base();
    files.retain(|file| file.path != "ticketing/accounts.yaml");
    files.push(RawFile { path: "ticketing/accounts.yaml".to_owned(), content: Ok(text.into_bytes()) });
    let start = Instant::now();
    let report = tests::compile(files).err().unwrap_or_default();
    let found = report.clone().into_sorted().iter().map(|finding| finding.rule.id()).collect();
    assert!(!tests::text(report).is_empty(), "{name}");
    let took = start.elapsed();
    assert!(took < BOUND, "{name} took {took:?}");
    found
}

#[test]
fn depth_is_bounded() {
    let steps: String = (0..3000).map(|level| " ".repeat(level) + "a:\n").collect();
    for (name, text) in [
        ("brackets", "[".repeat(10 << 20)),
        ("closed brackets", "[".repeat(1 << 20) + &"]".repeat(1 << 20)),
        ("braces", "{a: ".repeat(1 << 20)),
        ("braces as keys", "{".repeat(1 << 20)),
        ("dashes", "- ".repeat(1 << 20)),
        ("questions", "? ".repeat(1 << 20)),
        ("steps", steps),
    ] {
        assert_eq!(findings(name, text), ["too-deep"], "{name}");
    }
}

#[test]
fn breadth_is_bounded() {
    for (name, text) in [
        ("one long word", "a".repeat(10 << 20)),
        ("one long line", format!("description: [{}]\n", "a, ".repeat(1 << 20))),
        ("one long key", "a".repeat(1 << 20) + ": b\n"),
        ("many unknown keys", unknown_keys("\n")),
        ("many on one line", format!("object: {{{}}}\n", unknown_keys(", "))),
        ("one key many times", "description: A.\n".repeat(20_000)),
    ] {
        assert!(!findings(name, text).is_empty(), "{name}");
    }
}

fn unknown_keys(end: &str) -> String {
    (0..20_000).map(|key| format!("k{key}: 1{end}")).collect::<Vec<_>>().concat()
}
