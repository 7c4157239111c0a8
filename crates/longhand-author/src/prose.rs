//! Markdown with TeX and slots to the tree that learners get.
//!
//! Slots travel through the Markdown and TeX libraries as characters of Unicode's private area and
//! are found again in what comes out.

use crate::dialect::options;
use crate::money;
use crate::silent;
use crate::slot::{FIRST_SLOT, MOST_SLOTS, slot_of};
use crate::tex::{Tex, TexFault};
use crate::text_fault::TextFault;
use crate::written::{Piece, Written};
use longhand_exercise::prose::{Align, Block, Node, Prose, Slot, Span};
use longhand_notation::math::{Group, Math};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Parser, Tag, TagEnd};

/// Signs that stay on the line of the formula before them: browsers may otherwise break between
/// the two.
const KEPT: &str = ",.;:?!)’”";

/// Reads what an author wrote.
///
/// # Errors
/// [`TextFault`] for the first formula that cannot be set.
pub(crate) fn prose(written: &Written, tex: &Tex) -> Result<Prose, TextFault> {
    let mut slots: Vec<Slot> = Vec::new();
    let mut markdown = String::new();
    for piece in &written.pieces {
        match piece {
            Piece::Markdown(text) => markdown.push_str(text),
            Piece::Slot(formula) if slots.len() < MOST_SLOTS => {
                let bracket = wants_brackets(&markdown);
                markdown.extend(char::from_u32(FIRST_SLOT + slots.len() as u32));
                slots.push(Slot {
                    formula: formula.clone(),
                    bracket,
                });
            }
            Piece::Slot(_) => {}
        }
    }
    let typed = written.pieces.iter().map(|piece| match piece {
        Piece::Markdown(text) => text.as_str(),
        // The slots' own characters are taken out, and what stands in one is no text.
        Piece::Slot(_) => "x",
    });
    if let Some(fault) = silent::fault(&typed.collect::<String>()) {
        return Err(fault);
    }
    let nodes = nodes(&markdown, tex)?;
    powers(&nodes, &mut slots);
    Ok(Prose { nodes, slots })
}

/// A negative number needs brackets after an operator or before a power, not after `=`, a comma
/// or an opening bracket, nor at the beginning of a matrix or of one of its rows.
fn wants_brackets(before: &str) -> bool {
    let before = before.trim_end();
    if before.ends_with("matrix}") || before.ends_with("\\\\") {
        return false;
    }
    let last = before.chars().next_back();
    !last.is_none_or(|c| "=,;([{&<>$~≈:".contains(c))
}

/// A slot that is the base of a power needs brackets too.
fn powers(nodes: &[Node], slots: &mut [Slot]) {
    fn within(math: &Math, slots: &mut [Slot]) {
        let Math::Group(group, parts, _) = math else {
            return;
        };
        if let (Group::Above, Some(Math::Hole(hole))) = (group, parts.first())
            && let Some(slot) = slots.get_mut(usize::from(*hole))
        {
            slot.bracket = true;
        }
        parts.iter().for_each(|part| within(part, slots));
    }
    for node in nodes {
        match node {
            Node::Formula(parts) | Node::Display(parts) => {
                parts.iter().for_each(|part| within(part, slots));
            }
            Node::Span(_, inside) | Node::Block(_, inside) => powers(inside, slots),
            Node::Words(_) | Node::Slot(_) | Node::Break | Node::Rule => {}
        }
    }
}

/// What is open while Markdown is read.
enum Open {
    Span(Span),
    Block(Block),
    /// Something that leaves no trace.
    Nothing,
}

/// The tree as it grows.
struct Tree<'a> {
    tex: &'a Tex,
    open: Vec<(Open, Vec<Node>)>,
    columns: Vec<Align>,
    in_head: bool,
}

