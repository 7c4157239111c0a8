//! The generator behind variants: a promise.
//!
//! Links and saved progress hold variant numbers, so the map from (exercise, number) to numbers
//! drawn must never change. It is PCG32 (XSH-RR, 64-bit state; O'Neill 2014) with
//!
//! * state: the 64-bit FNV-1a hash of the exercise's id, then of the variant's number as eight
//!   little-endian bytes;
//! * stream: the attempt, counted from 0 (a variant that fails a condition is drawn again).
//!
//! A number below `n` is drawn by Lemire's multiply-and-reject method on 32 bits.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

/// Draws for one attempt at one variant.
pub struct Random {
    generator: Pcg32,
}

impl Random {
    /// The generator for an exercise's variant and attempt.
    pub fn new(exercise: &str, variant: u32, attempt: u32) -> Random {
        let hash = fnv1a(
            fnv1a(0xcbf2_9ce4_8422_2325, exercise.as_bytes()),
            &u64::from(variant).to_le_bytes(),
        );
        Random {
            generator: Pcg32::new(hash, u64::from(attempt)),
        }
    }

    /// A whole number from 0 to `n - 1`, each equally likely; 0 when `n` is 0.
    ///
    /// ```
    /// let mut random = longhand_exercise::random::Random::new("first-moment", 1, 0);
    /// assert!((0..100).all(|_| random.below(6) < 6));
    /// ```
    pub fn below(&mut self, n: u32) -> u32 {
        if n == 0 {
            return 0;
        }
        let threshold = n.wrapping_neg() % n;
        loop {
            let product = u64::from(self.generator.next_u32()) * u64::from(n);
            if product as u32 >= threshold {
                return (product >> 32) as u32;
            }
        }
    }

    /// Puts a list into random order (Fisher–Yates from the end).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i as u32 + 1) as usize);
        }
    }
}

fn fnv1a(mut hash: u64, bytes: &[u8]) -> u64 {
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_draws_are_what_they_have_always_been() {
        let mut random = Random::new("first-moment", 7, 0);
        let drawn: Vec<u32> = (0..8).map(|_| random.below(1000)).collect();
        assert_eq!(drawn, PROMISED);
    }

    const PROMISED: [u32; 8] = [383, 715, 593, 837, 125, 116, 743, 617];

    #[test]
    fn each_number_below_six_comes_about_equally_often() {
        let mut random = Random::new("x", 0, 0);
        let mut count = [0; 6];
        for _ in 0..60_000 {
            count[random.below(6) as usize] += 1;
        }
        assert!(
            count.iter().all(|&c| (9_500..10_500).contains(&c)),
            "{count:?}"
        );
    }

    #[test]
    fn a_shuffle_keeps_every_item() {
        let mut items: Vec<u32> = (0..20).collect();
        Random::new("x", 1, 0).shuffle(&mut items);
        assert_ne!(items, (0..20).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..20).collect::<Vec<_>>());
    }
}
