//! Which answer is the best.
//!
//! BM25 (k1 = 1.2, b = 0.5) over the leaves of a query, with a claim's own text worth three times, its quote
//! twice what the headline above it is worth. How rare a word is, is counted among the candidates: it only
//! matters between words of which one is enough.

use super::matching::{Cut, answers};
use super::{HitPlace, Query};

/// A text that answered: how much each leaf of the query weighs in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    leaves: Vec<f64>,
    /// The text in which the hits weigh most.
    pub best: usize,
}

/// Weighs the texts of one record; `None`: they do not answer the query.
pub fn weigh(query: &Query, texts: &[(HitPlace, String)]) -> Option<Weighed> {
    let cuts: Vec<Cut> = texts.iter().map(|(_, text)| Cut::of(text)).collect();
    let found: Vec<_> = cuts.iter().map(|cut| cut.find(query)).collect();
    let count = found.first().map_or(0, Vec::len);
    let there: Vec<bool> = (0..count).map(|leaf| found.iter().any(|text| !text[leaf].is_empty())).collect();
    let counted = answers(query, &there)?;
    let mut leaves = vec![0.0; count];
    let (mut best, mut heaviest) = (0, -1.0);
    for (at, ((place, _), cut)) in texts.iter().zip(&cuts).enumerate() {
        // A text of 20 words is an ordinary one.
        let length = 0.5 + 0.5 * as_number(cut.len()) / 20.0;
        let mut sum = 0.0;
        for leaf in &counted {
            let weight = of(*place) * as_number(found[at][*leaf].len()) / length;
            leaves[*leaf] += weight;
            // More of the words is better than more of one word.
            sum += weight.min(1.0) + weight / 100.0;
        }
        if sum > heaviest {
            (best, heaviest) = (at, sum);
        }
    }
    Some(Weighed { leaves, best })
}

fn of(place: HitPlace) -> f64 {
    match place {
        HitPlace::Text => 3.0,
        HitPlace::Quote => 2.0,
        HitPlace::Headline => 1.0,
    }
}

/// The scores of all that answered, in their order; larger is better.
pub fn scores(weighed: &[Weighed]) -> Vec<f64> {
    let all = as_number(weighed.len());
    let leaves = weighed.first().map_or(0, |first| first.leaves.len());
    let rarity: Vec<f64> = (0..leaves)
        .map(|leaf| weighed.iter().filter(|one| one.leaves[leaf] > 0.0).count())
        .map(|having| (1.0 + (all + 1.0) / (as_number(having) + 0.5)).ln())
        .collect();
    let score = |one: &Weighed| {
        one.leaves.iter().zip(&rarity).map(|(weight, rarity)| rarity * weight * 2.2 / (weight + 1.2)).sum()
    };
    weighed.iter().map(score).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of words and rows are far below 2^52")]
fn as_number(count: usize) -> f64 {
    count as f64
}
