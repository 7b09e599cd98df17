//! Code that is generic over providers, by the bounds that a request has, and each provider that it is for.

use unified_codegen::model::{Field, ProviderId, RequestType};

use super::Program;
use super::types::{Home, in_lists, operation_of, provider};

pub(super) fn write(program: &mut Program, home: &Home<'_>, request: &RequestType<'_>) {
    let restricted: Vec<&Field> = request.fields.iter().filter(|field| field.is_restricted()).collect();
    let module = home.builder(request);
    for field in &restricted {
        let bound = format!("{module}::takes::{}", field.name.as_trait());
        let providers = home.spec.providers_of_all(&[*field]);
        write_one(program, home, request, &Generic { bounds: vec![bound], fields: &[field], built: false, providers });
    }
    let free: Vec<&Field> = request.fields.iter().filter(|field| !field.is_restricted()).collect();
    let all = |fields| home.spec.providers_of_all(fields);
    write_one(
        program,
        home,
        request,
        &Generic { bounds: Vec::new(), fields: &free, built: false, providers: Vec::new() },
    );
    let needed: Vec<&Field> = request.requirable().collect();
    let bounds = needed.iter().filter(|field| field.is_restricted());
    let bounds = bounds.map(|field| format!("{module}::takes::{}", field.name.as_trait())).collect();
    write_one(program, home, request, &Generic { bounds, fields: &needed, built: true, providers: Vec::new() });
    let everything: Vec<&Field> = request.fields.iter().collect();
    let (bounds, providers) = if restricted.is_empty() {
        (Vec::new(), Vec::new())
    } else {
        (vec![format!("{module}::TakesEverything")], all(&restricted))
    };
    write_one(program, home, request, &Generic { bounds, fields: &everything, built: true, providers });
}

/// A generic function: what it asks of a provider, what it sets, and whom it is called for.
struct Generic<'a> {
    bounds: Vec<String>,
    fields: &'a [&'a Field],
    built: bool,
    providers: Vec<ProviderId>,
}

fn write_one(program: &mut Program, home: &Home<'_>, request: &RequestType<'_>, generic: &Generic<'_>) {
    let name = program.next();
    let operation = operation_of(request);
    let has = operation.and_then(|operation| home.has(operation));
    let bounds: Vec<String> = has.iter().chain(&generic.bounds).map(|bound| format!(" + {bound}")).collect();
    let setters = generic.fields.iter().map(|field| format!(".{}({})", field.name.setter(), value(home, field)));
    let end = if generic.built { ".build()" } else { "" };
    let body = format!("is({}::for_provider(to){}{end});", home.ty(&request.name), setters.collect::<String>());
    program.function(&format!("pub fn #<P: ProviderType{}>(to: P)", bounds.concat()), &[body]);
    let may_call = |id: &&ProviderId| operation.is_none_or(|operation| home.may_call(operation).contains(*id));
    let calls =
        generic.providers.iter().filter(may_call).map(|id| format!("{name}({});", provider(home.spec.provider(*id))));
    let calls: Vec<String> = calls.collect();
    if !calls.is_empty() {
        program.function("pub fn #()", &calls);
    }
}

/// Parts are built by other functions, for the same provider.
fn value(home: &Home<'_>, field: &Field) -> String {
    let inner = home.innermost(field);
    let inner = if field.has_demanding_members() { format!("Fit<{inner}, P>") } else { inner };
    format!("any::<{}>()", in_lists(&field.ty, &inner))
}
