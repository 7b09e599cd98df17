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
use tests::accounts_page::{RECORDS, page};
use truto_unified::client::Page;
use truto_unified::client::kind::{Kind, List};
use truto_unified::crm::accounts::Account;

fn main() {
    let bytes = page().len();
    println!("a page of {RECORDS} records of {} bytes each", bytes / RECORDS);
    divan::main();
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
