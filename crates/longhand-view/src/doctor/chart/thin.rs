//! Fewer points for drawing, without losing a spike.

/// What is drawn of a curve between two places: for each slice of the width the
/// first, lowest, highest and last point that falls into it, in their order. The
/// curve is in pieces: a value that is no number breaks it. What is judged is
/// never thinned.
///
/// A spike of one record among a million is its slice's highest, and stays.
/// `places` rise. The point before and the one after the part belong to it, so
/// that the curve runs out of the picture and does not end in it.
pub(super) fn thin(
    places: &[f64],
    values: &[f64],
    (from, to): (f64, f64),
    slices: usize,
) -> Vec<Vec<(f64, f64)>> {
    let first = places
        .partition_point(|place| *place < from)
        .saturating_sub(1);
    let last = (places.partition_point(|place| *place <= to) + 1).min(places.len());
    let per = slices.max(1) as f64 / (to - from).max(f64::MIN_POSITIVE);
    let mut pieces = Vec::new();
    let mut piece = Vec::new();
    let mut slice = Slice::default();
    let mut now = f64::NEG_INFINITY;
    for (&x, &y) in places[first..last].iter().zip(&values[first..last]) {
        if !y.is_finite() {
            slice.flush(&mut piece);
            if !piece.is_empty() {
                pieces.push(std::mem::take(&mut piece));
            }
            continue;
        }
        let at = ((x - from) * per).floor();
        if at > now {
            slice.flush(&mut piece);
            now = at;
        }
        slice.take(x, y);
    }
    slice.flush(&mut piece);
    if !piece.is_empty() {
        pieces.push(piece);
    }
    pieces
}

/// What is kept of a slice: first, lowest, highest, last, each with its place in
/// the order.
#[derive(Default)]
struct Slice {
    count: usize,
    kept: [(usize, f64, f64); 4],
}

impl Slice {
    fn take(&mut self, x: f64, y: f64) {
        let point = (self.count, x, y);
        if self.count == 0 {
            self.kept = [point; 4];
        }
        if y < self.kept[1].2 {
            self.kept[1] = point;
        }
        if y > self.kept[2].2 {
            self.kept[2] = point;
        }
        self.kept[3] = point;
        self.count += 1;
    }

    fn flush(&mut self, into: &mut Vec<(f64, f64)>) {
        if self.count == 0 {
            return;
        }
        self.kept.sort_unstable_by_key(|(at, ..)| *at);
        let mut last = usize::MAX;
        for (at, x, y) in self.kept {
            if at != last {
                into.push((x, y));
            }
            last = at;
        }
        self.count = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_spike_among_a_million_is_drawn() {
        let places: Vec<f64> = (0..1_000_000).map(f64::from).collect();
        let mut values = vec![3.0; 1_000_000];
        values[777_777] = 9.0;
        values[333_333] = -9.0;
        let thin = thin(&places, &values, (0.0, 999_999.0), 640).concat();
        assert!(thin.len() <= 4 * 642, "{}", thin.len());
        assert!(thin.contains(&(777_777.0, 9.0)) && thin.contains(&(333_333.0, -9.0)));
        assert!(thin.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn what_is_no_number_breaks_the_curve_and_the_neighbours_outside_belong_to_it() {
        let places = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0];
        let values = [1.0, 2.0, f64::NAN, 4.0, 5.0, f64::INFINITY];
        let pieces = thin(&places, &values, (0.5, 3.5), 10);
        assert_eq!(
            pieces,
            [vec![(0.0, 1.0), (1.0, 2.0)], vec![(3.0, 4.0), (4.0, 5.0)]]
        );
        assert!(thin(&[], &[], (0.0, 1.0), 5).is_empty());
    }
}
