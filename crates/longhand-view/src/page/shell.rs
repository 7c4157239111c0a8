//! The frame of every page: head, navigation, main part, footer.

use maud::{DOCTYPE, Markup, html};

use super::info::{SiteInfo, WorkbookInfo};
use super::{notice, policy, rail, tools};
use crate::catalogue::Catalogue;

/// Addresses of the files that a page loads, relative to the site's root. [`Shell::root`] leads
/// there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet.
    pub stylesheet: String,
    /// The page's icon (SVG).
    pub icon: Option<String>,
    /// The browser program's entry, a JavaScript module; pages read without it.
    pub script: Option<String>,
    /// The script that shows the reader's choice of colours and size before anything is painted.
    pub look: Option<String>,
    /// The browser program itself, loaded early.
    pub wasm: Option<String>,
    /// The script of a tool's program, on a tool's page. The entry finds it as
    /// `<meta name="longhand-program">`; without one it loads the program of the workbooks.
    pub program: Option<String>,
    /// The script and the module of the labs' program, on a page that has labs. The entry finds them
    /// as `<meta name="longhand-lab">` and `<meta name="longhand-lab-wasm">` when a lab comes near.
    pub lab: Option<(String, String)>,
    /// Scripts that the entry will ask for: fetched early, beside it.
    pub modules: Vec<String>,
    /// The chapter's exercises for the browser program, loaded early. The
    /// program finds it as `<meta name="longhand-data">`.
    pub data: Option<String>,
    /// The service worker, which the browser program registers; it finds it
    /// as `<meta name="longhand-offline">`.
    pub offline: Option<String>,
    /// Interpreters of Python: name, and the folder with every file's name and size. The
    /// program finds them as `<meta name="longhand-micropython">` and loads them when asked.
    pub runtimes: Vec<(String, String)>,
    /// Fonts needed for the first screen.
    pub fonts: Vec<String>,
    /// Hash of the script of the frame that runs learners' code
    /// (`sha256-…`), for the [policy].
    pub runner_hash: Option<String>,
}

/// The frame of a page.
#[derive(Debug, Clone, Copy)]
pub struct Shell<'a> {
    /// The interface's language.
    pub catalogue: &'a Catalogue,
    /// The site.
    pub site: &'a SiteInfo,
    /// The workbook that the page belongs to, which the navigation lists.
    pub workbook: Option<&'a WorkbookInfo>,
    /// What leads from the page to the site's root: nothing, or `../`.
    pub root: &'a str,
    /// Slug of the chapter, or stem of the tool, that this page is; `None` on other pages.
    pub current: Option<&'a str>,
    /// Files that the page loads.
    pub assets: &'a Assets,
    /// Address of the script that reloads the page while somebody writes.
    pub live_reload: Option<&'a str>,
    /// The page's own title; the names of workbook and site are put after it.
    pub title: &'a str,
    /// One plain sentence for search engines and link previews.
    pub description: &'a str,
}

/// How much navigation a page has around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// The chapters beside the page.
    Rail,
    /// Only the workbook's name above: the page lists the chapters itself.
    Plain,
}

