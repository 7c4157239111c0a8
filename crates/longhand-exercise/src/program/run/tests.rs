use super::*;
use proptest::prelude::*;

/// Reads an answer to a run with a source of five lines that stood at `blob:null/7`.
fn read(text: &str, cases: usize) -> RunReport {
    let run = CodeRun {
        language: "javascript".to_owned(),
        source: "\n\n\n\nf".to_owned(),
        function: "f".to_owned(),
        cases: vec![CaseInput { arguments: vec![] }; cases],
        left_out: vec![],
    };
    RunReport::read(text, &run, "blob:null/7")
}

fn value(text: &str) -> Option<Returned> {
    read_value(&Json::parse(text).unwrap())
}

#[test]
fn numbers_that_json_lacks_are_read() {
    assert_eq!(
        value(r#"{"n":"Infinity"}"#),
        Some(Returned::Number(f64::INFINITY))
    );
    assert_eq!(
        value(r#"[1.5,{"n":"-Infinity"}]"#),
        Some(Returned::List(vec![
            Returned::Number(1.5),
            Returned::Number(f64::NEG_INFINITY)
        ]))
    );
    assert!(
        matches!(value(r#"{"n":"-0"}"#), Some(Returned::Number(n)) if n == 0.0 && n.is_sign_negative())
    );
    assert!(matches!(value(r#"{"n":"NaN"}"#), Some(Returned::Number(n)) if n.is_nan()));
}

#[test]
fn a_number_may_be_written_as_its_bits() {
    assert_eq!(
        value(r#"{"f":"3fd3333333333334"}"#),
        Some(Returned::Number(0.1 + 0.2))
    );
    assert_eq!(
        value(r#"{"f":"fff0000000000000"}"#),
        Some(Returned::Number(f64::NEG_INFINITY))
    );
    assert_eq!(value(r#"{"f":"1.5"}"#), None);
}

#[test]
fn what_a_stopped_program_had_sent_is_kept() {
    let run = CodeRun {
        language: "python".to_owned(),
        source: "f".to_owned(),
        function: "f".to_owned(),
        cases: vec![CaseInput { arguments: vec![] }; 2],
        left_out: vec![],
    };
    let text = r#"{"cases":[{"value":1,"calls":[],"mutated":false}],"printed":"one\n"}"#;
    let report = RunReport::cut_short(text, &run, "");
    assert!(report.timed_out && report.error.is_none());
    assert_eq!((report.cases.len(), report.printed.as_str()), (1, "one\n"));
}

#[test]
fn what_is_too_large_is_refused_and_names_and_texts_are_cut() {
    let long = "k".repeat(5_000);
    let text = format!(
        r#"{{"cases":[{{"value":{{"record":[["{long}","{long}"]]}},"calls":[],"mutated":false}}]}}"#
    );
    let report = read(&text, 1);
    let Ok(Returned::Record(members)) = &report.cases[0].outcome else {
        panic!("{report:?}");
    };
    let cut = "k".repeat(TEXT_LIMIT as usize);
    assert_eq!(members[0], (cut.clone(), Returned::Text(cut)));
    let flood = format!(r#"{{"cases":[],"printed":"{}"}}"#, "x".repeat(900_000));
    assert_eq!(
        read(&flood, 1).error.unwrap().message,
        "The result is too large."
    );
}

#[test]
fn a_record_may_have_members_named_like_our_marks() {
    let record = value(r#"{"record":[["n","NaN"],["record",[]]]}"#);
    assert_eq!(
        record,
        Some(Returned::Record(vec![
            ("n".to_owned(), Returned::Text("NaN".to_owned())),
            ("record".to_owned(), Returned::List(vec![])),
        ]))
    );
}

#[test]
fn no_more_cases_are_taken_than_were_asked_for() {
    let text = r#"{"cases":[{"value":1,"calls":[],"mutated":false},{"value":2,"calls":[],"mutated":false}]}"#;
    assert_eq!(read(text, 1).cases.len(), 1);
}

#[test]
fn cases_end_at_the_first_that_cannot_be_read() {
    let text = r#"{"cases":[{"value":{"odd":1},"calls":[],"mutated":false},{"value":2,"calls":[],"mutated":false}]}"#;
    assert_eq!(read(text, 2).cases, vec![]);
}

fn error(members: &str) -> RunError {
    read(&format!("{{\"error\":{{{members}}},\"printed\":\"\"}}"), 2)
        .error
        .unwrap()
}

#[test]
fn an_error_carries_its_line() {
    let found = error(r#""message":"Unexpected token","line":3"#);
    assert_eq!(
        found,
        RunError {
            message: "Unexpected token".to_owned(),
            line: Some(3)
        }
    );
}

#[test]
fn the_line_is_found_in_the_stacks_of_all_browsers() {
    for stack in [
        r"TypeError: no\n    at f (blob:null/7:2:14)\n    at one (blob:null/8:147:40)\n    at blob:null/7:4:2",
        r"f@blob:null/7:2:14\none@blob:null/8:147:40\n@blob:null/7:4:2",
    ] {
        assert_eq!(
            error(&format!(r#""message":"no","stack":"{stack}""#)).line,
            Some(2),
            "{stack}"
        );
    }
}

#[test]
fn a_line_outside_of_the_learners_source_is_not_shown() {
    assert_eq!(
        error(r#""message":"no","stack":"at blob:null/7:6:2""#).line,
        None
    );
    assert_eq!(
        error(r#""message":"no","stack":"at one (blob:null/8:3:2)""#).line,
        None
    );
    assert_eq!(
        error(r#""message":"Unexpected end of input","line":6"#).line,
        None
    );
}

proptest! {
    #[test]
    fn any_text_gives_a_report(text in any::<String>()) {
        prop_assert!(read(&text, 3).cases.len() <= 3);
    }
}
