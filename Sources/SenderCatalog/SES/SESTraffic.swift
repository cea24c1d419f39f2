public import DMARC

/// The rows of a domain's traffic that Amazon SES sent, added up by day and by what they show.
public struct SESTraffic: Sendable {
  public private(set) var rows: [SESObservation] = []

  /// What rows share that differ in the day and the address alone.
  private struct Kind: Hashable {
    let authorDomain: Int
    let authResults: Int
    let evaluation: Int
    let isAmazonAddress: Bool
  }

  /// Messages of one day and network that share a kind.
  private struct Key: Hashable {
    let day: UTCDay
    let kind: Int
    let network: IPAddress?
  }

  /// Of a traffic without any.
  public init() {}

  /// - Parameter organizationalDomain: the Organizational Domain of a name in canonical form.
  public init(
    _ traffic: Traffic, catalog: SenderCatalog = .builtIn, organizationalDomain: (String) -> String
  ) {
    // A range tells that an address is Amazon's. That it is in none tells nothing: they change.
    let amazon = RangeFilter(catalog.entry(id: AmazonSES.id)?.ranges ?? [])
    // Most results show nothing of Amazon SES, and need no closer look.
    let isShown = traffic.authResults.map { SESObservation.isShown(by: $0) }
    var kinds: [Kind: Int] = [:]
    var patterns: [SESObservation?] = []
    var messages: [Key: Int] = [:]
    func kind(of group: TrafficGroup, isAmazonAddress: Bool) -> Int? {
      let kind = Kind(
        authorDomain: group.authorDomain, authResults: group.authResults,
        evaluation: group.evaluation, isAmazonAddress: isAmazonAddress)
      let number = kinds[kind] ?? patterns.count
      if number == patterns.count {
        kinds[kind] = number
        let evaluation = traffic.evaluations[group.evaluation]
        patterns.append(
          SESObservation(
            traffic.authResults[group.authResults], day: group.day,
            authorDomain: traffic.authorDomains[group.authorDomain], messages: 0,
            dkimAligned: evaluation.isDKIMAligned, spfAligned: evaluation.isSPFAligned,
            isAmazonAddress: isAmazonAddress ? true : nil, catalog: catalog,
            organizationalDomain: organizationalDomain))
      }
      return patterns[number] == nil ? nil : number
    }
    func add(_ sources: Slice<UnsafeBufferPointer<TrafficSource>>, of group: TrafficGroup) {
      let shown = isShown[group.authResults] ? kind(of: group, isAmazonAddress: false) : nil
      // Addresses of a network mostly follow each other.
      var (last, sum): (Key?, Int) = (nil, 0)
      for source in sources where shown != nil || amazon.mayContain(source.place) {
        let address = traffic.place(source.place).address
        let isAmazon = address.map(amazon.contains) ?? false
        guard let number = isAmazon ? kind(of: group, isAmazonAddress: true) : shown else {
          continue
        }
        let key = Key(day: group.day, kind: number, network: address?.networkAddress)
        if key != last {
          if let last { messages[last, default: 0] &+= sum }
          (last, sum) = (key, 0)
        }
        sum &+= max(0, source.messages)
      }
      if let last { messages[last, default: 0] &+= sum }
    }
    traffic.sources.withUnsafeBufferPointer { sources in
      for group in traffic.groups { add(sources[group.sources], of: group) }
    }
    rows = Self.sum(patterns, messages, Self.regions(patterns, messages))
  }

  /// The region of a network that shows one in any of its rows: most of its messages decide.
  private static func regions(
    _ patterns: [SESObservation?], _ messages: [Key: Int]
  ) -> MajorityVote<IPAddress, String> {
    var votes = MajorityVote<IPAddress, String>()
    for (key, count) in messages {
      guard let network = key.network, let region = patterns[key.kind]?.region else { continue }
      votes.add(min(count, 1_000_000_000), of: network, for: region)
    }
    return votes
  }

  /// Texts are compared once for each shape of a row, of which there are few: days are many.
  private static func sum(
    _ patterns: [SESObservation?], _ messages: [Key: Int],
    _ regions: MajorityVote<IPAddress, String>
  ) -> [SESObservation] {
    var numbers: [SESObservation: Int] = [:]
    var shapeOfRow: [KindRegion: Int] = [:]
    var sums: [DayShape: Int] = [:]
    for (key, count) in messages {
      guard let pattern = patterns[key.kind] else { continue }
      let region = pattern.region ?? key.network.flatMap { regions.choice(of: $0) }
      let row = KindRegion(kind: key.kind, region: region)
      let shape: Int
      if let known = shapeOfRow[row] {
        shape = known
      } else {
        var observation = pattern
        (observation.day, observation.region) = (UTCDay(number: 0), region)
        shape = numbers[observation] ?? numbers.count
        numbers[observation] = shape
        shapeOfRow[row] = shape
      }
      sums[DayShape(day: key.day, shape: shape), default: 0] &+= count
    }
    let order = numbers.map { (shape: $1, observation: $0, order: $0.order) }
      .sorted { $0.order < $1.order }
    var ranks = Array(repeating: 0, count: order.count)
    for (rank, entry) in order.enumerated() { ranks[entry.shape] = rank }
    return sums.map { (day: $0.day, rank: ranks[$0.shape], messages: $1) }
      .sorted { ($0.day, $0.rank) < ($1.day, $1.rank) }
      .map { sum in
        var row = order[sum.rank].observation
        (row.day, row.messages) = (sum.day, sum.messages)
        return row
      }
  }

  private struct KindRegion: Hashable {
    let kind: Int
    let region: String?
  }

  private struct DayShape: Hashable {
    let day: UTCDay
    let shape: Int
  }
}

extension SESObservation {
  /// The same rows of a day in the same order, whatever the order of counting.
  fileprivate var order: (String, String, String, String) {
    let signatures = ownSignatures.map { "\($0.domain) \($0.selector ?? "-") \($0.value.word)" }
    let names = "\(mailFromDomain ?? "-") \(mailFromResult?.word ?? "-") \(hasAmazonSignature)"
    return (
      authorDomain, region ?? "", names,
      signatures.joined(separator: ",")
        + " \(isDKIMAligned) \(isSPFAligned) \(isAmazonAddress == true) \(hostedService ?? "-")"
    )
  }
}

/// Ranges of addresses. A look at the first byte rules most addresses out.
private struct RangeFilter {
  private let ranges: [AddressRange]
  private var firstBytes = Array(repeating: false, count: 256)

  init(_ ranges: [AddressRange]) {
    self.ranges = ranges
    for byte in firstBytes.indices {
      let first = IPAddress(ipv4: UInt32(byte) << 24)
      firstBytes[byte] = ranges.contains { range in
        range.contains(first) || !range.network.isIPv6 && Int(range.network.low >> 24) == byte
      }
    }
  }

  func mayContain(_ place: TrafficSource.Place) -> Bool {
    switch place {
    case .address(let address), .network(let address): firstBytes[Int(address >> 24)]
    case .other: true
    }
  }

  func contains(_ address: IPAddress) -> Bool { ranges.contains { $0.contains(address) } }
}
