//! Several questions in one exercise, each judged by itself. The type is [`super::Part`].

mod describe;
mod grade;
mod solve;
