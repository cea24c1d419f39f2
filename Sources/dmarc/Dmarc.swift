import ArgumentParser

@main
struct Dmarc: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dmarc",
    abstract: "Reads DMARC aggregate reports and says what to do about them.",
    discussion: """
      Keeps the reports in one SQLite file, tells how well each source of mail is aligned, and \
      decides whether a domain's policy may move from none over quarantine to reject.

      EXAMPLE
        dmarc import ~/reports
        dmarc domains
        dmarc sources example.com --last 30d
        dmarc advise example.com
      """,
    version: "0.1.0",
    subcommands: [
      ImportCommand.self, ParseCommand.self, DomainsCommand.self, SourcesCommand.self,
      AdviseCommand.self, WhatIfCommand.self, BacktestCommand.self, SESCommand.self,
      SendersCommand.self,
      ReportsCommand.self,
      LedgerCommand.self, ConfigCommand.self, ResolveCommand.self, MaintainCommand.self,
    ])

  /// As ArgumentParser does it, with two things that it leaves out: what was probably meant by a command
  /// that is not there, and the usage of the command whose question was wrong.
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      try checkCommand(arguments.first)
      var command = try parseAsRoot(arguments)
      do {
        try command.run()
      } catch let error as ValidationError {
        refuse(error, of: type(of: command))
      }
    } catch {
      exit(withError: error)
    }
  }

  private static func checkCommand(_ name: String?) throws {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let name, !name.hasPrefix("-"), !names.contains(name) else { return }
    throw ValidationError(
      "there is no command \(TerminalText.safe(name))" + Suggestion.text(for: name, among: names))
  }

  private static func refuse(_ error: ValidationError, of command: any ParsableCommand.Type) {
    let name = command.configuration.commandName ?? ""
    StandardStreams.writeError(
      """
      Error: \(error.message)
      Usage: \(usageString(for: command))
        See 'dmarc \(name) --help' for more information.
      """)
    exit(withError: ExitCode.validationFailure)
  }
}
