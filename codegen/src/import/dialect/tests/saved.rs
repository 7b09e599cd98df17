//! Pages as they were saved, where their folder stands beside the project. What they say is nobody's to copy, so that only what
//! has to be true of every page is asserted; `SHOW=1` prints what was read of them.

use std::path::Path;

use super::{new_nameless, read};
use crate::import::Page;
use crate::import::dialect::new_named;

/// Of the saved pages, those with names have kept what the site puts first.
fn has_names(text: &str) -> bool {
    text.starts_with("Skip to content\n")
}

#[test]
fn saved_pages_leave_nothing() {
    // As it is run, and not as it was built: the same test reads pages beside another copy of the project.
    let workspace = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    let folder = Path::new(&workspace).join("../../shared/pages");
    if !folder.is_dir() {
        return;
    }
    let mut count = 0;
    for entry in folder.read_dir().expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.extension().is_none_or(|end| end != "txt") {
            continue;
        }
        let text = super::text(&path);
        let reader = if has_names(&text) { new_named::read } else { new_nameless::read };
        let Ok(Page::Operation(page)) = read(reader, &text) else { panic!("{} is no operation", path.display()) };
        assert!(
            page.left.is_empty(),
            "{}: {:?} is left",
            path.display(),
            page.left.iter().map(crate::source::Place::line).collect::<Vec<_>>()
        );
        assert!(page.http.is_some() && page.sample.is_some(), "{} has samples", path.display());
        count += 1;
        if std::env::var_os("SHOW").is_some() {
            println!("{}\n{}", path.display(), super::dump(&Page::Operation(page)));
        }
    }
    assert!(count > 0, "{} has pages", folder.display());
}
