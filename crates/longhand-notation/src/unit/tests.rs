use super::*;

#[test]
fn every_common_name_is_a_unit() {
    for name in COMMON {
        assert!(named(name).is_some(), "{name}");
    }
    assert!(named("flop").is_none());
    assert_eq!(named("MiB").map(|u| u.factor), Some(1_048_576.0));
    assert_eq!(named("ms").map(|u| u.factor), Some(1e-3));
    assert_eq!(named("TFLOPs").map(|u| u.factor), Some(1e12));
    assert_eq!(
        named("TFLOPS").map(|u| u.dimension()),
        Some("FLOP/s".into())
    );
}

#[test]
fn binary_and_decimal_units_know_one_another() {
    for (binary, decimal) in [("KiB", "kB"), ("MiB", "MB"), ("Gibit", "Gbit")] {
        let (a, b) = (named(binary).unwrap(), named(decimal).unwrap());
        assert_eq!((a.prefix(), b.prefix()), (Prefix::Binary, Prefix::Decimal));
        assert_eq!(a.decimal().as_ref(), Some(&b));
        assert_eq!(b.binary().as_ref(), Some(&a));
    }
    assert_eq!(named("TFLOP").unwrap().binary(), None);
    assert_eq!(named("hours").unwrap().decimal(), None);
}

#[test]
fn every_listed_name_is_a_unit_of_its_size() {
    for listed in all() {
        for name in listed.names {
            let unit = named(name).unwrap();
            assert_eq!(
                (unit.factor, unit.dimension()),
                (listed.size, listed.base.clone())
            );
        }
    }
}

#[test]
fn a_unit_is_read_from_its_text() {
    let rate = Unit::read("TFLOP/s").unwrap();
    assert_eq!((rate.factor, rate.dimension().as_str()), (1e12, "FLOP/s"));
    assert!(rate.fits(&named("TFLOPS").unwrap()));
    assert!(Unit::read("flop").is_err());
    assert!(Unit::read("2").is_err());
}
