//! Query strings as the vendor documents them.
//!
//! | value | query |
//! | --- | --- |
//! | scalar | `name=foo`, `limit=10`, `is_active=true` |
//! | object | `foo[bar]=baz&foo[a][b]=c` |
//! | array | `foo[]=a&foo[]=b` |
//! | array of objects of one member each, the same | `foo[][bar]=x&foo[][bar]=y` |
//! | any other array of objects, or of arrays | `foo[0][bar]=x&foo[0][baz]=y`: which members belong together is told by the number alone |
//! | array of scalars and others | `foo[0]=x&foo[1][bar]=y`, likewise |
//! | `null` | `foo=` |
//! | an empty array or object | nothing: there is no way to write it |
//!
//! Everything but what RFC 3986 calls unreserved is percent-encoded, the brackets too.

use super::path::encode;
use crate::runtime::{Record, Value, View};

/// Names and values, not yet encoded, in the order in which they are sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    pub(crate) fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }

    /// Takes back everything of this name: `foo`, `foo[]`, `foo[bar]`.
    pub(crate) fn remove(&mut self, name: &str) {
        self.0.retain(|(known, _)| top(known) != name);
    }

    /// There is this name, a part of it, or what it is a part of: `foo[bar]` for `foo`, for `foo[bar]` and for `foo[bar][]`.
    pub(crate) fn has(&self, name: &str) -> bool {
        let is_within = |part: &str, whole: &str| {
            part.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
        };
        self.0.iter().any(|(known, _)| is_within(known, name) || is_within(name, known))
    }

    /// Replaces what there is of this name.
    pub(crate) fn set(&mut self, name: &str, value: impl Into<String>) {
        self.remove(name);
        self.push(name, value);
    }

    pub(crate) fn push_value(&mut self, name: &str, value: &Value) {
        self.push_node(name.to_owned(), Node::Json(value));
    }

    /// Every field that is set, and `extra`.
    pub(crate) fn push_record(&mut self, record: &dyn Record) {
        self.push_members(None, Node::Typed(View::Record(record)));
    }

    /// `a=b&c%5B%5D=d`, without the question mark.
    pub(crate) fn encoded(&self) -> String {
        let mut text = String::new();
        for (name, value) in &self.0 {
            if !text.is_empty() {
                text.push('&');
            }
            text.extend(encode(name));
            text.push('=');
            text.extend(encode(value));
        }
        text
    }

    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn push_node(&mut self, name: String, node: Node<'_>) {
        if let Some(scalar) = node.scalar() {
            self.push(name, scalar);
        } else if let Some(items) = node.items() {
            self.push_items(&name, &items);
        } else {
            self.push_members(Some(&name), node);
        }
    }

    fn push_items(&mut self, name: &str, items: &[Node<'_>]) {
        let in_order = are_told_apart(items);
        for (index, item) in items.iter().enumerate() {
            self.push_node(if in_order { format!("{name}[]") } else { format!("{name}[{index}]") }, *item);
        }
    }

    fn push_members(&mut self, name: Option<&str>, node: Node<'_>) {
        node.each_member(&mut |member, value| {
            self.push_node(name.map_or_else(|| member.to_owned(), |name| format!("{name}[{member}]")), value);
        });
    }
}

/// `foo` of `foo[bar][]`: what the parameter is called.
pub(crate) fn top(name: &str) -> &str {
    name.split('[').next().unwrap_or(name)
}

/// The name of a member. One that has brackets of its own leads further down: `[foo][bar]`, not `[foo[bar]]`, which no reader
/// takes for what it says.
pub(crate) fn member(of: &str, name: &str) -> String {
    match name.split_once('[') {
        Some((first, rest)) => format!("{of}[{first}][{rest}"),
        None => format!("{of}[{name}]"),
    }
}

