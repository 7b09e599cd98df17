//! Crates and programs, checked by rustc itself: of the more than a hundred crates none has other dependencies than the
//! first, so cargo is asked for these once, and each thread writes its crates into the same folders, where rustc finds again what
//! it has checked of the one before.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tests::generated_crate::{GeneratedCrate, features};
use unified_codegen::model::Spec;

/// What every crate is checked with.
pub(crate) struct Compiler {
    /// The crates that the generated one depends on, by name.
    dependencies: BTreeMap<String, PathBuf>,
    /// Folders of crates that are done with, by thread: what the next has in common with one need not be checked again.
    free: Mutex<BTreeMap<usize, Vec<GeneratedCrate>>>,
}

/// A generated crate that compiled.
pub(crate) struct Library<'a> {
    compiler: &'a Compiler,
    /// There until this is dropped.
    sources: Option<GeneratedCrate>,
}

impl Compiler {
    /// Has cargo check what the crate of this specification depends on, the client's dependencies included.
    pub(crate) fn for_the_crate_of(spec: &Spec) -> Self {
        let features = features(spec).join(",");
        let printed = GeneratedCrate::of(spec).cargo(&[
            "check",
            "--quiet",
            "--no-default-features",
            "--features",
            &features,
            "--message-format=json",
        ]);
        let messages = printed.lines().filter_map(|line| serde_json::from_str(line).ok());
        let dependencies = messages.filter_map(|message| library_of(&message)).collect();
        Self { dependencies, free: Mutex::default() }
    }

    /// Checks the crate of a specification, or says why it is none.
    pub(crate) fn library(&self, spec: &Spec) -> Result<Library<'_>, String> {
        let sources = self.sources(spec);
        let mut command = self.rustc("truto_unified", &sources.path().join("src/lib.rs"), sources.path());
        command.args(cfgs(spec)).envs(PACKAGE);
        let library = Library { compiler: self, sources: Some(sources) };
        run(command)?;
        Ok(library)
    }

    /// The sources of a crate, in a folder that this thread had for another, if there is one.
    fn sources(&self, spec: &Spec) -> GeneratedCrate {
        let free = self.free().get_mut(&thread()).and_then(Vec::pop);
        let Some(sources) = free else { return GeneratedCrate::of(spec) };
        sources.turn_into(spec);
        sources
    }

    fn free(&self) -> MutexGuard<'_, BTreeMap<usize, Vec<GeneratedCrate>>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What rustdoc says of the crate of a specification, as JSON: the file, and the crate that it goes with.
    pub(crate) fn documented(&self, spec: &Spec) -> Result<(GeneratedCrate, PathBuf), String> {
        let sources = GeneratedCrate::of(spec);
        let mut command = self.tool("rustdoc", "truto_unified", &sources.path().join("src/lib.rs"), sources.path());
        command.args(["-Zunstable-options", "--output-format=json", "--document-hidden-items"]);
        // Its JSON is of no stable version yet, and neither is what reads it.
        command.env("RUSTC_BOOTSTRAP", "1").args(cfgs(spec)).envs(PACKAGE);
        run(command)?;
        let json = sources.path().join("truto_unified.json");
        Ok((sources, json))
    }

    /// What rustc needs for any of the crates. Warnings are nobody's compile error.
    fn rustc(&self, name: &str, file: &Path, to: &Path) -> Command {
        let mut command = self.tool("rustc", name, file, to);
        command.arg("--emit=metadata").arg("-C").arg(with_path("incremental=", &to.join("checked")));
        command
    }

    /// A tool that stands beside the cargo that runs this.
    fn tool(&self, tool: &str, name: &str, file: &Path, to: &Path) -> Command {
        let path = Path::new(env!("CARGO")).with_file_name(format!("{tool}{}", std::env::consts::EXE_SUFFIX));
        let mut command = Command::new(path);
        command.args(["--crate-type=lib", "--edition=2024", "--cap-lints=allow", "--crate-name"]);
        command.arg(name).arg(file).arg("--out-dir").arg(to);
        for (name, path) in &self.dependencies {
            let folder = path.parent().expect("a library is in a folder");
            command.arg("--extern").arg(with_path(&format!("{name}="), path));
            command.arg("-L").arg(with_path("dependency=", folder));
        }
        command
    }
}

impl Library<'_> {
    /// Checks a program against the crate; otherwise what rustc says. Several are at once.
    pub(crate) fn compiles(&self, program: &str) -> Result<(), String> {
        let sources = self.sources.as_ref().expect("it is there until this is dropped");
        let name = format!("program_{}", thread());
        let file = format!("{name}.rs");
        sources.add(&file, program);
        let folder = sources.path();
        let mut command = self.compiler.rustc(&name, &folder.join(file), folder);
        let library = folder.join("libtruto_unified.rmeta");
        command.arg("--extern").arg(with_path("truto_unified=", &library));
        run(command)
    }
}

impl Drop for Library<'_> {
    fn drop(&mut self) {
        self.compiler.free().entry(thread()).or_default().extend(self.sources.take());
    }
}

/// The thread that this is; all that are no worker of rayon are one, the test's.
fn thread() -> usize {
    rayon::current_thread_index().map_or(0, |worker| worker + 1)
}

/// What the crate says of itself, for the header by which servers know it.
const PACKAGE: [(&str, &str); 2] = [("CARGO_PKG_NAME", "truto-unified"), ("CARGO_PKG_VERSION", "0.0.0")];

fn cfgs(spec: &Spec) -> impl Iterator<Item = String> {
    features(spec).into_iter().flat_map(|feature| ["--cfg".to_owned(), format!("feature={feature:?}")])
}

/// Name and file of a library that cargo has checked.
fn library_of(message: &Value) -> Option<(String, PathBuf)> {
    if message["reason"] != "compiler-artifact" || message["target"]["name"] == "truto_unified" {
        return None;
    }
    let files = message["filenames"].as_array()?.iter().filter_map(Value::as_str);
    let file = files.map(PathBuf::from).find(|file| file.extension().is_some_and(|end| end == "rmeta"))?;
    Some((message["target"]["name"].as_str()?.replace('-', "_"), file))
}

fn with_path(before: &str, path: &Path) -> OsString {
    let mut text = OsString::from(before);
    text.push(path);
    text
}

fn run(mut command: Command) -> Result<(), String> {
    let output = command.output().expect("rustc can be started");
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}
