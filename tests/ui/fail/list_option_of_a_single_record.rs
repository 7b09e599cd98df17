//! Lists have pages; single records have none, and no map is made of them.

use truto_unified::client::AccountClient;

fn call(account: AccountClient) {
    let accounts = account.ticketing().accounts();
    let _ = accounts.list().limit(50).pages();
    let _ = accounts.get("7").pages();
}

fn main() {}
