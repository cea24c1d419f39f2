import ArgumentParser
import DMARC
import PublicSuffixes
import SenderCatalog

/// What `dmarc sources --by` can make a source of.
enum SourceKind: String, ExpressibleByArgument, CaseIterable {
  case service
  case address
  case network
  case authorDomain = "author-domain"
  case reporter
  case day

  /// The source of every group, as a place in the names that come with it.
  func sources(of traffic: Traffic) -> (names: [String], sourceOfGroup: [Int]) {
    switch self {
    case .service:
      let suffixes = PublicSuffixes()
      let named = SourceNaming(
        organizationalDomain: suffixes.organizationalDomain(of:)
      ).name(traffic)
      return (named.names.map(\.text), named.sourceOfGroup)
    case .address:
      return Self.numbered(traffic) {
        $0.address
      } name: {
        Self.name(of: $0)
      }
    case .network:
      return Self.numbered(traffic) {
        $0.address?.network
      } name: {
        $0 ?? Self.noAddress
      }
    case .authorDomain: return (traffic.authorDomains, traffic.groups.map(\.authorDomain))
    case .reporter: return (traffic.reporters, traffic.groups.map(\.reporter))
    case .day:
      return Self.numbered(traffic) {
        $0.day
      } name: {
        $0.description
      }
    }
  }

  private static let noAddress = "unknown address"

  private static func name(of address: IPAddress?) -> String {
    address?.description ?? noAddress
  }

  private static func numbered<Key: Hashable>(
    _ traffic: Traffic, key: (TrafficGroup) -> Key, name: (Key) -> String
  ) -> (names: [String], sourceOfGroup: [Int]) {
    var places: [Key: Int] = [:]
    var names: [String] = []
    let sourceOfGroup = traffic.groups.map { group in
      let key = key(group)
      if let place = places[key] { return place }
      places[key] = names.count
      names.append(name(key))
      return names.count - 1
    }
    return (names, sourceOfGroup)
  }
}
