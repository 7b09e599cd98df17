//! Pages as files name them: where somebody saved a page is nobody's business who reads the file, and would make it another one
//! wherever it is made.

use crate::source::Place;

/// `update.txt:4`.
pub(super) fn one(place: &Place) -> String {
    cited(place, 1)
}

/// Two places, with as many folders above as it takes to tell the pages apart.
pub(super) fn two(one: &Place, other: &Place) -> (String, String) {
    let (path, its) = (one.source().path(), other.source().path());
    let parts = 1 + path.rsplit('/').zip(its.rsplit('/')).take_while(|(part, its)| part == its).count();
    let parts = if path == its { 1 } else { parts };
    (cited(one, parts), cited(other, parts))
}

fn cited(place: &Place, parts: usize) -> String {
    let path = place.source().path();
    let start = path.rmatch_indices('/').nth(parts - 1).map_or(0, |(at, _)| at + 1);
    format!("{}:{}", &path[start..], place.line())
}

#[cfg(test)]
mod tests {
    use super::{one, two};
    use crate::source::Source;

    #[test]
    fn pages_are_told_apart_by_no_more_than_it_takes() {
        let at = |path: &str| Source::new(path, "").place(0, 0);
        assert_eq!(one(&at("/somewhere/pages/a.txt")), "a.txt:1");
        for (first, second, expected) in [
            ("/home/x/a.txt", "/home/x/b.txt", ["a.txt:1", "b.txt:1"]),
            ("/home/x/old/a.txt", "/home/x/new/a.txt", ["old/a.txt:1", "new/a.txt:1"]),
            ("/home/x/a.txt", "/home/x/a.txt", ["a.txt:1", "a.txt:1"]),
            ("a.txt", "/x/a.txt", ["a.txt:1", "x/a.txt:1"]),
            ("a.txt", "x/a.txt", ["a.txt:1", "x/a.txt:1"]),
        ] {
            assert_eq!(<[String; 2]>::from(two(&at(first), &at(second))), expected);
        }
    }
}
