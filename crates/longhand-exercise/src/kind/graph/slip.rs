//! What a wrong number in a graph betrays: slips that the graph itself makes known.

use super::{Field, Sheet, What};
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
            GraphSlip::Carried { .. } => "carried",
        }
    }
}

impl Sheet {
    /// What a wrong number in a field betrays. `close` says whether the typed number is a given
    /// one, to the digits typed. `own` holds the learner's gradients of other nodes, where they
    /// typed one.
    ///
    /// Small whole numbers often fit several stories. A path left out at a fork is then the one
    /// told; of other stories of different kinds, none is.
    pub fn slip(
        &self,
        field: Field,
        close: &dyn Fn(f64) -> bool,
        own: &dyn Fn(usize) -> Option<f64>,
    ) -> Option<GraphSlip> {
        let answer = self.number(field);
        let fits = |value: f64| value != answer && close(value);
        let mut found = match field.what {
            What::Value => self.value_slips(field.node, &fits),
            What::Gradient => self.gradient_slips(field.node, &fits, own),
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

    fn gradient_slips(
        &self,
        node: usize,
        fits: &dyn Fn(f64) -> bool,
        own: &dyn Fn(usize) -> Option<f64>,
    ) -> Vec<GraphSlip> {
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
        if found.is_empty()
            && let Some(user) = self.carried(node, fits, own)
        {
            found.push(GraphSlip::Carried { user });
        }
        found
    }

    /// Whether the number follows from the learner's own gradients of the operations that read the
    /// node, at least one of which is not right; that one. A gradient of 0 or ±1 carries nothing:
    /// it would let any number through, or none.
    fn carried(
        &self,
        node: usize,
        fits: &dyn Fn(f64) -> bool,
        own: &dyn Fn(usize) -> Option<f64>,
    ) -> Option<usize> {
        let mut from = None;
        let mut sum = 0.0;
        for one in self.uses(node) {
            let right = self.gradient(one.user);
            let arrives = own(one.user).unwrap_or(right);
            let telling = arrives.is_finite() && arrives != 0.0 && arrives.abs() != 1.0;
            if (arrives - right).abs() > 1e-9 * right.abs() && one.slope != 0.0 && telling {
                from = from.or(Some(one.user));
            }
            sum += arrives * one.slope;
        }
        from.filter(|_| fits(sum))
    }
}
