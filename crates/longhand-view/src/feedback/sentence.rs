//! The forms that sentences of a reply take.

use longhand_exercise::prose::{Block, Node, Span};
use longhand_notation::math::Math;

/// Words and formulas of one line.
pub(crate) type Line = Vec<Node>;

/// Words.
pub(crate) fn words(text: impl Into<String>) -> Line {
    vec![Node::Words(text.into())]
}

/// A formula.
pub(crate) fn math(formula: Math) -> Line {
    vec![Node::Formula(vec![formula])]
}

/// As typed.
pub(crate) fn code(text: impl Into<String>) -> Line {
    vec![Node::Span(Span::Code, words(text))]
}

/// Pieces with a space between them; what is empty is left out.
pub(crate) fn spaced<const N: usize>(pieces: [Line; N]) -> Line {
    let mut line = Line::new();
    for piece in pieces {
        let empty = |node: &Node| matches!(node, Node::Words(text) if text.is_empty());
        if piece.iter().all(empty) {
            continue;
        }
        if !line.is_empty() {
            line.extend(words(" "));
        }
        line.extend(piece);
    }
    line
}

/// A catalogue string with pieces in its holes, in their order.
pub(crate) fn filled_in(pattern: &str, pieces: &[Line]) -> Line {
    let mut pieces = pieces.iter();
    let mut line = Line::new();
    for (i, text) in pattern.split("{}").enumerate() {
        if i > 0 {
            line.extend(pieces.next().into_iter().flatten().cloned());
        }
        if !text.is_empty() {
            line.extend(words(text));
        }
    }
    line
}

/// A sentence that begins with a word in bold.
pub(super) fn sentence(heading: &str, rest: Line) -> Vec<Node> {
    vec![Node::Block(Block::Paragraph, headed_line(heading, rest))]
}

/// A sentence of words that begins with a word in bold.
pub(super) fn say(heading: &str, rest: &str) -> Vec<Node> {
    sentence(heading, words(rest))
}

/// Prose that begins with a word in bold: the word goes into its first paragraph.
pub(super) fn headed(heading: &str, mut prose: Vec<Node>) -> Vec<Node> {
    match prose.first_mut() {
        Some(Node::Block(Block::Paragraph, line)) => {
            *line = headed_line(heading, std::mem::take(line));
            prose
        }
        _ => sentence(heading, prose),
    }
}

fn headed_line(heading: &str, rest: Line) -> Line {
    spaced([bold(words(heading)), rest])
}

/// In bold; nothing where there is nothing.
pub(super) fn bold(line: Line) -> Line {
    let empty = |node: &Node| matches!(node, Node::Words(text) if text.is_empty());
    if line.iter().all(empty) {
        return Line::new();
    }
    vec![Node::Span(Span::Heading, line)]
}

/// A small paragraph beside the point.
pub(super) fn aside(line: Line) -> Node {
    Node::Block(Block::Aside, line)
}

/// Prose of one paragraph, without the paragraph.
pub(crate) fn inline(prose: Vec<Node>) -> Line {
    match <[Node; 1]>::try_from(prose) {
        Ok([Node::Block(Block::Paragraph, line)]) => line,
        Ok([node]) => vec![node],
        Err(prose) => prose,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use longhand_exercise::prose::plain;

    #[test]
    fn a_heading_goes_into_the_first_paragraph_and_an_empty_one_leaves_no_trace() {
        let two = || {
            vec![
                Node::Block(Block::Paragraph, words("one")),
                Node::Block(Block::Paragraph, words("two")),
            ]
        };
        assert_eq!(plain(&headed("Not yet.", two())), "Not yet. one\ntwo");
        assert_eq!(headed("", two()), two());
        assert_eq!(plain(&headed("Not yet.", words("bare"))), "Not yet. bare");
    }

    #[test]
    fn pieces_stand_in_the_holes_in_their_order() {
        let line = filled_in("It is {}, not {}.", &[math(Math::name("x")), words("y")]);
        assert_eq!(plain(&line), "It is x, not y.");
    }
}
