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

      EXAMPLE
        dmarc ledger
        dmarc ledger --outcome duplicate --outcome variant
        dmarc ledger --all --format csv > ledger.csv
      """)

  @OptionGroup
  var store: StoreOptions
  @Option(help: "Only what ended so. May be given several times.")
  var outcome: [IntakeOutcome] = []
  @Option(help: ArgumentHelp("Only what ended for this reason.", valueName: "code"))
  var reason: String?
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
    filter.reason = reason
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
  var importedAt: Int64
  var organization: String?
  var reportId: String?
  var domain: String?
  var begin: Int64?
  var end: Int64?
  /// Of the mail that carried it.
  var mailFrom: String?
  var mailDate: Int64?
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
    importedAt = entry.importedAt
    organization = entry.organization
    reportId = entry.reportID
    domain = entry.domain
    begin = entry.begin
    end = entry.end
    mailFrom = entry.message?.from
    mailDate = entry.message?.date
    mailMessageId = entry.message?.messageID
    mailAuthenticatedDomain = entry.message?.authenticatedDomain
  }

  /// For people: what became of what, from whom, and why. ``csv(_:)`` has the rest.
  static func table(_ entries: [LedgerAnswer]) -> Table {
    var table = Table(columns: [
      .init(title: "Imported"), .init(title: "Outcome"), .init(title: "File"),
      .init(title: "From"), .init(title: "About"), .init(title: "Reason"),
    ])
    table.rows = entries.map { entry in
      [
        UTCDay(epochSeconds: entry.importedAt).description,
        entry.outcome.replacing("_", with: " "),
        [entry.path, entry.member].compactMap { $0 }.joined(separator: "/"),
        entry.mailFrom ?? entry.organization ?? "", entry.subject, entry.message ?? "",
      ]
    }
    return table
  }

  /// The domain and the first day of what is reported, as far as it is known.
  private var subject: String {
    [domain, begin.map { UTCDay(epochSeconds: $0).description }].compactMap { $0 }
      .joined(separator: " ")
  }

  static func csv(_ entries: [LedgerAnswer]) -> Table {
    var table = Table(
      columns: [
        "Path", "Member", "Outcome", "Reason", "Message", "SHA256", "Bytes", "Imported at",
        "Organization", "Report ID", "Domain", "Begin", "End", "Mail from", "Mail date",
        "Mail message ID", "Mail authenticated domain",
      ].map { Table.Column(title: $0) })
    table.rows = entries.map { entry in
      func text(_ number: Int64?) -> String { number.map { String($0) } ?? "" }
      return [
        entry.path, entry.member ?? "", entry.outcome, entry.reason ?? "", entry.message ?? "",
        entry.sha256 ?? "", text(entry.bytes), text(entry.importedAt), entry.organization ?? "",
        entry.reportId ?? "", entry.domain ?? "", text(entry.begin), text(entry.end),
        entry.mailFrom ?? "", text(entry.mailDate), entry.mailMessageId ?? "",
        entry.mailAuthenticatedDomain ?? "",
      ]
    }
    return table
  }
}
