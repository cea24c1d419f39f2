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

  /// The evidence with no other own mail than that of some author domains.
  func keepingOwnMail(of names: Set<String>) -> DomainEvidence {
    let rest = leavingOutOwnMail(of: names)
    var evidence = self
    for place in sources.indices where sources[place].sourceClass.isOwn {
      evidence.sources[place].subtract(rest.sources[place])
    }
    evidence.authorDomains = authorDomains.filter { names.contains($0.name) }
    return evidence
  }

  /// The author domains below this one that have mail, whose policy is `sp`.
  var subdomainNames: Set<String> {
    isSubdomain ? [] : Set(authorDomains.map(\.name).filter { $0.hasSuffix("." + domain) })
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
