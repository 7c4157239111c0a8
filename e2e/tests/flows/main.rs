//! What learners do, in a real browser.
#![allow(missing_docs, reason = "tests are sentences")]
#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a failure is a panic that says what was seen"
)]

mod attacks;
mod away;
mod calculator;
mod code;
mod doctor;
mod doctor_curves;
mod editor;
mod everywhere;
mod golden;
mod graph;
mod kinds;
mod labs;
mod later;
mod next;
mod offline;
mod order;
mod overview;
mod planner;
mod progress;
mod pythons;
mod reading;
mod reporting;
mod rest;
mod sandbox;
mod search;
mod shelf;
mod solving;
mod storage;
mod weight;
mod widgets;
