//! How a learner can type what the page calls by a symbol.

use longhand_exercise::prose::Node;
use longhand_exercise::{Exercise, Given};
use longhand_notation::functions;
use longhand_notation::math::{Leaf, Math};
use longhand_notation::name::canonical;

/// Gives every given the names it can be typed by.
pub(crate) fn give(exercise: &mut Exercise) {
    let formulas = formulas(exercise);
    for given in &mut exercise.givens {
        given.names = names(given);
        // One whose symbol stands nowhere in the question is the author's own.
        let symbol: Vec<String> = letters(given.symbol.as_slice());
        let shown = symbol.is_empty()
            || formulas
                .iter()
                .any(|one| one.windows(symbol.len()).any(|part| part == symbol));
        given.called = called(given).filter(|_| shown);
    }
}

/// The letters of each formula that the question shows, in their order.
fn formulas(exercise: &Exercise) -> Vec<Vec<String>> {
    fn within(nodes: &[Node], found: &mut Vec<Vec<String>>) {
        for node in nodes {
            match node {
                Node::Formula(parts) | Node::Display(parts) => found.push(letters(parts)),
                Node::Span(_, inside) | Node::Block(_, inside) => within(inside, found),
                Node::Words(_) | Node::Slot(_) | Node::Break | Node::Rule => {}
            }
        }
    }
    let mut found = Vec::new();
    let asks = (0..exercise.parts().len()).filter_map(|part| exercise.ask(part));
    for text in asks.chain([&exercise.prompt]) {
        within(&text.nodes, &mut found);
    }
    found
}

/// The leaves of a formula.
fn letters(parts: &[Math]) -> Vec<String> {
    let leaves = parts.iter().flat_map(Math::leaves);
    leaves.map(|(_, text)| text.trim().to_owned()).collect()
}

/// Its name in formulas, and its symbol in letters. A symbol that means something else, such as a
/// unit, is no such name.
fn names(given: &Given) -> Vec<String> {
    let leaves = given.symbol.as_ref().map(Math::leaves).unwrap_or_default();
    let pieces = leaves
        .iter()
        .flat_map(|(_, text)| text.split(|c: char| !c.is_alphanumeric()));
    let pieces: Vec<String> = pieces
        .filter(|piece| !piece.is_empty())
        .map(canonical)
        .collect();
    let mut names = vec![given.name.clone()];
    // η_max − η_min is a formula, and "states in GB" is words.
    let signs = |(leaf, text): &(Leaf, &str)| {
        *leaf == Leaf::Sign || text.contains(['+', '−', '=', '(']) || text.contains(" - ")
    };
    if leaves.iter().any(signs) || pieces.len() > 2 {
        return names;
    }
    for name in [pieces.concat(), pieces.join("_")] {
        let free = || {
            let letter = name.chars().next().is_some_and(char::is_alphabetic);
            letter
                && longhand_notation::unit::named(&name).is_none()
                && functions::constant(&name).is_none()
                && !functions::is_function(&name)
        };
        if !names.contains(&name) && free() {
            names.push(name);
        }
    }
    names
}

fn called(given: &Given) -> Option<String> {
    let bare = |name: &str| name.replace('_', "");
    let alike = |one: &String| bare(one) == bare(&given.name);
    if given.symbol.is_none() || given.names.iter().skip(1).any(alike) {
        return Some(given.name.clone());
    }
    given.names.get(1).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tex::Tex;
    use longhand_exercise::Formula;
    use longhand_exercise::given::Draw;

    #[test]
    fn a_given_is_called_by_its_name_and_by_its_symbol_in_letters() {
        let tex = Tex::new().unwrap();
        let given = |name: &str, symbol: &str| {
            let mut given = Given {
                name: name.to_string(),
                symbol: match symbol {
                    "" => None,
                    tex_symbol => Some(tex.fragment(tex_symbol).unwrap()),
                },
                names: Vec::new(),
                called: None,
                noun: None,
                book: Formula::new("1"),
                draw: Draw::Fixed,
                avoid: None,
                own: None,
            };
            given.names = names(&given);
            given.called = called(&given);
            given
        };
        for (name, symbol, names, called) in [
            (
                "b1",
                r"\beta_1",
                &["b1", "beta1", "beta_1"][..],
                Some("beta1"),
            ),
            ("w1", "w_1", &["w1", "w_1"], Some("w1")),
            ("n", "", &["n"], Some("n")),
            // A unit and a constant keep their meaning.
            ("seq", "s", &["seq"], None),
            ("base", "e", &["base"], None),
            ("d", r"a - b", &["d"], None),
        ] {
            let given = given(name, symbol);
            assert_eq!(given.names, names, "{name} {symbol}");
            assert_eq!(given.called.as_deref(), called, "{name} {symbol}");
        }
    }
}
