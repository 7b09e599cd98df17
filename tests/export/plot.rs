//! Plots say what the matrix says, stay in their frame, and hold nothing but themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use html5gum::{Token, Tokenizer};
use tests::catalogue::{Catalogue, Size};
use unified_codegen::export::matrix::{Filter, MatrixRow, rows};
use unified_codegen::export::plot::{HEADER, Plot, plots};
use unified_codegen::model::{Level, Location, Spec, SupportKind};

/// An element: its name, its attributes, and the text up to the next.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
}

impl Element {
    fn number(&self, name: &str) -> f64 {
        self.attributes[name].parse().unwrap_or_else(|_| panic!("{name} of {self:?}"))
    }
}

/// The elements of a plot, each of which must end.
fn elements(svg: &str) -> Vec<Element> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it is UTF-8");
    let (mut elements, mut open) = (Vec::<Element>::new(), Vec::new());
    for token in Tokenizer::new(svg) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                if !tag.self_closing {
                    open.push(name.clone());
                }
                elements.push(Element { name, attributes, text: String::new() });
            }
            Token::EndTag(tag) => assert_eq!(open.pop(), Some(text(&tag.name))),
            Token::String(part) => {
                if let Some(last) = elements.last_mut() {
                    last.text += &text(&part);
                }
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} have no end");
    elements
}

/// A line of a plot as it is drawn: its label, its numbers, and how long each part of its bar is.
#[derive(Debug)]
struct Drawn {
    label: String,
    numbers: [usize; 3],
    lengths: Vec<f64>,
}

fn drawn(plot: &Plot) -> Vec<Drawn> {
    let elements = elements(&plot.svg);
    let mut lines = BTreeMap::<usize, Vec<&Element>>::new();
    for element in elements.iter().filter(|one| ["text", "rect"].contains(&one.name.as_str())) {
        let Some(y) = element.attributes.get("y").and_then(|y| y.parse::<usize>().ok()) else { continue };
        let y = if element.name == "rect" { y + 10 } else { y };
        lines.entry(y).or_default().push(element);
    }
    // Above are headline, legend and axis.
    lines.into_iter().filter(|(y, _)| *y > 104).map(|(_, elements)| line(&elements)).collect()
}

fn line(elements: &[&Element]) -> Drawn {
    let texts: Vec<&str> =
        elements.iter().filter(|one| one.name == "text").map(|one| one.text.trim_end_matches('\n')).collect();
    let [label, numbers @ ..] = texts.as_slice() else { panic!("an empty line") };
    let number = |text: &&str| if *text == "–" { 0 } else { text.parse().expect("a number") };
    let numbers: Vec<usize> = numbers.iter().map(number).collect();
    Drawn {
        label: (*label).to_owned(),
        numbers: numbers.try_into().expect("three numbers"),
        lengths: elements.iter().filter(|one| one.name == "rect").map(|one| one.number("width")).collect(),
    }
}

fn specifications() -> Vec<(&'static str, Spec)> {
    let catalogue = |size| tests::compile(Catalogue::new(size).files());
    let catalogue = |size| catalogue(size).unwrap_or_else(|report| panic!("{}", tests::text(report)));
    let hostile = tests::compiled(&Path::new(env!("CARGO_MANIFEST_DIR")).join("site/hostile/spec"));
    let mut all = super::every();
    all.extend([("hostile", hostile), ("M", catalogue(Size::M))]);
    all
}

