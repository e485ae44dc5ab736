//! Worksheets read, refused and written.

/// One test for each text: reading it as the file `w` must say exactly this.
macro_rules! refused {
    ($($name:ident: $text:literal => $said:literal;)+) => {
        $(#[test]
        fn $name() {
            let problems = crate::reading::worksheet::read("w", $text).expect_err("a worksheet that must be refused");
            assert_eq!(problems.to_string(), $said, "\n{problems}");
        })+
    };
}
mod notation;
mod read;
mod refused_form;
mod refused_rules;
mod write;
