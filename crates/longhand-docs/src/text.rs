//! Markdown and TeX to plain characters, each with the place where it stood.

/// A character and the byte at which it stood in its line.
pub type Placed = (char, usize);

/// Stands for something that is no number, operator or word: `\alpha`, `x_1`.
pub const UNKNOWN: char = '\u{1a}';
/// A function that stands for `e^`, where `e` may be Euler's number or a variable.
pub const EULER: &str = "euler";
/// A narrow space between groups of digits.
pub const GROUP: char = '\u{202f}';

/// What goes on over several lines.
#[derive(Debug, Default)]
pub struct State {
    /// Inside a fence, and whether its lines are read.
    fence: Option<(String, bool)>,
    /// Inside `$$`.
    display: bool,
}

impl State {
    /// The parts of a line that are read one by one: the cells of a table, or the whole.
    pub fn segments(&mut self, line: &str) -> Vec<Vec<Placed>> {
        let trimmed = line.trim_start();
        if let Some(mark) = fence(trimmed) {
            match &self.fence {
                None => {
                    let word = trimmed.trim_start_matches(['`', '~']).trim();
                    let read = matches!(
                        word,
                        "" | "text" | "txt" | "math" | "tex" | "latex" | "md" | "markdown"
                    );
                    self.fence = Some((mark, read));
                }
                Some((open, _)) if mark.starts_with(open.as_str()) => self.fence = None,
                Some(_) => {}
            }
            return Vec::new();
        }
        if let Some((_, read)) = &self.fence {
            return if *read {
                vec![code(line, 0)]
            } else {
                Vec::new()
            };
        }
        let cells = if trimmed.starts_with('|') {
            cells(line)
        } else {
            vec![(0, line.len())]
        };
        let mut out = Vec::new();
        for (from, to) in cells {
            let cell = line.get(from..to).unwrap_or("");
            out.push(self.plain(cell, from));
        }
        out
    }

    /// A piece of Markdown.
    fn plain(&mut self, piece: &str, offset: usize) -> Vec<Placed> {
        let chars: Vec<Placed> = piece
            .char_indices()
            .map(|(at, c)| (c, at + offset))
            .collect();
        let at = |place: usize| chars.get(place).map(|(c, _)| *c);
        let mut out: Vec<Placed> = Vec::new();
        let mut place = 0;
        if self.display {
            let end = find(&chars, 0, "$$").unwrap_or(chars.len());
            tex(chars.get(..end).unwrap_or(&[]), &mut out);
            place = end;
        }
        while let Some(&(c, byte)) = chars.get(place) {
            if c == '$' && at(place + 1) == Some('$') {
                self.display = !self.display;
                out.push((' ', byte));
                place += 2;
                if self.display {
                    let end = find(&chars, place, "$$").unwrap_or(chars.len());
                    tex(chars.get(place..end).unwrap_or(&[]), &mut out);
                    place = end;
                }
            } else if c == '\\' && at(place + 1) == Some('(') {
                let end = find(&chars, place, "\\)").unwrap_or(chars.len());
                tex(chars.get(place + 2..end).unwrap_or(&[]), &mut out);
                place = end + 2;
            } else if c == '\\' && at(place + 1).is_some_and(|c| c.is_ascii_punctuation()) {
                out.extend(chars.get(place + 1));
                place += 2;
            } else if let Some(end) = (c == '$').then(|| closing_dollar(&chars, place)).flatten() {
                out.push((' ', byte));
                tex(chars.get(place + 1..end).unwrap_or(&[]), &mut out);
                out.push((' ', byte));
                place = end + 1;
            } else if c == '`' {
                let end = find(&chars, place + 1, "`").unwrap_or(chars.len());
                out.push((' ', byte));
                let inner = chars.get(place + 1..end).unwrap_or(&[]);
                out.extend(stars(inner, true));
                out.push((' ', byte));
                place = end + 1;
            } else if c == ']' && at(place + 1) == Some('(') {
                // The address of a link.
                out.push((' ', byte));
                place = find(&chars, place, ")").map_or(chars.len(), |end| end + 1);
            } else if starts(&chars, place, "http://") || starts(&chars, place, "https://") {
                out.push((UNKNOWN, byte));
                while at(place).is_some_and(|c| !c.is_whitespace()) {
                    place += 1;
                }
            } else {
                let next = chars
                    .get(place..(place + 2).min(chars.len()))
                    .unwrap_or(&[]);
                let before = place.checked_sub(1).and_then(at);
                let (kept, taken) = star(before, next, at(place + 2), false);
                out.extend(kept.map(|c| (c, byte)));
                place += taken.max(1);
            }
        }
        out
    }
}

