//! Worksheets that break a rule of the content, and exactly what is said about each.

refused! {
    empty_texts:
r#"[article]
url = ""
headline = "  "
topics = ["a", ""]
[[claim]]
by = ""
quote = ""
ref = ""
"#
=>
"w:2:7: `url` is empty
  hint: give it a text, or remove the key
w:3:12: `headline` is empty
  hint: give it a text, or remove the key
w:4:16: `topics` is empty
  hint: give it a text, or remove the key
w:6:6: `by` is empty
  hint: give it a text, or remove the key
w:7:9: `quote` is empty
  hint: give it a text, or remove the key
w:8:7: `ref` is empty
  hint: give it a text, or remove the key";

    a_claim_by_nobody:
r#"[article]
url = "urn:x"
[[claim]]
text = "t"
[[claim]]
by = []
text = "t"
"#
=>
r#"w:3:1: the claim has no `by`: nobody is said to have said it
  hint: add by = "…"; for somebody the article does not name: { name = "a US official", kind = "unnamed" }; where it does not say who: by = "unattributed"
w:5:1: the claim has no `by`: nobody is said to have said it
  hint: add by = "…"; for somebody the article does not name: { name = "a US official", kind = "unnamed" }; where it does not say who: by = "unattributed""#;

    a_claim_that_says_nothing:
r#"[article]
url = "urn:x"
[[claim]]
by = "A"
[[claim]]
by = "B"
kind = "no-comment"
"#
=>
r#"w:3:1: the claim says nothing: it has no `text`, `quote` or relation
  hint: add one of them, such as denies = "…"; a refusal to comment is kind = "no-comment""#;

    a_ref_twice:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
ref = "shells"
[[claim]]
ref = "shells"
by = "B"
text = "u"
[[claim]]
ref = "shells"
by = "B"
text = "u"
"#
=>
r#"w:9:7: the ref "shells" is already that of the claim in line 7
  hint: give each claim a ref of its own
w:13:7: the ref "shells" is already that of the claim in line 7
  hint: give each claim a ref of its own"#;

    refs_that_are_no_words:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
ref = "two words"
[[claim]]
ref = "s7"
by = "B"
denies = ["a/b", "a3"]
"#
=>
r#"w:7:7: the ref "two words" holds a space
  hint: use one word of letters, digits, - _ and . (at most 64), such as shells-2024
w:9:7: "s7" looks like an id of something that is not a claim
  hint: a claim is named by its ref, or by an id such as c14
w:11:11: the ref "a/b" holds '/'
  hint: use one word of letters, digits, - _ and . (at most 64), such as shells-2024
w:11:18: "a3" looks like an id of something that is not a claim
  hint: a claim is named by its ref, or by an id such as c14"#;

    a_part_without_its_scope:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
denies = { claim = "x", part = "p" }
disputes = { claim = "x", scope = "partial" }
refutes = { claim = "x", scope = "full", part = "p" }
"#
=>
r#"w:8:35: a partial challenge names the part it rejects, in words (`part`)
  hint: add part = "…": the part that is rejected, in words
w:9:42: `part` goes with scope "partial"
  hint: remove one of the two"#;

    a_scope_where_nothing_is_challenged:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
confirms = { claim = "x", scope = "full", force = "qualified" }
"#
=>
"w:7:27: `scope` belongs to a challenge (denies, contradicts, disputes, refutes); `confirms` is none
  hint: remove it, or say one of these instead
w:7:43: `force` belongs to a challenge (denies, contradicts, disputes, refutes); `confirms` is none
  hint: remove it, or say one of these instead";

    a_relation_to_no_claim:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
denies = { scope = "full" }
repeats = 3
quotes = ["x", 4]
"#
=>
r#"w:7:10: `denies` does not say which claim
  hint: add claim = "…" with its ref, or its id such as c14; for what nobody said, text = "…"
w:8:11: `repeats` takes a claim (its ref, or its id such as c14), { claim = … }, { text = … } for what nobody said, or a list of them; found a number
  hint: if this is what was meant, put it in quotation marks: "3"
w:9:16: `quotes` takes a claim (its ref, or its id such as c14), { claim = … }, { text = … } for what nobody said, or a list of them; found a number in the list
  hint: if this is what was meant, put it in quotation marks: "4""#;

    a_relation_twice:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
denies = ["x", "y", { claim = "x" }]
"#
=>
r#"w:7:31: `denies` names "x" twice
  hint: keep one of the two"#;

    a_claim_that_denies_itself:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
ref = "shells"
denies = "shells"
"#
=>
r#"w:8:10: "shells" is this claim itself
  hint: name the earlier claim that is meant"#;

    a_speaker_twice:
r#"[article]
url = "urn:x"
[[claim]]
by = ["Ruritania", "RURITANIA", "s7", { id = "s7" }]
text = "t"
"#
=>
r#"w:4:20: "RURITANIA" is already named in `by`
  hint: keep one of the two
w:4:39: "s7" is already named in `by`
  hint: keep one of the two"#;

    ids_where_names_should_be:
r#"[article]
url = "urn:x"
[[claim]]
by = ["c14", { name = "s7" }, { id = "Smith" }, { as = "minister" }]
text = "t"
"#
=>
r#"w:4:7: "c14" looks like an id, but not a speaker's
  hint: a speaker's id looks like s7; a name that looks so is { name = "c14" }
w:4:23: the name "s7" is a speaker's id
  hint: write id = "s7" instead of `name`
w:4:38: "Smith" is not the id of a speaker
  hint: such an id looks like s7; without one, leave `id` out and give the `name`
w:4:49: an entry of `by` has neither `name` nor `id`
  hint: add the name as the article gives it"#;

    a_body_spoken_for_in_a_hop:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
via = [{ name = "B", for = "C" }]
about = { name = "D", cue = "says" }
"#
=>
"w:7:22: unknown key `for`
  hint: an entry of `via` takes: name, as, kind, id, cue, same_as
w:8:23: unknown key `cue`
  hint: a speaker takes: name, as, for, kind, id, same_as";

    line_breaks_in_a_line:
r#"[article]
headline = """
a
b"""
byline = "a\tb"
"#
=>
"w:2:12: `headline` has a line break; it takes one line
  hint: write it in one line
w:5:10: `byline` holds a tab
  hint: write a space instead";

    control_characters:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
note = "a\u0007b"
quote = "a\rb"
"#
=>
r"w:7:8: `note` holds the control character U+0007
  hint: remove it; a line break is written \n, a tab \t
w:8:9: `quote` holds the control character U+000D
  hint: remove it; a line break is written \n, a tab \t";

    bad_urls:
r#"[article]
url = "example.org/a"
"#
=>
r#"w:2:7: the url "example.org/a" has no scheme
  hint: write it in full: "https://example.org/a""#;

    a_url_with_a_space:
r#"[article]
url = "https://example.org/a b"
"#
=>
r#"w:2:7: the url "https://example.org/a b" holds a space
  hint: in a url a space is written %20"#;

    a_language_by_name:
r#"[article]
url = "urn:x"
language = "English"
"#
=>
r#"w:3:12: "English" is not a language tag
  hint: use a code such as en, ko or pt-BR: two or three letters, further parts after hyphens"#;

    a_topic_twice:
r#"[article]
url = "urn:x"
topics = ["Arms", "arms"]
"#
=>
r#"w:3:19: the topic "arms" is given twice
  hint: keep one of the two"#;
}

#[test]
fn a_list_has_its_limit() {
    let names: Vec<String> = (0..201).map(|at| format!("\"Speaker {at}\"")).collect();
    let read = |count: usize| {
        let by = names[..count].join(", ");
        crate::reading::worksheet::read(
            "w",
            &format!("[article]\nheadline = \"H\"\n[[claim]]\nby = [{by}]\ntext = \"T\"\n"),
        )
    };
    assert!(read(200).is_ok());
    let said = read(201).unwrap_err().to_string();
    assert!(said.starts_with("w:4:6: `by` has 201 entries; at most 200 are kept"), "{said}");
}
