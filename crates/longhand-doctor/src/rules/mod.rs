//! The rules, one file each, and the order in which they speak.

mod above_uniform;
mod clipped_below_epsilon;
mod data_repeats;
mod diverged;
mod fp16_overflow;
mod gradient_lost;
mod impossible_mfu;
mod jump_without_a_step;
mod knows_frequencies_only;
mod ln_of_vocabulary;
mod loss_frozen;
mod losses_recur;
mod lr_ends_early;
mod lr_past_its_end;
mod lr_restarts;
mod lr_too_high;
mod lr_zero;
mod memorised;
mod nan_loss;
mod no_advantage;
mod no_gradient;
mod no_targets;
mod norm_grows;
mod norm_repeated;
mod overfit;
mod restart_lost_state;
mod rule;
mod scale_collapse;
mod spike_recovered;
mod starts_at_uniform;
mod steps_skipped;
mod summed_over_micro_batches;
mod val_frozen;
mod zero_hides_nan;

pub use rule::Rule;

/// Every rule; a cause stands before its consequences.
pub const RULES: &[Rule] = &[
    nan_loss::RULE,
    zero_hides_nan::RULE,
    no_targets::RULE,
    steps_skipped::RULE,
    scale_collapse::RULE,
    norm_repeated::RULE,
    no_gradient::RULE,
    lr_zero::RULE,
    ln_of_vocabulary::RULE,
    loss_frozen::RULE,
    losses_recur::RULE,
    no_advantage::RULE,
    gradient_lost::RULE,
    summed_over_micro_batches::RULE,
    above_uniform::RULE,
    starts_at_uniform::RULE,
    restart_lost_state::RULE,
    jump_without_a_step::RULE,
    fp16_overflow::RULE,
    lr_too_high::RULE,
    diverged::RULE,
    spike_recovered::RULE,
    knows_frequencies_only::RULE,
    overfit::RULE,
    val_frozen::RULE,
    memorised::RULE,
    lr_restarts::RULE,
    lr_past_its_end::RULE,
    lr_ends_early::RULE,
    clipped_below_epsilon::RULE,
    norm_grows::RULE,
    impossible_mfu::RULE,
    data_repeats::RULE,
];
