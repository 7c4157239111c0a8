//! The tree as MathML.

use super::{Group, Leaf, Look, Math};

impl Math {
    /// As MathML, without the `<math>` around it. A hole is written as nothing.
    #[must_use]
    pub fn mathml(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, &mut |_, _| {});
        out
    }

    /// Appends the MathML; `fill` writes what stands in a hole.
    pub fn write(&self, out: &mut String, fill: &mut dyn FnMut(u16, &mut String)) {
        match self {
            Math::Leaf(Leaf::Space, _, looks) => {
                open(out, Leaf::Space.tag(), looks);
                out.pop();
                out.push_str("/>");
            }
            Math::Leaf(Leaf::Code, text, looks) => {
                open(out, Leaf::Words.tag(), looks);
                open(out, Leaf::Code.tag(), &[]);
                escape(out, text);
                close(out, Leaf::Code.tag());
                close(out, Leaf::Words.tag());
            }
            Math::Leaf(leaf, text, looks) => {
                open(out, leaf.tag(), looks);
                escape(out, text);
                close(out, leaf.tag());
            }
            Math::Group(Group::Prescripts, _, _) => out.push_str("<mprescripts/>"),
            Math::Group(group, parts, looks) => {
                open(out, group.tag(), looks);
                for part in parts {
                    part.write(out, fill);
                }
                close(out, group.tag());
            }
            Math::Hole(hole) => fill(*hole, out),
        }
    }
}

fn open(out: &mut String, tag: &str, looks: &[(Look, String)]) {
    out.push('<');
    out.push_str(tag);
    for (look, value) in looks {
        out.push(' ');
        out.push_str(look.tag());
        out.push_str("=\"");
        escape(out, value);
        out.push('"');
    }
    out.push('>');
}

fn close(out: &mut String, tag: &str) {
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

/// Text with the characters escaped that mean something in markup.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}
