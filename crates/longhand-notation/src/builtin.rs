//! The language's own functions and constants, each with its signature and one
//! line of help.

use longhand_math::op::{Arithmetic, Function, Reduction, Softmax};
use longhand_math::registry;

/// What a built-in function does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Does {
    /// A function of every number by itself.
    Map(Function),
    /// The natural logarithm, or one to a base.
    Logarithm,
    /// A rounding that may be to some digits.
    Round,
    /// How many choices of k out of n there are.
    Choose,
    /// An operation on two tensors.
    Pair(Arithmetic),
    /// max or min: of one tensor, or of several.
    Extreme(Arithmetic, Reduction),
    /// A sum, mean or product.
    Reduce(Reduction),
    Variance,
    Deviation,
    Softmax(Softmax),
    LeakyRelu,
    Norm,
    Dot,
    MatrixMultiply,
    Transpose,
    Outer,
    Any,
    All,
    Where,
    Clamp,
    Length,
    Shape,
    Reshape,
    Filled(f64),
    Identity,
    Range,
    Concat,
    OneHot,
    Embedding,
    Position(Reduction),
    CumulativeSum,
    Grad,
    Jacobian,
}

/// A built-in function.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// Its name.
    pub name: &'static str,
    /// How it is called.
    pub signature: &'static str,
    /// One line of help.
    pub summary: &'static str,
    pub(crate) does: Does,
}

const fn entry(
    name: &'static str,
    does: Does,
    signature: &'static str,
    summary: &'static str,
) -> BuiltIn {
    BuiltIn {
        name,
        signature,
        summary,
        does,
    }
}

const fn map(name: &'static str, function: Function, summary: &'static str) -> BuiltIn {
    entry(name, Does::Map(function), "(x)", summary)
}

