//! Reading never falls over, and does not depend on how a file is cut; healthy
//! runs stay healthy whatever the seed.

use longhand_doctor::columns::Kind;
use longhand_doctor::given::Given;
use longhand_doctor::json;
use longhand_doctor::report::examine;
use longhand_doctor::run::Log;
use proptest::prelude::*;

use crate::common::{logs, names, read, read_bytes, truth};

/// A file of each kind, unpacked.
fn samples() -> Vec<(String, Vec<u8>)> {
    [
        "formats/overfit-dict-lines.txt",
        "formats/overfit-events-tensor.tfevents",
        "formats/lr_hot-events.tfevents",
        "formats/overfit-llmc.txt",
        "formats/overfit-megatron.txt",
        "formats/overfit-semicolon-comma.csv",
        "formats/overfit-lightning-metrics.csv",
        "formats/overfit-torchtitan.txt",
        "formats/overfit-wandb.jsonl",
        "trainer_state/overfit.json",
        "pasted/keras-1971.txt",
        "pasted/chinese-llama-alpaca-534.txt",
    ]
    .into_iter()
    .map(|path| {
        let packed = std::fs::read(logs().join(format!("{path}.gz"))).unwrap();
        let mut text = Vec::new();
        std::io::copy(
            &mut flate2::read::GzDecoder::new(packed.as_slice()),
            &mut text,
        )
        .unwrap();
        (path.to_owned(), text)
    })
    .collect()
}

/// As JSON, so that NaN equals NaN.
fn seen(log: Result<Log, String>) -> String {
    match log {
        Ok(log) => {
            let values: Vec<String> = log
                .runs
                .iter()
                .flat_map(|run| &run.columns)
                .map(|column| format!("{} {:?}", column.key(), column.values))
                .collect();
            format!("{} {values:?}", json::report(&examine(log, &Given::new())))
        }
        Err(fault) => fault,
    }
}

#[test]
fn wherever_a_file_is_cut_the_log_is_the_same() {
    for (path, bytes) in samples() {
        let whole = seen(read_bytes(&bytes, bytes.len()));
        for chunk in [1, 2, 7, 64, 1000, 4096] {
            assert_eq!(whole, seen(read_bytes(&bytes, chunk)), "{path} by {chunk}");
        }
    }
}

#[test]
fn a_packed_file_is_read_as_the_file_in_it() {
    use std::io::Write;
    for (path, bytes) in samples() {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(&bytes).unwrap();
        let packed = packer.finish().unwrap();
        let plain = seen(read_bytes(&bytes, 1 << 16));
        assert_eq!(plain, seen(read_bytes(&packed, 100)), "{path}");
        // Cut off: what is there is read, and it is said.
        let cut = read_bytes(&packed[..packed.len() * 2 / 3], 100).unwrap();
        assert!(
            cut.unread.iter().any(|line| line.contains("gzip")),
            "{path}: {:?}",
            cut.unread
        );
    }
}

#[test]
fn a_file_that_breaks_off_gives_what_is_before_the_break() {
    for (path, bytes) in samples() {
        let whole = read_bytes(&bytes, 1 << 16).unwrap();
        let half = read_bytes(&bytes[..bytes.len() * 3 / 5], 1 << 16).unwrap();
        let losses = |log: &Log| log.runs[0].column(Kind::Loss).map_or(0, |loss| loss.len());
        assert!(losses(&half) <= losses(&whole), "{path}");
        assert!(
            losses(&half) * 3 >= losses(&whole),
            "{path}: {} of {}",
            losses(&half),
            losses(&whole)
        );
    }
}

#[test]
fn a_record_whose_checksum_is_wrong_is_left_out_and_named() {
    let (_, mut bytes) = samples().remove(2);
    let before = read_bytes(&bytes, 4096).unwrap();
    // Somewhere inside of the third record's data.
    bytes[160] ^= 0x40;
    let after = read_bytes(&bytes, 4096).unwrap();
    assert!(
        after.unread.iter().any(|line| line.contains("checksum")),
        "{:?}",
        after.unread
    );
    let count = |log: &Log| log.runs[0].column(Kind::Loss).unwrap().len();
    assert_eq!(count(&after) + 1, count(&before));
}

/// Numbers between 0 and 1, and normal ones, from a seed.
struct Dice(u64);

impl Dice {
    fn uniform(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }
}

