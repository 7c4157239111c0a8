//! The focal loss over several classes: ℓ = −(1 − p_y)^γ log p_y, p = softmax(z).
//!
//! Its slope along z_j is (γ (1 − p)^(γ − 1) p log p − (1 − p)^γ)(δ_jy − p_j) with p = p_y. Source: Lin
//! and others 2017. With γ = 0 it is the cross-entropy; two equal logits with γ = 2 cost log(2)/4:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("focal_multiclass").ok_or("?")?.apply([[0.0, 0.0].into(), 1.0.into()])?;
//! assert!((found.number("loss")? - 2_f64.ln() / 4.0).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::reduce::{REDUCTION, classes_of, log_softmax, per_row, reduce, rows_of};
use crate::real::{exp, exp_m1, pow};
use crate::registry::{Entry, Outcome, Parameter};

/// Focal loss over classes.
pub const ENTRY: Entry = Entry {
    slug: "focal_multiclass",
    title: "Focal loss (classes)",
    formula: r"\ell = -(1-p_y)^\gamma \log p_y",
    parameters: &[
        Parameter::tensor("logits", "one number a class"),
        Parameter::tensor("target", "the right class of each row, from 0"),
        Parameter::number("gamma", "how much easy rows are discounted").or(2.0),
        REDUCTION,
    ],
    main: Some("loss"),
    source: "Lin et al. 2017 (arXiv:1708.02002)",
    rule: |arguments| {
        let (rows, classes) = rows_of(arguments, "logits")?;
        let logits = arguments.tensor("logits")?;
        let gamma = arguments.number("gamma")?;
        let targets = classes_of(arguments, rows, classes, None)?;
        let log_p = log_softmax(logits, classes);
        let mut gradient = log_p.map(exp);
        let mut losses = Vec::with_capacity(rows);
        let places = gradient
            .data_mut()
            .chunks_mut(classes)
            .zip(log_p.data().chunks(classes));
        for ((row, log_p), target) in places.zip(targets) {
            let target = target.unwrap_or(0);
            let log_right = log_p.get(target).copied().unwrap_or(f64::NAN);
            let missed = -exp_m1(log_right);
            losses.push(-pow(missed, gamma) * log_right);
            let bend = if gamma == 0.0 || missed == 0.0 {
                0.0
            } else {
                gamma * pow(missed, gamma - 1.0) * exp(log_right) * log_right
            };
            let slope = bend - pow(missed, gamma);
            for (class, p) in row.iter_mut().enumerate() {
                let right = if class == target { 1.0 } else { 0.0 };
                *p = slope * (right - *p);
            }
        }
        let (loss, factor) = reduce(arguments, per_row(logits, losses)?, rows as f64);
        Ok(Outcome::Record(vec![
            ("loss", loss),
            ("d_logits", gradient.scale(factor).into()),
        ]))
    },
};
