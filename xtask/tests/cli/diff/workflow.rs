//! `.ci/spec-diff` and `.ci/spec-diff-comment`, in a repository of its own, with a `gh` that writes down what it is asked.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_yaml::Value;

use super::repo::{FROM_OUTSIDE, Repo};
use super::specification;
use crate::{Ran, workspace};

/// Takes what it is called with, and what it would send; lists the comments that a file names.
const GH: &str = r#"#!/usr/bin/env bash
printf '%s\n' "$*" >>"$CALLS"
[ -z "${GH_FAILS:-}" ] || { echo "gh: HTTP 403" >&2; exit 1; }
for argument; do
    case $argument in body=@*) cp "${argument#body=@}" "$SENT" ;; esac
done
case $* in *--paginate*) printf '%s' "${COMMENTS:-}" ;; esac
"#;

/// As `cargo xtask` would run it, without a build.
const CARGO: &str = "#!/usr/bin/env bash\nshift\nexec \"$XTASK\" \"$@\"\n";

/// The steps of the workflow: the second alone has a token.
const SCRIPTS: [&str; 2] = [".ci/spec-diff", ".ci/spec-diff-comment"];

struct Run {
    repo: Repo,
    bin: tempfile::TempDir,
    variables: Vec<(&'static str, &'static str)>,
}

impl Run {
    /// A pull request that takes an operation away.
    fn new() -> Self {
        let (repo, _) = specification();
        let run = Self { repo, bin: tempfile::tempdir().expect("a folder can be made"), variables: Vec::new() };
        run.program("gh", GH);
        run.program("cargo", CARGO);
        for path in SCRIPTS {
            run.repo.write(path, fs::read_to_string(workspace().join(path)).expect("the script is there"));
        }
        run.repo.write("generated/Cargo.toml", "[package]\nname = \"generated\"\nversion = \"0.1.0\"\n");
        run.repo.commit("as on main");
        run.repo.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
        run.repo.git(&["checkout", "--quiet", "-b", "feature"]);
        run.edit("  create: {request: not-stated}\n", "");
        run
    }

    fn edit(&self, from: &str, to: &str) {
        let path = self.repo.path().join("spec/help-desk/tickets.yaml");
        let text = fs::read_to_string(&path).expect("the resource is there");
        assert!(text.contains(from), "{text}");
        self.repo.write("spec/help-desk/tickets.yaml", text.replacen(from, to, 1));
        self.repo.commit("an edit");
    }

    fn program(&self, name: &str, text: &str) {
        fs::write(self.bin.path().join(name), text).expect("a program can be written");
        let chmod = Command::new("chmod").arg("+x").arg(self.bin.path().join(name)).status();
        assert!(chmod.expect("chmod starts").success());
    }

    fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.variables.push((name, value));
        self
    }

    /// Both steps; they end as the first does.
    fn run(&self) -> Ran {
        let [mut compared, commented] = SCRIPTS.map(|script| self.step(script));
        assert!(commented.status.success(), "{commented:?}");
        compared.stdout.extend(commented.stdout);
        compared.stderr.extend(commented.stderr);
        Ran(compared)
    }

    fn step(&self, script: &str) -> Output {
        let path = std::env::var("PATH").expect("there is a PATH");
        let mut command = Command::new("bash");
        command.arg(self.repo.path().join(script)).current_dir(self.bin.path());
        command.env("PATH", format!("{}:{path}", self.bin.path().display()));
        command.env("XTASK", env!("CARGO_BIN_EXE_xtask")).env("NO_COLOR", "1");
        command.env("CALLS", self.file("calls")).env("SENT", self.file("sent"));
        command.env("GITHUB_STEP_SUMMARY", self.file("summary")).env("GITHUB_BASE_REF", "main");
        command.env("GITHUB_REPOSITORY", "o/r").env("HEAD_REPOSITORY", "o/r").env("PR_NUMBER", "7");
        command.env("REPORT", self.file("report"));
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        for name in FROM_OUTSIDE {
            command.env_remove(name);
        }
        command.envs(self.variables.iter().copied());
        command.output().expect("bash starts")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.bin.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap_or_default()
    }

    /// What gh was asked after it had listed the comments.
    fn written(&self) -> Vec<String> {
        let calls = self.text("calls");
        calls.lines().filter(|line| line.contains("--method")).map(|line| cut(line).to_owned()).collect()
    }
}

/// Without the name of a temporary file.
fn cut(line: &str) -> &str {
    line.split(" --field ").next().unwrap_or(line)
}

#[test]
fn the_first_run_creates_a_comment() {
    let run = Run::new();
    let ran = run.run().ended(1);
    let annotation = "::error file=spec/help-desk/tickets.yaml,line=1,col=1,title=breaking%3A operation-removed::";
    assert!(ran.stdout().starts_with(annotation), "{}", ran.stdout());
    assert!(ran.stderr().contains("1 change that nobody has approved: 1 breaking"), "{}", ran.stderr());
    assert_eq!(run.written(), ["api --silent --method POST repos/o/r/issues/7/comments"]);
    let sent = run.text("sent");
    assert!(sent.starts_with("<!-- unified-spec-diff -->\n") && sent.contains("the operation `create` was removed"));
    assert_eq!(run.text("summary"), sent);
}

