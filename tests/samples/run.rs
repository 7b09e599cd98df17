//! The programs that samples are for.

use std::fmt;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use unified_codegen::export::sample::{Language, TOKEN};

/// A program that is on this machine.
pub(super) struct Tool {
    pub(super) language: Language,
    program: String,
    version: String,
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.language.as_str(), self.version)
    }
}

/// What says that the SDKs are there, and which ones.
const PYTHON_SDK: &str =
    "import truto_python_sdk, importlib.metadata as m; print('SDK', m.version('truto-python-sdk'))";
const TYPESCRIPT_SDK: &str = "import '@truto/truto-ts-sdk'; import { readFileSync } from 'node:fs'; \
    console.log('SDK', JSON.parse(readFileSync('node_modules/@truto/truto-ts-sdk/package.json')).version)";

/// Node looks for packages from where it is started.
fn in_place(command: &mut Command) -> &mut Command {
    match std::env::var_os("SAMPLES_NODE") {
        Some(folder) => command.current_dir(folder),
        None => command,
    }
}

/// What a sample finds in its environment.
pub(super) fn secret(command: &mut Command) -> &mut Command {
    command.env(TOKEN, super::server::SECRET).env("NO_PROXY", "127.0.0.1").env("no_proxy", "127.0.0.1")
}

/// Those that run samples on their own, and of those that are not on this machine why they are not.
///
/// What runs the samples says so in `SAMPLES_WITHOUT`, a line each: `typescript: npm does not have it`. Nothing else excuses a
/// language.
pub(super) fn tools() -> (Vec<Tool>, Vec<String>) {
    let absent = std::env::var("SAMPLES_WITHOUT").unwrap_or_default();
    let absent: Vec<String> = absent.lines().map(str::to_owned).collect();
    let is_absent = |language: Language| {
        let sdk = matches!(language, Language::TypeScript | Language::PythonSdk);
        sdk && absent.iter().any(|line| line.starts_with(&format!("{}: ", language.as_str())))
    };
    let languages = Language::ALL.into_iter().filter(|language| *language != Language::Rust && !is_absent(*language));
    (languages.map(Tool::find).collect(), absent)
}

impl Tool {
    /// # Panics
    ///
    /// If it is not there: a sample that was not run is not known to be right.
    fn find(language: Language) -> Self {
        let python = || std::env::var("SAMPLES_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let (program, asks): (_, &[&str]) = match language {
            Language::Curl => ("curl".to_owned(), &["--version"]),
            Language::JavaScript => ("node".to_owned(), &["--version"]),
            Language::Python => (python(), &["-c", "import requests; print('requests', requests.__version__)"]),
            Language::PythonSdk => (python(), &["-c", PYTHON_SDK]),
            Language::TypeScript => ("node".to_owned(), &["--input-type=module", "--eval", TYPESCRIPT_SDK]),
            Language::Rust => unreachable!("these are compiled first"),
        };
        let output = in_place(Command::new(&program).args(asks)).output();
        let output = output.unwrap_or_else(|error| panic!("{program} is needed, and cannot be started: {error}"));
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        let version = String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or_default().to_owned();
        // What else a program is made of is of no use here.
        let version = version.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
        Self { language, program, version }
    }

    /// Runs a sample as somebody does who has copied it, in a folder of its own but where it needs the SDK.
    pub(super) fn run(&self, text: &str, folder: &Path) -> Result<(), String> {
        let mut command = match self.language {
            Language::Curl => {
                let mut shell = Command::new("sh");
                shell.arg("-s");
                shell
            }
            Language::JavaScript | Language::TypeScript => {
                let mut node = Command::new(&self.program);
                node.args(["--input-type=module", "-"]);
                node
            }
            Language::Python | Language::PythonSdk => Command::new(&self.program),
            Language::Rust => unreachable!("these are compiled first"),
        };
        match self.language {
            Language::TypeScript => in_place(&mut command),
            _ => command.current_dir(folder),
        };
        secret(&mut command);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| error.to_string())?;
        child.stdin.take().expect("it is piped").write_all(text.as_bytes()).map_err(|error| error.to_string())?;
        let output = child.wait_with_output().map_err(|error| error.to_string())?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() { Ok(()) } else { Err(said) }
    }
}
