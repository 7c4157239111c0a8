//! What can be set.

use longhand_math::real;

use crate::control::{Field, Run, Slider};
use crate::settings::Settings;

pub(super) const TYPED: Field = Field {
    id: "x",
    label: "A number x, such as 0.1 or 6e-8; leave it empty to use the sliders",
    start: "0.1",
    most: 24,
};
pub(super) const SIGNIFICAND: Slider = Slider {
    id: "significand",
    label: "Significand",
    unit: "",
    run: Run::Even {
        from: 1.0,
        to: 1.999,
        step: 0.001,
    },
    start: 1.6,
};
pub(super) const EXPONENT: Slider = Slider {
    id: "exponent",
    label: "Exponent, of 2",
    unit: "",
    run: Run::Even {
        from: -150.0,
        to: 130.0,
        step: 1.0,
    },
    start: -4.0,
};
pub(super) const WINDOW: Slider = Slider {
    id: "window",
    label: "Half of the number line, over x",
    unit: "",
    run: Run::Doubling { from: -14, to: 1 },
    start: 0.25,
};

/// Whether the sliders say what the number is.
pub(super) fn by_sliders(settings: &Settings) -> bool {
    settings.text(&TYPED).trim().is_empty()
}

/// The number, or what is wrong with what was typed.
pub(super) fn number(settings: &Settings) -> Result<f64, String> {
    if by_sliders(settings) {
        let exponent = settings.number(&EXPONENT);
        return Ok(settings.number(&SIGNIFICAND) * real::exp2(exponent));
    }
    // A number and nothing to be worked out: the whole language would be half of the program.
    let text = settings.text(&TYPED).trim().replace('−', "-");
    match text.parse::<f64>() {
        Ok(number) if number == 0.0 || (1e-300..=1e300).contains(&number.abs()) => Ok(number),
        Ok(number) if !number.is_nan() => {
            Err("No format comes near this number. Write one between 1e-300 and 1e300.".to_owned())
        }
        _ => Err("This is not a number. Write one, such as 0.1, -2 or 6e-8.".to_owned()),
    }
}
