//! From a file to a verdict: what learners type and what is said of it.

use longhand_exercise::verdict::Help;
use longhand_exercise::{Answer, Diagnosis, Exercise, Slip, Variant, Verdict, grade};
use proptest::prelude::*;

const MOMENT: &str = r##"
kind = "numeric"
number = "5.1"
title = "First moment, corrected"
difficulty = 2
require = ["m_hat != 0"]
prompt = 'Gradients $#{g}$; what is $\hat m_3$?'

[givens]
b1 = { book = "0.9", choose = ["0.8", "0.9", "0.95"] }
g = { book = "[4, -2, 6]", each = "-9..9", length = 3, avoid = "any(g == 0)" }

[[steps]]
name = "m3"
is = "(1 - b1) * (b1^2*g[1] + b1*g[2] + g[3])"

[[steps]]
name = "m_hat"
is = "m3 / (1 - b1^3)"

[answer]
is = "m_hat"
accept = { absolute = 0.002 }

[[mistakes]]
id = "divided-by-the-wrong-power"
is = "m3 / (1 - b1^2)"
say = "That is the correction for two steps."

[[mistakes]]
id = "took-the-plain-mean"
is = "mean(g)"
say = "That is the plain mean."

[[hints]]
say = "Run the average three times first."

[[sources]]
cite = "Kingma & Ba 2015, §3"
"##;

fn exercise(text: &str) -> Exercise {
    longhand_author::read("x.toml", "first-moment", "5-adam", text)
        .unwrap_or_else(|findings| panic!("{findings:#?}"))
}

fn verdict(exercise: &Exercise, typed: &str) -> Verdict {
    let variant = Variant::draw(exercise, 0).unwrap();
    grade(exercise, &variant, &Answer::Text(typed.to_string())).verdict
}

#[test]
fn usual_ways_of_writing_the_answer_are_right() {
    let exercise = exercise(MOMENT);
    for typed in [
        "2.745",
        "2.7454",
        " 2.74539 ",
        "0.744/(1-0.9^3)",
        "0.744 / (1 − 0.9³)",
        "2745e-3",
        "2.745 × 10^0",
        "274.5%",
        "2,7454",
        "m = 0.744; m/(1-b1^3)",
        "0.744÷0.271",
    ] {
        assert!(
            matches!(verdict(&exercise, typed), Verdict::Right { .. }),
            "{typed}: {:?}",
            verdict(&exercise, typed)
        );
    }
}

#[test]
fn a_wrong_value_is_recognised_by_what_it_is() {
    let exercise = exercise(MOMENT);
    let cases = [
        (
            "0.744",
            Verdict::Near(Diagnosis::Step { index: 0, to_go: 1 }),
        ),
        (
            "0.744/(1-0.9^2)",
            Verdict::Wrong(Some(Diagnosis::Mistake(0))),
        ),
        ("3.916", Verdict::Wrong(Some(Diagnosis::Mistake(0)))),
        ("8/3", Verdict::Wrong(Some(Diagnosis::Mistake(1)))),
        ("2.67", Verdict::Wrong(Some(Diagnosis::Mistake(1)))),
        ("-2.745", Verdict::Near(Diagnosis::Slip(Slip::Sign))),
        ("17", Verdict::Wrong(None)),
        ("2.75", Verdict::Right { also: None }),
        ("2.7", Verdict::Unreadable(Help::MoreDigits)),
    ];
    for (typed, expected) in cases {
        assert_eq!(verdict(&exercise, typed), expected, "{typed}");
    }
}

#[test]
fn what_cannot_be_read_is_never_wrong() {
    let exercise = exercise(MOMENT);
    for typed in [
        "",
        "  ",
        "2.7.4",
        "0.744/(1-0.9^3",
        "three",
        "2 2",
        "1/0",
        "[1, 2]",
        "π≈",
        "🙂",
        "0.744/(1-q^3)",
        "1e999",
    ] {
        let verdict = verdict(&exercise, typed);
        assert!(
            matches!(verdict, Verdict::Unreadable(_)),
            "{typed}: {verdict:?}"
        );
        assert!(!verdict.counts());
    }
}

#[test]
fn exact_answers_are_exact() {
    let exercise = exercise(
        r#"
kind = "numeric"
number = "0.1"
title = "A square"
difficulty = 1
prompt = "?"
[givens]
x = { book = "1", range = "-3..3" }
[answer]
is = "2*(3*x+2)*3"
accept = "exact"
"#,
    );
    assert!(matches!(
        verdict(&exercise, "2*(3*1+2)*3"),
        Verdict::Right { .. }
    ));
    assert_eq!(verdict(&exercise, "30.01"), Verdict::Wrong(None));
    assert_eq!(verdict(&exercise, "29.9"), Verdict::Wrong(None));
}