/// The mark of a fence.
fn fence(line: &str) -> Option<String> {
    let mark: String = line
        .chars()
        .take_while(|c| matches!(c, '`' | '~'))
        .collect();
    (mark.len() >= 3 && !line.trim_start_matches('`').contains('`')).then_some(mark)
}

/// Byte ranges of a table's cells; a `|` inside of code or TeX ends none.
fn cells(line: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let (mut from, mut inside, mut before) = (0, None, ' ');
    for (at, c) in line.char_indices() {
        match c {
            '`' | '$' if inside.is_none() && before != '\\' => inside = Some(c),
            c if inside == Some(c) && before != '\\' => inside = None,
            '|' if before != '\\' && inside != Some('$') => {
                out.push((from, at));
                from = at + 1;
                inside = None;
            }
            _ => {}
        }
        before = c;
    }
    out.push((from, line.len()));
    out
}

/// Code: every character as it is, `**` a power.
fn code(line: &str, offset: usize) -> Vec<Placed> {
    let chars: Vec<Placed> = line
        .char_indices()
        .map(|(at, c)| (c, at + offset))
        .collect();
    stars(&chars, true)
}

fn stars(chars: &[Placed], code: bool) -> Vec<Placed> {
    let at = |place: usize| chars.get(place).map(|(c, _)| *c);
    let mut out = Vec::new();
    let mut place = 0;
    while let Some(&(_, byte)) = chars.get(place) {
        let next = chars
            .get(place..(place + 2).min(chars.len()))
            .unwrap_or(&[]);
        let before = place.checked_sub(1).and_then(at);
        let (kept, taken) = star(before, next, at(place + 2), code);
        out.extend(kept.map(|c| (c, byte)));
        place += taken.max(1);
    }
    out
}

/// What a character stands for: `*` is a product or emphasis, `**` a power or emphasis, `_` between
/// words emphasis. And how many characters that takes.
fn star(
    before: Option<char>,
    next: &[Placed],
    behind: Option<char>,
    code: bool,
) -> (Option<char>, usize) {
    let first = next.first().map(|(c, _)| *c);
    let second = next.get(1).map(|(c, _)| *c);
    let operand = |c: Option<char>| {
        c.is_some_and(|c| c.is_ascii_digit() || matches!(c, ')' | '(' | '.' | '-'))
    };
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    match (first, second) {
        (Some('*'), Some('*')) => {
            let power = code
                || (operand(before) && operand(behind))
                || (space(before) && space(behind) && before.is_some());
            (power.then_some('^'), 2)
        }
        (Some('*'), _) => {
            let product =
                code || (operand(before) && operand(second)) || (space(before) && space(second));
            (product.then_some('×'), 1)
        }
        (Some('_'), _) if !(code || operand(before) && operand(second)) => (Some(' '), 1),
        (first, _) => (first, 1),
    }
}

fn starts(chars: &[Placed], place: usize, wanted: &str) -> bool {
    wanted
        .chars()
        .enumerate()
        .all(|(n, c)| chars.get(place + n).is_some_and(|(found, _)| *found == c))
}

fn find(chars: &[Placed], from: usize, wanted: &str) -> Option<usize> {
    (from..chars.len()).find(|&place| starts(chars, place, wanted))
}

/// The dollar that closes TeX: not behind a space, not before a digit, as Pandoc has it.
fn closing_dollar(chars: &[Placed], open: usize) -> Option<usize> {
    let at = |place: usize| chars.get(place).map(|(c, _)| *c);
    if at(open + 1).is_none_or(char::is_whitespace) {
        return None;
    }
    let mut place = open + 1;
    while let Some(c) = at(place) {
        match c {
            '\\' => place += 1,
            '$' if !at(place - 1).is_some_and(char::is_whitespace)
                && !at(place + 1).is_some_and(|c| c.is_ascii_digit()) =>
            {
                return Some(place);
            }
            _ => {}
        }
        place += 1;
    }
    None
}

/// TeX to plain characters.
fn tex(chars: &[Placed], out: &mut Vec<Placed>) {
    let mut place = 0;
    while place < chars.len() {
        place = tex_item(chars, place, out);
    }
}

