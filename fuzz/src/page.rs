//! One page, as anything.

use unified_codegen::import::{Dialect, Page, detect, read};
use unified_codegen::source::Source;

/// Reads bytes as a page of each layout. None of them panics, and what was left of the page is said in its order, once, and
/// without lines that have nothing.
///
/// # Panics
///
/// Where that is not so.
pub fn page(bytes: &[u8]) {
    let source = Source::new("page.txt", String::from_utf8_lossy(bytes));
    if let Err(trouble) = detect(&source) {
        assert!(!trouble.to_string().is_empty(), "trouble has words");
    }
    for dialect in Dialect::ALL {
        match read(&source, Some(dialect)) {
            Ok(page) => assert_left(&page),
            Err(trouble) => assert!(!trouble.to_string().is_empty(), "trouble has words"),
        }
    }
}

fn assert_left(page: &Page) {
    let mut end = 0;
    for place in page.left() {
        let bytes = place.bytes();
        assert!(bytes.start >= end, "{}: {bytes:?} comes after {end}", page.dialect());
        assert!(
            !place.source().text()[bytes.clone()].trim().is_empty(),
            "{}: nothing is left at {bytes:?}",
            page.dialect()
        );
        end = bytes.end;
    }
}
