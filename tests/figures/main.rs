//! What is drawn of the figures is drawn of those that are there.

use std::fs;

use tests::figures::{FIX, Goal, drawn, goals, measured};

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
    let rows = |word: &str| readme.lines().filter(|line| line.contains(&format!("| {word} |"))).count();
    let drawn = |word: &str| {
        svg.lines().filter(|line| line.starts_with("<text") && line.contains(&format!(">{word}: "))).count()
    };
    for word in ["met", "missed"] {
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

/// Nobody has to guess why a goal is missed, and no explanation outlives its cause.
#[test]
fn what_is_missed_has_its_needs_and_nothing_else_has() {
    let (figures, goals) = (measured(), goals());
    let missed: Vec<&Goal> = goals.missed(&figures).map(|(goal, _)| goal).collect();
    for goal in &goals.goals {
        let is_missed = missed.iter().any(|missed| std::ptr::eq(*missed, goal));
        assert_eq!(goal.needs.is_some(), is_missed, "`needs` of {} ({}) in goals.yaml", goal.what, goal.size);
    }
}

/// A goal that nothing is held against is a word that somebody has misspelt.
#[test]
fn every_goal_has_a_figure() {
    let figures = measured().figures;
    for goal in goals().goals {
        assert!(figures.iter().any(|figure| goal.is_of(figure)), "{} ({}) was not measured", goal.what, goal.size);
    }
}

/// No tool that reads XML takes two hyphens in a comment, which a command with options has.
#[test]
fn the_header_is_a_comment() {
    let [(_, svg), _] = drawn();
    let comment = svg.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")).expect("it starts with a comment").0;
    assert!(comment.contains("@generated") && !comment.contains("--"), "{comment}");
}
