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
        slug: "training".to_owned(),
        folder: "training/".to_owned(),
        title: "Training".to_owned(),
        tagline: "Worked by hand".to_owned(),
        chapters: vec![chapter("0-chain-rule", "0"), chapter("1-shapes", "1")],
        ..WorkbookInfo::default()
    }
}

fn site() -> SiteInfo {
    SiteInfo {
        title: "Longhand".to_owned(),
        tagline: String::new(),
        shelf: true,
        tools: vec![ToolInfo {
            stem: "calculator".to_owned(),
            name: "Calculator".to_owned(),
            about: "Computes.".to_owned(),
            key: Some("="),
        }],
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
        site: &site(),
        workbook: Some(workbook),
        root: "../",
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

#[test]
fn a_page_in_a_workbooks_folder_loads_what_is_shared_from_the_root() {
    let page = page(&workbook(), "0-chain-rule");
    assert!(page.contains("href=\"../assets/style.css\""), "{page}");
    assert!(page.contains("src=\"../assets/main.js\""));
    assert!(page.contains("<title>Title — Training — Longhand</title>"));
    assert!(page.contains("class=\"brand\" href=\"../index.html\""));
    assert!(page.contains("class=\"book-name\" href=\"index.html\""));
}

#[test]
fn the_shelf_names_each_workbook_its_size_and_where_to_begin() {
    let home = shelf(&ENGLISH, &site(), &[workbook()], &ShelfPage::default()).into_string();
    for part in [
        "href=\"training/index.html\"",
        "2 chapters, 2 exercises",
        "0 of 2 solved",
        "data-go-on=\"training\" href=\"training/0-chain-rule.html\"",
        "data-go-on=\"*\" href=\"training/0-chain-rule.html\"",
    ] {
        assert!(home.contains(part), "{part} in {home}");
    }
}

#[test]
fn every_page_leads_to_the_tools_and_the_home_page_says_what_they_do() {
    let inside = page(&workbook(), "1-shapes");
    assert!(
        inside.contains("href=\"../calculator.html\" aria-keyshortcuts=\"=\""),
        "{inside}"
    );
    let home = shelf(&ENGLISH, &site(), &[workbook()], &ShelfPage::default()).into_string();
    assert!(home.contains("href=\"calculator.html\"") && home.contains("Computes."));
}

#[test]
fn a_tools_page_names_its_program_and_has_no_progress_to_save() {
    let assets = Assets {
        script: Some("assets/app/tool.js".to_owned()),
        program: Some("assets/plan/longhand_web_plan.js".to_owned()),
        ..Assets::default()
    };
    let shell = Shell {
        catalogue: &ENGLISH,
        site: &site(),
        workbook: None,
        root: "",
        current: Some("calculator"),
        assets: &assets,
        live_reload: None,
        title: "Calculator",
        description: "",
    };
    let page = shell.render_plain(html! {}).into_string();
    for part in [
        "name=\"longhand-program\" content=\"assets/plan/longhand_web_plan.js\"",
        "aria-current=\"page\"",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(!page.contains("data-progress"));
}
