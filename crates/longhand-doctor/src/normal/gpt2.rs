//! GPT-2 124M on FineWeb: twelve runs of June to November 2024.

use super::reference::{Band, Reference};

/// Tokens of one step: 512 sequences of 1,024.
const STEP: f64 = 524_288.0;

const fn band(step: f64, low: f64, middle: f64, high: f64) -> Band {
    Band {
        tokens: step * STEP,
        low,
        middle,
        high,
    }
}

/// Medians of the training loss over 21 steps around each of these, of the runs
/// from 2024-06-06 (AdamW) to 2024-11-08: AdamW, SOAP, Muon, Shampoo, and
/// changes of architecture. Ten runs reach step 4,000, nine step 5,000.
pub(super) const REFERENCE: Reference = Reference {
    what: "twelve healthy runs of GPT-2 124M on FineWeb",
    source: "KellerJordan/modded-nanogpt, June to November 2024, 524,288 tokens a step",
    bands: &[
        band(50.0, 5.67, 6.20, 8.53),
        band(100.0, 4.97, 5.57, 7.12),
        band(200.0, 4.25, 4.81, 6.33),
        band(400.0, 3.93, 4.14, 5.71),
        band(700.0, 3.69, 3.81, 4.89),
        band(1000.0, 3.63, 3.73, 4.31),
        band(1500.0, 3.50, 3.60, 4.04),
        band(2000.0, 3.46, 3.56, 3.86),
        band(3000.0, 3.28, 3.45, 3.72),
        band(4000.0, 3.32, 3.40, 3.63),
        band(5000.0, 3.27, 3.34, 3.56),
    ],
};
