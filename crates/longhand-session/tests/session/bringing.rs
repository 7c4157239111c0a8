//! Saving to a file, bringing one in, forgetting.

use longhand_exercise::progress::{Event, EventKind, LATEST, Outcome, import};
use longhand_session::{Effect, LARGEST_FILE, Message};
use longhand_view::page::Notice;
use proptest::prelude::*;

use crate::world::{NOW, SLUGS, World};

fn event(id: &str, at: u64, slug: &str, kind: EventKind) -> Event {
    Event::new(id.to_owned(), at, slug, 0, kind)
}

fn tried(verdict: Outcome) -> EventKind {
    EventKind::Tried {
        answer: "7".to_owned(),
        verdict,
        diagnosis: None,
        assisted: false,
    }
}

fn draft(text: &str) -> EventKind {
    EventKind::Draft {
        part: "0".to_owned(),
        text: text.to_owned(),
    }
}

#[test]
fn what_one_browser_saved_another_takes_in_and_loses_nothing() {
    let mut first = World::new(1);
    first.solve(0, "one");
    first.send(0, Message::Save);
    let saved = first
        .effects(0)
        .into_iter()
        .find_map(|effect| match effect {
            Effect::SaveFile(name, text) => Some((name, text)),
            _ => None,
        });
    let (name, text) = saved.expect("a file");
    assert_eq!(name, "longhand-progress.json");

    let mut second = World::new(1);
    second.solve(0, "two");
    second.send(0, Message::Brought(text.clone()));
    assert!(second.solved(0, "one") && second.solved(0, "two"));
    let tab = second.visit();
    assert!(second.solved(tab, "one") && second.solved(tab, "two"));
    second.send(tab, Message::Brought(text));
    assert_eq!(
        second.words(tab),
        ["Brought in: 0 new entries. Nothing you had was changed."]
    );
}

#[test]
fn a_file_with_ids_of_ours_changes_nothing_in_the_page_and_on_disk() {
    let mut world = World::new(1);
    world.solve(0, "one");
    let before = world.disk.clone();
    let forged: Vec<Event> = world
        .session(0)
        .events()
        .iter()
        .filter(|event| !event.is_replaceable())
        .map(|own| Event {
            at: own.at + 1_000_000,
            kind: tried(Outcome::Wrong),
            ..own.clone()
        })
        .collect();
    assert!(!forged.is_empty());
    world.bring(0, &forged);
    assert!(world.solved(0, "one"));
    assert_eq!(world.disk, before);
    assert_eq!(
        world.words(0),
        ["Brought in: 0 new entries. Nothing you had was changed."]
    );
    // Another tab, which did not know the event yet, is told a forgery: the disk keeps ours.
    let tab = world.visit();
    assert!(world.solved(tab, "one"));
}

#[test]
fn events_from_the_future_do_not_take_away_what_is_typed_afterwards() {
    let future = NOW + 3 * 365 * 86_400_000;
    for kind in [EventKind::StartedOver, draft("not mine"), EventKind::Opened] {
        let mut world = World::new(1);
        let variant = if kind == EventKind::Opened { 77 } else { 0 };
        let brought = Event {
            variant,
            ..event("f", future, "one", kind.clone())
        };
        world.bring(0, &[brought]);
        let mut tab = world.visit();
        for text in ["mine", "mine again"] {
            world.type_in(tab, "one", text);
            world.rest(tab);
            tab = world.visit();
            assert!(world.shows(tab, "one", text), "{kind:?} {text}");
        }
    }
}

#[test]
fn other_files_are_refused_in_words_and_change_nothing() {
    let mut world = World::new(1);
    world.solve(0, "one");
    let before = world.disk.clone();
    world.effects(0);
    world.send(0, Message::Brought("{\"format\":\"other\"}".to_owned()));
    let effects = world.effects(0);
    assert!(effects.contains(&Effect::Show(Notice::Told)));
    assert!(
        !effects
            .iter()
            .any(|one| matches!(one, Effect::TakeIn(_) | Effect::Draw(_)))
    );
    assert_eq!(world.disk, before);
}

