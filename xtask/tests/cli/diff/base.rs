//! What is compared when nothing is named.

use super::{Repo, diff, refused, sides, specification};

/// A branch that left `main`, which went on.
fn branched() -> (Repo, String) {
    let (repo, base) = specification();
    repo.git(&["checkout", "--quiet", "-b", "topic"]);
    repo.commit("on the branch");
    repo.git(&["checkout", "--quiet", "main"]);
    repo.commit("on main");
    repo.git(&["checkout", "--quiet", "topic"]);
    (repo, base)
}

#[test]
fn the_first_main_branch_that_exists() {
    let (repo, base) = branched();
    let main = || sides(repo.path(), &[])[0].replace("merge base of HEAD and ", "");
    repo.git(&["branch", "--move", "main", "master"]);
    assert_eq!(main(), format!("master ({base})"));
    for (reference, name) in [
        ("refs/heads/main", "main"),
        ("refs/remotes/origin/master", "origin/master"),
        ("refs/remotes/origin/main", "origin/main"),
        ("refs/remotes/origin/trunk", "origin/main"),
    ] {
        repo.git(&["update-ref", reference, "master"]);
        assert_eq!(main(), format!("{name} ({base})"));
    }
    repo.git(&["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk"]);
    assert_eq!(main(), format!("origin/trunk ({base})"));
    repo.git(&["update-ref", "-d", "refs/remotes/origin/trunk"]);
    assert_eq!(main(), format!("origin/main ({base})"), "origin/HEAD leads nowhere");
}

#[test]
fn the_merge_base_and_the_work_tree() {
    let (repo, base) = branched();
    assert_eq!(sides(repo.path(), &[]), [format!("merge base of HEAD and main ({base})"), "work tree".to_owned()]);
    repo.git(&["checkout", "--quiet", "--detach"]);
    assert_eq!(sides(repo.path(), &[])[0], format!("merge base of HEAD and main ({base})"));
    let ranges = sides(repo.path(), &["main...topic"]);
    let topic = repo.git(&["rev-parse", "--short=7", "topic"]);
    assert_eq!(ranges, [format!("merge base of main and topic ({base})"), format!("topic ({topic})")]);
}

#[test]
fn no_main_branch() {
    let (repo, _) = specification();
    repo.git(&["branch", "--move", "trunk"]);
    assert_eq!(
        refused(repo.path(), &[]),
        "there is no main branch to compare with (origin/HEAD, origin/main, origin/master, main or master); name a \
         revision: cargo xtask diff BASE"
    );
}

#[test]
fn no_commit() {
    let repo = Repo::new();
    repo.write("spec/platform.yaml", "");
    assert_eq!(
        refused(repo.path(), &[]),
        "HEAD has no commit yet, so there is nothing to compare the work tree with; commit the specification first"
    );
}

#[test]
fn no_common_ancestor() {
    let (repo, _) = specification();
    repo.git(&["checkout", "--quiet", "--orphan", "other"]);
    repo.commit("another beginning");
    assert_eq!(
        refused(repo.path(), &[]),
        "HEAD and main have no common ancestor; name the revision to compare with: cargo xtask diff BASE"
    );
    assert_eq!(
        refused(repo.path(), &["main...other"]),
        "main and other have no common ancestor; name the revision to compare with: cargo xtask diff BASE"
    );
    diff(repo.path(), &["main"]).ended(0);
}
