//! What holds of every lab.
#![allow(missing_docs, reason = "tests are sentences")]

mod every;
