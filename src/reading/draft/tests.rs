//! What is drafted of short texts, one for each thing that goes wrong easily.

mod names;

use super::*;
use crate::domain::ClaimKind;
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
    assert_eq!(drafts[1].answers.first().map(|answer| answer.draft), Some(0));
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
    assert_eq!((&*said.phrase.as_ref().unwrap().text, said.date.edtf().as_str()), ("Tuesday", "2024-05-14"));
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
    let verbs: Vec<&str> = claims.iter().filter_map(|draft| draft.verb.as_deref()).collect();
    assert_eq!(verbs, ["denied", "said"]);
    assert!(draft(&text, &published, Breadth::Wide).len() > claims.len());
}

#[test]
fn texts_without_statements_have_none() {
    for text in ["", " \n\r\n ", "“", "\"\"", "The harbour is old.", "()((“”\"’‘"] {
        assert_eq!(drafts(text), [], "{text:?}");
    }
}

#[test]
fn what_somebody_did_not_say_is_no_statement() {
    for paragraph in [
        "Ann Brown did not say the bridge was unsafe.",
        "Ann Brown didn’t say that the bridge was unsafe.",
        "Ann Brown hasn't said the bridge is unsafe.",
        "Ann Brown did not tell investigators that the bridge was unsafe.",
        "The mayor never said the bridge was unsafe.",
        "The mayor no longer says the bridge is unsafe.",
        "Ann Brown did not claim the bridge was unsafe.",
        "Ann Brown never warned that the bridge was unsafe.",
        "Ann Brown cannot say that the bridge is unsafe.",
        "Ann Brown never came or said the bridge was unsafe.",
        "“The bridge is unsafe,” Ann Brown never said.",
        "Never has Ann Brown said the bridge is unsafe.",
        "At no point had Ann Brown said the bridge was unsafe.",
        "Ann Brown told nobody that the bridge was unsafe.",
    ] {
        assert_eq!(in_article(paragraph), [""; 0], "{paragraph}");
    }
}

#[test]
fn what_nobody_said_is_no_statement() {
    for paragraph in [
        "Neither Ann Brown nor Bob Lee said the bridge was unsafe.",
        "Neither said the bridge was unsafe.",
        "Nobody in the council said the bridge was unsafe.",
        "No one said the bridge was unsafe.",
        "But no official said the bridge was unsafe.",
        "Few officials said the bridge was unsafe.",
        "Very few officials warned that the bridge was unsafe.",
        "None of the officials said the bridge was unsafe.",
        "Hardly anyone said the bridge was unsafe.",
        "Not one of the officials said the bridge was unsafe.",
        "On Monday no official said the bridge was unsafe.",
        "“The bridge is unsafe,” said no official.",
        "Nobody denied that the bridge was unsafe.",
    ] {
        assert_eq!(in_article(paragraph), [""; 0], "{paragraph}");
    }
}

#[test]
fn what_somebody_could_have_said_is_no_statement() {
    for paragraph in [
        "Ann Brown could have said the bridge was unsafe.",
        "Ann Brown might have warned that the bridge was unsafe.",
        "Ann Brown might say the bridge is unsafe.",
        "Ann Brown would’ve said the bridge was unsafe.",
        "Ann Brown would not have denied that the bridge was unsafe.",
        "Had Ann Brown said the bridge was unsafe, it would have been closed.",
        "If Ann Brown says the bridge is unsafe, it will be closed.",
        "The bridge will be closed if Ann Brown, the mayor, says that it is unsafe.",
        "Unless the mayor denies that the bridge is unsafe, it will be closed.",
        "If Ann Brown comes and says the bridge is unsafe, it will be closed.",
        "There is no evidence that Ann Brown said the bridge was unsafe.",
        "It isn’t true that Ann Brown said the bridge was unsafe.",
        "It is unclear whether Ann Brown said the bridge was unsafe.",
        "Has Ann Brown said the bridge is unsafe?",
    ] {
        assert_eq!(in_article(paragraph), [""; 0], "{paragraph}");
    }
}

