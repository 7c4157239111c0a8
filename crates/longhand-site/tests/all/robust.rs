//! Whatever is typed into whichever exercise: it is judged, soon, and nothing breaks.

use crate::ours::CONTENT;
use longhand_exercise::{Answer, Exercise, Variant, grade};
use proptest::prelude::*;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// The longest text that is tried, in bytes.
const LONGEST: usize = 10_000;

/// What takes longer hangs: a slow build on a busy machine needs a hundredth of it.
const PATIENCE: Duration = Duration::from_secs(60);

static EXERCISES: LazyLock<Vec<(Exercise, Variant)>> = LazyLock::new(|| {
    CONTENT
        .exercises()
        .map(|(_, exercise)| {
            let variant = Variant::draw(exercise, 0).unwrap();
            (exercise.clone(), variant)
        })
        .collect()
});

/// What people, cats and attackers type.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => any::<String>(),
        4 => "[-+*/^().,0-9e x×·−²³βm_g\\[\\]=<>;%GBskh√π]{0,120}",
        2 => "[-]?[0-9]{1,4}[.,]?[0-9]{0,9}(e[-+]?[0-9]{1,4})?( ?(MB|MiB|GB|h|s|tokens|%))?",
        1 => "(about |≈ |m̂ = )?[-]?[0-9]{1,4}([.,][0-9]{1,3})?[kMBTK]? ?(million|billion|thousand|per cent|sequences|GPUs|of|all|🦀)?( [a-z]{1,9})?",
        2 => ("(\\(|\\[|-|sqrt\\(|x\\^|2\\^|9|1/|,|[a-z]\\(|🦀)", 1..LONGEST)
            .prop_map(|(piece, times)| piece.repeat(times / piece.len().max(1))),
        1 => ("(sum|softmax|zeros|jacobian|grad|outer|prod|exp)", 0..10_000_u32, "[0-9]{1,12}")
            .prop_map(|(name, n, more)| format!("{name}({n}, {more})")),
        1 => ("[0-9a-z+*() .]{1,40}", 1..LONGEST)
            .prop_map(|(piece, times)| piece.repeat(times / piece.len().max(1))),
    ]
    .prop_map(|mut text| {
        let mut end = text.len().min(LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        text.truncate(end);
        text
    })
}

/// The text as an answer of every shape.
fn answers(text: &str) -> Vec<Answer> {
    let one = || text.to_string();
    vec![
        Answer::Text(one()),
        Answer::Picked(vec![one()]),
        Answer::Cells(vec![one(); 3]),
        Answer::Ordered(text.split(' ').map(str::to_string).collect()),
        Answer::Lines(text.bytes().map(u32::from).collect()),
        Answer::Parts(vec![Answer::Text(one()), Answer::Cells(vec![one()])]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn grading_never_panics_nor_hangs_in_any_exercise_of_the_workbook(text in typed()) {
        for (exercise, variant) in EXERCISES.iter() {
            for answer in answers(&text) {
                let start = Instant::now();
                let judgement = grade(exercise, variant, &answer);
                prop_assert!(
                    start.elapsed() < PATIENCE,
                    "{} took {:?} to judge {:?}: {:?}",
                    exercise.slug, start.elapsed(), text, judgement.verdict
                );
            }
        }
    }
}

#[test]
fn texts_that_would_take_long_are_refused_in_time() {
    let nasty = [
        "9^9^9^9^9",
        "sum(zeros(2000, 2000) @ zeros(2000, 2000))",
        "f(x) = f(x); f(1)",
        "f(x) = f(x - 1) + f(x - 2); f(40)",
        "x = 2; x = x^x; x = x^x; x = x^x; x",
        "jacobian(softmax, zeros(2000))",
        "grad(grad(grad(exp, 1), 1), 1)",
        "range(0, 1e12, 1)",
        "outer(range(1, 4000), range(1, 4000))",
    ];
    for (exercise, variant) in EXERCISES.iter() {
        for text in nasty {
            let start = Instant::now();
            let _ = grade(exercise, variant, &Answer::Text(text.to_string()));
            assert!(start.elapsed() < PATIENCE, "{}: {text}", exercise.slug);
        }
        let long = "(".repeat(LONGEST);
        let judged = grade(exercise, variant, &Answer::Text(long));
        assert!(!judged.verdict.counts(), "{}", exercise.slug);
    }
}
