//! How long a question to the matrix takes: `cargo bench -p tests`.

use std::hint::black_box;

use divan::Bencher;
use truto_unified::Provider;
use truto_unified::support::{ProviderSet, Selection};
use truto_unified::ticketing::users::{UpdateUser, operations::UPDATE};

fn main() {
    divan::main();
}

/// The fields that Dixa takes, over and over: to a provider that takes all, the way is the longest.
const NAMES: [&str; 40] = {
    let taken = ["name", "emails", "first_name", "last_name", "avatar", "team_ids", "roles"];
    let mut names = [""; 40];
    let mut index = 0;
    while index < names.len() {
        names[index] = taken[index % taken.len()];
        index += 1;
    }
    names
};

const FORTY: Selection<40> = UPDATE.select(NAMES).unwrap();

/// Looking the paths up, which is done once.
#[divan::bench]
fn select_forty_fields() -> Option<Selection<40>> {
    black_box(&UPDATE).select(black_box(NAMES))
}

/// Who of all providers takes all of forty fields.
#[divan::bench]
fn who_takes_forty_fields(bencher: Bencher<'_, '_>) {
    let forty = FORTY;
    bencher.bench_local(|| black_box(&forty).who_takes().map(ProviderSet::len));
}

/// Whether one provider takes all of forty fields.
#[divan::bench]
fn one_provider_and_forty_fields(bencher: Bencher<'_, '_>) {
    let forty = FORTY;
    bencher.bench_local(|| black_box(&forty).answer(black_box(Provider::Dixa)));
}

/// One field by its name.
#[divan::bench]
fn one_provider_and_one_name() -> bool {
    black_box(&UPDATE).takes(black_box(Provider::Dixa), black_box("roles"))
}

/// A whole request.
#[divan::bench]
fn check_a_request(bencher: Bencher<'_, '_>) {
    let body = UpdateUser { name: "Jane".into(), avatar: "https://example.com/a.png".into(), ..Default::default() };
    bencher.bench_local(|| black_box(&body).check(black_box(Provider::Dixa)).is_ok());
}
