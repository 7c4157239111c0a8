//! Filling the slots of prepared prose with a variant's numbers.

use longhand_exercise::{Piece, Prose, Variant};
use longhand_notation::{Scope, Value, number};
use maud::{Markup, PreEscaped};

/// Whether numbers put in are written in the blue of givens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Blue, as in a prompt.
    Given,
    /// Like the text around.
    Text,
}

/// Prepared prose with this variant's numbers.
pub fn fill(prose: &Prose, variant: &Variant, ink: Ink) -> Markup {
    fill_in(prose, &variant.scope, ink)
}

/// Prepared prose with the numbers of a scope. A slot that cannot be worked out shows its formula.
pub fn fill_in(prose: &Prose, scope: &Scope, ink: Ink) -> Markup {
    let mut html = String::new();
    for piece in &prose.pieces {
        match piece {
            Piece::Fixed(fixed) => html.push_str(fixed),
            Piece::Slot {
                formula,
                math,
                bracket,
            } => match formula.evaluate(scope) {
                Ok(value) if *math => math_slot(&mut html, &value, *bracket, ink),
                Ok(value) => text_slot(&mut html, &value, ink),
                Err(_) => {
                    html.push_str(if *math { "<merror><mtext>" } else { "<code>" });
                    escape(&mut html, &formula.text);
                    html.push_str(if *math {
                        "</mtext></merror>"
                    } else {
                        "</code>"
                    });
                }
            },
        }
    }
    PreEscaped(html)
}

/// Prose of one paragraph, without the paragraph.
pub(crate) fn inline(prose: &Markup) -> Markup {
    let text = prose.0.trim();
    let inner = text
        .strip_prefix("<p>")
        .and_then(|rest| rest.strip_suffix("</p>"))
        .filter(|inner| !inner.contains("<p>"));
    PreEscaped(inner.unwrap_or(text).to_string())
}

fn math_slot(html: &mut String, value: &Value, bracket: bool, ink: Ink) {
    let brackets = bracket && value.as_number().is_some_and(|x| x < 0.0);
    html.push_str(if ink == Ink::Given {
        "<mrow class=\"g\">"
    } else {
        "<mrow>"
    });
    if brackets {
        html.push_str("<mo stretchy=\"false\">(</mo>");
    }
    html.push_str(&value_mathml(value));
    if brackets {
        html.push_str("<mo stretchy=\"false\">)</mo>");
    }
    html.push_str("</mrow>");
}

fn text_slot(html: &mut String, value: &Value, ink: Ink) {
    if ink == Ink::Given {
        html.push_str("<span class=\"g\">");
    }
    escape(html, &value_plain(value));
    if ink == Ink::Given {
        html.push_str("</span>");
    }
}

/// A value as a MathML fragment: a number, or a list in brackets.
pub fn value_mathml(value: &Value) -> String {
    match (value.as_number(), value.as_list()) {
        (Some(x), _) => number::mathml(x),
        (None, Some(list)) => {
            let items: Vec<String> = list.iter().map(|x| number::mathml(*x)).collect();
            format!(
                "<mrow><mo stretchy=\"false\">[</mo>{}<mo stretchy=\"false\">]</mo></mrow>",
                items.join("<mo separator=\"true\">,</mo>")
            )
        }
        _ => match value.as_tensor() {
            Some(tensor) if tensor.rank() == 2 => matrix_mathml(tensor),
            _ => format!("<mtext>{}</mtext>", escaped(&value_plain(value))),
        },
    }
}

/// A matrix in brackets, its columns aligned.
fn matrix_mathml(tensor: &longhand_notation::Tensor) -> String {
    let rows: String = (0..tensor.sizes().first().copied().unwrap_or(0))
        .filter_map(|row| tensor.row(row))
        .map(|row| {
            let cells: String = row
                .iter()
                .map(|x| format!("<mtd class=\"cell-right\">{}</mtd>", number::mathml(*x)))
                .collect();
            format!("<mtr>{cells}</mtr>")
        })
        .collect();
    format!("<mrow><mo>[</mo><mtable>{rows}</mtable><mo>]</mo></mrow>")
}

/// A value as plain text.
pub fn value_plain(value: &Value) -> String {
    match (value.as_number(), value.as_list(), value.as_truth()) {
        (Some(x), _, _) => number::plain(x),
        (_, Some(list), _) => {
            let items: Vec<String> = list.iter().map(|x| number::plain(*x)).collect();
            format!("[{}]", items.join(", "))
        }
        (_, _, Some(truth)) => truth.to_string(),
        _ if value.as_tensor().is_some() => value.plain(),
        _ => "a function".to_string(),
    }
}

/// Appends text with the characters escaped that mean something in HTML.
pub fn escape(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}

/// Text with the characters escaped that mean something in HTML.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape(&mut html, text);
    html
}
