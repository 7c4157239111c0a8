//! Vectors, matrices, shapes, formulas and parts: what learners type and how it is judged. The
//! exercises are the skeletons that authors begin with.

use longhand_exercise::verdict::Help;
use longhand_exercise::{Answer, Diagnosis, Exercise, Judgement, Slip, Variant, Verdict, grade};
use proptest::prelude::*;

fn read(text: &str) -> Exercise {
    longhand_author::read("t.toml", "t", "c", text)
        .unwrap_or_else(|findings| panic!("{findings:#?}"))
}

fn exercise(kind: &str) -> Exercise {
    read(
        &longhand_author::skeleton::of(kind)
            .unwrap()
            .file("0.0", "t"),
    )
}

fn judge(exercise: &Exercise, answer: &Answer) -> Judgement {
    let variant = Variant::draw(exercise, 0).unwrap();
    grade(exercise, &variant, answer)
}

fn typed(exercise: &Exercise, text: &str) -> Verdict {
    judge(exercise, &Answer::Text(text.to_string())).verdict
}

fn cells(exercise: &Exercise, texts: &[&str]) -> Judgement {
    let texts = texts.iter().map(ToString::to_string).collect();
    judge(exercise, &Answer::Cells(texts))
}

fn parts(exercise: &Exercise, texts: [&str; 3], option: &str) -> Judgement {
    let mut answers: Vec<Answer> = texts
        .iter()
        .map(|text| Answer::Text((*text).to_string()))
        .collect();
    answers.push(Answer::Picked(vec![option.to_string()]));
    judge(exercise, &Answer::Parts(answers))
}

const RIGHT: Verdict = Verdict::Right { also: None };

fn mistake(index: usize) -> Verdict {
    Verdict::Wrong(Some(Diagnosis::Mistake(index)))
}

fn slip(slip: Slip) -> Verdict {
    Verdict::Near(Diagnosis::Slip(slip))
}

#[test]
fn a_vector_is_filled_in_or_typed_as_a_list() {
    let exercise = exercise("vector");
    assert_eq!(
        cells(&exercise, &["-.341", "0.242", "0.099"]).verdict,
        RIGHT
    );
    for text in [
        "[-0.341, 0.242, 0.099]",
        "-0.341, 0.242, 0.099",
        "(-0.341, .242, .099)",
        "[0.659-1, 0.242, 0.099]",
        "torch.tensor([-0.341, 0.242, 0.099])",
        "-0,341; 0,242; 0,099",
    ] {
        assert_eq!(typed(&exercise, text), RIGHT, "{text}");
    }
}

#[test]
fn a_mistake_is_known_as_a_whole_and_its_reply_is_not_given_to_a_cell_alone() {
    let exercise = exercise("vector");
    let whole = cells(&exercise, &["0.341", "-0.242", "-0.099"]);
    assert_eq!(whole.verdict, mistake(0));
    let one = cells(&exercise, &["-0.341", "-0.242", "0.099"]);
    // "That is y − p" would be untrue: two of three are p − y.
    assert_eq!(one.verdict, slip(Slip::Sign));
    assert_eq!(one.cells[0].verdict, RIGHT);
    assert_eq!(one.cells[1].verdict, slip(Slip::Sign));
    // As long as the other cells are empty, it may be all of it.
    let begun = cells(&exercise, &["", "-0.242", ""]);
    assert_eq!(begun.cells[1].verdict, mistake(0));
    assert_eq!(
        cells(&exercise, &["0.242", "-0.341", "0.099"]).verdict,
        slip(Slip::Reordered)
    );
}

#[test]
fn an_empty_or_unreadable_cell_counts_nothing_and_the_others_are_shown() {
    let exercise = exercise("vector");
    let judged = cells(&exercise, &["-0.341", "", "0.7"]);
    assert_eq!(judged.verdict, Verdict::Unreadable(Help::Empty));
    assert_eq!(judged.cells[0].verdict, RIGHT);
    assert!(matches!(judged.cells[2].verdict, Verdict::Wrong(_)));
    assert!(matches!(
        cells(&exercise, &["-0.341", "(0.2", "0.099"]).verdict,
        Verdict::Unreadable(Help::Fault { .. })
    ));
}

