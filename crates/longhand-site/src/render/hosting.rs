//! What travels with a site for those who host it: licences, and an example of headers.

use super::output::Output;
use crate::bundle::{Bundle, LICENCES};

/// What a page's own policy cannot say, in the form that Netlify and Cloudflare Pages read.
/// docs/hosting.md has the same for nginx.
const HEADERS: &str = "/*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Cross-Origin-Opener-Policy: same-origin
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
  Strict-Transport-Security: max-age=31536000
/assets/*
  Cache-Control: public, max-age=31536000, immutable
";

/// Adds them. They are no part of what is kept for reading without a network.
pub(super) fn write(bundle: &Bundle, out: &mut Output) {
    out.files
        .insert("_headers".to_owned(), HEADERS.as_bytes().to_vec());
    if let Some(bytes) = bundle.files.get(LICENCES) {
        out.files.insert(LICENCES.to_owned(), bytes.clone());
    }
}
