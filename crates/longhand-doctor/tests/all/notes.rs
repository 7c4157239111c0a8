//! Notes, and healthy things that look like faults.

use longhand_doctor::given::Given;
use longhand_doctor::report::{Report, examine};

use crate::common::read_bytes;

fn report(text: &str) -> Report {
    examine(read_bytes(text.as_bytes(), 100).unwrap(), &Given::new())
}

fn rules(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.rule).collect()
}

#[test]
fn a_perplexity_above_the_exponential_of_the_loss_is_a_mean_of_perplexities() {
    let text: String = (1..=5)
        .map(|i| {
            format!(
                "step {i}: val_loss 3.{i}000 val_ppl {:.3}\n",
                (3.0 + f64::from(i) / 10.0).exp() * 1.0076
            )
        })
        .collect();
    assert!(
        report(&text).notes[0]
            .iter()
            .any(|note| note.note == "perplexity-of-means")
    );
    let exact: String = (1..=5)
        .map(|i| {
            format!(
                "step {i}: val_loss 3.{i}000 val_ppl {:.4}\n",
                (3.0 + f64::from(i) / 10.0).exp()
            )
        })
        .collect();
    assert!(report(&exact).notes[0].is_empty());
}

#[test]
fn grpo_with_a_loss_of_zero_and_a_gradient_is_healthy() {
    let text: String = (1..30)
        .map(|i| format!("{{'loss': 0.0, 'grad_norm': 0.{i:02}1, 'reward': 0.5, 'reward_std': 0.2, 'kl': 0.0005, 'epoch': 0.{i:02}}}\n"))
        .collect();
    assert_eq!(rules(&report(&text)), Vec::<&str>::new());
}

#[test]
fn one_skipped_step_in_nine_is_a_scaler_at_work() {
    let text: String = (1..100)
        .map(|i| {
            let norm = if i % 9 == 0 {
                "nan".to_owned()
            } else {
                format!("1.{i}")
            };
            format!(
                "step {i}: loss {:.4} grad_norm {norm}\n",
                3.0 - f64::from(i) * 0.01
            )
        })
        .collect();
    assert_eq!(rules(&report(&text)), Vec::<&str>::new());
}

#[test]
fn norms_after_clipping_do_not_repeat() {
    let text: String = (1..60)
        .map(|i| {
            format!(
                "{{\"step\": {i}, \"loss\": {:.5}, \"grad_norm\": 0.9999999403953552}}\n",
                3.0 - f64::from(i) * 0.0113
            )
        })
        .collect();
    assert_eq!(rules(&report(&text)), Vec::<&str>::new());
}

#[test]
fn cells_that_hold_nan_where_nothing_was_logged_are_no_nan_loss() {
    let mut text = "step,train/loss,val/loss\n".to_owned();
    for i in 1..60 {
        text += &if i % 5 == 0 {
            format!("{i},NaN,{:.4}\n", 3.0 - f64::from(i) * 0.01)
        } else {
            format!("{i},{:.4},NaN\n", 3.0 - f64::from(i) * 0.01)
        };
    }
    assert_eq!(rules(&report(&text)), Vec::<&str>::new());
}

#[test]
fn a_rate_that_is_printed_as_0_0000_is_not_accused_while_the_loss_falls() {
    let text: String = (1..60)
        .map(|i| {
            format!(
                "step {i}: loss {:.4} lr 0.0000\n",
                3.0 - f64::from(i) * 0.02
            )
        })
        .collect();
    assert_eq!(rules(&report(&text)), Vec::<&str>::new());
}

#[test]
fn an_accuracy_of_tokens_does_not_hide_that_a_model_is_one_of_tokens() {
    let text: String = (1..30)
        .map(|i| format!("{{'loss': 19.{i}, 'mean_token_accuracy': 0.001, 'epoch': 0.{i:02}}}\n"))
        .collect();
    assert_eq!(rules(&report(&text)), ["above-uniform"]);
    let other: String = (1..30)
        .map(|i| format!("{{'loss': 19.{i}, 'accuracy': 0.001, 'epoch': 0.{i:02}}}\n"))
        .collect();
    assert_eq!(rules(&report(&other)), Vec::<&str>::new());
}
