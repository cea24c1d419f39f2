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
      standard input. Nothing that is read is changed. What cannot be read is told on standard error \
      and kept in the ledger, and the rest goes on. Reports that are in the store already change \
      nothing. Ctrl-C ends the import behind the report in hand; what was read stays, and the next \
      import goes on from there.

      Anybody can mail a report in anybody's name. If your mail server writes \
      Authentication-Results into every message and removes those of others that bear its name, give \
      its name with --trust-authserv-id: then each report is kept with the mark whether its mail \
      passed DMARC for the reporter's domain, and sources and advise take --authenticated-only.

      EXAMPLE
        dmarc import ~/reports ~/Maildir
        dmarc import --trust-authserv-id mx.example.com ~/Maildir
        dmarc import --quarantine ~/refused ~/reports
        dmarc import --store team.sqlite google.com!example.com!1790812800!1790899199.zip

      EXIT STATUS
        0 if everything was taken, 1 if something was refused or came in part, 130 after Ctrl-C.
      """)

  @Argument(help: "Report files, mail, archives and folders.")
  var paths: [String]
  @OptionGroup
  var store: StoreOptions
  @Option(
    help: ArgumentHelp(
      "Copy what cannot be read there, with a note. Importing that folder tries it again.",
      valueName: "folder"))
  var quarantine: String?
  @Option(
    help: ArgumentHelp(
      "The mail server whose word counts on whether mail passed DMARC (RFC 8601).",
      valueName: "name"))
  var trustAuthservId: String?
  @Flag(
    help: ArgumentHelp(
      """
      Read files, too, that have not changed since they were taken. Otherwise size, times and place \
      on the disk tell that.
      """))
  var reread = false
  @Option(help: ArgumentHelp("Threads that read and parse.", valueName: "count"))
  var readers = max(1, ProcessInfo.processInfo.activeProcessorCount)
  @Option(help: "How to print the totals.")
  var format: TotalsFormat = .table
  @Option(
    help: ArgumentHelp(
      "Seconds that the whole import may take; it ends behind the report in hand.",
      valueName: "seconds"))
  var maxRunSeconds = IngestSettings(now: 0).seconds
  @OptionGroup(title: "Limits")
  var limits: LimitOptions

  func validate() throws {
    guard (1...256).contains(readers) else {
      throw ValidationError("--readers is a number from 1 to 256.")
    }
    guard maxRunSeconds > 0 else { throw ValidationError("A limit is a number above zero.") }
    guard trustAuthservId?.isEmpty != true else {
      throw ValidationError("--trust-authserv-id is the name that begins Authentication-Results.")
    }
  }

  func run() throws {
    var settings = IngestSettings(now: CurrentTime.epochSeconds)
    settings.readers = readers
    settings.containerLimits = limits.containers
    settings.parserLimits = limits.parser
    settings.seconds = maxRunSeconds
    settings.trustedServer = trustAuthservId?.lowercased()
    settings.readsKnownFiles = reread
    settings.quarantine = try quarantine.map(Quarantine.init(folder:))
    let interruption = Interruption()
    do {
      let store = try store.createStore(isGivenUp: interruption.question)
      try importAll(settings, into: store, interruption)
    } catch StoreError.busy where interruption.isRequested {
      StandardStreams.writeError("The import was ended before the store was free.")
      throw ExitCode(Interruption.exitCode)
    }
  }

  private func importAll(
    _ settings: IngestSettings, into store: ReportStore, _ interruption: Interruption
  ) throws {
    let progress = ProgressLine(paths)
    let totals = try ReportIngest(settings).run(
      paths, into: store,
      progress: { totals in
        progress.show(totals)
        return !interruption.isRequested
      },
      refused: { path, member, problem in
        progress.clear()
        let place = [path, member].compactMap { $0 }.joined(separator: "/")
        StandardStreams.writeError(
          "\(TerminalText.safe(place)): \(TerminalText.safe(problem.message))")
      })
    progress.clear()
    try ImportAnswer(totals).print(format)
    if let kept = settings.quarantine { tell(kept) }
    if interruption.isRequested {
      StandardStreams.writeError(
        "The import was ended before it had read everything; what it has read is stored, and the next "
          + "import goes on from there.")
      throw ExitCode(Interruption.exitCode)
    }
    if totals.tookTooLong {
      StandardStreams.writeError(
        "The import took longer than \(maxRunSeconds) seconds (raise with --max-run-seconds); "
          + "import again to go on.")
    }
    if totals.tookTooLong || totals.hasRefusals || settings.quarantine?.failure != nil {
      throw ExitCode(1)
    }
  }

  private func tell(_ quarantine: Quarantine) {
    if quarantine.copies > 0 {
      StandardStreams.writeError(
        "Copies of what was refused: \(NumberText.count(quarantine.copies)), in \(self.quarantine ?? "")"
      )
    }
    if let failure = quarantine.failure { StandardStreams.writeError("\(failure)") }
  }
}
