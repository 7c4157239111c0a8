//! No text of any kind makes the language panic, hang or exhaust the stack.
//!
//! Half of the texts come from a grammar, three in ten are mutations of valid
//! ones, the rest is noise. More than half can be read. Each is read, printed, set and evaluated, on a
//! thread with a small stack. A short run stands in the tests; `FUZZ_INPUTS`
//! asks for a long one, in release mode:
//!
//! ```text
//! FUZZ_INPUTS=10000000 cargo test --release -p longhand-notation --test fuzz -- --nocapture
//! ```
//!
//! In such a run 60.0% of the texts could be read and 19.0% computed; nothing
//! failed, and the slowest, on a busy machine, took two seconds.

use longhand_notation::{Scope, Value, functions, parse, read, trace, typeset};
use std::time::Instant;

/// One megabyte, as a browser gives.
const STACK: usize = 1 << 20;

/// Seconds that one text may take, read, set, computed and traced, also on a
/// machine that does other things and without optimisation.
const LONGEST: f64 = 30.0;

/// SplitMix64 (Steele, Lea & Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

const VALID: &[&str] = &[
    "0.744/(1-0.9^3)",
    "7.5 × 10^18",
    "1,048,576",
    "6 * 125M * 10B",
    "f(x) = (3x+2)^2; grad(f, 1)",
    "softmax([2, 1, 0.1])[1]",
    "cross_entropy([2, 1, 0.1], 0).d_logits",
    "adam([4,-2,6], lr=1e-3).m_hat",
    "cosine(6000, warmup=2000, total=10000, max=3e-4, min=3e-5)",
    "any(g == 0) and not x > 3",
    "L(w) = sum((W @ w - g[1])^2); grad(L, [1, 2])",
    "jacobian(softmax, [0, 1])",
    "h(z) = softmax(z); jacobian(h, [0, 0])",
    "48 MiB -> MB",
    "-x^2 + 2⁻³ · √(y)",
    "cos²(x) + sin^2(x)",
    "a = 2\nb = a + 1\na*b",
    "[[1, 2], [3, 4]][2, 1]",
    "0 < x <= 1",
    "mean(W, axis = 2)",
    "f(x) = x^3; d(x) = grad(f, x); grad(d, 2)",
    "g1(w) = sum((W @ w)^2); h(w) = grad(g1, w); jacobian(h, [1, 2])",
    "6 * 125M * 10B FLOP / (8 * 150 TFLOP/s) -> hours",
    "8 GPUs * 1.74 h * $2.50 / GPU-hour",
    "sum(conv1d([[[1, 2, 3]]], [[[1, -1]]])^2)",
    "grad(sigmoid, [0, 1])",
    "newton_schulz(W)",
    "attention(W, W, W, causal = true)",
    "1 048 576 / 1,024",
    "0,744/(1-0,9^3)",
];

const ATOMS: &[&str] = &[
    "1",
    "0",
    "2.5",
    ".1",
    "1e3",
    "1e-300",
    "1e308",
    "2.5%",
    "10B",
    "x",
    "y",
    "g",
    "W",
    "w1",
    "e",
    "pi",
    "xy",
    "GB",
    "s",
    "inf",
    "nan",
    "true",
    "f",
    "[1, 2]",
    "[]",
    "[[1],[2]]",
    "−3",
    "β₁",
    "m_hat",
    "1,000",
    "7.5 × 10^18",
];

const SIGNS: &[&str] = &[
    " + ", " - ", "*", "/", "^", "**", " ", "", " · ", " @ ", " == ", " < ", " >= ", " and ",
    " or ", " -> ", " in ",
];

const PIECES: &[&str] = &[
    "(", ")", "[", "]", ",", ";", "\n", "=", "²", "⁻", "√", ".", "..", "%", "$", "é", "𝛽",
    "\u{202f}", "#", "e9", "^", "-", "not ", "1", "x", "grad(", "f(x)=", "sum(", "\0", "\u{200b}",
    "∞", "'", "_", "1e", "->",
];

/// A formula of the grammar; nearly all of them parse, whatever they mean.
fn formula(random: &mut Random, depth: usize, functions: &[&str], out: &mut String) {
    if depth == 0 || out.len() > 400 || random.below(4) == 0 {
        out.push_str(random.pick(ATOMS));
        return;
    }
    match random.below(11) {
        0..=4 => {
            formula(random, depth - 1, functions, out);
            let sign = random.pick(SIGNS);
            out.push_str(sign);
            // Without a sign something must stand that cannot be read as the
            // end of what stands before it.
            if sign.trim().is_empty() {
                if random.below(2) == 0 {
                    out.push_str(random.pick(&["x", " y", " GB", " s", "(x + 1)", " W", " pi"]));
                } else {
                    out.push('(');
                    formula(random, depth - 1, functions, out);
                    out.push(')');
                }
            } else {
                formula(random, depth - 1, functions, out);
            }
        }
        5 => {
            out.push('(');
            formula(random, depth - 1, functions, out);
            out.push(')');
        }
        6 => {
            out.push_str(random.pick(&["-", "−", "+", "√"]));
            formula(random, depth - 1, functions, out);
        }
        7 => {
            out.push('[');
            for i in 0..random.below(4) {
                if i > 0 {
                    out.push_str(", ");
                }
                formula(random, depth - 1, functions, out);
            }
            out.push(']');
        }
        8 => {
            out.push_str(random.pick(&["g", "W", "f", "(x)", "[4, 5]", "sgd(g)"]));
            out.push('[');
            formula(random, 1, functions, out);
            out.push(']');
        }
        9 => {
            // A rule, and one of what it gives.
            out.push_str(random.pick(functions));
            out.push_str(random.pick(&["(g)", "(W)", "(g, 1)", "(W, g)", "([2, 1, 0.1], 0)"]));
            out.push_str(random.pick(&["", ".loss", ".d_logits", ".history", ".m", ".y"]));
        }
        _ => {
            out.push_str(random.pick(functions));
            out.push('(');
            for i in 0..=random.below(3) {
                if i > 0 {
                    out.push_str(", ");
                }
                if random.below(8) == 0 {
                    out.push_str(random.pick(&["axis = ", "lr=", "x=", "dim=", "eps="]));
                }
                formula(random, depth - 1, functions, out);
            }
            out.push(')');
        }
    }
}

