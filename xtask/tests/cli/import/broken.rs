//! Pages that are none, or not whole: each is refused with its place and a way out, and nothing is written; or it is read as far
//! as it goes, and the rest is asked about.

use std::fs;

use super::{NAMELESS, OBJECT, UPDATE, file, import, page, place};
use crate::{Place, snapshot};

const NOT_WHOLE: &str = "save it again if it is not whole, or leave --dialect out if it is laid out otherwise";

const DOCUMENT: &str = "<!doctype html><html><body><p>GET /unified/workshop/tools</p></body></html>\n";

/// What is said of a page, given beside one that is sound; nothing is written.
#[track_caller]
fn refused(place: &Place, args: &[&str]) -> String {
    page(place, "sound.txt", UPDATE);
    let before = snapshot(&place.spec());
    let ran = import(place, &[args, &["sound.txt"]].concat()).ended(2);
    assert_eq!(snapshot(&place.spec()), before, "nothing is written");
    assert_eq!(ran.stdout(), "");
    let text = ran.stderr();
    let (first, last) = text.trim_end().split_once('\n').unwrap_or((&text, ""));
    let pages = if args.len() > 1 && !args[1].starts_with("--") { 3 } else { 2 };
    assert_eq!(last, format!("error: 1 of {pages} pages cannot be read; nothing was written"), "{text}");
    first.strip_prefix("error: ").unwrap_or_else(|| panic!("{text}")).to_owned()
}

