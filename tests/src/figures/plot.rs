//! The figures as shares of their goals.

use maud::{Markup, html};
use unified_codegen::export::plot::{Picture, WIDTH, cut};

use super::{Figure, Figures, Goals, Outcome};

const HEADER: &str = "<!-- @generated of figures.yaml, as README.md says -->\n";

/// Where things are, in pixels.
const EDGE: usize = 16;
const LABELS_END: usize = 250;
const AXIS: f64 = 264.0;
const DECADE: f64 = 80.0;
const NUMBERS: usize = WIDTH - EDGE;
const HEAD: usize = 104;
const LINE: usize = 22;
const FONT: usize = 12;

/// What the axis shows: a share of the goal, and its name. Each is ten times the one before.
const TICKS: [(f64, &str); 5] =
    [(0.01, "1 %"), (0.1, "10 %"), (1.0, "the goal"), (10.0, "10 times"), (100.0, "100 times")];

/// Of the figures that have a goal: the others have no place on the axis.
pub(super) fn svg(figures: &Figures, goals: &Goals) -> String {
    let held: Vec<&Figure> = figures.figures.iter().filter(|figure| goals.outcome(figure) != Outcome::NoGoal).collect();
    let lines = held.len();
    let bottom = HEAD + lines * LINE;
    let goal = place(1.0);
    let parts = html! {
        (legend())
        @for (share, word) in TICKS {
            path.line d=(format!("M{} {}V{bottom}", place(share), HEAD - 4)) {}
            text.middle.quiet x=(place(share)) y=(HEAD - 10) { (word) }
        }
        path.strong stroke-width="2" d=(format!("M{goal} {}V{bottom}", HEAD - 4)) {}
        @for (at, figure) in held.iter().enumerate() { (line(HEAD + at * LINE, figure, goals)) }
    };
    let picture = Picture {
        title: "What the tools cost, as a share of what they may".to_owned(),
        description: description(figures, goals),
        height: bottom + EDGE,
        parts,
    };
    format!("{HEADER}{}", picture.svg())
}

fn description(figures: &Figures, goals: &Goals) -> String {
    let count = |wanted: fn(&Outcome) -> bool| {
        figures.figures.iter().map(|figure| goals.outcome(figure)).filter(wanted).count()
    };
    let missed: Vec<String> = goals
        .missed(figures)
        .map(|(goal, figure)| {
            format!("{}: {} of {} {}", figure.name(), figure.figure, goal.goal.unwrap_or_default(), figure.unit)
        })
        .collect();
    let missed = if missed.is_empty() { String::new() } else { format!(" Missed: {}.", missed.join("; ")) };
    format!(
        "{} figures meet their goals, {} miss them, and {} have none.{missed}",
        count(|outcome| matches!(outcome, Outcome::Met(_))),
        count(|outcome| matches!(outcome, Outcome::Missed(_))),
        count(|outcome| matches!(outcome, Outcome::NoGoal)),
    )
}

fn legend() -> Markup {
    html! {
        (mark(24.0, 52, Outcome::Met(1.0)))
        text x="38" y="56" { "met" }
        (mark(100.0, 52, Outcome::Missed(1.0)))
        text x="114" y="56" { "missed" }
        text.quiet x="200" y="56" { "Further left is better; each line of the axis is ten times the one before." }
    }
}

fn line(y: usize, figure: &Figure, goals: &Goals) -> Markup {
    let outcome = goals.outcome(figure);
    html! {
        text.end x=(LABELS_END) y=(y + 15) { (cut(&figure.name(), LABELS_END - EDGE, FONT)) }
        @if let Outcome::Met(share) | Outcome::Missed(share) = outcome {
            path class=(if share > 1.0 { "hatched-edge" } else { "full-edge" }) stroke-width="3"
                d=(format!("M{} {}H{}", place(1.0), y + 11, place(share))) {}
            (mark(at(share), y + 11, outcome))
        }
        text.end x=(NUMBERS) y=(y + 15) { (numbers(figure, goals)) }
    }
}

fn numbers(figure: &Figure, goals: &Goals) -> String {
    let Figure { figure: value, unit, .. } = figure;
    let goal = goals.of(figure).and_then(|goal| goal.goal).unwrap_or_default();
    format!("{}: {value} of {goal} {unit}", goals.outcome(figure))
}

/// A disc for what is met, a square on its corner for what is not.
fn mark(x: f64, y: usize, outcome: Outcome) -> Markup {
    html! {
        @match outcome {
            Outcome::Met(_) => { circle class="full full-edge" cx=(tenths(x)) cy=(y) r="6" {} }
            Outcome::Missed(_) => {
                path class="hatched hatched-edge" stroke-width="2" d=(format!("M{} {y}l7 -7l7 7l-7 7z", tenths(x - 7.0))) {}
            }
            Outcome::NoGoal => {}
        }
    }
}

/// Where a share is on the axis; what is out of it, at its end.
fn at(share: f64) -> f64 {
    let last = TICKS.len() - 1;
    let (first, end) = (TICKS[0].0, TICKS[last].0);
    AXIS + (share.clamp(first, end) / first).log10() * DECADE
}

fn place(share: f64) -> String {
    tenths(at(share))
}

fn tenths(pixels: f64) -> String {
    format!("{pixels:.1}")
}
