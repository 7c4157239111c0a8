//! Attention: scores, weights, output, and every intermediate of the way back.

mod dot_product;
mod online_softmax;
mod positions;
mod rope;

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
