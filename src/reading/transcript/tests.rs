//! Transcripts of our own words in the forms in which they are printed.

use super::*;

const BRIEFING: &str = "Port Authority Press Briefing

Clara Voss, Spokesperson for the Port Authority

Harbour City

June 20, 2024

1:19 p.m. EDT

MS. VOSS: Good afternoon, everyone. The new quay opens on Monday.

We will have more on that tomorrow.

QUESTION: Did the authority sell the old mill?

MS. VOSS: No. That is false. (Laughter.) The ministry denied it as well.

(Applause.)

QUESTION: Who signed the lease?

MS. VOSS: I have no comment.

# # #
";

fn who(transcript: &Transcript) -> Vec<String> {
    let name = |turn: &Turn| match turn.who {
        Who::Member(at) => transcript.cast[at].name.clone(),
        Who::Asking => "?".to_owned(),
        Who::Unnamed => "-".to_owned(),
    };
    transcript.turns.iter().map(name).collect()
}

fn names(text: &str) -> Vec<String> {
    who(&read(text).unwrap_or_else(|| panic!("no transcript: {text}")))
}

#[test]
fn a_briefing_has_its_speaker_from_the_header() {
    let read = read(BRIEFING).unwrap();
    assert_eq!(who(&read), ["Clara Voss", "?", "Clara Voss", "?", "Clara Voss"]);
    let voss = &read.cast[0];
    assert_eq!(voss.title.as_deref(), Some("Spokesperson for the Port Authority"));
    assert_eq!(voss.on_behalf_of.as_deref(), Some("Port Authority"));
    assert_eq!(read.header.occasion.as_deref(), Some("Port Authority Press Briefing"));
    assert_eq!(read.header.date.as_ref().map(|date| &BRIEFING[date.clone()]), Some("June 20, 2024"));
    let words: Vec<&str> = read.turns[0].paragraphs.iter().map(|range| &BRIEFING[range.clone()]).collect();
    assert_eq!(
        words,
        ["Good afternoon, everyone. The new quay opens on Monday.", "We will have more on that tomorrow."]
    );
    assert_eq!(read.turns[4].paragraphs.len(), 1);
}

#[test]
fn a_surname_in_capitals_is_the_person_before() {
    let text = "IVO LANG, HARBOUR NEWS ANCHOR: Is the mill sold?\nRITA SOLBERG, MAYOR OF HULVIK: It never was.\nLANG: Never?\nSOLBERG: Never.\nUNIDENTIFIED MALE: She lies.\nLANG: Who is that?\n";
    assert_eq!(names(text), ["Ivo Lang", "Rita Solberg", "Ivo Lang", "Rita Solberg", "-", "Ivo Lang"]);
    let read = read(text).unwrap();
    assert_eq!(read.cast[1].title.as_deref(), Some("MAYOR OF HULVIK"));
    assert_eq!(read.cast.len(), 2);
}

#[test]
fn questions_and_answers_by_letter() {
    let text = "Direct examination of Nora Quist\n\nQ. Where were you on Monday?\nA. At the quay.\nQ. Did you see the lorry?\nA. No.\nQ. Are you sure?\nA. I am.\n";
    assert_eq!(names(text), ["?", "Nora Quist", "?", "Nora Quist", "?", "Nora Quist"]);
    let text = "Q. Where were you?\nA. At the quay.\nQ. Who else?\nA. Nobody.\n";
    assert_eq!(names(text), ["?", "-", "?", "-"]);
}

#[test]
fn a_question_may_have_a_letter_and_a_wide_space() {
    let text = "Remarks by President Ada Holm\n\nTHE PRESIDENT:  Thank you all.\n\nQ    Will you sign the pact?\n\nTHE PRESIDENT:  I will sign it on Friday.\n\nQ    Why?\n\nTHE PRESIDENT:  Because it is good.\n";
    assert_eq!(names(text), ["Ada Holm", "?", "Ada Holm", "?", "Ada Holm"]);
    assert_eq!(read(text).unwrap().cast[0].title.as_deref(), Some("PRESIDENT").map(|_| "President"));
}

#[test]
fn parliament_names_places_and_parties() {
    let text = "Harbours Bill\n\nThe Prime Minister (Greta Thorne): The bill is right.\n\nMs Roe (Hullby) (Lab): Will she say what it costs?\n\nThe Prime Minister: It costs nothing.\n\nMr Speaker: Order.\n\nMs Roe: That is not an answer.\n";
    assert_eq!(names(text), ["Greta Thorne", "Roe", "Greta Thorne", "Mr Speaker", "Roe"]);
    let read = read(text).unwrap();
    assert_eq!(read.cast[0].title.as_deref(), Some("Prime Minister"));
    assert_eq!(read.cast[1].title.as_deref(), Some("Hullby, Lab"));
    let text = "The Minister for Ports (Greta Thorne): I beg to move.\n\nMs Roe (Hullby) (Lab): Why?\n\nGreta Thorne: It is right.\n";
    assert_eq!(names(text), ["Greta Thorne", "Roe", "Greta Thorne"]);
}

