//! Moments and ids for the events of this page.

use longhand_exercise::program::language::Language;
use longhand_exercise::progress::{Event, EventKind};

/// Moments and ids for events of this page.
#[derive(Clone, Debug)]
pub struct Clock {
    visit: String,
    count: u64,
    last: u64,
}

impl Clock {
    /// A clock for the visit that begins now (milliseconds since 1970). `random` tells visits of one
    /// moment apart, so that no two give the same id.
    #[must_use]
    pub fn new(now: u64, random: u64) -> Clock {
        Clock {
            visit: format!("{now:x}-{random:x}"),
            count: 0,
            last: 0,
        }
    }

    /// The moment of what is done now: later than every moment given out or [seen](Clock::see)
    /// before, so that what a learner does now comes after all that is known.
    pub fn moment(&mut self, now: u64) -> u64 {
        self.last = now.max(self.last.saturating_add(1));
        self.last
    }

    /// There is an event of this moment, perhaps ahead of this computer's time.
    pub fn see(&mut self, events: &[Event]) {
        let latest = events.iter().map(|event| event.at).max();
        self.last = self.last.max(latest.unwrap_or(0));
    }

    /// Whether this is the id of an event of this visit.
    #[must_use]
    pub fn gave(&self, id: &str) -> bool {
        let rest = id.strip_prefix(&self.visit);
        rest.is_some_and(|rest| rest.starts_with('-'))
    }

    /// The id of an event. A note of what stands on the desk has one id for as
    /// long as the page lives.
    pub fn id(&mut self, slug: &str, variant: u32, kind: &EventKind) -> String {
        match kind {
            // Code is kept for each variant.
            EventKind::Draft { part, .. } if Language::named(part).is_some() => {
                format!("{}-{slug}-{part}-{variant}", self.visit)
            }
            EventKind::Draft { part, .. } => format!("{}-{slug}-{part}", self.visit),
            EventKind::Opened => format!("{}-{slug}-opened", self.visit),
            _ => {
                self.count += 1;
                format!("{}-{}", self.visit, self.count)
            }
        }
    }
}
