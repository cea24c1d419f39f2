public import DMARC
public import SenderCatalog

/// The names that most of a source's failing mail shows; of all its mail where nothing fails.
public struct FailingNames: Sendable, Hashable {
  public var authorDomain: String?
  public var mailFrom: String?
  /// What SPF says of it.
  public var spfResult: AuthResultValue?
  /// The domain of somebody else that signs.
  public var signer: String?
  /// The owner's domain in a signature, and the selector beside it.
  public var ownSigner: String?
  public var selector: String?
  /// The busiest first.
  public var addresses: [IPAddress] = []

  public init() {}

  /// - Parameter source: a place in the names of the sources.
  public init(_ traffic: Traffic, _ sources: NamedSources, source: Int, window: Range<UTCDay>) {
    let fails = traffic.evaluations.map { !$0.isUnevaluated && !$0.isConservativePass }
    let shares = sources.shares(of: source).filter {
      window.contains(traffic.groups[Int($0.group)].day)
    }
    let failing = shares.filter { fails[traffic.groups[Int($0.group)].evaluation] }
    var counts = NameCounts()
    for share in failing.isEmpty ? shares : failing {
      counts.add(traffic, traffic.groups[Int(share.group)], share.messages)
    }
    authorDomain = NameCounts.most(counts.authors)
    let mailFrom = NameCounts.most(counts.mailFroms)
    (self.mailFrom, spfResult) = (mailFrom?.domain, mailFrom?.value)
    signer = NameCounts.most(counts.signers)
    let own = NameCounts.most(counts.ownSignatures)
    (ownSigner, selector) = (own?.domain, own?.selector)
    addresses = counts.addresses.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}

/// Messages by the names that they show.
private struct NameCounts {
  var authors: [String: Int] = [:]
  var mailFroms: [SPFResult: Int] = [:]
  var signers: [String: Int] = [:]
  var ownSignatures: [DKIMResult: Int] = [:]
  var addresses: [IPAddress: Int] = [:]

  mutating func add(_ traffic: Traffic, _ group: TrafficGroup, _ messages: Int) {
    let count = Self.bounded(messages)
    let author = traffic.authorDomains[group.authorDomain]
    if Self.isName(author) { authors[author, default: 0] += count }
    let results = traffic.authResults[group.authResults]
    for result in results.dkim {
      guard let domain = result.domain, Self.isName(domain) else { continue }
      let selector = result.selector.flatMap { Self.isName($0) ? $0 : nil }
      if DomainName.isWithin(domain, traffic.domain) || DomainName.isWithin(traffic.domain, domain)
      {
        ownSignatures[
          DKIMResult(domain: domain, selector: selector, value: .none), default: 0] += count
      } else if result.value == .pass {
        signers[domain, default: 0] += count
      }
    }
    if let result = results.spf.first(where: {
      $0.scope != .helo && $0.domain.map(Self.isName) == true
    }) {
      mailFroms[SPFResult(domain: result.domain, value: result.value), default: 0] += count
    }
    // Of a group that several sources share, nobody knows which address is whose.
    guard group.messages == messages else { return }
    for origin in traffic.sources[group.sources] {
      let place = traffic.place(origin.place)
      guard !place.isNetwork, let address = place.address else { continue }
      addresses[address, default: 0] += Self.bounded(origin.messages)
    }
  }

  /// What may stand in a record that somebody publishes. Reports come from strangers.
  private static func isName(_ text: String) -> Bool {
    (1...253).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (97...122).contains(byte | 0x20) || (48...57).contains(byte)
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
      }
  }

  private static func bounded(_ messages: Int) -> Int {
    min(max(0, messages), DayCount.mostMessages)
  }

  /// The first of several in the order of their texts, so that the answer is always the same.
  static func most<Name: Hashable>(_ counts: [Name: Int]) -> Name? {
    counts.max { left, right in
      (left.value, "\(right.key)") < (right.value, "\(left.key)")
    }?.key
  }
}