#[test]
fn later_runs_update_it() {
    let run = Run::new().with("COMMENTS", "11\n12\n");
    run.run().ended(1);
    assert_eq!(run.written(), ["api --silent --method PATCH repos/o/r/issues/comments/11"]);
    assert!(run.text("calls").contains("--paginate repos/o/r/issues/7/comments --jq"), "{}", run.text("calls"));
}

#[test]
fn a_change_that_was_taken_back() {
    let run = Run::new();
    run.edit("  list: {}\n", "  list: {}\n  create: {request: not-stated}\n");
    assert_eq!(run.run().ended(0).stdout(), "");
    assert!(run.written().is_empty(), "{:?}", run.written());
    let run = run.with("COMMENTS", "11\n");
    run.run().ended(0);
    assert_eq!(run.written(), ["api --silent --method PATCH repos/o/r/issues/comments/11"]);
    assert!(run.text("sent").contains("\nNo differences.\n"), "{}", run.text("sent"));
}

#[test]
fn a_fork_gets_a_summary_only() {
    let run = Run::new().with("HEAD_REPOSITORY", "somebody/r");
    let ran = run.run().ended(1);
    assert!(ran.stdout().contains("::notice::a run for a fork may not comment"), "{}", ran.stdout());
    assert_eq!(run.text("calls"), "");
    assert!(run.text("summary").contains("comes from a fork"), "{}", run.text("summary"));
}

#[test]
fn a_comment_that_cannot_be_written_is_told() {
    let run = Run::new().with("GH_FAILS", "1");
    let ran = run.run().ended(1);
    assert!(ran.stdout().contains("::warning::the comment could not be written"), "{}", ran.stdout());
    assert!(ran.stderr().contains("gh: HTTP 403"), "{}", ran.stderr());
    assert!(run.text("summary").ends_with("could not be written, and may be out of date.\n"));
}

#[test]
fn what_cannot_be_compared_is_told_too() {
    let run = Run::new();
    run.edit("description:", "descriptoin:");
    let ran = run.run().ended(2);
    assert!(ran.stderr().contains("error[unknown-key]"), "{}", ran.stderr());
    assert!(run.text("sent").contains("Nothing could be compared"), "{}", run.text("sent"));
    run.repo.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    run.repo.write("spec/approvals.yaml", "approvals:\n  - {change: operation-removed, reason: It is gone.}\n");
    run.repo.commit("an approval");
    let ran = run.run().ended(2);
    assert!(ran.stderr().contains("error[unknown-change]"), "{}", ran.stderr());
    assert!(run.text("sent").contains("Something is wrong with the approvals"), "{}", run.text("sent"));
}

#[test]
fn a_base_that_was_not_fetched() {
    let run = Run::new().with("GITHUB_BASE_REF", "elsewhere; touch made");
    let ran = run.run().ended(2);
    assert!(ran.stdout().contains("fetch-depth: 0"), "{}", ran.stdout());
    assert!(!Path::new(&run.file("made")).exists() && !run.repo.path().join("made").exists());
}

/// What runs for everybody's pull request may do little, and takes no name into a command.
#[test]
fn the_workflow_is_careful() {
    let text = fs::read_to_string(workspace().join(".github/workflows/spec-diff.yml")).expect("the workflow is there");
    let workflow: Value = serde_yaml::from_str(&text).expect("the workflow is YAML");
    assert_eq!(workflow["on"].as_str(), Some("pull_request"));
    let permissions = serde_yaml::from_str::<Value>("{contents: read, pull-requests: write}").expect("YAML");
    assert_eq!(workflow["permissions"], permissions);
    assert!(workflow["concurrency"]["group"].as_str().is_some_and(|group| group.contains("pull_request.number")));
    let steps = workflow["jobs"]["diff"]["steps"].as_sequence().expect("there are steps");
    assert_eq!(steps[0]["with"]["fetch-depth"].as_u64(), Some(0));
    let commands: Vec<&str> = steps.iter().filter_map(|step| step["run"].as_str()).collect();
    assert_eq!(commands, SCRIPTS);
    let has_token = |step: &Value| serde_yaml::to_string(step).expect("YAML").contains("token");
    assert_eq!(steps.iter().map(has_token).collect::<Vec<_>>(), [false, false, true]);
}

/// The step that has a token builds nothing that a branch brings.
#[test]
fn what_has_a_token_builds_nothing() {
    let script = fs::read_to_string(workspace().join(SCRIPTS[1])).expect("the script is there");
    assert!(!script.contains("cargo"), "{script}");
}
