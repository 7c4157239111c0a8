//! What is said of one number of a graph.

use super::node_names::NodeNames;
use super::sentence::{Line, filled_in, math, spaced, words};
use crate::catalogue::Catalogue;
use crate::phrase::as_sentence;
use longhand_exercise::kind::graph::sheet::{Field, What};
use longhand_exercise::kind::graph::slip::GraphSlip;
use longhand_exercise::prose;
use longhand_exercise::verdict::Help;
use longhand_exercise::{Diagnosis, Judgement, Verdict};

impl NodeNames<'_> {
    /// What is said of a field that is not right.
    pub(crate) fn field_told(&self, catalogue: &Catalogue, field: Field, said: &Judgement) -> Line {
        let not_counted = || words(catalogue.not_counted);
        match &said.verdict {
            Verdict::Near(Diagnosis::Graph(slip))
            | Verdict::Wrong(Some(Diagnosis::Graph(slip))) => {
                self.slip_told(catalogue, field, *slip)
            }
            Verdict::Unreadable(Help::Fault { message, help, .. }) => spaced([
                words(as_sentence(message)),
                words(as_sentence(help)),
                not_counted(),
            ]),
            Verdict::Unreadable(Help::MoreDigits) => spaced([
                words(catalogue.more_digits_heading),
                words(catalogue.more_digits),
            ]),
            Verdict::Unreadable(Help::NotANumber(what)) => spaced([
                words(what.as_str()),
                words(catalogue.not_a_number),
                not_counted(),
            ]),
            Verdict::Unreadable(_) => spaced([words(catalogue.unreadable), not_counted()]),
            Verdict::Near(_) | Verdict::Wrong(_) | Verdict::Right { .. } => {
                self.rule_told(catalogue, field)
            }
        }
    }

    fn slip_told(&self, catalogue: &Catalogue, field: Field, slip: GraphSlip) -> Line {
        let told = &catalogue.nodes;
        let node = |node: usize| math(self.node(node));
        let slope = |node: usize| math(self.derivative(node));
        let this = || node(field.node);
        match slip {
            GraphSlip::LocalSlope { user } => filled_in(told.local, &[node(user), slope(user)]),
            GraphSlip::NotMultiplied { user } => {
                filled_in(told.slope_left_out, &[slope(user), node(user), this()])
            }
            GraphSlip::ClosedGate { user } => filled_in(told.closed, &[node(user)]),
            GraphSlip::OnePath { user } => filled_in(told.one_path, &[node(user), this()]),
            GraphSlip::PathsMultiplied => words(told.multiplied),
            GraphSlip::OwnFactor { user } => filled_in(told.own, &[this(), node(user)]),
            GraphSlip::ValueForGradient => filled_in(told.is_value, &[this()]),
            GraphSlip::GradientForValue => filled_in(told.is_gradient, &[this()]),
            GraphSlip::InputForValue { input } => filled_in(told.is_input, &[node(input)]),
            GraphSlip::Sign => words(catalogue.slips.sign.join(" ")),
            GraphSlip::Carried { user } => filled_in(told.carried, &[slope(user)]),
            GraphSlip::CarriedValue { input } => filled_in(told.carried, &[node(input)]),
        }
    }

    /// What is said where nothing is known of a number: the rule, in this graph's names.
    fn rule_told(&self, catalogue: &Catalogue, field: Field) -> Line {
        let told = &catalogue.nodes;
        let sheet = self.sheet();
        let node = |node: usize| math(self.node(node));
        let slope = |node: usize| math(self.derivative(node));
        let this = || node(field.node);
        let mut users: Vec<usize> = sheet.uses(field.node).iter().map(|one| one.user).collect();
        users.dedup();
        match (field.what, &users[..]) {
            (What::Value, _) => {
                let definition = self.set(&sheet.definition(field.node), None);
                filled_in(told.rule_value, &[math(definition)])
            }
            // Nothing is multiplied at the output, whose own gradient is 1.
            (What::Gradient, [user]) if *user == sheet.trace.output => {
                filled_in(told.rule_last, &[node(*user), this()])
            }
            (What::Gradient, [user]) => {
                filled_in(told.rule_one, &[slope(*user), node(*user), this()])
            }
            (What::Gradient, users) => {
                let users: Vec<Line> = users.iter().map(|&user| node(user)).collect();
                filled_in(told.rule, &[this(), listed(catalogue, &users)])
            }
        }
    }

    /// What is said of a number, with its name, as plain text.
    pub(crate) fn field_words(
        &self,
        catalogue: &Catalogue,
        field: Field,
        said: &Judgement,
    ) -> String {
        let told = || self.field_told(catalogue, field, said);
        let told = match said.verdict {
            Verdict::Right { .. } => words(catalogue.right),
            Verdict::Near(_) => spaced([words(catalogue.near), told()]),
            Verdict::Wrong(_) => spaced([words(catalogue.not_yet), told()]),
            Verdict::Unreadable(Help::Empty) => words(catalogue.empty_heading),
            Verdict::Unreadable(_) => told(),
        };
        format!("{}: {}", self.named(catalogue, field), prose::line(&told))
    }
}

/// "x, y and z".
fn listed(catalogue: &Catalogue, items: &[Line]) -> Line {
    match items {
        [before @ .., last] if !before.is_empty() => {
            let before = before.join(&longhand_exercise::prose::Node::Words(", ".into()));
            filled_in(catalogue.list_and, &[before, last.clone()])
        }
        items => items.concat(),
    }
}
