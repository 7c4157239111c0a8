//! Answering, and what the page says to it.

use longhand_e2e::Browser;

const CHAPTER: &str = "training/0-chain-rule.html";
const NUMERIC: &str = "square-of-a-line";

#[test]
fn a_right_answer_is_right_and_the_exercise_counts_as_solved() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser
        .card(NUMERIC)
        .answer("30")
        .expect_verdict("right")
        .expect_solved(true);
    browser.expect_quiet();
}

#[test]
fn an_expression_is_an_answer_and_its_reading_is_echoed() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser
        .card(NUMERIC)
        .answer("2*(3*1+2)*3")
        .expect_verdict("right");
    card.expect(".verdict .meta code");
    assert!(
        card.text(".verdict .meta").contains("30"),
        "{}",
        card.text(".verdict .meta")
    );
}

#[test]
fn a_known_mistake_reads_its_diagnosis_and_is_not_solved() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser
        .card(NUMERIC)
        .answer("25")
        .expect_text("the height of the curve")
        .expect_solved(false);
}

#[test]
fn an_answer_that_cannot_be_read_gets_help_and_is_not_counted() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser
        .card(NUMERIC)
        .answer("2*(3")
        .expect_verdict("unreadable");
    assert!(card.text(".verdict").len() > 20, "help is a sentence");
    card.answer("")
        .expect_verdict("unreadable")
        .expect_solved(false);
}

#[test]
fn hints_come_one_by_one() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser.card(NUMERIC);
    assert_eq!(browser.count(&card.at(".hints li")), 0);
    card.click("[data-on=hint]")
        .expect(".hints li:nth-child(1)");
    assert_eq!(browser.count(&card.at(".hints li")), 1);
    assert!(!card.text(".hints li").is_empty());
}

#[test]
fn the_working_unfolds_with_numbers_put_in() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser
        .card(NUMERIC)
        .click("summary[data-on=working]")
        .expect("details.working[open] ol.work li");
    let steps = card.text("ol.work");
    assert!(steps.contains("30"), "{steps}");
}

#[test]
fn new_numbers_ask_anew_and_the_books_numbers_come_back() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser.card(NUMERIC);
    let book = card.text(".ask");
    card.click("[data-on=new]");
    browser.until("other numbers", || {
        (card.text(".ask") != book).then_some(())
    });
    assert_ne!(card.attribute("data-variant"), "0");
    card.click("[data-on=book]");
    browser.until("the book's numbers", || {
        (card.text(".ask") == book).then_some(())
    });
}

#[test]
fn a_link_opens_the_variant_that_it_names() {
    let browser = Browser::start();
    browser.open(&format!("{CHAPTER}#{NUMERIC}@7"));
    let card = browser.card(NUMERIC);
    browser.until("variant 7", || {
        (card.attribute("data-variant") == "7").then_some(())
    });
}

#[test]
fn an_option_answers_for_itself() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser
        .card("forward-or-reverse")
        .pick("n-and-n")
        .check()
        .expect_verdict("wrong");
    card.expect(".option[data-judged=wrong]");
    card.pick("n-and-one")
        .check()
        .expect_verdict("right")
        .expect_solved(true);
}

#[test]
fn progress_is_there_after_a_reload() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser
        .card(NUMERIC)
        .answer("30")
        .expect_verdict("right")
        .expect_solved(true);
    browser.reload();
    browser.card(NUMERIC).expect_solved(true);
    browser.open("training/index.html");
    browser.until("the ring of the chapter", || {
        (browser.count("[data-ring][data-solved='1']") > 0).then_some(())
    });
}

#[test]
fn the_shelf_and_a_front_page_have_an_exercise_that_can_be_solved_there() {
    let browser = Browser::start();
    for page in ["index.html", "training/index.html"] {
        browser.open(page);
        let data = browser
            .site()
            .data(page)
            .expect("the home page has an exercise");
        let exercise = &data.exercises[0];
        let answer = longhand_e2e::solution(exercise).expect("it is not a program");
        browser
            .card(&exercise.slug)
            .answer(&answer[0])
            .expect_verdict("right");
        browser.expect_quiet();
    }
}

#[test]
fn a_keyboard_is_enough() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser.card(NUMERIC);
    let reached = |selector: &str| {
        let script = format!(
            "return document.activeElement.matches({:?})",
            card.at(selector)
        );
        let mut presses = 0;
        while browser.yes(&script).is_none() {
            browser.keys("\u{e004}");
            presses += 1;
            assert!(presses < 200, "Tab never reaches {selector}");
        }
    };
    reached("input.field");
    browser.keys("2*5*3\u{e007}");
    card.expect_verdict("right");
    reached("[data-on=new]");
    browser.keys("\u{e007}");
    browser.until("other numbers", || {
        (card.attribute("data-variant") != "0").then_some(())
    });
    reached("summary[data-on=working]");
    browser.keys("\u{e007}");
    card.expect("details.working[open]");
}
