//! A text's sentences.

use longhand_exercise::prose::{Node, Prose, plain};
use longhand_notation::math::Math;

/// What ends a sentence.
const ENDS: [&str; 4] = [". ", "? ", "! ", "\n"];

/// Words that mark a sentence as one about variant 0.
const OF_THE_BOOK: [&str; 4] = [
    "book’s number",
    "book's number",
    "the book’s",
    "in the book",
];

/// The sentence around a place.
pub(crate) fn around(text: &str, at: usize, end: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let start = ENDS
        .iter()
        .filter_map(|mark| before.rfind(mark).map(|at| at + mark.len()))
        .max();
    let after = text.get(end..).unwrap_or_default();
    let stop = ENDS.iter().filter_map(|mark| after.find(mark)).min();
    let stop = stop.map_or(text.len(), |at| end + at);
    text.get(start.unwrap_or(0)..stop).unwrap_or(text)
}

/// Every sentence.
pub(crate) fn all(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let stop = ENDS
            .iter()
            .filter_map(|mark| rest.find(mark).map(|at| at + mark.len()))
            .min();
        let (one, further) = rest.split_at(stop.unwrap_or(rest.len()));
        found.push(one.trim());
        rest = further;
    }
    found
}

/// Whether a sentence says that it is about variant 0.
pub(crate) fn is_of_the_book(sentence: &str) -> bool {
    OF_THE_BOOK.iter().any(|mark| sentence.contains(mark))
}

/// A text as plain text, with its slots as `⟦0⟧`, `⟦1⟧`.
pub(crate) fn with_slots(text: &Prose) -> String {
    let nodes: Vec<Node> = text.nodes.iter().map(slots_shown).collect();
    plain(&nodes)
}

fn slots_shown(node: &Node) -> Node {
    let all = |inside: &[Node]| inside.iter().map(slots_shown).collect();
    let formula = |parts: &[Math]| {
        let mark = |hole: u16| Some(Math::words(format!("⟦{hole}⟧")));
        parts.iter().map(|part| part.filled(&mark)).collect()
    };
    match node {
        Node::Slot(slot) => Node::Words(format!("⟦{slot}⟧")),
        Node::Formula(parts) => Node::Formula(formula(parts)),
        Node::Display(parts) => Node::Display(formula(parts)),
        Node::Span(span, inside) => Node::Span(span.clone(), all(inside)),
        Node::Block(block, inside) => Node::Block(block.clone(), all(inside)),
        Node::Words(_) | Node::Break | Node::Rule => node.clone(),
    }
}

/// The slots of a piece of such a text, each with the words before and behind it.
pub(crate) fn slots(text: &str) -> Vec<(usize, &str, &str)> {
    text.match_indices('⟦')
        .filter_map(|(at, open)| {
            let inside = text.get(at + open.len()..)?;
            let (number, behind) = inside.split_once('⟧')?;
            Some((number.parse().ok()?, text.get(..at)?, behind))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_its_sentences() {
        let text = "One is 2.5 here. Is it? Yes";
        assert_eq!(all(text), ["One is 2.5 here.", "Is it?", "Yes"]);
        assert_eq!(around(text, 7, 10), "One is 2.5 here");
    }

    #[test]
    fn slots_stand_between_their_words() {
        assert_eq!(slots("a run of ⟦3⟧ steps"), [(3, "a run of ", " steps")]);
    }
}
