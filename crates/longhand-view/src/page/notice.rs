//! What the page itself has to say: that something could not be loaded or kept.
//!
//! The sentences stand in the page, hidden, so that one can be shown where the
//! browser program could not be loaded at all. They lie over the page's lower
//! edge, so nothing shifts when one appears.

use maud::{Markup, html};

use crate::catalogue::Catalogue;

/// The attribute of the one region whose changes screen readers say.
pub const LIVE: &str = "data-announce";

/// A sentence that the page can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The browser program could not be loaded.
    NotLoaded,
    /// The browser program broke off.
    Broken,
    /// This browser lets the page keep nothing.
    NothingKept,
    /// Something could not be kept.
    NotSaved,
    /// A link is on the clipboard.
    LinkCopied,
    /// A report is on the clipboard.
    ReportCopied,
    /// Something that is put together as it is said.
    Told,
}

impl Notice {
    /// Every notice.
    pub const ALL: [Notice; 7] = [
        Notice::NotLoaded,
        Notice::Broken,
        Notice::NothingKept,
        Notice::NotSaved,
        Notice::LinkCopied,
        Notice::ReportCopied,
        Notice::Told,
    ];

    /// The value of its `data-notice`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Notice::NotLoaded => "not-loaded",
            Notice::Broken => "broken",
            Notice::NothingKept => "nothing-kept",
            Notice::NotSaved => "not-saved",
            Notice::LinkCopied => "link-copied",
            Notice::ReportCopied => "report-copied",
            Notice::Told => "told",
        }
    }

    /// Its sentence.
    #[must_use]
    pub const fn text(self, words: &Catalogue) -> &'static str {
        match self {
            Notice::NotLoaded => words.not_loaded,
            Notice::Broken => words.broken_page,
            Notice::NothingKept => words.nothing_kept,
            Notice::NotSaved => words.not_saved,
            Notice::LinkCopied => words.link_copied,
            Notice::ReportCopied => words.report_copied,
            Notice::Told => "",
        }
    }
}

/// All notices, hidden, and the region for screen readers.
pub(super) fn notices(words: &Catalogue) -> Markup {
    html! {
        div.notices {
            @for notice in Notice::ALL {
                p.notice role="status" data-notice=(notice.name()) hidden { (notice.text(words)) }
            }
        }
        p.visually-hidden role="status" data-announce {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;

    #[test]
    fn every_notice_stands_in_the_page_and_is_hidden() {
        let page = notices(&ENGLISH).into_string();
        for notice in Notice::ALL {
            assert!(page.contains(&format!("data-notice=\"{}\" hidden>", notice.name())));
        }
        assert!(page.contains(LIVE));
    }
}
