//! Revisions whose specification is not there, not in this format, empty or wrong.

use std::fs;

use super::{Repo, diff, refused, sides, specification};

/// What has no specification, then something else in its folder, then a specification.
fn grown() -> (Repo, [String; 3]) {
    let (repo, _) = specification();
    let spec = repo.path().join("spec");
    repo.git(&["checkout", "--quiet", "--orphan", "grown"]);
    let aside = repo.path().join(".git/aside");
    fs::rename(&spec, &aside).expect("a folder can be moved");
    let nothing = repo.commit("nothing");
    repo.write("spec/accounts.yaml", "openapi: 3.1.0\n");
    let other = repo.commit("another format");
    fs::remove_dir_all(&spec).expect("a folder can be removed");
    fs::rename(&aside, &spec).expect("a folder can be moved");
    let first = repo.commit("a specification");
    repo.commit("more");
    repo.git(&["branch", "--quiet", "--delete", "--force", "main"]);
    (repo, [nothing, other, first])
}

#[test]
fn before_there_was_a_specification() {
    let (repo, [nothing, other, first]) = grown();
    let way_out = format!("the first revision with `spec/platform.yaml` is {first}: compare with that or a later one");
    assert_eq!(
        refused(repo.path(), &["HEAD~3"]),
        format!("there is no folder `spec` at HEAD~3 ({nothing}); {way_out}")
    );
    assert_eq!(
        refused(repo.path(), &["HEAD~2"]),
        format!(
            "`spec` at HEAD~2 ({other}) is no specification in this format, since it has no platform.yaml; {way_out}"
        )
    );
    assert_eq!(sides(repo.path(), &[&first])[0], first);
}

#[test]
fn never_a_specification() {
    let repo = Repo::new();
    repo.write("spec", "a file\n");
    let commit = repo.commit("a file");
    assert_eq!(
        refused(repo.path(), &["HEAD", "HEAD"]),
        format!(
            "`spec` at HEAD ({commit}) is a file and no folder; no revision has `spec/platform.yaml`: run this at \
             the top of the workspace, or name the folder with --spec"
        )
    );
}

#[test]
fn a_specification_without_resources() {
    let (repo, _) = specification();
    for api in ["crm", "help-desk", "assets"] {
        fs::remove_dir_all(repo.path().join("spec").join(api)).expect("a folder can be removed");
    }
    let empty = repo.commit("no resources");
    assert_eq!(sides(repo.path(), &["HEAD"])[0], format!("HEAD ({empty})"));
    assert_eq!(sides(repo.path(), &["HEAD~1", "HEAD"])[1], format!("HEAD ({empty})"));
}

#[test]
fn a_specification_that_does_not_load() {
    let (repo, _) = specification();
    repo.write("spec/crm/broken.yaml", "name: Broken\n");
    let broken = repo.commit("broken");
    let text = diff(repo.path(), &["HEAD", "HEAD~1"]).ended(2).stderr();
    let expected = "\
error[unknown-key]: the key `name` is not part of the format here
 --> HEAD:spec/crm/broken.yaml:1:1
  |
1 | name: Broken
  | ^^^^ unknown key
  |
  = help: known here: `type`, `description`, `source`, `object`, `partial`, `partial_operations`, `operations`

error: 1 error in the specification of the side before, HEAD (COMMIT): nothing was compared; name a revision whose \
                    specification is sound
";
    assert_eq!(text, expected.replace("COMMIT", &broken));
}

#[test]
fn both_sides_do_not_load() {
    let (repo, _) = specification();
    repo.write("spec/crm/broken.yaml", "name: Broken\n");
    repo.commit("broken");
    let text = diff(repo.path(), &["HEAD"]).ended(2).stderr();
    let place = |line: &&str| line.starts_with(" -->") || line.starts_with("error: ");
    let head = repo.git(&["rev-parse", "--short=7", "HEAD"]);
    assert_eq!(
        text.lines().filter(place).collect::<Vec<_>>(),
        [
            " --> HEAD:spec/crm/broken.yaml:1:1",
            &format!(
                "error: 1 error in the specification of the side before, HEAD ({head}): nothing was compared; name a \
                 revision whose specification is sound"
            ),
            " --> spec/crm/broken.yaml:1:1",
            "error: 1 error in the specification of the side after, work tree: nothing was compared; mend it",
        ]
    );
}
