//! A page, and writing it with all that stands around it.

use super::assets::Program;
use super::output::Output;
use longhand_view::catalogue::ENGLISH;
use longhand_view::data::PageData;
use longhand_view::page::{Assets, Shell, SiteInfo, WorkbookInfo};
use maud::Markup;

/// What every page of a site has around it.
pub(super) struct Surroundings<'a> {
    pub site: SiteInfo,
    pub assets: Assets,
    /// The program of the labs.
    pub labs: Option<Program>,
    pub live_reload: Option<&'a str>,
}

/// What a page loads besides what all pages share.
pub(super) enum Loads {
    /// The program of the workbooks, which is handed this.
    Data(PageData),
    /// A tool's program: what its page loads, and those files that no other page needs.
    Tool(Box<Assets>, Vec<String>),
}

/// A page.
pub(super) struct Page<'a> {
    /// Where it stands, from the site's root and without its ending: `training/5-adam`.
    pub stem: String,
    /// The workbook it belongs to.
    pub workbook: Option<&'a WorkbookInfo>,
    /// The chapter or page of text that it is.
    pub current: Option<&'a str>,
    pub title: &'a str,
    /// One plain sentence for search engines and link previews.
    pub description: &'a str,
    /// What it loads.
    pub loads: Loads,
    pub main: Markup,
    /// The chapters stand beside it.
    pub rail: bool,
}

impl<'a> Page<'a> {
    /// A page that is no workbook's.
    pub fn plain(
        stem: impl Into<String>,
        title: &'a str,
        description: &'a str,
        data: PageData,
        main: Markup,
    ) -> Page<'a> {
        Page {
            stem: stem.into(),
            workbook: None,
            current: None,
            title,
            description,
            loads: Loads::Data(data),
            main,
            rail: false,
        }
    }

    /// The same as a part of what this entry of the navigation leads to.
    pub fn within(self, entry: &'a str) -> Page<'a> {
        Page {
            current: Some(entry),
            ..self
        }
    }

    /// Writes it, with its data beside the other assets.
    pub fn write(self, around: &Surroundings<'_>, out: &mut Output) {
        let name = format!("{}.html", self.stem);
        // Kept for reading offline once it is opened: a workbook whole, a tool by itself.
        let part = match (&self.loads, self.workbook) {
            (Loads::Tool(..), _) => Some(name.clone()),
            (Loads::Data(_), workbook) => workbook.map(|one| one.folder.clone()),
        };
        let mut own = Vec::new();
        let assets = match self.loads {
            Loads::Tool(assets, files) => {
                own = files;
                *assets
            }
            Loads::Data(data) => {
                let mut assets = around.assets.clone();
                match data.to_bytes() {
                    Ok(bytes) => {
                        let data = out.asset(&self.stem.replace('/', "-"), "bin", bytes);
                        own.push(data.clone());
                        assets.data = Some(data);
                    }
                    Err(error) => out.find(
                        "",
                        0,
                        format!("The data of {name} cannot be written: {error}."),
                        "Report this.",
                    ),
                }
                // A page with a lab has its program besides, and only such a page.
                let mark = format!(" {}=\"", longhand_view::lab::MARK);
                if let Some(labs) = around.labs.as_ref().filter(|_| self.main.0.contains(&mark)) {
                    own.extend(labs.add(out));
                    assets.lab = Some((labs.script.clone(), labs.wasm.clone()));
                }
                assets
            }
        };
        let shell = Shell {
            catalogue: &ENGLISH,
            site: &around.site,
            workbook: self.workbook,
            root: &"../".repeat(self.stem.matches('/').count()),
            current: self.current,
            assets: &assets,
            live_reload: around.live_reload,
            title: self.title,
            description: self.description,
        };
        let page = if self.rail {
            shell.render(self.main)
        } else {
            shell.render_plain(self.main)
        };
        if let Some(part) = part {
            own.iter().for_each(|file| out.belongs(&part, file));
            out.belongs(&part, &name);
        }
        out.files.insert(name, page.into_string().into_bytes());
    }
}
