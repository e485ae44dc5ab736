//! Tables as people have them: titles above, cells beside, errors in cells, quotes astray. Each row is
//! accounted for.

use super::*;

/// What an import of these bytes says: its counts, its remarks and what it did not read.
fn told(text: &str, maps: &[&str]) -> (Imported, Vec<String>) {
    let mut desk = Desk::new();
    let imported = desk.import(text, maps);
    let texts =
        (1..=imported.counts.new).map(|id| desk.claim(i64::try_from(id).unwrap()).text.unwrap()).collect();
    (imported, texts)
}

fn refused(text: &str, maps: &[&str]) -> String {
    Desk::new().try_import(text, maps, &BTreeMap::new()).unwrap_err().to_string()
}

#[test]
fn rows_that_end_in_a_delimiter_have_an_empty_cell_more() {
    let (imported, texts) = told("by,text\nA,One.,\nB,Two.,\n", &[]);
    assert_eq!((imported.counts.new, texts), (2, vec!["One.".to_owned(), "Two.".to_owned()]));
    assert!(imported.remarks[0].contains("end in a delimiter"), "{:?}", imported.remarks);
    assert!(imported.unread.is_empty(), "{:?}", imported.unread);
    // The header alone ends in one, or it and the rows.
    for file in ["by,text,\nA,One.\nB,Two.\n", "by,text,\nA,One.,\nB,Two.,\n"] {
        let (imported, _) = told(file, &[]);
        assert_eq!((imported.counts.new, imported.unread.len()), (2, 0), "{file:?}");
    }
    // A value there is no empty cell: the row may be shifted.
    let long: Vec<String> = (0..300).map(|n| format!("A,Number {n}.,\n")).collect();
    let long = long.concat();
    let (imported, _) = told(&format!("by,text\n{long}A,One, and more.,x\nA,One,x\n"), &[]);
    assert_eq!((imported.counts.new, imported.counts.rejected), (300, 2), "{:?}", notes(&imported));
    // In one row of several it may be anything.
    let (imported, _) = told("by,text\nA,One.,\nB,Two.\n", &[]);
    assert_eq!((imported.counts.new, imported.counts.rejected), (1, 1));
}

#[test]
fn row_numbers_without_a_name_are_passed_over_and_told() {
    let (imported, texts) = told("by,text\n1,A,One.\n2,B,Two.\n", &[]);
    assert_eq!(texts, ["One.", "Two."]);
    assert!(imported.remarks[0].contains("as R"), "{:?}", imported.remarks);
    assert_eq!(imported.unread, ["column 1 (no name)"]);
    let (_, texts) = told("by;text\n3;A;\"One; more.\"\n17;B;Two.\n", &[]);
    assert_eq!(texts, ["One; more.", "Two."]);
    // What may be a text cut at a comma is no row number.
    for file in [
        "text,by\n1, and more,A\n2, or less,B\n",
        "text,by\nYes,it is,A\nNo,it is not,B\n",
        "text,by\n2,1,A\n1,2,B\n",
    ] {
        let (imported, _) = told(file, &[]);
        assert_eq!((imported.counts.new, imported.counts.rejected), (0, 2), "{file:?}");
        assert!(
            notes(&imported)[0].contains("at the beginning of the line of names"),
            "{:?}",
            notes(&imported)
        );
    }
    let (imported, _) = told(&format!("by,text\n{}x,A,B\n", "1,A,One.\n"), &[]);
    assert_eq!(imported.counts.rejected, 2);
}

#[test]
fn a_column_without_a_name_is_no_fault() {
    let (imported, _) = told("by,text,,\nA,One.,,\nB,Two.,,x\n", &[]);
    assert_eq!(
        (imported.counts.new, imported.unread.as_slice()),
        (2, ["column 4 (no name)".to_owned()].as_slice())
    );
    let (imported, texts) = told(",by,text\n7,A,One.\n9,B,Two.\n", &[]);
    assert_eq!((imported.unread.len(), texts.len()), (1, 2));
}

#[test]
fn a_title_above_the_names_is_told_and_not_read() {
    for (file, maps) in [
        ("Claims on the dam\nby,text\nA,One.\nB,Two.\n", vec![]),
        ("Claims on the dam,\n,\nby,text\nA,One.\nB,Two.\n", vec![]),
        ("Note\nby,text\nA,One.\nB,Two.\n", vec![]),
        ("Claims on the dam\n\nWho,What\nA,One.\nB,Two.\n", vec!["by=Who", "text=What"]),
        ("Claims on the dam\nWho,What\nA,One.\nB,Two.\n", vec!["by=1", "text=2"]),
    ] {
        let (imported, texts) = told(file, &maps);
        assert_eq!(texts, ["One.", "Two."], "{file:?}");
        let above = imported.remarks.iter().find(|remark| remark.contains("--skip"));
        assert!(above.is_some_and(|remark| remark.contains("Claims") || remark.contains("Note")), "{file:?}");
    }
    // One column, and a first row with little in it, are no titles.
    let (imported, _) = told("by,text\nA,\nB,Two.\n", &[]);
    assert_eq!((imported.counts.new, imported.counts.rejected), (1, 1));
    let mut desk = Desk::new();
    let imported = desk.import("x,,\nA,One.,2024\n", &["by=1", "text=2"]);
    assert_eq!(imported.counts.rows, 2);
}

