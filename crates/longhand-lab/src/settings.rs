//! What a reader has set: the state of a lab, and its text in links.

use crate::control::{Choice, Control, Field, Slider, Switch};

/// The value of a control.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Of a slider.
    Number(f64),
    /// Of a switch.
    On(bool),
    /// Of a choice: the name of an option.
    Option(&'static str),
    /// Of a field.
    Text(String),
}

/// What was set; everything else is as it starts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    set: Vec<(&'static str, Value)>,
}

impl Settings {
    fn value(&self, id: &str) -> Option<&Value> {
        self.set
            .iter()
            .find(|(one, _)| *one == id)
            .map(|(_, value)| value)
    }

    /// The value of a slider.
    #[must_use]
    pub fn number(&self, slider: &Slider) -> f64 {
        match self.value(slider.id) {
            Some(Value::Number(number)) => *number,
            _ => slider.start,
        }
    }

    /// Whether a switch is on.
    #[must_use]
    pub fn is_on(&self, switch: &Switch) -> bool {
        match self.value(switch.id) {
            Some(Value::On(on)) => *on,
            _ => switch.start,
        }
    }

    /// The name of the option that is chosen.
    #[must_use]
    pub fn option(&self, choice: &Choice) -> &'static str {
        match self.value(choice.id) {
            Some(Value::Option(option)) => option,
            _ => choice.start,
        }
    }

    /// What stands in a field.
    #[must_use]
    pub fn text(&self, field: &Field) -> &str {
        match self.value(field.id) {
            Some(Value::Text(text)) => text,
            _ => field.start,
        }
    }

    /// Sets a control from a text, as links hold it: a number, `on` or `off`, the name of an option,
    /// or any text. A number goes to the nearest that the slider has. Whether the control took it.
    pub fn set(&mut self, control: &Control, text: &str) -> bool {
        let value = match control {
            Control::Slider(one) => match text.parse::<f64>() {
                Ok(number) if !number.is_nan() => {
                    return self.set_number(one, number);
                }
                _ => return false,
            },
            Control::Switch(_) => match text {
                "on" => Value::On(true),
                "off" => Value::On(false),
                _ => return false,
            },
            Control::Choice(one) => match one.options.iter().find(|(option, _)| *option == text) {
                Some((option, _)) => Value::Option(option),
                None => return false,
            },
            Control::Field(one) => Value::Text(text.chars().take(one.most).collect()),
        };
        self.put(control.id(), value);
        true
    }

    /// Moves a slider to the value nearest to this one.
    pub fn set_number(&mut self, slider: &Slider, number: f64) -> bool {
        let number = slider.run.value(slider.run.place(number));
        self.put(slider.id, Value::Number(number));
        true
    }

    fn put(&mut self, id: &'static str, value: Value) {
        match self.set.iter_mut().find(|(one, _)| *one == id) {
            Some((_, old)) => *old = value,
            None => self.set.push((id, value)),
        }
    }

    /// The value of a control as links hold it.
    #[must_use]
    pub fn as_text(&self, control: &Control) -> String {
        match control {
            Control::Slider(one) => {
                let number = self.number(one);
                let (plain, power) = (format!("{number}"), format!("{number:e}"));
                if power.len() < plain.len() {
                    power
                } else {
                    plain
                }
            }
            Control::Switch(one) => if self.is_on(one) { "on" } else { "off" }.to_owned(),
            Control::Choice(one) => self.option(one).to_owned(),
            Control::Field(one) => self.text(one).to_owned(),
        }
    }
}
