//! Programs that learners write.

use longhand_e2e::Browser;

const CHAPTER: &str = "0-chain-rule.html";
const CODE: &str = "chain-grad";

fn reference(browser: &Browser) -> String {
    let data = browser
        .site()
        .data(CHAPTER)
        .expect("the chapter has exercises");
    let found = data
        .exercises
        .into_iter()
        .find(|exercise| exercise.slug == CODE);
    match found.map(|exercise| exercise.kind) {
        Some(longhand_exercise::Kind::Code(code)) => code.javascript.reference,
        other => panic!("{CODE} is a code exercise, not {other:?}"),
    }
}

#[test]
fn a_good_program_passes_every_test() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser
        .card(CODE)
        .paste_code(&reference(&browser))
        .check()
        .expect_verdict("right")
        .expect_solved(true);
    assert_eq!(browser.count(&card.at("tr[data-outcome=failed]")), 0);
    assert!(browser.count(&card.at("tr[data-outcome=passed]")) > 2);
}

#[test]
fn a_wrong_program_fails_with_what_came_out() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser
        .card(CODE)
        .paste_code("function chainGrad(functions, x) { return 123; }")
        .check()
        .expect_verdict("wrong")
        .expect("tr[data-outcome=failed]");
    assert!(
        card.text("table.tests").contains("123"),
        "{}",
        card.text("table.tests")
    );
}

#[test]
fn a_program_without_an_end_is_stopped_and_the_next_one_runs() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser
        .card(CODE)
        .paste_code("function chainGrad(functions, x) { for (;;) {} }")
        .check()
        .expect_verdict("wrong")
        .expect("tr[data-outcome=stopped], tr[data-outcome=failed]");
    card.paste_code(&reference(&browser))
        .check()
        .expect_verdict("right");
}

#[test]
fn a_program_with_a_slip_of_syntax_is_not_counted() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser
        .card(CODE)
        .paste_code("function chainGrad(functions, x) { return ( }")
        .check()
        .expect_verdict("unreadable")
        .expect_solved(false);
}
