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
  /// The mail domain of each of ``reporters``, lower case; empty where a report has no address.
  public var reporterDomains: [String] = []
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

/// Messages of a group that came from one place, in twelve bytes: a window has millions of them, and
/// the kernel clears every byte of memory before a question may write to it.
public struct TrafficSource: BitwiseCopyable, Sendable {
  /// Where they came from. Nearly all are IPv4 addresses.
  public enum Place: BitwiseCopyable, Sendable, Hashable {
    case address(ipv4: UInt32)
    /// The network of an address, by its first one.
    case network(ipv4: UInt32)
    /// A place in ``Traffic/otherPlaces``.
    case other(Int32)
  }

  @usableFromInline let number: UInt32
  /// The kind of place in two bits, above it what of the messages goes beyond 32.
  @usableFromInline let kindAndUpper: UInt32
  @usableFromInline let lower: UInt32

  /// More messages than the world will ever send, and as many below zero.
  @usableFromInline static let mostMessages = 1 << 61

  /// - Parameter messages: within 2^61 of zero; beyond that they are brought there.
  @inlinable public init(place: Place, messages: Int) {
    let messages = min(max(messages, -Self.mostMessages), Self.mostMessages - 1)
    let kind: UInt32
    switch place {
    case .address(let address): (number, kind) = (address, 0)
    case .network(let network): (number, kind) = (network, 1)
    case .other(let index): (number, kind) = (UInt32(bitPattern: index), 2)
    }
    kindAndUpper = UInt32(truncatingIfNeeded: messages >> 32) << 2 | kind
    lower = UInt32(truncatingIfNeeded: messages)
  }

  /// Few messages of an address, which nearly all are.
  @inlinable public init(ipv4 address: UInt32, messages: UInt16) {
    (number, kindAndUpper, lower) = (address, 0, UInt32(messages))
  }

  @inlinable public var place: Place {
    switch kindAndUpper & 3 {
    case 0: .address(ipv4: number)
    case 1: .network(ipv4: number)
    default: .other(Int32(bitPattern: number))
    }
  }

  @inlinable public var messages: Int {
    Int(Int32(bitPattern: kindAndUpper) >> 2) << 32 | Int(lower)
  }
}

extension Traffic {
  /// The address or network that a place of this traffic stands for.
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
