//! `cargo xtask docs`.

use std::fs;

use crate::Place;

#[test]
fn a_folder_of_pages_is_written_and_nothing_is_done_twice() {
    let place = Place::new();
    let ran = place.xtask(&["docs", "--out", "pages"]).ended(0);
    assert_eq!(ran.stdout(), "");
    assert!(ran.stderr().starts_with("pages/index.html: "), "{}", ran.stderr());
    let page = fs::read_to_string(place.path().join("pages/api/crm/contacts/index.html")).expect("it is written");
    assert!(page.contains("contacts"), "{page}");
    let again = place.xtask(&["docs", "--out", "pages"]).ended(0).stderr();
    assert!(again.contains(": 0 written, "), "{again}");
    place.edit("crm/contacts.yaml", "description: ", "description: Another thing. ");
    place.xtask(&["docs", "--out", "pages"]).ended(0);
    let page = fs::read_to_string(place.path().join("pages/api/crm/contacts/index.html")).expect("it is written");
    assert!(page.contains("Another thing."), "{page}");
    fs::remove_file(place.path().join("spec/crm/contacts.yaml")).expect("it is there");
    place.xtask(&["docs", "--out", "pages"]).ended(0);
    assert!(!place.path().join("pages/api/crm/contacts").exists(), "a page of what is gone stays");
}

#[test]
fn a_folder_of_somebody_is_left_alone() {
    let place = Place::new();
    for name in ["letter.txt", "page.html", "script.js"] {
        let folder = place.path().join(name.replace('.', "-"));
        fs::create_dir(&folder).expect("a folder can be made");
        fs::write(folder.join(name), "<!DOCTYPE html>\nmine").expect("a file can be written");
        let out = folder.to_string_lossy().into_owned();
        let text = place.xtask(&["docs", "--out", &out]).ended(2).stderr();
        assert!(text.contains(name) && text.contains("--out"), "{text}");
        assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 1);
    }
    // What `regenerate` has written is no site, either.
    place.xtask(&["docs", "--out", "out"]).ended(0);
    let text = place.xtask(&["regenerate", "--out", "out"]).ended(2).stderr();
    assert!(text.contains("not machine-written"), "{text}");
}

#[test]
fn what_is_wrong_is_said_and_writes_nothing() {
    let place = Place::new();
    let text = place.xtask(&["docs", "--out", "pages", "--source-url", "javascript:alert(1)"]).ended(2).stderr();
    assert!(text.contains("https://"), "{text}");
    place.edit("crm/contacts.yaml", "type: string", "type: strin");
    let text = place.xtask(&["docs", "--out", "pages"]).ended(2).stderr();
    assert!(text.contains("error["), "{text}");
    assert!(!place.path().join("pages").exists());
}

#[test]
fn lines_lead_to_where_the_specification_can_be_read() {
    let place = Place::new();
    place.xtask(&["docs", "--out", "pages", "--source-url", "https://git.example.com/spec"]).ended(0);
    let page = fs::read_to_string(place.path().join("pages/api/crm/contacts/index.html")).expect("it is written");
    assert!(page.contains("href=\"https://git.example.com/spec/crm/contacts.yaml#L1\""), "{page}");
}

#[test]
fn a_url_that_no_path_can_follow_is_refused() {
    let place = Place::new();
    for url in ["https://", "https:///x", "https://a.example/x?ref=main", "https://a.example/#x", "https://a example/x"]
    {
        let text = place.xtask(&["docs", "--out", "pages", "--source-url", url]).ended(2).stderr();
        assert!(text.contains("--source-url"), "{url}: {text}");
    }
    assert!(!place.path().join("pages").exists());
}

/// On a machine without a browser, or without any program that could start one.
#[test]
#[cfg(target_os = "linux")]
fn pages_are_written_where_no_browser_can_be_started() {
    let place = Place::new();
    let mut command = crate::command();
    command.args(["docs", "--out", "pages", "--open"]).current_dir(place.path()).env("PATH", place.path());
    let output = command.output().expect("xtask can be started");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(text.contains("the pages are written: open pages/index.html"), "{text}");
    assert!(place.path().join("pages/index.html").exists());
}
