//! Histories and objects that are not all here.

use std::path::PathBuf;

use super::repo::git;
use super::{Repo, refused, sides, specification};

const DEEPEN: &str =
    "this clone is shallow: run `git fetch --unshallow`; in GitHub Actions, give actions/checkout `fetch-depth: 0`";

/// Three commits on `main`, and two on a branch that left it at the second.
fn history() -> Repo {
    let (repo, _) = specification();
    repo.git(&["tag", "v1"]);
    repo.commit("second");
    repo.git(&["checkout", "--quiet", "-b", "topic"]);
    repo.commit("on the branch");
    repo.commit("more on the branch");
    repo.git(&["checkout", "--quiet", "main"]);
    repo.commit("third");
    repo
}

/// A clone beside the repository's own files.
fn clone(repo: &Repo, options: &[&str]) -> PathBuf {
    let url = format!("file://{}", repo.path().display());
    let target = repo.path().join("clone");
    repo.git(&[&["clone", "--quiet"], options, &[&url, &target.to_string_lossy()]].concat());
    target
}

#[test]
fn a_merge_base_that_is_cut_off() {
    let repo = history();
    let clone = clone(&repo, &["--depth=1", "--no-single-branch", "--branch=topic"]);
    assert_eq!(
        refused(&clone, &[]),
        format!("HEAD and origin/main have no common ancestor in what is here of their history\n{DEEPEN}")
    );
    git(&clone, &["fetch", "--quiet", "--unshallow"]);
    let base = repo.git(&["rev-parse", "--short=7", "main~1"]);
    assert_eq!(sides(&clone, &[])[0], format!("merge base of HEAD and origin/main ({base})"));
}

#[test]
fn a_revision_that_is_cut_off() {
    let repo = history();
    let clone = clone(&repo, &["--depth=1", "--branch=main"]);
    for name in ["HEAD~2", "v1"] {
        let expected = format!(
            "there is no revision `{name}` and no folder of that name; branches and tags are `main`, `origin/HEAD`, \
             `origin/main`\n{DEEPEN}"
        );
        assert_eq!(refused(&clone, &[name]), expected);
    }
    assert!(refused(&clone, &[&repo.git(&["rev-parse", "v1"])]).ends_with(DEEPEN));
}

/// As in GitHub Actions, where a pull request is checked out by its number.
#[test]
fn a_main_branch_that_was_not_fetched() {
    let repo = history();
    let clone = clone(&repo, &["--depth=1", "--branch=topic"]);
    git(&clone, &["checkout", "--quiet", "--detach"]);
    git(&clone, &["branch", "--quiet", "--delete", "--force", "topic"]);
    assert_eq!(
        refused(&clone, &[]),
        format!(
            "there is no main branch to compare with (origin/HEAD, origin/main, origin/master, main or master); name a \
             revision: cargo xtask diff BASE\n{DEEPEN}"
        )
    );
}

#[test]
fn a_partial_clone_fetches_nothing() {
    let repo = history();
    repo.git(&["config", "uploadpack.allowFilter", "true"]);
    let clone = clone(&repo, &["--filter=blob:none", "--no-checkout"]);
    let missing = "this clone is partial and lacks objects of that revision, and nothing is fetched without being asked \
                   for: run `git fetch --refetch --no-filter`; in GitHub Actions, leave `filter` away from \
                   actions/checkout";
    let commit = repo.git(&["rev-parse", "--short=7", "v1"]);
    assert_eq!(
        refused(&clone, &["v1", "main"]),
        format!("the specification at v1 ({commit}) cannot be read: {missing}")
    );
    git(&clone, &["fetch", "--quiet", "--refetch", "--no-filter"]);
    assert_eq!(sides(&clone, &["v1", "main"])[0], format!("v1 ({commit})"));
}

#[test]
fn a_partial_clone_without_trees() {
    let repo = history();
    repo.git(&["config", "uploadpack.allowFilter", "true"]);
    let clone = clone(&repo, &["--filter=tree:0", "--no-checkout"]);
    assert!(
        refused(&clone, &["v1", "main"]).starts_with("this clone is partial"),
        "{}",
        refused(&clone, &["v1", "main"])
    );
}
