/// What the reports on one policy domain say of a window of days: the numbers that every question is
/// answered from.
///
/// The texts are kept once and named by their place, since the same few stand in every group.
public struct Traffic: Sendable {
  /// The policy domain.
  public var domain: String
  public var authorDomains: [String] = []
  public var reporters: [String] = []
  public var authResults: [AuthResults] = []
  public var evaluations: [Evaluation] = []
  public var groups: [TrafficGroup] = []

  public init(domain: String) { self.domain = domain }

  /// Messages of all groups.
  public var messages: Int { groups.reduce(0) { $0 + $1.messages } }
}

/// Messages of one day that share everything a question may ask for.
public struct TrafficGroup: BitwiseCopyable, Sendable {
  public var day: UTCDay
  /// `nil` when the reporter did not say.
  public var address: IPAddress?
  /// A place in ``Traffic/authorDomains``.
  public var authorDomain: Int
  /// A place in ``Traffic/authResults``.
  public var authResults: Int
  /// A place in ``Traffic/reporters``.
  public var reporter: Int
  /// A place in ``Traffic/evaluations``.
  public var evaluation: Int
  public var messages: Int

  public init(
    day: UTCDay, address: IPAddress?, authorDomain: Int, authResults: Int, reporter: Int,
    evaluation: Int, messages: Int
  ) {
    self.day = day
    self.address = address
    self.authorDomain = authorDomain
    self.authResults = authResults
    self.reporter = reporter
    self.evaluation = evaluation
    self.messages = messages
  }
}
