//! The matrices that are given.

use longhand_math::{MathError, Tensor};

use super::controls::{SEED, SHARP};
use crate::noise::Noise;
use crate::settings::Settings;

/// Tokens.
pub(super) const TOKENS: usize = 4;
/// Features of each.
pub(super) const FEATURES: usize = 3;

/// The given matrices: small numbers with one decimal, so that a reader can follow them.
pub(super) fn given(settings: &Settings) -> Result<[Tensor; 4], MathError> {
    let mut noise = Noise::new(settings.number(&SEED));
    let mut matrix = |times: f64| {
        let numbers = (0..TOKENS * FEATURES).map(|_| {
            let tenths = (noise.next() * 41.0).floor() - 20.0;
            // Without the noise of a product.
            (tenths * times * 1e9).round() / 1e10
        });
        Tensor::matrix(TOKENS, FEATURES, numbers.collect())
    };
    Ok([
        matrix(settings.number(&SHARP))?,
        matrix(1.0)?,
        matrix(1.0)?,
        matrix(1.0)?,
    ])
}
