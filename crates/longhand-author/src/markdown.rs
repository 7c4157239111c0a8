//! A chapter's Markdown to HTML, with TeX set as MathML.

use crate::dialect::options;
use crate::money;
use crate::silent::{directive_among_words, lost_cell};
use crate::tex::{Tex, TexFault};
use crate::text_fault::TextFault;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Parser, Tag, TagEnd, html};
use std::collections::BTreeSet;

/// A piece of a chapter.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Finished HTML.
    Html(String),
    /// `{{name argument}}` on a line of its own.
    Directive {
        /// The name.
        name: String,
        /// What follows it.
        argument: String,
        /// Line in the text, from 1.
        line: usize,
    },
    /// A fenced block with an info string that is not a programming language: a figure.
    Figure {
        /// The info string: `graph`, `plot`, `bars`, `cells`.
        name: String,
        /// The block's text.
        text: String,
        /// Line in the text, from 1.
        line: usize,
    },
}

/// Fenced blocks with these info strings are listings. Any other names a figure, so that one that is
/// mistyped is found, and not printed as a listing.
const LISTINGS: &[&str] = &[
    "",
    "text",
    "console",
    "sh",
    "json",
    "toml",
    "python",
    "py",
    "javascript",
    "js",
    "rust",
];

/// Keeps the punctuation after a formula on the formula's line: browsers may otherwise break
/// between the two.
fn with_punctuation(html: &str) -> String {
    const END: &str = "</math>";
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(END) {
        let (formula, after) = rest.split_at(at + END.len());
        let length = after
            .find(|c: char| !",.;:?!)’”".contains(c))
            .unwrap_or(after.len());
        match formula.rfind("<math") {
            Some(start) if length > 0 => {
                let (before, formula) = formula.split_at(start);
                let parts = [
                    before,
                    "<span class=\"keep\">",
                    formula,
                    &after[..length],
                    "</span>",
                ];
                out.extend(parts);
            }
            _ => out.push_str(&rest[..at + END.len() + length]),
        }
        rest = &after[length..];
    }
    out.push_str(rest);
    out
}

/// Formulas become MathML, block quotes become notes, raw HTML is shown as text.
fn page_event<'a>(event: Event<'a>, tex: &Tex) -> Result<Event<'a>, TexFault> {
    let raw = |html: &str| Event::InlineHtml(CowStr::from(html.to_string()));
    Ok(match event {
        Event::InlineMath(formula) => Event::InlineHtml(tex.math(&formula, false)?.into()),
        Event::DisplayMath(formula) => Event::InlineHtml(
            format!(
                "<span class=\"formula scroll\">{}</span>",
                tex.math(&formula, true)?
            )
            .into(),
        ),
        Event::Start(Tag::BlockQuote(_)) => raw("<aside class=\"note\" role=\"note\">"),
        Event::End(TagEnd::BlockQuote(_)) => raw("</aside>"),
        Event::Start(Tag::Table(_)) => event,
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    })
}

