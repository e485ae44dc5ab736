//! What a drafter is given: one JSON object.
//!
//! Owns its keys, which are a promise. Pure.

use serde_json::{Value, json};

use crate::domain::SpeakerId;

/// The version of the protocol: what is sent and what is taken.
pub const PROTOCOL: u32 = 1;

/// What a drafter is told of an article.
#[derive(Debug)]
pub struct Request<'r> {
    /// How a person calls the article.
    pub name: &'r str,
    /// Its text.
    pub text: &'r str,
    /// When it was published, EDTF.
    pub published: Option<&'r str>,
    /// Its language, a BCP 47 tag.
    pub language: Option<&'r str>,
    /// Speakers of the ledger that the text names, with the name as the ledger lists it.
    pub speakers: Vec<(SpeakerId, String)>,
    /// The drafts of the rules, as `draft --format jsonl` writes them.
    pub drafts: Vec<Value>,
}

impl Request<'_> {
    /// The object, on one line with its end.
    pub fn to_json(&self) -> String {
        let speakers: Vec<Value> =
            self.speakers.iter().map(|(id, name)| json!({ "id": id.to_string(), "name": name })).collect();
        let object = json!({
            "protocol": PROTOCOL,
            "name": self.name,
            "text": self.text,
            "paragraphs": paragraphs(self.text),
            "published": self.published,
            "language": self.language,
            "speakers": speakers,
            "drafts": self.drafts,
        });
        format!("{object}\n")
    }
}

/// Where each line of the text that is not blank begins and ends, in code points.
fn paragraphs(text: &str) -> Vec<Value> {
    let (mut found, mut at) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let length = line.chars().count();
        let before = length - line.trim_start().chars().count();
        let within = line.trim().chars().count();
        if within > 0 {
            found.push(json!({ "start": at + before, "end": at + before + within }));
        }
        at += length;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_one_line_with_places_in_code_points() {
        let request = Request {
            name: "mill.txt",
            text: "Ünë\r\n\r\n  zwei 😀 \n",
            published: Some("2024-06-20"),
            language: None,
            speakers: vec![(SpeakerId::new(7), "Ana Ruiz".to_owned())],
            drafts: Vec::new(),
        };
        let json = request.to_json();
        assert_eq!(json.matches('\n').count(), 1);
        assert_eq!(
            json.trim_end(),
            r#"{"protocol":1,"name":"mill.txt","text":"Ünë\r\n\r\n  zwei 😀 \n","paragraphs":[{"start":0,"end":3},{"start":9,"end":15}],"published":"2024-06-20","language":null,"speakers":[{"id":"s7","name":"Ana Ruiz"}],"drafts":[]}"#
        );
    }
}
