//! A run as a file: a table with a row for each step, as CSV and as lines of JSON.
//!
//! The names of the columns are those of common trainers, so that the run doctor and any other
//! program knows them.

use crate::signs::Signs;
use std::fmt::Write as _;

/// A column: its name, and what stands in it.
type Column = (&'static str, fn(&Signs) -> Option<f64>);

const COLUMNS: &[Column] = &[
    ("loss", |signs| Some(signs.loss)),
    ("val_loss", |signs| signs.held_out),
    ("learning_rate", |signs| Some(signs.lr)),
    ("grad_norm", |signs| Some(signs.norm)),
    ("clipped_norm", |signs| Some(signs.clipped)),
    ("update_ratio", |signs| Some(signs.ratio)),
    ("dead_units", |signs| Some(signs.dead)),
    ("loss_scale", |signs| {
        (signs.scale != 1.0).then_some(signs.scale)
    }),
    ("skipped_steps", |signs| Some(f64::from(signs.skipped))),
    ("norm_gain", |signs| signs.gain),
];

/// The columns in which anything stands.
fn filled(signs: &[Signs]) -> impl Iterator<Item = &'static Column> + '_ {
    COLUMNS
        .iter()
        .filter(|(_, value)| signs.iter().any(|signs| value(signs).is_some()))
}

/// A number as it is written: the shortest that comes back as the same f32, which is all that was
/// computed.
fn write_number(out: &mut String, number: f64) {
    let _ = if number.is_nan() {
        out.write_str("NaN")
    } else if number.is_infinite() {
        out.write_str(if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        })
    } else {
        let short = number as f32;
        let small = short != 0.0 && !(1e-4..1e7).contains(&short.abs());
        if small {
            write!(out, "{short:e}")
        } else {
            write!(out, "{short}")
        }
    };
}

/// The run as CSV.
#[must_use]
pub fn csv(signs: &[Signs]) -> String {
    let mut out = String::from("step");
    let columns: Vec<_> = filled(signs).collect();
    for (name, _) in &columns {
        out.push(',');
        out.push_str(name);
    }
    out.push('\n');
    for step in signs {
        let _ = write!(out, "{}", step.step);
        for (_, value) in &columns {
            out.push(',');
            if let Some(number) = value(step) {
                write_number(&mut out, number);
            }
        }
        out.push('\n');
    }
    out
}

/// The run as lines of JSON (NaN and infinities as Python writes them).
///
/// ```
/// use longhand_train::{log, run::Run, settings::Settings};
/// let mut run = Run::new(&Settings::spiral())?;
/// let line = log::json_lines(&[run.step()]);
/// assert!(line.starts_with("{\"step\": 1, \"loss\": "), "{line}");
/// # Ok::<(), String>(())
/// ```
#[must_use]
pub fn json_lines(signs: &[Signs]) -> String {
    let mut out = String::new();
    for step in signs {
        let _ = write!(out, "{{\"step\": {}", step.step);
        for (name, value) in COLUMNS {
            if let Some(number) = value(step) {
                let _ = write!(out, ", \"{name}\": ");
                write_number(&mut out, number);
            }
        }
        out.push_str("}\n");
    }
    out
}
