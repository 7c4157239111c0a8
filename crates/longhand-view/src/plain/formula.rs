//! MathML as a line of text.

use super::tree::Node;

/// Operators between two things: a space stands on both sides.
const BINARY: &[&str] = &[
    "=", "+", "−", "-", "×", "·", "⋅", "≈", "≠", "<", ">", "≤", "≥", "→", "←", "∈", "∝", "≡", "±",
    ":=", "≪", "≫", "⊙", "∼", "⇒", "∘", "⊤", "∗", "∪", "∩", "mod",
];

/// The text of a formula.
pub(super) fn text(node: &Node) -> String {
    let mut line = Line::default();
    line.node(node);
    let words: Vec<&str> = line
        .text
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// A line as it grows, and where its last fraction stands while nothing has come behind it.
#[derive(Default)]
struct Line {
    text: String,
    fraction: Option<(usize, usize)>,
}

impl Line {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(text) => self.text.push_str(text.trim()),
            Node::Element {
                name,
                attributes,
                children,
            } => {
                let part = |at: usize| children.get(at).map(text).unwrap_or_default();
                match name.as_str() {
                    "mfrac" => {
                        let (above, below) = (above_bar(part(0)), grouped(part(1)));
                        let fraction = format!("{above}/{below}");
                        // cos of a fraction is not a fraction of cosines.
                        if self.ends_in_function() {
                            self.word(&format!("({fraction})"));
                        } else {
                            let at = self.text.len();
                            self.word(&fraction);
                            let space = self
                                .text
                                .get(at..)
                                .map_or(0, |new| new.len() - new.trim_start().len());
                            self.fraction = Some((at + space, self.text.len()));
                        }
                    }
                    "msqrt" => {
                        let inside = joined(children);
                        self.word(&format!("√{}", grouped(inside)));
                    }
                    "mroot" => self.word(&format!("{}√{}", raised(&part(1)), grouped(part(0)))),
                    "msup" => self.word(&format!("{}{}", based(part(0)), raised(&part(1)))),
                    "msub" => self.word(&format!("{}{}", part(0), lowered(&part(1)))),
                    "msubsup" => {
                        self.word(&format!(
                            "{}{}{}",
                            part(0),
                            lowered(&part(1)),
                            raised(&part(2))
                        ));
                    }
                    "mover" if attributes.contains("accent") => {
                        self.word(&accented(&part(0), &part(1)));
                    }
                    "mover" => self.word(&format!("{}{}", part(0), raised(&part(1)))),
                    "munder" => self.word(&format!("{}{} ", part(0), lowered(&part(1)))),
                    "munderover" => {
                        self.word(&format!(
                            "{}{}{} ",
                            part(0),
                            lowered(&part(1)),
                            raised(&part(2))
                        ));
                    }
                    "mtable" => {
                        let rows: Vec<String> = children.iter().map(row).collect();
                        self.text.push_str(&rows.join("; "));
                    }
                    "mo" => self.operator(&joined(children)),
                    "mi" | "mn" => self.word(&joined(children)),
                    "mtext" => {
                        let text: String = children.iter().map(raw).collect();
                        self.text.push_str(&text);
                    }
                    // A thin space is for the eye; a wide one stands between two formulas.
                    "mspace" if attributes.contains("em\"") => self.text.push(' '),
                    "annotation" => {}
                    _ => children.iter().for_each(|child| self.node(child)),
                }
            }
        }
    }

    /// Whether a function waits for its argument: a word of letters stands at the end.
    fn ends_in_function(&self) -> bool {
        let letters = self
            .text
            .chars()
            .rev()
            .take_while(|c| c.is_ascii_alphabetic());
        letters.count() > 1
    }

    /// Brackets around a fraction that something is glued to: (1/2)λ is not 1/(2λ).
    fn close_fraction(&mut self) {
        if let Some((start, end)) = self.fraction.take()
            && end == self.text.len()
        {
            self.text.insert(start, '(');
            self.text.push(')');
        }
    }

    /// A name or number: kept apart from a name of several letters before it (`ln x`).
    fn word(&mut self, word: &str) {
        self.close_fraction();
        let letters = |text: &str| text.chars().rev().take_while(|c| c.is_alphabetic()).count();
        let begins = word.chars().next().is_some_and(char::is_alphanumeric);
        let first = word.chars().take_while(|c| c.is_ascii_alphabetic()).count();
        if begins && (letters(&self.text) > 1 || (first > 1 && letters(&self.text) > 0)) {
            self.text.push(' ');
        }
        self.text.push_str(word);
    }

    fn operator(&mut self, sign: &str) {
        match sign {
            "" | "\u{2061}" | "\u{2062}" | "\u{2063}" | "\u{2064}" => {}
            "∕" => self.text.push('/'),
            "," | ";" => {
                self.text.push_str(sign);
                self.text.push(' ');
            }
            "(" | "[" | "√" | "∑" | "∂" => {
                self.close_fraction();
                self.text.push_str(sign);
            }
            "−" | "-" | "+" | "±" if self.awaits() => self.text.push_str(sign),
            sign if BINARY.contains(&sign) => {
                self.text.push(' ');
                self.text.push_str(sign);
                self.text.push(' ');
            }
            sign => self.text.push_str(sign),
        }
    }

    /// Whether a sign now belongs to what follows: nothing, an opening bracket or an operator
    /// stands before it.
    fn awaits(&self) -> bool {
        let before = self.text.trim_end();
        before.is_empty()
            || before.ends_with(['(', '[', '{', '|', ',', ';'])
            || BINARY.iter().any(|sign| before.ends_with(sign))
    }
}

