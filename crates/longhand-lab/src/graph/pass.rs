//! The forward and the backward pass, as far as they have come.

use longhand_math::op::{Arithmetic, Function, flow};

use super::controls::{EXPRESSION, STEP, VALUES};
use super::expression::{self, Kind, Node};
use super::functions;
use crate::settings::Settings;

/// A graph with its values, and the gradients that have arrived.
#[derive(Debug, Clone)]
pub(super) struct Pass {
    pub(super) nodes: Vec<Node>,
    /// The values of all nodes.
    pub(super) values: Vec<f64>,
    /// The operations in the order of the forward pass.
    pub(super) operations: Vec<usize>,
    /// What has arrived at each node so far.
    pub(super) gradients: Vec<Option<f64>>,
    /// What the last step added to which node: what arrived, the local derivative, what was there
    /// before.
    pub(super) last: Vec<Arrival>,
    /// How many steps are done.
    pub(super) done: usize,
}

/// A gradient that comes back along an edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Arrival {
    pub(super) at: usize,
    /// The local derivative.
    pub(super) slope: f64,
    /// What it passes on.
    pub(super) passed: f64,
    /// What had come by other paths.
    pub(super) before: Option<f64>,
}

impl Pass {
    /// The passes that the settings ask for.
    ///
    /// # Errors
    /// What is wrong with the expression or with the values.
    pub(super) fn of(settings: &Settings) -> Result<Pass, String> {
        let nodes = expression::read(settings.text(&EXPRESSION))?;
        let given = expression::values(settings.text(&VALUES))?;
        Pass::new(nodes, &given, settings.number(&STEP) as usize)
    }

    /// The passes of a graph up to a step: first every operation forward, then every one backward.
    ///
    /// # Errors
    /// A name that has no value.
    pub(super) fn new(
        nodes: Vec<Node>,
        given: &[(String, f64)],
        steps: usize,
    ) -> Result<Pass, String> {
        let mut values: Vec<f64> = Vec::new();
        for node in &nodes {
            let of = |place: usize| {
                let input = node.inputs.get(place);
                input
                    .and_then(|input| values.get(*input))
                    .copied()
                    .unwrap_or(0.0)
            };
            values.push(match &node.kind {
                Kind::Name(name) => match given.iter().find(|(one, _)| one == name) {
                    Some((_, value)) => *value,
                    None => {
                        return Err(format!(
                            "“{name}” has no value. Add {name} = 1 to the values."
                        ));
                    }
                },
                Kind::Number(number) => *number,
                Kind::Two(op) => op.value(of(0), of(1)),
                Kind::One(function) => functions::value(*function, of(0)),
                Kind::Power(exponent) => Arithmetic::Power.value(of(0), *exponent),
            });
        }
        let operations = (0..nodes.len())
            .filter(|place| {
                nodes
                    .get(*place)
                    .is_some_and(|node| node.kind.is_operation())
            })
            .collect();
        let mut pass = Pass {
            gradients: vec![None; nodes.len()],
            nodes,
            values,
            operations,
            last: Vec::new(),
            done: 0,
        };
        pass.done = steps.min(pass.all());
        for step in 1..=pass.done {
            pass.back(step);
        }
        Ok(pass)
    }

    /// How many steps there are.
    pub(super) fn all(&self) -> usize {
        2 * self.operations.len()
    }

    /// The operation of a step, and whether it is one of the backward pass.
    pub(super) fn of_step(&self, step: usize) -> Option<(usize, bool)> {
        let count = self.operations.len();
        let (place, backward) = if step <= count {
            (step.checked_sub(1)?, false)
        } else {
            ((2 * count).checked_sub(step)?, true)
        };
        self.operations.get(place).map(|node| (*node, backward))
    }

    /// A step of the backward pass.
    fn back(&mut self, step: usize) {
        self.last.clear();
        if step == self.operations.len()
            && let Some(output) = self.gradients.last_mut()
        {
            *output = Some(1.0);
        }
        let Some((node, true)) = self.of_step(step) else {
            return;
        };
        let upstream = self.gradient(node);
        let count = self.nodes.get(node).map_or(0, |node| node.inputs.len());
        for input in 0..count {
            let Some(at) = self
                .nodes
                .get(node)
                .and_then(|node| node.inputs.get(input))
                .copied()
            else {
                continue;
            };
            let slope = self.slope(node, input);
            let passed = flow(slope, upstream);
            if let Some(gradient) = self.gradients.get_mut(at) {
                self.last.push(Arrival {
                    at,
                    slope,
                    passed,
                    before: *gradient,
                });
                *gradient = Some(gradient.map_or(passed, |before| before + passed));
            }
        }
    }

    /// The gradient that has arrived at a node.
    pub(super) fn gradient(&self, node: usize) -> f64 {
        self.gradients.get(node).copied().flatten().unwrap_or(0.0)
    }

    /// The value of a node.
    pub(super) fn value(&self, node: usize) -> f64 {
        self.values.get(node).copied().unwrap_or(f64::NAN)
    }

    /// Whether the forward pass has reached a node.
    pub(super) fn is_known(&self, node: usize) -> bool {
        let place = self.operations.iter().position(|one| *one == node);
        place.is_none_or(|place| place < self.done)
    }

    /// Whether the backward pass has gone through a node.
    pub(super) fn is_passed(&self, node: usize) -> bool {
        let place = self.operations.iter().position(|one| *one == node);
        place.is_some_and(|place| 2 * self.operations.len() - place <= self.done)
    }

