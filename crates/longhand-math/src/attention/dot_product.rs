//! Scaled dot-product attention, forward and backward.
//!
//! S = s Q Kᵀ, P = softmax(S) over the keys a query may see, O = P V. Back: dV = Pᵀ dO, dP = dO Vᵀ,
//! dS = P ∘ (dP − rowsum(P ∘ dP)), dQ = s dS K, dK = s dSᵀ Q.
//!
//! Symbols: Q [queries, d], K [keys, d], V [keys, d_v], or all with a first axis of heads; s = `scale`,
//! 1/√d when not given. S is shown before masking, dP also at masked places; P and dS are 0 there.
//! `causal`: query i sees keys 0…i (aligned top left); `mask` holds 1 where a query may look and is
//! joined with it; `window` w: the last w keys only. A query that sees nothing puts out 0. With G
//! key-value heads for H query heads, query head h uses head ⌊h G/H⌋, and the gradients of a shared
//! head add up.
//!
//! Source: Vaswani and others 2017, equation 1; Ainslie and others 2023 for grouped heads. One query
//! with equal scores averages the values:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("attention").ok_or("?")?.apply([
//!     [[1.0, 0.0]].into(), [[0.0, 1.0], [0.0, 2.0]].into(), [[2.0], [4.0]].into(),
//! ])?;
//! assert_eq!(found.tensor("P")?.data(), [0.5, 0.5]);
//! assert_eq!(found.tensor("O")?.data(), [3.0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::real::{exp, softmax_normaliser, sqrt};
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

/// Attention.
pub const ENTRY: Entry = Entry {
    slug: "attention",
    title: "Scaled dot-product attention",
    formula: r"O = \operatorname{softmax}\left(\frac{QK^\top}{\sqrt d}\right)V,\quad dS = P\circ\left(dP - \operatorname{rowsum}(P\circ dP)\right)",
    parameters: &[
        Parameter::tensor("Q", "queries: [tokens, dim], or [heads, tokens, dim]"),
        Parameter::tensor("K", "keys"),
        Parameter::tensor("V", "values"),
        Parameter::tensor("dO", "gradient with respect to O").optional(),
        Parameter::flag("causal", "query i sees keys 0 to i"),
        Parameter::number("scale", "factor of the scores; 1/√dim when not given").optional(),
        Parameter::tensor("mask", "1 where a query may look, 0 where not").optional(),
        Parameter::count("window", "how many of the last keys a query sees").optional(),
    ],
    main: Some("O"),
    source: "Vaswani et al. 2017 (arXiv:1706.03762), eq. 1; Ainslie et al. 2023 (arXiv:2305.13245)",
    rule,
};

/// What one head computes.
struct Head {
    s: Tensor,
    p: Tensor,
    o: Tensor,
    back: Option<Backward>,
}

struct Backward {
    dv: Tensor,
    dp: Tensor,
    ds: Tensor,
    dq: Tensor,
    dk: Tensor,
}

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let (q, k, v) = (
        arguments.tensor("Q")?,
        arguments.tensor("K")?,
        arguments.tensor("V")?,
    );
    let d_o = arguments.optional_tensor("dO");
    if q.rank() == 2 && k.rank() == 2 && v.rank() == 2 {
        let head = head(arguments, q, k, v, d_o, 0)?;
        return Ok(record(head.s, head.p, head.o, head.back));
    }
    let (&[heads, _, _], &[groups, _, _], &[value_groups, _, _]) =
        (q.sizes(), k.sizes(), v.sizes())
    else {
        return Err(MathError::new(format!(
            "attention: Q {}, K {} and V {} should all be matrices or all have heads",
            q.shape(),
            k.shape(),
            v.shape()
        )));
    };
    if groups == 0 || heads % groups != 0 || groups != value_groups {
        return Err(MathError::new(format!(
            "attention: {heads} query heads cannot share {groups} key and {value_groups} value heads"
        )));
    }
    let each = heads / groups;
    let mut all = Vec::with_capacity(heads);
    for number in 0..heads {
        let d_o = d_o.map(|d_o| slice(d_o, number)).transpose()?;
        let group = number / each;
        all.push(head(
            arguments,
            &slice(q, number)?,
            &slice(k, group)?,
            &slice(v, group)?,
            d_o.as_ref(),
            number,
        )?);
    }
    let back = match d_o {
        None => None,
        Some(_) => {
            let part = |pick: fn(&Backward) -> &Tensor| -> Result<Vec<Tensor>, MathError> {
                Ok(all
                    .iter()
                    .filter_map(|head| head.back.as_ref())
                    .map(|back| pick(back).clone())
                    .collect())
            };
            // Query heads that share a key-value head add their gradients there.
            let shared = |tensors: Vec<Tensor>| -> Result<Tensor, MathError> {
                let stacked = stack(&tensors)?;
                let sizes = stacked.sizes().get(1..).unwrap_or(&[]).to_vec();
                let grouped = stacked.reshape(&[&[groups, each], sizes.as_slice()].concat())?;
                grouped.sum_axis(1)
            };
            Some(Backward {
                dv: shared(part(|back| &back.dv)?)?,
                dp: stack(&part(|back| &back.dp)?)?,
                ds: stack(&part(|back| &back.ds)?)?,
                dq: stack(&part(|back| &back.dq)?)?,
                dk: shared(part(|back| &back.dk)?)?,
            })
        }
    };
    let pick = |pick: fn(&Head) -> &Tensor| {
        stack(
            &all.iter()
                .map(|head| pick(head).clone())
                .collect::<Vec<_>>(),
        )
    };
    Ok(record(
        pick(|head| &head.s)?,
        pick(|head| &head.p)?,
        pick(|head| &head.o)?,
        back,
    ))
}

