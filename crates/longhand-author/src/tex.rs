//! TeX to MathML, by the math-core library, made fit for a page without inline styles.

use crate::mathml;
use longhand_notation::math::Math;
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use std::sync::OnceLock;

/// A formula that the library cannot set.
#[derive(Clone, Debug, PartialEq)]
pub struct TexFault {
    /// The formula.
    pub tex: String,
    /// What is wrong with it.
    pub message: String,
}

/// The converter. Making one is not free; keep it.
pub struct Tex {
    converter: LatexToMathML,
}

/// The longest formula, in bytes.
const LONGEST: usize = 4_000;
/// How deep groups may be nested in one.
const DEEPEST: usize = 60;

impl Tex {
    /// A converter that everybody shares.
    ///
    /// # Errors
    /// When the library refuses its own defaults.
    pub fn shared() -> Result<&'static Tex, TexFault> {
        static SHARED: OnceLock<Result<Tex, TexFault>> = OnceLock::new();
        SHARED
            .get_or_init(Tex::new)
            .as_ref()
            .map_err(TexFault::clone)
    }

    /// A converter with the default settings.
    ///
    /// # Errors
    /// When the library refuses its own defaults.
    pub fn new() -> Result<Tex, TexFault> {
        LatexToMathML::new(MathCoreConfig::default())
            .map(|converter| Tex { converter })
            .map_err(|error| TexFault {
                tex: String::new(),
                message: format!("{error:?}"),
            })
    }

    /// A whole `<math>` element.
    ///
    /// # Errors
    /// [`TexFault`] for TeX that cannot be set.
    pub fn math(&self, tex: &str, display: bool) -> Result<String, TexFault> {
        let style = if display {
            MathDisplay::Block
        } else {
            MathDisplay::Inline
        };
        let fault = |message: String| TexFault {
            tex: tex.to_string(),
            message,
        };
        if tex.len() > LONGEST {
            return Err(fault(format!("it is longer than {LONGEST} bytes")));
        }
        if depth(tex) > DEEPEST {
            return Err(fault(format!(
                "its groups are nested more than {DEEPEST} deep"
            )));
        }
        let result = self
            .converter
            .convert_with_local_state(tex, style)
            .map_err(|error| fault(error.to_string()))?;
        let mathml = without_styles(&result.mathml)
            .map(|mathml| named_primes(&mathml))
            .ok_or_else(|| fault("it needs an inline style, which pages here do without".into()))?;
        // Whatever the library escapes or leaves: nothing goes into a page that is not MathML.
        mathml::read(inside(&mathml)).map_err(fault)?;
        Ok(mathml)
    }

    /// What is inside the `<math>` element, to be put into another formula.
    ///
    /// # Errors
    /// [`TexFault`] for TeX that cannot be set.
    pub fn fragment(&self, tex: &str) -> Result<Math, TexFault> {
        self.tree(tex, false).map(Math::row)
    }

    /// The formula as a tree.
    ///
    /// # Errors
    /// [`TexFault`] for TeX that cannot be set.
    pub fn tree(&self, tex: &str, display: bool) -> Result<Vec<Math>, TexFault> {
        let math = self.math(tex, display)?;
        mathml::read(inside(&math)).map_err(|message| TexFault {
            tex: tex.to_string(),
            message,
        })
    }
}

/// What stands inside the `<math>` element.
fn inside(math: &str) -> &str {
    math.split_once('>')
        .and_then(|(_, rest)| rest.strip_suffix("</math>"))
        .unwrap_or(math)
}

/// How deep a formula is nested: groups, `\left`, environments, and commands in a row, each of which
/// takes the next.
fn depth(tex: &str) -> usize {
    let (mut open, mut run, mut deepest) = (0_usize, 0_usize, 0);
    let mut rest = tex;
    while let Some(c) = rest.chars().next() {
        let mut length = c.len_utf8();
        match c {
            '\\' => {
                let name = rest.get(1..).unwrap_or_default();
                let letters = name.len()
                    - name
                        .trim_start_matches(|c: char| c.is_ascii_alphabetic())
                        .len();
                length += letters.max(name.chars().next().map_or(0, char::len_utf8));
                match name.get(..letters).unwrap_or_default() {
                    "left" | "begin" => open += 1,
                    "right" | "end" => open = open.saturating_sub(1),
                    "" => {}
                    _ => run += 1,
                }
            }
            '{' => open += 1,
            '}' => {
                open = open.saturating_sub(1);
                run = 0;
            }
            '^' | '_' => run += 1,
            c if c.is_whitespace() => {}
            _ => run = 0,
        }
        deepest = deepest.max(open + run);
        rest = rest.get(length..).unwrap_or_default();
    }
    deepest
}

