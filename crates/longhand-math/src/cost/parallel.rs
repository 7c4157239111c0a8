//! What each kind of parallelism sends.
//!
//! * `data_parallel_volume`: numbers a rank sends and receives a step, N the parameters: 2 N for plain
//!   data parallelism, ZeRO-1 and 2; 3 N for ZeRO-3, which gathers the weights once more.
//! * `tensor_parallel_volume`: four all-reduces a layer of b s d numbers, two forward and two back.
//! * `sequence_parallel_volume`: a gather and a scatter in place of each, which is the same volume; two
//!   gathers more a layer where inputs are gathered again on the way back.
//! * `pipeline_volume`: b s d numbers forward and back over each boundary and microbatch.
//! * `context_parallel_volume`: the keys and values of the other ranks, 2 b s g k (c − 1)/c forward, and
//!   with their gradients twice that back.
//! * `expert_parallel_volume`: k d numbers a token to the experts and as many back, and the same for the
//!   gradients; (e − 1)/e of them leave the rank.
//! * `expert_capacity`: tokens an expert takes, factor · k T/E, rounded up.
//!
//! Sources: Rajbhandari and others 2020, section 7; Korthikanti and others 2022; Narayanan and others
//! 2021; Liu and others 2023; Lepikhin and others 2020. 4096 tokens to eight of DeepSeek-V3's experts each,
//! over 64 ranks:
//!
//! ```
//! use longhand_math::registry::named;
//! let sent = named("expert_parallel_volume").ok_or("?")?.with(&[
//!     ("tokens", 4096.0), ("active_experts", 8.0), ("width", 7168.0), ("ranks", 64.0),
//! ])?;
//! assert_eq!(sent.number("total")?, 4.0 * 2.0 * 4096.0 * 8.0 * 7168.0 * 63.0 / 64.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::record::record;
use crate::MathError;
use crate::registry::{Entry, Parameter};

const BATCH: Parameter = Parameter::number("batch", "sequences of a microbatch").or(1.0);
const SEQ: Parameter = Parameter::number("seq", "tokens of a sequence");
const WIDTH: Parameter = Parameter::number("width", "width of the model");
const BYTES: Parameter = Parameter::number("bytes", "bytes of a number").or(2.0);

/// Data parallelism.
pub const DATA: Entry = Entry {
    slug: "data_parallel_volume",
    title: "Traffic of data parallelism",
    formula: r"V = 2N \text{ (ZeRO-3: } 3N)",
    parameters: &[
        Parameter::number("params", "parameters"),
        Parameter::number("stage", "ZeRO stage; 0 for none").or(0.0),
        BYTES,
        Parameter::number("ranks", "ranks; when given the exact (n − 1)/n is applied").optional(),
    ],
    main: None,
    source: "Rajbhandari et al. 2020, ZeRO (arXiv:1910.02054), section 7",
    rule: |arguments| {
        let times = if arguments.number("stage")? >= 3.0 {
            3.0
        } else {
            2.0
        };
        let share = match arguments.optional_number("ranks") {
            Some(_) => 1.0 - 1.0 / arguments.positive("ranks")?,
            None => 1.0,
        };
        Ok((times * share * arguments.number("params")? * arguments.number("bytes")?).into())
    },
};

/// Tensor parallelism.
pub const TENSOR: Entry = Entry {
    slug: "tensor_parallel_volume",
    title: "Traffic of tensor parallelism",
    formula: r"V = 4\,L\cdot 2\,\frac{t-1}{t}\,b\,s\,d",
    parameters: &[
        SEQ,
        WIDTH,
        BATCH,
        Parameter::number("layers", "layers").or(1.0),
        Parameter::number("ranks", "tensor-parallel ranks"),
        BYTES,
    ],
    main: Some("sent"),
    source: "Korthikanti et al. 2022 (arXiv:2205.05198), section 4.2",
    rule: |arguments| {
        let payload = arguments.number("batch")?
            * arguments.number("seq")?
            * arguments.number("width")?
            * arguments.number("bytes")?;
        let ranks = arguments.positive("ranks")?;
        let reductions = 4.0 * arguments.number("layers")?;
        let sent = reductions * payload * 2.0 * (ranks - 1.0) / ranks;
        Ok(record([
            ("sent", sent),
            ("payload", payload),
            ("all_reduces", reductions),
        ]))
    },
};

/// Sequence parallelism, on top of tensor parallelism.
pub const SEQUENCE: Entry = Entry {
    slug: "sequence_parallel_volume",
    title: "Traffic of sequence parallelism",
    formula: r"V = 4\,L\left(\frac{t-1}{t} + \frac{t-1}{t}\right) b\,s\,d",
    parameters: &[
        SEQ,
        WIDTH,
        BATCH,
        Parameter::number("layers", "layers").or(1.0),
        Parameter::number("ranks", "tensor-parallel ranks"),
        BYTES,
        Parameter::flag(
            "gather_again",
            "inputs are gathered once more on the way back instead of being kept",
        ),
    ],
    main: Some("sent"),
    source: "Korthikanti et al. 2022 (arXiv:2205.05198), section 4.2.2",
    rule: |arguments| {
        let payload = arguments.number("batch")?
            * arguments.number("seq")?
            * arguments.number("width")?
            * arguments.number("bytes")?;
        let ranks = arguments.positive("ranks")?;
        let layers = arguments.number("layers")?;
        let again = if arguments.flag("gather_again") {
            2.0
        } else {
            0.0
        };
        let (gathers, scatters) = ((4.0 + again) * layers, 4.0 * layers);
        let sent = (gathers + scatters) * payload * (ranks - 1.0) / ranks;
        Ok(record([
            ("sent", sent),
            ("payload", payload),
            ("all_gathers", gathers),
            ("reduce_scatters", scatters),
        ]))
    },
};

