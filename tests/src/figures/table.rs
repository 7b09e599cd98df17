//! The figures as tables, between two marks of a README.

use std::fmt::Write as _;

use super::{Figure, Figures, Goal, Goals, growth};

const START: &str = "<!-- figures: drawn of figures.yaml and goals.yaml -->\n";
const END: &str = "<!-- end of the figures -->\n";

/// The README with the tables of these figures.
pub(super) fn put_into(readme: &str, figures: &Figures, goals: &Goals) -> String {
    let parts = readme.split_once(START).and_then(|(above, rest)| Some((above, rest.split_once(END)?.1)));
    let (above, below) = parts.unwrap_or_else(|| panic!("the README has no {START} with {END} below it"));
    let parts = [figures.measured.trim().to_owned(), table(figures, goals), missed(figures, goals), grown(figures)];
    format!("{above}{START}\n{}\n{END}{below}", parts.join("\n\n"))
}

fn table(figures: &Figures, goals: &Goals) -> String {
    let mut text = "| what | size | figure | lowest – highest | goal | | others | measured with |\n".to_owned();
    text.push_str("| --- | --- | ---: | ---: | ---: | --- | --- | --- |\n");
    for one in &figures.figures {
        let Figure { what, size, unit, figure, spread: [low, high], how, runs } = one;
        let spread = if *runs == Some(1) { "one run".to_owned() } else { format!("{low} – {high}") };
        let goal = goals.of(one);
        let wanted = goal.and_then(|goal| goal.goal).map_or("–".to_owned(), |goal| format!("{goal} {unit}"));
        let others = goal.map_or_else(String::new, |goal| others(goal, one, figures));
        let outcome = goals.outcome(one);
        let _ = writeln!(
            text,
            "| {what} | {size} | {figure} {unit} | {spread} | {wanted} | {outcome} | {others} | `{how}` |"
        );
    }
    text.trim_end().to_owned()
}

/// `progenitor 2.5 (0.44 of it)`, and what was measured in the same run
fn others(goal: &Goal, figure: &Figure, figures: &Figures) -> String {
    let share = |name: &str, theirs: f64| format!("{name} {theirs} ({:.2} of it", figure.figure / theirs);
    let peers = goal.peers.iter().map(|(name, theirs)| share(name, *theirs) + ")");
    let beside = goal.beside.iter().map(|name| {
        let is_meant = |other: &&Figure| other.what == *name && other.size == figure.size;
        let other = figures.figures.iter().find(is_meant);
        let other = other.unwrap_or_else(|| panic!("no figure is called `{name} ({})`", figure.size));
        share(name, other.figure) + ", in the same run)"
    });
    peers.chain(beside).collect::<Vec<_>>().join(", ")
}

fn missed(figures: &Figures, goals: &Goals) -> String {
    let lines = goals.missed(figures).map(|(goal, figure)| {
        format!(
            "* {}: {}",
            figure.name(),
            goal.needs.as_deref().unwrap_or("nobody has said what would be needed.").trim()
        )
    });
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        "No goal is missed.".to_owned()
    } else {
        format!("What is missed needs:\n\n{}", lines.join("\n"))
    }
}

fn grown(figures: &Figures) -> String {
    let mut text = "What grows with the catalogue, and with which power of the number of resources:\n\n".to_owned();
    text.push_str("| what | from – to | exponent |\n| --- | --- | ---: |\n");
    for one in growth::of(figures) {
        let _ = writeln!(text, "| {} | {} – {} | {:.2} |", one.what, one.from, one.to, one.exponent);
    }
    text.trim_end().to_owned() + "\n"
}
