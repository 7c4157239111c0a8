//! The f32 steps against the registry's in f64.

use longhand_math::Tensor;
use longhand_math::optimizer::{State as Judge, named};
use longhand_math::registry::Argument;
use longhand_train::layout::Role;
use longhand_train::optimizer::{Hyper, Rule, State};
use longhand_train::random::Random;
use longhand_train::run::Run;
use longhand_train::settings::Settings;

/// The rule in the registry, with the settings it has here.
fn judge(rule: Rule, role: Role) -> (&'static str, Vec<(&'static str, f64)>) {
    match rule {
        Rule::Sgd => ("sgd", vec![]),
        Rule::Momentum => ("sgd", vec![("momentum", 0.9)]),
        Rule::Lion => ("lion", vec![]),
        Rule::Muon if role == Role::Hidden => ("muon", vec![]),
        Rule::AdamW | Rule::Muon => ("adamw", vec![]),
    }
}

#[test]
fn twenty_steps_of_every_rule_are_the_registrys() {
    let (lr, decay) = (0.01, 0.1);
    for task in ["task=spiral", "task=text"] {
        let run = Run::new(&Settings::parse(task).unwrap()).unwrap();
        let layout = run.layout();
        for rule in [
            Rule::Sgd,
            Rule::Momentum,
            Rule::AdamW,
            Rule::Lion,
            Rule::Muon,
        ] {
            let mut random = Random::new(5, 9);
            let mut weights = run.weights().to_vec();
            let mut state = State::new(rule, layout);
            let gradients: Vec<Vec<f32>> = (0..20)
                .map(|_| {
                    weights
                        .iter()
                        .map(|_| (0.1 * random.normal()) as f32)
                        .collect()
                })
                .collect();
            for gradient in &gradients {
                let hyper = Hyper {
                    lr: lr as f32,
                    decay: decay as f32,
                };
                state.step(layout, hyper, &mut weights, gradient);
            }
            for tensor in &layout.tensors {
                let of = |numbers: &[f32]| {
                    let data = numbers[tensor.range()]
                        .iter()
                        .map(|x| f64::from(*x))
                        .collect();
                    Tensor::matrix(tensor.rows, tensor.columns, data).unwrap()
                };
                let (name, mut more) = judge(rule, tensor.role);
                more.push(("lr", f64::from(lr as f32)));
                let decay = if tensor.role.decays() {
                    f64::from(decay as f32)
                } else {
                    0.0
                };
                more.push(("weight_decay", decay));
                let optimizer = named(name).unwrap();
                let mut named: Vec<(&str, Argument)> = more
                    .iter()
                    .map(|(name, number)| (*name, (*number).into()))
                    .collect();
                if name == "muon" {
                    named.push(("adjust", "match_rms_adamw".into()));
                }
                let settings = optimizer
                    .entry
                    .bind([Argument::Number(0.0)], named)
                    .unwrap();
                let mut expected = Judge::new(of(run.weights()));
                for gradient in &gradients {
                    optimizer
                        .step(&settings, &mut expected, &of(gradient))
                        .unwrap();
                }
                let start = of(run.weights());
                let moved = expected.param().sub(&start).unwrap().norm();
                let apart = of(&weights).sub(expected.param()).unwrap().norm();
                // A tenth of a thousandth of the way, and the rounding of the weights to f32; the
                // sign of Lion turns where the blend is within rounding of 0.
                let allowed = 1e-4 * moved + 3e-6 * start.norm();
                assert!(
                    apart <= allowed,
                    "{rule:?}, {}: {apart} of {moved}",
                    tensor.name
                );
            }
        }
    }
}
