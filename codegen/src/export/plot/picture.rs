//! What every plot has: its frame, its words for those who cannot see it, its colours by day and by night.

use maud::{Markup, PreEscaped, html};

/// How wide every plot is.
pub const WIDTH: usize = 800;

/// Three fillings, which differ without colour: full, hatched, dotted. Plain properties only, since not everything that shows SVG
/// knows variables; and a page of its own, since nobody knows what a plot is put on.
const STYLE: &str = "
text{font:12px system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;fill:#1b1f24}
.head{font-size:16px;font-weight:600}.quiet{fill:#57606a}.end{text-anchor:end}.middle{text-anchor:middle}
.page{fill:#fff}.line{stroke:#d0d7de}.strong{stroke:#1b1f24}
.full,.full-ink{fill:#1f5fae}.hatched{fill:url(#hatched)}.dotted{fill:url(#dotted)}
.hatched-page{fill:#ffedd5}.hatched-ink{stroke:#b45309;stroke-width:2}.dotted-page{fill:#f4f6f8}.dotted-ink{fill:#57606a}
.full-edge{stroke:#1f5fae}.hatched-edge{stroke:#b45309}.dotted-edge{stroke:#57606a}
@media(prefers-color-scheme:dark){
text{fill:#e6e8eb}.quiet{fill:#a3adb8}.page{fill:#14171b}.line{stroke:#3a424c}.strong{stroke:#e6e8eb}
.full,.full-ink{fill:#7fb3ff}.hatched-page{fill:#3f2a10}.hatched-ink{stroke:#f0a04b}.dotted-page{fill:#1e2329}.dotted-ink{fill:#a3adb8}
.full-edge{stroke:#7fb3ff}.hatched-edge{stroke:#f0a04b}.dotted-edge{stroke:#a3adb8}
}
";

/// A plot without its frame.
///
/// Its parts may have the classes `full`, `hatched` and `dotted`, each with `-edge`; `line` and `strong`; and texts `head`, `quiet`,
/// `end` and `middle`.
#[derive(Debug, Clone)]
pub struct Picture {
    /// What it shows; also its headline.
    pub title: String,
    /// What it says, in a sentence or two.
    pub description: String,
    /// How high it is.
    pub height: usize,
    /// Everything below the headline.
    pub parts: Markup,
}

impl Picture {
    /// The file. Without a script, and with the fonts that are there, so that it shows in an `<img>`, too.
    pub fn svg(&self) -> String {
        let svg = html! {
            svg xmlns="http://www.w3.org/2000/svg" width=(WIDTH) height=(self.height)
                viewBox=(format!("0 0 {WIDTH} {}", self.height)) role="img" aria-labelledby="title description" {
                title id="title" { (self.title) }
                desc id="description" { (self.description) }
                style { (PreEscaped(STYLE)) }
                defs {
                    pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                        rect.hatched-page width="6" height="6" {}
                        path.hatched-ink d="M1 0V6" {}
                    }
                    pattern id="dotted" width="5" height="5" patternUnits="userSpaceOnUse" {
                        rect.dotted-page width="5" height="5" {}
                        circle.dotted-ink cx="2.5" cy="2.5" r="1" {}
                    }
                }
                rect.page width="100%" height="100%" {}
                text.head x="16" y="28" { (self.title) }
                (self.parts)
            }
        };
        let mut text = svg.into_string();
        for empty in ["rect", "path", "circle"] {
            text = text.replace(&format!("></{empty}>"), "/>");
        }
        // One element a line, so that a change of one number is a change of one line.
        text.replace("><", ">\n<") + "\n"
    }
}
