//! Whole plans with every number, plans that fit or not, plans that are refused.

use crate::{at, config, data, settings, worked};
use longhand_plan::{Json, Setting, plan};
use serde_json::Value;

#[test]
fn worked_plans_have_the_numbers_that_were_worked_out_elsewhere() {
    for row in data("plans.json")["worked"].as_array().unwrap() {
        let id = row["id"].as_str().unwrap();
        let json = worked(row).unwrap().json();
        for (path, wanted) in row["expect"].as_object().unwrap() {
            let wanted = wanted.as_f64().unwrap();
            let found = at(&json, path).unwrap_or_else(|| panic!("{id}: no {path}"));
            let within = row["rel"].as_f64().unwrap() * wanted.abs() + 1e-12;
            assert!(
                (found - wanted).abs() <= within,
                "{id}: {path} is {found}, not {wanted}"
            );
        }
    }
}

#[test]
fn parts_of_the_memory_add_up() {
    for row in data("plans.json")["worked"].as_array().unwrap() {
        let report = worked(row).unwrap();
        let parts = report
            .sheet
            .numbers()
            .iter()
            .filter(|number| number.key.starts_with("memory.parts."));
        let sum: f64 = parts.map(|number| number.value.unwrap()).sum();
        let whole = report.sheet.get("memory.per_gpu").unwrap();
        assert!(
            (sum - whole).abs() <= 1e-9 * whole,
            "{}: {sum}, {whole}",
            row["id"]
        );
    }
}

#[test]
fn a_plan_that_does_not_fit_gets_the_fewest_keys_that_make_it_fit() {
    for row in data("plans.json")["fits"].as_array().unwrap() {
        let report = worked(row).unwrap();
        assert_eq!(report.fits, row["fits"].as_bool(), "{}", row["id"]);
        if report.fits == Some(true) {
            assert!(report.change.is_none());
            continue;
        }
        let change = report.change.unwrap();
        assert!(change.set.len() <= row["reference_change"].as_object().unwrap().len());
        let mut changed = settings(&row["plan"]).unwrap();
        for (path, setting) in &change.set {
            let value = match setting {
                Setting::Number(number) => Json::number(*number),
                Setting::Flag(flag) => Json::Truth(*flag),
                Setting::Text(text) => Json::text(text),
            };
            changed.set(path, &value).unwrap();
        }
        let text = config(row["model"].as_str().unwrap());
        assert_eq!(
            plan(&changed, Some(&text)).unwrap().fits,
            Some(true),
            "{}",
            row["id"]
        );
    }
}

#[test]
fn a_plan_that_cannot_be_is_refused_and_says_where() {
    for row in data("plans.json")["refused"].as_array().unwrap() {
        let refusal = worked(row).unwrap_err();
        for word in row["mentions"].as_array().unwrap() {
            assert!(
                refusal.message.contains(word.as_str().unwrap()),
                "{}: {}",
                row["id"],
                refusal.message
            );
        }
    }
}

#[test]
fn what_no_plan_can_mean_is_refused() {
    let gpt2 = "[model]\npreset = \"gpt2\"\n";
    for (text, wanted) in [
        ("", "no model"),
        (
            "[model]\npreset = \"gpt2\"\nlayers = 3\nwidth = 64",
            "twice",
        ),
        ("[model]\nlayers = 3", "width"),
        ("[model]\nlayers = 3\nwidth = 64\nheads = 7", "heads"),
        ("[modle]\npreset = \"gpt2\"", "did you mean `model`"),
        ("[hardware]\ncount = 0", "hardware.count"),
        ("[hardware]\ncount = 1.5", "hardware.count"),
        ("[hardware]\ndevice = \"h100\"", "h100"),
        ("[run]\nmfu = 1.2", "run.mfu"),
        ("[run]\nmfu = 0", "run.mfu"),
        ("[precision]\nrecipe = \"int1\"", "megatron"),
        ("[parallelism]\npipeline = 13\n[hardware]\ncount = 13", "12"),
        (
            "[data]\nglobal_batch = 3\n[hardware]\ncount = 2",
            "global_batch",
        ),
        (
            "[parallelism]\ncontext = 2\n[hardware]\ncount = 3",
            "context",
        ),
    ] {
        let text = if text.contains("model") || text.is_empty() || text.contains("modle") {
            text.to_owned()
        } else {
            format!("{gpt2}{text}")
        };
        let refusal = longhand_plan::Settings::read(&text)
            .and_then(|settings| plan(&settings, None))
            .unwrap_err();
        assert!(
            refusal.message.contains(wanted),
            "{text}: {}",
            refusal.message
        );
    }
}

#[test]
fn with_a_count_alone_only_what_needs_no_shape_is_filled() {
    let row: Value = serde_json::json!({"plan": {"model": {"params": 7.5e9}, "hardware": {"count": 64}, "parallelism": {"zero": 3}, "precision": {"recipe": "mixed"}}});
    let json = worked(&row).unwrap().json();
    assert_eq!(at(&json, "memory.states"), Some(1.875e9));
    assert_eq!(at(&json, "flops_per_token.six_n"), Some(45e9));
    assert_eq!(
        json.member("parameters").unwrap().member("by_part"),
        Some(&Json::Null)
    );
    for path in [
        "memory.per_gpu",
        "flops_per_token.palm",
        "run.days",
        "kv_cache.bytes",
    ] {
        assert_eq!(at(&json, path), None, "{path}");
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    for row in data("plans.json")["worked"].as_array().unwrap() {
        let first = worked(row).unwrap().json().to_string();
        assert_eq!(first, worked(row).unwrap().json().to_string());
        let read: Value = serde_json::from_str(&first).unwrap();
        assert_eq!(read["schema"], 1.0);
    }
}

/// The recipe of CONTRIBUTING.md for a device.
#[test]
fn every_device_has_figures_sources_and_a_plan() {
    let devices = longhand_plan::devices();
    assert!(devices.len() >= 15);
    for (name, figures) in devices {
        for figure in ["memory", "bandwidth", "link", "per_node"] {
            assert!(
                figures
                    .member(figure)
                    .and_then(Json::as_number)
                    .is_some_and(|number| number > 0.0),
                "{name}: {figure}"
            );
        }
        assert!(
            !figures
                .member("sources")
                .unwrap()
                .as_list()
                .unwrap()
                .is_empty(),
            "{name}"
        );
        for unverified in figures.member("unverified").unwrap().as_list().unwrap() {
            assert!(
                figures.member(unverified.as_text().unwrap()).is_some(),
                "{name}: {unverified}"
            );
        }
        let text = format!(
            "[model]\npreset = \"gpt2\"\n[hardware]\ndevice = \"{name}\"\n[precision]\ncompute = \"fp16\""
        );
        let report = plan(&longhand_plan::Settings::read(&text).unwrap(), None).unwrap();
        assert!(
            report.hardware.memory.is_some() && report.fits.is_some(),
            "{name}"
        );
    }
}
