//! The desk: files in pieces, corrections, given values, two runs.

use crate::common::logs;
use longhand_doctor::columns::Kind;
use longhand_doctor::desk::Desk;

fn laid(desk: &mut Desk, name: &str, text: &str) {
    desk.begin(name);
    for piece in text.as_bytes().chunks(7) {
        desk.push(piece);
    }
    desk.end();
}

fn steps(from: u32, to: u32, more: f64) -> String {
    (from..=to)
        .map(|step| {
            format!(
                "step {step}: loss {:.4}\n",
                more + 8.0 / f64::from(step + 1)
            )
        })
        .collect()
}

#[test]
fn a_resume_is_one_run_and_is_not_compared() {
    let mut desk = Desk::default();
    laid(&mut desk, "a.log", &steps(1, 40, 2.0));
    laid(&mut desk, "b.log", &steps(41, 80, 2.0));
    desk.judge();
    assert_eq!(desk.report().unwrap().log.runs.len(), 1);
    assert!(desk.comparison().is_none());
}

#[test]
fn two_runs_are_judged_each_and_compared() {
    let mut desk = Desk::default();
    laid(&mut desk, "a.log", &steps(1, 40, 2.0));
    laid(&mut desk, "b.log", &steps(1, 40, 3.0));
    desk.judge();
    assert_eq!(desk.report().unwrap().log.runs.len(), 2);
    assert!(desk.comparison_json().unwrap().contains("\"cannot tell\""));
    // A third file, and there are no two sides any more.
    laid(&mut desk, "c.log", &steps(1, 40, 5.0));
    desk.judge();
    assert!(desk.comparison().is_none());
    desk.remove(2);
    desk.judge();
    assert!(desk.comparison().is_some());
}

#[test]
fn a_config_beside_the_log_says_what_the_log_does_not() {
    let mut desk = Desk::default();
    laid(&mut desk, "train.log", &steps(1, 40, 20.0));
    desk.judge();
    assert!(desk.json().unwrap().contains("\"needs\": [\"vocab\"]"));
    laid(
        &mut desk,
        "config.json",
        "{\n \"vocab_size\": 50304,\n \"n_layer\": 12\n}\n",
    );
    desk.judge();
    assert_eq!(desk.known().get("vocab"), Some(50304.0));
    assert!(!desk.json().unwrap().contains("\"needs\": [\"vocab\"]"));
    assert!(desk.comparison().is_none());
}

#[test]
fn what_is_given_can_be_taken_back_and_what_is_no_number_is_refused() {
    let mut desk = Desk::default();
    assert!(desk.give("vocab", "50304").is_ok());
    assert!(desk.give("vocab", "many").unwrap_err().contains("many"));
    assert_eq!(desk.given().get("vocab"), Some(50304.0));
    assert!(desk.give("vocab", " ").is_ok());
    assert_eq!(desk.given().get("vocab"), None);
}

#[test]
fn a_correction_counts_for_what_is_read_after_it() {
    let text = "Wall time,Step,Value\n1.0,1,3.5\n2.0,2,3.4\n3.0,3,3.3\n";
    let mut desk = Desk::default();
    laid(&mut desk, "run.csv", text);
    desk.judge();
    let named = |desk: &Desk, kind| desk.report().unwrap().log.runs[0].column(kind).is_some();
    assert!(!named(&desk, Kind::Loss));
    desk.correct("Value", Some(Kind::Loss));
    desk.clear();
    laid(&mut desk, "run.csv", text);
    desk.judge();
    assert!(named(&desk, Kind::Loss));
    desk.correct("Value", None);
    assert!(desk.corrections().is_empty());
}

#[test]
fn a_wrong_file_is_said_and_the_others_count() {
    let mut desk = Desk::default();
    laid(&mut desk, "letter.txt", "Dear Sir,\n");
    desk.judge();
    assert!(desk.report().is_none() && desk.json().is_none());
    assert!(
        desk.files()[0]
            .log
            .as_ref()
            .unwrap_err()
            .contains("Expected")
    );
    desk.begin("half.log");
    desk.push(b"step 1: loss 3\n");
    desk.stop();
    desk.end();
    assert_eq!(desk.files().len(), 1);
    laid(&mut desk, "a.log", &steps(1, 40, 2.0));
    desk.judge();
    assert!(desk.report().is_some());
}

#[test]
fn a_packed_log_is_read_in_pieces() {
    let bytes = std::fs::read(logs().join("trainer_state/lr_hot.json.gz")).unwrap();
    let mut desk = Desk::default();
    desk.begin("lr_hot.json.gz");
    bytes.chunks(100).for_each(|piece| desk.push(piece));
    desk.end();
    desk.judge();
    assert_eq!(desk.report().unwrap().findings[0].rule, "lr-too-high");
}
