//! How much of the hardware's arithmetic is used.
//!
//! * `mfu`: operations the model needs, over time · devices · peak.
//! * `hfu`: the same with the operations really carried out, recomputation included.
//!
//! Sources: Chowdhery and others 2022, appendix B; Korthikanti and others 2022, section 6. Half the
//! peak:
//!
//! ```
//! use longhand_math::registry::named;
//! let share = named("mfu").ok_or("?")?.with(&[
//!     ("flops", 156e12), ("seconds", 1.0), ("devices", 1.0), ("peak", 312e12),
//! ])?;
//! assert_eq!(share.number("")?, 0.5);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome, Parameter};

const SECONDS: Parameter = Parameter::number("seconds", "time it took");
const DEVICES: Parameter = Parameter::number("devices", "devices").or(1.0);
const PEAK: Parameter = Parameter::number("peak", "FLOP a second of one device, dense");

/// Model FLOP utilisation.
pub const MFU: Entry = Entry {
    slug: "mfu",
    title: "Model FLOP utilisation",
    formula: r"\frac{C_{\text{model}}}{t\,n\,P}",
    parameters: &[
        Parameter::number("flops", "FLOP of the model"),
        SECONDS,
        DEVICES,
        PEAK,
    ],
    main: None,
    source: "Chowdhery et al. 2022, PaLM (arXiv:2204.02311), appendix B",
    rule: share,
};

/// Hardware FLOP utilisation.
pub const HFU: Entry = Entry {
    slug: "hfu",
    title: "Hardware FLOP utilisation",
    formula: r"\frac{C_{\text{hardware}}}{t\,n\,P}",
    parameters: &[
        Parameter::number("flops", "FLOP carried out, recomputation included"),
        SECONDS,
        DEVICES,
        PEAK,
    ],
    main: None,
    source: "Korthikanti et al. 2022 (arXiv:2205.05198), section 6",
    rule: share,
};

fn share(arguments: &Arguments) -> Result<Outcome, MathError> {
    let possible = arguments.positive("seconds")?
        * arguments.positive("devices")?
        * arguments.positive("peak")?;
    Ok((arguments.number("flops")? / possible).into())
}
