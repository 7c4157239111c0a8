//! A variant as plain text, for the one who writes the exercise: the question as drawn, every
//! step, the answer, and what each known mistake or option is answered with.

use longhand_exercise::exercise::Exercise;
use longhand_exercise::kind::Kind;
use longhand_exercise::kind::graph::sheet::What;
use longhand_exercise::prose::Prose;
use longhand_exercise::tested::shown_expected;
use longhand_exercise::variant::Variant;
use longhand_exercise::worked::Worked;
use longhand_notation::Value;
use std::fmt::Write;

/// Puts a text of a variant in plain words.
pub type Plain<'a> = dyn Fn(&Prose, &Variant) -> String + 'a;

/// Writes a variant out, its texts as `plain` puts them.
pub fn preview(exercise: &Exercise, variant: &Variant, plain: &Plain) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write(&mut out, exercise, variant, plain);
    out
}

fn write(
    out: &mut String,
    exercise: &Exercise,
    variant: &Variant,
    plain: &Plain,
) -> std::fmt::Result {
    let said = |prose: &Prose| on_one_line(&plain(prose, variant));
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
    for (part, kind) in exercise.parts().into_iter().enumerate() {
        if let Kind::Parts(parts) = &exercise.kind
            && let Some(part) = parts.get(part)
        {
            writeln!(out, "  part     {}: {}", part.id, said(&part.ask))?;
        }
        write_part(out, exercise, variant, plain, part, kind)?;
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
fn write_part(
    out: &mut String,
    exercise: &Exercise,
    variant: &Variant,
    plain: &Plain,
    part: usize,
    kind: &Kind,
) -> std::fmt::Result {
    let said = |prose: &Prose| on_one_line(&plain(prose, variant));
    match kind {
        Kind::Choice(choice) => {
            for index in choice.order(&exercise.shuffled_by(part), variant.number) {
                let Some(option) = choice.options.get(index) else {
                    continue;
                };
                let mark = if option.is_right(&variant.scope) {
                    "x"
                } else {
                    " "
                };
                writeln!(out, "  option   [{mark}] {}", said(&option.text))?;
                writeln!(out, "           {}", said(&option.reply))?;
            }
        }
        Kind::Order(order) => {
            for (place, line) in order.solution().into_iter().enumerate() {
                let Some(line) = order.lines.get(line) else {
                    continue;
                };
                writeln!(
                    out,
                    "  line     {}. [{}] {}",
                    place + 1,
                    line.id,
                    said(&line.text)
                )?;
                if !line.after.is_empty() {
                    writeln!(
                        out,
                        "           after {}: {}",
                        line.after.join(", "),
                        said(&line.why)
                    )?;
                }
            }
            writeln!(out, "  orders   {} are right", order.count())?;
            for line in order.lines.iter().filter(|line| line.distractor) {
                writeln!(out, "  spare    [{}] {}", line.id, said(&line.text))?;
                writeln!(out, "           {}", said(&line.reply))?;
            }
        }
        Kind::Graph(graphed) => match graphed.sheet(&variant.scope) {
            Ok(sheet) => {
                for field in &sheet.fields {
                    let symbol = match field.what {
                        What::Value => "",
                        What::Gradient => "gradient of ",
                    };
                    let (name, value) = (sheet.formula(field.node), sheet.number(*field));
                    writeln!(
                        out,
                        "  field    {symbol}{name} = {}",
                        longhand_notation::number::plain(value)
                    )?;
                }
            }
            Err(fault) => writeln!(out, "  graph    {}", fault.message)?,
        },
        Kind::Code(_) => {}
        Kind::Bug(bug) => {
            for line in &bug.lines {
                let mark = if line.guilty { "x" } else { " " };
                writeln!(out, "  line     [{mark}] {}", line.line)?;
                writeln!(out, "           {}", said(&line.reply))?;
            }
        }
        _ => {
            if let Some(answer) = variant.answers.get(part).and_then(worked) {
                writeln!(out, "  answer   {answer}")?;
            }
            for (index, value) in variant.mistakes_of(exercise, part) {
                let Some(mistake) = exercise.mistakes.get(index) else {
                    continue;
                };
                let value = match value {
                    // As written: with every step in it, it would be told again each time.
                    Worked::Formula(_) => Some(mistake.is.text.clone()),
                    value => worked(value),
                };
                if let Some(value) = value {
                    writeln!(out, "  mistake  {value} {}", mistake.id)?;
                    writeln!(out, "           {}", said(&mistake.say))?;
                }
            }
        }
    }
    Ok(())
}

/// An answer as one types it.
fn worked(worked: &Worked) -> Option<String> {
    match worked {
        Worked::Nothing => None,
        Worked::Value(value) => Some(shown(value)),
        Worked::Formula(formula) => Some(formula.text.clone()),
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shown(value: &Value) -> String {
    value.plain()
}

#[cfg(test)]
mod tests {
    use super::*;
    use longhand_exercise::Piece;

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
        let plain = |prose: &Prose, variant: &Variant| {
            let pieces = prose.pieces.iter().map(|piece| match piece {
                Piece::Fixed(_) => "…".to_string(),
                Piece::Slot { formula, .. } => variant.value(formula).unwrap().plain(),
            });
            pieces.collect()
        };
        assert_eq!(
            preview(&exercise, &variant, &plain),
            "twice @0\n  …−3…\n  step     twice = 2*x = −6\n  answer   −6\n  mistake  −3 gave-the-number\n           …−3…\n"
        );
    }
}
