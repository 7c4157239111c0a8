//! The whole of a lab as a tree.

use longhand_lab::{Cell, Definition, Figure, Frame, Settings, Table};

use super::controls::controls;
use super::draw;
use super::link;
use super::tree::{Node, classed, element};
use crate::catalogue::{LabWords, fill};
use crate::plot::Size;

/// What is drawn of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sight<'a> {
    /// The width of the drawings; both where it is not known.
    pub size: Option<Size>,
    /// The folds that are open: the rest stays as it is. Everything where it is not known.
    pub open: Option<&'a [String]>,
    /// The program is there.
    pub live: bool,
    /// What could not be read of a link.
    pub complaint: Option<&'a str>,
}

/// The fold with the program.
pub(super) const TORCH: &str = "torch";

/// The lab.
pub(super) fn lab(
    words: &LabWords,
    lab: &Definition,
    settings: &Settings,
    frame: &Frame,
    sight: Sight<'_>,
) -> Node {
    let id = link::id(lab);
    let title = format!("{id}-title");
    let head = classed("header", "lab-head").children([
        classed("h3", "lab-title")
            .with("id", title.clone())
            .children([
                element("b").text(words.lab),
                element("span").text(lab.title),
            ]),
        classed("p", "lab-about").text(lab.about),
    ]);
    let figures = frame.figures.iter();
    let figures = figures.map(|one| figure(words, &id, one, sight));
    let complaint = sight.complaint.unwrap_or_default();
    classed("section", "lab")
        .with("id", id.clone())
        .with("data-lab", lab.slug)
        .with("aria-labelledby", title)
        .when(sight.live, "data-live")
        .children([
            head,
            classed("p", "lab-fault")
                .when(complaint.is_empty(), "hidden")
                .text(complaint.to_owned()),
            classed("p", "lab-fault")
                .with("data-lost", "")
                .with("hidden", "")
                .text(words.lost),
            classed("div", "lab-figures").children(figures),
            facts(frame.facts.as_ref()),
            classed("p", "lab-said").text(frame.said.clone()),
            classed("p", "lab-fault")
                .when(frame.fault.is_none(), "hidden")
                .text(frame.fault.clone().unwrap_or_default()),
            element("fieldset")
                .with("class", "lab-controls")
                .with("aria-label", fill(words.controls, &[&lab.title]))
                .when(!sight.live, "disabled")
                .children(controls(lab, settings, frame)),
            foot(words, &id, lab, settings, sight),
        ])
}

/// A drawing, once for each width that is wanted.
fn drawn(one: &Figure, sight: Sight<'_>) -> [Node; 2] {
    Size::ALL.map(|size| match sight.size {
        Some(wanted) if wanted != size => Node::as_it_is(),
        _ => draw::figure(one, size),
    })
}

fn is_open(sight: Sight<'_>, fold: &str) -> bool {
    sight
        .open
        .is_none_or(|open| open.iter().any(|one| one == fold))
}

fn fold(name: &str, summary: &'static str, inside: Node) -> Node {
    classed("details", "fold")
        .with("data-fold", name.to_owned())
        .children([element("summary").text(summary), inside])
}

fn figure(words: &LabWords, id: &str, one: &Figure, sight: Sight<'_>) -> Node {
    let numbers = if is_open(sight, one.id) {
        numbers(words, id, one)
    } else {
        Node::as_it_is()
    };
    classed("div", "lab-figure")
        .child(classed("p", "lab-what").text(one.title.clone()))
        .children(drawn(one, sight))
        .child(fold(one.id, words.numbers, numbers))
}

fn numbers(words: &LabWords, id: &str, one: &Figure) -> Node {
    let table = &one.table;
    let rows = table.shown().map(|row| {
        element("tr").children(row.iter().map(|cell| {
            let class = match cell {
                Cell::Number(_) => "to-right",
                Cell::Words(_) => "",
            };
            classed("td", class).text(cell.shown())
        }))
    });
    let body = element("tbody").children(rows);
    let some = table.shown().count() < table.rows.len();
    let note = fill(words.some_rows, &[&table.rows.len().to_string()]);
    classed("div", "lab-numbers").children([
        classed("div", "scroll").child(
            classed("table", "plain")
                .with("aria-label", one.title.clone())
                .children([heads(table, is_right), body]),
        ),
        classed("p", "meta").when(!some, "hidden").text(note),
        classed("button", "q")
            .with("type", "button")
            .with("data-do", "csv")
            .with("value", one.id)
            .with("aria-describedby", format!("{id}-title"))
            .text(words.csv),
    ])
}

/// Whether a column is one of numbers.
fn is_right(table: &Table, place: usize) -> bool {
    let first = table.rows.first().and_then(|row| row.get(place));
    first.is_some_and(|cell| matches!(cell, Cell::Number(_)))
}

fn heads(table: &Table, is_right: impl Fn(&Table, usize) -> bool) -> Node {
    let heads = table.heads.iter().enumerate().map(|(place, head)| {
        classed(
            "th",
            if is_right(table, place) {
                "to-right"
            } else {
                ""
            },
        )
        .with("scope", "col")
        .text(head.clone())
    });
    element("thead").child(element("tr").children(heads))
}

/// The numbers that are always in sight.
fn facts(table: Option<&Table>) -> Node {
    let Some(table) = table else {
        return classed("div", "lab-facts").with("hidden", "");
    };
    let rows = table.rows.iter().map(|row| {
        element("tr").children(row.iter().enumerate().map(|(place, cell)| match place {
            0 => element("th").with("scope", "row").text(cell.shown()),
            _ => classed("td", "to-right").text(cell.shown()),
        }))
    });
    // What is no number there says that there is none: it stands where the number would.
    let heads = heads(table, |_, place| place > 0);
    classed("div", "lab-facts scroll")
        .child(element("table").children([heads, element("tbody").children(rows)]))
}

fn button(does: &'static str, text: &'static str) -> Node {
    classed("button", "q")
        .with("type", "button")
        .with("data-do", does)
        .text(text)
}

fn foot(
    words: &LabWords,
    id: &str,
    lab: &Definition,
    settings: &Settings,
    sight: Sight<'_>,
) -> Node {
    let buttons = classed("p", "lab-buttons")
        .children([button("reset", words.reset), button("link", words.link)]);
    let foot = classed("div", "lab-foot").child(buttons);
    let Some(program) = lab.torch else {
        return foot;
    };
    let listing = if is_open(sight, TORCH) {
        classed("div", "lab-program").children([
            classed("pre", "listing scroll").child(element("code").text(program(settings))),
            button("copy", words.copy).with("aria-describedby", format!("{id}-title")),
        ])
    } else {
        Node::as_it_is()
    };
    foot.child(fold(TORCH, words.torch, listing))
}
