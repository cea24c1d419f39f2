import ArgumentParser
import DMARC
import Foundation
import ReportStore

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Tells what became of every file that was imported.",
    discussion: """
      Without options, what was refused or came in part, with the reason. Every file and every \
      document in it ends as exactly one outcome: \
      \(IntakeOutcome.allCases.map(\.rawValue).joined(separator: ", ")).

      Reasons are \(LedgerReason.list).

      EXAMPLE
        dmarc ledger
        dmarc ledger --outcome duplicate --outcome variant
        dmarc ledger --reason encrypted_container
        dmarc ledger --all --format csv > ledger.csv
      """)

  @OptionGroup
  var store: StoreOptions
  @Option(help: "Only what ended so. May be given several times.")
  var outcome: [IntakeOutcome] = []
  @Option(
    help: ArgumentHelp("Only what ended for this reason.", valueName: "code"),
    transform: LedgerReason.argument)
  var reason: LedgerReason?
  @Flag(help: "Everything, whatever became of it.")
  var all = false
  @Option(help: ArgumentHelp("Imported on this day or later, in UTC.", valueName: "yyyy-mm-dd"))
  var since: UTCDay?
  @Option(help: ArgumentHelp("Imported before this day, in UTC.", valueName: "yyyy-mm-dd"))
  var until: UTCDay?
  @OptionGroup
  var format: FormatOptions

  func validate() throws {
    if all, !outcome.isEmpty { throw ValidationError("--all goes without --outcome.") }
  }

  func run() throws {
    var filter = LedgerFilter()
    filter.outcomes = outcome
    if outcome.isEmpty, !all, reason == nil { filter.outcomes = [.refused, .partial] }
    filter.reason = reason?.rawValue
    filter.since = since?.start
    filter.until = until?.start
    let entries = try store.openStore().ledger(filter).map(LedgerAnswer.init)
    switch format.format {
    case .json: StandardStreams.write(try JSONText.document(entries))
    case .csv: StandardStreams.write(LedgerAnswer.csv(entries).csv)
    case .table:
      StandardStreams.write(
        entries.isEmpty
          ? "Nothing in the ledger answers to that.\n" : LedgerAnswer.table(entries).text)
    }
  }
}

/// An entry of the ledger as `dmarc ledger` gives it.
struct LedgerAnswer: Encodable {
  var path: String
  var member: String?
  var outcome: String
  var reason: String?
  /// The reason in a sentence.
  var message: String?
  var sha256: String?
  var bytes: Int64?
  var importedAt: String
  var organization: String?
  var reportId: String?
  var domain: String?
  var begin: String?
  var end: String?
  /// Of the mail that carried it.
  var mailFrom: String?
  var mailDate: String?
  var mailMessageId: String?
  var mailAuthenticatedDomain: String?

  init(_ entry: LedgerEntry) {
    path = entry.path
    member = entry.member
    outcome = entry.outcome.rawValue
    reason = entry.reason
    message = entry.explanation
    sha256 = entry.sha256
    bytes = entry.bytes
    importedAt = TimeText.utc(entry.importedAt)
    organization = entry.organization
    reportId = entry.reportID
    domain = entry.domain
    begin = entry.begin.map(TimeText.utc)
    end = entry.end.map(TimeText.utc)
    mailFrom = entry.message?.from
    mailDate = entry.message?.date.map(TimeText.utc)
    mailMessageId = entry.message?.messageID
    mailAuthenticatedDomain = entry.message?.authenticatedDomain
  }

  /// For people: what became of what, from whom, and why. ``csv(_:)`` has the rest.
  static func table(_ entries: [LedgerAnswer]) -> Table {
    var table = Table(columns: [
      .init(title: "Imported"), .init(title: "Outcome"),
      .init(title: "File", shortening: .start, least: 40),
      .init(title: "From", shortening: .end, weight: 2),
      .init(title: "About", shortening: .end, weight: 1),
      .init(title: "Reason", shortening: .below),
    ])
    table.rows = entries.map { entry in
      [
        day(entry.importedAt),
        entry.outcome.replacing("_", with: " "),
        [entry.path, entry.member].compactMap { $0 }.joined(separator: "/"),
        entry.mailFrom ?? entry.organization ?? "", entry.subject, entry.message ?? "",
      ]
    }
    return table
  }

  /// The domain and the first day of what is reported, as far as it is known.
  private var subject: String {
    [domain, begin.map(Self.day)].compactMap { $0 }.joined(separator: " ")
  }

  /// The day of a time.
  private static func day(_ time: String) -> String { String(time.prefix { $0 != "T" }) }

  static func csv(_ entries: [LedgerAnswer]) -> Table {
    var table = Table(
      columns: [
        "Path", "Member", "Outcome", "Reason", "Message", "SHA256", "Bytes", "Imported at",
        "Organization", "Report ID", "Domain", "Begin", "End", "Mail from", "Mail date",
        "Mail message ID", "Mail authenticated domain",
      ].map { TableColumn(title: $0) })
    table.rows = entries.map { entry in
      return [
        entry.path, entry.member ?? "", entry.outcome, entry.reason ?? "", entry.message ?? "",
        entry.sha256 ?? "", entry.bytes.map { String($0) } ?? "", entry.importedAt,
        entry.organization ?? "", entry.reportId ?? "", entry.domain ?? "", entry.begin ?? "",
        entry.end ?? "", entry.mailFrom ?? "", entry.mailDate ?? "", entry.mailMessageId ?? "",
        entry.mailAuthenticatedDomain ?? "",
      ]
    }
    return table
  }
}
