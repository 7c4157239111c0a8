//! TeX to MathML, by the math-core library, made fit for a page without inline styles.

use crate::finding::Finding;
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

impl TexFault {
    /// The same as a finding at a line of a file; 0 where it is the whole file.
    pub fn finding(&self, file: &str, line: usize) -> Finding {
        let found = format!("The formula `{}` cannot be set: {}", self.tex, self.message);
        Finding::new(file, line, found, "Use plainer TeX.")
    }
}

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
        let result = self
            .converter
            .convert_with_local_state(tex, style)
            .map_err(|error| fault(error.to_string()))?;
        without_styles(&result.mathml)
            .map(|mathml| named_primes(&mathml))
            .ok_or_else(|| fault("it needs an inline style, which pages here do without".into()))
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
        let inner = math
            .split_once('>')
            .and_then(|(_, rest)| rest.strip_suffix("</math>"))
            .unwrap_or(&math);
        mathml::read(inner).map_err(|message| TexFault {
            tex: tex.to_string(),
            message,
        })
    }
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
    fn tex_that_cannot_be_set_is_said_to_be_so() {
        assert!(
            Tex::new()
                .unwrap()
                .math(r"\nosuchcommand{x}", false)
                .is_err()
        );
    }
}
