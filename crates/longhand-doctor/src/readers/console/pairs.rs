//! Names and numbers in a row: `iter 20: loss 3.98, lr = 3e-4 | norm 1.2`.
//!
//! A name is the words before a number, with or without `:` or `=`; it ends at
//! `|`, `,`, `;`, a bracket or another number. A line is a record only if it
//! names a step or an epoch, as a number, and a metric behind it. The text of a
//! program, which stands at the top of many logs, does not do that: its steps
//! are variables.

use super::meanings::Meaning;
use super::scene::Scene;
use crate::columns::{self, Kind};
use crate::text::has;
use crate::text::number::{self, Number};

/// Most different phrases that are remembered: prose has no end of them.
const MOST: usize = 20_000;

/// Words that stand before a metric's name and do not belong to it.
const NOISE: &[&str] = &[
    "info", "debug", "warning", "root", "titan", "train", "training", "with", "and", "at", "the",
    "current", "global", "trainer", "step", "iter",
];

/// Units in which a loss is not given.
const UNITS: &[&str] = &[
    "ms", "s", "sec", "us", "m", "min", "h", "it", "gib", "mib", "kib", "gb", "mb", "kb", "k", "g",
    "t", "x", "b", "step", "steps", "samples", "tokens", "am", "pm",
];

/// Signs of a program's text.
const CODE: &[&str] = &[
    "print(", "f\"", "f'", "def ", "return ", "import ", "==", "{",
];

/// An unknown name with its value: kept if the line turns out to be a record.
struct Unnamed {
    from: usize,
    to: usize,
    number: Number,
}

/// Reads a line into the scene's row; whether it is a record.
pub(super) fn read(scene: &mut Scene, line: &[u8]) -> bool {
    let mut scan = Scan {
        line,
        at: 0,
        phrase: None,
        separated: false,
        metrics: 0,
        placed: scene.row.step.is_some(),
        unnamed: Vec::new(),
    };
    scan.run(scene);
    let (metrics, placed, unnamed) = (scan.metrics, scan.placed, scan.unnamed);
    if metrics == 0 || !placed || CODE.iter().any(|sign| has(line, sign)) {
        let rank = scene.row.rank;
        scene.row.clear();
        scene.row.rank = rank;
        return false;
    }
    for Unnamed { from, to, number } in unnamed {
        scene.put(&line[from..to], number);
    }
    true
}

struct Scan<'l> {
    line: &'l [u8],
    at: usize,
    /// The words before the next number.
    phrase: Option<(usize, usize)>,
    /// Whether `:` or `=` stands behind them.
    separated: bool,
    metrics: usize,
    placed: bool,
    unnamed: Vec<Unnamed>,
}

