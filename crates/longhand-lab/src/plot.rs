//! Drawings as data.

use crate::ink::Ink;

/// A drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// Lines and points between two axes.
    Lines(Lines),
    /// Rows of bars.
    Bars(Bars),
    /// Matrices as cells.
    Cells(Cells),
    /// A computational graph.
    Graph(Graph),
}

/// A drag moves a slider: by a place of the drawing, times a factor, less something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pull {
    /// The slider's id.
    pub control: &'static str,
    /// What the place along the axis is multiplied by.
    pub times: f64,
    /// What is then taken off.
    pub less: f64,
}

impl Pull {
    /// The place itself is the value.
    #[must_use]
    pub fn new(control: &'static str) -> Pull {
        Pull {
            control,
            times: 1.0,
            less: 0.0,
        }
    }

    /// The value at a place.
    #[must_use]
    pub fn value(&self, place: f64) -> f64 {
        place * self.times - self.less
    }
}

/// An axis.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Axis {
    /// Its title, with the unit.
    pub label: String,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Equal distances are equal factors.
    pub log: bool,
    /// Places to label with their texts; empty: round numbers.
    pub names: Vec<(f64, String)>,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it shows; written beside its end. Empty: nothing is written.
    pub label: String,
    /// Its colour.
    pub ink: Ink,
    /// Dashed, for what is only compared with.
    pub dashed: bool,
    /// Dots at its points and no line between them.
    pub dots: bool,
    /// What it encloses is tinted.
    pub filled: bool,
    /// Thin, for what lies under the others: a contour.
    pub thin: bool,
    /// Its points from left to right, or along a path.
    pub points: Vec<(f64, f64)>,
}

impl Line {
    /// A plain line.
    #[must_use]
    pub fn new(label: impl Into<String>, ink: Ink, points: Vec<(f64, f64)>) -> Line {
        Line {
            label: label.into(),
            ink,
            dashed: false,
            dots: false,
            filled: false,
            thin: false,
            points,
        }
    }

    /// The same, dashed.
    #[must_use]
    pub fn dashed(mut self) -> Line {
        self.dashed = true;
        self
    }

    /// The same as dots.
    #[must_use]
    pub fn dots(mut self) -> Line {
        self.dots = true;
        self
    }

    /// The same, thin.
    #[must_use]
    pub fn thin(mut self) -> Line {
        self.thin = true;
        self
    }

    /// The same with what it encloses tinted.
    #[must_use]
    pub fn filled(mut self) -> Line {
        self.filled = true;
        self
    }
}

/// A point that is pointed out.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its place.
    pub at: (f64, f64),
    /// What is written beside it; may be empty.
    pub label: String,
    /// Its colour.
    pub ink: Ink,
}

/// A point that can be dragged.
#[derive(Debug, Clone, PartialEq)]
pub struct Handle {
    /// Its place.
    pub at: (f64, f64),
    /// What a move to the side changes.
    pub across: Option<Pull>,
    /// What a move up changes.
    pub up: Option<Pull>,
}

/// An upright line at which values are read off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Probe {
    /// Its place along the horizontal axis.
    pub at: f64,
    /// The slider that moves it. Pointing at the drawing does too.
    pub pull: Pull,
}

/// Lines between two axes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lines {
    /// The horizontal axis.
    pub across: Axis,
    /// The vertical axis.
    pub up: Axis,
    /// The lines.
    pub lines: Vec<Line>,
    /// Points to point out.
    pub marks: Vec<Mark>,
    /// Upright lines with a name: the end of a run, the largest number.
    pub rules: Vec<(f64, String)>,
    /// Points to drag.
    pub handles: Vec<Handle>,
    /// Where values are read off.
    pub probe: Option<Probe>,
}

/// The bars of one quantity, one for each row.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it is.
    pub label: String,
    /// Its colour.
    pub ink: Ink,
    /// A number for each row.
    pub values: Vec<f64>,
    /// The sliders that its bars move when dragged, one for each row; empty: none.
    pub pulls: Vec<Pull>,
}

/// Rows of bars to both sides of zero.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bars {
    /// What each row is.
    pub rows: Vec<String>,
    /// What is drawn in each row.
    pub series: Vec<Series>,
    /// The left end of the scale.
    pub from: f64,
    /// The right end.
    pub to: f64,
    /// What is written behind each number.
    pub unit: String,
}

/// How a cell is coloured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shade {
    /// By its number, from red over nothing to blue, in shares of this one.
    Heat(f64),
    /// As one of a group.
    Group(Ink),
    /// Not at all.
    Plain,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Square {
    /// Its number; not a number for an empty cell.
    pub value: f64,
    /// What is written in it; may be empty.
    pub text: String,
    /// Its colour.
    pub shade: Shade,
    /// Framed, because it is what is looked at or feeds it.
    pub framed: bool,
}

/// One matrix.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Panel {
    /// Its name.
    pub title: String,
    /// Names of the rows; may be empty.
    pub rows: Vec<String>,
    /// Names of the columns; may be empty.
    pub columns: Vec<String>,
    /// The cells, row by row.
    pub cells: Vec<Vec<Square>>,
    /// The sliders that pointing at a cell moves: that of the row, counted from 1, and that of the
    /// column.
    pub pull: Option<(&'static str, &'static str)>,
    /// The choice that pointing at a cell makes besides: its id, and the option.
    pub choose: Option<(&'static str, &'static str)>,
}

/// Matrices beside one another.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cells {
    /// The matrices.
    pub panels: Vec<Panel>,
    /// The width of a cell in pixels, on a wide page and on a phone.
    pub wide: (f64, f64),
}

/// What an operation reads.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Edge {
    /// The place of the node that is read; it stands earlier.
    pub from: usize,
    /// The local derivative; may be empty.
    pub label: String,
    /// Nothing comes back along it.
    pub dead: bool,
}

/// A node of a computational graph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GraphNode {
    /// Its name or its sign.
    pub label: String,
    /// It is an operation, and has a box.
    pub boxed: bool,
    /// Its value; empty while it is not known.
    pub value: String,
    /// The gradient that has arrived; empty while there is none.
    pub gradient: String,
    /// What it reads.
    pub edges: Vec<Edge>,
    /// It is what the step is about.
    pub here: bool,
    /// It lets nothing back.
    pub shut: bool,
}

/// A computational graph; the last node is its output.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Graph {
    /// Its nodes, each after those that it reads.
    pub nodes: Vec<GraphNode>,
}
