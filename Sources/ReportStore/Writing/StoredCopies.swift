import DMARC

/// Compares a report with the copies of it that are in the store, and takes out what gives way.
final class StoredCopies {
  /// What becomes of a new report beside its copies.
  struct Decision {
    var outcome: IntakeOutcome
    var isCounted: Bool
    /// Whether a copy has some of the same records and others.
    var overlaps: Bool
  }

  private let connection: OpaquePointer
  private let records: RecordTable
  private let rollup: RollupTable
  private let reports: ReportTable
  private let intake: IntakeTable

  /// Made when two reports are compared for the first time.
  private var comparison: RecordComparison?

  init(
    _ connection: OpaquePointer, _ records: RecordTable, _ rollup: RollupTable,
    _ reports: ReportTable, _ intake: IntakeTable
  ) {
    self.connection = connection
    self.records = records
    self.rollup = rollup
    self.reports = reports
    self.intake = intake
  }

  /// Takes the records of a report and their sums out of the store.
  func remove(_ rows: ReportRows) throws(StoreError) {
    if let rollup = rows.rollup { try self.rollup.remove(rollup) }
    if let records = rows.records { try self.records.remove(records) }
  }

  /// A copy of a stored report came from its reporter, so what is stored did, too.
  func authenticate(_ stored: ReportTable.Stored) throws(StoreError) {
    guard !stored.copy.isAuthenticated else { return }
    try reports.setAuthenticated(stored.id)
  }

  /// Decides whether a new report counts beside its copies (``DuplicateRule``), and takes those out of
  /// the store that it replaces.
  ///
  /// - Parameter rows: what the store has of the new report already.
  func decide(
    _ head: ReportHead, _ rows: ReportRows, against copies: [ReportTable.Stored]
  ) throws(StoreError) -> Decision {
    let new = DuplicateRule.Copy(
      records: head.recordCount, messages: head.messageCount, isComplete: head.isComplete,
      isAuthenticated: head.isAuthenticated)
    // All copies are asked before any gives way.
    var replaced: [ReportTable.Stored] = []
    var outcome = head.outcome
    var overlaps = false
    for stored in copies {
      // Records that were dropped cannot be compared; a report that came in part gives way without it.
      guard !stored.isAged || !stored.copy.isComplete && new.isComplete else {
        return Decision(outcome: .variant, isCounted: false, overlaps: overlaps)
      }
      let common = stored.isAged ? 0 : try commonRecords(rows, stored.rows)
      overlaps =
        overlaps || DuplicateRule.isPartialOverlap(stored: stored.copy, new: new, common: common)
      switch DuplicateRule.decide(stored: stored.copy, new: new, common: common) {
      case .keepStored:
        return Decision(outcome: .variant, isCounted: false, overlaps: overlaps)
      case .keepBoth: outcome = .variant
      case .replaceStored:
        if stored.copy.isComplete { outcome = .variant }
        replaced.append(stored)
      }
    }
    for stored in replaced {
      try remove(stored.rows)
      try reports.setUncounted(stored.id)
      try intake.setReplaced(report: stored.id)
    }
    return Decision(outcome: outcome, isCounted: true, overlaps: overlaps)
  }

  private func commonRecords(
    _ one: ReportRows, _ other: ReportRows
  ) throws(StoreError) -> Int {
    guard let one = one.records, let other = other.records else { return 0 }
    if let comparison { return try comparison.commonRecords(one, other) }
    let made = try RecordComparison(connection)
    comparison = made
    return try made.commonRecords(one, other)
  }
}