impl Shell<'_> {
    /// The whole page around a chapter or another page with the rail.
    pub fn render(&self, main: Markup) -> Markup {
        self.frame(Frame::Rail, main)
    }

    /// The whole page without the rail, for pages that list the chapters
    /// themselves ([`home`](super::home), [`missing`](super::missing)).
    pub fn render_plain(&self, main: Markup) -> Markup {
        self.frame(Frame::Plain, main)
    }

    fn frame(&self, frame: Frame, main: Markup) -> Markup {
        let beside = self.workbook.filter(|_| frame == Frame::Rail);
        let current = self
            .current
            .and_then(|slug| self.workbook?.around(slug))
            .map(|(_, chapter, _)| chapter);
        html! {
            (DOCTYPE)
            html lang=(self.catalogue.language) {
                (self.head())
                body.plain[beside.is_none()] {
                    a.skip href="#main" { (self.catalogue.skip) }
                    @if let Some(workbook) = beside {
                        (rail::bar(self.catalogue, self.site, current))
                        (rail::rail(self.catalogue, self.site, workbook, current, self.current))
                    } @else {
                        (tools::top(self.catalogue, self.site, self.root, self.current))
                    }
                    div.page {
                        main #main tabindex="-1" {
                            noscript { p.no-script { (self.catalogue.no_script) } }
                            (main)
                        }
                        (self.footer())
                    }
                    (notice::notices(self.catalogue))
                }
            }
        }
    }

    fn head(&self) -> Markup {
        let assets = self.assets;
        let at = |address: &str| format!("{}{address}", self.root);
        html! {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(assets.runner_hash.as_deref()));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (self.whole_title()) }
                @if !self.description.is_empty() {
                    meta name="description" content=(self.description);
                }
                @if let Some(look) = &assets.look {
                    script src=(at(look)) {}
                }
                link rel="stylesheet" href=(at(&assets.stylesheet));
                @for font in &assets.fonts {
                    link rel="preload" href=(at(font)) as="font" type="font/woff2" crossorigin;
                }
                @if let Some(icon) = &assets.icon {
                    link rel="icon" href=(at(icon)) type="image/svg+xml";
                }
                @for module in &assets.modules {
                    link rel="modulepreload" href=(at(module));
                }
                @if let Some(data) = &assets.data {
                    @if assets.script.is_some() {
                        link rel="preload" href=(at(data)) as="fetch" crossorigin;
                    }
                    meta name="longhand-data" content=(at(data));
                }
                @if let Some(worker) = &assets.offline {
                    meta name="longhand-offline" content=(at(worker));
                }
                @for (name, files) in &assets.runtimes {
                    meta name=(format!("longhand-{name}")) content=(at(files));
                }
                @if let Some(wasm) = &assets.wasm {
                    link rel="preload" href=(at(wasm)) as="fetch" type="application/wasm" crossorigin;
                    meta name="longhand-wasm" content=(at(wasm));
                }
                @if let Some(program) = &assets.program {
                    meta name="longhand-program" content=(at(program));
                }
                @if let Some((script, wasm)) = &assets.lab {
                    meta name="longhand-lab" content=(at(script));
                    meta name="longhand-lab-wasm" content=(at(wasm));
                }
                @if let Some(script) = &assets.script {
                    script type="module" src=(at(script)) {}
                }
                @if let Some(script) = self.live_reload {
                    script type="module" src=(at(script)) {}
                }
            }
        }
    }

    /// "Adam — Training mathematics — Longhand", each name once.
    fn whole_title(&self) -> String {
        let workbook = self.workbook.map_or("", |one| one.title.as_str());
        let mut names = vec![self.title, workbook, &self.site.title];
        names.retain(|name| !name.is_empty());
        names.dedup();
        names.join(" — ")
    }

    fn footer(&self) -> Markup {
        html! {
            footer {
                // A tool's page has no learner's work.
                @if self.assets.program.is_none() { (progress(self.catalogue)) }
                @if self.assets.look.is_some() { (look(self.catalogue)) }
                p { (self.catalogue.privacy) }
                p {
                    (self.catalogue.licence)
                    @if let Some(report) = self.workbook.and_then(|one| one.report.as_ref()) {
                        // What a card puts into these places is not known here.
                        @let address = report.replace("{title}", "").replace("{body}", "");
                        " " a href=(address) { (self.catalogue.report) }
                    }
                }
            }
        }
    }
}

/// Light or dark, and how large.
fn look(words: &Catalogue) -> Markup {
    html! {
        div.look role="group" aria-label=(words.look.title) {
            label { (words.look.theme) " "
                select data-look="theme" autocomplete="off" {
                    option value="" { (words.look.system) }
                    option value="light" { (words.look.light) }
                    option value="dark" { (words.look.dark) }
                }
            }
            label { (words.look.size) " "
                select data-look="size" autocomplete="off" {
                    option value="" { (words.look.usual) }
                    option value="large" { (words.look.large) }
                    option value="larger" { (words.look.larger) }
                }
            }
        }
    }
}

/// What can be done with progress: save it, bring some in, forget it. The browser program does it;
/// without it the style sheet hides the row.
fn progress(words: &Catalogue) -> Markup {
    html! {
        div.progress role="group" aria-label=(words.your_progress) {
            span { (words.your_progress) }
            button.link type="button" data-progress="save" { (words.save_progress) }
            label.link {
                (words.load_progress)
                input.visually-hidden type="file" accept=".json,application/json" data-progress="load";
            }
            button.link type="button" popovertarget="forget" { (words.forget) }
        }
        div.ask-forget #forget popover role="alertdialog" aria-label=(words.forget) {
            p { (words.forget_question) }
            p {
                button.check type="button" popovertarget="forget" popovertargetaction="hide" { (words.forget_no) }
                button.q type="button" data-progress="forget" { (words.forget_yes) }
            }
        }
    }
}
