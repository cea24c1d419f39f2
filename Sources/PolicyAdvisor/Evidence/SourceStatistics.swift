/// One sending service, day by day, under one policy domain.
public struct SourceStatistics: Sendable, Hashable {
  public var name: String
  /// The identifier of its service in the catalogue.
  public var service: String?
  public var sourceClass: SourceClass
  /// The code of a known cause, such as `SES-1` or `AL-STRICT`.
  public var diagnosis: String?
  /// Sorted by day.
  public var days: [DayCount]
  /// Distinct reporters that saw this source.
  public var reporters: Int
  /// The DKIM selectors of the owner's with which its mail passed.
  public var selectors: [String]
  /// Whether it has a domain of its own that authenticates its mail: it signs, or SPF passes for it.
  public var hasOwnDomain: Bool
  /// Why it has its class, as far as reports tell.
  var reason: ClassReason?

  /// Why it has its class, in full sentences with their numbers.
  public var evidence: [String] { reason.map { [$0.sentence] } ?? [] }

  public init(
    name: String, service: String? = nil, sourceClass: SourceClass, diagnosis: String? = nil,
    days: [DayCount], reporters: Int, selectors: [String] = [], hasOwnDomain: Bool = false
  ) {
    self.name = name
    self.service = service
    self.sourceClass = sourceClass
    self.diagnosis = diagnosis
    self.days = days
    self.reporters = reporters
    self.selectors = selectors
    self.hasOwnDomain = hasOwnDomain
  }
}

extension [SourceStatistics] {
  /// Those of the owner's: a few among thousands, so no others are copied.
  var own: [SourceStatistics] {
    indices.filter { self[$0].sourceClass.isOwn }.map { self[$0] }
  }
}
