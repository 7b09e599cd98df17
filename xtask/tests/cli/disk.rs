//! Disks that refuse, and folders that lead elsewhere: what was there stays whole, and the reason is told.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::needs::not_tried;
use crate::{Place, Ran, command, snapshot};

/// Runs xtask where the shell has made something of its surroundings.
fn within(place: &Place, before: &str) -> Ran {
    let script = format!("{before} exec \"$0\" regenerate --out out");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script, env!("CARGO_BIN_EXE_xtask")]).env("NO_COLOR", "1").current_dir(place.path());
    Ran(shell.output().expect("a shell starts"))
}

/// What a run left besides the folder: stages that nobody removes.
fn stages(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be listed").flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("stage"))
        .collect()
}

/// A file that may not grow is what a full disk is to a program, and needs nobody's permission.
#[test]
fn a_full_disk_leaves_what_was_there() {
    let place = Place::new();
    place.regenerate().ended(0);
    place.edit("help-desk/tickets.yaml", "supported: [alpha, gamma]", "supported: [alpha]");
    let (mut refused, mut done) = (0, 0);
    for blocks in [0, 1, 2, 4, 8, 16, 32, 64, 128, 1024] {
        let before = (snapshot(&place.out()), snapshot(&place.spec()));
        let ran = within(&place, &format!("trap '' XFSZ; ulimit -f {blocks};"));
        if ran.status() == 0 {
            done += 1;
            continue;
        }
        refused += 1;
        let said = ran.ended(2).stderr();
        assert!(said.contains("File too large") && said.contains(" cannot be written"), "{blocks}: {said}");
        assert!(before == (snapshot(&place.out()), snapshot(&place.spec())), "{blocks} blocks change something");
        assert!(stages(place.path()).is_empty(), "{blocks}: {:?}", stages(place.path()));
    }
    assert!(refused > 0 && done > 0, "{refused} runs are refused, {done} are not");
    place.xtask(&["regenerate", "--check", "--out", "out"]).ended(0);
}

/// A disk of so many kilobytes that is this run's alone, and what is done on it.
fn on_a_disk(place: &Place, kilobytes: usize, script: &str) -> Option<Output> {
    let mount = format!("mount -t tmpfs -o size={kilobytes}k none disk && cp -r spec disk && cd disk && {script}");
    let mut unshare = Command::new("unshare");
    unshare.args(["--user", "--map-root-user", "--mount", "sh", "-c", &mount, env!("CARGO_BIN_EXE_xtask")]);
    fs::create_dir_all(place.path().join("disk")).expect("a folder");
    unshare.env("NO_COLOR", "1").current_dir(place.path());
    let output = match unshare.output() {
        Ok(output) => output,
        Err(error) => {
            not_tried(&format!("`unshare`, which makes a disk of a test's own, cannot be started: {error}"));
            return None;
        }
    };
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("unshare: ") || said.contains("mount: ") {
        not_tried(&format!("this system lets nobody mount a disk of their own: {said}"));
        return None;
    }
    Some(output)
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "only Linux mounts a disk for one process")]
fn a_small_disk_that_is_full_is_named() {
    let place = Place::new();
    let script = "sum() { find out spec -type f | sort | xargs cat | cksum; }; \"$0\" regenerate --out out && before=$(sum) && \
                  sed -i 's/supported: .alpha, gamma./supported: [alpha]/' spec/help-desk/tickets.yaml && before=$(sum) && \
                  (head -c 100000000 /dev/zero > fill; true) 2>/dev/null; \"$0\" regenerate --out out; code=$?; \
                  test \"$before\" = \"$(sum)\" || echo CHANGED; exit $code";
    let Some(output) = on_a_disk(&place, 4_000, script) else { return };
    let ran = Ran(output).ended(2);
    assert!(ran.stderr().contains("No space left on device"), "{}", ran.stderr());
    assert!(!ran.stdout().contains("CHANGED"), "{}{}", ran.stdout(), ran.stderr());
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "only Linux mounts a disk for one process")]
fn a_disk_that_is_read_only_is_named() {
    let place = Place::new();
    let script = "sum() { find . | sort; find . -type f | sort | xargs cksum; }; \"$0\" regenerate --out out && \
                  sed -i 's/supported: .alpha, gamma./supported: [alpha]/' spec/help-desk/tickets.yaml && \
                  mount -o remount,ro . && before=$(sum) && test -n \"$before\" || exit 9; \"$0\" regenerate --out out; code=$?; \
                  test \"$before\" = \"$(sum)\" || echo CHANGED; exit $code";
    let Some(output) = on_a_disk(&place, 4_000, script) else { return };
    let ran = Ran(output).ended(2);
    assert!(ran.stderr().contains("Read-only file system"), "{}", ran.stderr());
    assert!(!ran.stdout().contains("CHANGED"), "{}{}", ran.stdout(), ran.stderr());
}

#[test]
fn links_in_the_folder_are_named_and_left_alone() {
    let place = Place::new();
    place.regenerate().ended(0);
    let elsewhere = place.path().join("elsewhere");
    fs::create_dir(&elsewhere).and_then(|()| fs::write(elsewhere.join("mine"), "mine")).expect("a folder");
    for (name, target) in
        [("crm/folder", "../../elsewhere"), ("dangling.rs", "nowhere"), ("crm/up", ".."), ("me", "me")]
    {
        let link = place.out().join(name);
        symlink(target, &link).expect("a link");
        for args in [&["regenerate", "--out", "out"][..], &["regenerate", "--check", "--out", "out"]] {
            let ran = place.xtask(args);
            assert_ne!(ran.status(), 0, "{name}");
            assert!(ran.stderr().contains(name) || ran.stdout().contains(name), "{name}: {}", ran.stderr());
        }
        assert!(link.is_symlink() && elsewhere.join("mine").exists(), "{name}");
        fs::remove_file(link).expect("the link can go");
    }
}

#[test]
fn links_in_the_specification_are_refused_with_their_place() {
    let place = Place::new();
    let outside = place.path().join("outside.yaml");
    fs::rename(place.spec().join("help-desk/tickets.yaml"), &outside).expect("a file");
    for (name, target) in
        [("help-desk/tickets.yaml", "../../outside.yaml"), ("loop", "."), ("help-desk/gone.yaml", "gone")]
    {
        symlink(target, place.spec().join(name)).expect("a link");
        let said = place.xtask(&["check"]).ended(2).stderr();
        assert!(said.contains("error[symlink]: ") && said.contains(&format!("--> spec/{name}")), "{said}");
    }
}

#[test]
fn of_two_runs_at_once_each_is_whole_or_refused() {
    let place = Place::new();
    place.regenerate().ended(0);
    let (whole, beside) = (snapshot(&place.out()), snapshot(&place.spec()));
    for _ in 0..6 {
        fs::remove_dir_all(place.out()).expect("the output can go");
        let start = || {
            let mut run = command();
            run.args(["regenerate", "--out", "out"]).current_dir(place.path());
            run.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("xtask starts")
        };
        let runs: Vec<Ran> =
            [start(), start(), start()].map(|run| Ran(run.wait_with_output().expect("a run ends"))).into();
        assert!(runs.iter().any(|run| run.status() == 0), "none is done");
        for run in runs.iter().filter(|run| run.status() != 0) {
            assert!(run.status() == 2 && run.stderr().contains("another run is writing"), "{}", run.stderr());
        }
        assert!(whole == snapshot(&place.out()) && beside == snapshot(&place.spec()), "two runs mix");
    }
}
