//! One JSON object in, one out.

use std::io::{BufRead, Write};

use anyhow::{Context, bail};
use longhand_view::card::Reply;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::answer;
use super::desk::Desk;
use crate::command::Outcome;
use crate::command::workbook::exercise;

/// What is asked in a line.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    /// The exercise's id or number, perhaps behind a workbook's slug and a slash.
    exercise: String,
    #[serde(default)]
    variant: u32,
    answer: Json,
}

/// What a line is answered with.
#[derive(Debug, Serialize)]
struct Told<'a> {
    verdict: &'a str,
    diagnosis: Option<&'a str>,
    message: &'a str,
    read_as: Option<&'a str>,
    parts: Vec<Told<'a>>,
}

impl<'a> From<&'a Reply> for Told<'a> {
    fn from(reply: &'a Reply) -> Told<'a> {
        Told {
            verdict: reply.verdict,
            diagnosis: reply.diagnosis.as_deref(),
            message: &reply.message,
            read_as: reply.read_as.as_deref(),
            parts: reply.parts.iter().map(Told::from).collect(),
        }
    }
}

/// Answers every line of standard input.
pub(super) fn each_line(desk: &mut Desk) -> Outcome {
    let mut stdin = std::io::stdin().lock();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut line = Vec::new();
    loop {
        line.clear();
        let length = stdin
            .read_until(b'\n', &mut line)
            .context("cannot read standard input")?;
        if length == 0 {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&line);
        // Editors put a mark in front of a file.
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            continue;
        }
        let told = self::line(desk, text).unwrap_or_else(|error| {
            let message = format!("{error:#}");
            serde_json::json!({ "error": message }).to_string()
        });
        // Whoever talks to us line by line waits for the answer before the next.
        let sent = writeln!(out, "{told}").and_then(|()| out.flush());
        if let Err(error) = sent {
            // Nobody listens any more, or the disk is full.
            return crate::command::output::sent(Err(error));
        }
    }
}

/// The answer to one line.
fn line(desk: &mut Desk, text: &str) -> Outcome<String> {
    let request: Json = serde_json::from_str(text).context("not a request, for it is not JSON")?;
    if !request.is_object() {
        bail!("not a request: write {{\"exercise\": \"…\", \"variant\": 0, \"answer\": \"…\"}}");
    }
    let request: Request = serde_json::from_value(request).context("not a request")?;
    let found = exercise(desk.shelf, &request.exercise)?;
    let answer = answer::read(found.1, request.variant, &request.answer, desk.run_code)?;
    let reply = desk.reply(found, request.variant, &answer)?;
    Ok(serde_json::to_string(&Told::from(&reply))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn answers(lines: &[&str]) -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/training");
        let content =
            longhand_site::read_shelf(&folder).unwrap_or_else(|faults| panic!("{faults}"));
        let mut desk = Desk::new(&content, false).unwrap();
        let told =
            |text: &&str| line(&mut desk, text).unwrap_or_else(|error| format!("! {error:#}"));
        lines.iter().map(told).collect()
    }

    #[test]
    fn a_line_of_json_gets_the_cards_verdict_in_its_words() {
        let told = answers(&[
            r#"{"exercise": "square-of-a-line", "variant": 0, "answer": "2*(3*1+2)*3"}"#,
            r#"{"exercise": "0.1", "answer": "25"}"#,
            r#"{"exercise": "0.1", "answer": "2*(3+"}"#,
            r#"{"exercise": "negative-pre-activation", "answer": ["nothing-of-the-kind"]}"#,
        ]);
        assert_eq!(
            told[0],
            r#"{"verdict":"right","diagnosis":null,"message":"Right. 30","read_as":"2 · (3 · 1 + 2) · 3 = 30","parts":[]}"#
        );
        assert_eq!(
            told[1],
            r#"{"verdict":"wrong","diagnosis":"gave-the-value","message":"Not yet. That is f(1), the height of the curve. The question is how steep it is there.","read_as":"25","parts":[]}"#
        );
        assert!(
            told[2].starts_with(
                r#"{"verdict":"unreadable","diagnosis":null,"message":"I could not read that."#
            ),
            "{}",
            told[2]
        );
        assert!(told[3].starts_with("! there is no option"), "{}", told[3]);
    }

    #[test]
    fn a_bad_line_is_told_and_the_next_one_is_answered() {
        let told = answers(&[
            "no JSON",
            r#"{"exercise": "squar-of-a-line", "answer": "1"}"#,
            r#"{"exercise": "0.1"}"#,
            r#"{"exercise": "0.1", "variant": -1, "answer": "1"}"#,
            r#"{"exercise": "0.1", "answer": {"language": "python", "code": ""}}"#,
            r#"{"exercise": "chain-grad", "answer": {"language": "python", "code": ""}}"#,
            r#"{"exercise": "0.1", "answer": "30"}"#,
        ]);
        for (told, expected) in told.iter().zip([
            "not a request",
            "Did you mean `square-of-a-line`?",
            "missing field `answer`",
            "not a request",
            "is not answered by a program",
            "--run-code",
            "\"verdict\":\"right\"",
        ]) {
            assert!(told.contains(expected), "{told}");
        }
    }

    #[test]
    fn lists_answer_cells_lines_and_parts() {
        let told = answers(&[
            r#"{"exercise": "gradient-at-the-logits", "answer": ["1", "2", "3"]}"#,
            r#"{"exercise": "two-token-head", "answer": [["1", "2"], ["3", "4"]]}"#,
            r#"{"exercise": "one-whole-step", "answer": ["0.17", "4.98", "-0.004009"]}"#,
            r#"{"exercise": "backward-in-order", "answer": ["nowhere"]}"#,
            r#"{"exercise": "nan-for-large-logits", "answer": [2]}"#,
        ]);
        let parts = |text: &str| {
            let told: Json = serde_json::from_str(text).unwrap_or_default();
            told["parts"].as_array().map_or(0, Vec::len)
        };
        assert_eq!(parts(&told[0]), 3, "{}", told[0]);
        assert_eq!(parts(&told[1]), 4, "{}", told[1]);
        assert_eq!(parts(&told[2]), 3, "{}", told[2]);
        assert!(
            told[3].starts_with("! there is no line `nowhere`"),
            "{}",
            told[3]
        );
        assert!(told[4].contains("\"verdict\":\"right\""), "{}", told[4]);
    }

    #[test]
    fn a_program_is_run_when_asked_for() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/training");
        let content =
            longhand_site::read_shelf(&folder).unwrap_or_else(|faults| panic!("{faults}"));
        let mut desk = Desk::new(&content, true).unwrap();
        let (_, exercise) = content.find("chain-grad")[0];
        let code = exercise.code().unwrap();
        for written in [&code.javascript, &code.python] {
            let language = if written == &code.python {
                "python"
            } else {
                "javascript"
            };
            for (source, verdict) in [(&written.reference, "right"), (&written.starter, "wrong")] {
                let request = serde_json::json!({
                    "exercise": "chain-grad",
                    "answer": {"language": language, "code": source},
                });
                let told = line(&mut desk, &request.to_string()).unwrap();
                assert!(
                    told.contains(&format!("\"verdict\":\"{verdict}\"")),
                    "{told}"
                );
            }
        }
    }

    #[test]
    fn a_variant_has_its_own_answer() {
        let told = answers(&[
            r#"{"exercise": "0.1", "variant": 7, "answer": "30"}"#,
            r#"{"exercise": "0.1", "variant": 0, "answer": "30"}"#,
        ]);
        assert!(
            !told[0].contains("\"right\"") && told[1].contains("\"right\""),
            "{told:?}"
        );
    }
}
