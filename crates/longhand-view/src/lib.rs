//! What a person sees: pages, cards, widgets and plots as pure functions to HTML.

pub mod catalogue;
pub mod fonts;
pub mod mark;
pub mod page;
pub mod sandbox;
pub mod theme;
