//! A page of fifty megabytes, and large ones of each layout: if a reader looked at all of a page for each of its lines, this would
//! not end.

use super::{LAYOUTS, read};

/// Of the layout that most pages have.
const LARGEST: usize = 50 << 20;
const LARGE: usize = 8 << 20;

/// What comes again and again. Each has what makes a reader look ahead, back, or into a table.
const MARKS: [(&str, &str, &str); 4] = [
    (
        "new_nameless",
        "Fly Kites\n/unified/toys/kites\nRequest Body\n",
        "The length of the line that the kite is held by, in feet.\n{\n\"a\": [\n\n3 supported1 required2 notes\nredblue\n",
    ),
    (
        "new_nameless_object",
        "Kites Object\nProperties\n",
        "[\nThe tail of the kite, which nobody holds, and its knots\nredblue\n2 properties\n",
    ),
    (
        "old_named",
        "Fly Kites\nEndpoint\nPOST /unified/toys/kites\nRequest Body\n",
        "line\nstring\nREQUIRED · The line by which the kite is held, in feet.\n\n\nExample: {\nword\n\nAll possible enum values:\n  • red\nRequired in\n  • Alpha\nSupported in\n  • Beta\n",
    ),
    (
        "old_nameless",
        "Fly Kites\nEndpoint\nPOST /unified/toys/kitesIntegrations supported\n- Alpha\nRequest Body\n",
        "The length of the line that the kite is held by, in feet.\n\nEnum support by integration\n- Alpha\nred\n- Beta\n- blue\nIntegration specific notes\n- Alpha is never held by anybody\nRequired in\n- Alpha\nSupported in\n- Beta\n",
    ),
];

#[test]
fn large_pages_are_read_in_one_go() {
    for (layout, top, marks) in MARKS {
        let reader = LAYOUTS.into_iter().find(|(name, _)| *name == layout).expect("it has a reader").1;
        let size = if layout == "new_nameless" { LARGEST } else { LARGE };
        let text = top.to_owned() + &marks.repeat(size / marks.len());
        let page = read(reader, &text).expect("it has a top");
        drop(page);
    }
}
