//! Texts that are not TOML, places in unusual texts, and exactly what is said about each.

refused! {
    text_without_marks:
r#"[article]
url = "urn:x"
[[claim]]
by = Ruritania
text = "t"
on = ../2024-06-21
"#
=>
r#"w:4:6: the text of `by` needs quotation marks
  hint: write by = "Ruritania"
w:6:6: the text of `on` needs quotation marks
  hint: write on = "../2024-06-21""#;

    text_without_marks_in_lists:
r#"[article]
url = "urn:x"
[[claim]]
by = [Ruritania, "A"]
about = [
    Graustark,
]
via = [{ name = Wire }]
text = "t"
"#
=>
r#"w:4:7: a text in a list or table needs quotation marks
  hint: write "Ruritania"
w:6:5: a text in a list or table needs quotation marks
  hint: write "Graustark"
w:8:17: a text in a list or table needs quotation marks
  hint: write "Wire""#;

    commas:
r#"[article]
url = "urn:x"
[[claim]]
by = ["A" "B"]
about = ["A",, "B"]
via = [
    "C"
    "D"
]
denies = { claim = "x" scope = "full" }
"#
=>
"w:4:11: a comma is missing before this
  hint: entries of a list, and keys between { and }, stand apart by commas
w:5:14: a comma with nothing before it
  hint: remove it
w:8:5: a comma is missing before this
  hint: entries of a list, and keys between { and }, stand apart by commas
w:10:24: a comma is missing before this
  hint: entries of a list, and keys between { and }, stand apart by commas";

    typographic_marks:
r#"[article]
url = "urn:x"
[[claim]]
by = “A”
text = "t"
"#
=>
r#"w:4:6: typographic quotation marks around the value of `by`
  hint: put straight ones around it: " or '; inside a text, typographic ones are fine"#;

    a_date_that_does_not_exist:
r#"[article]
url = "urn:x"
published = 2024-02-31
"#
=>
r#"w:3:13: 2024-02-31 is not a date: expected day between 01 and 29
  hint: a date is 2024-06-21; what is less exact is a text: "2024-06", "June 2024""#;

    a_date_without_zeros:
r#"[article]
url = "urn:x"
published = 2024-6-1
"#
=>
r#"w:3:13: 2024-6-1 is not a date: expected a two-digit month (MM)
  hint: a date is 2024-06-21; what is less exact is a text: "2024-06", "June 2024""#;

    marks_inside_a_text:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
quote = "he said "no" to it"
"#
=>
r#"w:7:19: the text of `quote` ends before this
  hint: inside "…" write \" for a quotation mark, or put the text between ''' and '''"#;

    an_open_text:
r#"[article]
url = "urn:x"
headline = "no end
note = "x"
"#
=>
r#"w:3:19: the text is not closed at the end of its line
  hint: put the closing quotation mark; a text of several lines stands between """ and """"#;

    an_open_text_of_several_lines:
r#"[article]
url = "urn:x"
note = """no end
more
"#
=>
r#"w:3:8: a text of several lines is not closed
  hint: end it with """"#;

    an_open_list:
r#"[article]
url = "urn:x"
[[claim]]
by = ["A",
text = "t"
on = "x"
"#
=>
"w:5:6: a list that was opened before is not closed before this key
  hint: put ] after its last entry";

    an_open_header:
r#"[article
url = "urn:x"
"#
=>
"w:1:9: a header is not closed
  hint: the headers of a worksheet are [article] and [[claim]]";

    too_many_brackets:
r#"[article]
url = "urn:x"
[claim]]
by = "A"
text = "t"
"#
=>
"w:3:8: the line of a header holds something else
  hint: the headers of a worksheet are [article] and [[claim]], each on a line of its own";

    no_value:
r#"[article]
url = "urn:x"
headline =
"#
=>
"w:3:11: `headline` has no value
  hint: write one, or remove the line";

    a_colon_for_an_equals_sign:
r#"[article]
url = "urn:x"
headline: "x"
"#
=>
r#"w:3:9: a line that is not `key = value`
  hint: write key = "value", not key: value"#;

    a_key_of_two_words:
