//! Vital signs: a training run with everything that can be set, faults to put in, and twelve cases.
//!
//! The run itself is trained in a worker by `longhand-train`. This file says which run the settings ask
//! for and draws the signs that have come so far; those of the first frame are recorded.

mod controls;
mod figures;
mod recorded;
mod words;

use controls::{
    BATCH, CASE, CAUSE, CLIP, DECAY, FAULT, KNOB, NUMBERS, OPTIMIZER, RATE, SCHEDULE, SEED, TASK,
    WARMUP, WIDTH, number,
};
use longhand_train::cases::{self, Case};
use longhand_train::cause::Cause;
use longhand_train::settings::Settings as RunSettings;
use longhand_train::signs::Signs;

use crate::control::Control;
use crate::definition::{Definition, Group, Training};
use crate::frame::Frame;
use crate::settings::Settings;

/// The lab.
pub(crate) const LAB: Definition = Definition {
    slug: "vital-signs",
    title: "Vital signs of a run",
    about: "A real training run, in this page. Set what you like and watch the signs; put a fault in; or take a case, name its cause, and prove it by turning one knob.",
    groups: &[
        Group {
            title: "What is wrong here?",
            controls: &[
                Control::Choice(CASE),
                Control::Choice(CAUSE),
                Control::Choice(KNOB),
            ],
        },
        Group {
            title: "The run",
            controls: &[
                Control::Choice(TASK),
                Control::Choice(OPTIMIZER),
                Control::Slider(RATE),
                Control::Slider(WARMUP),
                Control::Choice(SCHEDULE),
                Control::Slider(BATCH),
                Control::Choice(CLIP),
                Control::Choice(DECAY),
                Control::Choice(NUMBERS),
                Control::Slider(WIDTH),
                Control::Slider(SEED),
                Control::Choice(FAULT),
            ],
        },
    ],
    frame: |settings| frame(settings, &[]),
    torch: None,
    training: Some(Training {
        run: |settings| run(settings).to_string(),
        frame,
    }),
};

/// The case that is looked at.
fn case(settings: &Settings) -> Option<&'static Case> {
    cases::named(settings.option(&CASE))
}

/// The run that the settings ask for.
fn run(settings: &Settings) -> RunSettings {
    match case(settings) {
        Some(case) => {
            // A test reads every case.
            let mut run = case.run().unwrap_or_else(|_| RunSettings::spiral());
            if let Ok(knob) = Cause::named(settings.option(&KNOB)) {
                knob.remedy(&mut run);
            }
            run
        }
        None => own(settings),
    }
}

/// A run of the reader's own.
fn own(settings: &Settings) -> RunSettings {
    let task = settings.option(&TASK);
    let mut run = if task == "text" {
        RunSettings::text()
    } else {
        RunSettings::spiral()
    };
    let batch = settings.number(&BATCH) as usize;
    run.batch = if task == "text" { batch / 8 } else { batch };
    run.lr = settings.number(&RATE);
    run.warmup = settings.number(&WARMUP) as u32;
    run.width = settings.number(&WIDTH);
    run.clip = number(settings.option(&CLIP));
    run.decay = number(settings.option(&DECAY));
    run.seed = settings.number(&SEED) as u64;
    for choice in [&OPTIMIZER, &SCHEDULE, &NUMBERS] {
        // Every option is a value that the field has: a test sets them all.
        let _ = run.set(choice.id, settings.option(choice));
    }
    if let Ok(fault) = Cause::named(settings.option(&FAULT)) {
        fault.inject(&mut run);
    }
    run
}

fn frame(settings: &Settings, signs: &[Signs]) -> Frame {
    let run = run(settings);
    let recorded = if signs.is_empty() && run == own(&Settings::default()) {
        recorded::signs()
    } else {
        Vec::new()
    };
    let signs = if recorded.is_empty() {
        signs
    } else {
        &recorded
    };
    let case = case(settings);
    let own: &[Control] = LAB.groups[1].controls;
    let others: &[Control] = &LAB.groups[0].controls[1..];
    let idle = if case.is_some() { own } else { others };
    Frame {
        figures: figures::figures(&run, signs),
        facts: Some(figures::checks(&run, signs)),
        said: words::said(&run, signs, case, settings),
        fault: None,
        idle: idle.iter().map(Control::id).collect(),
        most: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use longhand_train::run::Run;

    fn with(pairs: &[(&str, &str)]) -> Settings {
        testing::set(&LAB, pairs)
    }

    #[test]
    fn the_run_at_the_start_is_the_healthy_one_and_every_option_reaches_the_run() {
        assert_eq!(run(&Settings::default()), RunSettings::spiral());
        for control in LAB.groups[1].controls {
            if let Control::Choice(choice) = control {
                for (option, _) in choice
                    .options
                    .iter()
                    .filter(|(option, _)| *option != choice.start)
                {
                    let found = run(&with(&[(choice.id, option)]));
                    assert_ne!(found, RunSettings::spiral(), "{} {option}", choice.id);
                    Run::new(&found).unwrap();
                }
            }
        }
        assert_eq!(
            run(&with(&[
                ("task", "text"),
                ("rate", "0.005"),
                ("clip", "one")
            ])),
            RunSettings::text()
        );
    }

    #[test]
    fn a_case_is_solved_by_its_cause_and_its_knob() {
        for case in cases::CASES {
            let slug = case.cause.slug();
            let solved = with(&[("case", case.slug), ("cause", slug), ("knob", slug)]);
            let mut mended = case.run().unwrap();
            case.cause.remedy(&mut mended);
            assert_eq!(run(&solved), mended);
        }
        let solved = with(&[
            ("case", "dead-units"),
            ("cause", "dead-units"),
            ("knob", "dead-units"),
        ]);
        let mut training = Run::new(&run(&solved)).unwrap();
        let signs: Vec<Signs> = (0..600).map(|_| training.step()).collect();
        let said = frame(&solved, &signs).said;
        assert!(said.starts_with("Right, and proved."), "{said}");
        let wrong = with(&[
            ("case", "dead-units"),
            ("cause", "dead-units"),
            ("knob", "rate-too-high"),
        ]);
        let mut training = Run::new(&run(&wrong)).unwrap();
        let signs: Vec<Signs> = (0..600).map(|_| training.step()).collect();
        let said = frame(&wrong, &signs).said;
        assert!(
            said.contains("still not well") && !said.contains("proved"),
            "{said}"
        );
    }
}
