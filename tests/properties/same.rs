//! What means nothing changes nothing: the order of files, keys, providers and entries, the style of the YAML, comments.

use std::cell::Cell;

use tests::arbitrary::{Choices, Made, cases, hold, named};
use unified_codegen::diagnostics::Report;
use unified_codegen::load::RawFile;
use unified_codegen::model::Spec;
use unified_codegen::source::Source;
use unified_codegen::{emit, yaml};

/// Files that mean something, and the exceptions that they need.
fn sound(numbers: Vec<u32>) -> Option<(Made, Vec<RawFile>, Spec, Choices)> {
    let mut choices = Choices::new(numbers);
    let made = Made::new(&mut choices);
    let named = named(made.files(&mut choices));
    let spec = named.outcome.ok()?;
    Some((made, named.files, spec, choices))
}

#[test]
fn another_order_and_style_change_nothing() {
    let sound_ones = Cell::new(0);
    hold(cases(40), 1000, |numbers| {
        let Some((mut made, files, spec, mut choices)) = sound(numbers) else { return };
        sound_ones.set(sound_ones.get() + 1);
        made.shuffle(&mut choices);
        let mut others = made.files(&mut choices);
        others.extend(files.into_iter().filter(|file| file.path == "names.yaml").map(|file| turned(&file)));
        choices.shuffle(&mut others);
        assert_same(&spec, others);
    });
    assert!(sound_ones.get() * 10 >= cases(40) * 9, "only {} are sound", sound_ones.get());
}

/// The exceptions, the last one first.
fn turned(names: &RawFile) -> RawFile {
    let text = text(names);
    let mut entries: Vec<&str> = text.lines().skip(1).collect();
    entries.reverse();
    RawFile { path: names.path.clone(), content: Ok(format!("overrides:\n{}\n", entries.join("\n")).into_bytes()) }
}

/// What an import writes of a file is the file.
#[test]
fn what_is_written_anew_means_the_same() {
    let written = Cell::new(0);
    hold(cases(40), 1000, |numbers| {
        let Some((_, files, spec, _)) = sound(numbers) else { return };
        let again = |file: RawFile| if file.path.contains('/') { anew(&file) } else { file };
        written.set(written.get() + files.iter().filter(|file| file.path.contains('/')).count());
        assert_same(&spec, files.into_iter().map(again).collect());
    });
    assert!(written.get() >= cases(40) as usize, "only {} files are written", written.get());
}

fn anew(file: &RawFile) -> RawFile {
    let source = Source::new(&file.path, text(file));
    let mut report = Report::default();
    let root = yaml::parse(&source, yaml::Limits::default(), &mut report).expect("the file was read before");
    let document = yaml::map_of(&root).document();
    RawFile { path: file.path.clone(), content: Ok(document.into_bytes()) }
}

fn text(file: &RawFile) -> String {
    let bytes = file.content.clone().expect("the file was read before");
    String::from_utf8(bytes).expect("the file was read before")
}

fn assert_same(spec: &Spec, files: Vec<RawFile>) {
    let shown = files.iter().map(|file| format!("%%%% {}\n{}", file.path, text(file))).collect::<Vec<_>>().concat();
    let other = tests::compile(files).unwrap_or_else(|report| panic!("{}\n{shown}", tests::text(report)));
    let (before, after) = (emit::files(spec), emit::files(&other));
    for ((path, before), (_, after)) in before.iter().zip(&after) {
        let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
        let line = before.lines().zip(after.lines()).find(|(before, after)| before != after);
        assert!(before == after, "{path} differs: {line:#?}\n{shown}");
    }
    assert_eq!(before.len(), after.len());
}
