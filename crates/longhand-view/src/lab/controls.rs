//! The controls of a lab: plain fields of the browser, so that keyboard, touch and screen readers
//! need nothing of ours.

use longhand_lab::control::{Choice, Control, Field, Slider, Switch};
use longhand_lab::{Definition, Frame, Settings};

use super::tree::{Node, classed, element};

/// All of them.
pub(super) fn controls(lab: &Definition, settings: &Settings, frame: &Frame) -> Vec<Node> {
    let groups = lab.groups.iter().enumerate().map(|(place, group)| {
        let name = format!("lab-{}-group-{place}", lab.slug);
        let all = group.controls.iter();
        let drawn = all.map(|control| one(lab, control, settings, frame));
        let mut box_of = classed("div", "lab-group").with("role", "group");
        if !group.title.is_empty() {
            box_of = box_of
                .with("aria-labelledby", name.clone())
                .child(classed("p", "over").with("id", name).text(group.title));
        }
        box_of.child(classed("div", "lab-fields").children(drawn))
    });
    groups.collect()
}

fn one(lab: &Definition, control: &Control, settings: &Settings, frame: &Frame) -> Node {
    let id = format!("lab-{}-{}", lab.slug, control.id());
    let idle = frame.idle.contains(&control.id());
    match control {
        Control::Slider(one) => slider(&id, one, settings, frame, idle),
        Control::Switch(one) => switch(&id, one, settings, idle),
        Control::Choice(one) => choice(&id, one, settings, idle),
        Control::Field(one) => field(&id, one, settings, frame),
    }
}

fn label(id: &str, text: &'static str) -> Node {
    element("label").with("for", id.to_owned()).text(text)
}

fn slider(id: &str, slider: &Slider, settings: &Settings, frame: &Frame, idle: bool) -> Node {
    let most = frame.most(slider);
    let value = settings.number(slider).min(most);
    let shown = slider.shown(value);
    classed("div", "lab-field lab-slider").children([
        label(id, slider.label),
        element("output")
            .with("for", id.to_owned())
            .text(shown.clone()),
        element("input")
            .with("type", "range")
            .with("id", id.to_owned())
            .with("min", "0")
            .with("max", slider.run.place(most).to_string())
            .with("step", "1")
            .with("value", slider.run.place(value).to_string())
            .with("data-control", slider.id)
            .with("aria-valuetext", shown)
            .when(idle, "disabled"),
    ])
}

fn switch(id: &str, switch: &Switch, settings: &Settings, idle: bool) -> Node {
    classed("div", "lab-field lab-switch").children([
        element("input")
            .with("type", "checkbox")
            .with("id", id.to_owned())
            .with("data-control", switch.id)
            .when(settings.is_on(switch), "checked")
            .when(idle, "disabled"),
        label(id, switch.label),
    ])
}

fn choice(id: &str, choice: &Choice, settings: &Settings, idle: bool) -> Node {
    let chosen = settings.option(choice);
    let options = choice.options.iter().map(|(name, words)| {
        element("option")
            .with("value", *name)
            .when(*name == chosen, "selected")
            .text(*words)
    });
    classed("div", "lab-field lab-choice").children([
        label(id, choice.label),
        element("select")
            .with("id", id.to_owned())
            .with("data-control", choice.id)
            .when(idle, "disabled")
            .children(options),
    ])
}

fn field(id: &str, field: &Field, settings: &Settings, frame: &Frame) -> Node {
    classed("div", "lab-field lab-text").children([
        label(id, field.label),
        element("input")
            .with("type", "text")
            .with("id", id.to_owned())
            .with("value", settings.text(field).to_owned())
            .with("maxlength", field.most.to_string())
            .with("autocomplete", "off")
            .with("autocapitalize", "off")
            .with("spellcheck", "false")
            .with("data-control", field.id)
            .when(frame.fault.is_some(), "aria-invalid"),
    ])
}
