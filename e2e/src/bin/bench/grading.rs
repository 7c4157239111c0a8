//! How many answers are judged in a second, on this machine and without a browser.
//!
//! The control is reading and computing the same texts: what grading could not do without. A wrong
//! answer costs more than a right one, because what went wrong is looked for.

use std::time::{Duration, Instant};

use longhand_exercise::{Answer, Exercise, Kind, Variant, grade};
use longhand_site::read;

/// How long each figure is measured.
const LONG_ENOUGH: Duration = Duration::from_millis(700);

/// Prints the table.
pub fn report() {
    let folder = longhand_e2e::workspace().join("content/training");
    let content = read(&folder).expect("the workbook can be read");
    let cases: Vec<(&Exercise, Variant, f64)> = content
        .exercises()
        .filter(|(_, exercise)| matches!(exercise.kind, Kind::Numeric(_)))
        .filter_map(|(_, exercise)| {
            let variant = Variant::draw(exercise, 1).ok()?;
            let answer = variant.answer()?;
            Some((exercise, variant, answer))
        })
        .collect();
    // Far from every slip, and with as many digits as people type.
    let typed = |answer: f64, wrong: bool| {
        if wrong {
            format!("{:.4e}", answer * 1.3717 + 0.0123)
        } else {
            format!("{answer}")
        }
    };
    println!(
        "\nGrading natively, {} numeric exercises, one core",
        cases.len()
    );
    println!("{:<28}{:>12}{:>12}", "", "a second", "to control");
    for (name, wrong) in [("right answers", false), ("wrong answers", true)] {
        let texts: Vec<String> = cases
            .iter()
            .map(|(_, _, answer)| typed(*answer, wrong))
            .collect();
        let control = rate(&texts, |_, text| {
            longhand_notation::read(text)
                .and_then(|program| program.evaluate(&longhand_notation::Scope::new()))
                .is_ok()
        });
        let judged = rate(&texts, |at, text| {
            let (exercise, variant, _) = &cases[at];
            let verdict = grade(exercise, variant, &Answer::Text(text.to_owned())).verdict;
            verdict.counts()
        });
        println!("{name:<28}{judged:>12.0}{:>12.1}", control / judged);
        println!("{:<28}{control:>12.0}", "  reading them alone");
    }
}

/// How often a second `work` can be done, over all texts in turn.
fn rate(texts: &[String], work: impl Fn(usize, &str) -> bool) -> f64 {
    let start = Instant::now();
    let mut done = 0_u32;
    while start.elapsed() < LONG_ENOUGH {
        for (at, text) in texts.iter().enumerate() {
            std::hint::black_box(work(at, text));
            done += 1;
        }
    }
    f64::from(done) / start.elapsed().as_secs_f64()
}
