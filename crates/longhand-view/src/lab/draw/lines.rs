//! Lines and points between two axes, each line named at its right end.

use longhand_lab::plot::{Axis, Line, Lines, Pull};

use super::grip::{Grip, Move};
use super::numbers::{handle, path, put, px, stroke, words};
use crate::lab::tree::{Node, classed};
use crate::plot::Size;
use crate::plot::scale::{Run, Scale};

const TOP: f64 = 26.0;
const BOTTOM: f64 = 40.0;
/// About the width of a letter.
const LETTER: f64 = 6.4;
/// The least distance of two names.
const LEAD: f64 = 14.0;

/// About how wide a name is: an m or a w takes the room of a letter and a half.
fn wide(name: &str) -> f64 {
    let letters = name.chars().map(|letter| match letter {
        'm' | 'w' | 'M' | 'W' => 1.6,
        _ => 1.0,
    });
    LETTER * letters.sum::<f64>()
}

/// Where everything lies: the same for drawing and for pointing.
struct Ground {
    width: f64,
    height: f64,
    left: f64,
    right: f64,
    base: f64,
    across: Scale,
    up: Scale,
}

impl Ground {
    fn of(lines: &Lines, size: Size) -> Ground {
        let width = size.width();
        let height = match size {
            Size::Column => 280.0,
            Size::Phone => 250.0,
        };
        let letters = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or(0) as f64;
        // Numbers change as one drags, so their room is fixed; names of an axis do not.
        let names = letters(&mut lines.up.names.iter().map(|(_, name)| name.chars().count()));
        let left = (names * LETTER + 12.0).max(58.0).min(width * 0.3);
        let named = lines.lines.iter().filter(|line| !line.label.is_empty());
        let names = named.fold(0.0, |most: f64, line| most.max(wide(&line.label)));
        let room = if names > 0.0 { names + 14.0 } else { 14.0 };
        let right = width - room.min(width * 0.28);
        let base = height - BOTTOM;
        Ground {
            width,
            height,
            left,
            right,
            base,
            across: scale(&lines.across, (left, right)),
            up: scale(&lines.up, (base, TOP)),
        }
    }

    fn spot(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.across.at(x), self.up.at(y))
    }

    fn holds(&self, (x, y): (f64, f64)) -> bool {
        x >= self.left - 0.5 && x <= self.right + 0.5 && y >= TOP - 0.5 && y <= self.base + 0.5
    }
}

fn scale(axis: &Axis, to: (f64, f64)) -> Scale {
    let run = if axis.log { Run::Log } else { Run::Straight };
    Scale::along(run, (axis.from, axis.to), to)
}

fn ticks(axis: &Axis, scale: &Scale, wanted: u32) -> Vec<(f64, String)> {
    if !axis.names.is_empty() {
        return axis.names.clone();
    }
    let ticks = scale.ticks(wanted).into_iter();
    ticks.map(|tick| (tick, scale.written(tick))).collect()
}

pub(super) fn draw(lines: &Lines, size: Size) -> (f64, f64, Vec<Node>, &'static str) {
    let ground = Ground::of(lines, size);
    let inside = vec![
        classed("g", "lab-axis").children(axes(lines, &ground, size)),
        classed("g", "lab-rules").children(rules(lines, &ground)),
        classed("g", "lab-lines").children(lines.lines.iter().map(|line| drawn(line, &ground))),
        classed("g", "lab-names").children(names(lines, &ground)),
        classed("g", "lab-marks").children(marks(lines, &ground)),
        classed("g", "lab-handles").children(handles(lines, &ground)),
    ];
    (ground.width, ground.height, inside, "lab-lined")
}

