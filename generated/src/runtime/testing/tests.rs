//! The rules of decoding, encoding, `Debug` and equality, one by one; and that [`exercise`] sees one broken.

use serde_json::{from_str, json, to_string};

use super::exercise;
use super::sample::{Account, AccountEmail, AccountOwner, AccountStatus, UpdateAccount};
use crate::runtime::{DateTime, Field, Object, Outcome, Record, Scalar, Shape, Slot, Value, View, record};

fn account(json: &str) -> Account {
    from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

fn aside(json: &str) -> Value {
    account(json).extra.into()
}

#[test]
fn every_kind_of_field_keeps_the_rules() {
    exercise::<Account>();
    exercise::<AccountEmail>();
    exercise::<AccountOwner>();
    exercise::<UpdateAccount>();
}

#[test]
fn documented_types_are_read() {
    let json = r#"{"id":"1","domains":["a.com","b.com"],"emails":[{"email":"x@a.com"}],"owner":{"id":"7"},"parent":{"id":"2"},"created_at":"2024-05-01T10:00:00Z","status":"active","roles":["inactive","new"],"size":5,"amount":1.5,"is_active":true,"custom_fields":{"a":{"b":1}},"remote_data":[1,null],"anything":[null,{}],"grid":[[1],[]],"type":"t"}"#;
    let account = account(json);
    assert_eq!(account.emails.as_ref().and_then(|emails| emails[0].email.as_deref()), Some("x@a.com"));
    assert_eq!(account.parent.as_ref().and_then(|parent| parent.id.as_deref()), Some("2"));
    assert_eq!(account.created_at.as_ref().map(DateTime::as_str), Some("2024-05-01T10:00:00Z"));
    assert_eq!(account.status, Some(AccountStatus::Active));
    assert_eq!(account.grid, Some(vec![vec![1], vec![]]));
    assert_eq!(account.r#type.as_deref(), Some("t"));
    assert_eq!(account.extra, Object::new());
    assert_eq!(to_string(&account).ok().as_deref(), Some(json), "in the order of the schema");
}

#[test]
fn null_and_missing_leave_a_field_unset() {
    assert_eq!(account(r#"{"id":null,"owner":null,"remote_data":null}"#), Account::default());
}

#[test]
fn scalars_of_another_kind_that_say_the_same_are_read() {
    let account = account(
        r#"{"id":7,"domains":[1,true,1.5],"created_at":17,"status":3,"size":"12","amount":"1.50","is_active":"true","type":false}"#,
    );
    assert_eq!(account.id.as_deref(), Some("7"));
    assert_eq!(account.domains, Some(["1", "true", "1.5"].map(String::from).to_vec()));
    assert_eq!(account.created_at, Some("17".into()));
    assert_eq!(account.status.as_ref().map(AccountStatus::as_str), Some("3"));
    assert_eq!((account.size, account.amount, account.is_active), (Some(12), Some(1.5), Some(true)));
    assert_eq!(account.r#type.as_deref(), Some("false"));
    assert_eq!(account.extra, Object::new());
}

#[test]
fn what_does_not_fit_is_put_aside_as_it_was() {
    for member in [
        r#""id":{"a":null}"#,
        r#""id":["1"]"#,
        r#""domains":"a.com""#,
        r#""domains":["a.com",null,{"b":[]}]"#,
        r#""emails":[{"email":"x"},5]"#,
        r#""emails":{}"#,
        r#""owner":"1""#,
        r#""owner":7"#,
        r#""parent":[]"#,
        r#""size":9223372036854775808"#,
        r#""size":1.5"#,
        r#""size":"1.5""#,
        r#""amount":9007199254740993"#,
        r#""amount":"a lot""#,
        r#""is_active":1"#,
        r#""custom_fields":[]"#,
        r#""grid":[[1],["x"],[2]]"#,
        r#""unknown":{"a":[null]}"#,
    ] {
        let json = format!("{{{member}}}");
        let account = account(&json);
        assert_eq!(account.extra, from_str::<Object>(&json).unwrap_or_default(), "{json}");
        assert_eq!(to_string(&account).ok().as_deref(), Some(json.as_str()));
    }
}

#[test]
fn one_field_does_not_fail_a_page() {
    let page: Vec<Account> = from_str(r#"[{"id":"1"},{"id":{}},{"id":"3","size":"?"}]"#).unwrap_or_default();
    assert_eq!(page.len(), 3);
    assert_eq!(page[2].id.as_deref(), Some("3"));
}

#[test]
fn of_duplicate_keys_the_last_one_wins() {
    assert_eq!(account(r#"{"id":{},"id":"1"}"#), account(r#"{"id":"1"}"#));
    assert_eq!(account(r#"{"id":"1","id":{}}"#), account(r#"{"id":{}}"#));
    assert_eq!(account(r#"{"domains":["a"],"domains":["b"]}"#), account(r#"{"domains":["b"]}"#));
    assert_eq!(account(r#"{"x":1,"x":2}"#).extra["x"], 2);
}

#[test]
fn only_an_object_is_a_record() {
    for (json, expected) in [
        ("5", "invalid type: integer `5`, expected an object (Account) at line 1 column 1"),
        ("[]", "invalid type: sequence, expected an object (Account) at line 1 column 0"),
        ("null", "invalid type: null, expected an object (Account) at line 1 column 4"),
    ] {
        assert_eq!(from_str::<Account>(json).map_err(|error| error.to_string()), Err(expected.to_owned()));
    }
}

#[test]
fn malformed_json_is_an_error() {
    for json in ["", "{", r#"{"id":"#, r#"{"id":"1""#, r#"{"emails":[{]}"#, r#"{"id":"\ud800"}"#] {
        assert!(from_str::<Account>(json).is_err(), "{json}");
    }
}

#[test]
fn depth_is_bounded() {
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
    for json in [deep(r#"{"parent":"#, "}"), deep(r#"{"unknown":"#, "}"), format!(r#"{{"grid":{}}}"#, deep("[", "]"))] {
        let error = from_str::<Account>(&json).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains("recursion limit"), "{error}");
    }
}

#[test]
fn requests_tell_absent_from_null() {
    let body: UpdateAccount = from_str(r#"{"name":null,"domains":["a"],"owner":{}}"#).unwrap_or_default();
    assert_eq!((&body.name, body.status.is_absent()), (&Field::Null, true));
    assert_eq!(to_string(&body).ok().as_deref(), Some(r#"{"name":null,"domains":["a"],"owner":{}}"#));
}

#[test]
fn requests_are_written_as_literals() {
    let body = UpdateAccount {
        name: "Acme".into(),
        domains: ["a.com"].into(),
        emails: [AccountEmail { email: Some("x@a.com".into()), ..Default::default() }].into(),
        parent: UpdateAccount::default().into(),
        since: "2024-05-01".into(),
        status: AccountStatus::Active.into(),
        anything: json!(1).into(),
        ..Default::default()
    };
    assert_eq!(
        to_string(&body).ok().as_deref(),
        Some(
            r#"{"name":"Acme","domains":["a.com"],"emails":[{"email":"x@a.com"}],"parent":{},"since":"2024-05-01","status":"active","anything":1}"#
        )
    );
}

#[test]
fn a_set_field_wins_over_extra() {
    let extra: Object = [("id".to_owned(), json!(2)), ("size".to_owned(), json!([])), ("zoo".to_owned(), json!(3))]
        .into_iter()
        .collect();
    let account = Account { id: Some("1".into()), extra, ..Default::default() };
    assert_eq!(to_string(&account).ok().as_deref(), Some(r#"{"id":"1","size":[],"zoo":3}"#));
    let body = UpdateAccount {
        name: Field::Null,
        extra: [("name".to_owned(), json!(2))].into_iter().collect(),
        ..Default::default()
    };
    assert_eq!(to_string(&body).ok().as_deref(), Some(r#"{"name":null}"#));
}

#[test]
fn debug_shows_what_is_set() {
    assert_eq!(format!("{:?}", Account::default()), "Account");
    assert_eq!(
        format!(
            "{:?}",
            account(r#"{"id":"1","emails":[{"email":"x"}],"size":2,"custom_fields":{"a":1},"zoo":[null]}"#)
        ),
        r#"Account { id: "1", emails: [AccountEmail { email: "x" }], size: 2, custom_fields: {"a": Number(1)}, extra: {"zoo": Array [Null]} }"#
    );
    assert_eq!(
        format!("{:?}", UpdateAccount { name: Field::Null, ..Default::default() }),
        "UpdateAccount { name: Null }"
    );
}

#[test]
fn equality_looks_at_every_field_and_at_extra() {
    let whole = account(r#"{"id":"1","emails":[{"email":"x"}],"parent":{"id":"2"},"zoo":1}"#);
    for other in [
        r#"{"id":"2","emails":[{"email":"x"}],"parent":{"id":"2"},"zoo":1}"#,
        r#"{"id":"1","emails":[{"email":"y"}],"parent":{"id":"2"},"zoo":1}"#,
        r#"{"id":"1","emails":[],"parent":{"id":"2"},"zoo":1}"#,
        r#"{"id":"1","emails":[{"email":"x"}],"parent":{"id":"3"},"zoo":1}"#,
        r#"{"id":"1","emails":[{"email":"x"}],"parent":{"id":"2"},"zoo":2}"#,
        r#"{"emails":[{"email":"x"}],"parent":{"id":"2"},"zoo":1}"#,
    ] {
        assert_ne!(whole, account(other), "{other}");
    }
    assert_eq!(whole, whole.clone());
}

#[test]
fn unknown_values_of_an_enum_round_trip() {
    assert_eq!(AccountStatus::from("active"), AccountStatus::Active);
    let other = AccountStatus::from("archived");
    assert_eq!((other.as_str(), other.to_string().as_str()), ("archived", "archived"));
    assert_eq!(format!("{other:?}"), r#"Unrecognized("archived")"#);
    assert_eq!(from_str::<AccountStatus>(r#""archived""#).ok(), Some(other));
    assert_eq!(AccountStatus::VALUES, ["active", "inactive"]);
    assert_eq!(AccountStatus::from(String::from("inactive")), AccountStatus::Inactive);
}

#[test]
fn unknown_names_are_put_aside() {
    assert_eq!(aside(r#"{"id":"1","ID":2,"":3}"#), json!({"ID": 2, "": 3}));
}

#[derive(Default)]
struct TwoOfAName {
    one: Option<String>,
    other: Option<String>,
    extra: Object,
}

record!(TwoOfAName { 0: one = "name", 1: other = "name" });

#[test]
#[should_panic(expected = "two fields are called `name`")]
fn exercise_sees_a_name_that_is_used_twice() {
    exercise::<TwoOfAName>();
}

/// A type that takes any number and keeps a part of it.
#[derive(Clone, Debug, PartialEq)]
struct Rounded(i64);

impl crate::runtime::Content for Rounded {
    #[expect(clippy::cast_possible_truncation, reason = "the fault that is to be seen")]
    fn from_scalar(scalar: Scalar<'_>) -> Outcome<Self> {
        scalar.as_number().map(|number| Rounded(number as i64)).ok_or_else(|| scalar.into())
    }

    fn view(&self) -> View<'_> {
        View::Integer(self.0)
    }
}

#[derive(Default)]
struct Lossy {
    size: Option<Rounded>,
    extra: Object,
}

record!(Lossy { 0: size = "size" });

#[test]
#[should_panic(expected = "something got lost")]
fn exercise_sees_a_loss() {
    exercise::<Lossy>();
}

/// Reads one field and writes another.
#[derive(Clone, Debug, Default, PartialEq)]
struct Crossed {
    name: Option<String>,
    title: Option<String>,
    extra: Object,
}

impl Record for Crossed {
    fn shape(&self) -> &'static Shape {
        &Shape { name: "Crossed", fields: &["name", "title"] }
    }

    fn slot(&mut self, index: usize) -> &mut dyn Slot {
        match index {
            0 => &mut self.name,
            1 => &mut self.title,
            _ => &mut self.extra,
        }
    }

    fn value(&self, index: usize) -> &dyn Slot {
        match index {
            0 => &self.title,
            1 => &self.name,
            _ => &self.extra,
        }
    }
}

impl serde::Serialize for Crossed {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::runtime::encode(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Crossed {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::runtime::decode(deserializer)
    }
}

#[test]
#[should_panic(expected = "encoded, then decoded to something else")]
fn exercise_sees_fields_that_are_mixed_up() {
    exercise::<Crossed>();
}