/// What stands in braces at a place, or one character; and where it ends.
fn group(chars: &[Placed], mut place: usize) -> (&[Placed], usize) {
    let at = |place: usize| chars.get(place).map(|(c, _)| *c);
    while at(place).is_some_and(char::is_whitespace) {
        place += 1;
    }
    if at(place) != Some('{') {
        if at(place) == Some('\\') {
            let end = command_end(chars, place);
            return (chars.get(place..end).unwrap_or(&[]), end);
        }
        return (chars.get(place..place + 1).unwrap_or(&[]), place + 1);
    }
    let mut depth = 0;
    for end in place..chars.len() {
        match at(end) {
            Some('{') => depth += 1,
            Some('}') => {
                depth -= 1;
                if depth == 0 {
                    return (chars.get(place + 1..end).unwrap_or(&[]), end + 1);
                }
            }
            _ => {}
        }
    }
    (chars.get(place + 1..).unwrap_or(&[]), chars.len())
}

fn command_end(chars: &[Placed], place: usize) -> usize {
    let letters = chars
        .get(place + 1..)
        .unwrap_or(&[])
        .iter()
        .take_while(|(c, _)| c.is_ascii_alphabetic())
        .count();
    place + 1 + letters.max(1)
}

fn tex_item(chars: &[Placed], place: usize, out: &mut Vec<Placed>) -> usize {
    let Some(&(c, byte)) = chars.get(place) else {
        return place + 1;
    };
    let mut say = |text: &str| out.extend(text.chars().map(|c| (c, byte)));
    match c {
        '\\' => return tex_command(chars, place, out),
        '^' => {
            let (inner, end) = group(chars, place + 1);
            say("^(");
            tex(inner, out);
            out.push((')', byte));
            return end;
        }
        '_' => {
            let (_, end) = group(chars, place + 1);
            say(&UNKNOWN.to_string());
            return end;
        }
        '{' => {
            let (inner, end) = group(chars, place);
            if let [(',', byte)] = inner {
                out.push((',', *byte));
            } else {
                tex(inner, out);
            }
            return end;
        }
        '}' | '&' | '~' => say(" "),
        // Euler's number raised, or a variable of that name.
        'e' if chars.get(place + 1).is_some_and(|(c, _)| *c == '^') => {
            let (inner, end) = group(chars, place + 2);
            say(EULER);
            say("(");
            tex(inner, out);
            out.push((')', byte));
            return end;
        }
        // A letter by itself is a name; units stand in \text.
        c if c.is_alphabetic() => say(&UNKNOWN.to_string()),
        c => out.push((c, byte)),
    }
    place + 1
}

fn tex_command(chars: &[Placed], place: usize, out: &mut Vec<Placed>) -> usize {
    let byte = chars.get(place).map_or(0, |(_, byte)| *byte);
    let end = command_end(chars, place);
    let name: String = chars
        .get(place + 1..end)
        .unwrap_or(&[])
        .iter()
        .map(|(c, _)| *c)
        .collect();
    let digit = |place: Option<usize>| {
        place
            .and_then(|place| chars.get(place))
            .is_some_and(|(c, _)| c.is_ascii_digit())
    };
    let mut say = |text: &str| out.extend(text.chars().map(|c| (c, byte)));
    match name.as_str() {
        "frac" | "tfrac" | "dfrac" => {
            let (above, middle) = group(chars, end);
            let (below, end) = group(chars, middle);
            say("((");
            tex(above, out);
            out.extend(")/(".chars().map(|c| (c, byte)));
            tex(below, out);
            out.extend("))".chars().map(|c| (c, byte)));
            return end;
        }
        "sqrt" => {
            let (inner, end) = group(chars, end);
            say("√(");
            tex(inner, out);
            out.push((')', byte));
            return end;
        }
        "text" | "mathrm" | "operatorname" | "textrm" | "mathit" | "mathsf" => {
            let (inner, end) = group(chars, end);
            out.extend(inner.iter().copied());
            return end;
        }
        "mathbf" | "boldsymbol" | "vec" | "hat" | "bar" | "tilde" | "overline" => {
            let (_, end) = group(chars, end);
            say(&UNKNOWN.to_string());
            return end;
        }
        "cdot" | "times" | "ast" => say("×"),
        "div" => say("÷"),
        "approx" | "simeq" | "cong" => say("≈"),
        "pm" => say("±"),
        "ln" | "log" | "exp" => say(&name),
        "le" | "leq" | "ge" | "geq" | "ne" | "neq" | "to" | "rightarrow" | "Rightarrow" | "sim"
        | "quad" | "qquad" | "\\" => say(" ; "),
        "," if digit(place.checked_sub(1)) && digit(Some(end)) => say(&GROUP.to_string()),
        "," | ";" | ":" | " " | "!" => say(" "),
        "left" | "right" | "big" | "bigl" | "bigr" | "Big" | "Bigl" | "Bigr" | "bigg"
        | "displaystyle" | "mathstrut" => {}
        "%" | "$" | "#" | "_" => say(&name),
        _ => say(&UNKNOWN.to_string()),
    }
    end
}
