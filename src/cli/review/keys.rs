//! From the bytes that a terminal sends to keys.
//!
//! Owns the escape sequences that are understood (those of VT100 and xterm, which tmux sends too); anything
//! else is no key. Pure; called by the loop of `log --review`.

use crate::intake::review::Key;

/// The keys in these bytes, which were read in one go. A character whose bytes have not all arrived is left
/// in `bytes`.
pub(super) fn keys(bytes: &mut Vec<u8>) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        if rest[0] == 0x1b {
            let (key, length) = escape(rest);
            keys.extend(key);
            at += length;
            continue;
        }
        if rest[0] < 0x80 {
            keys.extend(control(rest[0]));
            at += 1;
            continue;
        }
        match character(rest) {
            Character::Whole(c, length) => {
                keys.push(Key::Char(c));
                at += length;
            }
            Character::Torn => break,
            Character::None => at += 1,
        }
    }
    bytes.drain(..at);
    keys
}

fn control(byte: u8) -> Option<Key> {
    Some(match byte {
        b'\r' | b'\n' => Key::Enter,
        b'\t' => Key::Tab,
        0x7f | 0x08 => Key::Backspace,
        // Control-C, -D: whoever wants out gets out.
        0x03 | 0x04 => Key::Interrupt,
        0x01 => Key::Home,
        0x05 => Key::End,
        0x15 => Key::Clear,
        0x17 => Key::EraseWord,
        0x0e => Key::Down,
        0x10 => Key::Up,
        0x20..0x7f => Key::Char(char::from(byte)),
        _ => return None,
    })
}

/// An escape sequence and its length. An escape with nothing after it is the key.
fn escape(bytes: &[u8]) -> (Option<Key>, usize) {
    match bytes.get(1) {
        Some(b'[') => {
            let end = bytes[2..].iter().position(|byte| (0x40..0x7f).contains(byte));
            let Some(end) = end.map(|end| end + 2) else { return (None, bytes.len()) };
            let key = match (&bytes[2..end], bytes[end]) {
                (_, b'A') => Some(Key::Up),
                (_, b'B') => Some(Key::Down),
                (_, b'C') => Some(Key::Right),
                (_, b'D') => Some(Key::Left),
                (_, b'H') | (b"1" | b"7", b'~') => Some(Key::Home),
                (_, b'F') | (b"4" | b"8", b'~') => Some(Key::End),
                (b"3", b'~') => Some(Key::Delete),
                (b"5", b'~') => Some(Key::PageUp),
                (b"6", b'~') => Some(Key::PageDown),
                _ => None,
            };
            (key, end + 1)
        }
        Some(b'O') => {
            let key = match bytes.get(2) {
                Some(b'A') => Some(Key::Up),
                Some(b'B') => Some(Key::Down),
                Some(b'C') => Some(Key::Right),
                Some(b'D') => Some(Key::Left),
                Some(b'H') => Some(Key::Home),
                Some(b'F') => Some(Key::End),
                _ => None,
            };
            (key, bytes.len().min(3))
        }
        Some(0x1b) | None => (Some(Key::Escape), 1),
        // Alt and a key.
        Some(_) => (None, 2),
    }
}

enum Character {
    Whole(char, usize),
    Torn,
    None,
}

fn character(bytes: &[u8]) -> Character {
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Character::None,
    };
    match bytes.get(..length) {
        None => Character::Torn,
        Some(whole) => match std::str::from_utf8(whole).ok().and_then(|text| text.chars().next()) {
            Some(c) => Character::Whole(c, length),
            None => Character::None,
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(bytes: &[u8]) -> Vec<Key> {
        keys(&mut bytes.to_vec())
    }

    #[test]
    fn keys_are_told_from_their_bytes() {
        assert_eq!(read(b"a\r\x1b"), [Key::Char('a'), Key::Enter, Key::Escape]);
        assert_eq!(read(b"\x1b[A\x1b[1;5B\x1bOC\x1b[3~"), [Key::Up, Key::Down, Key::Right, Key::Delete]);
        assert_eq!(read("é日".as_bytes()), [Key::Char('é'), Key::Char('日')]);
        assert_eq!(read(b"\x1b[200~x\xff\x1bz"), [Key::Char('x')], "what is not known is no key");
    }

    #[test]
    fn a_character_that_arrives_in_two_pieces_is_one() {
        let mut bytes = vec![b'x', 0xe6, 0x97];
        assert_eq!(keys(&mut bytes), [Key::Char('x')]);
        bytes.push(0xa5);
        assert_eq!(keys(&mut bytes), [Key::Char('日')]);
        assert!(bytes.is_empty());
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_odd(mut bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            keys(&mut bytes);
            prop_assert!(bytes.len() < 4, "at most a torn character is left");
        }
    }
}
