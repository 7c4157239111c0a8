//! A small text, character by character.
//!
//! `text.txt` is the log of a lighthouse, written for this lab. Its sentences repeat, so that a
//! transformer of 27,000 weights learns them in some hundred steps.

use super::flaws::Flaws;
use crate::kernel::softmax::IGNORED;
use crate::model::Batch;
use crate::random::Random;

const TEXT: &str = include_str!("text.txt");

/// Tokens of a sequence.
pub const CONTEXT: usize = 32;
/// Sequences held out.
pub const HELD_OUT: usize = 16;
/// Shortest and longest stretch of a padded sequence.
const LENGTHS: [usize; 2] = [6, 12];

/// The text as numbers.
#[derive(Clone, Debug)]
pub struct Text {
    tokens: Vec<u32>,
    characters: Vec<char>,
    /// Where the held-out end begins.
    end: usize,
    padded: bool,
    flaws: Flaws,
}

impl Text {
    /// The text; `padded` takes short stretches and fills the sequence up.
    #[must_use]
    pub fn new(padded: bool, flaws: Flaws) -> Self {
        let mut characters: Vec<char> = TEXT.chars().collect();
        characters.sort_unstable();
        characters.dedup();
        let number = |c: char| characters.binary_search(&c).map_or(0, |at| at as u32);
        let tokens: Vec<u32> = TEXT.chars().map(number).collect();
        Self {
            end: tokens.len() * 9 / 10,
            tokens,
            characters,
            padded,
            flaws,
        }
    }

    /// How many tokens there are: the characters, and one for padding.
    #[must_use]
    pub fn vocabulary(&self) -> usize {
        self.characters.len() + 1
    }

    /// The next sequences: stretches from anywhere in the first nine tenths.
    pub(super) fn next(&mut self, batch: &mut Batch, random: &mut Random) {
        for sequence in 0..batch.tokens.len() / CONTEXT {
            let from = random.below(self.end - CONTEXT - 1);
            let length = random.below(LENGTHS[1] - LENGTHS[0] + 1) + LENGTHS[0];
            self.put(from, length, sequence, batch, self.flaws);
        }
    }

    /// Held-out sequences from the one of this number on, spread over the last tenth.
    pub(super) fn held_out(&self, from: usize, batch: &mut Batch) {
        let apart = (self.tokens.len() - self.end - CONTEXT - 1) / HELD_OUT;
        for sequence in 0..batch.tokens.len() / CONTEXT {
            let number = (from + sequence) % HELD_OUT;
            let length = LENGTHS[0] + number % (LENGTHS[1] - LENGTHS[0] + 1);
            self.put(
                self.end + number * apart,
                length,
                sequence,
                batch,
                Flaws::default(),
            );
        }
    }

    fn put(&self, from: usize, length: usize, sequence: usize, batch: &mut Batch, flaws: Flaws) {
        let padding = self.characters.len() as u32;
        let length = if self.padded { length } else { CONTEXT };
        let shift = usize::from(!flaws.unshifted);
        for at in 0..CONTEXT {
            let place = sequence * CONTEXT + at;
            let real = at < length;
            batch.tokens[place] = if real {
                self.tokens[from + at]
            } else {
                padding
            };
            batch.targets[place] = if real {
                self.tokens[from + at + shift]
            } else if flaws.padding_counts {
                padding
            } else {
                IGNORED
            };
        }
    }
}
