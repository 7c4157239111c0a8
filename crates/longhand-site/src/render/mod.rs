//! From content to pages.

mod assets;
mod blocks;
mod book;
mod characters;
mod hash;
mod hosting;
mod ids;
mod links;
mod offline;
mod output;
mod overview;
mod page;
mod pages;
mod reference;
mod rest;
mod review;
mod root;
mod search;
mod skills;
mod tools;

use crate::findings::Findings;
use crate::shelf::Shelf;
use crate::site::{Options, Site};
use book::Book;
use longhand_author::Finding;
use longhand_author::Tex;
use longhand_view::card::{Pythons, RenderContext};
use output::Output;
use page::Surroundings;

/// Renders a site.
pub fn site(shelf: &Shelf, options: &Options) -> Result<Site, Findings> {
    let tex = Tex::new()
        .map_err(|fault| Findings(vec![Finding::new("", 0, fault.message, "Report this.")]))?;
    let mut out = Output::default();
    let around = Surroundings {
        site: root::site_info(shelf),
        assets: assets::shared(options, &mut out),
        labs: assets::of_labs(options),
        live_reload: options.live_reload.as_deref(),
    };
    let pythons = Pythons {
        small: assets::has_runtime(&around.assets, "micropython"),
        full: assets::has_runtime(&around.assets, "pyodide"),
    };
    let workbooks = shelf.workbooks.iter();
    let books: Vec<Book<'_>> = workbooks.map(|one| Book::new(one, &tex, pythons)).collect();
    for book in &books {
        pages::write(book, &around, &mut out);
    }
    root::home(shelf, &books, &tex, &around, &mut out);
    root::missing(&books, &around, &mut out);
    let setting = RenderContext {
        pythons,
        ..RenderContext::ENGLISH
    };
    root::gallery(&setting, &around, &mut out);
    root::moved(shelf, &books, &around, &mut out);
    if around.site.shelf {
        let index = search::write(
            &books,
            shelf.reference.as_ref(),
            &around.site.tools,
            &mut out,
        );
        tools::write(&books, &index, &around, options, &mut out);
        overview::write(&books, &around, &mut out);
        skills::topics(&books, !shelf.paths.is_empty(), &around, &mut out);
    }
    if !shelf.paths.is_empty() {
        skills::paths(&shelf.paths, &books, &tex, &around, &mut out);
    }
    if let Some(reference) = &shelf.reference {
        reference::write(reference, &books, &tex, &around, &mut out);
    }
    characters::check(&mut out);
    ids::check(&mut out);
    links::check(&mut out);
    if options.live_reload.is_none() {
        offline::write(&mut out);
        hosting::write(&options.bundle, &mut out);
    }
    if out.findings.is_empty() {
        return Ok(Site {
            files: out.files,
            findings: Vec::new(),
        });
    }
    out.findings.sort();
    out.findings.dedup();
    Err(Findings(out.findings))
}