/// The page's policy forbids `style` attributes. The library writes a few, for table cells; each
/// becomes a class with the same meaning in `base.css`. `None` where there is one we do not know.
fn without_styles(mathml: &str) -> Option<String> {
    let mut out = String::with_capacity(mathml.len());
    let mut rest = mathml;
    while let Some(at) = rest.find(" style=\"") {
        out.push_str(&rest[..at]);
        let value = &rest[at + 8..];
        let end = value.find('"')?;
        let mut classes = Vec::new();
        for rule in value[..end]
            .split(';')
            .map(str::trim)
            .filter(|rule| !rule.is_empty())
        {
            let rule: String = rule.chars().filter(|c| !c.is_whitespace()).collect();
            match rule.as_str() {
                "text-align:left" | "text-align:-webkit-left" => classes.push("cell-left"),
                "text-align:right" | "text-align:-webkit-right" => classes.push("cell-right"),
                "padding-right:0" | "padding-right:0em" => classes.push("cell-tight-right"),
                "padding-left:0" | "padding-left:0em" => classes.push("cell-tight-left"),
                "padding-left:1em" => classes.push("cell-wide-left"),
                "justify-items:start" | "justify-items:end" => {}
                _ => return None,
            }
        }
        if !classes.is_empty() {
            out.push_str(&format!(" class=\"{}\"", classes.join(" ")));
        }
        rest = &value[end + 1..];
    }
    out.push_str(rest);
    Some(out)
}

/// Primes get a class of their own: the maths font draws them raised already, so the style sheet
/// has to lower them where they stand as a superscript.
fn named_primes(mathml: &str) -> String {
    let mut named = mathml.to_owned();
    for prime in ['′', '″', '‴'] {
        named = named.replace(
            &format!("<mo>{prime}</mo></msup>"),
            &format!("<mo class=\"prime\">{prime}</mo></msup>"),
        );
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prime_can_be_told_from_other_superscripts() {
        assert_eq!(
            named_primes("<msup><mi>f</mi><mo>′</mo></msup><msup><mi>x</mi><mo>∗</mo></msup>"),
            "<msup><mi>f</mi><mo class=\"prime\">′</mo></msup><msup><mi>x</mi><mo>∗</mo></msup>"
        );
    }

    #[test]
    fn a_formula_becomes_mathml() {
        let tex = Tex::new().unwrap();
        let math = tex.math(r"\frac{\partial f}{\partial x}", false).unwrap();
        assert!(
            math.starts_with("<math>") && math.contains("<mfrac>"),
            "{math}"
        );
    }

    #[test]
    fn no_style_attribute_is_left() {
        let tex = Tex::new().unwrap();
        let math = tex
            .math(r"f(x)=\begin{cases}1&x>0\\0&x\le0\end{cases}", true)
            .unwrap();
        assert!(!math.contains(" style="), "{math}");
        assert!(math.contains("cell-left"));
    }

    #[test]
    fn tags_never_get_into_a_page_through_tex() {
        let tex = Tex::new().unwrap();
        for formula in [
            r"\operatorname{<script>alert(1)</script>}",
            r"\operatorname{<img/src=x/onerror=alert(1)>}",
            r"\operatorname*{<b>}",
            r"\operatorname{\&}",
            r"\operatorname{&lt;b}",
            r"\mathrm{<b>}",
            r"\text{<b> & </b>}",
            r"\mathop{<i>}",
        ] {
            let math = tex.math(formula, false).unwrap_or_default();
            let odd = ["<script", "<img", "<b>", "<i>"];
            assert!(
                !odd.iter().any(|one| math.contains(one)),
                "{formula}: {math}"
            );
            assert!(
                !math
                    .replace("&amp;", "")
                    .replace("&lt;", "")
                    .replace("&gt;", "")
                    .contains('&'),
                "{formula}: {math}"
            );
        }
    }

    #[test]
    fn a_formula_without_bounds_is_refused_before_the_stack_is() {
        let tex = Tex::new().unwrap();
        for deep in [
            format!("{}x{}", "\\frac{".repeat(3000), "}{2}".repeat(3000)),
            format!("{}x{}", "\\sqrt{".repeat(100), "}".repeat(100)),
            "\\sqrt ".repeat(500) + "x",
            "x^{".repeat(200) + &"}".repeat(200),
            "\\left( ".repeat(200) + &"\\right) ".repeat(200),
            "x ".repeat(5000),
        ] {
            assert!(tex.math(&deep, false).is_err(), "{}", &deep[..20]);
        }
        assert!(
            tex.math(r"\frac{1}{1+\frac{1}{1+\sqrt{\frac{a_{1}}{b^{2}}}}}", true)
                .is_ok()
        );
        assert!(tex.math(&r"\alpha\beta".repeat(9), true).is_ok());
    }

    #[test]
    fn tex_that_cannot_be_set_is_said_to_be_so() {
        assert!(
            Tex::new()
                .unwrap()
                .math(r"\nosuchcommand{x}", false)
                .is_err()
        );
    }
}
