//! The planner's page: what is typed, what it comes to, and what can be done with it.
//!
//! [`Planner`] is the state; [`Planner::update`] takes an [`Event`] and says by [`Effect`]s what is to
//! be done outside; [`page`] and [`Planner::view`] are its markup. Whatever is typed stays as it was
//! typed, whether it can be used or not. A plan goes into a [link] and into TOML.

mod draft;
mod field;
mod form;
mod link;
mod results;
mod state;
mod view;

pub use state::{Effect, Event, Planner};
pub use view::page;
