//! The cards in use, made as they are asked for.

use std::collections::BTreeMap;

use anyhow::Context;
use longhand_exercise::Answer;
use longhand_site::{Found, Shelf};
use longhand_view::card::{Card, Event, Reply};

use crate::command::Outcome;

/// The cards in use, made as they are asked for.
pub(super) struct Desk<'a> {
    pub shelf: &'a Shelf,
    /// By workbook and id.
    cards: BTreeMap<(String, String), Card>,
    pub run_code: bool,
}

impl<'a> Desk<'a> {
    pub fn new(shelf: &'a Shelf, run_code: bool) -> Outcome<Desk<'a>> {
        Ok(Desk {
            shelf,
            cards: BTreeMap::new(),
            run_code,
        })
    }

    /// The card of an exercise, at a variant.
    pub fn card(&mut self, (workbook, exercise): Found<'_>, variant: u32) -> Outcome<&mut Card> {
        let key = (workbook.slug.clone(), exercise.slug.clone());
        if !self.cards.contains_key(&key) {
            let card = Card::new(exercise.clone(), variant);
            self.cards.insert(key.clone(), card);
        }
        let card = self.cards.get_mut(&key).context("there is no card")?;
        card.update(Event::OpenVariant(variant));
        Ok(card)
    }

    /// What the card of an exercise says to an answer.
    pub fn reply(&mut self, found: Found<'_>, variant: u32, answer: &Answer) -> Outcome<Reply> {
        Ok(self.card(found, variant)?.hand_in(answer))
    }
}
