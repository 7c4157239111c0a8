//! A computational graph: from left to right on a wide page, from the top down on a phone. Where
//! everything stands is worked out by the layout of the figures.

use longhand_lab::plot::{Graph, GraphNode};

use super::numbers::{path, px, words};
use crate::lab::tree::{Node, classed};
use crate::plot::Size;
use crate::plot::graph::symbol::{symbol, width};
use crate::plot::graph::{GraphNode as Laid, GraphRole, Layout, Measure, Open, Way, layout, paths};

/// The width of a letter of a number.
const LETTER: f64 = 7.9;
/// Of a number at an edge.
const SMALL: f64 = 6.8;

fn long(text: &str) -> f64 {
    text.chars().count() as f64
}

/// What the layout has to know of a node.
fn laid(node: &GraphNode) -> Laid {
    let is_number = !node.boxed && node.value.is_empty();
    Laid {
        role: match (node.boxed, is_number) {
            (true, _) => GraphRole::Operation,
            (false, true) => GraphRole::Constant,
            (false, false) => GraphRole::Given,
        },
        label: node.label.clone(),
        name: None,
        inputs: node.edges.iter().map(|edge| edge.from).collect(),
        value: 0.0,
        gradient: 0.0,
        passes: Vec::new(),
        open: Open::default(),
    }
}

/// Sizes, and where a node stands.
struct Ground {
    way: Way,
    measure: Measure,
    layout: Layout,
    /// Room for the numbers of the first column.
    before: f64,
    width: f64,
    height: f64,
}

impl Ground {
    fn of(graph: &Graph, size: Size) -> Option<Ground> {
        let laid: Vec<Laid> = graph.nodes.iter().map(laid).collect();
        let layout = layout(&laid)?;
        let most = |lengths: &mut dyn Iterator<Item = f64>| lengths.fold(0.0, f64::max);
        let boxed = graph.nodes.iter().filter(|node| node.boxed);
        let half = (most(&mut boxed.map(|node| width(&node.label))) / 2.0 + 8.0).max(17.0);
        let numbers = most(
            &mut graph
                .nodes
                .iter()
                .map(|node| LETTER * long(&node.value).max(long(&node.gradient))),
        );
        let edges = graph.nodes.iter().flat_map(|node| &node.edges);
        let label = most(&mut edges.map(|edge| SMALL * long(&edge.label)));
        // Fixed room for short numbers, so that a step moves nothing.
        let (numbers, label) = (numbers.max(6.0 * LETTER), label.max(4.0 * SMALL));
        let way = match size {
            Size::Column => Way::Across,
            Size::Phone => Way::Down,
        };
        let measure = match way {
            Way::Across => Measure {
                column: (2.0 * half + label + 24.0).max(numbers + 10.0),
                lane: 74.0,
                half,
                rise: 16.0,
            },
            Way::Down => Measure {
                column: 76.0,
                lane: 2.0 * half + numbers + 14.0,
                half,
                rise: 16.0,
            },
        };
        let before = (numbers + 24.0 - measure.column / 2.0).max(0.0);
        let along = layout.columns * measure.column;
        let aside = (layout.bottom - layout.top) * measure.lane;
        let (width, height) = match way {
            Way::Across => (before + along, aside + 2.0 * measure.rise + 48.0),
            Way::Down => (
                aside + 2.0 * half + numbers + 16.0,
                along - measure.column + 2.0 * measure.rise + 14.0,
            ),
        };
        Some(Ground {
            way,
            measure,
            layout,
            before,
            width,
            height,
        })
    }

    /// Where a lane lies, across the way.
    fn aside(&self, lane: f64) -> f64 {
        let aside = (lane - self.layout.top) * self.measure.lane;
        match self.way {
            Way::Across => aside + self.measure.rise + 24.0,
            Way::Down => aside + self.measure.half + 4.0,
        }
    }

    fn at(&self, node: usize) -> (f64, f64) {
        let (column, lane) = self.layout.places.get(node).copied().unwrap_or_default();
        let along = column * self.measure.column;
        match self.way {
            Way::Across => (
                self.before + along + self.measure.column / 2.0,
                self.aside(lane),
            ),
            Way::Down => (self.aside(lane), along + self.measure.rise + 6.0),
        }
    }

