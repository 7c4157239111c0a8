//! Room for labels: each stands where its author put it, or as near to that as leaves the lines,
//! the points and the other labels uncovered.

/// A rectangle of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// What a text of this width takes, with a little air, around its centre and its base line.
    pub(super) fn of_text(centre: f64, base: f64, width: f64) -> Self {
        Self {
            left: centre - width / 2.0 - 2.0,
            top: base - 10.0,
            right: centre + width / 2.0 + 2.0,
            bottom: base + 4.0,
        }
    }

    /// What a point takes.
    pub(super) fn of_point((x, y): (f64, f64)) -> Self {
        const REACH: f64 = 4.5;
        Self {
            left: x - REACH,
            top: y - REACH,
            right: x + REACH,
            bottom: y + REACH,
        }
    }

    fn moved(self, (dx, dy): (f64, f64)) -> Self {
        Self {
            left: self.left + dx,
            top: self.top + dy,
            right: self.right + dx,
            bottom: self.bottom + dy,
        }
    }

    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    /// Whether the straight line between two points goes through it.
    fn is_crossed(&self, from: (f64, f64), to: (f64, f64)) -> bool {
        let (mut first, mut last) = (0.0_f64, 1.0_f64);
        for (start, step, low, high) in [
            (from.0, to.0 - from.0, self.left, self.right),
            (from.1, to.1 - from.1, self.top, self.bottom),
        ] {
            if step.abs() < 1e-9 {
                if start < low || start > high {
                    return false;
                }
                continue;
            }
            let (one, other) = ((low - start) / step, (high - start) / step);
            first = first.max(one.min(other));
            last = last.min(one.max(other));
        }
        first <= last
    }
}

/// A drawing with its lines, and what is taken of it.
#[derive(Debug, Clone)]
pub(super) struct LabelPlacement {
    /// Labels stay inside.
    pub(super) bounds: Area,
    /// The drawn lines.
    pub(super) lines: Vec<Vec<(f64, f64)>>,
    /// Points, and the labels that have their place.
    pub(super) taken: Vec<Area>,
}

impl LabelPlacement {
    /// How far a label may be moved, and by which steps.
    const ACROSS: (i32, f64) = (18, 4.0);
    const DOWN: (i32, f64) = (17, 2.0);

    /// By how much the label that would stand there is moved; its place is then taken. Where there
    /// is no room near, it stays.
    pub(super) fn place(&mut self, wanted: Area) -> (f64, f64) {
        let mut ways: Vec<(f64, f64)> = Vec::new();
        for i in -Self::ACROSS.0..=Self::ACROSS.0 {
            for j in -Self::DOWN.0..=Self::DOWN.0 {
                ways.push((f64::from(i) * Self::ACROSS.1, f64::from(j) * Self::DOWN.1));
            }
        }
        // Labels are wide: a way across takes less from what it belongs to than one up or down.
        let far = |(dx, dy): &(f64, f64)| dx.abs() * 0.6 + dy.abs();
        ways.sort_by(|one, other| far(one).total_cmp(&far(other)));
        let found = ways
            .into_iter()
            .find(|way| self.is_free(&wanted.moved(*way)))
            .unwrap_or((0.0, 0.0));
        self.taken.push(wanted.moved(found));
        found
    }

    fn is_free(&self, area: &Area) -> bool {
        self.bounds.holds(area)
            && !self.taken.iter().any(|taken| taken.meets(area))
            && !self.lines.iter().any(|line| {
                line.windows(2).any(|ends| match ends {
                    [from, to] => area.is_crossed(*from, *to),
                    _ => false,
                })
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room() -> LabelPlacement {
        LabelPlacement {
            bounds: Area {
                left: 0.0,
                top: 0.0,
                right: 300.0,
                bottom: 200.0,
            },
            lines: vec![vec![(0.0, 200.0), (300.0, 0.0)]],
            taken: Vec::new(),
        }
    }

    #[test]
    fn a_label_with_room_stays() {
        let wanted = Area::of_text(60.0, 40.0, 80.0);
        assert_eq!(room().place(wanted), (0.0, 0.0));
    }

    #[test]
    fn a_label_on_a_line_moves_beside_it() {
        let mut room = room();
        let wanted = Area::of_text(150.0, 96.0, 80.0);
        let by = room.place(wanted);
        assert_ne!(by, (0.0, 0.0));
        room.taken.clear();
        assert!(room.is_free(&wanted.moved(by)));
    }

    #[test]
    fn two_labels_do_not_lie_upon_each_other() {
        let mut room = room();
        let wanted = Area::of_text(60.0, 40.0, 80.0);
        room.place(wanted);
        assert_ne!(room.place(wanted), (0.0, 0.0));
    }

    #[test]
    fn without_room_it_stays() {
        let mut room = room();
        room.taken.push(room.bounds);
        assert_eq!(room.place(Area::of_text(60.0, 40.0, 80.0)), (0.0, 0.0));
    }
}
