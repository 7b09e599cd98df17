//! What the older layouts have alike: the top of a page, lists with bullets, and who takes a field by label.

mod runs;
mod top;

pub(super) use self::runs::{Fields, Runs};
pub(super) use self::top::{is_top, top};

use super::items::bullet;
use super::section::{Headings, Section};
use crate::import::lines::{Line, Lines, is_space};

/// The lines of the list that comes next, without their marks. A heading may end the last of them.
pub(super) fn list<'p>(lines: &mut Lines<'p>, headings: Headings, now: Option<Section>) -> Vec<Line<'p>> {
    let mut list = Vec::new();
    while lines.ahead_of_blanks().is_some_and(|text| bullet(text).is_some()) {
        lines.skip_blanks();
        let Some(line) = entry(lines, headings, now) else { break };
        list.push(line);
    }
    list
}

/// The line that is next, without its mark.
pub(super) fn entry<'p>(lines: &mut Lines<'p>, headings: Headings, now: Option<Section>) -> Option<Line<'p>> {
    let line = lines.peek()?;
    let end = headings.in_line(line.text, now).unwrap_or(line.text.len());
    bullet(&line.text[..end])?;
    let line = lines.read_part(end)?;
    let text = bullet(line.text)?;
    Some(line.part(line.text.len() - text.len()..line.text.len()))
}

/// Goes past a pointer to another page that words are stuck to: `Refer … APIsThe name`.
pub(super) fn pass_reference(lines: &mut Lines<'_>) -> bool {
    let Some(line) = lines.peek().filter(|line| line.text.starts_with("Refer ")) else { return false };
    let Some(end) = line.text.find(" APIs").map(|at| at + " APIs".len()) else { return false };
    let is_stuck = line.text[end..].starts_with(|c: char| !is_space(c) && !c.is_ascii_punctuation());
    if is_stuck {
        lines.skip_part(end);
    }
    is_stuck
}
