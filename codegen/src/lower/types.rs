//! `type:` and `format:`.

use super::context::File;
use crate::diagnostics::{Diagnostic, Rule, did_you_mean, listed, nearest};
use crate::input::Spanned;
use crate::model::{Format, Scalar, Type};
use crate::source::{Place, Source};

/// The words after `type:`, for schemas and help.
pub(crate) const TYPE_WORDS: [&str; 8] = ["string", "integer", "number", "boolean", "object", "map", "self", "any"];

/// The type; `any` stands in for one that was reported.
pub(super) fn lower(cx: &mut File<'_>, ty: &Spanned<String>, format: Option<&Spanned<String>>) -> Type {
    let parsed = check_type(cx.place(&ty.bytes).source(), ty, &mut |finding| cx.push(finding));
    let Some(format) = format else { return parsed };
    check_format(cx.place(&format.bytes).source(), parsed, format, &mut |finding| cx.push(finding))
}

/// Reads `array<array<string>>` from the outside in.
pub(super) fn check_type(source: &Source, ty: &Spanned<String>, push: &mut dyn FnMut(Diagnostic)) -> Type {
    parse(&ty.value, DEEPEST).unwrap_or_else(|| {
        push(
            Diagnostic::new(
                Rule::UnknownType,
                source.place(ty.bytes.start, ty.bytes.end),
                format!("`{}` is not a type", ty.value),
            )
            .label("unknown type")
            .help(meant_type(&ty.value)),
        );
        Type::One(Scalar::Any)
    })
}

/// What people write who come from another language.
const ALIASES: [(&str, &str); 10] = [
    ("int", "integer"),
    ("long", "integer"),
    ("float", "number"),
    ("double", "number"),
    ("decimal", "number"),
    ("bool", "boolean"),
    ("str", "string"),
    ("text", "string"),
    ("dict", "map"),
    ("unknown", "any"),
];

/// The way from what was written to a type, list around it or not.
fn meant_type(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    if let Some(format) =
        Format::ALL.into_iter().find(|format| format.as_str().replace('-', "") == lower.replace('-', ""))
    {
        return format!("write `type: string` and `format: {}`", format.as_str());
    }
    let word =
        lower.trim_start_matches("array<").trim_start_matches("list<").trim_end_matches('>').trim_end_matches("[]");
    if ["array", "list"].contains(&word) {
        return "say of what: `array<string>`, `array<object>`, or `array<any>` where no source says".to_owned();
    }
    let alias = ALIASES.iter().find(|(alias, _)| *alias == word).map(|(_, meant)| *meant);
    if lower.matches("array<").count() > DEEPEST {
        return format!("lists go {DEEPEST} deep; write `array<any>` for what is deeper");
    }
    match alias.or_else(|| nearest(word, TYPE_WORDS)) {
        Some(meant) if lower.contains(['<', '[']) => format!("did you mean `array<{meant}>`?"),
        Some(meant) => format!("did you mean `{meant}`?"),
        None => {
            format!("known types: {}, and `array<…>` of them", listed(&TYPE_WORDS))
        }
    }
}

/// More lists in lists than any honest type has.
const DEEPEST: usize = 8;

fn parse(text: &str, depth: usize) -> Option<Type> {
    let text = text.trim();
    if let Some(inner) = text.strip_prefix("array<").and_then(|rest| rest.strip_suffix('>')) {
        let inner = parse(inner, depth.checked_sub(1)?)?;
        return Some(Type::Array(Box::new(inner)));
    }
    Scalar::ALL.into_iter().find(|scalar| scalar.as_str() == text).map(Type::One)
}

/// `self` is the object of the resource, so only that can have it.
pub(super) fn check_self(ty: &Type, place: &Place) -> Option<Diagnostic> {
    (ty.innermost() == Scalar::Itself).then(|| {
        Diagnostic::new(Rule::SelfOutsideObject, place.clone(), format!("`{ty}` is a type of objects only"))
            .label("not under `object`")
            .help("give the members with the type `object`, or write `map` where no source lists them")
    })
}

pub(super) fn check_format(
    source: &Source,
    ty: Type,
    format: &Spanned<String>,
    push: &mut dyn FnMut(Diagnostic),
) -> Type {
    let place = source.place(format.bytes.start, format.bytes.end);
    let Some(known) = Format::ALL.into_iter().find(|known| known.as_str() == format.value) else {
        let names = Format::ALL.map(Format::as_str);
        let otherwise = format!("known formats: {}", listed(&names));
        push(
            Diagnostic::new(Rule::UnknownFormat, place, format!("`{}` is not a format", format.value))
                .label("unknown format")
                .help(did_you_mean(&format.value, names, otherwise)),
        );
        return ty;
    };
    if !matches!(ty.innermost(), Scalar::String(_)) {
        push(
            Diagnostic::new(Rule::FormatNeedsString, place, format!("the type `{ty}` has no format"))
                .label(format!("`{}` is a form of text", format.value))
                .help("remove the format, or make the type `string`"),
        );
        return ty;
    }
    with_format(ty, known)
}

fn with_format(ty: Type, format: Format) -> Type {
    match ty {
        Type::One(_) => Type::One(Scalar::String(Some(format))),
        Type::Array(inner) => Type::Array(Box::new(with_format(*inner, format))),
    }
}
