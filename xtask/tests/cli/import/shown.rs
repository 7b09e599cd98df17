//! What a person sees: in which order, on which stream, and in how many lines.

use std::fs;

use super::{NAMELESS, OBJECT, UPDATE, file, import, page, place};

const TOOLS: &str = "spec/workshop/tools.yaml";

/// A field of both bodies, which one row stands for, and one of each.
const OPEN: &str = "\
open: workshop/tools: 4 fields have no name
  save the page about the object, which exists with `.md` at the end of its
  address and has names, or an older page that has them, and give it, too:
    cargo xtask import update.txt object.md
  or write them by hand: in spec/workshop/tools.yaml, from `unnamed` to
  `query`, `request` or `response`, with name and type

  update.txt, by line
   request  response  taken by         described with
  ─────────────────────────────────────────────────────────
   4                  2, 1 require it  What it is called.
   6        9                          How large it is.
            8                          Which tool.
  names known of the request, on none of these lines for certain: name, size

";

#[test]
fn fields_without_names_are_one_question() {
    let place = place();
    let size = "How large it is.\n";
    let text = NAMELESS.replace("1 required\n", &format!("1 required\n{size}"));
    let text = text.replace("What it is called.\n1 supported\n", size).replace("_name\"", "_name\",\n\"size\": 0");
    page(&place, "update.txt", &text);
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(text.contains(OPEN), "{text}");
    assert!(text.contains("4 questions, 7 TODO"), "{text}");
    for line in [4, 6, 8, 9] {
        assert!(file(&place, TOOLS).contains(&format!("update.txt:{line} describes")), "{}", file(&place, TOOLS));
    }
}

/// What is to be given again is given as it was, and a shell takes it.
#[test]
fn the_way_out_is_a_command() {
    let place = place();
    page(&place, "the update.txt", NAMELESS);
    fs::rename(place.spec(), place.path().join("facts")).expect("the folder can be moved");
    let text = import(&place, &["the update.txt", "--spec", "facts", "--out", "new"]).ended(0).stderr();
    assert!(text.contains("    cargo xtask import 'the update.txt' object.md --spec facts --out new\n"), "{text}");
    assert!(text.ends_with("until this finds nothing:\n    cargo xtask check --spec new\n"), "{text}");
}

#[test]
fn a_page_that_seems_cut_off_is_to_be_saved_again() {
    let place = place();
    page(&place, "update.txt", &NAMELESS[..NAMELESS.find("Response Body").expect("it has one")]);
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(text.contains("  or save update.txt again: it seems cut off\n"), "{text}");
}

/// An object page without names leaves nothing in the file that could be answered there.
#[test]
fn fields_of_an_object_without_names_are_asked_about() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    page(&place, "object.txt", "Tools Object\nProperties\nWhich tool.\nHow old it is.\nWhat it is called.\n");
    let text = import(&place, &["update.txt", "object.txt"]).ended(0).stderr();
    assert!(text.contains("open: workshop/tools: 1 field has no name\n  save the page about the object"), "{text}");
    assert!(text.contains("  object.txt, by line\n   object "), "{text}");
    assert!(text.contains("   4                 How old it is.\n"), "{text}");
    assert!(!text.contains("`unnamed`"), "{text}");
}

#[test]
fn the_same_question_is_asked_once_with_all_its_places() {
    let place = place();
    let sample = NAMELESS
        .replace("\"name\": \"your_name\"", "\"name\": \"your_name\",\n\"parts\": [],\n\"screws\": [],\n\"size\": 0");
    page(&place, "update.txt", sample);
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    let question = "open: `type` was left open by an import in 2 places: the type may be `array<string>`, `array<object>` or another list\n";
    // The line says which field it is.
    let (_, places) = text.split_once(question).unwrap_or_else(|| panic!("{text}"));
    let mut places = places.lines();
    for field in ["parts", "screws"] {
        let line = places.next().unwrap_or_default();
        assert!(
            line.starts_with(&format!("  {TOOLS}:"))
                && line.ends_with(&format!("  {field}: {{type: TODO, required: TODO}}")),
            "{text}"
        );
    }
    let alone = "open: `type` was left open by an import: the type may be `integer` or `number`\n";
    let (_, places) = text.split_once(alone).unwrap_or_else(|| panic!("{text}"));
    assert!(places.lines().next().is_some_and(|line| line.ends_with("  size: {type: TODO, required: TODO}")), "{text}");
}

