import DMARC

/// The figures of every source in a window, and of the judged days of all own ones together.
struct JudgedSources {
  /// The largest first.
  let figures: [SourceFigures]
  let own: AuthenticationFigures

  init(_ evidence: DomainEvidence, target: Target, limits: AdvisorLimits) {
    self.init(
      evidence.sources, owner: evidence.owner, window: evidence.window, target: target,
      limits: limits)
  }

  init(
    _ sources: [SourceStatistics], owner: OwnerWord, window: Range<UTCDay>, target: Target,
    limits: AdvisorLimits
  ) {
    let pairs = sources.map { source in
      let figures = SourceFigures(
        source, word: owner.on(source), window: window, target: target, limits: limits)
      return (figures: figures, days: source.days)
    }
    // Places are sorted and not the figures, which are large; few are alike in the messages.
    let messages = pairs.map(\.figures.messages)
    let order = pairs.indices.sorted {
      messages[$0] == messages[$1]
        ? SourceFigures.isOrdered(pairs[$0].figures, before: pairs[$1].figures)
        : messages[$0] > messages[$1]
    }
    figures = order.map { pairs[$0].figures }
    let own = pairs.filter { $0.figures.sourceClass.isOwn && $0.figures.messages > 0 }
    self.own = AuthenticationFigures(
      own.map { pair in pair.days.filter { pair.figures.judgedDays.contains($0.day) } }.joined(),
      dayCap: Self.cap(limits.dayCap, of: own.count))
  }

  /// Own mail of some days, all sources together, whatever was repaired since.
  static func own(
    of sources: [SourceStatistics], in days: Range<UTCDay>, dayCap: Int
  ) -> AuthenticationFigures {
    let own = sources.filter(\.sourceClass.isOwn)
      .map { $0.days.filter { days.contains($0.day) && $0.messages > 0 } }
      .filter { !$0.isEmpty }
    return AuthenticationFigures(own.joined(), dayCap: cap(dayCap, of: own.count))
  }

  /// A day of all sources may count as much evidence as a day of each of them.
  private static func cap(_ dayCap: Int, of sources: Int) -> Int {
    min(dayCap, DayCount.mostMessages) * sources
  }
}
