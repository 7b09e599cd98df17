//! The text of a file, or the encoding that it seems to have.
//!
//! Pages are UTF-8, and nothing is guessed of others: a page read in a wrong encoding would have other names and values.

/// An encoding that editors save pages in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf16,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

impl Encoding {
    /// What it is called, and what `iconv` calls it.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Utf16 => ("is UTF-16", "UTF-16"),
            Self::Utf16Le => ("looks like UTF-16 (little-endian)", "UTF-16LE"),
            Self::Utf16Be => ("looks like UTF-16 (big-endian)", "UTF-16BE"),
            Self::Windows1252 => ("looks like Latin-1 or Windows-1252", "WINDOWS-1252"),
        }
    }
}

/// What the bytes of a page say, or which encoding they have instead and what to do.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, String> {
    let other = utf16(&bytes).or_else(|| is_windows_1252(&bytes).then_some(Encoding::Windows1252));
    if let Some((what, name)) = other.map(Encoding::names) {
        return Err(format!("{what}; save it as UTF-8, or turn it with `iconv -f {name} -t UTF-8`"));
    }
    // A page may hold a byte that was decoded wrongly; what is no text at all shows by how many there are.
    Ok(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    })
}

/// How much of a page shows that every other byte is nothing.
const SHOWN: usize = 4096;

/// By its mark, or because one half of nearly every character is nothing.
fn utf16(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Some(Encoding::Utf16);
    }
    let (pairs, _) = bytes[..bytes.len().min(SHOWN)].as_chunks::<2>();
    let empty = |half: usize| pairs.iter().filter(|pair| pair[half] == 0).count();
    let is_half = |empty: usize, other: usize| pairs.len() > 4 && empty * 10 > pairs.len() * 8 && other == 0;
    let (first, second) = (empty(0), empty(1));
    match (is_half(second, first), is_half(first, second)) {
        (true, _) => Some(Encoding::Utf16Le),
        (_, true) => Some(Encoding::Utf16Be),
        (false, false) => None,
    }
}

/// Several bytes are no UTF-8 and could be letters and signs, and nothing else but ASCII is there. One alone may be what a page
/// has of a character that was decoded wrongly.
fn is_windows_1252(bytes: &[u8]) -> bool {
    let is_text = |byte: &u8| !byte.is_ascii_control() || byte.is_ascii_whitespace();
    let is_sign = |byte: &u8| matches!(byte, 0x80 | 0x85 | 0x91..=0x97 | 0x99 | 0xa0..=0xff);
    let mut others = 0;
    for chunk in bytes.utf8_chunks() {
        let is_plain = chunk.valid().is_ascii() && chunk.valid().as_bytes().iter().all(is_text);
        if !is_plain || !chunk.invalid().iter().all(is_sign) {
            return false;
        }
        others += chunk.invalid().len();
    }
    others > 1
}
