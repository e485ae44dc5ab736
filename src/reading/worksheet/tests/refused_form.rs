//! Worksheets with wrong tables, keys, types and words, and exactly what is said about each.

refused! {
    an_empty_file:
""
=>
r#"w: there is no [article]
  hint: begin with a line [article], and below it url = "…" or headline = "…""#;

    no_article:
r#"[[claim]]
by = "A"
text = "t"
"#
=>
r#"w: there is no [article]
  hint: begin with a line [article], and below it url = "…" or headline = "…""#;

    an_article_that_cannot_be_found_again:
r#"[article]
outlet = "Wire"
"#
=>
"w:1:1: the article has neither `url` nor `headline`
  hint: add at least one of the two, so that it can be found again";

    a_misspelt_key:
r#"[article]
url = "urn:x"
headlin = "x"
"#
=>
"w:3:1: unknown key `headlin`
  hint: did you mean `headline`?";

    a_key_by_another_name:
r#"[article]
url = "urn:x"
title = "x"
"#
=>
"w:3:1: unknown key `title`
  hint: did you mean `headline`?";

    a_key_like_none:
r#"[article]
url = "urn:x"
zzz = 1
"#
=>
"w:3:1: unknown key `zzz`
  hint: [article] takes: url, headline, outlet, byline, published, language, kind, topics, note, text";

    an_unknown_key_of_a_claim:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
denys = "x"
speaker = "B"
"#
=>
"w:7:1: unknown key `denys`
  hint: did you mean `denies`?
w:8:1: unknown key `speaker`
  hint: did you mean `by`?";

    claims_in_the_plural:
r#"[article]
url = "urn:x"
[[claims]]
by = "A"
"#
=>
r#"w:3:1: unknown table [[claims]]
  hint: write [[claim]], in the singular, before each claim
w:3:1: the claim says nothing: it has no `text`, `quote` or relation
  hint: add one of them, such as denies = "…"; a refusal to comment is kind = "no-comment""#;

    a_single_claim_table:
r#"[article]
url = "urn:x"
[claim]
by = "A"
text = "t"
"#
=>
"w:3:1: [claim] is one table
  hint: write [[claim]], with two brackets on each side, before each claim";

    two_single_claim_tables:
r#"[article]
url = "urn:x"
[claim]
by = "A"
text = "t"
[claim]
by = "B"
text = "u"
"#
=>
"w:6:2: [claim] is given twice
  hint: write [[claim]], with two brackets on each side, before each claim";

    a_list_of_articles:
r#"[[article]]
url = "urn:x"
[[article]]
url = "urn:y"
"#
=>
"w:3:1: [[article]] is a list of articles
  hint: a worksheet is about one article: put each into a file of its own";

    an_article_twice:
r#"[article]
url = "urn:x"
[article]
headline = "y"
"#
=>
"w:3:2: [article] is given twice
  hint: a worksheet is about one article: put the other into a file of its own";

    an_unknown_table:
r#"[article]
url = "urn:x"
[speaker]
name = "x"
"#
=>
"w:3:2: unknown table `speaker`
  hint: a worksheet has [article] and [[claim]]";

    a_misspelt_table:
r#"[article]
url = "urn:x"
[[clam]]
by = "x"
"#
=>
"w:3:3: unknown table `clam`
  hint: did you mean [[claim]]? (a worksheet has [article] and [[claim]])";

    a_key_before_any_table:
r#"url = "urn:x"
by = "A"
foo = 1
"#
=>
r#"w: there is no [article]
  hint: begin with a line [article], and below it url = "…" or headline = "…"
w:1:1: `url` stands before any table
  hint: put it below the line [article]
w:2:1: `by` stands before any table
  hint: put it below a line [[claim]]
w:3:1: `foo` stands before any table
  hint: a worksheet has [article] and [[claim]]"#;

    an_article_that_is_a_text:
r#"article = "urn:x"
claim = 1
"#
=>
"w:1:1: `article` is not a table
  hint: write a line [article], and its keys below it
w:2:1: `claim` is not a table
  hint: write [[claim]], with two brackets on each side, before each claim";

    a_number_for_a_speaker:
r#"[article]
url = "urn:x"
[[claim]]
by = 7
text = "t"
"#
=>
r#"w:4:6: `by` takes a name or a list of names; found a number
  hint: if this is what was meant, put it in quotation marks: "7""#;

    a_number_in_a_list_of_speakers:
r#"[article]
url = "urn:x"
[[claim]]
by = ["A", 7]
text = "t"
"#
=>
r#"w:4:12: `by` takes a name or a list of names; found a number in the list
  hint: if this is what was meant, put it in quotation marks: "7""#;

    a_date_for_a_text:
"[article]
headline = 2024-06-21
"
=>
r#"w:2:12: `headline` takes a text; found a date
  hint: if this is what was meant, put it in quotation marks: "2024-06-21""#;

    a_list_for_a_text:
r#"[article]
headline = ["a", "b"]
"#
=>
"w:2:12: `headline` takes a text; found a list";

    a_year_for_a_date:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
on = 2024
"#
=>
r#"w:7:6: `on` takes a date (2024-06-21, "June 2024", { words = "Thursday", edtf = "2024-06-20" }); found a number
  hint: if this is what was meant, put it in quotation marks: "2024""#;

    a_time_of_day_for_a_date:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
on = 07:32:00
"#
=>
r#"w:7:6: `on` takes a date (2024-06-21, "June 2024", { words = "Thursday", edtf = "2024-06-20" }); found a time of day
  hint: if this is what was meant, put it in quotation marks: "07:32:00""#;

    a_date_without_words:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
on = { edtf = "2024-06" }
event = { word = "x", words = "y" }
"#
=>
r#"w:7:6: `on` has no `words`
  hint: add the words of the article; without them, write on = "2024-06-20"
w:8:11: unknown key `word`
  hint: did you mean `words`?"#;

    unknown_words:
r#"[article]
url = "urn:x"
kind = "new"
[[claim]]
by = { name = "A", kind = "human" }
kind = "alegation"
mode = "loud"
denies = { claim = "x", scope = "half", force = "strong", basis = "mine" }
"#
=>
r#"w:3:8: "new" is not a kind of article; did you mean "news"? (one of: news, analysis, opinion, interview, fact-check, transcript, press-release, report, post, broadcast, other)
w:5:27: "human" is not a kind of speaker; use one of: person, organization, government, group, unnamed
w:6:8: "alegation" is not a kind of claim; did you mean "allegation"? (one of: allegation, denial, confirmation, statement, announcement, warning, forecast, opinion, retraction, correction, no-comment)
w:7:8: "loud" is not a mode of quotation; use one of: direct, indirect, mixed, summary
w:8:33: "half" is not a scope; use one of: full, partial
w:8:49: "strong" is not a force; use one of: categorical, qualified, non-denial
w:8:67: "mine" is not a basis; use one of: explicit, analyst"#;

    a_kind_that_is_not_a_word:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
kind = true
mode = ""
"#
=>
r#"w:7:8: `kind` takes a word; found true or false
  hint: if this is what was meant, put it in quotation marks: "true"
w:8:8: `mode` is empty
  hint: use one of: direct, indirect, mixed, summary"#;
}
