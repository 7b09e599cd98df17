//! What is measured inside one process.

use std::hint::black_box;

use serde_json::Value;
use tests::catalogue::{Catalogue, Size as Resources};
use tests::figures::{Figure, Size, Unit};
use tests::{accounts_page, thousand_pages};
use truto_unified::client::Page;
use truto_unified::client::kind::{Kind, List};
use truto_unified::crm::accounts::Account;
use truto_unified::ticketing::users::UpdateUser;
use truto_unified::ticketing::users::operations::UPDATE;
use truto_unified::{Provider, support::Selection};
use unified_codegen::diff::diff;

use crate::by_hand;
use crate::run::{figure, times};

const RUNS: usize = 15;

/// On the sizes that these things have, whichever are asked for.
pub(crate) fn figures(_: &[Size]) -> Vec<Figure> {
    // Reading a page is mostly asking for memory, which takes longer once the others have left theirs in pieces.
    let mut figures = decoding();
    figures.extend([comparison(), import()]);
    figures.extend(questions());
    figures
}

/// One support list in twenty differs.
fn comparison() -> Figure {
    let load = |catalogue: Catalogue| {
        tests::compile(catalogue.files()).unwrap_or_else(|report| panic!("{}", tests::text(report)))
    };
    let first = Catalogue::new(Resources::L);
    let (before, after) = (load(first), load(Catalogue { one_changed_in: 20, ..first }));
    let runs = times(RUNS, || diff(&before, &after));
    figure("diff, once both are loaded", Size::L, Unit::Seconds, runs, "cargo bench -p tests --bench diff -- large")
}

fn import() -> Figure {
    let spec = thousand_pages::spec();
    let pages = thousand_pages::pages(&spec);
    let runs = times(5, || thousand_pages::import(&spec, &pages));
    figure("import of 1,000 pages", Size::L, Unit::Seconds, runs, "cargo bench -p tests --bench import")
}

/// Each reads the same page some times in turn, so that an uneven hour is uneven for all. The first time it pays for what the one before
/// it gave back, and is not counted.
fn decoding() -> Vec<Figure> {
    let page = accounts_page::page();
    #[expect(clippy::cast_precision_loss, reason = "the page is a megabyte")]
    let megabytes = page.len() as f64 / 1e6;
    let mut speeds = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..21 {
        let typed = times(6, || List::read(black_box(&page)).map(|page: Page<Vec<Account>>| page).expect("a page"));
        let by_hand = times(6, || serde_json::from_slice::<by_hand::Page>(black_box(&page)).expect("a page"));
        let value = times(6, || serde_json::from_slice::<Value>(black_box(&page)).expect("a page"));
        for (speeds, times) in speeds.iter_mut().zip([typed, by_hand, value]) {
            speeds.extend(times.iter().skip(1).map(|time| megabytes / time));
        }
    }
    let names = ["types of this crate", "structs written by hand", "serde_json::Value"];
    let one = |(name, speeds)| {
        figure(
            format!("decode, {name}"),
            Size::Spec,
            Unit::MegabytesPerSecond,
            speeds,
            "cargo bench -p tests --bench decode",
        )
    };
    names.into_iter().zip(speeds).map(one).collect()
}

const SEVEN: Selection<7> =
    UPDATE.select(["name", "emails", "first_name", "last_name", "avatar", "team_ids", "roles"]).unwrap();

fn questions() -> Vec<Figure> {
    let seven = SEVEN;
    let body = UpdateUser { name: "Jane".into(), avatar: "https://example.com/a.png".into(), ..Default::default() };
    let micros = |mut act: Box<dyn FnMut() -> bool>| {
        // One question is too short for a clock.
        const MANY: u32 = 10_000;
        times(RUNS, || (0..MANY).filter(|_| act()).count())
            .into_iter()
            .map(|time| time / f64::from(MANY) * 1e6)
            .collect()
    };
    let how = "cargo bench -p tests --bench matrix";
    let unit = Unit::Microseconds;
    vec![
        figure(
            "matrix, one field by its name",
            Size::Spec,
            unit,
            micros(Box::new(|| black_box(&UPDATE).takes(black_box(Provider::Dixa), black_box("roles")))),
            how,
        ),
        figure(
            "matrix, who takes seven fields",
            Size::Spec,
            unit,
            micros(Box::new(move || black_box(&seven).who_takes().is_some())),
            how,
        ),
        figure(
            "matrix, check of a request",
            Size::Spec,
            unit,
            micros(Box::new(move || black_box(&body).check(black_box(Provider::Dixa)).is_ok())),
            how,
        ),
    ]
}
