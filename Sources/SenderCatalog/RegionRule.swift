/// Which region of Amazon SES mail belongs to. Identities, their DKIM and their diagnosis are per region
/// (ses.md 3.3), so a region that does not sign must not hide behind one that does. Names and diagnoses
/// go by the same rule, so that they speak of the same mail.
///
/// The default MAIL FROM domain shows the region, and so do the names of addresses; a custom MAIL FROM
/// domain does not. Where Amazon falls back from the custom to the default one (configuration F), the
/// same service shows both, so mail with a custom one belongs to the region that its network shows
/// elsewhere. A network that never shows any belongs to the region that most mail with the same MAIL
/// FROM domain has by that rule. Otherwise it belongs to none: that only one region is seen is no proof.
struct RegionRule<Network: Hashable & Sendable>: Sendable {
  private var shown = MajorityVote<Network, String>()
  private var named = MajorityVote<Network, String>()
  private var mailFroms = MajorityVote<String, String>()

  /// Adds messages that show their region.
  mutating func add(_ messages: Int, in network: Network, showing region: String) {
    shown.add(messages, of: network, for: region)
  }

  /// Adds an address by its name.
  mutating func add(addressIn network: Network, named region: String) {
    named.add(1, of: network, for: region)
  }

  /// Adds messages with a custom MAIL FROM domain, behind all that show a region.
  mutating func add(_ messages: Int, in network: Network, withMailFrom domain: String) {
    guard let region = region(of: network) else { return }
    mailFroms.add(messages, of: domain, for: region)
  }

  /// Whether any mail has a region.
  var isEmpty: Bool { shown.isEmpty && named.isEmpty }

  /// - Parameter mailFrom: the custom MAIL FROM domain.
  func region(showing region: String?, in network: Network?, withMailFrom mailFrom: String?)
    -> String?
  {
    region ?? network.flatMap { self.region(of: $0) }
      ?? mailFrom.flatMap { mailFroms.choice(of: $0) }
  }

  /// Most of a network's messages decide; where none shows a region, the names of most addresses.
  func region(of network: Network) -> String? {
    shown.choice(of: network) ?? named.choice(of: network)
  }
}
