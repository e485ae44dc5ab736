//! How often the engine is right when it says how likely it is, and in each of its decisions.

use std::collections::BTreeMap;
use std::fmt::Write;

use gainsay::reading::draft::lesson::{Lesson, Question};
use gainsay::reading::draft::{Weights, links};

use crate::labelled::Article;
use crate::train::labels;
use crate::whole::{names, percent};

/// Drafts from each of these probabilities on.
const LEAST: [f64; 6] = [0.95, 0.9, 0.85, 0.75, 0.6, 0.4];

#[derive(Default)]
pub(crate) struct Trust {
    /// Drafts at least so likely, and of these the right ones.
    from: [[usize; 2]; LEAST.len()],
    /// Decisions, those in which a right option stood, and those where it came first.
    decisions: BTreeMap<Question, [usize; 3]>,
    all: usize,
    /// Labelled answers, and of these the denials: all, the target first, the target among three.
    answers: [usize; 3],
    denials: [usize; 3],
}

impl Trust {
    pub(crate) fn add(&mut self, article: &Article, lesson: &Lesson, weights: &Weights) {
        let aligned = article.align(&lesson.drafts);
        for (at, draft) in lesson.drafts.iter().enumerate().filter(|(at, _)| !aligned.again[*at]) {
            let labelled = aligned.statement_of[at].map(|at| &article.statements[at]);
            let right = labelled.is_some_and(|labelled| labelled.is_by(&names(draft)));
            self.all += usize::from(right);
            for (count, least) in self.from.iter_mut().zip(LEAST) {
                if draft.likely >= least {
                    count[0] += 1;
                    count[1] += usize::from(right);
                }
            }
        }
        for (labelled, link) in
            article.statements.iter().zip(links(&article.text, &article.stated(true), weights))
        {
            if labelled.targets.is_empty() {
                continue;
            }
            let first =
                |count: usize| link.targets.iter().take(count).any(|(to, _)| labelled.targets.contains(to));
            for (is_in, count) in [(true, &mut self.answers), (labelled.denies, &mut self.denials)] {
                count[0] += usize::from(is_in);
                count[1] += usize::from(is_in && first(1));
                count[2] += usize::from(is_in && first(3));
            }
        }
        for choice in &lesson.choices {
            let Some(right) = labels(article, lesson, &aligned, choice) else { continue };
            let count = self.decisions.entry(choice.question).or_default();
            count[0] += 1;
            count[1] += usize::from(right.iter().any(|right| *right));
        }
    }

    pub(crate) fn report(&self) -> String {
        let mut text = format!("\n{:<14}{:>8}{:>16}\n", "likely from", "drafts", "right in 100");
        for ([drafts, right], least) in self.from.iter().zip(LEAST) {
            let _ = writeln!(text, "{least:<14}{drafts:>8}{:>16.1}", percent(*right, *drafts));
        }
        for (name, [all, first, three]) in [("answers", self.answers), ("denials", self.denials)] {
            let _ = writeln!(
                text,
                "{name} as labelled: {all}, target first {:.1}, among three {:.1}",
                percent(first, all),
                percent(three, all)
            );
        }
        let decisions = self.decisions.iter();
        let shown = decisions
            .map(|(question, [all, can, _])| format!("{} {all} ({can} can be right)", question.name()));
        let _ = writeln!(text, "decisions with labels: {}", shown.collect::<Vec<_>>().join(", "));
        text
    }
}