/// What is wrong, what is open, what may be wrong, what is worth knowing, and the sum; what changes stands by itself.
#[test]
fn the_gravest_comes_first_and_the_sum_last() {
    let place = place();
    page(&place, "object.md", OBJECT.replace("## Methods", "- **`=`** _(integer)_\n\n## Methods"));
    let cut = "Update Tools\nEndpoint\nPATCH /unified/workshop/tools/{id}Integrations supported\n- Omega\nRequest Body\n\
               What it is called.\nIntegration specific notes\n- Alpha Only in capitals.\nSupported in\n- Alpha\n";
    page(&place, "update.txt", cut);
    let ran = import(&place, &["object.md", "update.txt"]).ended(0);
    let words: Vec<&str> = ["error", "open", "warning", "note", "SUMMARY"].into_iter().collect();
    let text = ran.stderr();
    let found: Vec<&str> =
        text.lines().filter_map(|line| words.iter().find(|word| line.starts_with(**word))).copied().collect();
    let place_of = |word: &str| words.iter().position(|known| *known == word);
    assert!(found.is_sorted_by_key(|word| place_of(word)), "{text}");
    assert!(words.iter().all(|word| found.contains(word)), "{text}");
    assert_eq!(ran.stdout(), "");
}

#[test]
fn what_changes_is_on_standard_output_and_nothing_else_is() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    let dry = import(&place, &["update.txt", "--dry-run"]).ended(0);
    assert!(dry.stdout().starts_with("--- /dev/null\n+++ b/workshop/tools.yaml\n"), "{}", dry.stdout());
    assert!(
        dry.stderr().ends_with("1 file would change\n  next: the same without --dry-run writes it\n"),
        "{}",
        dry.stderr()
    );
    let ran = import(&place, &["update.txt"]).ended(0);
    assert!(ran.stdout().starts_with("\n== changed by the pages\n"), "{}", ran.stdout());
    assert!(dry.stdout().ends_with(&ran.stdout()), "{}", dry.stdout());
    assert!(!ran.stderr().contains("SAFE"), "{}", ran.stderr());
    let again = import(&place, &["update.txt"]).ended(0);
    assert_eq!(again.stdout(), "");
    assert!(again.stderr().ends_with("0 files changed\n"), "{}", again.stderr());
}

/// The file is the same wherever its pages were saved, and whoever imports them.
#[test]
fn files_do_not_say_where_pages_were_saved() {
    let place = place();
    let folder = |name: &str| {
        let folder = place.path().join(name);
        fs::create_dir_all(&folder).expect("a folder can be made");
        for (name, text) in [
            ("object.md", OBJECT.replace("`name`** _(string)_", "`name`** _(boolean)_")),
            ("update.txt", UPDATE.to_owned()),
            (
                "list.txt",
                "List Tools\n/unified/workshop/tools\nResponse Body\nWhich tool.\nHow old it is.\n".to_owned(),
            ),
        ] {
            fs::write(folder.join(name), text).expect("a page can be written");
        }
        ["object.md", "update.txt", "list.txt"].map(|page| folder.join(page).display().to_string())
    };
    let import_into = |pages: &[String], out: &str| {
        let mut args: Vec<&str> = pages.iter().map(String::as_str).collect();
        args.extend(["--out", out]);
        let text = import(&place, &args).ended(0).stderr();
        (file(&place, &format!("{out}/workshop/tools.yaml")), text)
    };
    let (one, said) = import_into(&folder("here"), "one");
    let (other, _) = import_into(&folder("quite/elsewhere"), "other");
    assert!(one.contains("# TODO: `name` is `boolean` in object.md:9, and is `string` in update.txt:"), "{one}");
    assert!(one.contains("list.txt:5 describes"), "{one}");
    assert_eq!(one, other);
    assert!(said.contains("/here/list.txt, by line\n"), "{said}");
}

#[test]
fn a_page_that_is_read_as_another_layout_is_warned_about() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    let text = import(&place, &["update.txt", "--dialect", "old-nameless", "--dry-run"]).ended(0).stderr();
    let warning = "warning: update.txt: the page has the marks of new-named, and was read as old-nameless; if that reads wrongly, leave --dialect out\n";
    assert!(text.contains(warning), "{text}");
    let text = import(&place, &["update.txt", "--dialect", "new-named", "--dry-run"]).ended(0).stderr();
    assert!(!text.contains("marks of"), "{text}");
}

#[test]
fn layouts_are_listed_and_misspelt_ones_are_found() {
    let place = place();
    let text = import(&place, &["--help"]).ended(0).stdout();
    for layout in ["new-named", "old-nameless", "markdown-object", "html"] {
        assert!(text.contains(&format!("- {layout}: ")), "{text}");
    }
    let text = import(&place, &["a.txt", "--dialect", "markdown-objects"]).ended(2).stderr();
    assert!(text.contains("'markdown-object'"), "{text}");
}

/// Two pages in one file are no page; the second is not passed over in a word.
#[test]
fn what_nothing_was_made_of_says_how_much_it_is() {
    let place = place();
    page(&place, "update.txt", UPDATE.to_owned() + "Odd one.\nOdd two.\nOdd three.\n");
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(text.contains("nothing was made of `Odd one.` and 2 lines below it\n"), "{text}");
}

#[test]
fn an_empty_specification_holds_nothing_to_begin_with() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    fs::create_dir(place.path().join("empty")).expect("a folder can be made");
    let text = import(&place, &["update.txt", "--spec", "empty"]).ended(2).stderr();
    assert!(text.starts_with("error: empty is empty: name a specification with --spec"), "{text}");
    assert!(!place.path().join("empty/workshop").exists());
}
