use super::layout::layout;
use super::*;
use crate::catalogue::ENGLISH;

const OPEN: GraphRole = GraphRole::Gate { open: true };
const SHUT: GraphRole = GraphRole::Gate { open: false };

fn node(
    role: GraphRole,
    label: &str,
    inputs: &[usize],
    value: f64,
    gradient: f64,
    passes: &[f64],
) -> GraphNode {
    GraphNode {
        role,
        label: label.to_owned(),
        name: None,
        inputs: inputs.to_vec(),
        value,
        gradient,
        passes: passes.to_vec(),
        open: Open::default(),
    }
}

/// `(w2·relu(w1·x + b1) − t)²` at w1 = 2, x = −1, b1 = 1, w2 = 3, t = 1: the
/// gate is shut.
fn dead() -> Vec<GraphNode> {
    use GraphRole::{Given, Operation};
    vec![
        node(Given, "w1", &[], 2.0, 0.0, &[]),
        node(Given, "x", &[], -1.0, 0.0, &[]),
        node(Operation, "×", &[0, 1], -2.0, 0.0, &[0.0, 0.0]),
        node(Given, "b1", &[], 1.0, 0.0, &[]),
        node(Operation, "+", &[2, 3], -1.0, 0.0, &[0.0, 0.0]),
        node(SHUT, "ReLU", &[4], 0.0, -6.0, &[0.0]),
        node(Given, "w2", &[], 3.0, 0.0, &[]),
        node(Operation, "×", &[6, 5], 0.0, -2.0, &[0.0, -6.0]),
        node(Given, "t", &[], 1.0, 2.0, &[]),
        node(Operation, "−", &[7, 8], -1.0, -2.0, &[-2.0, 2.0]),
        node(Operation, "( )²", &[9], 1.0, 1.0, &[-2.0]),
    ]
}

#[test]
fn a_shut_gate_is_marked_and_everything_before_it_is_dashed() {
    let svg = graph(&ENGLISH, &dead(), "A dead unit").into_string();
    // Twice each: across and down. Dead are w1→×, x→×, ×→+, b1→+, +→ReLU, w2→×.
    assert_eq!(svg.matches("class=\"edge dead\"").count(), 2 * 6);
    assert_eq!(svg.matches("class=\"edge\"").count(), 2 * 4);
    assert_eq!(svg.matches("class=\"gate\"").count(), 2);
}

#[test]
fn the_drawing_is_told_in_words_as_well() {
    let svg = graph(&ENGLISH, &dead(), "A dead unit").into_string();
    assert!(svg.contains("aria-label=\"A dead unit\""));
    assert!(svg.contains("ReLU: value 0, gradient −6."));
}

#[test]
fn the_spine_is_straight_and_names_stand_beside_what_uses_them() {
    let nodes = dead();
    let Some(layout) = layout(&nodes) else {
        panic!("no layout")
    };
    let lane = |node: usize| layout.places[node].1;
    for (one, other) in [(2, 4), (4, 5), (5, 7), (7, 9), (9, 10)] {
        assert!((lane(one) - lane(other)).abs() < 1e-9, "{one} and {other}");
    }
    assert!((layout.places[8].0 - (layout.places[9].0 - 1.0)).abs() < 1e-9);
}

