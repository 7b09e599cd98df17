//! Lists the accounts of a CRM, page by page, and says where to go on when that breaks off.
//!
//! ```sh
//! cargo run --example list_accounts
//! TRUTO_TOKEN=… TRUTO_ACCOUNT=… cargo run --example list_accounts -- <cursor>
//! ```
//!
//! Without a token the calls go to a server on this machine, which shows what it was sent.

mod pretend;

use std::env;
use std::error::Error;

use truto_unified::client::TimeRange;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = pretend::client(answer)?;
    let calls = client.account(pretend::account()?).crm().accounts();
    let mut list = calls.list().limit(2).updated_at(TimeRange::from("2026-01-01T00:00:00Z")).ignore_remote_data();
    if let Some(cursor) = env::args().nth(1) {
        list = list.cursor(cursor);
    }

    // A stream: the next page is fetched when the records of this one are used up.
    let mut accounts = list.items();
    while let Some(account) = accounts.next().await {
        match account {
            Ok(account) => println!("{}", account.name.as_deref().unwrap_or("(without a name)")),
            Err(error) => {
                let cursor = accounts.cursor().unwrap_or_default();
                eprintln!("to go on: cargo run --example list_accounts -- {cursor:?}");
                return Err(error.into());
            }
        }
    }
    Ok(())
}

/// Three pages. The one in the middle has no records, as happens when a provider cannot filter by itself.
fn answer(request: &str) -> String {
    if request.contains("next_cursor=third") {
        r#"{"result": [{"id": 3, "name": "Initech", "tier": "gold"}], "next_cursor": null}"#
    } else if request.contains("next_cursor=second") {
        r#"{"result": [], "next_cursor": "third"}"#
    } else {
        r#"{"result": [{"id": "1", "name": "Acme"}, {"id": "2", "name": "Globex"}], "next_cursor": "second"}"#
    }
    .to_owned()
}
