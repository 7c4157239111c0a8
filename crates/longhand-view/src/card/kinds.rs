//! The kinds that are answered in fields, one line each.

use super::cells::Grid;
use super::inputs::Inputs;
use super::keys::Keys;
use super::question::{Arrangement, Place, Question};
use crate::catalogue::Catalogue;
use longhand_exercise::kind::bug::Bug;
use longhand_exercise::kind::code::Code;
use longhand_exercise::kind::graph::GraphTask;
use longhand_exercise::kind::order::Order;
use longhand_exercise::{Answer, Exercise, Kind, Variant};
use maud::{Markup, html};

/// Asks the kind's own folder; the last argument is for kinds that take the whole card.
macro_rules! ask {
    ($kind:expr, $what:ident ( $($with:expr),* ), $whole:expr) => {
        match $kind {
            Kind::Numeric(numeric) => numeric.$what($($with),*),
            Kind::Vector(cells) => Grid::vector(cells).$what($($with),*),
            Kind::Matrix(cells) => Grid::matrix(cells).$what($($with),*),
            Kind::Shape(shape) => shape.$what($($with),*),
            Kind::Expression(expression) => expression.$what($($with),*),
            Kind::Choice(choice) => choice.$what($($with),*),
            Kind::Estimate(estimate) => estimate.$what($($with),*),
            Kind::Code(_) | Kind::Bug(_) | Kind::Order(_) | Kind::Graph(_) | Kind::Parts(_) => $whole,
        }
    };
}

/// What a card's work belongs to: the kinds that take the whole card, and all others.
pub(super) enum Owner<'a> {
    /// Fields, of one question or of several parts.
    Fields,
    Order(&'a Order),
    Graph(&'a GraphTask),
    Code(&'a Code),
    Bug(&'a Bug),
}

/// Whose a card's work is.
pub(super) fn owner(kind: &Kind) -> Owner<'_> {
    match kind {
        Kind::Order(order) => Owner::Order(order),
        Kind::Graph(graphed) => Owner::Graph(graphed),
        Kind::Code(code) => Owner::Code(code),
        Kind::Bug(bug) => Owner::Bug(bug),
        Kind::Numeric(_)
        | Kind::Vector(_)
        | Kind::Matrix(_)
        | Kind::Shape(_)
        | Kind::Expression(_)
        | Kind::Choice(_)
        | Kind::Estimate(_)
        | Kind::Parts(_) => Owner::Fields,
    }
}

/// See [`Question::controls`].
pub(super) fn controls(kind: &Kind, place: &Place) -> Markup {
    ask!(kind, controls(place), html! {})
}

/// See [`Question::arrangement`].
pub(super) fn arrangement(kind: &Kind) -> Arrangement {
    ask!(kind, arrangement(), Arrangement::Line)
}

/// See [`Question::keys`].
pub(super) fn keys(kind: &Kind) -> Option<Keys> {
    ask!(kind, keys(), None)
}

/// See [`Question::rule`].
pub(super) fn rule(kind: &Kind, words: &Catalogue, exercise: &Exercise) -> Option<String> {
    ask!(kind, rule(words, exercise), None)
}

/// See [`Question::answer`].
pub(super) fn answer(kind: &Kind, inputs: &Inputs) -> Answer {
    ask!(kind, answer(inputs), inputs.text())
}

/// See [`Question::draft`].
pub(super) fn draft(kind: &Kind, inputs: &Inputs) -> String {
    ask!(kind, draft(inputs), inputs.written())
}

/// See [`Question::restore`].
pub(super) fn restore(kind: &Kind, inputs: &mut Inputs, draft: &str) {
    ask!(kind, restore(inputs, draft), inputs.read(draft));
}

/// See [`Question::typed`].
pub(super) fn typed(kind: &Kind, inputs: &mut Inputs, cell: usize, text: String) {
    ask!(kind, typed(inputs, cell, text), inputs.put(cell, text));
}

/// See [`Question::choose`].
pub(super) fn choose(kind: &Kind, inputs: &mut Inputs, option: String, on: bool) {
    ask!(
        kind,
        choose(inputs, option, on),
        inputs.choose(option, on, false)
    );
}

/// See [`Question::grid`].
pub(super) fn grid(kind: &Kind, variant: &Variant, part: usize) -> Option<(usize, usize)> {
    ask!(kind, grid(variant, part), None)
}

/// See [`Question::replies_itself`].
pub(super) fn replies_itself(kind: &Kind) -> bool {
    ask!(kind, replies_itself(), false)
}

/// See [`Question::solution`].
pub(super) fn solution(kind: &Kind, variant: &Variant) -> Markup {
    ask!(kind, solution(variant), html! {})
}
