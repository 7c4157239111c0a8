//! Functions of two numbers, their gradients and their contours.
//!
//! | name | f(x, y) | least |
//! |---|---|---|
//! | bowl | (x² + y²)/2 | 0 at (0, 0) |
//! | ravine | (x² + 25 y²)/2 | 0 at (0, 0) |
//! | rosenbrock | (1 − x)² + 100 (y − x²)² (Rosenbrock 1960) | 0 at (1, 1) |
//! | saddle | x²/2 − y²/2 + y⁴/4 + 1/4 | 0 at (0, ±1); a saddle at (0, 0) |

/// A function of two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surface {
    Bowl,
    Ravine,
    Rosenbrock,
    Saddle,
}

/// Half of what is drawn of the plane.
pub(super) const REACH: f64 = 2.2;
/// Cells of the grid on which contours are found.
const GRID: i32 = 44;

impl Surface {
    /// The function of this name; none for the problem that is none.
    pub(super) fn named(name: &str) -> Option<Surface> {
        match name {
            "bowl" => Some(Surface::Bowl),
            "ravine" => Some(Surface::Ravine),
            "rosenbrock" => Some(Surface::Rosenbrock),
            "saddle" => Some(Surface::Saddle),
            _ => None,
        }
    }

    pub(super) fn value(self, x: f64, y: f64) -> f64 {
        match self {
            Surface::Bowl => (x * x + y * y) / 2.0,
            Surface::Ravine => (x * x + 25.0 * y * y) / 2.0,
            Surface::Rosenbrock => {
                let (one, two) = (1.0 - x, y - x * x);
                one * one + 100.0 * two * two
            }
            Surface::Saddle => (x * x - y * y) / 2.0 + y * y * y * y / 4.0 + 0.25,
        }
    }

    pub(super) fn gradient(self, x: f64, y: f64) -> [f64; 2] {
        match self {
            Surface::Bowl => [x, y],
            Surface::Ravine => [x, 25.0 * y],
            Surface::Rosenbrock => {
                let off = y - x * x;
                [-2.0 * (1.0 - x) - 400.0 * x * off, 200.0 * off]
            }
            Surface::Saddle => [x, y * y * y - y],
        }
    }

    /// The heights of the contours.
    fn levels(self) -> &'static [f64] {
        match self {
            Surface::Bowl => &[0.1, 0.5, 1.2, 2.2, 3.6],
            Surface::Ravine => &[0.2, 1.5, 6.0, 16.0, 34.0],
            Surface::Rosenbrock => &[1.0, 10.0, 60.0, 250.0, 800.0],
            Surface::Saddle => &[0.03, 0.12, 0.25, 0.6, 1.4, 2.8],
        }
    }

    /// All contours as pieces of lines; a point without a place stands between two pieces.
    pub(super) fn contours(self) -> Vec<(f64, f64)> {
        let place = |at: i32| -REACH + 2.0 * REACH * f64::from(at) / f64::from(GRID);
        let mut points = Vec::new();
        for row in 0..GRID {
            for column in 0..GRID {
                let corners = [(0, 0), (1, 0), (1, 1), (0, 1)].map(|(right, up)| {
                    let (x, y) = (place(column + right), place(row + up));
                    (x, y, self.value(x, y))
                });
                for level in self.levels() {
                    cross(&corners, *level, &mut points);
                }
            }
        }
        points
    }
}

/// Where a contour crosses a cell: between each two corners of which one is higher and one lower.
fn cross(corners: &[(f64, f64, f64); 4], level: f64, points: &mut Vec<(f64, f64)>) {
    let pairs = corners.iter().zip(corners.iter().cycle().skip(1));
    let crossings = pairs.filter_map(|(one, other)| {
        if (one.2 < level) == (other.2 < level) {
            return None;
        }
        let share = (level - one.2) / (other.2 - one.2);
        Some((
            one.0 + share * (other.0 - one.0),
            one.1 + share * (other.1 - one.1),
        ))
    });
    for (place, point) in crossings.enumerate() {
        points.push(point);
        if place % 2 == 1 {
            points.push((f64::NAN, f64::NAN));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Surface; 4] = [
        Surface::Bowl,
        Surface::Ravine,
        Surface::Rosenbrock,
        Surface::Saddle,
    ];

    #[test]
    fn gradients_agree_with_differences_and_the_least_is_0() {
        let h = 1e-6;
        for one in ALL {
            for (x, y) in [(-1.5, 1.2), (0.3, -0.7), (1.9, 0.1)] {
                let [dx, dy] = one.gradient(x, y);
                let across = (one.value(x + h, y) - one.value(x - h, y)) / (2.0 * h);
                let up = (one.value(x, y + h) - one.value(x, y - h)) / (2.0 * h);
                assert!(
                    (dx - across).abs() < 1e-4 && (dy - up).abs() < 1e-4,
                    "{one:?}"
                );
            }
        }
        for (one, x, y) in [
            (Surface::Bowl, 0.0, 0.0),
            (Surface::Ravine, 0.0, 0.0),
            (Surface::Rosenbrock, 1.0, 1.0),
            (Surface::Saddle, 0.0, -1.0),
        ] {
            assert_eq!(
                (one.value(x, y), one.gradient(x, y).map(f64::abs)),
                (0.0, [0.0; 2])
            );
        }
    }

    #[test]
    fn contours_lie_at_their_levels() {
        for one in [Surface::Bowl, Surface::Saddle] {
            let points = one.contours();
            assert!(points.len() > 300, "{one:?}");
            for (x, y) in points.into_iter().filter(|point| point.0.is_finite()) {
                let height = one.value(x, y);
                let near = one
                    .levels()
                    .iter()
                    .any(|level| (level - height).abs() < 0.05);
                assert!(near, "{one:?} at {x} {y}: {height}");
            }
        }
    }
}
