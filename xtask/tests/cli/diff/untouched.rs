//! Nothing is checked out, and nothing changes.

use std::fs;
use std::path::{Path, PathBuf};

use super::repo::git;
use super::{Repo, diff, diff_command, names, sides, specification};
use crate::{Ran, snapshot};

/// A work tree with something in every state, whose index has to be refreshed.
fn worked_on() -> (Repo, String) {
    let (repo, commit) = specification();
    repo.write("spec/crm/companies.yaml", fs::read(repo.path().join("spec/crm/companies.yaml")).expect("it is there"));
    repo.write("staged.txt", "staged");
    repo.git(&["add", "staged.txt"]);
    repo.write("staged.txt", "and edited");
    repo.write("untracked.txt", "");
    (repo, commit)
}

type Files = Vec<(PathBuf, Vec<u8>)>;

/// Every file, those of git among them.
fn all(folder: &Path) -> Files {
    snapshot(folder)
}

#[test]
fn index_and_work_tree_stay() {
    let (repo, _) = worked_on();
    let status = repo.git(&["--no-optional-locks", "status", "--porcelain"]);
    let before = all(repo.path());
    for args in [&[][..], &["main"], &["main", "main"], &["main", "spec"], &["nowhere"], &["main", "--spec", "other"]] {
        diff(repo.path(), args);
        assert!(all(repo.path()) == before, "{args:?} changed something");
    }
    assert_eq!(repo.git(&["--no-optional-locks", "status", "--porcelain"]), status);
}

#[cfg(unix)]
#[test]
fn a_work_tree_that_cannot_be_written() {
    use std::os::unix::fs::PermissionsExt;

    let (repo, commit) = worked_on();
    let folders = [".git", "spec", "spec/crm", "."].map(|folder| repo.path().join(folder));
    let allow = |mode| {
        for folder in &folders {
            fs::set_permissions(folder, fs::Permissions::from_mode(mode)).expect("a mode can be set");
        }
    };
    allow(0o555);
    let ran = diff(repo.path(), &[]);
    allow(0o755);
    assert_eq!(names(&ran.ended(0))[0], format!("merge base of HEAD and main ({commit})"));
}

#[test]
fn a_linked_work_tree() {
    let (repo, commit) = worked_on();
    repo.git(&["worktree", "add", "--quiet", "-b", "topic", "linked"]);
    let linked = repo.path().join("linked");
    git(&linked, &["commit", "--quiet", "--allow-empty", "--message", "more"]);
    assert_eq!(sides(&linked, &[])[0], format!("merge base of HEAD and main ({commit})"));
    let topic = git(&linked, &["rev-parse", "--short=7", "HEAD"]);
    assert_eq!(sides(&linked, &["main", "HEAD"])[1], format!("HEAD ({topic})"));
}

#[test]
fn from_a_subfolder() {
    let (repo, commit) = specification();
    repo.write("tools/deep/x", "");
    let tools = repo.path().join("tools");
    assert_eq!(sides(&tools, &["--spec", "../spec"])[0], format!("merge base of HEAD and main ({commit})"));
    assert_eq!(sides(&tools.join("deep"), &["main", "HEAD", "--spec", "../../spec"])[0], format!("main ({commit})"));
    assert_eq!(
        super::refused(&tools, &["main", "main"]),
        format!(
            "there is no folder `tools/spec` at main ({commit}); no revision has `tools/spec/platform.yaml`: run this at \
             the top of the workspace, or name the folder with --spec"
        )
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_a_link_leads_to() {
    let (repo, commit) = specification();
    let elsewhere = tempfile::tempdir().expect("a folder can be made");
    let link = elsewhere.path().join("link");
    std::os::unix::fs::symlink(repo.path(), &link).expect("a link can be made");
    let spec = link.join("spec").to_string_lossy().into_owned();
    assert_eq!(sides(&link, &["main"])[0], format!("main ({commit})"));
    assert_eq!(sides(repo.path(), &["main", "--spec", &spec])[0], format!("main ({commit})"));
}

#[test]
fn what_a_person_has_configured_changes_nothing() {
    let (repo, commit) = specification();
    let config = "[core]\nquotePath = true\nabbrev = 20\npager = false\nfsmonitor = false\n[color]\nui = always\n\
                  [log]\nshowSignature = true\ndate = iso\ndecorate = full\nfollow = true\n[status]\nshort = true\n\
                  [alias]\nls-tree = !false\ncat-file = !false\n[diff]\nnoprefix = true\nrenames = copies\n";
    repo.write(".git/hostile", config);
    let run = |args: &[&str]| {
        let mut command = diff_command(repo.path(), args);
        command.env("GIT_CONFIG_GLOBAL", repo.path().join(".git/hostile"));
        for name in ["GIT_LITERAL_PATHSPECS", "GIT_ICASE_PATHSPECS"] {
            command.env(name, "1");
        }
        Ran(command.env("LANGUAGE", "de").env("GIT_PAGER", "false").output().expect("xtask starts"))
    };
    assert_eq!(names(&run(&["HEAD"]).ended(0)), [format!("HEAD ({commit})"), "work tree".to_owned()]);
    repo.git(&["checkout", "--quiet", "--orphan", "nothing"]);
    repo.git(&["rm", "--quiet", "-r", "--cached", "."]);
    repo.git(&["commit", "--quiet", "--allow-empty", "--message", "nothing"]);
    let text = run(&["HEAD"]).ended(2).stderr();
    assert!(text.contains(&format!("the first revision with `spec/platform.yaml` is {commit}:")), "{text}");
}
