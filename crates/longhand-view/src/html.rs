//! The tree of a text as HTML.

use longhand_exercise::prose::{Align, Block, Filled, Node, Prose, Span};
use longhand_notation::Scope;
use longhand_notation::math::{Group, Math};
use maud::{Markup, PreEscaped};

/// Whether numbers put in are written in the blue of givens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Blue, as in a prompt.
    Given,
    /// Like the text around.
    Text,
}

/// A text with the numbers of a scope. A slot that cannot be worked out shows its formula.
pub(crate) fn text(text: &Prose, scope: &Scope, ink: Ink) -> Markup {
    let values = text.values(scope);
    written(&text.nodes, &Slots { values, ink })
}

/// A text without slots.
pub(crate) fn nodes(nodes: &[Node]) -> Markup {
    let none = Slots {
        values: Vec::new(),
        ink: Ink::Text,
    };
    written(nodes, &none)
}

/// A formula.
pub(crate) fn math(formula: &Math) -> Markup {
    PreEscaped(format!("<math>{}</math>", formula.mathml()))
}

/// A formula with an equals sign behind it.
pub(crate) fn equals(formula: &Math) -> Markup {
    PreEscaped(format!("<math>{}<mo>=</mo></math>", formula.mathml()))
}

/// Appends text that may stand in an attribute.
pub(crate) fn escape(html: &mut String, text: &str) {
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

/// Appends text that stands between elements, where quotation marks mean nothing.
pub(crate) fn escape_words(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '"' => html.push('"'),
            c => escape(html, c.encode_utf8(&mut [0; 4])),
        }
    }
}

/// What stands in the slots, and in which colour.
struct Slots {
    values: Vec<Filled>,
    ink: Ink,
}

impl Slots {
    fn of(&self, slot: u16) -> Option<&Filled> {
        self.values.get(usize::from(slot))
    }
}

fn written(nodes: &[Node], slots: &Slots) -> Markup {
    let mut html = String::new();
    write_all(&mut html, nodes, slots);
    PreEscaped(html)
}

fn write_all(html: &mut String, nodes: &[Node], slots: &Slots) {
    nodes.iter().for_each(|node| write(html, node, slots));
}

fn write(html: &mut String, node: &Node, slots: &Slots) {
    match node {
        Node::Words(words) => escape_words(html, words),
        Node::Slot(slot) => {
            let Some(filled) = slots.of(*slot) else {
                return;
            };
            let given = slots.ink == Ink::Given && filled.words.is_some();
            let node = filled.node();
            if given {
                write(html, &Node::Span(Span::Given, vec![node]), slots);
            } else {
                write(html, &node, slots);
            }
        }
        Node::Formula(parts) => formula(html, "<math>", parts, slots),
        Node::Display(parts) => {
            html.push_str("<span class=\"formula scroll\">");
            formula(html, "<math display=\"block\">", parts, slots);
            html.push_str("</span>");
        }
        Node::Span(span, inside) => {
            let (open, close) = match span {
                Span::Emphasis => ("<em>", "</em>"),
                Span::Strong => ("<strong>", "</strong>"),
                Span::Heading => ("<b>", "</b>"),
                Span::Code => ("<code>", "</code>"),
                Span::Kept => ("<span class=\"keep\">", "</span>"),
                Span::Given => ("<span class=\"g\">", "</span>"),
                Span::Marked => ("<mark>", "</mark>"),
                Span::Quoted => ("<q class=\"own\">", "</q>"),
                Span::Why => ("<span class=\"why\">", "</span>"),
                Span::Link(to) => {
                    html.push_str("<a href=\"");
                    escape(html, to);
                    ("\">", "</a>")
                }
            };
            html.push_str(open);
            write_all(html, inside, slots);
            html.push_str(close);
        }
        Node::Block(block, inside) => write_block(html, block, inside, slots),
        Node::Break => html.push_str("<br>\n"),
        Node::Rule => html.push_str("<hr>\n"),
    }
}

fn formula(html: &mut String, open: &str, parts: &[Math], slots: &Slots) {
    html.push_str(open);
    let mut fill = |hole: u16, html: &mut String| {
        let Some(filled) = slots.of(hole) else {
            return;
        };
        match &filled.math {
            Math::Group(Group::Row, parts, _) if slots.ink == Ink::Given => {
                html.push_str("<mrow class=\"g\">");
                for part in parts {
                    html.push_str(&part.mathml());
                }
                html.push_str("</mrow>");
            }
            other => html.push_str(&other.mathml()),
        }
    };
    for part in parts {
        part.write(html, &mut fill);
    }
    html.push_str("</math>");
}

fn write_block(html: &mut String, block: &Block, inside: &[Node], slots: &Slots) {
    let heading = |rank: &u8| (*rank).clamp(1, 6);
    match block {
        Block::Paragraph => html.push_str("<p>"),
        Block::Aside => html.push_str("<p class=\"meta\">"),
        Block::Where => html.push_str("<p class=\"where\">"),
        Block::Group => html.push_str("<div class=\"cell-note\">"),
        Block::Note => html.push_str("<aside class=\"note\" role=\"note\">"),
        Block::List => html.push_str("<ul>\n"),
        Block::Numbered(1) => html.push_str("<ol>\n"),
        Block::Numbered(from) => html.push_str(&format!("<ol start=\"{from}\">\n")),
        Block::Item => html.push_str("<li>"),
        Block::Listing(language) if language.is_empty() => html.push_str("<pre><code>"),
        Block::Listing(language) => {
            html.push_str("<pre><code class=\"language-");
            escape(html, language);
            html.push_str("\">");
        }
        Block::Heading(rank) => html.push_str(&format!("<h{}>", heading(rank))),
        Block::Table => html.push_str("<table>"),
        Block::Head => html.push_str("<thead>"),
        Block::Body => html.push_str("<tbody>\n"),
        Block::Row => html.push_str("<tr>"),
        Block::HeadCell(align) => cell(html, "th", *align),
        Block::Cell(align) => cell(html, "td", *align),
    }
    write_all(html, inside, slots);
    html.push_str(match block {
        Block::Paragraph | Block::Aside | Block::Where => "</p>\n",
        Block::Group => "</div>\n",
        Block::Note => "</aside>",
        Block::List => "</ul>\n",
        Block::Numbered(_) => "</ol>\n",
        Block::Item => "</li>\n",
        Block::Listing(_) => "</code></pre>\n",
        Block::Heading(rank) => return html.push_str(&format!("</h{}>\n", heading(rank))),
        Block::Table => "</table>\n",
        Block::Head => "</thead>",
        Block::Body => "</tbody>",
        Block::Row => "</tr>\n",
        Block::HeadCell(_) => "</th>",
        Block::Cell(_) => "</td>",
    });
}

fn cell(html: &mut String, tag: &str, align: Align) {
    html.push('<');
    html.push_str(tag);
    html.push_str(match align {
        Align::Usual => ">",
        Align::Left => " class=\"to-left\">",
        Align::Centre => " class=\"to-center\">",
        Align::Right => " class=\"to-right\">",
    });
}
