//! The cast of a worksheet: which speaker of the ledger, or which new one, each name means.
//!
//! Within one worksheet one name is one speaker, and a name that the ledger already has for an article means in it whom it
//! meant when it was recorded, whatever became of names and aliases since. The unnamed ("a US official") are known only within their article: those
//! of another article are other people, whatever they are called.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::text::fold_name;
use crate::domain::{ArticleId, HopSource, NewSpeaker, OutletId, SpeakerId, SpeakerKind};
use crate::reading::worksheet::{ClaimSheet, Located, PartySheet, Place, Problem, ProblemList};
use crate::store::{NameInArticle, NameMatch, Reader, StoreError};

/// A member of the cast: its place in [`Cast::members`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Member(usize);

/// Who a member is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// A speaker of the ledger, and the kind that the worksheet adds to what is recorded.
    Known { id: SpeakerId, name: String, kind_to_add: Option<SpeakerKind> },
    /// A speaker to be recorded.
    New(NewSpeaker),
}

/// A party of a claim, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CastParty {
    pub(super) member: Member,
    /// The name, if the article gives one; else the speaker was named by an id.
    pub(super) given: Option<String>,
    /// The name under which the ledger lists the speaker.
    pub(super) listed: String,
    pub(super) title: Option<String>,
    pub(super) on_behalf_of: Option<Member>,
    /// Whether the name or id is that of a speaker who was merged into this member.
    pub(super) is_redirected: bool,
}

impl CastParty {
    /// What to call the speaker in this article.
    pub(super) fn name_as_given(&self) -> &str {
        self.given.as_deref().unwrap_or(&self.listed)
    }
}

/// A step of an attribution chain, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CastHop {
    pub(super) source: CastSource,
    /// As in [`CastParty`].
    pub(super) given: Option<String>,
    pub(super) listed: String,
    pub(super) title: Option<String>,
    pub(super) cue: Option<String>,
}

/// Who relays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CastSource {
    Member(Member),
    Outlet(OutletId),
}

/// Everybody whom a worksheet names.
pub(super) struct Cast<'l> {
    ledger: &'l Reader<'l>,
    /// Whom the names meant that the ledger already has for this article.
    recorded: Vec<NameInArticle>,
    /// Names that the worksheet calls unnamed anywhere.
    unnamed: BTreeSet<String>,
    members: Vec<Who>,
    by_name: BTreeMap<String, Member>,
    /// Names of attribution chains, and the outlets that they mean.
    relays: BTreeMap<String, Option<OutletId>>,
    by_id: BTreeMap<SpeakerId, Member>,
    /// Names that lead to a member because another speaker was merged into it.
    redirected: BTreeSet<String>,
}

impl<'l> Cast<'l> {
    /// An empty cast for a worksheet; `article` is the article's id if the ledger has it.
    pub(super) fn new(
        ledger: &'l Reader<'l>,
        article: Option<ArticleId>,
        sheets: &[ClaimSheet],
    ) -> Result<Self, StoreError> {
        let parties = || sheets.iter().flat_map(|c| c.by.iter().chain(&c.about).chain(&c.via));
        let unnamed = parties()
            .filter(|party| party.kind == Some(SpeakerKind::Unnamed))
            .filter_map(|party| party.name.as_deref().map(fold_name))
            .collect();
        let names = parties().flat_map(|party| {
            [party.name.as_deref(), party.on_behalf_of.as_ref().map(|body| body.value.as_str())]
        });
        let names: BTreeSet<String> = names.flatten().map(fold_name).collect();
        let recorded = match article {
            Some(id) if !names.is_empty() => {
                ledger.list_names_in_article(id, |given| names.contains(&fold_name(given)))?
            }
            _ => Vec::new(),
        };
        Ok(Self {
            ledger,
            recorded,
            unnamed,
            members: Vec::new(),
            by_name: BTreeMap::new(),
            relays: BTreeMap::new(),
            by_id: BTreeMap::new(),
            redirected: BTreeSet::new(),
        })
    }

    /// Everybody, in the order in which the worksheet names them first.
    pub(super) fn into_members(self) -> Vec<Who> {
        self.members
    }

    /// Who this member is.
    pub(super) fn who(&self, member: Member) -> &Who {
        &self.members[member.0]
    }

