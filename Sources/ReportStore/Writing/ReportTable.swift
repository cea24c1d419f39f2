import DMARC

/// The rows of `report` and `deviation`.
struct ReportTable {
  /// A copy of a report that is in the store.
  struct Stored {
    var id: Int64
    var rows: ReportRows
    var copy: DuplicateRule.Copy
    var fingerprint: [UInt8]
    var isCounted: Bool

    /// Whether its records are gone while their sums stay (``ReportStore/dropRecords(before:)``).
    var isAged: Bool { isCounted && rows.records == nil && copy.records > 0 }
  }

  let numbers: RowNumbers
  private let reporters: ReporterTable
  private let selectCopies: Statement
  private let insertReport: Statement
  private let insertDeviation: Statement
  private let setUncounted: Statement
  private let setAuthenticated: Statement
  private let selectFingerprint: Statement
  private let selectSimilar: Statement

  init(_ connection: OpaquePointer) throws(StoreError) {
    numbers = try RowNumbers(connection, of: "report")
    reporters = try ReporterTable(connection)
    selectCopies = try Statement(connection, ReportSQL.selectCopies)
    insertReport = try Statement(connection, ReportSQL.insertReport)
    insertDeviation = try Statement(connection, ReportSQL.insertDeviation)
    setUncounted = try Statement(connection, ReportSQL.setUncounted)
    setAuthenticated = try Statement(connection, ReportSQL.setAuthenticated)
    selectFingerprint = try Statement(
      connection, "SELECT 1 FROM report WHERE fingerprint = ?1 LIMIT 1")
    selectSimilar = try Statement(connection, ReportSQL.selectSimilar)
  }

  func reporterID(_ identity: ReportIdentity) throws(StoreError) -> Int64 {
    try reporters.id(organization: identity.organization, email: identity.email)
  }

  /// The copies of a report that are there, the counted ones first.
  func copies(of identity: ReportIdentity, _ place: ReportPlace) throws(StoreError) -> [Stored] {
    selectCopies.bind(place.policyDomain, at: 1)
    selectCopies.bind(place.reporter, at: 2)
    selectCopies.bind(identity.begin, at: 3)
    selectCopies.bind(identity.end, at: 4)
    selectCopies.bind(identity.reportID, at: 5)
    defer { selectCopies.reset() }
    var copies: [Stored] = []
    while try selectCopies.step() {
      copies.append(
        Stored(
          id: selectCopies.integer(0),
          rows: ReportRows(
            records: range(selectCopies, at: 1), rollup: range(selectCopies, at: 3)),
          copy: DuplicateRule.Copy(
            records: Int(selectCopies.integer(5)), messages: selectCopies.integer(6),
            isComplete: selectCopies.integer(7) != 0,
            isAuthenticated: selectCopies.integer(10) != 0),
          fingerprint: selectCopies.blob(8) ?? [], isCounted: selectCopies.integer(9) != 0))
    }
    return copies
  }

  private func range(_ row: Statement, at column: Int32) -> ClosedRange<Int64>? {
    row.isNull(column) ? nil : row.integer(column)...row.integer(column + 1)
  }

  /// Whether another report of the same organization, domain and period, under another ID or from
  /// another address, has the same records: suspicious, and counted (reports.md 2.3, rule 5).
  func hasTwin(_ head: ReportHead, _ place: ReportPlace) throws(StoreError) -> Bool {
    // Hardly any fingerprint is met twice, and its index alone tells.
    selectFingerprint.bind(blob: head.fingerprint.bytes, at: 1)
    guard try selectFingerprint.firstInteger() != nil else { return false }
    selectSimilar.bind(place.policyDomain, at: 1)
    selectSimilar.bind(head.identity.begin, at: 2)
    selectSimilar.bind(head.identity.end, at: 3)
    selectSimilar.bind(blob: head.fingerprint.bytes, at: 4)
    selectSimilar.bind(head.identity.organization, at: 5)
    selectSimilar.bind(place.reporter, at: 6)
    selectSimilar.bind(head.identity.reportID, at: 7)
    return try selectSimilar.firstInteger() != nil
  }

  func insert(
    _ head: ReportHead, id: Int64, _ rows: ReportRows, _ place: ReportPlace, isCounted: Bool
  ) throws(StoreError) {
    ReportColumns.bind(head, to: insertReport)
    insertReport.bind(id, at: 1)
    insertReport.bind(place.reporter, at: 2)
    insertReport.bind(place.policyDomain, at: 4)
    insertReport.bind(isCounted ? rows.records?.lowerBound : nil, at: 27)
    insertReport.bind(isCounted ? rows.records?.upperBound : nil, at: 28)
    insertReport.bind(isCounted ? 1 : 0, at: 30)
    insertReport.bind(isCounted ? rows.rollup?.lowerBound : nil, at: 33)
    insertReport.bind(isCounted ? rows.rollup?.upperBound : nil, at: 34)
    try insertReport.run()
    for deviation in head.deviations {
      insertDeviation.bind(id, at: 1)
      insertDeviation.bind(deviation.code, at: 2)
      insertDeviation.bind(deviation.element, at: 3)
      insertDeviation.bind(deviation.found, at: 4)
      insertDeviation.bind(Int64(deviation.line), at: 5)
      insertDeviation.bind(Int64(deviation.occurrences), at: 6)
      try insertDeviation.run()
    }
  }

  func setAuthenticated(_ id: Int64) throws(StoreError) {
    setAuthenticated.bind(id, at: 1)
    try setAuthenticated.run()
  }

  func setUncounted(_ id: Int64) throws(StoreError) {
    setUncounted.bind(id, at: 1)
    try setUncounted.run()
  }
}

/// Whose report on which domain it is, as rows.
struct ReportPlace {
  var policyDomain: Int64
  var reporter: Int64
}

/// The rows that a report's records and their sums are.
struct ReportRows {
  var records: ClosedRange<Int64>?
  var rollup: ClosedRange<Int64>?

  static func joined(
    _ rows: ClosedRange<Int64>?, _ next: ClosedRange<Int64>?
  ) -> ClosedRange<Int64>? {
    guard let rows, let next else { return rows ?? next }
    return rows.lowerBound...next.upperBound
  }
}
