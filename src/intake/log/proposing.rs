//! A worksheet as what it proposes to record, and where each field of that stands in it.

use super::dates;
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::{
    ArticleSheet, ClaimSheet, Located, PartySheet, Place, Problem, ProblemList, RelationSheet, TargetSheet,
    Worksheet,
};
use crate::record::{
    Field, ProposedArticle, ProposedClaim, ProposedParty, ProposedRelation, ProposedTarget, Refusal, Refusals,
};

/// What a key says, if it is there.
fn value<T: Clone>(located: Option<&Located<T>>) -> Option<T> {
    located.map(|located| located.value.clone())
}

fn values(located: &[Located<String>]) -> Vec<String> {
    located.iter().map(|located| located.value.clone()).collect()
}

/// The article of a worksheet.
pub(in crate::intake) fn article(sheet: &ArticleSheet, problems: &mut ProblemList) -> ProposedArticle {
    let none = Anchor::none("it is the article's own date");
    ProposedArticle {
        id: None,
        url: value(sheet.url.as_ref()),
        headline: value(sheet.headline.as_ref()),
        outlet: value(sheet.outlet.as_ref()),
        outlet_same_as: values(&sheet.outlet_same_as),
        byline: value(sheet.byline.as_ref()),
        published: sheet.published.as_ref().and_then(|date| dates::read(date, &none, problems)),
        language: value(sheet.language.as_ref()),
        kind: value(sheet.kind.as_ref()),
        note: value(sheet.note.as_ref()),
        topics: values(&sheet.topics),
        clears: Vec::new(),
    }
}

/// A claim of a worksheet; relative dates count from `anchor`.
pub(in crate::intake) fn claim(
    sheet: &ClaimSheet,
    anchor: &Anchor<'_>,
    problems: &mut ProblemList,
) -> ProposedClaim {
    let mut date =
        |date: &Option<Located<_>>| date.as_ref().and_then(|date| dates::read(date, anchor, problems));
    ProposedClaim {
        named: value(sheet.r#ref.as_ref()),
        new_ref: None,
        kind: value(sheet.kind.as_ref()),
        by: sheet.by.iter().map(|by| party(by)).collect(),
        about: sheet.about.iter().map(|about| party(about)).collect(),
        via: sheet.via.iter().map(|via| party(via)).collect(),
        said: date(&sheet.on),
        event: date(&sheet.event),
        text: value(sheet.text.as_ref()),
        quotes: values(&sheet.quotes),
        mode: value(sheet.mode.as_ref()),
        at: value(sheet.at.as_ref()),
        hedge: value(sheet.hedge.as_ref()),
        note: value(sheet.note.as_ref()),
        topics: values(&sheet.topics),
        relations: sheet.relations.iter().map(|link| relation(link)).collect(),
        clears: Vec::new(),
    }
}

fn party(sheet: &PartySheet) -> ProposedParty {
    let PartySheet { name, id, title, bodies, kind, cue, same_as } = sheet;
    ProposedParty {
        name: name.clone(),
        id: *id,
        title: title.clone(),
        bodies: values(bodies),
        kind: *kind,
        cue: cue.clone(),
        same_as: values(same_as),
    }
}

fn relation(sheet: &RelationSheet) -> ProposedRelation {
    let RelationSheet { relation, target, scope, part, force, basis, note, article, quote } = sheet;
    ProposedRelation {
        relation: *relation,
        target: match target {
            TargetSheet::Claim(name) => ProposedTarget::Claim(name.value.clone()),
            TargetSheet::Unattributed { text, r#ref } => {
                ProposedTarget::Unattributed { text: text.value.clone(), r#ref: value(r#ref.as_ref()) }
            }
        },
        scope: *scope,
        part: part.clone(),
        force: *force,
        basis: *basis,
        note: note.clone(),
        article: value(article.as_ref()),
        quote: value(quote.as_ref()),
    }
}

/// Adds what was refused to the problems of a worksheet, each where it stands.
pub(in crate::intake) fn refuse(worksheet: &Worksheet, refusals: Refusals, problems: &mut ProblemList) {
    for Refusal { claim, field, why, hint, is_missing, is_secondary } in refusals.into_list() {
        let place = place_of(worksheet, claim, field);
        // What is wrong with a field already is said; and what a claim lacks may be in what is wrong with it.
        let lacks = match field {
            Field::By(_) | Field::Text => is_missing,
            Field::Relation(_) => is_secondary,
            _ => false,
        };
        let next = worksheet.claims.get(claim + 1).map(|next| next.place);
        if ((is_secondary || is_missing) && problems.has_one_at(place))
            || (lacks && problems.has_one_within(place, next))
        {
            continue;
        }
        let problem = Problem { place: Some(place), message: why, hint };
        if is_missing {
            problems.push_missing(problem);
        } else {
            problems.push(problem);
        }
    }
}

/// Where a field stands; where it is not there, the claim or the article.
pub(in crate::intake) fn place_of(worksheet: &Worksheet, claim: usize, field: Field) -> Place {
    let of = |located: Option<Place>, or: Place| located.unwrap_or(or);
    let article = &worksheet.article;
    let in_article = match field {
        Field::Article => Some(article.place),
        Field::Url => Some(of(place(article.url.as_ref()), article.place)),
        Field::Headline => Some(of(place(article.headline.as_ref()), article.place)),
        Field::Outlet => Some(of(place(article.outlet.as_ref()), article.place)),
        Field::Byline => Some(of(place(article.byline.as_ref()), article.place)),
        Field::Published => Some(of(place(article.published.as_ref()), article.place)),
        Field::Language => Some(of(place(article.language.as_ref()), article.place)),
        _ => None,
    };
    let Some(sheet) = worksheet.claims.get(claim) else { return in_article.unwrap_or_default() };
    in_article.unwrap_or_else(|| of(place_in(sheet, field), sheet.place))
}

fn place<T>(located: Option<&Located<T>>) -> Option<Place> {
    located.map(|located| located.place)
}

fn place_in(sheet: &ClaimSheet, field: Field) -> Option<Place> {
    let entry = |list: &[Located<PartySheet>], at: usize| list.get(at).map(|entry| entry.place);
    let link = |at: usize| sheet.relations.get(at);
    match field {
        Field::Ref => place(sheet.r#ref.as_ref()),
        Field::Kind => place(sheet.kind.as_ref()),
        Field::By(at) | Field::As(at) => entry(&sheet.by, at),
        Field::For(at) => {
            let party = sheet.by.get(at)?;
            Some(place(party.bodies.first()).unwrap_or(party.place))
        }
        Field::About(at) => entry(&sheet.about, at),
        Field::Via(at) => entry(&sheet.via, at),
        Field::On => place(sheet.on.as_ref()),
        Field::Event => place(sheet.event.as_ref()),
        Field::Text => place(sheet.text.as_ref()),
        Field::Quote(at) => place(sheet.quotes.get(at)),
        Field::Mode => place(sheet.mode.as_ref()),
        Field::At => place(sheet.at.as_ref()),
        Field::Hedge => place(sheet.hedge.as_ref()),
        Field::Note => place(sheet.note.as_ref()),
        Field::Topics(at) => place(sheet.topics.get(at)),
        Field::Relation(at) => link(at).map(|link| link.target_place()),
        Field::RelationArticle(at) => link(at).and_then(|link| place(link.article.as_ref())),
        Field::RelationQuote(at) => link(at).and_then(|link| place(link.quote.as_ref())),
        _ => None,
    }
}