#[test]
fn variants_are_the_same_every_time_and_differ_from_one_another() {
    let exercise = exercise(MOMENT);
    let described = |range| longhand_exercise::fingerprint::describe(&exercise, range);
    assert_eq!(described(0..50), described(0..50));
    let lines: std::collections::BTreeSet<String> = described(0..50)
        .lines()
        .map(|line| line.split_once(' ').unwrap().1.to_string())
        .collect();
    assert!(lines.len() > 45, "only {} of 50 differ", lines.len());
}

#[test]
fn no_variant_lets_a_mistake_fall_together_with_the_answer() {
    let exercise = exercise(MOMENT);
    for number in 0..300 {
        let variant = Variant::draw(&exercise, number).unwrap();
        let answer = variant.answer().unwrap();
        for mistake in &variant.mistakes {
            assert!(
                (mistake.number().unwrap() - answer).abs() > 0.002,
                "variant {number}"
            );
        }
    }
}

#[test]
fn a_faulty_file_says_where_and_what_to_write() {
    let cases = [
        (
            MOMENT.replace("difficulty = 2", "dificulty = 2"),
            5,
            "dificulty",
        ),
        (
            MOMENT.replace("\"m3 / (1 - b1^3)\"", "\"m3 / (1 - b1^3\""),
            19,
            "m3",
        ),
        (
            MOMENT.replace("absolute = 0.002", "absolute = -1"),
            23,
            "tolerance",
        ),
        (MOMENT.replace("\"-9..9\"", "\"9..-9\""), 11, "range"),
        (
            MOMENT.replace("kind = \"numeric\"", "kind = \"essay\""),
            2,
            "essay",
        ),
        (MOMENT.replace("#{g}", "#{g"), 7, "closed"),
    ];
    for (text, line, word) in cases {
        let findings = longhand_author::read("x.toml", "x", "y", &text).unwrap_err();
        let finding = findings.iter().find(|finding| finding.found.contains(word));
        let finding = finding.unwrap_or_else(|| panic!("no {word} in {findings:#?}"));
        assert_eq!(finding.line, line, "{finding}");
        assert!(!finding.remedy.is_empty());
    }
}

#[test]
fn checks_find_what_is_wrong_in_content() {
    let cases = [
        (
            MOMENT.replace("is = \"mean(g)\"", "is = \"m_hat\""),
            "took-the-plain-mean",
        ),
        (
            MOMENT.replace("Run the average three times first.", "It is 2.74539."),
            "Hint 1",
        ),
        (
            MOMENT.replace("[answer]\nis = \"m_hat\"", "[answer]\nis = \"2*m_hat\""),
            "last step",
        ),
        (
            MOMENT.replace("b1 = {", "unused = { book = \"1\" }\nb1 = {"),
            "unused",
        ),
        (MOMENT.replace("#{g}", "#{h}"), "#{h}"),
        (
            MOMENT.replace("[[sources]]\ncite = \"Kingma & Ba 2015, §3\"", ""),
            "source",
        ),
    ];
    for (text, word) in cases {
        let findings = longhand_author::lint::check(
            "x.toml",
            &exercise(&text),
            &longhand_author::Places::default(),
            20,
        );
        assert!(
            findings.iter().any(|finding| finding.found.contains(word)),
            "no {word} in {findings:#?}"
        );
    }
    assert!(
        longhand_author::lint::check(
            "x.toml",
            &exercise(MOMENT),
            &longhand_author::Places::default(),
            100
        )
        .is_empty()
    );
}

proptest! {
    #[test]
    fn grading_never_panics(typed in any::<String>()) {
        let exercise = exercise(MOMENT);
        let _ = verdict(&exercise, &typed);
    }

    #[test]
    fn grading_never_panics_on_what_looks_like_a_formula(typed in "[-+*/^().,0-9e x×·−²³βm_g\\[\\]=<>;%GBs]{0,60}") {
        let exercise = exercise(MOMENT);
        let _ = verdict(&exercise, &typed);
    }

    #[test]
    fn a_number_far_from_everything_known_is_plainly_wrong(x in 1e3..1e9f64) {
        let exercise = exercise(MOMENT);
        let typed = format!("{x:.3}");
        prop_assert_eq!(verdict(&exercise, &typed), Verdict::Wrong(None));
    }
}
