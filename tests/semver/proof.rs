//! One change from one side: what is said of it, and whether a program that used everything before still compiles.

use std::collections::BTreeMap;

use unified_codegen::diff::{Effect, Entry, diff};
use unified_codegen::load::RawFile;
use unified_codegen::model::Spec;

use crate::mutation::Change;
use crate::program;
use crate::rustc::{Compiler, Library};

/// A specification, its crate, and the program that uses all of it.
pub(crate) struct Side<'a> {
    spec: Spec,
    library: Library<'a>,
    program: String,
}

impl<'a> Side<'a> {
    /// What becomes of a specification. Its program compiles against its crate.
    fn of(files: &[RawFile], compiler: &'a Compiler) -> Result<Self, String> {
        let spec = tests::compile(files.to_vec()).map_err(tests::text)?;
        let library = compiler.library(&spec)?;
        let program = program::of(&spec);
        library.compiles(&program)?;
        Ok(Self { spec, library, program })
    }
}

/// Sides that many changes have.
pub(crate) struct Sides<'a> {
    compiler: &'a Compiler,
    shared: BTreeMap<Files, Side<'a>>,
}

/// The files of a specification, by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

pub(crate) fn files(raw: &[RawFile]) -> Files {
    let text = |file: &RawFile| file.content.clone().expect("the file was read");
    raw.iter().map(|file| (file.path.clone(), text(file))).collect()
}

impl<'a> Sides<'a> {
    pub(crate) fn new(compiler: &'a Compiler, shared: &[Vec<RawFile>]) -> Self {
        let made = |raw: &Vec<RawFile>| {
            (files(raw), Side::of(raw, compiler).unwrap_or_else(|error| panic!("a base: {error}")))
        };
        Self { compiler, shared: shared.iter().map(made).collect() }
    }

    /// Does something with both sides of a change.
    fn with<T>(&self, change: &Change, then: impl FnOnce(&Side<'_>, &Side<'_>) -> T) -> Result<T, String> {
        let known = |raw: &[RawFile]| self.shared.get(&files(raw));
        let made = |raw: &[RawFile]| match known(raw) {
            Some(_) => Ok(None),
            None => Side::of(raw, self.compiler).map(Some),
        };
        let (before, after) = (made(&change.before)?, made(&change.after)?);
        let before = before.as_ref().or_else(|| known(&change.before)).expect("it is made or known");
        let after = after.as_ref().or_else(|| known(&change.after)).expect("it is made or known");
        Ok(then(before, after))
    }
}

/// What was found out of one change, from one side.
pub(crate) struct Proof {
    pub(crate) name: String,
    /// The rules of the entries, in the order of their names.
    pub(crate) rules: Vec<&'static str>,
    /// What is said of the gravest entry.
    pub(crate) effect: Effect,
    /// What the program then stops at, if it does.
    pub(crate) error: Option<String>,
}

impl Proof {
    fn of(name: String, before: &Side<'_>, after: &Side<'_>) -> Self {
        let entries = diff(&before.spec, &after.spec).entries;
        let mut rules: Vec<&str> = entries.iter().map(|entry| entry.rule.id()).collect();
        rules.sort_unstable();
        let effect = entries.iter().map(Entry::effect).max().unwrap_or(Effect::None);
        // Each side's own program compiles.
        let is_own = before.program == after.program;
        let error = if is_own { None } else { after.library.compiles(&before.program).err() };
        Self { name, rules, effect, error }
    }

    /// What is said is what is so.
    pub(crate) fn holds(&self) -> bool {
        (self.effect == Effect::Compile) == self.error.is_some()
    }
}

/// Both directions of a change; what is wrong with it, where there is no telling.
pub(crate) fn both(change: &Change, sides: &Sides<'_>) -> Result<[Proof; 2], String> {
    let backwards = format!("{}, backwards", change.name);
    let proofs = sides.with(change, |before, after| {
        [Proof::of(change.name.clone(), before, after), Proof::of(backwards, after, before)]
    });
    let proofs = proofs.map_err(|error| format!("{}: {error}", change.name))?;
    match &change.rules {
        Some(rules) if !rules.iter().eq(&proofs[0].rules) => {
            Err(format!("{}: found as {}", change.name, proofs[0].rules.join(", ")))
        }
        _ => Ok(proofs),
    }
}
