//! Time, energy and money of a run.
//!
//! seconds = C/(n P u); device-hours = n · seconds/3600; energy = device-hours · W · PUE; cost =
//! device-hours · price + energy · price of energy; emissions = energy · intensity.
//!
//! Symbols: C = `flops`, n devices, P peak FLOP/s of one, u = `utilisation`, W watts of one device with
//! its share of the host, PUE what the building adds. Source: Patterson and others 2021. 7.5e18 FLOP on
//! eight devices at 150 TFLOP/s:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("training_run").ok_or("?")?.with(&[
//!     ("flops", 7.5e18), ("devices", 8.0), ("peak", 150e12), ("price", 2.0),
//! ])?;
//! assert_eq!(run.number("seconds")?, 6250.0);
//! assert!((run.number("cost")? - 8.0 * 6250.0 / 3600.0 * 2.0).abs() < 1e-9);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::record::record;
use crate::registry::{Entry, Parameter};

/// Time, energy, money.
pub const ENTRY: Entry = Entry {
    slug: "training_run",
    title: "Time, energy and money of a run",
    formula: r"t = \frac{C}{n\,P\,u},\quad E = n\,t\,W\cdot\text{PUE}",
    parameters: &[
        Parameter::number("flops", "FLOP of the run"),
        Parameter::number("devices", "devices"),
        Parameter::number("peak", "FLOP a second of one device"),
        Parameter::number("utilisation", "share of the peak that is reached").or(1.0),
        Parameter::number("watts", "power of one device").or(0.0),
        Parameter::number("pue", "power usage effectiveness of the building").or(1.0),
        Parameter::number("price", "dollars a device-hour").or(0.0),
        Parameter::number("energy_price", "dollars a kWh").or(0.0),
        Parameter::number("intensity", "kg of CO₂ a kWh").or(0.0),
    ],
    main: None,
    source: "Patterson et al. 2021 (arXiv:2104.10350)",
    rule: |arguments| {
        let devices = arguments.positive("devices")?;
        let rate = devices * arguments.positive("peak")? * arguments.positive("utilisation")?;
        let seconds = arguments.number("flops")? / rate;
        let hours = devices * seconds / 3600.0;
        let energy = hours * arguments.number("watts")? * arguments.number("pue")? / 1000.0;
        Ok(record([
            ("seconds", seconds),
            ("days", seconds / 86_400.0),
            ("device_hours", hours),
            ("energy_kwh", energy),
            (
                "cost",
                hours * arguments.number("price")? + energy * arguments.number("energy_price")?,
            ),
            ("co2_kg", energy * arguments.number("intensity")?),
        ]))
    },
};
