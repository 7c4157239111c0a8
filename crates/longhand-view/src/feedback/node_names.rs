//! How the nodes of a graph exercise are called and set.

use crate::catalogue::{Catalogue, fill};
use crate::plain;
use crate::symbols::math;
use longhand_exercise::kind::graph::sheet::{Field, Sheet, What};
use longhand_notation::Scope;
use longhand_notation::typeset::{self, Symbols};

/// The nodes of a graph with the exercise's symbols.
pub(crate) struct NodeNames<'a> {
    symbols: Symbols,
    sheet: &'a Sheet,
}

impl<'a> NodeNames<'a> {
    /// The graph itself.
    pub(crate) fn sheet(&self) -> &Sheet {
        self.sheet
    }

    pub(crate) fn new(symbols: Symbols, sheet: &'a Sheet) -> NodeNames<'a> {
        NodeNames { symbols, sheet }
    }

    /// A field's name in words.
    pub(crate) fn named(&self, words: &Catalogue, field: Field) -> String {
        let node = plain::line(&math(&self.node(field.node)));
        let output = plain::line(&math(&self.set(self.sheet.output_name(), None)));
        match field.what {
            What::Value => fill(words.nodes.value_of, &[&node]),
            What::Gradient => fill(words.nodes.gradient_of, &[&output, &node]),
        }
    }

    /// What stands before a field: `z = w₁x + b₁`, or `∂L/∂z`.
    pub(crate) fn asked(&self, field: Field) -> String {
        match (field.what, self.sheet.name(field.node)) {
            (What::Gradient, _) => self.derivative(field.node),
            (What::Value, Some(_)) => format!(
                "<mrow>{}<mo>=</mo>{}</mrow>",
                self.node(field.node),
                self.set(&self.sheet.definition(field.node), None)
            ),
            (What::Value, None) => self.node(field.node),
        }
    }

    /// A formula, set.
    pub(crate) fn set(&self, formula: &str, numbers: Option<&Scope>) -> String {
        let program = longhand_notation::parse(formula).ok();
        program
            .as_ref()
            .and_then(|program| program.expression())
            .map_or_else(String::new, |expr| {
                typeset::mathml(expr, &self.symbols, numbers)
            })
    }

    /// A node's name, or what it does.
    pub(crate) fn node(&self, node: usize) -> String {
        self.set(&self.sheet.formula(node), None)
    }

    /// `∂L/∂z`
    pub(crate) fn derivative(&self, node: usize) -> String {
        self.fraction(self.sheet.trace.output, node)
    }

    /// `∂y/∂z`, of one node with respect to another.
    fn fraction(&self, of: usize, by: usize) -> String {
        let name = |node: usize| {
            if node == self.sheet.trace.output {
                return self.set(self.sheet.output_name(), None);
            }
            let set = self.node(node);
            match self.sheet.name(node) {
                Some(_) => set,
                None => format!(
                    "<mrow><mo stretchy=\"false\">(</mo>{set}<mo stretchy=\"false\">)</mo></mrow>"
                ),
            }
        };
        format!(
            "<mrow><mi>∂</mi>{}<mo lspace=\"0\" rspace=\"0\">/</mo><mi>∂</mi>{}</mrow>",
            name(of),
            name(by)
        )
    }

    /// `∂L/∂y · ∂y/∂h + …`
    pub(crate) fn sum(&self, node: usize) -> String {
        let output = self.sheet.trace.output;
        let links: Vec<String> = self
            .sheet
            .uses(node)
            .iter()
            .map(|one| {
                let slope = self.fraction(one.user, node);
                if one.user == output {
                    return slope;
                }
                format!("{}<mo>·</mo>{slope}", self.derivative(one.user))
            })
            .collect();
        format!("<mrow>{}</mrow>", links.join("<mo>+</mo>"))
    }
}
