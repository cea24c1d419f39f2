/// What the reports on one policy domain say of a window of days: the numbers that every question is
/// answered from.
///
/// Texts and addresses are kept once and named by their place, since the same few stand in every
/// group.
public struct Traffic: Sendable {
  /// The policy domain.
  public var domain: String
  public var authorDomains: [String] = []
  public var reporters: [String] = []
  /// What tells who sent the mail and why it fails; records have more results.
  public var authResults: [AuthResults] = []
  public var evaluations: [Evaluation] = []
  /// Places of sources that are no IPv4 address or network, each once.
  public var otherPlaces: [TrafficPlace] = []
  /// The sources of all groups, one group behind the other.
  public var sources: [TrafficSource] = []
  public var groups: [TrafficGroup] = []

  public init(domain: String) { self.domain = domain }

  /// Messages of all groups.
  public var messages: Int { groups.reduce(0) { $0 + $1.messages } }
}

/// Messages of one day and reporter that share everything but the address.
public struct TrafficGroup: Sendable {
  public var day: UTCDay
  /// A place in ``Traffic/authorDomains``.
  public var authorDomain: Int
  /// A place in ``Traffic/authResults``.
  public var authResults: Int
  /// A place in ``Traffic/reporters``.
  public var reporter: Int
  /// A place in ``Traffic/evaluations``.
  public var evaluation: Int
  public var messages: Int
  /// Places in ``Traffic/sources``; none when the question did not ask where mail came from.
  public var sources: Range<Int>

  public init(
    day: UTCDay, authorDomain: Int, authResults: Int, reporter: Int, evaluation: Int,
    messages: Int, sources: Range<Int>
  ) {
    self.day = day
    self.authorDomain = authorDomain
    self.authResults = authResults
    self.reporter = reporter
    self.evaluation = evaluation
    self.messages = messages
    self.sources = sources
  }
}

/// Messages of a group that came from one place.
public struct TrafficSource: BitwiseCopyable, Sendable {
  /// Where they came from. A window has millions of sources, nearly all of them IPv4 addresses.
  public enum Place: BitwiseCopyable, Sendable, Hashable {
    case address(ipv4: UInt32)
    /// The network of an address, by its first one.
    case network(ipv4: UInt32)
    /// A place in ``Traffic/otherPlaces``.
    case other(Int32)
  }

  public var place: Place
  public var messages: Int

  public init(place: Place, messages: Int) {
    self.place = place
    self.messages = messages
  }
}

extension Traffic {
  public func place(_ place: TrafficSource.Place) -> TrafficPlace {
    switch place {
    case .address(let address): TrafficPlace(IPAddress(ipv4: address))
    case .network(let network): TrafficPlace(IPAddress(ipv4: network), isNetwork: true)
    case .other(let index): otherPlaces[Int(index)]
    }
  }
}

/// An address or a network that messages came from.
public struct TrafficPlace: BitwiseCopyable, Sendable, Hashable {
  /// The first one of a network; `nil` when the reporter did not say.
  public var address: IPAddress?
  public var isNetwork: Bool

  public init(_ address: IPAddress?, isNetwork: Bool = false) {
    self.address = address
    self.isNetwork = isNetwork
  }
}

/// How closely a question has to know where mail came from. Most of the time of a question goes into
/// telling addresses apart.
public enum TrafficDetail: Sendable, Hashable {
  /// Not at all.
  case messages
  /// By network (``IPAddress/networkAddress``).
  case networks
  /// By address where nobody but the author's organisation signed the mail or passed on what was signed,
  /// so that the address may say more; by network elsewhere.
  case senders
  /// By address.
  case addresses
}
