//! Vectors, matrices, shapes, formulas and parts.

use longhand_e2e::{Browser, Card, Site};

const PAGE: &str = "2-kinds.html";
const UP: &str = "\u{e013}";
const DOWN: &str = "\u{e015}";
const RIGHT: &str = "\u{e014}";
const ENTER: &str = "\u{e007}";

fn open() -> Browser {
    let browser = Browser::at(Site::test());
    browser.open(PAGE);
    browser
}

/// What stands in a card's fields, in order.
fn fields(browser: &Browser, card: Card) -> Vec<String> {
    let script = format!(
        "return [...document.querySelectorAll(\"{}\")].map(field => field.value)",
        card.at("input.field")
    );
    let values = browser.run(&script);
    let values = values.as_array().cloned().unwrap_or_default();
    values
        .iter()
        .map(|value| value.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Pastes a text where the focus is, as a browser does.
fn paste(browser: &Browser, text: &str) {
    browser.run(&format!(
        "const data = new DataTransfer(); data.setData('text', {text:?});
         document.activeElement.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }}));"
    ));
}

#[test]
fn a_vector_is_filled_in_with_arrow_keys_and_enter() {
    let browser = open();
    let card = browser.card("a-vector");
    browser.click(&card.at("input[data-cell='0']"));
    browser.keys(&format!("-0.341{DOWN}0.242{DOWN}0.7{ENTER}"));
    card.expect_verdict("wrong")
        .expect_text("2 of 3 are right.");
    assert_eq!(browser.count(&card.at(".cell[data-judged=right]")), 2);
    assert_eq!(browser.count(&card.at(".cell[data-judged=wrong]")), 1);
    // A changed cell loses its mark; the others keep theirs.
    browser.type_into(&card.at("input[data-cell='2']"), "0.099");
    browser.until("the mark to go", || {
        (browser.count(&card.at(".cell[data-judged=wrong]")) == 0).then_some(())
    });
    card.check().expect_verdict("right").expect_solved(true);
    browser.expect_quiet();
}

#[test]
fn a_pasted_or_typed_list_fills_the_cells() {
    let browser = open();
    let card = browser.card("a-vector");
    browser.click(&card.at("input[data-cell='0']"));
    paste(&browser, "[-0.341, 0.242, 0.099]");
    browser.until("the cells to fill", || {
        (fields(&browser, card) == ["-0.341", "0.242", "0.099"]).then_some(())
    });
    card.check().expect_verdict("right");
    let matrix = browser.card("a-matrix");
    browser.type_into(
        &matrix.at("input[data-cell='0']"),
        "[[.25,-.15,-.1],[-.15,.21,-.06],[-.1,-.06,.16]]",
    );
    matrix.check().expect_verdict("right");
    assert_eq!(fields(&browser, matrix)[8], ".16");
    browser.expect_quiet();
}

#[test]
fn arrow_keys_move_through_a_matrix_and_cells_are_named() {
    let browser = open();
    let card = browser.card("a-matrix");
    browser.click(&card.at("input[data-cell='0']"));
    browser.keys(&format!("1{RIGHT}2{DOWN}5{UP}"));
    let name = browser.run("return document.activeElement.getAttribute('aria-label')");
    assert_eq!(name.as_str(), Some("row 1, column 2"));
    let values = fields(&browser, card);
    assert_eq!(
        (&values[0][..], &values[1][..], &values[4][..]),
        ("1", "2", "5")
    );
    card.check()
        .expect_verdict("unreadable")
        .expect_text("6 cells are still empty.")
        .expect_solved(false);
}

#[test]
fn a_shape_is_read_in_several_spellings() {
    let browser = open();
    let card = browser.card("a-shape");
    card.answer("3072 x 768").expect_verdict("near");
    card.answer("[768, 3072]").expect_verdict("right");
}

#[test]
fn a_formula_is_right_in_every_equal_form() {
    let browser = open();
    let card = browser.card("a-expression");
    card.answer("18q + 12")
        .expect_verdict("unreadable")
        .expect_text("q means nothing here");
    card.answer("2(3x+2)").expect_verdict("wrong");
    card.answer("y = 18x + 12").expect_verdict("right");
    card.expect("details.working[open] ol.work li");
    browser.expect_quiet();
}

#[test]
fn parts_are_judged_by_themselves_and_carried_values_are_near() {
    let browser = open();
    let card = browser.card("a-parts");
    for (part, text) in [(0, "28"), (1, "84"), (2, "140")] {
        browser.type_into(
            &card.at(&format!("li[data-part='{part}'] input.field")),
            text,
        );
    }
    card.pick("no")
        .check()
        .expect_verdict("wrong")
        .expect_text("2 of 4 parts are right.")
        .expect("li[data-part='0'] .reply.wrong")
        .expect("li[data-part='2'] .reply.near")
        .expect_text("Right for your own value.")
        .expect_solved(false);
    browser.type_into(&card.at("li[data-part='0'] input.field"), "14");
    browser.type_into(&card.at("li[data-part='2'] input.field"), "112");
    card.check().expect_verdict("right").expect_solved(true);
    browser.expect_quiet();
}

#[test]
fn what_stands_in_cells_and_parts_comes_back() {
    let browser = open();
    let (vector, parts) = (browser.card("a-vector"), browser.card("a-parts"));
    browser.type_into(&vector.at("input[data-cell='1']"), "0.242");
    browser.type_into(&parts.at("li[data-part='1'] input.field"), "84");
    // At any moment: before it is kept, while it is, and after.
    for pause in [0, 390, 400, 410, 900] {
        std::thread::sleep(std::time::Duration::from_millis(pause));
        browser.reload();
        browser.until("the drafts", || {
            (fields(&browser, browser.card("a-vector")) == ["", "0.242", ""]
                && fields(&browser, browser.card("a-parts")) == ["", "84", ""])
            .then_some(())
        });
        browser.type_into(&vector.at("input[data-cell='1']"), "0.24");
        browser.type_into(&vector.at("input[data-cell='1']"), "0.242");
    }
}

#[test]
fn cells_and_parts_fit_a_phone_and_are_accessible() {
    let browser = open();
    for slug in ["a-vector", "a-matrix", "a-parts"] {
        browser.card(slug).check().expect_verdict("unreadable");
    }
    browser.expect_accessible();
    browser.phone();
    browser.open(PAGE);
    browser.expect_no_sideways_scroll();
}
