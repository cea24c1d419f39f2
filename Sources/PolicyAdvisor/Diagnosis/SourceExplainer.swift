public import DMARC
public import SenderCatalog

/// Explains sources of one policy domain.
public struct SourceExplainer: Sendable {
  public var domain: String
  public var window: Range<UTCDay>
  /// The DMARC record, as far as it is known.
  public var record: DMARCRecord?
  public var limits: AdvisorLimits
  public var catalog: SenderCatalog
  /// Of the domain's mail through Amazon SES in the window.
  public var amazonSES: [SESDiagnosis]

  public init(
    domain: String, window: Range<UTCDay>, record: DMARCRecord? = nil,
    limits: AdvisorLimits = AdvisorLimits(), catalog: SenderCatalog = .builtIn,
    amazonSES: [SESDiagnosis] = []
  ) {
    self.domain = domain
    self.window = window
    self.record = record
    self.limits = limits
    self.catalog = catalog
    self.amazonSES = amazonSES
  }

  /// Whether a source is to be explained without being asked for: mail of the owner's, or of nobody
  /// knows whom, of which enough fails.
  public func concerns(_ finding: SourceFinding) -> Bool {
    let (sourceClass, failures) = (finding.statistics.sourceClass, finding.causes.messages)
    guard failures > 0 else { return false }
    if sourceClass == .unknown { return failures >= limits.materialMessages }
    let messages = finding.statistics.messages(in: window)
    return sourceClass.isOwn
      && (failures >= limits.materialMessages
        || Double(messages - failures) < limits.sourceRate.reject * Double(messages))
  }

  public func explain(
    _ finding: SourceFinding, named naming: SourceName, _ names: FailingNames
  ) -> SourceExplanation {
    let statistics = finding.statistics
    let days = statistics.days.filter { window.contains($0.day) }.addedUpByDay
    var subject = FailureSubject(
      name: statistics.name, domain: domain, sourceClass: statistics.sourceClass,
      causes: finding.causes, names: names, days: days, noise: finding.noise, record: record)
    subject.change = ChangePoint(days, limits: limits.changePoint, dayCap: limits.dayCap)
    subject.entry = statistics.service.flatMap { catalog.entry(id: $0) }
    subject.amazonSES = amazonSES.about(source: statistics.name)
    subject.isRepaired =
      statistics.service == AmazonSES.id && days.endClean(limits.changePoint)
    // The key that is gone is the one that passing mail shows.
    if subject.hasLostSignature, subject.names.selector == nil {
      subject.names.selector = statistics.selectors.first
    }
    return SourceExplanation(
      name: statistics.name, service: statistics.service, naming: naming,
      sourceClass: statistics.sourceClass,
      evidence: statistics.evidence, messages: days.reduce(0) { $0 + $1.messages },
      causes: finding.causes, change: subject.change, noise: finding.noise,
      diagnoses: diagnoses(subject))
  }

  private func diagnoses(_ subject: FailureSubject) -> [FailureDiagnosis] {
    let code = subject.code
    if code != .atOneReceiver, !subject.amazonSES.isEmpty {
      return subject.amazonSES.map { FailureDiagnosis($0, after: subject.decision) }
    }
    return code.map { [FailureRepair(subject, $0).diagnosis] } ?? []
  }
}

extension SourceStatistics {
  fileprivate func messages(in window: Range<UTCDay>) -> Int {
    days.reduce(0) { $0 + (window.contains($1.day) ? $1.messages : 0) }
  }
}
