//! Numbers that look random and are the same everywhere: a lab shows the same to all who follow its
//! link.

/// Numbers in [0, 1), by Vigna's SplitMix64: a counter, mixed.
#[derive(Debug, Clone)]
pub(crate) struct Noise {
    counter: u64,
}

impl Noise {
    /// The numbers of a seed.
    pub(crate) fn new(seed: f64) -> Noise {
        Noise {
            counter: (seed as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15),
        }
    }

    /// The next one.
    pub(crate) fn next(&mut self) -> f64 {
        self.counter = self.counter.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.counter;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        // 53 bits, as many as a double holds.
        (mixed >> 11) as f64 / (1_u64 << 53) as f64
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
    fn the_first_numbers_are_those_of_the_published_generator() {
        // Its first output for the state 0 is 0xe220a8397b1dcdaf.
        let first = Noise::new(0.0).next();
        assert_eq!(
            first,
            (0xe220_a839_7b1d_cdaf_u64 >> 11) as f64 / (1_u64 << 53) as f64
        );
    }

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
