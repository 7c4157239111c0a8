//! Tables that exercises of every kind have.

use super::reader::Text;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileStep {
    pub(super) name: String,
    pub(super) symbol: Option<String>,
    pub(super) is: Text,
    pub(super) say: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileMistake {
    /// The id of the part it is made in.
    pub(super) part: Option<Text>,
    pub(super) id: String,
    pub(super) is: Text,
    /// Only in variants where this holds.
    pub(super) when: Option<Text>,
    /// The second of two slips that the reply names.
    pub(super) or: Option<Text>,
    pub(super) say: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileClaim {
    /// Words of a text.
    pub(super) says: String,
    /// What makes them true.
    pub(super) is: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileHint {
    pub(super) say: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileSource {
    pub(super) cite: String,
    pub(super) url: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FilePytorch {
    pub(super) code: String,
}
