//! The computational graph of an expression, forward and backward, step by step.
//!
//! Values and local derivatives come from [`longhand_math::op`]; the tests hold the gradients against
//! [`longhand_math::tape`].

mod controls;
mod expression;
mod functions;
mod pass;
mod torch;
mod words;

use controls::{EXPRESSION, STEP, VALUES};
use expression::{Kind, Node};
use pass::Pass;
use words::label;

use crate::control::Control;
use crate::definition::{Definition, Group};
use crate::frame::{Figure, Frame};
use crate::plot::{Drawing, Edge, Graph, GraphNode};
use crate::settings::Settings;
use crate::table::{Cell, Table};
use crate::written::short_number;

/// The lab.
pub(crate) const LAB: Definition = Definition {
    slug: "graph",
    title: "Any expression, forward and backward",
    about: "Type an expression and the values of its names. Drag the step back to 0, then go through the forward pass and the backward pass one operation at a time.",
    groups: &[Group {
        title: "",
        controls: &[
            Control::Field(EXPRESSION),
            Control::Field(VALUES),
            Control::Slider(STEP),
        ],
    }],
    frame,
    torch: Some(torch::program),
    training: None,
};

fn frame(settings: &Settings) -> Frame {
    let pass = match Pass::of(settings) {
        Ok(pass) => pass,
        Err(fault) => {
            return Frame {
                fault: Some(fault),
                idle: vec![STEP.id],
                ..Frame::default()
            };
        }
    };
    let said = words::said(&pass);
    let nodes = (0..pass.nodes.len()).map(|place| drawn(&pass, place));
    Frame {
        figures: vec![Figure {
            id: "graph",
            title: "Values, gradients in red, and local derivatives in blue at the edges"
                .to_owned(),
            alt: format!(
                "Computational graph of {}, with {} operations. {said}",
                settings.text(&EXPRESSION).trim(),
                pass.operations.len()
            ),
            drawing: Drawing::Graph(Graph {
                nodes: nodes.collect(),
            }),
            table: table(&pass),
        }],
        facts: Some(facts(&pass)),
        said,
        fault: None,
        idle: Vec::new(),
        most: vec![(STEP.id, pass.all() as f64)],
    }
}

fn drawn(pass: &Pass, place: usize) -> GraphNode {
    let Some(node) = pass.nodes.get(place) else {
        return GraphNode::default();
    };
    let (current, back) = match pass.of_step(pass.done) {
        Some((node, back)) => (Some(node), back),
        None => (None, false),
    };
    let known = pass.is_known(place);
    let mut edges: Vec<Edge> = Vec::new();
    for (input, &from) in node.inputs.iter().enumerate() {
        let slope = pass.slope(place, input);
        let dead = pass.is_passed(place) && (slope == 0.0 || pass.gradient(place) == 0.0);
        let is_number = matches!(
            pass.nodes.get(from),
            Some(Node {
                kind: Kind::Number(_),
                ..
            })
        );
        let told = pass.is_passed(place) && !is_number;
        let text = if told {
            short_number(slope)
        } else {
            String::new()
        };
        // Read twice by one operation: two derivatives at one edge.
        match edges.iter_mut().find(|edge| edge.from == from) {
            Some(edge) => {
                if told {
                    edge.label = format!("{} + {text}", edge.label);
                }
                edge.dead &= dead;
            }
            None => edges.push(Edge {
                from,
                label: text,
                dead: dead || (is_number && pass.is_passed(place)),
            }),
        }
    }
    let gradient = pass.gradients.get(place).copied().flatten();
    let is_number = matches!(node.kind, Kind::Number(_));
    GraphNode {
        label: label(node),
        boxed: node.kind.is_operation(),
        value: match &node.kind {
            Kind::Number(_) => String::new(),
            _ if known => short_number(pass.value(place)),
            _ => String::new(),
        },
        gradient: match gradient {
            Some(gradient) if !is_number => short_number(gradient),
            _ => String::new(),
        },
        edges,
        here: current == Some(place)
            || (back && pass.last.iter().any(|arrival| arrival.at == place) && !is_number),
        shut: known && pass.is_shut(place),
    }
}

