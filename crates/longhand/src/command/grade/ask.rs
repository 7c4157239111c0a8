//! Asking at the keyboard.

use std::fmt::Write as _;
use std::io::{BufRead, IsTerminal, Write};

use anyhow::{Context, Error, anyhow, bail};
use longhand_exercise::{Answer, Kind};
use longhand_view::card::outline::Outline;
use longhand_view::card::{Card, Reply};

use longhand_site::Found;

use super::Desk;
use crate::command::Outcome;

const HELP: &str =
    "Type an answer. `?` gives a hint, `!` shows the working, `+` draws new numbers, Ctrl-D ends.";

/// Asks until the answer is right or the input ends.
pub(super) fn ask(desk: &mut Desk, written: Found<'_>, first: u32) -> Outcome {
    let mut variant = first;
    let mut hints = 0;
    let mut outline = pose(desk, written, variant)?;
    eprintln!("{HELP}");
    let stdin = std::io::stdin();
    let person = stdin.is_terminal();
    let mut line = String::new();
    loop {
        if person {
            print!("> ");
            let _ = std::io::stdout().flush();
        }
        line.clear();
        let length = stdin
            .lock()
            .read_line(&mut line)
            .context("cannot read standard input")?;
        if length == 0 {
            return Ok(());
        }
        match line.trim() {
            "" => eprintln!("{HELP}"),
            "?" => {
                match outline.hints.get(hints) {
                    Some(hint) => println!("Hint {}: {}", hints + 1, hint.text),
                    None => println!("There are no more hints; `!` shows the working."),
                }
                hints += 1;
            }
            "!" => print!("{}", working(&outline)),
            "+" => {
                variant = variant.saturating_add(1);
                hints = 0;
                outline = pose(desk, written, variant)?;
            }
            text => {
                let card = desk.card(written, variant)?;
                match typed(card, text) {
                    Err(message) => println!("{message}"),
                    Ok(answer) => {
                        let reply = card.hand_in(&answer);
                        print!("{}", told(&reply, text));
                        if reply.verdict == "right" {
                            if let Some(after) = &outline.after {
                                println!("\n{}", after.text);
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
    println!(
        "{} {}\n{}",
        outline.number, outline.title, outline.prompt.text
    );
    for (letter, option) in ('a'..).zip(&outline.options) {
        println!("  {letter}  {}", option.text);
    }
    Ok(outline)
}

/// The place on the page that a single letter means.
fn place(word: &str) -> Option<usize> {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => (letter.to_ascii_lowercase() as usize).checked_sub('a' as usize),
        _ => None,
    }
}

/// What was typed, as an answer to this card.
pub(super) fn typed(card: &Card, text: &str) -> Outcome<Answer> {
    match &card.exercise().kind {
        Kind::Choice(choice) => {
            let order = choice.order(card.slug(), card.variant());
            let mut picked = Vec::new();
            for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
                // A letter is a place on this page; anything else an id.
                let option = place(word)
                    .and_then(|place| order.get(place))
                    .and_then(|&index| choice.options.get(index))
                    .or_else(|| choice.option(word));
                match option {
                    Some(option) => picked.push(option.id.clone()),
                    None => bail!("There is no option `{word}`."),
                }
            }
            Ok(Answer::Picked(picked))
        }
        Kind::Bug(_) => {
            let numbers = text.split([' ', ',']).filter(|word| !word.is_empty());
            let lines: Result<Vec<u32>, _> = numbers.map(str::parse).collect();
            lines
                .map(Answer::Lines)
                .map_err(|_| anyhow!("Give the number of the line."))
        }
        Kind::Order(order) => {
            let handed = order.handed_out(card.slug(), card.variant());
            let words = text.split([' ', ',']).filter(|word| !word.is_empty());
            let ids = words.map(|word| {
                // A letter is a place on this page; anything else an id.
                let place = place(word).filter(|_| order.index(word).is_none());
                let line = place.and_then(|place| handed.get(place));
                line.map_or_else(|| word.to_owned(), |&line| order.lines[line].id.clone())
            });
            Ok(Answer::Ordered(ids.collect()))
        }
        Kind::Graph(_) => {
            let numbers = text.trim_matches(['[', ']']).split([',', ';']);
            Ok(Answer::Cells(
                numbers.map(|one| one.trim().to_owned()).collect(),
            ))
        }
        Kind::Code(_) => bail!(
            "A program is handed in with --json --run-code, as {{\"language\": …, \"code\": …}}."
        ),
        Kind::Parts(parts) => {
            let texts: Vec<&str> = text.split(';').map(str::trim).collect();
            if texts.len() != parts.len() {
                bail!(
                    "Give the {} parts one after another, with ; between them.",
                    parts.len()
                );
            }
            let each = parts.iter().zip(texts);
            let each = each.map(|(part, text)| match &part.kind {
                Kind::Choice(_) => {
                    Answer::Picked(text.split_whitespace().map(str::to_owned).collect())
                }
                _ => Answer::Text(text.to_owned()),
            });
            Ok(Answer::Parts(each.collect()))
        }
        _ => Ok(Answer::Text(text.to_owned())),
    }
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
