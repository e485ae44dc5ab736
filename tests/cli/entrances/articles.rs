//! Which article it is.

use super::row::{It, Never, Refused, Row};

const TWO_OF_ONE_HEADLINE: &[&str] = &[
    "article add --headline Hail --url https://example.org/hail/1",
    "article add --headline Hail --url https://example.org/hail/2",
];

/// What is recorded of an article stays where a source only names it beside something else.
const fn compare(says: &'static str, table: &'static [&'static str]) -> Row {
    Row {
        rule: "articles::compare",
        start: &["article edit a1 --language en --byline 'Dora Quill'"],
        verdict: Refused(says),
        sheet: Never("a worksheet is about its article: what it says replaces what is recorded"),
        table: It(table),
        flags: Never("a claim names its article, and says nothing of it"),
        review: Never("what it says of an article that is recorded is left"),
    }
}

pub(super) const ROWS: &[Row] = &[
    Row {
        rule: "names::nobody",
        start: &[],
        verdict: Refused("\"N/A\" says that there is nobody, and is no name"),
        sheet: It(&["[article]\nurl = 'https://example.org/b'\noutlet = 'N/A'"]),
        table: It(&["by,text,url,outlet\nCleo,It snows.,https://example.org/b,N/A\n"]),
        flags: It(&[
            "outlet add N/A",
            "outlet edit Gazette --name N/A",
            "article add --url https://example.org/b --outlet N/A",
            "article edit a1 --outlet N/A",
        ]),
        review: Never("its article is that of the claim, and has no outlet"),
    },
    Row {
        rule: "articles::plan_outlet",
        start: &[
            "outlet edit Gazette --same-as https://elsewhere.org/G",
            "outlet add Herald --same-as https://elsewhere.org/H",
        ],
        verdict: Refused("https://elsewhere.org/H is an address of o2, and the others are of o1"),
        sheet: It(&[
            "[article]\nurl = 'https://example.org/b'\noutlet = { name = 'Gazette', same_as = ['https://elsewhere.org/G', 'https://elsewhere.org/H'] }",
        ]),
        table: Never("it has no addresses of outlets"),
        flags: Never("an article has the name of its outlet only"),
        review: Never("it has no addresses of outlets"),
    },
    Row {
        rule: "articles::find",
        start: &[],
        verdict: Refused("there is no article a99 in this ledger"),
        sheet: Never("a worksheet names its article by url or headline"),
        table: It(&[
            "by,text,article\nCleo,It snows.,a99\n",
            "id,article\nc1,a1; a99\n",
            "ref,article\nrain,a99\n",
        ]),
        flags: It(&[
            "claim add --by Cleo --text 'It snows.' --article a99",
            "claim edit c1 --article a99",
            "deny c1 --by Cleo --article a99",
            "article edit a99 --note x",
        ]),
        review: Never("it names no article by an id of the ledger"),
    },
    Row {
        rule: "articles::find",
        start: TWO_OF_ONE_HEADLINE,
        verdict: Refused("2 articles have this headline: a2, a3"),
        sheet: It(&["[article]\nheadline = 'Hail'\n[[claim]]\nby = 'Cleo'\ntext = 'It hails.'"]),
        table: It(&["by,text,headline\nCleo,It hails.,Hail\n", "ref,headline\nrain,Hail\n"]),
        flags: It(&["article add --headline Hail"]),
        review: It(&[
            r#"{"itemReviewed": {"firstAppearance": {"@type": "NewsArticle", "headline": "Hail"}}}"#,
        ]),
    },
    Row {
        rule: "left_out::article",
        start: &["article add --url https://example.org/b", "article withdraw a2 --reason 'a hoax'"],
        verdict: Refused(
            "a2 is left out of lists: withdrawn by e3: a hoax; gainsay restore a2 brings it back",
        ),
        sheet: It(&["by = 'Cleo'\ntext = 'It snows.'", "ref = 'rain'"]),
        table: It(&[
            "by,text,url\nCleo,It snows.,https://example.org/b\n",
            "by,text,article\nCleo,It snows.,a2\n",
            "ref,url\nrain,https://example.org/b\n",
            "id,article\nc1,a1; a2\n",
        ]),
        flags: It(&[
            "claim add --by Cleo --text 'It snows.' --article a2",
            "claim edit c1 --article a2",
            "deny c1 --by Cleo --article a2",
        ]),
        review: It(&[
            r#"{"itemReviewed": {"firstAppearance": {"@type": "NewsArticle", "url": "https://example.org/b"}}}"#,
            r#"{"itemReviewed": {"appearance": [{"@type": "NewsArticle", "url": "https://example.org/a"}, {"@type": "NewsArticle", "url": "https://example.org/b"}]}}"#,
        ]),
    },
    compare(
        "a1 is recorded with \"Rain over Freedonia\" here",
        &[
            "by,text,url,headline\nCleo,It snows.,https://example.org/a,Snow\n",
            "ref,url,headline\nrain,https://example.org/a,Snow\n",
        ],
    ),
    compare(
        "a1 is recorded with \"Gazette\" here",
        &[
            "by,text,url,outlet\nCleo,It snows.,https://example.org/a,Herald\n",
            "ref,url,outlet\nrain,https://example.org/a,Herald\n",
        ],
    ),
    compare(
        "a1 is recorded with \"Dora Quill\" here",
        &[
            "by,text,url,byline\nCleo,It snows.,https://example.org/a,Edgar Ink\n",
            "ref,url,byline\nrain,https://example.org/a,Edgar Ink\n",
        ],
    ),
    compare(
        "a1 is recorded with \"en\" here",
        &[
            "by,text,url,language\nCleo,It snows.,https://example.org/a,de\n",
            "ref,url,language\nrain,https://example.org/a,de\n",
        ],
    ),
    compare(
        "a1 is recorded with \"2024-06-21\" here",
        &[
            "by,text,url,published\nCleo,It snows.,https://example.org/a,2023-01-09\n",
            "ref,url,published\nrain,https://example.org/a,2023-01-09\n",
        ],
    ),
    compare(
        "a1 is recorded with \"https://example.org/a\" here",
        &["by,text,article,url\nCleo,It snows.,a1,https://example.org/z\n"],
    ),
];