    /// Resolves an entry of `by` or `about`; `None` after a problem.
    pub(super) fn party(
        &mut self,
        sheet: &Located<PartySheet>,
        problems: &mut ProblemList,
    ) -> Result<Option<CastParty>, StoreError> {
        let member = match (&sheet.id, &sheet.name) {
            (Some(id), _) => self.by_id(*id, sheet.kind, sheet.place, problems)?,
            (None, Some(name)) => self.by_name(name, sheet.kind, sheet.place, problems)?,
            (None, None) => None,
        };
        let on_behalf_of = match &sheet.on_behalf_of {
            None => None,
            Some(body) => match body.parse::<SpeakerId>() {
                Ok(id) => self.by_id(id, None, body.place, problems)?,
                Err(_) => self.by_name(body, None, body.place, problems)?,
            },
        };
        let Some(member) = member else { return Ok(None) };
        if on_behalf_of == Some(member) {
            problems.push(
                Problem::at(sheet.place, "a speaker cannot speak on behalf of itself")
                    .hint("leave `for` out"),
            );
        }
        let listed = self.name_of(member).to_owned();
        let is_redirected = match (&sheet.id, &sheet.name) {
            (Some(named), _) => matches!(self.who(member), Who::Known { id, .. } if id != named),
            (None, name) => name.as_ref().is_some_and(|name| self.redirected.contains(&fold_name(name))),
        };
        Ok(Some(CastParty {
            member,
            is_redirected,
            given: sheet.name.clone(),
            listed,
            title: sheet.title.clone(),
            on_behalf_of,
        }))
    }

    /// Resolves an entry of `via`: a speaker, else an outlet of that name, else a new speaker.
    pub(super) fn hop(
        &mut self,
        sheet: &Located<PartySheet>,
        problems: &mut ProblemList,
    ) -> Result<Option<CastHop>, StoreError> {
        if let (None, Some(name), None) = (&sheet.id, &sheet.name, &sheet.kind)
            && let Some(outlet) = self.outlet(name)?
        {
            return Ok(Some(CastHop {
                source: CastSource::Outlet(outlet),
                given: Some(name.clone()),
                listed: name.clone(),
                title: sheet.title.clone(),
                cue: sheet.cue.clone(),
            }));
        }
        let party = self.party(sheet, problems)?;
        Ok(party.map(|party| CastHop {
            source: CastSource::Member(party.member),
            given: party.given,
            listed: party.listed,
            title: party.title,
            cue: sheet.cue.clone(),
        }))
    }

    /// The outlet that a step of a chain means, if it means one; the same throughout an article.
    fn outlet(&mut self, name: &str) -> Result<Option<OutletId>, StoreError> {
        let key = fold_name(name);
        if let Some(known) = self.relays.get(&key) {
            return Ok(*known);
        }
        let recorded = self.recorded.iter().find(|known| known.relays && known.is_called(&key));
        let outlet = match recorded.map(|known| known.source) {
            Some(HopSource::Outlet(outlet)) => Some(outlet),
            Some(HopSource::Speaker(_)) => None,
            None if self.by_name.contains_key(&key) => None,
            None if !self.ledger.find_speakers(name)?.is_empty() => None,
            None => self.ledger.find_outlet(name)?,
        };
        self.relays.insert(key, outlet);
        Ok(outlet)
    }

    fn name_of(&self, member: Member) -> &str {
        match self.who(member) {
            Who::Known { name, .. } => name,
            Who::New(new) => &new.name,
        }
    }

    fn by_id(
        &mut self,
        id: SpeakerId,
        kind: Option<SpeakerKind>,
        place: Place,
        problems: &mut ProblemList,
    ) -> Result<Option<Member>, StoreError> {
        let member = if let Some(member) = self.by_id.get(&id) {
            *member
        } else {
            match self.ledger.get_speaker(id) {
                Ok(found) => {
                    let known = self.by_id.get(&found.id).copied();
                    let member = known.unwrap_or_else(|| self.add_known(found.id, &found.fields.name));
                    self.by_id.insert(id, member);
                    member
                }
                Err(StoreError::NoSuch { .. }) => {
                    problems.push(
                        Problem::at(place, format!("there is no speaker {id} in this ledger"))
                            .hint("see the speakers with: gainsay speaker list"),
                    );
                    return Ok(None);
                }
                Err(error) => return Err(error),
            }
        };
        let is_redirected = matches!(self.who(member), Who::Known { id: known, .. } if *known != id);
        self.agree_on_kind(member, kind.filter(|_| !is_redirected), place, problems)?;
        Ok(Some(member))
    }