impl Scan<'_> {
    fn run(&mut self, scene: &mut Scene) {
        while let Some(&byte) = self.line.get(self.at) {
            match byte {
                b' ' | b'\t' => self.at += 1,
                b':' | b'=' => {
                    self.separated = self.phrase.is_some();
                    self.at += 1;
                }
                b'(' => self.pass_over(),
                b'0'..=b'9' | b'.' | b'-' | b'+' => self.number(scene),
                b'[' => {
                    // `Epoch [3/10]`, `lr=[1e-3, 1e-3]`: the first number counts.
                    let digit = self.line[self.at + 1..].trim_ascii_start().first();
                    if !digit.is_some_and(u8::is_ascii_digit) {
                        self.end_phrase();
                    }
                    self.at += 1;
                }
                b'_' => self.word(scene),
                byte if byte.is_ascii_alphabetic() => self.word(scene),
                _ => {
                    self.end_phrase();
                    self.at += 1;
                }
            }
        }
    }

    fn end_phrase(&mut self) {
        self.phrase = None;
        self.separated = false;
    }

    /// What stands in brackets is a remark: a mean, a z-score, a unit.
    fn pass_over(&mut self) {
        let end = memchr::memchr(b')', &self.line[self.at..]);
        self.at = end.map_or(self.line.len(), |end| self.at + end + 1);
    }

    fn word(&mut self, scene: &mut Scene) {
        let start = self.at;
        let length = self.line[start..]
            .iter()
            .take_while(|byte| {
                byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'/' | b'.' | b'-' | b'%')
            })
            .count();
        self.at += length;
        let word = &self.line[start..self.at];
        if self.phrase.is_some()
            && let Some(number) = number::read(word)
            && number.length == word.len()
        {
            self.value(scene, number, b"");
            return;
        }
        for nothing in [&b"n/a"[..], b"none", b"null"] {
            if self.phrase.is_some() && word.eq_ignore_ascii_case(nothing) {
                self.end_phrase();
                return;
            }
        }
        match &mut self.phrase {
            Some((_, end)) if !self.separated => *end = start + length,
            _ => {
                self.phrase = Some((start, start + length));
                self.separated = false;
            }
        }
    }

    fn number(&mut self, scene: &mut Scene) {
        let rest = &self.line[self.at..];
        let Some(number) = number::read(rest) else {
            self.end_phrase();
            self.at += 1;
            return;
        };
        let behind = &rest[number.length..];
        let unit = behind
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        self.at += number.length;
        self.value(scene, number, &behind[..unit]);
        // The unit belongs to the number; a longer word is the next name.
        if is_unit(&behind[..unit]) {
            self.at += unit;
        }
    }

    /// A number behind a phrase.
    fn value(&mut self, scene: &mut Scene, number: Number, unit: &[u8]) {
        let separated = self.separated;
        let Some((from, to)) = self.phrase.take() else {
            return;
        };
        self.separated = false;
        let measured = is_unit(unit);
        match scene.meaning(&self.line[from..to]) {
            Meaning::Column(_, Kind::Step) => {
                let late = self.metrics > 0 && !separated;
                let whole = number.value.fract() == 0.0 && number.value >= 0.0;
                if whole && !measured && !late && scene.row.step.is_none() {
                    scene.row.step = Some(number.value);
                    scene.row.total = self.total();
                    self.placed = true;
                }
            }
            Meaning::Column(_, Kind::Epoch) => {
                if number.value.is_finite() && scene.row.epoch.is_none() {
                    scene.row.epoch = Some(number.value);
                    self.placed |= self.metrics == 0;
                }
            }
            Meaning::Column(name, Kind::Time) => {
                let seconds = match unit {
                    b"ms" => 1e-3,
                    b"" | b"s" => 1.0,
                    _ => return,
                };
                scene
                    .into
                    .put(scene.row, name, number.value * seconds, number.decimals);
            }
            Meaning::Column(name, kind) => {
                if !measured {
                    scene
                        .into
                        .put(scene.row, name, number.value, number.decimals);
                    self.metrics += usize::from(!kind.places());
                }
            }
            Meaning::Unknown => {
                let words = self.line[from..to].split(|byte| *byte == b' ').count();
                let clock = matches!(self.line.get(self.at), Some(b':' | b'/'));
                if separated && words <= 3 && !measured && !clock {
                    self.unnamed.push(Unnamed { from, to, number });
                }
            }
        }
    }

    /// Of how many: `12/300`.
    fn total(&self) -> Option<f64> {
        let rest = self.line[self.at..].trim_ascii_start().strip_prefix(b"/")?;
        let rest = rest.trim_ascii_start();
        let number = number::read(rest)?;
        (number.decimals == 0 && number.value > 0.0).then_some(number.value)
    }
}

fn is_unit(letters: &[u8]) -> bool {
    UNITS
        .iter()
        .any(|unit| letters.eq_ignore_ascii_case(unit.as_bytes()))
}

impl Scene<'_> {
    fn meaning(&mut self, phrase: &[u8]) -> Meaning {
        if let Some(known) = self.meanings.known.get(phrase) {
            return *known;
        }
        let meaning = self.look_up(phrase);
        if self.meanings.known.len() < MOST {
            self.meanings.known.insert(phrase.to_vec(), meaning);
        }
        meaning
    }

    fn look_up(&mut self, phrase: &[u8]) -> Meaning {
        let text = String::from_utf8_lossy(phrase).into_owned();
        let mut rest = text.trim();
        loop {
            if let Some((kind, _)) = columns::recognise(rest) {
                return Meaning::Column(self.into.name(rest.as_bytes()), kind);
            }
            match rest.split_once(' ') {
                Some((first, behind)) if NOISE.contains(&first.to_ascii_lowercase().as_str()) => {
                    rest = behind.trim_start();
                }
                _ => break,
            }
        }
        // `validation loss at iteration`, but not `time per iteration`.
        let last = text.rsplit(' ').next().unwrap_or_default();
        if ends_in_step(&text) {
            return Meaning::Column(self.into.name(last.as_bytes()), Kind::Step);
        }
        Meaning::Unknown
    }
}

/// Whether the last word counts steps, and says so by itself.
fn ends_in_step(phrase: &str) -> bool {
    let mut words = phrase.rsplit(' ');
    let last = words.next().unwrap_or_default();
    let before = words.next().unwrap_or_default();
    columns::recognise(last).is_some_and(|(kind, _)| kind == Kind::Step)
        && !matches!(before, "per" | "of" | "skipped" | "nan")
}
