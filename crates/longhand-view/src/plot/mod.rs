//! Figures as SVG: classes and presentation attributes only, colours from the
//! style sheet, so one drawing serves paper and dark.

pub mod bars;
pub mod graph;
pub mod heatmap;
mod label_placement;
pub mod line;
pub(crate) mod scale;
pub mod tensor_shapes;

pub use longhand_lab::Ink;
use maud::{Markup, html};

/// For which width a figure is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// The column of text.
    Column,
    /// A phone held upright.
    Phone,
}

impl Size {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Column, Self::Phone];

    /// Units, which are pixels.
    pub(crate) fn width(self) -> f64 {
        match self {
            Self::Column => 640.0,
            Self::Phone => 344.0,
        }
    }

    /// How many numbers an axis of that width takes.
    pub(crate) fn ticks(self) -> u32 {
        match self {
            Self::Column => 6,
            Self::Phone => 3,
        }
    }

    pub(crate) fn class(self) -> &'static str {
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
