//! Notebooks to begin with.

/// A notebook: its name, and its lines.
pub const ALL: &[(&str, &str)] = &[
    (
        "Memory and days of a 7B model",
        "# A model of seven billion parameters, trained with Adam in mixed precision\nparams = 7B\nstates = params * 16 bytes -> GB\ncards = 8\nstates / cards\n\n# Two trillion tokens on 256 cards at 40% of their peak\ntokens = 2T\nflop = 6 * params * tokens FLOP\nspeed = 256 * 989.5 TFLOP/s * 40%\nflop / speed -> days",
    ),
    (
        "Softmax and its loss",
        "z = [2, 1, 0.1]\np = softmax(z)\n-ln(p[1])\ncross_entropy(z, 0)\n# The gradient of the loss: the probabilities less the target\np - [1, 0, 0]",
    ),
    (
        "A step of Adam",
        "g = [4, -2, 6]\nadam(g, lr = 1e-3).m_hat\nadam(g, lr = 1e-3).param",
    ),
    (
        "A derivative by the chain rule",
        "f(x) = (3x + 2)^2\nf(1)\ngrad(f, 1)\nx = 1\n(3x + 2)^2",
    ),
    (
        "Traffic and bandwidth",
        "gradient = 8B * 2 bytes -> GB\n# A ring sends almost everything twice\nring = gradient * 2 * 63/64\nring / (50 GB/s) -> ms",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calculator::notebook::{Notebook, Outcome};

    #[test]
    fn every_line_of_every_example_has_a_value() {
        for (name, text) in ALL {
            for line in Notebook::of(text).lines() {
                assert!(
                    !matches!(line.outcome, Outcome::Fault(_)),
                    "{name}: {}: {:?}",
                    line.text,
                    line.outcome
                );
            }
        }
    }
}
