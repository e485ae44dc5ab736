//! Several worksheets in one command: one transaction, one entry, refs across files.

use super::{Desk, article, everything};

const ONE: &str = "[[claim]]\nref = \"one\"\nby = \"Ann\"\ntext = \"It rains.\"\n";
const DENIAL: &str = "[[claim]]\nref = \"two\"\nby = \"Bob\"\ndenies = \"one\"\n";
const SEEN: &str = "[[claim]]\nref = \"one\"\nquote = \"rain, she said\"\n";

#[test]
fn a_later_worksheet_names_the_refs_of_an_earlier_one() {
    let mut desk = Desk::new();
    let (first, second, third) = (article(1) + ONE, article(2) + DENIAL, article(3) + SEEN);
    let sheets = [("1.toml", first.as_str()), ("2.toml", &second), ("3.toml", &third)];
    let written = desk.try_log(&sheets).unwrap();
    assert_eq!(written.entry.map(|e| e.to_string()).as_deref(), Some("e1"));
    assert_eq!(
        written.value.iter().map(|l| (l.file.as_str(), l.article.number())).collect::<Vec<_>>(),
        [("1.toml", 1), ("2.toml", 2), ("3.toml", 3)]
    );
    assert_eq!(desk.claim(1).appearances.len(), 2);
    let before = everything(&desk.ledger);
    assert_eq!(desk.try_log(&sheets).unwrap().entry, None);
    assert_eq!(everything(&desk.ledger), before);
}

#[test]
fn a_ref_of_a_later_worksheet_says_which_to_name_first() {
    for (claim, problem) in [(DENIAL, "`denies` names \"one\""), (SEEN, "no claim \"one\" is recorded yet")] {
        let (first, second) = (article(1) + claim, article(2) + ONE);
        let said = Desk::new().refusal(&[("1.toml", &first), ("2.toml", &second)]);
        assert!(said.contains(problem), "{said}");
        assert!(said.ends_with("hint: it stands in 2.toml: name that file first"), "{said}");
    }
}

#[test]
fn the_refs_of_a_refused_worksheet_are_not_called_unknown_in_the_next() {
    let mut desk = Desk::new();
    let first = article(1) + ONE + "nonsense = 1\n";
    let (second, third) =
        (article(2) + DENIAL, article(3) + SEEN + "[[claim]]\nby = \"Cid\"\nconfirms = \"two\"\n");
    let problem = desk.refusal(&[("1.toml", &first), ("2.toml", &second), ("3.toml", &third)]);
    assert_eq!(problem.lines().filter(|line| line.contains(".toml:")).count(), 1, "{problem}");
    assert!(problem.starts_with("1.toml:10:1: "), "{problem}");
}

#[test]
fn the_problems_of_all_worksheets_come_at_once_and_in_order() {
    let mut desk = Desk::new();
    let first = article(1) + "[[claim]]\nby = \"s5\"\ntext = \"x\"\nfoo = 1\non = \"soon\"\n";
    let second = article(2) + "[[claim]]\nby = \"Ann\"\ndenies = \"nothing\"\nevent = \"2024-13\"\n";
    let problem = desk.refusal(&[("1.toml", &first), ("2.toml", &second)]);
    let places: Vec<&str> = problem
        .lines()
        .filter_map(|line| line.split_once(": ").map(|(place, _)| place))
        .filter(|place| place.contains(".toml"))
        .collect();
    assert_eq!(places, ["1.toml:7:6", "1.toml:9:1", "1.toml:10:6", "2.toml:8:10", "2.toml:9:9"], "{problem}");
}

#[test]
fn a_file_that_is_no_worksheet_does_not_hide_the_problems_of_the_next() {
    let second = article(2) + "[[claim]]\nby = \"s5\"\ntext = \"x\"\n";
    let problem = Desk::new().refusal(&[("1.toml", "what = = is this"), ("2.toml", &second)]);
    assert!(
        problem.starts_with("1.toml:") && problem.contains("2.toml:7:6: there is no speaker s5"),
        "{problem}"
    );
}

#[test]
fn the_same_worksheet_twice_in_one_command_is_logged_once() {
    let mut desk = Desk::new();
    let text = article(1) + ONE;
    let written = desk.try_log(&[("1.toml", &text), ("2.toml", &text)]).unwrap();
    let second = &written.value[1].changes;
    assert!(second.iter().all(|change| change.outcome == crate::domain::Outcome::Unchanged), "{second:?}");
}
