//! An invented article with its proposals, for tests.

use super::super::Review;
use crate::domain::{ClaimKind, Mode, RelationType, SpeakerKind};
use crate::intake::proposal::{Head, Maybe, Proposal};
use crate::reading::worksheet::{ArticleSheet, ClaimSheet, DateSheet, Located, PartySheet, RelationSheet};

pub(crate) const TEXT: &str = "The council has sold the old mill, two newspapers reported.\n\n\
    “We sold nothing,” said Ana Ruiz, the mayor, on Tuesday. “Not a stone.”\n\n\
    Some residents said the mill should become a school. Her deputy, Tom Hale, declined to comment.\n";

/// What the statement at these words says.
pub(crate) fn proposal(words: &[&str], name: &str, kind: ClaimKind) -> Proposal {
    let spans = words.iter().map(|words| {
        let at = TEXT.find(words).expect("the words stand in the sample");
        let start = TEXT[..at].chars().count();
        (start, start + words.chars().count())
    });
    let unnamed = name.starts_with(|c: char| c.is_lowercase());
    let party = PartySheet {
        name: Some(name.to_owned()),
        kind: unnamed.then_some(SpeakerKind::Unnamed),
        ..PartySheet::default()
    };
    let claim = ClaimSheet {
        kind: Some(Located::unplaced(kind)),
        mode: Some(Located::unplaced(Mode::Indirect)),
        by: vec![Located::unplaced(party)],
        text: Some(Located::unplaced(words.join(" "))),
        quotes: words.iter().map(|words| Located::unplaced((*words).to_owned())).collect(),
        ..ClaimSheet::default()
    };
    Proposal {
        nth: 0,
        spans: spans.collect(),
        claim,
        handle: words[0].split(' ').next_back().unwrap_or("x").trim_matches('”').to_owned(),
        how: vec!["high".to_owned()],
        recorded: None,
        denied: None,
        kinds: [kind, ClaimKind::Statement],
        answers: Vec::new(),
        maybe: Vec::new(),
    }
}

pub(crate) fn link(relation: RelationType, target: &str) -> RelationSheet {
    RelationSheet::to(relation, target)
}

/// Four statements: a charge, its denial in two pieces with a link that is not sure, one of the unnamed, and
/// no comment.
pub(crate) fn review() -> Review {
    let mut proposals = vec![
        proposal(&["The council has sold the old mill"], "two newspapers", ClaimKind::Allegation),
        proposal(&["We sold nothing", "Not a stone."], "Ana Ruiz", ClaimKind::Denial),
        proposal(&["the mill should become a school"], "some residents", ClaimKind::Opinion),
        proposal(&["declined to comment"], "Tom Hale", ClaimKind::NoComment),
    ];
    proposals[1].claim.by[0].value.title = Some("the mayor".into());
    proposals[1].maybe = vec![Maybe {
        link: link(RelationType::Denies, "mill"),
        shown: "two newspapers: The council has sold the old mill".into(),
    }];
    proposals[1].answers = vec![0, 2];
    proposals[1].denied = Some("The town has sold the old mill.".into());
    proposals[2].answers = vec![0];
    proposals[1].claim.on = Some(Located::unplaced(DateSheet {
        words: "on Tuesday".into(),
        edtf: Some(Located::unplaced("2024-06-18".into())),
    }));
    let sheet = ArticleSheet {
        headline: Some(Located::unplaced("The mill".into())),
        published: Some(Located::unplaced(DateSheet { words: "2024-06-20".into(), edtf: None })),
        ..ArticleSheet::default()
    };
    let head = Head { sheet, remarks: Vec::new() };
    Review::new("mill.txt".into(), TEXT.into(), head, Some("mill.txt".into()), proposals)
}