#[test]
fn a_list_of_another_length_is_said_to_be_one() {
    let exercise = exercise("vector");
    assert_eq!(
        typed(&exercise, "[1, 2]"),
        Verdict::Unreadable(Help::Cells {
            found: (1, 2),
            expected: (1, 3)
        })
    );
    // A mistake may have a length of its own.
    let skeleton = longhand_author::skeleton::of("vector")
        .unwrap()
        .file("0.0", "t");
    let short = read(&skeleton.replace(
        "[[hints]]",
        "[[mistakes]]\nid = \"left-one-out\"\nis = \"[p[1] - 1, p[2]]\"\nsay = \"One is missing.\"\n[[hints]]",
    ));
    assert_eq!(typed(&short, "[-0.341, 0.242]"), mistake(1));
    assert!(matches!(
        typed(&short, "[1, 2]"),
        Verdict::Unreadable(Help::Cells { .. })
    ));
    // Where the length is part of the answer, it is simply wrong.
    let text = longhand_author::skeleton::of("vector")
        .unwrap()
        .file("0.0", "t");
    let labels = text
        .lines()
        .find(|line| line.starts_with("labels"))
        .unwrap();
    let whole = read(&text.replace(labels, "cells = false"));
    assert_eq!(
        typed(&whole, "[1, 2]"),
        Verdict::Wrong(Some(Diagnosis::Size { found: (1, 2) }))
    );
    assert_eq!(typed(&whole, "[-0.341, 0.242, 0.099]"), RIGHT);
}

#[test]
fn a_matrix_is_judged_cell_by_cell() {
    let exercise = exercise("matrix");
    let text = "[[0.25, -0.15, -0.1], [-0.15, 0.21, -0.06], [-0.1, -0.06, 0.16]]";
    assert_eq!(typed(&exercise, text), RIGHT);
    assert_eq!(
        typed(&exercise, "[[.25,0,0],[0,.21,0],[0,0,.16]]"),
        mistake(0)
    );
    assert_eq!(
        typed(&exercise, "[[1, 2], [3]]"),
        Verdict::Unreadable(Help::Ragged)
    );
    let text = text.replacen("-0.15", "0.15", 1);
    assert_eq!(typed(&exercise, &text), slip(Slip::Sign));
}

#[test]
fn a_transposed_matrix_is_known() {
    let text = longhand_author::skeleton::of("matrix")
        .unwrap()
        .file("0.0", "t");
    let text = text.replace("eye(3) * p - outer(p, p)", "outer(p, [1, 2, 3])");
    let exercise = read(&text);
    assert_eq!(
        typed(&exercise, "[[.5,.3,.2],[1,.6,.4],[1.5,.9,.6]]"),
        slip(Slip::Transposed)
    );
}

#[test]
fn shapes_are_read_in_every_spelling_and_wrong_ones_are_named() {
    let exercise = exercise("shape");
    for text in [
        "[768, 3072]",
        "(768,3072)",
        "768 x 3072",
        "768×3072",
        "[n, m]",
        "[768, 4*768]",
    ] {
        assert_eq!(typed(&exercise, text), RIGHT, "{text}");
    }
    assert_eq!(typed(&exercise, "[3072, 768]"), slip(Slip::Transposed));
    assert_eq!(
        typed(&exercise, "[32, 768, 3072]"),
        slip(Slip::AxisKept(32))
    );
    assert_eq!(typed(&exercise, "[3072]"), slip(Slip::AxisLost(768)));
    assert_eq!(typed(&exercise, "[2359296]"), slip(Slip::Flattened));
    assert_eq!(typed(&exercise, "[32, 3072]"), mistake(0));
    assert_eq!(typed(&exercise, "[1, 2]"), Verdict::Wrong(None));
    for text in ["[768.5, 3072]", "[-768, 3072]", "[768,, 3072]", "0"] {
        assert_eq!(
            typed(&exercise, text),
            Verdict::Unreadable(Help::NotAShape),
            "{text}"
        );
    }
}

#[test]
fn a_formula_is_right_in_every_equal_form() {
    let exercise = exercise("expression");
    for text in [
        "2*(3x+2)*3",
        "2(3x+2)*3",
        "18x+12",
        "6*(3*x+2)",
        "18X + 12",
        "y = 18x + 12",
        "f'(x) = 6(3x + 2)",
        "2*(a*x + b)*a",
        "2a(ax + b)",
        "u = 3x + 2; 2*u*3",
        "(18x^2 + 12x)/x",
    ] {
        assert_eq!(typed(&exercise, text), RIGHT, "{text}");
    }
    assert_eq!(typed(&exercise, "2(3x+2)"), mistake(0));
    assert_eq!(
        typed(&exercise, "3x+2"),
        Verdict::Near(Diagnosis::Step { index: 0, to_go: 1 })
    );
    assert_eq!(typed(&exercise, "-18x-12"), slip(Slip::Sign));
    assert_eq!(typed(&exercise, "18x+13"), Verdict::Wrong(None));
    assert_eq!(typed(&exercise, "30"), Verdict::Wrong(None));
}

