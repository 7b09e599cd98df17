//! Folders that their owner may not write to, and those of other people.
#![cfg(unix)]

use std::process::Command;

use crate::needs::not_tried;
use crate::{Place, Ran, names};

/// A shell script of somebody whom permissions stop, in a place of their own with the program in it: `./xtask`.
struct Somebody<'a> {
    place: &'a Place,
    is_root: bool,
}

impl<'a> Somebody<'a> {
    /// Root becomes somebody else for it, where the system lets it.
    fn new(place: &'a Place) -> Option<Self> {
        let made = sh(place, "cp \"$1\" xtask && test \"$(id -u)\" = 0", env!("CARGO_BIN_EXE_xtask"));
        let somebody = Self { place, is_root: made.status() == 0 };
        if somebody.is_root {
            sh(place, "chmod 755 . && chown -R 65534:65534 .", "").ended(0);
        }
        let tried = somebody.runs("./xtask --help");
        if somebody.is_root && tried.status() != 0 {
            not_tried(&format!("`setpriv`, by which root becomes somebody whom permissions stop: {}", tried.stderr()));
            return None;
        }
        somebody.runs("./xtask regenerate --out out").ended(0);
        Some(somebody)
    }

    fn runs(&self, script: &str) -> Ran {
        let become_them = "exec setpriv --reuid=65534 --regid=65534 --clear-groups sh -c \"$1\"";
        sh(self.place, if self.is_root { become_them } else { "exec sh -c \"$1\"" }, script)
    }

    /// No stage is beside the folder.
    #[track_caller]
    fn assert_clean(&self, what: &str) {
        let names = names(self.place.path());
        assert!(!names.iter().any(|name| name.starts_with(".out.stage-")), "{what}: {names:?}");
    }
}

fn sh(place: &Place, script: &str, argument: &str) -> Ran {
    let mut shell = Command::new("sh");
    shell.args(["-c", script, "sh", argument]).env("NO_COLOR", "1").current_dir(place.path());
    Ran(shell.output().expect("a shell starts"))
}

/// Another label of a provider.
fn edit(from: &str, to: &str) -> String {
    format!("sed 's/{from}/{to}/' spec/providers.yaml > edited && cat edited > spec/providers.yaml")
}

#[test]
fn a_folder_that_nobody_may_write_to_is_replaced_and_goes() {
    let place = Place::new();
    let Some(somebody) = Somebody::new(&place) else { return };
    for (protect, from, to) in [("chmod 555 out", "Alpha", "Omega"), ("chmod -R a-w out", "Omega", "Alpha")] {
        let edit = edit(from, to);
        let changed = somebody.runs(&format!("{protect} && {edit} && ./xtask regenerate --out out")).ended(0);
        assert!(changed.stderr().contains("overwritten "), "{}", changed.stderr());
        somebody.assert_clean(protect);
        somebody.runs("test ! -w out && ./xtask regenerate --check --out out").ended(0);
    }
    somebody.runs("chmod -R u+w out").ended(0);
}

#[test]
fn what_a_link_leads_to_stays_as_it_was() {
    let place = Place::new();
    let Some(somebody) = Somebody::new(&place) else { return };
    let left = "mkdir -p elsewhere/folder .out.stage-x/inner && touch elsewhere/mine && chmod 555 elsewhere/folder elsewhere && \
                ln -s ../../elsewhere .out.stage-x/inner/link && chmod -R a-w .out.stage-x/inner .out.stage-x";
    somebody.runs(left).ended(0);
    somebody.runs("./xtask regenerate --out out").ended(0);
    somebody.assert_clean("a link");
    somebody.runs("test -f elsewhere/mine && test ! -w elsewhere && test ! -w elsewhere/folder").ended(0);
    somebody.runs("chmod -R u+w elsewhere").ended(0);
}

#[test]
fn what_cannot_be_removed_is_named_with_a_way_out() {
    let place = Place::new();
    let Some(somebody) = Somebody::new(&place) else { return };
    let way_out = "cannot be removed; remove it by hand, as its owner, then run this again";
    somebody.runs("mkdir .out.stage-x && touch .out.stage-x/a && chmod 0 .out.stage-x").ended(0);
    let said = somebody.runs("./xtask regenerate --out out").ended(2).stderr();
    assert!(said.contains(".out.stage-x was left by a run and ") && said.contains(way_out), "{said}");
    somebody.runs("chmod 700 .out.stage-x && ./xtask regenerate --out out").ended(0);
    if somebody.is_root {
        sh(&place, "chown -R 0:0 out", "").ended(0);
        let said =
            somebody.runs(&format!("{} && ./xtask regenerate --out out", edit("Alpha", "Omega"))).ended(0).stderr();
        assert!(said.contains("warning: ") && said.contains(way_out), "{said}");
        let said = somebody.runs("./xtask regenerate --out out").ended(2).stderr();
        assert!(said.contains(way_out), "{said}");
        sh(&place, "rm -r .out.stage-*", "").ended(0);
        somebody.runs("./xtask regenerate --check --out out && ./xtask regenerate --out out").ended(0);
    }
}
