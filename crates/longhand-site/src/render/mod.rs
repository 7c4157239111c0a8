//! From content to pages.

mod others;
mod shared;

use crate::content::{Chapter, Content};
use crate::{Findings, Options, Site, figure};
use longhand_author::{Block, Finding, Tex, TexFault, blocks};
use longhand_exercise::Exercise;
use longhand_exercise::progress::{Names, TRAINING};
use longhand_view::card::{Card, Pythons, Setting};
use longhand_view::catalogue::ENGLISH;
use longhand_view::data::{PageData, WorkbookData};
use longhand_view::page::{self, Assets, ChapterInfo, ExerciseInfo, PageInfo, Shell, WorkbookInfo};
use maud::{Markup, PreEscaped, html};
use std::collections::{BTreeMap, BTreeSet};

/// Renders a site.
pub fn site(content: &Content, options: &Options) -> Result<Site, Findings> {
    let tex = Tex::new()
        .map_err(|fault| Findings(vec![Finding::new("", 0, fault.message, "Report this.")]))?;
    let mut render = Render {
        content,
        tex: &tex,
        info: WorkbookInfo::default(),
        prepared: BTreeMap::new(),
        assets: Assets::default(),
        live_reload: options.live_reload.clone(),
        files: BTreeMap::new(),
        findings: Vec::new(),
    };
    render.prepare();
    render.info = render.workbook_info();
    render.shared(options);
    for chapter in &content.chapters {
        render.chapter(chapter);
    }
    for entry in content
        .workbook
        .chapters
        .iter()
        .filter(|entry| entry.coming)
    {
        render.coming(&entry.slug, &entry.holds);
    }
    for page in &content.pages {
        render.text_page(page);
    }
    render.home();
    render.gallery();
    render.missing();
    render.characters();
    if options.live_reload.is_none() {
        render.offline();
    }
    if render.findings.is_empty() {
        Ok(Site {
            files: render.files,
            findings: Vec::new(),
        })
    } else {
        render.findings.sort();
        render.findings.dedup();
        Err(Findings(render.findings))
    }
}

struct Render<'a> {
    content: &'a Content,
    tex: &'a Tex,
    info: WorkbookInfo,
    prepared: BTreeMap<&'a str, Exercise>,
    assets: Assets,
    live_reload: Option<String>,
    files: BTreeMap<String, Vec<u8>>,
    findings: Vec<Finding>,
}

impl<'a> Render<'a> {
    fn find(
        &mut self,
        file: &str,
        line: usize,
        found: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.findings.push(Finding::new(file, line, found, remedy));
    }

    fn tex_fault(&mut self, file: &str, fault: &TexFault) {
        self.findings.push(fault.finding(file, 0));
    }

    fn prepare(&mut self) {
        for (_, exercise) in self.content.exercises() {
            self.prepared.insert(&exercise.slug, exercise.clone());
        }
    }

    fn workbook_info(&self) -> WorkbookInfo {
        let workbook = &self.content.workbook;
        let chapters = workbook.chapters.iter().map(|entry| ChapterInfo {
            slug: entry.slug.clone(),
            number: entry.number.to_string(),
            short: entry.short.clone(),
            title: entry.title.clone(),
            summary: entry.holds.clone(),
            exercises: self.chapter_exercises(&entry.slug),
        });
        WorkbookInfo {
            title: workbook.title.clone(),
            tagline: workbook.tagline.clone(),
            report: (!workbook.report.is_empty()).then(|| workbook.report.clone()),
            chapters: chapters.collect(),
            pages: workbook
                .pages
                .iter()
                .map(|entry| PageInfo {
                    slug: entry.slug.clone(),
                    title: entry.title.clone(),
                })
                .collect(),
        }
    }

    /// The exercises of a chapter in the order of its page.
    fn chapter_exercises(&self, slug: &str) -> Vec<ExerciseInfo> {
        let Some(chapter) = self
            .content
            .chapters
            .iter()
            .find(|chapter| chapter.slug == slug)
        else {
            return Vec::new();
        };
        placed(&chapter.text)
            .into_iter()
            .filter_map(|slug| chapter.exercises.get(slug))
            .map(|exercise| ExerciseInfo {
                slug: exercise.slug.clone(),
                number: exercise.number.clone(),
                title: exercise.title.clone(),
            })
            .collect()
    }

