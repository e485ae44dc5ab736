//! What stands in the way of undoing, and by which ids it is named.

use super::super::scratch::{Scratch, origin, outside};
use super::*;

#[test]
fn what_was_used_since_stands_in_the_way_with_its_id() {
    let mut ledger = in_memory();
    let states = run(&mut ledger, &beginning());
    let error = undo(&mut ledger, states[0].0).unwrap_err();
    assert_eq!(error.kind(), "in-the-way");
    assert_eq!(
        error.to_string(),
        "e1 cannot be undone as things are: e8 changed or uses c1; e9 changed or uses c2; e10 changed or uses p1"
    );
    assert_eq!(error.hints()[0], "undo that first, the latest before the others: gainsay undo e10");
}

#[test]
fn everything_that_stands_in_the_way_is_named_at_once() {
    let mut ledger = in_memory();
    let mut command = |change: &dyn Fn(&Writer<'_>) -> Result<(), StoreError>| {
        ledger.write(&origin(), Intent::Commit, change).unwrap();
    };
    let claim = |text: &str| NewClaim { text: Some(text.into()), ..NewClaim::default() };
    let denial = |note: Option<&str>| NewRelation {
        claim: ClaimId::new(2),
        relation: RelationType::Denies,
        target: ClaimId::new(1),
        scope: Some(Scope::Full),
        part: None,
        force: Some(Force::Categorical),
        basis: Basis::Explicit,
        note: note.map(str::to_owned),
        article: None,
        quote: None,
    };
    command(&|w| w.add_claim(&claim("It rains.")).map(drop));
    command(&|w| w.add_claim(&claim("It does not.")).map(drop));
    command(&|w| w.add_relation(&denial(None)).map(drop));
    command(&|w| w.update_relation(RelationId::new(1), &denial(Some("by phone"))).map(drop));
    command(&|w| w.update_claim(ClaimId::new(1), &claim("It rained.")).map(drop));
    // The relation was made by one entry and changed by another: both have to go, and so has the change of
    // the claim itself.
    assert_eq!(
        undo(&mut ledger, EntryId::new(1)).unwrap_err().to_string(),
        "e1 cannot be undone as things are: e3 changed or uses r1; e4 changed or uses r1; e5 changed or uses c1"
    );
    for entry in [5, 4, 3, 1] {
        undo(&mut ledger, EntryId::new(entry)).unwrap();
    }
    prove(&mut ledger);
}

#[test]
fn what_was_changed_outside_stands_in_the_way() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    run(&mut ledger, &[vec![(0, 1, 1)]]);
    outside(ledger.path()).execute("UPDATE topic SET note = 'x'", []).unwrap();
    let error = undo(&mut ledger, EntryId::new(1)).unwrap_err();
    assert_eq!(error.to_string(), "e1 cannot be undone as things are: t1 was changed outside of gainsay");
}

#[test]
fn a_name_that_another_row_took_since_stands_in_the_way() {
    let mut ledger = in_memory();
    // A topic is renamed, another takes its old name, and a third entry uses that.
    run(&mut ledger, &[vec![(0, 1, 1)], vec![(1, 1, 3)], vec![(0, 1, 1)], vec![(1, 2, 1)]]);
    assert_eq!(
        undo(&mut ledger, EntryId::new(2)).unwrap_err().to_string(),
        "e2 cannot be undone as things are: e3 changed or uses t2; e4 changed or uses t2"
    );
    for entry in [4, 3, 2, 1] {
        undo(&mut ledger, EntryId::new(entry)).unwrap();
    }
    // And so it is for a row that comes back.
    let mut ledger = in_memory();
    run(&mut ledger, &[vec![(0, 1, 1)]]);
    undo(&mut ledger, EntryId::new(1)).unwrap();
    run(&mut ledger, &[vec![(0, 1, 1)]]);
    assert_eq!(
        undo(&mut ledger, EntryId::new(2)).unwrap_err().to_string(),
        "e2 cannot be undone as things are: e3 changed or uses t2"
    );
    undo(&mut ledger, EntryId::new(3)).unwrap();
    undo(&mut ledger, EntryId::new(2)).unwrap();
    prove(&mut ledger);
}

#[test]
fn a_merge_that_would_lead_in_a_circle_or_nowhere_names_what_was_merged_since() {
    let (ann, ben, cam) = (1, 2, 3);
    let start = vec![(2, 1, ann), (2, 1, ben), (2, 1, cam)];
    // Ann is merged into Ben, that is taken back, and then Ben is merged into Ann, or into Cam.
    for last in [(16, ben, ann), (16, ben, cam)] {
        let mut ledger = in_memory();
        run(&mut ledger, &[start.clone(), vec![(16, ann, ben)], vec![(17, ann, 1)], vec![last]]);
        let before = everything(&ledger);
        assert_eq!(
            undo(&mut ledger, EntryId::new(3)).unwrap_err().to_string(),
            "e3 cannot be undone as things are: e4 changed or uses s2",
            "{last:?}"
        );
        assert_eq!(everything(&ledger), before);
        undo(&mut ledger, EntryId::new(4)).unwrap();
        undo(&mut ledger, EntryId::new(3)).unwrap();
        prove(&mut ledger);
    }
}

#[test]
fn a_row_that_comes_back_waits_for_those_that_it_names() {
    let mut ledger = in_memory();
    // A claim of the first speaker becomes one of the others; then the first is taken out.
    let others = vec![(2, 1, 2), (2, 1, 3), (9, 2, 3)];
    run(&mut ledger, &[vec![(2, 1, 1)], others, vec![(9, 2, 1)], vec![(10, 2, 3)]]);
    let gone = undo(&mut ledger, EntryId::new(1)).unwrap();
    assert_eq!(
        undo(&mut ledger, EntryId::new(4)).unwrap_err().to_string(),
        "e4 cannot be undone as things are: e5 changed or uses s1"
    );
    undo(&mut ledger, gone).unwrap();
    undo(&mut ledger, EntryId::new(4)).unwrap();
    prove(&mut ledger);
}
