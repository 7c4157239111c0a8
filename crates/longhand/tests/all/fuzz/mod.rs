//! No text of any kind makes a parser panic, hang or take memory without bounds.
//!
//! For each parser a few valid texts are taken, cut, joined, repeated and spoiled, and what comes of
//! that is handed in. Memory and work are bounded by counts, not by a clock: each input may hold so
//! many bytes at once and ask for so many pieces of memory. A short run stands in the tests;
//! `cargo xtask fuzz` makes a long one:
//!
//! ```text
//! cargo xtask fuzz --inputs 10000000
//! cargo xtask fuzz tex
//! ```

mod memory;
mod mutate;
mod targets;

use mutate::Random;
use targets::{TARGETS, Target};

/// Inputs of the short run, for each target.
const SHORT: u64 = 400;

/// Most bytes that one input may hold at once.
const MOST_BYTES: usize = 96 << 20;

/// Most pieces of memory that one input may ask for.
const MOST_PIECES: u64 = 4_000_000;

/// The stack of the thread that parses: as much as a browser gives.
const STACK: usize = 1 << 20;

fn inputs() -> u64 {
    let asked = std::env::var("FUZZ_INPUTS").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(SHORT)
}

fn run(target: &'static Target) {
    let work = move || {
        let seeds = (target.seeds)();
        let mut random = Random::new(target.name);
        let mut largest = (0, 0);
        for number in 0..inputs() {
            let input = mutate::input(&mut random, &seeds, target.words);
            let used = memory::of(|| (target.parse)(&input));
            let shown: String = input.chars().take(300).collect();
            assert!(
                used.bytes <= MOST_BYTES && used.pieces <= MOST_PIECES,
                "{} input {number} took {} bytes in {} pieces: {shown:?}",
                target.name,
                used.bytes,
                used.pieces
            );
            largest = (largest.0.max(used.bytes), largest.1.max(used.pieces));
        }
        println!(
            "{}: {} inputs, at most {} bytes and {} pieces of memory",
            target.name,
            inputs(),
            largest.0,
            largest.1
        );
    };
    let thread = std::thread::Builder::new()
        .stack_size(STACK * target.stacks)
        .spawn(work)
        .unwrap();
    assert!(thread.join().is_ok(), "{} failed", target.name);
}

fn named(name: &str) {
    run(TARGETS.iter().find(|target| target.name == name).unwrap());
}

#[test]
fn exercise_files_of_any_kind_are_read_or_refused() {
    named("content");
}

#[test]
fn markdown_of_any_kind_is_set_or_refused() {
    named("markdown");
}

#[test]
fn tex_of_any_kind_is_set_or_refused() {
    named("tex");
}

#[test]
fn formulas_of_any_kind_are_worked_out_or_refused() {
    named("language");
}

#[test]
fn answers_of_any_kind_are_judged_or_refused() {
    named("answers");
}

#[test]
fn progress_files_of_any_kind_are_read_or_refused() {
    named("progress");
}

#[test]
fn lines_of_json_of_any_kind_are_answered() {
    named("json");
}

#[test]
fn run_logs_of_any_kind_are_read_or_refused() {
    named("logs");
}
