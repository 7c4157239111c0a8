//! What of a card's doings is kept.

use super::event::Effect;
use longhand_exercise::Verdict;
use longhand_exercise::progress::{EventKind, Outcome};

/// Keeps what stands in a part as a draft.
pub(super) fn draft(part: &str, text: &str) -> Effect {
    Effect::Record(EventKind::Draft {
        part: part.to_string(),
        text: text.to_string(),
    })
}

/// The verdict as it is kept; `None` where nothing counts.
pub(super) fn outcome(verdict: &Verdict) -> Option<Outcome> {
    match verdict {
        Verdict::Right { .. } => Some(Outcome::Right),
        Verdict::Near(_) if !verdict.counts() => None,
        Verdict::Near(_) => Some(Outcome::Near),
        Verdict::Wrong(_) => Some(Outcome::Wrong),
        Verdict::Unreadable(_) => None,
    }
}
