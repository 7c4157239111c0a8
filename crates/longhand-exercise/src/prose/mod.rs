//! A text as a tree of words, numbers and formulas.
//!
//! What an author writes is read once, when pages are made; a reply is put together from such
//! pieces. The view writes the tree as a page's markup; [`Prose::plain`] and [`plain`] write it as
//! plain text, for screen readers, the command line and other programs.

mod node;
mod plain;

pub use node::{Align, Block, Node, Span};
pub use plain::{line, plain};

use crate::formula::Formula;
use longhand_notation::math::Math;
use longhand_notation::{Scope, Value, number};
use serde::{Deserialize, Serialize};

/// A text with slots for a variant's numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Prose {
    /// What it says.
    pub nodes: Vec<Node>,
    /// What is put into its slots.
    pub slots: Vec<Slot>,
}

/// What is put into a slot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// A formula over givens and steps.
    pub formula: Formula,
    /// Whether a negative number needs brackets there: after an operator, under a power.
    pub bracket: bool,
}

impl Prose {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The formulas in the slots.
    pub fn formulas(&self) -> impl Iterator<Item = &Formula> {
        self.slots.iter().map(|slot| &slot.formula)
    }

    /// Whether there is a formula in it.
    pub fn has_formula(&self) -> bool {
        fn has(nodes: &[Node]) -> bool {
            nodes.iter().any(|node| match node {
                Node::Formula(_) | Node::Display(_) => true,
                Node::Span(_, inside) | Node::Block(_, inside) => has(inside),
                Node::Words(_) | Node::Slot(_) | Node::Break | Node::Rule => false,
            })
        }
        has(&self.nodes)
    }

    /// The text with the numbers of a scope in its slots.
    pub fn filled(&self, scope: &Scope) -> Vec<Node> {
        let values = self.values(scope);
        if self.slots.is_empty() {
            return self.nodes.clone();
        }
        self.nodes
            .iter()
            .map(|node| put_in(node, &values))
            .collect()
    }

    /// Every word, and every name, number and sign of its formulas, in their order.
    pub fn leaves(&self) -> Vec<&str> {
        fn add<'a>(leaves: &mut Vec<&'a str>, nodes: &'a [Node]) {
            for node in nodes {
                match node {
                    Node::Words(words) => leaves.push(words),
                    Node::Formula(parts) | Node::Display(parts) => {
                        let each = parts.iter().flat_map(Math::leaves);
                        leaves.extend(each.map(|(_, text)| text));
                    }
                    Node::Span(_, inside) | Node::Block(_, inside) => add(leaves, inside),
                    Node::Slot(_) | Node::Break | Node::Rule => {}
                }
            }
        }
        let mut leaves = Vec::new();
        add(&mut leaves, &self.nodes);
        leaves
    }

    /// Whether nothing can be read in it.
    pub fn is_blank(&self) -> bool {
        self.slots.is_empty() && self.leaves().iter().all(|text| text.trim().is_empty())
    }

    /// What stands in each slot.
    pub fn values(&self, scope: &Scope) -> Vec<Filled> {
        let each = self.slots.iter();
        each.map(|slot| Filled::new(slot, scope)).collect()
    }

    /// As plain text, a line for each paragraph.
    pub fn plain(&self, scope: &Scope) -> String {
        plain(&self.filled(scope))
    }

    /// As one line of plain text.
    pub fn line(&self, scope: &Scope) -> String {
        line(&self.filled(scope))
    }
}

/// What stands in a slot: in a line of words and in a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// In words; `None` where the formula has no value.
    pub words: Option<String>,
    /// In a formula.
    pub math: Math,
    /// The formula itself.
    pub formula: String,
}

impl Filled {
    fn new(slot: &Slot, scope: &Scope) -> Filled {
        let formula = slot.formula.text.clone();
        match slot.formula.evaluate(scope) {
            Ok(value) => {
                let negative = value.as_number().is_some_and(|x| x < 0.0);
                let inner = value_math(&value);
                Filled {
                    words: Some(value_plain(&value)),
                    math: if slot.bracket && negative {
                        inner.bracketed()
                    } else {
                        Math::row(vec![inner])
                    },
                    formula,
                }
            }
            Err(_) => Filled {
                words: None,
                math: fault(&formula),
                formula,
            },
        }
    }

