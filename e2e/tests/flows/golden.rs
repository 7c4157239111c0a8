//! The same numbers natively and in the browser.

use longhand_e2e::Browser;

#[test]
fn the_browser_draws_the_same_variants_bit_for_bit_on_every_page() {
    let browser = Browser::start();
    let mut compared = 0;
    for page in browser.site().pages() {
        let exercises = browser.site().data(page).map(|data| data.exercises);
        let exercises = exercises.unwrap_or_default();
        if exercises.is_empty() {
            continue;
        }
        browser.open(page);
        let told = browser.run_async(
            "const address = performance.getEntriesByType('resource').map(one => one.name).find(name => /longhand_web[^/]*\\.js$/.test(name));
             const { golden } = await import(address);
             const data = await fetch(document.querySelector('meta[name=longhand-data]').content);
             return golden(new Uint8Array(await data.arrayBuffer()));",
        );
        let native: String = exercises
            .iter()
            .map(|exercise| longhand_exercise::fingerprint::describe(exercise, 0..20))
            .collect();
        compared += native.lines().count();
        assert_eq!(told.as_str().unwrap_or_default(), native, "{page}");
    }
    assert!(compared >= 240, "there are exercises to compare");
}
