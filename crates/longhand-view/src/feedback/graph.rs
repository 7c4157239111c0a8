//! What is said of one number of a graph.

use super::node_names::NodeNames;
use crate::catalogue::{Catalogue, fill};
use crate::phrase::{as_sentence, listed};
use crate::plain;
use crate::symbols::math;
use longhand_exercise::kind::graph::sheet::{Field, What};
use longhand_exercise::kind::graph::slip::GraphSlip;
use longhand_exercise::verdict::Help;
use longhand_exercise::{Diagnosis, Judgement, Verdict};
use maud::{Markup, PreEscaped, html};

impl NodeNames<'_> {
    /// What is said of a field that is not right.
    pub(crate) fn field_told(&self, words: &Catalogue, field: Field, said: &Judgement) -> Markup {
        match &said.verdict {
            Verdict::Near(Diagnosis::Graph(slip))
            | Verdict::Wrong(Some(Diagnosis::Graph(slip))) => {
                self.node_slip_told(words, field, *slip)
            }
            Verdict::Unreadable(Help::Fault { message, help, .. }) => {
                html! { (as_sentence(message)) " " (as_sentence(help)) " " (words.not_counted) }
            }
            Verdict::Unreadable(Help::MoreDigits) => {
                html! { (words.more_digits_heading) " " (words.more_digits) }
            }
            Verdict::Unreadable(Help::NotANumber(what)) => {
                html! { (what) " " (words.not_a_number) " " (words.not_counted) }
            }
            Verdict::Unreadable(_) => html! { (words.unreadable) " " (words.not_counted) },
            _ => self.rule_told(words, field),
        }
    }

    fn node_slip_told(&self, words: &Catalogue, field: Field, slip: GraphSlip) -> Markup {
        let node = |node: usize| math(&self.node(node)).0;
        let slope = |node: usize| math(&self.derivative(node)).0;
        let this = || node(field.node);
        let text = match slip {
            GraphSlip::LocalSlope { user } => fill(words.nodes.local, &[&node(user), &slope(user)]),
            GraphSlip::NotMultiplied { user } => fill(
                words.nodes.slope_left_out,
                &[&slope(user), &node(user), &this()],
            ),
            GraphSlip::ClosedGate { user } => fill(words.nodes.closed, &[&node(user)]),
            GraphSlip::OnePath { user } => fill(words.nodes.one_path, &[&node(user), &this()]),
            GraphSlip::PathsMultiplied => words.nodes.multiplied.to_string(),
            GraphSlip::OwnFactor { user } => fill(words.nodes.own, &[&this(), &node(user)]),
            GraphSlip::ValueForGradient => fill(words.nodes.is_value, &[&this()]),
            GraphSlip::GradientForValue => fill(words.nodes.is_gradient, &[&this()]),
            GraphSlip::InputForValue { input } => fill(words.nodes.is_input, &[&node(input)]),
            GraphSlip::Sign => words.slips.sign.join(" "),
            GraphSlip::Carried { user } => fill(words.nodes.carried, &[&slope(user)]),
            GraphSlip::CarriedValue { input } => fill(words.nodes.carried, &[&node(input)]),
        };
        // Catalogue strings hold no markup of their own, and names are set by us.
        PreEscaped(text)
    }

    /// What is said where nothing is known of a number: the rule, in this graph's names.
    fn rule_told(&self, words: &Catalogue, field: Field) -> Markup {
        let node = |node: usize| math(&self.node(node)).0;
        let slope = |node: usize| math(&self.derivative(node)).0;
        let mut users: Vec<usize> = self
            .sheet()
            .uses(field.node)
            .iter()
            .map(|one| one.user)
            .collect();
        users.dedup();
        let text = match (field.what, &users[..]) {
            (What::Value, _) => fill(
                words.nodes.rule_value,
                &[&math(&self.set(&self.sheet().definition(field.node), None)).0],
            ),
            // Nothing is multiplied at the output, whose own gradient is 1.
            (What::Gradient, [user]) if *user == self.sheet().trace.output => {
                fill(words.nodes.rule_last, &[&node(*user), &node(field.node)])
            }
            (What::Gradient, [user]) => fill(
                words.nodes.rule_one,
                &[&slope(*user), &node(*user), &node(field.node)],
            ),
            (What::Gradient, users) => {
                let users: Vec<String> = users.iter().map(|&user| node(user)).collect();
                let users = listed(words, &users);
                fill(words.nodes.rule, &[&node(field.node), &users])
            }
        };
        PreEscaped(text)
    }

    /// What is said of a number, with its name, as plain text.
    pub(crate) fn field_words(&self, words: &Catalogue, field: Field, said: &Judgement) -> String {
        let told = || self.field_told(words, field, said);
        let told = match said.verdict {
            Verdict::Right { .. } => html! { (words.right) },
            Verdict::Near(_) => html! { (words.near) " " (told()) },
            Verdict::Wrong(_) => html! { (words.not_yet) " " (told()) },
            Verdict::Unreadable(Help::Empty) => html! { (words.empty_heading) },
            Verdict::Unreadable(_) => told(),
        };
        let name = self.named(words, field);
        plain::line(&html! { (name) ": " (told) })
    }
}
