//! What holds on every page, wide and narrow, light and dark.

use longhand_e2e::{Browser, Look, Passed, Site};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Topics whose pages are looked at: they are lists of links from one mould, and the longest show
/// what the mould holds.
const TOPICS: usize = 3;

/// The pages to look at. With `LONGHAND_PAGES=gallery` only those whose names begin so.
fn pages() -> Vec<&'static str> {
    let wanted = std::env::var("LONGHAND_PAGES").unwrap_or_default();
    let site = Site::shared();
    let is_topic = |page: &&str| page.starts_with("skills/") && *page != "skills/index.html";
    let all = site.pages().into_iter();
    let (mut topics, mut pages): (Vec<&str>, Vec<&str>) = all
        .filter(|page| page.starts_with(&wanted))
        .partition(is_topic);
    topics.sort_by_key(|page| std::cmp::Reverse(site.files.get(*page).map_or(0, Vec::len)));
    pages.extend(topics.into_iter().take(TOPICS));
    pages
}

/// Whether a page is a chapter like others of its workbook: the first of each, and those that show
/// something that no other has, are looked at in full.
fn has_a_mould(page: &str) -> bool {
    let name = page.rsplit('/').next().unwrap_or(page);
    let number = name.split_once('-').map(|(number, _)| number);
    number.is_some_and(|number| number != "0" && number.parse::<u32>().is_ok())
}

/// Two browsers share the pages.
#[test]
fn every_page_is_accessible_fits_and_is_quiet_in_every_look() {
    let pages = pages();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let browser = Browser::start();
                while let Some(page) = pages.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let bring = |look: &Look| {
                        eprintln!("{page} {}", look.name);
                        browser.open(page);
                    };
                    if has_a_mould(page) {
                        browser.expect_good_looks_of_its_mould(bring);
                    } else {
                        browser.expect_good_looks("html", bring);
                    }
                }
            });
        }
    });
}

/// Axe's rule and ours find the same texts too faint.
#[test]
fn a_faint_text_is_found_by_the_fast_rule_as_by_axe() {
    let browser = Browser::start();
    browser.open("training/0-chain-rule.html").settle();
    assert_eq!(browser.faint_texts(), Vec::<String>::new());
    browser.run(
        "const put = (style, text) => {
           const one = document.createElement('p');
           one.textContent = text;
           for (const [name, value] of Object.entries(style)) one.style.setProperty(name, value);
           document.querySelector('main').append(one);
           return one;
         };
         put({ color: '#aaa' }, 'grey on paper');
         put({ color: '#fff', background: '#888' }, 'white on grey');
         put({ opacity: '0.4' }, 'let through');
         put({ color: 'color-mix(in srgb, currentColor 30%, transparent)' }, 'mixed');
         put({ color: '#8a8a8a', 'font-size': '30px' }, 'large, which may be lighter');
         put({ color: '#888', display: 'none' }, 'not there');",
    );
    let own = browser.faint_texts();
    let axe = browser.faint_texts_by_axe();
    assert_eq!(own.len(), 4, "{own:#?}");
    assert_eq!(axe.len(), 4, "{axe:#?}");
    for text in ["grey on paper", "white on grey", "let through", "mixed"] {
        let holds = |found: &[String]| found.iter().any(|one| one.contains(text));
        assert!(holds(&own) && holds(&axe), "{text}");
    }
}

/// A narrow window has bars that the wide one has not.
#[test]
fn the_bars_of_a_narrow_window_have_contrast_in_both_colours() {
    let browser = Browser::start();
    browser.size(390, 800);
    for page in ["index.html", "training/0-chain-rule.html", "planner.html"] {
        browser.dark(false).open(page);
        browser.settle().expect_contrast_around();
        browser.dark(true).settle().expect_contrast_around();
    }
}

#[test]
fn a_judged_and_unfolded_card_is_accessible_on_a_narrow_screen() {
    let browser = Browser::start();
    browser.size(390, 800).open("training/0-chain-rule.html");
    let card = browser
        .card("square-of-a-line")
        .answer("25")
        .expect_text("height of the curve");
    card.click("[data-on=hint]")
        .expect(".hints li")
        .click("summary[data-on=working]")
        .expect("details.working[open]");
    browser
        .settle()
        .expect_no_sideways_scroll()
        .expect_accessible();
}

#[test]
fn nothing_shifts_when_the_page_becomes_live() {
    let browser = Browser::start();
    browser.before_pages(
        "window.shifts = [];
         const named = ({ node, previousRect: from, currentRect: to }) =>
           `${node?.nodeName} ${node?.id || node?.className || node?.textContent?.slice(0, 40)}: ${from.y}+${from.height} to ${to.y}+${to.height}`;
         new PerformanceObserver(list => list.getEntries().forEach(one => one.hadRecentInput || shifts.push([one.value, ...one.sources.map(named)])))
           .observe({ type: 'layout-shift', buffered: true });",
    );
    browser.open("training/0-chain-rule.html").settle();
    let shift = browser.run("return shifts.reduce((sum, [value]) => sum + value, 0)");
    assert!(
        shift.as_f64().unwrap_or(1.0) < 0.01,
        "layout shift {shift}: {:#}",
        browser.run("return shifts")
    );
}

#[test]
fn a_page_that_differs_in_anything_is_looked_at_again() {
    let own = std::process::id().to_string();
    let one = Passed::of(&["a", "b", &own]);
    assert!(!one.before());
    one.note();
    assert!(Passed::of(&["a", "b", &own]).before());
    assert!(!Passed::of(&["ab", "", &own]).before());
    assert!(!Passed::of(&["a", "c", &own]).before());
    one.forget();
    assert!(!one.before());
    // What a reader has typed is seen too, though it is no attribute.
    let browser = Browser::start();
    browser.open("training/0-chain-rule.html");
    let before = browser.looked_at();
    assert_eq!(before, browser.looked_at());
    browser.card("square-of-a-line").type_answer("3");
    assert_ne!(before, browser.looked_at());
}
