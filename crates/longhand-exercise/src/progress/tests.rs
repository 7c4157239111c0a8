use proptest::prelude::*;

use super::*;
use crate::json::Json;

fn outcome() -> impl Strategy<Value = Outcome> {
    prop::sample::select(Outcome::ALL.to_vec())
}

fn kind() -> impl Strategy<Value = EventKind> {
    prop_oneof![
        (
            ".*",
            outcome(),
            prop::option::of("[a-z-]{1,8}"),
            any::<bool>()
        )
            .prop_map(|(answer, verdict, diagnosis, assisted)| EventKind::Tried {
                answer,
                verdict,
                diagnosis,
                assisted
            }),
        (0u32..5).prop_map(|shown| EventKind::Hinted { shown }),
        Just(EventKind::ShownWorking),
        (
            "javascript|python",
            0u32..9,
            0u32..9,
            outcome(),
            any::<bool>()
        )
            .prop_map(
                |(language, passed, tests, verdict, assisted)| EventKind::CodeRun {
                    language,
                    passed,
                    tests,
                    verdict,
                    diagnosis: None,
                    assisted
                }
            ),
        ("[01]|javascript", ".*").prop_map(|(part, text)| EventKind::Draft { part, text }),
        Just(EventKind::Opened),
        Just(EventKind::StartedOver),
        "later-[a-z]{1,6}".prop_map(EventKind::Other),
    ]
}

/// A moment at which files are brought in.
const NOW: u64 = 1_700_000_000_000;

/// Few moments and exercises, so that they collide often. Of what may not be replaced, one id is
/// one event, as it is where nobody has changed a file.
fn event() -> impl Strategy<Value = Event> {
    forged().prop_map(|event| {
        let text = event.to_json().to_string();
        let hash = text.bytes().fold(7_u64, |hash, byte| {
            hash.wrapping_mul(31).wrapping_add(u64::from(byte))
        });
        let id = match &event.kind {
            EventKind::Draft { part, .. } => {
                format!("{}-{}-{part}", event.workbook, event.exercise)
            }
            EventKind::Opened => format!("{}-{}-opened", event.workbook, event.exercise),
            _ => format!("{}-{hash:x}", event.id),
        };
        Event { id, ..event }
    })
}

/// Few ids, moments and exercises, so that they collide often; also such as no browser writes.
fn forged() -> impl Strategy<Value = Event> {
    let rest =
        prop::collection::btree_map("x-[a-z]{1,5}", any::<String>().prop_map(Json::Text), 0..3);
    (
        "[a-f][0-9]",
        0u64..20,
        ("training|transformer|attention", "one|two|former"),
        0u32..3,
        kind(),
        rest,
    )
        .prop_map(
            |(id, at, (workbook, exercise), variant, kind, rest)| Event {
                rest: rest.into_iter().collect(),
                ..Event::new(id, at, &exercise, variant, kind).of(&workbook)
            },
        )
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(event(), 0..40)
}

/// Two workbooks with an exercise of the same name; one of them was called otherwise before.
fn names() -> Vec<Names> {
    let workbook = |name: &str, former: &[&str]| Names {
        workbook: name.to_owned(),
        former: former.iter().map(|&one| one.to_owned()).collect(),
        exercises: vec![("former".to_owned(), "one".to_owned())],
    };
    vec![
        workbook(TRAINING, &[]),
        workbook("transformer", &["attention"]),
    ]
}

