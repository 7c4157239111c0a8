//! How the nodes of a graph exercise are called and set.

use crate::catalogue::{Catalogue, fill};
use longhand_exercise::kind::graph::sheet::{Field, Sheet, What};
use longhand_notation::Scope;
use longhand_notation::math::{Look, Math};
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
        let node = self.node(field.node).plain();
        match field.what {
            What::Value => fill(words.nodes.value_of, &[&node]),
            What::Gradient => fill(words.nodes.gradient_of, &[&self.output().plain(), &node]),
        }
    }

    /// What stands before a field: `z = w₁x + b₁`, or `∂L/∂z`.
    pub(crate) fn asked(&self, field: Field) -> Math {
        match (field.what, self.sheet.name(field.node)) {
            (What::Gradient, _) => self.derivative(field.node),
            (What::Value, Some(_)) => Math::row(vec![
                self.node(field.node),
                Math::sign("="),
                self.set(&self.sheet.definition(field.node), None),
            ]),
            (What::Value, None) => self.node(field.node),
        }
    }

    /// A formula, set.
    pub(crate) fn set(&self, formula: &str, numbers: Option<&Scope>) -> Math {
        let program = longhand_notation::parse(formula).ok();
        let expression = program.as_ref().and_then(|program| program.expression());
        match expression {
            Some(expression) => typeset::math(expression, &self.symbols, numbers),
            None => Math::row(Vec::new()),
        }
    }

    /// The output's name.
    fn output(&self) -> Math {
        self.set(self.sheet.output_name(), None)
    }

    /// A node's name, or what it does.
    pub(crate) fn node(&self, node: usize) -> Math {
        self.set(&self.sheet.formula(node), None)
    }

    /// `∂L/∂z`
    pub(crate) fn derivative(&self, node: usize) -> Math {
        self.fraction(self.sheet.trace.output, node)
    }

    /// `∂y/∂z`, of one node with respect to another.
    fn fraction(&self, of: usize, by: usize) -> Math {
        let name = |node: usize| {
            if node == self.sheet.trace.output {
                return self.output();
            }
            match self.sheet.name(node) {
                Some(_) => self.node(node),
                None => self.node(node).bracketed(),
            }
        };
        let slash = Math::dressed("/", &[(Look::Left, "0"), (Look::Right, "0")]);
        let d = || Math::name("∂");
        Math::row(vec![d(), name(of), slash, d(), name(by)])
    }

    /// `∂L/∂y · ∂y/∂h + …`; `None` where there is no longer way to write the slope, as of the
    /// output itself.
    pub(crate) fn sum(&self, node: usize) -> Option<Math> {
        let output = self.sheet.trace.output;
        let uses = self.sheet.uses(node);
        if uses.iter().any(|one| one.user == output) {
            return None;
        }
        let mut row = Vec::new();
        for (i, one) in uses.iter().enumerate() {
            if i > 0 {
                row.push(Math::sign("+"));
            }
            row.push(self.derivative(one.user));
            row.push(Math::sign("·"));
            row.push(self.fraction(one.user, node));
        }
        Some(Math::row(row))
    }
}
