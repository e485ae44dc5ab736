//! What is recorded, with something to know about it.

use super::row::{It, Never, Row, Warned};

pub(super) const ROWS: &[Row] = &[
    Row {
        rule: "same_as::may_be_called",
        start: &["speaker edit Ann --same-as https://elsewhere.org/Q1"],
        verdict: Warned("\"Dora\" is s1 Ann, by the address https://elsewhere.org/Q1"),
        sheet: It(&["by = { name = 'Dora', same_as = 'https://elsewhere.org/Q1' }\ntext = 'It snows.'"]),
        table: It(&["by,same_as,text\nDora,https://elsewhere.org/Q1,It snows.\n"]),
        flags: It(&[
            "claim add --by '{ name = \"Dora\", same_as = \"https://elsewhere.org/Q1\" }' --text 'It snows.'",
        ]),
        review: It(&[
            r#"{"itemReviewed": {"author": {"name": "Dora", "sameAs": "https://elsewhere.org/Q1"}}}"#,
        ]),
    },
    Row {
        rule: "links::relations",
        start: &[
            "claim edit c1 --on 2024-06-22",
            "claim add --by Cleo --ref clear --on 2024-06-20 --text 'It is clear.'",
        ],
        verdict: Warned(
            "denies c1, and was said before it: 2024-06-20 against 2024-06-22; look at both dates",
        ),
        sheet: It(&["by = 'Cleo'\non = 2024-06-20\ndenies = 'rain'", "ref = 'clear'\ndenies = 'rain'"]),
        table: It(&[
            "by,on,denies\nCleo,2024-06-20,rain\n",
            "id,denies\nc3,c1\n",
            "ref,denies\nclear,rain\n",
        ]),
        flags: It(&[
            "claim add --by Cleo --on 2024-06-20 --denies rain",
            "claim edit c3 --denies rain",
            "deny rain --by Cleo --on 2024-06-20",
            "link c3 denies rain",
        ]),
        review: Never("it has no relations"),
    },
    Row {
        rule: "recorder::settle",
        start: &[],
        verdict: Warned(
            "denies c4, and was said before it: 2024-06-20 against 2024-06-22; look at both dates",
        ),
        sheet: It(&[
            "by = 'Cleo'\non = 2024-06-20\ntext = 'No snow.'\ndenies = 'snow'\n[[claim]]\nref = 'snow'\nby = 'Bob'\non = 2024-06-22\ntext = 'It snows.'",
        ]),
        table: It(&[
            "ref,by,on,text,denies\n,Cleo,2024-06-20,No snow.,snow\nsnow,Bob,2024-06-22,It snows.,\n",
        ]),
        flags: Never("one claim at a time"),
        review: Never("it has no relations"),
    },
    Row {
        rule: "relations::edit_relation",
        start: &["claim edit c1 --on 2024-06-22", "link c2 responds-to c1"],
        verdict: Warned(
            "c2 denies c1, and was said before it: 2024-06-21 against 2024-06-22; look at both dates",
        ),
        sheet: It(&["ref = 'no'\ndenies = 'rain'"]),
        table: It(&["ref,denies\nno,rain\n"]),
        flags: It(&["relation edit r1 --type denies", "link c2 denies c1"]),
        review: Never("it has no relations"),
    },
    Row {
        rule: "write::record",
        start: &["link c2 denies c1"],
        verdict: Warned(
            "c2 denies c1, and was said before it: 2024-06-01 against 2024-06-20; look at both dates",
        ),
        sheet: It(&["[article]\nurl = 'https://example.org/a'\n[[claim]]\nref = 'no'\non = 2024-06-01"]),
        table: It(&["id,on\nc2,2024-06-01\n", "ref,on\nno,2024-06-01\n"]),
        flags: It(&["claim edit c2 --on 2024-06-01"]),
        review: Never("the day of a claim that is recorded stays"),
    },
    Row {
        rule: "write::record",
        start: &["link c2 denies c1"],
        verdict: Warned(
            "c2 denies c1, and was said before it: 2024-06-21 against 2024-06-23; look at both dates",
        ),
        sheet: It(&["[article]\nurl = 'https://example.org/a'\n[[claim]]\nref = 'rain'\non = 2024-06-23"]),
        table: It(&["id,on\nc1,2024-06-23\n", "ref,on\nrain,2024-06-23\n"]),
        flags: It(&["claim edit c1 --on 2024-06-23"]),
        review: Never("the day of a claim that is recorded stays"),
    },
    Row {
        rule: "write::record",
        start: &[],
        verdict: Warned(
            "c3 is a denial, and denies nothing that is recorded: it counts as nobody's answer until it is linked",
        ),
        sheet: It(&["by = 'Cleo'\nkind = 'denial'\ntext = 'Not so.'"]),
        table: It(&["by,kind,text\nCleo,denial,Not so.\n"]),
        flags: It(&["claim add --by Cleo --kind denial --text 'Not so.'"]),
        review: Never("what it reviews is no denial"),
    },
    Row {
        rule: "write::record",
        start: &[],
        verdict: Warned(
            "c2 is a denial, and denies nothing that is recorded: it counts as nobody's answer until it is linked",
        ),
        sheet: It(&["[article]\nurl = 'https://example.org/a'\n[[claim]]\nref = 'no'\nkind = 'denial'"]),
        table: It(&["id,kind\nc2,denial\n", "ref,kind\nno,denial\n"]),
        flags: It(&["claim edit c2 --kind denial"]),
        review: Never("what it reviews is no denial"),
    },
    Row {
        rule: "links::relations",
        start: &["link c2 denies c1", "relation withdraw r1 --reason misread"],
        verdict: Warned(
            "c2 denies c1 was withdrawn as r1 (misread) and stays so; gainsay relation restore r1 brings it back",
        ),
        sheet: It(&["ref = 'no'\ndenies = 'rain'"]),
        table: It(&["id,denies\nc2,c1\n", "ref,denies\nno,rain\n"]),
        flags: It(&["claim edit c2 --denies c1", "link c2 denies c1"]),
        review: Never("it has no relations"),
    },
    Row {
        rule: "write::claim",
        start: &["withdraw c1 --reason misread"],
        verdict: Warned(
            "c1 is left out of lists: withdrawn by e2: misread; gainsay restore c1 brings it back",
        ),
        sheet: It(&["[article]\nurl = 'https://example.org/a'\n[[claim]]\nref = 'rain'\nnote = 'x'"]),
        table: It(&["id,note\nc1,x\n", "ref,note\nrain,x\n"]),
        flags: It(&["claim edit c1 --note x"]),
        review: Never("what is recorded of a claim stays"),
    },
    Row {
        rule: "look_alikes::warnings",
        start: &["speaker add Russia"],
        verdict: Warned("\"Rusia\" is new and looks like s3 Russia"),
        sheet: It(&[
            "by = 'Rusia'\ntext = 'It snows.'",
            "by = { name = 'Cleo', for = 'Rusia' }\ntext = 'It snows.'",
        ]),
        table: It(&["by,text\nRusia,It snows.\n", "id,by\nc1,Rusia\n"]),
        flags: It(&[
            "claim add --by Rusia --text 'It snows.'",
            "claim edit c1 --by Rusia",
            "deny c1 --by Rusia",
            "speaker add Rusia",
        ]),
        review: It(&[r#"{"itemReviewed": {"author": {"name": "Rusia"}}}"#]),
    },
    Row {
        rule: "look_alikes::warnings",
        start: &[],
        verdict: Warned("\"Rоse\""),
        sheet: It(&["by = 'Rоse'\ntext = 'It snows.'"]),
        table: It(&["by,text\nRоse,It snows.\n"]),
        flags: It(&[
            "claim add --by Rоse --text 'It snows.'",
            "claim edit c1 --by Rоse",
            "deny c1 --by Rоse",
            "speaker add Rоse",
            "assess c1 --rating False --by Rоse",
        ]),
        review: It(&[r#"{"itemReviewed": {"author": {"name": "Rоse"}}}"#, r#"{"author": {"name": "Rоse"}}"#]),
    },
    Row {
        rule: "nouns::add_speaker",
        start: &["speaker add Russia"],
        verdict: Warned("\"Rusia\" is new and looks like s3 Russia"),
        sheet: Never("it is recorded by itself with a command only"),
        table: Never("it is recorded by itself with a command only"),
        flags: It(&["speaker add Rusia"]),
        review: Never("it is recorded by itself with a command only"),
    },
    Row {
        rule: "article_writing::record_article",
        start: &[],
        verdict: Warned(
            "a2 may be a1: its address looks like another form of the same page; if they are one: gainsay article merge a2 a1",
        ),
        sheet: It(&[
            "[article]\nurl = 'https://m.example.org/a'\n[[claim]]\nby = 'Cleo'\ntext = 'It snows.'",
        ]),
        table: It(&[
            "by,text,url\nCleo,It snows.,https://m.example.org/a\n",
            "ref,url\nrain,https://m.example.org/a\n",
        ]),
        flags: It(&["article add --url https://m.example.org/a"]),
        review: It(&[
            r#"{"itemReviewed": {"firstAppearance": {"@type": "NewsArticle", "url": "https://m.example.org/a"}}}"#,
        ]),
    },
    Row {
        rule: "captures::capture",
        start: &["withdraw k1 --reason misread"],
        verdict: Warned(
            "k1 has these bytes and was withdrawn, so no quote is looked for in them; gainsay restore k1 brings it back",
        ),
        sheet: It(&["[article]\nurl = 'https://example.org/a'\ntext = 'a.txt'"]),
        table: Never("an import captures nothing"),
        flags: It(&["article add a.txt --url https://example.org/a"]),
        review: Never("an import captures nothing"),
    },
    Row {
        rule: "article_writing::record_article",
        start: &["article withdraw a1 --reason 'a hoax'"],
        verdict: Warned(
            "a1 is left out of lists: withdrawn by e2: a hoax; gainsay restore a1 brings it back",
        ),
        sheet: It(&["[article]\nurl = 'https://example.org/a'\nnote = 'x'"]),
        table: It(&["ref,url,note,byline\nrain,https://example.org/a,x,Dora Quill\n"]),
        flags: It(&["article edit a1 --note x"]),
        review: Never("what is recorded of an article stays"),
    },
    Row {
        rule: "recorder::follow_publication",
        start: &[
            "article add --url https://example.org/b --published 2024-06-21",
            "claim add --by Cleo --ref clear --text 'It is clear.' --article a2 --denies rain",
        ],
        verdict: Warned(
            "c3 denies c1, and was said before it: ../2024-06-19 against 2024-06-20; look at both dates",
        ),
        sheet: It(&["[article]\nurl = 'https://example.org/b'\npublished = 2024-06-19"]),
        table: Never("a row says nothing otherwise of its article"),
        flags: It(&["article edit a2 --published 2024-06-19"]),
        review: Never("what is recorded of an article stays"),
    },
    Row {
        rule: "assessments::assess",
        start: &["speaker add Russia"],
        verdict: Warned("\"Rusia\" is new and looks like s3 Russia"),
        sheet: Never("a worksheet has no assessments"),
        table: Never("a table has no assessments"),
        flags: It(&["assess c1 --rating False --by Rusia"]),
        review: It(&[r#"{"author": {"name": "Rusia"}}"#]),
    },
];
