public import DMARC
import GRDB

extension ReportStore {
  /// What the reports on a policy domain say of a window of days, from the rollup alone.
  ///
  /// - Parameters:
  ///   - domain: the policy domain, canonical.
  ///   - window: the days asked for; `nil` for all.
  ///   - authenticatedOnly: whether reports that may be anybody's are left out.
  public func traffic(
    of domain: String, in window: Range<UTCDay>?, authenticatedOnly: Bool = false
  ) throws(StoreError) -> Traffic {
    try read { database in
      var traffic = Traffic(domain: domain)
      guard let id = try TextRow.id(of: domain, database) else { return traffic }
      guard let connection = database.sqliteConnection else {
        throw StoreError.failed(reason: "the connection is closed")
      }
      let rows = try Statement(connection, Self.trafficSQL)
      rows.bind(id, at: 1)
      rows.bind(Int64(window?.lowerBound.number ?? .min), at: 2)
      rows.bind(Int64(window?.upperBound.number ?? .max), at: 3)
      rows.bind(authenticatedOnly ? 1 : 0, at: 4)
      var places = TrafficPlaces()
      while try rows.step() { traffic.groups.append(places.group(rows)) }
      try places.fill(&traffic, DictionaryReader(connection))
      return traffic
    }
  }

  private static let trafficSQL = """
    SELECT day, author_domain_id, source_address, auth_results_id, reporter_id, evaluation_id,
      messages
    FROM rollup_day CROSS JOIN rollup ON rollup_day_id = rollup_day.id
    WHERE policy_domain_id = ?1 AND day >= ?2 AND day < ?3 AND is_authenticated >= ?4
    """
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

  mutating func group(_ row: Statement) -> TrafficGroup {
    TrafficGroup(
      day: UTCDay(number: Int(row.integer(0))), address: IPAddress(bytes: row.bytes(2)),
      authorDomain: authorDomains.place(of: row.integer(1)),
      authResults: authResults.place(of: row.integer(3)),
      reporter: reporters.place(of: row.integer(4)),
      evaluation: evaluations.place(of: row.integer(5)), messages: Int(row.integer(6)))
  }

  func fill(_ traffic: inout Traffic, _ dictionaries: DictionaryReader) throws(StoreError) {
    for id in authorDomains.ids { traffic.authorDomains.append(try dictionaries.text(of: id)) }
    for id in authResults.ids {
      traffic.authResults.append(try dictionaries.authResults(of: id))
    }
    for id in reporters.ids { traffic.reporters.append(try dictionaries.reporter(of: id)) }
    for id in evaluations.ids { traffic.evaluations.append(try dictionaries.evaluation(of: id)) }
  }
}
