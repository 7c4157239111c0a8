//! Distances between distributions.
//!
//! * `kl_div`: p (log p − log q), from log q and p, in PyTorch's argument order; 0 where p = 0.
//! * `kl_from_logits`: Σ p (log p − log q) a row, p and q the softmax of two sets of logits.
//! * `distillation_kl`: T² KL(softmax(teacher/T) ‖ softmax(student/T)), mean over rows.
//! * `entropy`: H = −Σ p log p a row, p = softmax(z).
//!
//! The reduction `batchmean` divides the sum by the rows; `mean` by all elements. Sources: PyTorch's
//! `F.kl_div`; Hinton and others 2015 for distillation. A fair coin has entropy log 2:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("entropy").ok_or("?")?.apply([[3.0, 3.0].into()])?;
//! assert!((found.number("loss")? - 2_f64.ln()).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::reduce::{log_softmax, per_row, reduce, rows_of};
use crate::real::{exp, ln};
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

/// Kullback–Leibler divergence, element by element.
pub const KL_DIV: Entry = Entry {
    slug: "kl_div",
    title: "Kullback–Leibler divergence",
    formula: r"\ell = p\,(\log p - \log q)",
    parameters: &[
        Parameter::tensor("log_q", "logarithms of the predicted probabilities"),
        Parameter::tensor("target", "the probabilities p, or their logarithms"),
        Parameter::word(
            "reduction",
            &["batchmean", "mean", "sum", "none"],
            "what becomes of the elements",
        ),
        Parameter::flag("log_target", "the target is given as logarithms"),
    ],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.kl_div",
    rule: |arguments| {
        let (log_q, target) = (arguments.tensor("log_q")?, arguments.tensor("target")?);
        let logarithms = arguments.flag("log_target");
        let p = if logarithms {
            target.map(exp)
        } else {
            target.clone()
        };
        let log_p = if logarithms {
            target.clone()
        } else {
            target.map(ln)
        };
        let gap = log_p.sub(log_q)?;
        let losses = p.zip(&gap, |p, gap| if p == 0.0 { 0.0 } else { p * gap })?;
        let count = match arguments.word("reduction") {
            "batchmean" => losses.sizes().first().copied().unwrap_or(1),
            _ => losses.len(),
        };
        let (loss, factor) = reduce(arguments, losses, count as f64);
        let weight = if logarithms {
            p.clone()
        } else {
            p.map(|_| 1.0)
        };
        let d_target = gap.zip(&weight, |gap, weight| weight * (gap + 1.0) * factor)?;
        Ok(Outcome::Record(vec![
            ("loss", loss),
            (
                "d_log_q",
                p.scale(-factor)
                    .broadcast_to(gap.shape())?
                    .reduce_to(log_q.shape())?
                    .into(),
            ),
            ("d_target", d_target.reduce_to(target.shape())?.into()),
        ]))
    },
};

/// Kullback–Leibler divergence of two softmaxes.
pub const KL_FROM_LOGITS: Entry = Entry {
    slug: "kl_from_logits",
    title: "Kullback–Leibler divergence of logits",
    formula: r"\ell = \sum_c p_c(\log p_c - \log q_c),\quad \frac{\partial\ell}{\partial z_q} = q - p",
    parameters: &[
        Parameter::tensor("p_logits", "logits of the distribution to match"),
        Parameter::tensor("q_logits", "logits of the one that matches"),
        Parameter::word("reduction", &["mean", "sum", "none"], "over rows"),
    ],
    main: Some("loss"),
    source: "Kullback & Leibler 1951",
    rule: |arguments| {
        let (losses, d_p, d_q) = between(arguments, "p_logits", "q_logits", 1.0)?;
        let rows = losses.len() as f64;
        let (loss, factor) = reduce(arguments, losses, rows);
        Ok(Outcome::Record(vec![
            ("loss", loss),
            ("d_p_logits", d_p.scale(factor).into()),
            ("d_q_logits", d_q.scale(factor).into()),
        ]))
    },
};

