//! Commands and options, as `--help` shows them.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use unified_codegen::diff::{Date, Level};
use unified_codegen::import::Dialect;

/// Turns the specification under spec/ into the typed client crate under generated/, and answers questions about it.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Regenerate(RegenerateArgs),
    Check(CheckArgs),
    Matrix(MatrixArgs),
    Explain(ExplainArgs),
    Diff(DiffArgs),
    Import(ImportArgs),
    Docs(DocsArgs),
    Export(ExportArgs),
}

/// Where the specification is.
#[derive(Debug, Args)]
pub(crate) struct SpecArgs {
    /// The folder of the specification.
    #[arg(long, value_name = "DIR", default_value = "spec")]
    pub(crate) spec: PathBuf,
}

/// Write the machine-written part of the crate
///
/// Reads the specification, checks it, and swaps the machine-written folder for a new one in a single step. Then
/// DIR/schema.json in --spec is written too, for editors, and so are DIR/catalogue.md, a table of what is known of each
/// API, and DIR/coverage.svg and DIR/support.svg, plots of what the specification says. Files that have not changed are
/// not touched. Exit status: 0, 1 with --check when something is stale, 2 when the specification is wrong; nothing is
/// written then.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask regenerate
  cargo xtask regenerate --check
  cargo xtask regenerate --spec other/spec --out /tmp/out")]
pub(crate) struct RegenerateArgs {
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
    /// The folder to write; everything in it is replaced.
    #[arg(long, value_name = "DIR", default_value = "generated/src/generated")]
    pub(crate) out: PathBuf,
    /// Write nothing; say what is stale, missing or extra.
    #[arg(long)]
    pub(crate) check: bool,
}

/// Check the specification
///
/// Shows everything that is wrong with it, each with its place and a way out. Exit status: 0, or 2.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask check
  cargo xtask check --spec other/spec")]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
}

/// Show who supports and who requires what
///
/// With --provider, --supports or --requires, only fields of which a source names the providers are shown: of all
/// others nobody can know. With --operations, it is not about fields but about who has an operation at all; where a source was seen
/// in part, or no source says, nobody is told not to have it. Results go to stdout, everything else to stderr.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask matrix ticketing/accounts/update
  cargo xtask matrix --provider front
  cargo xtask matrix ticketing/users/update --supports name,emails
  cargo xtask matrix ticketing --requires name --format markdown
  cargo xtask matrix crm --operations
  cargo xtask matrix --operations --provider hubspot
  cargo xtask matrix --format jsonl | head -n 1")]
pub(crate) struct MatrixArgs {
    /// An API, resource or operation: API[/RESOURCE[/METHOD]].
    #[arg(value_name = "API[/RESOURCE[/METHOD]]")]
    pub(crate) scope: Option<String>,
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
    /// How to show it.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// Show who has which operation, and not who takes which field.
    #[arg(long, conflicts_with_all = ["supports", "requires"])]
    pub(crate) operations: bool,
    /// Only what this provider takes, by its slug; with --operations, whether it has each.
    #[arg(long, value_name = "PROVIDER")]
    pub(crate) provider: Option<String>,
    /// Only providers that take all of these request or query fields.
    #[arg(long, value_name = "FIELD,FIELD", value_delimiter = ',')]
    pub(crate) supports: Vec<String>,
    /// Only providers that require all of these request or query fields.
    #[arg(long, value_name = "FIELD,FIELD", value_delimiter = ',')]
    pub(crate) requires: Vec<String>,
}

/// Explain one operation for one provider
///
/// Shows what to send (required, optional, and what nobody says), what comes back, where each fact stands in the
/// specification, and the call in Rust. Results go to stdout, everything else to stderr.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask explain front ticketing/accounts/update
  cargo xtask explain pivotaltracker ticketing/users/update
  cargo xtask explain front ticketing/accounts/update --in curl
  cargo xtask explain front ticketing/accounts/update --in typescript")]
pub(crate) struct ExplainArgs {
    /// The provider, by its slug.
    #[arg(value_name = "PROVIDER")]
    pub(crate) provider: String,
    /// The operation.
    #[arg(value_name = "API/RESOURCE/METHOD")]
    pub(crate) operation: String,
    /// What the call is written in. It has what the provider requires, or what it takes where it requires nothing.
    #[arg(long = "in", value_enum, value_name = "LANGUAGE", default_value_t)]
    pub(crate) language: SampleLanguage,
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
}

/// What a call is written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum SampleLanguage {
    /// The generated crate.
    #[default]
    Rust,
    /// A command line.
    Curl,
    /// `fetch`.
    Javascript,
    /// `requests`.
    Python,
    /// The vendor's SDK.
    Typescript,
    /// The vendor's SDK.
    PythonSdk,
}

