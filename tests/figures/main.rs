//! What is drawn of the figures is drawn of those that are there.

use std::fs;

use tests::figures::{FIX, drawn};

#[test]
fn plot_and_table_are_those_of_the_figures() {
    for (path, expected) in drawn() {
        let found = fs::read_to_string(&path).unwrap_or_default();
        assert!(found == expected, "{} is stale: run `{FIX}`", path.display());
    }
}

/// A figure that misses its goal says so in words, too, and those who cannot see the plot are told.
#[test]
fn what_is_missed_is_said() {
    let [(_, svg), (_, readme)] = drawn();
    let rows = |word: &str| readme.lines().filter(|line| line.contains(&format!("| {word} | `"))).count();
    let drawn = |word: &str| {
        svg.lines().filter(|line| line.starts_with("<text") && line.contains(&format!(">{word}: "))).count()
    };
    for word in ["met", "missed", "no goal"] {
        assert_eq!(drawn(word), rows(word), "{word}");
    }
    let told = format!(
        "{} figures meet their goals, {} miss them, and {} have none.",
        rows("met"),
        rows("missed"),
        rows("no goal")
    );
    assert!(svg.contains(&told), "{told}");
}

/// No tool that reads XML takes two hyphens in a comment, which a command with options has.
#[test]
fn the_header_is_a_comment() {
    let [(_, svg), _] = drawn();
    let comment = svg.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")).expect("it starts with a comment").0;
    assert!(comment.contains("@generated") && !comment.contains("--"), "{comment}");
}
