//! The pages beside the chapters, and what belongs to all of them.

use super::Render;
use crate::content::TextPage;
use crate::{asset, gallery};
use longhand_author::{Block, blocks};
use longhand_view::card::Card;
use longhand_view::catalogue::ENGLISH;
use longhand_view::fonts;
use longhand_view::page::{self, Home};
use maud::{PreEscaped, html};
use std::collections::BTreeMap;

impl Render<'_> {
    /// A page of text: a glossary, a list of what to read next.
    pub(super) fn text_page(&mut self, page: &TextPage) {
        let file = format!("{}.md", page.slug);
        let lede = self.markdown(&file, &page.head.lede);
        let blocks = match blocks(&page.text, self.tex) {
            Ok(blocks) => blocks,
            Err(fault) => return self.tex_fault(&file, &fault),
        };
        let mut body = Vec::new();
        for block in blocks {
            match block {
                Block::Html(html) => body.push(PreEscaped(html)),
                Block::Directive {
                    name,
                    argument,
                    line,
                } => {
                    let line = line + page.first_line - 1;
                    body.extend(self.text_directive(&file, line, &name, &argument));
                }
                Block::Figure { name, text, line } => match crate::figure::figure(&name, &text) {
                    Ok(figure) => body.push(figure),
                    Err((found, remedy)) => {
                        self.find(&file, line + page.first_line - 1, found, remedy);
                    }
                },
            }
        }
        let body = html! { @for part in body { (part) } };
        let main = page::text(&page.head.title, lede, body);
        self.page(
            &page.slug,
            Some(&page.slug),
            (&page.head.title, &page.head.lede),
            Vec::new(),
            main,
            false,
        );
    }

    /// The page of a chapter that is still to be written: what it will hold.
    pub(super) fn coming(&mut self, slug: &str, holds: &str) {
        let Some(info) = self
            .info
            .chapters
            .iter()
            .find(|info| info.slug == slug)
            .cloned()
        else {
            return;
        };
        let lede = html! { (holds) };
        let body = html! { p { (ENGLISH.coming) } };
        let main = page::chapter(&ENGLISH, &self.info, &info, lede, body);
        self.page(
            slug,
            Some(slug),
            (&info.title, holds),
            Vec::new(),
            main,
            false,
        );
    }

    pub(super) fn home(&mut self) {
        let workbook = &self.content.workbook;
        let exercise = workbook
            .home
            .as_deref()
            .and_then(|slug| self.prepared.get(slug))
            .cloned();
        let home = Home {
            intro: match self.markdown("workbook.toml", &workbook.intro) {
                intro if intro.0.is_empty() => intro,
                intro if intro.0.starts_with("<p>") => intro,
                intro => html! { p { (intro) } },
            },
            exercise: exercise.as_ref().map_or_else(
                || html! {},
                |one| Card::new(one.clone(), 0).view(&self.setting()),
            ),
        };
        let main = page::home(&ENGLISH, &self.info, &home);
        self.page(
            "index",
            None,
            (&workbook.title, &workbook.tagline),
            exercise.into_iter().collect(),
            main,
            true,
        );
    }

    pub(super) fn gallery(&mut self) {
        let sections = gallery::sections(&self.setting());
        let main = page::gallery(&ENGLISH, &sections);
        self.page(
            "gallery",
            None,
            (ENGLISH.gallery_title, ENGLISH.gallery_lede),
            Vec::new(),
            main,
            false,
        );
    }

    pub(super) fn missing(&mut self) {
        let main = page::missing(&ENGLISH, &self.info);
        self.page(
            "404",
            None,
            (ENGLISH.missing_title, ""),
            Vec::new(),
            main,
            true,
        );
    }

    /// The service worker, which keeps the whole workbook for reading without a network.
    pub(super) fn offline(&mut self) {
        let parts: Vec<&[u8]> = self.files.values().map(Vec::as_slice).collect();
        let edition = asset::hash(&parts);
        // Names are made by us: letters, digits, dots, hyphens and slashes. No quoting is needed.
        let list = |runtimes: bool| {
            let names: Vec<String> = self
                .files
                .keys()
                .filter(|name| name.starts_with(super::shared::RUNTIMES) == runtimes)
                .map(|name| format!("  \"{name}\",\n"))
                .collect();
            format!("[\n{}]", names.concat())
        };
        let script = include_str!("../offline.js")
            .replace("{{edition}}", &edition)
            .replace("{{files}}", &list(false))
            .replace("{{runtimes}}", &list(true));
        self.files.insert("sw.js".to_string(), script.into_bytes());
    }

    /// Every character a page shows is in the fonts that go with it.
    pub(super) fn characters(&mut self) {
        let mut missing: BTreeMap<char, String> = BTreeMap::new();
        for (name, bytes) in self
            .files
            .iter()
            .filter(|(name, _)| name.ends_with(".html"))
        {
            for c in fonts::uncovered(&shown(&String::from_utf8_lossy(bytes))) {
                missing.entry(c).or_insert_with(|| name.clone());
            }
        }
        for (c, page) in missing {
            self.find(&page, 0, format!("The character `{c}` (U+{:04X}) is not in the fonts.", c as u32), "Use another, or add it to vendor/fonts/characters.txt and run `cargo xtask vendor`.");
        }
    }
}

/// A page without the names of its controls, which are spoken and never shown.
fn shown(html: &str) -> String {
    let mut pieces = html.split(" aria-label=\"");
    let mut out = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        out.push_str(piece.split_once('"').map_or("", |(_, rest)| rest));
    }
    out
}
