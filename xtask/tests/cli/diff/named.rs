//! What an argument may be.

use super::{Repo, diff, diff_command, refused, said, sides, specification};
use crate::{Ran, copy};

#[test]
fn revisions() {
    let (repo, first) = specification();
    repo.git(&["tag", "--annotate", "v1", "--message", "one"]);
    let second = repo.commit("more");
    let long = repo.git(&["rev-parse", "HEAD"]);
    let work_tree = "work tree".to_owned();
    for (args, expected) in [
        (&["v1"][..], [format!("v1 ({first})"), work_tree.clone()]),
        (&["HEAD~1"], [format!("HEAD~1 ({first})"), work_tree.clone()]),
        (&[&long], [second.clone(), work_tree.clone()]),
        (&[&second.to_uppercase()], [second.clone(), work_tree.clone()]),
        (&["main^{/specification}"], [format!("main^{{/specification}} ({first})"), work_tree.clone()]),
        (&[":/a specification"], [format!(":/a specification ({first})"), work_tree]),
        (&["v1", "main"], [format!("v1 ({first})"), format!("main ({second})")]),
        (&["v1..main"], [format!("v1 ({first})"), format!("main ({second})")]),
        (&["v1.."], [format!("v1 ({first})"), format!("HEAD ({second})")]),
        (&["v1...main"], [format!("merge base of v1 and main ({first})"), format!("main ({second})")]),
        (&["main", "main"], [format!("main ({second})"), format!("main ({second})")]),
    ] {
        assert_eq!(sides(repo.path(), args), expected, "{args:?}");
    }
}

#[test]
fn folders() {
    let (repo, commit) = specification();
    copy(&repo.path().join("spec"), &repo.path().join("old"));
    let absolute = repo.path().join("old").to_string_lossy().into_owned();
    for (args, expected) in [
        (&["./old"][..], ["./old", "work tree"]),
        (&["old/"], ["old", "work tree"]),
        (&["old"], ["old", "work tree"]),
        (&["old/../old"], ["old/../old", "work tree"]),
        (&["main", "old"], [&format!("main ({commit})"), "old"]),
        (&["old", "spec"], ["old", "spec"]),
        (&[&absolute], [&absolute, "work tree"]),
    ] {
        assert_eq!(sides(repo.path(), args), expected, "{args:?}");
    }
}

#[test]
fn two_folders_need_no_git() {
    let (repo, _) = specification();
    for args in [&["./spec", "spec/"][..], &["spec"]] {
        let mut command = diff_command(repo.path(), args);
        Ran(command.env("PATH", "/nowhere").output().expect("xtask starts")).ended(0);
    }
}

#[test]
fn a_folder_that_is_a_revision_too() {
    let (repo, commit) = specification();
    copy(&repo.path().join("spec"), &repo.path().join("release"));
    copy(&repo.path().join("spec"), &repo.path().join("release..main"));
    repo.git(&["branch", "release"]);
    assert_eq!(
        refused(repo.path(), &["release"]),
        "`release` is a folder and a revision; write `./release` for the folder, or `refs/heads/release` for the revision"
    );
    assert_eq!(sides(repo.path(), &["./release"])[0], "./release");
    assert_eq!(sides(repo.path(), &["refs/heads/release"])[0], format!("refs/heads/release ({commit})"));
    assert_eq!(
        refused(repo.path(), &["release..main"]),
        "`release..main` is a folder and a range; write `./release..main` for the folder, or the revisions one by one"
    );
    repo.git(&["branch", "--delete", "release"]);
    assert_eq!(sides(repo.path(), &["release..main"])[0], "release..main");
}

#[test]
fn neither_a_revision_nor_a_folder() {
    let (repo, _) = specification();
    repo.git(&["branch", "feature"]);
    repo.git(&["tag", "v1"]);
    let unknown = |name: &str, known: &str| {
        format!("there is no revision `{name}` and no folder of that name; branches and tags are {known}")
    };
    for (args, expected) in [
        (&["mian"][..], unknown("mian", "`main`, `v1`, `feature`")),
        (&["main", "featrue"], unknown("featrue", "`feature`, `main`, `v1`")),
        (&["main..featrue"], unknown("featrue", "`feature`, `main`, `v1`")),
        (&["main", ""], unknown("", "`v1`, `main`, `feature`")),
        (&["^main"], unknown("^main", "`main`, `v1`, `feature`")),
        (&["--", "--all"], unknown("--all", "`main`, `v1`, `feature`")),
        (&["./old"], "there is no folder `./old`; what starts with `.` or `/` or ends in `/` is never a revision".to_owned()),
        (
            &["main..v1", "main"],
            "`main..v1` names two states; write it alone, as A..B, or A...B for their merge base and B".to_owned(),
        ),
        (
            &["main:spec"],
            "`main:spec` is a tree, and only a commit can be compared; name the commit here, and the folder with --spec"
                .to_owned(),
        ),
    ] {
        assert_eq!(refused(repo.path(), args), expected, "{args:?}");
    }
}

#[test]
fn nothing_is_called_anything() {
    let repo = Repo::new();
    assert_eq!(
        refused(repo.path(), &["main"]),
        "there is no revision `main` and no folder of that name; there are no branches or tags"
    );
}

#[test]
fn no_argument_is_an_option_of_git() {
    let (repo, _) = specification();
    for argument in ["--output=made", "--exec=touch made", "-", "--", "--help", "-omade"] {
        diff(repo.path(), &["--", argument]).ended(2);
        diff(repo.path(), &["main", "--", argument]).ended(2);
    }
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
}

#[test]
fn git_is_missing() {
    let (repo, _) = specification();
    let refused = |args: &[&str]| {
        let mut command = diff_command(repo.path(), args);
        said(Ran(command.env("PATH", "/nowhere").output().expect("xtask starts")))
    };
    let missing = "`git` is not in PATH, and revisions are read with it; install git, or compare two folders";
    assert_eq!(refused(&[]), missing);
    assert_eq!(refused(&["main..topic"]), missing);
    assert_eq!(refused(&["main"]), format!("there is no folder `main`, and it can be no revision: {missing}"));
}
