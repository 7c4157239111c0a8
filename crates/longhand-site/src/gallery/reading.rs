//! What stands on a page as a reader meets it, for the snapshots of the cards.

use longhand_notation::math;

/// Markup as text, a line for each paragraph.
pub(super) fn text(html: &str) -> String {
    let mut out = String::new();
    for node in parse(html) {
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

/// A formula reads as on the command line.
fn formula(children: &[Node]) -> String {
    let mut mathml = String::new();
    children.iter().for_each(|child| again(&mut mathml, child));
    longhand_author::mathml::read(&mathml).map_or(mathml, |parts| math::line(&parts))
}

/// A piece of markup, written again.
fn again(out: &mut String, node: &Node) {
    match node {
        Node::Text(text) => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
        Node::Element {
            name,
            attributes,
            children,
        } => {
            let space = if attributes.is_empty() { "" } else { " " };
            out.push_str(&format!("<{name}{space}{attributes}>"));
            children.iter().for_each(|child| again(out, child));
            out.push_str(&format!("</{name}>"));
        }
    }
}

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

fn write(out: &mut String, node: &Node) {
    match node {
        Node::Text(text) => out.push_str(&text.replace(['\n', '\r'], " ")),
        Node::Element { name, .. } if name == "svg" => {}
        Node::Element { name, children, .. } if name == "math" => {
            // A formula is a word of its own.
            if out.ends_with(char::is_alphanumeric) {
                out.push(' ');
            }
            out.push_str(&formula(children));
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

/// A piece of markup.
#[derive(Clone, Debug, PartialEq)]
enum Node {
    /// Text, with its entities resolved.
    Text(String),
    /// An element.
    Element {
        /// Its name.
        name: String,
        /// Its attributes as written.
        attributes: String,
        /// What is in it.
        children: Vec<Node>,
    },
}

/// Elements without an end.
const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta", "mspace", "wbr"];

/// Reads markup. What is not closed ends with the text; an end without a beginning is left out.
fn parse(html: &str) -> Vec<Node> {
    let mut open: Vec<(String, String, Vec<Node>)> =
        vec![(String::new(), String::new(), Vec::new())];
    let mut rest = html;
    while !rest.is_empty() {
        let Some(at) = rest.find('<') else {
            put(&mut open, Node::Text(resolved(rest)));
            break;
        };
        if at > 0 {
            put(&mut open, Node::Text(resolved(&rest[..at])));
        }
        rest = &rest[at + 1..];
        let end = rest.find('>').unwrap_or(rest.len());
        let tag = &rest[..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        if let Some(name) = tag.strip_prefix('/') {
            if let Some(depth) = open.iter().rposition(|(one, ..)| one == name.trim())
                && depth > 0
            {
                close(&mut open, depth);
            }
        } else if !tag.starts_with('!') {
            let whole = tag.trim_end_matches('/');
            let (name, attributes) = whole
                .split_once(|c: char| c.is_whitespace())
                .unwrap_or((whole, ""));
            if tag.ends_with('/') || VOID.contains(&name) {
                put(&mut open, element(name, attributes, Vec::new()));
            } else {
                open.push((name.to_string(), attributes.to_string(), Vec::new()));
            }
        }
    }
    close(&mut open, 1);
    open.pop().map(|(_, _, nodes)| nodes).unwrap_or_default()
}

fn element(name: &str, attributes: &str, children: Vec<Node>) -> Node {
    Node::Element {
        name: name.to_string(),
        attributes: attributes.to_string(),
        children,
    }
}

fn put(open: &mut [(String, String, Vec<Node>)], node: Node) {
    if let Some((_, _, nodes)) = open.last_mut() {
        nodes.push(node);
    }
}

/// Closes every element down to this depth.
fn close(open: &mut Vec<(String, String, Vec<Node>)>, depth: usize) {
    while open.len() > depth.max(1) {
        if let Some((name, attributes, children)) = open.pop() {
            put(open, element(&name, &attributes, children));
        }
    }
}

fn resolved(text: &str) -> String {
    if !text.contains('&') {
        return text.to_string();
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
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