    fn setting(&self) -> Setting<'_> {
        Setting {
            catalogue: &ENGLISH,
            report: self.info.report.as_deref(),
            pythons: Pythons {
                small: self.has_runtime("micropython"),
                full: self.has_runtime("pyodide"),
            },
        }
    }

    /// What the browser program needs to show the workbook's progress.
    fn workbook_data(&self) -> WorkbookData {
        let slugs = |chapter: &ChapterInfo| {
            let exercises = chapter.exercises.iter();
            exercises.map(|one| one.slug.clone()).collect()
        };
        let chapters = self.info.chapters.iter();
        let aliases = self.content.exercises().flat_map(|(_, exercise)| {
            let aliases = exercise.aliases.iter();
            aliases.map(|alias| (alias.clone(), exercise.slug.clone()))
        });
        WorkbookData {
            names: Names {
                workbook: TRAINING.to_owned(),
                former: Vec::new(),
                exercises: aliases.collect(),
            },
            chapters: chapters
                .map(|chapter| (chapter.slug.clone(), slugs(chapter)))
                .collect(),
        }
    }

    /// Writes a page with the data of the exercises on it.
    fn page(
        &mut self,
        stem: &str,
        current: Option<&str>,
        words: (&str, &str),
        exercises: Vec<Exercise>,
        main: Markup,
        plain: bool,
    ) {
        let data = PageData {
            workbook: TRAINING.to_owned(),
            exercises,
            workbooks: vec![self.workbook_data()],
            report: self.info.report.clone(),
        };
        let mut assets = self.assets.clone();
        match data.to_bytes() {
            Ok(bytes) => assets.data = Some(self.asset(stem, "bin", bytes)),
            Err(error) => self.find(
                "",
                0,
                format!("The data of {stem} cannot be written: {error}."),
                "Report this.",
            ),
        }
        let (title, description) = words;
        let shell = Shell {
            catalogue: &ENGLISH,
            workbook: &self.info,
            current,
            assets: &assets,
            live_reload: self.live_reload.as_deref(),
            title,
            description,
        };
        let page = if plain {
            shell.render_plain(main)
        } else {
            shell.render(main)
        };
        self.files
            .insert(format!("{stem}.html"), page.into_string().into_bytes());
    }

    fn chapter(&mut self, chapter: &'a Chapter) {
        let file = format!("{}/chapter.md", chapter.slug);
        let Some(info) = self
            .info
            .chapters
            .iter()
            .find(|info| info.slug == chapter.slug)
            .cloned()
        else {
            return;
        };
        let lede = self.markdown(&file, &chapter.head.lede);
        let blocks = match blocks(&chapter.text, self.tex) {
            Ok(blocks) => blocks,
            Err(fault) => return self.tex_fault(&file, &fault),
        };
        let mut body = Vec::new();
        let mut shown: Vec<Exercise> = Vec::new();
        for block in blocks {
            match block {
                Block::Html(html) => body.push(PreEscaped(html)),
                Block::Directive {
                    name,
                    argument,
                    line,
                } => {
                    let line = line + chapter.first_line - 1;
                    body.extend(self.directive(&file, line, chapter, &name, &argument, &mut shown));
                }
                Block::Figure { name, text, line } => match figure::figure(&name, &text) {
                    Ok(figure) => body.push(figure),
                    Err((found, remedy)) => {
                        self.find(&file, line + chapter.first_line - 1, found, remedy)
                    }
                },
            }
        }
        let used: BTreeSet<&str> = shown
            .iter()
            .map(|exercise| exercise.slug.as_str())
            .collect();
        for slug in chapter
            .exercises
            .keys()
            .filter(|slug| !used.contains(slug.as_str()))
        {
            self.find(
                &format!("{}/{slug}.toml", chapter.slug),
                0,
                "The chapter does not show this exercise.",
                format!("Put `{{{{exercise {slug}}}}}` on a line of its own in chapter.md."),
            );
        }
        let body = html! { @for part in body { (part) } };
        let main = page::chapter(&ENGLISH, &self.info, &info, lede, body);
        let words = (chapter.head.title.as_str(), chapter.head.lede.as_str());
        self.page(
            &chapter.slug,
            Some(&chapter.slug),
            words,
            shown,
            main,
            false,
        );
    }

    fn directive(
        &mut self,
        file: &str,
        line: usize,
        chapter: &Chapter,
        name: &str,
        argument: &str,
        shown: &mut Vec<Exercise>,
    ) -> Option<Markup> {
        if name == "review" {
            return self.review(
                file,
                line,
                Some((&chapter.slug, chapter.head.number)),
                argument,
            );
        }
        if name != "exercise" {
            self.find(
                file,
                line,
                format!("There is no directive `{name}`."),
                "Write `{{exercise slug}}` or `{{review slug slug slug}}`.",
            );
            return None;
        }
        if shown.iter().any(|exercise| exercise.slug == argument) {
            self.find(
                file,
                line,
                format!("The exercise `{argument}` stands here twice."),
                "Keep one.",
            );
            return None;
        }
        if !chapter.exercises.contains_key(argument) {
            self.find(
                file,
                line,
                format!("There is no exercise `{argument}` in this chapter."),
                format!("Add {argument}.toml beside the chapter, or mend the name."),
            );
            return None;
        }
        let exercise = self.prepared.get(argument)?.clone();
        let card = Card::new(exercise.clone(), 0).view(&self.setting());
        shown.push(exercise);
        Some(card)
    }

    /// Exercises of other chapters, by their slugs. `here` is the chapter's slug and number.
    fn review(
        &mut self,
        file: &str,
        line: usize,
        here: Option<(&str, u32)>,
        slugs: &str,
    ) -> Option<Markup> {
        let (slug_here, number) = here.unwrap_or(("", 0));
        let mut unknown = Vec::new();
        let mut found = Vec::new();
        for slug in slugs.split_whitespace() {
            match self.prepared.get(slug) {
                Some(exercise) if exercise.chapter != slug_here => found.push(exercise),
                _ => unknown.push(slug.to_string()),
            }
        }
        let drawn = crate::review::list(&ENGLISH, here.map(|_| number), &found);
        for slug in unknown {
            self.find(
                file,
                line,
                format!("There is no exercise `{slug}` in another chapter."),
                "A review names exercises of other chapters by their slugs.",
            );
        }
        Some(drawn)
    }

    /// What a page of text may hold besides text.
    fn text_directive(
        &mut self,
        file: &str,
        line: usize,
        name: &str,
        argument: &str,
    ) -> Option<Markup> {
        if name == "review" {
            return self.review(file, line, None, argument);
        }
        self.find(
            file,
            line,
            format!("There is no directive `{name}` on a page of text."),
            "Write `{{review slug slug}}` for links to exercises.",
        );
        None
    }

    fn markdown(&mut self, file: &str, text: &str) -> Markup {
        match blocks(text, self.tex) {
            Ok(blocks) => {
                let html: String = blocks
                    .into_iter()
                    .filter_map(|block| match block {
                        Block::Html(html) => Some(html),
                        _ => None,
                    })
                    .collect();
                // One paragraph stands without its tags: the frame brings its own.
                let inner = html
                    .trim()
                    .strip_prefix("<p>")
                    .and_then(|rest| rest.strip_suffix("</p>"));
                PreEscaped(
                    inner
                        .filter(|inner| !inner.contains("<p>"))
                        .unwrap_or(&html)
                        .to_string(),
                )
            }
            Err(fault) => {
                self.tex_fault(file, &fault);
                html! {}
            }
        }
    }
}

/// The slugs that a chapter's text places, in order.
fn placed(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| line.trim().strip_prefix("{{exercise ")?.strip_suffix("}}"))
        .map(str::trim)
        .collect()
}
