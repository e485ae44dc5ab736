//! Readers of what others wrote, fed with broken input: none may panic or take long, whatever comes.
//!
//! Inputs are made from seeds by mutation: bits, bytes and pieces are changed, taken out, repeated, put in
//! from a list of what each reader is sensitive to, and spliced with other seeds; whatever a reader takes
//! without an error becomes a seed itself. A few hundred inputs a reader in every run of the tests; for a
//! long run:
//!
//!     GAINSAY_FUZZ=100000 cargo test --release --test fuzz -- --nocapture
//!
//! A run is the same for the same count; `GAINSAY_FUZZ_SEED` begins elsewhere. What breaks a reader is
//! printed and belongs into a test of its own.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that says how far it went, and is told how far to go"
)]
#![allow(clippy::cast_possible_truncation, reason = "lengths of inputs")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use gainsay::domain::date::{Day, Edtf};
use gainsay::domain::search::{Cut, Query};
use gainsay::reading::date_words::{self, Anchor};
use gainsay::reading::draft::{Breadth, draft};
use gainsay::reading::page::{decode, metadata, text};
use gainsay::reading::table::{Asked, Escaping, Record, Table};
use gainsay::reading::{claim_review, worksheet};

/// No input may take longer, in a debug build on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);
/// Longest input that mutation makes, in bytes.
const LARGEST: usize = 6_000;

/// `SplitMix64`.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

fn mutate(random: &mut Random, seeds: &[Vec<u8>], pieces: &[&str]) -> Vec<u8> {
    let mut input = seeds[random.below(seeds.len())].clone();
    for _ in 0..=random.below(6) {
        let (at, to) = (random.below(input.len() + 1), random.below(input.len() + 1));
        let (at, to) = (at.min(to), at.max(to));
        match random.below(8) {
            0 if at < input.len() => input[at] ^= 1 << random.below(8),
            1 if at < input.len() => input[at] = random.next() as u8,
            2 => drop(input.drain(at..to.min(at + 40))),
            3 => {
                let piece = input[at..to.min(at + 200)].to_vec();
                let times = 1 + random.below(4);
                (0..times).for_each(|_| drop(input.splice(at..at, piece.iter().copied())));
            }
            4 | 5 => {
                let piece = pieces[random.below(pieces.len())];
                drop(input.splice(at..at, piece.bytes()));
            }
            6 => {
                let other = &seeds[random.below(seeds.len())];
                let from = random.below(other.len() + 1);
                drop(input.splice(at.., other[from..].iter().copied()));
            }
            _ => input.truncate(to),
        }
    }
    input.truncate(LARGEST);
    input
}

/// Feeds a reader; it returns whether it took the input.
fn feed(name: &str, seeds: &[&str], pieces: &[&str], share: usize, read: impl Fn(&[u8]) -> bool) {
    let asked = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let count = asked("GAINSAY_FUZZ").unwrap_or(400) as usize / share;
    let mut random = Random(asked("GAINSAY_FUZZ_SEED").unwrap_or(1));
    let mut seeds: Vec<Vec<u8>> = seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect();
    let (mut taken, mut longest) = (0, Duration::ZERO);
    for _ in 0..count {
        let input = mutate(&mut random, &seeds, pieces);
        let start = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| read(&input)));
        let took = start.elapsed();
        longest = longest.max(took);
        let shown = || String::from_utf8_lossy(&input).escape_debug().to_string();
        assert!(took < LONGEST, "{name} took {took:?} for: {}", shown());
        match outcome {
            Ok(true) => {
                taken += 1;
                if seeds.len() < 2_000 {
                    seeds.push(input);
                }
            }
            Ok(false) => {}
            Err(panic) => {
                println!("{name} panicked for: {}", shown());
                std::panic::resume_unwind(panic);
            }
        }
    }
    println!("{name}: {count} inputs, {taken} taken, longest {longest:?}");
}

fn as_text(read: impl Fn(&str) -> bool) -> impl Fn(&[u8]) -> bool {
    move |bytes| read(&String::from_utf8_lossy(bytes))
}

#[test]
fn dates_as_values() {
    let seeds = [
        "2024-06-20",
        "2024-06~/..",
        "[2024-01..2024-03]",
        "202X",
        "Y170000002",
        "2024-21",
        "-0044-03-15?",
        "2024-06-20T10:00:00Z",
    ];
    let pieces =
        ["/", "..", "X", "?", "~", "%", "[", "]", ",", "-", "Y", "T", "0000", "99999999999999999999", "é"];
    feed(
        "EDTF",
        &seeds,
        &pieces,
        1,
        as_text(|text| {
            let Ok(date) = text.parse::<Edtf>() else { return false };
            assert_eq!(date.as_str(), text);
            if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
                assert!(first <= last, "{text}");
            }
            true
        }),
    );
}

#[test]
fn dates_in_words() {
    let seeds = [
        "Thursday",
        "two weeks ago",
        "by June",
        "the early 1950s",
        "from Monday to Wednesday",
        "20 June 2024",
        "last spring",
    ];
    let pieces = [
        "ago",
        "the",
        "of ",
        "31",
        "February",
        "last ",
        "next ",
        "century",
        "99999999999",
        " or ",
        " to ",
        "-",
        "²",
        "mid-",
    ];
    let day: Day = "2024-06-21".parse().expect("a day");
    feed(
        "words of dates",
        &seeds,
        &pieces,
        1,
        as_text(|text| date_words::read(text, &Anchor::on(day)).is_ok()),
    );
}