/// Every built-in function; the registry's rules come besides.
pub const ALL: &[BuiltIn] = &[
    map("exp", Function::Exp, "e to the power x"),
    map("exp2", Function::Exp2, "2 to the power x"),
    map("expm1", Function::ExpM1, "exp(x) − 1, exact near 0"),
    entry("log", Does::Logarithm, "(x, base?)", "natural logarithm, or to a base"),
    entry("ln", Does::Logarithm, "(x, base?)", "natural logarithm, or to a base"),
    map("log1p", Function::Ln1p, "log(1 + x), exact near 0"),
    map("log2", Function::Log2, "logarithm to base 2"),
    map("log10", Function::Log10, "logarithm to base 10"),
    map("sqrt", Function::Sqrt, "square root"),
    map("cbrt", Function::Cbrt, "cube root"),
    map("abs", Function::Abs, "absolute value; slope 0 at 0"),
    map("sign", Function::Sign, "−1, 0 or 1"),
    map("floor", Function::Floor, "the whole number below"),
    map("ceil", Function::Ceil, "the whole number above"),
    map("trunc", Function::Trunc, "what stands before the point"),
    entry(
        "round",
        Does::Round,
        "(x, digits?)",
        "the nearest whole number, half to even; or to so many digits",
    ),
    map("relu", Function::Relu, "max(x, 0); slope 0 at 0"),
    map("sigmoid", Function::Sigmoid, "1/(1 + exp(−x))"),
    map("log_sigmoid", Function::LogSigmoid, "log(sigmoid(x))"),
    map("tanh", Function::Tanh, "hyperbolic tangent"),
    map("gelu", Function::Gelu, "x·Φ(x), by the error function"),
    map(
        "gelu_tanh",
        Function::GeluTanh,
        "GELU by its tanh approximation",
    ),
    map("silu", Function::Silu, "x·sigmoid(x)"),
    map("softplus", Function::Softplus, "log(1 + exp(x))"),
    map("sin", Function::Sin, "sine, in radians"),
    map("cos", Function::Cos, "cosine, in radians"),
    map("tan", Function::Tan, "tangent, in radians"),
    map("asin", Function::Asin, "inverse sine"),
    map("acos", Function::Acos, "inverse cosine"),
    map("atan", Function::Atan, "inverse tangent"),
    map("sinh", Function::Sinh, "hyperbolic sine"),
    map("cosh", Function::Cosh, "hyperbolic cosine"),
    map("asinh", Function::Asinh, "inverse hyperbolic sine"),
    map("acosh", Function::Acosh, "inverse hyperbolic cosine"),
    map("atanh", Function::Atanh, "inverse hyperbolic tangent"),
    map("erf", Function::Erf, "error function"),
    map("normal_cdf", Function::NormalCdf, "Φ, the normal distribution function"),
    map("normal_pdf", Function::NormalPdf, "φ, the normal density"),
    entry("pow", Does::Pair(Arithmetic::Power), "(a, b)", "a to the power b"),
    entry("comb", Does::Choose, "(n, k)", "n over k: how many choices of k out of n"),
    entry(
        "leaky_relu",
        Does::LeakyRelu,
        "(x, slope = 0.01)",
        "x above 0, slope·x below",
    ),
    entry(
        "max",
        Does::Extreme(Arithmetic::Maximum, Reduction::Largest),
        "(a, b, …) or (x, axis?)",
        "the largest; ties share the gradient",
    ),
    entry(
        "min",
        Does::Extreme(Arithmetic::Minimum, Reduction::Smallest),
        "(a, b, …) or (x, axis?)",
        "the smallest; ties share the gradient",
    ),
    entry(
        "mod",
        Does::Pair(Arithmetic::Remainder),
        "(a, b)",
        "the remainder of a/b, with b's sign",
    ),
    entry(
        "atan2",
        Does::Pair(Arithmetic::Angle),
        "(y, x)",
        "the angle of the point (x, y)",
    ),
    entry(
        "clamp",
        Does::Clamp,
        "(x, low, high)",
        "x kept between low and high",
    ),
    entry(
        "where",
        Does::Where,
        "(condition, a, b)",
        "a where the condition holds, else b",
    ),
    entry("sum", Does::Reduce(Reduction::Sum), "(x, axis?)", "the sum"),
    entry(
        "mean",
        Does::Reduce(Reduction::Mean),
        "(x, axis?)",
        "the mean",
    ),
    entry(
        "prod",
        Does::Reduce(Reduction::Product),
        "(x, axis?)",
        "the product",
    ),
    entry(
        "var",
        Does::Variance,
        "(x, axis?, correction = 0)",
        "the variance; correction = 1 divides by n − 1",
    ),
    entry(
        "std",
        Does::Deviation,
        "(x, axis?, correction = 0)",
        "the standard deviation; correction = 1 divides by n − 1",
    ),
    entry("norm", Does::Norm, "(x)", "the Euclidean length"),
    entry("any", Does::Any, "(condition)", "whether one of them holds"),
    entry("all", Does::All, "(condition)", "whether all of them hold"),
    entry(
        "softmax",
        Does::Softmax(Softmax::Softmax),
        "(z, axis?)",
        "exp(z) over its sum, along the last axis",
    ),
    entry(
        "log_softmax",
        Does::Softmax(Softmax::LogSoftmax),
        "(z, axis?)",
        "the logarithm of softmax",
    ),
    entry(
        "logsumexp",
        Does::Softmax(Softmax::LogSumExp),
        "(z, axis?) or (a, b, …)",
        "log of the sum of exp, without overflow",
    ),
    entry(
        "lse",
        Does::Softmax(Softmax::LogSumExp),
        "(z, axis?) or (a, b, …)",
        "log of the sum of exp, without overflow",
    ),
    entry(
        "dot",
        Does::Dot,
        "(a, b)",
        "the inner product of two vectors",
    ),
    entry(
        "matmul",
        Does::MatrixMultiply,
        "(A, B)",
        "the matrix product, also A @ B",
    ),
    entry(
        "transpose",
        Does::Transpose,
        "(A)",
        "rows and columns exchanged",
    ),
    entry(
        "outer",
        Does::Outer,
        "(a, b)",
        "the outer product of two vectors",
    ),
    entry(
        "len",
        Does::Length,
        "(x)",
        "how many elements along the first axis",
    ),
    entry("shape", Does::Shape, "(x)", "the sizes along each axis"),
    entry(
        "reshape",
        Does::Reshape,
        "(x, [sizes])",
        "the same numbers in another shape",
    ),
    entry("zeros", Does::Filled(0.0), "(sizes…)", "all zero"),
    entry("ones", Does::Filled(1.0), "(sizes…)", "all one"),
    entry("eye", Does::Identity, "(n)", "the identity matrix"),
    entry(
        "range",
        Does::Range,
        "(first, last)",
        "whole numbers from first to last, both included",
    ),
    entry(
        "concat",
        Does::Concat,
        "(a, b, …, axis = 1)",
        "joined along an axis",
    ),
    entry(
        "one_hot",
        Does::OneHot,
        "(class, classes)",
        "1 at the class (from 0), 0 elsewhere",
    ),
    entry(
        "embedding",
        Does::Embedding,
        "(W, ids)",
        "the rows of W for the ids (from 0)",
    ),
    entry(
        "argmax",
        Does::Position(Reduction::Largest),
        "(x)",
        "the place of the largest, from 1",
    ),
    entry(
        "argmin",
        Does::Position(Reduction::Smallest),
        "(x)",
        "the place of the smallest, from 1",
    ),
    entry(
        "cumsum",
        Does::CumulativeSum,
        "(x)",
        "running sums of a vector",
    ),
    entry("grad", Does::Grad, "(f, x, …)", "the derivative of f at x"),
    entry(
        "jacobian",
        Does::Jacobian,
        "(f, x)",
        "every output's derivative with respect to every input",
    ),
];

