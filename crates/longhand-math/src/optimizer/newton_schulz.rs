//! Newton–Schulz iteration: towards the nearest matrix with orthonormal rows or columns.
//!
//! X = G/max(‖G‖, ε); then, k times, A = X Xᵀ and X ← a X + (b A + c A²) X. Tall matrices are
//! transposed on the way. Each singular value σ follows σ ← a σ + b σ³ + c σ⁵.
//!
//! Symbols: ‖G‖ Frobenius; the coefficients of Muon (3.4445, −4.775, 2.0315) bring every singular
//! value into about 0.7–1.2 in five rounds rather than exactly to 1. Source: Jordan and others 2024.
//! A 1 × 1 matrix has σ = 1 after scaling, and one round gives a + b + c:
//!
//! ```
//! use longhand_math::registry::named;
//! let round = named("newton_schulz").ok_or("?")?.call([[[5.0]].into()], [("steps", 1.0.into())])?;
//! assert!((round.number("")? - (3.4445 - 4.775 + 2.0315)).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::registry::{Entry, Parameter};
use crate::{MathError, Tensor};

/// Newton–Schulz.
pub const ENTRY: Entry = Entry {
    slug: "newton_schulz",
    title: "Newton–Schulz iteration",
    formula: r"X \leftarrow aX + (bA + cA^2)X,\quad A = XX^\top",
    parameters: &[
        Parameter::matrix("matrix", "the matrix to orthogonalise"),
        Parameter::count("steps", "rounds").or(5.0),
        Parameter::number("a", "coefficient of X").or(3.4445),
        Parameter::number("b", "coefficient of A X").or(-4.775),
        Parameter::number("c", "coefficient of A² X").or(2.0315),
        Parameter::number("eps", "smallest norm divided by").or(1e-7),
    ],
    main: None,
    source: "Jordan et al. 2024, Muon; Bernstein & Newhouse 2024 (arXiv:2409.20325)",
    rule: |arguments| {
        let coefficients = [
            arguments.number("a")?,
            arguments.number("b")?,
            arguments.number("c")?,
        ];
        let matrix = arguments.tensor("matrix")?;
        Ok(iterate(
            matrix,
            coefficients,
            arguments.count("steps")?,
            arguments.number("eps")?,
        )?
        .into())
    },
};

/// The iteration on a matrix.
///
/// # Errors
/// More than a hundred rounds, or no matrix.
pub fn iterate(
    matrix: &Tensor,
    [a, b, c]: [f64; 3],
    steps: u64,
    eps: f64,
) -> Result<Tensor, MathError> {
    let &[rows, columns] = matrix.sizes() else {
        return Err(MathError::new("newton_schulz: this should be a matrix"));
    };
    if steps > 100 {
        return Err(MathError::new("newton_schulz: at most 100 rounds"));
    }
    let work = (rows * columns)
        .saturating_mul(rows.min(columns))
        .saturating_mul(steps.max(1) as usize);
    if work > 1 << 28 {
        return Err(MathError::new("newton_schulz: the matrix is too large"));
    }
    let tall = rows > columns;
    let mut x = if tall {
        matrix.transpose()?
    } else {
        matrix.clone()
    };
    let norm = x.norm().max(eps);
    if norm > 0.0 {
        x = x.map(|x| x / norm);
    }
    for _ in 0..steps {
        let gram = x.matmul(&x.transpose()?)?;
        let factor = gram.scale(b).add(&gram.matmul(&gram)?.scale(c))?;
        x = x.scale(a).add(&factor.matmul(&x)?)?;
    }
    if tall { x.transpose() } else { Ok(x) }
}