/// A value of a typed query, or free JSON.
#[derive(Clone, Copy)]
enum Node<'a> {
    Typed(View<'a>),
    Json(&'a Value),
}

impl<'a> Node<'a> {
    fn scalar(self) -> Option<String> {
        Some(match self {
            Node::Typed(View::Null) | Node::Json(Value::Null) => String::new(),
            Node::Typed(View::Bool(flag)) => flag.to_string(),
            Node::Typed(View::Integer(number)) => number.to_string(),
            Node::Typed(View::Number(number)) => Value::from(number).to_string(),
            Node::Typed(View::Text(text)) => text.to_owned(),
            Node::Typed(View::Raw(value)) => return Node::Json(value).scalar(),
            Node::Json(Value::Bool(flag)) => flag.to_string(),
            Node::Json(Value::Number(number)) => number.to_string(),
            Node::Json(Value::String(text)) => text.clone(),
            _ => return None,
        })
    }

    fn items(self) -> Option<Vec<Node<'a>>> {
        match self {
            Node::Typed(View::List(list)) => Some(list.items().map(Node::Typed).collect()),
            Node::Typed(View::Raw(value)) => Node::Json(value).items(),
            Node::Json(Value::Array(items)) => Some(items.iter().map(Node::Json).collect()),
            _ => None,
        }
    }

    fn each_member(self, with: &mut dyn FnMut(&str, Node<'_>)) {
        match self {
            Node::Typed(View::Record(record)) => {
                record.set_fields().for_each(|(name, view)| with(name, Node::Typed(view)));
                record.set_extra().for_each(|(name, value)| with(name, Node::Json(value)));
            }
            Node::Typed(View::Object(object)) => object.iter().for_each(|(name, value)| with(name, Node::Json(value))),
            Node::Typed(View::Raw(value)) => Node::Json(value).each_member(with),
            Node::Json(Value::Object(object)) => object.iter().for_each(|(name, value)| with(name, Node::Json(value))),
            _ => {}
        }
    }

    /// The name of the one member that there is, if it is a scalar.
    fn only_scalar(&self) -> Option<String> {
        let (mut members, mut only) = (0, None);
        self.each_member(&mut |name, value| {
            members += 1;
            only = value.scalar().map(|_| name.to_owned());
        });
        only.filter(|_| members == 1)
    }
}

/// Without numbers, too, the reader knows where each item begins: all are scalars, or all have one member, a scalar of one name.
/// Of `foo[][bar]=x&foo[][baz]=y` some readers make one object, and others two.
fn are_told_apart(items: &[Node<'_>]) -> bool {
    let of_one_name = |name: String| items.iter().all(|item| item.only_scalar().as_ref() == Some(&name));
    items.iter().all(|item| item.scalar().is_some())
        || items.first().and_then(Node::only_scalar).is_some_and(of_one_name)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Query, member};

    fn pairs(name: &str, value: &serde_json::Value) -> Vec<String> {
        let mut query = Query::default();
        query.push_value(name, value);
        query.pairs().map(|(name, value)| format!("{name}={value}")).collect()
    }

    #[test]
    fn values_become_what_is_documented() {
        for (value, expected) in [
            (json!("baz"), vec!["foo=baz"]),
            (json!(10), vec!["foo=10"]),
            (json!(1.5), vec!["foo=1.5"]),
            (json!(true), vec!["foo=true"]),
            (json!(null), vec!["foo="]),
            (json!({"bar": "baz", "bar1": {"bar2": "baz2"}}), vec!["foo[bar]=baz", "foo[bar1][bar2]=baz2"]),
            (json!(["a", "b"]), vec!["foo[]=a", "foo[]=b"]),
            (json!([{"bar": "x"}, {"bar": "y"}]), vec!["foo[][bar]=x", "foo[][bar]=y"]),
            (json!([{"a": 1, "b": 2}, {"a": 3}]), vec!["foo[0][a]=1", "foo[0][b]=2", "foo[1][a]=3"]),
            (json!([["a"], ["b", "c"]]), vec!["foo[0][]=a", "foo[1][]=b", "foo[1][]=c"]),
            (json!([{"a": ["x", "y"]}]), vec!["foo[0][a][]=x", "foo[0][a][]=y"]),
            (json!([{"a": 1}, "b", {}]), vec!["foo[0][a]=1", "foo[1]=b"]),
            (json!([{"a": 1}, "b"]), vec!["foo[0][a]=1", "foo[1]=b"]),
            (json!([{"a": 1}, {"b": 2}]), vec!["foo[0][a]=1", "foo[1][b]=2"]),
            (json!(["a", null]), vec!["foo[]=a", "foo[]="]),
            (json!([]), vec![]),
            (json!({}), vec![]),
        ] {
            assert_eq!(pairs("foo", &value), expected, "{value}");
        }
    }

    #[test]
    fn no_character_escapes_from_its_place() {
        let mut query = Query::default();
        query.push_value("a&b", &json!({"c=d": "e&f=g #h+i"}));
        query.push("ü", "\n");
        assert_eq!(query.encoded(), "a%26b%5Bc%3Dd%5D=e%26f%3Dg%20%23h%2Bi&%C3%BC=%0A");
    }

    #[test]
    fn brackets_lead_down() {
        for (name, expected) in
            [("a", "q[a]"), ("a[]", "q[a][]"), ("a[b][c]", "q[a][b][c]"), ("", "q[]"), ("a]", "q[a]]")]
        {
            assert_eq!(member("q", name), expected);
        }
    }

    #[test]
    fn names_are_found_by_their_beginning() {
        let mut query = Query::default();
        query.push_value("foo", &json!({"bar": "x"}));
        query.push("food", "y");
        for (name, is_there) in
            [("foo", true), ("fo", false), ("foo[bar]", true), ("foo[bar][]", true), ("foo[baz]", false)]
        {
            assert_eq!(query.has(name), is_there, "{name}");
        }
        query.remove("foo");
        assert_eq!(query.encoded(), "food=y");
    }
}
