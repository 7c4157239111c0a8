//! A page, and writing it with all that stands around it.

use super::output::Output;
use longhand_view::catalogue::ENGLISH;
use longhand_view::data::PageData;
use longhand_view::page::{Assets, Shell, SiteInfo, WorkbookInfo};
use maud::Markup;

/// What every page of a site has around it.
pub(super) struct Surroundings<'a> {
    pub site: SiteInfo,
    pub assets: Assets,
    pub live_reload: Option<&'a str>,
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
    /// What it hands to the browser program.
    pub data: PageData,
    pub main: Markup,
    /// The chapters stand beside it.
    pub rail: bool,
}

impl Page<'_> {
    /// Writes it, with its data beside the other assets.
    pub fn write(self, around: &Surroundings<'_>, out: &mut Output) {
        let mut assets = around.assets.clone();
        let folder = self.workbook.map(|one| one.folder.as_str());
        let name = format!("{}.html", self.stem);
        match self.data.to_bytes() {
            Ok(bytes) => {
                let data = out.asset(&self.stem.replace('/', "-"), "bin", bytes);
                if let Some(folder) = folder {
                    out.belongs(folder, &data);
                }
                assets.data = Some(data);
            }
            Err(error) => out.find(
                "",
                0,
                format!("The data of {name} cannot be written: {error}."),
                "Report this.",
            ),
        }
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
        if let Some(folder) = folder {
            out.belongs(folder, &name);
        }
        out.files.insert(name, page.into_string().into_bytes());
    }
}
