//! Random numbers that are the same everywhere.

use longhand_math::random::SplitMix64;
use longhand_math::real;

/// The random numbers of a run.
#[derive(Clone, Debug)]
pub struct Random(SplitMix64);

impl Random {
    /// The numbers of a seed; `stream` keeps those for one purpose apart from those for another.
    ///
    /// ```
    /// use longhand_train::random::Random;
    /// assert_eq!(Random::new(7, 0).below(1000), Random::new(7, 0).below(1000));
    /// assert_ne!(Random::new(7, 0).uniform(), Random::new(7, 1).uniform());
    /// ```
    #[must_use]
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut random = SplitMix64(seed ^ stream.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        random.bits();
        Self(random)
    }

    /// Uniform in [0, 1).
    pub fn uniform(&mut self) -> f64 {
        self.0.uniform()
    }

    /// A whole number below `n`, which is above 0.
    pub fn below(&mut self, n: usize) -> usize {
        let wide = u128::from(self.0.bits()) * n as u128;
        (wide >> 64) as usize
    }

    /// Normal with mean 0 and deviation 1, by Box and Muller's formula.
    pub fn normal(&mut self) -> f64 {
        let (u, v) = (1.0 - self.uniform(), self.uniform());
        real::sqrt(-2.0 * real::ln(u)) * real::cos(2.0 * core::f64::consts::PI * v)
    }

    /// Puts a list into a random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn normal_numbers_have_mean_0_and_deviation_1() {
        let mut random = Random::new(1, 2);
        let drawn: Vec<f64> = (0..20_000).map(|_| random.normal()).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let variance = drawn.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 20_000.0;
        assert!(
            mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05,
            "{mean}, {variance}"
        );
    }

    #[test]
    fn a_shuffled_list_holds_what_it_held() {
        let mut list: Vec<usize> = (0..100).collect();
        Random::new(3, 0).shuffle(&mut list);
        assert_ne!(list, (0..100).collect::<Vec<_>>());
        list.sort_unstable();
        assert_eq!(list, (0..100).collect::<Vec<_>>());
    }
}
