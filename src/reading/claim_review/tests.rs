use super::{ReviewError, is_claim_review, read};

#[test]
fn a_file_of_something_else_is_told_apart() {
    let review = br#"{"@type":"ClaimReview","claimReviewed":"x"}"#;
    assert!(is_claim_review(review));
    assert!(is_claim_review(&[b"\xef\xbb\xbf".as_slice(), review].concat()));
    for other in [
        &b"[]"[..],
        br#"{"text":"ClaimReview"}"#,
        br#"{"@type":"ClaimReview""#,
        b"id,text\nc1,ClaimReview\n",
        b"",
    ] {
        assert!(!is_claim_review(other), "{:?}", String::from_utf8_lossy(other));
    }
}

#[test]
fn what_cannot_be_read_says_why_and_where() {
    let error = read(b"[{\"@type\":\n \"ClaimReview\",}]").unwrap_err();
    assert!(matches!(error, ReviewError::NotJson { line: 2, .. }), "{error}");
    assert!(error.to_string().contains("line 2"), "{error}");
    assert_eq!(read(b"{}").unwrap_err(), ReviewError::None);
    // Lists in lists, too deep for any published file, end quietly.
    let deep = format!("{}{{\"@type\":\"ClaimReview\"}}{}", "[".repeat(100), "]".repeat(100));
    assert_eq!(read(deep.as_bytes()).unwrap_err(), ReviewError::None);
}
