//! A ledger of made-up claims, through the library as a program would.

use std::collections::HashMap;
use std::path::Path;

use gainsay::domain::date::SourceDate;
use gainsay::domain::{
    ArticleId, Basis, ClaimId, ClaimKind, Force, NewAppearance, NewArticle, NewClaim, NewOutlet, NewRelation,
    NewSpeaker, Origin, OutletId, Party, RelationType, Scope, SpeakerId, SpeakerKind, TopicId,
};
use gainsay::store::{Intent, Ledger, StoreError, Writer};

use crate::generate::{Claim, Generator, Params};

/// What has been made so far.
struct Made<'g> {
    generator: &'g Generator,
    speakers: HashMap<usize, SpeakerId>,
    outlets: HashMap<usize, OutletId>,
    topics: HashMap<usize, TopicId>,
    articles: Vec<ArticleId>,
    claims: Vec<ClaimId>,
}

/// Makes the ledger in one transaction.
pub(crate) fn ledger(path: &Path, params: Params) -> Result<(), StoreError> {
    let mut ledger = Ledger::create(path)?;
    let at = "2026-01-01T00:00:00Z".parse().map_err(|_| StoreError::Missing { path: path.to_path_buf() })?;
    let origin = Origin { at, who: "bench".into(), command: "gainsay bench".into() };
    ledger.write(&origin, Intent::Commit, |writer| fill(writer, params))?;
    Ok(())
}

fn fill(writer: &Writer<'_>, params: Params) -> Result<(), StoreError> {
    let mut generator = Generator::new(params);
    let names = Generator::new(params);
    let mut made = Made {
        generator: &names,
        speakers: HashMap::new(),
        outlets: HashMap::new(),
        topics: HashMap::new(),
        articles: Vec::new(),
        claims: Vec::new(),
    };
    while let Some((article, claims)) = generator.next() {
        let mut topics: Vec<TopicId> =
            article.topics.iter().map(|topic| made.topic(writer, *topic)).collect::<Result<_, _>>()?;
        topics.sort_unstable();
        topics.dedup();
        let new = NewArticle {
            url: Some(article.url),
            headline: Some(article.headline),
            outlet: Some(made.outlet(writer, article.outlet)?),
            byline: None,
            published: date(article.day),
            language: Some("en".into()),
            kind: None,
            note: None,
            topics,
        };
        let id = writer.add_article(&new)?;
        made.articles.push(id);
        for claim in claims {
            made.claim(writer, id, claim)?;
        }
    }
    Ok(())
}

impl Made<'_> {
    fn claim(&mut self, writer: &Writer<'_>, article: ArticleId, claim: Claim) -> Result<(), StoreError> {
        let mut topics: Vec<TopicId> =
            claim.topics.iter().map(|topic| self.topic(writer, *topic)).collect::<Result<_, _>>()?;
        topics.sort_unstable();
        topics.dedup();
        let new = NewClaim {
            r#ref: None,
            kind: if claim.denies.is_some() { ClaimKind::Denial } else { ClaimKind::Statement },
            text: Some(claim.text),
            said: date(claim.day),
            event: None,
            note: None,
            speakers: claim.speakers.iter().map(|one| self.party(writer, *one)).collect::<Result<_, _>>()?,
            about: claim.about.iter().map(|one| self.party(writer, *one)).collect::<Result<_, _>>()?,
            topics,
        };
        let id = writer.add_claim(&new)?;
        let seen = NewAppearance { quotes: claim.quote.into_iter().collect(), ..NewAppearance::default() };
        writer.add_appearance(id, article, &seen)?;
        if let Some(other) = claim.also_in {
            writer.add_appearance(id, self.articles[other], &NewAppearance::default())?;
        }
        self.claims.push(id);
        for (relation, target) in
            [(RelationType::Denies, claim.denies), (RelationType::Supports, claim.supports)]
        {
            let Some(target) =
                target.and_then(|at| self.claims.get(at).copied()).filter(|target| *target != id)
            else {
                continue;
            };
            writer.add_relation(&NewRelation {
                claim: id,
                relation,
                target,
                scope: relation.is_challenge().then_some(Scope::Full),
                part: None,
                force: relation.is_challenge().then_some(Force::Categorical),
                basis: Basis::Explicit,
                note: None,
                article: None,
                quote: None,
            })?;
        }
        Ok(())
    }

    fn party(&mut self, writer: &Writer<'_>, number: usize) -> Result<Party, StoreError> {
        let name = self.generator.speaker_name(number);
        let speaker = if let Some(id) = self.speakers.get(&number) {
            *id
        } else {
            let id = writer.add_speaker(&NewSpeaker {
                name: name.clone(),
                kind: Some(SpeakerKind::Person),
                note: None,
            })?;
            self.speakers.insert(number, id);
            id
        };
        Ok(Party { speaker, name_as_given: name, title: None, bodies: Vec::new() })
    }

    fn outlet(&mut self, writer: &Writer<'_>, number: usize) -> Result<OutletId, StoreError> {
        if let Some(id) = self.outlets.get(&number) {
            return Ok(*id);
        }
        let id = writer
            .add_outlet(&NewOutlet { name: self.generator.outlet_name(number), ..NewOutlet::default() })?;
        self.outlets.insert(number, id);
        Ok(id)
    }

    fn topic(&mut self, writer: &Writer<'_>, number: usize) -> Result<TopicId, StoreError> {
        if let Some(id) = self.topics.get(&number) {
            return Ok(*id);
        }
        let id = writer.add_topic(&self.generator.topic_name(number), None)?;
        self.topics.insert(number, id);
        Ok(id)
    }
}

fn date(number: usize) -> Option<SourceDate> {
    day(number).parse().ok().map(SourceDate::given)
}

/// Days from 2020-01-01, as months of 28 days so that every one is there.
pub(crate) fn day(day: usize) -> String {
    format!("{:04}-{:02}-{:02}", 2020 + day / 336, day % 336 / 28 + 1, day % 28 + 1)
}
