//! Errors of formulas, which spreadsheets leave in cells: they are no value of anything.

/// Whether a cell shows that a formula failed, or that a column was too narrow: `#REF!`, `#N/A`, `#BEZUG!`,
/// `Err:502`, `####`.
pub(super) fn is_error(cell: &str) -> bool {
    let cell = cell.trim();
    if let Some(number) = cell.strip_prefix("Err:") {
        return number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    }
    let Some(name) = cell.strip_prefix('#') else { return false };
    // Words of other languages than English: German, Spanish, Portuguese, Italian, Dutch, Swedish.
    let without_mark = ["N/A", "NV", "N/D", "N/B", "SAKNAS!", "GETTING_DATA", "DATA!"];
    if without_mark.contains(&name) {
        return true;
    }
    if name.len() >= 2 && name.bytes().all(|byte| byte == b'#') {
        return true;
    }
    let name = name.trim_start_matches(['¡', '¿']);
    let is_of_name = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '_');
    let inside = name.strip_suffix(['!', '?']);
    inside.is_some_and(|inside| !inside.is_empty() && inside.chars().all(is_of_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_known_in_any_language_and_nothing_else_is_one() {
        for cell in [
            "#REF!",
            "#N/A",
            "#DIV/0!",
            "#VALUE!",
            "#NAME?",
            "#NULL!",
            "#NUM!",
            "#SPILL!",
            " #CALC! ",
            "#BEZUG!",
            "#NV",
            "#¡REF!",
            "#¿NOMBRE?",
            "Err:502",
            "#######",
        ] {
            assert!(is_error(cell), "{cell}");
        }
        for cell in [
            "",
            "#",
            "##",
            "#dam",
            "#Dam!",
            "#1",
            "# REF!",
            "#REF! of the sheet",
            "N/A",
            "Err:",
            "Err:5",
            "#!",
        ] {
            assert!(!is_error(cell), "{cell}");
        }
    }
}
