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
    "dl",
];

/// Elements that stand apart from what is beside them.
const APART: &[&str] = &["td", "th", "button", "label", "input", "option"];

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
        Node::Element { name, .. } if name == "math" => {
            // A formula is a word of its own.
            if out.ends_with(char::is_alphanumeric) {
                out.push(' ');
            }
            out.push_str(&formula::text(node));
        }
        Node::Element { name, children, .. } if name == "pre" => {
            out.push('\n');
            children.iter().for_each(|child| as_written(out, child));
            out.push('\n');
        }
        Node::Element { name, children, .. } if name == "q" => {
            out.push('“');
            children.iter().for_each(|child| write(out, child));
            out.push('”');
        }
        // A term with what is said of it stands on a line of its own.
        Node::Element { name, children, .. } if name == "dt" => {
            out.push('\n');
            children.iter().for_each(|child| write(out, child));
            out.push_str(": ");
        }
        Node::Element { name, children, .. } => {
            let block = BLOCKS.contains(&name.as_str());
            if block {
                out.push('\n');
            } else if APART.contains(&name.as_str()) {
                out.push(' ');
            }
            for child in children {
                write(out, child);
            }
            if block {
                out.push('\n');
            } else if APART.contains(&name.as_str()) {
                out.push(' ');
            }
        }
    }
}

/// Text whose lines count.
fn as_written(out: &mut String, node: &Node) {
    match node {
        Node::Text(text) => out.push_str(text),
        Node::Element { children, .. } => {
            children.iter().for_each(|child| as_written(out, child));
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
    fn a_listing_keeps_its_lines_and_controls_stand_apart() {
        let html = "<pre><code>a = 1\nb = 2</code></pre><label><span>Answer</span><math><mi>x</mi></math></label><button>Check</button><button>Hint</button>";
        assert_eq!(text(html), "a = 1\nb = 2\nAnswer x Check Hint");
    }

    #[test]
    fn terms_stand_before_what_is_said_of_them_and_quotations_in_their_marks() {
        let html = "<dl><dt>Input</dt><dd>1; 2</dd><dt>Got</dt><dd><q>3</q></dd></dl>Done";
        assert_eq!(text(html), "Input: 1; 2\nGot: “3”\nDone");
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
