import DMARC

extension DomainEvidence {
  /// The evidence without the mail of some author domains, which a step or an `sp` leaves alone.
  func leavingOut(_ names: Set<String>) -> DomainEvidence {
    var evidence = self
    for authorDomain in authorDomains where names.contains(authorDomain.name) {
      for part in authorDomain.sources {
        for place in evidence.sources.indices
        where evidence.sources[place].name == part.name {
          evidence.sources[place].subtract(part)
        }
      }
    }
    return evidence
  }

  /// The evidence on mail that the present policy holds for: without that of subdomains when
  /// `sp=none` spares them.
  var underPolicy: DomainEvidence {
    let sparing = currentRecord.map(\.subdomainPolicy) ?? published?.subdomainPolicy
    guard !isSubdomain, sparing == Policy.none else { return self }
    return leavingOut(Set(authorDomains.map(\.name).filter { $0.hasSuffix("." + domain) }))
  }
}

extension SourceStatistics {
  fileprivate mutating func subtract(_ part: SourceStatistics) {
    var counts: [UTCDay: DayCount] = [:]
    for day in part.days { counts[day.day] = day }
    days = days.map { whole in counts[whole.day].map { whole.without($0) } ?? whole }
  }
}

extension DayCount {
  /// What is left when a part is taken away. A part that exceeds the whole leaves nothing.
  fileprivate func without(_ part: DayCount) -> DayCount {
    DayCount(
      day: day, messages: messages - part.messages, passes: passes - part.passes,
      dkimPasses: dkimPasses - part.dkimPasses, spfPasses: spfPasses - part.spfPasses,
      overridden: overridden - part.overridden,
      conservativePasses: conservativePasses - part.conservativePasses)
  }
}
