use maud::html;

use super::*;
use crate::catalogue::ENGLISH;

fn workbook() -> WorkbookInfo {
    let chapter = |slug: &str, number: &str| ChapterInfo {
        slug: slug.to_owned(),
        number: number.to_owned(),
        short: format!("Short {number}"),
        title: format!("Title {number}"),
        summary: String::new(),
        exercises: vec![ExerciseInfo {
            slug: format!("first-{number}"),
            number: format!("{number}.1"),
            title: "First".to_owned(),
        }],
    };
    WorkbookInfo {
        pages: vec![super::PageInfo {
            slug: "glossary".to_owned(),
            title: "Glossary".to_owned(),
        }],
        title: "Longhand".to_owned(),
        tagline: "Worked by hand".to_owned(),
        report: None,
        chapters: vec![chapter("0-chain-rule", "0"), chapter("1-shapes", "1")],
    }
}

fn page(workbook: &WorkbookInfo, current: &str) -> String {
    let assets = Assets {
        stylesheet: "assets/style.css".to_owned(),
        script: Some("assets/main.js".to_owned()),
        ..Assets::default()
    };
    let shell = Shell {
        catalogue: &ENGLISH,
        workbook,
        current: Some(current),
        assets: &assets,
        live_reload: None,
        title: "Title",
        description: "",
    };
    shell.render(html! { p { "text" } }).into_string()
}

#[test]
fn a_page_holds_no_inline_code_or_style_and_only_relative_addresses() {
    let page = page(&workbook(), "0-chain-rule");
    assert!(!page.contains(" style="));
    assert!(!page.contains("<style"));
    assert!(!page.contains(" onclick"));
    for piece in page.split("<script").skip(1) {
        assert!(piece.starts_with(" type=\"module\" src="), "{piece}");
    }
    for attribute in ["href=\"", "src=\""] {
        for piece in page.split(attribute).skip(1) {
            assert!(
                !piece.starts_with('/') && !piece.starts_with("http"),
                "{piece}"
            );
        }
    }
}

#[test]
fn only_the_current_chapter_lists_its_exercises() {
    let page = page(&workbook(), "1-shapes");
    assert!(page.contains("href=\"#first-1\""));
    assert!(!page.contains("href=\"#first-0\""));
    assert_eq!(page.matches("aria-current=\"page\"").count(), 1);
}

#[test]
fn a_chapter_leads_to_its_neighbours() {
    let workbook = workbook();
    let last = chapter(
        &ENGLISH,
        &workbook,
        &workbook.chapters[1],
        html! {},
        html! {},
    );
    assert!(last.0.contains("rel=\"prev\" href=\"0-chain-rule.html\""));
    assert!(!last.0.contains("rel=\"next\""));
}
