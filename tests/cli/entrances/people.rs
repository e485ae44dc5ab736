//! Whom a name means.

use super::row::{It, Never, Refused, Row};

/// Ann and Bob with addresses elsewhere.
const ADDRESSED: &[&str] = &[
    "speaker edit Ann --same-as https://elsewhere.org/Q1",
    "speaker edit Bob --same-as https://elsewhere.org/Q2",
];

pub(super) const ROWS: &[Row] = &[
    Row {
        rule: "cast::party",
        start: ADDRESSED,
        verdict: Refused("nobody in this ledger goes by https://elsewhere.org/Q9"),
        sheet: It(&["by = { same_as = 'https://elsewhere.org/Q9' }\ntext = 'It snows.'"]),
        table: Never("an address stands beside a name, one for each"),
        flags: It(&["claim add --by '{ same_as = \"https://elsewhere.org/Q9\" }' --text 'It snows.'"]),
        review: Never("an author without a name is none"),
    },
    Row {
        rule: "cast::party",
        start: &[],
        verdict: Refused("a speaker cannot speak on behalf of itself"),
        sheet: It(&[
            "by = { name = 'Ann', for = 'Ann' }\ntext = 'It snows.'",
            "by = { name = 'Cleo', for = 'Cleo' }\ntext = 'It snows.'",
            "by = { name = 'Ann', for = ['Ann', 'Bob'] }\ndenies = 'no'",
            "by = 'Cleo'\nabout = { name = 'Ann', for = 's1' }\ntext = 'It snows.'",
        ]),
        table: It(&[
            "by,for,text\nAnn,Ann,It snows.\n",
            "by,for,text\nCleo,Cleo,It snows.\n",
            "by,for,denies\nAnn,Ann | Bob,no\n",
            "id,for\nc1,Ann\n",
            "ref,by,for\nrain,Ann,s1\n",
        ]),
        flags: It(&[
            "claim add --by '{ name = \"Ann\", for = \"Ann\" }' --text 'It snows.'",
            "claim edit c1 --by '{ name = \"Ann\", for = \"Ann\" }'",
            "deny c1 --by '{ name = \"Cleo\", for = \"Cleo\" }'",
        ]),
        review: It(&[
            r#"{"itemReviewed": {"author": {"name": "Ann", "affiliation": {"name": "Ann"}}}}"#,
            r#"{"itemReviewed": {"author": {"name": "Cleo", "worksFor": "Cleo"}}}"#,
        ]),
    },
    Row {
        rule: "same_as::by_address",
        start: ADDRESSED,
        verdict: Refused("https://elsewhere.org/Q1 is s1, and https://elsewhere.org/Q2 is s2"),
        sheet: It(&[
            "by = { name = 'Ann', same_as = ['https://elsewhere.org/Q1', 'https://elsewhere.org/Q2'] }\ntext = 'It snows.'",
        ]),
        table: It(&[
            "by,same_as,text\nAnn,https://elsewhere.org/Q1 | https://elsewhere.org/Q2,It snows.\n",
            "id,same_as\nc1,https://elsewhere.org/Q1 | https://elsewhere.org/Q2\n",
        ]),
        flags: It(&[
            "claim add --by '{ name = \"Ann\", same_as = [\"https://elsewhere.org/Q1\", \"https://elsewhere.org/Q2\"] }' --text 'It snows.'",
            "deny c1 --by '{ name = \"Ann\", same_as = [\"https://elsewhere.org/Q1\", \"https://elsewhere.org/Q2\"] }'",
        ]),
        review: It(&[
            r#"{"itemReviewed": {"author": {"name": "Ann", "sameAs": ["https://elsewhere.org/Q1", "https://elsewhere.org/Q2"]}}}"#,
        ]),
    },
    Row {
        rule: "same_as::by_address",
        start: ADDRESSED,
        verdict: Refused("https://elsewhere.org/Q1 is s1, and the speaker is said to be s2"),
        sheet: It(&["by = { id = 's2', same_as = 'https://elsewhere.org/Q1' }\ntext = 'It snows.'"]),
        table: It(&[
            "by,same_as,text\ns2,https://elsewhere.org/Q1,It snows.\n",
            "ref,by,same_as\nno,s2,https://elsewhere.org/Q1\n",
        ]),
        flags: It(&[
            "claim add --by '{ id = \"s2\", same_as = \"https://elsewhere.org/Q1\" }' --text 'It snows.'",
        ]),
        review: Never("it names no speaker by an id of the ledger"),
    },
    Row {
        rule: "same_as::by_address",
        start: ADDRESSED,
        verdict: Refused("\"Ann\" is s1 Ann, and https://elsewhere.org/Q2 is an address of s2"),
        sheet: It(&["by = { name = 'Ann', same_as = 'https://elsewhere.org/Q2' }\ntext = 'It snows.'"]),
        table: It(&["by,same_as,text\nAnn,https://elsewhere.org/Q2,It snows.\n"]),
        flags: It(&[
            "claim add --by '{ name = \"Ann\", same_as = \"https://elsewhere.org/Q2\" }' --text 'It snows.'",
        ]),
        review: It(&[
            r#"{"itemReviewed": {"author": {"name": "Ann", "sameAs": "https://elsewhere.org/Q2"}}}"#,
        ]),
    },
    Row {
        rule: "names::nobodys_address",
        start: &[],
        verdict: Refused("nobody named is no speaker, and has no address elsewhere"),
        sheet: It(&[
            "by = { name = 'unattributed', same_as = 'https://elsewhere.org/Q7' }\ntext = 'It snows.'",
        ]),
        table: It(&["by,same_as,text\nunattributed,https://elsewhere.org/Q7,It snows.\n"]),
        flags: It(&[
            "claim add --by '{ name = \"unattributed\", same_as = \"https://elsewhere.org/Q7\" }' --text 'It snows.'",
        ]),
        review: It(&[
            r#"{"itemReviewed": {"author": {"name": "unattributed", "sameAs": "https://elsewhere.org/Q7"}}}"#,
        ]),
    },
    Row {
        rule: "cast::agree_on_name",
        start: ADDRESSED,
        verdict: Refused("Ann (s1) has another address of the same register"),
        sheet: It(&["by = { id = 's1', same_as = 'https://elsewhere.org/Q7' }\ntext = 'It snows.'"]),
        table: It(&["by,same_as,text\ns1,https://elsewhere.org/Q7,It snows.\n"]),
        flags: It(&[
            "claim add --by '{ id = \"s1\", same_as = \"https://elsewhere.org/Q7\" }' --text 'It snows.'",
        ]),
        review: Never("it names no speaker by an id of the ledger"),
    },
    Row {
        rule: "cast::agree_on_name",
        start: &["claim add --by unattributed --text 'It is over.'"],
        verdict: Refused("nobody named is no speaker, and has no address elsewhere"),
        sheet: It(&["by = { id = 's3', same_as = 'https://elsewhere.org/Q7' }\ntext = 'It snows.'"]),
        table: It(&["by,same_as,text\ns3,https://elsewhere.org/Q7,It snows.\n"]),
        flags: It(&[
            "claim add --by '{ id = \"s3\", same_as = \"https://elsewhere.org/Q7\" }' --text 'It snows.'",
        ]),
        review: Never("it names no speaker by an id of the ledger"),
    },
    Row {
        rule: "cast::agree_on_name",
        start: &["claim add --by unattributed --text 'It is over.'"],
        verdict: Refused("s3 is nobody named, and \"Cleo\" is a name"),
        sheet: It(&["by = { name = 'Cleo', id = 's3' }\ntext = 'It snows.'"]),
        table: Never("a cell has a name or an id"),
        flags: It(&["claim add --by '{ name = \"Cleo\", id = \"s3\" }' --text 'It snows.'"]),
        review: Never("it names no speaker by an id of the ledger"),
    },
    Row {
        rule: "cast::by_name",
        start: &[],
        verdict: Refused("\"Cleo\" is several here, each with another address elsewhere"),
        sheet: It(&[
            "by = { name = 'Cleo', same_as = 'https://elsewhere.org/Q7' }\ntext = 'One.'\n[[claim]]\nby = { name = 'Cleo', same_as = 'https://elsewhere.org/Q8' }\ntext = 'Two.'\n[[claim]]\nby = 'Cleo'\ntext = 'It snows.'",
        ]),
        table: Never("the rows before are recorded, so that the name is that of two speakers"),
        flags: It(&[
            "claim add --by '{ name = \"Cleo\", same_as = \"https://elsewhere.org/Q7\" }' --by '{ name = \"Cleo\", same_as = \"https://elsewhere.org/Q8\" }' --about Cleo --text 'It snows.'",
        ]),
        review: Never("it names one speaker"),
    },
    Row {
        rule: "cast::by_id",
        start: &[],
        verdict: Refused("there is no speaker s99 in this ledger"),
        sheet: It(&[
            "by = 's99'\ntext = 'It snows.'",
            "by = { name = 'Cleo', for = 's99' }\ntext = 'It snows.'",
            "by = 'Cleo'\nabout = { id = 's99' }\ntext = 'It snows.'",
            "by = 'Cleo'\nvia = 's99'\ntext = 'It snows.'",
        ]),
        table: It(&[
            "by,text\ns99,It snows.\n",
            "by,for,text\nCleo,s99,It snows.\n",
            "by,about,text\nCleo,s99,It snows.\n",
            "id,by\nc1,s99\n",
            "id,for\nc1,s99\n",
        ]),
        flags: It(&[
            "claim add --by s99 --text 'It snows.'",
            "claim edit c1 --by s99",
            "deny c1 --by s99",
            "assess c1 --rating False --by s99",
        ]),
        review: Never("what it has are names, also such as look like an id"),
    },
    Row {
        rule: "cast::by_name",
        start: &[],
        verdict: Refused("\"c7\" looks like an id, but not a speaker's"),
        sheet: It(&[
            "by = 'c7'\ntext = 'It snows.'",
            "by = { name = 'Cleo', for = 'c7' }\ntext = 'It snows.'",
        ]),
        table: It(&[
            "by,text\nc7,It snows.\n",
            "by,for,text\nCleo,c7,It snows.\n",
            "by,about,text\nCleo,c7,It snows.\n",
            "id,by\nc1,c7\n",
        ]),
        flags: It(&["claim add --by c7 --text 'It snows.'", "claim edit c1 --by c7", "deny c1 --by c7"]),
        review: It(&[r#"{"itemReviewed": {"author": {"name": "c7"}}}"#]),
    },
    Row {
        rule: "cast::party",
        start: &["speaker alias Bob Bobby"],
        verdict: Refused("is already named in `for`"),
        sheet: It(&[
            "by = { name = 'Ann', for = ['Bob', 'Bob'] }\ntext = 'It snows.'",
            "by = { name = 'Ann', for = ['Bob', 'Cleo', 'Bobby'] }\ntext = 'It snows.'",
            "by = 'Cleo'\nabout = { name = 'Ann', for = ['s2', 'Bob'] }\ntext = 'It snows.'",
        ]),
        table: It(&[
            "by,for,text\nAnn,Bob | Bob,It snows.\n",
            "by,for,text\nAnn,Bob | Cleo | Bobby,It snows.\n",
            "id,for\nc1,s2 | Bobby\n",
        ]),
        flags: It(&[
            "claim add --by '{ name = \"Ann\", for = [\"Bob\", \"Bobby\"] }' --text 'It snows.'",
            "claim edit c1 --by '{ name = \"Ann\", for = [\"Bob\", \"Cleo\", \"Bob\"] }'",
            "deny c1 --by '{ name = \"Cleo\", for = [\"Bob\", \"s2\"] }'",
        ]),
        review: It(&[r#"{"itemReviewed": {"author": {"name": "Ann", "affiliation": ["Bob", "Bobby"]}}}"#]),
    },
    Row {
        rule: "names::nobody",
        start: &[],
        verdict: Refused("\"N/A\" says that there is nobody, and is no name"),
        sheet: It(&[
            "by = 'N/A'\ntext = 'It snows.'",
            "by = { name = 'Cleo', for = 'N/A' }\ntext = 'It snows.'",
            "by = 'Cleo'\nabout = 'N/A'\ntext = 'It snows.'",
            "by = 'Cleo'\nvia = 'N/A'\ntext = 'It snows.'",
        ]),
        table: It(&[
            "by,text\nN/A,It snows.\n",
            "by,for,text\nCleo,N/A,It snows.\n",
            "by,about,text\nCleo,N/A,It snows.\n",
            "id,by\nc1,N/A\n",
            "id,about\nc1,N/A\n",
        ]),
        flags: It(&[
            "claim add --by N/A --text 'It snows.'",
            "claim edit c1 --by N/A",
            "claim edit c1 --about N/A",
            "deny c1 --by N/A",
            "speaker add N/A",
            "speaker add Cleo --alias N/A",
            "speaker alias Ann N/A",
            "speaker edit Ann --name N/A",
            "assess c1 --rating False --by N/A",
        ]),
        review: It(&[
            r#"{"itemReviewed": {"author": {"name": "N/A"}}}"#,
            r#"{"itemReviewed": {"author": {"name": "Cleo", "affiliation": "N/A"}}}"#,
            r#"{"author": {"name": "N/A"}}"#,
        ]),
    },
    Row {
        rule: "cast::by_name",
        start: &["speaker add Ann --namesake"],
        verdict: Refused("\"Ann\" fits 2 speakers: s1 Ann; s3 Ann"),
        sheet: It(&[
            "by = 'Ann'\ntext = 'It snows.'",
            "by = { name = 'Cleo', for = 'Ann' }\ntext = 'It snows.'",
            "by = 'Cleo'\nabout = 'Ann'\ntext = 'It snows.'",
        ]),
        table: It(&["by,text\nAnn,It snows.\n", "by,for,text\nCleo,Ann,It snows.\n"]),
        flags: It(&["claim add --by Ann --text 'It snows.'", "deny no --by Ann"]),
        review: It(&[r#"{"itemReviewed": {"author": {"name": "Ann"}}}"#]),
    },
    Row {
        rule: "assessments::check_assessor",
        start: &["speaker add Ann --namesake"],
        verdict: Refused("\"Ann\" fits 2 speakers: s1 Ann; s3 Ann"),
        sheet: Never("a worksheet has no assessments"),
        table: Never("a table has no assessments"),
        flags: It(&["assess c1 --rating False --by Ann"]),
        review: It(&[r#"{"author": {"name": "Ann"}}"#]),
    },
    Row {
        rule: "assessments::check_assessor",
        start: &[],
        verdict: Refused("there is no speaker s99 in this ledger"),
        sheet: Never("a worksheet has no assessments"),
        table: Never("a table has no assessments"),
        flags: It(&["assess c1 --rating False --by s99"]),
        review: It(&[r#"{"author": {"name": "s99"}}"#]),
    },
    Row {
        rule: "cast::agree_on_kind",
        start: &["speaker edit Ann --kind person"],
        verdict: Refused("Ann (s1) is recorded as kind \"person\", here it is \"organization\""),
        sheet: It(&[
            "by = { name = 'Ann', kind = 'organization' }\ntext = 'It snows.'",
            "by = { id = 's1', kind = 'organization' }\ntext = 'It snows.'",
        ]),
        table: It(&[
            "by,speaker_kind,text\nAnn,organization,It snows.\n",
            "by,speaker_kind,text\ns1,organization,It snows.\n",
            "id,speaker_kind\nc1,organization\n",
        ]),
        flags: It(&[
            "claim add --by '{ name = \"Ann\", kind = \"organization\" }' --text 'It snows.'",
            "claim edit c1 --by '{ name = \"Ann\", kind = \"organization\" }'",
            "deny c2 --by '{ id = \"s1\", kind = \"organization\" }'",
        ]),
        review: It(&[r#"{"itemReviewed": {"author": {"@type": "Organization", "name": "Ann"}}}"#]),
    },
    Row {
        rule: "rules::twice",
        start: &[],
        verdict: Refused("\"Ann\" is already named in `by`"),
        sheet: It(&["by = ['Ann', 'Ann']\ntext = 'It snows.'"]),
        table: It(&["by,text\nAnn; Ann,It snows.\n", "id,by\nc1,Ann; Ann\n"]),
        flags: It(&[
            "claim add --by Ann --by Ann --text 'It snows.'",
            "claim edit c1 --by Ann --by Ann",
            "deny c2 --by Ann --by Ann",
        ]),
        review: It(&[r#"{"itemReviewed": {"author": [{"name": "Ann"}, {"name": "Ann"}]}}"#]),
    },
    Row {
        rule: "rules::twice",
        start: &["speaker alias Ann Annie"],
        verdict: Refused("\"Annie\" is already named in `by`"),
        sheet: It(&["by = ['Ann', 'Annie']\ntext = 'It snows.'"]),
        table: It(&[
            "by,text\nAnn; Annie,It snows.\n",
            "id,by\nc1,Ann; Annie\n",
            "ref,by\nrain,Ann; Annie\n",
        ]),
        flags: It(&[
            "claim add --by Ann --by Annie --text 'It snows.'",
            "claim edit c1 --by Ann --by Annie",
            "deny c2 --by Ann --by Annie",
        ]),
        review: It(&[r#"{"itemReviewed": {"author": [{"name": "Ann"}, {"name": "Annie"}]}}"#]),
    },
    Row {
        rule: "rules::twice",
        start: &["speaker alias Ann Annie"],
        verdict: Refused("\"Annie\" is already named in `about`"),
        sheet: It(&["by = 'Cleo'\nabout = ['Ann', 'Annie']\ntext = 'It snows.'"]),
        table: It(&["by,about,text\nCleo,Ann; Annie,It snows.\n", "id,about\nc1,Ann; Annie\n"]),
        flags: It(&[
            "claim add --by Cleo --about Ann --about Annie --text 'It snows.'",
            "claim edit c1 --about Ann --about Annie",
            "deny c2 --by Cleo --about Ann --about Annie",
        ]),
        review: Never("it does not say whom a claim is about"),
    },
];