/// By label, most first: what each provider requires, takes and fills.
fn providers(rows: &[MatrixRow<'_>]) -> Vec<(String, [usize; 3])> {
    let mut all = BTreeMap::<(&str, &str), [usize; 3]>::new();
    for row in rows {
        for cell in row.support.providers.iter().flatten() {
            let part = match (row.location, cell.level) {
                (Location::Response, _) => 2,
                (_, Level::Required) => 0,
                (_, Level::Supported) => 1,
            };
            all.entry((cell.label, cell.provider)).or_default()[part] += 1;
        }
    }
    let mut all: Vec<_> = all.into_iter().map(|((label, _), parts)| (label.to_owned(), parts)).collect();
    all.sort_by_key(|(_, parts)| std::cmp::Reverse(parts.iter().sum::<usize>()));
    all
}

/// By what `label` makes of a row, in order: how many rows are listed, counted, not stated.
fn kinds(rows: &[MatrixRow<'_>], label: impl Fn(&MatrixRow<'_>) -> String) -> Vec<(String, [usize; 3])> {
    let mut all = Vec::<(String, [usize; 3])>::new();
    for row in rows {
        let label = label(row);
        if all.last().is_none_or(|(last, _)| *last != label) {
            all.push((label, [0; 3]));
        }
        let part = match row.support.kind {
            SupportKind::Listed | SupportKind::InPart => 0,
            SupportKind::Counted => 1,
            SupportKind::NotStated => 2,
        };
        all.last_mut().expect("there is one").1[part] += 1;
    }
    all
}

/// The same bars, and each part as long as its number.
fn compare(name: &str, drawn: &[Drawn], expected: &[(String, [usize; 3])]) {
    let most = expected.iter().map(|(_, parts)| parts.iter().sum::<usize>()).max().unwrap_or_default();
    assert_eq!(drawn.len(), expected.len(), "{name}");
    for (line, (label, parts)) in drawn.iter().zip(expected) {
        let same = label.starts_with(line.label.trim_end_matches('…')) || line.label.contains("\\u{");
        assert!(same, "{name}: {} instead of {label}", line.label);
        assert_eq!(line.numbers, *parts, "{name}: {label}");
        let shown: Vec<usize> = parts.iter().copied().filter(|part| *part > 0).collect();
        assert_eq!(line.lengths.len(), shown.len(), "{name}: {label}");
        for (length, number) in line.lengths.iter().zip(shown) {
            #[expect(clippy::cast_precision_loss, reason = "the numbers are small")]
            let expected = 306.0 * number as f64 / most as f64;
            assert!((length - expected).abs() < 0.11, "{name}: {label}: {length} instead of {expected}");
        }
    }
}

#[test]
fn every_bar_has_the_number_of_the_matrix() {
    for (name, spec) in specifications() {
        let rows = rows(&spec, &Filter::default());
        let [coverage, support] = plots(&spec);
        let (mut lines, mut expected) = (drawn(&coverage), providers(&rows));
        if expected.len() > 40 {
            let rest = expected.split_off(39);
            let last = lines.pop().expect("there are lines");
            assert_eq!(last.label, format!("and {} more, together", rest.len()));
            let sum = |part: usize| rest.iter().map(|(_, parts)| parts[part]).sum::<usize>();
            assert_eq!(last.numbers, [sum(0), sum(1), sum(2)], "{name}");
            assert!(last.lengths.is_empty(), "a bar of many would dwarf the others");
        }
        compare(name, &lines, &expected);

        let operations = kinds(&rows, |row| format!("{}/{}/{}", row.api, row.resource, row.method));
        let resources = kinds(&rows, |row| format!("{}/{}", row.api, row.resource));
        let apis = kinds(&rows, |row| row.api.to_owned());
        let expected = [operations, resources].into_iter().find(|bars| bars.len() <= 60).unwrap_or(apis);
        compare(name, &drawn(&support), &expected);
        let all: usize = drawn(&support).iter().flat_map(|line| line.numbers).sum();
        assert_eq!(all, spec.totals().fields, "{name}");
    }
}

/// The catalogues are there to have each kind of plot.
#[test]
fn large_specifications_are_summed_up() {
    let lines: BTreeMap<_, _> =
        specifications().iter().map(|(name, spec)| (*name, plots(spec).map(|plot| drawn(&plot).len()))).collect();
    assert_eq!((lines["catalogue"], lines["M"]), ([40, 15], [40, 10]));
}

#[test]
fn a_plot_is_a_picture_that_needs_nothing_else() {
    const NAMESPACE: &str = "xmlns=\"http://www.w3.org/2000/svg\"";
    const NAMES: &str = "svg title desc style defs pattern rect path circle text";
    for (name, spec) in specifications() {
        for plot in plots(&spec) {
            assert!(plot.svg.starts_with(HEADER), "{name}");
            assert_eq!(HEADER.matches("--").count(), 2, "a comment of XML holds no hyphens side by side");
            assert!(
                ["@import", "href", "http://", "https://"]
                    .iter()
                    .all(|word| !plot.svg.replace(NAMESPACE, "").contains(word))
            );
            let elements = elements(&plot.svg);
            let names: BTreeSet<&str> = elements.iter().map(|one| one.name.as_str()).collect();
            let known: BTreeSet<&str> = NAMES.split_whitespace().collect();
            assert!(names.is_subset(&known), "{name}: {names:?}");
            let svg = &elements[0].attributes;
            assert_eq!((svg["role"].as_str(), svg["viewbox"].as_str()), ("img", &*format!("0 0 800 {}", plot.height)));
            let said = |at: usize| elements[at].text.trim();
            assert_eq!(
                (svg["aria-labelledby"].as_str(), &*elements[1].name, &*elements[2].name),
                ("title description", "title", "desc")
            );
            assert_eq!(plot.alt, format!("{}. {}", said(1), said(2)));
            for text in elements.iter().filter(|one| one.name == "text") {
                let y = text.number("y");
                assert!(y < f64::from(u32::try_from(plot.height).expect("a height")), "{name}: {text:?}");
            }
        }
    }
}

#[test]
fn a_plot_looks_right_by_night_and_is_told_apart_without_colour() {
    let [plot, _] = plots(&tests::spec());
    assert!(plot.svg.contains("@media(prefers-color-scheme:dark)"));
    for filling in [".full", ".hatched", ".dotted"] {
        assert!(
            plot.svg.contains(&format!("{filling}{{fill:")) || plot.svg.contains(&format!("{filling},")),
            "{filling}"
        );
    }
    let sizes: Vec<&str> = plot.svg.match_indices("px").map(|(at, _)| &plot.svg[at - 2..at]).collect();
    assert!(
        !sizes.is_empty() && sizes.iter().all(|size| size.parse::<u32>().is_ok_and(|size| size >= 11)),
        "{sizes:?}"
    );
}

/// One provider less in some lists shows.
#[test]
fn a_change_of_support_changes_the_plot() {
    let first = Catalogue::new(Size::S);
    let plots_of = |catalogue: Catalogue| {
        let spec = tests::compile(catalogue.files()).unwrap_or_else(|report| panic!("{}", tests::text(report)));
        plots(&spec).map(|plot| plot.svg)
    };
    let before = plots_of(first);
    assert_eq!(before, plots_of(first));
    assert_ne!(before[0], plots_of(Catalogue { one_changed_in: 5, ..first })[0]);
}
