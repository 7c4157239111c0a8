//! What holds for every rule, whatever the numbers.

use longhand_math::Tensor;
use longhand_math::registry::{Argument, Entry, Kind, Outcome, Preset, all, named};
use longhand_math::{loss, optimizer, schedule};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

/// A loss with inputs drawn for it: the rule, its named inputs, what is fixed besides.
fn loss_inputs(entry: &Entry, draw: &mut impl FnMut() -> f64) -> Vec<(&'static str, Tensor)> {
    let (rows, columns) = (3, 4);
    let sizes = |name: &str| match (entry.slug, name) {
        (_, "target") if classes(entry) => vec![rows],
        ("cosine_embedding", "target") => vec![rows],
        _ => vec![rows, columns],
    };
    let mut inputs = Vec::new();
    for parameter in entry.parameters {
        // GRPO's old policy is the new one unless given, and then does not move with it.
        let wanted = parameter.preset == Preset::Required
            || matches!(parameter.name, "old_log_prob" | "ref_log_prob");
        if !wanted || parameter.kind == Kind::Number {
            continue;
        }
        let sizes = match parameter.kind {
            Kind::Vector => vec![rows],
            _ => sizes(parameter.name),
        };
        let count = sizes.iter().product();
        let numbers = (0..count)
            .map(|_| value(entry, parameter.name, draw()))
            .collect();
        inputs.push((parameter.name, Tensor::new(&sizes, numbers).unwrap()));
    }
    inputs
}

fn classes(entry: &Entry) -> bool {
    matches!(
        entry.slug,
        "cross_entropy" | "nll_loss" | "focal_multiclass" | "multi_margin"
    )
}

/// A number where the input is defined and smooth, from one in [0, 1).
fn value(entry: &Entry, name: &str, share: f64) -> f64 {
    let signed = 4.0 * share - 2.0;
    match (entry.slug, name) {
        (_, "target") if classes(entry) => (share * 4.0).floor(),
        ("hinge" | "squared_hinge" | "soft_margin" | "margin_ranking", "target")
        | ("hinge_embedding" | "cosine_embedding", "target") => {
            if share < 0.5 {
                -1.0
            } else {
                1.0
            }
        }
        (_, "probs" | "target_probs")
        | ("kl_div" | "bce" | "bce_with_logits" | "focal_binary", "target") => 0.05 + 0.9 * share,
        (_, "var") => 0.5 + share,
        (_, "log_probs" | "log_q") => -0.1 - 3.0 * share,
        ("poisson_nll", "target") => 2.0 + share,
        _ => signed,
    }
}

