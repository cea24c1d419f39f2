public import DMARC
import GRDB

extension ReportStore {
  /// What the reports on a policy domain say of a window of days, from the rollup alone.
  ///
  /// - Parameters:
  ///   - domain: the policy domain, canonical.
  ///   - window: the days asked for; `nil` for all.
  ///   - detail: how closely it has to be known where mail came from.
  ///   - authenticatedOnly: whether reports that may be anybody's are left out.
  public func traffic(
    of domain: String, in window: Range<UTCDay>?, detail: TrafficDetail = .senders,
    authenticatedOnly: Bool = false
  ) throws(StoreError) -> Traffic {
    try read { database in
      guard let id = try TextRow.id(of: domain, database) else { return Traffic(domain: domain) }
      let connection = try database.connection
      let rows = try Statement(connection, Self.trafficSQL)
      let size = try Statement(connection, Self.sizeSQL)
      for statement in [rows, size] {
        statement.bind(id, at: 1)
        statement.bind(Int64(window?.lowerBound.number ?? .min), at: 2)
        statement.bind(Int64(window?.upperBound.number ?? .max), at: 3)
        statement.bind(authenticatedOnly ? 1 : 0, at: 4)
      }
      var reader = try TrafficReader(connection, domain: domain, id: id, detail: detail)
      reader.reserve(Int(try size.firstInteger() ?? 0))
      while try rows.step() { try reader.add(rows) }
      return try reader.finished()
    }
  }

  private static let trafficSQL = """
    SELECT day, author_domain_id, auth_results_id, reporter_id, evaluation_id, messages, sources,
      other_sources
    FROM report CROSS JOIN rollup ON rollup.id BETWEEN first_rollup_id AND last_rollup_id
    \(windowSQL)
    """
  /// No report has more sources than records.
  private static let sizeSQL = """
    SELECT sum(last_record_id - first_record_id + 1) FROM report \(windowSQL)
    """
  private static let windowSQL = """
    WHERE policy_domain_id = ?1 AND day >= ?2 AND day < ?3 AND is_authenticated >= ?4
    """
}

/// Makes a traffic from rows of the rollup.
private struct TrafficReader {
  private var traffic: Traffic
  private let id: Int64
  private let detail: TrafficDetail
  private let dictionaries: DictionaryReader
  private var authorDomains = Places()
  private var authResults = Places()
  private var reporters = Places()
  private var evaluations = Places()
  private var places = PlaceNumbers()
  /// Those of the row that is being read.
  private var networks: [TrafficSource] = []
  /// For each list of results, whether somebody else authenticated the mail.
  private var namesOthers: [Bool] = []

  init(
    _ connection: OpaquePointer, domain: String, id: Int64, detail: TrafficDetail
  ) throws(StoreError) {
    traffic = Traffic(domain: domain)
    self.id = id
    self.detail = detail
    dictionaries = try DictionaryReader(connection)
  }

  /// A damaged store may name any number of records. More sources grow the array.
  private static let mostReserved = 1 << 25

  /// Makes room for sources: an array of millions that grows is copied again and again.
  mutating func reserve(_ count: Int) {
    guard detail != .messages else { return }
    traffic.sources.reserveCapacity(min(max(0, count), Self.mostReserved))
  }

  mutating func add(_ row: Statement) throws(StoreError) {
    let results = authResults.place(of: row.integer(2))
    if results == traffic.authResults.count {
      let list = try dictionaries.authResults(of: row.integer(2))
      traffic.authResults.append(list)
      namesOthers.append(list.authenticatesOthers(than: traffic.domain))
    }
    let start = traffic.sources.count
    switch detail {
    case .messages: break
    case .networks: addNetworks(row)
    case .senders: if namesOthers[results] { addNetworks(row) } else { addAddresses(row) }
    case .addresses: addAddresses(row)
    }
    traffic.groups.append(
      TrafficGroup(
        day: UTCDay(number: Int(row.integer(0))),
        authorDomain: authorDomains.place(of: row.isNull(1) ? id : row.integer(1)),
        authResults: results, reporter: reporters.place(of: row.integer(3)),
        evaluation: evaluations.place(of: row.integer(4)), messages: Int(row.integer(5)),
        sources: start..<traffic.sources.count))
  }

  func finished() throws(StoreError) -> Traffic {
    var traffic = traffic
    traffic.otherPlaces = places.others
    for id in authorDomains.ids { traffic.authorDomains.append(try dictionaries.text(of: id)) }
    for id in reporters.ids {
      let reporter = try dictionaries.reporter(of: id)
      traffic.reporters.append(reporter.name)
      traffic.reporterDomains.append(reporter.domain)
    }
    for id in evaluations.ids { traffic.evaluations.append(try dictionaries.evaluation(of: id)) }
    return traffic
  }

  private mutating func addAddresses(_ row: Statement) {
    let entries = PackedSources.Entries(row.bytes(6))
    // Taken apart in a small room: what is copied from there costs a fraction of what is appended.
    withUnsafeTemporaryAllocation(of: TrafficSource.self, capacity: Self.fewSources) { room in
      var start = 0
      while start < entries.count {
        let count = min(Self.fewSources, entries.count - start)
        entries.forEach(from: start, count: count) { place, address, messages in
          room.initializeElement(at: place, to: TrafficSource(ipv4: address, messages: messages))
        }
        traffic.sources.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<count]))
        start += count
      }
    }
    PackedSources.forEachOther(in: row.bytes(7)) { address, messages in
      traffic.sources.append(TrafficSource(place: places.place(of: address), messages: messages))
    }
  }

  private static let fewSources = 256

  /// Addresses of a network follow each other.
  private mutating func addNetworks(_ row: Statement) {
    let entries = PackedSources.Entries(row.bytes(6))
    networks.removeAll(keepingCapacity: true)
    if let first = entries.first {
      var (network, sum) = (first.address & 0xffff_ff00, 0)
      for entry in entries {
        if entry.address & 0xffff_ff00 != network {
          networks.append(TrafficSource(place: .network(ipv4: network), messages: sum))
          (network, sum) = (entry.address & 0xffff_ff00, 0)
        }
        sum += entry.messages
      }
      networks.append(TrafficSource(place: .network(ipv4: network), messages: sum))
    }
    traffic.sources.append(contentsOf: networks)
    PackedSources.forEachOther(in: row.bytes(7)) { address, messages in
      traffic.sources.append(
        TrafficSource(place: places.network(of: address), messages: messages))
    }
  }
}

extension AuthResults {
  /// Whether a domain that has nothing to do with the policy domain signed the mail, or passed on what
  /// was signed. A MAIL FROM domain alone is what anybody may have for a day, so addresses tell more.
  fileprivate func authenticatesOthers(than domain: String) -> Bool {
    func isOther(_ name: String?) -> Bool {
      guard let name else { return false }
      return !DomainName.isWithin(name, domain) && !DomainName.isWithin(domain, name)
    }
    guard dkim.contains(where: { $0.value == .pass }) else { return false }
    return dkim.contains { $0.value == .pass && isOther($0.domain) }
      || spf.contains { $0.value == .pass && $0.scope != .helo && isOther($0.domain) }
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