fn axes(lines: &Lines, ground: &Ground, size: Size) -> Vec<Node> {
    let mut drawn = Vec::new();
    for (tick, text) in ticks(&lines.up, &ground.up, 5) {
        let y = ground.up.at(tick);
        drawn.push(stroke("grid", (ground.left, y), (ground.right, y)));
        drawn.push(words("", (ground.left - 8.0, y + 4.0), "end", text));
    }
    drawn.push(stroke(
        "axis",
        (ground.left, ground.base),
        (ground.right, ground.base),
    ));
    for (tick, text) in ticks(&lines.across, &ground.across, size.ticks()) {
        let x = ground.across.at(tick);
        drawn.push(stroke("axis", (x, ground.base), (x, ground.base + 4.0)));
        drawn.push(words("", (x, ground.base + 18.0), "middle", text));
    }
    drawn.push(words("title", (0.0, 12.0), "start", lines.up.label.clone()));
    drawn.push(words(
        "title",
        (ground.right, ground.height - 5.0),
        "end",
        lines.across.label.clone(),
    ));
    drawn
}

fn rules(lines: &Lines, ground: &Ground) -> Vec<Node> {
    let mut drawn = Vec::new();
    for (at, name) in &lines.rules {
        let x = ground.across.at(*at);
        if x.is_finite() && x >= ground.left && x <= ground.right {
            drawn.push(stroke("lab-rule", (x, TOP - 4.0), (x, ground.base)));
            drawn.push(words("", (x + 5.0, TOP + 5.0), "start", name.clone()));
        }
    }
    if let Some(probe) = &lines.probe {
        let x = ground.across.at(probe.at).clamp(ground.left, ground.right);
        drawn.push(stroke("lab-probe", (x, TOP - 4.0), (x, ground.base)));
    }
    drawn
}

fn class(line: &Line) -> String {
    format!(
        "line {}{}{}{}",
        line.ink.name(),
        if line.dashed { " dashed" } else { "" },
        if line.filled { " filled" } else { "" },
        if line.thin { " thin" } else { "" }
    )
}

/// A line as a path, or the dots of its points. What leaves the drawing is cut at its edge; a point
/// without a place breaks the line.
fn drawn(line: &Line, ground: &Ground) -> Node {
    let mut d = String::with_capacity(line.points.len() * 10);
    if line.dots {
        for point in &line.points {
            let (x, y) = ground.spot(*point);
            if x.is_finite() && y.is_finite() && ground.holds((x, y)) {
                d.push('M');
                put(&mut d, x);
                d.push(' ');
                put(&mut d, y);
                d.push_str("h0");
            }
        }
        return path(format!("lab-dots {}", line.ink.name()), d);
    }
    let mut pen = false;
    // Above, inside or below: between two points on the same side outside nothing is seen.
    let mut before = 0_i8;
    for point in &line.points {
        let (x, y) = ground.spot(*point);
        if !x.is_finite() || y.is_nan() {
            pen = false;
            continue;
        }
        let side = if y < TOP - 1.0 {
            -1
        } else if y > ground.base + 1.0 {
            1
        } else {
            0
        };
        let (x, y) = (
            x.clamp(ground.left, ground.right),
            y.clamp(TOP - 1.0, ground.base + 1.0),
        );
        if pen && side != 0 && side == before {
            d.push('M');
        } else {
            d.push(if pen { 'L' } else { 'M' });
        }
        put(&mut d, x);
        d.push(' ');
        put(&mut d, y);
        pen = true;
        before = side;
    }
    path(class(line), d)
}

