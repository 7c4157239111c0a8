//! What comes out of the comparison of two runs.

use super::difference::Difference;
use super::printed::Printed;
use super::same_data::SameData;
use super::spikes::Spikes;

/// What comes out of the comparison of two runs, A and B.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Whether they see the same data in the same order.
    pub same_data: SameData,
    /// How far apart they are at the end, where their steps can be paired.
    pub difference: Option<Difference>,
    /// What the printed numbers tell by themselves, of short logs.
    pub printed: Option<Printed>,
    /// Steps at which a loss jumps.
    pub spikes: Spikes,
    /// The same in sentences.
    pub says: Vec<String>,
}
