//! A run that is killed at any moment leaves the whole old folder or the whole new one.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::{Place, command, copy, names, snapshot};

/// The length of a run is measured before each round: it changes with what else the machine does.
const ROUNDS: u32 = 10;
const KILLS_A_ROUND: u32 = 20;
const KILLS: u32 = ROUNDS * KILLS_A_ROUND;

/// Two specifications for one folder; most machine-written files are not the same in both.
const SPECS: [&str; 2] = ["spec", "other"];

/// What is written beside the specification, in this order, and how each ends.
const BESIDE: [(&str, &str); 4] =
    [("schema.json", "}\n"), ("catalogue.md", "APIs.\n"), ("coverage.svg", "</svg>\n"), ("support.svg", "</svg>\n")];

const STALE: &str = "not written yet";

type Files = Vec<(PathBuf, Vec<u8>)>;

/// What the kills have met.
#[derive(Debug, Default)]
struct Seen {
    /// Whole folders, by the specification that they are of.
    wholes: [u32; 2],
    /// Runs that died, and did not end by themselves before the signal came.
    died: u32,
    /// Runs that died while they staged the folder, swapped it, or removed the old one.
    publishing: u32,
    /// Runs that died and had swapped the folder.
    swapped: u32,
}

/// How long a run takes up to its publishing, and from there to its end.
struct Length {
    before: Duration,
    publishing: Duration,
}

#[test]
fn a_killed_run_leaves_one_whole_tree() {
    let place = wide();
    let wholes = SPECS.map(|spec| whole(&place, spec));
    let same = wholes[0].iter().filter(|file| wholes[1].contains(file)).count();
    assert!(same < wholes[0].len() / 2, "publishing has real work: {same} of {} stay", wholes[0].len());
    let mut seen = Seen::default();
    let mut current = 1;
    for round in 0..ROUNDS {
        let length = measure(&place, SPECS[1 - current]);
        current = 1 - current;
        for kill in 0..KILLS_A_ROUND {
            // Spread evenly over a run and a little more, a round's kills between those of the others.
            let share = 1.1 * f64::from(kill * ROUNDS + round) / f64::from(KILLS);
            // Publishing is short, and what this is about: it gets half of the kills.
            let publishing = kill % 2 == 0;
            current = killed_run(&place, &wholes, current, &mut seen, |run, left| {
                if publishing {
                    until_publishing(&place, run, left);
                    sleep(length.publishing.mul_f64(share));
                } else {
                    sleep((length.before + length.publishing).mul_f64(share));
                }
            });
        }
    }
    println!("{KILLS} kills: {seen:?}");
    assert!(seen.wholes[0] > 0 && seen.wholes[1] > 0, "both trees are met: {seen:?}");
    assert!(seen.died > KILLS / 3, "a good part dies before the end: {seen:?}");
    assert!(seen.publishing > KILLS / 20 && seen.swapped > 0, "publishing is met: {seen:?}");
    place.regenerate().ended(0);
    assert_eq!(names(place.path()), [".out.last-run", ".out.lock", "other", "out", "spec"]);
    assert!(names(&place.spec()).iter().all(|name| !name.starts_with('.')), "{:?}", names(&place.spec()));
}

/// Kills a run that would put the other folder in place; which one is there afterwards.
fn killed_run(
    place: &Place,
    wholes: &[Files; 2],
    current: usize,
    seen: &mut Seen,
    wait: impl FnOnce(&mut Child, &[String]),
) -> usize {
    let next = 1 - current;
    let beside = BESIDE.map(|(name, end)| (place.path().join(SPECS[next]).join(name), end));
    for (path, _) in &beside {
        fs::write(path, STALE).expect("a file");
    }
    let left = stages(place);
    let mut run = start(place, SPECS[next]);
    wait(&mut run, &left);
    run.kill().expect("a child can be killed");
    let status = run.wait().expect("a child ends");
    assert_ne!(status.code(), Some(2), "a run refuses after the kill of another");
    let found = snapshot(&place.out());
    let whole = wholes.iter().position(|whole| *whole == found).expect("the folder is a whole one, and no mix");
    let mut is_due = whole == next;
    for (path, end) in beside {
        let text = fs::read_to_string(&path).expect("a file beside the specification is never away");
        let is_written = text != STALE;
        assert!(
            !is_written || is_due && text.ends_with(end),
            "{} is whole, and written after the others",
            path.display()
        );
        is_due = is_written;
    }
    seen.wholes[whole] += 1;
    if !status.success() {
        seen.died += 1;
        seen.publishing += u32::from(has_staged(place, &left));
        seen.swapped += u32::from(whole == next);
    }
    whole
}

fn start(place: &Place, spec: &str) -> Child {
    let mut run = command();
    run.args(["regenerate", "--spec", spec, "--out", "out"]).current_dir(place.path()).stderr(Stdio::null());
    run.spawn().expect("xtask starts")
}

fn measure(place: &Place, spec: &str) -> Length {
    let left = stages(place);
    let mut run = start(place, spec);
    let started = Instant::now();
    until_publishing(place, &mut run, &left);
    let before = started.elapsed();
    let publishing = Instant::now();
    assert!(run.wait().expect("a child ends").success(), "what a killed run leaves is in nobody's way");
    Length { before, publishing: publishing.elapsed() }
}

/// Waits until the run stages the new folder, or has ended.
fn until_publishing(place: &Place, run: &mut Child, left: &[String]) {
    while !has_staged(place, left) && run.try_wait().expect("a child can be asked").is_none() {
        sleep(Duration::from_micros(100));
    }
}

/// There is a stage that the runs before have not left.
fn has_staged(place: &Place, left: &[String]) -> bool {
    stages(place).iter().any(|stage| !left.contains(stage))
}

fn stages(place: &Place) -> Vec<String> {
    let mut names = names(place.path());
    names.retain(|name| name.starts_with(".out.stage-"));
    names
}

fn whole(place: &Place, spec: &str) -> Files {
    place.xtask(&["regenerate", "--spec", spec, "--out", "out"]).ended(0);
    snapshot(&place.out())
}

/// So many resources that publishing takes its time.
fn wide() -> Place {
    let place = Place::new();
    let tickets = place.spec().join("help-desk/tickets.yaml");
    for letter in 'a'..='d' {
        fs::copy(&tickets, place.spec().join(format!("help-desk/tickets_{letter}.yaml"))).expect("a copy");
    }
    let other = place.path().join(SPECS[1]);
    copy(&place.spec(), &other);
    for (file, text) in snapshot(&other) {
        let text = String::from_utf8(text).expect("YAML is text");
        fs::write(file, text.replace("Alpha", "Omega").replace("it is", "this is")).expect("a file");
    }
    place
}
