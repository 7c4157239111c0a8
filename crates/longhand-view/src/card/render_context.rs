//! What a card is shown with.

use crate::catalogue::Catalogue;

/// What a card is shown with.
#[derive(Clone, Copy, Debug)]
pub struct RenderContext<'a> {
    /// The interface's strings.
    pub catalogue: &'a Catalogue,
    /// Where a mistake of the workbook is reported, if anywhere.
    pub report: Option<&'a str>,
    /// Which Pythons the site was built with.
    pub pythons: Pythons,
}

/// Which interpreters of Python a site has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pythons {
    /// The small one, at hand at once.
    pub small: bool,
    /// Python in full.
    pub full: bool,
}

impl Pythons {
    /// Both.
    pub const BOTH: Pythons = Pythons {
        small: true,
        full: true,
    };

    /// Whether there is one at all.
    pub fn any(self) -> bool {
        self.small || self.full
    }
}

impl RenderContext<'_> {
    /// English, without an address for reports.
    pub const ENGLISH: RenderContext<'static> = RenderContext {
        catalogue: &crate::catalogue::ENGLISH,
        report: None,
        pythons: Pythons::BOTH,
    };
}
