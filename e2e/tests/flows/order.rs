//! Putting lines in order: by mouse, by finger, by keyboard, by buttons.

use longhand_e2e::{Browser, Card};

const CHAPTER: &str = "training/3-attention-backward.html";
const FIVE: &str = "backward-in-order";
const NINE: &str = "one-amp-iteration";
const UP: char = '\u{e013}';
const DOWN: char = '\u{e015}';
const ESCAPE: char = '\u{e00c}';

/// Ids of the lines in the order, from the top.
fn order(browser: &Browser, card: Card) -> String {
    let told = browser.run(&format!(
        "return [...document.querySelectorAll(\"{}\")].map(line => line.dataset.line).join(' ')",
        card.at("[data-drop=in] [data-line]")
    ));
    told.as_str().unwrap_or_default().to_owned()
}

fn expect_order(browser: &Browser, card: Card, what: impl Fn(&str) -> bool) -> String {
    browser.until("the order of the lines", || {
        Some(order(browser, card)).filter(|order| what(order))
    })
}

/// Where a line stands in an order.
fn place(order: &str, line: &str) -> usize {
    order
        .split(' ')
        .position(|id| id == line)
        .expect("it is placed")
}

/// Puts the lines into an order with the buttons beside them.
fn sort(browser: &Browser, card: Card, wanted: &[&str]) {
    for (to, line) in wanted.iter().enumerate() {
        loop {
            let now = order(browser, card);
            let at = place(&now, line);
            if at <= to {
                break;
            }
            card.click(&format!("[data-line={line}] [data-act=up]"));
            expect_order(browser, card, |order| place(order, line) == at - 1);
        }
    }
}

fn spoken(browser: &Browser, what: &str) {
    browser.until(&format!("“{what}” to be spoken"), || {
        browser.text("[data-announce]").contains(what).then_some(())
    });
}

#[test]
fn lines_are_put_in_order_with_their_buttons() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser.card(FIVE);
    sort(&browser, card, &["dQ", "dS", "dP", "dV", "dK"]);
    card.check()
        .expect_verdict("wrong")
        .expect_text("which it needs");
    card.expect("[data-line=dQ][data-told=fault]")
        .expect("[data-line=dS][data-told=needed]");
    sort(&browser, card, &["dP", "dS", "dK", "dV", "dQ"]);
    card.check()
        .expect_verdict("right")
        .expect_solved(true)
        .expect("details.working[open]");
    browser.settle().expect_accessible().expect_quiet();
}

#[test]
fn a_line_is_carried_by_the_keyboard_and_put_back_by_escape() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser.card(FIVE);
    let before = order(&browser, card);
    let first = before
        .split(' ')
        .next()
        .expect("there are lines")
        .to_owned();
    let grip = card.at(&format!("[data-line={first}] .grip"));
    browser.run(&format!("document.querySelector(\"{grip}\").focus()"));
    browser.keys(" ");
    card.expect(&format!("[data-line={first}][data-held]"));
    browser.keys(&format!("{DOWN}{DOWN}"));
    expect_order(&browser, card, |order| place(order, &first) == 2);
    spoken(&browser, "Line 3 of 5");
    browser.keys(&ESCAPE.to_string());
    expect_order(&browser, card, |order| order == before);
    browser.keys(&format!(" {DOWN}"));
    expect_order(&browser, card, |order| place(order, &first) == 1);
    browser.keys(&format!(" {UP}"));
    // Put down, the line stays; the arrow goes to the line above.
    browser.until("the focus on the line above", || {
        browser.yes(&format!(
            "return document.activeElement.closest('[data-line]')?.dataset.line == '{}'",
            before.split(' ').nth(1).expect("there are lines")
        ))
    });
    expect_order(&browser, card, |order| place(order, &first) == 1);
    // One line only is a stop for the Tab key.
    assert_eq!(browser.count(&card.at(".grip[tabindex='0']")), 1);
    browser.expect_quiet();
}

#[test]
fn a_line_is_dragged_with_the_mouse() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser.card(FIVE);
    let before = order(&browser, card);
    let ids: Vec<&str> = before.split(' ').collect();
    browser.drag(
        &card.at(&format!("[data-line={}] .sorting-text", ids[0])),
        &card.at(&format!("[data-line={}] .sorting-text", ids[3])),
        "mouse",
    );
    let expected = [ids[1], ids[2], ids[3], ids[0], ids[4]].join(" ");
    expect_order(&browser, card, |order| order == expected);
    assert_eq!(browser.count(&card.at(".dragging")), 0);
    browser.expect_quiet();
}

#[test]
fn a_line_is_dragged_with_a_finger_and_the_page_stays() {
    let browser = Browser::start();
    browser.size(390, 800).open(CHAPTER);
    let card = browser.card(FIVE);
    let before = order(&browser, card);
    let ids: Vec<&str> = before.split(' ').collect();
    browser.drag(
        &card.at(&format!("[data-line={}] .grip", ids[4])),
        &card.at(&format!("[data-line={}] .grip", ids[1])),
        "touch",
    );
    let expected = [ids[0], ids[4], ids[1], ids[2], ids[3]].join(" ");
    expect_order(&browser, card, |order| order == expected);
    let gesture = browser.run(&format!(
        "return getComputedStyle(document.querySelector(\"{}\")).touchAction",
        card.at(".grip")
    ));
    assert_eq!(gesture, "none");
    browser
        .settle()
        .expect_no_sideways_scroll()
        .expect_accessible();
}

#[test]
fn a_line_that_does_not_belong_is_taken_out_and_help_comes_after_three_misses() {
    let browser = Browser::start();
    browser.open("training/9-plan-a-training-run.html");
    let card = browser.card(NINE);
    let chain = [
        "zero", "forward", "scale", "backward", "unscale", "clip", "step", "update",
    ];
    sort(&browser, card, &chain);
    card.check()
        .expect_verdict("wrong")
        .expect_text("does not belong here");
    assert_eq!(browser.count(&card.at(".offer")), 0);
    card.check().check().expect(".offer");
    card.click("[data-on=help]")
        .expect(".left [data-line=half]");
    card.check().expect_verdict("right").expect_solved(true);
    browser.expect_quiet();
}

#[test]
fn the_order_is_there_after_a_reload() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser.card(FIVE);
    let first = order(&browser, card);
    let last = first
        .split(' ')
        .next_back()
        .expect("there are lines")
        .to_owned();
    card.click(&format!("[data-line={last}] [data-act=up]"));
    let changed = expect_order(&browser, card, |order| order != first);
    browser.until("the draft to be kept", || {
        browser.reload();
        (order(&browser, browser.card(FIVE)) == changed).then_some(())
    });
}

#[test]
fn without_scripts_the_lines_are_a_plain_list() {
    let browser = Browser::start();
    browser.without_scripts();
    browser.visit(CHAPTER);
    let text = browser.text(&format!("[data-exercise={FIVE}] [data-drop=in]"));
    assert!(text.contains("rowsum"), "{text}");
}
