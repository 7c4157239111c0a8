//! A widget that is no card: it ticks, paints, and works in a web worker.
//!
//! It stands in no learner's page and is not in the program that learners get: these flows have a
//! bundle of their own (`cargo xtask bundle --test-widget`).

use longhand::server::{self, Served};
use longhand_e2e::{Browser, Site, target, workspace};
use longhand_site::{Bundle, Options};

/// A page of the test workbook with the widget in place of its text.
fn open(browser: &Browser) {
    let bundle = Bundle::read_dir(&target().join("bundle-test"))
        .expect("it is built: run `cargo xtask bundle --test-widget` first");
    let built = longhand_site::build(&Options {
        content: workspace().join("e2e/workbook"),
        bundle,
        live_reload: None,
    });
    let mut files = built.unwrap_or_else(|findings| panic!("{findings}")).files;
    let page = files.get("1-test.html").expect("the test page");
    let page = String::from_utf8_lossy(page);
    let (before, rest) = page.split_once("<main").expect("a main part");
    let (_, after) = rest.split_once("</main>").expect("its end");
    let widget = "<main id=main><section data-widget=test><button data-on=tick>Tick</button></section></main>";
    let page = format!("{before}{widget}{after}");
    files.insert("1-test.html".to_owned(), page.into_bytes());
    let listener = server::listen(0).expect("a port is free");
    let address = server::address(&listener);
    std::thread::spawn(move || server::run(listener, Served::new(files)));
    browser
        .go(&format!("{address}1-test.html"))
        .until_live("the page");
}

fn shows(browser: &Browser, selector: &str, text: &str) {
    browser.until(&format!("{selector} to be {text}"), || {
        (browser.text(selector) == text).then_some(())
    });
}

#[test]
fn a_widget_ticks_with_the_frames_and_paints_on_its_canvas() {
    let browser = Browser::start();
    open(&browser);
    browser.click("[data-on=tick]");
    shows(&browser, "[data-frames]", "30");
    // The bar has grown over the whole canvas.
    let painted = browser.run(
        "const canvas = document.querySelector('[data-widget=test] canvas');
         const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
         const at = (x, y) => [...data.slice(4 * (y * canvas.width + x), 4 * (y * canvas.width + x) + 4)];
         return [at(1, 1), at(canvas.width - 2, canvas.height - 2)];",
    );
    let green = serde_json::json!([0, 128, 0, 255]);
    assert_eq!(painted, serde_json::json!([green, green]));
    browser.expect_quiet();
}

#[test]
fn a_widgets_work_is_done_away_from_the_page_which_goes_on_meanwhile() {
    let browser = Browser::start();
    open(&browser);
    browser.click("[data-on=tick]");
    shows(&browser, "[data-frames]", "30");
    browser.click("[data-on=work]");
    // The page answers while the worker counts.
    browser.click("[data-on=tick]");
    shows(&browser, "[data-frames]", "30");
    // Primes below three million: OEIS A000720 gives 216816.
    shows(&browser, "[data-primes]", "216816");
    shows(&browser, "[data-answers]", "10");
    browser.expect_quiet();
}

#[test]
fn a_widgets_work_can_be_ended() {
    let browser = Browser::start();
    open(&browser);
    browser.click("[data-on=tick]");
    shows(&browser, "[data-frames]", "30");
    browser.click("[data-on=work][value='4000000000']");
    browser.click("[data-on=stop]");
    // The next piece of work has the processor to itself, and no answer of the first comes between.
    browser.click("[data-on=work]");
    shows(&browser, "[data-primes]", "216816");
    shows(&browser, "[data-answers]", "10");
}

#[test]
fn the_program_that_learners_get_has_no_test_widget() {
    let wasm = |files: &std::collections::BTreeMap<String, Vec<u8>>| {
        let found = files.iter().find(|(name, _)| name.ends_with(".wasm"));
        found.expect("the program").1.clone()
    };
    let names_it = |program: &[u8]| {
        let mark = b"data-widget=\"test\"";
        program.windows(mark.len()).any(|bytes| bytes == mark)
    };
    let tests = Bundle::read_dir(&target().join("bundle-test")).expect("it is built");
    assert!(names_it(&wasm(&tests.files)));
    let learners: std::collections::BTreeMap<String, Vec<u8>> = Site::shared()
        .files
        .iter()
        .filter(|(name, _)| name.starts_with("assets/app-"))
        .map(|(name, bytes)| (name.clone(), bytes.clone()))
        .collect();
    assert!(!names_it(&wasm(&learners)));
}
