//! Rotary position embedding: each pair of features turns by an angle that grows with the position.
//!
//! Pair i of a vector at position p turns by p θᵢ, θᵢ = base^(−2i/d): (a, b) → (a cos − b sin,
//! a sin + b cos). `interleaved` pairs neighbours (2i, 2i + 1) as in the paper, `half` pairs i with
//! i + d/2 as in Llama and Hugging Face. `inverse` turns back, which is also the gradient's way.
//!
//! Symbols: d features (even), x of shape `[d]` or `[positions, d]`, or with heads before. Source: Su and
//! others 2021, equation 34. The dot product of two turned vectors depends on their distance only. A
//! first feature at position 1 turns by 1 radian:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("rope").ok_or("?")?.call([[1.0, 0.0].into()], [("position", 1.0.into())])?;
//! assert!((found.tensor("")?.data()[0] - 0.5403023058681398).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::MathError;
use crate::real::{cos, pow, sin};
use crate::registry::{Arguments, Entry, Outcome, Parameter};

/// Rotary position embedding.
pub const ENTRY: Entry = Entry {
    slug: "rope",
    title: "Rotary position embedding",
    formula: r"\begin{pmatrix}a'\\b'\end{pmatrix} = \begin{pmatrix}\cos p\theta_i & -\sin p\theta_i\\ \sin p\theta_i & \cos p\theta_i\end{pmatrix}\begin{pmatrix}a\\b\end{pmatrix},\quad \theta_i = \text{base}^{-2i/d}",
    parameters: &[
        Parameter::tensor("x", "vectors, one a position"),
        Parameter::vector(
            "position",
            "position of each row; 0, 1, 2, … when not given",
        )
        .optional(),
        Parameter::number("base", "base of the wavelengths").or(10_000.0),
        Parameter::word(
            "pairs",
            &["interleaved", "half"],
            "which features turn together",
        ),
        Parameter::flag("inverse", "turn back"),
    ],
    main: None,
    source: "Su et al. 2021, RoFormer (arXiv:2104.09864)",
    rule,
};

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let mut x = arguments.tensor("x")?.clone();
    let width = x.sizes().last().copied().unwrap_or(0);
    if width == 0 || width % 2 != 0 {
        return Err(MathError::new(format!(
            "rope: {width} features do not make pairs"
        )));
    }
    let rows = match x.sizes() {
        [.., rows, _] => *rows,
        _ => 1,
    };
    let positions = match arguments.optional_tensor("position") {
        Some(position) if position.len() == rows => position.data().to_vec(),
        Some(position) if position.len() == 1 => {
            vec![position.data().first().copied().unwrap_or(0.0); rows]
        }
        Some(position) => {
            return Err(MathError::new(format!(
                "rope: {} positions for {rows} rows",
                position.len()
            )));
        }
        None => (0..rows).map(|row| row as f64).collect(),
    };
    let base = arguments.number("base")?;
    let half = arguments.word("pairs") == "half";
    let turn = if arguments.flag("inverse") { -1.0 } else { 1.0 };
    for (place, row) in x.data_mut().chunks_mut(width).enumerate() {
        let position = positions.get(place % rows.max(1)).copied().unwrap_or(0.0);
        for pair in 0..width / 2 {
            let angle = turn * position * pow(base, -2.0 * pair as f64 / width as f64);
            let (first, second) = if half {
                (pair, pair + width / 2)
            } else {
                (2 * pair, 2 * pair + 1)
            };
            let a = row.get(first).copied().unwrap_or(0.0);
            let b = row.get(second).copied().unwrap_or(0.0);
            if let Some(first) = row.get_mut(first) {
                *first = a * cos(angle) - b * sin(angle);
            }
            if let Some(second) = row.get_mut(second) {
                *second = a * sin(angle) + b * cos(angle);
            }
        }
    }
    Ok(x.into())
}