/// Splits a chapter into finished HTML, directives and figures.
///
/// # Errors
/// [`TextFault`] for the first formula that cannot be set, or text that would get lost.
pub fn blocks(text: &str, tex: &Tex) -> Result<Vec<Block>, TextFault> {
    if let Some(fault) = money::unclosed(text) {
        return Err(fault);
    }
    let text = &*money::kept(text);
    let mut ids = BTreeSet::new();
    let mut cell = 0;
    let mut listing = false;
    let mut blocks = Vec::new();
    let mut events: Vec<Event> = Vec::new();
    let mut figure: Option<(String, String, usize)> = None;
    let line_at = |byte: usize| text[..byte.min(text.len())].matches('\n').count() + 1;
    let mut parser = Parser::new_ext(text, options())
        .into_offset_iter()
        .peekable();
    while let Some((event, range)) = parser.next() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(name)))
                if !LISTINGS.contains(&name.trim()) =>
            {
                figure = Some((name.trim().to_string(), String::new(), line_at(range.start)));
            }
            Event::Text(body) if figure.is_some() => {
                if let Some((_, text, _)) = &mut figure {
                    text.push_str(&body);
                }
            }
            Event::End(TagEnd::CodeBlock) if figure.is_some() => {
                flush(&mut blocks, &mut events);
                if let Some((name, text, line)) = figure.take() {
                    blocks.push(Block::Figure { name, text, line });
                }
            }
            Event::Start(Tag::Paragraph) if directive(&text[range.clone()]).is_some() => {
                flush(&mut blocks, &mut events);
                if let Some((name, argument)) = directive(&text[range.clone()]) {
                    blocks.push(Block::Directive {
                        name,
                        argument,
                        line: line_at(range.start),
                    });
                }
                for (event, _) in parser.by_ref() {
                    if matches!(event, Event::End(TagEnd::Paragraph)) {
                        break;
                    }
                }
            }
            Event::Start(Tag::Paragraph) if is_display_formula(&text[range.clone()]) => {
                if let Some((Event::DisplayMath(formula), _)) = parser.next() {
                    let math = tex.math(&formula, true);
                    let math = math.map_err(|one| TextFault::from(one).at(line_at(range.start)))?;
                    events.push(Event::Html(
                        format!("<div class=\"formula scroll\">{math}</div>\n").into(),
                    ));
                }
                for (event, _) in parser.by_ref() {
                    if matches!(event, Event::End(TagEnd::Paragraph)) {
                        break;
                    }
                }
            }
            Event::Start(Tag::CodeBlock(_)) => {
                listing = true;
                events.push(Event::Html("<pre class=\"listing scroll\"><code>".into()));
            }
            Event::End(TagEnd::CodeBlock) => {
                listing = false;
                events.push(Event::Html("</code></pre>\n".into()));
            }
            Event::Start(Tag::Table(alignment)) => {
                let class = if is_wordy(&text[range.clone()]) {
                    " entries"
                } else {
                    ""
                };
                events.push(Event::Html(
                    format!("<div class=\"scroll plain-table{class}\">").into(),
                ));
                events.push(Event::Start(Tag::Table(alignment)));
            }
            Event::End(TagEnd::Table) => {
                events.push(Event::End(TagEnd::Table));
                events.push(Event::Html("</div>\n".into()));
            }
            Event::Start(Tag::Heading {
                level,
                classes,
                attrs,
                ..
            }) => {
                if text[range.clone()]
                    .trim_matches(['#', ' ', '\n'])
                    .is_empty()
                {
                    return Err(TextFault {
                        found: "A heading without words.".to_owned(),
                        remedy: "Write the heading, or take the signs out.",
                        line: line_at(range.start),
                    });
                }
                let id = alone(anchor(&text[range.clone()]), &mut ids);
                events.push(Event::Start(Tag::Heading {
                    level,
                    id: Some(id.into()),
                    classes,
                    attrs,
                }));
            }
            other => {
                match &other {
                    Event::End(TagEnd::TableCell) => cell = range.end,
                    Event::End(TagEnd::TableRow | TagEnd::TableHead) => {
                        let lost = lost_cell(text, cell..range.end, line_at(range.start));
                        if let Some(fault) = lost {
                            return Err(fault);
                        }
                    }
                    Event::Text(words) if !listing => {
                        let among = directive_among_words(words, line_at(range.start));
                        if let Some(fault) = among {
                            return Err(fault);
                        }
                    }
                    _ => {}
                }
                let event = page_event(other, tex);
                events.push(event.map_err(|one| TextFault::from(one).at(line_at(range.start)))?);
            }
        }
    }
    flush(&mut blocks, &mut events);
    Ok(blocks)
}

/// A piece of a text in plain words: what a reader reads, what a figure is made from, a directive.
#[derive(Clone, Debug, PartialEq)]
pub enum PlainPiece {
    /// Words: each block of the text, a formula as one line.
    Words(String),
    /// A figure: its name and its text.
    Figure(String, String),
    /// A directive with its argument.
    Directive(String, String),
}

