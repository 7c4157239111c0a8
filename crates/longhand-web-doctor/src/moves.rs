//! Drags, pinches and keys become looks: pure, so that it is tested natively.

use longhand_view::doctor::chart::{Frame, Look};

/// Fingers or a mouse on a chart.
#[derive(Clone, Debug, Default)]
pub struct Moves {
    /// Each pointer that is down, with where it is, from the surface's left edge.
    down: Vec<(i32, f64)>,
    /// Where the first went down.
    began: f64,
    /// Whether it moves the chart, and does not choose a part.
    pans: bool,
}

/// Less than this is a click.
const CLICK: f64 = 5.0;

impl Moves {
    /// A pointer goes down. A finger, or a mouse with the shift key, moves the
    /// chart; a mouse chooses a part.
    pub fn down(&mut self, pointer: i32, x: f64, pans: bool) {
        if self.down.is_empty() {
            self.began = x;
            self.pans = pans;
        }
        if self.down.len() < 2 && self.down.iter().all(|(other, _)| *other != pointer) {
            self.down.push((pointer, x));
        }
    }

    /// A pointer moves; whether the look has changed.
    pub fn moved(&mut self, pointer: i32, x: f64, look: &mut Look, frame: &Frame) -> bool {
        let Some(at) = self.down.iter().position(|(other, _)| *other == pointer) else {
            look.pointer = Some(x);
            return true;
        };
        let before = self.down[at].1;
        if let [(_, a), (_, b)] = self.down[..] {
            // Two fingers: what is between them follows them.
            let other = if at == 0 { b } else { a };
            let (was, is) = ((before - other).abs().max(8.0), (x - other).abs().max(8.0));
            look.zoom(frame.span, frame.place(other), was / is);
        } else if self.pans {
            look.pan(frame.span, (before - x) / frame.width().max(1.0));
            look.pointer = None;
        } else {
            look.choosing = Some((self.began, x));
            look.pointer = None;
        }
        self.down[at].1 = x;
        true
    }

    /// A pointer goes up. A part that was chosen is shown; a click only shows
    /// what stands there.
    pub fn up(&mut self, pointer: i32, look: &mut Look, frame: &Frame) {
        let Some(at) = self.down.iter().position(|(other, _)| *other == pointer) else {
            return;
        };
        let (_, x) = self.down.remove(at);
        if let Some((a, b)) = look.choosing.take() {
            if (b - a).abs() > CLICK {
                let (from, to) = (frame.place(a.min(b)), frame.place(a.max(b)));
                look.set(frame.span, (from, to));
            }
        } else if self.pans && (x - self.began).abs() < CLICK {
            look.pointer = Some(x);
        }
    }

    /// All pointers are lost.
    pub fn cancel(&mut self, look: &mut Look) {
        self.down.clear();
        look.choosing = None;
    }
}

/// A key or a button; whether it is one of a chart's.
pub fn key(name: &str, look: &mut Look, frame: &Frame) -> bool {
    let (from, to) = look.shown(frame.span);
    let middle = f64::midpoint(from, to);
    match name {
        "ArrowLeft" | "left" => look.pan(frame.span, -0.25),
        "ArrowRight" | "right" => look.pan(frame.span, 0.25),
        "+" | "=" | "nearer" => look.zoom(frame.span, middle, 0.5),
        "-" | "further" => look.zoom(frame.span, middle, 2.0),
        "0" | "whole" => look.part = None,
        "Home" => look.pan(frame.span, -1e9),
        "End" => look.pan(frame.span, 1e9),
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use longhand_view::doctor::chart::{Chart, Line};

    fn chart() -> Chart {
        Chart {
            lines: vec![Line {
                places: [(0..=1000).map(f64::from).collect(), Vec::new(), Vec::new()],
                values: vec![1.0; 1001],
                ..Line::default()
            }],
            ..Chart::default()
        }
    }

    fn frame(look: &Look) -> Frame {
        Frame::of(&chart(), look, (640.0, 220.0))
    }

    #[test]
    fn a_mouse_chooses_a_part_and_a_click_chooses_none() {
        let (mut moves, mut look) = (Moves::default(), Look::default());
        let here = frame(&look);
        moves.down(1, 200.0, false);
        moves.moved(1, 400.0, &mut look, &here);
        assert_eq!(look.choosing, Some((200.0, 400.0)));
        moves.up(1, &mut look, &here);
        let (from, to) = look.shown(here.span);
        assert_eq!((from, to), (here.place(200.0), here.place(400.0)));
        let before = look.part;
        moves.down(1, 300.0, false);
        moves.moved(1, 302.0, &mut look, &here);
        moves.up(1, &mut look, &here);
        assert_eq!((look.part, look.choosing), (before, None));
    }

    #[test]
    fn a_finger_moves_and_two_fingers_zoom() {
        let (mut moves, mut look) = (Moves::default(), Look::default());
        look.set((0.0, 1000.0), (400.0, 500.0));
        let here = frame(&look);
        moves.down(1, 300.0, true);
        moves.moved(1, 300.0 + here.width() / 2.0, &mut look, &here);
        let (from, to) = look.shown(here.span);
        assert!((from - 350.0).abs() < 1e-6 && (to - 450.0).abs() < 1e-6);
        moves.down(2, 200.0, true);
        let here = frame(&look);
        moves.moved(2, 100.0, &mut look, &here);
        let (nearer_from, nearer_to) = look.shown(here.span);
        assert!(nearer_to - nearer_from < to - from);
        moves.up(1, &mut look, &here);
        moves.cancel(&mut look);
        assert!(moves.down.is_empty());
    }

    #[test]
    fn keys_move_zoom_and_show_all() {
        let mut look = Look::default();
        let here = frame(&look);
        assert!(key("+", &mut look, &here) && look.part == Some((250.0, 750.0)));
        assert!(key("ArrowLeft", &mut look, &here) && look.part == Some((125.0, 625.0)));
        assert!(key("End", &mut look, &here) && look.part == Some((500.0, 1000.0)));
        assert!(key("0", &mut look, &here) && look.part.is_none());
        assert!(!key("a", &mut look, &here) && !key("Tab", &mut look, &here));
    }

    #[test]
    fn a_pointer_that_is_not_down_shows_what_stands_there() {
        let (mut moves, mut look) = (Moves::default(), Look::default());
        let here = frame(&look);
        assert!(moves.moved(7, 123.0, &mut look, &here));
        assert_eq!(look.pointer, Some(123.0));
        moves.up(7, &mut look, &here);
    }
}
