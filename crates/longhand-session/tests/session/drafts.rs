//! What was typed and not checked.

use longhand_session::{Effect, Message, Timer};
use longhand_view::card::Event;
use longhand_view::page::Notice;

use crate::world::{NOW, World};

#[test]
fn what_is_typed_is_kept_once_typing_rests() {
    let mut world = World::new(1);
    world.type_in(0, "one", "1");
    world.type_in(0, "one", "12");
    let timers = world.count(0, |one| matches!(one, Effect::Start(Timer::Flush, _)));
    assert_eq!((timers, world.disk.len()), (1, 0));
    world.rest(0);
    assert_eq!(world.disk.len(), 1);
    let tab = world.visit();
    assert!(world.shows(tab, "one", "12"));
    assert!(!world.shows(tab, "two", "12"));
    // Typing on replaces the note: it does not fill the disk.
    world.type_in(0, "one", "123");
    world.rest(0);
    assert_eq!(world.disk.len(), 1);
}

#[test]
fn what_is_typed_is_kept_at_once_when_the_page_is_left() {
    let mut world = World::new(1);
    world.type_in(0, "one", "12");
    world.effects(0);
    world.send(0, Message::Leaving);
    assert_eq!(world.count(0, |one| matches!(one, Effect::KeepNow(_))), 1);
    // The page was only looked away from, and goes on.
    world.type_in(0, "one", "125");
    world.rest(0);
    let tab = world.visit();
    assert!(world.shows(tab, "one", "125"));
}

#[test]
fn an_answer_keeps_what_was_typed_before_it_and_in_that_order() {
    let mut world = World::new(1);
    world.type_in(0, "two", "half");
    world.solve(0, "one");
    let kinds: Vec<bool> = world
        .session(0)
        .events()
        .iter()
        .map(|e| e.is_replaceable())
        .collect();
    assert_eq!(kinds.last(), Some(&false));
    assert!(kinds[..kinds.len() - 1].iter().all(|one| *one));
    let tab = world.visit();
    assert!(world.shows(tab, "two", "half") && world.solved(tab, "one"));
}

#[test]
fn what_is_done_before_the_store_is_there_is_kept_and_counts_after_what_is_in_it() {
    let mut world = World::new(1);
    // The computer's clock was a year ahead once.
    world.now = NOW + 365 * 86_400_000;
    world.type_in(0, "one", "from the future");
    world.rest(0);
    world.now = NOW;
    let tab = world.begin();
    world.type_in(tab, "one", "now");
    world.solve(tab, "two");
    world.open(tab);
    assert!(world.shows(tab, "one", "now"));
    world.rest(tab);
    let later = world.visit();
    assert!(world.shows(later, "one", "now"));
    assert!(world.solved(later, "two"));
}

#[test]
fn a_draft_from_a_clock_that_ran_ahead_does_not_hide_what_is_typed_later() {
    let mut world = World::new(1);
    world.now = NOW + 365 * 86_400_000;
    world.type_in(0, "one", "ahead");
    world.rest(0);
    for text in ["first", "second"] {
        world.now = NOW;
        let tab = world.visit();
        world.type_in(tab, "one", text);
        world.rest(tab);
        let next = world.visit();
        assert!(world.shows(next, "one", text), "{text}");
    }
}

#[test]
fn code_is_kept_for_each_variant_and_starting_over_takes_it_back() {
    let mut world = World::new(1);
    world.card(0, "program", Event::Code("return 1".to_owned()));
    world.rest(0);
    let tab = world.visit();
    assert!(world.shows(tab, "program", "return 1"));
    world.card(tab, "program", Event::AskToStartOver);
    world.card(tab, "program", Event::StartOver);
    let tab = world.visit();
    assert!(!world.shows(tab, "program", "return 1"));
}

#[test]
fn a_disk_that_is_full_is_told_and_the_page_works_on() {
    let mut world = World::new(1);
    world.full = true;
    world.solve(0, "one");
    assert!(world.effects(0).contains(&Effect::Show(Notice::NotSaved)));
    assert!(world.solved(0, "one"));
}

#[test]
fn where_nothing_lasts_that_is_said_once_and_no_write_is_blamed() {
    let mut world = World::new(0);
    let tab = world.begin();
    let (texts, lasts) = (Vec::new(), false);
    world.send(tab, Message::Opened { texts, lasts });
    world.full = true;
    world.solve(tab, "one");
    let effects = world.effects(tab);
    let shown: Vec<&Effect> = effects
        .iter()
        .filter(|one| matches!(one, Effect::Show(_)))
        .collect();
    assert_eq!(shown, [&Effect::Show(Notice::NothingKept)]);
}
