use super::*;

const MORE: &str = r#"
[article]
headline = "Later"
published = 2024-07-01

[[claim]]
kind = "denial"
by = "Chicolini"
text = "Nobody sent any crates."
denies = "crates"
"#;

#[test]
fn a_file_appears_whole_with_its_hash_listed_and_nothing_else() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let path = folder.path().join("disputed.csv");
    let exported = to_file(&mut ledger, &path, false).unwrap();
    assert_eq!((exported.outcome, exported.rows, &exported.path), (Outcome::New, 2, &path));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), csv(&mut ledger, named("disputed")));
    assert_eq!(folder.names(), [".gainsay.sha256", "disputed.csv"]);
    let listed = std::fs::read_to_string(folder.path().join(".gainsay.sha256")).unwrap();
    assert_eq!(listed, format!("{}  disputed.csv\n", exported.sha256));
}

#[test]
fn what_gainsay_wrote_is_replaced_when_the_ledger_changed_and_left_alone_when_not() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let path = folder.path().join("disputed.csv");
    let first = to_file(&mut ledger, &path, false).unwrap();
    let touched = path.metadata().unwrap().modified().unwrap();
    assert_eq!(to_file(&mut ledger, &path, false).unwrap().outcome, Outcome::Unchanged);
    assert_eq!(path.metadata().unwrap().modified().unwrap(), touched);
    log(&mut ledger, MORE);
    let second = to_file(&mut ledger, &path, false).unwrap();
    assert_eq!(second.outcome, Outcome::Updated);
    assert_ne!(second.sha256, first.sha256);
    assert_eq!(folder.names(), [".gainsay.sha256", "disputed.csv"]);
    let listed = std::fs::read_to_string(folder.path().join(".gainsay.sha256")).unwrap();
    assert_eq!(listed, format!("{}  disputed.csv\n", second.sha256));
}

#[test]
fn an_edited_file_is_kept_unless_forced() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let path = folder.path().join("disputed.csv");
    to_file(&mut ledger, &path, false).unwrap();
    let edited = std::fs::read_to_string(&path).unwrap().replace("Sylvania", "Sylvania (checked)");
    std::fs::write(&path, &edited).unwrap();
    let error = to_file(&mut ledger, &path, false).unwrap_err();
    assert_eq!(error.kind(), "not-ours");
    assert!(error.to_string().ends_with("was changed since gainsay wrote it"), "{error}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), edited);
    assert_eq!(folder.names(), [".gainsay.sha256", "disputed.csv"]);
    assert_eq!(to_file(&mut ledger, &path, true).unwrap().outcome, Outcome::Updated);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), csv(&mut ledger, named("disputed")));
}

#[test]
fn a_file_of_somebody_else_is_kept() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let path = folder.path().join("notes.csv");
    std::fs::write(&path, "mine").unwrap();
    let error = to_file(&mut ledger, &path, false).unwrap_err();
    assert!(error.to_string().ends_with("was not written by gainsay"), "{error}");
    assert_eq!((std::fs::read_to_string(&path).unwrap().as_str(), folder.names().len()), ("mine", 1));
}

#[test]
fn a_run_killed_at_any_step_leaves_a_file_that_is_known_as_ours() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let path = folder.path().join("disputed.csv");
    let list = folder.path().join(".gainsay.sha256");
    let first = to_file(&mut ledger, &path, false).unwrap().sha256;
    let old = std::fs::read(&path).unwrap();
    log(&mut ledger, MORE);
    let second = to_file(&mut ledger, &path, false).unwrap().sha256;
    let both = format!("{first}  disputed.csv\n{second}  disputed.csv\n");
    // Listed, and killed before or after the rename; a part of the next file lies about.
    for content in [old, std::fs::read(&path).unwrap()] {
        std::fs::write(&list, &both).unwrap();
        std::fs::write(&path, content).unwrap();
        std::fs::write(folder.path().join(".disputed.csv.gainsay-unfinished"), "claim,re").unwrap();
        to_file(&mut ledger, &path, false).unwrap();
        assert_eq!(folder.names(), [".gainsay.sha256", "disputed.csv"]);
        assert_eq!(std::fs::read_to_string(&list).unwrap(), format!("{second}  disputed.csv\n"));
    }
}

