//! The longhand command line.
