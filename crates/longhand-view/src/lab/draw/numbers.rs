//! Places in a drawing as text: to a tenth of a pixel, and fast, because a line has hundreds.

use super::super::tree::{Node, classed};

/// Appends a place.
pub(super) fn put(text: &mut String, place: f64) {
    let tenths = (place * 10.0).round() as i64;
    if tenths < 0 {
        text.push('-');
    }
    let tenths = tenths.unsigned_abs();
    let whole = tenths / 10;
    let mut digits = [0_u8; 20];
    let mut left = whole;
    let mut count = 0;
    for digit in &mut digits {
        *digit = b'0' + (left % 10) as u8;
        left /= 10;
        count += 1;
        if left == 0 {
            break;
        }
    }
    for digit in digits.iter().take(count).rev() {
        text.push(char::from(*digit));
    }
    if !tenths.is_multiple_of(10) {
        text.push('.');
        text.push(char::from(b'0' + (tenths % 10) as u8));
    }
}

/// A place.
pub(super) fn px(place: f64) -> String {
    let mut text = String::new();
    put(&mut text, place);
    text
}

/// Words at a place.
pub(super) fn words(
    class: &'static str,
    (x, y): (f64, f64),
    anchor: &'static str,
    text: String,
) -> Node {
    classed("text", class)
        .with("x", px(x))
        .with("y", px(y))
        .with("text-anchor", anchor)
        .text(text)
}

/// A path.
pub(super) fn path(class: impl Into<super::super::tree::Words>, d: String) -> Node {
    classed("path", class).with("d", d)
}

/// A straight line from one place to another.
pub(super) fn stroke(class: &'static str, from: (f64, f64), to: (f64, f64)) -> Node {
    let mut d = String::from("M");
    put(&mut d, from.0);
    d.push(' ');
    put(&mut d, from.1);
    d.push('L');
    put(&mut d, to.0);
    d.push(' ');
    put(&mut d, to.1);
    path(class, d)
}

/// A point that can be dragged, and room around it: a finger is wider than what it drags.
pub(super) fn handle((x, y): (f64, f64), ways: &'static str) -> [Node; 2] {
    [("lab-reach", "20"), (ways, "7")].map(|(class, r)| {
        classed("circle", class)
            .with("cx", px(x))
            .with("cy", px(y))
            .with("r", r)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_written_to_a_tenth() {
        for (place, text) in [
            (0.0, "0"),
            (-0.04, "0"),
            (12.0, "12"),
            (12.34, "12.3"),
            (-7.26, "-7.3"),
            (640.05, "640.1"),
            (1e300, "922337203685477580.7"),
            (f64::NAN, "0"),
        ] {
            assert_eq!(px(place), text, "{place}");
        }
    }
}
