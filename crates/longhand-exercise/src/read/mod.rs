//! What a learner typed, read once: from a text to a number. Judging looks at numbers only.

pub mod context;
pub mod number;
pub mod typed;

/// Longest answer that is read, in bytes.
pub const LONGEST: usize = 2_000;

/// A fault of the language as help.
pub fn fault(fault: longhand_notation::Fault) -> crate::verdict::Help {
    crate::verdict::Help::Fault {
        span: fault.span,
        message: fault.message,
        help: fault.help,
    }
}
