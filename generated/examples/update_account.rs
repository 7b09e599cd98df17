//! Updates an account at Front.
//!
//! ```sh
//! cargo run --example update_account
//! TRUTO_TOKEN=… TRUTO_ACCOUNT=… cargo run --example update_account -- <id> <name>
//! ```
//!
//! Without a token the call goes to a server on this machine, which shows what it was sent.

mod pretend;

use std::env;
use std::error::Error;

use truto_unified::providers::Front;
use truto_unified::ticketing::accounts::UpdateAccount;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let id = pretend::or_invented(args.next(), "<id>", "23423523")?;
    let name = pretend::or_invented(args.next(), "<name>", "Acme")?;
    let client = pretend::client(answer)?;

    // What Front does not take, or misses, does not compile.
    let body = UpdateAccount::for_provider(Front).name(name).domains(["acme.com"]).build();
    let updated = client.account(pretend::account()?).ticketing().accounts().update(id, body).await?;

    println!("updated {}: {}", updated.id.as_deref().unwrap_or("?"), updated.name.as_deref().unwrap_or("?"));
    Ok(())
}

fn answer(_request: &str) -> String {
    r#"{"id": "23423523", "name": "Acme", "domains": ["acme.com"]}"#.to_owned()
}