proptest! {
    #[test]
    fn the_order_of_arrival_does_not_matter(events in events(), seed in any::<u64>()) {
        let mut shuffled = events.clone();
        // A shuffle from one number, so that the case can be shrunk.
        shuffled.sort_by_key(|e| (e.at.wrapping_mul(seed | 1) ^ e.id.len() as u64, e.id.clone()));
        shuffled.rotate_left(if events.is_empty() { 0 } else { (seed as usize) % events.len() });
        prop_assert_eq!(fold(&shuffled, &names()), fold(&events, &names()));
    }

    #[test]
    fn what_is_not_known_survives_reading_and_writing(event in event()) {
        let written = event.to_json().to_string();
        let read = Event::from_json(&Json::parse(&written).unwrap()).unwrap();
        prop_assert_eq!(&read.to_json().to_string(), &written);
        prop_assert_eq!(read, event);
    }

    #[test]
    fn taking_in_a_file_twice_is_the_same_as_once(ours in events(), theirs in events()) {
        let file = import(&export(&theirs, 5), NOW).unwrap();
        prop_assert!(file.faults.is_empty());
        let once = merge(&ours, &file.events);
        prop_assert_eq!(merge(&once, &file.events), once);
    }

    #[test]
    fn two_devices_that_exchange_files_agree(ours in events(), theirs in events()) {
        let here = merge(&ours, &theirs);
        prop_assert_eq!(&merge(&theirs, &ours), &here);
        let mut both = ours;
        both.extend(theirs);
        prop_assert_eq!(fold(&here, &names()), fold(&both, &names()));
    }

    #[test]
    fn what_was_solved_stays_solved(before in events(), after in events()) {
        let was = fold(&before, &names());
        let is = fold(&merge(&before, &after.into_iter().map(|mut e| { e.id.push('!'); e }).collect::<Vec<_>>()), &names());
        for (workbook, exercise, progress) in was.iter() {
            prop_assert!(!progress.solved || is.of(workbook, exercise).is_some_and(|p| p.solved));
        }
    }
}

proptest! {
    #[test]
    fn nothing_that_is_there_gives_way(
        ours in events(),
        theirs in prop::collection::vec(forged(), 0..40),
    ) {
        let mut ours = merge(&[], &ours);
        // Ids of ours, which stand in every file that a learner gives away.
        let theirs: Vec<Event> = theirs.into_iter().enumerate().map(|(i, event)| {
            let id = ours.get(i % (ours.len() + 3)).map_or(event.id.clone(), |own| own.id.clone());
            Event { id, ..event }
        }).collect();
        let before = ours.clone();
        let joined = join(&mut ours, theirs);
        for own in &before {
            let now = ours.iter().find(|event| event.id == own.id);
            let now = now.expect("what was there is there");
            if own.is_replaceable() && now != own {
                prop_assert!(now.is_replaceable() && now.at >= own.at);
                prop_assert_eq!((&now.workbook, &now.exercise), (&own.workbook, &own.exercise));
            } else {
                prop_assert_eq!(now, own);
            }
        }
        // What is said to have joined is what is different now.
        let changed: Vec<&Event> = ours.iter().filter(|event| !before.contains(event)).collect();
        prop_assert_eq!(joined.iter().collect::<Vec<_>>(), changed);
    }

    #[test]
    fn what_is_done_after_a_file_was_brought_in_counts_after_it(
        ours in events(),
        theirs in prop::collection::vec(forged(), 0..40),
        ahead in prop::collection::vec(0u64..3 * LATEST / 2, 0..40),
    ) {
        let mut theirs = theirs;
        for (event, ahead) in theirs.iter_mut().zip(ahead) {
            event.at = ahead;
        }
        let file = import(&export(&theirs, 5), NOW).unwrap();
        let latest = file.events.iter().map(|event| event.at).max().unwrap_or(0);
        prop_assert!(latest <= NOW + 2 * 86_400_000);
        let mut all = merge(&[], &ours);
        join(&mut all, file.events);
        let mine = Event::new("mine".to_owned(), latest.max(NOW) + 1, "one", 2, draft("0", "mine"));
        all.push(mine);
        let progress = one(&all);
        prop_assert_eq!(progress.draft(0), Some("mine"));
        prop_assert_eq!(progress.last_variant, 2);
    }
}

#[test]
fn events_from_the_future_count_as_of_now_and_keep_the_moment_they_were_given() {
    let year = 365 * 86_400_000;
    let given = [
        at(NOW + year + 2, 0, draft("0", "second")),
        at(NOW + year + 1, 0, draft("0", "first")),
        at(NOW + 3_600_000, 0, EventKind::Opened),
    ];
    let file = import(&export(&given, 5), NOW).unwrap();
    let moments: Vec<(u64, u64)> = file.events.iter().map(|e| (e.at, e.given())).collect();
    assert_eq!(
        moments,
        [
            (NOW + 1, NOW + year + 2),
            (NOW, NOW + year + 1),
            (NOW + 3_600_000, NOW + 3_600_000)
        ]
    );
    // Brought in once more, a week later: nothing is new.
    let mut ours = file.events;
    let again = import(&export(&given, 5), NOW + 7 * 86_400_000).unwrap();
    assert_eq!(join(&mut ours, again.events), []);
}

