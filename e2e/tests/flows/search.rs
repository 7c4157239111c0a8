//! The search: from anywhere by a key, forgiving, linked, without a network.

use longhand_e2e::Browser;

fn found(browser: &Browser, title: &str) {
    browser.until(&format!("the result “{title}”"), || {
        browser.text(".hits").contains(title).then_some(())
    });
}

fn typed(browser: &Browser, text: &str) {
    browser.run(&format!(
        "const field = document.querySelector('#search-in');
         field.value = {text:?}; field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));"
    ));
}

#[test]
fn a_key_opens_it_from_any_page_and_a_slip_of_the_finger_is_forgiven() {
    let browser = Browser::start();
    browser.open("training/5-adam.html");
    browser.run(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }))",
    );
    browser.until("the search", || {
        browser
            .run("return location.pathname.endsWith('/search.html') && 'live' in document.documentElement.dataset")
            .as_bool()
            .filter(|there| *there)
    });
    typed(&browser, "gradient cliping");
    found(&browser, "clip");
    typed(&browser, "ring all-reduce");
    found(&browser, "Distributed training");
    typed(&browser, "σ sigmoid slope");
    found(&browser, "slope");
    typed(&browser, "no such word anywhere");
    browser.until("nothing found", || {
        browser
            .text("[data-tool=search]")
            .contains("Nothing was found")
            .then_some(())
    });
    browser.expect_quiet();
}

#[test]
fn a_search_is_an_address_and_enter_opens_the_first_result() {
    let browser = Browser::start();
    browser.open("search.html?q=adamw");
    found(&browser, "AdamW");
    browser.click("#search-in");
    browser.run("document.querySelector('form.search').requestSubmit()");
    browser.until("the first result’s page", || {
        browser
            .run("return !location.pathname.endsWith('/search.html')")
            .as_bool()
            .filter(|gone| *gone)
    });
}

#[test]
fn the_index_of_the_whole_shelf_is_small() {
    let site = longhand_e2e::Site::shared();
    let index = site
        .files
        .iter()
        .find(|(name, _)| name.starts_with("assets/search.") && name.ends_with(".bin"));
    let (_, bytes) = index.expect("the index");
    let packed = crate::weight::packed(bytes);
    eprintln!("the index: {} bytes raw, {} packed", bytes.len(), packed);
    assert!(packed <= 60_000, "{}", packed);
}
