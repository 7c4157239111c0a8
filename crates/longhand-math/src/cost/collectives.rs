//! Bytes each rank sends in a collective over a ring, and the time they take.
//!
//! * `all_reduce`: 2 S (n − 1)/n. * `all_gather`, also a reduce-scatter: S (n − 1)/n.
//! * `all_to_all`: S (n − 1)/n, of what the rank itself holds.
//!
//! S is the size of the whole tensor in bytes (the gathered one for `all_gather`); with a `bandwidth` in
//! bytes a second and a `latency` for each of the ring's steps the record has the time. Sources:
//! Patarasuk and Yuan 2009; NCCL's performance notes. 14 GB over 8 ranks at 450 GB/s:
//!
//! ```
//! use longhand_math::registry::named;
//! let ring = named("all_reduce").ok_or("?")?.with(&[("bytes", 14e9), ("ranks", 8.0), ("bandwidth", 450e9)])?;
//! assert_eq!(ring.number("sent")?, 24.5e9);
//! assert!((ring.number("seconds")? - 0.0544444).abs() < 1e-7);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome, Parameter};

const BYTES: Parameter = Parameter::number("bytes", "size of the tensor");
const RANKS: Parameter = Parameter::number("ranks", "ranks in the ring");
const BANDWIDTH: Parameter =
    Parameter::number("bandwidth", "bytes a second of each rank").optional();
const LATENCY: Parameter = Parameter::number("latency", "seconds of each step of the ring").or(0.0);
const PARAMETERS: &[Parameter] = &[BYTES, RANKS, BANDWIDTH, LATENCY];

/// All-reduce.
pub const ALL_REDUCE: Entry = Entry {
    slug: "all_reduce",
    title: "Ring all-reduce",
    formula: r"2\,\frac{n-1}{n}\,S",
    parameters: PARAMETERS,
    main: Some("sent"),
    source: "Patarasuk & Yuan 2009; NCCL tests, performance notes",
    rule: |arguments| ring(arguments, 2.0),
};

/// All-gather, or reduce-scatter.
pub const ALL_GATHER: Entry = Entry {
    slug: "all_gather",
    title: "All-gather or reduce-scatter",
    formula: r"\frac{n-1}{n}\,S",
    parameters: PARAMETERS,
    main: Some("sent"),
    source: "NCCL tests, performance notes",
    rule: |arguments| ring(arguments, 1.0),
};

/// All-to-all.
pub const ALL_TO_ALL: Entry = Entry {
    slug: "all_to_all",
    title: "All-to-all",
    formula: r"\frac{n-1}{n}\,S",
    parameters: PARAMETERS,
    main: Some("sent"),
    source: "NCCL tests, performance notes",
    rule: |arguments| ring(arguments, 1.0),
};

fn ring(arguments: &Arguments, rounds: f64) -> Result<Outcome, MathError> {
    let ranks = arguments.positive("ranks")?;
    let steps = rounds * (ranks - 1.0);
    let sent = arguments.number("bytes")? * steps / ranks;
    let mut parts = vec![("sent", sent.into()), ("steps", steps.into())];
    if arguments.optional_number("bandwidth").is_some() {
        let seconds =
            sent / arguments.positive("bandwidth")? + steps * arguments.number("latency")?;
        parts.push(("seconds", seconds.into()));
    }
    Ok(Outcome::Record(parts))
}
