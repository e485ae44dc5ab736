//! Fifteen short articles, one for each hard way of reporting speech, with their drafts as
//! `tests/drafts/*.expected` has them.
//!
//! A draft is a block of lines: kind, mode, pattern and tier; the speakers with what they resolve to; what
//! else is known; the pieces of the content. Each block was read beside its article; where a change of the
//! engine is meant, read them again.

use std::fmt::Write;
use std::path::PathBuf;

use gainsay::domain::date::Edtf;
use gainsay::reading::date_words::Anchor;
use gainsay::reading::draft::{Breadth, Draft, draft};

/// Links that are less likely are not shown.
const WORTH_SHOWING: f64 = 0.07;

fn block(number: usize, draft: &Draft, chars: &[char]) -> String {
    let [first, second] = draft.kinds;
    let mut block =
        format!("{number}: {first} (or {second}) {} {} {}\n", draft.mode, draft.pattern, draft.tier);
    for speaker in &draft.speakers {
        let mention = speaker.mention.as_ref().map_or("-", |mention| &*mention.text);
        let _ = write!(block, "  by {mention}");
        if let Some(resolved) = &speaker.resolved {
            let _ = write!(block, " = {} ({})", resolved.name, resolved.how);
        }
        if let Some(title) = &speaker.title {
            let _ = write!(block, ", as {title}");
        }
        if let Some(body) = &speaker.on_behalf_of {
            let _ = write!(block, ", for {body}");
        }
        block.push('\n');
    }
    for via in &draft.via {
        let _ = writeln!(block, "  via {}", via.text);
    }
    if let Some(verb) = &draft.verb {
        let _ = writeln!(block, "  verb {verb}");
    }
    if let Some(said) = &draft.said {
        let _ = writeln!(
            block,
            "  on {} = {}{}",
            said.phrase.as_ref().map_or("", |phrase| &phrase.text),
            said.date.edtf(),
            if said.carried { ", as before" } else { "" }
        );
    }
    for answer in draft.answers.iter().filter(|answer| answer.sure || answer.likely >= WORTH_SHOWING) {
        let _ = writeln!(block, "  answers {}{}", answer.draft, if answer.sure { "" } else { ", perhaps" });
    }
    if let Some(denied) = &draft.denied {
        let _ = writeln!(block, "  denies “{denied}”");
    }
    for span in &draft.spans {
        let _ = writeln!(block, "  > {}", chars[span.start..span.end].iter().collect::<String>());
    }
    block
}

/// All probabilities of drafts as bits, in hexadecimal, a draft a line.
fn bits(drafts: &[Draft]) -> String {
    let likely = |draft: &Draft| {
        let answers = draft.answers.iter().map(|answer| answer.likely);
        let all = std::iter::once(draft.likely).chain(answers);
        all.map(|likely| format!("{:016x}", likely.to_bits())).collect::<Vec<_>>().join(" ")
    };
    drafts.iter().map(likely).collect::<Vec<_>>().join("\n")
}

#[test]
fn probabilities_are_the_same_to_the_bit_on_every_machine() {
    let names = [
        "11-accusation-with-two-denials.txt",
        "12-he-and-she-in-one-paragraph.txt",
        "13-one-man-named-twice.txt",
    ];
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/drafts");
    let published: Edtf = "2024-05-16".parse().unwrap();
    let mut all = String::new();
    for name in names {
        let text = std::fs::read_to_string(folder.join(name)).unwrap().replace('\r', "");
        let drafts = draft(&text, &Anchor::published(Some(&published)), Breadth::Wide);
        let _ = writeln!(all, "{name}\n{}", bits(&drafts));
    }
    let path = folder.join("likely.bits");
    let before = std::fs::read_to_string(path).unwrap_or_default().replace('\r', "");
    assert!(before == all, "\nexpected bits:\n{before}\nnow:\n{all}end of bits");
}

#[test]
fn each_article_is_drafted_as_expected() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/drafts");
    let published: Edtf = "2024-05-16".parse().unwrap();
    let mut articles: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    articles.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    articles.sort();
    assert_eq!(articles.len(), 15);
    let mut differing = Vec::new();
    for article in articles {
        // A checkout may have other line ends.
        let text = std::fs::read_to_string(&article).unwrap().replace('\r', "");
        let chars: Vec<char> = text.chars().collect();
        let drafts = draft(&text, &Anchor::published(Some(&published)), Breadth::Wide);
        let blocks: String =
            drafts.iter().enumerate().map(|(number, draft)| block(number, draft, &chars)).collect();
        let expected = article.with_extension("expected");
        let before = std::fs::read_to_string(&expected).unwrap_or_default().replace('\r', "");
        if before != blocks {
            differing.push(format!("{}\nexpected:\n{before}\ndrafted:\n{blocks}", article.display()));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
