//! Two tabs of one browser.

use longhand_session::Effect;

use crate::world::World;

#[test]
fn what_is_solved_in_one_tab_is_solved_in_the_other_and_its_draft_stays() {
    let mut world = World::new(2);
    world.type_in(1, "one", "7");
    world.solve(0, "one");
    world.settle();
    assert!(world.solved(1, "one"));
    assert!(world.shows(1, "one", "7"));
    assert!(world.view(1, "one").contains("data-solved"));
}

#[test]
fn drafts_are_not_told_to_other_tabs() {
    let mut world = World::new(2);
    world.type_in(0, "one", "7");
    world.rest(0);
    assert_eq!(world.deliver(), 0);
}

#[test]
fn a_card_that_was_not_touched_takes_on_what_another_tab_did() {
    let mut world = World::new(2);
    world.effects(1);
    world.solve(0, "one");
    world.settle();
    let drawn: Vec<Effect> = world.effects(1);
    assert!(drawn.contains(&Effect::Draw(0)) && !drawn.contains(&Effect::Draw(1)));
    assert!(drawn.contains(&Effect::Mark));
}

#[test]
fn events_of_another_workbook_leave_the_cards_of_this_one_alone() {
    let mut world = World::new(2);
    world.solve(0, "one");
    let elsewhere: Vec<_> = world.session(0).events().to_vec();
    let mut other = World::new(1);
    other.effects(0);
    let elsewhere: Vec<_> = elsewhere
        .into_iter()
        .map(|event| event.of("transformer"))
        .collect();
    other.bring(0, &elsewhere);
    assert!(!other.solved(0, "one"));
    let progress = other.session(0).progress();
    assert!(
        progress
            .of("transformer", "one")
            .is_some_and(|known| known.solved)
    );
    assert_eq!(other.count(0, |one| matches!(one, Effect::Draw(_))), 0);
    // They are kept all the same: the other workbook's pages show them.
    assert_eq!(other.disk.len(), elsewhere.len());
}

#[test]
fn two_tabs_that_work_at_once_lose_nothing_of_each_other() {
    let mut world = World::new(2);
    world.solve(0, "one");
    world.solve(1, "two");
    world.settle();
    for tab in [0, 1] {
        assert!(world.solved(tab, "one") && world.solved(tab, "two"));
    }
    let tab = world.visit();
    assert!(world.solved(tab, "one") && world.solved(tab, "two"));
}

#[test]
fn what_another_tab_tells_before_the_store_is_there_keeps_its_moment() {
    let mut world = World::new(1);
    world.solve(0, "one");
    let told = world.session(0).events().last().unwrap().clone();
    let tab = world.begin();
    world.settle();
    world.open(tab);
    assert!(world.session(tab).events().contains(&told));
    assert!(world.solved(tab, "one"));
}
