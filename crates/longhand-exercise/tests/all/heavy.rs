//! Heavy tests: the small Python leaves them out, the others run them, and nothing else changes.

use longhand_exercise::judged_run::{self, JudgedRun, TestOutcome};
use longhand_exercise::program::call;
use longhand_exercise::program::language::Language;
use longhand_exercise::program::run::{CaseResult, CodeRun, Engine, Returned, RunReport};
use longhand_exercise::{Exercise, Variant, Verdict};

/// Three tests, of which the one in the middle is heavy.
fn exercise() -> Exercise {
    let text = r#"
kind = "code"
number = "1"
title = "t"
difficulty = 1
prompt = "?"
[code]
function = "total"
[code.javascript]
name = "total"
starter = "function total(x) {}"
reference = "function total(x) { return x.reduce((a, b) => a + b, 0); }"
[code.python]
name = "total"
starter = "def total(x): pass"
reference = "def total(x): return sum(x)"
[[tests]]
say = "Two."
arguments = ["[1, 2]"]
expect = "3"
[[tests]]
say = "A million."
arguments = [{ fill = "1", length = "1000000" }]
expect = "1000000"
heavy = true
[[tests]]
say = "None."
arguments = [{ list = [] }]
expect = "0"
"#;
    longhand_author::read("t.toml", "t", "c", text)
        .unwrap_or_else(|findings| panic!("{findings:?}"))
}

fn run(engine: Engine) -> CodeRun {
    let exercise = exercise();
    let variant = Variant::draw(&exercise, 0).unwrap();
    call::run(engine, exercise.code().unwrap(), &variant.scope, "…").unwrap()
}

/// A run that returned these values, one for each case.
fn judged(engine: Engine, values: &[f64]) -> JudgedRun {
    let exercise = exercise();
    let variant = Variant::draw(&exercise, 0).unwrap();
    let report = RunReport {
        cases: values
            .iter()
            .map(|value| CaseResult {
                outcome: Ok(Returned::Number(*value)),
                calls: vec![],
                mutated: false,
            })
            .collect(),
        left_out: run(engine).left_out,
        ..RunReport::default()
    };
    judged_run::judge(exercise.code(), &variant.scope, &report)
}

#[test]
fn only_the_small_python_leaves_a_heavy_test_out() {
    for engine in [
        Engine::JavaScript,
        Engine::FullPython,
        Engine::of(Language::Python),
    ] {
        assert_eq!((run(engine).cases.len(), run(engine).left_out), (3, vec![]));
    }
    let small = run(Engine::SmallPython);
    assert_eq!(small.left_out, [1]);
    let arguments: Vec<_> = small.cases.iter().map(|case| &case.arguments).collect();
    assert_eq!(arguments, [&["[1, 2]"], &["[]"]]);
}

#[test]
fn the_other_tests_are_judged_by_their_own_results() {
    let right = judged(Engine::SmallPython, &[3.0, 0.0]);
    assert_eq!(right.tests[1].outcome, TestOutcome::LeftOut);
    assert!(right.passed());
    assert_eq!((right.count(), right.ran()), (2, 2));
    assert_eq!(right.verdict(), Verdict::Right { also: None });
    let wrong = judged(Engine::SmallPython, &[3.0, 7.0]);
    assert_eq!(wrong.first_failing(), Some(2));
    assert_eq!((wrong.count(), wrong.ran()), (1, 2));
    // A run that ends early has not passed.
    assert!(!judged(Engine::SmallPython, &[3.0]).passed());
}

#[test]
fn in_full_the_heavy_test_counts() {
    assert!(judged(Engine::FullPython, &[3.0, 1e6, 0.0]).passed());
    let wrong = judged(Engine::FullPython, &[3.0, 7.0, 0.0]);
    assert_eq!(wrong.first_failing(), Some(1));
}

#[test]
fn a_run_in_full_is_compared_with_a_wrong_version_in_the_small_python() {
    let learner = judged(Engine::FullPython, &[3.0, 1e6, 7.0]);
    assert!(judged_run::alike(
        &learner,
        &judged(Engine::SmallPython, &[3.0, 7.0])
    ));
    assert!(!judged_run::alike(
        &learner,
        &judged(Engine::SmallPython, &[3.0, 8.0])
    ));
}

#[test]
fn a_run_of_heavy_tests_alone_is_no_pass() {
    let nothing = JudgedRun {
        tests: judged(Engine::SmallPython, &[3.0, 0.0]).tests[1..2].to_vec(),
        ..judged(Engine::SmallPython, &[])
    };
    assert!(!nothing.passed());
}