#[test]
fn no_two_nodes_share_a_place() {
    use GraphRole::{Given, Operation};
    // v1·relu(w1·x) + v2·relu(w2·x): x is used twice.
    let nodes = vec![
        node(Given, "v1", &[], 3.0, 2.0, &[]),
        node(Given, "w1", &[], 1.0, 6.0, &[]),
        node(Given, "x", &[], 2.0, 3.0, &[]),
        node(Operation, "×", &[1, 2], 2.0, 3.0, &[6.0, 3.0]),
        node(OPEN, "ReLU", &[3], 2.0, 3.0, &[3.0]),
        node(Operation, "×", &[0, 4], 6.0, 1.0, &[2.0, 3.0]),
        node(Given, "v2", &[], 5.0, 0.0, &[]),
        node(Given, "w2", &[], -1.0, 0.0, &[]),
        node(Operation, "×", &[7, 2], -2.0, 0.0, &[0.0, 0.0]),
        node(SHUT, "ReLU", &[8], 0.0, 5.0, &[0.0]),
        node(Operation, "×", &[6, 9], 0.0, 1.0, &[0.0, 5.0]),
        node(Operation, "+", &[5, 10], 6.0, 1.0, &[1.0, 1.0]),
    ];
    let Some(layout) = layout(&nodes) else {
        panic!("no layout")
    };
    for one in 0..nodes.len() {
        assert!(layout.drawn(one));
        for other in 0..one {
            let ((c1, l1), (c2, l2)) = (layout.places[one], layout.places[other]);
            assert!(
                (c1 - c2).abs() > 0.5 || (l1 - l2).abs() > 0.9,
                "{one} and {other} at {:?}",
                layout.places[one]
            );
        }
    }
    assert_eq!(layout.uses(&nodes, 2), 2);
    // For looking at while developing: `LONGHAND_GRAPH=out.svg cargo test`.
    if let Some(path) = std::env::var_os("LONGHAND_GRAPH") {
        let both = graph(&ENGLISH, &dead(), "Dead").0 + &graph(&ENGLISH, &nodes, "Two units").0;
        assert!(std::fs::write(path, both).is_ok());
    }
}

#[test]
fn a_traced_gate_is_shut_by_its_own_slope_and_not_by_a_gradient_of_zero() {
    // Two gates in a row; the second is shut, so nothing reaches the first.
    let drawn = traced(
        "w3*relu(w2*relu(w1*x))",
        &[("w1", 2.0), ("w2", -3.0), ("w3", 4.0), ("x", 1.0)],
    );
    let gates: Vec<GraphRole> = drawn
        .iter()
        .map(|node| node.role)
        .filter(|role| matches!(role, GraphRole::Gate { .. }))
        .collect();
    assert_eq!(gates, [OPEN, SHUT]);
}

#[test]
fn a_number_in_the_formula_is_written_into_its_operation() {
    let drawn = traced("(w*x - 3)^2", &[("w", 0.5), ("x", 4.0)]);
    let labels: Vec<&str> = drawn.iter().map(|node| node.label.as_str()).collect();
    assert_eq!(labels, ["w", "x", "×", "− 3", "( )²"]);
    let gradients: Vec<f64> = drawn.iter().map(|node| node.gradient).collect();
    assert_eq!(gradients, [-8.0, -1.0, -2.0, -2.0, 1.0]);
}

fn traced(formula: &str, values: &[(&str, f64)]) -> Vec<GraphNode> {
    let mut scope = longhand_notation::Scope::new();
    for &(name, value) in values {
        scope.define(name, longhand_notation::Value::number(value));
    }
    longhand_notation::parse(formula)
        .and_then(|program| longhand_notation::trace(&program, &scope))
        .ok()
        .and_then(|trace| from_trace(&trace))
        .unwrap_or_default()
}

#[test]
fn an_edge_goes_around_a_box_that_stands_in_its_way() {
    use GraphRole::{Given, Operation};
    // log(exp(a) + exp(b)) − a: from a to the minus, exp(a) stands in the way.
    let nodes = vec![
        node(Given, "a", &[], 1.0, 0.0, &[]),
        node(Operation, "exp", &[0], 2.7, 0.0, &[0.0]),
        node(Given, "b", &[], 0.0, 0.0, &[]),
        node(Operation, "exp", &[2], 1.0, 0.0, &[0.0]),
        node(Operation, "+", &[1, 3], 3.7, 0.0, &[0.0, 0.0]),
        node(Operation, "−", &[4, 0], 1.3, 1.0, &[1.0, -1.0]),
    ];
    let Some(layout) = layout(&nodes) else {
        panic!("no layout")
    };
    let Some(lane) = layout.around(0, 5) else {
        panic!("straight through the box")
    };
    for between in [1, 3, 4] {
        assert!((layout.places[between].1 - lane).abs() >= 0.6);
    }
    assert!(
        layout.around(0, 1).is_none(),
        "short edges are as they were"
    );
    assert!(
        layout.top <= lane && lane <= layout.bottom,
        "there is room for it"
    );
}
