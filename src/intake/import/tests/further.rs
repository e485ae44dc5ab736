//! Cut cells, and the columns that say how a claim denies and what its speakers are.

use super::*;

#[test]
fn a_cut_text_never_takes_the_place_of_the_whole_one() {
    let long = "Long words of a long speech. ".repeat(1_500).trim_end().to_owned();
    let mut desk = Desk::with(&format!(
        "[article]\nheadline = \"H\"\n[[claim]]\nref = \"speech\"\nby = \"A\"\ntext = \"{long}\"\n"
    ));
    let before = everything(&desk.ledger);
    let cut = crate::domain::cell::shown(&long).into_owned();
    let (beginning, mark) = cut.split_at(cut.rfind(" [cut").unwrap());
    // By its id or its ref the row is that claim, and says nothing new; also in a file that lost its guard.
    for rows in [
        format!("id,kind,text,x_guard\nc1,statement,\"{cut}\",1\n"),
        format!("id,kind,text\nc1,statement,\"{cut}\"\n"),
        format!("ref,by,text\nspeech,A,\"{cut}\"\n"),
    ] {
        assert_eq!(desk.counts(&rows), [0, 0, 1, 0]);
    }
    assert_eq!(everything(&desk.ledger), before);
    for (text, guard, why) in [
        (format!("short{mark}"), "", "and that was changed"),
        (format!("l{}{mark}", &beginning[1..]), "", "and that was changed"),
        (beginning.to_owned(), "", "was changed or removed"),
        (cut[..cut.len() - 1].to_owned(), "", "was changed or removed"),
        ("Something else.".to_owned(), "1", "was changed or removed"),
    ] {
        let header = if guard.is_empty() { "id,text" } else { "id,text,x_guard" };
        let comma = if guard.is_empty() { "" } else { "," };
        let imported = desk.import(&format!("{header}\nc1,\"{text}\"{comma}{guard}\n"), &[]);
        assert_eq!((imported.counts.rejected, imported.notes.len()), (1, 1));
        assert!(notes(&imported)[0].contains(why), "{:?}", notes(&imported));
    }
    let imported = desk.import(&format!("by,text\nB,\"{cut}\"\n"), &[]);
    assert!(notes(&imported)[0].contains("the row is no claim of this ledger"), "{:?}", notes(&imported));
    assert_eq!(everything(&desk.ledger), before);
    // Another cell of the row is taken, and where a file has all of the text, that can be edited.
    assert_eq!(desk.counts(&format!("id,kind,text\nc1,warning,\"{cut}\"\n")), [0, 1, 0, 0]);
    assert_eq!(desk.claim(1).text.unwrap(), long);
    assert_eq!(desk.counts(&format!("id,kind,text\nc1,warning,{long} And more.\n")), [0, 1, 0, 0]);
    assert!(desk.claim(1).text.unwrap().ends_with("And more."));
}

#[test]
fn a_row_says_how_far_and_how_firmly_it_denies() {
    let mut desk = Desk::new();
    let rows = |part: &str, force: &str| {
        format!(
            "ref,by,text,denies,repeats,part,force\n\
             shells,A,Shells and missiles.,,,,\n\
             no,B,No missiles; none.,shells,,{part},{force}\n\
             both,C,\"Not so, again.\",shells,no,the shells; ,qualified; \n"
        )
    };
    assert_eq!(desk.counts(&rows("the missiles; all", "")), [3, 0, 0, 0]);
    let manner = |desk: &mut Desk, claim: i64| {
        let relation = desk.claim(claim).relations.remove(0).fields;
        let word = |word: Option<String>| word.unwrap_or_default();
        (
            word(relation.scope.map(|s| s.to_string())),
            word(relation.part),
            word(relation.force.map(|f| f.to_string())),
        )
    };
    let of = |scope: &str, part: &str, force: &str| (scope.to_owned(), part.to_owned(), force.to_owned());
    assert_eq!(
        manner(&mut desk, 2),
        of("partial", "the missiles; all", "categorical"),
        "one relation has the whole cell"
    );
    assert_eq!(manner(&mut desk, 3), of("partial", "the shells", "qualified"));
    let before = everything(&desk.ledger);
    assert_eq!(desk.counts(&rows("the missiles; all", "")), [0, 0, 3, 0]);
    assert_eq!(desk.counts(&rows("", "")), [0, 0, 3, 0], "an empty cell says nothing");
    assert_eq!(everything(&desk.ledger), before);
    let imported = desk.import(&rows("the missiles", "Non-Denial"), &[]);
    assert_eq!((imported.counts.updated, imported.counts.unchanged), (1, 2));
    assert_eq!(
        notes(&imported),
        ["3 updated part: the missiles; all -> the missiles ", "3 updated force: categorical -> non-denial "]
    );
    assert_eq!(desk.counts("ref,denies,scope\nno,shells,full\n"), [0, 1, 0, 0]);
    assert_eq!(manner(&mut desk, 2), of("full", "", "non-denial"));
}

