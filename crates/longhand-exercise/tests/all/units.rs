//! Units and precision: the value and its unit are judged apart, and what is too coarse to judge
//! costs nothing.

use longhand_exercise::grade;
use longhand_exercise::verdict::{Help, Note};
use longhand_exercise::{Answer, Diagnosis, Exercise, Judgement, Slip, Variant, Verdict};

fn exercise(givens: &str, answer: &str) -> Exercise {
    let text = format!(
        "kind = \"numeric\"\nnumber = \"1\"\ntitle = \"t\"\ndifficulty = 1\nprompt = \"?\"\n\
         [givens]\n{givens}\n[answer]\n{answer}\n"
    );
    longhand_author::read("t.toml", "t", "c", &text)
        .unwrap_or_else(|findings| panic!("{findings:?}"))
}

fn judged(exercise: &Exercise, typed: &str) -> Judgement {
    let variant = Variant::draw(exercise, 0).unwrap();
    grade(exercise, &variant, &Answer::Text(typed.to_string()))
}

#[track_caller]
fn right(exercise: &Exercise, typed: &str) {
    let verdict = judged(exercise, typed).verdict;
    assert!(
        matches!(verdict, Verdict::Right { .. }),
        "{typed}: {verdict:?}"
    );
}

#[track_caller]
fn slip(exercise: &Exercise, typed: &str, name: &str) {
    let verdict = judged(exercise, typed).verdict;
    match verdict {
        Verdict::Near(Diagnosis::Slip(slip)) => assert_eq!(slip.name(), name, "{typed}"),
        other => panic!("{typed}: {other:?}"),
    }
}

/// 32·512·768 numbers of 4 bytes: 50.33 MB.
fn megabytes() -> Exercise {
    exercise(
        "n = { book = \"12582912\" }",
        "is = \"4*n/10^6\"\nunit = \"MB\"\naccept = { relative = 0.005 }",
    )
}

#[test]
fn a_number_without_a_unit_is_in_the_unit_that_the_field_shows() {
    right(&megabytes(), "50.33");
    right(&megabytes(), "50.33 MB");
    right(&megabytes(), "50.33MB");
}

#[test]
fn another_unit_of_the_same_kind_is_converted_and_the_echo_shows_it() {
    let judgement = judged(&megabytes(), "48 MiB");
    assert!(judgement.is_right());
    let reading = judgement.reading.unwrap();
    assert_eq!(reading.converted.as_deref(), Some("MB"));
    assert!((reading.value.unwrap() - 50.331_648).abs() < 1e-9);
    for typed in ["0.05033 GB", "50331648 B", "50331648 bytes", "402.65 Mbit"] {
        right(&megabytes(), typed);
    }
}

#[test]
fn binary_and_decimal_prefixes_are_told_apart() {
    slip(&megabytes(), "48", "other-unit");
    slip(&megabytes(), "48 MB", "other-unit");
    slip(&megabytes(), "50.33 GB", "unit-written");
    slip(&megabytes(), "50.33 MiB", "unit-written");
    let noted = exercise(
        "n = { book = \"12582912\" }",
        "is = \"4*n/10^6\"\nunit = \"MB\"\naccept = { relative = 0.005 }\n\
         also = [{ is = \"4*n/2^20\", accept = { relative = 0.005 }, say = \"In MiB.\" }]",
    );
    right(&noted, "48");
    right(&noted, "48 MiB");
    // Who writes MB means MB.
    slip(&noted, "48 MB", "other-unit");
    assert_eq!(judged(&noted, "49").verdict, Verdict::Wrong(None));
}

#[test]
fn a_unit_of_another_kind_is_explained_and_costs_nothing() {
    let help = |typed: &str| match judged(&megabytes(), typed).verdict {
        Verdict::Unreadable(Help::OtherKind {
            typed,
            asked,
            right,
        }) => (typed, asked.unwrap(), right),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        help("50.33 hours"),
        ("hours".to_string(), "MB".to_string(), true)
    );
    assert_eq!(help("7 s"), ("s".to_string(), "MB".to_string(), false));
    let plain = exercise("a = { book = \"2\" }", "is = \"a + 1.5\"");
    assert!(matches!(
        judged(&plain, "3.5 MB").verdict,
        Verdict::Unreadable(Help::OtherKind {
            asked: None,
            right: true,
            ..
        })
    ));
}

