import ReportIngest
import ReportStore

/// The totals of an import.
struct ImportAnswer: Encodable {
  struct Count: Encodable {
    var total: Int
    var outcomes: [String: Int]
  }

  var files: Count
  /// Files whose bytes the store had before anything of them was parsed.
  var knownFiles: Int
  var documents: Count
  var records: Int
  var messages: Int64

  init(_ totals: IngestTotals) {
    files = Self.count(totals.files)
    knownFiles = totals.knownFiles
    documents = Self.count(totals.documents)
    records = totals.records
    messages = totals.messages
  }

  func print(_ format: TotalsFormat) throws {
    guard format == .table else { return StandardStreams.write(try JSONText.document(self)) }
    var table = Table(columns: [
      .init(title: "Outcome"), .init(title: "Files", alignment: .right),
      .init(title: "Documents", alignment: .right),
    ])
    for outcome in IntakeOutcome.allCases {
      let counts = [
        files.outcomes[outcome.rawValue] ?? 0, documents.outcomes[outcome.rawValue] ?? 0,
      ]
      guard counts != [0, 0] else { continue }
      let title = outcome.rawValue.replacing("_", with: " ")
      table.rows.append([title] + counts.map(NumberText.count))
    }
    table.rows.append(["total"] + [files.total, documents.total].map(NumberText.count))
    let known =
      knownFiles > 0 ? "; \(NumberText.count(knownFiles)) files were known already" : ""
    StandardStreams.write(
      table.text
        + WrappedText.line(
          NumberText.counted(records, "record") + ", "
            + NumberText.counted(Int(messages), "message") + known
        ))
  }

  private static func count(_ outcomes: [IntakeOutcome: Int]) -> Count {
    Count(
      total: outcomes.values.reduce(0, +),
      outcomes: Dictionary(uniqueKeysWithValues: outcomes.map { ($0.rawValue, $1) }))
  }
}
