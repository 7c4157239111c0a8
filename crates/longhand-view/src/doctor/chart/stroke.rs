//! Strokes on a surface: what a canvas or an SVG carries out.

/// A colour by its part in the drawing; the page's style says which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// As text.
    Text,
    /// As text that steps back.
    Soft,
    /// Lines behind everything.
    Rule,
    /// The first curve.
    Blue,
    /// The second.
    Amber,
    /// Healthy runs.
    Green,
    /// Findings, and what is no number.
    Red,
}

impl Ink {
    /// Its name: the page's style has a variable of this name, a saved document a class.
    pub fn name(self) -> &'static str {
        match self {
            Ink::Text => "ink",
            Ink::Soft => "soft",
            Ink::Rule => "rule",
            Ink::Blue => "blue",
            Ink::Amber => "amber",
            Ink::Green => "green",
            Ink::Red => "red",
        }
    }
}

/// How a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// One stroke. Places are from the left and from the top.
#[derive(Clone, Debug, PartialEq)]
pub enum Stroke {
    /// A line through points.
    Line {
        /// The points.
        points: Vec<(f64, f64)>,
        /// Its colour.
        ink: Ink,
        /// Its width.
        width: f64,
        /// Pale: what stands behind another line.
        pale: bool,
        /// Broken.
        dashed: bool,
    },
    /// A pale area within points.
    Area {
        /// The points.
        points: Vec<(f64, f64)>,
        /// Its colour.
        ink: Ink,
    },
    /// A dot.
    Dot {
        /// Its middle.
        at: (f64, f64),
        /// Its colour.
        ink: Ink,
    },
    /// A text.
    Text {
        /// Where it stands; its base line.
        at: (f64, f64),
        /// How it stands there.
        anchor: Anchor,
        /// Its colour.
        ink: Ink,
        /// What it says.
        text: String,
    },
}

/// A thin line behind everything.
pub(super) fn rule(from: (f64, f64), to: (f64, f64)) -> Stroke {
    Stroke::Line {
        points: vec![from, to],
        ink: Ink::Rule,
        width: 1.0,
        pale: false,
        dashed: false,
    }
}

/// A text.
pub(super) fn text(at: (f64, f64), anchor: Anchor, ink: Ink, text: String) -> Stroke {
    Stroke::Text {
        at,
        anchor,
        ink,
        text,
    }
}
