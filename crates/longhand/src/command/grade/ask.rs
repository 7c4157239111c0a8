//! Asking at the keyboard.

use std::fmt::Write as _;
use std::io::{BufRead, IsTerminal, Write};

use anyhow::{Context, Error, anyhow, bail};
use longhand_exercise::description::{Description, Form};
use longhand_exercise::{Answer, Variant, describe};
use longhand_view::card::outline::Outline;
use longhand_view::card::{Card, Reply};

use longhand_site::Found;

use super::desk::Desk;
use crate::command::Outcome;

const HELP: &str =
    "Type an answer. `?` gives a hint, `!` shows the working, `+` draws new numbers, Ctrl-D ends.";

/// Asks until the answer is right or the input ends.
pub(super) fn ask(desk: &mut Desk, written: Found<'_>, first: u32) -> Outcome {
    let mut variant = first;
    let mut hints = 0;
    let mut outline = pose(desk, written, variant)?;
    tell!("{HELP}");
    let stdin = std::io::stdin();
    let person = stdin.is_terminal();
    let mut bytes = Vec::new();
    loop {
        if person {
            let mut out = std::io::stdout().lock();
            crate::command::output::sent(write!(out, "> ").and_then(|()| out.flush()))?;
        }
        bytes.clear();
        let length = stdin
            .lock()
            .read_until(b'\n', &mut bytes)
            .context("cannot read standard input")?;
        if length == 0 {
            return Ok(());
        }
        let line = String::from_utf8_lossy(&bytes);
        let line = line.trim_start_matches('\u{feff}');
        match line.trim() {
            "" => tell!("{HELP}"),
            "?" => {
                match outline.hints.get(hints) {
                    Some(hint) => say!("Hint {}: {}", hints + 1, hint.text)?,
                    None => say!("There are no more hints; `!` shows the working.")?,
                }
                hints += 1;
            }
            "!" => say!("{}", working(&outline).trim_end())?,
            "+" => {
                variant = variant.saturating_add(1);
                hints = 0;
                outline = pose(desk, written, variant)?;
            }
            text => {
                let card = desk.card(written, variant)?;
                match typed(card, text) {
                    Err(message) => say!("{message}")?,
                    Ok(answer) => {
                        let reply = card.hand_in(&answer);
                        say!("{}", told(&reply, text).trim_end())?;
                        if reply.verdict == "right" {
                            if let Some(after) = &outline.after {
                                say!("\n{}", after.text)?;
                            }
                            return Ok(());
                        }
                    }
                }
            }
        }
    }
}

/// Prints the question.
fn pose(desk: &mut Desk, written: Found<'_>, variant: u32) -> Outcome<Outline> {
    let outline = desk.card(written, variant)?.outline().map_err(Error::msg)?;
    say!(
        "{} {}\n{}",
        outline.number,
        outline.title,
        outline.prompt.text
    )?;
    for (letter, option) in ('a'..).zip(&outline.options) {
        say!("  {letter}  {}", option.text)?;
    }
    Ok(outline)
}

/// The place on the page that a single letter or number means: `b`, `b)`, `(b)` and `2` are the
/// second.
fn place(word: &str) -> Option<usize> {
    let word = word.trim_matches(['(', ')', '.', '[', ']']);
    if let Ok(number) = word.parse::<usize>() {
        return number.checked_sub(1);
    }
    let word = word.trim_matches(['(', ')', '.', '[', ']']);
    if let Ok(number) = word.parse::<usize>() {
        return number.checked_sub(1);
    }
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => (letter.to_ascii_lowercase() as usize).checked_sub('a' as usize),
        _ => None,
    }
}

/// What was typed, as an answer to this card.
pub(super) fn typed(card: &Card, text: &str) -> Outcome<Answer> {
    let exercise = card.exercise();
    let variant = Variant::draw(exercise, card.variant()).map_err(|fault| anyhow!("{fault}"))?;
    let parts = describe::parts(exercise, &variant);
    if let [only] = parts.as_slice() {
        return part(&only.asked, text);
    }
    let texts: Vec<&str> = text.split(';').map(str::trim).collect();
    if texts.len() != parts.len() {
        bail!(
            "Give the {} parts one after another, with ; between them.",
            parts.len()
        );
    }
    let each = parts.iter().zip(texts);
    let each = each.map(|(described, text)| part(&described.asked, text));
    each.collect::<Outcome<_>>().map(Answer::Parts)
}

/// What was typed for one part.
fn part(asked: &Description, text: &str) -> Outcome<Answer> {
    let words = || text.split([' ', ',']).filter(|word| !word.is_empty());
    match asked.form {
        Form::Picked => {
            let ids = words().map(|word| {
                offered(asked, word).ok_or_else(|| anyhow!("There is no option `{word}`."))
            });
            ids.collect::<Outcome<_>>().map(Answer::Picked)
        }
        Form::Ordered => {
            // What is no line is said by the judge, who names the lines.
            let ids = words().map(|word| offered(asked, word).unwrap_or_else(|| word.to_owned()));
            Ok(Answer::Ordered(ids.collect()))
        }
        Form::Lines => {
            let lines: Result<Vec<u32>, _> = words().map(str::parse).collect();
            lines
                .map(Answer::Lines)
                .map_err(|_| anyhow!("Give the number of the line."))
        }
        Form::Fields => {
            let numbers = text.trim_matches(['[', ']']).split([',', ';']);
            Ok(Answer::Cells(
                numbers.map(|one| one.trim().to_owned()).collect(),
            ))
        }
        Form::Program => bail!(
            "A program is handed in with --json --run-code, as {{\"language\": …, \"code\": …}}."
        ),
        Form::Text | Form::List | Form::Cells => Ok(Answer::Text(text.to_owned())),
    }
}

/// The id that a word means: one that is offered, or the letter of its place on this page.
fn offered(asked: &Description, word: &str) -> Option<String> {
    let options = &asked.options;
    let named = options.iter().find(|one| one.id == word);
    let named = named.or_else(|| options.get(place(word)?));
    named.map(|one| one.id.clone())
}

/// A reply as lines of text.
pub(super) fn told(reply: &Reply, typed: &str) -> String {
    let mut out = format!("{}\n", reply.message);
    let read_as = reply.read_as.as_deref();
    if let Some(read_as) = read_as.filter(|read_as| *read_as != typed.trim()) {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "  read as {read_as}");
    }
    for (i, part) in reply.parts.iter().enumerate() {
        let _ = writeln!(out, "  {}. {}: {}", i + 1, part.verdict, part.message);
    }
    out
}

/// The worked steps.
fn working(outline: &Outline) -> String {
    let mut out = String::new();
    for step in &outline.steps {
        let _ = writeln!(
            out,
            "  {} = {} = {} = {}",
            step.named.symbol,
            step.formula,
            step.with_numbers,
            step.named.value.as_deref().unwrap_or_default()
        );
    }
    for right in &outline.accepted {
        let _ = writeln!(out, "  Right: {}", right.answer);
    }
    out
}
