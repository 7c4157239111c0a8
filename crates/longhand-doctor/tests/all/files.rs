//! Several files, restarts, ranks, corrections by hand, and what is read beside a log.

use longhand_doctor::columns::Kind;
use longhand_doctor::given::Given;
use longhand_doctor::readers::Reader;
use longhand_doctor::report::examine;
use longhand_doctor::run::{Log, merge};

use crate::common::read_bytes;

fn log(text: &str) -> Log {
    read_bytes(text.as_bytes(), 50).unwrap()
}

fn lines(steps: std::ops::Range<u32>, loss: impl Fn(u32) -> f64) -> String {
    steps
        .map(|step| format!("step {step}: loss {:.4}\n", loss(step)))
        .collect()
}

fn fall(step: u32) -> f64 {
    2.0 + 8.0 / f64::from(step + 1)
}

fn losses(log: &Log, run: usize) -> Vec<f64> {
    log.runs[run].column(Kind::Loss).unwrap().steps.clone()
}

#[test]
fn checkpoints_of_one_run_are_one_run() {
    let all = merge(vec![
        log(&lines(1..50, fall)),
        log(&lines(1..100, fall)),
        log(&lines(1..80, fall)),
    ]);
    assert_eq!(all.runs.len(), 1);
    assert_eq!(losses(&all, 0).len(), 99);
    assert!(all.runs[0].restarts.is_empty());
}

#[test]
fn a_resume_in_another_file_goes_on_with_the_run() {
    let all = merge(vec![
        log(&lines(1..50, fall)),
        log(&lines(41..90, |step| fall(step) + 0.001)),
    ]);
    assert_eq!(all.runs.len(), 1);
    assert_eq!(losses(&all, 0).len(), 89);
    assert_eq!(all.runs[0].restarts[0].step, 41.0);
}

#[test]
fn two_runs_in_two_files_stay_two() {
    let all = merge(vec![
        log(&lines(1..50, fall)),
        log(&lines(1..50, |step| fall(step) + 0.01)),
    ]);
    assert_eq!(all.runs.len(), 2);
}

#[test]
fn steps_that_fall_to_the_first_begin_a_new_run_and_others_a_restart() {
    let mut text = lines(1..60, fall);
    text += &lines(41..80, |step| fall(step) + 0.001);
    text += &lines(1..30, |step| fall(step) + 0.002);
    let log = log(&text);
    assert_eq!(log.runs.len(), 2);
    assert_eq!(log.runs[0].restarts.len(), 1);
    assert_eq!(log.runs[0].restarts[0].before.len(), 19);
    assert_eq!(losses(&log, 0).len(), 79);
    assert_eq!(losses(&log, 1).len(), 29);
}

#[test]
fn a_table_of_all_rows_at_the_end_is_a_summary() {
    let text = lines(1..60, fall) + &lines(1..60, fall);
    let log = log(&text);
    assert_eq!(log.runs.len(), 1);
    assert_eq!(log.runs[0].repeated, 59);
}

#[test]
fn a_second_run_that_begins_as_the_first_is_a_second_run() {
    let second = lines(1..40, |step| {
        if step < 4 {
            fall(step)
        } else {
            fall(step) + 0.01
        }
    });
    let log = log(&(lines(1..60, fall) + &second));
    assert_eq!(log.runs.len(), 2);
    assert_eq!(losses(&log, 1).len(), 39);
}

#[test]
fn of_several_ranks_the_first_is_kept() {
    let mut text = String::new();
    for step in 1..20 {
        for rank in [2, 0, 1] {
            text += &format!("[rank{rank}]: step {step} loss {}.5\n", 3 + rank);
        }
    }
    let log = log(&text);
    assert_eq!(log.runs.len(), 1);
    let loss = log.runs[0].column(Kind::Loss).unwrap();
    assert_eq!(loss.values, vec![5.5; 19]);
    assert_eq!(log.runs[0].repeated, 38);
}

#[test]
fn steps_that_count_anew_in_each_epoch_go_on() {
    let mut text = String::new();
    for epoch in 1..=3 {
        for step in [100, 200, 300] {
            text += &format!(
                "Epoch [{epoch}/3], Step [{step}/300], Loss: {}.25\n",
                9 - epoch
            );
        }
    }
    let log = log(&text);
    assert_eq!(log.runs.len(), 1);
    assert_eq!(
        losses(&log, 0),
        [100., 200., 300., 400., 500., 600., 700., 800., 900.]
    );
}

#[test]
fn the_columns_of_a_chart_are_runs() {
    let log = log(
        "\"Step\",\"a-1 - train/loss\",\"a-1 - train/loss__MIN\",\"b-2 - train/loss\"\n1,5.0,5.0,6.0\n2,4.0,4.0,\n3,3.5,3.5,5.5\n",
    );
    assert_eq!(log.runs.len(), 2);
    assert_eq!(log.runs[1].name.as_deref(), Some("b-2"));
    assert_eq!(losses(&log, 1), [1.0, 3.0]);
}

#[test]
fn what_a_column_holds_can_be_said_by_hand() {
    let text = b"Wall time,Step,Value\n1,10,5.5\n2,20,4.5\n3,30,4.0\n";
    let mut reader = Reader::with(vec![("Value".to_owned(), Kind::Loss)]);
    reader.push(text);
    let by_hand = reader.finish().unwrap();
    assert_eq!(losses(&by_hand, 0), [10.0, 20.0, 30.0]);
    assert!(by_hand.unread.is_empty());
    // And afterwards.
    let mut log = read_bytes(text, 8).unwrap();
    assert!(log.unread[0].contains("Value"));
    assert!(log.runs[0].take_as("Value", Kind::Loss));
    assert!(!log.runs[0].take_as("Volume", Kind::Loss));
    assert_eq!(losses(&log, 0), [10.0, 20.0, 30.0]);
}

#[test]
fn a_settings_file_beside_the_log_gives_what_rules_ask_for() {
    let all = merge(vec![
        log("{\n \"vocab_size\": 50304,\n \"model_type\": \"gpt2\", \"rope\": {\"theta\": 3}\n}"),
        log("step 1: loss 88.2\nstep 5: loss 87.5\nstep 10: loss 86.9\nstep 20: loss 80.1\n"),
    ]);
    let report = examine(all, &Given::new());
    assert_eq!(report.findings[0].rule, "summed-over-micro-batches");
}

#[test]
fn a_rule_that_cannot_be_judged_says_what_it_needs() {
    let report = examine(log(&lines(1..30, fall)), &Given::new());
    let needs = |rule: &str| {
        let told = report.cannot_tell.iter().find(|told| told.rule == rule);
        told.map(|told| told.needs.clone())
    };
    assert_eq!(needs("lr-zero"), Some(vec!["lr"]));
    assert_eq!(needs("starts-at-uniform"), Some(vec!["finetune", "vocab"]));
    assert_eq!(needs("diverged"), None);
}

#[test]
fn a_hundred_thousand_rows_take_no_more_memory_than_their_numbers() {
    let text = lines(1..100_000, fall);
    let log = read_bytes(text.as_bytes(), 1 << 16).unwrap();
    let loss = log.runs[0].column(Kind::Loss).unwrap();
    assert_eq!(loss.len(), 99_999);
    assert!(loss.values.capacity() <= 1 << 18);
}