/// Compare two states of the specification
///
/// A state is a git revision, a folder, or the work tree. Without BASE it is the merge base of HEAD and the main branch,
/// which is compared with the work tree. What starts with `.` or `/` or ends in `/` is a folder. Nothing is checked out.
/// Results go to stdout, everything else to stderr. Exit status: 0, 1 with --fail-on when it says so, 2 when a state
/// cannot be read or when something is wrong with approvals.yaml.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask diff
  cargo xtask diff v1.2.0
  cargo xtask diff main feature
  cargo xtask diff main...feature
  cargo xtask diff ./old/spec ./new/spec
  cargo xtask diff --fail-on breaking,version
  cargo xtask diff v1.2.0 --format json
  cargo xtask diff --explain support-removed")]
pub(crate) struct DiffArgs {
    /// The state before: a revision or a folder. `A..B` names both states, `A...B` the merge base of A and B, and B.
    #[arg(value_name = "BASE")]
    pub(crate) base: Option<String>,
    /// The state after: a revision or a folder. The work tree when left out.
    #[arg(value_name = "HEAD")]
    pub(crate) head: Option<String>,
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
    /// The folder of the generated crate, whose version is read on both sides.
    #[arg(long = "crate", value_name = "DIR", default_value = "generated")]
    pub(crate) crate_folder: PathBuf,
    /// How to show it.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: DiffFormat,
    /// Show every change, in the formats for people too.
    #[arg(long)]
    pub(crate) all: bool,
    /// Exit with 1 where a change of this level or a graver one is not approved, or the crate's version not raised enough.
    #[arg(long, value_enum, value_name = "LEVEL,…", value_delimiter = ',')]
    pub(crate) fail_on: Vec<FailOn>,
    /// The day that approvals have to hold on, as 2027-01-31; today, in UTC, when left out.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(crate) today: Option<Date>,
    /// Compare nothing; say what a rule means, by its id or by that of a change.
    #[arg(long, value_name = "ID", conflicts_with_all = ["base", "head"])]
    pub(crate) explain: Option<String>,
}

fn day(text: &str) -> Result<Date, &'static str> {
    Date::parse(text).ok_or("write a day of the calendar in the form 2027-01-31")
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For a person at a terminal.
    #[default]
    Text,
    /// For a comment on a pull request.
    Markdown,
    /// One object, described by xtask/diff.schema.json.
    Json,
    /// Annotations, as GitHub Actions reads them.
    Github,
}

/// What a comparison must not find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// A breaking change.
    Breaking,
    /// A risky change, or a graver one.
    Risky,
    /// A safe change, or a graver one.
    Safe,
    /// Any change.
    Docs,
    /// A version of the crate that is not raised as far as the changes ask.
    Version,
}

impl FailOn {
    /// The least level that must not be found.
    pub(crate) fn level(self) -> Option<Level> {
        match self {
            Self::Breaking => Some(Level::Breaking),
            Self::Risky => Some(Level::Risky),
            Self::Safe => Some(Level::Safe),
            Self::Docs => Some(Level::Docs),
            Self::Version => None,
        }
    }
}

