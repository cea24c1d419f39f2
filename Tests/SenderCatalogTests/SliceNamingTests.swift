import DMARC
import SenderCatalog
import Testing

@Suite("Names of more sources than a slice holds")
struct SliceNamingTests {
  /// Several slices of addresses.
  private static let networks: UInt32 = 60_000

  @Test("each network that nothing names is a source, with all its messages")
  func networksAreSources() {
    var traffic = Self.traffic
    traffic.add((0..<Self.networks).map { ($0 << 8 | 7, 10) })
    let sources = SourceNaming(organizationalDomain: { $0 }).name(traffic)
    #expect(sources.names.count == Int(Self.networks))
    #expect(sources.names.allSatisfy { $0.rule == .network && $0.spread?.addresses == 1 })
    #expect(sources.names.first?.text == "0.0.0.0/24")
    #expect(sources.shares.count == Int(Self.networks))
    #expect(sources.shares.allSatisfy { $0.messages == 10 })
  }

  @Test("networks of single messages are one source, and a group has one share of it")
  func singleMessagesAreScattered() {
    var traffic = Self.traffic
    traffic.add((0..<Self.networks).map { ($0 << 8 | 7, 1) })
    traffic.add((0..<Self.networks).map { ($0 << 8 | 9, 2) })
    let sources = SourceNaming(organizationalDomain: { $0 }).name(traffic)
    #expect(sources.names.map(\.text) == ["scattered addresses"])
    #expect(sources.names.first?.spread?.networks == Int(Self.networks))
    #expect(sources.names.first?.spread?.addresses == 2 * Int(Self.networks))
    #expect(
      sources.shares == [
        SourceShare(group: 0, source: 0, messages: Int(Self.networks)),
        SourceShare(group: 1, source: 0, messages: 2 * Int(Self.networks)),
      ])
  }

  @Test("a region of Amazon SES that one network shows is that of the same MAIL FROM far away")
  func regionsAreFoundAcrossSlices() {
    var traffic = Self.traffic
    let shown = traffic.results(mailFrom: "eu-west-1.amazonses.com")
    let custom = traffic.results(mailFrom: "bounce.example.com")
    traffic.add([(0, 5)], results: shown)
    traffic.add([(1, 10), (Self.networks << 8, 10)], results: custom)
    traffic.add((1..<Self.networks).map { ($0 << 8, 10) })
    let sources = SourceNaming(organizationalDomain: { name in
      name.hasSuffix("amazonses.com") ? "amazonses.com" : "example.com"
    }).name(traffic)
    #expect(sources.names.first?.text == "Amazon SES (eu-west-1)")
    let shares = sources.shares(of: 0)
    #expect(shares.map(\.group) == [0, 1])
    #expect(shares.map(\.messages) == [5, 20])
  }

  @Test("a domain whose reports count no message has no source")
  func noMessagesAreNoSource() {
    var traffic = Self.traffic
    traffic.add([(7, 0)])
    let sources = SourceNaming(organizationalDomain: { $0 }).name(traffic)
    #expect(sources.names.isEmpty)
    #expect(sources.shares.isEmpty)
  }

  private static var traffic: Traffic {
    var traffic = Traffic(domain: "example.com")
    traffic.authorDomains = ["example.com"]
    traffic.authResults = [AuthResults()]
    return traffic
  }
}

extension Traffic {
  /// Mail that Amazon SES signed, with a MAIL FROM domain.
  fileprivate mutating func results(mailFrom: String) -> Int {
    authResults.append(
      AuthResults(
        dkim: [DKIMResult(domain: "amazonses.com", value: .pass)],
        spf: [SPFResult(domain: mailFrom, value: .pass)]))
    return authResults.count - 1
  }

  /// A group with addresses and the messages of each.
  fileprivate mutating func add(_ addresses: [(UInt32, Int)], results: Int = 0) {
    let start = sources.count
    for (address, messages) in addresses {
      sources.append(TrafficSource(place: .address(ipv4: address), messages: messages))
    }
    groups.append(
      TrafficGroup(
        day: UTCDay(number: 20_454), authorDomain: 0, authResults: results, reporter: 0,
        evaluation: 0, messages: addresses.reduce(0) { $0 + $1.1 },
        sources: start..<sources.count))
  }
}
