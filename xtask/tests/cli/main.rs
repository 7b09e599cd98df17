//! The command line from outside: what it prints, what it writes, how it ends.

mod beside;
mod bounded;
mod catalogue;
mod check;
mod console;
mod diff;
mod disk;
mod docs;
mod explain;
mod export;
mod features;
mod hostile;
mod import;
// Where two folders cannot change places in one step, there is a moment without either.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod killed;
mod last_run;
mod lock;
mod matrix;
mod needs;
mod out;
mod permissions;
mod regenerate;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A specification in a folder of its own, and a place to generate into.
struct Place {
    folder: TempDir,
}

impl Place {
    /// A copy of the specification in `tests/spec`: the real one may grow without a word to these tests.
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().expect("a folder can be made") };
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec"), &place.spec());
        place
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn spec(&self) -> PathBuf {
        self.path().join("spec")
    }

    fn out(&self) -> PathBuf {
        self.path().join("out")
    }

    /// Replaces text in a file of the specification; the text must be there.
    fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.spec().join(file);
        let text = fs::read_to_string(&path).expect("the file is there");
        assert!(text.contains(from), "{file} does not hold {from}");
        fs::write(path, text.replacen(from, to, 1)).expect("the file can be written");
    }

    fn xtask(&self, args: &[&str]) -> Ran {
        let output = command().args(args).current_dir(self.path()).output().expect("xtask can be started");
        Ran(output)
    }

    fn regenerate(&self) -> Ran {
        self.xtask(&["regenerate", "--out", "out"])
    }
}

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.env("NO_COLOR", "1").env_remove("CLICOLOR_FORCE");
    command
}

/// How a run ended.
struct Ran(Output);

impl Ran {
    fn status(&self) -> i32 {
        self.0.status.code().unwrap_or(-1)
    }

    fn stdout(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    fn stderr(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }

    #[track_caller]
    fn ended(self, status: i32) -> Self {
        assert_eq!(self.status(), status, "{}{}", self.stdout(), self.stderr());
        self
    }
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is in the workspace").to_path_buf()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be listed") {
        let entry = entry.expect("an entry can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

/// What is in a folder, hidden things included.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let mut names: Vec<String> = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into()).collect();
    names.sort();
    names
}

/// Every file below a folder with its text, by path.
fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("the folder can be listed") {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).expect("a file can be read");
                files.push((path, bytes));
            }
        }
    }
    files.sort();
    files
}