fn joined(children: &[Node]) -> String {
    let mut line = Line::default();
    children.iter().for_each(|child| line.node(child));
    line.text
}

fn raw(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Element { children, .. } => children.iter().map(raw).collect(),
    }
}

fn row(node: &Node) -> String {
    let Node::Element { children, .. } = node else {
        return String::new();
    };
    let cells: Vec<String> = children
        .iter()
        .map(text)
        .filter(|cell| !cell.is_empty())
        .collect();
    cells.join(", ")
}

/// In brackets, unless it is one thing.
fn grouped(text: String) -> String {
    let one = !text.contains([' ', '/']) || is_bracketed(&text);
    if one { text } else { format!("({text})") }
}

/// What stands above a fraction's bar: a product needs no brackets there, π(t − 2)/8.
fn above_bar(text: String) -> String {
    let mut depth = 0_i32;
    let mut product = !text.starts_with(['−', '-']);
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            // Beside a factor nothing but a factor may stand: a letter, a number, a bracket.
            '+' | '−' | '-' | '·' | '×' | '/' | '=' | ',' | '<' | '>' | '≤' | '≥' | '∑' | '√'
                if depth == 0 =>
            {
                product = false;
            }
            // A function's argument would reach further: ln x/2.
            _ if depth == 0 && before.is_alphabetic() && c.is_alphabetic() => product = false,
            _ => {}
        }
        before = c;
    }
    if product { text } else { grouped(text) }
}

/// The base of a power: in brackets also with a sign before it.
fn based(text: String) -> String {
    if text.starts_with(['−', '-']) {
        return format!("({text})");
    }
    grouped(text)
}

/// Whether the bracket that opens a text closes at its end.
fn is_bracketed(text: &str) -> bool {
    // An absolute value is its own bracket.
    let inside = text
        .strip_prefix('|')
        .and_then(|rest| rest.strip_suffix('|'));
    if inside.is_some_and(|inside| !inside.contains('|')) {
        return true;
    }
    let mut depth = 0_i32;
    let count = text.chars().count();
    for (i, c) in text.chars().enumerate() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return i > 0 && i + 1 == count;
        }
    }
    false
}

fn raised(text: &str) -> String {
    script(text, '^', |c| {
        Some(match c {
            '0' => '⁰',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32))?,
            '−' | '-' => '⁻',
            '+' => '⁺',
            'n' => 'ⁿ',
            'i' => 'ⁱ',
            't' => 'ᵗ',
            'T' | '⊤' => 'ᵀ',
            '′' | '″' => c,
            _ => return None,
        })
    })
}

fn lowered(text: &str) -> String {
    script(text, '_', |c| {
        Some(match c {
            '0'..='9' => char::from_u32('₀' as u32 + (c as u32 - '0' as u32))?,
            '−' | '-' => '₋',
            '+' => '₊',
            't' => 'ₜ',
            'i' => 'ᵢ',
            'j' => 'ⱼ',
            'k' => 'ₖ',
            'n' => 'ₙ',
            'm' => 'ₘ',
            'x' => 'ₓ',
            ' ' => return None,
            _ => return None,
        })
    })
}

/// As small signs where there are such, else behind `mark`, in brackets if it is more than one
/// thing.
fn script(text: &str, mark: char, small: impl Fn(char) -> Option<char>) -> String {
    if text.is_empty() {
        return String::new();
    }
    let tight: String = text.chars().filter(|c| *c != ' ').collect();
    if let Some(all) = tight.chars().map(small).collect::<Option<String>>() {
        return all;
    }
    // A name or a number is one thing; 2z is two.
    let all = |is: fn(char) -> bool| text.chars().all(is);
    let one = all(|c| c.is_ascii_digit()) || all(char::is_alphabetic) || text.chars().count() == 1;
    if one || mark == '_' && all(char::is_alphanumeric) {
        format!("{mark}{text}")
    } else {
        format!("{mark}({text})")
    }
}

/// A letter with its hat, bar, tilde or arrow.
fn accented(base: &str, accent: &str) -> String {
    let above = match accent {
        "ˆ" | "^" => '\u{302}',
        "˜" | "~" => '\u{303}',
        "¯" | "‾" | "―" => '\u{304}',
        "˙" => '\u{307}',
        "→" => '\u{20d7}',
        _ => return format!("{base}{accent}"),
    };
    let mut letters = base.chars();
    match letters.next() {
        Some(first) => {
            let mut out = String::from(first);
            out.push(above);
            out.extend(letters);
            out
        }
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::plain::text;

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
                "<mo>[</mo><mn>4</mn><mo separator=\"true\">,</mo><mrow><mo>−</mo><mn>2</mn></mrow><mo>]</mo>",
                "[4, −2]",
            ),
        ] {
            assert_eq!(text(&format!("<math>{inside}</math>")), expected);
        }
    }
}
