//! What is printed reads back as the same expression.

use longhand_notation::expr::{Argument, Comparison, Kind, Literal, Operator, Suffix};
use longhand_notation::{Expr, Span, parse, typeset};
use proptest::prelude::*;

fn expr(kind: Kind) -> Expr {
    Expr::new(kind, Span::default())
}

fn number() -> impl Strategy<Value = Expr> {
    let mantissa = prop_oneof![
        (0u32..200).prop_map(f64::from),
        Just(10.0),
        (1u32..99_999).prop_map(|n| f64::from(n) / 1000.0),
        Just(7.5e18),
        Just(1e-8),
        Just(1_048_576.0),
    ];
    let suffix = prop_oneof![
        8 => Just(Suffix::None),
        1 => Just(Suffix::Percent),
        1 => Just(Suffix::Mega),
        1 => Just(Suffix::Giga),
    ];
    (mantissa, suffix)
        .prop_map(|(mantissa, suffix)| expr(Kind::Number(Literal { mantissa, suffix })))
}

fn name() -> impl Strategy<Value = Expr> {
    prop::sample::select(vec![
        "x", "y", "beta1", "m_hat", "k", "e", "B", "GB", "lr", "sin", "log", "e3", "pi", "sum",
    ])
    .prop_map(|name| expr(Kind::Name(String::from(name))))
}

fn formula() -> impl Strategy<Value = Expr> {
    prop_oneof![number(), name()].prop_recursive(5, 40, 3, |inner| {
        let pair = (inner.clone(), inner.clone());
        let operator = prop::sample::select(vec![
            Operator::Add,
            Operator::Subtract,
            Operator::Multiply,
            Operator::Juxtapose,
            Operator::Divide,
            Operator::MatrixMultiply,
            Operator::Power,
            Operator::And,
            Operator::Or,
        ]);
        let comparison = prop::sample::select(vec![
            Comparison::Equal,
            Comparison::Different,
            Comparison::Less,
            Comparison::AtLeast,
        ]);
        prop_oneof![
            6 => (operator, pair.clone())
                .prop_map(|(o, (a, b))| expr(Kind::Binary(o, Box::new(a), Box::new(b)))),
            2 => inner.clone().prop_map(|a| expr(Kind::Negative(Box::new(a)))),
            1 => inner.clone().prop_map(|a| expr(Kind::Not(Box::new(a)))),
            1 => (comparison, pair.clone())
                .prop_map(|(c, (a, b))| expr(Kind::Compare(Box::new(a), vec![(c, b)]))),
            2 => (prop::sample::select(vec!["sin", "sqrt", "f", "max"]), prop::collection::vec(inner.clone(), 1..3))
                .prop_map(|(f, values)| {
                    let arguments = values.into_iter().map(|value| Argument { name: None, value });
                    let callee = Box::new(expr(Kind::Name(String::from(f))));
                    expr(Kind::Call(callee, arguments.collect()))
                }),
            1 => (inner.clone(), prop::collection::vec(inner.clone(), 1..3))
                .prop_map(|(a, places)| expr(Kind::Index(Box::new(a), places))),
            1 => inner.clone().prop_map(|a| expr(Kind::Field(Box::new(a), String::from("m_hat")))),
            1 => prop::collection::vec(inner.clone(), 0..3).prop_map(|items| expr(Kind::List(items))),
            1 => pair.prop_map(|(a, b)| expr(Kind::Convert(Box::new(a), Box::new(b)))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(4000)) })]

    #[test]
    fn a_printed_formula_reads_back_as_itself(formula in formula()) {
        let text = typeset::plain(&formula);
        let program = parse(&text).map_err(|fault| TestCaseError::fail(format!("{text}: {fault}")))?;
        prop_assert_eq!(program.expression().unwrap(), &formula, "{}", text);
    }
}
