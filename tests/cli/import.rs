//! `import`: tables in, and what export wrote back in without a change.

use crate::sandbox::Sandbox;

#[test]
fn an_untouched_export_is_no_change_and_an_edit_is_that_edit() {
    let sandbox = Sandbox::with_examples();
    sandbox.ok(&["export", "claims", "--spreadsheet", "-o", "guarded.csv"]);
    for name in ["claims.csv", "claims.jsonl", "claims.xlsx", "guarded.csv"] {
        if name != "guarded.csv" {
            sandbox.ok(&["export", "claims", "-o", name]);
        }
        let same = sandbox.ok(&["import", name]);
        assert!(same.err.contains("0 changes: "), "{name}: {}", same.err);
        assert_eq!(same.out, "");
    }
    let exported = String::from_utf8(sandbox.read("claims.csv")).unwrap();
    let text = "North Korea has supplied Russia with artillery shells and ballistic missiles.";
    assert!(exported.contains(text));
    sandbox.write("edited.csv", exported.replacen(text, "North Korea has sent shells.", 1));
    let tried = sandbox.ok(&["import", "edited.csv", "--dry-run"]);
    assert!(tried.err.contains("tried only, nothing was saved"), "{}", tried.err);
    let edited = sandbox.json(&["import", "edited.csv"]);
    assert_eq!(edited["counts"]["updated"], 1);
    let rows = edited["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!((&rows[0]["column"], &rows[0]["was"]), (&"text".into(), &text.into()));
    assert!(sandbox.ok(&["import", "edited.csv"]).err.contains("0 changes: "));
}

#[test]
fn a_rejected_row_stops_the_import_and_can_be_mended() {
    let sandbox = Sandbox::new();
    sandbox.write("c.csv", "Who,What,When\nKim,One.,2024-05-01\nLee,Two.,03/04/2024\n");
    let maps = ["--map", "by=Who", "--map", "text=What", "--map", "on=When"];
    let import = |file: &str, more: &[&str]| sandbox.run(&[&["import", file], &maps[..], more].concat());
    let refused = import("c.csv", &[]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("nothing was recorded: 1 row was rejected of 2"), "{}", refused.err);
    assert!(refused.out.contains("--dates dmy or --dates mdy"), "{}", refused.out);
    assert!(sandbox.files().iter().all(|name| name != "gainsay.db"), "what records nothing starts no ledger");
    let partly = import("c.csv", &["--partial", "--save-mapping", "m.toml"]);
    assert_eq!(partly.code, 0, "{}", partly.err);
    assert!(partly.err.contains("2 rows: 1 new, 0 updated, 0 unchanged, 1 rejected"), "{}", partly.err);
    let mended = sandbox.ok(&["import", "c.rejected.csv", "--mapping", "m.toml", "--dates", "dmy"]);
    assert!(mended.err.contains("1 row: 1 new"), "{}", mended.err);
    let claims = sandbox.json(&["claim", "list"]);
    assert_eq!(claims.as_array().unwrap().len(), 2);
}

#[test]
fn its_help_names_every_field_that_a_column_can_be() {
    use gainsay::domain::Vocabulary;
    let help = Sandbox::new().ok(&["import", "--help"]).out;
    let fields = help.split("Fields of --map:").nth(1).unwrap();
    let named: Vec<&str> = fields
        .split(|c: char| c.is_whitespace() || ",();".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    for word in gainsay::intake::import::Field::WORDS {
        assert!(named.contains(word), "{word}");
    }
}

#[test]
fn an_article_in_the_place_of_a_table_is_refused_with_draft_named_first() {
    let sandbox = Sandbox::new();
    sandbox.write("plain.txt", "It rains, Ann said.\n\nIt does not, said Bob.\n");
    sandbox.write("quoted.txt", "It rains, Ann said.\n\n\"It does not,\" said Bob.\n");
    for article in ["plain.txt", "quoted.txt"] {
        let refused = sandbox.run(&["import", article]);
        assert_eq!(refused.code, 1, "{refused:?}");
        let hint =
            format!("hint: if it is an article, draft a worksheet from it: gainsay draft {article} -o");
        assert!(refused.err.lines().nth(1).is_some_and(|line| line.trim().starts_with(&hint)), "{refused:?}");
    }
    // A text that is a table is one.
    sandbox.write("table.txt", "by\ttext\nAnn\tIt rains.\n");
    sandbox.ok(&["import", "table.txt"]);
    sandbox.write("table.csv", "a\tb\n1\t2\n");
    assert!(!sandbox.run(&["import", "table.csv"]).err.contains("article"));
}

#[test]
fn what_cannot_be_read_is_refused_as_json_too() {
    let sandbox = Sandbox::new();
    sandbox.write("broken.csv", "by,text\nKim,\"One.\n");
    let broken = sandbox.run(&["import", "broken.csv", "--format", "json"]);
    let error: serde_json::Value = serde_json::from_str(&broken.err).unwrap();
    assert_eq!((broken.code, &error["error"]["kind"]), (1, &"table".into()));
    assert!(error["error"]["message"].as_str().unwrap().contains("line 2, cell 2"), "{}", broken.err);
    assert!(error["error"]["hints"][0].as_str().unwrap().contains("--quote none"), "{}", broken.err);
    let usage = sandbox.run(&["import", "broken.csv", "--map", "txt=a"]);
    assert_eq!(usage.code, 2);
    assert!(usage.err.contains("did you mean \"text\"?"), "{}", usage.err);
    assert!(sandbox.files().iter().all(|name| name != "gainsay.db"), "a refused file starts no ledger");
}

#[test]
fn quotes_that_mean_nothing_are_told_and_standard_input_is_read() {
    let sandbox = Sandbox::new();
    let rows = "1\t\"begins\tKim\n2\tplain\tLee\n3\tmid \"quote\tKim\n4\t\"whole\" and more\tLee\n";
    let done = sandbox.run_with_input(&["import", "-", "--map", "text=2", "--map", "by=3"], rows.as_bytes());
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.err.contains("4 rows: 4 new") && done.err.contains("--quote none"), "{}", done.err);
}

#[test]
fn with_hints_a_new_claim_names_the_stored_one_that_it_repeats() {
    let sandbox = Sandbox::with(
        "[article]\nheadline = \"x\"\n[[claim]]\nby = \"Ann\"\ntext = \"Eleven thousand containers were shipped to the port of Rason.\"\n",
    );
    sandbox.write(
        "more.csv",
        "by,text\nBob,Eleven thousand containers had been shipped to the port of Rason.\nBob,It rains.\n",
    );
    let quiet = sandbox.ok(&["import", "more.csv", "--dry-run"]);
    assert!(!quiet.err.contains("hint:"), "{quiet:?}");
    let hinted = sandbox.ok(&["import", "more.csv", "--hints"]);
    assert!(hinted.err.contains("hint: c2 is much like c1"), "{hinted:?}");
    assert!(
        hinted.err.contains("gainsay link c2 repeats c1") && hinted.err.matches("hint:").count() == 1,
        "{hinted:?}"
    );
}

#[test]
fn hints_pass_over_claims_whose_recording_was_undone() {
    let sandbox = Sandbox::with(
        "[article]\nheadline = \"x\"\n[[claim]]\nby = \"Ann\"\ntext = \"Eleven thousand containers were shipped to the port of Rason.\"\n",
    );
    sandbox.ok(&["claim", "add", "--by", "Ann", "--text", "Gone soon"]);
    sandbox.ok(&["undo", "e2"]);
    sandbox.write(
        "more.csv",
        "by,text\nBob,Eleven thousand containers had been shipped to the port of Rason.\n",
    );
    let hinted = sandbox.ok(&["import", "more.csv", "--hints"]);
    assert!(hinted.err.contains("hint: c3 is much like c1"), "{hinted:?}");
}

#[test]
fn a_json_array_that_holds_no_review_says_how_rows_are_written() {
    let sandbox = Sandbox::new();
    sandbox.write("none.json", "[]");
    let none = sandbox.ok(&["import", "none.json"]);
    assert!(none.err.contains("nothing to change"), "{none:?}");
    sandbox.write("rows.json", "[{\"by\": \"Ann\", \"text\": \"It rains.\"}]");
    let rows = sandbox.run(&["import", "rows.json"]);
    assert!(
        rows.code == 1 && rows.err.contains("JSON array without a ClaimReview") && rows.err.contains("jsonl"),
        "{rows:?}"
    );
}

#[test]
fn any_other_report_of_ours_is_refused_by_its_name_with_what_to_use_instead() {
    let sandbox = Sandbox::with_examples();
    sandbox.ok(&["export", "--all", "--dir", "plain"]);
    sandbox.ok(&["export", "--all", "--dir", "sheets", "--spreadsheet"]);
    sandbox.ok(&["export", "--all", "--dir", "lines", "--format", "jsonl"]);
    let mut refused = 0;
    for (folder, ending) in [("plain", "csv"), ("sheets", "csv"), ("lines", "jsonl")] {
        for path in std::fs::read_dir(sandbox.path(folder)).unwrap().map(|file| file.unwrap().path()) {
            let name = path.file_stem().unwrap().to_str().unwrap();
            let is_one = path.extension().is_some_and(|known| known == ending) && name != "claims";
            let file = format!("{folder}/{name}.{ending}");
            // JSON lines without a line have no keys to be known by.
            if !is_one || sandbox.read(&file).is_empty() {
                continue;
            }
            let ran = sandbox.run(&["import", &file]);
            assert_eq!(ran.code, 1, "{file}");
            assert!(ran.err.contains(&format!("gainsay's report `{name}`")), "{file}: {}", ran.err);
            assert!(ran.err.contains("hint: ") && !ran.err.contains("--map"), "{file}: {}", ran.err);
            refused += 1;
        }
    }
    assert!(refused >= 13 * 2 + 9, "{refused}");
}

#[test]
fn a_denial_in_a_table_says_its_part_and_a_mapping_keeps_the_columns() {
    let sandbox = Sandbox::new();
    sandbox.write("t.csv", "Key;Who;What they are;Said;Against;Which part;How\nx;A;group;All of it.;;;\n;B;government;Not the ships.;x;the ships;qualified\n");
    let maps = [
        "ref=Key",
        "by=Who",
        "speaker_kind=What they are",
        "text=Said",
        "denies=Against",
        "part=Which part",
        "force=How",
    ];
    let maps: Vec<&str> = maps.iter().flat_map(|pair| ["--map", *pair]).collect();
    sandbox.ok(&[&["import", "t.csv", "--save-mapping", "t.toml"], &maps[..]].concat());
    let again = sandbox.ok(&["import", "t.csv", "--mapping", "t.toml"]);
    assert!(again.err.contains("0 changes: 2 rows"), "{}", again.err);
    let shown =
        sandbox.ok(&["relation", "list", "--format", "csv", "--fields", "relation,scope,part,force"]).out;
    assert_eq!(shown, "relation,scope,part,force\ndenies,partial,the ships,qualified\n");
    let speakers = sandbox.ok(&["speaker", "list", "--format", "csv", "--fields", "name,kind"]).out;
    assert_eq!(speakers, "name,kind\nA,group\nB,government\n");
}

#[test]
fn a_table_whose_rows_all_lack_something_is_asked_for_the_column() {
    let sandbox = Sandbox::new();
    sandbox.ok(&["init"]);
    sandbox.write(
        "checks.csv",
        "Statement,Speaker,Link\nIt rained.,Ann,https://example.org/1\nIt snowed.,Ben,\n",
    );
    let ran = sandbox.run(&["import", "checks.csv"]);
    assert_eq!(ran.code, 1);
    let hint = "not read: Statement, Link; if that is what the rows lack, say which column is which, such as --map 'by=Speaker' --map 'text=Statement'";
    assert!(ran.err.contains(hint), "{}", ran.err);
    sandbox.ok(&["import", "checks.csv", "--map", "by=Speaker", "--map", "text=Statement"]);
    // What rows lack that has its column is not in another one.
    sandbox.write("more.csv", "by,text,Remark\n,It rained.,wet\n,It snowed.,cold\n");
    let ran = sandbox.run(&["import", "more.csv"]);
    assert!(ran.code == 1 && !ran.err.contains("--map") && ran.err.contains("mend the file"), "{}", ran.err);
}