#[test]
fn constants_and_the_sigmoid_are_read_in_a_formula() {
    let exercise = read(
        r##"
kind = "expression"
number = "0.9"
title = "A slope"
difficulty = 1
prompt = "With a factor $\\beta_1 = #{k}$, what is the slope?"
[variables]
w = "-3..3"
[givens]
k = { book = "3", symbol = '\beta_1' }
[[steps]]
name = "slope"
is = "k*sigmoid(w)"
[answer]
is = "slope"
"##,
    );
    let variant = Variant::draw(&exercise, 0).unwrap();
    let told = |text: &str| grade(&exercise, &variant, &Answer::Text(text.into())).verdict;
    for right in [
        "3*sigmoid(w)",
        "3σ(w)",
        "β1 σ(w)",
        "beta_1/(1 + e^-w)",
        "3 e^W/(1 + e^W)",
        "dL/dw = 3/(1+exp(-w))",
    ] {
        assert_eq!(told(right), Verdict::Right { also: None }, "{right}");
    }
    // W is a watt elsewhere; here it is the variable.
    assert_eq!(told("W*3").name(), "wrong");
    assert!(
        format!("{:?}", told("2.995*sigmoid(w)")).contains("Rounded"),
        "{:?}",
        told("2.995*sigmoid(w)")
    );
    assert!(matches!(
        told("q*3"),
        Verdict::Unreadable(Help::UnknownName { known, .. }) if known == ["w", "beta1"]
    ));
}

#[test]
fn which_option_is_right_may_depend_on_the_numbers() {
    let exercise = read(
        r##"
kind = "choice"
number = "0.9"
title = "Does it fit?"
difficulty = 1
prompt = "#{need} GB into #{room} GB?"
[givens]
need = { book = "2", range = "1..9" }
room = { book = "4", range = "1..9" }
[[options]]
id = "yes"
text = "Yes."
right_if = "need <= room"
reply = "#{need} against #{room}."
[[options]]
id = "no"
text = "No."
right_if = "need > room"
reply = "#{need} against #{room}."
"##,
    );
    let mut seen = std::collections::BTreeSet::new();
    for number in 0..20 {
        let variant = Variant::draw(&exercise, number).unwrap();
        let value = |name: &str| variant.scope.value(name).unwrap().as_number().unwrap();
        let fits = value("need") <= value("room");
        let picked = |id: &str| {
            let answer = Answer::Picked(vec![id.to_string()]);
            grade(&exercise, &variant, &answer).is_right()
        };
        assert_eq!((picked("yes"), picked("no")), (fits, !fits), "{number}");
        seen.insert(fits);
    }
    assert_eq!(seen.len(), 2, "both happen");
}

#[test]
fn a_condition_that_leaves_no_option_right_is_told() {
    let text = r##"
kind = "choice"
number = "0.9"
title = "Does it fit?"
difficulty = 1
prompt = "#{need} GB?"
[givens]
need = { book = "2" }
[[options]]
id = "yes"
text = "Yes."
right_if = "need > 3"
reply = "So."
[[options]]
id = "no"
text = "No."
reply = "So."
"##;
    let broken = Variant::draw(&read(text), 0).unwrap_err();
    assert!(
        broken.to_string().contains("0 options are right"),
        "{broken}"
    );
}

#[test]
fn a_formula_with_an_unknown_name_is_helped() {
    let exercise = exercise("expression");
    let Verdict::Unreadable(Help::UnknownName { name, known }) = typed(&exercise, "18q + 12")
    else {
        panic!("it is not known");
    };
    assert_eq!(name, "q");
    assert!(known.contains(&"x".to_string()));
    for text in ["18x +", "[x, x]", "sqrt(-1 - x^2)"] {
        assert!(
            matches!(typed(&exercise, text), Verdict::Unreadable(_)),
            "{text}"
        );
    }
}

#[test]
fn the_domain_decides_what_is_equal() {
    let text = longhand_author::skeleton::of("expression")
        .unwrap()
        .file("0.0", "t");
    let positive = text
        .replace("x = \"-3..3\"", "x = \"1..3\"")
        .replace("is = \"2*u*a\"", "is = \"log(x^2)\"");
    assert_eq!(typed(&read(&positive), "2*log(x)"), RIGHT);
}

