//! Names of files that may be cached for ever: with a hash of what is in them.

/// 64-bit FNV-1a, which tells versions of a file apart; it guards against nobody.
pub fn hash(parts: &[&[u8]]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in parts.iter().flat_map(|part| part.iter()) {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{hash:016x}")[..10].to_string()
}

/// `assets/style.0f3a….css` from `style`, `css` and the file's bytes.
pub fn name(stem: &str, ending: &str, bytes: &[u8]) -> String {
    format!("assets/{stem}.{}.{ending}", hash(&[bytes]))
}

#[cfg(test)]
mod tests {
    #[test]
    fn another_content_has_another_name() {
        assert_ne!(super::name("a", "css", b"x"), super::name("a", "css", b"y"));
        assert_eq!(super::name("a", "css", b"x"), super::name("a", "css", b"x"));
    }
}