fn nodes(markdown: &str, tex: &Tex) -> Result<Vec<Node>, TextFault> {
    if let Some(fault) = money::unclosed(markdown) {
        return Err(fault);
    }
    let markdown = &*money::kept(markdown);
    let mut tree = Tree {
        tex,
        open: vec![(Open::Nothing, Vec::new())],
        columns: Vec::new(),
        in_head: false,
    };
    for event in Parser::new_ext(markdown, options()) {
        tree.take(event)?;
    }
    while tree.open.len() > 1 {
        tree.close();
    }
    let nodes = tree.open.pop().map(|(_, nodes)| nodes);
    Ok(kept(nodes.unwrap_or_default()))
}

impl Tree<'_> {
    fn take(&mut self, event: Event) -> Result<(), TexFault> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(TagEnd::TableHead) => {
                self.close();
                self.close();
                self.in_head = false;
                self.push_open(Open::Block(Block::Body));
            }
            Event::End(TagEnd::Table) => {
                self.close();
                self.close();
            }
            Event::End(_) => self.close(),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                words(self.here(), &text);
            }
            Event::Code(text) => {
                let mut inside = Vec::new();
                words(&mut inside, &text);
                self.here().push(Node::Span(Span::Code, inside));
            }
            Event::InlineMath(formula) => {
                let set = self.tex.tree(&formula, false)?;
                self.here().push(Node::Formula(set));
            }
            Event::DisplayMath(formula) => {
                let set = self.tex.tree(&formula, true)?;
                self.here().push(Node::Display(set));
            }
            Event::SoftBreak => words(self.here(), "\n"),
            Event::HardBreak => self.here().push(Node::Break),
            Event::Rule => self.here().push(Node::Rule),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: Tag) {
        let open = match tag {
            Tag::Paragraph => Open::Block(Block::Paragraph),
            Tag::Heading { level, .. } => Open::Block(Block::Heading(level as u8)),
            Tag::BlockQuote(_) => Open::Block(Block::Note),
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) => {
                let language = language.split(' ').next().unwrap_or_default();
                Open::Block(Block::Listing(language.to_string()))
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => Open::Block(Block::Listing(String::new())),
            Tag::List(Some(from)) => Open::Block(Block::Numbered(from)),
            Tag::List(None) => Open::Block(Block::List),
            Tag::Item => Open::Block(Block::Item),
            Tag::Table(columns) => {
                self.columns = columns.into_iter().map(align).collect();
                Open::Block(Block::Table)
            }
            Tag::TableHead => {
                self.in_head = true;
                self.push_open(Open::Block(Block::Head));
                Open::Block(Block::Row)
            }
            Tag::TableRow => Open::Block(Block::Row),
            Tag::TableCell => {
                let column = self.here().len();
                let align = self.columns.get(column).copied().unwrap_or(Align::Usual);
                Open::Block(if self.in_head {
                    Block::HeadCell(align)
                } else {
                    Block::Cell(align)
                })
            }
            Tag::Emphasis => Open::Span(Span::Emphasis),
            Tag::Strong => Open::Span(Span::Strong),
            Tag::Link { dest_url, .. } => Open::Span(Span::Link(dest_url.to_string())),
            // An exercise has no pictures; their text alternative stays. The rest is not switched
            // on.
            Tag::Image { .. }
            | Tag::HtmlBlock
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => Open::Nothing,
        };
        self.push_open(open);
    }

    fn push_open(&mut self, open: Open) {
        self.open.push((open, Vec::new()));
    }

    /// Where the next piece goes.
    fn here(&mut self) -> &mut Vec<Node> {
        if self.open.is_empty() {
            self.push_open(Open::Nothing);
        }
        let last = self.open.len() - 1;
        &mut self.open[last].1
    }

    /// Closes what was opened last.
    fn close(&mut self) {
        let Some((open, nodes)) = self.open.pop() else {
            return;
        };
        let nodes = kept(nodes);
        match open {
            Open::Span(span) => self.here().push(Node::Span(span, nodes)),
            Open::Block(block) => self.here().push(Node::Block(block, nodes)),
            Open::Nothing => self.here().extend(nodes),
        }
    }
}

fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None => Align::Usual,
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Centre,
        Alignment::Right => Align::Right,
    }
}

/// Appends words, with the slots in them.
fn words(nodes: &mut Vec<Node>, text: &str) {
    for c in text.chars() {
        match (slot_of(c), nodes.last_mut()) {
            (Some(slot), _) => nodes.push(Node::Slot(slot)),
            (None, Some(Node::Words(words))) => words.push(c),
            (None, _) => nodes.push(Node::Words(c.to_string())),
        }
    }
}

/// Keeps the punctuation after a formula on the formula's line.
fn kept(nodes: Vec<Node>) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::with_capacity(nodes.len());
    for node in nodes {
        if let (Some(Node::Formula(_)), Node::Words(words)) = (out.last(), &node) {
            let length = words
                .find(|c: char| !KEPT.contains(c))
                .unwrap_or(words.len());
            let (signs, rest) = words.split_at(length);
            if !signs.is_empty() {
                let signs = Node::Words(signs.to_string());
                let formula = out.pop();
                let inside = formula.into_iter().chain([signs]).collect();
                out.push(Node::Span(Span::Kept, inside));
                if !rest.is_empty() {
                    out.push(Node::Words(rest.to_string()));
                }
                continue;
            }
        }
        out.push(node);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use longhand_exercise::prose::plain;

    fn set(markdown: &str) -> Prose {
        let written = Written::parse(markdown).unwrap();
        prose(&written, Tex::shared().unwrap()).unwrap()
    }

    #[test]
    fn punctuation_stays_with_the_formula_before_it() {
        let text = set("a $x$, b ($y$), $z$ c");
        let [Node::Block(Block::Paragraph, line)] = text.nodes.as_slice() else {
            panic!("{text:?}");
        };
        let kept = line
            .iter()
            .filter(|node| matches!(node, Node::Span(Span::Kept, _)));
        assert_eq!(kept.count(), 2);
        assert_eq!(plain(&text.nodes), "a x, b (y), z c");
    }

    #[test]
    fn a_slot_in_a_formula_is_a_hole_there() {
        let text = set("$x = #{x}$ and #{y}.");
        let [Node::Block(_, line)] = text.nodes.as_slice() else {
            panic!("{text:?}");
        };
        let Node::Formula(formula) = &line[0] else {
            panic!("{line:?}");
        };
        assert_eq!(formula.last(), Some(&Math::Hole(0)));
        assert!(line.contains(&Node::Slot(1)));
        assert_eq!(text.slots.len(), 2);
    }

    #[test]
    fn a_negative_number_gets_brackets_after_an_operator_and_under_a_power() {
        for (text, expected) in [
            ("$3 + #{x}$", true),
            ("$#{x}^2$", true),
            ("$[#{x}]$", false),
            ("$a = #{x}$", false),
            (
                r"$\begin{pmatrix} #{x} & 1 \\ #{x} & #{x} \end{pmatrix}$",
                false,
            ),
        ] {
            let found = set(text).slots.iter().any(|slot| slot.bracket);
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn lists_listings_notes_and_tables_are_read() {
        let text = set(
            "1. *one*\n2. `two`\n\n> note\n\n```js\na\n```\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n",
        );
        let blocks: Vec<&Block> = text
            .nodes
            .iter()
            .filter_map(|node| match node {
                Node::Block(block, _) => Some(block),
                _ => None,
            })
            .collect();
        assert_eq!(
            blocks,
            [
                &Block::Numbered(1),
                &Block::Note,
                &Block::Listing("js".into()),
                &Block::Table
            ]
        );
        assert_eq!(plain(&text.nodes), "one\ntwo\nnote\na\na b\n1 2");
    }

    #[test]
    fn html_of_an_author_is_words() {
        let text = set("<script>alert(1)</script>");
        assert_eq!(plain(&text.nodes), "<script>alert(1)</script>");
    }
}
