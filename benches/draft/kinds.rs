//! Kinds that somebody gave to marked statements by hand, beside those of the drafts.

use std::collections::BTreeMap;
use std::fmt::Write;

use gainsay::reading::draft::Draft;

use crate::gold::Article;
use crate::score::pairs;

/// How often the kinds agree. A line of labels is `article id`, tab, `number of the statement, from 0`, tab,
/// `kind`; lines that begin with `#` are remarks.
pub(crate) fn agreement(labels: &str, articles: &[Article], all: &[Vec<Draft>]) -> String {
    let mut by_kind: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut text = String::new();
    for line in labels.lines().filter(|line| !line.starts_with('#')) {
        let [id, number, kind] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        let Some(place) = articles.iter().position(|article| article.id == id) else { continue };
        let article = &articles[place];
        let letters: Vec<_> = all[place].iter().map(|draft| article.letters(&draft.spans)).collect();
        let number: usize = number.parse().unwrap();
        let count = by_kind.entry(kind).or_default();
        count[0] += 1;
        let Some((_, draft)) = pairs(article, &letters).into_iter().find(|(marked, _)| *marked == number)
        else {
            continue;
        };
        let draft = &all[place][draft];
        count[1] += 1;
        if draft.kind.to_string() == kind {
            count[2] += 1;
        } else {
            let verb = draft.verb.as_deref().unwrap_or("-");
            let _ = writeln!(text, "by hand {kind}, drafted {} ({verb}): {id} {number}", draft.kind);
        }
    }
    let _ = writeln!(text, "{:<14}{:>8}{:>8}{:>8}", "kind by hand", "labels", "drafted", "agree");
    for (kind, [labels, drafted, agree]) in &by_kind {
        let _ = writeln!(text, "{kind:<14}{labels:>8}{drafted:>8}{agree:>8}");
    }
    let [labels, drafted, agree] =
        by_kind.values().fold([0; 3], |sum, one| [sum[0] + one[0], sum[1] + one[1], sum[2] + one[2]]);
    let _ = writeln!(text, "{:<14}{labels:>8}{drafted:>8}{agree:>8}", "all");
    text
}
