//! What comes after an exercise and would give its answer away stays folded until it was tried.

use longhand_e2e::Browser;
use serde_json::json;

const PAGE: &str = "training/5-adam.html";
const SLUG: &str = "when-the-correction-is-missing";

/// The folded block and the line that stands for it.
const FRAME: &str = "[data-later='when-the-correction-is-missing']";

/// Whether what is inside takes room on the page, and whether its line does.
fn open(browser: &Browser) -> (bool, bool) {
    let room = |selector: &str| {
        let script = format!(
            "const box = document.querySelector(\"{FRAME} {selector}\");
             return !!box && box.getClientRects().length > 0"
        );
        browser.run(&script) == json!(true)
    };
    (room(".later-inside"), room(".later-line"))
}

const FOLDED: (bool, bool) = (false, true);
const OPEN: (bool, bool) = (true, false);

fn chapter() -> Browser {
    let browser = Browser::fresh();
    browser.open(PAGE);
    // A long page's rest is put in once somebody looks for it.
    browser.run(&format!("location.hash = '#{SLUG}'"));
    browser.until("the exercise and what comes after it", || {
        (browser.count(&format!("#{SLUG}")) == 1 && browser.count(FRAME) == 1).then_some(())
    });
    browser
}

#[test]
fn it_is_folded_until_the_exercise_was_tried_and_open_after_a_reload() {
    let browser = chapter();
    assert_eq!(open(&browser), FOLDED);
    // What cannot be read is no try.
    browser
        .card(SLUG)
        .answer("no number")
        .expect_verdict("unreadable");
    assert_eq!(open(&browser), FOLDED);
    browser.card(SLUG).answer("12345").expect_verdict("wrong");
    browser.until("it to open", || (open(&browser) == OPEN).then_some(()));
    browser.open(&format!("{PAGE}#{SLUG}"));
    browser.until("it to be there and open again", || {
        (browser.count(FRAME) == 1 && open(&browser) == OPEN).then_some(())
    });
    browser.expect_quiet();
}

#[test]
fn its_line_opens_it_by_mouse_and_by_key() {
    let browser = chapter();
    browser.click(&format!("{FRAME} .later-line"));
    browser.until("it to open", || (open(&browser) == OPEN).then_some(()));
    let browser = chapter();
    browser.run(&format!(
        "document.querySelector(\"{FRAME} .later-show\").focus()"
    ));
    browser.keys(" ");
    browser.until("it to open", || (open(&browser) == OPEN).then_some(()));
}

#[test]
fn without_scripts_it_is_open() {
    let browser = Browser::fresh();
    browser.without_scripts().visit(PAGE);
    assert_eq!(open(&browser), OPEN);
}

#[test]
fn on_paper_it_is_open() {
    let browser = chapter();
    assert_eq!(open(&browser), FOLDED);
    browser.on_paper(true);
    assert_eq!(open(&browser), OPEN);
    browser.on_paper(false);
    assert_eq!(open(&browser), FOLDED);
}
