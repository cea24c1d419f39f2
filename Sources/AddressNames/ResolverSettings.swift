/// How names are looked up: gently, since the servers are other people's.
public struct ResolverSettings: Sendable, Hashable {
  /// `nil` for the servers of the system.
  public var server: ServerAddress?
  /// Questions that are begun in a second: less than a mail server asks on a quiet day.
  public var questionsPerSecond = 20.0
  /// Addresses under way at once, so that slow ones do not hold up the rest.
  public var atOnce = 32
  /// Seconds that a server may take to answer; resolvers need some for servers that are far.
  public var timeout = 5.0
  /// Seconds for all addresses.
  public var seconds = 600.0
  /// Names of one address whose own addresses are asked for. Some have hundreds.
  public var namesOfAnAddress = 4
  /// So many addresses without an answer, and none with one, mean that the server is not there.
  public var silentAddresses = 16

  public init() {}
}
