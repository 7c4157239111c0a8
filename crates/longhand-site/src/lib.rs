//! Reads content, reports findings, writes a static site.
