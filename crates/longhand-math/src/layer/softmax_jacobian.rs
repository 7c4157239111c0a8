//! The Jacobian of softmax, and what goes with it.
//!
//! p = softmax(z/T); ∂pᵢ/∂zⱼ = pᵢ (δᵢⱼ − pⱼ)/T; ∂ log pᵢ/∂zⱼ = (δᵢⱼ − pⱼ)/T; with an upstream gradient u
//! the product uᵀ J = p ∘ (u − u·p)/T. A logit of −∞ has p = 0.
//!
//! Symbols: z logits, T `temperature`. Source: Bridle 1990. Two equal logits:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("softmax_jacobian").ok_or("?")?.apply([[0.0, 0.0].into()])?;
//! assert_eq!(found.tensor("jacobian")?.data(), [0.25, -0.25, -0.25, 0.25]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::real::{exp, softmax_normaliser};
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

/// Jacobian of softmax.
pub const ENTRY: Entry = Entry {
    slug: "softmax_jacobian",
    title: "Jacobian of softmax",
    formula: r"\frac{\partial p_i}{\partial z_j} = \frac{p_i(\delta_{ij} - p_j)}{T}",
    parameters: &[
        Parameter::vector("logits", "one number a class"),
        Parameter::number("temperature", "logits are divided by it").or(1.0),
        Parameter::vector("upstream", "gradient with respect to p").optional(),
    ],
    main: Some("jacobian"),
    source: "Bridle 1990",
    rule,
};

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let temperature = arguments.positive("temperature")?;
    let z = arguments.tensor("logits")?.map(|z| z / temperature);
    let normal = softmax_normaliser(z.data());
    let log_p = z.map(|z| z - normal);
    let p = log_p.map(exp);
    let classes = p.len();
    if classes > 500 {
        return Err(MathError::new("softmax_jacobian: at most 500 classes"));
    }
    let (mut jacobian, mut of_log) = (Vec::new(), Vec::new());
    for (i, pi) in p.data().iter().enumerate() {
        for (j, pj) in p.data().iter().enumerate() {
            let same = if i == j { 1.0 } else { 0.0 };
            jacobian.push(pi * (same - pj) / temperature);
            of_log.push((same - pj) / temperature);
        }
    }
    let entropy: f64 = -p
        .data()
        .iter()
        .zip(log_p.data())
        .filter(|(p, _)| **p != 0.0)
        .map(|(p, log)| p * log)
        .sum::<f64>();
    let mut parts = vec![
        (
            "jacobian",
            Outcome::Tensor(Tensor::matrix(classes, classes, jacobian)?),
        ),
        (
            "log_softmax_jacobian",
            Outcome::Tensor(Tensor::matrix(classes, classes, of_log)?),
        ),
        ("log_p", Outcome::Tensor(log_p)),
        ("logsumexp", normal.into()),
        ("entropy", entropy.into()),
    ];
    if let Some(upstream) = arguments.optional_tensor("upstream") {
        if upstream.len() != classes {
            return Err(MathError::new(format!(
                "softmax_jacobian: {} upstream numbers for {classes} classes",
                upstream.len()
            )));
        }
        let along = upstream.mul(&p)?.sum();
        let product = p.zip(upstream, |p, u| p * (u - along) / temperature)?;
        parts.push(("vjp", Outcome::Tensor(product)));
    }
    parts.push(("p", Outcome::Tensor(p)));
    Ok(Outcome::Record(parts))
}
