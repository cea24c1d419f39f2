import DMARC

/// The rows of `report`, `reporter` and `deviation`.
struct ReportTable {
  /// A copy of a report that is in the store.
  struct Stored {
    var id: Int64
    var records: ClosedRange<Int64>?
    var place: RollupPlace
    var copy: DuplicateRule.Copy
    var fingerprint: [UInt8]
    var isCounted: Bool

    /// Whether its records are gone while their sums stay (``ReportStore/dropRecords(before:)``).
    var isAged: Bool { isCounted && records == nil && copy.records > 0 }
  }

  private let selectReporter: Statement
  private let insertReporter: Statement
  private let selectCopies: Statement
  private let insertReport: Statement
  private let insertDeviation: Statement
  private let setUncounted: Statement
  private let setAuthenticated: Statement
  private let selectLastID: Statement
  private let selectSimilar: Statement

  init(_ connection: OpaquePointer) throws(StoreError) {
    selectReporter = try Statement(connection, ReportSQL.selectReporter)
    insertReporter = try Statement(connection, ReportSQL.insertReporter)
    selectCopies = try Statement(connection, ReportSQL.selectCopies)
    insertReport = try Statement(connection, ReportSQL.insertReport)
    insertDeviation = try Statement(connection, ReportSQL.insertDeviation)
    setUncounted = try Statement(connection, ReportSQL.setUncounted)
    setAuthenticated = try Statement(connection, ReportSQL.setAuthenticated)
    selectLastID = try Statement(connection, "SELECT coalesce(max(id), 0) FROM report")
    selectSimilar = try Statement(connection, ReportSQL.selectSimilar)
  }

  func lastID() throws(StoreError) -> Int64 { try selectLastID.firstInteger() ?? 0 }

  func reporterID(_ identity: ReportIdentity) throws(StoreError) -> Int64 {
    selectReporter.bind(identity.organization, at: 1)
    selectReporter.bind(identity.email, at: 2)
    if let id = try selectReporter.firstInteger() { return id }
    insertReporter.bind(identity.organization, at: 1)
    insertReporter.bind(identity.email, at: 2)
    try insertReporter.run()
    return insertReporter.lastInsertedID
  }

  /// The copies of a report that are there, the counted ones first.
  func copies(of identity: ReportIdentity, _ place: RollupPlace) throws(StoreError) -> [Stored] {
    selectCopies.bind(place.policyDomain, at: 1)
    selectCopies.bind(place.reporter, at: 2)
    selectCopies.bind(identity.begin, at: 3)
    selectCopies.bind(identity.end, at: 4)
    selectCopies.bind(identity.reportID, at: 5)
    defer { selectCopies.reset() }
    var copies: [Stored] = []
    while try selectCopies.step() {
      let day = selectCopies.isNull(6) ? nil : UTCDay(number: Int(selectCopies.integer(6)))
      let isAuthenticated = selectCopies.integer(9) != 0
      copies.append(
        Stored(
          id: selectCopies.integer(0),
          records: selectCopies.isNull(1)
            ? nil : selectCopies.integer(1)...selectCopies.integer(2),
          place: RollupPlace(
            policyDomain: place.policyDomain, reporter: place.reporter, day: day,
            isAuthenticated: isAuthenticated),
          copy: DuplicateRule.Copy(
            records: Int(selectCopies.integer(3)), messages: selectCopies.integer(4),
            isComplete: selectCopies.integer(5) != 0, isAuthenticated: isAuthenticated),
          fingerprint: selectCopies.blob(7) ?? [], isCounted: selectCopies.integer(8) != 0))
    }
    return copies
  }

  /// Whether another report of the same organization, domain and period, under another ID or from
  /// another address, has the same records: suspicious, and counted (reports.md 2.3, rule 5).
  func hasTwin(_ head: ReportHead, _ place: RollupPlace) throws(StoreError) -> Bool {
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
    _ head: ReportHead, id: Int64, _ records: ClosedRange<Int64>?, _ place: RollupPlace,
    isCounted: Bool
  ) throws(StoreError) {
    ReportColumns.bind(head, to: insertReport)
    insertReport.bind(id, at: 1)
    insertReport.bind(place.reporter, at: 2)
    insertReport.bind(place.policyDomain, at: 4)
    insertReport.bind(isCounted ? records?.lowerBound : nil, at: 27)
    insertReport.bind(isCounted ? records?.upperBound : nil, at: 28)
    insertReport.bind(isCounted ? 1 : 0, at: 30)
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
