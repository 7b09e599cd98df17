//! A run that is killed at any moment leaves the whole old folder or the whole new one.

use std::process::Stdio;
use std::time::Duration;

use crate::{Place, command, snapshot};

const KILLS: u64 = 240;

#[test]
fn a_killed_run_leaves_one_whole_tree() {
    let place = Place::new();
    let supported = "supported: [bmchelix]";
    let variants = [supported, "supported: [hubspot]"];
    let wholes = variants.map(|variant| {
        place.edit("ticketing/accounts.yaml", supported, variant);
        place.regenerate().ended(0);
        place.edit("ticketing/accounts.yaml", variant, supported);
        snapshot(&place.out())
    });
    assert!(wholes[0] != wholes[1]);
    let mut seen = [0, 0];
    let mut current = supported;
    for kill in 0..KILLS {
        let next = variants[usize::from(current == supported)];
        place.edit("ticketing/accounts.yaml", current, next);
        current = next;
        let mut run = command();
        run.args(["regenerate", "--out", "out"]).current_dir(place.path()).stderr(Stdio::null());
        let mut child = run.spawn().expect("xtask starts");
        // Spread over the length of a run by a step that is no divisor of it.
        std::thread::sleep(Duration::from_micros(kill * 7_919 % 90_000));
        child.kill().expect("a child can be killed");
        child.wait().expect("a child ends");
        let found = snapshot(&place.out());
        let whole = wholes.iter().position(|whole| *whole == found);
        seen[whole.unwrap_or_else(|| panic!("kill {kill} left a mix"))] += 1;
    }
    println!("{KILLS} kills: {} old or new of the first, {} of the second", seen[0], seen[1]);
    place.regenerate().ended(0);
    let names = std::fs::read_dir(place.path()).expect("the folder can be listed");
    let leftovers: Vec<_> = names
        .flatten()
        .map(|entry| entry.file_name())
        .filter(|name| name.to_string_lossy().contains("stage-"))
        .collect();
    assert!(leftovers.is_empty(), "{leftovers:?}");
}
