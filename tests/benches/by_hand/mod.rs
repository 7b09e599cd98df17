//! The account of a CRM as one would write it down without a generator.
#![allow(dead_code, reason = "reading the fields is not what is measured")]

use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
pub(crate) struct Page {
    result: Vec<Account>,
    next_cursor: Option<String>,
    prev_cursor: Option<String>,
    result_count: Option<i64>,
    is_partial_response: Option<bool>,
}

#[derive(Deserialize)]
struct Account {
    id: Option<String>,
    owner: Option<Owner>,
    name: Option<String>,
    description: Option<String>,
    industry: Option<String>,
    website: Option<String>,
    number_of_employees: Option<i64>,
    addresses: Option<Vec<Address>>,
    phone_numbers: Option<Vec<PhoneNumber>>,
    urls: Option<Vec<Url>>,
    tags: Option<Vec<Tag>>,
    custom_fields: Option<Map<String, Value>>,
    last_activity_at: Option<String>,
    updated_at: Option<String>,
    created_at: Option<String>,
    remote_data: Option<Map<String, Value>>,
}

#[derive(Deserialize)]
struct Owner {
    id: Option<String>,
}

#[derive(Deserialize)]
struct Address {
    id: Option<String>,
    street_1: Option<String>,
    street_2: Option<String>,
    city: Option<String>,
    state: Option<String>,
    postal_code: Option<String>,
    country: Option<String>,
    r#type: Option<String>,
}

#[derive(Deserialize)]
struct PhoneNumber {
    id: Option<String>,
    number: Option<String>,
    extension: Option<String>,
    r#type: Option<String>,
}

#[derive(Deserialize)]
struct Url {
    url: Option<String>,
    r#type: Option<String>,
}

#[derive(Deserialize)]
struct Tag {
    id: Option<String>,
    name: Option<String>,
}
