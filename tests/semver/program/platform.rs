//! What belongs to no resource: constants, forms of answer, providers.

use unified_codegen::model::Spec;
use unified_codegen::names::{constant, operation_type};

use super::Program;
use super::types::provider;

pub(super) fn write(program: &mut Program, spec: &Spec) {
    let constants = constants(spec).into_iter().map(|name| format!("is::<&'static str>(t::platform::{name});"));
    program.function("pub fn #()", &constants.collect::<Vec<_>>());
    let formats = spec.platform.response_formats.iter();
    let formats = formats.map(|format| format!("is(any::<t::formats::{}>());", operation_type(&format.wire)));
    program.function("pub fn #()", &formats.collect::<Vec<_>>());
    program.function("pub fn #()", &providers(spec));
}

fn constants(spec: &Spec) -> Vec<String> {
    let platform = &spec.platform;
    let fixed = ["NAME", "BASE_URL", "AUTHENTICATION_HEADER", "AUTHENTICATION_SCHEME"].map(str::to_owned);
    let roles = platform.parameters.iter().filter_map(|parameter| parameter.role);
    let roles = roles.map(|role| format!("PARAMETER_{}", constant(role.as_str())));
    let envelopes = platform.envelopes.iter();
    let envelopes =
        envelopes.map(|envelope| format!("ENVELOPE_{}_{}", envelope.of, envelope.part).to_ascii_uppercase());
    let formats = platform.response_formats.iter();
    let formats = formats.map(|format| format!("RESPONSE_FORMAT_{}", constant(&format.wire)));
    fixed.into_iter().chain(roles).chain(envelopes).chain(formats).collect()
}

fn providers(spec: &Spec) -> Vec<String> {
    let mut lines = vec![
        "is::<&'static [t::Provider]>(t::Provider::ALL);".to_owned(),
        "is::<&[&t::support::Operation]>(t::OPERATIONS);".to_owned(),
        "match any::<t::Provider>() {".to_owned(),
    ];
    let names = || spec.providers.iter().map(|provider| provider.name.ident());
    lines.extend(names().map(|name| format!("    t::Provider::{name} => {{}}")));
    lines.push("    _ => {}".to_owned());
    lines.push("}".to_owned());
    let types = spec.providers.iter().map(provider);
    lines.extend(types.map(|ty| format!("is::<t::Provider>(<{ty} as ProviderType>::PROVIDER);")));
    lines
}
