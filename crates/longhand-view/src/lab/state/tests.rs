use super::super::tree::Change;
use super::*;
use crate::catalogue::ENGLISH;

fn live(name: Lab) -> Bench {
    let mut bench = Bench::new(&ENGLISH.lab, name);
    bench.begin(Size::Column, "");
    bench
}

fn patched(effects: &[Effect]) -> &[Patch] {
    match effects.first() {
        Some(Effect::Patch(patches)) => patches,
        other => panic!("{other:?}"),
    }
}

fn used(bench: &mut Bench, control: &str, value: &str) -> Vec<Effect> {
    bench.update(Event::Used {
        control: control.to_owned(),
        value: value.to_owned(),
    })
}

#[test]
fn every_lab_is_drawn_whole_without_its_program() {
    for name in Lab::ALL {
        let html = Bench::new(&ENGLISH.lab, *name).markup().into_string();
        let slug = name.slug();
        assert!(
            html.contains(&format!("id=\"lab-{slug}\" data-lab=\"{slug}\"")),
            "{slug}"
        );
        assert!(html.contains("<svg class=\"plot lab-plot"), "{slug}");
        assert!(html.contains("<td"), "{slug} has no table");
        assert!(
            html.contains("disabled"),
            "{slug}: nothing can be moved yet"
        );
        assert!(
            !html.contains("NaN\"") && !html.contains("style="),
            "{slug}"
        );
    }
}

#[test]
fn becoming_live_changes_little_of_the_page() {
    for name in Lab::ALL {
        let mut bench = Bench::new(&ENGLISH.lab, *name);
        let effects = bench.begin(Size::Column, "");
        let found = patched(&effects);
        assert!(found.len() <= 3, "{}: {found:#?}", name.slug());
    }
}

#[test]
fn a_move_of_any_control_only_changes_attributes_and_texts_or_rows() {
    for name in Lab::ALL {
        for control in name.definition().controls() {
            let mut bench = live(*name);
            let before = bench.tree.html();
            let value = match control {
                Control::Slider(slider) => {
                    // Where the field stands, which may be before the slider's own start.
                    let start = slider.start.min(bench.frame.most(slider));
                    let place = slider.run.place(start);
                    let other = if place > 0 { place - 1 } else { 1 };
                    other.to_string()
                }
                Control::Switch(switch) => if switch.start { "off" } else { "on" }.to_owned(),
                Control::Choice(choice) => {
                    let other = choice.options.iter().find(|(one, _)| *one != choice.start);
                    other.map_or_else(String::new, |(one, _)| (*one).to_owned())
                }
                Control::Field(field) => format!("{}1", field.start),
            };
            let effects = used(&mut bench, control.id(), &value);
            assert!(!effects.is_empty(), "{} {}", name.slug(), control.id());
            let whole = patched(&effects)
                .iter()
                .any(|patch| patch.path.is_empty() && matches!(patch.change, Change::Replace(_)));
            assert!(!whole, "{} {}", name.slug(), control.id());
            assert_ne!(
                bench.tree.html(),
                before,
                "{} {}",
                name.slug(),
                control.id()
            );
            // And back again, to the letter.
            bench.update(Event::Reset);
            assert_eq!(
                bench.tree.html(),
                before,
                "{} {}",
                name.slug(),
                control.id()
            );
        }
    }
}

#[test]
fn every_state_comes_back_from_its_link() {
    for name in Lab::ALL {
        for control in name.definition().controls() {
            let mut bench = live(*name);
            let value = match control {
                Control::Slider(slider) => slider.run.last().to_string(),
                Control::Switch(switch) => if switch.start { "off" } else { "on" }.to_owned(),
                Control::Choice(choice) => {
                    choice.options.last().map_or("", |(one, _)| one).to_owned()
                }
                Control::Field(_) => "a*b & c = ü#@".to_owned(),
            };
            used(&mut bench, control.id(), &value);
            let fragment = bench.fragment();
            assert!(
                fragment.is_ascii() && !fragment.contains([' ', '"', '<']),
                "{fragment}"
            );
            let (read, told) = link::read(*name, &format!("#{fragment}"));
            assert_eq!(told, None, "{fragment}");
            assert_eq!(link::fragment(*name, &read), fragment);
        }
    }
}

#[test]
fn a_link_that_cannot_be_read_gives_the_start_and_a_sentence() {
    let name = Lab::ALL[0];
    let start = Bench::new(&ENGLISH.lab, name).fragment();
    for bad in [
        "@9&total=20",
        "@1&nothing=3",
        "@1&total=many",
        "@1&a=none&&=",
        "@",
        "@1&total",
    ] {
        let (settings, told) = link::read(name, &format!("#{start}{bad}"));
        assert!(told.is_some(), "{bad}");
        if !bad.contains("none") {
            assert_eq!(settings, Settings::default(), "{bad}");
        }
    }
}

