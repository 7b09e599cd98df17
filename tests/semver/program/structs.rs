//! Structs: read by pattern, made by literal, and set field by field, each field by its exact type.

use unified_codegen::model::{Field, Usage};
use unified_codegen::names::TypeName;

use super::Program;
use super::types::Home;

pub(super) fn write(program: &mut Program, home: &Home<'_>, name: &TypeName, usage: Usage, fields: &[Field]) {
    let ty = home.ty(name);
    let fields = fields.iter().map(|field| (field.name.ident().to_string(), home.wrapped(field, usage)));
    let extra = ("extra".to_owned(), "t::Object".to_owned());
    let fields: Vec<(String, String)> = fields.chain([extra]).collect();
    let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    let mut body = vec![format!("let {ty} {{ {}, .. }} = value.clone();", names.join(", "))];
    body.extend(fields.iter().map(|(name, ty)| format!("is::<{ty}>({name});")));
    let values: Vec<String> = fields.iter().map(|(name, ty)| format!("{name}: any::<{ty}>()")).collect();
    body.push(format!("let mut value = {ty} {{ {}, ..Default::default() }};", values.join(", ")));
    body.extend(fields.iter().map(|(name, ty)| format!("value.{name} = any::<{ty}>();")));
    body.push("record(value);".to_owned());
    program.function(&format!("pub fn #(value: {ty})"), &body);
}
