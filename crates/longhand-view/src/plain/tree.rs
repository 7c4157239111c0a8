//! HTML and MathML of our own making, as a tree.

/// A piece of markup.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
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
pub(super) fn parse(html: &str) -> Vec<Node> {
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
