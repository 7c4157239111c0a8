//! A variant as plain text, for the one who writes the exercise: the question as drawn, every
//! step, the answer, and what each known mistake or option is answered with.

use longhand_exercise::describe::{self, PartDescription};
use longhand_exercise::judged_run::shown_expected;
use longhand_exercise::{Exercise, Prose, Variant, Worked};
use longhand_notation::Value;
use std::fmt::Write;

/// Writes a variant out.
pub fn preview(exercise: &Exercise, variant: &Variant) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write(&mut out, exercise, variant);
    out
}

fn write(out: &mut String, exercise: &Exercise, variant: &Variant) -> std::fmt::Result {
    let said = |prose: &Prose| prose.line(&variant.scope);
    writeln!(out, "{} @{}", exercise.slug, variant.number)?;
    writeln!(out, "  {}", said(&exercise.prompt))?;
    for step in &exercise.steps {
        let value = variant.scope.value(&step.name).map(shown);
        writeln!(
            out,
            "  step     {} = {}{}",
            step.name,
            step.is.text,
            // A formula in variables has no value.
            value.map_or_else(String::new, |value| format!(" = {value}"))
        )?;
    }
    for part in describe::parts(exercise, variant) {
        if let Some(ask) = part.ask {
            writeln!(out, "  part     {}: {}", part.id, said(ask))?;
        }
        write_part(out, variant, &part)?;
    }
    if let Some(code) = exercise.code() {
        for test in &code.tests {
            let expected = match test.expected(&variant.scope) {
                Ok(value) => shown_expected(&value),
                Err(broken) => broken.to_string(),
            };
            writeln!(out, "  test     {expected} {}", said(&test.say))?;
        }
    }
    Ok(())
}

/// What is right in a part, and what its known wrong answers are answered with.
fn write_part(out: &mut String, variant: &Variant, part: &PartDescription) -> std::fmt::Result {
    let said = |prose: &Prose| prose.line(&variant.scope);
    for option in &part.asked.options {
        let mark = if option.right { "x" } else { " " };
        let text = option.text.map(&said).unwrap_or_default();
        writeln!(out, "  option   [{mark}] {}: {text}", option.id)?;
        if !option.after.is_empty() {
            writeln!(out, "           after {}", option.after.join(", "))?;
        }
        writeln!(out, "           {}", said(option.reply))?;
    }
    for right in &part.asked.right {
        writeln!(out, "  answer   {}", right.answer.written())?;
        if let Some(note) = right.note {
            writeln!(out, "           {}", said(note))?;
        }
    }
    if let Some(orders) = part.asked.orders {
        writeln!(out, "  orders   {orders} are right")?;
    }
    for (mistake, value) in &part.mistakes {
        let value = match value {
            // As written: with every step in it, it would be told again each time.
            Worked::Formula(_) => mistake.is.text.clone(),
            Worked::Value(value) => shown(value),
            // It cannot be made in this variant.
            Worked::Nothing => continue,
        };
        writeln!(out, "  mistake  {value} {}", mistake.id)?;
        writeln!(out, "           {}", said(&mistake.say))?;
    }
    Ok(())
}

fn shown(value: &Value) -> String {
    value.plain()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_shows_question_steps_answer_and_replies_with_numbers() {
        let text = r#"
kind = "numeric"
number = "0.1"
title = "Twice"
difficulty = 1
prompt = "Double $x = #{x}$."
[givens]
x = { book = "-3" }
[[steps]]
name = "twice"
is = "2*x"
[answer]
is = "twice"
[[mistakes]]
id = "gave-the-number"
is = "x"
say = "That is $#{x}$ itself."
[[mistakes]]
id = "cannot-be-made-here"
is = "0"
when = "x > 0"
say = "…"
"#;
        let exercise = crate::parse::read("twice.toml", "twice", "0-chain-rule", text).unwrap();
        let variant = Variant::draw(&exercise, 0).unwrap();
        assert_eq!(
            preview(&exercise, &variant),
            "twice @0\n  Double x = −3.\n  step     twice = 2*x = −6\n  answer   −6\n  mistake  −3 gave-the-number\n           That is −3 itself.\n"
        );
    }
}
