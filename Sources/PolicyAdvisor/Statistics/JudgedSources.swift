import DMARC

/// The figures of every source in a window, and of the judged days of all own ones together.
struct JudgedSources {
  /// The largest first.
  let figures: [SourceFigures]
  let own: AuthenticationFigures

  /// Own and indirect sources with judged mail: a few among thousands, so no others are copied.
  var legitimate: [SourceFigures] {
    figures.indices.filter {
      figures[$0].messages > 0 && figures[$0].sourceClass.isLegitimate
    }.map { figures[$0] }
  }

  init(_ evidence: DomainEvidence, target: Target, limits: AdvisorLimits) {
    self.init(
      evidence.sources, owner: evidence.owner, window: evidence.window,
      knownDays: evidence.knownDays, target: target, limits: limits)
  }

  init(
    _ sources: [SourceStatistics], owner: OwnerWord, window: Range<UTCDay>,
    knownDays: Range<UTCDay>, target: Target, limits: AdvisorLimits
  ) {
    let all = sources.map { source in
      SourceFigures(
        source, word: owner.on(source), window: window, knownDays: knownDays, target: target,
        limits: limits)
    }
    figures = Self.largestFirst(all)
    let own = all.indices.filter { all[$0].sourceClass.isOwn && all[$0].messages > 0 }
    self.own = AuthenticationFigures(
      own.flatMap { sources[$0].days.within(all[$0].judgedDays) },
      dayCap: Self.cap(limits.dayCap, of: own.count))
  }

  /// The order of every list of sources: by messages, then by name and class.
  private static func largestFirst(_ figures: [SourceFigures]) -> [SourceFigures] {
    // Places are sorted and not the figures, which are large; few are alike in the messages.
    figures.indices.map { (messages: figures[$0].messages, place: $0) }
      .sorted { left, right in
        guard left.messages == right.messages else { return left.messages > right.messages }
        let (name, other) = (figures[left.place].name, figures[right.place].name)
        return name == other
          ? figures[left.place].sourceClass.rawValue < figures[right.place].sourceClass.rawValue
          : name < other
      }
      .map { figures[$0.place] }
  }

  /// Own mail of some days, all sources together, whatever was repaired since.
  static func own(
    of sources: [SourceStatistics], in days: Range<UTCDay>, dayCap: Int
  ) -> AuthenticationFigures {
    let own = sources.own
      .map { $0.days.filter { days.contains($0.day) && $0.messages > 0 } }
      .filter { !$0.isEmpty }
    return AuthenticationFigures(own.flatMap { $0 }, dayCap: cap(dayCap, of: own.count))
  }

  /// A day of all sources may count as much evidence as a day of each of them.
  private static func cap(_ dayCap: Int, of sources: Int) -> Int {
    min(dayCap, DayCount.mostMessages) * sources
  }
}