#[test]
fn a_counting_unit_does_no_harm_to_a_plain_number() {
    let tokens = exercise(
        "a = { book = \"1024\" }",
        "is = \"1024*a\"\naccept = \"exact\"",
    );
    for typed in ["1048576 tokens", "1,048,576 samples", "1048576 steps"] {
        right(&tokens, typed);
    }
}

#[test]
fn seconds_where_hours_are_asked_for_are_recognised_with_and_without_their_unit() {
    // A given called h does not take the hours away.
    let hours = exercise(
        "h = { book = \"8\" }\ns = { book = \"50000\" }",
        "is = \"s/h/3600\"\nunit = \"hours\"",
    );
    right(&hours, "1.736");
    right(&hours, "1.736 h");
    right(&hours, "1.736 hours");
    right(&hours, "6250 s");
    right(&hours, "104.2 min");
    slip(&hours, "6250", "other-unit");
    slip(&hours, "104.2", "other-unit");
    // The givens can be used by their names.
    right(&hours, "s/h/3600");
}

#[test]
fn a_word_behind_the_field_may_be_typed_again() {
    let nats = exercise("a = { book = \"2\" }", "is = \"a/3\"\nunit = \"nats\"");
    right(&nats, "0.667");
    right(&nats, "0.667 nats");
    right(&nats, "2/3 nats");
    assert!(!judged(&nats, "0.667 bananas").verdict.counts());
}

#[test]
fn an_answer_with_a_unit_of_its_own_is_put_into_the_field_s() {
    let hours = exercise("t = { book = \"6250 s\" }", "is = \"t\"\nunit = \"hours\"");
    right(&hours, "1.736");
    right(&hours, "6250 s");
}

#[test]
fn three_correct_figures_are_right_where_no_known_mistake_shares_them() {
    let moment = |mistake: &str| {
        exercise(
            "a = { book = \"18.673339\" }",
            &format!(
                "is = \"a\"\naccept = {{ absolute = 0.002 }}\n[[mistakes]]\nid = \"m\"\nis = \"{mistake}\"\nsay = \"No.\""
            ),
        )
    };
    let far = moment("28");
    right(&far, "18.67");
    right(&far, "18.7");
    assert_eq!(
        judged(&far, "19").verdict,
        Verdict::Unreadable(Help::MoreDigits)
    );
    // The plain mean, 18.667, has the same four figures: one more is asked for.
    let near = moment("18.6666667");
    assert_eq!(
        judged(&near, "18.67").verdict,
        Verdict::Unreadable(Help::MoreDigits)
    );
    right(&near, "18.673");
    assert_eq!(
        judged(&near, "18.667").verdict,
        Verdict::Wrong(Some(Diagnosis::Mistake(0)))
    );
}

#[test]
fn a_known_mistake_is_told_although_the_answer_would_round_to_it() {
    let ratio = exercise(
        "a = { book = \"31.508\" }",
        "is = \"a\"\naccept = { absolute = 0.02 }\n[[mistakes]]\nid = \"m\"\nis = \"32\"\nsay = \"No.\"",
    );
    assert_eq!(
        judged(&ratio, "32").verdict,
        Verdict::Wrong(Some(Diagnosis::Mistake(0)))
    );
    right(&ratio, "31.5");
}

#[test]
fn a_rounded_number_where_every_digit_is_asked_for_costs_nothing() {
    let exact = exercise(
        "a = { book = \"768\" }",
        "is = \"a*3072\"\naccept = { exact = \"the biases are a thousandth of it\" }",
    );
    right(&exact, "2,359,296");
    right(&exact, "768*3072");
    for typed in [
        "2.36M",
        "2.36e6",
        "2,359,000",
        "2.359 × 10^6",
        "2,400,000",
        "2M",
    ] {
        assert_eq!(
            judged(&exact, typed).verdict,
            Verdict::Unreadable(Help::WholeNumber),
            "{typed}"
        );
    }
    for typed in ["2,359,297", "2359290.5"] {
        assert!(judged(&exact, typed).verdict.counts(), "{typed}");
    }
}

