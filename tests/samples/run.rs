//! The programs that samples are for.

use std::fmt;
use std::io::Write;
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

impl Tool {
    /// # Panics
    ///
    /// If it is not there: a sample that was not run is not known to be right.
    pub(super) fn find(language: Language) -> Self {
        let (program, asks): (_, &[&str]) = match language {
            Language::Curl => ("curl".to_owned(), &["--version"]),
            Language::JavaScript => ("node".to_owned(), &["--version"]),
            Language::Python => {
                let program = std::env::var("SAMPLES_PYTHON").unwrap_or_else(|_| "python3".to_owned());
                (program, &["-c", "import requests; print('requests', requests.__version__)"])
            }
        };
        let output = Command::new(&program).args(asks).output();
        let output = output.unwrap_or_else(|error| panic!("{program} is needed, and cannot be started: {error}"));
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        let version = String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or_default().to_owned();
        // What else a program is made of is of no use here.
        let version = version.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
        Self { language, program, version }
    }

    /// Runs a sample as somebody does who has copied it.
    pub(super) fn run(&self, text: &str) -> Result<(), String> {
        let mut command = match self.language {
            Language::Curl => {
                let mut shell = Command::new("sh");
                shell.arg("-s");
                shell
            }
            Language::JavaScript => {
                let mut node = Command::new(&self.program);
                node.args(["--input-type=module", "-"]);
                node
            }
            Language::Python => Command::new(&self.program),
        };
        command.env(TOKEN, super::server::SECRET).env("NO_PROXY", "127.0.0.1").env("no_proxy", "127.0.0.1");
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| error.to_string())?;
        child.stdin.take().expect("it is piped").write_all(text.as_bytes()).map_err(|error| error.to_string())?;
        let output = child.wait_with_output().map_err(|error| error.to_string())?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() { Ok(()) } else { Err(said) }
    }
}
