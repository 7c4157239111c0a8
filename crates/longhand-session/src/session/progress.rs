//! What the learner has done: noted, kept, saved, brought in, forgotten.

use longhand_exercise::progress::{self, Event, EventKind, Names, Progress};
use longhand_view::catalogue::{ENGLISH, fill};

use super::{Session, Store, say};
use crate::{Effect, Timer};

/// How long typing may rest before it is kept, in milliseconds.
const DESK_DELAY: u32 = 400;

impl Session {
    pub(super) fn record(
        &mut self,
        now: u64,
        index: usize,
        kind: EventKind,
        out: &mut Vec<Effect>,
    ) {
        let Some(card) = self.card(index) else { return };
        let (slug, variant) = (card.slug().to_owned(), card.variant());
        let id = self.clock.id(&slug, variant, &kind);
        let at = self.clock.moment(now);
        let event = Event::new(id, at, &slug, variant, kind).of(&self.workbook);
        if event.is_replaceable() {
            self.unsaved.retain(|noted| noted.id != event.id);
            self.unsaved.push(event);
            if !self.flushing {
                self.flushing = true;
                out.push(Effect::Start(Timer::Flush, DESK_DELAY));
            }
        } else {
            self.flush(out);
            self.add(event, out);
        }
    }

    /// Keeps what stands on the desk.
    pub(super) fn flush(&mut self, out: &mut Vec<Effect>) {
        self.stop_flushing(out);
        for event in std::mem::take(&mut self.unsaved) {
            self.add(event, out);
        }
    }

    /// Keeps what stands on the desk before the page is gone. It may come back
    /// instead (another tab was looked at); then it goes on as ever.
    pub(super) fn leave(&mut self, out: &mut Vec<Effect>) {
        if !matches!(self.store, Store::Open { .. }) {
            return self.flush(out);
        }
        self.stop_flushing(out);
        let unsaved = std::mem::take(&mut self.unsaved);
        unsaved.iter().for_each(|event| self.note(event.clone()));
        out.push(Effect::KeepNow(unsaved));
    }

    fn stop_flushing(&mut self, out: &mut Vec<Effect>) {
        if std::mem::take(&mut self.flushing) {
            out.push(Effect::Stop(Timer::Flush));
        }
    }

    fn add(&mut self, event: Event, out: &mut Vec<Effect>) {
        let counts = matches!(
            event.kind,
            EventKind::Tried { .. } | EventKind::CodeRun { .. }
        );
        if matches!(self.store, Store::Open { .. }) {
            out.push(Effect::Keep(vec![event.clone()]));
            if !event.is_replaceable() {
                out.push(Effect::Tell(event.clone()));
            }
        }
        self.note(event);
        if counts {
            out.push(Effect::Mark);
        }
    }

    /// Joins an event of this page with the others. Its earlier note of the same thing goes.
    fn note(&mut self, event: Event) {
        if event.is_replaceable() {
            self.events.retain(|noted| noted.id != event.id);
        }
        self.events.push(event);
    }

    /// Hands the learner a file with everything.
    pub(super) fn save(&mut self, now: u64, out: &mut Vec<Effect>) {
        self.flush(out);
        let at = self.clock.moment(now);
        let text = progress::export(&self.events, at);
        out.push(Effect::SaveFile(ENGLISH.progress_file, text));
    }

    /// Joins what a file holds with what there is. Nothing that there is gives way to it.
    pub(super) fn brought(&mut self, now: u64, text: &str, out: &mut Vec<Effect>) {
        let file = match progress::import(text, now) {
            Ok(file) => file,
            Err(message) => return say(message, out),
        };
        self.flush(out);
        let new = progress::join(&mut self.events, file.events);
        let mut words = fill(ENGLISH.progress_added, &[&new.len()]);
        if !file.faults.is_empty() {
            words.push(' ');
            words.push_str(&fill(ENGLISH.progress_faults, &[&file.faults.len()]));
        }
        self.take_in(&new, out);
        if matches!(self.store, Store::Open { .. }) && !new.is_empty() {
            out.push(Effect::TakeIn(new));
        }
        say(words, out);
    }

    /// Shows what has joined the events from elsewhere: one fold, and each card that it is about
    /// once.
    pub(super) fn take_in(&mut self, new: &[Event], out: &mut Vec<Effect>) {
        self.clock.see(new);
        if new.is_empty() {
            return;
        }
        let progress = self.progress();
        let mut about: Vec<(&str, &str)> = new
            .iter()
            .map(|event| Names::present(&self.names, event))
            .collect();
        about.sort_unstable();
        about.dedup();
        let touched: Vec<usize> = (0..self.widgets.len())
            .filter(|&index| {
                let key = self.widgets.get(index).map_or("", |widget| widget.key());
                about.binary_search(&(&self.workbook, key)).is_ok()
            })
            .collect();
        for index in touched {
            self.restore(index, &progress, out);
        }
        out.push(Effect::Mark);
    }

    /// Puts back what is known of a card.
    pub(super) fn restore(&mut self, index: usize, progress: &Progress, out: &mut Vec<Effect>) {
        let Some(card) = self.widgets.get_mut(index).and_then(|one| one.card()) else {
            return;
        };
        if let Some(known) = progress.of(&self.workbook, card.slug()) {
            card.restore(known);
            out.push(Effect::Draw(index));
        }
    }

    /// Forgets everything and begins anew.
    pub(super) fn forget(&mut self, out: &mut Vec<Effect>) {
        // What stands on the desk must not come back when the page goes.
        self.stop_flushing(out);
        self.unsaved.clear();
        let open = matches!(self.store, Store::Open { .. });
        self.store = match self.store {
            Store::Awaited | Store::ForgetOnceOpen => Store::ForgetOnceOpen,
            Store::Open { .. } | Store::Gone => Store::Gone,
        };
        if open {
            out.push(Effect::Forget);
        }
    }

    /// Another tab has forgotten everything: so does this one.
    pub(super) fn forgotten_elsewhere(&mut self, out: &mut Vec<Effect>) {
        self.unsaved.clear();
        self.store = Store::Gone;
        out.push(Effect::Reload);
    }
}
