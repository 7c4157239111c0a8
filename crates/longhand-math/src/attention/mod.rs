//! Attention: scores, weights, output, and every intermediate of the way back.

pub mod dot_product;
pub mod online_softmax;
pub mod positions;
pub mod rope;

use crate::registry::Entry;

/// Every rule of attention.
pub const ALL: &[Entry] = &[
    dot_product::ENTRY,
    online_softmax::ENTRY,
    online_softmax::MERGE,
    rope::ENTRY,
    positions::SINUSOIDAL,
    positions::ALIBI,
];
