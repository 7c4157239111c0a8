//! Filling in a graph, node by node.

use longhand_e2e::{Browser, Card};

const CHAPTER: &str = "training/0-chain-rule.html";
const GRAPH: &str = "weight-used-twice";
const ENTER: char = '\u{e007}';
const TAB: char = '\u{e004}';

/// What belongs into each field of the book's numbers, in order.
fn numbers(browser: &Browser) -> Vec<String> {
    let data = browser
        .site()
        .data(CHAPTER)
        .expect("the chapter has exercises");
    let exercise = data
        .exercises
        .iter()
        .find(|one| one.slug == GRAPH)
        .expect("it is there");
    longhand_e2e::solution(exercise).expect("it has a solution")
}

fn field(card: Card, cell: usize) -> String {
    card.at(&format!("input[data-cell='{cell}']"))
}

fn state(card: Card, cell: usize, state: &str) {
    card.expect(&format!(
        ".node-field[data-state={state}] input[data-cell='{cell}']"
    ));
}

#[test]
fn every_number_is_judged_when_enter_is_pressed_and_the_last_one_solves() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser.card(GRAPH);
    let numbers = numbers(&browser);
    browser.click(&field(card, 0));
    for (cell, number) in numbers.iter().enumerate() {
        browser.keys(&format!("{number}{ENTER}"));
        state(card, cell, "right");
    }
    card.expect_verdict("right")
        .expect_solved(true)
        .expect("details.working[open] ol.work");
    browser.settle().expect_accessible().expect_quiet();
}

#[test]
fn a_wrong_number_is_answered_at_its_field_and_drawn_only_once_it_is_right() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser.card(GRAPH);
    let numbers = numbers(&browser);
    let last = numbers.len() - 1;
    let blanks = || browser.count(&card.at(".graph.across .blank"));
    let open = blanks();
    assert_eq!(open, numbers.len());
    // One path of the two that lead back to w.
    browser.click(&field(card, last)).keys(&format!("36{TAB}"));
    state(card, last, "wrong");
    card.expect_text("read in more than one place")
        .expect_solved(false);
    assert_eq!(blanks(), open);
    browser.type_into(&field(card, last), &format!("{}{ENTER}", numbers[last]));
    state(card, last, "right");
    browser.until("the number in the drawing", || {
        (blanks() == open - 1).then_some(())
    });
    // Nothing of what is still to be found is told in words.
    let told = browser.run(&format!(
        "return document.querySelector(\"{}\").textContent",
        card.at(".graph.across desc")
    ));
    assert!(
        told.as_str().unwrap_or_default().contains("to be found"),
        "{told}"
    );
    browser.expect_quiet();
}

#[test]
fn an_empty_field_is_not_wrong_and_check_says_how_many_are_left() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser.card(GRAPH);
    browser
        .click(&field(card, 0))
        .keys(&format!("{}{TAB}{TAB}", numbers(&browser)[0]));
    state(card, 0, "right");
    card.check()
        .expect_verdict("unreadable")
        .expect_text("still missing");
    assert_eq!(browser.count(&card.at(".node-field[data-state=wrong]")), 0);
}

#[test]
fn it_works_on_a_phone_and_is_there_after_a_reload() {
    let browser = Browser::start();
    browser.size(390, 800).open(CHAPTER);
    let card = browser.card(GRAPH);
    let number = &numbers(&browser)[0];
    browser
        .click(&field(card, 0))
        .keys(&format!("{number}{ENTER}"));
    state(card, 0, "right");
    browser.keys("5+").keys(&ENTER.to_string());
    state(card, 1, "unreadable");
    browser
        .settle()
        .expect_no_sideways_scroll()
        .expect_accessible();
    browser.until("the number after a reload", || {
        browser.reload();
        let kept = browser.run(&format!(
            "return document.querySelector(\"{}\").value",
            field(browser.card(GRAPH), 0)
        ));
        (kept == number.as_str()).then_some(())
    });
    state(browser.card(GRAPH), 0, "right");
}