#[test]
fn a_file_of_more_than_10_megabytes_is_refused_before_it_is_read() {
    let mut world = World::new(1);
    world.effects(0);
    world.send(0, Message::FileChosen(LARGEST_FILE + 1));
    let effects = world.effects(0);
    assert!(!effects.contains(&Effect::ReadFile));
    assert!(matches!(&effects[0], Effect::Words(words) if words.contains("larger than 10 MB")));
    world.send(0, Message::FileChosen(LARGEST_FILE));
    assert_eq!(world.effects(0), [Effect::ReadFile]);
}

#[test]
fn an_old_file_without_workbooks_is_the_training_books_and_former_ids_lead_to_present_ones() {
    let mut world = World::new(1);
    let old = "{\"format\":\"longhand-progress\",\"v\":1,\"exported\":5,\"events\":[\
        {\"v\":1,\"id\":\"k-1\",\"at\":7,\"exercise\":\"former\",\"variant\":0,\"kind\":\"tried\",\
        \"answer\":\"30\",\"verdict\":\"right\",\"assisted\":false}]}";
    world.send(0, Message::Brought(old.to_owned()));
    assert!(world.solved(0, "one"));
    assert!(world.view(0, "one").contains("data-solved"));
}

#[test]
fn forgetting_leaves_nothing_and_nothing_comes_back_when_the_page_goes() {
    let mut world = World::new(2);
    world.solve(0, "one");
    world.settle();
    world.type_in(0, "two", "half");
    world.type_in(1, "two", "half");
    world.send(0, Message::Forget);
    world.deliver();
    for tab in [0, 1] {
        assert!(world.is_reloaded(tab));
        world.send(tab, Message::Leaving);
        world.rest(tab);
    }
    assert!(world.disk.is_empty());
    let tab = world.visit();
    assert!(!world.solved(tab, "one") && !world.shows(tab, "two", "half"));
}

#[test]
fn forgetting_before_the_store_is_there_forgets_what_is_in_it() {
    let mut world = World::new(1);
    world.solve(0, "one");
    let tab = world.begin();
    world.send(tab, Message::Forget);
    assert!(!world.is_reloaded(tab));
    world.open(tab);
    assert!(world.is_reloaded(tab) && world.disk.is_empty());
}

fn kind() -> impl Strategy<Value = EventKind> {
    prop_oneof![
        Just(tried(Outcome::Right)),
        (0u32..5).prop_map(|shown| EventKind::Hinted { shown }),
        Just(EventKind::ShownWorking),
        "[a-z]{0,3}".prop_map(|text| draft(&text)),
        Just(EventKind::Opened),
        Just(EventKind::StartedOver),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn whatever_was_brought_in_what_is_typed_afterwards_is_there_on_the_next_visit(
        files in prop::collection::vec(prop::collection::vec(
            (kind(), 0usize..3, 0u32..4, prop_oneof![0..2 * NOW, 0..LATEST + 2], any::<prop::sample::Index>()),
            0..12,
        ), 1..3),
    ) {
        let mut world = World::new(1);
        world.type_in(0, "one", "before");
        world.solve(0, "two");
        for (number, file) in files.into_iter().enumerate() {
            // Some ids are ours, as in a file that was saved here and changed.
            let own: Vec<String> = world.disk.keys().cloned().collect();
            let brought: Vec<Event> = file.into_iter().enumerate().map(|(i, (kind, slug, variant, at, index))| {
                let new = format!("new-{number}-{i}");
                let id = if index.index(2) == 0 { new } else { own[index.index(own.len())].clone() };
                Event { variant, ..event(&id, at, SLUGS[slug], kind) }
            }).collect();
            world.bring(0, &brought);
            prop_assert!(world.solved(0, "two"));
            world.type_in(0, "one", "after");
            world.rest(0);
            let tab = world.visit();
            let progress = world.progress(tab, "one");
            prop_assert_eq!(progress.draft(0), Some("after"));
            // A card that is solved shows its question afresh.
            prop_assert!(progress.solved || world.shows(tab, "one", "after"));
            prop_assert!(world.solved(tab, "two"));
        }
    }
}

#[test]
fn what_a_file_brings_is_taken_in_by_the_other_tabs_as_well() {
    let mut world = World::new(2);
    let imported = import(
        &longhand_exercise::progress::export(&[event("x", 5, "one", tried(Outcome::Right))], 5),
        NOW,
    );
    world.bring(0, &imported.unwrap().events);
    assert_eq!(world.deliver(), 1);
    assert!(world.solved(1, "one"));
}
