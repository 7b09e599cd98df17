//! The same bytes of specification give the same bytes of Rust, whatever the order of files and threads.

use rayon::prelude::*;
use unified_codegen::model::{Api, Spec};
use unified_codegen::{emit, load};

/// A generator without a seed from outside: the shuffles are the same in every run.
fn shuffled<T: Clone>(items: &[T], seed: u64) -> Vec<T> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut items = items.to_vec();
    for i in (1..items.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        items.swap(i, usize::try_from(state >> 33).unwrap_or(0) % (i + 1));
    }
    items
}

#[test]
fn order_of_files_and_threads_changes_nothing() {
    let files = load::read(&tests::workspace().join("spec")).expect("spec/ can be read");
    let write = |files| emit::files(&tests::compile(files).unwrap_or_else(|report| panic!("{}", tests::text(report))));
    let expected = write(files.clone());
    for threads in [1, 2, 7] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
        let files = shuffled(&files, threads as u64);
        assert!(pool.install(|| write(files)) == expected, "{threads} threads");
    }
}

/// What lets `regenerate` keep the files of a resource while another one changes.
#[test]
fn a_resource_is_written_as_if_it_were_the_only_one() {
    let spec = tests::compiled(&tests::workspace().join("spec"));
    let nobody = tests::part(spec.clone(), &[]);
    spec.apis.par_iter().for_each(|api| {
        for resource in &api.resources {
            let only = Api { resources: vec![resource.clone()], ..api.clone() };
            let alone = Spec { apis: vec![only], ..nobody.clone() };
            let files = emit::files_of(&spec, resource);
            assert!(emit::files_of(&alone, resource) == files, "{}", resource.path());
            let paths: Vec<String> = files.into_iter().map(|(path, _)| path).collect();
            assert_eq!(emit::paths_of(&spec, resource), paths);
        }
    });
}

/// What lets it keep the files of the platform and the providers while a resource changes.
#[test]
fn platform_and_providers_are_written_as_if_there_were_no_resource() {
    let spec = tests::compiled(&tests::workspace().join("spec"));
    let files = emit::files_of_ground(&spec);
    assert!(emit::files_of_ground(&tests::part(spec, &[])) == files);
    let paths: Vec<String> = files.into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, emit::PATHS_OF_GROUND);
}

#[test]
fn findings_come_in_the_same_order() {
    let mut files = load::read(&tests::workspace().join("spec")).expect("spec/ can be read");
    for file in files.iter_mut().filter(|file| file.path.contains('/')) {
        if let Ok(bytes) = &mut file.content {
            *bytes = String::from_utf8_lossy(bytes).replace("string", "strin").into_bytes();
        }
    }
    let findings = |files| tests::text(tests::compile(files).expect_err("the types are unknown"));
    let expected = findings(files.clone());
    assert!(expected.matches("error[unknown-type]").count() > 50);
    for seed in 1..6 {
        assert!(findings(shuffled(&files, seed)) == expected, "order {seed}");
    }
}
