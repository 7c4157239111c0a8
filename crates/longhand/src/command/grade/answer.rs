//! From JSON to what a learner hands in.

use anyhow::{Error, anyhow, bail};
use longhand_exercise::description::{Description, Form};
use longhand_exercise::program::language::Language;
use longhand_exercise::{Answer, Exercise, Variant, describe};
use serde_json::Value as Json;

use crate::command::Outcome;
use crate::runner;

/// Reads an answer to an exercise.
///
/// # Errors
/// What kind of answer the exercise wants instead.
pub(super) fn read(
    exercise: &Exercise,
    variant: u32,
    json: &Json,
    run_code: bool,
) -> Outcome<Answer> {
    if let Json::Object(members) = json {
        let text = |name: &str| members.get(name).and_then(Json::as_str);
        let (Some(language), Some(code)) = (text("language"), text("code")) else {
            bail!("a program is written {{\"language\": \"python\", \"code\": \"…\"}}");
        };
        return program(exercise, variant, language, code, run_code);
    }
    let variant = Variant::draw(exercise, variant).map_err(|fault| anyhow!("{fault}"))?;
    let parts = describe::parts(exercise, &variant);
    if let [only] = parts.as_slice() {
        return part(exercise, &only.asked, json);
    }
    let items = json.as_array().filter(|items| items.len() == parts.len());
    let items = items.ok_or_else(|| wants(exercise, &format!("{} parts", parts.len())))?;
    let each = parts.iter().zip(items);
    let each = each.map(|(described, json)| part(exercise, &described.asked, json));
    each.collect::<Outcome<_>>().map(Answer::Parts)
}

/// Reads the answer to one part.
fn part(exercise: &Exercise, asked: &Description, json: &Json) -> Outcome<Answer> {
    let wants = |what| wants(exercise, what);
    match asked.form {
        Form::Picked => {
            let picked = texts(json).ok_or_else(|| wants("the options’ ids"))?;
            known(&picked, asked, "option")?;
            Ok(Answer::Picked(picked))
        }
        Form::Lines => lines(json)
            .map(Answer::Lines)
            .ok_or_else(|| wants("the numbers of lines, or a program")),
        Form::Ordered => {
            let ids = texts(json).ok_or_else(|| wants("the lines’ ids in order"))?;
            known(&ids, asked, "line")?;
            Ok(Answer::Ordered(ids))
        }
        // One text a cell is judged cell by cell; rows in rows are read as a matrix that is typed.
        Form::Cells => match cells(json).filter(|_| json.is_array()) {
            Some(cells) => Ok(Answer::Cells(cells)),
            None => bracketed(json)
                .map(Answer::Text)
                .ok_or_else(|| wants("a text or a list of texts")),
        },
        Form::List => bracketed(json)
            .map(Answer::Text)
            .ok_or_else(|| wants("a text or a list of numbers")),
        Form::Fields => cells(json)
            .map(Answer::Cells)
            .ok_or_else(|| wants("a list of numbers, one a field")),
        Form::Program => Err(wants("a program: {\"language\": …, \"code\": …}")),
        Form::Text => one_text(exercise, json).map(Answer::Text),
    }
}

/// Nothing is named that is not offered.
fn known(ids: &[String], asked: &Description, what: &str) -> Outcome {
    let offered = |id: &&String| asked.options.iter().any(|one| one.id == **id);
    let Some(unknown) = ids.iter().find(|id| !offered(id)) else {
        return Ok(());
    };
    let mut there: Vec<&str> = asked.options.iter().map(|one| one.id.as_str()).collect();
    there.sort_unstable();
    bail!(
        "there is no {what} `{unknown}`; there are {}",
        there.join(", ")
    )
}

/// Numbers of lines, or one alone; written as texts they are as good.
fn lines(json: &Json) -> Option<Vec<u32>> {
    match json {
        Json::Array(items) => items
            .iter()
            .map(|one| lines(one)?.first().copied())
            .collect(),
        Json::Number(number) => Some(vec![u32::try_from(number.as_u64()?).ok()?]),
        Json::String(text) => Some(vec![text.trim().parse().ok()?]),
        _ => None,
    }
}

/// What stands in each field; numbers are as good as texts.
fn cells(json: &Json) -> Option<Vec<String>> {
    let text = |one: &Json| match one {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    };
    match json {
        Json::Array(items) => items.iter().map(text).collect(),
        one => text(one).map(|one| vec![one]),
    }
}

/// A list as it is typed: `[[1, 2], [3, 4]]`; a text alone as it is.
fn bracketed(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Array(items) => {
            let items = items.iter().map(bracketed).collect::<Option<Vec<_>>>()?;
            Some(format!("[{}]", items.join(", ")))
        }
        _ => None,
    }
}

fn wants(exercise: &Exercise, what: &str) -> Error {
    anyhow!(
        "`{}` ({}) is answered with {what}",
        exercise.slug,
        exercise.kind_name()
    )
}

/// One text; a number in JSON is as good.
fn one_text(exercise: &Exercise, json: &Json) -> Outcome<String> {
    match json {
        Json::String(text) => Ok(text.clone()),
        Json::Number(number) => Ok(number.to_string()),
        Json::Array(items) if items.len() == 1 => one_text(exercise, &items[0]),
        _ => Err(wants(exercise, "one text")),
    }
}

/// A list of texts, or one text alone.
fn texts(json: &Json) -> Option<Vec<String>> {
    match json {
        Json::String(text) => Some(vec![text.clone()]),
        Json::Array(items) => items
            .iter()
            .map(|one| one.as_str().map(str::to_owned))
            .collect(),
        _ => None,
    }
}

/// Runs a program that was handed in.
fn program(
    exercise: &Exercise,
    number: u32,
    language: &str,
    source: &str,
    run_code: bool,
) -> Outcome<Answer> {
    if exercise.code().is_none() {
        bail!(
            "`{}` ({}) is not answered by a program",
            exercise.slug,
            exercise.kind_name()
        );
    }
    let language = Language::named(language).ok_or_else(|| {
        let all: Vec<&str> = Language::ALL.iter().map(|one| one.slug()).collect();
        anyhow!(
            "there is no language `{language}`; there are {}",
            all.join(", ")
        )
    })?;
    if !run_code {
        bail!("programs are only run when asked for: add --run-code");
    }
    let variant = Variant::draw(exercise, number).map_err(Error::msg)?;
    Ok(Answer::Ran(runner::test(
        exercise, &variant, language, source,
    )?))
}
