//! No file is too strange: it is read or refused, and nothing breaks.

use longhand_plan::{PRESETS, Settings, plan};
use proptest::prelude::*;

const PLAN: &str = "[model]\npreset = \"mixtral-8x7b\"\n[data]\ntokens = 1e12\nsequence = 4096\n[hardware]\ndevice = \"h100-sxm\"\ncount = 64\n[parallelism]\ntensor = 2\nexpert = 4\n";

proptest! {
    #[test]
    fn a_damaged_configuration_is_read_or_refused(
        which in 0..PRESETS.len(), cut in any::<prop::sample::Index>(), junk in "[\\x00-\\x7f]{0,6}", keep in any::<bool>(),
    ) {
        let text = PRESETS[which].1;
        let at = cut.index(text.len());
        let rest = if keep { text.get(at + 1..).unwrap_or("") } else { "" };
        let damaged = format!("{}{junk}{rest}", &text[..at]);
        let outcome = plan(&Settings::default(), Some(&damaged));
        if let Err(refusal) = outcome {
            prop_assert!(!refusal.message.is_empty());
        }
    }

    #[test]
    fn a_damaged_plan_is_read_or_refused(cut in any::<prop::sample::Index>(), junk in ".{0,6}", keep in any::<bool>()) {
        let at = cut.index(PLAN.len());
        let rest = if keep { PLAN.get(at + 1..).unwrap_or("") } else { "" };
        let damaged = format!("{}{junk}{rest}", &PLAN[..at]);
        let _either_way = Settings::read(&damaged).and_then(|settings| plan(&settings, None));
    }

    #[test]
    fn numbers_of_any_size_give_numbers_or_nothing(
        count in 1u32..100_000, tokens in 1.0..1e300_f64, price in 0.0..1e300_f64, sequence in 1u64..9_000_000_000_000_000,
    ) {
        let text = format!("[model]\npreset = \"gpt2\"\n[hardware]\ndevice = \"h100-sxm\"\ncount = {count}\nprice = {price:?}\n[data]\ntokens = {tokens:?}\nsequence = {sequence}\n");
        let report = plan(&Settings::read(&text).unwrap(), None).unwrap();
        let json = report.json().to_string();
        prop_assert!(!json.contains("NaN") && !json.contains("inf"), "{json}");
        prop_assert!(longhand_plan::Json::parse(&json).is_ok());
    }
}

#[test]
fn files_that_are_no_configuration_are_told_apart() {
    for (text, wanted) in [
        ("", "empty"),
        ("   \n", "empty"),
        ("{", "cut off"),
        ("[1, 2]", "not an object"),
        ("\"llama\"", "not an object"),
        ("{}", "model_type"),
        ("{\"model_type\": \"llama\"}", "num_hidden_layers"),
        ("GGUF\u{0}\u{3}", "no JSON"),
    ] {
        let refusal = plan(&Settings::default(), Some(text)).unwrap_err();
        assert!(
            refusal.message.contains(wanted),
            "{text}: {}",
            refusal.message
        );
    }
    let huge = " ".repeat(longhand_plan::LARGEST + 1);
    assert!(
        plan(&Settings::default(), Some(&huge))
            .unwrap_err()
            .message
            .contains("16 MiB")
    );
}