#[test]
fn a_failure_leaves_no_file_and_no_folder_is_made_up() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let path = folder.path().join("disputed.csv");
    let query = Query { fields: Some(vec!["clam".into()]), ..Query::default() };
    let error = to_file_of(&mut ledger, &path, true, &query);
    assert!(matches!(error, Err(ExportError::Fields(_))));
    assert!(folder.names().is_empty(), "{:?}", folder.names());
    let missing = to_file(&mut ledger, &folder.path().join("no/disputed.csv"), false).unwrap_err();
    assert_eq!(missing.kind(), "not-found");
    assert!(folder.names().is_empty(), "{:?}", folder.names());
    // A report that fails while it is read: the ledger's own error comes out, with its kind.
    std::fs::create_dir(folder.path().join(".disputed.csv.gainsay-unfinished")).unwrap();
    assert_eq!(to_file(&mut ledger, &path, false).unwrap_err().kind(), "io");
    assert_eq!(folder.names(), [".disputed.csv.gainsay-unfinished"]);
}

#[test]
fn the_ledger_is_never_replaced() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let own = ledger.path().to_path_buf();
    let journal = own.with_file_name("gainsay.db-journal");
    let dotted = folder.path().join(".").join("gainsay.db");
    for path in [&own, &journal, &dotted] {
        let error = to_file(&mut ledger, path, true).unwrap_err();
        assert!(matches!(error, ExportError::TheLedger { .. }), "{error}");
    }
    assert!(folder.names().is_empty());
    let refs = ledger.read(|reader| {
        let refs = reader.list_refs()?;
        Ok::<_, StoreError>(refs.len())
    });
    assert_eq!(refs.unwrap(), 4);
}

#[test]
fn what_is_no_ordinary_file_is_refused() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    for path in [folder.path(), &folder.path().join("..")] {
        let error = to_file(&mut ledger, path, true).unwrap_err();
        assert!(matches!(error, ExportError::NotAFile { .. }), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn devices_and_links_to_nothing_are_refused_and_links_to_files_followed() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let error = to_file(&mut ledger, Path::new("/dev/null"), true).unwrap_err();
    assert!(matches!(error, ExportError::NotAFile { .. }), "{error}");
    let link = folder.path().join("link.csv");
    symlink("nowhere.csv", &link).unwrap();
    assert!(matches!(to_file(&mut ledger, &link, true), Err(ExportError::NotAFile { .. })));
    let real = folder.path().join("nowhere.csv");
    std::fs::write(&real, "mine").unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(to_file(&mut ledger, &link, false).unwrap_err().kind(), "not-ours");
    to_file(&mut ledger, &link, true).unwrap();
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::read_to_string(&real).unwrap(), csv(&mut ledger, named("disputed")));
    symlink("gainsay.db", folder.path().join("alias.csv")).unwrap();
    let error = to_file(&mut ledger, &folder.path().join("alias.csv"), true).unwrap_err();
    assert!(matches!(error, ExportError::TheLedger { .. }), "{error}");
}

#[test]
fn a_report_of_a_damaged_ledger_names_the_damage_and_leaves_no_file() {
    let folder = Folder::new();
    let ledger = sample(&folder);
    let own = ledger.path().to_path_buf();
    drop(ledger);
    let mut bytes = std::fs::read(&own).unwrap();
    let at = bytes.windows(13).position(|found| found == b"../2024-06-21").unwrap();
    let places: Vec<usize> =
        (at..bytes.len() - 13).filter(|at| &bytes[*at..*at + 13] == b"../2024-06-21").collect();
    for at in places {
        bytes[at..at + 13].copy_from_slice(b"xx/2024-06-21");
    }
    std::fs::write(&own, bytes).unwrap();
    let mut ledger = Ledger::open(&own, crate::store::Access::Read).unwrap();
    let error = to_file(&mut ledger, &folder.path().join("disputed.csv"), false).unwrap_err();
    assert!(matches!(error, ExportError::Store(StoreError::Alien { .. })), "{error}");
    assert!(folder.names().is_empty(), "{:?}", folder.names());
}
