//! Enums: every variant made and matched, with an arm for those of later versions.

use unified_codegen::model::EnumValue;
use unified_codegen::names::TypeName;

use super::Program;
use super::types::Home;

pub(super) fn write(program: &mut Program, home: &Home<'_>, name: &TypeName, values: &[EnumValue]) {
    let ty = home.ty(name);
    let mut body = vec!["match value {".to_owned()];
    body.extend(values.iter().map(|value| format!("    {ty}::{0} => open({ty}::{0}),", value.variant.ident())));
    body.push(format!("    {ty}::Unrecognized(other) => is::<t::Unrecognized>(other),"));
    body.push("    _ => {}".to_owned());
    body.push("}".to_owned());
    body.push(format!("is::<&'static [&'static str]>({ty}::VALUES);"));
    body.push(format!("is::<&str>({ty}::from(\"\").as_str());"));
    program.function(&format!("pub fn #(value: {ty})"), &body);
}
