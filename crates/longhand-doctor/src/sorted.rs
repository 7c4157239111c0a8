//! Two ways to sort that keep the order of equals: the standard library's is compiled anew for every
//! kind of thing, which a browser's program pays for.

/// Sorts a few things by a key: in a time that grows with the square of their number.
pub(crate) fn few<T, K: Ord>(things: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..things.len() {
        let mut at = end;
        while at > 0 && key(&things[at]) < key(&things[at - 1]) {
            things.swap(at, at - 1);
            at -= 1;
        }
    }
}

/// Sorts points by their place.
///
/// ```
/// let mut points = vec![(2.0, 1.0), (1.0, 5.0), (2.0, 0.0)];
/// longhand_doctor::sorted::by_place(&mut points);
/// assert_eq!(points, [(1.0, 5.0), (2.0, 1.0), (2.0, 0.0)]);
/// ```
pub fn by_place(points: &mut [(f64, f64)]) {
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
}

#[cfg(test)]
mod tests {
    use super::few;

    #[test]
    fn few_things_are_sorted_and_equals_keep_their_order() {
        let mut things = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        few(&mut things, |thing| thing.0);
        assert_eq!(things, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
        few(&mut Vec::<u8>::new(), |thing| *thing);
    }
}
