//! What a browser has to load for a page.

use tests::catalogue::{Catalogue, Size};
use unified_codegen::load::RawFile;
use unified_codegen::model::Spec;

use super::page::Page;
use super::{Files, files};

/// A page of an operation with all that it loads at once.
const MOST: usize = 150_000;

fn weight(files: &Files, path: &str) -> usize {
    let page = Page::read(&files[path]);
    let loaded = page.tags.iter().filter_map(|tag| match tag.name.as_str() {
        "script" => tag.get("src"),
        "link" => tag.get("href").filter(|target| *target != "data:,"),
        _ => None,
    });
    let loaded: usize = loaded.map(|target| files[target.trim_start_matches("../")].len()).sum();
    files[path].len() + loaded
}

fn heaviest(spec: &Spec) -> (usize, String) {
    let files = files(spec);
    let pages = spec.operations().map(|(resource, operation)| {
        let path = format!("api/{}/{}/index.html", resource.path(), operation.method.wire());
        (weight(&files, &path), path)
    });
    pages.max().expect("there is an operation")
}

fn compiled(files: Vec<RawFile>) -> Spec {
    tests::compile(files).unwrap_or_else(|report| panic!("{}", tests::text(report)))
}

#[test]
fn a_page_of_an_operation_is_light() {
    let catalogue = compiled(Catalogue::new(Size::S).files());
    for (name, spec) in
        [("spec", tests::spec()), ("S", catalogue), ("700 providers by 40 fields", compiled(tests::wide::files()))]
    {
        let (bytes, path) = heaviest(&spec);
        println!("{name}: {bytes} bytes, {path}");
        assert!(bytes <= MOST, "{name}: {path} weighs {bytes} bytes");
    }
}
