public import DMARC

/// Something about a domain's mail through Amazon SES that is to be repaired, or to be known: what the
/// rows show, why, what to do, and how one will know that it is done (ses.md 3.4).
public struct SESDiagnosis: Sendable, Hashable {
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// Nothing of the author's organisation signs.
    case unsigned = "SES-1"
    /// DKIM aligns and the default MAIL FROM domain does not; advice, no fault.
    case defaultMailFrom = "SES-2"
    /// A custom MAIL FROM domain aligns and nothing signs.
    case mailFromWithoutDKIM = "SES-3"
    /// SPF does not pass for the custom MAIL FROM domain.
    case spfRecord = "SES-4"
    /// The custom and the default MAIL FROM domain alternate.
    case mailFromFallback = "SES-5"
    /// DKIM passed, and then no longer.
    case dkimLost = "SES-6"
    /// A part of the mail is signed and a part is not.
    case overridingIdentity = "SES-7"
    /// One region signs and another does not.
    case otherRegion = "SES-8"
    /// Authenticated by the organisation, refused by strict alignment.
    case strictAlignment = "SES-9"
    /// The author's signature fails beside Amazon's, which passes.
    case signingError = "SES-10"
    /// A service on SES sent it.
    case hostedService = "SES-11"
    /// Mail of SES that somebody forwarded.
    case forwarded = "SES-12"
    /// The names of Easy DKIM may point to the wrong host.
    case dkimHost = "SES-13"
    /// The mail stopped: SES may refuse to send it.
    case rejectedMailFrom = "SES-14"
  }

  public enum Confidence: String, Sendable, Hashable {
    /// One row says it.
    case certain
    /// Rows of several days or regions say it together.
    case likely
    /// Offered, because rows look the same for other reasons.
    case hypothesis
  }

  public var code: Code
  public let confidence: Confidence
  public var region: String?
  public var authorDomain: String
  /// Messages that it is about, and those of them that fail DMARC.
  public var messages: Int
  public var failures: Int
  /// The first day of the trouble, where there was one before it.
  public var since: UTCDay?
  /// The cause in a sentence.
  public var cause = ""
  /// What to do, in order; empty when nothing has to be done.
  public var steps: [String] = []
  public var records: [DNSRecord] = []
  /// The rows that come in the place of these when it is done.
  public var expectation = ""

  init(_ code: Code, _ rows: [SESObservation], region: String?, since: UTCDay? = nil) {
    self.code = code
    confidence = Self.confidence(code, rows)
    self.region = region
    self.since = since
    authorDomain = rows.first?.authorDomain ?? ""
    messages = rows.reduce(0) { $0 &+ $1.messages }
    failures = rows.reduce(0) { $0 &+ ($1.isPass ? 0 : $1.messages) }
  }

  /// What only an address shows, in ranges that change, is no more than offered.
  private static func confidence(_ code: Code, _ rows: [SESObservation]) -> Confidence {
    guard rows.contains(where: { !$0.isHint }) else { return .hypothesis }
    switch code {
    case .unsigned, .defaultMailFrom, .mailFromWithoutDKIM, .strictAlignment, .hostedService,
      .forwarded:
      return .certain
    case .spfRecord:
      return rows.contains { $0.isAmazonAddress == true || !$0.mayBeForwarded }
        ? .certain : .hypothesis
    case .mailFromFallback, .dkimLost, .overridingIdentity, .otherRegion, .signingError:
      return .likely
    case .dkimHost, .rejectedMailFrom: return .hypothesis
    }
  }

  /// What its source is called.
  public var sourceName: String { AmazonSES.sourceName(region: region) }

  /// Whether it is advice for mail that passes.
  public var isAdvice: Bool {
    switch code {
    case .defaultMailFrom, .forwarded: true
    case .hostedService: failures == 0
    default: false
    }
  }

  /// What is to be done first comes first, and of that what most failing messages are about.
  static func isInOrder(_ left: SESDiagnosis, _ right: SESDiagnosis) -> Bool {
    let (first, second) = (
      (left.rank, right.failures, right.messages), (right.rank, left.failures, left.messages)
    )
    guard first == second else { return first < second }
    return (
      left.isAboutAlignment ? 0 : 1, left.code.rawValue, left.region ?? "", left.authorDomain,
      left.cause
    ) < (
      right.isAboutAlignment ? 0 : 1, right.code.rawValue, right.region ?? "", right.authorDomain,
      right.cause
    )
  }

  /// DKIM before MAIL FROM: mail that fails for its MAIL FROM domain is not signed either, and a
  /// signature survives a forward. Then what may be the cause, and last what is no fault.
  private var rank: Int {
    if isAdvice { return 3 }
    if confidence == .hypothesis { return 2 }
    return code == .spfRecord || code == .mailFromFallback ? 1 : 0
  }

  /// A record that is relaxed repairs at once all that it refuses.
  private var isAboutAlignment: Bool { code == .strictAlignment }
}

extension [SESDiagnosis] {
  /// Those about a source that is named Amazon SES. What a service on it sends is a source by itself,
  /// unless it fails: only what passes names the service.
  public func about(source name: String) -> [SESDiagnosis] {
    filter { $0.sourceName == name && ($0.code != .hostedService || $0.failures > 0) }
  }
}
