//! Every number opens a formula that gives it.

use crate::{data, worked};
use longhand_notation::{Scope, Value, parse};
use longhand_plan::published::ROWS;
use longhand_plan::{PRESETS, Report, Settings, plan};

fn evaluate(name: &str, report: &Report) -> usize {
    let mut seen = 0;
    for number in report.sheet.numbers() {
        let (Some(working), Some(value)) = (&number.working, number.value) else {
            continue;
        };
        let mut scope = Scope::new();
        for (name, value) in &working.vars {
            scope.define(name, Value::number(*value));
        }
        let found = parse(&working.expr).and_then(|program| program.evaluate(&scope));
        let found = found
            .unwrap_or_else(|fault| panic!("{name}: {}: {}: {fault:?}", number.key, working.expr));
        let found = found.as_number().unwrap();
        assert!(
            (found - value).abs() <= 1e-12 * value.abs(),
            "{name}: {}: {} gives {found}, not {value}",
            number.key,
            working.expr
        );
        assert!(!working.source.is_empty());
        seen += 1;
    }
    seen
}

#[test]
fn every_working_of_a_worked_plan_gives_its_number() {
    for row in data("plans.json")["worked"].as_array().unwrap() {
        let seen = evaluate(row["id"].as_str().unwrap(), &worked(row).unwrap());
        assert!(seen > 60, "{}: {seen}", row["id"]);
    }
}

#[test]
fn every_working_of_a_published_row_gives_its_number() {
    let rows: serde_json::Value = serde_json::from_str(ROWS).unwrap();
    for row in rows.as_array().unwrap().iter().step_by(7) {
        evaluate(row["id"].as_str().unwrap(), &worked(row).unwrap());
    }
}

#[test]
fn every_working_of_every_preset_gives_its_number() {
    for (name, _) in PRESETS {
        for rest in [
            "[hardware]\ndevice = \"b200\"\ncount = 16\n[memory]\nrecompute = \"selective\"\nattention = \"standard\"\n[data]\ntokens = 1e12",
            "[hardware]\ndevice = \"h100-sxm\"\ncount = 16\nprice = 2\nenergy_price = 0.1\nstorage_bandwidth = 1e10\n[parallelism]\nzero = 3\n[memory]\nrecompute = \"op\"\n[data]\ntokens = 1e12",
        ] {
            let settings =
                Settings::read(&format!("[model]\npreset = \"{name}\"\n{rest}")).unwrap();
            evaluate(name, &plan(&settings, None).unwrap());
        }
    }
}

#[test]
fn the_numbers_that_decide_have_a_working() {
    for row in data("plans.json")["worked"].as_array().unwrap() {
        let report = worked(row).unwrap();
        for key in [
            "parameters.total",
            "flops_per_token.palm",
            "memory.per_gpu",
            "step.compute_seconds",
            "run.days",
            "run.device_hours",
            "run.loss.hoffmann",
        ] {
            let number = report.sheet.number(key).unwrap();
            assert!(
                number.working.is_some() || number.value.is_none(),
                "{}: {key}",
                row["id"]
            );
        }
    }
}
