//! The `gainsay` program: hands its arguments to the library and turns the outcome into an exit code.

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    gainsay::cli::main()
}
