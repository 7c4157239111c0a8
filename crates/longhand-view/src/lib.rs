//! What a person sees: pages, cards, widgets and plots as pure functions to HTML.
//!
//! Every page and widget is a function from data to markup. The site prints the first frame of
//! each card into the static page; in the browser the same function makes the next frames, which
//! are morphed into the page. So both can be tested here, without a browser.

pub(crate) mod arithmetic;
pub mod calculator;
pub mod card;
pub mod catalogue;
pub mod data;
pub mod doctor;
pub(crate) mod feedback;
pub mod fonts;
pub(crate) mod fragment;
pub(crate) mod html;
pub mod lab;
pub mod page;
pub(crate) mod phrase;
pub mod plan;
pub mod plot;
pub mod sandbox;
pub mod search;
pub(crate) mod symbols;
pub mod theme;
pub mod verdict_icon;