r#"[article]
url = "urn:x"
date published = "x"
"#
=>
"w:3:6: `date published` cannot be a key
  hint: a key is one word of letters a to z, such as by or quote";

    a_key_twice:
r#"[article]
url = "urn:x"
url = "urn:y"
"#
=>
r#"w:3:1: `url` is given twice
  hint: keep one of the two; several values go into one list: ["…", "…"]"#;

    a_backslash:
r#"[article]
url = "urn:x"
text = "C:\week\a.txt"
"#
=>
r#"w:3:12: a backslash between " and " starts an escape, and this is none
  hint: write \\ for a backslash, or put the text between single quotation marks '…'"#;

    another_sort_of_comment:
r#"// week
[article]
url = "urn:x"
"#
=>
"w:1:1: a line that is not `key = value`
  hint: a comment begins with #";

    a_web_page:
r#"<!doctype html>
<html lang="en">
"#
=>
"w:1:1: a line that is not `key = value`
  hint: this looks like a web page; check that the right file is named
w:2:7: `<html lang` cannot be a key
  hint: a key is one word of letters a to z, such as by or quote";

    an_open_brace:
r#"[article]
url = "urn:x"

[[claim]]
by = "A"
text = "t"
denies = { claim = "x"
on = "y"
"#
=>
"w:8:9: a { is not closed
  hint: put } after its last key and value";

    a_raw_control_character:
"[article]\nurl = \"urn:x\"\nheadline = \"a\u{7}b\"\n"
=>
"w:3:14: control character U+0007
  hint: remove it; it is usually invisible in an editor";

    a_nul:
"[article]\nurl = \"urn:x\"\nheadline = \"a\0b\"\n"
=>
"w:3:14: a NUL character: this is not a text file, or it is damaged
  hint: check that the right file is named, or restore it from a copy";

    wide_characters_before_a_mistake:
r#"[article]
url = "urn:x"
[[claim]]
by = ["北", "é", 7]
text = "t"
"#
=>
r#"w:4:17: `by` takes a name or a list of names; found a number in the list
  hint: if this is what was meant, put it in quotation marks: "7""#;

    crlf_line_ends:
"[article]\r\nurl = \"nowhere\"\r\nnote = \"\"\"\r\nx\r\n\"\"\"\r\nlanguage = \"?\"\r\n"
=>
r#"w:2:7: the url "nowhere" has no scheme
  hint: write it in full: "https://nowhere"
w:6:12: "?" is not a language tag
  hint: use a code such as en, ko or pt-BR: two or three letters, further parts after hyphens"#;

    notation_and_content_together:
r#"[article]
url = nowhere
language = "?"
[[claim]]
by = 7
kind = "denail"
[[claim]]
zzz = 1
"#
=>
r#"w:2:7: the text of `url` needs quotation marks
  hint: write url = "nowhere"
w:3:12: "?" is not a language tag
  hint: use a code such as en, ko or pt-BR: two or three letters, further parts after hyphens
w:5:6: `by` takes a name or a list of names; found a number
  hint: if this is what was meant, put it in quotation marks: "7"
w:6:8: "denail" is not a kind of claim; did you mean "denial"? (one of: allegation, denial, confirmation, statement, announcement, warning, forecast, opinion, retraction, correction, no-comment)
w:8:1: unknown key `zzz`
  hint: [[claim]] takes: ref, kind, mode, by, about, on, event, text, quote, at, hedge, via, topics, note, denies, contradicts, disputes, refutes, confirms, supports, repeats, quotes, qualifies, corrects, retracts, supersedes, responds-to"#;
}

#[test]
fn a_file_that_is_no_worksheet_is_not_reported_line_by_line_for_ever() {
    let problems = crate::reading::worksheet::read("w", &"some prose\n".repeat(5000)).unwrap_err();
    assert_eq!(problems.problems().len(), 101);
    assert_eq!(problems.problems()[0].message, "4900 more lines are not TOML either");
}