    fn half(&self, node: &GraphNode) -> f64 {
        if node.boxed {
            self.measure.half
        } else {
            width(&node.label) / 2.0 + 4.0
        }
    }
}

pub(super) fn draw(graph: &Graph, size: Size) -> (f64, f64, Vec<Node>, &'static str) {
    let Some(ground) = Ground::of(graph, size) else {
        return (size.width(), 1.0, Vec::new(), "lab-graph graph");
    };
    let mut edges = Vec::new();
    let mut slopes = Vec::new();
    for (place, node) in graph.nodes.iter().enumerate() {
        for one in &node.edges {
            let Some(from) = graph.nodes.get(one.from) else {
                continue;
            };
            let ends = (ground.at(one.from), ground.at(place));
            let run = ground.layout.around(one.from, place);
            let run = run.map(|lane| ground.aside(lane));
            let (line, head) = paths(ends, run, &ground.measure, ground.half(from), ground.way);
            let of = |name: &'static str, dead: &'static str| if one.dead { dead } else { name };
            edges.push(path(of("edge", "edge dead"), line));
            edges.push(path(of("head", "head dead"), head));
            if !one.label.is_empty() {
                slopes.push(slope(&ground, ends, run, one.label.clone()));
            }
        }
    }
    let nodes = graph.nodes.iter().enumerate();
    let nodes = nodes.map(|(place, node)| drawn(&ground, node, ground.at(place)));
    let inside = vec![
        classed("g", "lab-edges").children(edges),
        classed("g", "lab-nodes").children(nodes),
        classed("g", "lab-slopes").children(slopes),
    ];
    (ground.width, ground.height, inside, "lab-graph graph")
}

/// The local derivative, on the bend of its edge.
fn slope(
    ground: &Ground,
    (from, to): ((f64, f64), (f64, f64)),
    run: Option<f64>,
    text: String,
) -> Node {
    let measure = &ground.measure;
    match ground.way {
        Way::Across => {
            let gap = measure.column - 2.0 * measure.half;
            let x = to.0 - measure.half - gap / 2.0;
            let y = run.unwrap_or(from.1);
            let y = if (y - to.1).abs() < 1.0 {
                to.1 - 6.0
            } else {
                f64::midpoint(y, to.1) + 4.0
            };
            words("slope", (x, y), "middle", text)
        }
        Way::Down => {
            let gap = measure.column - 2.0 * measure.rise;
            let y = to.1 - measure.rise - gap / 2.0 + 2.0;
            let x = run.unwrap_or(from.0);
            if (x - to.0).abs() < 1.0 {
                words("slope", (to.0 + 7.0, y), "start", text)
            } else {
                words("slope", (f64::midpoint(x, to.0), y), "middle", text)
            }
        }
    }
}

fn drawn(ground: &Ground, node: &GraphNode, (x, y): (f64, f64)) -> Node {
    let (half, rise) = (ground.half(node), ground.measure.rise);
    let (number_x, value_y, gradient_y, anchor) = match ground.way {
        Way::Across if !node.boxed => (x - half - 5.0, y - 3.0, y + 12.0, "end"),
        Way::Across => (x, y - rise - 7.0, y + rise + 15.0, "middle"),
        Way::Down => (x + half + 5.0, y - 3.0, y + 12.0, "start"),
    };
    let class = format!(
        "node{}{}{}",
        if node.boxed { "" } else { " given" },
        if node.here { " here" } else { "" },
        if node.shut { " off" } else { "" }
    );
    let name = if node.boxed {
        node.label.clone()
    } else {
        symbol(&node.label)
    };
    classed("g", class).children([
        classed("rect", "box")
            .with("x", px(x - half))
            .with("y", px(y - rise))
            .with("width", px(2.0 * half))
            .with("height", px(2.0 * rise))
            .with("rx", "6"),
        words("name", (x, y + 5.5), "middle", name),
        words("value", (number_x, value_y), anchor, node.value.clone()),
        words(
            "gradient",
            (number_x, gradient_y),
            anchor,
            node.gradient.clone(),
        ),
    ])
}
