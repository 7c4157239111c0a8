//! Two linear layers with an activation between and a loss after, all the way back.
//!
//! pre = X W₁ᵀ + b₁, hidden = φ(pre), out = hidden W₂ᵀ + b₂, loss = mse(out, T) or the cross-entropy of
//! out with classes T, averaged. The gradients go back layer by layer; dpre = dhidden φ′(pre).
//!
//! Source: Rumelhart, Hinton and Williams 1986. One number through relu, squared error:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("mlp2").ok_or("?")?.call([], [
//!     ("x", [[1.0]].into()), ("w1", [[2.0]].into()), ("b1", [-1.0].into()),
//!     ("w2", [[3.0]].into()), ("b2", [0.5].into()), ("target", [[4.0]].into()),
//! ])?;
//! assert_eq!(found.number("loss")?, 0.25);
//! assert_eq!(found.number("d_w1")?, -3.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::linear;
use crate::op::Function;
use crate::registry::{Arguments, Entry, Outcome, Parameter, named};
use crate::{MathError, Tensor};

/// A network of two layers.
pub const ENTRY: Entry = Entry {
    slug: "mlp2",
    title: "Network of two layers",
    formula: r"\hat y = W_2\,\varphi(W_1 x + b_1) + b_2",
    parameters: &[
        Parameter::matrix("x", "one input a row"),
        Parameter::matrix("w1", "weights of the first layer"),
        Parameter::vector("b1", "its bias").optional(),
        Parameter::matrix("w2", "weights of the second layer"),
        Parameter::vector("b2", "its bias").optional(),
        Parameter::tensor("target", "numbers, or one class a row"),
        Parameter::word(
            "activation",
            &["relu", "tanh", "sigmoid", "gelu", "silu"],
            "between the layers",
        ),
        Parameter::word(
            "loss",
            &["mse", "ce"],
            "squared error or cross-entropy, averaged",
        ),
    ],
    main: Some("loss"),
    source: "Rumelhart et al. 1986",
    rule,
};

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let (x, w1, w2) = (
        arguments.tensor("x")?,
        arguments.tensor("w1")?,
        arguments.tensor("w2")?,
    );
    let activation = match arguments.word("activation") {
        "tanh" => Function::Tanh,
        "sigmoid" => Function::Sigmoid,
        "gelu" => Function::Gelu,
        "silu" => Function::Silu,
        _ => Function::Relu,
    };
    let pre = linear::forward(x, w1, arguments.optional_tensor("b1"))?;
    let hidden = pre.map(|x| activation.value(x));
    let out = linear::forward(&hidden, w2, arguments.optional_tensor("b2"))?;
    let (loss, d_out) = loss(arguments, &out)?;
    let (d_hidden, d_w2, d_b2) = linear::backward(&hidden, w2, &d_out)?;
    let slope = pre.zip(&hidden, |x, y| activation.slope(x, y))?;
    let d_pre = d_hidden.mul(&slope)?;
    let (d_x, d_w1, d_b1) = linear::backward(x, w1, &d_pre)?;
    let mut parts: Vec<(&'static str, Outcome)> = vec![("loss", loss.into())];
    for (name, tensor) in [
        ("pre", pre),
        ("hidden", hidden),
        ("out", out),
        ("d_x", d_x),
        ("d_w1", d_w1),
        ("d_b1", d_b1),
        ("d_w2", d_w2),
        ("d_b2", d_b2),
        ("d_out", d_out),
        ("d_pre", d_pre),
    ] {
        parts.push((name, Outcome::Tensor(tensor)));
    }
    Ok(Outcome::Record(parts))
}

/// The loss of the outputs and its gradient with respect to them.
fn loss(arguments: &Arguments, out: &Tensor) -> Result<(f64, Tensor), MathError> {
    let (slug, input) = match arguments.word("loss") {
        "ce" => ("cross_entropy", "d_logits"),
        _ => ("mse", "d_pred"),
    };
    let entry = named(slug).ok_or_else(|| MathError::new(format!("there is no loss {slug}")))?;
    let target = arguments.tensor("target")?;
    if slug == "mse" && target.sizes() != out.sizes() {
        return Err(MathError::new(format!(
            "mlp2: outputs of shape {} and targets of shape {}",
            out.shape(),
            target.shape()
        )));
    }
    let found = entry.apply([out.into(), target.into()])?;
    Ok((found.number("loss")?, found.tensor(input)?))
}
