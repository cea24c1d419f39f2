/// Mail of one source in the name of one author domain, and how it fares under two records.
public struct TrialLine: Sendable, Hashable {
  public let source: String
  public let sourceClass: SourceClass
  public let authorDomain: String
  /// Whether the reports prove that the author domain exists in the DNS.
  public let isProven: Bool
  /// Evaluated messages of the window.
  public internal(set) var messages = 0
  /// Those that fail under the present record.
  public internal(set) var presentFailures = 0
  /// Those that fail under the record that is tried.
  public internal(set) var failures = 0
  /// Of the one and of the other, those that the reporter says it delivered for a reason of its own.
  public internal(set) var presentOverridden = 0
  public internal(set) var overridden = 0
  public internal(set) var present = TrialOutcome()
  public internal(set) var tried = TrialOutcome()

  /// The order of every list of lines: the most affected first.
  static func isOrdered(_ left: TrialLine, before right: TrialLine) -> Bool {
    let (leftHit, rightHit) = (left.tried.largest.maximum, right.tried.largest.maximum)
    if leftHit != rightHit { return leftHit > rightHit }
    if left.messages != right.messages { return left.messages > right.messages }
    return (left.source, left.authorDomain) < (right.source, right.authorDomain)
  }
}
