//! Every exercise as a square.

use longhand_e2e::Browser;

const PAGE: &str = "overview.html";
const SHOWN: &str = "[data-square]:not([hidden])";
const SOLVED: &str = "[data-workbook=training] [data-square=square-of-a-line]";

#[test]
fn a_solved_exercise_is_seen_and_found_by_its_state() {
    let browser = Browser::start();
    browser.open("training/0-chain-rule.html");
    browser
        .card("square-of-a-line")
        .answer("30")
        .expect_solved(true);
    browser.open(PAGE).until("its square to be filled", || {
        (browser.count(&format!("{SOLVED}[data-standing=solved]")) == 1).then_some(())
    });
    assert!(browser.text(SOLVED).contains("solved"));
    let next = browser.text("[data-next-best]");
    assert!(
        next.contains("beyond what you have solved") || next.contains("others as hard"),
        "{next}"
    );
    browser.run(
        "const state = document.querySelector('[data-filter=standing]');
         state.value = 'solved';
         state.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    assert_eq!(browser.count(SHOWN), 1);
    assert_eq!(browser.text("[data-count]"), "1 exercise");
    browser.click(SHOWN).until_live("the chapter");
    browser.card("square-of-a-line").expect_solved(true);
    browser.expect_quiet();
}

#[test]
fn filters_leave_what_fits_all_of_them_and_keys_are_enough() {
    let browser = Browser::start();
    browser.open(PAGE);
    assert!(
        browser
            .text("[data-next-best]")
            .contains("It is the first one.")
    );
    let all = browser.count(SHOWN);
    assert!(all > 400, "{all}");
    browser.run("document.querySelector('[data-filter=kind]').focus()");
    // The second option of the first choice, by a key.
    browser.keys("\u{e015}");
    browser.until("fewer squares", || {
        (browser.count(SHOWN) < all).then_some(())
    });
    let kind = browser.run("return document.querySelector('[data-filter=kind]').value");
    let kind = kind.as_str().unwrap_or_default().to_owned();
    assert_eq!(
        browser.count(SHOWN),
        browser.count(&format!("[data-square][data-kind='{kind}']"))
    );
    let told = browser.text("[data-count]");
    assert_eq!(told, format!("{} exercises", browser.count(SHOWN)));
    browser.expect_quiet();
}
