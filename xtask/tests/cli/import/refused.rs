//! Files that cannot be written, whoever tries, and what an existing file keeps when it is.

use std::fs;

use super::{UPDATE, file, import, page, place};
use crate::{Place, snapshot};

const TOOLS: &str = "spec/workshop/tools.yaml";

/// Nothing is written, and this is said.
#[track_caller]
fn refused(place: &Place, args: &[&str], message: &str) {
    let before = snapshot(place.path());
    let text = import(place, args).ended(2).stderr();
    assert!(text.contains(message), "{text}");
    assert_eq!(snapshot(place.path()), before, "{text}");
}

#[test]
fn a_file_where_a_folder_is_needed() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    page(&place, "spec/workshop", "a file");
    refused(&place, &["update.txt"], "spec/workshop/tools.yaml cannot be written; it is as it was");
    page(&place, "taken", "a file");
    refused(&place, &["update.txt", "--out", "taken/inside"], "taken/inside/");
}

#[test]
fn a_folder_where_a_file_is_needed() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    fs::create_dir_all(place.path().join(TOOLS)).expect("a folder can be made");
    refused(&place, &["update.txt"], "spec/workshop/tools.yaml cannot be ");
}

/// Of several files, none is written when one is refused.
#[test]
fn all_files_or_none() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    page(&place, "other.txt", UPDATE.replace("workshop", "yard"));
    page(&place, "spec/yard", "a file");
    refused(&place, &["update.txt", "other.txt"], "spec/yard/tools.yaml cannot be written; it is as it was");
    assert!(!place.path().join(TOOLS).exists());
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = place();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    let path = place.path().join(TOOLS);
    for mode in [0o600, 0o664, 0o755] {
        fs::write(&path, file(&place, TOOLS).replace(", required: true", "")).expect("the file can be written");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("the file is ours");
        let ran = import(&place, &["update.txt"]).ended(0);
        assert!(ran.stderr().contains("1 file changed"), "{}", ran.stderr());
        let now = fs::metadata(&path).expect("the file is there").permissions().mode() & 0o7777;
        assert_eq!(now, mode, "{now:o}");
    }
}

/// What a link leads to may be anybody's, so that nothing is written through it, and it is not replaced.
#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_file() {
    use std::os::unix::fs::symlink;
    let place = place();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    let path = place.path().join(TOOLS);
    let text = file(&place, TOOLS).replace(", required: true", "");
    page(&place, "elsewhere.yaml", text);
    fs::remove_file(&path).expect("it can go");
    symlink("../../elsewhere.yaml", &path).expect("a link can be made");
    refused(&place, &["update.txt"], "symbolic link");
    assert!(fs::symlink_metadata(&path).expect("it is there").is_symlink());
    fs::remove_file(&path).expect("it can go");
    symlink("gone.yaml", &path).expect("a link can be made");
    import(&place, &["update.txt"]).ended(2);
    assert!(fs::symlink_metadata(&path).expect("it is there").is_symlink());
}

/// Each has read the file before the other has written it: none undoes what the other has written, whoever is first.
#[test]
fn two_at_once_lose_nothing() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    let before = file(&place, TOOLS);
    for name in ["one", "two"] {
        let field = format!("- **`{name}`** _(integer)_\n\n## Methods");
        page(&place, &format!("{name}.md"), super::OBJECT.replace("## Methods", &field));
    }
    for _ in 0..16 {
        fs::write(place.path().join(TOOLS), &before).expect("the file can be written");
        let [one, two] = std::thread::scope(|scope| {
            let start = |page: &'static str| scope.spawn(|| import(&place, &[page]));
            [start("one.md"), start("two.md")].map(|run| run.join().expect("it ends"))
        });
        let text = file(&place, TOOLS);
        let is_held = ["  one: {type: integer}\n", "  two: {type: integer}\n"].map(|line| text.contains(line));
        assert_eq!([one.status(), two.status()].map(|status| status == 0), is_held, "{text}");
        for refused in [one, two].iter().filter(|run| run.status() != 0) {
            let is_said = ["was changed while this ran", "another run is writing spec"]
                .iter()
                .any(|said| refused.stderr().contains(said));
            assert!(is_said && refused.status() == 2, "{}", refused.stderr());
        }
    }
}

/// The folder of the specification under another name, or a link into it, is the same folder.
#[cfg(unix)]
#[test]
fn a_folder_inside_of_the_specification_by_any_name() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    fs::create_dir(place.path().join("spec/workshop")).expect("a folder can be made");
    std::os::unix::fs::symlink("spec/workshop", place.path().join("link")).expect("a link can be made");
    let absolute = place.path().join("spec/sub/more");
    for out in ["spec/sub", "./spec/sub", "spec/../spec/sub", "link", "link/sub", &absolute.to_string_lossy()] {
        refused(&place, &["update.txt", "--out", out], "is inside of the specification spec, where every file");
    }
    let absolute = place.spec();
    import(&place, &["update.txt", "--out", &absolute.to_string_lossy()]).ended(0);
    assert!(file(&place, TOOLS).contains("name: {type: string}"));
}

/// A page may be larger than any file that is read, and a question repeats what it cannot tell apart.
#[test]
fn a_file_that_could_not_be_read_again() {
    let place = place();
    let values = format!("What it is called.\n\nPossible values:\n{}\n\n2", "x".repeat(17 << 20));
    page(&place, "update.txt", UPDATE.replacen("What it is called.\n\n2", &values, 1));
    refused(&place, &["update.txt"], "spec/workshop/tools.yaml would be larger than 16 MiB");
}
