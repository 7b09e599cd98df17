//! A provider that takes some fields where one is asked for that takes all.

use truto_unified::providers::Planhat;
use truto_unified::ticketing::accounts::update_account::TakesEverything;

fn everything<P: TakesEverything>(_provider: P) {}

fn main() {
    everything(Planhat);
}
