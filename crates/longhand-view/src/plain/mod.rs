//! What stands on a card, as plain text: for screen readers, the command line and the clipboard.
//!
//! Nothing is said twice in the sources: a text is rendered to HTML as ever, and [`text`] reads
//! that. Formulas become the signs that people type and say: `∂L/∂w₁ = −0.5`, `√(x² + 1)`.

mod formula;
mod tree;

use maud::Markup;
use tree::Node;

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
    "pre",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "figure",
    "figcaption",
    "section",
    "header",
    "details",
    "summary",
    "form",
    "fieldset",
    "legend",
    "aside",
    "br",
    "caption",
];

/// Markup as text, a line for each paragraph.
///
/// ```
/// use longhand_view::plain::text;
/// let html = "<p>The slope is <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>.</p><p>Go on.</p>";
/// assert_eq!(text(html), "The slope is 1/2.\nGo on.");
/// ```
pub fn text(html: &str) -> String {
    let mut out = String::new();
    for node in tree::parse(html) {
        write(&mut out, &node);
    }
    let lines = out.lines().map(|line| {
        let words: Vec<&str> = line
            .split([' ', '\t'])
            .filter(|word| !word.is_empty())
            .collect();
        words.join(" ")
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Markup as one line of text.
pub fn line(markup: &Markup) -> String {
    text(&markup.0).replace('\n', " ")
}

fn write(out: &mut String, node: &Node) {
    match node {
        Node::Text(text) => out.push_str(&text.replace(['\n', '\r'], " ")),
        Node::Element { name, .. } if name == "svg" => {}
        Node::Element { name, .. } if name == "math" => out.push_str(&formula::text(node)),
        Node::Element { name, children, .. } => {
            let block = BLOCKS.contains(&name.as_str());
            if block {
                out.push('\n');
            } else if matches!(name.as_str(), "td" | "th") {
                out.push(' ');
            }
            for child in children {
                write(out, child);
            }
            if block {
                out.push('\n');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_become_lines_and_tags_vanish() {
        let html = "<div class=\"verdict\"><svg><path d=\"M0\"></path></svg><div><p><b>Not yet.</b> a &lt; b &amp;\n c</p>\n<p>2</p></div></div>";
        assert_eq!(text(html), "Not yet. a < b & c\n2");
    }

    #[test]
    fn broken_markup_gives_some_text_and_never_a_panic() {
        for html in [
            "<",
            "<p",
            "</p>",
            "<p>a</b>",
            "a & b",
            "<math><mfrac></math>",
            "<msup>x",
        ] {
            let _ = text(html);
        }
        assert_eq!(text("<p>a</b> c"), "a c");
    }
}
