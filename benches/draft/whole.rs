//! How right whole drafts are: found, speaker, kind, day, as they stand, links, and the web of denials.

use std::collections::HashSet;
use std::fmt::Write;

use gainsay::reading::draft::Draft;

use crate::labelled::Article;

/// Counts over articles.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Whole {
    labelled: usize,
    drafted: usize,
    paired: usize,
    speaker: usize,
    kind: usize,
    kind_of_two: usize,
    said: usize,
    stands: usize,
    links: usize,
    sure: usize,
    sure_right: usize,
    any: usize,
    any_right: usize,
    web: usize,
    web_right: usize,
    web_any: usize,
}

impl Whole {
    /// Adds an article.
    pub(crate) fn add(&mut self, article: &Article, drafts: &[Draft]) {
        let aligned = article.align(drafts);
        self.labelled += article.statements.len();
        self.drafted += drafts.len() - aligned.again.iter().filter(|again| **again).count();
        let mut is_by = vec![false; article.statements.len()];
        for (at, labelled) in article.statements.iter().enumerate() {
            let Some((draft, share)) = aligned.draft_of[at] else { continue };
            let draft = &drafts[draft];
            self.paired += 1;
            let speaker = labelled.is_by(&names(draft));
            let kind = labelled.kind == draft.kind.to_string();
            let said = labelled.is_of(draft.said.as_ref().map(|said| said.date.edtf().as_str()));
            is_by[at] = speaker;
            self.speaker += usize::from(speaker);
            self.kind += usize::from(kind);
            self.kind_of_two += usize::from(draft.kinds.iter().any(|kind| kind.to_string() == labelled.kind));
            self.said += usize::from(said);
            self.stands += usize::from(speaker && kind && said && share >= 0.8);
        }
        let mut sure = HashSet::new();
        let mut any = HashSet::new();
        for (at, draft) in drafts.iter().enumerate() {
            for answer in draft.answers.iter().take(3) {
                any.insert((at, answer.draft));
                if answer.sure {
                    sure.insert((at, answer.draft));
                }
            }
        }
        self.sure += sure.len();
        self.any += any.len();
        let as_labelled = |links: &HashSet<(usize, usize)>| -> HashSet<(usize, usize)> {
            let of = |at: usize| aligned.statement_of[at];
            links.iter().filter_map(|(from, to)| Some((of(*from)?, of(*to)?))).collect()
        };
        let (sure, any) = (as_labelled(&sure), as_labelled(&any));
        for (at, labelled) in article.statements.iter().enumerate() {
            let targets: HashSet<usize> = labelled.targets.iter().copied().collect();
            let in_links = |links: &HashSet<(usize, usize)>| {
                targets.iter().filter(|to| links.contains(&(at, **to))).count()
            };
            let (sure, any) = (in_links(&sure), in_links(&any));
            self.links += targets.len();
            self.sure_right += sure;
            self.any_right += any;
            if !targets.is_empty() {
                self.web += 1;
                self.web_right += usize::from(is_by[at] && sure > 0);
                self.web_any += usize::from(is_by[at] && any > 0);
            } else if labelled.kind == "denial" && labelled.denied.is_some() {
                let draft = aligned.draft_of[at].map(|(draft, _)| &drafts[draft]).filter(|_| is_by[at]);
                let text = draft.and_then(|draft| draft.denied.as_ref());
                let right = text.is_some_and(|text| labelled.is_denied(text));
                self.web += 1;
                self.web_right += usize::from(right);
                self.web_any += usize::from(right);
            }
        }
    }

    /// The head of a table of [`Whole::line`].
    pub(crate) fn head() -> String {
        format!(
            "{:<22}{:>6}{:>6}{:>6}{:>6}{:>9}{:>6}{:>8}{:>6}{:>8}{:>7}{:>8}{:>6}{:>7}{:>6}{:>6}{:>6}{:>6}",
            "labelled",
            "n",
            "P",
            "R",
            "F1",
            "speaker",
            "kind",
            "of two",
            "day",
            "stands",
            "links",
            "sure",
            "P",
            "R",
            "any R",
            "web",
            "right",
            "any"
        )
    }

    /// All figures in percent.
    pub(crate) fn line(&self, name: &str) -> String {
        let of = |part: usize, whole: usize| percent(part, whole);
        let (p, r) = (of(self.paired, self.drafted), of(self.paired, self.labelled));
        let mut line = format!("{name:<22}{:>6}", self.labelled);
        for (value, width) in [
            (p, 6),
            (r, 6),
            (if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }, 6),
            (of(self.speaker, self.paired), 9),
            (of(self.kind, self.paired), 6),
            (of(self.kind_of_two, self.paired), 8),
            (of(self.said, self.paired), 6),
            (of(self.stands, self.drafted), 8),
        ] {
            let _ = write!(line, "{value:>width$.1}");
        }
        let _ = write!(line, "{:>7}{:>8}", self.links, self.sure);
        for value in
            [of(self.sure_right, self.sure), of(self.sure_right, self.links), of(self.any_right, self.links)]
        {
            let _ = write!(line, "{value:>6.1} ");
        }
        let _ = write!(line, "{:>5}", self.web);
        for value in [of(self.web_right, self.web), of(self.web_any, self.web)] {
            let _ = write!(line, "{value:>6.1}");
        }
        line
    }
}

/// The names of a draft's speakers; one without a name if nothing says who.
pub(crate) fn names(draft: &Draft) -> Vec<String> {
    let name = |speaker: &gainsay::reading::draft::DraftedSpeaker| {
        speaker.resolved.as_ref().map(|who| who.name.clone()).unwrap_or_default()
    };
    if draft.speakers.is_empty() { vec![String::new()] } else { draft.speakers.iter().map(name).collect() }
}

#[expect(clippy::cast_precision_loss, reason = "counts of statements")]
pub(crate) fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}
