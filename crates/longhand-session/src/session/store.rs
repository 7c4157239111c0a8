//! The store and the other tabs: what comes from them.

use longhand_exercise::json::Json;
use longhand_exercise::progress::{self, Event};
use longhand_view::page::Notice;

use super::{Reading, Session, Store};
use crate::{Effect, Timer};

/// How long what other tabs tell is gathered, in milliseconds: a frame.
const SETTLE_DELAY: u32 = 16;

impl Session {
    /// The store is there: keeps what happened meanwhile, puts back what was.
    pub(super) fn opened(&mut self, texts: &[String], lasts: bool, out: &mut Vec<Effect>) {
        match self.store {
            Store::ForgetOnceOpen => {
                self.store = Store::Gone;
                return out.push(Effect::Forget);
            }
            Store::Gone => return,
            Store::Awaited | Store::Open { .. } => {}
        }
        if !lasts {
            out.push(Effect::Show(Notice::NothingKept));
        }
        self.store = Store::Open {
            lasts,
            reading: Reading::No,
        };
        let early = std::mem::take(&mut self.events);
        progress::join(&mut self.events, read_all(texts));
        self.clock.see(&self.events);
        // What was done on this page before the store was there counts after what is in it. (Other
        // tabs may have told of theirs already, and keep those themselves.)
        let (mut own, others): (Vec<Event>, Vec<Event>) = early
            .into_iter()
            .partition(|event| self.clock.gave(&event.id));
        for event in own.iter_mut().chain(&mut self.unsaved) {
            event.at = self.clock.moment(event.at);
        }
        if !own.is_empty() {
            out.push(Effect::Keep(own.clone()));
        }
        progress::join(&mut self.events, own);
        progress::join(&mut self.events, others);
        let progress = self.progress();
        for index in 0..self.widgets.len() {
            self.restore(index, &progress, out);
        }
        out.extend([Effect::Mark, Effect::Live, Effect::WhenIdle]);
    }

    /// Another tab has added an event. A flood of them is dealt with together.
    pub(super) fn heard(&mut self, text: String, out: &mut Vec<Effect>) {
        if self.heard.is_empty() {
            out.push(Effect::Start(Timer::Settle, SETTLE_DELAY));
        }
        self.heard.push(text);
    }

    /// Deals with what other tabs have told.
    pub(super) fn settle(&mut self, out: &mut Vec<Effect>) {
        let heard = read_all(&std::mem::take(&mut self.heard));
        let new = progress::join(&mut self.events, heard);
        self.take_in(&new, out);
    }

    /// Another tab has brought a file in.
    pub(super) fn look_again(&mut self, out: &mut Vec<Effect>) {
        if let Store::Open { reading, .. } = &mut self.store {
            match reading {
                Reading::No => {
                    *reading = Reading::UnderWay;
                    out.push(Effect::ReadStore);
                }
                Reading::UnderWay | Reading::Again => *reading = Reading::Again,
            }
        }
    }

    /// The store was read again.
    pub(super) fn read(&mut self, texts: &[String], out: &mut Vec<Effect>) {
        let Store::Open { reading, .. } = &mut self.store else {
            return;
        };
        let again = *reading == Reading::Again;
        *reading = Reading::No;
        let new = progress::join(&mut self.events, read_all(texts));
        self.take_in(&new, out);
        if again {
            self.look_again(out);
        }
    }
}

/// The events that these texts hold; what is none is left where it is.
fn read_all(texts: &[String]) -> Vec<Event> {
    texts
        .iter()
        .filter_map(|text| Event::from_json(&Json::parse(text).ok()?).ok())
        .collect()
}
