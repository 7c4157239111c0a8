//! Words of the choice of colours and size.

/// The strings of the choice of colours and size in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookWords {
    /// Name of the group.
    pub title: &'static str,
    /// Name of the choice of colours.
    pub theme: &'static str,
    /// As the system has it.
    pub system: &'static str,
    /// Dark on light.
    pub light: &'static str,
    /// Light on dark.
    pub dark: &'static str,
    /// Name of the choice of size.
    pub size: &'static str,
    /// As the browser has it.
    pub usual: &'static str,
    /// An eighth larger.
    pub large: &'static str,
    /// A quarter larger.
    pub larger: &'static str,
}

/// In English.
pub(super) const ENGLISH: LookWords = LookWords {
    title: "How the page looks",
    theme: "Colours",
    system: "like the system",
    light: "light",
    dark: "dark",
    size: "Text",
    usual: "usual",
    large: "large",
    larger: "larger",
};
