//! `cargo xtask diff`, in real repositories.

mod approvals;
mod base;
mod format;
mod golden;
mod history;
mod large;
mod named;
mod outside;
mod readme;
mod repo;
mod untouched;
#[cfg(unix)]
mod workflow;

use std::path::Path;
use std::process::Command;

use self::repo::{FROM_OUTSIDE, Repo};
use crate::{Ran, command, copy};

/// A repository with the specification of these tests on `main`, and the commit.
fn specification() -> (Repo, String) {
    let repo = Repo::new();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec"), &repo.path().join("spec"));
    let commit = repo.commit("a specification");
    (repo, commit)
}

fn diff_command(folder: &Path, args: &[&str]) -> Command {
    let mut command = command();
    command.arg("diff").args(args).current_dir(folder);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    // What is around the folder of temporary files is no part of a test.
    command.env("GIT_CEILING_DIRECTORIES", std::env::temp_dir());
    for name in FROM_OUTSIDE {
        command.env_remove(name);
    }
    command
}

fn diff(folder: &Path, args: &[&str]) -> Ran {
    Ran(diff_command(folder, args).output().expect("xtask starts"))
}

/// The names of the two sides.
#[track_caller]
fn sides(folder: &Path, args: &[&str]) -> [String; 2] {
    names(&diff(folder, args).ended(0))
}

#[track_caller]
fn names(ran: &Ran) -> [String; 2] {
    let text = ran.stdout();
    let mut lines = text.lines().map(str::to_owned);
    ["before  ", "after   "].map(|label| {
        let line = lines.next().expect("a side has a name");
        line.strip_prefix(label).expect("a side says which it is").to_owned()
    })
}

/// Everything that a refused call says.
#[track_caller]
fn refused(folder: &Path, args: &[&str]) -> String {
    said(diff(folder, args))
}

#[track_caller]
fn said(ran: Ran) -> String {
    let ran = ran.ended(2);
    assert_eq!(ran.stdout(), "");
    let text = ran.stderr();
    text.strip_prefix("error: ").unwrap_or(&text).trim_end().to_owned()
}
