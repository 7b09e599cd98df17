//! What a side has besides its specification.

use std::fs;

use super::{Git, args, empty_specification, load_in, loaded};

#[test]
fn a_revision_and_the_work_tree() {
    let repo = empty_specification();
    let short = repo.commit("a specification");
    let sides = loaded(&repo, &["main"]);
    let (before, after) = (&sides.before, &sides.after);
    assert_eq!(before.name, format!("main ({short})"));
    assert_eq!(before.commit, Some(repo.git(&["rev-parse", "HEAD"])));
    assert_eq!(before.prefix, "main:spec");
    assert_eq!(before.in_repository("main:spec/crm/users.yaml").as_deref(), Some("spec/crm/users.yaml"));
    assert_eq!(before.in_repository("other:spec/crm/users.yaml"), None);
    assert_eq!((after.name.as_str(), &after.commit), ("work tree", &None));
    assert_eq!(after.prefix, repo.path().join("spec").to_string_lossy());
    let path = format!("{}/crm/users.yaml", after.prefix);
    assert_eq!(after.in_repository(&path).as_deref(), Some("spec/crm/users.yaml"));
    assert_eq!(before.spec.totals(), after.spec.totals());
}

#[test]
fn approvals_are_bytes_and_no_part_of_the_specification() {
    let repo = empty_specification();
    repo.commit("no approvals");
    repo.write("spec/approvals.yaml", ": this is [no YAML");
    let sides = loaded(&repo, &["HEAD"]);
    assert_eq!(sides.before.approvals, None);
    let approvals = sides.after.approvals.expect("the file is there");
    assert_eq!(approvals.content.as_deref(), Ok(&b": this is [no YAML"[..]));
    repo.commit("approvals");
    assert!(loaded(&repo, &["HEAD"]).before.approvals.is_some());
}

#[test]
fn a_specification_at_the_top_of_the_repository() {
    let repo = empty_specification();
    for file in ["platform.yaml", "providers.yaml"] {
        fs::rename(repo.path().join("spec").join(file), repo.path().join(file)).expect("a file can be moved");
    }
    repo.commit("a specification");
    let mut args = args(&repo, &["main"]);
    args.spec.spec = repo.path().to_path_buf();
    let sides = load_in(Git::new(repo.path()), &args).expect("both sides can be read").expect("both sides are sound");
    assert_eq!(sides.before.prefix, "main:.");
    assert_eq!(sides.before.in_repository("main:./crm/users.yaml").as_deref(), Some("crm/users.yaml"));
}
