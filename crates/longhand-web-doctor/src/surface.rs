//! Paints a chart on its canvas.

use std::f64::consts::TAU;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

use longhand_browser::dom;
use longhand_view::doctor::chart::{Anchor, Chart, Ink, Look, Stroke, draw};

/// The canvas within a figure, and its width and height on the page.
pub fn canvas(figure: &Element) -> Option<(HtmlCanvasElement, (f64, f64))> {
    let canvas = figure.query_selector("canvas").ok().flatten()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    let size = (
        f64::from(canvas.client_width()),
        f64::from(canvas.client_height()),
    );
    (size.0 > 0.0 && size.1 > 0.0).then_some((canvas, size))
}

/// Whether some of an element is within the window.
pub fn is_seen(element: &Element) -> bool {
    let height = dom::window()
        .and_then(|window| window.inner_height().ok())
        .and_then(|height| height.as_f64());
    let area = element.get_bounding_client_rect();
    height.is_none_or(|height| area.bottom() > -200.0 && area.top() < height + 200.0)
}

/// Paints a chart, as sharp as the screen is.
pub fn paint(figure: &Element, chart: &Chart, look: &Look, style: &Style) {
    let Some((canvas, size)) = canvas(figure) else {
        return;
    };
    let context = canvas.get_context("2d").ok().flatten();
    let Some(context) = context.and_then(|one| one.dyn_into::<CanvasRenderingContext2d>().ok())
    else {
        return;
    };
    let sharp = dom::window().map_or(1.0, |window| window.device_pixel_ratio());
    // To set the size wipes the canvas.
    canvas.set_width((size.0 * sharp).round() as u32);
    canvas.set_height((size.1 * sharp).round() as u32);
    // Scaling by finite numbers cannot fail.
    let _ = context.scale(sharp, sharp);
    context.set_line_join("round");
    context.set_font(&style.font);
    for stroke in draw(chart, look, size) {
        one(&context, &stroke, style);
    }
}

/// The page's colours and font, as they are now.
#[derive(Clone, Debug, Default)]
pub struct Style {
    inks: Vec<(Ink, String)>,
    font: String,
}

impl Style {
    /// Reads them.
    pub fn of(element: &Element) -> Style {
        let style =
            dom::window().and_then(|window| window.get_computed_style(element).ok().flatten());
        let Some(style) = style else {
            return Style::default();
        };
        let told = |name: &str| {
            style
                .get_property_value(&format!("--{name}"))
                .unwrap_or_default()
        };
        let all = [
            Ink::Text,
            Ink::Soft,
            Ink::Rule,
            Ink::Blue,
            Ink::Amber,
            Ink::Green,
            Ink::Red,
        ];
        Style {
            inks: all
                .map(|ink| (ink, told(ink.name()).trim().to_owned()))
                .into(),
            font: format!("450 12px {}", told("sans").trim()),
        }
    }

    fn ink(&self, ink: Ink) -> &str {
        let found = self.inks.iter().find(|(known, _)| *known == ink);
        found.map_or("", |(_, colour)| colour)
    }
}

fn one(context: &CanvasRenderingContext2d, stroke: &Stroke, style: &Style) {
    match stroke {
        Stroke::Line {
            points,
            ink,
            width,
            pale,
            dashed,
        } => {
            context.set_stroke_style_str(style.ink(*ink));
            context.set_line_width(*width);
            context.set_global_alpha(if *pale { 0.35 } else { 1.0 });
            set_dash(context, *dashed);
            path(context, points);
            context.stroke();
            context.set_global_alpha(1.0);
        }
        Stroke::Area { points, ink } => {
            context.set_fill_style_str(style.ink(*ink));
            context.set_global_alpha(0.14);
            path(context, points);
            context.fill();
            context.set_global_alpha(1.0);
        }
        Stroke::Dot { at, ink } => {
            context.set_fill_style_str(style.ink(*ink));
            context.begin_path();
            // A fixed positive radius is never refused.
            let _ = context.arc(at.0, at.1, 2.6, 0.0, TAU);
            context.fill();
        }
        Stroke::Text {
            at,
            anchor,
            ink,
            text,
        } => {
            context.set_fill_style_str(style.ink(*ink));
            context.set_text_align(match anchor {
                Anchor::Start => "left",
                Anchor::Middle => "center",
                Anchor::End => "right",
            });
            // Writing at finite places cannot fail.
            let _ = context.fill_text(text, at.0, at.1);
        }
    }
}

fn set_dash(context: &CanvasRenderingContext2d, dashed: bool) {
    let dash = js_sys::Array::new();
    if dashed {
        dash.push(&4.0.into());
        dash.push(&3.0.into());
    }
    // A list of positive numbers is never refused.
    let _ = context.set_line_dash(&dash);
}

fn path(context: &CanvasRenderingContext2d, points: &[(f64, f64)]) {
    context.begin_path();
    // The first of them only sets the pen down.
    points
        .iter()
        .for_each(|point| context.line_to(point.0, point.1));
}
