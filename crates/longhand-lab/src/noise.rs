//! Numbers that look random and are the same everywhere: a lab shows the same to all who follow its
//! link.

use longhand_math::random::SplitMix64;

/// Numbers in [0, 1).
#[derive(Debug, Clone)]
pub(crate) struct Noise(SplitMix64);

impl Noise {
    /// The numbers of a seed.
    pub(crate) fn new(seed: f64) -> Noise {
        Noise(SplitMix64(
            (seed as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15),
        ))
    }

    /// The next one.
    pub(crate) fn next(&mut self) -> f64 {
        self.0.uniform()
    }

    /// The next of a bell of width 1 around 0: the sum of twelve, less six.
    pub(crate) fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.next()).sum::<f64>() - 6.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bell_has_mean_0_and_width_1() {
        let mut noise = Noise::new(7.0);
        let all: Vec<f64> = (0..20_000).map(|_| noise.bell()).collect();
        let mean = all.iter().sum::<f64>() / 20_000.0;
        let square = all.iter().map(|x| x * x).sum::<f64>() / 20_000.0;
        assert!(
            mean.abs() < 0.03 && (square - 1.0).abs() < 0.03,
            "{mean} {square}"
        );
    }
}
