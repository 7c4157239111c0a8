//! From one exercise to the next, where the reader is, and how the page looks.

use longhand_e2e::{Browser, solution};
use serde_json::json;

const CHAPTER: &str = "training/5-adam.html";

/// Two exercises that follow one another, of which the first takes a number, and its answer.
fn neighbours(browser: &Browser) -> (String, String, String) {
    let data = browser.site().data(CHAPTER).expect("the chapter is there");
    let pair = data
        .exercises
        .windows(2)
        .find(|pair| pair.iter().all(|one| one.kind_name() == "numeric"))
        .expect("two numbers follow one another");
    let answer = solution(&pair[0]).expect("a number is its answer");
    (
        pair[0].slug.clone(),
        pair[1].slug.clone(),
        answer[0].clone(),
    )
}

fn until_the_focus_is_in(browser: &Browser, slug: &str) {
    browser.until(&format!("the focus to be in {slug}"), || {
        browser.yes(&format!(
            "return document.activeElement.matches('input') && document.activeElement.closest('#{slug}') !== null"
        ))
    });
}

#[test]
fn a_right_answer_leads_on_by_its_button_and_by_a_key() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let (first, second, answer) = neighbours(&browser);
    let next = format!("#{first} [data-on=next]");
    assert_eq!(browser.count(&next), 0, "nothing is solved yet");
    browser.card(&first).answer(&answer).expect_verdict("right");
    browser.click(&next);
    until_the_focus_is_in(&browser, &second);
    // The key does the same where nothing is being typed, and is a letter where something is.
    browser.run(&format!("document.querySelector('{next}').focus()"));
    browser.keys("n");
    until_the_focus_is_in(&browser, &second);
    browser.keys("n");
    until_the_focus_is_in(&browser, &second);
    assert_eq!(
        browser.run("return document.activeElement.value"),
        json!("n")
    );
    browser.expect_quiet();
}

#[test]
fn the_last_exercise_leads_to_the_next_chapter() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let data = browser.site().data(CHAPTER).expect("the chapter is there");
    let last = &data.exercises.last().expect("it has exercises").slug;
    browser.run(&format!(
        "const card = document.getElementById('{last}'); card.scrollIntoView(); card.querySelector('summary, button').focus()"
    ));
    browser.keys("n");
    browser.until("the next chapter", || {
        browser.yes("return location.pathname.includes('/6-')")
    });
}

#[test]
fn the_list_of_exercises_and_the_bar_follow_the_reader() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let (_, second, _) = neighbours(&browser);
    browser.run(&format!(
        "document.getElementById('{second}').scrollIntoView()"
    ));
    browser.until("the exercise to be marked", || {
        browser.yes(&format!(
            "return document.querySelector('.contents [aria-current]')?.hash === '#{second}'"
        ))
    });
    let number = browser.text(".contents [aria-current] b");
    assert_eq!(browser.count(".contents [aria-current]"), 1);
    browser.phone();
    browser.until("the bar to say it", || {
        browser.run("scrollBy(0, 1)");
        (browser.text("[data-here]") == number).then_some(())
    });
}

#[test]
fn colours_and_size_are_chosen_and_kept() {
    let browser = Browser::start();
    browser.forget().open(CHAPTER);
    let choose = |name: &str, value: &str| {
        browser.run(&format!(
            "const choice = document.querySelector('[data-look={name}]');
             choice.value = '{value}';
             choice.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ));
    };
    let looks = "const style = getComputedStyle(document.body);
         return [style.backgroundColor, getComputedStyle(document.documentElement).fontSize]";
    let usual = browser.run(looks);
    choose("theme", "dark");
    choose("size", "larger");
    assert_eq!(browser.run(looks), json!(["rgb(20, 24, 27)", "20px"]));
    browser.reload();
    assert_eq!(browser.run(looks), json!(["rgb(20, 24, 27)", "20px"]));
    // A tool's page looks the same.
    browser.open("planner.html");
    assert_eq!(browser.run(looks), json!(["rgb(20, 24, 27)", "20px"]));
    choose("theme", "");
    choose("size", "");
    assert_eq!(browser.run(looks), usual);
}