/// A text in plain pieces, each with its line from 1, for checks that read it.
pub fn pieces(text: &str, tex: &Tex) -> Vec<(usize, PlainPiece)> {
    let mut pieces: Vec<(usize, PlainPiece)> = Vec::new();
    let kept = money::kept(text);
    let line_at = |byte: usize| kept[..byte.min(kept.len())].matches('\n').count() + 1;
    let mut figure: Option<(usize, String, String)> = None;
    let mut words = String::new();
    let mut start = 0;
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(&kept, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(name)))
                if !LISTINGS.contains(&name.trim()) =>
            {
                figure = Some((range.start, name.trim().to_owned(), String::new()));
            }
            Event::Text(body) if figure.is_some() => {
                if let Some((_, _, text)) = &mut figure {
                    text.push_str(&body);
                }
            }
            Event::End(TagEnd::CodeBlock) if figure.is_some() => {
                if let Some((at, name, text)) = figure.take() {
                    pieces.push((line_at(at), PlainPiece::Figure(name, text)));
                }
            }
            Event::Start(_) => {
                if depth == 0 {
                    start = range.start;
                    words.clear();
                }
                depth += 1;
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                words.push(' ');
                if depth == 0 {
                    let piece = match directive(words.trim()) {
                        Some((name, argument)) => PlainPiece::Directive(name, argument),
                        None => PlainPiece::Words(std::mem::take(&mut words)),
                    };
                    pieces.push((line_at(start), piece));
                }
            }
            Event::InlineMath(formula) | Event::DisplayMath(formula) => {
                let parts = tex.tree(&formula, false).unwrap_or_default();
                words.push_str(&longhand_notation::math::line(&parts));
            }
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                words.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    pieces
}

/// The directives of a text in their order, each with its argument. What stands in a listing is none.
pub fn directives(text: &str) -> Vec<(String, String)> {
    let found = Parser::new_ext(text, options()).into_offset_iter();
    let found = found.filter_map(|(event, range)| match event {
        Event::Start(Tag::Paragraph) => directive(text.get(range)?),
        _ => None,
    });
    found.collect()
}

fn flush(blocks: &mut Vec<Block>, events: &mut Vec<Event>) {
    if events.is_empty() {
        return;
    }
    let mut out = String::new();
    html::push_html(&mut out, std::mem::take(events).into_iter());
    let out = with_punctuation(&out)
        .replace("<table>", "<table class=\"plain\">")
        .replace(" style=\"text-align: ", " class=\"to-");
    // `class="to-right"`: alignment without a style attribute.
    let out = out.replace("class=\"to-left;\"", "class=\"to-left\"");
    blocks.push(Block::Html(out));
}

/// Whether a table has several columns of words, which do not fit beside each other on a phone:
/// the style sheet shows its rows as entries there. A table of numbers has short rows.
fn is_wordy(table: &str) -> bool {
    const LONG: usize = 64;
    let columns = table
        .lines()
        .next()
        .map_or(0, |row| row.matches('|').count());
    columns > 3 && table.lines().any(|row| row.chars().count() > LONG)
}

/// `{{name argument}}`, alone in its paragraph.
fn directive(paragraph: &str) -> Option<(String, String)> {
    let inside = paragraph.trim().strip_prefix("{{")?.strip_suffix("}}")?;
    if inside.contains('\n') || inside.contains("}}") {
        return None;
    }
    let (name, argument) = inside
        .trim()
        .split_once(char::is_whitespace)
        .unwrap_or((inside.trim(), ""));
    Some((name.to_string(), argument.trim().to_string()))
}

fn is_display_formula(paragraph: &str) -> bool {
    let text = paragraph.trim();
    text.len() > 4
        && text.starts_with("$$")
        && text.ends_with("$$")
        && text.matches("$$").count() == 2
}

/// A heading's anchor: its letters and digits in lower case, the rest as hyphens.
///
/// ```
/// assert_eq!(longhand_author::anchor("What a batch does"), "what-a-batch-does");
/// ```
#[must_use]
pub fn anchor(heading: &str) -> String {
    let mut id = String::new();
    for c in heading.trim_start_matches('#').trim().chars() {
        if c.is_alphanumeric() {
            id.extend(c.to_lowercase());
        } else if !id.ends_with('-') && !id.is_empty() {
            id.push('-');
        }
    }
    id.trim_end_matches('-').to_string()
}

/// An id that no other heading has: the second `setup` is `setup-2`.
fn alone(id: String, taken: &mut BTreeSet<String>) -> String {
    let id = if id.is_empty() {
        "section".to_owned()
    } else {
        id
    };
    let mut own = id.clone();
    let mut number = 2;
    while !taken.insert(own.clone()) {
        own = format!("{id}-{number}");
        number += 1;
    }
    own
}

#[cfg(test)]
mod tests;
