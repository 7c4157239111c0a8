//! Where the nodes of a graph stand.
//!
//! Columns: an operation stands one column after the latest of its inputs, a
//! name one column before its first use. Lanes: the part of the graph that
//! leads to a node is laid out first and moved as a whole, so that it touches
//! no other part; a node stands in the lane of the one operation it continues,
//! or midway between several.

use std::collections::BTreeMap;

use super::node::{GraphNode, GraphRole};

/// Places of all nodes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Layout {
    /// Column and lane of each node.
    pub places: Vec<(f64, f64)>,
    /// Number of columns.
    pub columns: f64,
    /// The topmost lane.
    pub top: f64,
    /// The lowest lane.
    pub bottom: f64,
    placed: Vec<bool>,
    /// The lanes of edges that go around the boxes in their way.
    around: BTreeMap<(usize, usize), f64>,
}

impl Layout {
    /// The lane in which an edge runs along, where it cannot do so in the lane of its beginning.
    pub fn around(&self, from: usize, to: usize) -> Option<f64> {
        self.around.get(&(from, to)).copied()
    }

    /// Sends long edges around what stands between their ends; an edge that passes behind a box
    /// would look as if it came from there.
    fn go_around(&mut self, nodes: &[GraphNode]) {
        let between = |from: f64, to: f64, lane: f64| {
            self.places.iter().zip(&self.placed).any(|(place, &drawn)| {
                drawn && place.0 > from && place.0 < to && (place.1 - lane).abs() < 0.6
            })
        };
        let mut around = BTreeMap::new();
        for (to, node) in nodes.iter().enumerate().filter(|(to, _)| self.drawn(*to)) {
            for &from in &node.inputs {
                let (Some(start), Some(end)) = (self.places.get(from), self.places.get(to)) else {
                    continue;
                };
                let blocked = |lane: f64| between(start.0, end.0, lane);
                if !blocked(start.1) {
                    continue;
                }
                // The nearest free lane, above before below.
                let free = (1..=40)
                    .flat_map(|step| {
                        let by = f64::from(step) * 0.05 + 0.6;
                        [start.1 - by, start.1 + by]
                    })
                    .find(|&lane| !blocked(lane));
                around.extend(free.map(|lane| ((from, to), lane)));
            }
        }
        for &lane in around.values() {
            self.top = self.top.min(lane);
            self.bottom = self.bottom.max(lane);
        }
        self.around = around;
    }

    /// Whether the output depends on this node, so that it is drawn.
    pub fn drawn(&self, node: usize) -> bool {
        self.placed.get(node).copied().unwrap_or(false)
    }

    /// How many edges leave a node.
    pub fn uses(&self, nodes: &[GraphNode], node: usize) -> usize {
        nodes
            .iter()
            .map(|one| one.inputs.iter().filter(|&&input| input == node).count())
            .sum()
    }
}

/// A laid-out part: nodes with lanes relative to its own, and per column the
/// first and last lane taken.
#[derive(Default)]
struct Part {
    lanes: Vec<(usize, f64)>,
    taken: BTreeMap<usize, (f64, f64)>,
}

impl Part {
    fn shift(&mut self, by: f64) {
        for (_, lane) in &mut self.lanes {
            *lane += by;
        }
        for (first, last) in self.taken.values_mut() {
            *first += by;
            *last += by;
        }
    }

    fn take(&mut self, column: usize, first: f64, last: f64) {
        let entry = self.taken.entry(column).or_insert((first, last));
        *entry = (entry.0.min(first), entry.1.max(last));
    }

    fn absorb(&mut self, other: Part) {
        for (column, (first, last)) in other.taken {
            self.take(column, first, last);
        }
        self.lanes.extend(other.lanes);
    }

    /// How far `other` must be moved down to stand below this part.
    fn room(&self, other: &Part) -> f64 {
        let mut by = f64::NEG_INFINITY;
        for (column, (first, _)) in &other.taken {
            if let Some((_, last)) = self.taken.get(column) {
                by = by.max(last + 1.0 - first);
            }
        }
        by
    }
}

/// Lays out the graph whose output is the last node; `None` where there is none.
pub(crate) fn layout(nodes: &[GraphNode]) -> Option<Layout> {
    let output = nodes.len().checked_sub(1)?;
    let columns = columns(nodes);
    let mut placed = vec![false; nodes.len()];
    let part = arrange(nodes, &columns, output, &mut placed);
    let mut places = vec![(0.0, 0.0); nodes.len()];
    let (mut top, mut bottom) = (f64::INFINITY, f64::NEG_INFINITY);
    for (node, lane) in part.lanes {
        let column = columns.get(node).copied().unwrap_or_default();
        if let Some(place) = places.get_mut(node) {
            *place = (column as f64, lane);
        }
        top = top.min(lane);
        bottom = bottom.max(lane);
    }
    let columns = columns.iter().max().map_or(1, |last| last + 1) as f64;
    let mut layout = Layout {
        places,
        columns,
        top,
        bottom,
        placed,
        around: BTreeMap::new(),
    };
    layout.go_around(nodes);
    Some(layout)
}

/// The column of each node.
fn columns(nodes: &[GraphNode]) -> Vec<usize> {
    let mut columns = vec![0; nodes.len()];
    for (index, node) in nodes.iter().enumerate() {
        let before = node
            .inputs
            .iter()
            .filter_map(|&input| columns.get(input).copied());
        let column = before.max().map_or(0, |last: usize| last + 1);
        if let Some(place) = columns.get_mut(index) {
            *place = column;
        }
    }
    // Names stand right before their first use.
    for (index, node) in nodes.iter().enumerate() {
        if node.inputs.is_empty() {
            let first = nodes
                .iter()
                .enumerate()
                .filter(|(_, user)| user.inputs.contains(&index))
                .filter_map(|(user, _)| columns.get(user).copied())
                .min();
            if let (Some(first), Some(place)) = (first, columns.get_mut(index)) {
                *place = first.saturating_sub(1);
            }
        }
    }
    columns
}

/// Lays out everything that leads to `node` and is not placed yet; the node
/// itself ends in lane 0.
fn arrange(nodes: &[GraphNode], columns: &[usize], node: usize, placed: &mut [bool]) -> Part {
    if let Some(flag) = placed.get_mut(node) {
        *flag = true;
    }
    let Some(this) = nodes.get(node) else {
        return Part::default();
    };
    let mut whole = Part::default();
    let mut spine = Vec::new();
    let mut names = Vec::new();
    for &input in &this.inputs {
        if placed.get(input).copied().unwrap_or(true) {
            continue;
        }
        let mut part = arrange(nodes, columns, input, placed);
        let room = whole.room(&part);
        let by = if room.is_finite() {
            room
        } else {
            // No column in common: level with what came before.
            0.0
        };
        part.shift(by);
        whole.absorb(part);
        let operation = nodes
            .get(input)
            .is_some_and(|one| matches!(one.role, GraphRole::Operation | GraphRole::Gate { .. }));
        if operation { &mut spine } else { &mut names }.push(by);
    }
    // The node continues the operations before it; among names only, it stands
    // in the middle.
    let level = if spine.is_empty() { &names } else { &spine };
    let middle = if level.is_empty() {
        0.0
    } else {
        level.iter().sum::<f64>() / level.len() as f64
    };
    whole.shift(-middle);
    let column = columns.get(node).copied().unwrap_or_default();
    whole.take(column, 0.0, 0.0);
    whole.lanes.push((node, 0.0));
    whole
}
