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

  /// What has to be known for it of where mail came from.
  var detail: TrafficDetail {
    switch self {
    case .service: .senders
    case .address: .addresses
    case .network: .networks
    case .authorDomain, .reporter, .day: .messages
    }
  }

  /// The sources of a traffic with that detail, and what of each group is theirs.
  func sources(of traffic: Traffic) -> (names: [String], shares: [SourceShare]) {
    switch self {
    case .service:
      let suffixes = PublicSuffixes()
      let named = SourceNaming(
        organizationalDomain: suffixes.organizationalDomain(of:)
      ).name(traffic)
      return (named.names.map(\.text), named.shares)
    case .address: return Self.places(of: traffic) { $0.description }
    case .network: return Self.places(of: traffic) { $0.network }
    case .authorDomain: return (traffic.authorDomains, Self.whole(traffic, by: \.authorDomain))
    case .reporter: return (traffic.reporters, Self.whole(traffic, by: \.reporter))
    case .day:
      let days = Set(traffic.groups.map(\.day)).sorted()
      let places = Dictionary(uniqueKeysWithValues: zip(days, days.indices))
      return (
        days.map(\.description), Self.whole(traffic) { places[$0.day] ?? 0 }
      )
    }
  }

  /// Groups that belong to one source each.
  private static func whole(_ traffic: Traffic, by source: (TrafficGroup) -> Int) -> [SourceShare] {
    traffic.groups.enumerated().map { place, group in
      SourceShare(
        group: Int32(truncatingIfNeeded: place),
        source: Int32(truncatingIfNeeded: source(group)), messages: group.messages)
    }
  }

  private static func places(
    of traffic: Traffic, name: (IPAddress) -> String
  ) -> (names: [String], shares: [SourceShare]) {
    let shares = traffic.groups.enumerated().flatMap { place, group in
      traffic.sources[group.sources].map { source in
        SourceShare(
          group: Int32(truncatingIfNeeded: place), source: source.place, messages: source.messages)
      }
    }
    return (traffic.places.map { $0.address.map(name) ?? "unknown address" }, shares)
  }
}