#[test]
fn worksheets() {
    let seeds = [
        include_str!("../examples/pact-week.toml"),
        include_str!("../examples/seoul-answer.toml"),
        "[article]\nheadline = \"x\"\n[[claim]]\nby = \"Ann\"\ntext = \"It rains.\"\n",
    ];
    let pieces = [
        "[[claim]]\n",
        "[article]\n",
        "by = ",
        "= ",
        "\"\"\"",
        "'''",
        "{ name = \"x\" }",
        "denies = \"c1\"\n",
        "\u{202E}",
        "\0",
        "\\u0000",
        "2024-06-20",
        "[",
        "]",
    ];
    feed("worksheets", &seeds, &pieces, 2, |bytes| worksheet::read_bytes("sheet.toml", bytes).is_ok());
}

#[test]
fn tables() {
    let seeds = [
        "by,text,on\nAnn,It rains.,2024-06-20\nBob,\"It, does\nnot\",\n",
        "a\tb\nc\t\"d\n",
        "{\"by\":\"Ann\",\"text\":\"x\"}\n{\"by\":\"Bob\"}\n",
        "x;y\r\n1;2\r\n",
    ];
    let pieces = [
        "\"",
        "\"\"",
        ",",
        ";",
        "\t",
        "\r",
        "\r\n",
        "\0",
        "\u{FEFF}",
        "\u{FFFE}",
        "{\"a\":",
        "[1]",
        "PK\u{3}\u{4}",
    ];
    feed("tables", &seeds, &pieces, 4, |bytes| {
        let is_odd = bytes.len() % 2 == 1;
        let escaping = is_odd.then_some(Escaping::Backslash);
        let asked =
            Asked { is_lenient: is_odd, escaping, skip: u64::from(bytes.len() % 3 == 2), ..Asked::default() };
        let Ok(table) = Table::of_stream(bytes, &asked) else { return false };
        let (Ok(mut records), mut record) = (table.records(), Record::default()) else { return false };
        while let Ok(true) = records.read(&mut record) {}
        true
    });
}

#[test]
fn pages() {
    let seeds = [
        "<html><head><title>Rain</title><meta property=\"article:published_time\" content=\"2024-06-20T10:00:00Z\"></head><body><article><p>It rains, Ann said on Thursday.</p><p>It does not, said Bob.</p></article></body></html>",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-06-20\"}</script><p>x</p>",
    ];
    let pieces = [
        "<p>",
        "</div>",
        "<table><tr><td>",
        "<!--",
        "-->",
        "<script>",
        "&#x110000;",
        "&amp",
        "<svg><p>",
        "charset=utf-7",
        "<a href=",
        "\"",
        "<article>",
        "\u{0}",
        "<h1>",
    ];
    feed("pages", &seeds, &pieces, 8, |bytes| {
        let Ok(decoded) = decode::decode(bytes, decode::Origin::default()) else { return false };
        let _ = metadata::find(&decoded.text, Some("https://example.org/1"));
        text::of_html(&decoded.text).is_ok()
    });
}

#[test]
fn queries() {
    let seeds = [
        "artillery shells",
        "\"artillery shells\" OR missile*",
        "NOT (rain AND snow)",
        "北京 OR שלום",
        "a-b.c's",
    ];
    let pieces =
        ["\"", "(", ")", "*", " AND ", " OR ", " NOT ", "-", ":", "^", "'", "\u{0}", "´", "{", "NEAR(", "语"];
    let text = "Artillery shells and missiles were sent, 北京 says; it rains in São Paulo.";
    feed(
        "queries",
        &seeds,
        &pieces,
        1,
        as_text(|typed| {
            let Ok(query) = Query::parse(typed) else { return false };
            assert!(!query.to_fts().is_empty());
            let _ = Cut::of(text).find_wanted(&query);
            true
        }),
    );
}

#[test]
fn reviews_and_articles() {
    let seeds = [
        "{\"@type\":\"ClaimReview\",\"claimReviewed\":\"It rains\",\"itemReviewed\":{\"@type\":\"Claim\",\"author\":{\"name\":\"Ann\"}},\"reviewRating\":{\"alternateName\":\"False\"},\"author\":{\"name\":\"Check\"}}",
        "[{\"@graph\":[{\"@type\":[\"ClaimReview\"]}]}]",
    ];
    let pieces = ["[", "]", "{", "}", "\"@type\":", "null", "1e999", "\"\\ud800\"", ",", ":"];
    feed("ClaimReview", &seeds, &pieces, 1, |bytes| claim_review::read(bytes).is_ok());
    let seeds = [
        include_str!("../examples/pact-week.txt"),
        "\"It rains,\" said Ann Example, a spokeswoman. Bob denied it, according to KCNA.",
    ];
    let pieces = [
        "\"",
        "”",
        "“",
        " said ",
        " denied ",
        ". ",
        "\n\n",
        "according to ",
        ", ",
        "(",
        "the ",
        "Mr. ",
        "’s ",
    ];
    let day: Day = "2024-06-21".parse().expect("a day");
    feed(
        "articles",
        &seeds,
        &pieces,
        8,
        as_text(|text| !draft(text, &Anchor::on(day), Breadth::Wide).is_empty()),
    );
}
