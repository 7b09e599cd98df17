//! The `git` command: the one place that starts it.

use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{anyhow, bail};

/// What a person does about a history that is not all here.
pub(super) const DEEPEN: &str =
    "this clone is shallow: run `git fetch --unshallow`; in GitHub Actions, give actions/checkout `fetch-depth: 0`";

/// `git`, run in one folder.
#[derive(Debug, Clone)]
pub(super) struct Git {
    folder: PathBuf,
}

impl Git {
    pub(super) fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Where relative paths start.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Only commands whose output no configuration changes are run, so the user's stays: it may be what allows git to
    /// read this repository at all.
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.folder).stdin(Stdio::null()).stderr(Stdio::null());
        // Nothing is written, nobody is asked, nothing is fetched without a word, and messages can be told apart.
        command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
        command.env("GIT_NO_LAZY_FETCH", "1").env("LC_ALL", "C");
        for name in ["GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"] {
            command.env_remove(name);
        }
        command
    }

    /// What git does, whether or not it succeeds.
    pub(super) fn run<S: AsRef<OsStr>>(&self, args: &[S]) -> io::Result<Output> {
        self.command().args(args).stderr(Stdio::piped()).output()
    }

    /// The first line that git answers; nothing where it fails, which is how it says that there is no such thing.
    pub(super) fn line<S: AsRef<OsStr>>(&self, args: &[S]) -> anyhow::Result<Option<String>> {
        let output = self.run(args).map_err(|error| not_started(&error))?;
        let text = String::from_utf8_lossy(&output.stdout);
        let line = text.lines().next().filter(|line| output.status.success() && !line.is_empty());
        Ok(line.map(str::to_owned))
    }

    /// All that git answers; that it fails is an error.
    pub(super) fn all<S: AsRef<OsStr>>(&self, args: &[S]) -> anyhow::Result<Vec<u8>> {
        let output = self.run(args).map_err(|error| not_started(&error))?;
        if !output.status.success() {
            bail!("{}", self.refused(&output));
        }
        Ok(output.stdout)
    }

    fn refused(&self, output: &Output) -> String {
        if self.is_partial() {
            return not_here();
        }
        format!("git failed: {}", said(output))
    }

    /// An object that should be there and is not.
    pub(super) fn missing(&self) -> anyhow::Error {
        if self.is_partial() {
            return anyhow!(not_here());
        }
        anyhow!("the repository lacks objects that it refers to; see `git fsck`")
    }

    fn is_partial(&self) -> bool {
        let asked = self.run(&["config", "--get-regexp", r"^remote\..*\.promisor$"]);
        asked.is_ok_and(|output| output.status.success())
    }
}

/// What git complained of. It sets commands to copy off with a tab, which would be spelled out in an error.
pub(super) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim().replace('\t', "    ")
}

pub(super) fn not_started(error: &io::Error) -> anyhow::Error {
    if error.kind() == ErrorKind::NotFound {
        return anyhow!("`git` is not in PATH, and revisions are read with it; install git, or compare two folders");
    }
    anyhow!("`git` cannot be started: {error}")
}

fn not_here() -> String {
    "this clone is partial and lacks objects of that revision, and nothing is fetched without being asked for: run \
     `git fetch --refetch --no-filter`; in GitHub Actions, leave `filter` away from actions/checkout"
        .to_owned()
}
