//! The tree as plain text.

use super::node::{Block, Node, Span};
use longhand_notation::math;

/// As plain text, a line for each paragraph.
pub fn plain(nodes: &[Node]) -> String {
    let mut out = String::new();
    nodes.iter().for_each(|node| write(&mut out, node));
    let lines = out.lines().map(|line| {
        let words = line.split([' ', '\t']).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// As one line of plain text.
pub fn line(nodes: &[Node]) -> String {
    plain(nodes).replace('\n', " ")
}

fn write(out: &mut String, node: &Node) {
    let all = |out: &mut String, inside: &[Node]| inside.iter().for_each(|node| write(out, node));
    match node {
        Node::Words(words) => out.push_str(&words.replace(['\n', '\r'], " ")),
        // A value that is not known yet.
        Node::Slot(_) => out.push(' '),
        Node::Formula(parts) | Node::Display(parts) => {
            // A formula is a word of its own.
            if out.ends_with(char::is_alphanumeric) {
                out.push(' ');
            }
            out.push_str(&math::line(parts));
        }
        Node::Span(Span::Quoted, inside) => {
            out.push('“');
            all(out, inside);
            out.push('”');
        }
        Node::Span(_, inside) => all(out, inside),
        Node::Block(Block::Listing(_), inside) => {
            out.push('\n');
            inside.iter().for_each(|node| as_written(out, node));
            out.push('\n');
        }
        Node::Block(Block::HeadCell(_) | Block::Cell(_), inside) => {
            out.push(' ');
            all(out, inside);
            out.push(' ');
        }
        Node::Block(_, inside) => {
            out.push('\n');
            all(out, inside);
            out.push('\n');
        }
        Node::Break | Node::Rule => out.push('\n'),
    }
}

/// Text whose lines count.
fn as_written(out: &mut String, node: &Node) {
    match node {
        Node::Words(words) => out.push_str(words),
        Node::Span(_, inside) | Node::Block(_, inside) => {
            inside.iter().for_each(|node| as_written(out, node));
        }
        Node::Slot(_) | Node::Formula(_) | Node::Display(_) | Node::Break | Node::Rule => {
            write(out, node);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use longhand_notation::math::{Group, Math};

    fn words(text: &str) -> Node {
        Node::Words(text.into())
    }

    #[test]
    fn paragraphs_become_lines_and_a_formula_is_a_word() {
        let half = Math::group(Group::Fraction, vec![Math::number("1"), Math::number("2")]);
        let nodes = [
            Node::Block(
                Block::Paragraph,
                vec![
                    Node::Span(Span::Strong, vec![words("Not yet.")]),
                    words("\n The slope is"),
                    Node::Formula(vec![half]),
                    words("."),
                ],
            ),
            Node::Block(Block::Paragraph, vec![words("Go on.")]),
        ];
        assert_eq!(plain(&nodes), "Not yet. The slope is 1/2.\nGo on.");
        assert_eq!(line(&nodes), "Not yet. The slope is 1/2. Go on.");
    }

    #[test]
    fn a_listing_keeps_its_lines_and_a_quotation_its_marks() {
        let nodes = [
            Node::Block(Block::Listing(String::new()), vec![words("a = 1\nb = 2\n")]),
            Node::Span(Span::Quoted, vec![words("3")]),
        ];
        assert_eq!(plain(&nodes), "a = 1\nb = 2\n“3”");
    }
}
