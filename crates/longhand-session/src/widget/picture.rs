//! What is painted on a canvas, as data.

/// What a canvas shows: everything before is wiped away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Width and height of the drawing, in its own units; the canvas scales it to the screen.
    pub size: (f64, f64),
    /// The shapes, the last on top.
    pub shapes: Vec<Shape>,
}

/// A shape, in the picture's units from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle.
    Rectangle {
        /// Its upper left corner.
        at: (f64, f64),
        /// Width and height.
        size: (f64, f64),
        /// Its colour.
        colour: Colour,
    },
    /// A line through points.
    Line {
        /// The points; at least two are needed for anything to be seen.
        points: Vec<(f64, f64)>,
        /// How thick.
        width: f64,
        /// Its colour.
        colour: Colour,
    },
    /// A filled circle.
    Dot {
        /// Its middle.
        at: (f64, f64),
        /// Its radius.
        radius: f64,
        /// Its colour.
        colour: Colour,
    },
}

/// A colour: red, green, blue, opacity; each from 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8, pub u8);