/// Turn saved pages of the documentation into the specification
///
/// Pages about one resource complete each other. A file that is there is changed in place: words, comments and order
/// stay, and so does what the pages no longer say, which is shown. What they leave open is written as TODO, which
/// `check` refuses and more pages may answer, and is asked about with its place.
///
/// What changes goes to stdout, everything else to stderr: what is wrong (`error`), what somebody has to decide (`open`), what may be
/// wrong (`warning`), what is worth knowing (`note`), and a summary. Exit status: 0 when the files are written, or need not
/// be, whatever is open or wrong in them: `check` refuses it; 2 when a page or the specification cannot be read, the call is
/// wrong, or the disk refuses, and nothing is written then.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask import pages/*.txt
  cargo xtask import accounts-object.md accounts-update.txt --dry-run
  cargo xtask import pages/*.txt --prune > changes.txt
  cargo xtask import old-object.txt update.txt --dialect old-nameless --out drafts/spec")]
pub(crate) struct ImportArgs {
    /// The pages: text, Markdown or HTML. Folders are not searched: pages/*.txt.
    #[arg(value_name = "PAGE", required = true)]
    pub(crate) pages: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
    /// The folder to write to, when it is not that of the specification: another specification, or an empty or new
    /// folder, which gets platform.yaml, providers.yaml and names.yaml, too.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// How all of the pages are laid out. Without it, each page is known by its marks.
    #[arg(long, value_name = "DIALECT", value_parser = dialect())]
    pub(crate) dialect: Option<Dialect>,
    /// Take out of the files what the pages about it no longer say.
    #[arg(long)]
    pub(crate) prune: bool,
    /// Take over what the pages say otherwise than the files, where the pages agree.
    #[arg(long)]
    pub(crate) overwrite: bool,
    /// Write nothing; show what would change in the files, line by line, too.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// As [`ValueEnum`] would do it, which cannot be implemented here.
fn dialect() -> impl TypedValueParser<Value = Dialect> {
    let word = |dialect: Dialect| PossibleValue::new(dialect.as_str()).help(dialect.known_by());
    PossibleValuesParser::new(Dialect::ALL.map(word))
        .try_map(|word| Dialect::ALL.into_iter().find(|dialect| dialect.as_str() == word).ok_or("it is no layout"))
}

/// Write pages to look at: matrices, operations with samples, providers, and a search
///
/// The pages need no server and no network, and the folder can be published as it is. The same specification gives the same
/// bytes. Exit status: 0, or 2 when the specification is wrong or the folder holds something else; nothing is written then.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask docs --open
  cargo xtask docs --out site --source-url https://git.example.com/acme/api/blob/main/spec")]
pub(crate) struct DocsArgs {
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
    /// The folder to write; everything in it is replaced.
    #[arg(long, value_name = "DIR", default_value = "target/site")]
    pub(crate) out: PathBuf,
    /// Show the first page in a browser; where none can be started, the pages are written all the same, and the status is 2.
    #[arg(long)]
    pub(crate) open: bool,
    /// Where the folder of the specification can be read: its lines are links to URL/api/resource.yaml#L12 then.
    #[arg(long, value_name = "URL", value_parser = web_url)]
    pub(crate) source_url: Option<String>,
}

fn web_url(text: &str) -> Result<String, &'static str> {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else {
        return Err("write a URL that starts with https://");
    };
    if rest.is_empty() || rest.starts_with('/') {
        return Err("the URL names no host");
    }
    if rest.contains(|c: char| matches!(c, '?' | '#' | '\\') || c.is_whitespace() || c.is_control()) {
        return Err("a path is put behind the URL: write it without `?`, `#`, backslash and blanks");
    }
    Ok(text.to_owned())
}

/// Write the specification for other tools
///
/// Results go to stdout or to --out, everything else to stderr. Exit status: 0, or 2.
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    #[command(subcommand)]
    pub(crate) what: Export,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Export {
    Openapi(OpenapiArgs),
    Json(JsonArgs),
    Schema(SchemaArgs),
}

/// An OpenAPI document
///
/// Who takes which field stands in extensions, `x-support` and others. With --provider, the document shows the API as that
/// provider has it: its operations, the fields that it takes, and as required what it requires.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask export openapi --out openapi.json
  cargo xtask export openapi --provider front
  cargo xtask export openapi --openapi 3.0 --flat --out for-progenitor.json")]
pub(crate) struct OpenapiArgs {
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
    /// As this provider has it, by its slug.
    #[arg(long, value_name = "PROVIDER")]
    pub(crate) provider: Option<String>,
    /// The version of the standard.
    #[arg(long, value_enum, value_name = "VERSION", default_value_t)]
    pub(crate) openapi: OpenapiVersion,
    /// Leave out query parameters that are objects: progenitor, for one, reads no document that has them.
    #[arg(long)]
    pub(crate) flat: bool,
    /// The file to write, when not stdout.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// A version of the OpenAPI standard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum OpenapiVersion {
    /// 3.0.3, for tools that read nothing newer.
    #[value(name = "3.0")]
    V3_0,
    /// 3.1.0.
    #[default]
    #[value(name = "3.1")]
    V3_1,
}

/// The whole model as one JSON object, for other generators
///
/// With --schema, the JSON schema of that object, which says what each key holds.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask export json --out model.json
  cargo xtask export json --schema --out model.schema.json")]
pub(crate) struct JsonArgs {
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
    /// Write the JSON schema of the object instead.
    #[arg(long)]
    pub(crate) schema: bool,
    /// The file to write, when not stdout.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// The JSON schema of a resource's file, for editors
#[derive(Debug, Args)]
pub(crate) struct SchemaArgs {
    /// The file to write, when not stdout.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a person at a terminal.
    #[default]
    Table,
    /// Tables for a pull request or a wiki.
    Markdown,
    /// One line a field, or operation, and provider.
    Csv,
    /// One array.
    Json,
    /// One object a line, one line a field or operation.
    Jsonl,
}