#[test]
fn names_on_lines_of_their_own() {
    let text = "Jane Roe\n(Hullby) (Lab)\n";
    assert!(read(text).is_none());
    let text = "Harbours Bill\n\nJane Roe (Hullby) (Lab)\nThe bill costs too much.\n\nKarl Orme (Westing) (Con)\nIt costs nothing.\n\nJane Roe (Hullby) (Lab)\nThe minister said it costs ten millions.\n";
    assert_eq!(names(text), ["Jane Roe", "Karl Orme", "Jane Roe"]);
}

#[test]
fn interviews_have_initials_and_ordinary_names() {
    let text = "An interview with Lea Brandt (LB)\n\nIVO: What was sold?\nLB: Nothing was.\nIVO: Nothing?\nLB: Not a stone.\n";
    assert_eq!(names(text), ["Ivo", "Lea Brandt", "Ivo", "Lea Brandt"]);
    let text = "The mill\n\nLea Brandt: Nothing was sold.\nIvo Lang: Nothing at all?\nBrandt: Not a stone.\nLang: And the quay?\nBrandt: The quay stays ours.\nNote: the interview was shortened.\n";
    assert_eq!(names(text), ["Lea Brandt", "Ivo Lang", "Lea Brandt", "Ivo Lang", "Lea Brandt"]);
}

#[test]
fn times_in_labels_are_kept() {
    let text = "Lea Brandt (00:12):\nNothing was sold.\n\nIvo Lang (00:31):\nNothing?\n\nLea Brandt (01:02:03):\nNot a stone.\n";
    let read = read(text).unwrap();
    assert_eq!(who(&read), ["Lea Brandt", "Ivo Lang", "Lea Brandt"]);
    let times: Vec<String> = read.times(text).iter().map(|mark| mark.at.to_string()).collect();
    assert_eq!(times, ["00:00:12", "00:00:31", "01:02:03"]);
    let text = "[00:12:31] LEA BRANDT: Nothing was sold.\n[00:12:40] IVO LANG: Nothing?\n[00:12:44] BRANDT: Not a stone.\n";
    assert_eq!(names(text), ["Lea Brandt", "Ivo Lang", "Lea Brandt"]);
}

#[test]
fn an_article_with_colons_is_no_transcript() {
    let text = "Port strike: what we know\n\nThe strike began on Monday.\n\nWhere: the old quay.\n\nWho: two hundred dockers.\n\nNote: this story was updated.\n\nThe mayor said: “We will not pay.”\n\nBackground: the quay was sold in 1990.\n\nUpdate: the strike is over.\n";
    assert!(read(text).is_none());
    let dateline = "WASHINGTON: The envoy left on Monday.\n\nHe said nothing.\n\nNEW DELHI: The minister came.\n\nShe spoke at length about the pact and about its price, which nobody knew.\n";
    assert!(read(dateline).is_none());
}

#[test]
fn two_people_of_one_surname_are_not_guessed() {
    let text = "Talk about the mill\n\nPeter Falk and Anna Falk own the mill.\n\nFALK: We sold nothing.\nIVO LANG: Nothing?\nFALK: Nothing.\nLANG: Good.\n";
    assert_eq!(names(text), ["Falk", "Ivo Lang", "Falk", "Ivo Lang"]);
}

#[test]
fn capitals_become_letters_as_the_text_has_them() {
    let text = "Hearing\n\nThe witness McDonald was called.\n\nMR. MCDONALD: I saw it.\nMS. O’HARA: When?\nMR. MCDONALD: On Monday.\n";
    assert_eq!(names(text), ["McDonald", "O’Hara", "McDonald"]);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_and_every_place_stands_in_it(
        text in "(?s)((MR\\. ROE|Q|A|ANNA FALK|Ivo|The Chair \\(Jo Ek\\)|\\(00:01\\)|>>)(:|\\.|  | \\(Lab\\))? ?|\\PC{0,8}|\n){0,60}",
    ) {
        if let Some(read) = read_as_told(&text) {
            for turn in &read.turns {
                proptest::prop_assert!(text.get(turn.label.clone()).is_some());
                for paragraph in &turn.paragraphs {
                    proptest::prop_assert!(!text[paragraph.clone()].trim().is_empty());
                }
                if let Who::Member(at) = turn.who {
                    proptest::prop_assert!(at < read.cast.len());
                }
            }
        }
    }
}
