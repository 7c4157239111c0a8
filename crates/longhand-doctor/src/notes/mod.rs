//! What is worth knowing about a run and accuses nobody, one file a note.

pub mod loss_divided;
pub mod loss_in_16_bits;
pub mod norm_carries_the_scale;
pub mod perplexity_of_means;
mod remark;
pub mod restart;
pub mod sampled_export;

use crate::findings::Note;
use crate::run::Run;

pub use remark::Remark;

/// Every note.
pub const NOTES: &[Remark] = &[
    loss_in_16_bits::REMARK,
    loss_divided::REMARK,
    norm_carries_the_scale::REMARK,
    perplexity_of_means::REMARK,
    sampled_export::REMARK,
    restart::REMARK,
];

/// The notes of a run.
#[must_use]
pub fn of(run: &Run) -> Vec<Note> {
    NOTES
        .iter()
        .filter_map(|remark| {
            Some(Note {
                note: remark.id,
                says: (remark.of)(run)?,
            })
        })
        .collect()
}
