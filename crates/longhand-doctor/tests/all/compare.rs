//! Pairs of logs, and what comes out of their comparison.

use longhand_doctor::compare::{Comparison, compare};
use serde_json::Value;

use crate::common::{logs, read};

fn pairs() -> Vec<Value> {
    let text = std::fs::read_to_string(logs().join("compare_truth.json")).unwrap();
    serde_json::from_str::<Value>(&text)
        .unwrap()
        .as_array()
        .unwrap()
        .clone()
}

fn compared(entry: &Value) -> (String, Comparison) {
    let path = |at: usize| entry["files"][at].as_str().unwrap();
    let log = |at: usize| read(&logs().join(format!("{}.gz", path(at)))).unwrap();
    (
        format!("{} and {}", path(0), path(1)),
        compare(&log(0), &log(1)).unwrap(),
    )
}

fn within(range: &Value, x: f64) -> bool {
    (range[0].as_f64().unwrap()..=range[1].as_f64().unwrap()).contains(&x)
}

#[test]
fn every_pair_comes_out_as_it_is_known_to() {
    let pairs = pairs();
    assert!(pairs.len() >= 13);
    for entry in &pairs {
        let (what, comparison) = compared(entry);
        let json: Value = serde_json::from_str(&comparison.json()).unwrap();
        let same = &json["same_data"];
        if let Some(verdicts) = entry["verdict"].as_array() {
            assert!(verdicts.contains(&same["verdict"]), "{what}: {same}");
        }
        if let Some(lag) = entry["lag"].as_i64() {
            assert_eq!(same["lag"], lag, "{what}");
        }
        if !entry["correlation"].is_null() {
            let r = same["correlation"].as_f64().unwrap();
            assert!(within(&entry["correlation"], r), "{what}: {r}");
        }
        if !entry["mean"].is_null() {
            let mean = json["difference"]["mean"].as_f64().unwrap();
            assert!(within(&entry["mean"], mean), "{what}: {mean}");
        }
        if let Some(steps) = entry["shared_spikes"].as_array() {
            let shared = json["shared_spikes"].as_array().unwrap();
            for step in steps {
                assert!(shared.contains(step), "{what}: {step} is not in {shared:?}");
            }
        }
        if let Some(factor) = entry["factor"].as_f64() {
            assert_eq!(json["factor"].as_f64(), Some(factor), "{what}");
        }
        if let Some(first) = entry["first"].as_f64() {
            let found = json["difference"]["first"].as_f64().unwrap();
            assert!((found - first).abs() < 1e-9, "{what}: {found}");
        }
        assert!(!comparison.says.is_empty());
    }
}

#[test]
fn the_other_way_round_the_difference_and_the_lag_change_their_signs() {
    for entry in pairs().iter().take(4) {
        let (_, there) = compared(entry);
        let mut turned = entry.clone();
        turned["files"].as_array_mut().unwrap().reverse();
        let (what, back) = compared(&turned);
        assert_eq!(there.same_data.verdict, back.same_data.verdict, "{what}");
        let lags = (there.same_data.lag, back.same_data.lag);
        if there.same_data.pairs() {
            assert_eq!(lags.0, -lags.1, "{what}");
            assert_eq!(
                there.spikes.shared.len(),
                back.spikes.shared.len(),
                "{what}"
            );
        }
    }
}