    /// The local derivative of a node with respect to one of its inputs.
    pub(super) fn slope(&self, node: usize, input: usize) -> f64 {
        let Some(one) = self.nodes.get(node) else {
            return 0.0;
        };
        let of = |place: usize| {
            one.inputs
                .get(place)
                .map_or(0.0, |input| self.value(*input))
        };
        let y = self.value(node);
        match &one.kind {
            Kind::Two(op) => op.slope_at(input, of(0), of(1), y),
            Kind::One(function) => functions::slope(*function, of(0), y),
            Kind::Power(exponent) => Arithmetic::Power.slope_at(0, of(0), *exponent, y),
            Kind::Name(_) | Kind::Number(_) => 0.0,
        }
    }

    /// Whether a node is a ReLU that lets nothing through.
    pub(super) fn is_shut(&self, node: usize) -> bool {
        let relu = self.nodes.get(node).map(|node| &node.kind);
        relu == Some(&Kind::One(Function::Relu)) && self.slope(node, 0) == 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::expression::{read, values};
    use longhand_math::Tensor;
    use longhand_math::op::Op;
    use longhand_math::tape::Tape;

    fn pass(text: &str, given: &str) -> Pass {
        let given = values(given).expect("values");
        Pass::new(read(text).expect("an expression"), &given, 99).expect("a pass")
    }

    #[test]
    fn gradients_are_those_of_the_tape() {
        for (text, given) in [
            ("(w*x - t)^2", "w = 0.5, x = 4, t = 3"),
            ("(relu(w*x) + w - t)^2", "w = 0.5, x = -4, t = 3"),
            ("-log(sigmoid(x*w) / (1 + exp(-x)))", "w = 2, x = 0.3"),
            ("max(x, y)*min(x, y) + abs(x - y)^1.5", "x = 3, y = 5"),
            ("tanh(x)*softplus(x)*silu(x)*gelu(x)", "x = 0.7"),
            ("x^y + sqrt(x) + exp(x)*tanh(y)", "x = 2, y = 3"),
            ("x*x*x", "x = 2"),
        ] {
            let found = pass(text, given);
            let mut tape = Tape::new();
            for (node, value) in found.nodes.iter().zip(&found.values) {
                let place = match &node.kind {
                    Kind::Name(_) | Kind::Number(_) => tape.given(Tensor::scalar(*value)),
                    Kind::Two(op) => tape.apply(Op::Arithmetic(*op), &node.inputs).expect(text),
                    Kind::One(one) => tape.apply(Op::Function(*one), &node.inputs).expect(text),
                    Kind::Power(exponent) => {
                        let power = |x: f64| Arithmetic::Power.value(x, *exponent);
                        let base = found.value(node.inputs[0]);
                        let slope = Arithmetic::Power.slope_at(0, base, *exponent, *value);
                        let op = Op::Rule {
                            name: "power",
                            slopes: vec![Some(Tensor::scalar(slope))],
                        };
                        tape.record(op, node.inputs.clone(), Tensor::scalar(power(base)))
                    }
                };
                let there = tape.value(place).and_then(Tensor::item).expect("a number");
                assert!((there - value).abs() <= 1e-12 * value.abs(), "{text}");
            }
            let gradients = tape.gradients(found.nodes.len() - 1, None).expect(text);
            for (place, node) in found.nodes.iter().enumerate() {
                if matches!(node.kind, Kind::Name(_)) {
                    let there = gradients.of(place).and_then(Tensor::item).unwrap_or(0.0);
                    let here = found.gradient(place);
                    assert!(
                        (there - here).abs() <= 1e-12 * there.abs(),
                        "{text}: {there} {here}"
                    );
                }
            }
        }
    }

    #[test]
    fn gradients_agree_with_differences() {
        let at = |x: f64| {
            let text = "(relu(w*x) + x*w - t)^2*sigmoid(x)";
            pass(text, &format!("w = 0.5, x = {x}, t = 3"))
        };
        let value = |x: f64| *at(x).values.last().expect("an output");
        let slope = (value(4.001) - value(3.999)) / 0.002;
        let found = at(4.0);
        let x = found
            .nodes
            .iter()
            .position(|node| node.kind == Kind::Name("x".to_owned()));
        assert!((found.gradient(x.expect("a place")) - slope).abs() < 1e-5);
    }

    #[test]
    fn the_chapters_weight_has_minus_eight() {
        let found = pass("(w*x - t)^2", "w = 0.5, x = 4, t = 3");
        let named = |name: &str| {
            let is_it = |node: &Node| node.kind == Kind::Name(name.to_owned());
            let place = found.nodes.iter().position(is_it).expect("it is there");
            found.gradient(place)
        };
        assert_eq!([named("w"), named("x"), named("t")], [-8.0, -1.0, 2.0]);
    }

    #[test]
    fn a_step_back_passes_on_what_has_arrived() {
        let nodes = read("relu(w*x) + w").expect("an expression");
        let given = values("w = 0.5, x = 4").expect("values");
        // Three forward; back through +, then relu, then ×.
        let at = |steps| Pass::new(nodes.clone(), &given, steps).expect("a pass");
        let w = |steps| at(steps).gradients[0];
        assert_eq!(
            [w(3), w(4), w(5), w(6)],
            [None, Some(1.0), Some(1.0), Some(5.0)]
        );
        assert_eq!(at(6).last[0].before, Some(1.0));
        assert!(!at(1).is_known(3) && at(2).is_known(3));
        assert!(!at(4).is_passed(3) && at(5).is_passed(3));
    }
}
