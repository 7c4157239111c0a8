//! Finding documents by what was typed.

use crate::index::{Document, Index};
use crate::words::words;

/// Words that are looked at, at most: a search is a few words.
const MOST_WORDS: usize = 8;

/// How a word of the vocabulary matches one that was typed: what it counts.
const WHOLE: f32 = 8.0;
const BEGINNING: f32 = 5.0;
const SLIP: f32 = 3.0;
const TWO_SLIPS: f32 = 1.5;
/// What a word in a title counts, for one in a text.
const IN_TITLE: f32 = 4.0;

/// An index that is ready to be searched.
#[derive(Clone, Debug)]
pub struct Search {
    index: Index,
    /// For each word of the vocabulary the documents that have it, and whether in their title.
    found_in: Vec<Vec<(u32, bool)>>,
}

/// A document that was found.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'a> {
    /// The document.
    pub document: &'a Document,
    /// How well it fits; more is better.
    pub score: f32,
}

impl Search {
    /// Makes an index ready.
    #[must_use]
    pub fn new(index: Index) -> Search {
        let mut found_in: Vec<Vec<(u32, bool)>> = vec![Vec::new(); index.vocabulary.len()];
        for ((document, text), number) in index.documents.iter().zip(&index.texts).zip(0_u32..) {
            for word in words(&document.title) {
                if let Ok(at) = index.vocabulary.binary_search(&word)
                    && let Some(places) = found_in.get_mut(at)
                    && places.last() != Some(&(number, true))
                {
                    places.push((number, true));
                }
            }
            let mut at = 0;
            for distance in text {
                at += *distance as usize;
                if let Some(places) = found_in.get_mut(at) {
                    places.push((number, false));
                }
            }
        }
        Search { index, found_in }
    }

    /// The documents that have every word, best first. Numbers beside words only help.
    #[must_use]
    pub fn find(&self, typed: &str, most: usize) -> Vec<Hit<'_>> {
        let typed = words(typed);
        let is_number = |word: &String| word.starts_with(|c: char| c.is_ascii_digit());
        // Beside words a number only helps: most of those in texts change with the variant.
        let only_numbers = typed.iter().all(is_number);
        let count = self.index.documents.len();
        let mut total: Vec<f32> = vec![0.0; count];
        let mut alive = vec![!typed.is_empty(); count];
        for word in typed.iter().take(MOST_WORDS) {
            let scores = self.scores(word);
            for ((total, alive), score) in total.iter_mut().zip(&mut alive).zip(scores) {
                *total += score;
                *alive &= score > 0.0 || (is_number(word) && !only_numbers);
            }
        }
        let documents = self.index.documents.iter().zip(total).zip(alive);
        let mut hits: Vec<Hit> = documents
            .filter(|(_, alive)| *alive)
            .map(|((document, score), _)| Hit { document, score })
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score));
        hits.truncate(most);
        hits
    }

    /// How well each document fits one word.
    fn scores(&self, typed: &str) -> Vec<f32> {
        let count = self.index.documents.len();
        let mut scores = vec![0.0_f32; count];
        for (word, places) in self.index.vocabulary.iter().zip(&self.found_in) {
            let fits = fits(typed, word);
            if fits == 0.0 {
                continue;
            }
            // A word that is everywhere says little.
            #[allow(clippy::cast_precision_loss)]
            let rare = 1.0 + (count as f32 / places.len().max(1) as f32).log2() / 4.0;
            for &(document, in_title) in places {
                let part = if in_title { IN_TITLE } else { 1.0 };
                if let Some(score) = scores.get_mut(document as usize) {
                    *score = score.max(fits * rare * part);
                }
            }
        }
        scores
    }
}

/// How well a word fits what was typed; 0 where it does not.
fn fits(typed: &str, word: &str) -> f32 {
    if word == typed {
        return WHOLE;
    }
    let length = typed.chars().count();
    if word.starts_with(typed) && (length >= 2 || word.len() <= 2) {
        return BEGINNING;
    }
    let slips = match length {
        0..4 => return 0.0,
        4..8 => 1,
        _ => 2,
    };
    if typed.starts_with(|c: char| c.is_ascii_digit()) {
        return 0.0;
    }
    // A slip in a word that is still being typed: its beginning is compared.
    let beginning: String = word.chars().take(length).collect();
    if word.chars().count() + slips < length {
        return 0.0;
    }
    let off = strsim::osa_distance(typed, word).min(strsim::osa_distance(typed, &beginning));
    match off {
        1 => SLIP,
        2 if slips == 2 => TWO_SLIPS,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Kind;

    fn search() -> Search {
        let one = |title: &str, text: &str| {
            Document::new(Kind::Exercise, title, title.to_lowercase()).with_text(text)
        };
        Search::new(Index::of(vec![
            one(
                "The corrected first moment",
                "Adam with β₁ = 0.9: what is m̂₃?",
            ),
            one("Gradient clipping", "The norm of all gradients is 5."),
            one(
                "Loss scaling",
                "Gradients vanish in FP16; the scaler doubles.",
            ),
            one("Momentum", "A running mean of gradients."),
            one("Effective batch", "Accumulate over eight micro-batches."),
        ]))
    }

    fn first(typed: &str) -> Option<String> {
        let search = search();
        let hits = search.find(typed, 5);
        hits.first().map(|hit| hit.document.title.clone())
    }

    #[test]
    fn words_beginnings_and_slips_lead_to_the_document() {
        for (typed, title) in [
            ("gradient clipping", "Gradient clipping"),
            ("clip", "Gradient clipping"),
            ("cliping", "Gradient clipping"),
            ("clippign", "Gradient clipping"),
            ("momnetum", "Momentum"),
            ("beta", "The corrected first moment"),
            ("β₁ adam", "The corrected first moment"),
            ("fp16", "Loss scaling"),
            ("LOSS", "Loss scaling"),
        ] {
            assert_eq!(first(typed).as_deref(), Some(title), "{typed}");
        }
    }

    #[test]
    fn every_word_must_be_there_and_nothing_is_found_for_nothing() {
        assert_eq!(first("adam clipping"), None);
        assert_eq!(first(""), None);
        assert_eq!(first("  ?! "), None);
        assert_eq!(first("xyzzy"), None);
    }

    #[test]
    fn a_title_goes_before_a_text() {
        assert_eq!(first("momentum").as_deref(), Some("Momentum"));
        assert_eq!(first("gradient").as_deref(), Some("Gradient clipping"));
    }

    #[test]
    fn an_index_survives_its_bytes_and_other_bytes_are_refused() {
        let index = search().index;
        let bytes = index.to_bytes().unwrap();
        let back = Index::from_bytes(&bytes).unwrap();
        assert_eq!(back.vocabulary, index.vocabulary);
        assert_eq!(back.texts, index.texts);
        assert!(Index::from_bytes(&bytes[..bytes.len() / 2]).is_err());
    }
}
