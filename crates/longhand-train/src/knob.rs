//! The fault of each cause, and the one knob that mends it.

use crate::cause::Cause;
use crate::settings::{Numbers, Settings};

impl Cause {
    /// Puts the fault into a run.
    pub fn inject(self, settings: &mut Settings) {
        match self {
            Cause::RateTooHigh => settings.lr *= 100.0,
            Cause::RateNearZero => settings.lr /= 1000.0,
            Cause::Underflow => {
                settings.numbers = Numbers::Fp16;
                settings.divisor = 1_048_576.0;
            }
            Cause::WideStart => settings.width = 8.0,
            Cause::PaddingCounted => {
                settings.padded = true;
                settings.faults.set(self, true);
            }
            Cause::DecayedNorms => {
                settings.decay = 1.5;
                settings.faults.set(self, true);
            }
            _ => settings.faults.set(self, true),
        }
    }

    /// Turns the one knob that belongs to this cause, whether or not it is the cause.
    ///
    /// ```
    /// use longhand_train::{cause::Cause, settings::Settings};
    /// let mut settings = Settings::spiral();
    /// Cause::RateTooHigh.inject(&mut settings);
    /// Cause::RateTooHigh.remedy(&mut settings);
    /// assert_eq!(settings, Settings::spiral());
    /// ```
    pub fn remedy(self, settings: &mut Settings) {
        match self {
            Cause::RateTooHigh => settings.lr /= 100.0,
            Cause::RateNearZero => settings.lr *= 1000.0,
            Cause::Underflow => {
                if settings.numbers == Numbers::Fp16 {
                    settings.numbers = Numbers::Fp16Scaled;
                }
            }
            Cause::WideStart => settings.width = 1.0,
            _ => settings.faults.set(self, false),
        }
    }
}
