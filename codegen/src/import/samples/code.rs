//! What a line of each sample looks like. `*` stands for a text without quotes.

/// The languages of the samples, in the order that pages have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Language {
    Shell,
    JavaScript,
    Python,
    TypeScriptClient,
    PythonClient,
}

const SHELL: &[&str] = &["curl -X * '*' \\", "curl -X * '*'", "curl '*' \\", "curl '*'", "-H '*' \\", "-H '*'", "'"];

const JAVASCRIPT: &[&str] = &[
    "const integratedAccountId = '*';",
    "const response = await fetch(`*`, {",
    "method: '*',",
    "headers: {",
    "'*': '*',",
    "body: JSON.stringify(body),",
    "const data = await response.json();",
    "console.log(data);",
    "},",
    "});",
    ";",
];

const PYTHON: &[&str] = &[
    "import requests",
    "url = \"*\"",
    "headers = {",
    "params = {",
    "\"*\": \"*\",",
    "\"*\": \"*\"",
    "}",
    "response = requests.*(url*)",
    "print(response.json())",
];

const TYPESCRIPT_CLIENT: &[&str] = &[
    "import Truto from '@truto/truto-ts-sdk';",
    "const truto = new Truto({",
    "token: '*',",
    "});",
    "const result = await truto.unifiedApi.*(",
    "'*',",
    "{ integrated_account_id: '*' }",
    ");",
    "console.log(result);",
    ",",
];

const PYTHON_CLIENT: &[&str] = &[
    "import asyncio",
    "from truto_python_sdk import TrutoApi",
    "truto_api = TrutoApi(token=\"*\")",
    "async def main():",
    "result = await truto_api.unified_api.*(",
    "\"*\",",
    "{\"integrated_account_id\": \"*\"}",
    ")",
    "print(result)",
    "asyncio.run(main())",
    ",",
];

impl Language {
    const ALL: [Self; 5] = [Self::Shell, Self::JavaScript, Self::Python, Self::TypeScriptClient, Self::PythonClient];

    /// What a sample of it begins with.
    fn beginning(self) -> &'static str {
        match self {
            Self::Shell => "curl ",
            Self::JavaScript => "const integratedAccountId",
            Self::Python => "import requests",
            Self::TypeScriptClient => "import Truto",
            Self::PythonClient => "import asyncio",
        }
    }

    /// The later language whose sample a line begins.
    pub(super) fn next_at(self, line: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| *language > self && line.starts_with(language.beginning()))
    }

    /// Where the sample of a later language begins in a text.
    pub(super) fn next_in(self, text: &str) -> Option<usize> {
        let later = Self::ALL.into_iter().filter(|language| *language > self);
        later.filter_map(|language| text.find(language.beginning())).filter(|at| *at > 0).min()
    }

    /// Where the body opens in a line.
    pub(super) fn body_in(self, line: &str) -> Option<usize> {
        let before = match self {
            Self::Shell => "-d '",
            Self::JavaScript => "const body = ",
            Self::Python => "payload = ",
            Self::TypeScriptClient | Self::PythonClient => "",
        };
        let opens = line.strip_prefix(before)?.starts_with('{');
        (opens && !line.contains("integrated_account_id")).then_some(before.len())
    }

    /// Whether a line is code of its sample.
    pub(super) fn has(self, line: &str) -> bool {
        let shapes = match self {
            Self::Shell => SHELL,
            Self::JavaScript => JAVASCRIPT,
            Self::Python => PYTHON,
            Self::TypeScriptClient => TYPESCRIPT_CLIENT,
            Self::PythonClient => PYTHON_CLIENT,
        };
        shapes.iter().any(|shape| is_like(line, shape))
    }

    /// The verb that a line of its sample sends.
    pub(super) fn verb(self, line: &str) -> Option<&str> {
        let (before, after) = match self {
            Self::Shell => ("curl -X ", ' '),
            Self::JavaScript => ("method: '", '\''),
            Self::Python => ("response = requests.", '('),
            Self::TypeScriptClient | Self::PythonClient => return None,
        };
        line.strip_prefix(before)?.split(after).next()
    }
}

fn is_like(line: &str, shape: &str) -> bool {
    let mut fixed = shape.split('*');
    let Some(mut rest) = fixed.next().and_then(|first| line.strip_prefix(first)) else { return false };
    let mut fixed = fixed.peekable();
    let is_quote = |c| matches!(c, '\'' | '"' | '`');
    while let Some(next) = fixed.next() {
        let at = if fixed.peek().is_some() { rest.find(next) } else { rest.strip_suffix(next).map(str::len) };
        let Some(at) = at.filter(|at| !rest[..*at].contains(is_quote)) else { return false };
        rest = &rest[at + next.len()..];
    }
    rest.is_empty()
}
