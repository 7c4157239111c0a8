//! `[answer]`, or the same fields of a part: what is right, and how close.

use super::reader::{Reader, Text};
use super::tables::FileStep;
use longhand_exercise::alternative::Alternative;
use longhand_exercise::formula::Formula;
use longhand_exercise::tolerance::Tolerance;
use longhand_notation::math::Math;
use serde::Deserialize;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileAnswer {
    pub(super) is: Text,
    pub(super) symbol: Option<String>,
    pub(super) accept: Option<Spanned<FileAccept>>,
    pub(super) unit: Option<String>,
    #[serde(default)]
    pub(super) also: Vec<FileAlso>,
    /// Of a vector: what stands at each cell. Of a matrix: at each row.
    #[serde(default)]
    pub(super) labels: Vec<String>,
    /// Of a matrix: what stands above each column.
    #[serde(default)]
    pub(super) columns: Vec<String>,
    /// Of an estimate: within which factor it is right.
    pub(super) factor: Option<Spanned<f64>>,
    /// Of an estimate: the roundings that lead there in the head.
    #[serde(default)]
    pub(super) roundings: Vec<Text>,
    /// `false`: one field for the whole list, whose length is then part of the answer.
    pub(super) cells: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileAlso {
    pub(super) is: Text,
    pub(super) accept: Option<Spanned<FileAccept>>,
    pub(super) say: Text,
}

/// `"exact"`, `{ absolute = 0.001 }`, `{ relative = 0.01 }` or `{ figures = 3 }`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum FileAccept {
    Word(String),
    Band(FileBand),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileBand {
    pub(super) absolute: Option<f64>,
    pub(super) relative: Option<f64>,
    /// Significant figures.
    pub(super) figures: Option<u32>,
    /// Why a large number is asked for to its last digit.
    pub(super) exact: Option<String>,
}

/// What one part is asked as: the fields of `[answer]`, or those of a part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    /// Where it stands, for findings.
    pub(super) at: usize,
    pub(super) is: Option<&'a Text>,
    pub(super) symbol: Option<&'a String>,
    pub(super) accept: Option<&'a Spanned<FileAccept>>,
    pub(super) unit: Option<&'a String>,
    pub(super) also: &'a [FileAlso],
    pub(super) labels: &'a [String],
    pub(super) columns: &'a [String],
    pub(super) cells: Option<bool>,
    pub(super) factor: Option<&'a Spanned<f64>>,
    pub(super) roundings: &'a [Text],
}

/// An answer that is one formula, with what its exercise says of it.
#[derive(Debug)]
pub(super) struct Answered<'a> {
    /// The fields as written.
    pub(super) asked: Asked<'a>,
    /// What stands before the field, set.
    pub(super) symbol: Option<Math>,
    /// Whether the exercise has variables.
    pub(super) has_variables: bool,
}

impl FileAnswer {
    pub(super) fn asked(&self) -> Asked<'_> {
        Asked {
            at: self.is.span().start,
            is: Some(&self.is),
            symbol: self.symbol.as_ref(),
            accept: self.accept.as_ref(),
            unit: self.unit.as_ref(),
            also: &self.also,
            labels: &self.labels,
            columns: &self.columns,
            cells: self.cells,
            factor: self.factor.as_ref(),
            roundings: &self.roundings,
        }
    }
}

impl Reader<'_> {
    /// The formula of the answer, which must be there.
    pub(super) fn is(&mut self, asked: &Asked, such_as: &str) -> Option<Formula> {
        if asked.is.is_none() {
            self.find(
                asked.at,
                "There is no answer.",
                format!("Add `is = \"…\"`, such as `is = \"{such_as}\"`, or the name of a step."),
            );
        }
        asked.is.map(|is| self.formula(is))
    }

    /// What stands before the field: as said; else as the step is set that the answer names; else,
    /// of an exercise without parts, as the last step is.
    pub(super) fn answer_symbol(
        &mut self,
        steps: &[FileStep],
        asked: &Asked,
        last: bool,
    ) -> Option<Math> {
        let named = asked
            .is
            .and_then(|is| steps.iter().find(|step| step.name == *is.get_ref()));
        let step = named.or(steps.last().filter(|_| last));
        let tex = asked
            .symbol
            .or(step.and_then(|step| step.symbol.as_ref()))
            .map_or("", String::as_str);
        self.symbol(asked.at, tex)
    }

    /// The other right values.
    pub(super) fn also(&mut self, asked: &Asked) -> Vec<Alternative> {
        asked
            .also
            .iter()
            .map(|also| Alternative {
                is: self.formula(&also.is),
                accept: self.accept(also.accept.as_ref()),
                say: self.prose(&also.say),
            })
            .collect()
    }

    /// Some answers have no tolerance.
    pub(super) fn no_band(&mut self, asked: &Asked, found: &str) {
        if let Some(accept) = asked.accept {
            self.find(accept.span().start, found, "Take out `accept`.");
        }
    }

    pub(super) fn accept(&mut self, accept: Option<&Spanned<FileAccept>>) -> Tolerance {
        let Some(accept) = accept else {
            return Tolerance::default();
        };
        let read = match accept.get_ref() {
            FileAccept::Word(word) if word == "exact" => Some(Tolerance::Exact),
            FileAccept::Band(FileBand {
                exact: Some(why),
                absolute: None,
                relative: None,
                figures: None,
            }) => (!why.trim().is_empty()).then_some(Tolerance::EveryDigit),
            FileAccept::Band(band) if band.exact.is_some() => None,
            FileAccept::Band(band) => match (band.absolute, band.relative, band.figures) {
                (Some(x), None, None) if x > 0.0 && x.is_finite() => Some(Tolerance::Absolute(x)),
                // From 1 on nothing would be wrong that has the right sign, not even 0.
                (None, Some(x), None) if x > 0.0 && x < 1.0 => Some(Tolerance::Relative(x)),
                (None, None, Some(figures)) if (1..=15).contains(&figures) => {
                    Some(Tolerance::Figures(figures))
                }
                _ => None,
            },
            _ => None,
        };
        read.unwrap_or_else(|| {
            self.find(
                accept.span().start,
                "This tolerance says neither what is exact nor how close is close enough.",
                "Write `\"exact\"`, `{ exact = \"why every digit of a large number counts\" }`, `{ absolute = 0.001 }`, `{ relative = 0.01 }` or `{ figures = 3 }`, with a number above zero; what is relative stays below 1.",
            );
            Tolerance::default()
        })
    }
}
