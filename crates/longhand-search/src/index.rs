//! What can be found, and the words of each, small enough to be fetched.

use crate::words::words;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A page of the site: a tool, a workbook's front page.
    Page,
    /// A chapter.
    Chapter,
    /// A section of a chapter.
    Section,
    /// An exercise.
    Exercise,
    /// A word of a glossary.
    Term,
    /// A rule of the reference.
    Rule,
}

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// What a result says.
    pub title: String,
    /// Where it is part of: the workbook and the chapter.
    pub place: String,
    /// Where it leads, from the site's root.
    pub address: String,
    /// Its text; not kept, only its words are.
    #[serde(skip)]
    text: String,
}

impl Document {
    /// A document without a text.
    pub fn new(kind: Kind, title: impl Into<String>, address: impl Into<String>) -> Document {
        Document {
            kind,
            title: title.into(),
            place: String::new(),
            address: address.into(),
            text: String::new(),
        }
    }

    /// The same as a part of something.
    #[must_use]
    pub fn within(self, place: impl Into<String>) -> Document {
        Document {
            place: place.into(),
            ..self
        }
    }

    /// The same with a text whose words lead to it.
    #[must_use]
    pub fn with_text(self, text: impl Into<String>) -> Document {
        Document {
            text: text.into(),
            ..self
        }
    }
}

/// Documents and their words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// What can be found.
    pub(crate) documents: Vec<Document>,
    /// Every word once, in order.
    pub(crate) vocabulary: Vec<String>,
    /// For each document the words of its text, by their places in the vocabulary, each as the
    /// distance from the one before. Words of titles are not in it: a title says them itself.
    pub(crate) texts: Vec<Vec<u32>>,
}

impl Index {
    /// An index of these documents.
    #[must_use]
    pub fn of(documents: Vec<Document>) -> Index {
        let each: Vec<(BTreeSet<String>, BTreeSet<String>)> = documents
            .iter()
            .map(|one| {
                let title: BTreeSet<String> = words(&one.title).into_iter().collect();
                let text = words(&one.text).into_iter().filter(|word| keeps(word));
                let text = text.filter(|word| !title.contains(word)).collect();
                (title, text)
            })
            .collect();
        let all = each.iter().flat_map(|(title, text)| title.union(text));
        let all: BTreeSet<&String> = all.collect();
        let vocabulary: Vec<String> = all.into_iter().cloned().collect();
        let place: BTreeMap<&str, u32> = vocabulary.iter().map(String::as_str).zip(0..).collect();
        let texts = each.iter().map(|(_, text)| {
            let mut before = 0;
            let places = text.iter().filter_map(|word| place.get(word.as_str()));
            places
                .map(|&at| {
                    let distance = at - before;
                    before = at;
                    distance
                })
                .collect()
        });
        Index {
            texts: texts.collect(),
            documents,
            vocabulary,
        }
    }

    /// What the browser fetches.
    ///
    /// # Errors
    /// Never, in practice; what the format says.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(self)
    }

    /// The index in these bytes.
    ///
    /// # Errors
    /// Bytes that are no index.
    pub fn from_bytes(bytes: &[u8]) -> Result<Index, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}

/// Words that lead nowhere, and numbers of a text, which nobody searches for.
fn keeps(word: &str) -> bool {
    const COMMON: &[&str] = &[
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "do", "does", "for", "from", "has",
        "have", "how", "if", "in", "is", "it", "its", "no", "not", "of", "on", "or", "so", "than",
        "that", "the", "then", "there", "they", "this", "to", "was", "what", "when", "which",
        "with", "you", "your",
    ];
    !COMMON.contains(&word) && !word.starts_with(|c: char| c.is_ascii_digit())
}
