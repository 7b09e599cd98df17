//! How fast a list is read: `cargo bench -p tests --bench decode`.
//!
//! A page of 1,000 records of 1 KB, as the types of this crate read it (by the function that the client calls), as structs written by
//! hand with serde's derive do, which are neither lenient nor keep what they do not know, and as `serde_json::Value`. The client checks
//! the whole body for UTF-8 once; `serde_json::from_slice`, by which one usually reads the other two, checks every text of it. They are
//! read in both ways, so that what the check saves is not taken for what the types save.

mod by_hand;

use std::hint::black_box;

use divan::Bencher;
use divan::counter::BytesCount;
use serde_json::Value;
use truto_unified::client::Page;
use truto_unified::client::kind::{Kind, List};
use truto_unified::crm::accounts::Account;

fn main() {
    let bytes = page().len();
    println!("a page of {RECORDS} records of {} bytes each", bytes / RECORDS);
    divan::main();
}

const RECORDS: usize = 1_000;

/// Every documented field that such a record has, in the order of the schema and of the documented type: what costs, costs all three.
fn record(index: usize) -> String {
    format!(
        r#"{{"id":"0016g00000{index:06}","owner":{{"id":"0056g0000{owner:05}"}},"name":"Acme Holdings {index:06}",
        "description":"Makes anvils, rockets and roller skates for demanding customers in the south-west.",
        "industry":"Manufacturing","website":"https://www.acme-{index:06}.example.com","number_of_employees":{employees},
        "addresses":[{{"street_1":"{index} Market Street","street_2":"Suite 300","city":"San Francisco","state":"CA",
        "postal_code":"94103","country":"US","type":"billing"}}],
        "phone_numbers":[{{"number":"+1 415 555 {index:04}","type":"phone"}}],
        "urls":[{{"url":"https://social.example.com/acme-{index:06}","type":"social"}}],
        "tags":[{{"id":"7","name":"customer"}},{{"id":"12","name":"enterprise"}}],
        "custom_fields":{{"Tier__c":"gold","Renewal__c":"2026-06-30"}},"last_activity_at":"2026-05-01T10:00:00.000Z",
        "updated_at":"2026-05-02T08:15:30.000Z","created_at":"2021-01-15T12:00:00.000Z",
        "remote_data":{{"Id":"0016g00000{index:06}","Name":"Acme Holdings {index:06}","Type":"Customer - Direct",
        "IsDeleted":false,"CleanStatus":"Pending","AnnualRevenue":{revenue}}}}}"#,
        owner = index % 97,
        employees = 40 + index * 7 % 9_000,
        revenue = 100_000 + index * 31,
    )
    .lines()
    .map(str::trim_start)
    .collect()
}

fn page() -> Vec<u8> {
    let records: Vec<String> = (0..RECORDS).map(record).collect();
    let (records, end) = (records.join(","), r#""next_cursor":"eyJvZmZzZXQiOjEwMDB9","prev_cursor":null"#);
    format!(r#"{{"result":[{records}],{end},"result_count":{RECORDS},"is_partial_response":false}}"#).into_bytes()
}

fn read<T>(bencher: Bencher<'_, '_>, read: impl Fn(&[u8]) -> Result<T, serde_json::Error> + Sync) {
    let page = page();
    let counter = BytesCount::new(page.len());
    bencher.counter(counter).bench(|| read(black_box(&page)).expect("the page can be read"));
}

#[divan::bench]
fn as_types_of_this_crate(bencher: Bencher<'_, '_>) {
    read::<Page<Vec<Account>>>(bencher, List::read);
}

#[divan::bench]
fn as_structs_written_by_hand_from_slice(bencher: Bencher<'_, '_>) {
    read::<by_hand::Page>(bencher, |page| serde_json::from_slice(page));
}

#[divan::bench]
fn as_structs_written_by_hand_from_str(bencher: Bencher<'_, '_>) {
    read::<by_hand::Page>(bencher, |page| serde_json::from_str(checked(page)));
}

#[divan::bench]
fn as_serde_json_value_from_slice(bencher: Bencher<'_, '_>) {
    read::<Value>(bencher, |page| serde_json::from_slice(page));
}

#[divan::bench]
fn as_serde_json_value_from_str(bencher: Bencher<'_, '_>) {
    read::<Value>(bencher, |page| serde_json::from_str(checked(page)));
}

/// The check belongs to what is measured, as it does for the types of this crate.
fn checked(page: &[u8]) -> &str {
    std::str::from_utf8(page).expect("the page is text")
}
