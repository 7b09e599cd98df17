//! `cargo xtask regenerate`: where nothing is there yet, where nothing has changed, where one file has.

use std::fs;
use std::path::PathBuf;

use tests::figures::{Figure, Size, Unit};

use crate::run::{self, Cost, figure};

pub(crate) fn figures(sizes: &[Size]) -> Vec<Figure> {
    sizes.iter().flat_map(|&size| of(size, if size == Size::XL { 3 } else { 5 })).collect()
}

fn of(size: Size, runs: usize) -> Vec<Figure> {
    let spec = run::specification(size);
    let place = Place { out: spec.with_file_name("generated"), spec };
    let how = format!("cargo xtask regenerate --spec {size}/spec --out {size}/generated");
    let cold: Vec<Cost> = (0..runs).map(|_| place.cold()).collect();
    let unchanged: Vec<Cost> = (0..runs).map(|_| place.run()).collect();
    let changed: Vec<Cost> = (0..runs).map(|round| place.changed(round)).collect();
    let cpu = |costs: &[Cost]| costs.iter().map(|cost| cost.cpu).collect();
    vec![
        figure("regenerate, cold", size, Unit::CpuSeconds, cpu(&cold), &how),
        figure("regenerate, cold: clock", size, Unit::Seconds, cold.iter().map(|cost| cost.wall).collect(), &how),
        figure("regenerate, cold: memory", size, Unit::Mebibytes, cold.iter().map(|cost| cost.memory).collect(), &how),
        figure("regenerate, unchanged", size, Unit::CpuSeconds, cpu(&unchanged), &how),
        figure("regenerate, one file changed", size, Unit::CpuSeconds, cpu(&changed), &how),
    ]
}

struct Place {
    spec: PathBuf,
    out: PathBuf,
}

impl Place {
    fn run(&self) -> Cost {
        run::run(run::xtask().arg("regenerate").arg("--spec").arg(&self.spec).arg("--out").arg(&self.out))
    }

    /// Neither the folder is there nor what the last run left beside it.
    fn cold(&self) -> Cost {
        run::remove(&self.out);
        let _ = fs::remove_file(self.out.with_file_name(".generated.last-run"));
        self.run()
    }

    /// One resource's description is another than in the run before.
    fn changed(&self, round: usize) -> Cost {
        let resources = tests::files_below(&self.spec);
        let resource = resources.iter().find(|path| path.contains('/')).expect("it has a resource");
        let path = self.spec.join(resource);
        let text = fs::read_to_string(&path).expect("a resource is text");
        let is_description = |line: &&str| line.starts_with("description:");
        let lines = text.lines().filter(|line| !is_description(line));
        let text = lines.collect::<Vec<_>>().join("\n");
        fs::write(&path, format!("description: Changed {round} times.\n{text}\n")).expect("a resource can be written");
        self.run()
    }
}
