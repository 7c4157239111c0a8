//! The page at a former address: it leads on to the present one.

use maud::{DOCTYPE, Markup, html};

use super::info::SiteInfo;
use super::policy;
use crate::catalogue::{Catalogue, fill};

/// A page at a former address.
#[derive(Debug, Clone, Copy)]
pub struct Moved<'a> {
    /// What stands at the present address.
    pub title: &'a str,
    /// The present address, from this page.
    pub address: &'a str,
    /// The style sheet.
    pub stylesheet: &'a str,
    /// The script that leads on. It takes the part from `#` on along, which a refresh cannot; where
    /// scripts are off there is the refresh, and the link in any case.
    pub script: &'a str,
}

/// The whole page.
pub fn moved(catalogue: &Catalogue, site: &SiteInfo, page: &Moved<'_>) -> Markup {
    let words = &catalogue.shelf;
    html! {
        (DOCTYPE)
        html lang=(catalogue.language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(None));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (words.moved_title) " — " (site.title) }
                link rel="canonical" href=(page.address);
                noscript { meta http-equiv="refresh" content=(format!("0; url={}", page.address)); }
                link rel="stylesheet" href=(page.stylesheet);
                script type="module" src=(page.script) {}
            }
            body.plain {
                main #main {
                    header.chap {
                        h1 { (words.moved_title) }
                        p.lede { (words.moved_text) }
                    }
                    p { a.check href=(page.address) { (fill(words.moved_link, &[&page.title])) } }
                }
            }
        }
    }
}
