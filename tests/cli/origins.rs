//! Where claims come from independently: twelve articles that cite one agency are one origin.

use crate::sandbox::Sandbox;

#[test]
fn twelve_articles_citing_one_agency_are_one_origin_and_a_second_agency_makes_two() {
    let sandbox = Sandbox::new();
    let article = |number: usize, agency: &str, first: bool| {
        let claim = if first { "by = \"Minister\"\ntext = \"The bridge stands.\"\n" } else { "" };
        format!(
            "[article]\nurl = \"https://paper{number}.example/a\"\noutlet = \"Paper {number}\"\npublished = 2024-06-21\n\
             [[claim]]\nref = \"bridge\"\n{claim}quote = \"the bridge stands\"\nvia = [\"{agency}\"]\n"
        )
    };
    for number in 0..12 {
        sandbox.write("sheet.toml", article(number, "Agency One", number == 0));
        sandbox.ok(&["log", "sheet.toml"]);
    }
    let claim = sandbox.json(&["claim", "show", "bridge"]);
    assert_eq!(claim["appearances"].as_array().map(Vec::len), Some(12));
    assert_eq!(claim["origins"], serde_json::json!(["Agency One"]));
    sandbox.write("sheet.toml", article(12, "Agency Two", false));
    sandbox.ok(&["log", "sheet.toml"]);
    assert_eq!(
        sandbox.json(&["claim", "show", "bridge"])["origins"],
        serde_json::json!(["Agency One", "Agency Two"])
    );
    let shown = sandbox.ok(&["claim", "show", "bridge"]).out;
    assert!(shown.contains("seen in (2 independent origins: Agency One; Agency Two)"), "{shown}");
}
