//! Moments and ids for the events of this page.

use longhand_exercise::program::language::Language;
use longhand_exercise::progress::EventKind;

/// Moments and ids for events of this page.
pub struct Clock {
    session: String,
    count: u64,
    last: u64,
}

impl Clock {
    /// A clock with a name of its own, so that no two visits give the same id.
    pub fn new() -> Clock {
        let random = (js_sys::Math::random() * 4_503_599_627_370_496.0) as u64;
        Clock {
            session: format!("{:x}-{random:x}", js_sys::Date::now() as u64),
            count: 0,
            last: 0,
        }
    }

    /// Now; later than every moment before, so that events keep their order.
    pub fn now(&mut self) -> u64 {
        self.last = (js_sys::Date::now() as u64).max(self.last + 1);
        self.last
    }

    /// The id of an event. A note of what stands on the desk has one id for as
    /// long as the page lives.
    pub fn id(&mut self, slug: &str, variant: u32, kind: &EventKind) -> String {
        match kind {
            // Code is kept for each variant.
            EventKind::Draft { part, .. } if Language::named(part).is_some() => {
                format!("{}-{slug}-{part}-{variant}", self.session)
            }
            EventKind::Draft { part, .. } => format!("{}-{slug}-{part}", self.session),
            EventKind::Opened => format!("{}-{slug}-opened", self.session),
            _ => {
                self.count += 1;
                format!("{}-{}", self.session, self.count)
            }
        }
    }
}
