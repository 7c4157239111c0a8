//! The working: worked steps with their numbers, the graph, what it means, and where it is from.

use super::Card;
use super::frame::{Setting, math};
use crate::catalogue::{self as words, Catalogue};
use crate::plot::graph;
use crate::prose::{Ink, fill, value_mathml};
use longhand_exercise::kind::code::Code;
use longhand_exercise::program::language::Language;
use longhand_exercise::working::{Row, rows};
use longhand_exercise::{Kind, Variant};
use longhand_notation::Value;
use longhand_notation::typeset::{self, Symbols};
use maud::{Markup, html};

impl Card {
    pub(super) fn working(&self, setting: &Setting, variant: &Variant) -> Markup {
        let words = setting.catalogue;
        let summary = if self.is_right() || self.judged.is_some() {
            words.working
        } else {
            words.show_working
        };
        html! {
            details.fold.working open[self.working] {
                summary data-on="working" { (summary) }
                @if !self.exercise.steps.is_empty() { (self.steps(variant)) }
                (self.solution(setting, variant))
                @if let Some(figure) = self.graph(setting, variant) { (figure) }
                @if !self.exercise.after.is_empty() {
                    div.after { (fill(&self.exercise.after, variant, Ink::Text)) }
                }
                @if let Some(code) = &self.exercise.pytorch {
                    details.fold.torch {
                        summary { (words.in_pytorch) }
                        pre.listing.scroll { code { (code.trim()) } }
                    }
                }
                @if !self.exercise.sources.is_empty() {
                    details.fold.sources {
                        summary { (words.sources) }
                        ul { @for source in &self.exercise.sources { li {
                            @if let Some(url) = &source.url { a href=(url) rel="noreferrer" { cite { (source.cite) } } }
                            @else { cite { (source.cite) } }
                        } } }
                    }
                }
            }
        }
    }

    fn steps(&self, variant: &Variant) -> Markup {
        let symbols = self.symbols();
        let rows = rows(&self.exercise, variant);
        let last = rows.len().saturating_sub(1);
        let sum = self.exercise.parts().iter().any(|kind| kind.is().is_some());
        html! {
            ol.work {
                @for (i, row) in rows.iter().enumerate() {
                    li.sum[sum && i == last] { (self.step(row, variant, &symbols)) }
                }
            }
        }
    }

    fn step(&self, row: &Row, variant: &Variant, symbols: &Symbols) -> Markup {
        html! {
            @if !row.step.say.is_empty() { div.say { (fill(&row.step.say, variant, Ink::Text)) } }
            div.sym { (math(&symbol(&row.step.symbol, &row.step.name))) }
            div.how.scroll {
                @if let Some(expr) = row.program.expression() {
                    @let formula = typeset::mathml(expr, symbols, None);
                    @let numbers = typeset::mathml(expr, symbols, Some(&row.known));
                    @if formula != numbers { div { (math(&formula)) } }
                    div { (math(&numbers)) }
                }
            }
            div.value { @if let Some(value) = &row.value { (math(&value_mathml(value))) } }
        }
    }

    /// The computational graph that the exercise asks for, with this variant's numbers.
    fn graph(&self, setting: &Setting, variant: &Variant) -> Option<Markup> {
        let words = setting.catalogue;
        // A finished graph exercise shows it already, above.
        if matches!(self.exercise.kind, Kind::Graph(_)) && self.is_right() {
            return None;
        }
        let program = self.exercise.graph.as_ref()?.is.program().ok()?;
        let trace = longhand_notation::trace(&program, &variant.scope).ok()?;
        let formula = program.expression().map(typeset::plain);
        let alt = words::fill(words.graph_alt, &[&formula.unwrap_or_default()]);
        graph::figure(words, &trace, &alt, None)
    }

    /// What the working of a choice or code exercise ends in.
    fn solution(&self, setting: &Setting, variant: &Variant) -> Markup {
        let words = setting.catalogue;
        match &self.exercise.kind {
            // Whoever picked the right option has its reply below it already.
            Kind::Choice(_) if self.is_right() => html! {},
            Kind::Choice(_) | Kind::Parts(_) => html! {
                @for kind in self.exercise.parts() {
                    @if let Kind::Choice(choice) = kind {
                        ul.solution {
                            @for option in choice.options.iter().filter(|option| option.is_right(&variant.scope)) {
                                li { b { (fill(&option.text, variant, Ink::Text)) } " " (fill(&option.reply, variant, Ink::Text)) }
                            }
                        }
                    }
                }
            },
            Kind::Numeric(_)
            | Kind::Vector(_)
            | Kind::Matrix(_)
            | Kind::Shape(_)
            | Kind::Expression(_) => html! {},
            Kind::Code(code) => reference(words, code),
            Kind::Order(order) => self.order_working(words, order, variant),
            Kind::Graph(graphed) => self.graph_working(graphed, variant),
            Kind::Bug(bug) => html! {
                ul.solution {
                    @for line in bug.lines.iter().filter(|line| line.guilty) {
                        li { b { (words::fill(words.line_number, &[&line.line])) } " " (fill(&line.reply, variant, Ink::Text)) }
                    }
                }
                (reference(words, &bug.code))
            },
        }
    }

    /// How the names of this exercise are set.
    pub(super) fn symbols(&self) -> Symbols {
        let mut symbols = Symbols::new();
        let named = self
            .exercise
            .givens
            .iter()
            .map(|given| (&given.name, &given.symbol));
        // What is a list is told by its value.
        if let Ok(variant) = &self.variant {
            for name in variant.scope.names() {
                let value = variant.scope.value(name).and_then(Value::as_tensor);
                if value.is_some_and(|tensor| tensor.rank() > 0) {
                    symbols.list(name);
                }
            }
        }
        let variables = self
            .exercise
            .variables
            .iter()
            .map(|variable| (&variable.name, &variable.symbol));
        for (name, symbol) in named.chain(variables).chain(
            self.exercise
                .steps
                .iter()
                .map(|step| (&step.name, &step.symbol)),
        ) {
            if !symbol.is_empty() {
                symbols.mathml(name.as_str(), symbol.as_str());
            }
        }
        symbols
    }
}

/// A right version in every language, and the same with libraries.
fn reference(words: &Catalogue, code: &Code) -> Markup {
    let shown = [("NumPy", &code.numpy), ("PyTorch", &code.pytorch)];
    html! {
        @for language in Language::ALL {
            p.over { (words::fill(words.reference, &[&language.title()])) }
            pre.listing.scroll { code { (code.written(language).reference.trim()) } }
        }
        @for (name, source) in shown {
            @if let Some(source) = source {
                details.fold.torch {
                    summary { (words::fill(words.in_library, &[&name])) }
                    pre.listing.scroll { code { (source.trim()) } }
                }
            }
        }
    }
}

/// How a step's name is set: the author's symbol, or its name as the language sets it.
pub(super) fn symbol(symbol: &str, name: &str) -> String {
    if !symbol.is_empty() {
        return symbol.to_string();
    }
    longhand_notation::parse(name)
        .ok()
        .and_then(|program| {
            program
                .expression()
                .map(|expr| typeset::mathml(expr, &Symbols::new(), None))
        })
        .unwrap_or_else(|| crate::prose::escaped(name))
}