/// Names beside the right ends, apart from one another.
fn names(lines: &Lines, ground: &Ground) -> Vec<Node> {
    let mut wanted: Vec<(usize, f64)> = Vec::new();
    for (place, line) in lines.lines.iter().enumerate() {
        let seen = |point: &&(f64, f64)| {
            let spot = ground.spot(**point);
            spot.0.is_finite() && spot.1.is_finite()
        };
        if let Some(last) = line.points.iter().rev().find(seen)
            && !line.label.is_empty()
        {
            wanted.push((place, ground.up.at(last.1).clamp(TOP, ground.base)));
        }
    }
    wanted.sort_by(|one, other| one.1.total_cmp(&other.1));
    // Downwards until no two meet, then up again as far as the lower edge asks for.
    let mut least = f64::NEG_INFINITY;
    for (_, y) in &mut wanted {
        *y = y.max(least);
        least = *y + LEAD;
    }
    let mut most = ground.base + 4.0;
    for (_, y) in wanted.iter_mut().rev() {
        *y = y.min(most);
        most = *y - LEAD;
    }
    wanted.sort_by_key(|(place, _)| *place);
    wanted
        .into_iter()
        .filter_map(|(place, y)| {
            let line = lines.lines.get(place)?;
            Some(words(
                line.ink.name(),
                (ground.right + 7.0, y + 4.0),
                "start",
                line.label.clone(),
            ))
        })
        .collect()
}

fn marks(lines: &Lines, ground: &Ground) -> Vec<Node> {
    let mut drawn = Vec::new();
    for mark in &lines.marks {
        let (x, y) = ground.spot(mark.at);
        if !(x.is_finite() && y.is_finite() && ground.holds((x, y))) {
            continue;
        }
        drawn.push(
            classed("circle", format!("dot {}", mark.ink.name()))
                .with("cx", px(x))
                .with("cy", px(y))
                .with("r", "4"),
        );
        if !mark.label.is_empty() {
            let half = mark.label.chars().count() as f64 * LETTER / 2.0;
            let x = x.clamp(
                ground.left + half,
                (ground.width - half).max(ground.left + half),
            );
            let y = if y < TOP + 16.0 { y + 18.0 } else { y - 9.0 };
            drawn.push(words(mark.ink.name(), (x, y), "middle", mark.label.clone()));
        }
    }
    drawn
}

fn handles(lines: &Lines, ground: &Ground) -> Vec<Node> {
    let mut drawn = Vec::new();
    for one in &lines.handles {
        let (x, y) = ground.spot(one.at);
        if x.is_finite() && y.is_finite() {
            let ways = match (one.across, one.up) {
                (Some(_), None) => "lab-handle across",
                (None, _) => "lab-handle up",
                (Some(_), Some(_)) => "lab-handle both",
            };
            let at = (
                x.clamp(ground.left, ground.right),
                y.clamp(TOP, ground.base),
            );
            drawn.extend(handle(at, ways));
        }
    }
    drawn
}

pub(super) fn grip(lines: &Lines, size: Size, at: (f64, f64), reach: f64) -> Grip {
    let ground = Ground::of(lines, size);
    let far = |place: (f64, f64)| {
        let (x, y) = ground.spot(place);
        let (x, y) = (
            x.clamp(ground.left, ground.right),
            y.clamp(TOP, ground.base),
        );
        (x - at.0) * (x - at.0) + (y - at.1) * (y - at.1)
    };
    let nearest = lines
        .handles
        .iter()
        .enumerate()
        .map(|(place, handle)| (place, far(handle.at)))
        .min_by(|one, other| one.1.total_cmp(&other.1));
    match nearest {
        Some((place, far)) if far <= reach * reach => Grip::Handle(place),
        _ => Grip::Ground,
    }
}

pub(super) fn pull(lines: &Lines, size: Size, grip: Grip, at: (f64, f64)) -> Vec<Move> {
    let ground = Ground::of(lines, size);
    let x = ground.across.back(at.0.clamp(ground.left, ground.right));
    let y = ground.up.back(at.1.clamp(TOP, ground.base));
    let moved = |pull: &Pull, place: f64| Move::Slide(pull.control, pull.value(place));
    match grip {
        Grip::Handle(place) => {
            let Some(handle) = lines.handles.get(place) else {
                return Vec::new();
            };
            let across = handle.across.as_ref().map(|pull| moved(pull, x));
            let up = handle.up.as_ref().map(|pull| moved(pull, y));
            across.into_iter().chain(up).collect()
        }
        Grip::Ground => lines
            .probe
            .iter()
            .map(|probe| moved(&probe.pull, x))
            .collect(),
    }
}
