//! Curves: what is drawn of a run, from its columns to strokes on a surface.
//!
//! [`of`] makes [`Chart`]s of a report, once. [`draw`] makes [`Stroke`]s of a
//! chart and a [`Look`] at it, at every frame; a canvas or [`svg`] carries them
//! out. [`Look`] moves by [`Look::zoom`] and [`Look::pan`].

mod around;
mod axis;
mod curve;
mod data;
mod draw;
mod frame;
mod look;
mod made;
mod stroke;
mod svg;
mod table;
mod thin;

pub use data::{Across, Band, Chart, Line, Mark};
pub use draw::draw;
pub use frame::Frame;
pub use look::Look;
pub use made::{RUNS, compared, of};
pub use stroke::{Anchor, Ink, Stroke};
pub use svg::svg;
pub use table::{about, table};
