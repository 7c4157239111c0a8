//! The content-security policy that every page carries.

/// The policy for a page, as the content of its `<meta>`.
///
/// Nothing is allowed but files of the site itself: no inline script, no inline
/// style, no other host. `runner_hash` is the hash (`sha256-…`) of the one
/// inline script of the frame in which learners' code runs; the frame inherits
/// this policy and adds a stricter one of its own.
///
/// `blob:` is for the worker inside that frame, `'wasm-unsafe-eval'` lets
/// WebAssembly be compiled and nothing else be evaluated.
pub fn policy(runner_hash: Option<&str>) -> String {
    let runner = runner_hash.map_or_else(String::new, |hash| format!(" '{hash}' blob:"));
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{runner}; style-src 'self'; \
         font-src 'self'; img-src 'self' data:; connect-src 'self' blob:; \
         worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::policy;

    #[test]
    fn the_policy_never_allows_inline_code() {
        for policy in [policy(None), policy(Some("sha256-abc="))] {
            assert!(policy.starts_with("default-src 'none'"));
            assert!(!policy.contains("unsafe-inline"));
            assert!(!policy.contains("'unsafe-eval'"));
        }
        assert!(policy(Some("sha256-abc=")).contains(" 'sha256-abc=' "));
    }
}
