//! What a claim says, and which claim it is.

use super::row::{It, Never, Refused, Row};

pub(super) const ROWS: &[Row] = &[
    Row {
        rule: "rules::topics",
        start: &[],
        verdict: Refused("the topic \"RAIN\" is given twice"),
        sheet: It(&["by = 'Cleo'\ntext = 'It snows.'\ntopics = ['rain', 'RAIN']"]),
        table: It(&[
            "by,text,topics\nCleo,It snows.,rain; RAIN\n",
            "id,topics\nc1,rain; RAIN\n",
            "ref,topics\nrain,rain; RAIN\n",
        ]),
        flags: It(&[
            "claim add --by Cleo --text 'It snows.' --topic rain --topic RAIN",
            "claim edit c1 --topic rain --topic RAIN",
            "deny c1 --by Cleo --topic rain --topic RAIN",
        ]),
        review: Never("it has no topics"),
    },
    Row {
        rule: "rules::topics",
        start: &[],
        verdict: Refused("the topic \"Weather\" is given twice"),
        sheet: It(&["ref = 'rain'\ntopics = ['weather', 'Weather']"]),
        table: It(&["id,topics\nc1,weather; Weather\n", "ref,topics\nrain,weather; Weather\n"]),
        flags: It(&["claim edit c1 --topic weather --topic Weather"]),
        review: Never("it has no topics"),
    },
    Row {
        rule: "rules::words_of_no_article",
        start: &["claim add --by Cleo --ref snow --text 'It snows.'"],
        verdict: Refused("a `quote` is that of an article, and none is named"),
        sheet: Never("a worksheet is about an article"),
        table: It(&["by,text,quote\nCleo,It hails.,hail\n", "id,quote\nc3,snow\n", "ref,quote\nsnow,snow\n"]),
        flags: It(&[
            "claim add --by Cleo --text 'It hails.' --quote hail",
            "claim edit c3 --quote snow",
            "deny c1 --by Cleo --quote snow",
        ]),
        review: Never("it has no quotes"),
    },
    Row {
        rule: "rules::words_of_no_article",
        start: &["claim add --by Cleo --ref snow --text 'It snows.'"],
        verdict: Refused("a `hedge` is that of an article, and none is named"),
        sheet: Never("a worksheet is about an article"),
        table: It(&[
            "by,text,hedge\nCleo,It hails.,maybe\n",
            "id,hedge\nc3,maybe\n",
            "ref,hedge\nsnow,maybe\n",
        ]),
        flags: It(&[
            "claim add --by Cleo --text 'It hails.' --hedge maybe",
            "claim edit c3 --hedge maybe",
            "deny c1 --by Cleo --hedge maybe",
        ]),
        review: Never("it has no words of doubt"),
    },
    Row {
        rule: "rules::incomplete",
        start: &[],
        verdict: Refused("the claim has no `by`: nobody is said to have said it"),
        sheet: It(&["text = 'It snows.'", "denies = 'rain'"]),
        table: It(&["by,text\n,It snows.\n", "text,denies\n,rain\n"]),
        flags: It(&["claim add --text 'It snows.'", "deny c1"]),
        review: Never("without an author it is no review that is read"),
    },
    Row {
        rule: "rules::incomplete",
        start: &[],
        verdict: Refused("the claim says nothing: it has no `text`, `quote` or relation"),
        sheet: It(&["by = 'Cleo'"]),
        table: It(&["by,text\nCleo,\n"]),
        flags: It(&["claim add --by Cleo"]),
        review: Never("without what was claimed it is no review that is read"),
    },
    Row {
        rule: "rules::incomplete",
        start: &[],
        verdict: Refused("no claim \"snow\" is recorded yet, so this one needs a speaker"),
        sheet: It(&["ref = 'snow'\ntext = 'It snows.'"]),
        table: It(&["ref,text\nsnow,It snows.\n"]),
        flags: It(&["claim add --ref snow --text 'It snows.'", "deny c1 --ref snow"]),
        review: Never("it has no refs"),
    },
    Row {
        rule: "rules::incomplete",
        start: &[],
        verdict: Refused("no claim \"snow\" is recorded yet, so this one must say something"),
        sheet: It(&["ref = 'snow'\nby = 'Cleo'"]),
        table: It(&["ref,by\nsnow,Cleo\n"]),
        flags: It(&["claim add --ref snow --by Cleo"]),
        review: Never("it has no refs"),
    },
    Row {
        rule: "rules::new_ref",
        start: &[],
        verdict: Refused("\"c7\" is the id of a claim"),
        sheet: Never("an id as `ref` names a claim"),
        table: It(&["id,ref\nc1,c7\n"]),
        flags: It(&["claim edit c1 --ref c7"]),
        review: Never("it has no refs"),
    },
    Row {
        rule: "rules::new_ref",
        start: &[],
        verdict: Refused("\"no\" is the ref of c2"),
        sheet: Never("a ref names a claim, or is new"),
        table: It(&["id,ref\nc1,no\n"]),
        flags: It(&["claim edit c1 --ref no"]),
        review: Never("it has no refs"),
    },
    Row {
        rule: "rules::one_claim_twice",
        start: &[],
        verdict: Refused("\"c1\" is the claim that this worksheet already has as \"rain\""),
        sheet: It(&["ref = 'rain'\n[[claim]]\nref = 'c1'"]),
        table: Never("several rows may be of one claim, if they do not say otherwise of it"),
        flags: Never("one claim at a time"),
        review: Never("several reviews may be of one claim"),
    },
    Row {
        rule: "rules::renamed",
        start: &[],
        verdict: Refused("`repeats` names \"rain\", which this worksheet calls \"wet\" now"),
        sheet: It(&[
            "[article]\nurl = 'https://example.org/a'\n[[claim]]\nref = 'wet'\nby = 'Ann'\non = 2024-06-20\ntext = 'It rains.'\n[[claim]]\nby = 'Cleo'\nrepeats = 'rain'",
        ]),
        table: Never("each row is taken for itself: the claim has its new ref when the next comes"),
        flags: Never("one claim at a time"),
        review: Never("it has no refs"),
    },
    Row {
        rule: "resolve::named",
        start: &[],
        verdict: Refused("there is no claim c99 in this ledger"),
        sheet: It(&["ref = 'c99'\nby = 'Cleo'\ntext = 'It snows.'"]),
        table: It(&["id,text\nc99,It snows.\n", "ref,by,text\nc99,Cleo,It snows.\n"]),
        flags: It(&[
            "claim add --ref c99 --by Cleo --text 'It snows.'",
            "claim edit c99 --text 'It snows.'",
            "deny c1 --ref c99 --by Cleo",
            "link c99 denies c1",
        ]),
        review: Never("it names no claim of the ledger"),
    },
    Row {
        rule: "quotes::stand",
        start: &[],
        verdict: Refused(
            "the quote is not in the text word for word; nearest, line 1: It [pours → rains] (what was typed → what the text has)",
        ),
        sheet: It(&["[article]\nurl = 'https://example.org/a'\n[[claim]]\nby = 'Cleo'\nquote = 'It pours'"]),
        table: It(&[
            "by,quote,url\nCleo,It pours,https://example.org/a\n",
            "id,quote\nc1,It pours\n",
            "ref,quote\nrain,It pours\n",
        ]),
        flags: It(&[
            "claim add --by Cleo --article a1 --quote 'It pours'",
            "claim edit c1 --quote 'It pours'",
            "deny c2 --by Cleo --article a1 --quote 'It pours'",
        ]),
        review: Never("it has no quotes"),
    },
    other_content(
        "c1 was recorded in a1 with another `text`",
        &["ref = 'rain'\ntext = 'It pours.'", "ref = 'c1'\ntext = 'It pours.'"],
        &["claim edit c1 --article a2 --text 'It pours.'"],
    ),
    other_content(
        "c1 was recorded in a1 with another `kind`",
        &["ref = 'rain'\nkind = 'warning'", "ref = 'c1'\nkind = 'warning'"],
        &["claim edit c1 --article a2 --kind warning"],
    ),
    other_content(
        "c1 was recorded in a1 with another `on`",
        &["ref = 'rain'\non = 2024-06-01", "ref = 'c1'\non = 2024-06-01"],
        &["claim edit c1 --article a2 --on 2024-06-01"],
    ),
    other_content(
        "c1 was recorded in a1 with another `event`",
        &["ref = 'rain'\nevent = 2024-06-01", "ref = 'c1'\nevent = 2024-06-01"],
        &["claim edit c1 --article a2 --event 2024-06-01"],
    ),
    other_content(
        "c1 was recorded in a1 with another `by`",
        &["ref = 'rain'\nby = 'Bob'", "ref = 'c1'\nby = 'Bob'"],
        &["claim edit c1 --article a2 --by Bob"],
    ),
    other_content(
        "c1 was recorded in a1 with another `about`",
        &["ref = 'rain'\nabout = 'Bob'", "ref = 'c1'\nabout = 'Bob'"],
        &["claim edit c1 --article a2 --about Bob"],
    ),
    other_content(
        "c1 was recorded in a1 with other `topics`",
        &["ref = 'rain'\ntopics = ['snow']", "ref = 'c1'\ntopics = ['snow']"],
        &["claim edit c1 --article a2 --topic snow"],
    ),
];

/// What belongs to the article in which a claim was recorded first.
const fn other_content(
    what: &'static str,
    sheet: &'static [&'static str],
    flags: &'static [&'static str],
) -> Row {
    Row {
        rule: "rules::other_content",
        start: &["article add --url https://example.org/c"],
        verdict: Refused(what),
        sheet: It(sheet),
        table: Never("a row with a ref or an id is that claim, wherever it was seen, and changes it"),
        flags: It(flags),
        review: Never("it is another claim if it says something else"),
    }
}
