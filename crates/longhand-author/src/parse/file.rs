//! The file's tables as an author writes them. What only one kind reads stands in that kind's file.

use super::asked::FileAnswer;
use super::choice::FileOption;
use super::code::{FileBug, FileCode, FileTest};
use super::expression::FileVariable;
use super::given::FileGiven;
use super::graph::FileGraph;
use super::order::FileLine;
use super::ordered::Ordered;
use super::parts::FilePart;
use super::reader::Text;
use super::tables::{FileClaim, FileHint, FileMistake, FilePytorch, FileSource, FileStep};
use serde::Deserialize;
use toml::Spanned;

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) kind: Text,
    pub(super) number: String,
    pub(super) title: String,
    pub(super) difficulty: Spanned<u8>,
    pub(super) skills: Option<Vec<String>>,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    pub(super) prompt: Text,
    pub(super) after: Option<Text>,
    #[serde(default)]
    pub(super) require: Vec<Text>,
    #[serde(default)]
    pub(super) givens: Ordered<FileGiven>,
    #[serde(default)]
    pub(super) variables: Ordered<Spanned<FileVariable>>,
    #[serde(default)]
    pub(super) parts: Vec<FilePart>,
    #[serde(default)]
    pub(super) steps: Vec<FileStep>,
    pub(super) answer: Option<FileAnswer>,
    #[serde(default)]
    pub(super) mistakes: Vec<FileMistake>,
    #[serde(default)]
    pub(super) holds: Vec<FileClaim>,
    #[serde(default)]
    pub(super) hints: Vec<FileHint>,
    #[serde(default)]
    pub(super) sources: Vec<FileSource>,
    pub(super) graph: Option<FileGraph>,
    pub(super) pytorch: Option<FilePytorch>,
    pub(super) several: Option<bool>,
    #[serde(default)]
    pub(super) options: Vec<FileOption>,
    pub(super) code: Option<FileCode>,
    pub(super) bug: Option<FileBug>,
    #[serde(default)]
    pub(super) tests: Vec<FileTest>,
    #[serde(default)]
    pub(super) lines: Vec<FileLine>,
}
