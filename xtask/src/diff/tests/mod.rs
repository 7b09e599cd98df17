//! The states of a real repository.

#[path = "../../../tests/cli/diff/repo.rs"]
mod repo;

mod files;
mod sides;
mod versions;

use clap::Parser;
use unified_codegen::load::RawFile;

use self::repo::Repo;
use super::git::Git;
use super::named::Revision;
use super::repository::Repository;
use super::{Sides, load_in, revision};
use crate::cli::{Cli, Command, DiffArgs};

const PLATFORM: &str = include_str!("../../../tests/spec/platform.yaml");
const PROVIDERS: &str = include_str!("../../../tests/spec/providers.yaml");

/// A repository with a specification that has no resources.
fn empty_specification() -> Repo {
    let repo = Repo::new();
    repo.write("spec/platform.yaml", PLATFORM);
    repo.write("spec/providers.yaml", PROVIDERS);
    repo
}

fn args(repo: &Repo, args: &[&str]) -> DiffArgs {
    let at = |path: &str| repo.path().join(path).to_string_lossy().into_owned();
    let (spec, crate_folder) = (at("spec"), at("generated"));
    let options = ["cargo xtask", "diff", "--spec", &spec, "--crate", &crate_folder];
    match Cli::parse_from(options.iter().chain(args)).command {
        Command::Diff(args) => args,
        _ => unreachable!("the arguments start with `diff`"),
    }
}

fn loaded(repo: &Repo, names: &[&str]) -> Sides {
    let sides = load_in(Git::new(repo.path()), &args(repo, names)).expect("both sides can be read");
    sides.expect("both sides are sound")
}

fn files_at(repo: &Repo, name: &str, folder: &str) -> anyhow::Result<Vec<RawFile>> {
    let repository = Repository::around(Git::new(repo.path())).expect("there is a repository");
    let commit = repository.commit(name)?.expect("the revision is there");
    revision::read(&repository, &Revision::named(&repository, name, commit)?, folder)
}
