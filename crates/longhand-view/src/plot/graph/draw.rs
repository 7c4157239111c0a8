//! The drawing itself.

use super::edge::{edge, share};
use super::layout::{Layout, layout};
use super::measure::{Measure, Way};
use super::node::{GraphNode, GraphRole, Number, Open};
use super::read::from_trace;
use super::symbol;
use crate::catalogue::{Catalogue, fill};
use longhand_notation::Trace;
use maud::{Markup, html};

/// What stands where a number is to be filled in.
const BLANK: &str = "?";

/// Draws a graph; the last node is the output. `alt` is the text alternative.
///
/// Nothing is drawn for an empty list.
pub fn graph(catalogue: &Catalogue, nodes: &[GraphNode], alt: &str) -> Markup {
    let Some(layout) = layout(nodes) else {
        return html! {};
    };
    html! {
        (draw(catalogue, nodes, &layout, alt, Way::Across))
        (draw(catalogue, nodes, &layout, alt, Way::Down))
    }
}

/// A figure with a traced computation; `None` where the trace cannot be drawn
/// (see [`from_trace`]). Without a caption of its own, a graph with dead edges
/// says what they are.
pub fn figure(
    catalogue: &Catalogue,
    trace: &Trace,
    alt: &str,
    caption: Option<&str>,
) -> Option<Markup> {
    let nodes = from_trace(trace)?;
    let dead = || nodes.iter().any(|node| node.passes.contains(&0.0));
    let caption = caption.unwrap_or_else(|| if dead() { catalogue.graph_dead } else { "" });
    Some(html! {
        figure.fig {
            (key(catalogue))
            div.scroll { (graph(catalogue, &nodes, alt)) }
            @if !caption.is_empty() { figcaption { (caption) } }
        }
    })
}

/// The figure of a graph that is being filled in: nodes as [`from_trace`] gives them, with what is
/// still [`Open`]. While anything is, the drawing does not tell where no gradient returns.
pub fn open_figure(catalogue: &Catalogue, nodes: &[GraphNode], alt: &str) -> Markup {
    html! {
        figure.fig.open {
            (key(catalogue))
            div.scroll { (graph(catalogue, nodes, alt)) }
        }
    }
}

/// The line that says what the two numbers at a node are.
pub fn key(catalogue: &Catalogue) -> Markup {
    html! {
        p.graph-key {
            span.value { (catalogue.graph_value) } " "
            span.gradient { (catalogue.graph_gradient) }
        }
    }
}

fn draw(
    catalogue: &Catalogue,
    nodes: &[GraphNode],
    layout: &Layout,
    alt: &str,
    way: Way,
) -> Markup {
    let widest = nodes
        .iter()
        .map(|node| symbol::width(&node.label))
        .fold(18.0, f64::max);
    let half = (widest / 2.0 + 8.0).max(17.0);
    let numbers = nodes
        .iter()
        .map(|node| numerals(node).max(8.0 * symbol::number(node.gradient).chars().count() as f64))
        .fold(0.0, f64::max);
    let measure = match way {
        Way::Across => Measure {
            column: (2.0 * half + 30.0).max(numbers + 10.0),
            lane: 74.0,
            half,
            rise: 16.0,
        },
        Way::Down => Measure {
            column: 66.0,
            lane: 2.0 * half + numbers + 14.0,
            half,
            rise: 16.0,
        },
    };
    // A name's numbers stand to its left: the first column may need room.
    let before = (numbers + 24.0 - measure.column / 2.0).max(0.0);
    let aside_of = |lane: f64| {
        let aside = (lane - layout.top) * measure.lane;
        match way {
            Way::Across => aside + measure.rise + 22.0,
            Way::Down => aside + half + 4.0,
        }
    };
    let at = |node: usize| -> (f64, f64) {
        let (column, lane) = layout.places.get(node).copied().unwrap_or_default();
        let along = column * measure.column;
        match way {
            Way::Across => (before + along + measure.column / 2.0, aside_of(lane)),
            Way::Down => (aside_of(lane), along + measure.rise + 6.0),
        }
    };
    let along = layout.columns * measure.column;
    let aside = layout.bottom - layout.top;
    let (width, height) = match way {
        Way::Across => (
            before + along,
            aside * measure.lane + 2.0 * measure.rise + 44.0,
        ),
        Way::Down => (
            aside * measure.lane + 2.0 * half + numbers + 16.0,
            along - measure.column + 2.0 * measure.rise + 14.0,
        ),
    };
    // Where gradients stop is a part of the answer.
    let told = nodes.iter().all(|node| node.open.gradient == Number::Shown);
    // A wide graph shrinks to fit, but not below what can be read; then it scrolls.
    let class = match way {
        Way::Across if width > 544.0 => "graph across wide",
        Way::Across => "graph across",
        Way::Down => "graph down",
    };
    html! {
        svg class=(class) role="img" aria-label=(alt)
            viewBox=(format!("0 0 {width:.0} {height:.0}"))
            width=(format!("{width:.0}")) height=(format!("{height:.0}")) {
            desc { (describe(catalogue, nodes)) }
            @for (index, node) in nodes.iter().enumerate() {
                @for (order, &input) in node.inputs.iter().enumerate() {
                    @let flow = if told { node.passes.get(order).copied().unwrap_or(node.gradient) } else { 1.0 };
                    @let run = layout.around(input, index).map(aside_of);
                    (edge((at(input), at(index)), run, &measure, nodes.get(input).map_or(half, |one| one.half(&measure)), way, flow))
                    @if told && layout.uses(nodes, input) > 1 {
                        (share((at(input), at(index)), run, &measure, way, flow))
                    }
                }
            }
            @for (index, node) in nodes.iter().enumerate() {
                @if layout.drawn(index) { (drawn_node(catalogue, node, at(index), &measure, way, told)) }
            }
        }
    }
}

