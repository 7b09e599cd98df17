//! Stacked bars, one a line, with their numbers beside them.

use maud::{Markup, html};

use super::label::cut;
use super::picture::{Picture, WIDTH};

/// What the parts of every bar are, in this order, and how each is filled.
const FILLINGS: [&str; 3] = ["full", "hatched", "dotted"];

/// Where things are, in pixels.
const EDGE: usize = 16;
const LABELS_END: usize = 268;
const BARS: usize = 278;
const BARS_END: usize = 584;
/// The right end of each column of numbers.
const NUMBERS: [usize; 3] = [644, 706, WIDTH - EDGE];
const HEAD: usize = 104;
const LINE: usize = 20;
const FONT: usize = 12;

/// What a bar's parts are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// One word, above its column of numbers.
    pub(super) word: &'static str,
    /// What the legend says.
    pub(super) meaning: &'static str,
}

/// One bar.
#[derive(Debug, Clone)]
pub(super) struct Bar<'a> {
    pub(super) label: std::borrow::Cow<'a, str>,
    pub(super) parts: [usize; 3],
}

/// A plot of bars.
#[derive(Debug, Clone)]
pub(super) struct Bars<'a> {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) parts: [Part; 3],
    pub(super) lines: Vec<Bar<'a>>,
    /// How many bars have no room, and what they have together: numbers without a bar, which would dwarf the others.
    pub(super) rest: Option<(usize, [usize; 3])>,
}

impl Bar<'_> {
    pub(super) fn total(&self) -> usize {
        self.parts.iter().sum()
    }
}

impl<'a> Bars<'a> {
    /// Keeps at most so many lines; what has no room is added up in the last of them.
    pub(super) fn at_most(mut self, most: usize) -> Self {
        if self.lines.len() > most {
            let rest: Vec<Bar<'a>> = self.lines.drain(most - 1..).collect();
            self.rest = Some((rest.len(), sums(&rest)));
        }
        self
    }

    pub(super) fn picture(&self) -> Picture {
        let count = self.lines.len() + usize::from(self.rest.is_some());
        let bottom = HEAD + count.max(1) * LINE;
        let parts = html! {
            (self.legend())
            (self.axis(bottom))
            @for (at, bar) in self.lines.iter().enumerate() { (self.line(at, bar)) }
            @if let Some((more, parts)) = self.rest {
                @let y = HEAD + self.lines.len() * LINE;
                text.end.quiet x=(LABELS_END) y=(y + 14) { "and " (more) " more, together" }
                (numbers(y, parts))
            }
            @if count == 0 { text.quiet x=(EDGE) y=(HEAD + 14) { "There is nothing to show yet." } }
        };
        Picture { title: self.title.clone(), description: self.description.clone(), height: bottom + 16, parts }
    }

    fn legend(&self) -> Markup {
        let x = |at: usize| EDGE + at * (WIDTH - EDGE) / 3;
        html! {
            @for (at, (part, filling)) in self.parts.iter().zip(FILLINGS).enumerate() {
                rect class=(format!("{filling} {filling}-edge")) x=(x(at)) y="46" width="22" height="12" {}
                text x=(x(at) + 30) y="56" { (part.word) ": " (part.meaning) }
                text.end.quiet x=(NUMBERS[at]) y=(HEAD - 10) { (part.word) }
            }
        }
    }

    /// The longest bar, which is as wide as there is room.
    fn longest(&self) -> usize {
        self.lines.iter().map(Bar::total).max().unwrap_or_default().max(1)
    }

    fn axis(&self, bottom: usize) -> Markup {
        let (longest, step) = (self.longest(), step(self.longest()));
        html! {
            @for tick in (0..=longest / step).map(|at| at * step) {
                path.line d=(format!("M{} {}V{bottom}", place(tick, longest), HEAD - 4)) {}
                text.middle.quiet x=(place(tick, longest)) y=(HEAD - 10) { (tick) }
            }
        }
    }

    fn line(&self, at: usize, bar: &Bar<'_>) -> Markup {
        let (y, longest) = (HEAD + at * LINE, self.longest());
        let starts = [0, bar.parts[0], bar.parts[0] + bar.parts[1]];
        html! {
            text.end x=(LABELS_END) y=(y + 14) { (cut(&bar.label, LABELS_END - EDGE, FONT)) }
            @for ((start, part), filling) in starts.into_iter().zip(bar.parts).zip(FILLINGS).filter(|((_, part), _)| *part > 0) {
                rect class=(format!("{filling} {filling}-edge")) x=(place(start, longest)) y=(y + 4)
                    width=(tenths(length(start + part, longest) - length(start, longest))) height="12" {}
            }
            (numbers(y, bar.parts))
        }
    }
}

/// What bars have together, part by part.
pub(super) fn sums(bars: &[Bar<'_>]) -> [usize; 3] {
    [0, 1, 2].map(|part| bars.iter().map(|bar| bar.parts[part]).sum())
}

fn numbers(y: usize, parts: [usize; 3]) -> Markup {
    html! {
        @for (part, end) in parts.into_iter().zip(NUMBERS) {
            @if part > 0 { text.end x=(end) y=(y + 14) { (part) } }
            @else { text.end.quiet x=(end) y=(y + 14) { "–" } }
        }
    }
}

/// In tenths of a pixel. Whole numbers, so that the bytes are the same everywhere.
fn length(value: usize, longest: usize) -> usize {
    value * (BARS_END - BARS) * 10 / longest
}

fn place(value: usize, longest: usize) -> String {
    tenths(BARS * 10 + length(value, longest))
}

fn tenths(tenths: usize) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The distance of two ticks: 1, 2 or 5 with zeros, so that there are at most six of them.
fn step(longest: usize) -> usize {
    let decades = std::iter::successors(Some(1_usize), |decade| decade.checked_mul(10));
    let mut steps = decades.flat_map(|decade| [decade, decade.saturating_mul(2), decade.saturating_mul(5)]);
    steps.find(|step| longest / step < 6).unwrap_or(longest)
}