#[test]
fn a_negation_elsewhere_leaves_a_statement_as_it_is() {
    for (paragraph, line) in [
        ("Ann Brown said the bridge was not safe.", "Ann Brown | said | the bridge was not safe"),
        ("Ann Brown said he did not take money.", "Ann Brown | said | he did not take money"),
        ("Ann Brown said nobody was hurt.", "Ann Brown | said | nobody was hurt"),
        (
            "Ann Brown said that if the bridge falls, it will be closed.",
            "Ann Brown | said | that if the bridge falls, it will be closed",
        ),
        (
            "If the bridge is unsafe, Ann Brown said, it will be closed.",
            "Ann Brown | said | If the bridge is unsafe … it will be closed",
        ),
        ("A few officials said the bridge was unsafe.", "A few officials | said | the bridge was unsafe"),
        (
            "Ann Brown, not Bob Lee, said the bridge was unsafe.",
            "Ann Brown, not Bob Lee | said | the bridge was unsafe",
        ),
        ("Ann Brown not only said the bridge was unsafe.", "Ann Brown | said | the bridge was unsafe"),
        ("Will Brown said the bridge was unsafe.", "Brown | said | the bridge was unsafe"),
        ("Ann Brown has said the bridge is unsafe.", "Ann Brown | said | the bridge is unsafe"),
    ] {
        assert_eq!(in_article(paragraph), [line], "{paragraph}");
    }
    assert_eq!(in_article("Firms that had insured the Harbour Board agreed to close it.").len(), 1);
}

#[test]
fn what_stands_beside_something_unsaid_is_found() {
    assert_eq!(
        in_article("Ann Brown did not say why the bridge fell but said it was old."),
        ["Ann Brown | say | why the bridge fell", "Ann Brown | said | it was old"]
    );
    assert_eq!(
        in_article("Ann Brown did not say the bridge was old, but Bob Lee said it was unsafe."),
        ["Bob Lee | said | it was unsafe"]
    );
    assert_eq!(
        in_article("Ann Brown did not say the bridge was old. “It was closed in the year before.”"),
        ["- | - | It was closed in the year before."]
    );
}

#[test]
fn a_negation_that_is_a_kind_of_its_own_stays_and_is_in_the_text() {
    for (paragraph, kind, text) in [
        ("Ann Brown did not deny taking the money.", ClaimKind::Statement, "did not deny taking the money"),
        (
            "Ann Brown did not immediately respond to requests for comment.",
            ClaimKind::NoComment,
            "did not immediately respond to requests for comment",
        ),
        (
            "Ann Brown would not say whether the bridge was safe.",
            ClaimKind::NoComment,
            "would not say whether the bridge was safe",
        ),
        (
            "Ann Brown could not confirm that the bridge was safe.",
            ClaimKind::NoComment,
            "could not confirm that the bridge was safe",
        ),
    ] {
        let drafts = drafts(&format!("{HEADLINE}{paragraph}"));
        let found: Vec<_> = drafts.iter().map(|it| (it.kind, it.text.as_deref())).collect();
        assert_eq!(found, [(kind, Some(text))], "{paragraph}");
    }
}

/// Speaker, kind and text of each draft that is worth a claim.
fn claims(paragraph: &str) -> Vec<(String, ClaimKind, String)> {
    let drafts = draft(&format!("{HEADLINE}{paragraph}"), &Anchor::none("no date"), Breadth::Claims);
    let words = |mention: &Option<Mention>| mention.as_ref().map_or_else(String::new, |it| it.text.clone());
    drafts.iter().map(|it| (words(&it.speaker), it.kind, it.text.clone().unwrap_or_default())).collect()
}

