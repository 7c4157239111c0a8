//! The language that a learner writes in.

use longhand_exercise::program::language::Language;
use longhand_exercise::program::run::{Engine, RunReport};
use longhand_session::{Effect, Message};
use longhand_view::card::Event;

use crate::world::World;

#[test]
fn a_language_is_remembered_for_the_next_visit() {
    let mut world = World::new(1);
    world.card(0, "program", Event::Language(Language::Python));
    assert_eq!(world.language, "python");
    let tab = world.begin();
    // Before anything else happens, and only the card with a program.
    assert_eq!(world.effects(tab)[0], Effect::Draw(2));
    world.open(tab);
    world.send(tab, Message::Editing);
    let effects = world.effects(tab);
    assert_eq!(effects.last(), Some(&Effect::Prepare(Engine::SmallPython)));
}

#[test]
fn a_program_runs_by_an_effect_and_its_report_comes_back_as_a_message() {
    let mut world = World::new(1);
    world.card(0, "program", Event::Code("nothing".to_owned()));
    world.effects(0);
    world.card(0, "program", Event::Check);
    let runs = world.count(0, |one| {
        matches!(one, Effect::Run(2, _, Engine::JavaScript))
    });
    assert_eq!(runs, 1);
    world.card(0, "program", Event::Stop);
    assert_eq!(world.count(0, |one| *one == Effect::StopRun(2)), 1);
    world.card(0, "program", Event::Check);
    world.effects(0);
    world.send(0, Message::Ran(2, RunReport::failed("It broke.")));
    assert!(world.effects(0).contains(&Effect::Draw(2)));
    assert!(world.view(0, "program").contains("It broke."));
    // A report for a widget that is not there is nobody's.
    world.send(0, Message::Ran(9, RunReport::stopped()));
    assert_eq!(world.effects(0), []);
}
