//! Figures as SVG: classes and presentation attributes only, colours from the
//! style sheet, so one drawing serves paper and dark.

pub mod bars;
pub mod graph;
pub mod heatmap;
mod label_placement;
pub mod line;
mod scale;
pub mod tensor_shapes;

use maud::{Markup, html};

/// The colour of a line, a bar or a cell. Its name is its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// As gradients and corrections are.
    Red,
    /// As what is right.
    Green,
    /// As what is given.
    Blue,
    /// The fourth.
    Amber,
    /// What stands back.
    Soft,
}

impl Ink {
    /// Every colour.
    pub const ALL: [Self; 5] = [Self::Red, Self::Green, Self::Blue, Self::Amber, Self::Soft];

    /// Its name, which is its class.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Amber => "amber",
            Self::Soft => "soft",
        }
    }

    /// The colour of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ink| ink.name() == name)
    }

    /// The colour at a place in an order, from its beginning again after the last.
    fn at(order: &[Self], index: usize) -> Self {
        let index = index.checked_rem(order.len()).unwrap_or(0);
        order.get(index).copied().unwrap_or(Self::Soft)
    }
}

/// For which width a figure is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Size {
    /// The column of text.
    Column,
    /// A phone held upright.
    Phone,
}

impl Size {
    /// Units, which are pixels.
    fn width(self) -> f64 {
        match self {
            Self::Column => 640.0,
            Self::Phone => 344.0,
        }
    }

    /// How many numbers an axis of that width takes.
    fn ticks(self) -> u32 {
        match self {
            Self::Column => 6,
            Self::Phone => 3,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Column => "column",
            Self::Phone => "phone",
        }
    }
}

/// A figure drawn twice, once for each size: letters that shrink with their drawing cannot be
/// read. The style sheet shows one of them.
fn framed(caption: &str, draw: impl Fn(Size) -> Markup) -> Markup {
    html! {
        figure.fig {
            (draw(Size::Column))
            (draw(Size::Phone))
            @if !caption.is_empty() { figcaption { (caption) } }
        }
    }
}
