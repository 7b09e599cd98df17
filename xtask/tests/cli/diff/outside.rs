//! Where there is no repository, or not around the specification.

use std::fs;

use super::repo::git;
use super::{diff_command, refused, said, sides, specification};
use crate::{Place, Ran};

const OUTSIDE: &str = "there is no git repository around this folder; run this inside of one, or compare two folders: \
                       cargo xtask diff ./before ./after";

#[test]
fn no_repository() {
    let place = Place::new();
    assert_eq!(refused(place.path(), &[]), OUTSIDE);
    assert_eq!(refused(place.path(), &["main..topic"]), OUTSIDE);
    assert_eq!(
        refused(place.path(), &["main"]),
        format!("there is no folder `main`, and it can be no revision: {OUTSIDE}")
    );
    assert_eq!(sides(place.path(), &["spec"]), ["spec", "work tree"]);
}

#[test]
fn a_repository_that_git_does_not_read() {
    let place = Place::new();
    fs::write(place.path().join(".git"), "gitdir: nowhere\n").expect("a file can be written");
    let path = fs::canonicalize(place.path()).expect("the folder is there");
    let expected = format!("git: fatal: not a git repository: {}/nowhere", path.display());
    assert_eq!(refused(place.path(), &[]), expected);
}

/// The command that git offers can be copied.
#[test]
fn a_repository_of_somebody_else() {
    let (repo, _) = specification();
    let mut command = diff_command(repo.path(), &[]);
    let said = said(Ran(command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1").output().expect("xtask starts")));
    assert!(said.starts_with("git: fatal: detected dubious ownership in repository at "), "{said}");
    assert!(said.contains("\n    git config --global --add safe.directory "), "{said}");
}

#[test]
fn a_specification_outside_of_the_repository() {
    let (repo, _) = specification();
    let place = Place::new();
    let spec = place.spec().to_string_lossy().into_owned();
    let expected = |spec: &str| {
        format!(
            "`{spec}` is outside of the repository, so no revision has it; name a folder inside with --spec, or compare \
             two folders: cargo xtask diff ./before ./after"
        )
    };
    assert_eq!(refused(repo.path(), &["main", "--spec", &spec]), expected(&spec));
    assert_eq!(refused(repo.path(), &["main", "--spec", "../spec"]), expected("../spec"));
    assert_eq!(sides(repo.path(), &["spec", "--spec", &spec]), ["spec", "work tree"]);
}

#[test]
fn a_bare_repository() {
    let (repo, commit) = specification();
    let bare = repo.path().join("bare.git");
    repo.git(&["clone", "--quiet", "--bare", ".", "bare.git"]);
    let name = format!("main ({commit})");
    assert_eq!(sides(&bare, &["main", "main"]), [name.as_str(), &name]);
    assert_eq!(sides(&bare, &["main", "main", "--spec", "./other/../spec"]), [name.as_str(), &name]);
    assert_eq!(
        refused(&bare, &["main"]),
        "a bare repository has no work tree to compare; name two revisions: cargo xtask diff BASE HEAD"
    );
    assert!(
        refused(&bare, &["main", "main", "--spec", "../spec"]).starts_with("`../spec` is outside of the repository")
    );
    let first = git(&bare, &["rev-parse", "--short=7", "HEAD"]);
    assert_eq!(
        refused(&bare, &["main", "main", "--spec", "other"]),
        format!(
            "there is no folder `other` at main ({first}); no revision has `other/platform.yaml`: run this at \
             the top of the workspace, or name the folder with --spec"
        )
    );
}
