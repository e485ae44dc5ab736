//! What is drafted of short texts, one for each thing that goes wrong easily.

use super::*;
use crate::domain::date::Edtf;

fn drafts(text: &str) -> Vec<Draft> {
    let published: Edtf = "2024-05-16".parse().unwrap();
    draft(text, &Anchor::published(Some(&published)), Breadth::Wide)
}

/// The speaker, the cue and the pieces of each draft, as `speaker | cue | piece … piece`.
fn lines(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let words = |span: &Span| chars[span.start..span.end].iter().collect::<String>();
    let line = |draft: &Draft| {
        let speaker = draft.speaker.as_ref().map_or("-", |speaker| &*speaker.text);
        let cue = draft.cue.as_ref().map_or("-", |cue| &*cue.text);
        let pieces: Vec<String> = draft.spans.iter().map(words).collect();
        format!("{speaker} | {cue} | {}", pieces.join(" … "))
    };
    drafts(text).iter().map(line).collect()
}

/// A headline, because what stands first is read as one.
const HEADLINE: &str = "Harbour news\n\n";

fn in_article(paragraph: &str) -> Vec<String> {
    lines(&format!("{HEADLINE}{paragraph}"))
}

#[test]
fn a_quotation_in_two_pieces_is_one_statement() {
    assert_eq!(
        in_article("“The quay is safe,” Mayor Ana Brito said on Monday. “Nobody has to leave.”"),
        ["Mayor Ana Brito | said | The quay is safe, … Nobody has to leave."]
    );
}

#[test]
fn the_speaker_can_follow_the_verb() {
    assert_eq!(
        in_article("“We saw no leak,” said Jonas Weil, an engineer at the port authority."),
        ["Jonas Weil, an engineer at the port authority | said | We saw no leak,"]
    );
}

#[test]
fn both_beside_the_verb_is_no_speaker() {
    let lines = in_article(
        "Sylvania and Trentino have both said the quay is closed. Brito and Weil both denied that it was sold. \
         Both denied that it was mined.",
    );
    let speakers: Vec<&str> = lines.iter().filter_map(|line| line.split(" | ").next()).collect();
    assert_eq!(speakers, ["Sylvania and Trentino", "Brito and Weil", "Both"]);
}

#[test]
fn a_participle_goes_on_with_the_speaker_before_it() {
    assert_eq!(
        in_article("The port authority said the tank was empty, adding that it was built in 1990."),
        [
            "The port authority | said | the tank was empty",
            "The port authority | adding | that it was built in 1990"
        ]
    );
}

#[test]
fn a_statement_begins_after_where_and_when_it_was_said() {
    assert_eq!(
        in_article("Brito told reporters at the harbour on Tuesday that the leak was small."),
        ["Brito | told | that the leak was small"]
    );
}

#[test]
fn spans_count_code_points_and_not_bytes() {
    let text = "Häfen\n\n“Über 90 % sind dicht – 😀 ja,” said Zoë Grün.";
    let draft = &drafts(text)[0];
    assert_eq!(draft.spans, [Span { start: 8, end: 36 }]);
    assert_eq!(draft.speaker.as_ref().unwrap().span, Span { start: 43, end: 51 });
}

#[test]
fn a_denial_answers_the_allegation_before_it_and_names_both_speakers() {
    let text = format!(
        "{HEADLINE}Both Norland and Sudmark have alleged that Ostia sold shells to the rebels. Both Ostia and the Free \
         Coast deny those assertions."
    );
    let drafts = drafts(&text);
    assert_eq!(drafts.len(), 2);
    assert_eq!((drafts[0].kind, drafts[1].kind), (ClaimKind::Allegation, ClaimKind::Denial));
    assert_eq!(drafts[1].answers, Some(Answers { draft: 0, sure: true }));
    assert_eq!(drafts[1].text, None, "the words only point");
    let names = |draft: &Draft| -> Vec<String> {
        draft.speakers.iter().map(|speaker| speaker.resolved.as_ref().unwrap().name.clone()).collect()
    };
    assert_eq!(names(&drafts[0]), ["Norland", "Sudmark"]);
    assert_eq!(names(&drafts[1]), ["Ostia", "Free Coast"]);
}

#[test]
fn pronouns_and_titles_lead_to_the_name() {
    let text = format!(
        "{HEADLINE}Port Authority spokeswoman Mira Holm said the pier was closed. “It will open soon,” she said. The \
         spokeswoman said the pier was old."
    );
    let drafts = drafts(&text);
    let resolved: Vec<_> = drafts.iter().map(|draft| draft.speakers[0].resolved.clone().unwrap()).collect();
    assert!(resolved.iter().all(|resolved| resolved.name == "Mira Holm"), "{resolved:?}");
    assert_eq!(
        resolved.iter().map(|resolved| resolved.how).collect::<Vec<_>>(),
        [How::FullName, How::Pronoun, How::Title]
    );
    assert_eq!(drafts[0].speakers[0].title.as_deref(), Some("spokeswoman"));
    assert_eq!(drafts[0].speakers[0].on_behalf_of.as_deref(), Some("Port Authority"));
}

#[test]
fn the_day_beside_the_verb_is_counted_from_the_article() {
    let drafts = drafts(&format!("{HEADLINE}Ana Brito said on Tuesday that the quay is safe."));
    let said = drafts[0].said.as_ref().unwrap();
    assert_eq!((&*said.phrase.text, said.date.edtf().as_str()), ("Tuesday", "2024-05-14"));
}

#[test]
fn no_denial_and_no_comment_are_what_they_are() {
    let kind = |text: &str| drafts(&format!("{HEADLINE}{text}"))[0].kind;
    assert_eq!(kind("Ana Brito denied taking money."), ClaimKind::Denial);
    assert_eq!(kind("Ana Brito did not deny taking money."), ClaimKind::Statement);
    assert_eq!(kind("Ana Brito declined to comment on the money."), ClaimKind::NoComment);
}

#[test]
fn claims_leave_out_what_is_only_thought_and_keep_the_order() {
    let text = format!(
        "{HEADLINE}Ana Brito wants to sail. Ana Brito denied the leak. Jonas Weil said it was a large one."
    );
    let published = Anchor::none("no date");
    let claims = draft(&text, &published, Breadth::Claims);
    assert_eq!(
        claims.iter().map(|draft| draft.kind).collect::<Vec<_>>(),
        [ClaimKind::Denial, ClaimKind::Statement]
    );
    assert!(draft(&text, &published, Breadth::Wide).len() > claims.len());
}

#[test]
fn texts_without_statements_have_none() {
    for text in ["", " \n\r\n ", "“", "\"\"", "The harbour is old.", "()((“”\"’‘"] {
        assert_eq!(drafts(text), [], "{text:?}");
    }
}
