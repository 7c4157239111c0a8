//! What a wrong number in a graph betrays: slips that the graph itself makes known.

use super::sheet::{Field, Sheet, What};
use longhand_notation::trace::Role;

/// What the learner did at a node, as far as the number tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GraphSlip {
    /// Gave the operation's own slope, without the gradient that arrives there.
    LocalSlope {
        /// The operation that reads the node.
        user: usize,
    },
    /// Passed on the gradient that arrives, without the operation's slope.
    NotMultiplied {
        /// The operation.
        user: usize,
    },
    /// Passed a gradient back through a gate that is closed.
    ClosedGate {
        /// The gate.
        user: usize,
    },
    /// At a fork, gave what comes back along one path only.
    OnePath {
        /// The operation on that path.
        user: usize,
    },
    /// At a fork, multiplied what comes back along the paths.
    PathsMultiplied,
    /// At a product, multiplied by the node's own value in place of the other factor's.
    OwnFactor {
        /// The product.
        user: usize,
    },
    /// Gave the node's value where its gradient is asked for.
    ValueForGradient,
    /// Gave the node's gradient where its value is asked for.
    GradientForValue,
    /// Gave the value of an input, as if the operation had not been done.
    InputForValue {
        /// The input.
        input: usize,
    },
    /// Right size, wrong sign.
    Sign,
    /// Right for the learner's own number at this operation, which is not right itself.
    Carried {
        /// The operation.
        user: usize,
    },
    /// Right for the learner's own value of this node, which is not right itself.
    CarriedValue {
        /// The node.
        input: usize,
    },
}

impl GraphSlip {
    /// The slip's name, as stored in progress and printed by the command line.
    pub fn name(&self) -> &'static str {
        match self {
            GraphSlip::LocalSlope { .. } => "local-slope-only",
            GraphSlip::NotMultiplied { .. } => "slope-left-out",
            GraphSlip::ClosedGate { .. } => "through-a-closed-gate",
            GraphSlip::OnePath { .. } => "one-path-only",
            GraphSlip::PathsMultiplied => "paths-multiplied",
            GraphSlip::OwnFactor { .. } => "own-factor",
            GraphSlip::ValueForGradient => "value-for-gradient",
            GraphSlip::GradientForValue => "gradient-for-value",
            GraphSlip::InputForValue { .. } => "input-for-value",
            GraphSlip::Sign => "sign",
            GraphSlip::Carried { .. } | GraphSlip::CarriedValue { .. } => "carried",
        }
    }
}

impl Sheet {
    /// What a wrong number in a field betrays. `close` says whether the typed number is a given
    /// one, to the digits typed. `own` holds the learner's numbers in other fields, where they typed
    /// one.
    ///
    /// What follows from a wrong number of the learner's own is that first of all. Small whole numbers often fit several stories. A path left out at a fork is then the one
    /// told; of other stories of different kinds, none is.
    pub fn slip(
        &self,
        field: Field,
        close: &dyn Fn(f64) -> bool,
        own: &dyn Fn(Field) -> Option<f64>,
    ) -> Option<GraphSlip> {
        let answer = self.number(field);
        let fits = |value: f64| value != answer && close(value);
        let carried = match field.what {
            What::Value => self.carried_value(field.node, &fits, own),
            What::Gradient => self.carried(field.node, &fits, own),
        };
        if carried.is_some() {
            return carried;
        }
        let mut found = match field.what {
            What::Value => self.value_slips(field.node, &fits),
            What::Gradient => self.gradient_slips(field.node, &fits),
        };
        if answer != 0.0 && close(-answer) {
            found.push(GraphSlip::Sign);
        }
        let first = *found.first()?;
        let fork = found
            .iter()
            .find(|slip| matches!(slip, GraphSlip::OnePath { .. }));
        let alike = found.iter().all(|slip| slip.name() == first.name());
        fork.copied().or(alike.then_some(first))
    }

    fn value_slips(&self, node: usize, fits: &dyn Fn(f64) -> bool) -> Vec<GraphSlip> {
        let mut found = Vec::new();
        let inputs = self
            .trace
            .nodes
            .get(node)
            .map_or(&[][..], |node| &node.inputs);
        // A number that stands in the formula is no step on the way.
        let stepped = |input: &usize| self.trace.nodes[*input].role != Role::Constant;
        for input in inputs.iter().copied().filter(stepped) {
            if fits(self.value(input)) {
                found.push(GraphSlip::InputForValue { input });
            }
        }
        if self.gradient(node) != 0.0 && fits(self.gradient(node)) {
            found.push(GraphSlip::GradientForValue);
        }
        found
    }

