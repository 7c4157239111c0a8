//! What tests of labs share.

use crate::definition::Definition;
use crate::settings::Settings;

/// The start of a lab with these settings; fails where one cannot be set.
pub(crate) fn set(lab: &Definition, pairs: &[(&str, &str)]) -> Settings {
    let mut settings = Settings::default();
    for (id, text) in pairs {
        let control = lab.control(id).unwrap_or_else(|| panic!("no control {id}"));
        assert!(settings.set(control, text), "{id} = {text}");
    }
    settings
}
