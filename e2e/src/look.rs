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
