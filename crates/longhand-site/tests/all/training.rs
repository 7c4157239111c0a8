//! Our own shelf builds, and keeps what pages promise.

use crate::ours::{CONTENT, shelf};
use longhand_site::{Bundle, Options, Site, build, check, read};
use std::sync::LazyLock;

/// Our site, as it stands in `dist/` but for the browser program.
fn made() -> Site {
    let options = Options {
        content: shelf(),
        bundle: Bundle::default(),
        live_reload: None,
    };
    build(&options).unwrap_or_else(|findings| panic!("{findings}"))
}

/// The same, made once.
static SITE: LazyLock<Site> = LazyLock::new(made);

#[test]
fn the_training_workbook_passes_every_content_check() {
    let findings = check(&CONTENT, 200);
    let text: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{}", text.join("\n"));
}

/// Where a link from a page leads, from the site's root.
fn from(page: &str, link: &str) -> String {
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    let mut rest = link;
    while let Some(up) = rest.strip_prefix("../") {
        assert!(
            folders.pop().is_some(),
            "{page}: {link} leads out of the site"
        );
        rest = up;
    }
    folders.push(rest);
    folders.join("/")
}

#[test]
fn every_link_to_a_file_of_the_site_leads_somewhere() {
    for (name, bytes) in SITE
        .files
        .iter()
        .filter(|(name, _)| name.ends_with(".html"))
    {
        let html = String::from_utf8_lossy(bytes);
        for attribute in ["href=\"", "src=\""] {
            for (at, _) in html.match_indices(attribute) {
                let link = html[at + attribute.len()..].split('"').next().unwrap();
                let link = link.replace("&amp;", "&");
                if link.starts_with("http") || link.starts_with("mailto:") {
                    continue;
                }
                assert!(!link.starts_with('/'), "{name}: {link} is not relative");
                let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
                let target = from(name, file);
                assert!(
                    file.is_empty() || SITE.files.contains_key(&target),
                    "{name}: no {link}"
                );
                if !file.is_empty() && !anchor.is_empty() {
                    let page = String::from_utf8_lossy(&SITE.files[&target]);
                    let id = anchor.split('@').next().unwrap();
                    assert!(page.contains(&format!("id=\"{id}\"")), "{name}: no {link}");
                }
                if file.is_empty() && !anchor.contains('@') && anchor != "main" {
                    assert!(
                        html.contains(&format!("id=\"{anchor}\"")),
                        "{name}: no {link}"
                    );
                }
            }
        }
    }
}

#[test]
fn no_page_holds_inline_script_or_style() {
    for (name, bytes) in SITE
        .files
        .iter()
        .filter(|(name, _)| name.ends_with(".html"))
    {
        let html = String::from_utf8_lossy(bytes);
        assert!(
            !html.contains(" style=\"") && !html.contains("<style"),
            "{name} has a style"
        );
        for (at, _) in html.match_indices("<script") {
            assert!(
                html[at..].starts_with("<script type=\"module\" src="),
                "{name} has an inline script"
            );
        }
    }
}

#[test]
fn ids_are_unique_on_every_page() {
    for (name, bytes) in SITE
        .files
        .iter()
        .filter(|(name, _)| name.ends_with(".html"))
    {
        let html = String::from_utf8_lossy(bytes);
        let mut seen = std::collections::BTreeSet::new();
        for (at, _) in html.match_indices(" id=\"") {
            let id = html[at + 5..].split('"').next().unwrap().to_string();
            assert!(
                seen.insert(id.clone()),
                "{name}: two elements have the id {id}"
            );
        }
    }
}

/// Fonts that a chapter page may load: the limits of the look.
#[test]
fn a_chapter_page_loads_no_more_fonts_than_it_may() {
    let size = |wanted: &dyn Fn(&str) -> bool| -> usize {
        SITE.files
            .iter()
            .filter(|(name, _)| name.ends_with(".woff2") && wanted(name))
            .map(|(_, bytes)| bytes.len())
            .sum()
    };
    let maths = size(&|name| name.contains("math"));
    let text = size(&|name| !name.contains("math"));
    assert!(text <= 130_000, "text fonts: {text} bytes");
    assert!(maths > 0 && maths <= 60_000, "maths fonts: {maths} bytes");
}

#[test]
fn building_twice_gives_the_same_bytes() {
    assert_eq!(SITE.files, made().files);
}

/// The recipe of CONTRIBUTING.md: one file, one line, no Rust.
#[test]
fn a_new_exercise_is_one_file_and_one_line() {
    let folder = std::env::temp_dir().join(format!("longhand-recipe-{}", std::process::id()));
    let chapter = folder.join("1-mine");
    std::fs::create_dir_all(&chapter).unwrap();
    let write = |path: &str, text: &str| std::fs::write(folder.join(path), text).unwrap();
    write(
        "workbook.toml",
        "title = \"Mine\"\ntagline = \"t\"\n[[chapters]]\nslug = \"1-mine\"\nnumber = 1\ntitle = \"One\"\nshort = \"One\"\n",
    );
    let head = "+++\nnumber = 1\ntitle = \"One\"\nshort = \"One\"\nlede = \"l\"\n+++\n\nText.\n";
    write("1-mine/chapter.md", head);
    let options = Options {
        content: folder.clone(),
        bundle: Bundle::default(),
        live_reload: None,
    };
    let page = |site: &Site| String::from_utf8(site.files["1-mine.html"].clone()).unwrap();
    assert!(!page(&build(&options).unwrap()).contains("data-exercise"));

    // The one file, as `longhand new exercise` begins it …
    let skeleton = longhand_author::skeleton::of("numeric").unwrap();
    write(
        "1-mine/softplus-slope.toml",
        &skeleton.file("1.1", "softplus-slope"),
    );
    // … without the line is a finding that says which line to write.
    let findings = build(&options).unwrap_err();
    assert!(
        findings.to_string().contains("{{exercise softplus-slope}}"),
        "{findings}"
    );

    // … and the one line.
    write(
        "1-mine/chapter.md",
        &format!("{head}\n{{{{exercise softplus-slope}}}}\n"),
    );
    assert!(page(&build(&options).unwrap()).contains("data-exercise=\"softplus-slope\""));
    assert_eq!(check(&read(&folder).unwrap(), 100), []);
    std::fs::remove_dir_all(&folder).unwrap();
}
