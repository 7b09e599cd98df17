//! Where results and messages go, and what happens when they cannot.

use std::fs::File;
use std::io;
use std::process::{Command, Output};

use crate::{Place, command};

const ANSWERS: [&[&str]; 8] = [
    &["matrix"],
    &["matrix", "--format", "markdown"],
    &["matrix", "--format", "csv"],
    &["matrix", "--format", "json"],
    &["matrix", "--format", "jsonl"],
    &["explain", "alpha", "help-desk/tickets/update"],
    &["diff", "./spec", "./spec"],
    &["diff", "./spec", "./spec", "--format", "json"],
];

fn run(place: &Place, args: &[&str], prepare: impl FnOnce(&mut Command)) -> Output {
    let mut command = command();
    command.args(args).current_dir(place.path());
    prepare(&mut command);
    command.output().expect("xtask starts")
}

#[test]
fn a_pipe_that_is_closed_is_no_failure() {
    for args in ANSWERS {
        let output = run(&Place::new(), args, |command| {
            let (reader, writer) = io::pipe().expect("a pipe");
            drop(reader);
            command.stdout(writer);
        });
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[cfg(target_os = "linux")]
fn full() -> File {
    File::options().write(true).open("/dev/full").expect("a device that takes nothing")
}

#[cfg(target_os = "linux")]
#[test]
fn results_that_cannot_be_written_are_a_failure() {
    for args in ANSWERS {
        let output = run(&Place::new(), args, |command| {
            command.stdout(full());
        });
        let text = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {text}");
        assert!(text.contains("standard output cannot be written"), "{text}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn messages_that_cannot_be_written_change_nothing() {
    let place = Place::new();
    let status = |place: &Place, args: &[&str]| {
        let output = run(place, args, |command| {
            command.stderr(full());
        });
        output.status.code()
    };
    assert_eq!(status(&place, &["check"]), Some(0));
    assert_eq!(status(&place, &["regenerate", "--out", "out", "--check"]), Some(1));
    assert_eq!(status(&place, &["regenerate", "--out", "out"]), Some(0));
    assert_eq!(status(&place, &["matrix", "--provider", "hubspott"]), Some(2));
    assert_eq!(status(&place, &["matrix", "crm/companies/get", "--nonsense"]), Some(2));
    place.edit("help-desk/people.yaml", "supported: [hubspot]", "supported: [hubspott]");
    assert_eq!(status(&place, &["check"]), Some(2));
}
