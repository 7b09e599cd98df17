//! Updates an account at a provider that is known at run time only.
//!
//! ```sh
//! cargo run --example provider_at_run_time -- planhat
//! TRUTO_TOKEN=… TRUTO_ACCOUNT=… cargo run --example provider_at_run_time -- <provider> <id>
//! ```
//!
//! Without a token the call goes to a server on this machine, which shows what it was sent.

mod pretend;

use std::env;
use std::error::Error as _;

use truto_unified::client::Error;
use truto_unified::ticketing::accounts::UpdateAccount;
use truto_unified::{Field, Provider};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = env::args().skip(1);
    let provider: Provider = args.next().as_deref().unwrap_or("planhat").parse()?;
    let id = args.next().unwrap_or_else(|| "23423523".to_owned());
    let account = pretend::client(answer)?.account(pretend::account()?).provider(provider);
    let accounts = account.ticketing().accounts();

    // The client knows the provider, so what it cannot take never leaves the program.
    let mut body = UpdateAccount::builder().name("Acme").website("https://acme.com").build();
    match accounts.update(&id, body.clone()).await {
        Ok(updated) => println!("updated {}", updated.id.as_deref().unwrap_or("?")),
        Err(error @ Error::Unsupported(_)) => println!("nothing was sent: {}", error.source().unwrap_or(&error)),
        Err(error) => return Err(error.into()),
    }

    // Or ask before: all that is wrong comes at once, each with its path.
    let violations = body.check(provider).err();
    for violation in violations.iter().flat_map(|violations| violations.iter()) {
        println!("{}: {:?}", violation.path, violation.reason);
        if violation.path == "website" {
            body.website = Field::Absent;
        }
    }
    if violations.is_some() {
        let updated = accounts.update(&id, body).await?;
        println!("updated {} without it", updated.id.as_deref().unwrap_or("?"));
    }
    Ok(())
}

fn answer(_request: &str) -> String {
    r#"{"id": "23423523", "name": "Acme"}"#.to_owned()
}
