//! We say, they say.

use longhand_plan::published::{ROWS, compare};

#[test]
fn every_published_row_that_counts_comes_out_within_its_tolerance() {
    let rows = compare(ROWS).unwrap();
    let mut checks = 0;
    for row in rows.iter().filter(|row| row.counted) {
        assert!(!row.checks.is_empty(), "{}", row.id);
        for check in &row.checks {
            assert!(
                check.holds,
                "{}: {} is {:?}, they say {}",
                row.id, check.key, check.we, check.they
            );
            checks += 1;
        }
    }
    assert!(
        rows.len() >= 250 && checks >= 550,
        "{} rows, {checks} checks",
        rows.len()
    );
}

#[test]
fn a_wrong_number_does_not_hold() {
    let wrong = ROWS.replacen("64862437376", "64862437377", 1);
    assert!(
        compare(&wrong)
            .unwrap()
            .iter()
            .flat_map(|row| &row.checks)
            .any(|check| !check.holds)
    );
}
