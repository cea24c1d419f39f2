/// What the ledger keeps of a document beside its outcome.
public struct IntakeDocument: Sendable {
  /// Its place inside the file; `nil` for the file itself.
  public var member: String?
  /// The mail that carried it.
  public var message: IntakeMessage?
  public var problem: IntakeProblem?
  /// Who reports on which domain and period (in epoch seconds), of what is no aggregate report.
  public var organization: String?
  public var domain: String?
  public var begin: Int64?
  public var end: Int64?

  public init(
    member: String? = nil, message: IntakeMessage? = nil, problem: IntakeProblem? = nil
  ) {
    self.member = member
    self.message = message
    self.problem = problem
  }
}

/// What the ledger keeps of a mail message.
public struct IntakeMessage: Sendable, Hashable {
  /// Its place inside the file; `nil` for the file itself.
  public var place: String?
  public var from: String?
  /// Epoch seconds.
  public var date: Int64?
  public var messageID: String?
  /// The domain for which it passed DMARC in the word of the trusted server.
  public var authenticatedDomain: String?

  public init(
    place: String? = nil, from: String? = nil, date: Int64? = nil, messageID: String? = nil,
    authenticatedDomain: String? = nil
  ) {
    self.place = place
    self.from = from
    self.date = date
    self.messageID = messageID
    self.authenticatedDomain = authenticatedDomain
  }
}

/// What the ledger keeps of one import.
public struct IntakeRun: Sendable {
  /// Epoch seconds.
  public var beganAt: Int64
  /// The server whose Authentication-Results were believed.
  public var trustedServer: String?

  public init(beganAt: Int64, trustedServer: String? = nil) {
    self.beganAt = beganAt
    self.trustedServer = trustedServer
  }
}
