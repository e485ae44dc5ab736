//! A folder of its own for each test, and the program run in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The clock of every test.
pub(crate) const NOW: &str = "2024-06-25T10:00:00+02:00";

/// An empty folder that goes away again.
pub(crate) struct Sandbox {
    folder: tempfile::TempDir,
}

/// What a run printed, and its exit code.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With both sample articles logged.
    pub(crate) fn with_examples() -> Self {
        let sandbox = Self::new();
        let (week, answer) = (example("pact-week.toml"), example("seoul-answer.toml"));
        sandbox.ok(&["log", week.to_str().unwrap(), answer.to_str().unwrap()]);
        sandbox
    }

    /// With a worksheet logged.
    pub(crate) fn with(worksheet: &str) -> Self {
        let sandbox = Self::new();
        sandbox.write("sheet.toml", worksheet);
        sandbox.ok(&["log", "sheet.toml"]);
        sandbox
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        if let Some(parent) = self.path(name).parent() {
            fs::create_dir_all(parent).unwrap();
        }
        fs::write(self.path(name), content).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// The names in the folder, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = names.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The program, not yet run.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env_clear()
            .env("GAINSAY_NOW", NOW)
            .env("GAINSAY_USER", "tester")
            .env("COLUMNS", "80")
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.ran(&mut self.command(args))
    }

    /// Runs a command of this folder to its end.
    pub(crate) fn ran(&self, command: &mut Command) -> Ran {
        assert_eq!(command.get_current_dir(), Some(self.folder.path()));
        ran(command.output().unwrap())
    }

    pub(crate) fn run_with_input(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(args);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        ran(child.wait_with_output().unwrap())
    }

    /// Runs a line of the shell.
    pub(crate) fn shell(&self, script: &str) -> Ran {
        let mut command = Command::new("bash");
        command.args(["-c", script]).current_dir(self.folder.path()).env_clear().env("GAINSAY_NOW", NOW);
        ran(command.env("GAINSAY_USER", "tester").env("COLUMNS", "80").stdin(Stdio::null()).output().unwrap())
    }

    /// Runs and expects success.
    pub(crate) fn ok(&self, args: &[&str]) -> Ran {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}\n{}\n{}", ran.out, ran.err);
        ran
    }

    /// Runs with `--format json` and reads the result.
    pub(crate) fn json(&self, args: &[&str]) -> serde_json::Value {
        let ran = self.ok(&[args, &["--format", "json"]].concat());
        serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{args:?}: {e}\n{}", ran.out))
    }
}

fn ran(output: Output) -> Ran {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { out: text(output.stdout), err: text(output.stderr), code: output.status.code().unwrap_or(-1) }
}

/// A file of `examples/`.
pub(crate) fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}
