//! Reporting a mistake of the workbook: what was asked, answered and said, ready to be sent.

use super::render_context::RenderContext;
use super::state::Card;
use super::work::Work;
use crate::card::action::Action;
use crate::catalogue::{ENGLISH, fill};
use maud::{Markup, html};

impl Card {
    /// The link that reports a mistake; nothing before the first check, or where the workbook
    /// names no address.
    pub(super) fn report_link(&self, setting: &RenderContext) -> Markup {
        // Only where there is an address: the text takes its time, and is made at every key.
        let Some(address) = setting.report else {
            return html! {};
        };
        let Some(text) = self.report_text() else {
            return html! {};
        };
        html! {
            p.report {
                a href=(self.address(address, &text)) target="_blank" rel="noreferrer" data-on=(Action::Report) {
                    (setting.catalogue.report)
                }
            }
        }
    }

    /// Exercise, variant, answer and verdict as text; `None` before the first check.
    pub fn report_text(&self) -> Option<String> {
        let words = &ENGLISH;
        let reply = self.reply()?;
        let diagnosis = reply.diagnosis.map(|id| format!(" ({id})"));
        let verdict = format!("{}{}", reply.verdict, diagnosis.unwrap_or_default());
        Some(
            [
                fill(
                    words.report_exercise,
                    &[
                        &self.shell.exercise.slug,
                        &self.shell.number,
                        &self.shell.exercise.number,
                    ],
                ),
                fill(words.report_answer, &[&self.answered()]),
                fill(words.report_verdict, &[&verdict, &reply.message]),
                words.report_words.to_string(),
            ]
            .join("\n"),
        )
    }

    /// The answer that was judged, as text.
    fn answered(&self) -> String {
        let Some(judged) = &self.shell.judged else {
            return String::new();
        };
        if judged.tested().is_some()
            && let Some(code) = self.work.code()
        {
            return format!("\n{}", code.editor.source().trim_end());
        }
        match &self.work {
            // Where the lines stand now.
            Work::Order(_) => self.work.answer(&self.shell.exercise.kind).written(),
            Work::Fields(_) | Work::Graph(_) | Work::Code(_) | Work::Bug(_) => {
                judged.answer.written()
            }
        }
    }

    /// The address with what is known put into its placeholders.
    fn address(&self, address: &str, body: &str) -> String {
        let title = format!(
            "{} {} @{}",
            self.shell.exercise.number, self.shell.exercise.title, self.shell.number
        );
        address
            .replace("{title}", &encoded(&title))
            .replace("{body}", &encoded(body))
    }
}

/// Text as part of an address: everything but letters, digits and a few signs by its bytes.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use longhand_exercise::Answer;

    fn card() -> Card {
        let text = "kind = \"numeric\"\nnumber = \"1.2\"\ntitle = \"Sum & co\"\ndifficulty = 1\nprompt = \"2 + 2?\"\n[answer]\nis = \"2 + 2\"";
        Card::new(
            longhand_author::read("t.toml", "sum", "c", text).unwrap(),
            0,
        )
    }

    #[test]
    fn a_report_says_exercise_variant_answer_and_verdict() {
        let mut card = card();
        assert_eq!(card.report_text(), None);
        card.hand_in(&Answer::Text("2*3".into()));
        let text = card.report_text().unwrap();
        for part in ["sum@0", "1.2", "2*3", "wrong", "Not yet."] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }

    #[test]
    fn the_address_takes_the_report_and_nothing_leaks_out_of_its_place() {
        let mut card = card();
        let setting = RenderContext {
            report: Some("https://example.org/new?title={title}&body={body}"),
            ..RenderContext::ENGLISH
        };
        assert_eq!(card.report_link(&setting).0, "", "nothing was answered yet");
        card.hand_in(&Answer::Text("2&3#".into()));
        let html = card.report_link(&setting).0;
        assert!(
            html.contains("title=1.2%20Sum%20%26%20co%20%400&amp;body=Exercise%3A"),
            "{html}"
        );
        assert!(html.contains("2%263%23"), "{html}");
        assert_eq!(card.report_link(&RenderContext::ENGLISH).0, "");
    }
}
