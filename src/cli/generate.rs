//! `gainsay completions` and `gainsay man`: made from the same definition as the command line itself.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;

use super::{CliError, ui};

/// Print a completion script for a shell.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay completions bash > ~/.local/share/bash-completion/completions/gainsay"
)]
pub(super) struct CompletionsArgs {
    /// bash, elvish, fish, powershell or zsh
    shell: Shell,
}

/// Print the manual page, or write one for every command into a folder.
#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// Write a page for every command into this folder, as gainsay.1, gainsay-log.1, …
    #[arg(long, value_name = "FOLDER")]
    dir: Option<PathBuf>,
}

/// Prints a completion script of the whole command line.
pub(super) fn completions(args: &CompletionsArgs, whole: &mut Command) -> Result<(), CliError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, whole, "gainsay", &mut script);
    ui::print(&mut script.as_slice())
}

/// Prints or writes manual pages of the whole command line.
pub(super) fn man(args: &ManArgs, whole: Command) -> Result<(), CliError> {
    if let Some(folder) = &args.dir {
        let failed = |e| CliError::io(format!("cannot write the pages to {}", folder.display()), e);
        std::fs::create_dir_all(folder).map_err(failed)?;
        return clap_mangen::generate_to(whole, folder).map_err(failed);
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(whole).render(&mut page)?;
    page.flush()?;
    ui::print(&mut page.as_slice())
}
