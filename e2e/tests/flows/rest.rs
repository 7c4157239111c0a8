//! A long page's rest is put in later, and is found by whoever looks for it before.

use longhand_e2e::{Browser, solution};
use longhand_exercise::Exercise;
use serde_json::json;

const CHAPTER: &str = "training/5-adam.html";

/// Nothing is put in because the page has nothing else to do: what happens, happens because somebody
/// looked for it.
const HELD: &str = "window.requestIdleCallback = () => 0";

/// Whether everything is in.
const WHOLE: &str = "return 'whole' in document.documentElement.dataset && !document.querySelector('noscript[data-rest]')";

fn last(browser: &Browser) -> Exercise {
    let data = browser.site().data(CHAPTER).expect("the chapter is there");
    data.exercises
        .into_iter()
        .next_back()
        .expect("it has exercises")
}

/// The chapter with its first screens only.
fn held() -> (Browser, Exercise) {
    let browser = Browser::fresh();
    browser.before_pages(HELD);
    browser.visit(CHAPTER);
    browser.until("the first cards to be live", || {
        browser.yes("return 'live' in document.documentElement.dataset")
    });
    let last = last(&browser);
    assert!(browser.count("noscript[data-rest]") > 2, "there is no rest");
    assert_eq!(browser.count(&format!("#{}", last.slug)), 0);
    (browser, last)
}

#[test]
fn a_card_of_the_rest_is_live_once_it_is_there() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let data = browser.site().data(CHAPTER).expect("the chapter is there");
    let exercise = data
        .exercises
        .iter()
        .rfind(|one| one.kind_name() == "numeric")
        .expect("there is a number to type");
    let answer = solution(exercise).expect("a number is its answer");
    browser
        .card(&exercise.slug)
        .answer(&answer[0])
        .expect_verdict("right");
    // Somebody who comes back finds it solved.
    browser.open(CHAPTER);
    browser.card(&exercise.slug).expect_solved(true);
    browser.expect_quiet();
}

#[test]
fn a_link_into_the_rest_leads_there() {
    let (browser, last) = held();

    browser.run(&format!("location.hash = '#{}'", last.slug));
    browser.until("the exercise to be in sight", || {
        browser.yes(&format!(
            "const box = document.getElementById({:?})?.getBoundingClientRect();
             return box && box.top > -200 && box.top < innerHeight",
            last.slug
        ))
    });
    // The same for an address from elsewhere.
    browser.visit(&format!("{CHAPTER}#{}", last.slug));
    browser.until("the exercise to be in sight", || {
        browser.yes(&format!(
            "const box = document.getElementById({:?})?.getBoundingClientRect();
             return box && box.top > -200 && box.top < innerHeight",
            last.slug
        ))
    });
}

#[test]
fn the_browsers_search_finds_the_rest() {
    let (browser, last) = held();
    browser.run(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true }))",
    );
    browser.until("everything to be in", || browser.yes(WHOLE));
    assert_eq!(
        browser.run(&format!("return window.find({:?})", last.title)),
        json!(true)
    );
}

#[test]
fn what_is_printed_is_the_whole_page() {
    let (browser, last) = held();
    browser.run("dispatchEvent(new Event('beforeprint'))");
    browser.until("everything to be in", || browser.yes(WHOLE));
    assert_eq!(browser.count(&format!("#{}", last.slug)), 1);
}

#[test]
fn a_reader_who_scrolls_finds_the_next_screens() {
    let (browser, last) = held();
    browser.until("the end of the page", || {
        browser.run("scrollTo(0, document.documentElement.scrollHeight)");
        browser.yes(WHOLE)
    });
    assert_eq!(browser.count(&format!("#{}", last.slug)), 1);
}

#[test]
fn the_page_is_whole_where_the_program_does_not_come() {
    let browser = Browser::fresh();
    browser.before_pages("WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => Promise.reject(new Error('no program'))");
    browser.visit(CHAPTER);
    browser.until("everything to be in", || browser.yes(WHOLE));
    let last = last(&browser);
    assert_eq!(browser.count(&format!("#{}", last.slug)), 1);
}

#[test]
fn without_scripts_the_rest_is_a_part_of_the_page() {
    let browser = Browser::fresh();
    browser.without_scripts().visit(CHAPTER);
    let last = last(&browser);
    assert!(
        browser
            .text(&format!("#{}", last.slug))
            .contains(&last.title)
    );
}

#[test]
fn nothing_moves_while_the_rest_comes() {
    let browser = Browser::fresh();
    browser.before_pages(
        "window.moved = 0;
         new PerformanceObserver(list => { for (const one of list.getEntries()) window.moved += one.value })
           .observe({ type: 'layout-shift', buffered: true })",
    );
    browser.open(CHAPTER);
    browser.settle();
    assert_eq!(browser.run("return window.moved"), json!(0));
}
