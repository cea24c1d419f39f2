public import DMARC
import GRDB

/// What ageing has taken out of a store.
public struct AgedRecords: Sendable, Hashable {
  public var reports = 0
  public var records = 0
  /// Bytes of the file that are free for what comes.
  public var freeBytes: Int64 = 0
}

extension ReportStore {
  /// Takes the records of old reports out. Reports, the rollup and the ledger stay, so everything
  /// that is asked over a window is answered as before; a copy with other records that comes later
  /// cannot be compared any more, and is kept out.
  ///
  /// Each step is a transaction of its own: other imports go on, and one that is cut short is taken up
  /// by the next.
  ///
  /// - Parameters:
  ///   - day: the first day whose records stay. Reports without a usable period stay whole.
  ///   - progress: told after each step.
  public func dropRecords(
    before day: UTCDay, progress: (AgedRecords) -> Void = { _ in }
  ) throws(StoreError) -> AgedRecords {
    var aged = AgedRecords()
    try StoreError.rethrowing(path: path) {
      var last: Int64 = 0
      while let step = try dropSomeRecords(before: day, behind: &last) {
        aged.reports += step.reports
        aged.records += step.records
        progress(aged)
      }
      aged.freeBytes = try self.database.read { database in
        try Int64.fetchOne(
          database,
          sql: "SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size")
          ?? 0
      }
    }
    return aged
  }

  /// Reports of one step: a transaction short enough that an import waits for it without notice.
  private static let reportsOfAStep = 200

  /// - Parameter last: the report that the step before ended with: what it has passed over is not looked
  ///   at again.
  private func dropSomeRecords(
    before day: UTCDay, behind last: inout Int64
  ) throws -> AgedRecords? {
    try self.database.write { database in
      let reports = try Row.fetchAll(
        database,
        sql: """
          SELECT id, first_record_id, last_record_id FROM report
          WHERE id > ?3 AND day < ?1 AND first_record_id IS NOT NULL ORDER BY id LIMIT ?2
          """,
        arguments: [day.number, Self.reportsOfAStep, last])
      guard !reports.isEmpty else { return nil }
      var step = AgedRecords()
      for report in reports {
        try database.execute(
          sql: "DELETE FROM record WHERE id BETWEEN ?1 AND ?2",
          arguments: [report[1] as Int64, report[2] as Int64])
        step.records += database.changesCount
        try database.execute(
          sql: "UPDATE report SET first_record_id = NULL, last_record_id = NULL WHERE id = ?1",
          arguments: [report[0] as Int64])
        step.reports += 1
        last = report[0]
      }
      return step
    }
  }
}
