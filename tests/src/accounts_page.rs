//! A page of a list of `crm/accounts`, of the size that a client gets.

/// How many records it has.
pub const RECORDS: usize = 1_000;

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

/// The page, as a server sends it.
pub fn page() -> Vec<u8> {
    let records: Vec<String> = (0..RECORDS).map(record).collect();
    let (records, end) = (records.join(","), r#""next_cursor":"eyJvZmZzZXQiOjEwMDB9","prev_cursor":null"#);
    format!(r#"{{"result":[{records}],{end},"result_count":{RECORDS},"is_partial_response":false}}"#).into_bytes()
}
