import AddressNames
import DMARC
import PublicSuffixes
import SenderCatalog

/// Makes sources of a traffic.
struct SourceGrouping {
  let kind: SourceKind
  var catalog = SenderCatalog.builtIn
  /// Confirmed names of addresses.
  var reverseNames: [IPAddress: String] = [:]
  var networks: NetworkDatabase?
  var countries: CountryDatabase?

  init(_ kind: SourceKind) { self.kind = kind }

  /// What has to be known for it of where mail came from.
  var detail: TrafficDetail {
    switch kind {
    case .service: .senders
    case .address, .country: .addresses
    case .network: networks == nil ? .networks : .addresses
    case .authorDomain, .reporter, .day: .messages
    }
  }

  /// The sources of a traffic with that detail.
  func sources(of traffic: Traffic) -> TrafficSources {
    switch kind {
    case .service: return TrafficSources(traffic, named: named(traffic))
    case .address: return places(of: traffic) { $0.description }
    case .network: return places(of: traffic) { networks?.name(of: $0) ?? $0.network }
    case .country:
      return places(of: traffic) { countries?.country(of: $0) ?? "unknown country" }
    case .authorDomain: return whole(traffic, traffic.authorDomains, by: \.authorDomain)
    case .reporter: return whole(traffic, traffic.reporters, by: \.reporter)
    case .day:
      let days = Set(traffic.groups.map(\.day)).sorted()
      let places = Dictionary(uniqueKeysWithValues: zip(days, days.indices))
      return whole(traffic, days.map(\.description)) { places[$0.day] ?? 0 }
    }
  }

  /// The services of a traffic.
  func named(_ traffic: Traffic) -> NamedSources {
    let suffixes = PublicSuffixes()
    return SourceNaming(
      catalog: catalog, reverseNames: reverseNames,
      organizationalDomain: suffixes.organizationalDomain(of:)
    ).name(traffic)
  }

  /// Groups that belong to one source each.
  private func whole(
    _ traffic: Traffic, _ names: [String], by source: (TrafficGroup) -> Int
  ) -> TrafficSources {
    let order = names.indices.sorted { names[$0] < names[$1] }
    var places = Array(repeating: Int32(0), count: names.count)
    for (place, name) in order.enumerated() { places[name] = Int32(truncatingIfNeeded: place) }
    let shares = traffic.groups.enumerated().map { place, group in
      SourceShare(
        group: Int32(truncatingIfNeeded: place), source: places[source(group)],
        messages: group.messages)
    }
    return TrafficSources(traffic, order.map { names[$0] }, shares)
  }

  /// Groups divided among the names of the places that they came from.
  private func places(of traffic: Traffic, name: (IPAddress) -> String) -> TrafficSources {
    var names: [String] = []
    var numbers: [String: Int32] = [:]
    var sources = Array(repeating: Int32(0), count: traffic.sources.count)
    let order = PlaceOrder(
      traffic, of: traffic.sources.indices.map { Int32(truncatingIfNeeded: $0) })
    for run in order.runs {
      let text = traffic.place(run.place).address.map(name) ?? "unknown address"
      let number = numbers[text] ?? Int32(truncatingIfNeeded: names.count)
      if number == names.count {
        numbers[text] = number
        names.append(text)
      }
      for position in run.sources { sources[Int(order.sources[Int(position)])] = number }
    }
    let shares = traffic.groups.enumerated().flatMap { place, group in
      group.sources.map { index in
        SourceShare(
          group: Int32(truncatingIfNeeded: place), source: sources[index],
          messages: traffic.sources[index].messages)
      }
    }
    return TrafficSources(traffic, names, shares)
  }
}

extension NetworkDatabase {
  /// `AS64496 Example Networks`
  fileprivate func name(of address: IPAddress) -> String? {
    asn(of: address).map { system in
      "AS\(system.number)" + (system.organization.map { " \($0)" } ?? "")
    }
  }
}