    /// In a line of words.
    pub fn node(&self) -> Node {
        match &self.words {
            Some(words) => Node::Words(words.clone()),
            None => Node::Span(Span::Code, vec![Node::Words(self.formula.clone())]),
        }
    }
}

fn fault(formula: &str) -> Math {
    use longhand_notation::math::Group;
    Math::group(Group::Fault, vec![Math::words(formula)])
}

fn put_in(node: &Node, values: &[Filled]) -> Node {
    let all = |nodes: &[Node]| nodes.iter().map(|node| put_in(node, values)).collect();
    let math = |parts: &[Math]| {
        let value = |hole: u16| values.get(usize::from(hole)).map(|one| one.math.clone());
        parts.iter().map(|part| part.filled(&value)).collect()
    };
    match node {
        Node::Slot(slot) => values
            .get(usize::from(*slot))
            .map_or(Node::Slot(*slot), Filled::node),
        Node::Formula(parts) => Node::Formula(math(parts)),
        Node::Display(parts) => Node::Display(math(parts)),
        Node::Span(span, inside) => Node::Span(span.clone(), all(inside)),
        Node::Block(block, inside) => Node::Block(block.clone(), all(inside)),
        Node::Words(_) | Node::Break | Node::Rule => node.clone(),
    }
}

/// A value as a formula: a number, a list or matrix in brackets.
pub fn value_math(value: &Value) -> Math {
    use longhand_notation::math::{Group, Look};
    let fixed = [(Look::Stretchy, "false")];
    if let Some(x) = value.as_number() {
        return number::math(x);
    }
    if let Some(list) = value.as_list() {
        let mut row = vec![Math::dressed("[", &fixed)];
        for (i, x) in list.iter().enumerate() {
            if i > 0 {
                row.push(Math::dressed(",", &[(Look::Separator, "true")]));
            }
            row.push(number::math(*x));
        }
        row.push(Math::dressed("]", &fixed));
        return Math::row(row);
    }
    let Some(tensor) = value.as_tensor().filter(|tensor| tensor.rank() == 2) else {
        return Math::words(value_plain(value));
    };
    // The columns are aligned.
    let cell = |x: &f64| {
        let style = vec![(Look::Style, "cell-right".to_string())];
        Math::Group(Group::Cell, vec![number::math(*x)], style)
    };
    let rows = (0..tensor.sizes().first().copied().unwrap_or(0)).filter_map(|row| tensor.row(row));
    let rows = rows.map(|row| Math::group(Group::TableRow, row.iter().map(cell).collect()));
    Math::row(vec![
        Math::sign("["),
        Math::group(Group::Table, rows.collect()),
        Math::sign("]"),
    ])
}

/// A value as plain text.
pub fn value_plain(value: &Value) -> String {
    match (value.as_number(), value.as_list(), value.as_truth()) {
        (Some(x), _, _) => number::plain(x),
        (_, Some(list), _) => {
            let items: Vec<String> = list.iter().map(|x| number::plain(*x)).collect();
            format!("[{}]", items.join(", "))
        }
        (_, _, Some(truth)) => truth.to_string(),
        _ if value.as_tensor().is_some() => value.plain(),
        _ => "a function".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_filled_in_words_and_in_formulas_with_brackets_where_they_belong() {
        let slot = |bracket| Slot {
            formula: Formula::new("x"),
            bracket,
        };
        let text = Prose {
            nodes: vec![
                Node::Words("At ".into()),
                Node::Slot(0),
                Node::Words(" it is ".into()),
                Node::Formula(vec![Math::number("2"), Math::sign("+"), Math::Hole(1)]),
            ],
            slots: vec![slot(false), slot(true)],
        };
        let mut scope = Scope::new();
        scope.define("x", Value::number(-3.0));
        assert_eq!(text.line(&scope), "At −3 it is 2 + (−3)");
        assert_eq!(text.line(&Scope::new()), "At x it is 2 + x");
    }

    #[test]
    fn a_matrix_is_read_row_by_row() {
        let program = longhand_notation::parse("[[1, 2], [3, -4]]").unwrap();
        let value = program.evaluate(&Scope::new()).unwrap();
        assert_eq!(value_math(&value).plain(), "[1, 2; 3, −4]");
    }
}
