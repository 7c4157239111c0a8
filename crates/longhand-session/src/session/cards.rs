//! What happens to widgets, and what they want done.

use longhand_view::card::{self, Preference};

use super::{Session, setting};
use crate::{Copied, Effect, Link, widget};

impl Session {
    pub(super) fn happened(
        &mut self,
        now: u64,
        index: usize,
        event: widget::Event,
        out: &mut Vec<Effect>,
    ) {
        let Some(widget) = self.widgets.get_mut(index) else {
            return;
        };
        let effects = widget.update(event);
        out.push(Effect::Draw(index));
        for effect in effects {
            match effect {
                widget::Effect::Card(effect) => self.carry_out(now, index, effect, out),
                widget::Effect::Tick => out.push(Effect::Tick(index)),
                widget::Effect::Paint(picture) => out.push(Effect::Paint(index, picture)),
                widget::Effect::Work(task) => out.push(Effect::Work(index, task)),
                widget::Effect::StopWork => out.push(Effect::StopWork(index)),
            }
        }
    }

    fn carry_out(&mut self, now: u64, index: usize, effect: card::Effect, out: &mut Vec<Effect>) {
        match effect {
            card::Effect::Record(kind) => self.record(now, index, kind, out),
            card::Effect::Run(run, engine) => out.push(Effect::Run(index, run, engine)),
            card::Effect::Stop => out.push(Effect::StopRun(index)),
            card::Effect::Prefer(preference) => self.prefer(now, index, preference, out),
            card::Effect::Focus(id) => out.push(Effect::Focus(id)),
            card::Effect::Announce(text) => out.push(Effect::Announce(text)),
            card::Effect::Copy(text) => out.push(Effect::Copy(text, Copied::Report)),
            card::Effect::Link(variant) => {
                if let Some(widget) = self.widgets.get(index) {
                    out.push(Effect::Fragment(Link::fragment(widget.key(), variant)));
                }
            }
        }
    }

    /// A language was chosen on one card: the others follow, and later visits.
    fn prefer(&mut self, now: u64, chosen: usize, preference: Preference, out: &mut Vec<Effect>) {
        self.preference = preference;
        out.push(Effect::Remember(preference.word()));
        self.follow_preference(now, Some(chosen), out);
    }

    /// Every card with a program but the one on which it was chosen takes the language.
    pub(super) fn follow_preference(
        &mut self,
        now: u64,
        chosen: Option<usize>,
        out: &mut Vec<Effect>,
    ) {
        let event = card::Event::Preferred(self.preference);
        for index in (0..self.widgets.len()).filter(|index| Some(*index) != chosen) {
            let Some(card) = self.card(index).filter(|card| card.has_code()) else {
                continue;
            };
            let effects = card.follow(event.clone());
            out.push(Effect::Draw(index));
            for effect in effects {
                self.carry_out(now, index, effect, out);
            }
        }
    }

    /// Opens the variant that the address names.
    pub(super) fn followed(
        &mut self,
        now: u64,
        fragment: &str,
        at_top: bool,
        out: &mut Vec<Effect>,
    ) {
        let Some(Link {
            slug,
            variant: Some(variant),
        }) = Link::read(fragment)
        else {
            return;
        };
        let Some(index) = self.index(&slug) else {
            return;
        };
        let Some(card) = self.card(index) else { return };
        let effects = card.follow(card::Event::OpenVariant(variant));
        if at_top {
            out.push(Effect::ScrollTo(index));
        }
        out.push(Effect::Draw(index));
        for effect in effects {
            // The address is right already, and nobody asked for the focus.
            if matches!(effect, card::Effect::Record(_)) {
                self.carry_out(now, index, effect, out);
            }
        }
    }

    /// Does a little of what the first answer will need.
    pub(super) fn idle(&mut self, out: &mut Vec<Effect>) {
        let setting = setting(self.pythons, self.report.as_deref());
        let mut cards = self
            .widgets
            .iter_mut()
            .enumerate()
            .filter_map(|(index, widget)| Some((index, widget.card()?)));
        if !self.rehearsed {
            self.rehearsed = true;
            let rehearsed =
                cards.find_map(|(index, card)| Some((index, card.rehearsed(&setting)?)));
            if let Some((index, html)) = rehearsed {
                out.push(Effect::Rehearse(index, html));
            }
        } else if let Some((_, next)) = cards.find(|(_, card)| !card.is_made()) {
            next.made();
        }
        let mut cards = self.widgets.iter_mut().filter_map(|widget| widget.card());
        if cards.any(|card| !card.is_made()) {
            out.push(Effect::WhenIdle);
        }
    }

    pub(super) fn card(&mut self, index: usize) -> Option<&mut widget::CardWidget> {
        self.widgets.get_mut(index)?.card()
    }
}
