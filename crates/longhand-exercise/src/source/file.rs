//! The file's tables as an author writes them. What only one kind reads stands in that kind's file.

use super::Text;
use super::asked::FileAnswer;
use super::choice::FileOption;
use super::code::{FileBug, FileCode, FileTest};
use super::expression::FileVariable;
use super::given::FileGiven;
use super::graph::FileGraph;
use super::order::FileLine;
use super::parts::FilePart;
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
    #[serde(default)]
    pub(super) skills: Vec<String>,
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

/// A table whose order counts.
#[derive(Debug)]
pub(super) struct Ordered<T>(pub(super) Vec<(String, T)>);

impl<T> Default for Ordered<T> {
    fn default() -> Self {
        Ordered(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> serde::de::Visitor<'de> for InOrder<T> {
            type Value = Ordered<T>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "a table")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    items.push(entry);
                }
                Ok(Ordered(items))
            }
        }
        deserializer.deserialize_map(InOrder(std::marker::PhantomData))
    }
}

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
    pub(super) say: Text,
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
