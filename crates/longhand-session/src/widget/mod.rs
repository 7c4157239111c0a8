//! What a page can hold: one enum, one dispatch.
//!
//! A new widget is a folder here (or a crate of its own below this one), a line in [`Widget`] and an
//! arm in each of its methods; no arm stands for "all others". CONTRIBUTING.md has the recipe, and
//! [`test`] is a widget that does a little of everything.

mod card;
mod event;
mod picture;
#[cfg(feature = "test-widget")]
pub mod test;

pub use card::CardWidget;
pub use event::{Effect, Event};
pub use picture::{Colour, Picture, Shape};

use longhand_view::card::RenderContext;

/// Something that stands in the page and has a state.
#[derive(Clone, Debug)]
pub enum Widget {
    /// An exercise.
    Card(Box<CardWidget>),
    /// What the browser flows drive.
    #[cfg(feature = "test-widget")]
    Test(test::TestWidget),
}

impl Widget {
    /// The widget that an element's `data-widget` names, if this program has it. (Cards come with
    /// their exercise.)
    #[must_use]
    pub fn named(key: &str) -> Option<Widget> {
        match key {
            #[cfg(feature = "test-widget")]
            "test" => Some(Widget::Test(test::TestWidget::default())),
            _ => None,
        }
    }

    /// What the page knows it by: a card's exercise, or the `data-widget`.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Widget::Card(card) => card.slug(),
            #[cfg(feature = "test-widget")]
            Widget::Test(_) => "test",
        }
    }

    /// Something happens; what is to be done then.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match self {
            Widget::Card(card) => match event {
                Event::Card(event) => {
                    let effects = card.update(event);
                    effects.into_iter().map(Effect::Card).collect()
                }
                Event::Used(..) | Event::Tick(_) | Event::Worked(_) | Event::WorkFailed => {
                    Vec::new()
                }
            },
            #[cfg(feature = "test-widget")]
            Widget::Test(test) => test.update(event),
        }
    }

    /// How it looks now.
    pub fn view(&mut self, setting: &RenderContext) -> String {
        match self {
            Widget::Card(card) => card.view(setting),
            #[cfg(feature = "test-widget")]
            Widget::Test(test) => test.view(),
        }
    }

    /// The card, if it is one.
    pub(crate) fn card(&mut self) -> Option<&mut CardWidget> {
        match self {
            Widget::Card(card) => Some(card),
            #[cfg(feature = "test-widget")]
            Widget::Test(_) => None,
        }
    }
}
