//! The `gainsay` program: hands its arguments to the library and turns the outcome into an exit code.

fn main() -> std::process::ExitCode {
    gainsay::cli::main()
}
