//! The small language of formulas, answers and the calculator.