/// Distillation.
pub const DISTILLATION: Entry = Entry {
    slug: "distillation_kl",
    title: "Distillation",
    formula: r"\ell = T^2\,\operatorname{KL}\left(\operatorname{softmax}(z_t/T)\,\|\,\operatorname{softmax}(z_s/T)\right)",
    parameters: &[
        Parameter::tensor("student_logits", "logits of the student"),
        Parameter::tensor("teacher_logits", "logits of the teacher"),
        Parameter::number("temperature", "both are divided by it").or(1.0),
        Parameter::word("reduction", &["mean", "sum", "none"], "over rows"),
    ],
    main: Some("loss"),
    source: "Hinton et al. 2015 (arXiv:1503.02531)",
    rule: |arguments| {
        let temperature = arguments.number("temperature")?;
        let (losses, d_teacher, d_student) =
            between(arguments, "teacher_logits", "student_logits", temperature)?;
        let rows = losses.len() as f64;
        let (loss, factor) = reduce(arguments, losses.scale(temperature * temperature), rows);
        Ok(Outcome::Record(vec![
            ("loss", loss),
            // T² from the loss over T from the softmax.
            (
                "d_student_logits",
                d_student.scale(factor * temperature).into(),
            ),
            (
                "d_teacher_logits",
                d_teacher.scale(factor * temperature).into(),
            ),
        ]))
    },
};

/// The divergence of each row and its gradients with respect to both logits over T.
fn between(
    arguments: &Arguments,
    p: &str,
    q: &str,
    temperature: f64,
) -> Result<(Tensor, Tensor, Tensor), MathError> {
    let (_, classes) = rows_of(arguments, p)?;
    let (p, q) = (arguments.tensor(p)?, arguments.tensor(q)?);
    if p.sizes() != q.sizes() {
        return Err(MathError::new(format!(
            "{}: logits of shapes {} and {}",
            arguments.rule(),
            p.shape(),
            q.shape()
        )));
    }
    let log_p = log_softmax(&p.map(|z| z / temperature), classes);
    let log_q = log_softmax(&q.map(|z| z / temperature), classes);
    let weights = log_p.map(exp);
    let gap = log_p.sub(&log_q)?;
    let terms = weights.zip(&gap, |p, gap| if p == 0.0 { 0.0 } else { p * gap })?;
    let losses: Vec<f64> = terms
        .data()
        .chunks(classes)
        .map(|row| row.iter().sum())
        .collect();
    let mut d_p = terms;
    for ((row, p), loss) in d_p
        .data_mut()
        .chunks_mut(classes)
        .zip(weights.data().chunks(classes))
        .zip(&losses)
    {
        row.iter_mut()
            .zip(p)
            .for_each(|(term, p)| *term -= p * loss);
    }
    let d_q = log_q.map(exp).sub(&weights)?;
    Ok((per_row(p, losses)?, d_p, d_q))
}

/// Entropy.
pub const ENTROPY: Entry = Entry {
    slug: "entropy",
    title: "Entropy of a softmax",
    formula: r"H = -\sum_c p_c\log p_c,\quad \frac{\partial H}{\partial z_c} = -p_c(\log p_c + H)",
    parameters: &[
        Parameter::tensor("logits", "one number a class"),
        Parameter::word("reduction", &["none", "mean", "sum"], "over rows"),
    ],
    main: Some("loss"),
    source: "Shannon 1948",
    rule: |arguments| {
        let (rows, classes) = rows_of(arguments, "logits")?;
        let logits = arguments.tensor("logits")?;
        let log_p = log_softmax(logits, classes);
        let mut gradient = log_p.map(exp);
        let mut losses = Vec::with_capacity(rows);
        for (row, log_p) in gradient
            .data_mut()
            .chunks_mut(classes)
            .zip(log_p.data().chunks(classes))
        {
            let sure = |p: f64, log: f64| if p == 0.0 { 0.0 } else { p * log };
            let entropy = -row
                .iter()
                .zip(log_p)
                .map(|(&p, &log)| sure(p, log))
                .sum::<f64>();
            row.iter_mut()
                .zip(log_p)
                .for_each(|(p, &log)| *p = -sure(*p, log + entropy));
            losses.push(entropy);
        }
        let (loss, factor) = reduce(arguments, per_row(logits, losses)?, rows as f64);
        Ok(Outcome::Record(vec![
            ("loss", loss),
            ("d_logits", gradient.scale(factor).into()),
        ]))
    },
};
