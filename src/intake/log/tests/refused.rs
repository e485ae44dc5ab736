//! What only the ledger can show to be wrong.

use super::{Desk, sheet};

#[test]
fn an_unknown_ref_suggests_the_nearest() {
    let mut desk = Desk::new();
    let claims = "[[claim]]\nref = \"shells\"\nby = \"Ann\"\ntext = \"x\"\n";
    desk.log(&sheet(claims));
    let denial =
        |target: &str| super::article(2) + &format!("[[claim]]\nby = \"Bob\"\ndenies = \"{target}\"\n");
    let problem = desk.refusal(&[("w.toml", &denial("shels"))]);
    assert_eq!(
        problem,
        "w.toml:8:10: `denies` names \"shels\", which is no claim of this worksheet or of the ledger\n  hint: did you mean \"shells\"?"
    );
    let problem = desk.refusal(&[("w.toml", &denial("c77"))]);
    assert!(problem.ends_with("hint: see the claims with: gainsay claim list"), "{problem}");
    let problem = desk.refusal(&[("w.toml", &denial("quite-another"))]);
    assert!(problem.contains("hint: give the earlier claim this `ref`"), "{problem}");
}

#[test]
fn all_problems_of_a_worksheet_come_at_once_and_in_order() {
    let claims = "[[claim]]\nref = \"c5\"\nby = [\"s5\", \"Ann\", \"ann \"]\ntext = \"x\"\non = \"soon\"\nevent = \"2024-99\"\ndenies = \"q\"\nvia = \"s6\"\n";
    let problem = Desk::new().refusal(&[("w.toml", &sheet(claims))]);
    let lines: Vec<usize> = problem
        .lines()
        .filter_map(|line| line.strip_prefix("w.toml:")?.split(':').next()?.parse().ok())
        .collect();
    assert_eq!(lines, [7, 8, 8, 10, 11, 12, 13], "{problem}");
}
