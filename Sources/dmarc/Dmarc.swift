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
}