#[test]
fn what_does_not_go_with_a_relation_is_a_fault_of_its_row() {
    let mut desk =
        Desk::with("[article]\nheadline = \"H\"\n[[claim]]\nref = \"a\"\nby = \"A\"\ntext = \"Yes.\"\n");
    let before = everything(&desk.ledger);
    for (row, why) in [
        ("B,No.,,,the half,,", "the row names none"),
        ("B,No.,a,,the half,full,", "`part` goes with scope"),
        ("B,No.,a,,,partial,", "names the part it rejects"),
        ("B,No.,,a,,,qualified", "`force` belongs to a challenge"),
        ("B,No.,a,a,the half,,", "has 1 values, and the row names 2 claims"),
        ("B,No.,a,,,,firmly", "firmly"),
        ("B,No.,a;later,,the half; ; ,,", "has 3 values"),
    ] {
        let imported = desk.import(&format!("by,text,denies,repeats,part,scope,force\n{row}\n"), &[]);
        assert!(notes(&imported).iter().any(|note| note.contains(why)), "{row}: {:?}", notes(&imported));
        assert_eq!(imported.counts.rejected, 1);
    }
    assert_eq!(everything(&desk.ledger), before);
}

#[test]
fn a_speaker_gets_the_kind_of_the_row_and_no_other() {
    let mut desk = Desk::new();
    assert_eq!(desk.counts("by,text\nA,One.\n"), [1, 0, 0, 0]);
    let rows = "by,speaker_kind,text\nA; B; C,person; ; group,Two.\nD; E,Government,Three.\n";
    assert_eq!(desk.counts(rows), [2, 0, 0, 0]);
    let kinds = |desk: &mut Desk| {
        let speakers =
            desk.ledger.read(|r| r.list_speakers(&crate::store::SpeakerFilter::default())).unwrap();
        let mut kinds: Vec<String> =
            speakers.iter().map(|s| format!("{} {:?}", s.fields.name, s.fields.kind)).collect();
        kinds.sort();
        kinds
    };
    assert_eq!(
        kinds(&mut desk),
        ["A Some(Person)", "B None", "C Some(Group)", "D Some(Government)", "E Some(Government)"]
    );
    assert_eq!(desk.counts(rows), [0, 0, 2, 0]);
    let more = "id,speakers,speaker_kind\nc2,A; B; C,; organization;\n";
    assert_eq!(desk.counts(more), [0, 1, 0, 0]);
    assert_eq!(desk.counts(more), [0, 0, 1, 0]);
    assert_eq!(kinds(&mut desk)[1], "B Some(Organization)");
    let before = everything(&desk.ledger);
    for (row, why) in [
        ("A,group,Four.", "A (s1) is recorded as kind \"person\""),
        ("F,robot,Six.", "robot"),
        ("F; G; H,person; group,Seven.", "2 values, and there are 3 speakers"),
    ] {
        let imported = desk.import(&format!("by,speaker_kind,text\n{row}\n"), &[]);
        assert!(notes(&imported)[0].contains(why), "{:?}", notes(&imported));
    }
    assert_eq!(everything(&desk.ledger), before);
}

/// A claim by B that denies the first of three others.
const DENIES_ONE: &str = r#"
[article]
headline = "H"
[[claim]]
ref = "one"
by = "A"
text = "One."
[[claim]]
ref = "two"
by = "A"
text = "Two."
[[claim]]
ref = "no"
by = "B"
text = "No."
denies = { claim = "one", part = "the half of it" }
"#;

#[test]
fn what_a_row_says_further_of_a_claim_leaves_what_it_does_already() {
    for (rows, expected) in [
        ("id,denies\nc3,c1; c2\n", ["c3 denies c1", "c3 denies c2"]),
        ("ref,denies\nno,two\n", ["c3 denies c1", "c3 denies c2"]),
        ("ref,repeats\nno,one\n", ["c3 denies c1", "c3 repeats c1"]),
    ] {
        let mut desk = Desk::with(DENIES_ONE);
        assert_eq!(desk.counts(rows), [0, 1, 0, 0], "{rows}");
        let relations = desk.claim(3).relations;
        let told = relations
            .iter()
            .map(|r| format!("{} {} {}", r.fields.claim, r.fields.relation.as_str(), r.fields.target));
        assert_eq!(told.collect::<Vec<_>>(), expected, "{rows}");
        assert_eq!(relations[0].fields.part.as_deref(), Some("the half of it"), "{rows}");
    }
}

#[test]
fn the_part_of_a_partial_denial_stays_when_only_its_force_is_others_and_is_missed_where_there_is_none() {
    let mut desk = Desk::with(DENIES_ONE);
    assert_eq!(desk.counts("id,denies,scope,force\nc3,c1,partial,qualified\n"), [0, 1, 0, 0]);
    let manner = desk.claim(3).relations[0].fields.manner();
    assert_eq!(manner.part.as_deref(), Some("the half of it"));
    assert_eq!(manner.force, Some(crate::domain::Force::Qualified));
    let imported = desk.import("id,denies,scope\nc3,c1; c2,; partial\nc2,,\n", &[]);
    assert_eq!((imported.counts.rejected, imported.counts.unchanged), (1, 1));
    assert!(notes(&imported)[0].contains("names the part it rejects"), "{:?}", notes(&imported));
}
