//! Thousands of events at once. Counted in folds and draws, so that no machine is too slow for it.

use longhand_exercise::progress::{Event, EventKind};
use longhand_session::{Effect, Message, Timer};

use crate::world::World;

fn flood(count: u64) -> Vec<Event> {
    let hint = |i: u64| {
        let kind = EventKind::Hinted { shown: 1 };
        Event::new(format!("flood-{i}"), i, "one", 0, kind)
    };
    (0..count).map(hint).collect()
}

#[test]
fn three_thousand_events_from_another_tab_are_one_fold_and_one_drawing() {
    let mut world = World::new(1);
    world.effects(0);
    let before = world.session(0).folds();
    for event in flood(3000) {
        world.send(0, Message::Heard(event.to_json().to_string()));
    }
    assert_eq!(world.session(0).folds(), before);
    // One timer for them all, and nothing else.
    let effects = world.effects(0);
    assert!(
        matches!(effects[..], [Effect::Start(Timer::Settle, _)]),
        "{effects:?}"
    );
    world.send(0, Message::Time(Timer::Settle));
    assert_eq!(world.session(0).folds(), before + 1);
    assert_eq!(world.effects(0), [Effect::Draw(0), Effect::Mark]);
    assert_eq!(world.session(0).events().len(), 3000);
    // What comes later has a timer of its own.
    world.send(0, Message::Heard(flood(3001)[3000].to_json().to_string()));
    assert_eq!(
        world.count(0, |one| matches!(one, Effect::Start(Timer::Settle, _))),
        1
    );
}

#[test]
fn a_file_of_three_thousand_events_is_one_fold_here_and_in_the_other_tab_which_is_told_once() {
    let mut world = World::new(2);
    let before = [0, 1].map(|tab| world.session(tab).folds());
    world.effects(0);
    world.effects(1);
    world.bring(0, &flood(3000));
    assert_eq!(world.count(0, |one| matches!(one, Effect::Draw(_))), 1);
    assert_eq!(world.deliver(), 1);
    assert_eq!(world.count(1, |one| matches!(one, Effect::Draw(_))), 1);
    for tab in [0, 1] {
        assert_eq!(world.session(tab).folds(), before[tab] + 1);
        assert_eq!(world.session(tab).events().len(), 3000);
    }
    assert_eq!(world.disk.len(), 3000);
}

#[test]
fn what_is_known_already_is_neither_folded_nor_drawn_nor_told() {
    let mut world = World::new(2);
    world.bring(0, &flood(300));
    world.settle();
    let before = [0, 1].map(|tab| world.session(tab).folds());
    world.effects(0);
    world.effects(1);
    world.bring(0, &flood(300));
    world.settle();
    assert_eq!([0, 1].map(|tab| world.session(tab).folds()), before);
    for tab in [0, 1] {
        assert_eq!(world.count(tab, |one| matches!(one, Effect::Draw(_))), 0);
    }
}

#[test]
fn the_store_is_read_once_more_however_often_another_tab_calls_meanwhile() {
    let mut world = World::new(1);
    world.effects(0);
    // Sent by hand: in this world the store answers at once.
    let mut session = world.session(0).clone();
    assert_eq!(session.update(1, Message::LookAgain), [Effect::ReadStore]);
    for _ in 0..5 {
        assert_eq!(session.update(2, Message::LookAgain), []);
    }
    let texts = || vec![flood(1)[0].to_json().to_string()];
    let effects = session.update(3, Message::Read(texts()));
    assert_eq!(effects.last(), Some(&Effect::ReadStore));
    assert_eq!(session.update(4, Message::Read(texts())), []);
}
