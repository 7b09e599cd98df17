//! Only what sends `POST` or `PATCH` takes a key.

use truto_unified::client::AccountClient;

fn call(account: AccountClient) {
    let users = account.ticketing().users();
    let _ = users.list().idempotent();
    let _ = users.list().idempotency_key("9");
}

fn main() {}
