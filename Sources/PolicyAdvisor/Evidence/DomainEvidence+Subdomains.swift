import DMARC

extension DomainEvidence {
  /// The evidence without the own mail of some author domains, which a step or an `sp` leaves
  /// alone. Mail of unknown senders stays: it is not decided that it is theirs.
  func leavingOutOwnMail(of names: Set<String>) -> DomainEvidence {
    var evidence = self
    let places = Dictionary(
      sources.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    for authorDomain in authorDomains where names.contains(authorDomain.name) {
      for part in authorDomain.sources where part.sourceClass.isOwn {
        if let place = places[part.name] { evidence.sources[place].subtract(part) }
      }
    }
    return evidence
  }

  /// The evidence on own mail that the present policy holds for: without that of subdomains when
  /// `sp=none` spares them.
  var underPolicy: DomainEvidence {
    let sparing = currentRecord.map(\.subdomainPolicy) ?? published?.subdomainPolicy
    guard !isSubdomain, sparing == Policy.none else { return self }
    return leavingOutOwnMail(
      of: Set(authorDomains.map(\.name).filter { $0.hasSuffix("." + domain) }))
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
