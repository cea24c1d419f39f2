public import SenderCatalog

/// A source whose mail fails, or is asked about: what it sends, in which way it fails, and why.
public struct SourceExplanation: Sendable, Hashable {
  public let name: String
  public let service: String?
  /// How its name is known.
  public let naming: SourceName
  public let sourceClass: SourceClass
  /// Why it has its class.
  public let evidence: [String]
  /// Of the window, as far as a reporter evaluated it.
  public let messages: Int
  public let causes: FailureCauses
  public let change: ChangePoint?
  public let noise: ReceiverNoise?
  /// What most failures come from is the first.
  public let diagnoses: [FailureDiagnosis]

  public var failures: Int { causes.messages }
}
