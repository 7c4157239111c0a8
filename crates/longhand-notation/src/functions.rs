//! The language's own functions and constants, each with its signature and one
//! line of help.

mod aliases;

use aliases::ALIASES;
use longhand_math::op::{Arithmetic, Function, Reduction, Softmax};
use longhand_math::registry;

/// What a built-in function does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum BuiltinOp {
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
    /// One of those that build, join and measure tensors.
    Tensor(TensorFunction),
    Grad,
    Jacobian,
}

/// A function that builds, joins or measures tensors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum TensorFunction {
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
    pub(crate) does: BuiltinOp,
}

const fn entry(
    name: &'static str,
    does: BuiltinOp,
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
    entry(name, BuiltinOp::Map(function), "(x)", summary)
}

/// Every built-in function; the registry's rules come besides.
pub const ALL: &[BuiltIn] = &[
    map("exp", Function::Exp, "e to the power x"),
    map("exp2", Function::Exp2, "2 to the power x"),
    map("expm1", Function::ExpM1, "exp(x) − 1, exact near 0"),
    entry(
        "log",
        BuiltinOp::Logarithm,
        "(x, base?)",
        "natural logarithm, or to a base",
    ),
    entry(
        "ln",
        BuiltinOp::Logarithm,
        "(x, base?)",
        "natural logarithm, or to a base",
    ),
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
        BuiltinOp::Round,
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
    map(
        "normal_cdf",
        Function::NormalCdf,
        "Φ, the normal distribution function",
    ),
    map("normal_pdf", Function::NormalPdf, "φ, the normal density"),
    entry(
        "pow",
        BuiltinOp::Pair(Arithmetic::Power),
        "(a, b)",
        "a to the power b",
    ),
    entry(
        "comb",
        BuiltinOp::Choose,
        "(n, k)",
        "n over k: how many choices of k out of n",
    ),
    entry(
        "leaky_relu",
        BuiltinOp::LeakyRelu,
        "(x, slope = 0.01)",
        "x above 0, slope·x below",
    ),
    entry(
        "max",
        BuiltinOp::Extreme(Arithmetic::Maximum, Reduction::Largest),
        "(a, b, …) or (x, axis?)",
        "the largest; ties share the gradient",
    ),
    entry(
        "min",
        BuiltinOp::Extreme(Arithmetic::Minimum, Reduction::Smallest),
        "(a, b, …) or (x, axis?)",
        "the smallest; ties share the gradient",
    ),
    entry(
        "mod",
        BuiltinOp::Pair(Arithmetic::Remainder),
        "(a, b)",
        "the remainder of a/b, with b's sign",
    ),
    entry(
        "atan2",
        BuiltinOp::Pair(Arithmetic::Angle),
        "(y, x)",
        "the angle of the point (x, y)",
    ),
    entry(
        "clamp",
        BuiltinOp::Clamp,
        "(x, low, high)",
        "x kept between low and high",
    ),
    entry(
        "where",
        BuiltinOp::Where,
        "(condition, a, b)",
        "a where the condition holds, else b",
    ),
    entry(
        "sum",
        BuiltinOp::Reduce(Reduction::Sum),
        "(x, axis?)",
        "the sum",
    ),
    entry(
        "mean",
        BuiltinOp::Reduce(Reduction::Mean),
        "(x, axis?)",
        "the mean",
    ),
    entry(
        "prod",
        BuiltinOp::Reduce(Reduction::Product),
        "(x, axis?)",
        "the product",
    ),
    entry(
        "var",
        BuiltinOp::Variance,
        "(x, axis?, correction = 0)",
        "the variance; correction = 1 divides by n − 1",
    ),
    entry(
        "std",
        BuiltinOp::Deviation,
        "(x, axis?, correction = 0)",
        "the standard deviation; correction = 1 divides by n − 1",
    ),
    entry("norm", BuiltinOp::Norm, "(x)", "the Euclidean length"),
    entry(
        "any",
        BuiltinOp::Any,
        "(condition)",
        "whether one of them holds",
    ),
    entry(
        "all",
        BuiltinOp::All,
        "(condition)",
        "whether all of them hold",
    ),
    entry(
        "softmax",
        BuiltinOp::Softmax(Softmax::Softmax),
        "(z, axis?)",
        "exp(z) over its sum, along the last axis",
    ),
    entry(
        "log_softmax",
        BuiltinOp::Softmax(Softmax::LogSoftmax),
        "(z, axis?)",
        "the logarithm of softmax",
    ),
    entry(
        "logsumexp",
        BuiltinOp::Softmax(Softmax::LogSumExp),
        "(z, axis?) or (a, b, …)",
        "log of the sum of exp, without overflow",
    ),
    entry(
        "lse",
        BuiltinOp::Softmax(Softmax::LogSumExp),
        "(z, axis?) or (a, b, …)",
        "log of the sum of exp, without overflow",
    ),
    entry(
        "dot",
        BuiltinOp::Dot,
        "(a, b)",
        "the inner product of two vectors",
    ),
    entry(
        "matmul",
        BuiltinOp::MatrixMultiply,
        "(A, B)",
        "the matrix product, also A @ B",
    ),
    entry(
        "transpose",
        BuiltinOp::Transpose,
        "(A)",
        "rows and columns exchanged",
    ),
    entry(
        "outer",
        BuiltinOp::Outer,
        "(a, b)",
        "the outer product of two vectors",
    ),
    entry(
        "len",
        BuiltinOp::Tensor(TensorFunction::Length),
        "(x)",
        "how many elements along the first axis",
    ),
    entry(
        "shape",
        BuiltinOp::Tensor(TensorFunction::Shape),
        "(x)",
        "the sizes along each axis",
    ),
    entry(
        "reshape",
        BuiltinOp::Tensor(TensorFunction::Reshape),
        "(x, [sizes])",
        "the same numbers in another shape",
    ),
    entry(
        "zeros",
        BuiltinOp::Tensor(TensorFunction::Filled(0.0)),
        "(sizes…)",
        "all zero",
    ),
    entry(
        "ones",
        BuiltinOp::Tensor(TensorFunction::Filled(1.0)),
        "(sizes…)",
        "all one",
    ),
    entry(
        "eye",
        BuiltinOp::Tensor(TensorFunction::Identity),
        "(n)",
        "the identity matrix",
    ),
    entry(
        "range",
        BuiltinOp::Tensor(TensorFunction::Range),
        "(first, last)",
        "whole numbers from first to last, both included",
    ),
    entry(
        "concat",
        BuiltinOp::Tensor(TensorFunction::Concat),
        "(a, b, …, axis = 1)",
        "joined along an axis",
    ),
    entry(
        "one_hot",
        BuiltinOp::Tensor(TensorFunction::OneHot),
        "(class, classes)",
        "1 at the class (from 0), 0 elsewhere",
    ),
    entry(
        "embedding",
        BuiltinOp::Tensor(TensorFunction::Embedding),
        "(W, ids)",
        "the rows of W for the ids (from 0)",
    ),
    entry(
        "argmax",
        BuiltinOp::Tensor(TensorFunction::Position(Reduction::Largest)),
        "(x)",
        "the place of the largest, from 1",
    ),
    entry(
        "argmin",
        BuiltinOp::Tensor(TensorFunction::Position(Reduction::Smallest)),
        "(x)",
        "the place of the smallest, from 1",
    ),
    entry(
        "cumsum",
        BuiltinOp::Tensor(TensorFunction::CumulativeSum),
        "(x)",
        "running sums of a vector",
    ),
    entry(
        "grad",
        BuiltinOp::Grad,
        "(f, x, …)",
        "the derivative of f at x",
    ),
    entry(
        "jacobian",
        BuiltinOp::Jacobian,
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
        && function.is_some_and(|f| {
            matches!(
                f.does,
                BuiltinOp::Map(_) | BuiltinOp::Logarithm | BuiltinOp::Round
            )
        })
}

/// Whether a comma in the brackets behind it can only be a decimal comma.
pub(crate) fn has_no_second(name: &str) -> bool {
    let function = callable(name).and_then(named);
    function.is_some_and(|f| matches!(f.does, BuiltinOp::Map(_)))
}

/// Whether it takes one number, and a second that may be left out.
pub(crate) fn has_optional_second(name: &str) -> bool {
    let function = callable(name).and_then(named);
    function.is_some_and(|f| matches!(f.does, BuiltinOp::Logarithm | BuiltinOp::Round))
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
            || (name.eq_ignore_ascii_case(constant)
                && matches!(constant, "inf" | "infinity" | "nan"))
            || (constant.ends_with("ion") && name.strip_suffix('s') == Some(constant))
    };
    CONSTANTS.iter().find(|(n, _)| same(n)).map(|(_, x)| *x)
}
