import DMARC
import SenderCatalog

extension EvidenceAssembly {
  /// Tells of each source of the owner's what is to be repaired, by the rules that explain it
  /// (``SourceExplainer``); those that one receiver alone has trouble with are not told apart.
  ///
  /// - Parameter amazonSES: of the window.
  func diagnose(
    _ classifications: inout [Classification], of domain: String, _ sources: NamedSources,
    _ tallies: [SourceTally], window: Range<UTCDay>, amazonSES: [SESDiagnosis]
  ) {
    for place in classifications.indices where classifications[place].sourceClass.isOwn {
      let tally = tallies[place]
      let name = sources.names[place].text
      let about = amazonSES.about(source: name)
      guard tally.causes.messages > 0 || !about.isEmpty else { continue }
      let days = tally.dayCounts.filter { window.contains($0.day) }
      var subject = FailureSubject(
        name: name, domain: domain, sourceClass: classifications[place].sourceClass,
        causes: tally.causes, days: days)
      subject.change = ChangePoint(days, limits: limits.changePoint, dayCap: limits.dayCap)
      subject.amazonSES = about
      subject.isRepaired =
        sources.names[place].service == AmazonSES.id
        && days.addedUpByDay.endClean(limits.changePoint)
      classifications[place].diagnosis = subject.repairCode
    }
  }
}
