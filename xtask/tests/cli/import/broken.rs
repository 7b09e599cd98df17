//! Pages that are none, or not whole.

use super::{UPDATE, file, import, page, place};
use crate::snapshot;

#[test]
fn what_is_no_page_is_an_error_and_nothing_is_written() {
    for (text, message) in [
        (&b""[..], "page.txt: the page is empty"),
        (b"\0\x01\x02\xff\xfe", "page.txt:1: the page is no text"),
        (b"Ten tools that you will love\n\nSubscribe!\n", "page.txt:1: the page has no mark of any known layout"),
        (b"PATCH /unified/other\n\nEndpoint\n\nGET /unified/a/b\n", "page.txt:"),
    ] {
        let place = place();
        page(&place, "page.txt", text);
        page(&place, "update.txt", UPDATE);
        let before = snapshot(&place.spec());
        let ran = import(&place, &["page.txt", "update.txt"]).ended(2);
        assert!(ran.stderr().contains(message), "{}", ran.stderr());
        assert!(ran.stderr().contains("nothing was written"), "{}", ran.stderr());
        assert_eq!(snapshot(&place.spec()), before);
    }
}

#[test]
fn a_path_that_cannot_be_read() {
    let place = place();
    let ran = import(&place, &["nowhere.txt"]).ended(2);
    assert!(ran.stderr().contains("nowhere.txt cannot be read"), "{}", ran.stderr());
    let ran = import(&place, &["spec"]).ended(2);
    assert!(ran.stderr().contains("spec is no file"), "{}", ran.stderr());
}

/// Wherever a page breaks off, what is there is read, asked about or reported.
#[test]
fn a_page_that_breaks_off() {
    for end in [40, 90, 150, 200] {
        let place = place();
        page(&place, "update.txt", &UPDATE[..UPDATE.floor_char_boundary(end)]);
        import(&place, &["update.txt"]).ended(0);
    }
}

#[test]
fn a_provider_that_nobody_knows() {
    let place = place();
    page(&place, "update.txt", UPDATE.replace("Alpha", "Omega"));
    let ran = import(&place, &["update.txt"]).ended(0);
    assert!(ran.stderr().contains("no provider has the label `Omega`"), "{}", ran.stderr());
    assert!(file(&place, "spec/workshop/tools.yaml").contains("TODO"), "a provider is not dropped");
    place.xtask(&["check"]).ended(2);
}

#[test]
fn a_label_that_two_providers_have() {
    let place = place();
    place.edit("providers.yaml", "betadesk: Beta Desk", "betadesk: Alpha");
    page(&place, "update.txt", UPDATE);
    let ran = import(&place, &["update.txt"]);
    assert!(ran.stderr().contains("`Alpha`"), "{}", ran.stderr());
}

#[test]
fn a_dialect_that_is_none() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    let ran = import(&place, &["update.txt", "--dialect", "latin"]).ended(2);
    assert!(ran.stderr().contains("new-named"), "{}", ran.stderr());
}
