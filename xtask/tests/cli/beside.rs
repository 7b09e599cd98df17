//! Pipes, links and files of somebody's own where a run keeps something of its own.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::{Place, Ran, command, snapshot};

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo is there").success());
}

/// A run that is killed where it waits for somebody.
fn ends(place: &Place, out: &str) -> Ran {
    let mut run = command();
    run.args(["regenerate", "--out", out]).current_dir(place.path()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut run = run.spawn().expect("xtask starts");
    let start = Instant::now();
    while run.try_wait().expect("a child can be asked").is_none() {
        if start.elapsed() > Duration::from_secs(60) {
            run.kill().expect("a child can be killed");
            panic!("a run waits for ever");
        }
        sleep(Duration::from_millis(10));
    }
    Ran(run.wait_with_output().expect("a child ends"))
}

#[test]
fn a_lock_that_is_no_file_is_refused() {
    let place = Place::new();
    let (lock, victim) = (place.path().join(".out.lock"), place.path().join("victim"));
    let make: [&dyn Fn(); 4] = [
        &|| pipe(&lock),
        &|| symlink(&victim, &lock).expect("a link"),
        &|| symlink("spec/platform.yaml", &lock).expect("a link"),
        &|| symlink(".out.lock", &lock).expect("a link"),
    ];
    for make in make {
        make();
        let said = ends(&place, "out").ended(2).stderr();
        assert!(said.contains(".out.lock is no plain file, and would be the lock of out; move it elsewhere"), "{said}");
        assert!(!victim.exists() && !place.out().exists() && fs::symlink_metadata(&lock).is_ok());
        fs::remove_file(&lock).expect("it can go");
    }
    ends(&place, "out").ended(0);
}

#[test]
fn a_manifest_is_read_where_it_is_a_file() {
    let place = Place::new();
    fs::create_dir_all(place.path().join("crate/src")).expect("a folder");
    let (manifest, real) = (place.path().join("crate/Cargo.toml"), place.path().join("real.toml"));
    pipe(&manifest);
    let said = ends(&place, "crate/src/out").ended(2).stderr();
    assert!(
        said.contains("crate/Cargo.toml cannot be read as the manifest of the crate, because it is no file; move it"),
        "{said}"
    );
    fs::remove_file(&manifest).expect("it can go");
    fs::write(&real, "[features]\n").expect("a file");
    symlink(&real, &manifest).expect("a link");
    let said = ends(&place, "crate/src/out").ended(2).stderr();
    assert!(said.contains("crate/Cargo.toml has no features for some APIs"), "{said}");
}

#[test]
fn what_is_called_like_a_stage_goes_as_what_it_is() {
    let place = Place::new();
    let stage = place.path().join(".out.stage-abc");
    let mine = place.path().join("mine");
    fs::create_dir(&mine).and_then(|()| fs::write(mine.join("notes.txt"), "mine")).expect("a folder");
    let make: [&dyn Fn(); 3] =
        [&|| fs::write(&stage, "").expect("a file"), &|| symlink(&mine, &stage).expect("a link"), &|| pipe(&stage)];
    for make in make {
        make();
        ends(&place, "out").ended(0);
        assert!(fs::symlink_metadata(&stage).is_err() && mine.join("notes.txt").exists());
    }
}

/// Beside the specification, only files are staged.
#[test]
fn a_folder_that_is_called_like_a_staged_file_stays() {
    let place = Place::new();
    let folder = place.spec().join(".schema.json.stage-x");
    fs::create_dir(&folder).expect("a folder");
    ends(&place, "out").ended(0);
    assert!(folder.exists());
}

#[test]
fn an_old_folder_that_is_none_is_refused() {
    let place = Place::new();
    let old = place.path().join(".out.old");
    symlink("spec", &old).expect("a link");
    let before = snapshot(&place.spec());
    let said = ends(&place, "out").ended(2).stderr();
    assert!(said.contains(".out.old is no folder, and would be the old out; move it elsewhere"), "{said}");
    assert!(!place.out().exists() && before == snapshot(&place.spec()));
}
