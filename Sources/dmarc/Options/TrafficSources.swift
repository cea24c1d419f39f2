import DMARC
import SenderCatalog

/// A traffic and the sources that it was divided among.
struct TrafficSources {
  let traffic: Traffic
  let names: [String]
  let shares: [SourceShare]
  /// When the sources are services.
  let named: NamedSources?

  init(_ traffic: Traffic, _ names: [String], _ shares: [SourceShare]) {
    self.traffic = traffic
    self.names = names
    self.shares = shares
    named = nil
  }

  init(_ traffic: Traffic, named: NamedSources) {
    self.traffic = traffic
    names = named.names.map(\.text)
    shares = named.shares
    self.named = named
  }

  /// - Parameter window: `nil` for all days.
  func shares(in window: Range<UTCDay>?) -> [SourceShare] {
    guard let window else { return shares }
    let isCounted = traffic.groups.map { window.contains($0.day) }
    // Mostly all of them are, and there are millions of shares.
    return isCounted.contains(false) ? shares.filter { isCounted[Int($0.group)] } : shares
  }
}
