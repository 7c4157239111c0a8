//! The tools of a site: pages at its root that are no workbook's.
//!
//! A tool is a line of [`TOOLS`]; where it needs a browser program of its own, that is a line of
//! `PROGRAMS` in `xtask/src/bundle.rs`. Every page of a site with a shelf leads to the tools; a
//! workbook alone has none.

use super::assets;
use super::book::Book;
use super::output::Output;
use super::page::{Loads, Page, Surroundings};
use super::reference;
use crate::shelf::Shelf;
use crate::site::Options;
use longhand_plan::published;
use longhand_view::calculator;
use longhand_view::catalogue::{Catalogue, ENGLISH, ToolWords};
use longhand_view::data::PageData;
use longhand_view::doctor;
use longhand_view::page::{Exercises, SiteInfo, ToolInfo};
use longhand_view::plan;
use longhand_view::search;
use maud::{Markup, html};

/// A tool.
struct Tool {
    /// The stem of its page.
    stem: &'static str,
    /// The name of its program in the bundle; none where the page reads as it stands.
    program: Option<&'static str>,
    /// Whether every page leads to it.
    listed: bool,
    /// The key that opens it from anywhere.
    key: Option<&'static str>,
    /// What it is called.
    words: fn(&Catalogue) -> ToolWords,
    /// The first frame of its page.
    main: fn(&Ground<'_>, &mut Output) -> Markup,
}

/// What the first frame of a tool may need.
struct Ground<'a> {
    words: &'static Catalogue,
    site: &'a SiteInfo,
    /// Where an exercise of the shelf stands.
    exercises: Exercises<'a>,
    /// The index of the search, from the site's root.
    index: &'a str,
}

/// The tool that fetches an index of the site.
const SEARCH: &str = "search";

/// The tools, in the order of navigation.
const TOOLS: &[Tool] = &[
    Tool {
        stem: "calculator",
        program: Some("calc"),
        listed: true,
        key: Some("="),
        words: |words| words.tools.calculator,
        main: |ground, _| calculator::page(ground.words, ground.site),
    },
    Tool {
        stem: "planner",
        program: Some("plan"),
        listed: true,
        key: None,
        words: |words| words.tools.planner,
        main: |ground, _| plan::planner::page(ground.words, ground.site, ground.exercises),
    },
    Tool {
        stem: "doctor",
        program: Some("doctor"),
        listed: true,
        key: None,
        words: |words| words.tools.doctor,
        main: |ground, _| doctor::page(&ground.words.doctor, ground.site),
    },
    Tool {
        stem: SEARCH,
        program: Some("search"),
        listed: true,
        key: Some("/"),
        words: |words| words.tools.search,
        main: |ground, _| search::page(ground.words, ground.site, ground.index),
    },
    Tool {
        stem: "published",
        program: None,
        listed: false,
        key: None,
        words: |words| words.tools.published,
        main: published_rows,
    },
];

/// The tools that every page of a site leads to, and beside them what the shelf has besides
/// workbooks.
pub(super) fn listed(shelf: &Shelf) -> Vec<ToolInfo> {
    let listed = TOOLS.iter().filter(|tool| tool.listed);
    let mut all: Vec<ToolInfo> = listed
        .map(|tool| {
            let ToolWords { name, about } = (tool.words)(&ENGLISH);
            ToolInfo {
                stem: tool.stem.to_owned(),
                name: name.to_owned(),
                about: about.to_owned(),
                key: tool.key,
            }
        })
        .collect();
    let words = &ENGLISH.reference_pages;
    let page = |stem: &str, name: &str, about: &str| ToolInfo {
        stem: stem.to_owned(),
        name: name.to_owned(),
        about: about.to_owned(),
        key: None,
    };
    if shelf.reference.is_some() {
        all.push(page(reference::INDEX, words.title, words.lede));
    }
    if !shelf.paths.is_empty() {
        all.push(page("paths", ENGLISH.paths.title, ENGLISH.paths.lede));
    }
    all
}

/// Writes the pages of all tools.
pub(super) fn write(
    books: &[Book<'_>],
    index: &str,
    around: &Surroundings<'_>,
    options: &Options,
    out: &mut Output,
) {
    let exercises = |name: &str| {
        let (workbook, slug) = name.split_once('/')?;
        let book = books.iter().find(|one| one.info.slug == workbook)?;
        let exercise = book.exercises.get(slug)?;
        let address = format!("{}{}.html#{slug}", book.info.folder, exercise.chapter);
        Some((address, exercise.title.clone()))
    };
    for tool in TOOLS {
        let name = format!("{}.html", tool.stem);
        if out.files.contains_key(&name) {
            let found = format!("A page of a workbook stands at `{name}`, where a tool does.");
            out.find("", 0, found, "Give the chapter or page another name.");
            continue;
        }
        let ground = Ground {
            words: &ENGLISH,
            site: &around.site,
            exercises: &exercises,
            index,
        };
        let main = (tool.main)(&ground, out);
        let ToolWords { name, about } = (tool.words)(&ENGLISH);
        let loads = match tool.program {
            Some(program) => {
                let (assets, mut files) = assets::of_tool(&around.assets, program, options, out);
                if tool.stem == SEARCH {
                    files.push(index.to_owned());
                }
                Loads::Tool(Box::new(assets), files)
            }
            None => Loads::Data(PageData::default()),
        };
        Page {
            stem: tool.stem.to_owned(),
            workbook: None,
            current: Some(tool.stem),
            title: name,
            description: about,
            loads,
            main,
            rail: false,
        }
        .write(around, out);
    }
}

/// The table of published numbers, computed anew.
fn published_rows(ground: &Ground<'_>, out: &mut Output) -> Markup {
    match published::compare(published::ROWS) {
        Ok(rows) => plan::published(ground.words, ground.site, &rows),
        Err(refusal) => {
            out.find("", 0, refusal.message, "Mend the row in published.json.");
            html! {}
        }
    }
}
