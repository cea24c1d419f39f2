public import DMARC

/// Says which service sent each group of a traffic.
///
/// A source is a service and not an address: a sender on Amazon SES shows some twenty addresses a
/// month. Names come from what authenticated the mail, else from what the same address or network
/// sends otherwise (``NamingRule``). They depend on the whole traffic, so a longer one may know more.
public struct SourceNaming {
  private let organizationalDomain: (String) -> String

  /// - Parameter organizationalDomain: the Organizational Domain of a name in canonical form.
  public init(organizationalDomain: @escaping (String) -> String) {
    self.organizationalDomain = organizationalDomain
  }

  /// The same names for the same groups, in whatever order they come.
  ///
  /// - Parameter traffic: with the detail that a name needs (``TrafficDetail/senders``).
  public func name(_ traffic: Traffic) -> NamedSources {
    let streams = TrafficStreams(traffic, organizationalDomain: organizationalDomain)
    return NamedSources(traffic, streams, StreamNames(streams))
  }
}