    fn by_name(
        &mut self,
        name: &str,
        kind: Option<SpeakerKind>,
        place: Place,
        problems: &mut ProblemList,
    ) -> Result<Option<Member>, StoreError> {
        let key = fold_name(name);
        if let Some(member) = self.by_name.get(&key).copied() {
            // What was said of a merged speaker's kind need not fit the one it was merged into.
            let kind = kind.filter(|_| !self.redirected.contains(&key));
            self.agree_on_kind(member, kind, place, problems)?;
            return Ok(Some(member));
        }
        let is_unnamed = self.unnamed.contains(&key);
        let found = match self.recorded_as(&key, is_unnamed) {
            Some(known) => vec![known],
            None if is_unnamed => Vec::new(),
            None => self.ledger.find_speakers(name)?,
        };
        let member = match found.as_slice() {
            [] => {
                let kind = if is_unnamed { Some(SpeakerKind::Unnamed) } else { kind };
                let new = NewSpeaker { name: name.to_owned(), kind, note: None };
                self.members.push(Who::New(new));
                Member(self.members.len() - 1)
            }
            [only] => {
                self.by_id.get(&only.id).copied().unwrap_or_else(|| self.add_known(only.id, &only.name))
            }
            several => {
                problems.push(ambiguous(name, several, place));
                return Ok(None);
            }
        };
        let is_redirected = found.iter().any(|found| found.is_merged);
        if is_redirected {
            self.redirected.insert(key.clone());
        }
        self.by_name.insert(key, member);
        let kind = kind.filter(|_| !is_redirected);
        self.agree_on_kind(member, kind, place, problems)?;
        Ok(Some(member))
    }

    /// Whom this name meant when the article was recorded, if that was one speaker. A name that is now called unnamed can
    /// only mean somebody unnamed: what is said of the unnamed must not reach others of that name.
    fn recorded_as(&self, key: &str, is_unnamed: bool) -> Option<NameMatch> {
        let mut found = self.recorded.iter().filter_map(|known| match known.source {
            HopSource::Speaker(id) if known.is_called(key) => {
                let is_fit = !is_unnamed || known.kind == Some(SpeakerKind::Unnamed);
                is_fit.then(|| NameMatch {
                    id,
                    name: known.listed.clone(),
                    kind: known.kind,
                    is_merged: known.is_merged,
                })
            }
            _ => None,
        });
        let first = found.next()?;
        found.all(|other| other.id == first.id).then_some(first)
    }

    fn add_known(&mut self, id: SpeakerId, name: &str) -> Member {
        self.members.push(Who::Known { id, name: name.to_owned(), kind_to_add: None });
        let member = Member(self.members.len() - 1);
        self.by_id.insert(id, member);
        member
    }

    /// A kind that the worksheet gives must be the one that is recorded, or be news.
    fn agree_on_kind(
        &mut self,
        member: Member,
        kind: Option<SpeakerKind>,
        place: Place,
        problems: &mut ProblemList,
    ) -> Result<(), StoreError> {
        let Some(kind) = kind else { return Ok(()) };
        let (recorded, who, remedy) = match &mut self.members[member.0] {
            Who::New(new) => {
                let known = *new.kind.get_or_insert(kind);
                (known, new.name.clone(), "give one speaker one kind throughout the worksheet".to_owned())
            }
            Who::Known { id, name, kind_to_add } => {
                let known = match kind_to_add {
                    Some(known) => *known,
                    None => match self.ledger.get_speaker(*id)?.fields.kind {
                        Some(recorded) => recorded,
                        None => *kind_to_add.insert(kind),
                    },
                };
                let remedy = format!(
                    "change the worksheet, or the record with: gainsay speaker edit {id} --kind {kind}"
                );
                (known, format!("{name} ({id})"), remedy)
            }
        };
        if recorded != kind {
            let message = format!(
                "{who} is recorded as kind {:?}, here it is {:?}",
                recorded.to_string(),
                kind.to_string()
            );
            problems.push(Problem::at(place, message).hint(remedy));
        }
        Ok(())
    }
}

impl Member {
    /// Its place in the cast.
    pub(super) fn index(self) -> usize {
        self.0
    }
}

fn ambiguous(name: &str, found: &[NameMatch], place: Place) -> Problem {
    let list: Vec<String> = found
        .iter()
        .map(|f| format!("{} {}{}", f.id, f.name, f.kind.map(|k| format!(", {k}")).unwrap_or_default()))
        .collect();
    Problem::at(place, format!("{name:?} fits {} speakers: {}", found.len(), list.join("; ")))
        .hint(format!("say which one: {{ id = \"{}\", name = {name:?} }}", found[0].id))
}