/// The names, with their values and what has arrived at them.
fn facts(pass: &Pass) -> Table {
    let names: Vec<(usize, String)> = pass
        .nodes
        .iter()
        .enumerate()
        .filter_map(|(place, node)| match &node.kind {
            Kind::Name(name) => Some((place, name.clone())),
            _ => None,
        })
        .collect();
    let line = |head: &str, number: &dyn Fn(usize) -> f64| {
        let numbers = names.iter().map(|(place, _)| Cell::Number(number(*place)));
        std::iter::once(Cell::from(head)).chain(numbers).collect()
    };
    let arrived = |place: usize| {
        let gradient = pass.gradients.get(place).copied().flatten();
        gradient.unwrap_or(f64::NAN)
    };
    Table {
        heads: std::iter::once("name".to_owned())
            .chain(names.iter().map(|(_, name)| name.clone()))
            .collect(),
        rows: vec![
            line("value", &|place| pass.value(place)),
            line("gradient", &arrived),
        ],
    }
}

/// Every edge, as far as the backward pass has come.
fn table(pass: &Pass) -> Table {
    let mut rows = Vec::new();
    for (to, node) in pass.nodes.iter().enumerate() {
        for (input, &from) in node.inputs.iter().enumerate() {
            let told = pass.is_passed(to);
            let number = |number: f64| Cell::Number(if told { number } else { f64::NAN });
            let slope = pass.slope(to, input);
            let known = |place: usize| {
                let value = pass.value(place);
                Cell::Number(if pass.is_known(place) {
                    value
                } else {
                    f64::NAN
                })
            };
            rows.push(vec![
                Cell::from(words::called(pass, to)),
                known(to),
                Cell::from(words::called(pass, from)),
                known(from),
                number(slope),
                number(longhand_math::op::flow(slope, pass.gradient(to))),
            ]);
        }
    }
    let heads = [
        "operation",
        "value",
        "input",
        "its value",
        "local derivative",
        "gradient passed back",
    ];
    Table {
        heads: heads.map(str::to_owned).to_vec(),
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::controls::OPERATIONS;
    use super::*;
    use crate::testing;

    fn found(pairs: &[(&str, &str)]) -> Frame {
        frame(&testing::set(&LAB, pairs))
    }

    fn nodes(frame: &Frame) -> &[GraphNode] {
        match &frame.figures[0].drawing {
            Drawing::Graph(graph) => &graph.nodes,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_lab_starts_with_two_paths_that_add_up() {
        let start = found(&[]);
        let w = nodes(&start)
            .iter()
            .find(|node| node.label == "w")
            .expect("w");
        assert_eq!((w.value.as_str(), w.gradient.as_str()), ("0.5", "−5"));
        assert!(start.said.contains("−1 + (−4) = −5"), "{}", start.said);
        assert_eq!(start.most(&STEP), 10.0);
    }

    #[test]
    fn a_dead_relu_stops_what_comes_back() {
        let frame = found(&[("values", "w = 0.5, x = -4, t = 3")]);
        let relu = nodes(&frame)
            .iter()
            .find(|node| node.label == "relu")
            .expect("relu");
        assert!(relu.shut && relu.edges[0].dead && relu.edges[0].label == "0");
        let product = nodes(&frame)
            .iter()
            .find(|node| node.label == "×")
            .expect("×");
        assert!(product.edges.iter().all(|edge| edge.dead) && !product.shut);
        // The step at which the gate stops it.
        let frame = found(&[("values", "w = 0.5, x = -4, t = 3"), ("step", "9")]);
        assert!(frame.said.contains("nothing passes"), "{}", frame.said);
    }

    #[test]
    fn at_step_0_only_what_is_given_is_known() {
        let frame = found(&[("step", "0")]);
        for node in nodes(&frame) {
            assert_eq!(node.value.is_empty(), node.boxed, "{node:?}");
            assert!(node.gradient.is_empty());
        }
        let frame = found(&[("step", "3")]);
        assert!(frame.said.starts_with("Forward: "), "{}", frame.said);
    }

    #[test]
    fn one_operation_that_reads_a_name_twice_has_two_derivatives_at_one_edge() {
        let frame = found(&[("is", "x*x"), ("values", "x = 3")]);
        let product = nodes(&frame).last().expect("an output");
        assert_eq!(product.edges.len(), 1);
        assert_eq!(product.edges[0].label, "3 + 3");
        assert_eq!(nodes(&frame)[0].gradient, "6");
    }

    #[test]
    fn there_are_as_many_steps_as_the_slider_has() {
        assert_eq!(STEP.run.last() as usize, 2 * OPERATIONS);
    }
}