#[test]
fn a_fragment_of_something_else_leaves_a_lab_alone() {
    let mut bench = live(Lab::ALL[0]);
    for other in ["", "#first-moment@7", "#lab-other@1&total=20"] {
        assert_eq!(bench.update(Event::Followed(other.to_owned())), []);
    }
}

#[test]
fn what_it_comes_to_is_said_once_it_rests() {
    let mut bench = live(Lab::Schedules);
    assert_eq!(bench.update(Event::Rested), []);
    used(&mut bench, "peak", "0");
    assert!(matches!(
        bench.update(Event::Rested).as_slice(),
        [Effect::Say(_)]
    ));
    assert_eq!(bench.update(Event::Rested), []);
}

#[test]
fn a_run_that_changes_is_trained_and_late_signs_of_another_are_not_taken() {
    let mut bench = live(Lab::VitalSigns);
    let start = bench.tree.html();
    let effects = used(&mut bench, "optimizer", "lion");
    let wanted = effects.iter().find_map(|effect| match effect {
        Effect::Train(run) => Some(run.clone()),
        _ => None,
    });
    let wanted = wanted.expect("a run");
    assert!(wanted.contains("optimizer=lion"), "{wanted}");
    let numbers = Signs::of([1.0, 0.7, 0.8, 0.01, 2.0, 2.0, 0.001, 0.1, 1.0, 0.0, 1.0]).numbers();
    let trained = |run: &str| Event::Trained {
        run: run.to_owned(),
        numbers: numbers.to_vec(),
    };
    assert_eq!(bench.update(trained("task=text")), []);
    assert!(matches!(
        bench.update(trained(&wanted)).as_slice(),
        [Effect::Patch(_)]
    ));
    // What the worker thinks of the case is not asked for: the same run is not trained again.
    assert!(
        !used(&mut bench, "cause", "bad-batch")
            .iter()
            .any(|effect| matches!(effect, Effect::Train(_)))
    );
    bench.update(Event::Reset);
    assert_eq!(bench.tree.html(), start);
}

#[test]
fn a_table_is_only_drawn_while_it_is_open() {
    let mut bench = live(Lab::Schedules);
    let closed = patched(&used(&mut bench, "peak", "3")).len();
    bench.update(Event::Folded {
        fold: "rates".to_owned(),
        open: true,
    });
    let open = patched(&used(&mut bench, "peak", "5")).len();
    assert!(open > closed + 20, "{closed} {open}");
}

#[test]
fn a_handle_is_found_near_its_point_and_moves_its_slider() {
    let mut bench = live(Lab::Schedules);
    let html = bench.tree.html();
    let handle = html
        .split("lab-handle across\" cx=\"")
        .nth(1)
        .expect("a handle");
    let mut numbers = handle.split('"').step_by(2);
    let mut next = || numbers.next().and_then(|text| text.parse::<f64>().ok());
    let (x, y) = (next().expect("x"), next().expect("y"));
    let grip = bench.grip("rates", (x + 8.0, y - 5.0), 20.0);
    assert_eq!(grip, Grip::Handle(0));
    assert_eq!(bench.grip("rates", (x + 80.0, y), 20.0), Grip::Ground);
    bench.update(Event::Pulled {
        figure: "rates".to_owned(),
        grip,
        at: (x + 60.0, y),
    });
    assert!(
        bench.fragment().contains("@1&warmup="),
        "{}",
        bench.fragment()
    );
}

#[test]
fn steps_that_come_twice_or_too_early_are_not_taken() {
    let mut bench = live(Lab::VitalSigns);
    used(&mut bench, "optimizer", "lion");
    let run = bench.run.clone();
    for step in [1.0, 2.0, 7.0, 2.0, 3.0] {
        let one = [step, 0.7, 0.8, 0.01, 2.0, 2.0, 0.001, 0.1, 1.0, 0.0, 1.0];
        bench.update(Event::Trained {
            run: run.clone(),
            numbers: one.to_vec(),
        });
    }
    let steps: Vec<u32> = bench.signs.iter().map(|one| one.step).collect();
    assert_eq!(steps, [1, 2, 3]);
}

#[test]
fn a_slider_goes_no_further_than_the_state_allows() {
    let mut bench = live(Lab::Graph);
    used(&mut bench, "is", "w*x");
    // One operation: a step forward and a step backward.
    assert!(bench.tree.html().contains("max=\"2\""));
    used(&mut bench, "step", "20");
    assert!(bench.fragment().contains("step=2"), "{}", bench.fragment());
    assert!(!bench.fragment().contains("step=20"));
}