#[test]
fn who_declined_to_comment_is_a_claim_of_its_own() {
    for (paragraph, speaker, text) in [
        ("Ann Brown declined to comment.", "Ann Brown", "declined to comment"),
        ("The mayor, Ann Brown, declined to comment.", "The mayor, Ann Brown", "declined to comment"),
        ("Ann Brown declined to comment on the report.", "Ann Brown", "declined to comment on the report"),
        ("Ann Brown has repeatedly declined to comment.", "Ann Brown", "has repeatedly declined to comment"),
        ("Acme Corp declined to comment.", "Acme Corp", "declined to comment"),
        ("Ann Brown refused to comment.", "Ann Brown", "refused to comment"),
        ("Ann Brown declined to say who paid.", "Ann Brown", "declined to say who paid"),
        ("Ann Brown refused to answer questions.", "Ann Brown", "refused to answer questions"),
        ("Ann Brown did not respond to questions.", "Ann Brown", "did not respond to questions"),
        (
            "A spokesman for Acme Corp would not comment on the report.",
            "A spokesman for Acme Corp",
            "would not comment on the report",
        ),
    ] {
        let expected = (speaker.to_owned(), ClaimKind::NoComment, text.to_owned());
        assert_eq!(claims(paragraph), [expected], "{paragraph}");
    }
    for paragraph in [
        "Ann Brown declined to run again.",
        "Ann Brown refused to give the money to the council.",
        "If Ann Brown declines to comment, it will be closed.",
        "Ann Brown did not decline to comment.",
    ] {
        assert_eq!(claims(paragraph), [], "{paragraph}");
    }
}

#[test]
fn pieces_that_are_sentences_are_joined_as_sentences() {
    for (paragraph, text) in [
        (
            "“We told them in March,” Ann Brown said. “Nobody answered.”",
            "We told them in March. Nobody answered.",
        ),
        ("“We told them,” Ann Brown said, “in March.”", "We told them, in March."),
        ("“We told them,” Ann Brown said, “and Bob Lee knew it.”", "We told them, and Bob Lee knew it."),
        ("“Did they know?” Ann Brown asked. “Nobody answered.”", "Did they know? Nobody answered."),
        (
            "“We told them,” said Jonas Weil, an engineer at Acme Inc. “Nobody answered. 3 years passed.”",
            "We told them. Nobody answered. 3 years passed.",
        ),
        ("‘We told them,’ Ann Brown said. ‘Nobody answered.’", "We told them. Nobody answered."),
        (
            "“We told them in March,” Ann Brown said.\n\n“Nobody answered us in all that time.”",
            "We told them in March. Nobody answered us in all that time.",
        ),
        (
            "Ann Brown said the bridge was “a wreck, as we said,” and old. “Nobody answered us in that time.”",
            "the bridge was “a wreck, as we said,” and old. Nobody answered us in that time.",
        ),
        (
            "Ann Brown said the bridge was “a wreck, as we said.” “Nobody answered us in that time.”",
            "the bridge was “a wreck, as we said.” Nobody answered us in that time.",
        ),
        (
            "“We told them,” Ann Brown said. “in March, as it was due.”",
            "We told them, in March, as it was due.",
        ),
    ] {
        let drafts = drafts(&format!("{HEADLINE}{paragraph}"));
        let texts: Vec<_> = drafts.iter().filter_map(|it| it.text.as_deref()).collect();
        assert_eq!(texts, [text], "{paragraph}");
    }
}

#[test]
fn a_joined_text_leaves_the_pieces_word_for_word() {
    assert_eq!(
        in_article("“We told them in March,” Ann Brown said. “Nobody answered.”"),
        ["Ann Brown | said | We told them in March, … Nobody answered."]
    );
}

#[test]
fn a_word_that_leads_in_to_a_name_is_no_title_and_no_part_of_it() {
    for (lead, title) in [
        ("If Ann Brown says it is old, it falls.", None),
        ("Had Ann Brown said it was old, it would fall.", None),
        ("Neither Ann Brown nor Bob Lee said it was old.", None),
        ("But President Ann Brown left.", Some("President")),
    ] {
        let drafts = drafts(&format!("{HEADLINE}{lead} Ann Brown said the bridge was safe."));
        let speaker = &drafts.last().unwrap().speakers[0];
        assert_eq!(speaker.resolved.as_ref().unwrap().name, "Ann Brown", "{lead}");
        assert_eq!(speaker.title.as_deref(), title, "{lead}");
    }
}
