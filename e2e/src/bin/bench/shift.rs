//! Layout shift on a first visit, and on a second one with ten solved exercises.

use longhand_e2e::{Browser, solution};

use crate::page::PAGE;

/// How many exercises are solved before the second visit.
const SOLVED: usize = 10;

/// Prints the table.
pub fn report(browser: &Browser) {
    browser.before_pages(
        "window.shifts = [];
         new PerformanceObserver(list => list.getEntries().forEach(one => one.hadRecentInput || shifts.push(one.value)))
           .observe({ type: 'layout-shift', buffered: true });",
    );
    browser.forget().open(PAGE).settle();
    let first = shift(browser);
    let data = browser
        .site()
        .data(PAGE)
        .expect("the chapter has exercises");
    let mut solved = 0;
    for exercise in &data.exercises {
        let Some(answer) = solution(exercise).filter(|_| solved < SOLVED) else {
            continue;
        };
        let card = browser.card(&exercise.slug);
        match exercise.kind_name() {
            "choice" | "bug" => {
                for id in &answer {
                    card.pick(id);
                }
            }
            // A field for each number.
            "graph" => {
                for (cell, number) in answer.iter().enumerate() {
                    browser.type_into(&card.at(&format!("input[data-cell='{cell}']")), number);
                }
            }
            // Lines are dragged, which is not what is measured here.
            "order" => continue,
            _ => {
                card.type_answer(&answer[0]);
            }
        }
        card.check().expect_solved(true);
        solved += 1;
    }
    browser.open(PAGE).settle();
    browser.until("the solved exercises", || {
        (browser.count("[data-exercise][data-solved]") == solved).then_some(())
    });
    let second = shift(browser);
    println!("\n## Layout shift\n\n| visit | shift |\n|-|-:|");
    println!("| first | {first:.4} |\n| second, {solved} exercises solved | {second:.4} |");
}

fn shift(browser: &Browser) -> f64 {
    browser
        .run("return shifts.reduce((sum, one) => sum + one, 0)")
        .as_f64()
        .unwrap_or(f64::NAN)
}
