//! The calculator's page.

use longhand_e2e::{Browser, Look};

const PAGE: &str = "calculator.html";

/// The page, emptied, with the caret in its one line.
fn empty(browser: &Browser) {
    browser.open(PAGE);
    browser.click("[data-on=clear]");
    browser.until("one line", || {
        (browser.count(".calc-line") == 1).then_some(())
    });
    browser.click(".calc-in");
}

/// What a line comes to.
fn result(browser: &Browser, line: usize) -> String {
    browser.text(&format!(".calc-line:nth-child({line}) output"))
}

fn until_result(browser: &Browser, line: usize, wanted: &str) {
    browser.until(&format!("{wanted} in line {line}"), || {
        (result(browser, line) == wanted).then_some(())
    });
}

#[test]
fn lines_are_typed_one_after_another_with_names_and_units() {
    let browser = Browser::start();
    empty(&browser);
    browser.keys("n = 7B\u{e007}n * 16 bytes -> GB\u{e007}ans / 2");
    until_result(&browser, 2, "112 GB");
    until_result(&browser, 3, "56 GB");
    browser.type_into(".calc-line:nth-child(1) .calc-in", "n = 70B");
    until_result(&browser, 3, "560 GB");
    // Up, to the beginning, and joined to the line above.
    browser.click(".calc-line:nth-child(3) .calc-in");
    browser.keys("\u{e013}\u{e011}\u{e003}");
    browser.until("two lines", || {
        (browser.count(".calc-line") == 2).then_some(())
    });
    browser.expect_quiet();
}

#[test]
fn a_line_that_cannot_be_read_is_explained_below_it() {
    let browser = Browser::start();
    empty(&browser);
    browser.keys("softmx([1, 2])");
    browser.until("the explanation", || {
        browser
            .text(".calc-line:nth-child(1) .calc-fault")
            .contains("Did you mean softmax?")
            .then_some(())
    });
}

#[test]
fn a_name_is_completed_with_its_documentation() {
    let browser = Browser::start();
    empty(&browser);
    browser.keys("cross_en");
    browser.until("the names", || {
        (browser.count("[role=option]") > 0).then_some(())
    });
    assert!(browser.text("[role=listbox]").contains("cross_entropy("));
    browser.keys("\u{e015}\u{e007}[2, 1, 0.1], 0)");
    until_result(&browser, 1, "0.41703");
    assert_eq!(browser.count("[role=option]"), 0);
    browser.expect_quiet();
}

#[test]
fn steps_are_shown_on_demand_and_a_link_holds_the_notebook() {
    let browser = Browser::start();
    empty(&browser);
    browser.keys("x = 3\u{e007}(2x + 1)^2");
    until_result(&browser, 2, "49");
    browser.click(".calc-line:nth-child(2) [data-on=steps]");
    browser.until("the steps", || {
        (browser.count(".calc-trace tbody tr") == 6).then_some(())
    });
    let hash = browser.until("the notebook in the address", || {
        let hash = browser.run("return location.hash");
        let hash = hash.as_str().filter(|hash| hash.contains("x+%3D+3"));
        hash.map(str::to_owned)
    });
    let other = Browser::start();
    other.open(&format!("{PAGE}{hash}"));
    assert_eq!(result(&other, 2), "49");
    browser.open(PAGE);
    until_result(&browser, 2, "49");
}

#[test]
fn the_key_opens_it_from_any_page_but_not_from_a_field() {
    let browser = Browser::start();
    browser.open("training/0-chain-rule.html");
    browser.click(".field");
    browser.keys("=");
    assert_eq!(
        browser.run("return location.pathname"),
        "/training/0-chain-rule.html"
    );
    browser.run("document.activeElement.blur()");
    browser.keys("=");
    browser.until("the calculator", || {
        browser.yes("return location.pathname === '/calculator.html'")
    });
}

#[test]
fn a_thousand_lines_are_edited_at_once() {
    let browser = Browser::start();
    let mut lines = String::from("lines=n%3D7B");
    for line in 0..999 {
        lines.push_str(&format!("%0Ax{line}%3Dn*{line}"));
    }
    browser.open(&format!("{PAGE}#{lines}"));
    assert_eq!(browser.count(".calc-line"), 1000);
    let best = browser.run(
        "const field = document.querySelectorAll('.calc-in')[500];
         let best = Infinity;
         for (let round = 0; round < 30; round++) {
           field.value = `x499 = ${round}`;
           const start = performance.now();
           field.dispatchEvent(new Event('input', { bubbles: true }));
           best = Math.min(best, performance.now() - start);
         }
         return best",
    );
    // How long that takes is told, and not asked for: machines differ, and may be busy.
    eprintln!("an edit among a thousand lines: {best} ms");
    assert_eq!(result(&browser, 501), "29");
}

#[test]
fn a_used_calculator_is_accessible_and_fits_in_every_look() {
    let browser = Browser::start();
    for look in Look::ALL {
        look.apply(&browser);
        empty(&browser);
        browser.keys("x = 3\u{e007}(2x + 1)^2\u{e007}softmx(2)\u{e007}1/7 * [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\u{e007}soft");
        browser.until("the names", || {
            (browser.count("[role=option]") > 0).then_some(())
        });
        browser
            .settle()
            .expect_no_sideways_scroll()
            .expect_accessible()
            .expect_quiet();
        browser.click(".calc-line:nth-child(2) [data-on=steps]");
        browser.until("the steps", || {
            (browser.count(".calc-trace table") == 1).then_some(())
        });
        browser
            .settle()
            .expect_no_sideways_scroll()
            .expect_accessible();
    }
}
