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
    let isNamed: Bool
  }

  /// Messages of one day and network that share a kind.
  private struct Key: Hashable {
    let day: UTCDay
    let kind: Int
    let network: IPAddress?
  }

  /// Of a traffic without any.
  public init() {}

  /// - Parameters:
  ///   - reverseNames: names of addresses that DNS confirms both ways, as far as they are known.
  ///   - organizationalDomain: the Organizational Domain of a name in canonical form.
  public init(
    _ traffic: Traffic, catalog: SenderCatalog = .builtIn, reverseNames: [IPAddress: String] = [:],
    organizationalDomain: (String) -> String
  ) {
    self.init(
      traffic, catalog: catalog, names: AmazonNames(reverseNames),
      organizationalDomain: organizationalDomain)
  }

  init(
    _ traffic: Traffic, catalog: SenderCatalog, names: AmazonNames,
    organizationalDomain: (String) -> String
  ) {
    let amazon = AmazonAddresses(catalog.entry(id: AmazonSES.id)?.ranges ?? [], names)
    // Most results show nothing of Amazon SES, and need no closer look.
    let isShown = traffic.authResults.map { SESObservation.isShown(by: $0) }
    var kinds: [Kind: Int] = [:]
    var patterns: [SESObservation?] = []
    var messages: [Key: Int] = [:]
    func kind(of group: TrafficGroup, isAmazonAddress: Bool, isNamed: Bool = false) -> Int? {
      let kind = Kind(
        authorDomain: group.authorDomain, authResults: group.authResults,
        evaluation: group.evaluation, isAmazonAddress: isAmazonAddress, isNamed: isNamed)
      let number = kinds[kind] ?? patterns.count
      if number == patterns.count {
        kinds[kind] = number
        let evaluation = traffic.evaluations[group.evaluation]
        patterns.append(
          SESObservation(
            traffic.authResults[group.authResults], day: group.day,
            authorDomain: traffic.authorDomains[group.authorDomain], messages: 0,
            dkimAligned: evaluation.isDKIMAligned, spfAligned: evaluation.isSPFAligned,
            isAmazonAddress: isAmazonAddress ? true : nil, isNamed: isNamed, catalog: catalog,
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
        let isNamed = isAmazon && address.map(amazon.isNamed) ?? false
        let known = isAmazon ? kind(of: group, isAmazonAddress: true, isNamed: isNamed) : shown
        guard let number = known else { continue }
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
    let proof = Proof(kinds, messages, traffic)
    rows = Self.sum(patterns, messages, proof, Self.regions(patterns, messages, proof, names))
  }

  /// What Amazon sent beyond doubt.
  private struct Proof {
    /// Places of patterns.
    let kinds: Set<Int>
    let networks: Set<IPAddress>

    init(_ places: [Kind: Int], _ messages: [Key: Int], _ traffic: Traffic) {
      let proved = places.lazy.filter {
        AmazonSES.isProved(by: traffic.authResults[$0.key.authResults])
      }
      let kinds = Set(proved.map(\.value))
      self.kinds = kinds
      networks = Set(messages.keys.lazy.filter { kinds.contains($0.kind) }.compactMap(\.network))
    }

    /// Whether it is proved of mail, or of other mail of its network.
    func covers(_ key: Key) -> Bool {
      kinds.contains(key.kind) || key.network.map { networks.contains($0) } ?? false
    }
  }

  private static func regions(
    _ patterns: [SESObservation?], _ messages: [Key: Int], _ proof: Proof, _ names: AmazonNames
  ) -> RegionRule<IPAddress> {
    var rule = RegionRule<IPAddress>()
    for (address, region) in names.regions {
      rule.add(addressIn: address.networkAddress, named: region)
    }
    for (key, count) in messages where proof.kinds.contains(key.kind) {
      guard let network = key.network, let region = patterns[key.kind]?.region else { continue }
      rule.add(TrafficSenders.bounded(count), in: network, showing: region)
    }
    for (key, count) in messages where proof.kinds.contains(key.kind) {
      guard let network = key.network, let pattern = patterns[key.kind], pattern.region == nil,
        let mailFrom = pattern.customMailFrom
      else { continue }
      rule.add(TrafficSenders.bounded(count), in: network, withMailFrom: mailFrom)
    }
    return rule
  }

  /// Texts are compared once for each shape of a row, of which there are few: days are many.
  ///
  /// At an address of Amazon's, a MAIL FROM domain tells the region of mail that Amazon proves and of what
  /// comes beside it, as in names: anybody can write one. At other addresses mail that Amazon no longer
  /// proves was forwarded, and is of the region that it came from.
  private static func sum(
    _ patterns: [SESObservation?], _ messages: [Key: Int], _ proof: Proof,
    _ regions: RegionRule<IPAddress>
  ) -> [SESObservation] {
    var numbers: [SESObservation: Int] = [:]
    var shapeOfRow: [KindRegion: Int] = [:]
    var sums: [DayShape: Int] = [:]
    for (key, count) in messages {
      guard let pattern = patterns[key.kind] else { continue }
      let isTold = pattern.isAmazonAddress != true || proof.covers(key)
      let region = regions.region(
        showing: pattern.region, in: key.network,
        withMailFrom: isTold ? pattern.customMailFrom : nil)
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
  fileprivate var customMailFrom: String? { hasDefaultMailFrom ? nil : mailFromDomain }

  /// The same rows of a day in the same order, whatever the order of counting.
  fileprivate var order: (String, String, String, String) {
    let signatures = ownSignatures.map { "\($0.domain) \($0.selector ?? "-") \($0.value.word)" }
    let names = "\(mailFromDomain ?? "-") \(mailFromResult?.word ?? "-") \(hasAmazonSignature)"
    return (
      authorDomain, region ?? "", names,
      signatures.joined(separator: ",")
        + " \(isDKIMAligned) \(isSPFAligned) \(isAmazonAddress == true) \(hostedService ?? "-")"
        + " \(isHint)"
    )
  }
}
