//! Texts made from valid ones.

/// SplitMix64 (Steele, Lea & Flood 2014).
pub struct Random(u64);

impl Random {
    /// The same sequence for the same name.
    pub fn new(name: &str) -> Random {
        Random(name.bytes().fold(0x1097_4a4d, |seed, byte| {
            (seed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        if n == 0 {
            0
        } else {
            (self.next() % n as u64) as usize
        }
    }
}

/// What stands in texts of every kind.
const ANYWHERE: &[&str] = &[
    "\0",
    "\n",
    "\r\n",
    "\t",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "é",
    "𝛽",
    "\u{e000}",
    "\u{1b}[0m",
    "\"",
    "'",
    "\\",
    "$",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "&",
    "|",
    "#",
    "*",
    "`",
    "~",
    "-",
    "=",
    ".",
    ",",
    ";",
    ":",
    "0",
    "1e308",
    "-1e-308",
    "NaN",
    "9999999999999999999999",
];

/// Most bytes of an input.
const LONGEST: usize = 6_000;

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where in a text something is changed: one place or two, in order.
fn places(random: &mut Random, text: &str) -> (usize, usize) {
    let from = floor(text, random.below(text.len() + 1));
    let most = if random.below(3) == 0 { text.len() } else { 12 };
    let to = floor(text, from + random.below(most + 1));
    (from, to.max(from))
}

/// An input.
pub fn input(random: &mut Random, seeds: &[String], words: &[&str]) -> String {
    let mut text = seeds
        .get(random.below(seeds.len()))
        .cloned()
        .unwrap_or_default();
    for _ in 0..=random.below(6) {
        let (from, to) = places(random, &text);
        match random.below(9) {
            0 => text.replace_range(from..to, ""),
            1 | 2 => {
                let word = words.get(random.below(words.len())).copied().unwrap_or("x");
                text.replace_range(from..to, word);
            }
            3 => {
                let sign = ANYWHERE[random.below(ANYWHERE.len())];
                text.insert_str(from, sign);
            }
            4 => {
                // A piece many times over.
                let piece = text[from..to].to_owned();
                let room = (LONGEST.saturating_sub(text.len())) / piece.len().max(1);
                text.insert_str(from, &piece.repeat(random.below(room.min(600) + 1)));
            }
            5 => {
                // An opening sign many times over.
                let sign = words.get(random.below(words.len())).copied().unwrap_or("(");
                text.insert_str(
                    from,
                    &sign.repeat(random.below(LONGEST / (4 * sign.len().max(1)) + 1)),
                );
            }
            6 => {
                let other = seeds
                    .get(random.below(seeds.len()))
                    .map_or("", String::as_str);
                let (start, end) = places(random, other);
                text.insert_str(from, &other[start..end]);
            }
            7 => {
                let (start, end) = places(random, &text);
                let piece = text[start..end].to_owned();
                text.replace_range(from..to, &piece);
            }
            _ => {
                let c = char::from_u32(random.below(0x11_0000) as u32).unwrap_or('?');
                text.insert(from, c);
            }
        }
        let end = floor(&text, LONGEST);
        text.truncate(end);
    }
    text
}
