//! Paints pictures on canvases.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

use longhand_session::widget::{Colour, Picture, Shape};

use longhand_browser::dom;

/// Paints the canvas within an element, as sharp as the screen is.
pub fn paint(element: &Element, picture: &Picture) {
    let canvas = element.query_selector("canvas").ok().flatten();
    let Some(canvas) = canvas.and_then(|one| one.dyn_into::<HtmlCanvasElement>().ok()) else {
        return;
    };
    let context = canvas.get_context("2d").ok().flatten();
    let Some(context) = context.and_then(|one| one.dyn_into::<CanvasRenderingContext2d>().ok())
    else {
        return;
    };
    let sharp = dom::window().map_or(1.0, |window| window.device_pixel_ratio());
    let width = f64::from(canvas.client_width()) * sharp;
    let height = f64::from(canvas.client_height()) * sharp;
    // To set the size wipes the canvas.
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    // A canvas of another shape than the picture stretches it. Scaling by finite numbers cannot fail.
    let _ = context.scale(width / picture.size.0, height / picture.size.1);
    picture
        .shapes
        .iter()
        .for_each(|shape| draw(&context, shape));
}

fn draw(context: &CanvasRenderingContext2d, shape: &Shape) {
    match shape {
        Shape::Rectangle { at, size, colour } => {
            context.set_fill_style_str(&css(*colour));
            context.fill_rect(at.0, at.1, size.0, size.1);
        }
        Shape::Line {
            points,
            width,
            colour,
        } => {
            context.set_stroke_style_str(&css(*colour));
            context.set_line_width(*width);
            context.begin_path();
            // The first of them only sets the pen down.
            points
                .iter()
                .for_each(|point| context.line_to(point.0, point.1));
            context.stroke();
        }
        Shape::Dot { at, radius, colour } => {
            context.set_fill_style_str(&css(*colour));
            context.begin_path();
            // Only a negative radius is refused.
            let _ = context.arc(at.0, at.1, radius.max(0.0), 0.0, std::f64::consts::TAU);
            context.fill();
        }
    }
}

fn css(Colour(red, green, blue, opacity): Colour) -> String {
    format!("rgb({red} {green} {blue} / {})", f64::from(opacity) / 255.0)
}
