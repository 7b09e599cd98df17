//! Requests to a provider: everything that it takes, and no more than it needs; and to whichever provider.

use unified_codegen::model::{Field, Provider, ProviderId, RequestType, Usage};

use super::Program;
use super::types::{Home, in_lists, operation_of, provider};

pub(super) fn write(program: &mut Program, home: &Home<'_>, request: &RequestType<'_>) {
    let everybody = (0..home.spec.providers.len()).filter_map(ProviderId::new).collect();
    let those = operation_of(request).map_or(everybody, |operation| home.may_call(operation));
    for id in those {
        program.function("pub fn #()", &to_one(&To { home, id, provider: home.spec.provider(id) }, request));
    }
    program.function("pub fn #()", &to_whichever(home, request));
}

/// A provider that requests are built for.
struct To<'a> {
    home: &'a Home<'a>,
    id: ProviderId,
    provider: &'a Provider,
}

fn to_one(to: &To<'_>, request: &RequestType<'_>) -> Vec<String> {
    let (ty, provider) = (to.home.ty(&request.name), provider(to.provider));
    let built = if request.is_whole() { ty.clone() } else { format!("Fit<{ty}, {provider}>") };
    let module = to.home.builder(request);
    vec![
        format!("is::<{module}::Builder<{provider}>>({ty}::for_provider({provider}));"),
        format!("is::<{built}>({});", to.build(&ty, request.fields, &To::takes)),
        format!("is::<{built}>({});", to.build(&ty, request.fields, &To::needs)),
    ]
}

impl To<'_> {
    fn takes(&self, field: &Field) -> bool {
        !field.is_restricted() || field.support.level_of(self.id).is_some()
    }

    fn needs(&self, field: &Field) -> bool {
        field.required || field.support.at(unified_codegen::model::Level::Required).any(|id| id == self.id)
    }

    fn build(&self, ty: &str, fields: &[Field], wanted: &dyn Fn(&Self, &Field) -> bool) -> String {
        let fields = fields.iter().filter(|field| wanted(self, field));
        let setters = fields.map(|field| format!(".{}({})", field.name.setter(), self.value(field, wanted)));
        format!("{ty}::for_provider({}){}.build()", provider(self.provider), setters.collect::<String>())
    }

    fn value(&self, field: &Field, wanted: &dyn Fn(&Self, &Field) -> bool) -> String {
        match &field.own_type {
            Some(own) if field.has_demanding_members() => {
                let part = self.build(&self.home.ty(own), &field.members, wanted);
                format!("{}{part}{}", "vec![".repeat(field.ty.depth()), "]".repeat(field.ty.depth()))
            }
            _ => format!("any::<{}>()", self.home.bare(field)),
        }
    }
}

fn to_whichever(home: &Home<'_>, request: &RequestType<'_>) -> Vec<String> {
    let (ty, whichever) = (home.ty(&request.name), "t::typed::AnyProvider");
    let built = if request.is_whole() { ty.clone() } else { format!("Fit<{ty}, {whichever}>") };
    let fit = |field: &Field| {
        let inner = home.innermost(field);
        in_lists(&field.ty, &if field.has_demanding_members() { format!("Fit<{inner}, {whichever}>") } else { inner })
    };
    let set = |value: &dyn Fn(&Field) -> String| {
        let setters = request.fields.iter().map(|field| format!(".{}({})", field.name.setter(), value(field)));
        format!("is::<{built}>({ty}::builder(){}.build());", setters.collect::<String>())
    };
    let mut lines = vec![
        format!("is::<{}::Builder<{whichever}>>({ty}::builder());", home.builder(request)),
        format!("is::<{built}>({ty}::builder().unchecked(\"x\", 1).build());"),
        set(&|field| format!("any::<{}>()", home.bare(field))),
        set(&|field| format!("any::<{}>()", fit(field))),
    ];
    if request.usage() == Usage::Request {
        lines.push(set(&|_| "Null".to_owned()));
    }
    if request.is_whole() {
        let checked = "Result<t::support::Checked, t::support::Violations>";
        lines.push(format!("is::<{checked}>(any::<{ty}>().check(any::<t::Provider>()));"));
    }
    lines
}
