//! What is drafted of an article about one mayor: who is named, who is not, and what was not said.

use super::*;

/// The text of an article that begins with the mayor's name.
fn of_the_mayor(paragraph: &str) -> String {
    format!("{HEADLINE}Mayor Tom Reyes spoke in town. {paragraph}")
}

fn drafts_of_the_mayor(paragraph: &str) -> Vec<Draft> {
    let published: Edtf = "2024-06-21".parse().unwrap();
    draft(&of_the_mayor(paragraph), &Anchor::published(Some(&published)), Breadth::Claims)
}

fn names_of_the_mayor(paragraph: &str) -> Vec<String> {
    let drafts = drafts_of_the_mayor(paragraph);
    let speakers = drafts.iter().flat_map(|draft| &draft.speakers);
    speakers.filter_map(|speaker| Some(speaker.resolved.as_ref()?.name.clone())).collect()
}

#[test]
fn who_only_has_to_do_with_somebody_is_not_that_person() {
    for (paragraph, name) in [
        ("Critics of Reyes said he took money from the fund.", "Critics of Reyes"),
        ("On Tuesday critics of Reyes said he took money from the fund.", "critics of Reyes"),
        ("A former aide to Reyes said he took money from the fund.", "A former aide to Reyes"),
        ("The man suing Reyes said he took money from the fund.", "The man suing Reyes"),
        ("The woman accused by Reyes said he took money from the fund.", "The woman accused by Reyes"),
        ("Critics of the mayor, Tom Reyes, said he took money from the fund.", "Critics of the mayor"),
        ("Reyes's wife said he took money from the fund.", "Reyes's wife"),
        ("Reyes’ wife said he took money from the fund.", "Reyes’ wife"),
        ("Reyes's rival, Kim Lee, said he took money from the fund.", "Kim Lee"),
        ("A spokesman for Reyes said he took no money from the fund.", "A spokesman for Reyes"),
        ("A spokesman for Mayor Tom Reyes said he took no money.", "A spokesman for Mayor Tom Reyes"),
        ("A lawyer for former Mayor Reyes said he took no money.", "A lawyer for former Mayor Reyes"),
        ("Opponents of Tom Reyes said he took money from the fund.", "Opponents of Tom Reyes"),
        ("Reyes supporters said he took no money from the fund.", "Reyes supporters"),
        ("The Reyes Foundation said it took no money from the fund.", "Reyes Foundation"),
        ("Governor Paul Dane's office said it took no money.", "Governor Paul Dane's office"),
        ("“It is old,” said a friend of Reyes.", "a friend of Reyes"),
        ("Kim Lee, a former aide to Reyes, said he took money from the fund.", "Kim Lee"),
    ] {
        assert_eq!(names_of_the_mayor(paragraph), [name], "{paragraph}");
    }
}

#[test]
fn a_name_with_titles_or_an_apposition_is_the_person() {
    for paragraph in [
        "Reyes said the bridge was old.",
        "The mayor, Tom Reyes, said the bridge was old.",
        "Mayor Reyes of Springfield said the bridge was old.",
        "Secretary of State Reyes said the bridge was old.",
        "The mayor of Springfield, Tom Reyes, said the bridge was old.",
        "Chief of staff Reyes said the bridge was old.",
        "Chief of Police Tom Reyes said the bridge was old.",
        "The city's acting mayor Tom Reyes said the bridge was old.",
        "Reyes, a former aide to Kim Lee, said the bridge was old.",
        "“The bridge is old,” said Reyes in a talk with Kim Lee.",
        "“The bridge is old,” said former director of health Tom Reyes.",
    ] {
        assert_eq!(names_of_the_mayor(paragraph), ["Tom Reyes"], "{paragraph}");
    }
}

/// The resolved name, the words and the date of each draft.
fn dated_of_the_mayor(paragraph: &str) -> Vec<(String, Option<String>)> {
    let drafts = drafts_of_the_mayor(paragraph);
    let name = |draft: &Draft| draft.speakers[0].resolved.as_ref().map(|resolved| resolved.name.clone());
    let date = |draft: &Draft| draft.said.as_ref().map(|said| said.date.edtf().to_string());
    drafts.iter().map(|draft| (name(draft).unwrap_or_default(), date(draft))).collect()
}

