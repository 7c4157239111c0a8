//! A run is a function of its settings, to the last bit.

use longhand_train::cases::CASES;
use longhand_train::run::Run;
use longhand_train::settings::Settings;

fn losses(text: &str) -> Vec<u64> {
    let mut run = Run::new(&Settings::parse(text).unwrap()).unwrap();
    (0..30).map(|_| run.step().loss.to_bits()).collect()
}

#[test]
fn the_same_settings_give_the_same_bits_and_another_seed_gives_others() {
    for text in ["task=spiral&steps=30", "task=text&steps=30&optimizer=muon"] {
        assert_eq!(losses(text), losses(text));
        assert_ne!(losses(text), losses(&format!("{text}&seed=2")));
    }
}

#[test]
fn settings_beyond_reason_end_in_a_message_or_in_numbers_but_never_in_a_panic() {
    for case in CASES {
        for more in [
            "&lr=100",
            "&width=1000",
            "&steps=1",
            "&steps=3&warmup=100000",
            "&divisor=1e9",
            "&seed=4294967295",
        ] {
            let settings = Settings::parse(&format!("{}{more}", case.settings)).unwrap();
            let mut run = Run::new(&settings).unwrap();
            (0..3.min(settings.steps)).for_each(|_| {
                run.step();
            });
        }
    }
    for schedule in ["constant", "cosine", "linear", "wsd"] {
        for steps in [1, 2, 7] {
            for warmup in [0, 1, 7, 50] {
                let text = format!("schedule={schedule}&steps={steps}&warmup={warmup}");
                let mut run = Run::new(&Settings::parse(&text).unwrap()).unwrap();
                for _ in 0..steps {
                    let lr = run.step().lr;
                    assert!(lr > 0.0 && lr <= 0.01, "{text}: {lr}");
                }
            }
        }
    }
}
