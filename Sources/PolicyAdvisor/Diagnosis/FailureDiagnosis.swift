public import DMARC
public import SenderCatalog

/// Why mail of a source fails, what to do, and how one will know that it is done.
public struct FailureDiagnosis: Sendable, Hashable {
  /// A ``FailureCode``, or one of Amazon SES: `SES-4`.
  public let code: String
  /// How sure it is, where rows of several days or regions say it together.
  public var confidence = SESDiagnosis.Confidence.certain
  /// Whether nothing has to be repaired: it is about mail that passes, or that is meant to fail.
  public var isAdvice = false
  /// In a sentence or two.
  public let cause: String
  /// In order; empty when nothing has to be done.
  public let steps: [String]
  public let records: [DNSRecord]
  /// What the reports will show when it is done.
  public let expectation: String
  /// Whether the steps are to be confirmed before they are relied on.
  public var mustBeVerifiedWithProvider = false

  init(
    _ code: FailureCode, cause: String, steps: [String], records: [DNSRecord], expectation: String
  ) {
    self.code = code.rawValue
    self.cause = cause
    self.steps = steps
    self.records = records
    self.expectation = expectation
    isAdvice = code == .unsigned || code == .simulatedPhishing
  }

  /// Strict alignment has the same code wherever it is.
  ///
  /// - Parameter decision: steps that come before any repair. Whoever applies all records must not
  ///   authorise a source that nobody decided on, so that it has none then.
  init(_ diagnosis: SESDiagnosis, after decision: [String] = []) {
    code =
      diagnosis.code == .strictAlignment
      ? FailureCode.strictAlignment.rawValue : diagnosis.code.rawValue
    confidence = diagnosis.confidence
    isAdvice = diagnosis.isAdvice
    cause = diagnosis.cause
    steps = decision + diagnosis.steps
    records = decision.isEmpty ? diagnosis.records : []
    expectation = diagnosis.expectation
  }
}
