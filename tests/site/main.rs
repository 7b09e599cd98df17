//! The static site: what its pages say, whether they hold together, and what they weigh. `browser.mjs` looks at them as people do.

mod described;
mod facts;
mod links;
mod page;
mod standing;
mod texts;
mod weight;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use unified_codegen::export::plot::plots;
use unified_codegen::export::site::{HEADERS, Wanted, site, steps};
use unified_codegen::model::Spec;
use unified_codegen::{load, lower};

/// Path and bytes.
type Files = BTreeMap<String, String>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("site")
}

/// A specification whose every text is one that a page could take for more than text.
fn hostile() -> Spec {
    tests::compiled(&folder().join("hostile/spec"))
}

fn files(spec: &Spec) -> Files {
    let files = site(spec, Wanted::default(), &|| {});
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).expect("pages are UTF-8"))).collect()
}

/// The specifications that everything is tried with.
fn specifications() -> Vec<(&'static str, Spec)> {
    let golden = |name: &str| tests::compiled(&tests::workspace().join("tests/golden/cases").join(name).join("spec"));
    vec![
        ("spec", tests::spec()),
        ("kitchen-sink", golden("kitchen-sink")),
        ("golden hostile", golden("hostile")),
        ("hostile", hostile()),
    ]
}

#[test]
fn the_same_specification_gives_the_same_bytes_wherever_it_lies() {
    let read = |as_folder: &str| {
        let files = load::read(&tests::workspace().join("spec")).expect("it can be read");
        lower::lower(&load::parse(files, as_folder)).unwrap_or_else(|report| panic!("{}", tests::text(report)))
    };
    let here = files(&read("spec"));
    assert_eq!(here, files(&read("spec")));
    assert!(here == files(&read("/elsewhere/and/deeper")), "a page says where the specification was read");
}

/// The plots of the first page are those that stand beside the specification, and say in words what they show.
#[test]
fn the_first_page_has_the_plots() {
    for (name, spec) in specifications() {
        let files = files(&spec);
        let page = page::Page::read(&files["index.html"]);
        let shown: Vec<_> =
            page.named("img").map(|image| (image.get("src"), image.get("alt"), image.get("height"))).collect();
        let plots = plots(&spec);
        let paths = plots.each_ref().map(|plot| format!("assets/{}", plot.name));
        let heights = plots.each_ref().map(|plot| plot.height.to_string());
        let expected = [0, 1].map(|at| (Some(&*paths[at]), Some(&*plots[at].alt), Some(&*heights[at])));
        assert_eq!(shown, expected, "{name}");
        for (path, plot) in paths.iter().zip(&plots) {
            assert!(files[path] == plot.svg, "{name}: {path}");
        }
    }
}

/// A folder is known to be ours by how its files start.
#[test]
fn every_file_starts_with_a_header() {
    for (path, text) in files(&hostile()) {
        assert!(HEADERS.iter().any(|header| text.starts_with(header)), "{path}");
    }
}

#[test]
fn every_step_is_told() {
    let spec = tests::spec();
    let done = std::sync::atomic::AtomicUsize::new(0);
    site(&spec, Wanted::default(), &|| {
        done.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    });
    assert_eq!(done.into_inner(), steps(&spec));
}

#[test]
fn lines_of_the_specification_are_links_where_it_can_be_read() {
    let spec = tests::spec();
    let wanted = Wanted { source_url: Some("https://git.example.com/spec/") };
    let files: BTreeMap<_, _> = site(&spec, wanted, &|| {}).into_iter().collect();
    let page = String::from_utf8_lossy(&files["api/ticketing/users/update/index.html"]).into_owned();
    let text = std::fs::read_to_string(tests::workspace().join("spec/ticketing/users.yaml")).expect("it is there");
    let line = 1 + text.lines().position(|line| line.starts_with("      avatar: {")).expect("it is there");
    let expected = format!("href=\"https://git.example.com/spec/ticketing/users.yaml#L{line}\"");
    assert!(page.contains(&expected), "{expected}");
}
