//! Every reference case of this folder against the rules, at the tolerance its README gives.

mod schedules;
mod support;
