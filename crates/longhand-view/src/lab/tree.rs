//! Markup as a tree, and what changes from one tree to the next.
//!
//! A lab is drawn anew at each move of a slider. Writing it as HTML and comparing it with the page
//! would take longer than a frame; two trees are compared in a fraction of a millisecond, and only
//! what differs is changed in the page: mostly a few attributes of a drawing.
//!
//! An element has either a text or elements inside it, so that the place of an element among its
//! neighbours says which one it is.

use std::borrow::Cow;

use maud::{Markup, PreEscaped};

use crate::html::{escape, escape_words};

/// A text that is mostly fixed.
pub(crate) type Words = Cow<'static, str>;

/// What is inside an element.
#[derive(Debug, Clone, PartialEq)]
enum Inside {
    Text(Words),
    Elements(Vec<Node>),
}

/// An element.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its name; nothing for [`Node::as_it_is`].
    tag: &'static str,
    attributes: Vec<(&'static str, Words)>,
    inside: Inside,
}

/// An element of this name.
pub(crate) fn element(tag: &'static str) -> Node {
    Node {
        tag,
        attributes: Vec::new(),
        inside: Inside::Elements(Vec::new()),
    }
}

/// An element of this name and class.
pub(crate) fn classed(tag: &'static str, class: impl Into<Words>) -> Node {
    element(tag).with("class", class)
}

impl Node {
    /// Stands for an element that stays as it is, unseen: it is not compared.
    pub(crate) fn as_it_is() -> Node {
        element("")
    }

    /// The same with an attribute.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Words>) -> Node {
        self.attributes.push((name, value.into()));
        self
    }

    /// The same with an attribute that is there or not.
    pub(crate) fn when(self, is_so: bool, name: &'static str) -> Node {
        if is_so { self.with(name, "") } else { self }
    }

    /// The same with a text inside.
    pub(crate) fn text(mut self, text: impl Into<Words>) -> Node {
        self.inside = Inside::Text(text.into());
        self
    }

    /// The same with one more element inside.
    pub(crate) fn child(mut self, child: Node) -> Node {
        match &mut self.inside {
            Inside::Elements(elements) => elements.push(child),
            Inside::Text(_) => self.inside = Inside::Elements(vec![child]),
        }
        self
    }

    /// The same with more elements inside.
    pub(crate) fn children(self, children: impl IntoIterator<Item = Node>) -> Node {
        children.into_iter().fold(self, Node::child)
    }

    /// As HTML.
    #[must_use]
    pub fn html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    /// As markup of a page.
    pub(crate) fn markup(&self) -> Markup {
        PreEscaped(self.html())
    }

    fn write(&self, html: &mut String) {
        if self.tag.is_empty() {
            // What was never drawn has no content yet, but its place must be taken.
            return html.push_str("<span></span>");
        }
        html.push('<');
        html.push_str(self.tag);
        for (name, value) in &self.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            escape(html, value);
            html.push('"');
        }
        html.push('>');
        if self.tag == "input" {
            return;
        }
        match &self.inside {
            Inside::Text(text) => escape_words(html, text),
            Inside::Elements(elements) => elements.iter().for_each(|one| one.write(html)),
        }
        html.push_str("</");
        html.push_str(self.tag);
        html.push('>');
    }
}

/// What is to be done to an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// This attribute has this value.
    Set(&'static str, String),
    /// This attribute is gone.
    Unset(&'static str),
    /// Its text is this.
    Text(String),
    /// It is this element, written as HTML.
    Replace(String),
    /// It has these elements at its end, written as HTML.
    Append(String),
    /// It has so many elements fewer at its end.
    Cut(usize),
}

/// A change, and the element that it happens to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// From the root: the place of each element among its neighbours.
    pub path: Vec<usize>,
    /// What is to be done to it.
    pub change: Change,
}

/// What leads from a tree to the next one. Afterwards `old` is the new tree, with what stays as it
/// is taken over.
pub(crate) fn patches(old: &mut Node, new: Node) -> Vec<Patch> {
    let mut found = Vec::new();
    compare(old, new, &mut Vec::new(), &mut found);
    found
}

