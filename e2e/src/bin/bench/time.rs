//! Time to the first right verdict, and from a check to its verdict: at once, and by somebody who
//! has read for a second.

use longhand_e2e::{Browser, solution};

use crate::page::PAGE;

/// How often each page is visited; odd, so that there is a median.
const VISITS: usize = 15;

/// Answers as soon as the page is live, and once more wrongly. Times are in
/// milliseconds: since the visit began, until the frame with the verdict was
/// given to the screen; and from the second check to its frame. `READING` is how
/// long a reader waits before that.
const SCRIPT: &str = "
  addEventListener('DOMContentLoaded', async () => {
    const root = document.documentElement
    const state = (there, target) => new Promise(done => {
      if (there()) return done()
      const watch = new MutationObserver(() => there() && (watch.disconnect(), done()))
      watch.observe(target, { attributes: true, childList: true, subtree: true })
    })
    const frame = () => new Promise(done => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = done
      port2.postMessage(0)
    }))
    await state(() => 'live' in root.dataset, root)
    const answer = async (text, verdict) => {
      const part = document.querySelector(AT)
      const field = part.querySelector('input')
      field.value = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
      const start = performance.now()
      part.querySelector('form button:not([type=button])').click()
      await state(() => part.querySelector('.verdict.' + verdict) || part.querySelector('.verdict:not(.right)') && verdict === 'wrong', part)
      await frame()
      return [performance.now(), performance.now() - start]
    }
    const [first] = await answer(RIGHT, 'right')
    await new Promise(done => setTimeout(done, READING))
    const [, check] = await answer('-98765', 'wrong')
    window.measured = { first, check }
  })
";

/// Prints the table.
pub fn report(browser: &Browser) {
    let data = browser
        .site()
        .data(PAGE)
        .expect("the chapter has exercises");
    let exercise = data
        .exercises
        .iter()
        .find(|exercise| exercise.kind_name() == "numeric")
        .expect("the chapter has a numeric exercise");
    let answer = solution(exercise).expect("a number is its answer");
    let card = format!("[data-exercise='{}']", exercise.slug);
    let subjects = [
        ("control.html", "body".to_owned(), "5".to_owned()),
        (PAGE, card, answer[0].clone()),
    ];
    let mut first = [Vec::new(), Vec::new()];
    let mut check = [Vec::new(), Vec::new()];
    let mut later = [Vec::new(), Vec::new()];
    for _ in 0..VISITS {
        // In turns, so that what else the machine does falls on both.
        for (i, (page, at, right)) in subjects.iter().enumerate() {
            let (told_first, told_check) = visit(page, at, right, 0);
            first[i].push(told_first);
            check[i].push(told_check);
            later[i].push(visit(page, at, right, 1000).1);
        }
    }
    println!("\n## Times in Chromium, median of {VISITS} visits\n");
    println!("| | control, ms | {PAGE}, ms | ratio |\n|-|-:|-:|-:|");
    for (name, [control, page]) in [
        ("first right verdict", first),
        ("check to verdict", check),
        ("the same, after a second of reading", later),
    ] {
        let (control, page) = (median(control), median(page));
        println!(
            "| {name} | {control:.1} | {page:.1} | {:.2} |",
            page / control
        );
    }
}

/// A first visit with a browser of its own.
fn visit(page: &str, at: &str, right: &str, reading: u32) -> (f64, f64) {
    let browser = Browser::fresh();
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    browser.before_pages(
        &SCRIPT
            .replace("READING", &reading.to_string())
            .replace("AT)", &format!("{})", quoted(at)))
            .replace("RIGHT", &quoted(right)),
    );
    browser.visit(page);
    browser.until("both verdicts", || {
        browser.yes("return 'measured' in window")
    });
    let told = browser.run("return measured");
    (
        told["first"].as_f64().unwrap_or(f64::NAN),
        told["check"].as_f64().unwrap_or(f64::NAN),
    )
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
