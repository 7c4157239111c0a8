//! Worked numbers of the cost rules.

use crate::data;
use longhand_notation::{Scope, parse};

#[test]
fn the_cost_rules_give_the_numbers_that_were_worked_out_elsewhere() {
    let rows = data("formulas.json");
    for row in rows.as_array().unwrap() {
        let text = row["expr"].as_str().unwrap();
        let value = parse(text).and_then(|program| program.evaluate(&Scope::new()));
        let found = value
            .unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
            .as_number()
            .unwrap();
        let (wanted, within) = (row["value"].as_f64().unwrap(), row["rel"].as_f64().unwrap());
        assert!(
            (found - wanted).abs() <= within * wanted.abs() + 1e-12,
            "{text} is {found}, not {wanted}"
        );
    }
    assert_eq!(rows.as_array().unwrap().len(), 122);
}