/// The room that a node's value takes, with its name in front.
fn numerals(node: &GraphNode) -> f64 {
    let named = node
        .name
        .as_ref()
        .map_or(0.0, |name| symbol::width(name) + 22.0);
    named + 8.0 * symbol::number(node.value).chars().count() as f64
}

fn drawn_node(
    catalogue: &Catalogue,
    node: &GraphNode,
    (x, y): (f64, f64),
    measure: &Measure,
    way: Way,
    told: bool,
) -> Markup {
    let given = node.bare();
    let shut = told && node.shut();
    let half = node.half(measure);
    // Across: value above a box, gradient below; beside a name, one over the
    // other. Down: both to the right.
    let (number_x, value_y, gradient_y, anchor) = match way {
        Way::Across if given => (x - half - 5.0, y - 3.0, y + 12.0, "end"),
        Way::Across => (x, y - measure.rise - 7.0, y + measure.rise + 15.0, "middle"),
        Way::Down => (x + half + 5.0, y - 3.0, y + 12.0, "start"),
    };
    let text = |number: f64| format!("{number:.1}");
    html! {
        g.node.given[given].shut[shut].here[node.open.here] {
            rect.box x=(text(x - half)) y=(text(y - measure.rise))
                width=(text(2.0 * half)) height=(text(2.0 * measure.rise)) rx="6" {}
            @if shut { (bar(catalogue, (x, y), measure, way)) }
            text.name x=(text(x)) y=(text(y + 5.5)) text-anchor="middle" {
                @if node.role == GraphRole::Given { (symbol::symbol(&node.label)) }
                @else { (node.label) }
            }
            text.value x=(text(number_x)) y=(text(value_y)) text-anchor=(anchor) {
                @if let Some(name) = &node.name {
                    tspan.of { (symbol::symbol(name)) } " = "
                }
                @if node.open.value == Number::Shown { (symbol::number(node.value)) }
                @else if node.open.value == Number::Blank { tspan.blank { (BLANK) } }
            }
            @if node.open.gradient != Number::Hidden {
                text.gradient.zero[node.gradient == 0.0 && node.open.gradient == Number::Shown]
                    x=(text(number_x)) y=(text(gradient_y)) text-anchor=(anchor) {
                    @if node.open.gradient == Number::Shown { (symbol::number(node.gradient)) }
                    @else { tspan.blank { (BLANK) } }
                }
            }
        }
    }
}

/// The bar across a shut gate's entry, with its word.
fn bar(catalogue: &Catalogue, (x, y): (f64, f64), measure: &Measure, way: Way) -> Markup {
    let (path, word, anchor) = match way {
        Way::Across => {
            let entry = x - measure.half - 10.0;
            let path = format!("M{entry:.1} {:.1}v20", y - 10.0);
            (path, (entry + 7.0, y - 18.0), "end")
        }
        Way::Down => {
            let entry = y - measure.rise - 10.0;
            let path = format!("M{:.1} {entry:.1}h20", x - 10.0);
            (path, (x + 15.0, entry + 4.0), "start")
        }
    };
    html! {
        path.gate d=(path) {}
        text.remark x=(format!("{:.1}", word.0)) y=(format!("{:.1}", word.1)) text-anchor=(anchor) {
            (catalogue.graph_shut)
        }
    }
}

/// Every node in words, for those who do not see the drawing.
fn describe(catalogue: &Catalogue, nodes: &[GraphNode]) -> String {
    let mut text = String::new();
    for node in nodes.iter().filter(|node| node.role != GraphRole::Constant) {
        let name = node.name.as_ref().unwrap_or(&node.label);
        let number = |number: f64, open: Number| match open {
            Number::Shown => symbol::number(number),
            Number::Blank | Number::Hidden => catalogue.nodes.unknown.to_owned(),
        };
        let (value, gradient) = (
            number(node.value, node.open.value),
            number(node.gradient, node.open.gradient),
        );
        let sentence = match node.open.gradient {
            Number::Hidden => fill(catalogue.nodes.node_value, &[name, &value]),
            _ => fill(catalogue.graph_node, &[name, &value, &gradient]),
        };
        text.push_str(&sentence);
        if node.shut() && node.open == Open::default() {
            text.push(' ');
            text.push_str(catalogue.graph_shut_sentence);
        }
        text.push(' ');
    }
    text.trim_end().to_owned()
}