/// Sum of the main result of a loss.
fn total(entry: &Entry, inputs: &[(&'static str, Tensor)]) -> f64 {
    let given = inputs
        .iter()
        .map(|(name, tensor)| (*name, Argument::from(tensor)));
    entry.call([], given).unwrap().tensor("loss").unwrap().sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn the_gradient_of_every_loss_is_the_slope_of_its_central_difference(seed in any::<u64>()) {
        let mut state = seed;
        let mut draw = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        for entry in loss::ALL.iter().filter(|entry| entry.main == Some("loss")) {
            let inputs = loss_inputs(entry, &mut draw);
            let given = inputs.iter().map(|(name, tensor)| (*name, Argument::from(tensor)));
            let found = entry.call([], given).unwrap();
            for (place, (name, tensor)) in inputs.iter().enumerate() {
                let gradient_name = Entry::gradient_name(name);
                let Some(gradient) = found.part(&gradient_name) else { continue };
                let (Outcome::Number(_) | Outcome::Tensor(_)) = gradient else { panic!("{gradient_name}") };
                let gradient = found.tensor(&gradient_name).unwrap();
                prop_assert_eq!(gradient.sizes(), tensor.sizes(), "{} {}", entry.slug, name);
                for element in 0..tensor.len() {
                    let step = 1e-6;
                    let moved = |by: f64| {
                        let mut inputs = inputs.clone();
                        if let Some((_, tensor)) = inputs.get_mut(place) {
                            tensor.data_mut()[element] += by;
                        }
                        total(entry, &inputs)
                    };
                    let (up, here, down) = (moved(step), total(entry, &inputs), moved(-step));
                    // A kink within the step: the two one-sided slopes differ.
                    if ((up - here) - (here - down)).abs() > 1e-9 {
                        continue;
                    }
                    let slope = (up - down) / (2.0 * step);
                    let found = gradient.data()[element];
                    prop_assert!(
                        (found - slope).abs() < 1e-6 * slope.abs().max(1.0),
                        "{} {gradient_name}[{element}] is {found}, the slope {slope}", entry.slug
                    );
                }
            }
        }
    }

    #[test]
    fn every_schedule_is_finite_and_never_negative(
        step in 0_u32..300, warmup in 0_u32..120, total in 1_u32..200, max in 1e-6..1.0_f64,
    ) {
        for entry in schedule::ALL.iter().filter(|entry| entry.slug != "reduce_on_plateau") {
            let mut given: Vec<(&str, Argument)> = Vec::new();
            for parameter in entry.parameters {
                let number = match parameter.name {
                    "step" => f64::from(step),
                    "warmup" if entry.slug == "noam" => f64::from(warmup.max(1)),
                    "warmup" => f64::from(warmup),
                    // As a schedule is meant: the warm-up fits, and one-cycle has room for its corners.
                    "total" => f64::from(total.max(warmup).max(8)),
                    "max" | "peak" => max,
                    "init" | "min" | "end" => max / 10.0,
                    "stable" | "decay" | "steps" | "period" | "every" => 10.0,
                    "gamma" => 0.9,
                    "width" => 64.0,
                    "milestones" => {
                        given.push(("milestones", [20.0, 50.0].into()));
                        continue;
                    }
                    "cycles" if parameter.kind == Kind::Matrix => {
                        given.push(("cycles", [[0.0, max, 5.0, 50.0, 0.0], [0.0, max, 5.0, 50.0, 0.0]].into()));
                        continue;
                    }
                    _ => continue,
                };
                given.push((parameter.name, number.into()));
            }
            let rate = entry.call([], given).unwrap();
            let rate = match entry.main {
                Some(main) => rate.number(main).unwrap(),
                None => rate.number("").unwrap(),
            };
            prop_assert!(rate.is_finite() && rate >= 0.0, "{} at {step}: {rate}", entry.slug);
            // Without a highest rate of its own it is a factor.
            let given = |name: &&str| ["max", "peak", "cycles"].contains(name);
            let has_most = entry.parameters.iter().any(|one| given(&one.name));
            let most = if has_most { max } else { 1.0 };
            prop_assert!(rate <= most * (1.0 + 1e-9), "{} at {step}: {rate}", entry.slug);
        }
    }

    #[test]
    fn every_optimizer_descends_a_bowl(
        start in prop::collection::vec(-3.0..3.0_f64, 4), curve in 0.5..2.0_f64,
    ) {
        for rule in optimizer::OPTIMIZERS {
            // Half the bowl's steepest safe rate for rules that follow the gradient's size.
            let rate = if rule.entry.slug == "adadelta" { 1.0 } else { 0.02 };
            let more: &[(&str, f64)] = match rule.entry.slug {
                "lars" => &[("trust", 0.1)],
                _ => &[],
            };
            let settings = [&[("lr", rate)], more].concat();
            let settings = rule.settings(&settings).unwrap();
            let start = Tensor::matrix(2, 2, start.clone()).unwrap();
            let height = |w: &Tensor| w.map(|w| 0.5 * curve * w * w).sum();
            prop_assume!(height(&start) > 0.5);
            let mut state = optimizer::State::new(start.clone());
            for _ in 0..60 {
                let gradient = state.param().scale(curve);
                rule.step(&settings, &mut state, &gradient).unwrap();
            }
            let (before, after) = (height(&start), height(state.param()));
            prop_assert!(after < before, "{}: {before} to {after}", rule.entry.slug);
        }
    }

    #[test]
    fn every_optimizer_without_decay_stands_still_where_the_gradient_is_zero(
        start in prop::collection::vec(-3.0..3.0_f64, 4),
    ) {
        for rule in optimizer::OPTIMIZERS {
            // Yogi starts its moments at 1e-6, so its first steps are not zero.
            if rule.entry.slug == "yogi" {
                continue;
            }
            let mut numbers = vec![("lr", 0.1)];
            // ASGD has a decay of its own, `lambd`.
            for decay in ["weight_decay", "lambd"] {
                if rule.entry.parameters.iter().any(|parameter| parameter.name == decay) {
                    numbers.push((decay, 0.0));
                }
            }
            let settings = rule.settings(&numbers).unwrap();
            let start = Tensor::matrix(2, 2, start.clone()).unwrap();
            let mut state = optimizer::State::new(start.clone());
            for _ in 0..5 {
                rule.step(&settings, &mut state, &Tensor::zeros(start.shape())).unwrap();
            }
            prop_assert_eq!(state.param().data(), start.data(), "{}", rule.entry.slug);
        }
    }
}

/// Numbers that break careless code, among ordinary ones.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -3.0..3.0_f64,
        2 => (0_u32..6).prop_map(f64::from),
        1 => prop::sample::select(vec![
            0.0, -0.0, -1.0, 1e-300, 1e300, 1e9, 9_007_199_254_740_993.0, f64::MAX, f64::MIN_POSITIVE,
            f64::INFINITY, f64::NEG_INFINITY, f64::NAN,
        ]),
    ]
}

