//! What happened, from the learner's hand into the store and back.

use longhand_exercise::json::Json;
use longhand_exercise::progress::{self, EventKind, Progress};
use longhand_view::catalogue::{ENGLISH, fill};
use longhand_view::page::Notice;

use super::{App, Message, NOTICE_DELAY, send};
use crate::storage::{self, Opened};
use crate::{dom, idle, mark};

/// How long typing may rest before it is kept, in milliseconds.
const DESK_DELAY: i32 = 400;

impl App {
    pub(super) fn record(&mut self, index: usize, kind: EventKind) {
        let Some(mounted) = self.cards.get(index) else {
            return;
        };
        let (slug, variant) = (mounted.slug().to_owned(), mounted.variant());
        let id = self.clock.id(&slug, variant, &kind);
        let at = self.clock.now();
        let event = progress::Event::new(id, at, &slug, variant, kind).of(&self.workbook);
        if event.is_replaceable() {
            self.desk.retain(|noted| noted.id != event.id);
            self.desk.push(event);
            if self.timer.is_none() {
                self.timer = dom::after(DESK_DELAY, || send(Message::Flush));
            }
        } else {
            self.flush();
            self.add(event);
        }
    }

    /// Keeps what stands on the desk.
    pub(super) fn flush(&mut self) {
        dom::never_mind(self.timer.take());
        for event in std::mem::take(&mut self.desk) {
            self.add(event);
        }
    }

    /// Keeps what stands on the desk before the page is gone. It may come back
    /// instead (another tab was looked at); then it is kept as ever.
    pub(super) fn leave(&mut self) {
        if let Some(storage) = &self.storage {
            storage.put_under_way_at_once();
            self.desk.retain(|event| {
                let kept = storage.put_at_once(event);
                if kept {
                    self.events.push(event.clone());
                }
                !kept
            });
        }
        self.flush();
    }

    pub(super) fn add(&mut self, event: progress::Event) {
        if let Some(storage) = &self.storage {
            storage.put(&event, || send(Message::NotKept));
            if !event.is_replaceable() {
                storage.tell(&event);
            }
        }
        let counts = matches!(
            event.kind,
            EventKind::Tried { .. } | EventKind::CodeRun { .. }
        );
        self.events.push(event);
        if counts {
            self.mark(&self.progress());
        }
    }

    pub(super) fn progress(&self) -> Progress {
        progress::fold(&self.events, &self.names)
    }

    fn mark(&self, progress: &Progress) {
        mark::show(progress, &self.workbooks, &self.workbook);
        if !self.outlines.is_empty() {
            let last = longhand_view::page::last(&self.events, &self.names);
            mark::show_outlines(progress, &self.outlines, &last);
        }
    }

    /// The store is there: keeps what happened meanwhile, puts back what was.
    pub(super) fn opened(&mut self, opened: Opened) {
        if !opened.storage.lasts() {
            dom::show(Notice::NothingKept);
        }
        for event in &self.events {
            opened.storage.put(event, || send(Message::NotKept));
        }
        self.storage = Some(opened.storage);
        let read = opened.texts.iter().filter_map(|text| read(text));
        let kept: Vec<progress::Event> = read.collect();
        self.events = progress::merge(&kept, &self.events);
        let progress = self.progress();
        for index in 0..self.cards.len() {
            self.restore(index, &progress);
        }
        self.mark(&progress);
        dom::say_live();
        idle::soon();
    }

    /// Joins what a file holds with what there is. Nothing that there is gives way to it.
    pub(super) fn brought(&mut self, text: &str) {
        let file = match progress::import(text) {
            Ok(file) => file,
            Err(message) => return dom::tell(&message, 2 * NOTICE_DELAY),
        };
        self.flush();
        let joined = progress::merge(&self.events, &file.events);
        let new: Vec<&progress::Event> = joined
            .iter()
            .filter(|event| !self.events.contains(event))
            .collect();
        if let Some(storage) = &self.storage {
            for event in &new {
                storage.put(event, || send(Message::NotKept));
                storage.tell(event);
            }
        }
        let mut told = fill(ENGLISH.progress_added, &[&new.len()]);
        if !file.faults.is_empty() {
            told.push(' ');
            told.push_str(&fill(ENGLISH.progress_faults, &[&file.faults.len()]));
        }
        self.events = joined;
        let progress = self.progress();
        for index in 0..self.cards.len() {
            self.restore(index, &progress);
        }
        self.mark(&progress);
        dom::tell(&told, 2 * NOTICE_DELAY);
    }

    /// Forgets everything and begins anew.
    pub(super) fn forget(&mut self) {
        // What stands on the desk must not come back when the page goes.
        dom::never_mind(self.timer.take());
        self.desk.clear();
        match self.storage.take() {
            Some(storage) => storage.forget(dom::reload),
            None => dom::reload(),
        }
    }

    pub(super) fn heard(&mut self, text: &str) {
        if text == storage::FORGET {
            self.desk.clear();
            self.storage = None;
            return dom::reload();
        }
        let Some(event) = read(text) else { return };
        let (workbook, id) = progress::Names::present(&self.names, &event);
        let own = workbook == self.workbook;
        let index = self.cards.iter().position(|card| own && card.slug() == id);
        self.events = progress::merge(&self.events, &[event]);
        let progress = self.progress();
        if let Some(index) = index {
            self.restore(index, &progress);
        }
        self.mark(&progress);
    }

    pub(super) fn restore(&mut self, index: usize, progress: &Progress) {
        let Some(mounted) = self.cards.get_mut(index) else {
            return;
        };
        if let Some(known) = progress.of(&self.workbook, mounted.slug()) {
            mounted.restore(known);
            self.draw(index);
        }
    }
}

fn read(text: &str) -> Option<progress::Event> {
    progress::Event::from_json(&Json::parse(text).ok()?).ok()
}