#[test]
fn a_moment_that_no_clock_shows_is_refused() {
    let entry = |at: u64| {
        let entry = Event::new("a".to_owned(), at, "one", 0, EventKind::StartedOver);
        import(&export(&[entry], 5), NOW).unwrap()
    };
    let absurd = entry(9_007_199_254_740_990);
    assert_eq!(absurd.events, []);
    assert_eq!(
        absurd.faults,
        ["Entry 1: the event's moment `at` is 9007199254740990, which no clock shows."]
    );
    assert_eq!(entry(LATEST).events.len(), 1);
}

#[test]
fn a_solved_exercise_is_not_unsolved_by_a_file_with_its_ids() {
    let own = at(1, 0, tried(Outcome::Right, false));
    let forged = Event {
        at: 1_000_001,
        kind: tried(Outcome::Wrong, false),
        ..own.clone()
    };
    let mut ours = vec![own.clone()];
    assert_eq!(join(&mut ours, vec![forged]), []);
    assert_eq!(ours, [own]);
    assert!(one(&ours).solved);
}

#[test]
fn a_draft_beyond_200_kilobytes_is_cut_between_letters() {
    let long = "é".repeat(150_000);
    let file = import(&export(&[at(1, 0, draft("javascript", &long))], 5), NOW).unwrap();
    let progress = one(&file.events);
    let text = progress.code("javascript").unwrap();
    assert_eq!(text.len(), 200_000);
    assert!(long.starts_with(text));
}

#[test]
fn an_entry_with_a_million_brackets_is_refused_and_the_others_are_taken_in() {
    let brackets = vec!["[]"; 1_000_000].join(",");
    let deep = "[".repeat(1_000_000);
    let file = format!(
        r#"{{"format":"longhand-progress","v":1,"events":[{{"v":1,"id":"a","at":1,"exercise":"one","variant":0,"kind":"opened","x":[{brackets}]}},{{"v":1,"id":"b","at":1,"exercise":"one","variant":0,"kind":"opened","x":[[1,2]]}}]}}"#
    );
    let read = import(&file, NOW).unwrap();
    assert_eq!(read.events.len(), 1);
    assert_eq!(
        read.faults,
        ["Entry 1: the event holds more than any that Longhand writes."]
    );
    assert!(import(&deep, NOW).is_err());
}

fn at(at: u64, variant: u32, kind: EventKind) -> Event {
    Event::new(format!("e{at}"), at, "one", variant, kind)
}

fn tried(verdict: Outcome, assisted: bool) -> EventKind {
    EventKind::Tried {
        answer: "7".to_owned(),
        verdict,
        diagnosis: None,
        assisted,
    }
}

fn draft(part: &str, text: &str) -> EventKind {
    EventKind::Draft {
        part: part.to_owned(),
        text: text.to_owned(),
    }
}

fn one(events: &[Event]) -> ExerciseProgress {
    fold(events, &names()).of(TRAINING, "one").unwrap().clone()
}

#[test]
fn an_exercise_is_solved_by_a_right_answer_without_help() {
    let progress = one(&[
        at(1, 0, tried(Outcome::Wrong, false)),
        at(2, 0, tried(Outcome::Right, false)),
    ]);
    assert!(progress.solved && !progress.assisted);
    assert_eq!(progress.tries, 2);
    assert_eq!(progress.solved_variants, [(0, 2)]);
}

#[test]
fn a_right_answer_with_help_is_remembered_apart() {
    let progress = one(&[
        at(1, 0, EventKind::ShownWorking),
        at(2, 0, tried(Outcome::Right, true)),
    ]);
    assert!(!progress.solved && progress.assisted);
    assert_eq!(progress.worked_variants, [0]);
}

#[test]
fn a_new_variant_clears_the_fields_and_keeps_the_code() {
    let progress = one(&[
        at(1, 0, draft("0", "12")),
        at(2, 0, draft("javascript", "return 1")),
        at(3, 0, EventKind::Hinted { shown: 2 }),
        at(4, 5, EventKind::Opened),
    ]);
    assert_eq!(progress.last_variant, 5);
    assert_eq!(progress.hints, 0);
    assert_eq!(progress.draft(0), None);
    assert_eq!(progress.code("javascript"), Some("return 1"));
}