#[test]
fn three_right_figures_of_a_large_number_are_right_and_the_reply_has_them_all() {
    let exact = exercise(
        "a = { book = \"768\" }",
        "is = \"a*3072\"\naccept = \"exact\"\n[[mistakes]]\nid = \"m\"\nis = \"a*3073\"\nsay = \"No.\"",
    );
    // 768 · 3073 rounds to 2.36 million too.
    let note = |typed: &str| {
        judged(&exact, typed)
            .reading
            .and_then(|reading| reading.note)
    };
    for typed in ["2.359M", "2.3593e6", "2,359,000", "2.359 × 10^6"] {
        right(&exact, typed);
        assert_eq!(note(typed), Some(Note::InFull(2_359_296.0)), "{typed}");
    }
    assert_eq!(note("2,359,296"), None);
    for typed in ["2.36M", "2.4M", "2M"] {
        assert_eq!(
            judged(&exact, typed).verdict,
            Verdict::Unreadable(Help::MoreDigits),
            "{typed}"
        );
    }
    for typed in ["2,359,297", "2,360,064", "2.37M"] {
        assert!(
            matches!(judged(&exact, typed).verdict, Verdict::Wrong(_)),
            "{typed}"
        );
    }
}

#[test]
fn what_float32_makes_of_an_exact_value_is_right_with_a_note() {
    let exact = exercise("a = { book = \"15\" }", "is = \"2*a\"\naccept = \"exact\"");
    for typed in ["30.000001907348633", "29.99999809", "30.000002"] {
        let judgement = judged(&exact, typed);
        assert!(judgement.is_right(), "{typed}");
        let note = judgement.reading.and_then(|reading| reading.note);
        assert_eq!(note, Some(Note::Float32), "{typed}");
    }
    for typed in ["30.001", "30.0001", "29.99"] {
        assert!(!judged(&exact, typed).is_right(), "{typed}");
    }
}

#[test]
fn a_right_value_in_another_unit_is_near_and_no_try() {
    let hours = exercise(
        "s = { book = \"50000\" }",
        "is = \"s/3600\"\nunit = \"hours\"\n[[mistakes]]\nid = \"seconds\"\nis = \"s\"\nsay = \"Those are seconds.\"",
    );
    let seconds = judged(&hours, "50000").verdict;
    assert_eq!(seconds, Verdict::Near(Diagnosis::Mistake(0)));
    assert!(!seconds.counts());
    slip(&hours, "833.3", "other-unit");
    assert!(!judged(&hours, "833.3").verdict.counts());
    let billions = exercise("n = { book = \"69.3\" }", "is = \"n\"\nunit = \"billion\"");
    slip(&billions, "6.93e10", "other-unit");
    slip(&billions, "69300", "other-unit");
    let share = exercise("n = { book = \"13\" }", "is = \"100/n\"\nunit = \"%\"");
    slip(&share, "1/13", "percent");
    assert!(!judged(&share, "0.0769").verdict.counts());
    // A power of ten that is no unit of the field is a slip, and a try.
    assert!(judged(&share, "76.9").verdict.counts());
}

#[test]
fn slips_are_found_in_the_typed_unit_too() {
    let gpus = exercise(
        "n = { book = \"7\", noun = \"GPUs\" }\nm = { book = \"11.3\" }",
        "is = \"n*m\"\nunit = \"GB\"",
    );
    let verdict = judged(&gpus, "11.3 GB").verdict;
    assert!(
        matches!(
            &verdict,
            Verdict::Near(Diagnosis::Slip(Slip::Given { index: 0, .. }))
        ),
        "{verdict:?}"
    );
    slip(&gpus, "11300 MB", "factor-given");
}
