//! The words of a post that has markup, and character references.
//!
//! Owns the little HTML that posts have: paragraphs, line breaks, links. Pure.

/// The words of marked-up content; paragraphs stand apart by an empty line.
pub(super) fn words_of(content: &str) -> String {
    let mut text = String::with_capacity(content.len());
    let mut rest = content;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let Some(end) = rest[at..].find('>') else {
            rest = &rest[at + 1..];
            continue;
        };
        let tag = rest[at + 1..at + end].trim_end_matches('/').trim().to_ascii_lowercase();
        match tag.split_whitespace().next().unwrap_or_default() {
            "br" => text.push('\n'),
            "/p" | "/div" | "/blockquote" | "/li" => text.push_str("\n\n"),
            _ => {}
        }
        rest = &rest[at + end + 1..];
    }
    text.push_str(rest);
    let text = references(&text);
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    let mut written = lines.join("\n");
    while written.contains("\n\n\n") {
        written = written.replace("\n\n\n", "\n\n");
    }
    written
}

/// The text with its character references resolved: `&amp;`, `&#39;`, `&#x27;`.
pub(super) fn references(text: &str) -> String {
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        resolved.push_str(&rest[..at]);
        let end = rest.as_bytes()[at..].iter().take(12).position(|byte| *byte == b';').map(|end| at + end);
        let found = end.and_then(|end| Some((character(rest.get(at + 1..end)?)?, end)));
        if let Some((character, end)) = found {
            resolved.push(character);
            rest = &rest[end + 1..];
        } else {
            resolved.push('&');
            rest = &rest[at + 1..];
        }
    }
    resolved.push_str(rest);
    resolved
}

fn character(name: &str) -> Option<char> {
    let number = match name.strip_prefix('#') {
        Some(hex) if hex.starts_with(['x', 'X']) => u32::from_str_radix(&hex[1..], 16).ok(),
        Some(decimal) => decimal.parse().ok(),
        None => None,
    };
    if let Some(number) = number {
        return char::from_u32(number).filter(|c| !c.is_control());
    }
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => None,
    }
}
