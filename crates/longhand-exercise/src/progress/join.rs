//! Joining events from elsewhere with what there is.

use super::{Event, EventKind, GIVEN_AT};

/// Takes in events from elsewhere: from a file, another tab, the store. Returns those that joined,
/// in the order of moments; `ours` is in that order afterwards.
///
/// Nothing that is there gives way. Of two events with one id ours stays, whatever the other one
/// says, with one exception: a later note of the same thing on the desk (see
/// [`Event::is_replaceable`]) takes the earlier one's place.
///
/// ```
/// use longhand_exercise::progress::{Event, EventKind, join};
/// let event = |shown| Event::new("k3-1".into(), 7, "dead-relu", 0, EventKind::Hinted { shown });
/// let mut ours = vec![event(1)];
/// // The same id with something else in it: a forgery, or a mistake.
/// assert_eq!(join(&mut ours, vec![event(3)]), []);
/// assert_eq!(ours, [event(1)]);
/// ```
pub fn join(ours: &mut Vec<Event>, theirs: Vec<Event>) -> Vec<Event> {
    let theirs = unique(theirs);
    let mut by_id: Vec<usize> = (0..ours.len()).collect();
    by_id.sort_unstable_by(|&a, &b| ours[a].id.cmp(&ours[b].id));
    let mut joined = Vec::new();
    for event in theirs {
        match by_id.binary_search_by(|&own| ours[own].id.cmp(&event.id)) {
            Err(_) => joined.push(event),
            Ok(found) => {
                let own = &mut ours[by_id[found]];
                if own.is_noted_anew_by(&event) {
                    *own = event.clone();
                    joined.push(event);
                }
            }
        }
    }
    let fresh = joined.iter().filter(|event| {
        by_id
            .binary_search_by(|&own| ours[own].id.cmp(&event.id))
            .is_err()
    });
    let fresh: Vec<Event> = fresh.cloned().collect();
    ours.extend(fresh);
    ours.sort_unstable_by(|a, b| a.moment().cmp(&b.moment()));
    joined.sort_unstable_by(|a, b| a.moment().cmp(&b.moment()));
    joined
}

/// Joins two collections of events, see [`join`]; the result is in the order of moments.
#[must_use]
pub fn merge(ours: &[Event], theirs: &[Event]) -> Vec<Event> {
    let mut joined = unique(ours.to_vec());
    join(&mut joined, theirs.to_vec());
    joined
}

/// Each event once, in the order of moments.
pub(super) fn in_order(mut events: Vec<&Event>) -> Vec<&Event> {
    events.sort_unstable_by(|a, b| preference(a, b));
    events.dedup_by(|other, kept| other.id == kept.id);
    events.sort_unstable_by(|a, b| a.moment().cmp(&b.moment()));
    events
}

fn unique(mut events: Vec<Event>) -> Vec<Event> {
    events.sort_unstable_by(preference);
    events.dedup_by(|other, kept| other.id == kept.id);
    events
}

/// By id; of two with one id the one that counts comes first, decided alike on every device. Of
/// notes that is the later one. Of anything else there ought to be no two: the earlier one counts.
fn preference(a: &Event, b: &Event) -> std::cmp::Ordering {
    a.id.cmp(&b.id)
        .then_with(|| a.is_replaceable().cmp(&b.is_replaceable()))
        .then_with(|| match a.is_replaceable() {
            true => b.given().cmp(&a.given()),
            false => a.given().cmp(&b.given()),
        })
        .then_with(|| b.content().cmp(&a.content()))
}

impl Event {
    /// What events are ordered by.
    fn moment(&self) -> (u64, &str) {
        (self.at, &self.id)
    }

    /// Whether another event of this id is a later note of the same thing.
    fn is_noted_anew_by(&self, other: &Event) -> bool {
        let same_thing = match (&self.kind, &other.kind) {
            (EventKind::Draft { part, .. }, EventKind::Draft { part: other, .. }) => part == other,
            (EventKind::Opened, EventKind::Opened) => true,
            _ => false,
        };
        same_thing
            && (&self.workbook, &self.exercise) == (&other.workbook, &other.exercise)
            && preference(other, self).is_lt()
    }

    /// What it says, without its moments: where two notes of one moment differ, every device keeps
    /// the same one.
    fn content(&self) -> String {
        let mut bare = self.clone();
        bare.at = 0;
        bare.rest.retain(|(name, _)| name != GIVEN_AT);
        bare.to_json().to_string()
    }
}