fn text(random: &mut Random, functions: &[&str]) -> String {
    let mut out = String::new();
    match random.below(10) {
        0..=4 => {
            if random.below(4) == 0 {
                out.push_str(random.pick(&["f(x) = ", "f(a, b) = ", "a = "]));
                formula(random, 3, functions, &mut out);
                out.push_str("; ");
            }
            formula(random, 5, functions, &mut out);
        }
        5..=7 => {
            let mut chars: Vec<char> = random.pick(VALID).chars().collect();
            for _ in 0..=random.below(3) {
                let at = random.below(chars.len() + 1);
                match random.below(4) {
                    0 if at < chars.len() => {
                        chars.remove(at);
                    }
                    1 => {
                        let piece = random.pick(PIECES);
                        chars.splice(at..at, piece.chars());
                    }
                    2 if at < chars.len() => chars.truncate(at.max(1)),
                    _ => {
                        let other: Vec<char> = random.pick(VALID).chars().collect();
                        let from = random.below(other.len());
                        chars.splice(at..at, other[from..].iter().copied());
                    }
                }
            }
            out.extend(chars);
        }
        8 => {
            for _ in 0..random.below(40) {
                out.push_str(random.pick(PIECES));
            }
        }
        _ => {
            for _ in 0..random.below(30) {
                out.extend(char::from_u32(random.next() as u32 % 0x3000));
            }
        }
    }
    out
}

#[test]
fn no_text_makes_the_language_fail() {
    let inputs: usize = std::env::var("FUZZ_INPUTS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(4_000);
    let seed: u64 = std::env::var("FUZZ_SEED")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(1);
    let worker = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || run(inputs, seed));
    worker.unwrap().join().unwrap();
}

fn run(inputs: usize, seed: u64) {
    let mut scope = Scope::new();
    scope.define("x", Value::number(3.0));
    scope.define("y", Value::number(-0.5));
    scope.define("g", Value::list(&[4.0, -2.0, 6.0]));
    scope.define("w1", Value::number(2.0));
    let matrix = parse("[[1, 2], [3, 4]]").unwrap().evaluate(&scope).unwrap();
    scope.define("W", matrix);
    let rules = longhand_math::registry::all().map(|entry| entry.slug);
    let functions: Vec<&str> = functions::ALL.iter().map(|b| b.name).chain(rules).collect();

    let mut random = Random(seed);
    let (mut parsed, mut computed) = (0, 0);
    let mut slowest = (0.0, String::new());
    for _ in 0..inputs {
        let text = text(&mut random, &functions);
        let start = Instant::now();
        if let Ok(program) = read(&text) {
            parsed += 1;
            if let Some(expr) = program.expression() {
                let plain = typeset::plain(expr);
                let again = parse(&plain);
                assert!(
                    again.as_ref().is_ok_and(|p| p.expression() == Some(expr)),
                    "{text:?} printed as {plain:?}"
                );
                let _ = typeset::math(expr, &typeset::Symbols::new(), Some(&scope));
                let _ = typeset::tex(expr, &typeset::Symbols::new(), None);
            }
            if let Ok(value) = program.evaluate(&scope) {
                computed += 1;
                let _ = value.plain();
            }
            let _ = trace(&program, &scope);
            let _ = program.free_names();
        }
        let seconds = start.elapsed().as_secs_f64();
        assert!(seconds < LONGEST, "{seconds} s for {text:?}");
        if seconds > slowest.0 {
            slowest = (seconds, text);
        }
    }
    println!(
        "{inputs} texts: {:.1}% parse, {:.1}% compute; the slowest took {:.3} s: {:?}",
        100.0 * parsed as f64 / inputs as f64,
        100.0 * computed as f64 / inputs as f64,
        slowest.0,
        slowest.1
    );
    assert!(parsed * 2 > inputs, "too few texts parse to mean anything");
}

#[test]
fn the_deepest_texts_that_are_read_fit_a_small_stack() {
    let deepest = |open: &str, inside: &str, close: &str| {
        let build = |n: usize| open.repeat(n) + inside + &close.repeat(n);
        (1..300).rev().map(build).find(|text| parse(text).is_ok())
    };
    let texts = [
        deepest("(1+", "x", ")"),
        deepest("-(", "x", ")"),
        deepest("sin(", "x", ")"),
        deepest("[", "x", "]"),
        deepest("√", "x", ""),
        deepest("x^", "x", ""),
        deepest("x+", "x", ""),
        deepest("g[", "1", "]"),
        deepest("not ", "true", ""),
    ];
    let worker = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || {
            let mut scope = Scope::new();
            scope.define("x", Value::number(3.0));
            scope.define("g", Value::list(&[1.0]));
            for text in texts.into_iter().flatten() {
                let program = parse(&text).unwrap();
                let _ = program.evaluate(&scope);
                let _ = trace(&program, &scope);
                let expr = program.expression().unwrap();
                let _ = parse(&typeset::plain(expr));
                let _ = typeset::math(expr, &typeset::Symbols::new(), Some(&scope));
            }
        });
    worker.unwrap().join().unwrap();
}