    fn gradient_slips(&self, node: usize, fits: &dyn Fn(f64) -> bool) -> Vec<GraphSlip> {
        let uses = self.uses(node);
        let fork = uses.len() > 1;
        let mut found = Vec::new();
        for one in &uses {
            let arrives = self.gradient(one.user);
            let back = arrives * one.slope;
            let user = one.user;
            if fork && back != 0.0 && fits(back) {
                found.push(GraphSlip::OnePath { user });
            }
            // Where one of the two factors is 1, leaving it out changes nothing.
            if arrives != 1.0 && one.slope != 0.0 && fits(one.slope) {
                found.push(GraphSlip::LocalSlope { user });
            }
            if one.slope == 0.0 && arrives != 0.0 && fits(arrives) {
                found.push(GraphSlip::ClosedGate { user });
            } else if one.slope != 1.0
                && arrives != 0.0
                && user != self.trace.output
                && fits(arrives)
            {
                found.push(GraphSlip::NotMultiplied { user });
            }
            let product = self
                .trace
                .nodes
                .get(user)
                .is_some_and(|user| user.op == "multiply");
            let wrong = arrives * self.value(node);
            if product && wrong != 0.0 && fits(wrong) {
                found.push(GraphSlip::OwnFactor { user });
            }
        }
        if fork {
            let product = uses
                .iter()
                .map(|one| self.gradient(one.user) * one.slope)
                .product::<f64>();
            if product != 0.0 && fits(product) {
                found.push(GraphSlip::PathsMultiplied);
            }
        }
        if self.value(node) != 0.0 && fits(self.value(node)) {
            found.push(GraphSlip::ValueForGradient);
        }
        found
    }

    /// The numbers at a node's inputs, the learner's own where they typed one; and the first input
    /// that is not right.
    fn own_inputs(
        &self,
        node: usize,
        own: &dyn Fn(Field) -> Option<f64>,
    ) -> (Vec<f64>, Option<usize>) {
        let inputs = self
            .trace
            .nodes
            .get(node)
            .map_or(&[][..], |one| &one.inputs);
        let mut wrong = None;
        let values = inputs.iter().map(|&input| {
            let right = self.value(input);
            let what = What::Value;
            let value = own(Field { node: input, what }).filter(|x| x.is_finite());
            let value = value.unwrap_or(right);
            if differs(value, right) {
                wrong = wrong.or(Some(input));
            }
            value
        });
        (values.collect(), wrong)
    }

    /// Whether a value follows from the learner's own values of the node's inputs.
    fn carried_value(
        &self,
        node: usize,
        fits: &dyn Fn(f64) -> bool,
        own: &dyn Fn(Field) -> Option<f64>,
    ) -> Option<GraphSlip> {
        let (inputs, wrong) = self.own_inputs(node, own);
        let input = wrong?;
        let follows = self.operate(node, &inputs)?;
        fits(follows).then_some(GraphSlip::CarriedValue { input })
    }

    /// Whether a gradient follows from the learner's own numbers: their gradients of the operations
    /// that read the node, or their values, on which slopes depend. A gradient of 0 or ±1 carries
    /// nothing: it would let any number through, or none.
    fn carried(
        &self,
        node: usize,
        fits: &dyn Fn(f64) -> bool,
        own: &dyn Fn(Field) -> Option<f64>,
    ) -> Option<GraphSlip> {
        let mut from = None;
        let mut sum = 0.0;
        for one in self.uses(node) {
            let user = one.user;
            let right = self.gradient(user);
            let what = What::Gradient;
            let arrives = own(Field { node: user, what }).unwrap_or(right);
            let telling = arrives.is_finite() && arrives != 0.0 && arrives.abs() != 1.0;
            let (inputs, wrong) = self.own_inputs(user, own);
            let slope = match wrong {
                Some(_) => self.slope_at(user, one.order, &inputs)?,
                None => one.slope,
            };
            if differs(arrives, right) && slope != 0.0 && telling {
                from = from.or(Some(GraphSlip::Carried { user }));
            }
            if let Some(input) = wrong.filter(|_| differs(slope, one.slope)) {
                from = from.or(Some(GraphSlip::CarriedValue { input }));
            }
            sum += arrives * slope;
        }
        from.filter(|_| fits(sum))
    }
}

fn differs(a: f64, b: f64) -> bool {
    (a - b).abs() > 1e-6 * b.abs().max(1e-9)
}
