//! An update may leave the identifier to the body; a read would become a list.

use truto_unified::client::{AccountClient, NoId};

fn call(account: AccountClient) {
    let accounts = account.ticketing().accounts();
    let _ = accounts.delete(NoId);
    let _ = accounts.get(NoId);
}

fn main() {}