fn compare(old: &mut Node, new: Node, path: &mut Vec<usize>, found: &mut Vec<Patch>) {
    if new.tag.is_empty() {
        return;
    }
    let mut tell = |path: &[usize], change| {
        found.push(Patch {
            path: path.to_vec(),
            change,
        });
    };
    if old.tag != new.tag {
        tell(path, Change::Replace(new.html()));
        *old = new;
        return;
    }
    if old.attributes != new.attributes {
        for (name, value) in &new.attributes {
            let before = old.attributes.iter().find(|(one, _)| one == name);
            if before.is_none_or(|(_, before)| before != value) {
                tell(path, Change::Set(name, value.clone().into_owned()));
            }
        }
        for (name, _) in &old.attributes {
            if !new.attributes.iter().any(|(one, _)| one == name) {
                tell(path, Change::Unset(name));
            }
        }
        old.attributes = new.attributes;
    }
    match (&mut old.inside, new.inside) {
        (Inside::Text(before), Inside::Text(after)) => {
            if *before != after {
                tell(path, Change::Text(after.clone().into_owned()));
                *before = after;
            }
        }
        (Inside::Elements(before), Inside::Elements(after)) => {
            let (had, has) = (before.len(), after.len());
            if had > has {
                tell(path, Change::Cut(had - has));
                before.truncate(has);
            }
            for (place, after) in after.into_iter().enumerate() {
                match before.get_mut(place) {
                    Some(before) => {
                        path.push(place);
                        compare(before, after, path, found);
                        path.pop();
                    }
                    None => {
                        found.push(Patch {
                            path: path.clone(),
                            change: Change::Append(after.html()),
                        });
                        before.push(after);
                    }
                }
            }
        }
        (before, after) => {
            *before = after;
            tell(path, Change::Replace(old.html()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page: what the browser does with a patch, done to a tree.
    fn apply(page: &mut Node, new: &Node, patch: &Patch) {
        let (mut here, mut wanted) = (page, new);
        for place in &patch.path {
            let (Inside::Elements(inner), Inside::Elements(inner_wanted)) =
                (&mut here.inside, &wanted.inside)
            else {
                panic!("no elements on the way");
            };
            here = &mut inner[*place];
            wanted = &inner_wanted[*place];
        }
        match &patch.change {
            Change::Set(name, value) => {
                here.attributes.retain(|(one, _)| one != name);
                here.attributes.push((name, value.clone().into()));
            }
            Change::Unset(name) => here.attributes.retain(|(one, _)| one != name),
            Change::Text(text) => here.inside = Inside::Text(text.clone().into()),
            Change::Replace(html) => {
                assert_eq!(*html, wanted.html());
                *here = wanted.clone();
            }
            Change::Append(html) => {
                let Inside::Elements(inner) = &mut here.inside else {
                    panic!("a text");
                };
                let Inside::Elements(all) = &wanted.inside else {
                    panic!("a text");
                };
                let added = all[inner.len()].clone();
                assert_eq!(*html, added.html());
                inner.push(added);
            }
            Change::Cut(count) => {
                let Inside::Elements(inner) = &mut here.inside else {
                    panic!("a text");
                };
                inner.truncate(inner.len() - count);
            }
        }
    }

    fn sorted(node: &Node) -> Node {
        let mut node = node.clone();
        node.attributes.sort();
        if let Inside::Elements(inner) = &mut node.inside {
            *inner = inner.iter().map(sorted).collect();
        }
        node
    }

    fn trees() -> Vec<Node> {
        let row = |text: &str| element("tr").child(element("td").text(text.to_owned()));
        vec![
            element("div").child(element("p").text("a")),
            element("div").child(element("p").text("b").with("class", "x")),
            element("div").child(element("p").with("hidden", "").text("b")),
            element("div").child(element("span").text("b")),
            element("div")
                .with("data-live", "")
                .children([row("1"), row("2"), row("3")]),
            element("div").children([row("1"), element("p").child(row("2"))]),
            element("div").text("only words"),
            element("div"),
        ]
    }

    #[test]
    fn patches_make_the_new_tree_of_any_old_one() {
        for from in trees() {
            for to in trees() {
                let (mut page, mut old) = (from.clone(), from.clone());
                for patch in patches(&mut old, to.clone()) {
                    apply(&mut page, &to, &patch);
                }
                assert_eq!(sorted(&page), sorted(&to));
                assert_eq!(old, to);
            }
        }
    }

    #[test]
    fn what_is_the_same_is_left_alone() {
        for tree in trees() {
            assert!(patches(&mut tree.clone(), tree).is_empty());
        }
    }

    #[test]
    fn what_stays_as_it_is_keeps_what_it_had() {
        let mut old = element("div").children([element("p").text("long"), element("i").text("a")]);
        let new = element("div").children([Node::as_it_is(), element("i").text("b")]);
        let found = patches(&mut old, new);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, [1]);
        assert_eq!(old.html(), "<div><p>long</p><i>b</i></div>");
    }

    #[test]
    fn texts_and_values_are_escaped() {
        let html = element("p").with("title", "a\"<b").text("<&>\"").html();
        assert_eq!(html, "<p title=\"a&quot;&lt;b\">&lt;&amp;&gt;\"</p>");
    }
}
