//! Files that are no table, by their first bytes: what a person would call them.
//!
//! A file is named so that whoever gives it knows what to save instead. It must never refuse what is a table.

/// The first bytes of every zip file, and of the old compound files that hold .xls and encrypted workbooks.
const ZIP: &[u8] = b"PK";
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// A kind of file that is not read, in words, and what to do instead.
pub(super) type Kind = (&'static str, &'static str);

const AS_XLSX: &str = "open it in the program that made it and save it as .xlsx, or as CSV in UTF-8";
const UNPACK: &str = "unpack it, and give the table that is in it";

/// What the first bytes of a file are the beginning of, if that is no table.
pub(super) fn of(head: &[u8]) -> Option<Kind> {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let begins = |with: &str| {
        let start = text.get(..with.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(with.as_bytes())
    };
    let holds = |what: &[u8]| memchr::memmem::find(&head[..head.len().min(1 << 16)], what).is_some();
    if head.starts_with(COMPOUND) {
        return Some(compound(head));
    }
    // The streams of .xls before 1995, which stand in no compound file.
    if [b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"]
        .iter()
        .any(|old| head.starts_with(*old))
    {
        return Some(("an old Excel workbook (.xls)", AS_XLSX));
    }
    if begins("<?xml") || begins("<office:document") || begins("<Workbook") {
        return Some(if holds(b"office:document") {
            ("an OpenDocument workbook as plain XML (FODS)", AS_XLSX)
        } else if holds(b"urn:schemas-microsoft-com:office:spreadsheet") {
            ("an Excel workbook of 2003 as XML", AS_XLSX)
        } else {
            ("an XML file", "save its table as CSV in UTF-8 or as .xlsx")
        });
    }
    if ["<!doctype html", "<html", "<table", "<head", "<body"].into_iter().any(begins) {
        return Some((
            "a web page (HTML), as some sites give under the name of a workbook",
            "open it in a spreadsheet program and save it as .xlsx, or as CSV in UTF-8",
        ));
    }
    let first: [(&[u8], Kind); 9] = [
        (b"\x1F\x8B", ("a packed file (gzip)", UNPACK)),
        (b"BZh", ("a packed file (bzip2)", UNPACK)),
        (b"\xFD7zXZ\0", ("a packed file (xz)", UNPACK)),
        (b"7z\xBC\xAF\x27\x1C", ("an archive (7z)", UNPACK)),
        (b"\x28\xB5\x2F\xFD", ("a packed file (zstd)", UNPACK)),
        (b"%PDF-", ("a PDF", "copy its table into a spreadsheet, and save that as .xlsx or as CSV in UTF-8")),
        (
            b"SQLite format 3\0",
            ("an SQLite database", "write the table to CSV in UTF-8: sqlite3 -header -csv"),
        ),
        (b"PAR1", ("a Parquet file", "write it to CSV in UTF-8")),
        (b"{\\rtf", ("a text document (RTF)", "save its table as CSV in UTF-8")),
    ];
    first.iter().find(|(bytes, _)| head.starts_with(bytes)).map(|(_, kind)| *kind)
}

/// A compound file: an old workbook, an encrypted one, or a document of another program.
fn compound(head: &[u8]) -> Kind {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(head, &wide).is_some()
    };
    if has("EncryptedPackage") {
        (
            "a workbook that is encrypted with a password",
            "open it with its password and save it without one as .xlsx, or as CSV in UTF-8",
        )
    } else if has("WordDocument") {
        ("a Word document (.doc)", "save its table as CSV in UTF-8 or as .xlsx")
    } else if has("Workbook") || has("Book") {
        ("an old Excel workbook (.xls)", AS_XLSX)
    } else {
        (
            "in the old .xls format, or a workbook that is encrypted with a password",
            "open it, with its password if it has one, and save it without one as .xlsx, or as CSV in UTF-8",
        )
    }
}

/// What an archive is, by the names of its parts; `None` if it may be an XLSX.
pub(super) fn of_archive(names: &[String], mime: &str) -> Option<Kind> {
    let has = |name: &str| names.iter().any(|part| part.replace('\\', "/").eq_ignore_ascii_case(name));
    let opened = mime.trim().strip_prefix("application/vnd.oasis.opendocument.");
    if opened.is_some_and(|kind| kind.starts_with("spreadsheet")) {
        return Some(("an OpenDocument workbook (ODS)", AS_XLSX));
    }
    if opened.is_some() || has("content.xml") && has("META-INF/manifest.xml") {
        return Some(("an OpenDocument file", "save its table as .xlsx, or as CSV in UTF-8"));
    }
    if has("xl/workbook.bin") {
        return Some(("a binary Excel workbook (XLSB)", AS_XLSX));
    }
    if has("word/document.xml") {
        return Some(("a Word document (.docx)", "save its table as .xlsx, or as CSV in UTF-8"));
    }
    if has("ppt/presentation.xml") {
        return Some(("a presentation (.pptx)", "save its table as .xlsx, or as CSV in UTF-8"));
    }
    if has("Index/Document.iwa") || has("Index.zip") {
        return Some(("a Numbers workbook", "export it as .xlsx, or as CSV in UTF-8"));
    }
    let is_office = has("[Content_Types].xml") || has("_rels/.rels") || has("xl/workbook.xml");
    (!is_office).then_some(("a ZIP archive", UNPACK))
}

/// Whether the first bytes are those of an archive, which may be a workbook.
pub(super) fn is_archive(head: &[u8]) -> bool {
    head.starts_with(ZIP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_table_is_named() {
        let wide = |name: &str| {
            let name = name.encode_utf16().flat_map(u16::to_le_bytes);
            COMPOUND.iter().copied().chain(name).collect::<Vec<u8>>()
        };
        for (head, words) in [
            (b"\xEF\xBB\xBF<!DOCTYPE html><table>".to_vec(), "HTML"),
            (b"<html>".to_vec(), "HTML"),
            (b"<?xml version=\"1.0\"?><office:document>".to_vec(), "FODS"),
            (b"<?xml?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">".to_vec(), "2003"),
            (b"\x1F\x8B\x08".to_vec(), "gzip"),
            (b"%PDF-1.7".to_vec(), "PDF"),
            (wide("Workbook"), ".xls"),
            (wide("EncryptedPackage"), "password"),
            (wide("WordDocument"), "Word"),
            (COMPOUND.to_vec(), ".xls"),
        ] {
            let (what, _) = of(&head).unwrap();
            assert!(what.contains(words), "{what}");
        }
        for table in ["a,b\n1,2\n", "", "<text>,by\n", "PAR,x\n", "{\"a\": 1}", "%,b\n"] {
            assert_eq!(of(table.as_bytes()), None, "{table:?}");
        }
    }

    #[test]
    fn archives_are_told_apart_by_their_parts() {
        let of = |names: &[&str], mime: &str| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            of_archive(&names, mime).map_or("", |(what, _)| what)
        };
        assert!(of(&["mimetype"], "application/vnd.oasis.opendocument.spreadsheet").contains("ODS"));
        assert!(of(&["[Content_Types].xml", "xl/workbook.bin"], "").contains("XLSB"));
        assert!(of(&["[Content_Types].xml", "word/document.xml"], "").contains("Word"));
        assert!(of(&["Index/Document.iwa"], "").contains("Numbers"));
        assert_eq!(of(&["claims.csv"], ""), "a ZIP archive");
        assert_eq!(of(&["_rels\\.rels", "xl\\workbook.xml"], ""), "");
    }
}
