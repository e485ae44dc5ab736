use super::{CLAIMS, DISPUTED_ITEMS};
use crate::output::{Columns, Format};

fn keys<R>(columns: &Columns<R>) -> String {
    let shown = columns.select(None).unwrap().columns(Format::Json);
    shown.iter().map(|column| column.name).collect::<Vec<_>>().join(",")
}

#[test]
fn json_keys_are_the_headers_without_the_parts_of_a_date() {
    assert_eq!(
        keys(&CLAIMS),
        "id,ref,kind,status,speakers,said,text,quote,about,event,relations,topics,articles,outlets,urls,origins,note,entry,possible,denied_text,at,hedge"
    );
    assert_eq!(keys(&DISPUTED_ITEMS), "claim,status,possible,why,challenges");
}

#[test]
fn what_a_table_shows_fits_a_terminal() {
    let names = CLAIMS.select(None).unwrap().columns(Format::Table);
    let names: Vec<&str> = names.iter().map(|column| column.name).collect();
    assert_eq!(names, ["id", "kind", "status", "speakers", "said", "text"]);
}
