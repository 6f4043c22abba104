fn main() -> std::process::ExitCode {
    vuonhoa::cli::main()
}