/// A healthy run: a power law with noise, warm-up and cosine, a norm that falls,
/// and single batches that are harder than others.
fn healthy(seed: u64) -> String {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let n = [40, 120, 400, 1500, 3000][(seed % 5) as usize];
    let every = [1, 5, 10][(seed / 5 % 3) as usize];
    let total = (n * every) as f64;
    let peak = 10_f64.powi(-3 - (seed % 3) as i32);
    let noise = 0.01 + 0.05 * dice.uniform();
    let (from, floor) = (9.0 + 2.0 * dice.uniform(), 1.5 + 2.0 * dice.uniform());
    let power = 0.3 + 0.3 * dice.uniform();
    let mut text = String::new();
    for record in 1..=n {
        let step = (record * every) as f64;
        let warm = (0.03 * total).max(1.0);
        let lr = if step < warm {
            peak * step / warm
        } else {
            let done = (step - warm) / (total - warm);
            peak * (0.1 + 0.45 * (1.0 + (std::f64::consts::PI * done).cos()))
        };
        let hard = if dice.uniform() < 0.004 {
            4.0 * dice.uniform() * noise * 4.0
        } else {
            0.0
        };
        let loss = floor
            + (from - floor) * (1.0 + step / 20.0).powf(-power)
            + noise * dice.normal()
            + hard;
        let norm = (0.3 + 3.0 / (1.0 + step / 30.0)) * (1.0 + 0.2 * dice.normal().abs());
        text.push_str(&format!(
            "step {step} | loss {loss:.4} | norm {norm:.3} | lr {lr:.3e}\n"
        ));
        if record % (n / 10).max(1) == 0 {
            text.push_str(&format!(
                "step {step} | val loss {:.4}\n",
                loss + 0.02 * dice.uniform()
            ));
        }
    }
    text
}

#[test]
fn healthy_runs_stay_silent_whatever_the_seed() {
    let mut accused = Vec::new();
    for seed in 0..400 {
        let report = examine(
            read_bytes(healthy(seed).as_bytes(), 4096).unwrap(),
            &Given::new(),
        );
        accused.extend(
            report
                .findings
                .iter()
                .map(|finding| format!("{seed}: {} {}", finding.rule, finding.charge.says)),
        );
    }
    assert!(accused.is_empty(), "{}", accused.join("\n"));
}

#[test]
fn a_fault_put_into_a_healthy_run_is_seen() {
    let mut missed = Vec::new();
    for seed in 0..60 {
        let text = healthy(seed);
        let lines: Vec<&str> = text.lines().collect();
        let broken: Vec<String> = lines
            .iter()
            .enumerate()
            .map(|(at, line)| {
                if at < lines.len() * 2 / 3 || !line.contains("| loss ") {
                    return (*line).to_owned();
                }
                let (before, rest) = line.split_once("| loss ").unwrap();
                let (loss, rest) = rest.split_once(' ').unwrap();
                format!(
                    "{before}| loss {:.4} {rest}",
                    loss.parse::<f64>().unwrap() + 4.0
                )
            })
            .collect();
        let report = examine(
            read_bytes(broken.join("\n").as_bytes(), 4096).unwrap(),
            &Given::new(),
        );
        if !report
            .findings
            .iter()
            .any(|finding| matches!(finding.rule, "diverged" | "lr-too-high"))
        {
            missed.push(seed);
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn no_healthy_log_is_accused_when_it_is_cut_anywhere() {
    // Of a healthy run every beginning is healthy.
    let truth = truth();
    let mut accused = Vec::new();
    for (path, entry) in truth["files"].as_object().unwrap() {
        if !path.starts_with("healthy/2024") || !names(&entry["must"]).is_empty() {
            continue;
        }
        let log = read(&logs().join(format!("{path}.gz"))).unwrap();
        for keep in [5, 8, 12, 20, 35, 60, 120, 250, 500, 900, 1200] {
            let mut part = log.clone();
            for column in part.runs.iter_mut().flat_map(|run| &mut run.columns) {
                column.steps.truncate(keep);
                column.values.truncate(keep);
            }
            let report = examine(part, &Given::new());
            accused.extend(report.findings.iter().map(|finding| {
                format!("{path}, {keep}: {} {}", finding.rule, finding.charge.says)
            }));
        }
    }
    assert!(accused.is_empty(), "{}", accused.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..3000)) {
        let whole = seen(read_bytes(&bytes, 3000));
        prop_assert_eq!(whole, seen(read_bytes(&bytes, 17)));
    }

    #[test]
    fn logs_with_bytes_changed_are_read_or_refused(
        which in 0..12_usize,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        cut in any::<prop::sample::Index>(),
    ) {
        let (_, mut bytes) = samples().remove(which);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let end = cut.index(bytes.len()) + 1;
        let whole = seen(read_bytes(&bytes[..end], end));
        prop_assert_eq!(whole, seen(read_bytes(&bytes[..end], 333)));
    }

    #[test]
    fn words_of_logs_in_any_order_are_read_or_refused(
        words in proptest::collection::vec(prop::sample::select(vec![
            "step", "step:", "loss", "loss:", "lr=", "1", "2/3", "nan", "inf", "-1e5", "|", ",", "\n", "\r", "[", "]",
            "(", ")", "{", "}", "'loss'", ":", "epoch", "iteration", "val loss", "1e999", "0", "=", "\x1b[32m", "[rank1]:",
            "Epoch [3/4]", "\u{feff}", "\u{2588}", "99999999999999999999", "Epoch 3/80", "GLOBAL_STEP: 5", "| > ", "5%|", "9/9 [",
        ]), 0..200)
    ) {
        let text = words.join(" ");
        let whole = seen(read_bytes(text.as_bytes(), text.len().max(1)));
        prop_assert_eq!(whole, seen(read_bytes(text.as_bytes(), 5)));
    }
}
