//! MathML, as the TeX library writes it, as a tree.

use crate::slot::slot_of;
use longhand_notation::math::{Group, Leaf, Look, Math};

/// Reads MathML without the `<math>` around it. Characters that stand for slots become holes.
///
/// # Errors
/// What is not in the [vocabulary](longhand_notation::math).
pub fn read(mathml: &str) -> Result<Vec<Math>, String> {
    let mut reader = Reader { rest: mathml };
    let parts = reader.parts()?;
    if reader.rest.trim().is_empty() {
        Ok(parts)
    } else {
        Err(format!("`{}` closes nothing", reader.rest))
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// The elements up to the next end.
    fn parts(&mut self) -> Result<Vec<Math>, String> {
        let mut parts = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || self.rest.starts_with("</") {
                return Ok(parts);
            }
            parts.push(self.element()?);
        }
    }

    fn element(&mut self) -> Result<Math, String> {
        let odd = || format!("`{}` is no element", self.rest);
        let (tag, rest) = self
            .rest
            .strip_prefix('<')
            .and_then(|rest| rest.split_once('>'))
            .ok_or_else(odd)?;
        self.rest = rest;
        let (tag, closed) = match tag.strip_suffix('/') {
            Some(tag) => (tag.trim_end(), true),
            None => (tag, false),
        };
        let (name, looks) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let looks = looks_of(looks)?;
        if name == Leaf::Words.tag()
            && let Some(rest) = self.rest.strip_prefix("<code>")
        {
            self.rest = rest;
            let text = self.text(Leaf::Code.tag())?;
            self.end(name)?;
            return Ok(leaf_of(Leaf::Code, &resolved(text), looks));
        }
        if let Some(leaf) = Leaf::tagged(name).filter(|leaf| *leaf != Leaf::Code) {
            let text = if closed { "" } else { self.text(name)? };
            return Ok(leaf_of(leaf, &resolved(text), looks));
        }
        let Some(group) = Group::tagged(name) else {
            return Err(format!("it needs <{name}>, which pages here do without"));
        };
        let parts = if closed {
            Vec::new()
        } else {
            let parts = self.parts()?;
            self.end(name)?;
            parts
        };
        Ok(Math::Group(group, parts, looks))
    }

    /// The text up to the end of a leaf.
    fn text(&mut self, name: &str) -> Result<&'a str, String> {
        let (text, rest) = self
            .rest
            .split_once("</")
            .ok_or_else(|| format!("<{name}> is not closed"))?;
        self.rest = rest;
        self.rest = self
            .rest
            .strip_prefix(name)
            .and_then(|rest| rest.strip_prefix('>'))
            .ok_or_else(|| format!("<{name}> holds more than text"))?;
        // What is no reference is an ampersand that nobody escaped.
        let bare = text.match_indices('&').any(|(at, _)| {
            let reference = text.get(at..).and_then(|rest| rest.split_once(';'));
            reference.is_none_or(|(name, _)| character(&format!("{name};")).is_none())
        });
        if bare || text.contains(['<', '>']) {
            return Err(format!("`{text}` is no plain text"));
        }
        Ok(text)
    }

    fn end(&mut self, name: &str) -> Result<(), String> {
        self.rest = self
            .rest
            .strip_prefix("</")
            .and_then(|rest| rest.strip_prefix(name))
            .and_then(|rest| rest.strip_prefix('>'))
            .ok_or_else(|| format!("<{name}> is not closed"))?;
        Ok(())
    }
}

/// A leaf, with holes where slots stand in its text.
fn leaf_of(leaf: Leaf, text: &str, looks: Vec<(Look, String)>) -> Math {
    if !text.chars().any(|c| slot_of(c).is_some()) {
        return Math::Leaf(leaf, text.to_string(), looks);
    }
    let mut parts = Vec::new();
    let mut words = String::new();
    for c in text.chars() {
        match slot_of(c) {
            Some(slot) => {
                if !words.is_empty() {
                    parts.push(Math::Leaf(leaf, std::mem::take(&mut words), looks.clone()));
                }
                parts.push(Math::Hole(slot));
            }
            None => words.push(c),
        }
    }
    if !words.is_empty() {
        parts.push(Math::Leaf(leaf, words, looks));
    }
    match <[Math; 1]>::try_from(parts) {
        Ok([one]) => one,
        Err(parts) => Math::row(parts),
    }
}

fn looks_of(text: &str) -> Result<Vec<(Look, String)>, String> {
    let mut looks = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (name, value) = rest
            .split_once("=\"")
            .ok_or_else(|| format!("`{rest}` is no attribute"))?;
        let (value, after) = value
            .split_once('"')
            .ok_or_else(|| format!("`{rest}` is not closed"))?;
        let look = Look::tagged(name)
            .ok_or_else(|| format!("it needs `{name}`, which pages here do without"))?;
        looks.push((look, resolved(value)));
        rest = after.trim_start();
    }
    Ok(looks)
}

