//! `longhand show`: an exercise's variant in words and numbers.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Error};
use clap::Args;
use longhand_author::written::Written;
use longhand_exercise::{Exercise, Variant};
use longhand_view::card::Card;
use longhand_view::card::outline::{Asked, Outline, Text};

use super::output::Outcome;
use super::workbook::{Content, exercise};

/// Show an exercise: question, givens, hints, working, what is right and what is known to be wrong.
#[derive(Debug, Args)]
pub struct Show {
    /// The exercise's id or number.
    exercise: String,
    /// Which variant; 0 is the book's.
    #[arg(long, value_name = "N", default_value_t = 0)]
    variant: u32,
    /// One JSON object, for programs.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    content: Content,
}

impl Show {
    /// Prints it.
    ///
    /// # Errors
    /// When there is no such exercise or the variant cannot be drawn.
    pub fn run(self) -> Outcome {
        let shelf = self.content.read()?;
        let (workbook, written) = exercise(&shelf, &self.exercise)?;
        let mut outline = Card::new(written.clone(), self.variant)
            .outline()
            .map_err(Error::msg)?;
        if self.json {
            let folder = self.content.folder_of(workbook);
            self.add_author_texts(&mut outline, &folder, written)?;
            say!("{}", super::output::json(&outline)?)?;
        } else {
            say!("{}", page(&outline).trim_end())?;
        }
        Ok(())
    }

    /// Puts the texts of the author's file beside those of the card.
    fn add_author_texts(
        &self,
        outline: &mut Outline,
        folder: &Path,
        exercise: &Exercise,
    ) -> Outcome {
        let file = format!("{}/{}.toml", exercise.chapter, exercise.slug);
        let path = folder.join(file);
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let texts = longhand_author::parse::texts(&text);
        let variant = Variant::draw(exercise, self.variant).map_err(Error::msg)?;
        let put = |to: &mut Text, from: &Written| to.tex = Some(from.filled(&variant.scope));
        put(&mut outline.prompt, &texts.prompt);
        for (to, from) in outline.hints.iter_mut().zip(&texts.hints) {
            put(to, from);
        }
        if let Some(after) = &mut outline.after {
            put(after, &texts.after);
        }
        let asks = outline
            .parts
            .iter_mut()
            .filter_map(|part| part.ask.as_mut());
        for (to, from) in asks.zip(&texts.asks) {
            put(to, from);
        }
        Ok(())
    }
}

/// The outline as a page of text.
fn page(outline: &Outline) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write(&mut out, outline);
    out
}

fn write(out: &mut String, one: &Outline) -> std::fmt::Result {
    let numbers = match one.variant {
        0 => "the book’s numbers".to_owned(),
        n => format!("variant {n}"),
    };
    writeln!(
        out,
        "{} {} ({}, {}, {numbers})",
        one.number, one.title, one.id, one.kind
    )?;
    writeln!(out, "\n{}", indented(&one.prompt.text))?;
    if !one.givens.is_empty() {
        writeln!(out, "\nGivens")?;
        for given in &one.givens {
            writeln!(
                out,
                "  {} = {}",
                given.symbol,
                given.value.as_deref().unwrap_or("a function")
            )?;
        }
    }
    for part in &one.parts {
        asked(out, part)?;
    }
    for (i, hint) in one.hints.iter().enumerate() {
        writeln!(out, "\nHint {}\n{}", i + 1, indented(&hint.text))?;
    }
    if !one.steps.is_empty() {
        writeln!(out, "\nWorking")?;
        for step in &one.steps {
            if !step.say.is_empty() {
                writeln!(out, "{}", indented(&step.say))?;
            }
            writeln!(out, "  {} = {}", step.named.symbol, step.formula)?;
            let indent = " ".repeat(step.named.symbol.chars().count() + 2);
            if step.with_numbers != step.formula
                && Some(&step.with_numbers) != step.named.value.as_ref()
            {
                writeln!(out, "{indent} = {}", step.with_numbers)?;
            }
            if let Some(value) = &step.named.value {
                writeln!(out, "{indent} = {value}")?;
            }
        }
    }
    if !one.accepted.is_empty() {
        writeln!(out, "\nRight")?;
        for right in &one.accepted {
            let unit = right.unit.as_deref().map(|unit| format!(" {unit}"));
            let within = right
                .within
                .as_deref()
                .map(|within| format!("  ({within})"));
            writeln!(
                out,
                "  {}{}{}",
                right.answer,
                unit.unwrap_or_default(),
                within.unwrap_or_default()
            )?;
            if let Some(note) = &right.note {
                writeln!(out, "{}", deeper(note))?;
            }
        }
    }
    let possible: Vec<_> = one
        .mistakes
        .iter()
        .filter(|known| known.value.is_some())
        .collect();
    if !possible.is_empty() {
        writeln!(out, "\nKnown mistakes")?;
        for known in possible {
            writeln!(
                out,
                "  {}  {}",
                known.value.as_deref().unwrap_or_default(),
                known.id
            )?;
            writeln!(out, "{}", deeper(&known.say))?;
        }
    }
    if let Some(after) = &one.after {
        writeln!(out, "\nOnce solved\n{}", indented(&after.text))?;
    }
    Ok(())
}

/// What a part asks for, where that says more than the question.
fn asked(out: &mut String, part: &Asked) -> std::fmt::Result {
    if let Some(ask) = &part.ask {
        let unit = part.unit.as_deref().map(|unit| format!(", in {unit}"));
        writeln!(
            out,
            "\nPart {} ({}{})\n{}",
            part.id,
            part.kind,
            unit.unwrap_or_default(),
            indented(&ask.text)
        )?;
    }
    for (title, names) in [("Fields", &part.fields), ("Columns", &part.columns)] {
        if !names.is_empty() {
            writeln!(out, "\n{title}\n  {}", names.join(", "))?;
        }
    }
    for (language, text) in &part.programs {
        writeln!(out, "\nProgram ({language})\n{}", indented(text))?;
    }
    if !part.options.is_empty() {
        writeln!(out, "\nOptions")?;
    }
    for option in &part.options {
        let mark = if option.right { "x" } else { " " };
        writeln!(out, "  [{mark}] {}: {}", option.id, option.text)?;
        writeln!(out, "{}", deeper(&option.reply))?;
    }
    Ok(())
}

fn indented(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("  {line}")).collect();
    lines.join("\n")
}

fn deeper(text: &str) -> String {
    indented(&indented(text))
}