/// Pipeline parallelism.
pub const PIPELINE: Entry = Entry {
    slug: "pipeline_volume",
    title: "Traffic of pipeline parallelism",
    formula: r"V = 2\,m\,v\,b\,s\,d \text{ over each boundary}",
    parameters: &[
        SEQ,
        WIDTH,
        BATCH,
        Parameter::number("microbatches", "microbatches of a step").or(1.0),
        Parameter::number("interleave", "chunks of layers a stage").or(1.0),
        BYTES,
    ],
    main: None,
    source: "Narayanan et al. 2021 (arXiv:2104.04473), section 3.2",
    rule: |arguments| {
        let one = arguments.number("batch")?
            * arguments.number("seq")?
            * arguments.number("width")?
            * arguments.number("bytes")?;
        Ok(
            (2.0 * one * arguments.number("microbatches")? * arguments.number("interleave")?)
                .into(),
        )
    },
};

/// Context parallelism.
pub const CONTEXT: Entry = Entry {
    slug: "context_parallel_volume",
    title: "Traffic of context parallelism",
    formula: r"V = 3\cdot 2\,b\,s\,g\,k\,\frac{c-1}{c}\,L",
    parameters: &[
        SEQ,
        Parameter::number("kv_heads", "key-value heads"),
        Parameter::number("head_dim", "size of a head"),
        Parameter::number("ranks", "context-parallel ranks"),
        BATCH,
        Parameter::number("layers", "layers").or(1.0),
        BYTES,
    ],
    main: Some("total"),
    source: "Liu et al. 2023, Ring Attention (arXiv:2310.01889)",
    rule: |arguments| {
        let ranks = arguments.positive("ranks")?;
        let whole = 2.0
            * arguments.number("batch")?
            * arguments.number("seq")?
            * arguments.number("kv_heads")?
            * arguments.number("head_dim")?
            * arguments.number("layers")?
            * arguments.number("bytes")?;
        let forward = whole * (ranks - 1.0) / ranks;
        Ok(record([
            ("total", 3.0 * forward),
            ("forward", forward),
            ("backward", 2.0 * forward),
            ("hop", whole / ranks),
        ]))
    },
};

/// Expert parallelism.
pub const EXPERT: Entry = Entry {
    slug: "expert_parallel_volume",
    title: "Traffic of expert parallelism",
    formula: r"V = 4\,T\,k\,d\,\frac{e-1}{e}\,L",
    parameters: &[
        Parameter::number("tokens", "tokens of a rank"),
        Parameter::number("active_experts", "experts of a token"),
        WIDTH,
        Parameter::number(
            "ranks",
            "expert-parallel ranks; when given only what leaves the rank is counted",
        )
        .optional(),
        Parameter::number("layers", "layers with experts").or(1.0),
        BYTES,
    ],
    main: Some("total"),
    source: "Lepikhin et al. 2020, GShard (arXiv:2006.16668)",
    rule: |arguments| {
        let leaving = match arguments.optional_number("ranks") {
            Some(_) => 1.0 - 1.0 / arguments.positive("ranks")?,
            None => 1.0,
        };
        let once = arguments.number("tokens")?
            * arguments.number("active_experts")?
            * arguments.number("width")?
            * arguments.number("layers")?
            * arguments.number("bytes")?
            * leaving;
        Ok(record([
            ("total", 4.0 * once),
            ("dispatch", once),
            ("forward", 2.0 * once),
        ]))
    },
};

/// What an expert takes.
pub const CAPACITY: Entry = Entry {
    slug: "expert_capacity",
    title: "Capacity of an expert",
    formula: r"\left\lceil f\,\frac{k\,T}{E}\right\rceil",
    parameters: &[
        Parameter::number("tokens", "tokens of the batch"),
        Parameter::number("experts", "experts"),
        Parameter::number("active_experts", "experts of a token").or(1.0),
        Parameter::number("factor", "capacity factor").or(1.0),
    ],
    main: None,
    source: "Lepikhin et al. 2020, GShard (arXiv:2006.16668); Fedus et al. 2022 (arXiv:2101.03961)",
    rule: |arguments| {
        let load = arguments.number("tokens")? * arguments.number("active_experts")?;
        let capacity = arguments.number("factor")? * load / arguments.positive("experts")?;
        if !capacity.is_finite() {
            return Err(MathError::new("expert_capacity: the numbers are too large"));
        }
        Ok(capacity.ceil().into())
    },
};