#[test]
fn names_in_a_second_row_are_found_and_named() {
    let refusal = refused("Source,Source,Words\nurl,by,text\nhttps://example.org/1,A,One.\n", &[]);
    assert!(refusal.contains("line 2 has names that are known (url, by, text)"), "{refusal}");
    assert!(refusal.contains("--skip 1"), "{refusal}");
    let refusal = refused("a,b,c\nWho,What,When\nby,text,on\nA,One.,2024\n", &[]);
    assert!(refusal.contains("known among: a, b, c") && refusal.contains("--skip 2"), "{refusal}");
    let refusal = refused("a,b,c\nWho,What,When\nA,One.,2024\n", &["by=Who", "text=What"]);
    assert!(refusal.contains("--skip 1") && refusal.contains("the columns are: a, b, c"), "{refusal}");
}

#[test]
fn a_number_is_the_place_of_a_column_before_it_is_a_name() {
    let mut desk = Desk::new();
    let imported = desk.import("1,1,A\n2,1,B\n", &["text=1", "by=3"]);
    assert_eq!((imported.counts.rows, imported.counts.new), (2, 2));
    let (imported, _) = told("2020,2021\nOne.,A\n", &["text=2020", "by=2021"]);
    assert_eq!((imported.counts.rows, imported.counts.new), (1, 1));
}

#[test]
fn an_error_of_a_formula_is_no_value() {
    let mut desk =
        Desk::with("[article]\nheadline = \"H\"\n[[claim]]\nref = \"a\"\nby = \"A\"\ntext = \"Yes.\"\n");
    let before = everything(&desk.ledger);
    let rows = "id,speakers,text,other\nc1,A,#REF!,\n,#N/A,No.,\n,B,#WERT!,\n";
    let imported = desk.import(rows, &[]);
    assert_eq!((imported.counts.rejected, imported.counts.rows), (3, 3));
    assert!(notes(&imported)[0].contains("where a formula failed"), "{:?}", notes(&imported));
    assert_eq!(imported.notes.len(), 3, "each is said once");
    assert_eq!(everything(&desk.ledger), before);
    let (imported, _) = told("by,text,other\nA,One.,#REF!\nB,Two #REF! of it.,\n", &[]);
    assert_eq!(imported.counts.new, 2, "what is not read does no harm");
}

/// Numbers that are the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// A sound table with so many rows, each text its own.
fn sound(dice: &mut Dice, rows: usize, table: &str) -> Vec<Vec<String>> {
    let words = ["dam", "bridge", "treaty", "harvest", "vote", "strike"];
    let row = |number: usize, dice: &mut Dice| {
        let comma = if dice.roll(3) == 0 { ", so far" } else { "" };
        let text =
            format!("The {} is safe{comma}, number {number} of {table}.", words[dice.roll(words.len())]);
        vec![
            format!("Speaker {}", dice.roll(4)),
            text,
            format!("2024-0{}-1{}", 1 + dice.roll(9), dice.roll(10)),
            "n".to_owned(),
        ]
    };
    (0..rows).map(|number| row(number, dice)).collect()
}