#[test]
fn what_is_no_page_is_an_error_and_nothing_is_written() {
    let elsewhere = "page.txt:1: the page has no mark of any known layout; leave it out if it is another site's, save it again if it \
        is not whole, or say with --dialect how it is laid out (--help lists the layouts)";
    let no_text = |line: usize| {
        format!("page.txt:{line}: the page is no text; save it as text, as Markdown or as HTML, in UTF-8")
    };
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(UPDATE.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let utf16_be: Vec<u8> = std::iter::once(0xfeff).chain(UPDATE.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let latin_1: Vec<u8> = UPDATE
        .replace("called", "callé")
        .chars()
        .map(|c| u8::try_from(c).expect("the page has no other characters"))
        .collect();
    let turned = |what: &str, name: &str| {
        format!("page.txt {what}; save it as UTF-8, or turn it with `iconv -f {name} -t UTF-8`")
    };
    let several = |lines: &str| {
        let first = lines.split(',').next().unwrap_or_default();
        format!(
            "page.txt:{first}: the file has several pages, which begin in the lines {lines}; give each page a file of its own, or say \
             with --dialect how this one is laid out"
        )
    };
    for (bytes, message) in [
        (Vec::new(), "page.txt: the page is empty; save it again".to_owned()),
        ("\n \t\r\n\u{a0}\u{200b}\u{feff}\n".as_bytes().to_vec(), "page.txt: the page is empty; save it again".to_owned()),
        (b"\0\x01\x02\xff\xfe".to_vec(), no_text(1)),
        ((0..=255).cycle().take(5000).collect(), no_text(1)),
        (UPDATE.replace("What it is", "What\0it is").into_bytes(), no_text(8)),
        (utf16[2..].to_vec(), turned("looks like UTF-16 (little-endian)", "UTF-16LE")),
        (utf16_be[2..].to_vec(), turned("looks like UTF-16 (big-endian)", "UTF-16BE")),
        (utf16, turned("is UTF-16", "UTF-16")),
        (utf16_be, turned("is UTF-16", "UTF-16")),
        (latin_1, turned("looks like Latin-1 or Windows-1252", "WINDOWS-1252")),
        ([UPDATE, UPDATE].concat().into_bytes(), several("2, 34")),
        ([NAMELESS, NAMELESS, NAMELESS].concat().into_bytes(), several("2, 15, 28")),
        ([OBJECT, OBJECT].concat().into_bytes(), several("1, 15")),
        (DOCUMENT.repeat(2).into_bytes(), several("1, 2")),
        (b"Ten tools that you will love\n\nSubscribe!\n".to_vec(), elsewhere.to_owned()),
        (b"<!doctype html><title>Ten tools</title><p>Subscribe!</p>".to_vec(), elsewhere.to_owned()),
        (vec![b'x'; 1 << 20], elsewhere.to_owned()),
        (
            [UPDATE, OBJECT].concat().into_bytes(),
            "page.txt:2: the page has marks of several layouts: a verb and a path of new-named in line 2, a heading that ends in \
             `Object` of markdown-object in line 33; give each page a file of its own, or say with --dialect how this one is laid out"
                .to_owned(),
        ),
    ] {
        let place = place();
        page(&place, "page.txt", &bytes);
        assert_eq!(refused(&place, &["page.txt"]), message, "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)]));
    }
}

#[test]
fn a_layout_that_the_page_does_not_have() {
    let place = place();
    page(&place, "page.txt", "Ten tools\n");
    page(&place, "sound.txt", UPDATE);
    let text = import(&place, &["page.txt", "--dialect", "new-named"]).ended(2).stderr();
    let expected = format!("error: page.txt:1: no line says which operation the page is about; {NOT_WHOLE}\n");
    assert!(text.starts_with(&expected), "{text}");
    let text = import(&place, &["page.txt", "--dialect", "markdown-object"]).ended(2).stderr();
    let expected = format!("error: page.txt:1: no heading says what the page is about; {NOT_WHOLE}\n");
    assert!(text.starts_with(&expected), "{text}");
    assert!(!place.spec().join("workshop").exists());
}

#[test]
fn a_page_with_more_fields_than_any_has() {
    let place = place();
    let fields = (0..5000).map(|number| format!("f{number:05}string")).collect::<Vec<_>>().join("\n");
    page(&place, "page.txt", format!("PATCH /unified/workshop/tools/{{id}}\nRequest Body\n{fields}\n"));
    let message =
        "page.txt:4003: the page has more than 4000 fields; no page has so many: take out what is not the page's";
    assert_eq!(refused(&place, &["page.txt"]), message);
}

#[test]
fn a_path_that_cannot_be_read() {
    let place = place();
    let message = refused(&place, &["nowhere.txt"]);
    assert!(message.starts_with("nowhere.txt cannot be read: "), "{message}");
    let message = refused(&place, &["sound.txt/page.txt"]);
    assert!(message.starts_with("sound.txt/page.txt cannot be read: "), "{message}");
    assert_eq!(refused(&place, &["spec"]), "spec is a folder; give the pages in it: spec/*");
}

/// What is too large is not read to its end; the file has holes, so that nobody waits for it to be written.
#[test]
fn a_file_larger_than_any_page() {
    let place = place();
    let large = fs::File::create(place.path().join("large.txt")).expect("the file can be made");
    large.set_len((64 << 20) + 1).expect("it can be large");
    let message = "large.txt has more than 64 MiB, which no page has; give each page a file of its own";
    assert_eq!(refused(&place, &["large.txt"]), message);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    use std::os::unix::fs::symlink;
    let place = place();
    symlink("gone.txt", place.path().join("dangling.txt")).expect("a link can be made");
    let message = refused(&place, &["dangling.txt"]);
    assert!(message.starts_with("dangling.txt cannot be read: "), "{message}");
    symlink("loop.txt", place.path().join("loop.txt")).expect("a link can be made");
    let message = refused(&place, &["loop.txt"]);
    assert!(message.starts_with("loop.txt cannot be read: "), "{message}");
    assert_eq!(refused(&place, &["/dev/null"]), "/dev/null is no file; save the page as one");
    let pipe = std::process::Command::new("mkfifo").arg(place.path().join("pipe.txt")).status();
    if pipe.is_ok_and(|status| status.success()) {
        assert_eq!(refused(&place, &["pipe.txt"]), "pipe.txt is no file; save the page as one");
    }
    symlink("sound.txt", place.path().join("link.txt")).expect("a link can be made");
    page(&place, "sound.txt", UPDATE);
    import(&place, &["link.txt"]).ended(0);
}

/// Not even by whoever may read everything.
#[test]
fn a_page_that_cannot_be_read() {
    let place = place();
    for path in ["gone.txt", "sound.txt/page.txt"] {
        let message = refused(&place, &[path]);
        assert!(message.starts_with(&format!("{path} cannot be read: ")), "{message}");
    }
}

/// Wherever a page breaks off, what is there is read, asked about or reported; only what is said of the whole page is missed.
#[test]
fn a_page_that_breaks_off() {
    for whole in [UPDATE, NAMELESS, OBJECT] {
        let ends: Vec<usize> = whole.match_indices('\n').map(|(end, _)| end + 1).collect();
        for end in ends.iter().step_by(3).flat_map(|end| [*end, end.saturating_sub(4)]) {
            let place = place();
            page(&place, "update.txt", &whole[..whole.floor_char_boundary(end)]);
            let before = snapshot(&place.spec());
            let ran = import(&place, &["update.txt"]);
            let text = ran.stderr();
            if ran.status() == 2 {
                assert!(text.starts_with("error: update.txt:1: ") && text.contains("save it again"), "{text}");
                assert_eq!(snapshot(&place.spec()), before);
            } else {
                assert_eq!(ran.status(), 0, "{text}");
                assert!(text.contains("1 page ("), "{text}");
            }
        }
    }
}

/// Editors, browsers and mail make spaces and ends of lines into others; the page says the same.
#[test]
fn spaces_and_ends_of_lines_are_all_alike() {
    let expected = {
        let place = place();
        page(&place, "update.txt", UPDATE);
        import(&place, &["update.txt"]).ended(0);
        file(&place, "spec/workshop/tools.yaml")
    };
    let spaces = ["\u{a0}", "\u{2007}", "\u{202f}", "\u{3000}"].map(|space| UPDATE.replace(' ', space));
    let thin = ["\u{200b}", "\u{2060}", "\u{feff}"].map(|thin| UPDATE.replace('\n', &format!("{thin}\n")));
    let mut turn = 0;
    let mixed: String = UPDATE
        .split_inclusive('\n')
        .map(|line| {
            turn += 1;
            line.replace('\n', ["\n", "\r\n", "\r", "\r\r\n"][turn % 4])
        })
        .collect();
    let marked = format!("\u{feff}{UPDATE}");
    for text in spaces.into_iter().chain(thin).chain([mixed, marked]) {
        let place = place();
        page(&place, "update.txt", &text);
        let ran = import(&place, &["update.txt"]).ended(0);
        assert_eq!(file(&place, "spec/workshop/tools.yaml"), expected, "{text:?}");
        assert!(ran.stderr().contains("0 questions, 0 TODO, 0 bytes unread"), "{}", ran.stderr());
    }
}

#[test]
fn a_page_under_two_names_is_one() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    let once = file(&place, "spec/workshop/tools.yaml");
    let place = self::place();
    page(&place, "update.txt", UPDATE);
    page(&place, "again.txt", UPDATE);
    let ran = import(&place, &["update.txt", "again.txt", "update.txt"]).ended(0);
    assert_eq!(file(&place, "spec/workshop/tools.yaml"), once);
    assert!(ran.stderr().contains("2 pages (2 new-named), 1 resource; 0 questions, 0 TODO"), "{}", ran.stderr());
}

#[test]
fn a_provider_that_nobody_knows() {
    let place = place();
    page(&place, "update.txt", UPDATE.replace("Alpha", "Omega"));
    let ran = import(&place, &["update.txt"]).ended(0);
    let text = ran.stderr();
    assert!(
        text.contains(
            "open: update.txt:13:1: no provider has the label `Omega`: it is misspelt, or missing in providers.yaml\n"
        ),
        "{text}"
    );
    assert!(file(&place, "spec/workshop/tools.yaml").contains("TODO"), "a provider is not dropped");
    place.xtask(&["check"]).ended(2);
}

#[test]
fn a_label_that_two_providers_have() {
    let place = place();
    let names = "overrides:\n  - {provider: betadesk, name: BetaDesk, reason: Another has the same label.}\n";
    fs::write(place.spec().join("names.yaml"), names).expect("it can be written");
    place.edit("providers.yaml", "betadesk: Beta Desk", "betadesk: Alpha");
    page(&place, "update.txt", UPDATE);
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(
        text.contains("open: update.txt:13:1: the label `Alpha` is that of `alpha`, and of `betadesk`\n"),
        "{text}"
    );
    assert!(file(&place, "spec/workshop/tools.yaml").contains("TODO"), "neither is taken");
    place.xtask(&["check"]).ended(2);
}

#[test]
fn a_dialect_that_is_none() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    let ran = import(&place, &["update.txt", "--dialect", "latin"]).ended(2);
    assert!(ran.stderr().contains("new-named"), "{}", ran.stderr());
}
