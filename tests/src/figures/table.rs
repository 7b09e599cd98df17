//! The figures as a table, between two marks of a README.

use std::fmt::Write as _;

use super::{Figure, Figures};

const START: &str = "<!-- figures: drawn of figures.yaml -->\n";
const END: &str = "<!-- end of the figures -->\n";

/// The README with the table of these figures.
pub(super) fn put_into(readme: &str, figures: &Figures) -> String {
    let parts = readme.split_once(START).and_then(|(above, rest)| Some((above, rest.split_once(END)?.1)));
    let (above, below) = parts.unwrap_or_else(|| panic!("the README has no {START} with {END} below it"));
    format!("{above}{START}\n{}\n{END}{below}", table(figures))
}

fn table(figures: &Figures) -> String {
    let mut text = format!("{}\n\n| what | size | figure | goal | | measured with |\n", figures.measured.trim());
    text.push_str("| --- | --- | ---: | ---: | --- | --- |\n");
    for one in &figures.figures {
        let Figure { what, size, unit, goal, figure, how } = one;
        let goal = goal.map_or("–".to_owned(), |goal| format!("{goal} {unit}"));
        let _ = writeln!(text, "| {what} | {size:?} | {figure} {unit} | {goal} | {} | `{how}` |", one.outcome());
    }
    text
}
