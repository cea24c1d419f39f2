import DMARC
import SenderCatalog
import Testing

/// Traffic written as the rows of a report.
struct MailRows {
  private(set) var traffic = Traffic(domain: "example.com")

  /// - Parameters:
  ///   - dkim: domains and results, as `example.com pass`; without a result, `pass`.
  ///   - spf: likewise; a third word is the scope.
  mutating func add(
    _ messages: Int, from address: String?, author: String = "example.com", dkim: [String] = [],
    spf: [String] = [], day: Int = 0
  ) {
    let results = AuthResults(dkim: dkim.map { Self.signature($0) }, spf: spf.map { Self.spf($0) })
    let place = traffic.authResults.firstIndex(of: results) ?? traffic.authResults.count
    if place == traffic.authResults.count { traffic.authResults.append(results) }
    let authorPlace = traffic.authorDomains.firstIndex(of: author) ?? traffic.authorDomains.count
    if authorPlace == traffic.authorDomains.count { traffic.authorDomains.append(author) }
    traffic.groups.append(
      TrafficGroup(
        day: UTCDay(number: 20_454 + day), authorDomain: authorPlace, authResults: place,
        reporter: 0, evaluation: 0, messages: messages,
        sources: traffic.sources.count..<traffic.sources.count + 1))
    traffic.sources.append(
      TrafficSource(place: traffic.place(of: address), messages: messages))
  }

  mutating func shuffle(using generator: inout some RandomNumberGenerator) {
    traffic.groups.shuffle(using: &generator)
  }

  /// Names of addresses that DNS confirms.
  var reverseNames: [String: String] = [:]

  var namesOfAddresses: [IPAddress: String] {
    Dictionary(
      uniqueKeysWithValues: reverseNames.compactMap { address, name in
        IPAddress(address).map { ($0, name) }
      })
  }

  var sources: NamedSources {
    SourceNaming(reverseNames: namesOfAddresses, organizationalDomain: Self.organization)
      .name(traffic)
  }

  /// The name of each row, in order.
  var names: [String] {
    let sources = sources
    return sources.shares.sorted { $0.group < $1.group }.map { sources.names[Int($0.source)].text }
  }

  /// The names and rules of the sources, the largest first.
  var found: [String] { sources.names.map { "\($0.text): \($0.rule.rawValue)" } }

  /// The last two labels, which is enough for example domains.
  static func organization(_ domain: String) -> String {
    domain.split(separator: ".").suffix(2).joined(separator: ".")
  }

  private static func signature(_ text: String) -> DKIMResult {
    let words = text.split(separator: " ")
    return DKIMResult(domain: String(words[0]), value: value(words))
  }

  private static func spf(_ text: String) -> SPFResult {
    let words = text.split(separator: " ")
    let scope = words.count > 2 ? SPFScope.allCases.first { $0.word == words[2] } : nil
    return SPFResult(domain: String(words[0]), scope: scope, value: value(words))
  }

  private static func value(_ words: [Substring]) -> AuthResultValue {
    words.count > 1 ? AuthResultValue(words[1].utf8) : .pass
  }
}

extension Traffic {
  /// The place of an address as the store tells it.
  fileprivate mutating func place(of address: String?) -> TrafficSource.Place {
    let address = address.flatMap { IPAddress($0) }
    if let address, !address.isIPv6 { return .address(ipv4: UInt32(address.low)) }
    let place = TrafficPlace(address)
    let number = otherPlaces.firstIndex(of: place) ?? otherPlaces.count
    if number == otherPlaces.count { otherPlaces.append(place) }
    return .other(Int32(number))
  }
}
