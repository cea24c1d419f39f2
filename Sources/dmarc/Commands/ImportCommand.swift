import ArgumentParser
import Foundation
import ReportIngest
import ReportStore

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads reports into the store.",
    discussion: """
      Takes report files, mail (messages, mbox files, Maildirs) and archives (zip, tar, gzip, bzip2, \
      xz, zstd), recognized by what is in them, and folders with everything below them; - is \
      standard input. Nothing that is read is changed. What cannot be read is told on standard error and kept in \
      the ledger, and the rest goes on. Reports that are in the store already change nothing.

      EXAMPLE
        dmarc import ~/reports ~/Maildir
        dmarc import --store team.sqlite google.com!example.com!1790812800!1790899199.zip

      EXIT STATUS
        0 if everything was taken, 1 if something was refused or came in part.
      """)

  @Argument(help: "Report files, mail, archives and folders.")
  var paths: [String]
  @OptionGroup
  var store: StoreOptions
  @Option(help: ArgumentHelp("Threads that read and parse.", valueName: "count"))
  var readers = max(1, ProcessInfo.processInfo.activeProcessorCount)
  @Option(help: "How to print the totals: table or json.")
  var format: OutputFormat = .table
  @OptionGroup(title: "Limits")
  var limits: LimitOptions

  func validate() throws {
    guard (1...256).contains(readers) else {
      throw ValidationError("--readers is a number from 1 to 256.")
    }
    guard format != .csv else { throw ValidationError("The totals are a table or json.") }
  }

  func run() throws {
    var settings = IngestSettings(now: CurrentTime.epochSeconds)
    settings.readers = readers
    settings.containerLimits = limits.containers
    settings.parserLimits = limits.parser
    let progress = ProgressLine()
    let totals = try ReportIngest(settings).run(
      paths, into: store.createStore(),
      progress: { totals in
        progress.show(totals)
        return true
      },
      refused: { path, member, problem in
        progress.clear()
        let place = [path, member].compactMap { $0 }.joined(separator: "/")
        StandardStreams.writeError(
          "\(TerminalText.safe(place)): \(TerminalText.safe(problem.message))")
      })
    progress.clear()
    try ImportAnswer(totals).print(format)
    if totals.hasRefusals { throw ExitCode(1) }
  }
}
