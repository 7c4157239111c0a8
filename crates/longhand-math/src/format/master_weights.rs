//! Why optimizers keep a master copy: the same small update many times, in a small format and in fp32.
//!
//! low ← round(low + round(u)); fp32 and fp64 the same in theirs. Source: Micikevicius and others
//! 2018, "Mixed precision training", section 3.1. Updates below half the distance to the next number
//! change nothing:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("master_weights").ok_or("?")?.with(&[("start", 1.0), ("update", 1e-4), ("steps", 1000.0)])?;
//! assert_eq!(found.number("low")?, 1.0);
//! assert!((found.number("fp32")? - 1.1).abs() < 1e-4);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::Float;
use super::by_name::{NAMES, chosen, nearest};
use crate::MathError;
use crate::registry::{Entry, Outcome, Parameter};

/// The same update many times.
pub const ENTRY: Entry = Entry {
    slug: "master_weights",
    title: "Master weights",
    formula: r"w \leftarrow \operatorname{round}(w + \operatorname{round}(u))",
    parameters: &[
        Parameter::number("start", "the weight at first"),
        Parameter::number("update", "what is added each step"),
        Parameter::count("steps", "how often"),
        Parameter::word("format", NAMES, "the small format"),
    ],
    main: Some("low"),
    source: "Micikevicius et al. 2018 (arXiv:1710.03740), section 3.1",
    rule: |arguments| {
        let steps = arguments.count("steps")?;
        if steps > 1_000_000 {
            return Err(MathError::new("master_weights: at most a million steps"));
        }
        let run = |format: Option<&Float>| -> Result<f64, MathError> {
            let update = nearest(format, arguments.number("update")?);
            let mut weight = nearest(format, arguments.number("start")?);
            for _ in 0..steps {
                weight = nearest(format, weight + update);
            }
            Ok(weight)
        };
        Ok(Outcome::Record(vec![
            ("low", run(chosen(arguments, "format"))?.into()),
            ("fp32", run(Some(&Float::FP32))?.into()),
            ("fp64", run(None)?.into()),
        ]))
    },
};
