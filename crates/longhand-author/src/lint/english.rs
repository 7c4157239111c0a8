//! The texts are English, and their numbers have one style.

use super::check::{Check, Report, Sample};
use crate::english::habits;
use longhand_exercise::prose::{Block, Node, Span};

pub(super) const CHECK: Check = Check {
    name: "english",
    holds: "No text begins a sentence with its predicate (“Asked for is …”), or groups digits by commas.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    for text in drawn.exercise.texts() {
        let mut words = String::new();
        say(&text.nodes, &mut words);
        for habit in habits(&words) {
            report.find(format!("A text says “{}”.", habit.words), habit.remedy);
        }
    }
}

/// The words of a text; what stands in programs and formulas is left out.
fn say(nodes: &[Node], words: &mut String) {
    for node in nodes {
        match node {
            Node::Words(text) => words.push_str(text),
            Node::Span(Span::Code, _) | Node::Block(Block::Listing(_), _) => words.push('_'),
            Node::Span(_, inside) => say(inside, words),
            Node::Block(_, inside) => {
                words.push('\n');
                say(inside, words);
            }
            Node::Slot(_) | Node::Formula(_) | Node::Display(_) => words.push('_'),
            Node::Break | Node::Rule => words.push('\n'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::CHECK;

    #[test]
    fn a_predicate_in_front_is_found() {
        let found = spoiled(&CHECK, WHOLE, "Average", "Asked for is a mean. Average");
        assert_eq!(found, "A text says “Asked for is”.");
        let found = spoiled(&CHECK, WHOLE, "Average", "Of 4,096 steps. Average");
        assert_eq!(found, "A text says “4,096”.");
        let code = "`f(4,096)` is a call. Average";
        assert_eq!(spoiled(&CHECK, WHOLE, "Average", code), "");
    }
}
