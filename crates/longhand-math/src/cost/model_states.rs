//! Memory of weights, gradients and optimizer states, in bytes.
//!
//! * `model_states`: N (w + g + o) with w, g, o bytes a parameter: 2 + 2 + 12 = 16 for Adam in mixed
//!   precision (fp32 weights, m and v in o). ZeRO divides over n ranks: stage 1 o, stage 2 g and o,
//!   stage 3 all.
//! * `megatron_states`: 18 bytes a parameter (bf16 weights, fp32 gradients, 12 of optimizer), with the
//!   distributed optimizer 6 + 12/n.
//!
//! Sources: Rajbhandari and others 2020, section 3.1 and table 1; Megatron-LM's documentation. 7.5B
//! parameters on 64 ranks:
//!
//! ```
//! use longhand_math::registry::named;
//! let zero = named("model_states").ok_or("?")?;
//! let bytes = zero.with(&[("params", 7.5e9), ("ranks", 64.0), ("stage", 3.0)])?.number("total")?;
//! assert_eq!(bytes, 1.875e9);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::record::record;
use crate::MathError;
use crate::registry::{Entry, Parameter};

/// Model states, plain or with ZeRO.
pub const ENTRY: Entry = Entry {
    slug: "model_states",
    title: "Model states (ZeRO)",
    formula: r"M = N\left(w + g + o\right),\quad M_1 = N\left(w + g + \tfrac{o}{n}\right),\quad M_2 = N\left(w + \tfrac{g+o}{n}\right),\quad M_3 = N\,\tfrac{w+g+o}{n}",
    parameters: &[
        Parameter::number("params", "parameters"),
        Parameter::number("ranks", "data-parallel ranks").or(1.0),
        Parameter::number("stage", "ZeRO stage; 0 for none").or(0.0),
        Parameter::number("weight_bytes", "bytes of a weight").or(2.0),
        Parameter::number("gradient_bytes", "bytes of a gradient").or(2.0),
        Parameter::number("optimizer_bytes", "bytes of optimizer state a parameter").or(12.0),
    ],
    main: Some("total"),
    source: "Rajbhandari et al. 2020, ZeRO (arXiv:1910.02054), section 3.1",
    rule: |arguments| {
        let (params, ranks) = (arguments.number("params")?, arguments.positive("ranks")?);
        let stage = arguments.number("stage")?;
        if ![0.0, 1.0, 2.0, 3.0].contains(&stage) {
            return Err(MathError::new("model_states: `stage` is 0, 1, 2 or 3"));
        }
        let share = |from: f64| if stage >= from { 1.0 / ranks } else { 1.0 };
        let weights = params * arguments.number("weight_bytes")? * share(3.0);
        let gradients = params * arguments.number("gradient_bytes")? * share(2.0);
        let optimizer = params * arguments.number("optimizer_bytes")? * share(1.0);
        let total = weights + gradients + optimizer;
        Ok(record([
            ("total", total),
            ("weights", weights),
            ("gradients", gradients),
            ("optimizer", optimizer),
            ("per_param", total / params),
        ]))
    },
};

/// Megatron's model states.
pub const MEGATRON: Entry = Entry {
    slug: "megatron_states",
    title: "Model states (Megatron-LM)",
    formula: r"M = N\left(6 + \frac{12}{n}\right)",
    parameters: &[
        Parameter::number("params", "parameters on the rank"),
        Parameter::number("ranks", "data-parallel ranks of the distributed optimizer").or(1.0),
    ],
    main: Some("total"),
    source: "Megatron-LM, distributed optimizer; theoretical memory usage",
    rule: |arguments| {
        let per_param = 6.0 + 12.0 / arguments.positive("ranks")?;
        let total = arguments.number("params")? * per_param;
        Ok(record([("total", total), ("per_param", per_param)]))
    },
};
