//! Addresses that name a variant, and what goes to the clipboard.

use longhand_session::{Copied, Effect, Message, Timer};
use longhand_view::card::Event;
use longhand_view::page::Notice;

use crate::world::World;

#[test]
fn an_address_opens_its_variant_without_taking_the_focus() {
    let mut world = World::new(1);
    world.effects(0);
    let followed = |fragment: &str, at_top| Message::Followed {
        fragment: fragment.to_owned(),
        at_top,
    };
    world.send(0, followed("#two@3", true));
    let effects = world.effects(0);
    assert_eq!(effects[..2], [Effect::ScrollTo(1), Effect::Draw(1)]);
    assert!(
        !effects
            .iter()
            .any(|one| matches!(one, Effect::Focus(_) | Effect::Fragment(_)))
    );
    assert!(world.view(0, "two").contains("data-variant=\"3\""));
    // A reload keeps the place where the reader was.
    world.send(0, followed("#two@4", false));
    assert_eq!(world.count(0, |one| matches!(one, Effect::ScrollTo(_))), 0);
    for nothing in ["", "#two", "#elsewhere@3", "#two@x"] {
        world.effects(0);
        world.send(0, followed(nothing, true));
        assert_eq!(world.effects(0), [], "{nothing}");
    }
}

#[test]
fn new_numbers_stand_in_the_address() {
    let mut world = World::new(1);
    world.card(0, "one", Event::NewNumbers);
    assert!(
        world
            .effects(0)
            .contains(&Effect::Fragment("#one@1".to_owned()))
    );
}

#[test]
fn a_link_goes_into_the_address_even_where_the_clipboard_is_forbidden() {
    let mut world = World::new(1);
    world.effects(0);
    let link = || Copied::Link("#one@2".to_owned());
    world.send(0, Message::Copied(link(), false));
    assert_eq!(world.effects(0), [Effect::Fragment("#one@2".to_owned())]);
    world.send(0, Message::Copied(link(), true));
    let effects = world.effects(0);
    assert!(effects.contains(&Effect::Show(Notice::LinkCopied)));
    world.send(0, Message::Time(Timer::Notice(Notice::LinkCopied)));
    assert_eq!(world.effects(0), [Effect::Hide(Notice::LinkCopied)]);
}

#[test]
fn while_nothing_happens_one_answer_is_rehearsed_and_the_cards_are_made_one_by_one() {
    let mut world = World::new(1);
    assert!(world.effects(0).contains(&Effect::WhenIdle));
    let mut steps = 0;
    loop {
        world.send(0, Message::Idle);
        let effects = world.effects(0);
        let rehearsed = effects
            .iter()
            .any(|one| matches!(one, Effect::Rehearse(0, _)));
        assert_eq!(rehearsed, steps == 0);
        steps += 1;
        if !effects.contains(&Effect::WhenIdle) {
            break;
        }
    }
    assert_eq!(steps, 3);
    // Nothing of the rehearsal is left.
    assert_eq!(world.session(0).events(), []);
    assert!(!world.view(0, "one").contains("-98765"));
}
