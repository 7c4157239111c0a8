//! The twelve cases: the fault shows, its knob mends it, no other does.

use crate::train;
use longhand_train::cases::{CASES, Case};
use longhand_train::cause::Cause;
use longhand_train::settings::Settings;
use longhand_train::verdict::{checks, is_well};

/// A case with the knob of a cause turned; none where the knob changes nothing.
fn turned(case: &Case, knob: Cause) -> Option<Settings> {
    let before = case.run().unwrap();
    let mut after = before.clone();
    knob.remedy(&mut after);
    (after != before).then_some(after)
}

fn prove(slug: &str) {
    let case = longhand_train::cases::named(slug).unwrap();
    let faulty = case.run().unwrap();
    let signs = train(&faulty);
    assert!(
        !is_well(&faulty, &signs),
        "nothing is wrong: {:?}",
        checks(&faulty, &signs)
    );
    let shown = (case.sign.of)(&signs);
    assert!(case.sign.shows(&signs), "{}: {shown}", case.sign.what);
    let mut tried = 0;
    for knob in Cause::ALL {
        let Some(settings) = turned(case, *knob) else {
            assert_ne!(*knob, case.cause, "the knob changes nothing");
            continue;
        };
        tried += 1;
        let signs = train(&settings);
        let checks = checks(&settings, &signs);
        assert_eq!(
            is_well(&settings, &signs),
            *knob == case.cause,
            "{}: {checks:?}",
            knob.slug()
        );
        if *knob == case.cause {
            let healed = (case.sign.of)(&signs);
            assert!(
                !case.sign.shows(&signs),
                "{} is still {healed}",
                case.sign.what
            );
        }
    }
    assert!(tried >= 2, "only {tried} knobs do anything");
}

macro_rules! cases {
    ($($test:ident $slug:literal;)*) => {
        $(#[test] fn $test() { prove($slug); })*

        #[test]
        fn every_case_is_proved_and_every_cause_has_one() {
            assert_eq!([$($slug),*], *CASES.iter().map(|case| case.slug).collect::<Vec<_>>());
            for cause in Cause::ALL {
                assert_eq!(CASES.iter().filter(|case| case.cause == *cause).count(), 1);
            }
        }
    };
}

cases! {
    dead_units_recover_by_their_biases_only "dead-units";
    shuffled_labels_recover_by_pairing_only "shuffled-labels";
    kept_gradients_recover_by_zeroing_only "no-zero-grad";
    a_rate_too_high_recovers_by_a_lower_one_only "rate-too-high";
    a_rate_near_zero_recovers_by_a_higher_one_only "rate-near-zero";
    underflow_recovers_by_loss_scaling_only "fp16-underflow";
    a_bad_batch_recovers_by_leaving_it_out_only "bad-batch";
    tokens_not_shifted_recover_by_the_shift_only "tokens-not-shifted";
    counted_padding_recovers_by_the_mask_only "padding-counted";
    a_wide_start_recovers_by_the_usual_width_only "wide-start";
    decayed_norms_recover_by_their_own_group_only "decayed-norms";
    a_lost_state_recovers_by_loading_it_only "state-lost";
}

#[test]
fn healthy_runs_are_well_with_every_optimizer_and_format() {
    for text in [
        "task=spiral",
        "task=spiral&numbers=bf16",
        "task=spiral&numbers=fp16-scaled",
        "task=spiral&optimizer=momentum&lr=0.05",
        "task=spiral&optimizer=lion&lr=0.002&schedule=cosine&steps=1000",
        "task=spiral&optimizer=muon&schedule=wsd",
        "task=text",
        "task=text&numbers=bf16&schedule=linear",
        "task=text&padded=yes",
        "task=text&optimizer=muon",
    ] {
        let settings = Settings::parse(text).unwrap();
        let signs = train(&settings);
        assert!(
            is_well(&settings, &signs),
            "{text}: {:?}",
            checks(&settings, &signs)
        );
    }
}
