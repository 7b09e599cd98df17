//! What a field that cannot be read costs: itself.

use serde_json::{Value, json};
use truto_unified::client::Page;
use truto_unified::client::kind::{Kind, List};
use truto_unified::crm::accounts::Account;

fn page(records: &Value) -> Page<Vec<Account>> {
    List::read(json!({"result": records, "next_cursor": "n"}).to_string().as_bytes()).expect("the page is read")
}

/// Every field of the record in turn, with a value that no documented type has.
#[test]
fn a_field_that_does_not_fit_costs_that_field() {
    let good = json!({
        "id": "1", "owner": {"id": "2"}, "name": "Acme", "description": "d", "industry": "i", "website": "w",
        "number_of_employees": 4, "addresses": [{"city": "c"}], "phone_numbers": [{"number": "n"}], "urls": [{"url": "u"}],
        "tags": [{"name": "t"}], "custom_fields": {"a": 1}, "last_activity_at": "2026-05-01", "updated_at": "2026-05-01",
        "created_at": "2026-05-01", "remote_data": {"b": 2},
    });
    let names: Vec<&String> = good.as_object().expect("it is an object").keys().collect();
    let bad = |name: &str| {
        let mut record = good.clone();
        record[name] = json!([[1]]);
        record
    };
    let mut records: Vec<Value> = names.iter().map(|name| bad(name)).collect();
    records.push(good.clone());
    let page = page(&Value::Array(records));
    assert_eq!((page.records.len(), page.misfits.len()), (names.len() + 1, 0));
    for (name, record) in names.iter().zip(&page.records) {
        assert_eq!(record.extra.len(), 1, "{name}");
        assert_eq!(record.extra[*name], json!([[1]]));
        let mut rest = serde_json::to_value(record).expect("a record can be written");
        rest[*name] = good[*name].clone();
        assert_eq!(rest, good, "{name} costs no other field");
    }
    assert_eq!(serde_json::to_value(&page.records[names.len()]).expect("a record can be written"), good);
    assert_eq!(page.next_cursor.as_deref(), Some("n"));
}

#[test]
fn what_is_no_record_costs_that_record() {
    let odd = json!([null, true, -1, u64::MAX, 1.5, "text", [], [{"id": "x"}]]);
    let mut records = odd.as_array().expect("it is an array").clone();
    records.insert(3, json!({"id": "1"}));
    records.push(json!({}));
    let page = page(&Value::Array(records));
    assert_eq!(page.records.len(), 2);
    assert_eq!(page.records[0].id.as_deref(), Some("1"));
    let misfits: Vec<(usize, &Value)> = page.misfits.iter().map(|(index, value)| (*index, value)).collect();
    let expected = odd.as_array().expect("it is an array").iter().enumerate();
    assert_eq!(misfits, expected.map(|(index, value)| (index + usize::from(index >= 3), value)).collect::<Vec<_>>());
}

#[test]
fn what_is_no_text_is_an_error_that_says_where() {
    for body in [
        &b"{\"result\": [{\"name\": \"a\xff\"}]}"[..],
        b"{\"result\": [{}]\n",
        b"\xff",
        b"{\"result\": [{\"name\": \"\\ud800\"}]}",
    ] {
        let error = List::read::<Account>(body).expect_err("it is no JSON");
        let expected = serde_json::from_slice::<Value>(body).expect_err("it is no JSON");
        assert_eq!(error.to_string(), expected.to_string());
    }
    assert_eq!(page(&json!([{"name": "Zo\u{eb} \u{1f600}"}])).records[0].name.as_deref(), Some("Zo\u{eb} \u{1f600}"));
}
