//! Interrupts `cargo xtask regenerate` on a large catalogue at random moments, and races two runs for one folder; after each, the folder has
//! to be a whole one: `cargo run --release -p tests --example interrupted -- L 500 100`. The suite does the same on a small
//! specification (`xtask/tests/cli/killed.rs`), where it looks closer.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tests::catalogue::{Catalogue, Size};
use tests::random::Dice;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [size, kills, races] = arguments.as_slice() else { return usage() };
    let size = match size.as_str() {
        "S" => Size::S,
        "M" => Size::M,
        "L" => Size::L,
        _ => return usage(),
    };
    let (Ok(kills), Ok(races)) = (kills.parse::<u32>(), races.parse::<u32>()) else { return usage() };
    let ground = Ground::new(size);
    println!("{}", ground.interrupt(kills));
    println!("{}", ground.race(races));
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("usage: interrupted S|M|L KILLS RACES");
    ExitCode::from(2)
}

/// Two specifications for one folder.
struct Ground {
    folder: tempfile::TempDir,
    /// What each makes of the folder.
    wholes: [u64; 2],
    /// How long a run takes that is left alone.
    length: Duration,
}

const SPECS: [&str; 2] = ["first", "second"];

impl Ground {
    fn new(size: Size) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let first = Catalogue::new(size);
        for (name, catalogue) in SPECS.into_iter().zip([first, Catalogue { one_changed_in: 3, ..first }]) {
            tests::write(catalogue.files(), &folder.path().join(name)).expect("files can be written");
        }
        let mut ground = Self { folder, wholes: [0; 2], length: Duration::ZERO };
        for which in [0, 1] {
            let started = Instant::now();
            assert!(
                ground.start(which).wait().is_ok_and(|status| status.success()),
                "a run that is left alone succeeds"
            );
            ground.length = started.elapsed();
            ground.wholes[which] = ground.digest();
        }
        assert_ne!(ground.wholes[0], ground.wholes[1], "the two can be told apart");
        ground
    }

    fn start(&self, which: usize) -> Child {
        let xtask = tests::released_xtask();
        let mut command = Command::new(&xtask);
        command.args(["regenerate", "--spec", SPECS[which], "--out", "out"]).current_dir(self.folder.path());
        let run = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        run.unwrap_or_else(|error| panic!("{}: {error}; `cargo build --release -p xtask` makes it", xtask.display()))
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for path in tests::files_below(&self.out()) {
            path.hash(&mut hasher);
            fs::read(self.out().join(&path)).expect("a file can be read").hash(&mut hasher);
        }
        hasher.finish()
    }

    /// Which of the two is there.
    ///
    /// # Panics
    ///
    /// If it is neither.
    fn whole(&self) -> usize {
        let found = self.digest();
        let which = self.wholes.iter().position(|whole| *whole == found);
        which.unwrap_or_else(|| panic!("{} is neither of the two: it stays there to be looked at", kept(&self.folder)))
    }

    fn interrupt(&self, kills: u32) -> String {
        let mut dice = Dice::new(0);
        let (mut died, mut swapped) = (0, 0);
        let mut current = self.whole();
        for _ in 0..kills {
            let next = 1 - current;
            let mut run = self.start(next);
            sleep(self.length * u32::try_from(dice.below(1_050)).expect("it is small") / 1_000);
            run.kill().expect("a child can be killed");
            let ended_by_itself = run.wait().expect("a child ends").success();
            current = self.whole();
            died += u32::from(!ended_by_itself);
            swapped += u32::from(!ended_by_itself && current == next);
        }
        assert!(self.start(1 - current).wait().is_ok_and(|status| status.success()), "what is left is in nobody's way");
        assert_eq!(self.whole(), 1 - current);
        format!(
            "{kills} runs were killed: {died} before their end, {swapped} of these after the folder was in place; whole each time"
        )
    }

    fn race(&self, races: u32) -> String {
        let (mut both, mut wins) = (0, [0; 2]);
        for _ in 0..races {
            // Whoever finds its own folder there has nothing to do, and races nobody.
            fs::remove_file(self.folder.path().join(".out.last-run")).expect("a run leaves it");
            let mut runs = [self.start(0), self.start(1)];
            let ended = runs.each_mut().map(|run| run.wait().expect("a child ends").code());
            assert!(ended.contains(&Some(0)), "one of two that race succeeds: {ended:?}");
            assert!(ended.iter().all(|code| matches!(code, Some(0 | 2))), "the other refuses, or waits: {ended:?}");
            both += u32::from(ended == [Some(0); 2]);
            wins[self.whole()] += 1;
        }
        format!(
            "{races} races of two runs: both succeeded in {both}; the folder was the first's {} times, the second's {}",
            wins[0], wins[1]
        )
    }
}

fn kept(folder: &tempfile::TempDir) -> String {
    let path: &Path = folder.path();
    let kept = path.with_extension("kept");
    let _ = fs::rename(path, &kept);
    kept.display().to_string()
}
