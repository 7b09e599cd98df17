//! Of two runs that write the same files, one is refused and leaves nothing.
// Windows locks no folders.
#![cfg(unix)]

use std::fs::{self, File};
use std::process::Stdio;

use crate::{Place, Ran, command, names, snapshot};

fn start(place: &Place, out: &str) -> std::process::Child {
    let mut run = command();
    run.args(["regenerate", "--out", out]).current_dir(place.path());
    run.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("xtask starts")
}

#[test]
fn what_is_beside_the_specification_is_written_by_one_run() {
    let place = Place::new();
    let held = File::open(place.spec()).expect("a folder can be opened");
    held.try_lock().expect("the lock is free");
    let said = place.regenerate().ended(2).stderr();
    assert!(said.contains("another run is writing spec; wait until it is done"), "{said}");
    assert_eq!(names(place.path()), ["spec"], "a run that is refused leaves something");
    drop(held);
    place.regenerate().ended(0);
}

/// The specification is what is most easily named by mistake.
#[test]
fn a_run_that_is_refused_for_what_is_there_leaves_no_lock() {
    let place = Place::new();
    place.regenerate().ended(0);
    let refused = |out: &str, reason: &str| {
        let before = names(place.path());
        let said = place.xtask(&["regenerate", "--out", out]).ended(2).stderr();
        assert!(said.contains(reason), "{said}");
        assert_eq!(before, names(place.path()), "{out}");
    };
    refused("spec", "is not machine-written");
    fs::create_dir(place.path().join(".new.old")).expect("a folder");
    fs::write(place.path().join(".new.old/mine"), "mine").expect("a file");
    refused("new", ".new.old/mine is not machine-written");
    fs::remove_file(place.spec().join("schema.json")).expect("a file");
    fs::create_dir(place.spec().join("schema.json")).expect("a folder");
    refused("another/new/one", "spec/schema.json cannot be replaced by a file");
}

#[test]
fn runs_for_several_folders_do_not_break_each_other() {
    let place = Place::new();
    place.regenerate().ended(0);
    let (whole, beside) = (snapshot(&place.out()).len(), snapshot(&place.spec()));
    let outs = ["one", "two", "three"];
    for round in 0..12 {
        fs::remove_file(place.spec().join("schema.json")).expect("it is there");
        let runs = outs.map(|out| start(&place, out)).map(|run| Ran(run.wait_with_output().expect("a run ends")));
        assert!(runs.iter().any(|run| run.status() == 0), "round {round}: none is done");
        for (run, out) in runs.iter().zip(outs) {
            let folder = place.path().join(out);
            if run.status() == 0 {
                assert_eq!(snapshot(&folder).len(), whole, "round {round}: {out}");
                fs::remove_dir_all(folder).expect("the output can go");
            } else {
                assert!(run.status() == 2 && run.stderr().contains("another run is writing spec"), "{}", run.stderr());
                assert!(!folder.exists(), "round {round}: {out} is written though the run is refused");
            }
        }
        assert!(beside == snapshot(&place.spec()), "round {round}: two runs mix");
    }
}
