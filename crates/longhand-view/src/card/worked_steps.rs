//! The working: worked steps with their numbers, the graph, what it means, and where it is from.

use super::render_context::RenderContext;
use super::shell::Shell;
use super::work::solution;
use crate::card::action::Action;
use crate::catalogue as words;
use crate::html::{Ink, math, text as prose};
use crate::plot::graph::figure as graph_figure;
use crate::symbols::symbol;
use longhand_exercise::prose::value_math;
use longhand_exercise::worked_steps::{Row, rows};
use longhand_exercise::{Kind, Variant};
use longhand_notation::typeset::{self, Symbols};
use maud::{Markup, html};

pub(super) fn fold(shell: &Shell, setting: &RenderContext, variant: &Variant) -> Markup {
    let words = setting.catalogue;
    let summary = if shell.is_right() || shell.judged.is_some() {
        words.working
    } else {
        words.show_working
    };
    html! {
        details.fold.working open[shell.working] {
            summary data-on=(Action::Working) { (summary) }
            @if !shell.exercise.steps.is_empty() { (steps(shell, variant)) }
            (solution(shell, setting, variant))
            @if let Some(figure) = graph(shell, setting, variant) { (figure) }
            @if !shell.exercise.after.is_empty() {
                div.after { (prose(&shell.exercise.after, &variant.scope, Ink::Text)) }
            }
            @if let Some(code) = &shell.exercise.pytorch {
                details.fold.torch {
                    summary { (words.in_pytorch) }
                    pre.listing.scroll { code { (code.trim()) } }
                }
            }
            @if !shell.exercise.sources.is_empty() {
                details.fold.sources {
                    summary { (words.sources) }
                    ul { @for source in &shell.exercise.sources { li {
                        @if let Some(url) = &source.url { a href=(url) rel="noreferrer" { cite { (source.cite) } } }
                        @else { cite { (source.cite) } }
                    } } }
                }
            }
        }
    }
}

fn steps(shell: &Shell, variant: &Variant) -> Markup {
    let symbols = shell.symbols();
    let rows = rows(&shell.exercise, variant);
    let last = rows.len().saturating_sub(1);
    let sum = shell
        .exercise
        .parts()
        .iter()
        .any(|kind| kind.is().is_some());
    html! {
        ol.work {
            @for (i, row) in rows.iter().enumerate() {
                li.sum[sum && i == last] { (step(row, variant, &symbols)) }
            }
        }
    }
}

fn step(row: &Row, variant: &Variant, symbols: &Symbols) -> Markup {
    html! {
        @if !row.step.say.is_empty() { div.say { (prose(&row.step.say, &variant.scope, Ink::Text)) } }
        div.sym { (math(&symbol(row.step.symbol.as_ref(), &row.step.name))) }
        div.how.scroll {
            @if let Some(expr) = row.program.expression() {
                @let formula = typeset::math(expr, symbols, None);
                @let numbers = typeset::math(expr, symbols, Some(&row.known));
                @if formula != numbers { div { (math(&formula)) } }
                div { (math(&numbers)) }
            }
        }
        div.value { @if let Some(value) = &row.value { (math(&value_math(value))) } }
    }
}

/// The computational graph that the exercise asks for, with this variant's numbers.
fn graph(shell: &Shell, setting: &RenderContext, variant: &Variant) -> Option<Markup> {
    let words = setting.catalogue;
    // A finished graph exercise shows it already, above.
    if matches!(shell.exercise.kind, Kind::Graph(_)) && shell.is_right() {
        return None;
    }
    let program = shell.exercise.graph.as_ref()?.is.program().ok()?;
    let trace = longhand_notation::trace(&program, &variant.scope).ok()?;
    let formula = program.expression().map(typeset::plain);
    let alt = words::fill(words.graph_alt, &[&formula.unwrap_or_default()]);
    graph_figure(words, &trace, &alt, None)
}
