//! TeX, as it is pasted: `\frac{3}{8}`, `\sqrt[3]{8}`, `10^{-4}`, `\beta_1`.

use super::lexeme::Lexeme;
use super::{Lexer, blank};
use crate::expr::{Comparison, Literal, Suffix};
use crate::{Fault, functions, name};

impl Lexer<'_> {
    /// What a command means, `\` standing here; none where it only spaces or sizes.
    pub(super) fn command(&mut self) -> Result<Option<Lexeme>, Fault> {
        let start = self.at;
        self.at += 1;
        let Some(first) = self.peek() else {
            return Err(super::stray::stray(
                '\\',
                self.characters.span(start, self.at),
            ));
        };
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return Ok(match first {
                ',' | ';' | '!' | ' ' | ':' | '>' | '(' | ')' | '[' | ']' => None,
                '\\' => Some(Lexeme::Break),
                '{' => Some(self.open(Lexeme::OpenGroup, true)),
                '}' => Some(self.close(Lexeme::CloseGroup)),
                '|' => Some(Lexeme::Bars),
                '$' | '_' | '&' | '#' | '%' => {
                    self.at -= 1;
                    None
                }
                c => return Err(super::stray::stray(c, self.characters.span(start, self.at))),
            });
        }
        while self.peek().is_some_and(|c| c.is_ascii_alphabetic()) {
            self.at += 1;
        }
        let word = self.characters.text(start + 1, self.at);
        Ok(Some(match word.as_str() {
            "frac" | "dfrac" | "tfrac" | "cfrac" => Lexeme::Fraction,
            "binom" | "dbinom" | "tbinom" => Lexeme::Choose,
            "sqrt" => Lexeme::Radical,
            "cdot" | "times" | "ast" => Lexeme::Times,
            "div" => Lexeme::Over,
            "quad" | "qquad" | "displaystyle" | "textstyle" | "limits" | "nolimits" => {
                return Ok(None);
            }
            "left" | "right" => {
                if self.peek() == Some('.') {
                    self.at += 1;
                }
                return Ok(None);
            }
            _ if word.starts_with("big") || word.starts_with("Big") => return Ok(None),
            // A number set by a package: \num{2.7}, \SI{56}{GB}.
            "num" | "SI" | "qty" | "numprint" => {
                self.grouping = true;
                return Ok(None);
            }
            "approx" | "simeq" | "sim" if self.reading.learner && self.written.is_empty() => {
                return Ok(None);
            }
            "infty" => Lexeme::Name(String::from("inf")),
            "le" | "leq" | "leqslant" => Lexeme::Compare(Comparison::AtMost),
            "ge" | "geq" | "geqslant" => Lexeme::Compare(Comparison::AtLeast),
            "ne" | "neq" => Lexeme::Compare(Comparison::Different),
            "lt" => Lexeme::Compare(Comparison::Less),
            "gt" => Lexeme::Compare(Comparison::Greater),
            "to" | "rightarrow" | "longrightarrow" => Lexeme::Arrow,
            "vert" | "lvert" | "rvert" | "mid" => Lexeme::Bar,
            "Vert" | "lVert" | "rVert" => Lexeme::Bars,
            "lfloor" => self.open(Lexeme::OpenFloor, false),
            "rfloor" => self.close(Lexeme::CloseFloor),
            "lceil" => self.open(Lexeme::OpenCeil, false),
            "rceil" => self.close(Lexeme::CloseCeil),
            "begin" => {
                self.braced();
                self.open(Lexeme::OpenList, true)
            }
            "end" => {
                self.braced();
                self.close(Lexeme::CloseList)
            }
            "hat" | "widehat" => self.accented("_hat"),
            "bar" | "overline" => self.accented("_bar"),
            "tilde" | "widetilde" => self.accented("_tilde"),
            "mathrm" | "text" | "mathit" | "mathbf" | "mathsf" | "mathcal" | "operatorname"
            | "textrm" | "textbf" | "boldsymbol" | "bm" | "vec" | "rm" => match self.braced() {
                Some(inner) if is_word(inner.trim()) => self.named(inner.trim().to_owned()),
                Some(_) => {
                    return Err(Fault::new(
                        self.characters.span(start, self.at),
                        ["more than a name in \\", &word].concat(),
                        "Write it without the command.",
                    ));
                }
                None => return Ok(None),
            },
            "varepsilon" => self.named(String::from("epsilon")),
            "vartheta" => self.named(String::from("theta")),
            "varphi" => self.named(String::from("phi")),
            "arcsin" | "arccos" | "arctan" | "lg" => self.named(word),
            _ if functions::is_function(&word) || name::greek(&word).is_some() => self.named(word),
            _ => {
                return Err(Fault::new(
                    self.characters.span(start, self.at),
                    ["the TeX command \\", &word, " is not read here"].concat(),
                    "Write it out, as in a/b, x^2, sqrt(x).",
                ));
            }
        }))
    }

    /// The one digit that TeX takes for a part of `\frac38`.
    pub(super) fn single_digit(&mut self) -> Option<Lexeme> {
        let digit = self.peek().and_then(|c| c.to_digit(10));
        let digit = digit.filter(|_| self.single > 0)?;
        self.at += 1;
        let mantissa = f64::from(digit);
        let suffix = Suffix::None;
        Some(Lexeme::Number(Literal { mantissa, suffix }))
    }

    /// A name from a command, with the index behind it.
    fn named(&mut self, word: String) -> Lexeme {
        let mut word = word;
        self.index(&mut word);
        super::keyword(self.known_as(name::canonical(&word)))
    }

    /// The name under an accent: `\hat m_3` is `m_hat_3`.
    fn accented(&mut self, accent: &str) -> Lexeme {
        while self.peek().is_some_and(blank) {
            self.at += 1;
        }
        let mut inner = match self.braced() {
            Some(inner) => inner.trim().trim_start_matches('\\').to_owned(),
            None => {
                if self.peek() == Some('\\') {
                    self.at += 1;
                }
                let from = self.at;
                while self.peek().is_some_and(|c| c.is_alphabetic()) {
                    self.at += 1;
                }
                self.characters.text(from, self.at)
            }
        };
        inner.push_str(accent);
        self.named(inner)
    }

    /// `_1`, `_{12}`, `_{\text{max}}` behind a name.
    pub(super) fn index(&mut self, word: &mut String) {
        if self.peek() != Some('_') {
            return;
        }
        if self.peek_at(1) == Some('{') {
            let before = self.at;
            self.at += 1;
            let inner = self.braced().unwrap_or_default();
            let inner = inner
                .trim_start_matches("\\text")
                .trim_start_matches("\\mathrm");
            let inner = inner.trim_matches(['{', '}', ' ']).replace(',', "_");
            if !inner.is_empty() && inner.chars().all(name::continues) {
                word.push('_');
                word.push_str(&inner);
                return;
            }
            self.at = before;
            return;
        }
        while self.peek().is_some_and(name::continues) {
            word.extend(self.peek());
            self.at += 1;
        }
    }

    /// The text in the braces that stand here; they may hold further ones.
    fn braced(&mut self) -> Option<String> {
        if self.peek() != Some('{') {
            return None;
        }
        let mut depth = 0;
        let end = (0..400).find(|n| {
            match self.peek_at(*n) {
                Some('{') => depth += 1,
                Some('}') => depth -= 1,
                _ => {}
            }
            depth == 0
        })?;
        let inner = self.characters.text(self.at + 1, self.at + end);
        self.at += end + 1;
        Some(inner)
    }
}

/// Whether a text is one name.
fn is_word(text: &str) -> bool {
    text.starts_with(name::starts) && text.chars().all(name::continues)
}
