//! Where progress is kept, and what is said when it cannot be.

use longhand_e2e::Browser;
use longhand_exercise::progress::{Event, EventKind, Outcome};

const CHAPTER: &str = "training/0-chain-rule.html";
const NUMERIC: &str = "square-of-a-line";
const SHOWN: &str = "[data-notice]:not([hidden])";

const NO_DATABASE: &str = "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });";
const NO_LOCAL: &str = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";

fn typed(browser: &Browser) -> serde_json::Value {
    browser.run(&format!(
        "return document.querySelector(\"[data-exercise='{NUMERIC}'] input.field\").value"
    ))
}

fn solve(browser: &Browser) {
    browser
        .card(NUMERIC)
        .answer("30")
        .expect_verdict("right")
        .expect_solved(true);
}

#[test]
fn without_a_database_progress_is_kept_all_the_same() {
    let browser = Browser::start();
    browser.before_pages(NO_DATABASE);
    browser.open(CHAPTER);
    solve(&browser);
    assert_eq!(browser.count(SHOWN), 0);
    browser.reload();
    browser.card(NUMERIC).expect_solved(true);
}

#[test]
fn where_nothing_can_be_kept_the_page_says_so_and_works() {
    let browser = Browser::start();
    browser.before_pages(NO_DATABASE);
    browser.before_pages(NO_LOCAL);
    browser.open(CHAPTER);
    solve(&browser);
    assert_eq!(browser.count("[data-notice=nothing-kept]:not([hidden])"), 1);
    assert_eq!(browser.count(SHOWN), 1);
}

#[test]
fn a_write_that_fails_is_told() {
    let browser = Browser::start();
    browser.before_pages(NO_DATABASE);
    browser.open(CHAPTER);
    browser.run("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };");
    solve(&browser);
    browser.until("the notice", || {
        (browser.count("[data-notice=not-saved]:not([hidden])") == 1).then_some(())
    });
}

#[test]
fn what_was_typed_is_there_after_a_reload() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser.card(NUMERIC).type_answer("2*(3*1+2)");
    browser.reload();
    assert_eq!(typed(&browser), "2*(3*1+2)");
}

#[test]
fn a_page_hears_of_an_exercise_that_another_tab_solved() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser.card(NUMERIC).type_answer("7");
    let right = EventKind::Tried {
        answer: "30".to_owned(),
        verdict: Outcome::Right,
        diagnosis: None,
        assisted: false,
    };
    let event = Event::new("other-tab-1".to_owned(), 1, NUMERIC, 0, right);
    let text = serde_json::Value::from(event.to_json().to_string());
    browser.run(&format!(
        "new BroadcastChannel('longhand').postMessage({text})"
    ));
    browser.card(NUMERIC).expect_solved(true);
    browser.until("the ring", || {
        (browser.count("[data-ring][data-solved='1']") > 0).then_some(())
    });
    // What was being typed here stays.
    assert_eq!(typed(&browser), "7");
}

#[test]
fn a_page_whose_program_does_not_load_says_so() {
    let browser = Browser::start();
    browser.before_pages("delete window.WebAssembly;");
    browser.visit(CHAPTER);
    browser.until("the notice", || {
        (browser.count("[data-notice=not-loaded]:not([hidden])") == 1).then_some(())
    });
}