#[test]
fn each_part_is_judged_by_itself() {
    let exercise = exercise("parts");
    let right = parts(&exercise, ["14", "84 GB", "112"], "no");
    assert_eq!(right.verdict, RIGHT);
    assert_eq!(right.parts.len(), 4);
    let one = parts(&exercise, ["14", "84", "98"], "no");
    assert_eq!(one.verdict, mistake(1));
    assert!(one.parts[0].is_right() && !one.parts[2].is_right());
    let empty = parts(&exercise, ["14", "", "112"], "no");
    assert_eq!(empty.verdict, Verdict::Unreadable(Help::Empty));
    assert!(empty.parts[0].is_right());
}

#[test]
fn what_is_rightly_carried_on_is_near_and_says_from_where() {
    let exercise = exercise("parts");
    let judged = parts(&exercise, ["28", "84", "140"], "no");
    assert_eq!(judged.parts[0].verdict, mistake(0));
    assert_eq!(
        judged.parts[2].verdict,
        Verdict::Near(Diagnosis::Carried { from: 0 })
    );
    // Two wrong values at once, and both carried on.
    let judged = parts(&exercise, ["20", "50", "90"], "no");
    assert!(matches!(
        judged.parts[2].verdict,
        Verdict::Near(Diagnosis::Carried { .. })
    ));
}

#[test]
fn a_trivial_first_answer_carries_nothing() {
    let exercise = exercise("parts");
    for (first, total) in [("0", "84"), ("1", "86"), ("-1", "82")] {
        let judged = parts(&exercise, [first, "84", total], "no");
        assert!(
            !matches!(
                judged.parts[2].verdict,
                Verdict::Near(Diagnosis::Carried { .. })
            ),
            "{first}"
        );
    }
}

#[test]
fn faults_of_authors_say_what_to_write() {
    let parts = longhand_author::skeleton::of("parts")
        .unwrap()
        .file("0.0", "t");
    let vector = longhand_author::skeleton::of("vector")
        .unwrap()
        .file("0.0", "t");
    let shape = longhand_author::skeleton::of("shape")
        .unwrap()
        .file("0.0", "t");
    let expression = longhand_author::skeleton::of("expression")
        .unwrap()
        .file("0.0", "t");
    let cases = [
        (
            parts.replace("part = \"weights\"", "part = \"wait\""),
            "no part `wait`",
        ),
        (parts.replacen("part = \"weights\"\n", "", 1), "which part"),
        (
            parts.replace("id = \"states\"", "id = \"weights\""),
            "Two parts",
        ),
        (
            parts.replacen("kind = \"numeric\"", "kind = \"code\"", 1),
            "cannot be of kind",
        ),
        (
            vector.replace("is = \"g\"", "columns = ['a']\nis = \"g\""),
            "no columns",
        ),
        (
            shape.replace("is = \"[n, m]\"", "accept = \"exact\"\nis = \"[n, m]\""),
            "exact",
        ),
        (expression.replace("x = \"-3..3\"", ""), "needs a variable"),
        (expression.replace("\"-3..3\"", "\"3..3\""), "can only be"),
    ];
    for (text, word) in cases {
        let findings = longhand_author::read("t.toml", "t", "c", &text).unwrap_err();
        let finding = findings.iter().find(|one| one.found.contains(word));
        let finding = finding.unwrap_or_else(|| panic!("no {word} in {findings:#?}"));
        assert!(finding.line > 0 && !finding.remedy.is_empty(), "{finding}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_breaks_any_kind(text in "\\PC{0,60}", list in "[-+*/^()\\[\\]{},;.0-9xX×eu= \\n\\t]{0,60}") {
        for kind in ["vector", "matrix", "shape", "expression", "parts"] {
            let exercise = exercise(kind);
            for text in [&text, &list] {
                let _ = judge(&exercise, &Answer::Text(text.clone()));
                let _ = judge(&exercise, &Answer::Cells(vec![text.clone(); 4]));
                let each = Answer::Parts(vec![Answer::Text(text.clone()); 5]);
                let _ = judge(&exercise, &each);
            }
        }
    }

    #[test]
    fn a_carried_value_is_never_right(first in -500.0..500.0f64, second in -500.0..500.0f64) {
        let exercise = exercise("parts");
        let (first, second) = ((first * 10.0).round() / 10.0, (second * 10.0).round() / 10.0);
        let total = 2.0 * first + second;
        let texts = [first.to_string(), second.to_string(), total.to_string()];
        let judged = parts(&exercise, [&texts[0], &texts[1], &texts[2]], "no");
        let near = |x: f64, y: f64| (x - y).abs() <= 0.010_001 * y;
        prop_assert_eq!(judged.parts[2].is_right(), near(total, 112.0));
        prop_assert_eq!(
            judged.is_right(),
            near(first, 14.0) && near(second, 84.0) && near(total, 112.0)
        );
    }
}
