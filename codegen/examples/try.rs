use unified_codegen::*;
fn main() {
    let folder = load::parse(load::read(std::path::Path::new("/work/main/spec")).unwrap(), "spec");
    match lower::lower(&folder) {
        Err(report) => for d in report.into_sorted() { println!("{}\n", diagnostics::render(&d, diagnostics::Style::Plain)); },
        Ok(spec) => {
            println!("{:?}", spec.totals());
            for (path, bytes) in emit::files(&spec) {
                let p = std::path::Path::new("/tmp/out").join(path);
                std::fs::create_dir_all(p.parent().unwrap()).unwrap();
                std::fs::write(p, bytes).unwrap();
            }
        }
    }
}