fn line(cells: &[String], delimiter: char) -> String {
    let cell = |cell: &String| {
        if cell.contains([delimiter, '"']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(&delimiter.to_string())
}

/// Imports what a pollution makes of sound tables, twenty of each kind, as with --partial: every row that is
/// not spoilt is a claim with its own text, every other is rejected with a reason.
fn pollute(desk: &mut Desk, kind: &str, spoil: impl Fn(&mut Dice, &mut Vec<String>) -> Vec<usize>) {
    for seed in 1..=20 {
        let mut dice = Dice(seed);
        let count = 4 + dice.roll(30);
        let rows = sound(&mut dice, count, &format!("{kind} {seed}"));
        let delimiter = [',', ';', '\t', '|'][dice.roll(4)];
        let mut lines = vec![line(&["by", "text", "on", "note"].map(str::to_owned), delimiter)];
        lines.extend(rows.iter().map(|row| line(row, delimiter)));
        let spoilt = spoil(&mut dice, &mut lines);
        let mut file = lines.join("\n");
        file.push('\n');
        let before = desk.ledger.read(|r| Ok::<_, StoreError>(r.last_ids()?.claim.number())).unwrap();
        let asked = Asked { is_lenient: true, ..Asked::default() };
        let imported = desk.import_as(&file, &asked).0;
        let total = imported.counts.new
            + imported.counts.updated
            + imported.counts.unchanged
            + imported.counts.rejected;
        assert_eq!(imported.counts.rows, total, "{kind} {seed}");
        let mut left: Vec<&str> = rows
            .iter()
            .enumerate()
            .filter(|(at, _)| !spoilt.contains(at))
            .map(|(_, row)| row[1].as_str())
            .collect();
        for id in 1..=imported.counts.new {
            let text = desk.claim(before + i64::try_from(id).unwrap()).text.unwrap();
            let known = left.iter().position(|known| *known == text);
            left.remove(known.unwrap_or_else(|| panic!("{kind} {seed}: {text:?} is no row\n{file}")));
        }
        assert!(left.is_empty(), "{kind} {seed}: lost {left:?}\n{file}\n{:#?}", notes(&imported));
        assert_eq!(imported.counts.rejected > 0, !spoilt.is_empty(), "{kind} {seed}\n{file}");
        assert!(imported.notes.iter().all(|note| note.what.is_some()));
    }
}

#[test]
fn each_row_of_a_polluted_table_is_accounted_for() {
    let delimiter = |lines: &[String]| lines[0].chars().find(|c| !c.is_alphabetic()).unwrap();
    let mut desk = Desk::new();
    let desk = &mut desk;
    pollute(desk, "nothing", |_, _| Vec::new());
    pollute(desk, "a delimiter at the end of rows", |_, lines| {
        let end = delimiter(lines);
        for line in &mut lines[1..] {
            line.push(end);
        }
        Vec::new()
    });
    pollute(desk, "a delimiter at the end of every line", |_, lines| {
        let end = delimiter(lines);
        for line in lines.iter_mut() {
            line.push(end);
        }
        Vec::new()
    });
    pollute(desk, "row numbers without a name", |_, lines| {
        let end = delimiter(lines);
        for (at, line) in (1..).zip(&mut lines[1..]) {
            line.insert_str(0, &format!("\"{at}\"{end}"));
        }
        Vec::new()
    });
    pollute(desk, "a title above", |dice, lines| {
        for _ in 0..=dice.roll(3) {
            lines.insert(0, "All of this is of the ministry".to_owned());
        }
        Vec::new()
    });
    pollute(desk, "a title above, filled up", |_, lines| {
        let end = delimiter(lines).to_string().repeat(3);
        lines.insert(0, end.clone());
        lines.insert(0, format!("Claims of June{end}"));
        Vec::new()
    });
    pollute(desk, "a line that names the delimiter", |_, lines| {
        let end = delimiter(lines);
        lines.insert(0, format!("sep={end}"));
        Vec::new()
    });
    pollute(desk, "an empty column without a name", |_, lines| {
        let end = delimiter(lines);
        for line in lines.iter_mut() {
            line.insert(0, end);
        }
        Vec::new()
    });
    pollute(desk, "a quote that opens by mistake", |dice, lines| {
        let at = dice.roll(lines.len() - 1);
        lines[at + 1].insert(0, '"');
        vec![at]
    });
    pollute(desk, "a quote that closes too early", |dice, lines| {
        let at = dice.roll(lines.len() - 1);
        let end = delimiter(lines);
        lines[at + 1] = format!("\"Speaker \"1\" x\"{end}No.{end}2024{end}");
        vec![at]
    });
    pollute(desk, "a cell too few", |dice, lines| {
        let at = dice.roll(lines.len() - 1);
        let (cut, _) = lines[at + 1].rsplit_once(delimiter(lines)).unwrap();
        lines[at + 1] = cut.to_owned();
        vec![at]
    });
    pollute(desk, "two cells too many", |dice, lines| {
        let at = dice.roll(lines.len() - 1);
        let end = delimiter(lines);
        lines[at + 1].extend([end, 'x', end, 'y']);
        vec![at]
    });
    pollute(desk, "a cell too many in one row", |dice, lines| {
        let at = dice.roll(lines.len() - 1);
        let end = delimiter(lines);
        lines[at + 1].push(end);
        vec![at]
    });
    pollute(desk, "an error in a cell", |dice, lines| {
        let at = dice.roll(lines.len() - 1);
        let cut = lines[at + 1].len() - 1;
        lines[at + 1].replace_range(cut.., ["#REF!", "#N/A", "#DIV/0!", "#NAME?"][dice.roll(4)]);
        vec![at]
    });
    pollute(desk, "blank lines between", |dice, lines| {
        lines.insert(1 + dice.roll(lines.len()), String::new());
        let end = delimiter(lines).to_string().repeat(3);
        lines.push(end);
        Vec::new()
    });
    pollute(desk, "a source below", |_, lines| {
        lines.push("Source: the ministry".to_owned());
        // Counted past the rows: it is rejected, and no row of the table is.
        vec![usize::MAX]
    });
}
