import DMARC
import SenderCatalog

/// A traffic and the sources that it was divided among.
struct TrafficSources {
  let traffic: Traffic
  let shares: [SourceShare]
  /// When the sources are services.
  let named: NamedSources?
  /// When they are not; in the order in which sources of as many messages are shown.
  private let names: [String]

  init(_ traffic: Traffic, _ names: [String], _ shares: [SourceShare]) {
    self.traffic = traffic
    self.names = names
    self.shares = shares
    named = nil
  }

  init(_ traffic: Traffic, named: NamedSources) {
    self.traffic = traffic
    self.named = named
    shares = named.shares
    names = []
  }

  var count: Int { named?.names.count ?? names.count }

  /// Services are many, and most are never shown.
  func name(of source: Int) -> String { named?.names[source].text ?? names[source] }

  /// - Parameter window: `nil` for all days.
  func shares(in window: Range<UTCDay>?) -> [SourceShare] {
    guard let window else { return shares }
    let isCounted = traffic.groups.map { window.contains($0.day) }
    // Mostly all of them are, and there are millions of shares.
    return isCounted.contains(false) ? shares.filter { isCounted[Int($0.group)] } : shares
  }
}