/// The built-in function of this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static BuiltIn> {
    ALL.iter().find(|b| b.name == name)
}

/// Whether a call of this name needs no definition.
#[must_use]
pub fn is_function(name: &str) -> bool {
    callable(name).is_some()
}

/// Other names of functions.
const ALIASES: &[(&str, &str)] = &[
    ("arcsin", "asin"),
    ("arccos", "acos"),
    ("arctan", "atan"),
    ("arctan2", "atan2"),
    ("arcsinh", "asinh"),
    ("arccosh", "acosh"),
    ("arctanh", "atanh"),
    ("arsinh", "asinh"),
    ("arcosh", "acosh"),
    ("artanh", "atanh"),
    ("sgn", "sign"),
    ("lg", "log10"),
    ("absolute", "abs"),
    ("fabs", "abs"),
    ("power", "pow"),
    ("maximum", "max"),
    ("minimum", "min"),
    ("fmod", "mod"),
    ("remainder", "mod"),
    ("expit", "sigmoid"),
    ("swish", "silu"),
    ("square_root", "sqrt"),
    ("int", "trunc"),
    ("fix", "trunc"),
    ("binom", "comb"),
    ("nchoosek", "comb"),
    ("clip", "clamp"),
    // Letters: where no number has that name.
    ("sigma", "sigmoid"),
    ("Phi", "normal_cdf"),
    ("phi", "normal_pdf"),
];

/// The name itself, where it names a built-in function or a registered rule.
pub(crate) fn callable(name: &str) -> Option<&'static str> {
    if let Some(function) = named(name) {
        return Some(function.name);
    }
    if let Some((_, usual)) = ALIASES.iter().find(|(alias, _)| *alias == name) {
        return Some(usual);
    }
    registry::named(name).map(|entry| entry.slug)
}

/// Whether it is a letter that is a function where no number has it.
pub(crate) fn is_letter(name: &str) -> bool {
    matches!(name, "sigma" | "Phi" | "phi")
}

/// Whether a name is a function of one number, which may stand before what it is
/// taken of: `ln x`.
pub(crate) fn takes_one_number(name: &str) -> bool {
    let function = callable(name).and_then(named);
    !is_letter(name)
        && function.is_some_and(|f| matches!(f.does, Does::Map(_) | Does::Logarithm | Does::Round))
}

/// Whether a comma in the brackets behind it can only be a decimal comma.
pub(crate) fn has_no_second(name: &str) -> bool {
    let function = callable(name).and_then(named);
    function.is_some_and(|f| matches!(f.does, Does::Map(_)))
}

/// Whether it takes one number, and a second that may be left out.
pub(crate) fn has_optional_second(name: &str) -> bool {
    let function = callable(name).and_then(named);
    function.is_some_and(|f| matches!(f.does, Does::Logarithm | Does::Round))
}

/// Constants by name.
pub const CONSTANTS: &[(&str, f64)] = &[
    ("pi", std::f64::consts::PI),
    ("tau", std::f64::consts::TAU),
    ("e", std::f64::consts::E),
    ("inf", f64::INFINITY),
    ("infinity", f64::INFINITY),
    ("nan", f64::NAN),
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
];

/// The constant of this name, in any mixture of capitals where it has several
/// letters: `Inf`, `NaN`.
#[must_use]
pub fn constant(name: &str) -> Option<f64> {
    let same = |constant: &str| {
        name == constant
            || (name.eq_ignore_ascii_case(constant) && matches!(constant, "inf" | "infinity" | "nan"))
            || (constant.ends_with("ion") && name.strip_suffix('s') == Some(constant))
    };
    CONSTANTS.iter().find(|(n, _)| same(n)).map(|(_, x)| *x)
}
