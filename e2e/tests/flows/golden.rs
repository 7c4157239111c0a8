//! The same numbers natively and in the browser.

use longhand_e2e::Browser;

#[test]
fn the_browser_draws_the_same_variants_bit_for_bit() {
    let browser = Browser::start();
    browser.open("0-chain-rule.html");
    let told = browser.run_async(
        "const address = performance.getEntriesByType('resource').map(one => one.name).find(name => /longhand_web[^/]*\\.js$/.test(name));
         const { golden } = await import(address);
         const data = await fetch(document.querySelector('meta[name=longhand-data]').content);
         return golden(new Uint8Array(await data.arrayBuffer()));",
    );
    let data = browser
        .site()
        .data("0-chain-rule.html")
        .expect("the chapter has exercises");
    let native: String = data
        .exercises
        .iter()
        .map(|exercise| longhand_exercise::golden::describe(exercise, 0..20))
        .collect();
    assert!(
        native.lines().count() >= 240,
        "there are exercises to compare"
    );
    assert_eq!(told.as_str().unwrap_or_default(), native);
}
