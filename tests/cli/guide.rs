//! `guide`: its topics are listed, and its example drafts with a model server.

use std::io::{Read, Write};
use std::net::TcpListener;

use crate::sandbox::Sandbox;

/// What the server of a test answers: a statement that stands in the article, and one that does not.
const ANSWER: &str = "Here you are:\n{\"quotes\": [\"Both cranes work\"], \"speakers\": [{\"name\": \"Jon Berg\"}], \
    \"kind\": \"denial\", \"denied\": \"two cranes were out of service\"}\n{\"quotes\": [\"One crane works\"]}\n";

fn example() -> String {
    let guide = Sandbox::new().ok(&["guide", "programs"]).out;
    guide.split("```python\n").nth(1).unwrap().split("```").next().unwrap().to_owned()
}

#[test]
fn topics_are_listed_and_another_is_refused() {
    let sandbox = Sandbox::new();
    assert!(sandbox.ok(&["guide"]).out.contains("gainsay guide programs"));
    let ran = sandbox.run(&["guide", "program"]);
    assert!(ran.code == 2 && ran.err.contains("programs"), "{}", ran.err);
    assert!(sandbox.files().is_empty());
}

/// Answers one request as a model server does; gives back what was asked.
fn serve(listener: &TcpListener) -> String {
    let (mut stream, _) = listener.accept().unwrap();
    let (mut asked, mut more) = (Vec::new(), [0; 4096]);
    let whole = |asked: &[u8]| {
        let text = String::from_utf8_lossy(asked).into_owned();
        let (head, body) = text.split_once("\r\n\r\n")?;
        let length =
            head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
        (body.len() >= length.unwrap_or(0)).then(|| body.to_owned())
    };
    let body = loop {
        if let Some(body) = whole(&asked) {
            break body;
        }
        let length = stream.read(&mut more).unwrap();
        assert!(length > 0);
        asked.extend_from_slice(&more[..length]);
    };
    let answer = serde_json::json!({ "choices": [{ "message": { "content": ANSWER } }] }).to_string();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length:";
    write!(stream, "{head} {}\r\n\r\n{answer}", answer.len()).unwrap();
    body
}

#[test]
fn the_example_of_programs_drafts_with_a_model_server() {
    let example = example();
    assert!(example.lines().count() <= 25, "{}", example.lines().count());
    let python = std::process::Command::new("python3").arg("--version").env_clear().output();
    if !python.is_ok_and(|python| python.status.success()) {
        return;
    }
    let sandbox = Sandbox::new();
    sandbox.write("model.py", example);
    sandbox.write("cranes.txt", "Cranes\n\n“Both cranes work,” said the spokesman, Jon Berg.\n");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/v1/chat/completions", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || serve(&listener));
    let mut command = sandbox.command(&["draft", "cranes.txt", "--with", "python3", "model.py"]);
    let ran = command.env("MODEL_URL", url).env("MODEL_NAME", "dreamer").output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{err}");
    assert!(
        out.contains("# drafted by dreamer unknown") && out.contains("quote = \"Both cranes work"),
        "{out}"
    );
    assert!(
        !out.contains("quote = \"One crane") && err.contains("“One crane works” is not in the text"),
        "{err}"
    );
    let asked: serde_json::Value = serde_json::from_str(&server.join().unwrap()).unwrap();
    assert!(asked["messages"][1]["content"].as_str().unwrap().contains("Jon Berg"), "{asked}");
}
