//! What an operation takes over from the object and from the platform, by the rules of `spec/README.md`.

use serde_yaml::{Mapping, Value};

use crate::yaml::{mapping, text, texts};

/// The kind of a method, and the route of that kind.
pub(crate) fn route<'a>(platform: &'a Value, method: &'a str) -> (&'a str, &'a Value) {
    let routes = &platform["routes"];
    routes.get(method).map_or(("custom", &routes["custom"]), |route| (method, route))
}

/// The platform's parameters that an operation has. The format of the response has the values that its page offers; who takes one, the
/// operation says in its query.
pub(crate) fn common(platform: &Value, location: &str, methods: [&str; 2], path: &str, operation: &Value) -> Mapping {
    let mut parameters = mapping(platform.get("parameters"));
    parameters.retain(|name, parameter| {
        let known = texts(parameter.get("methods"));
        let fits = match location {
            "path" => path.contains(&format!("{{{}}}", text(name))),
            _ => known.is_empty() || known.iter().any(|known| methods.contains(&known.as_str())),
        };
        fits && text(&parameter["in"]) == location
    });
    for (name, parameter) in &mut parameters {
        if let Some(said) = operation.get("query").and_then(|query| query.get(name)).filter(|_| location == "query") {
            parameter["support"] = said["support"].clone();
        }
        let is_format = parameter.get("role").and_then(Value::as_str) == Some("response-format");
        if let (true, Some(formats)) = (is_format, operation.get("response_formats")) {
            parameter["values"] = formats.clone();
        }
    }
    parameters
}

/// Fields of a request or a query; those without a type are the object's fields of the same name.
pub(crate) fn sent(object: &Mapping, fields: Option<&Value>) -> Mapping {
    let field = |(name, own): (Value, Value)| {
        let own = mapping(Some(&own));
        let mut field = if own.contains_key("type") { Mapping::new() } else { mapping(object.get(&name)) };
        forget_operation(&mut field);
        if own.contains_key("values") {
            field.remove("partial_values");
        }
        field.extend(own);
        (name, Value::Mapping(field))
    };
    mapping(fields).into_iter().map(field).collect()
}

/// `required` and `support` belong to an operation, those of members too.
fn forget_operation(field: &mut Mapping) {
    field.remove("required");
    field.remove("support");
    let members = field.get_mut("fields").and_then(Value::as_mapping_mut);
    members.into_iter().flatten().filter_map(|(_, member)| member.as_mapping_mut()).for_each(forget_operation);
}

/// The object; the operation's lines say who fills what.
pub(crate) fn received(object: &Mapping, lines: Option<&Value>) -> Mapping {
    if lines.and_then(Value::as_str).is_some() {
        return Mapping::new();
    }
    let mut object = object.clone();
    for (name, line) in mapping(lines) {
        let field = object.get_mut(&name).and_then(Value::as_mapping_mut).expect("the object has the field");
        field.remove("support");
        field.extend(line.get("support").map(|support| ("support".into(), support.clone())));
    }
    object
}