/// Text with its character references resolved.
fn resolved(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').map_or(1, |end| end + 1);
        let (reference, after) = rest.split_at(end);
        match character(reference) {
            Some(c) => out.push(c),
            None => out.push_str(reference),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

fn character(reference: &str) -> Option<char> {
    let name = reference.strip_prefix('&')?.strip_suffix(';')?;
    let number = match name {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "amp" => return Some('&'),
        "quot" => return Some('"'),
        "nbsp" => return Some('\u{a0}'),
        _ => name.strip_prefix('#')?,
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use longhand_notation::math::line;

    #[test]
    fn formulas_read_as_people_write_them() {
        for (inside, expected) in [
            (
                "<mfrac><mrow><mo>∂</mo><mi>L</mi></mrow><mrow><mo>∂</mo><msub><mi>w</mi><mn>1</mn></msub></mrow></mfrac>",
                "∂L/∂w₁",
            ),
            (
                "<msqrt><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mn>1</mn></msqrt>",
                "√(x² + 1)",
            ),
            (
                "<mi>x</mi><mo>=</mo><mrow><mo>−</mo><mn>3</mn></mrow>",
                "x = −3",
            ),
            (
                "<msub><mover accent=\"true\"><mi>m</mi><mo stretchy=\"false\">ˆ</mo></mover><mn>3</mn></msub>",
                "m\u{302}₃",
            ),
            (
                "<mn>2</mn><mo>·</mo><mrow><mo>(</mo><mn>3</mn><mo>+</mo><mn>2</mn><mo>)</mo></mrow>",
                "2 · (3 + 2)",
            ),
            (
                "<mn>7.5</mn><mo>×</mo><msup><mn>10</mn><mrow><mo>−</mo><mn>18</mn></mrow></msup>",
                "7.5 × 10⁻¹⁸",
            ),
            ("<mi>ln</mi><mo>\u{2061}</mo><mi>x</mi>", "ln x"),
            (
                "<msup><mi>e</mi><mrow><mo>−</mo><mi>x</mi></mrow></msup>",
                "e^(−x)",
            ),
            (
                "<mfrac><mrow><mn>1</mn><mo>−</mo><mi>β</mi></mrow><mn>2</mn></mfrac>",
                "(1 − β)/2",
            ),
            (
                "<mi>cos</mi><mo>\u{2061}</mo><mfrac><mrow><mi>π</mi><mi>t</mi></mrow><mn>8</mn></mfrac>",
                "cos(πt/8)",
            ),
            (
                "<mi>cos</mi><mo>\u{2061}</mo><mfrac><mrow><mi>π</mi><mrow><mo>(</mo><mi>t</mi><mo>−</mo><mn>2</mn><mo>)</mo></mrow></mrow><mn>8</mn></mfrac>",
                "cos(π(t − 2)/8)",
            ),
            (
                "<mfrac><mrow><mi>ln</mi><mo>\u{2061}</mo><mi>x</mi></mrow><mn>2</mn></mfrac>",
                "(ln x)/2",
            ),
            (
                "<mfrac><mrow><mi>a</mi><mo>·</mo><mi>b</mi></mrow><mn>2</mn></mfrac>",
                "(a · b)/2",
            ),
            (
                "<mfrac><mn>1</mn><mn>2</mn></mfrac><mi>λ</mi><msup><mi>x</mi><mn>2</mn></msup>",
                "(1/2)λx²",
            ),
            (
                "<mfrac><mn>1</mn><mn>2</mn></mfrac><mo>+</mo><mi>x</mi>",
                "1/2 + x",
            ),
            (
                "<msup><mi>e</mi><mrow><mn>2</mn><mi>z</mi></mrow></msup>",
                "e^(2z)",
            ),
            (
                "<mo>[</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable><mo>]</mo>",
                "[1, 2; 3, 4]",
            ),
            (
                "<mtext><code>x.grad</code></mtext><mo>=</mo><mn>2</mn>",
                "x.grad = 2",
            ),
            (
                "<mo>[</mo><mn>4</mn><mo separator=\"true\">,</mo><mrow><mo>−</mo><mn>2</mn></mrow><mo>]</mo>",
                "[4, −2]",
            ),
        ] {
            let parts = read(inside).unwrap();
            assert_eq!(line(&parts), expected);
            let again: String = parts.iter().map(Math::mathml).collect();
            assert_eq!(again, inside);
        }
    }

    #[test]
    fn what_is_not_in_the_vocabulary_is_said_to_be_so() {
        for (text, part) in [
            ("<div>a</div>", "div"),
            ("<mi>a", "not closed"),
            ("<mrow><mi>a</mi>", "not closed"),
            ("<mi onclick=\"x\">a</mi>", "onclick"),
            ("a", "no element"),
            ("</mi>", "closes nothing"),
        ] {
            let fault = read(text).unwrap_err();
            assert!(fault.contains(part), "{text}: {fault}");
        }
    }
}
