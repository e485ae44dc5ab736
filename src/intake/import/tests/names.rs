//! Whom a name in a row means.

use super::*;

#[test]
fn names_mean_whom_they_meant_in_their_article() {
    let mut desk = Desk::with(
        "[article]\nurl = \"https://example.org/1\"\nheadline = \"x\"\n[[claim]]\nby = { name = \"a US official\", kind = \"unnamed\" }\ntext = \"One.\"\n",
    );
    let imported = desk.import(
        "by,text,url\na US official,Two.,https://example.org/1\na US official,Three.,https://example.org/2\n",
        &[],
    );
    assert_eq!(imported.counts.new, 2);
    let [one, two, three] = [1, 2, 3].map(|id| desk.claim(id).speakers[0].party.speaker);
    assert_eq!(one, two);
    assert_ne!(two, three);
}

#[test]
fn nobody_named_is_one_throughout_an_article_whatever_came_between() {
    let mut desk = Desk::with(
        "[article]\nurl = \"https://example.org/1\"\nheadline = \"x\"\n[[claim]]\nby = \"Ann\"\ntext = \"One.\"\n",
    );
    let rows = "by,text,url
unattributed,Two.,https://example.org/1
Bob,Three.,https://example.org/1
unattributed,Four.,https://example.org/1
unattributed,Five.,https://example.org/2
Bob,Six.,https://example.org/2
unattributed,Seven.,https://example.org/2
";
    assert_eq!(desk.counts(rows), [6, 0, 0, 0]);
    let by: Vec<i64> = (2..=7).map(|id| desk.claim(id).speakers[0].party.speaker.number()).collect();
    assert_eq!(by, [2, 3, 2, 4, 3, 4]);
    assert_eq!(desk.counts(rows), [0, 0, 6, 0]);
}
