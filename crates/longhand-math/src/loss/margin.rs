//! Losses that want a margin. Where two pieces meet the slope is 0, as relu's at 0.
//!
//! * `hinge`: max(0, m − y s). * `squared_hinge`: its square. * `soft_margin`: log(1 + e^(−y s)).
//! * `margin_ranking`: max(0, m − y (x₁ − x₂)).
//! * `hinge_embedding`: x where y = 1, max(0, m − x) where y = −1.
//!
//! Symbols: y = ±1 the target, s the score, m = `margin`. Source: PyTorch's losses of these names. A
//! right answer with half the margin:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("hinge").ok_or("?")?.apply([0.5.into(), 1.0.into()])?;
//! assert_eq!((found.number("loss")?, found.number("d_score")?), (0.5, -1.0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::reduce::{REDUCTION, elementwise};
use crate::real::{sigmoid, softplus};
use crate::registry::{Entry, Parameter};

const SCORE: Parameter = Parameter::tensor("score", "the scores");
const TARGET: Parameter = Parameter::tensor("target", "1 or −1");
const MARGIN: Parameter = Parameter::number("margin", "the margin").or(1.0);

/// Hinge.
pub const HINGE: Entry = Entry {
    slug: "hinge",
    title: "Hinge loss",
    formula: r"\ell = \max(0, m - y s)",
    parameters: &[SCORE, TARGET, MARGIN, REDUCTION],
    main: Some("loss"),
    source: "Cortes & Vapnik 1995; optax hinge_loss",
    rule: |arguments| {
        let margin = arguments.number("margin")?;
        elementwise(arguments, ["score", "target"], ["d_score", ""], |[s, y]| {
            let short = margin - y * s;
            if short > 0.0 {
                (short, [-y, 0.0])
            } else {
                (0.0, [0.0, 0.0])
            }
        })
    },
};

/// Squared hinge.
pub const SQUARED_HINGE: Entry = Entry {
    slug: "squared_hinge",
    title: "Squared hinge loss",
    formula: r"\ell = \max(0, m - y s)^2",
    parameters: &[SCORE, TARGET, MARGIN, REDUCTION],
    main: Some("loss"),
    source: "Tang 2013 (arXiv:1306.0239)",
    rule: |arguments| {
        let margin = arguments.number("margin")?;
        elementwise(arguments, ["score", "target"], ["d_score", ""], |[s, y]| {
            let short = (margin - y * s).max(0.0);
            (short * short, [-2.0 * y * short, 0.0])
        })
    },
};

/// Soft margin.
pub const SOFT_MARGIN: Entry = Entry {
    slug: "soft_margin",
    title: "Soft margin loss",
    formula: r"\ell = \log\left(1 + e^{-ys}\right)",
    parameters: &[SCORE, TARGET, REDUCTION],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.soft_margin_loss",
    rule: |arguments| {
        elementwise(arguments, ["score", "target"], ["d_score", ""], |[s, y]| {
            (softplus(-y * s), [-y * sigmoid(-y * s), 0.0])
        })
    },
};

/// Margin ranking.
pub const RANKING: Entry = Entry {
    slug: "margin_ranking",
    title: "Margin ranking loss",
    formula: r"\ell = \max\left(0, m - y(x_1 - x_2)\right)",
    parameters: &[
        Parameter::tensor("x1", "scores of the first"),
        Parameter::tensor("x2", "scores of the second"),
        Parameter::tensor(
            "target",
            "1 where the first should be higher, −1 where the second",
        ),
        MARGIN.or(0.0),
        REDUCTION,
    ],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.margin_ranking_loss",
    rule: |arguments| {
        let margin = arguments.number("margin")?;
        elementwise(
            arguments,
            ["x1", "x2", "target"],
            ["d_x1", "d_x2", ""],
            |[a, b, y]| {
                let short = margin - y * (a - b);
                if short > 0.0 {
                    (short, [-y, y, 0.0])
                } else {
                    (0.0, [0.0; 3])
                }
            },
        )
    },
};

/// Hinge embedding.
pub const EMBEDDING: Entry = Entry {
    slug: "hinge_embedding",
    title: "Hinge embedding loss",
    formula: r"\ell = x \text{ if } y = 1 \text{ else } \max(0, m - x)",
    parameters: &[
        Parameter::tensor("x", "distances"),
        TARGET,
        MARGIN,
        REDUCTION,
    ],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.hinge_embedding_loss",
    rule: |arguments| {
        let margin = arguments.number("margin")?;
        elementwise(arguments, ["x", "target"], ["d_x", ""], |[x, y]| {
            if y > 0.0 {
                (x, [1.0, 0.0])
            } else if x < margin {
                (margin - x, [-1.0, 0.0])
            } else {
                (0.0, [0.0, 0.0])
            }
        })
    },
};
