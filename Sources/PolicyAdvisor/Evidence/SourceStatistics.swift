/// One sending service, day by day, under one policy domain.
public struct SourceStatistics: Sendable, Hashable {
  public var name: String
  public var sourceClass: SourceClass
  /// The code of a known cause, such as `SES-1` or `AL-STRICT`.
  public var diagnosis: String?
  /// Sorted by day.
  public var days: [DayCount]
  /// Distinct reporters that saw this source.
  public var reporters: Int
  /// Why it has its class, in full sentences with their numbers.
  public var evidence: [String]

  public init(
    name: String, sourceClass: SourceClass, diagnosis: String? = nil, days: [DayCount],
    reporters: Int, evidence: [String] = []
  ) {
    self.name = name
    self.sourceClass = sourceClass
    self.diagnosis = diagnosis
    self.days = days
    self.reporters = reporters
    self.evidence = evidence
  }
}
