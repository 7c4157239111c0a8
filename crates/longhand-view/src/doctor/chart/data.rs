//! A chart as data.

use serde::{Deserialize, Serialize};

/// What a curve is drawn against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Across {
    /// The step, or what the log counts by.
    #[default]
    Step,
    /// Tokens seen.
    Tokens,
    /// Seconds since the run began.
    Time,
}

impl Across {
    /// All of them.
    pub const ALL: [Across; 3] = [Across::Step, Across::Tokens, Across::Time];

    /// Its name in addresses and controls.
    pub fn name(self) -> &'static str {
        match self {
            Across::Step => "step",
            Across::Tokens => "tokens",
            Across::Time => "time",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Across> {
        Across::ALL.into_iter().find(|one| one.name() == name)
    }

    pub(super) fn place(self) -> usize {
        match self {
            Across::Step => 0,
            Across::Tokens => 1,
            Across::Time => 2,
        }
    }
}

/// One curve.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What it shows.
    pub label: String,
    /// Where its values stand: by steps, tokens, seconds; empty where that is not known.
    pub places: [Vec<f64>; 3],
    /// Its values; NaN and the infinities are values too.
    pub values: Vec<f64>,
    /// Few values, each shown by a dot.
    pub dots: bool,
}

/// A finding on a chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// The finding's number, from 1.
    pub number: usize,
    /// Where it lies, as in [`Line::places`]; NaN where that is not known.
    pub places: [f64; 3],
}

/// Where healthy runs stand.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// Where it holds, as in [`Line::places`]; NaN where that is not known.
    pub places: [f64; 3],
    /// Lowest.
    pub low: f64,
    /// Highest.
    pub high: f64,
}

/// A chart: some curves over one axis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Which run it belongs to, from 0; charts of one run move together.
    pub run: usize,
    /// What it shows.
    pub title: String,
    /// Its curves.
    pub lines: Vec<Line>,
    /// The run's findings.
    pub marks: Vec<Mark>,
    /// Where healthy runs stand.
    pub bands: Vec<Band>,
    /// Values that lie far apart are best seen on a logarithmic axis.
    pub logarithmic: bool,
    /// What its steps are: steps, records, epochs.
    pub counted: String,
}

impl Chart {
    /// What it can be drawn against.
    pub fn across(&self) -> Vec<Across> {
        let known = |across: &Across| {
            let places = |line: &Line| !line.places[across.place()].is_empty();
            self.lines.iter().any(places)
        };
        Across::ALL.into_iter().filter(known).collect()
    }

    /// First and last place.
    pub fn span(&self, across: Across) -> (f64, f64) {
        let ends = self.lines.iter().filter_map(|line| {
            let places = &line.places[across.place()];
            Some((*places.first()?, *places.last()?))
        });
        let (first, last) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |span, ends| {
            (span.0.min(ends.0), span.1.max(ends.1))
        });
        if first <= last {
            (first, last)
        } else {
            (0.0, 0.0)
        }
    }

    /// Whether it has a value that a logarithmic axis can show.
    pub fn has_logarithm(&self) -> bool {
        let mut values = self.lines.iter().flat_map(|line| &line.values);
        values.any(|value| *value > 0.0 && value.is_finite())
    }
}

impl Line {
    /// Its places and values against something, where that is known.
    pub(super) fn points(&self, across: Across) -> (&[f64], &[f64]) {
        let places = &self.places[across.place()];
        let count = places.len().min(self.values.len());
        (&places[..count], &self.values[..count])
    }
}
