//! A folder in a commit reads as the same folder on disk.

use unified_codegen::load::{self, MAX_FILE, RawFile, Refusal};

use super::{Repo, files_at};

#[track_caller]
fn the_same(repo: &Repo) -> Vec<RawFile> {
    repo.commit("everything");
    let on_disk = load::read(&repo.path().join("spec")).expect("the folder can be read");
    let in_commit = files_at(repo, "HEAD", "spec").expect("the commit can be read");
    let briefly = |files: &[RawFile]| -> Vec<String> { files.iter().map(brief).collect() };
    assert_eq!(briefly(&in_commit), briefly(&on_disk));
    assert!(in_commit == on_disk, "the contents differ");
    in_commit
}

/// A failure would show megabytes otherwise.
fn brief(file: &RawFile) -> String {
    let content = file.content.as_ref().map(Vec::len);
    format!("{:?}: {content:?}", file.path)
}

#[test]
fn files_folders_and_odd_names() {
    let repo = Repo::new();
    for path in [
        "platform.yaml",
        "approvals.yaml",
        "crm/accounts.yaml",
        "crm/deep/er/accounts.YAML",
        "crm/old.yml",
        "crm.yaml",
        "crm-a/a.yaml",
        "README.md",
        "schema.json",
        ".hidden.yaml",
        ".hidden/a.yaml",
        "crm/.swap.yaml",
        "crm/a b\t\"c\" é 漢.yaml",
        "crm/-a.yaml",
        "crm/*.yaml",
        "crm/a\nb.yaml",
        "folder.yaml/notes.txt",
        "yaml",
    ] {
        repo.write(&format!("spec/{path}"), format!("# {path}\n"));
    }
    repo.write("spec/bytes.yaml", [0, 0xff, b'\r', b'\n', 0]);
    repo.write("spec/nothing.yaml", "");
    assert_eq!(the_same(&repo).len(), 13);
}

#[test]
fn large_files() {
    let repo = Repo::new();
    repo.write("spec/platform.yaml", "");
    let size = usize::try_from(MAX_FILE).expect("a size that is kept in memory");
    repo.write("spec/most.yaml", vec![b'#'; size]);
    repo.write("spec/more.yaml", vec![b'#'; size + 1]);
    repo.write("spec/more.txt", vec![b'#'; size + 1]);
    let files = the_same(&repo);
    assert_eq!(files[0].content, Err(Refusal::TooLarge));
}

#[cfg(unix)]
#[test]
fn links() {
    use std::os::unix::fs::symlink;

    let repo = Repo::new();
    repo.write("spec/platform.yaml", "");
    repo.write("spec/crm/a.yaml", "");
    repo.write("LICENSE", "");
    repo.write("other/a.yaml", "");
    for (target, name) in [
        ("platform.yaml", "link.yaml"),
        ("crm", "folder"),
        ("../other", "elsewhere"),
        ("../LICENSE", "LICENSE"),
        ("LICENSE", "chain"),
        ("folder", "chain-to-folder"),
        ("nowhere", "broken"),
        ("circle", "circle"),
        ("platform.yaml/x", "through-a-file"),
        ("/", "root"),
        ("../..", "above"),
        ("../LICENSE", "crm/chain"),
        ("../../LICENSE", "crm/LICENSE"),
        ("nowhere", ".hidden"),
        ("../LICENSE", "a b"),
    ] {
        symlink(target, repo.path().join("spec").join(name)).expect("a link can be made");
    }
    let files = the_same(&repo);
    let refused = files.iter().filter(|file| file.content == Err(Refusal::Symlink)).count();
    assert_eq!(refused, 9, "{files:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let repo = Repo::new();
    repo.write("spec/platform.yaml", "");
    for name in [&b"a\xff.yaml"[..], b"\xfe.txt"] {
        let path = repo.path().join("spec").join(OsStr::from_bytes(name));
        std::fs::write(path, "a: b\n").expect("a file can be written");
    }
    assert_eq!(the_same(&repo)[0].path, "a\u{fffd}.yaml");
}

#[test]
fn the_top_of_the_repository() {
    let repo = Repo::new();
    repo.write("platform.yaml", "");
    repo.write("crm/accounts.yaml", "");
    repo.commit("everything");
    assert_eq!(
        files_at(&repo, "HEAD", "").expect("the commit can be read"),
        load::read(repo.path()).expect("the folder can be read")
    );
}

#[test]
fn a_submodule_is_not_read_as_if_it_were_empty() {
    let repo = Repo::new();
    repo.write("spec/platform.yaml", "");
    let commit = repo.commit("a platform");
    let whole = repo.git(&["rev-parse", "HEAD"]);
    repo.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{whole},spec/crm")]);
    repo.git(&["commit", "--quiet", "--message", "a submodule"]);
    let error = files_at(&repo, "HEAD", "spec").expect_err("the submodule is not here");
    let head = repo.git(&["rev-parse", "--short=7", "HEAD"]);
    assert_ne!(commit, head);
    assert_eq!(
        error.to_string(),
        format!(
            "`spec/crm` at HEAD ({head}) is a submodule, whose files are in another repository; check both states out, \
             and compare the two folders: cargo xtask diff ./before ./after"
        )
    );
}
