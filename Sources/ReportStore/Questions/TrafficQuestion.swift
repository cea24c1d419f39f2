public import DMARC
import Foundation
import GRDB

extension ReportStore {
  /// What the reports on a policy domain say of a window of days, from the rollup alone.
  ///
  /// - Parameters:
  ///   - domain: the policy domain, canonical.
  ///   - window: the days asked for; `nil` for all.
  public func traffic(of domain: String, in window: Range<UTCDay>?) throws(StoreError) -> Traffic {
    try read { database in
      var traffic = Traffic(domain: domain)
      guard let id = try TextRow.id(of: domain, database) else { return traffic }
      var places = TrafficPlaces()
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT day, author_domain_id, source_address, auth_results_id, reporter_id,
            evaluation_id, messages
          FROM rollup
          WHERE policy_domain_id = ?1 AND day >= ?2 AND day < ?3
          """,
        arguments: [
          id, window?.lowerBound.number ?? Int.min, window?.upperBound.number ?? Int.max,
        ])
      while let row = try rows.next() {
        let address = try row.withUnsafeData(atIndex: 2) { data in
          data.flatMap { IPAddress(bytes: $0) }
        }
        traffic.groups.append(
          TrafficGroup(
            day: UTCDay(number: row[0]), address: address,
            authorDomain: places.authorDomains.place(of: row[1]),
            authResults: places.authResults.place(of: row[3]),
            reporter: places.reporters.place(of: row[4]),
            evaluation: places.evaluations.place(of: row[5]), messages: row[6]))
      }
      try places.fill(&traffic, database)
      return traffic
    }
  }
}

/// Places given to row IDs in the order in which they are met.
private struct Places {
  private(set) var ids: [Int64] = []
  private var places: [Int64: Int] = [:]
  private var last: (id: Int64, place: Int)?

  mutating func place(of id: Int64) -> Int {
    if let last, last.id == id { return last.place }
    let place = places[id] ?? ids.count
    if place == ids.count {
      ids.append(id)
      places[id] = place
    }
    last = (id, place)
    return place
  }
}

/// The dictionary rows that a window's traffic names.
private struct TrafficPlaces {
  var authorDomains = Places()
  var authResults = Places()
  var reporters = Places()
  var evaluations = Places()

  func fill(_ traffic: inout Traffic, _ database: Database) throws {
    traffic.authorDomains = try authorDomains.ids.map { try TextRow.text(of: $0, database) ?? "" }
    traffic.authResults = try authResults.ids.map { try AuthResultsRow.results(of: $0, database) }
    traffic.reporters = try reporters.ids.map { try ReporterRow.name(of: $0, database) }
    traffic.evaluations = try evaluations.ids.map {
      try EvaluationRow.evaluation(of: $0, database)
    }
  }
}
