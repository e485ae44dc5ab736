//! What is drafted of transcripts of our own words.

use super::*;
use crate::domain::date::Edtf;
use crate::reading::date_words::Anchor;
use crate::reading::draft::{Breadth, Draft, DraftedSpeaker};
use crate::reading::transcript;

const BRIEFING: &str = "Port Authority Press Briefing

Clara Voss, Spokesperson for the Port Authority

June 20, 2024

MS. VOSS: Good afternoon, everyone. The new quay opens on Monday. It cost two hundred millions.

QUESTION: Did the authority sell the old mill?

MS. VOSS: No. That is false. The ministry denied that the mill was sold.

QUESTION: The mayor said the quay is mined. Do you have a comment?

MS. VOSS: I have no comment on that. Thank you all.
";

fn lines(text: &str) -> Vec<String> {
    let published: Edtf = "2024-06-20".parse().unwrap();
    let read = transcript::read(text).unwrap();
    let letters: Vec<char> = text.chars().collect();
    let line = |draft: &Draft| {
        let words: String = letters[draft.spans[0].start..draft.spans[0].end].iter().collect();
        let name = |speaker: &DraftedSpeaker| {
            speaker.resolved.as_ref().map_or("-".to_owned(), |found| found.name.clone())
        };
        let names: Vec<String> = draft.speakers.iter().map(name).collect();
        format!("{} | {} | {words}", names.join(", "), draft.kind)
    };
    draft(text, &read, &Anchor::published(Some(&published)), Breadth::Claims).iter().map(line).collect()
}

#[test]
fn a_turn_is_read_statement_by_statement() {
    assert_eq!(
        lines(BRIEFING),
        [
            "Clara Voss | statement | The new quay opens on Monday. It cost two hundred millions.",
            "Clara Voss | denial | No. That is false.",
            "The ministry | denial | that the mill was sold",
            "Clara Voss | no-comment | I have no comment on that.",
        ]
    );
}

#[test]
fn a_short_answer_denies_what_was_asked_and_carries_the_day_of_the_occasion() {
    let published: Edtf = "2024-06-20".parse().unwrap();
    let read = transcript::read(BRIEFING).unwrap();
    let drafts = draft(BRIEFING, &read, &Anchor::published(Some(&published)), Breadth::Claims);
    assert_eq!(drafts[1].denied.as_deref(), Some("The authority did sell the old mill."));
    let said = drafts[1].said.as_ref().unwrap();
    assert_eq!(
        (said.phrase.as_ref().unwrap().text.as_str(), said.date.edtf().as_str(), said.carried),
        ("June 20, 2024", "2024-06-20", true)
    );
    assert_eq!(drafts[2].via.iter().map(|via| via.text.as_str()).collect::<Vec<_>>(), ["Clara Voss"]);
    assert_eq!(drafts[1].speakers[0].title.as_deref(), Some("Spokesperson for the Port Authority"));
}

#[test]
fn answers_of_a_witness_are_what_was_asked() {
    let text = "Direct examination of Nora Quist\n\nQ. Did you close the port?\nA. We did not close it. The ice closed it.\nQ. Did the harbour master tell you to leave?\nA. Yes. He said that the quay was closed.\n";
    let read = transcript::read(text).unwrap();
    let drafts = draft(text, &read, &Anchor::none("x"), Breadth::Claims);
    let told = |draft: &Draft| format!("{} | {:?} | {:?}", draft.kind, draft.text, draft.denied);
    assert_eq!(
        drafts.iter().map(told).collect::<Vec<_>>(),
        [
            "denial | Some(\"We did not close it. The ice closed it.\") | Some(\"Nora Quist did close the port.\")",
            "confirmation | Some(\"The harbour master did tell Nora Quist to leave.\") | None",
            "statement | Some(\"the quay was closed\") | None",
        ]
    );
    assert_eq!(drafts[2].speakers[0].resolved, None);
}

#[test]
fn what_somebody_without_a_name_asks_is_no_statement() {
    let all = lines(BRIEFING);
    assert!(!all.iter().any(|line| line.contains("mined")), "{all:?}");
}

proptest::proptest! {
    #[test]
    fn any_text_in_turns_is_drafted_within_itself(
        text in "(?s)((MR\\. ROE|Q|ANNA FALK|QUESTION): |No\\. |Did he sell it\\? |The ministry said it was sold\\. |\\PC{0,6}|\n){0,40}",
    ) {
        if let Some(read) = transcript::read_as_told(&text) {
            let length = text.chars().count();
            for drafted in draft(&text, &read, &Anchor::none("x"), Breadth::Wide) {
                proptest::prop_assert!(drafted.spans.iter().all(|span| span.start < span.end && span.end <= length));
                proptest::prop_assert!(drafted.sentence.end <= length);
            }
        }
    }
}