fn record(s: Tensor, p: Tensor, o: Tensor, back: Option<Backward>) -> Outcome {
    let mut parts = vec![
        ("S", Outcome::Tensor(s)),
        ("P", Outcome::Tensor(p)),
        ("O", Outcome::Tensor(o)),
    ];
    if let Some(Backward { dv, dp, ds, dq, dk }) = back {
        for (name, tensor) in [("dV", dv), ("dP", dp), ("dS", ds), ("dQ", dq), ("dK", dk)] {
            parts.push((name, Outcome::Tensor(tensor)));
        }
    }
    Outcome::Record(parts)
}

fn head(
    arguments: &Arguments,
    q: &Tensor,
    k: &Tensor,
    v: &Tensor,
    d_o: Option<&Tensor>,
    number: usize,
) -> Result<Head, MathError> {
    let width = q.sizes().last().copied().unwrap_or(1) as f64;
    let scale = arguments
        .optional_number("scale")
        .unwrap_or(1.0 / sqrt(width));
    let work = q
        .len()
        .saturating_mul(k.sizes().first().copied().unwrap_or(0));
    if work > 1 << 28 {
        return Err(MathError::new("attention: the matrices are too large"));
    }
    let s = q.matmul(&k.transpose()?)?.scale(scale);
    let keys = s.sizes().last().copied().unwrap_or(1).max(1);
    let seen = visible(arguments, &s, number)?;
    let mut p = s.clone();
    for (row, seen) in p.data_mut().chunks_mut(keys).zip(seen.chunks(keys)) {
        let masked: Vec<f64> = row
            .iter()
            .zip(seen)
            .map(|(&s, &seen)| if seen { s } else { f64::NEG_INFINITY })
            .collect();
        let normal = softmax_normaliser(&masked);
        for ((p, s), &seen) in row.iter_mut().zip(&masked).zip(seen) {
            *p = if seen { exp(s - normal) } else { 0.0 };
        }
    }
    let o = p.matmul(v)?;
    let Some(d_o) = d_o else {
        return Ok(Head {
            s,
            p,
            o,
            back: None,
        });
    };
    let dv = p.transpose()?.matmul(d_o)?;
    let dp = d_o.matmul(&v.transpose()?)?;
    let mut ds = p.clone();
    for (row, dp) in ds.data_mut().chunks_mut(keys).zip(dp.data().chunks(keys)) {
        let along: f64 = row.iter().zip(dp).map(|(p, dp)| p * dp).sum();
        row.iter_mut().zip(dp).for_each(|(p, dp)| *p *= dp - along);
    }
    let dq = ds.matmul(k)?.scale(scale);
    let dk = ds.transpose()?.matmul(q)?.scale(scale);
    Ok(Head {
        s,
        p,
        o,
        back: Some(Backward { dv, dp, ds, dq, dk }),
    })
}

/// Which keys each query may see, row by row.
fn visible(arguments: &Arguments, scores: &Tensor, head: usize) -> Result<Vec<bool>, MathError> {
    let keys = scores.sizes().last().copied().unwrap_or(1).max(1);
    let mask = match arguments.optional_tensor("mask") {
        Some(mask) if mask.rank() == 3 => Some(slice(mask, head)?.broadcast_to(scores.shape())?),
        Some(mask) => Some(mask.broadcast_to(scores.shape())?),
        None => None,
    };
    let causal = arguments.flag("causal");
    let window = match arguments.given("window") {
        Some(_) => Some(arguments.size("window")?),
        None => None,
    };
    Ok((0..scores.len())
        .map(|place| {
            let (query, key) = (place / keys, place % keys);
            let allowed = mask.as_ref().and_then(|mask| mask.data().get(place));
            allowed.is_none_or(|&allowed| allowed != 0.0)
                && (!causal || key <= query)
                && window.is_none_or(|window| key + window > query)
        })
        .collect())
}

/// One block along the first axis.
fn slice(tensor: &Tensor, number: usize) -> Result<Tensor, MathError> {
    let row = tensor.row(number).ok_or_else(|| {
        MathError::new(format!(
            "attention: shape {} has no head {}",
            tensor.shape(),
            number + 1
        ))
    })?;
    Tensor::new(tensor.sizes().get(1..).unwrap_or(&[]), row.to_vec())
}

/// Blocks along a new first axis.
fn stack(tensors: &[Tensor]) -> Result<Tensor, MathError> {
    let mut sizes = vec![tensors.len()];
    sizes.extend(tensors.first().map(Tensor::sizes).unwrap_or(&[]));
    Tensor::new(
        &sizes,
        tensors
            .iter()
            .flat_map(|tensor| tensor.data().to_vec())
            .collect(),
    )
}
