//! Softmax in blocks: what FlashAttention carries from block to block.
//!
//! A part of a row is summed up by its largest score m, its sum l = Σ e^(s − m) and its output
//! o = Σ e^(s − m) v / l. Two parts merge into one: m = max(m₁, m₂), lᵢ′ = lᵢ e^(mᵢ − m),
//! l = l₁′ + l₂′, o = (l₁′ o₁ + l₂′ o₂)/l.
//!
//! Source: Milakov and Gimelshein 2018; Dao and others 2022, algorithm 1. In any blocks the result is
//! that of the whole row:
//!
//! ```
//! use longhand_math::registry::named;
//! let rule = named("online_softmax").ok_or("?")?;
//! let scores = [2.0, 1.0, 0.1];
//! let values = [[1.0], [2.0], [3.0]];
//! let whole = rule.call([scores.into(), values.into()], [("block", 3.0.into())])?;
//! let parts = rule.call([scores.into(), values.into()], [("block", 1.0.into())])?;
//! assert!((whole.number("o")? - parts.number("o")?).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::real::exp;
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

/// Block by block.
pub const ENTRY: Entry = Entry {
    slug: "online_softmax",
    title: "Online softmax",
    formula: r"m' = \max(m, s),\quad l' = l\,e^{m-m'} + e^{s-m'}",
    parameters: &[
        Parameter::vector("scores", "one row of scores"),
        Parameter::matrix("values", "the value of each key, one a row").optional(),
        Parameter::count("block", "keys at a time").or(1.0),
    ],
    main: Some("o"),
    source: "Milakov & Gimelshein 2018 (arXiv:1805.02867); Dao et al. 2022 (arXiv:2205.14135)",
    rule: blocks,
};

/// Two parts into one.
pub const MERGE: Entry = Entry {
    slug: "online_softmax_merge",
    title: "Merging two parts of a softmax",
    formula: r"m = \max(m_1, m_2),\quad l = l_1 e^{m_1-m} + l_2 e^{m_2-m},\quad o = \frac{l_1 e^{m_1-m} o_1 + l_2 e^{m_2-m} o_2}{l}",
    parameters: &[
        Parameter::number("m1", "largest score of the first part"),
        Parameter::number("l1", "its sum of exponentials"),
        Parameter::vector("o1", "its output"),
        Parameter::number("m2", "largest score of the second part"),
        Parameter::number("l2", "its sum of exponentials"),
        Parameter::vector("o2", "its output"),
    ],
    main: Some("o"),
    source: "Dao et al. 2022, FlashAttention (arXiv:2205.14135), section 3.1",
    rule: |arguments| {
        let part = |m: &str, l: &str, o: &str| -> Result<Part, MathError> {
            Ok(Part {
                m: arguments.number(m)?,
                l: arguments.number(l)?,
                o: arguments.tensor(o)?.clone(),
            })
        };
        let merged = part("m1", "l1", "o1")?.merge(&part("m2", "l2", "o2")?)?;
        Ok(Outcome::Record(vec![
            ("o", merged.o.into()),
            ("m", merged.m.into()),
            ("l", merged.l.into()),
        ]))
    },
};

struct Part {
    m: f64,
    l: f64,
    o: Tensor,
}

impl Part {
    fn merge(&self, other: &Part) -> Result<Part, MathError> {
        let m = self.m.max(other.m);
        // A part without keys has m = −∞ and weighs nothing.
        let weight = |part: &Part| {
            if part.m == f64::NEG_INFINITY {
                0.0
            } else {
                part.l * exp(part.m - m)
            }
        };
        let (a, b) = (weight(self), weight(other));
        let l = a + b;
        let o = self.o.zip(
            &other.o,
            |x, y| if l == 0.0 { 0.0 } else { (a * x + b * y) / l },
        )?;
        Ok(Part { m, l, o })
    }
}

fn blocks(arguments: &Arguments) -> Result<Outcome, MathError> {
    let scores = arguments.tensor("scores")?.data();
    let values = match arguments.optional_tensor("values") {
        Some(values) if values.sizes().first() == Some(&scores.len()) => values.clone(),
        // A list of values is one number a key.
        Some(values) if values.len() == scores.len() => values.reshape(&[scores.len(), 1])?,
        Some(values) => {
            return Err(MathError::new(format!(
                "online_softmax: values of shape {} for {} scores",
                values.shape(),
                scores.len()
            )));
        }
        None => Tensor::new(&[scores.len(), 1], vec![1.0; scores.len()])?,
    };
    let width = values.sizes().last().copied().unwrap_or(1);
    let block = arguments.size("block")?.max(1);
    let mut whole = Part {
        m: f64::NEG_INFINITY,
        l: 0.0,
        o: Tensor::vector(vec![0.0; width]),
    };
    let (mut m, mut l, mut o) = (Vec::new(), Vec::new(), Vec::new());
    for (scores, values) in scores
        .chunks(block)
        .zip(values.data().chunks(block * width.max(1)))
    {
        let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let weights: Vec<f64> = scores
            .iter()
            .map(|s| {
                if *s == f64::NEG_INFINITY {
                    0.0
                } else {
                    exp(s - top)
                }
            })
            .collect();
        let sum: f64 = weights.iter().sum();
        let mut out = vec![0.0; width];
        for (weight, value) in weights.iter().zip(values.chunks(width.max(1))) {
            out.iter_mut()
                .zip(value)
                .for_each(|(out, value)| *out += weight * value / sum);
        }
        whole = whole.merge(&Part {
            m: top,
            l: sum,
            o: Tensor::vector(out),
        })?;
        m.push(whole.m);
        l.push(whole.l);
        o.extend_from_slice(whole.o.data());
    }
    let steps = m.len();
    Ok(Outcome::Record(vec![
        ("o", whole.o.into()),
        ("m", whole.m.into()),
        ("l", whole.l.into()),
        ("history_m", m.into()),
        ("history_l", l.into()),
        (
            "history_o",
            Outcome::Tensor(Tensor::new(&[steps, width], o)?),
        ),
    ]))
}