fn tensor() -> impl Strategy<Value = Tensor> {
    prop::collection::vec(0_usize..4, 0..5).prop_flat_map(|sizes| {
        let count: usize = sizes.iter().product();
        prop::collection::vec(number(), count)
            .prop_map(move |data| Tensor::new(&sizes, data).unwrap())
    })
}

fn argument(kind: Kind) -> BoxedStrategy<Argument> {
    match kind {
        Kind::Number | Kind::Count => number().prop_map(Argument::Number).boxed(),
        Kind::Vector => prop::collection::vec(number(), 0..5)
            .prop_map(|numbers| Tensor::vector(numbers).into())
            .boxed(),
        Kind::Matrix => (0_usize..4, 0_usize..4)
            .prop_flat_map(|(rows, columns)| {
                prop::collection::vec(number(), rows * columns)
                    .prop_map(move |data| Tensor::matrix(rows, columns, data).unwrap().into())
            })
            .boxed(),
        Kind::Tensor => tensor().prop_map(Argument::Tensor).boxed(),
        Kind::Flag => any::<bool>().prop_map(Argument::Flag).boxed(),
        Kind::Word(words) => prop::sample::select(words)
            .prop_map(|word| Argument::Word(word.to_owned()))
            .boxed(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_rule_panics_or_hangs_whatever_it_is_given(seed in any::<u64>()) {
        // One strategy a rule, each with a generator of its own.
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let source = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        let mut runner = TestRunner::new_with_rng(ProptestConfig::default(), source);
        for entry in all() {
            for _ in 0..20 {
                let mut given = Vec::new();
                for parameter in entry.parameters {
                    let needed = parameter.preset == Preset::Required;
                    if needed || any::<bool>().new_tree(&mut runner).unwrap().current() {
                        let drawn = argument(parameter.kind).new_tree(&mut runner).unwrap().current();
                        given.push((parameter.name, drawn));
                    }
                }
                // An error is an answer.
                if let Err(error) = entry.call([], given) {
                    prop_assert!(!error.message.is_empty(), "{}", entry.slug);
                }
            }
        }
    }
}

#[test]
fn a_rule_is_found_by_its_name() {
    assert!(named("cosine").is_some() && named("adam").is_some() && named("dpo").is_some());
    assert!(named("no_such_rule").is_none());
}
