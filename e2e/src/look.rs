//! The four ways in which every page must look good.

use crate::Browser;

/// A width and a set of colours.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Its name in file names.
    pub name: &'static str,
    /// Width of the window in pixels.
    pub width: u32,
    /// Dark colours.
    pub dark: bool,
}

impl Look {
    /// Wide and narrow, light and dark.
    pub const ALL: [Look; 4] = [
        Look {
            name: "1280-light",
            width: 1280,
            dark: false,
        },
        Look {
            name: "1280-dark",
            width: 1280,
            dark: true,
        },
        Look {
            name: "390-light",
            width: 390,
            dark: false,
        },
        Look {
            name: "390-dark",
            width: 390,
            dark: true,
        },
    ];

    /// Sets the browser up for it.
    pub fn apply(self, browser: &Browser) {
        browser.size(self.width, 900).dark(self.dark);
    }
}

impl Browser {
    /// Has something brought up at both widths, and looks at it in light and in dark: it fits, breaks
    /// no rule of accessibility and leaves the console quiet.
    ///
    /// A colour is the same at both widths, so colours are judged in the wide window.
    pub fn expect_good_looks(&self, selector: &str, bring: impl Fn(&Look)) -> &Browser {
        for look in Look::ALL.iter().filter(|look| !look.dark) {
            look.apply(self);
            bring(look);
            self.settle().expect_no_sideways_scroll();
            if look.width > NARROW {
                self.expect_accessible_in(selector)
                    .dark(true)
                    .settle()
                    .expect_contrast_in(selector);
            } else {
                self.expect_accessible_but_for_colours(selector);
            }
            self.expect_quiet();
        }
        self
    }
}

impl Browser {
    /// The same in less time, for a page made from a mould that is looked at in full elsewhere: the
    /// rules that need the place of everything on the page are left out, and the contrast of texts is
    /// judged by a rule of our own ([`Browser::faint_texts`]).
    pub fn expect_good_looks_of_its_mould(&self, bring: impl Fn(&Look)) -> &Browser {
        for look in Look::ALL.iter().filter(|look| !look.dark) {
            look.apply(self);
            bring(look);
            self.settle().expect_no_sideways_scroll();
            if look.width > NARROW {
                self.expect_accessible_markup();
                for dark in [false, true] {
                    let faint = self.dark(dark).settle().faint_texts();
                    assert!(faint.is_empty(), "dark {dark}: too faint: {faint:#?}");
                }
            }
            self.expect_quiet();
        }
        self
    }
}

/// What a telephone's window has at most, in pixels.
const NARROW: u32 = 500;
