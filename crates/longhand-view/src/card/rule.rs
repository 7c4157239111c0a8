//! The rule below a field.

use super::kinds;
use super::question::Place;
use longhand_exercise::Kind;
use maud::{Markup, html};

/// What is to be known of form and precision, where there is something to tell.
pub(super) fn rule(place: &Place, kind: &Kind) -> Markup {
    let rule = kinds::rule(kind, place.words, &place.shell.exercise);
    html! { @if let Some(rule) = rule { p.rule id=(place.rule_id()) { (rule) } } }
}