#[test]
fn a_name_that_is_also_a_month_is_no_date() {
    for (paragraph, names) in [
        (
            "Former prime minister Theresa May said the river was low. “It will rain soon,” May said. “It will,” said May.",
            &["Theresa May", "Theresa May", "Theresa May"][..],
        ),
        (
            "Mrs. Theresa May has said the river was low. May's aide said that it was high.",
            &["Theresa May", "May's aide"],
        ),
        ("June Park said the river was low. Park said that it was not high.", &["June Park", "June Park"]),
        ("The engineer's sister, Augusta March, said the river was low.", &["Augusta March"]),
        ("Augusta March said the river was low. March has denied that it was high.", &["Augusta March"; 2]),
        ("April Stone denied that the river was low.", &["April Stone"]),
        ("Jan Rell, the engineer, said the river was low.", &["Jan Rell"]),
        ("The engineer, Jan Rell, did not respond to questions.", &["Jan Rell"]),
    ] {
        let expected: Vec<_> = names.iter().map(|&name| (name.to_owned(), None)).collect();
        assert_eq!(dated_of_the_mayor(paragraph), expected, "{paragraph}");
    }
}

#[test]
fn a_month_beside_a_name_stays_a_month() {
    for (paragraph, date) in [
        ("In May Reyes said the river was low.", "2024-05"),
        ("Reyes said in May that the river was low.", "2024-05"),
        ("Theresa May left. In May Reyes said the river was low.", "2024-05"),
        ("In March Reyes said the river was low.", "2024-03"),
        ("Last March Reyes said the river was low.", "[2023-03, 2024-03]"),
        ("Reyes said in Boston May 3 that the river was low.", "2024-05-03"),
    ] {
        let expected = ("Tom Reyes".to_owned(), Some(date.to_owned()));
        assert_eq!(dated_of_the_mayor(paragraph), [expected], "{paragraph}");
    }
}

#[test]
fn a_no_at_the_end_of_a_sentence_is_no_abbreviation() {
    let lines = |paragraph: &str| lines(&of_the_mayor(paragraph));
    assert_eq!(
        lines("Asked about it, Reyes said no. The bridge was closed by police on Monday."),
        ["Reyes | said | no"]
    );
    assert_eq!(lines("Reyes said no. Police closed the bridge on Monday."), ["Reyes | said | no"]);
    assert_eq!(lines("Reyes said No. 4 bridge was old."), ["Reyes | said | No. 4 bridge was old"]);
    assert_eq!(
        lines("Reyes said the answer was No. Police closed the bridge."),
        ["Reyes | said | the answer was No"]
    );
}

#[test]
fn what_is_negated_or_only_imagined_is_not_proposed() {
    for paragraph in [
        "Reyes neither confirmed nor denied the report about the fund.",
        "Reyes told no reporter that the bridge was old.",
        "Reyes told no one that the bridge was old.",
        "Reyes rarely said that the bridge was old.",
        "Reyes has seldom said that the bridge was old.",
        "Reyes barely said that the bridge was old.",
        "It is false that Reyes said the bridge was old.",
        "It is untrue that Mayor Reyes said the bridge was old.",
        "Reyes denies nothing about the bridge.",
        "Imagine that Reyes said the bridge was old.",
        "Suppose Reyes said the bridge was old.",
        "Why would Reyes say the bridge was old?",
        "Reyes will say the bridge was old on Monday.",
        "Reyes will announce on Monday that the bridge is old.",
        "The mayor is expected to be there. Reyes won't say that the bridge is old.",
    ] {
        assert_eq!(dated_of_the_mayor(paragraph), [], "{paragraph}");
    }
    for paragraph in [
        "It is true that Reyes said the bridge was old.",
        "Reyes told a reporter that the bridge was old.",
        "Nobody came. Reyes said that no reporter had seen the bridge.",
        "Reyes said he would announce the date of the closing.",
        "Reyes denied that nothing was done about the bridge.",
    ] {
        assert_eq!(dated_of_the_mayor(paragraph), [("Tom Reyes".to_owned(), None)], "{paragraph}");
    }
}

#[test]
fn a_comma_can_stand_behind_the_quotation_before_the_verb() {
    for paragraph in [
        "\"The tax is legal\", said Reyes.",
        "“The tax is legal”, said Mayor Reyes.",
        "\"The tax is legal,\" said Reyes.",
        "\"Legal\", said Reyes.",
    ] {
        assert_eq!(names_of_the_mayor(paragraph), ["Tom Reyes"], "{paragraph}");
    }
}

#[test]
fn nothing_before_a_name_is_no_part_of_it() {
    for paragraph in [
        "Nothing Tom Reyes said convinced the court. Reyes said the bridge was old.",
        "Everything Tom Reyes said was wrong. Reyes said the bridge was old.",
    ] {
        let drafts = drafts(&format!("{HEADLINE}{paragraph}"));
        let speakers: Vec<_> =
            drafts.iter().map(|it| it.speakers[0].resolved.as_ref().unwrap().name.clone()).collect();
        assert_eq!(speakers.last().map(String::as_str), Some("Tom Reyes"), "{paragraph}");
    }
}
