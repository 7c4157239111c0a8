//! What kind of file a name stands for.

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its media type.
    pub mime: &'static str,
    /// Whether compressing it is worth the while.
    pub compresses: bool,
}

/// The kinds a site holds, by the ending of the name.
const KINDS: &[(&str, &str, bool)] = &[
    ("html", "text/html; charset=utf-8", true),
    ("css", "text/css; charset=utf-8", true),
    ("js", "text/javascript; charset=utf-8", true),
    ("mjs", "text/javascript; charset=utf-8", true),
    ("json", "application/json", true),
    ("webmanifest", "application/manifest+json", true),
    ("wasm", "application/wasm", true),
    ("svg", "image/svg+xml", true),
    ("txt", "text/plain; charset=utf-8", true),
    ("md", "text/plain; charset=utf-8", true),
    ("xml", "application/xml", true),
    ("bin", "application/octet-stream", true),
    ("png", "image/png", false),
    ("jpg", "image/jpeg", false),
    ("webp", "image/webp", false),
    ("avif", "image/avif", false),
    ("ico", "image/x-icon", false),
    ("woff2", "font/woff2", false),
    ("py", "text/plain; charset=utf-8", true),
    ("zip", "application/zip", false),
    ("gz", "application/gzip", false),
];

/// The kind of the file at `path`.
pub fn of(path: &str) -> Kind {
    let ending = path.rsplit('.').next().unwrap_or_default();
    KINDS
        .iter()
        .find(|(known, _, _)| ending.eq_ignore_ascii_case(known))
        .map_or(
            Kind {
                mime: "application/octet-stream",
                compresses: true,
            },
            |(_, mime, compresses)| Kind {
                mime,
                compresses: *compresses,
            },
        )
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn webassembly_has_the_type_that_streaming_needs() {
        assert_eq!(
            of("assets/longhand_web_bg.0123.wasm").mime,
            "application/wasm"
        );
    }

    #[test]
    fn fonts_are_not_compressed_again() {
        assert!(!of("assets/inter.woff2").compresses);
    }
}
