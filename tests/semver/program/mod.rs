//! A program that uses everything that a generated crate promises, as its documentation says to use it.
//!
//! It is only checked, never run, so values come from `any()`, which has whatever type is written there.

mod builders;
mod calls;
mod enums;
mod generic;
mod matrix;
mod platform;
mod structs;
mod types;

use std::fmt::{self, Write as _};

use unified_codegen::model::{Definition, Spec};

use self::types::Home;

const START: &str = include_str!("start.rs.txt");

/// The program for the crate that a specification becomes.
pub(crate) fn of(spec: &Spec) -> String {
    let mut program = Program { text: START.to_owned(), functions: 0 };
    platform::write(&mut program, spec);
    calls::untyped(&mut program, spec);
    for resource in spec.resources() {
        let home = Home::of(spec, resource);
        for definition in &resource.definitions {
            match definition {
                Definition::Struct { name, usage, fields, .. } => {
                    structs::write(&mut program, &home, name, *usage, fields);
                }
                Definition::Enum { name, values, .. } => enums::write(&mut program, &home, name, values),
            }
        }
        for request in resource.request_types() {
            builders::write(&mut program, &home, &request);
            generic::write(&mut program, &home, &request);
        }
        for operation in &resource.operations {
            matrix::write(&mut program, &home, operation);
            calls::write(&mut program, &home, operation);
        }
    }
    program.text
}

/// The text so far.
struct Program {
    text: String,
    functions: usize,
}

impl Program {
    fn line(&mut self, line: fmt::Arguments<'_>) {
        writeln!(self.text, "{line}").expect("a text can be written to");
    }

    /// A function by itself, so that one mistake hides no other: its parameters, and the lines of its body.
    fn function(&mut self, signature: &str, body: &[String]) {
        let number = self.functions;
        self.functions += 1;
        let (before, after) = signature.split_once('#').expect("a signature has a place for the name");
        self.line(format_args!("{before}f{number}{after} {{"));
        for line in body {
            self.line(format_args!("    {line}"));
        }
        self.line(format_args!("}}"));
    }

    /// The name that the next function will have.
    fn next(&self) -> String {
        format!("f{}", self.functions)
    }
}
