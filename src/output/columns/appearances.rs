//! Claims as articles have them, with the exact words.

use super::{columns, parts};
use crate::domain::{Hop, QuoteAnchor, Seen};
use crate::output::{Columns, Value};

/// A row for each claim and article that has it.
pub static APPEARANCES: Columns<Seen> = columns! { "appearances",
    "id,claim,ref,article,position,mode,quote,quote_pieces,via,cues,origin,outlet,headline,url,\
     published,speakers,text,capture,stands_at,note,at,hedge,names_as_given,titles_as_given";
    "id", ALWAYS, "the appearance's id": |seen| seen.appearance.id.to_string().into();
    "claim", ALWAYS, "the claim's id": |seen| seen.claim.id.to_string().into();
    "ref", DETAIL, "the claim's ref": |seen| seen.claim.r#ref.as_deref().into();
    "article", ALWAYS, "the article's id": |seen| seen.appearance.article.id.to_string().into();
    Count "position", DETAIL, "the place of the claim among the claims of the article, from 1":
        |seen| i64::from(seen.appearance.position).into();
    "mode", DETAIL, "how the article gives the words: direct, indirect, mixed, summary":
        |seen| parts::word(seen.appearance.mode);
    "quote", ALWAYS, "the words of the article, pieces joined by \" … \"": |seen| parts::quoted(&seen.appearance).into();
    "quote_pieces", DETAIL, "the same, piece by piece": |seen| (&seen.appearance.quotes).into();
    "via", DETAIL, "who relayed it, as the article names them, nearest to the speaker last":
        |seen| names(&seen.appearance.via).into();
    "cues", DETAIL, "the words that say so (\"according to\"), one for each of via, empty where there are none":
        |seen| cues(&seen.appearance.via).into();
    "origin", DETAIL, "where the article has it from: the last of via, else its outlet, else the article itself":
        |seen| seen.appearance.origin.as_str().into();
    "outlet", ALWAYS, "the name of the article's outlet": |seen| seen.appearance.article.outlet.as_deref().into();
    "headline", DETAIL, "the article's headline": |seen| seen.appearance.article.headline.as_deref().into();
    "url", DETAIL, "where the article stands": |seen| seen.appearance.article.url.as_deref().into();
    Edtf "published", ALWAYS, "when the article was published (EDTF; in JSON an object: words, edtf, earliest, latest)":
        |seen| parts::date(seen.appearance.article.published.as_ref());
    "speakers", ALWAYS, "who said it (in JSON objects: id, name, as, for)": |seen| parts::speakers(&seen.claim.speakers);
    "text", DETAIL, "what was said, as recorded": |seen| parts::text(&seen.claim);
    "capture", DETAIL, "the capture in whose text the quote was found, none if it was never looked for":
        |seen| seen.appearance.anchors.first().map(|anchor| anchor.capture.to_string()).into();
    "stands_at", DETAIL, "where its pieces stand in that text, in code points from 0, the end not included: \"12-40\"":
        |seen| stands(&seen.appearance.anchors).into();
    "note", DETAIL, "anything else about this appearance": |seen| seen.appearance.note.as_deref().into();
    "at", DETAIL, "where in the article it stands: a time code or a page":
        |seen| seen.appearance.at.as_ref().map(ToString::to_string).into();
    "hedge", DETAIL, "the article's words of doubt": |seen| seen.appearance.hedge.as_deref().into();
    "names_as_given", DETAIL, "what this article calls the speakers, one for each":
        |seen| Value::list(given(seen).into_iter().map(|(name, _)| name));
    "titles_as_given", DETAIL, "the titles that this article gives them, one for each, empty where there is none":
        |seen| Value::list(given(seen).into_iter().map(|(_, title)| title));
};

/// What the article of an appearance calls the speakers, and their titles there.
fn given(seen: &Seen) -> Vec<(&str, &str)> {
    let further = &seen.appearance.speakers;
    let own = seen.claim.speakers.iter().map(|named| {
        let given = further.iter().find(|given| given.speaker == named.party.speaker);
        let name = given.map_or(named.party.name_as_given.as_str(), |given| &given.name_as_given);
        let title = given.map_or(named.party.title.as_deref(), |given| given.title.as_deref());
        (name, title.unwrap_or_default())
    });
    own.collect()
}

fn names(via: &[Hop]) -> Vec<String> {
    via.iter().map(|hop| hop.name_as_given.clone()).collect()
}

fn cues(via: &[Hop]) -> Vec<String> {
    via.iter().map(|hop| hop.cue.clone().unwrap_or_default()).collect()
}

fn stands(anchors: &[QuoteAnchor]) -> Vec<String> {
    anchors.iter().map(|anchor| format!("{}-{}", anchor.start, anchor.end)).collect()
}
