//! Objects of a repository: what a tree lists, and what is in a blob.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::git::Git;

/// A line of `git ls-tree -l -z`.
#[derive(Debug)]
pub(super) struct Listed {
    /// `100644`, `120000`…
    pub(super) mode: String,
    pub(super) object: String,
    /// Not known of what is no blob, and of a blob that is not here.
    pub(super) size: Option<u64>,
    /// Spelled as a folder on disk would be read.
    pub(super) path: String,
}

impl Listed {
    pub(super) fn is_link(&self) -> bool {
        self.mode == "120000"
    }

    /// A submodule: a commit of another repository.
    pub(super) fn is_submodule(&self) -> bool {
        self.mode == "160000"
    }

    pub(super) fn is_folder(&self) -> bool {
        self.mode == "040000"
    }
}

/// The lines of `git ls-tree -l -z`.
pub(super) fn listed(output: &[u8]) -> Vec<Listed> {
    output.split(|byte| *byte == 0).filter_map(line).collect()
}

fn line(line: &[u8]) -> Option<Listed> {
    let text = String::from_utf8_lossy(line);
    let (facts, path) = text.split_once('\t')?;
    let mut facts = facts.split_ascii_whitespace().map(str::to_owned);
    let (mode, _, object, size) = (facts.next()?, facts.next()?, facts.next()?, facts.next()?);
    Some(Listed { mode, object, size: size.parse().ok(), path: path.to_owned() })
}

/// One `git cat-file` that answers as long as it is asked.
#[derive(Debug)]
pub(super) struct Objects {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Objects {
    /// Tells what objects hold.
    pub(super) fn contents(git: &Git) -> io::Result<Self> {
        Self::start(git, &["cat-file", "--batch"])
    }

    /// Tells what paths lead to, through links.
    pub(super) fn targets(git: &Git) -> io::Result<Self> {
        Self::start(git, &["cat-file", "--batch-check", "--follow-symlinks"])
    }

    fn start(git: &Git, args: &[&str]) -> io::Result<Self> {
        let mut child = git.command().args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (Some(questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("a pipe to git is missing"));
        };
        Ok(Self { child, questions, answers: BufReader::new(answers) })
    }

    /// What a blob holds; nothing where there is no such blob. Git reads a name to the end of its line.
    pub(super) fn blob(&mut self, name: &str) -> io::Result<Option<Vec<u8>>> {
        if name.contains('\n') {
            return Ok(None);
        }
        let answer = self.ask(name)?;
        let Some((kind, size)) = kind_and_size(&answer) else { return Ok(None) };
        let content = self.body(size)?;
        Ok((kind == "blob").then_some(content))
    }

    /// Whether a path of a commit leads to a folder, or out of the commit. What cannot be asked may be one.
    pub(super) fn may_be_folder(&mut self, name: &str) -> io::Result<bool> {
        if name.contains('\n') {
            return Ok(true);
        }
        let answer = self.ask(name)?;
        match kind_and_size(&answer) {
            Some(("blob", _)) => Ok(false),
            Some(("tree" | "commit" | "tag", _)) | None => Ok(true),
            // `dangling 7`, `symlink 4`…: as many bytes of a path follow.
            Some((_, size)) => self.body(size).map(|_| true),
        }
    }

    fn ask(&mut self, name: &str) -> io::Result<String> {
        writeln!(self.questions, "{name}")?;
        let mut answer = String::new();
        if self.answers.read_line(&mut answer)? == 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "git ended before it had answered"));
        }
        Ok(answer)
    }

    fn body(&mut self, size: u64) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        let read = (&mut self.answers).take(size + 1).read_to_end(&mut body)?;
        if u64::try_from(read) != Ok(size + 1) {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "git ended in the middle of an answer"));
        }
        body.pop();
        Ok(body)
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // It only reads, and may wait for somebody to take an answer that nobody wants any more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `<object> blob 12`, `dangling 7`; not `<name> missing`, in which the name may be anything.
fn kind_and_size(answer: &str) -> Option<(&str, u64)> {
    let mut words = answer.trim_end_matches('\n').rsplitn(3, ' ');
    let size = words.next()?.parse().ok()?;
    Some((words.next()?, size))
}