#[test]
fn starting_over_clears_the_desk_and_nothing_else() {
    let progress = one(&[
        at(1, 0, tried(Outcome::Right, false)),
        at(2, 0, draft("javascript", "return 1")),
        at(3, 0, EventKind::StartedOver),
    ]);
    assert!(progress.solved);
    assert!(progress.drafts.is_empty());
    assert_eq!(progress.last_outcome, None);
}

#[test]
fn a_known_kind_with_strange_members_is_kept_whole() {
    let text = r#"{"v":9,"id":"x","at":1,"exercise":"one","variant":0,"kind":"tried","verdict":"splendid","score":[1]}"#;
    let event = Event::from_json(&Json::parse(text).unwrap()).unwrap();
    assert_eq!(event.kind, EventKind::Other("tried".to_owned()));
    assert_eq!(event.to_json().to_string(), text);
    assert_eq!(one(&[event]).tries, 0);
}

#[test]
fn one_broken_entry_does_not_spoil_a_file() {
    let file = import(
        r#"{"format":"longhand-progress","v":1,"events":[{"v":1,"id":"a","at":1,"exercise":"one","variant":0,"kind":"opened"},{"id":"b"},7]}"#,
        NOW,
    )
    .unwrap();
    assert_eq!(file.events.len(), 1);
    assert_eq!(file.faults.len(), 2);
    assert_eq!(file.faults[0], "Entry 2: the event has no readable `v`.");
}

#[test]
fn other_files_are_refused_with_a_sentence() {
    for text in ["", "{}", "[]", "{\"events\":[]}", "not json"] {
        let message = import(text, NOW).unwrap_err();
        assert!(
            message.starts_with("This is not a Longhand progress file"),
            "{message}"
        );
    }
}

#[test]
fn an_event_that_names_no_workbook_is_of_the_training_book_and_is_written_as_it_came() {
    // As every version before workbooks wrote it.
    let file = "{\"format\":\"longhand-progress\",\"v\":1,\"exported\":5,\"events\":[\n  \
        {\"v\":1,\"id\":\"k3-1\",\"at\":7,\"exercise\":\"one\",\"variant\":2,\"kind\":\"tried\",\"answer\":\"30\",\"verdict\":\"right\",\"assisted\":false},\n  \
        {\"v\":1,\"id\":\"k3-2\",\"at\":8,\"exercise\":\"two\",\"variant\":0,\"kind\":\"draft\",\"part\":\"javascript\",\"text\":\"return 1\"}\n]}\n";
    let read = import(file, NOW).unwrap();
    assert_eq!(read.faults, Vec::<String>::new());
    let progress = fold(&read.events, &names());
    assert!(progress.of(TRAINING, "one").unwrap().solved);
    assert_eq!(
        progress.of(TRAINING, "two").unwrap().code("javascript"),
        Some("return 1")
    );
    assert_eq!(progress.of("transformer", "one"), None);
    assert_eq!(export(&read.events, 5), file);
}

#[test]
fn equal_exercises_of_two_workbooks_have_progress_of_their_own() {
    let events = [
        at(1, 0, tried(Outcome::Wrong, false)),
        at(2, 0, tried(Outcome::Right, false)).of("transformer"),
        at(3, 4, EventKind::Opened).of("elsewhere"),
    ];
    let progress = fold(&events, &names());
    assert!(!progress.of(TRAINING, "one").unwrap().solved);
    assert!(progress.of("transformer", "one").unwrap().solved);
    assert_eq!(progress.of("elsewhere", "one").unwrap().last_variant, 4);
    let read = import(&export(&events, 5), NOW).unwrap();
    assert_eq!(read.events, events);
}

#[test]
fn what_was_done_under_a_workbooks_former_name_is_its_own() {
    let events = [at(1, 0, tried(Outcome::Right, false)).of("attention")];
    assert!(
        fold(&events, &names())
            .of("transformer", "one")
            .unwrap()
            .solved
    );
    // A workbook alone on its site, from before events named theirs.
    let alone = Names {
        workbook: "mine".to_owned(),
        former: vec![TRAINING.to_owned()],
        ..Names::default()
    };
    let events = [at(1, 0, tried(Outcome::Right, false))];
    assert!(fold(&events, &[alone]).of("mine", "one").unwrap().solved);
}
