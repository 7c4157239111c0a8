//! The z-loss: keeps the softmax's normaliser near 1.
//!
//! ℓ = c · mean (log Σ exp z)². Gradient of a row: 2 c · logsumexp · softmax(z)/rows. Source: Chowdhery
//! and others 2022, "PaLM", section 5, with c = 1e-4. Two equal logits of 0 have log 2:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("z_loss").ok_or("?")?.call([[0.0, 0.0].into()], [("coef", 1.0.into())])?;
//! assert!((found.number("loss")? - 2_f64.ln().powi(2)).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::reduce::{REDUCTION, per_row, reduce, rows_of, softmax};
use crate::real::log_sum_exp;
use crate::registry::{Entry, Outcome, Parameter};

/// z-loss.
pub const ENTRY: Entry = Entry {
    slug: "z_loss",
    title: "z-loss",
    formula: r"\ell = c\left(\log\sum_c e^{z_c}\right)^2",
    parameters: &[
        Parameter::tensor("logits", "one number a class"),
        Parameter::number("coef", "weight of the loss").or(1e-4),
        REDUCTION,
    ],
    main: Some("loss"),
    source: "Chowdhery et al. 2022, PaLM (arXiv:2204.02311), section 5",
    rule: |arguments| {
        let (rows, classes) = rows_of(arguments, "logits")?;
        let logits = arguments.tensor("logits")?;
        let coef = arguments.number("coef")?;
        let sums: Vec<f64> = logits.data().chunks(classes).map(log_sum_exp).collect();
        let mut gradient = softmax(logits, classes);
        for (row, z) in gradient.data_mut().chunks_mut(classes).zip(&sums) {
            row.iter_mut().for_each(|p| *p *= 2.0 * coef * z);
        }
        let losses = sums.iter().map(|z| coef * z * z).collect();
        let (loss, factor) = reduce(arguments, per_row(logits, losses)?, rows as f64);
        Ok(Outcome::Record(vec![
            ("loss", loss),
            ("d_logits", gradient.scale(factor).into()),
        ]))
    },
};
