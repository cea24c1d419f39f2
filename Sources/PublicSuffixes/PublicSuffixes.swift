import CPSL
import DMARC

/// The public suffix list behind one question: the Organizational Domain of a name (RFC 7489, section
/// 3.2), by the longest rule of the list plus one label; wildcard and exception rules, ICANN's and
/// private ones.
///
/// It is the system's list if there is one, else the one built into libpsl. Answers are remembered up
/// to a bound, so each reader has its own.
public final class PublicSuffixes {
  private let list: OpaquePointer?
  private var answers: [String: String] = [:]

  /// Names of a domain's reports are few; hostile reports make up any number.
  private static let rememberedAnswers = 20_000

  public init() { list = psl_latest(nil) }

  deinit { psl_free(list) }

  /// - Parameter domain: in canonical form (``DomainName/canonical(_:)``).
  /// - Returns: the Organizational Domain; the name itself when it is a public suffix or is under
  ///   none.
  public func organizationalDomain(of domain: String) -> String {
    if let answer = answers[domain] { return answer }
    let answer =
      domain.withCString { name in
        psl_registrable_domain(list, name).map { String(cString: $0) }
      } ?? domain
    if answers.count >= Self.rememberedAnswers { answers.removeAll(keepingCapacity: true) }
    answers[domain] = answer
    return answer
  }
}
