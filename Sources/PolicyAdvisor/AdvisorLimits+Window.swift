public import DMARC

extension AdvisorLimits {
  /// The days to judge on a given day: `windowDays` of them, the last `lagDays` left out, of which
  /// the given day is the last. So reports of the day before yesterday are in it, which is the
  /// newest that a domain in order has.
  public func window(asOf day: UTCDay) -> Range<UTCDay> {
    window(asOf: day, days: windowDays)
  }

  /// The windows that may be judged, the usual one first and then wider ones.
  public func windows(asOf day: UTCDay) -> [Range<UTCDay>] {
    let wider = widerWindowDays.filter { $0 > windowDays }.sorted()
    return ([windowDays] + wider).map { window(asOf: day, days: $0) }
  }

  /// The shortest window with enough own mail for the domain's next step, else the widest that its
  /// mail reaches back into: a longer one would hold nothing more. At the top of the ladder nothing
  /// is left to prove.
  ///
  /// - Parameters:
  ///   - sources: with the days of the widest window at least.
  ///   - published: the policy in the newest reports, as `record` the owner's own word for it.
  public func window(
    asOf day: UTCDay, for sources: [SourceStatistics], published: PolicyPublished?,
    record: DMARCRecord? = nil
  ) -> Range<UTCDay> {
    let ladder = Ladder(limits: self)
    let rung = RungInference(published: published, record: record)
    guard ladder.step(from: rung) != nil else { return window(asOf: day) }
    let needed = ownMessages[ladder.target(from: rung)]
    let own = sources.own.flatMap(\.days)
    var chosen = window(asOf: day)
    var messages = Self.messages(of: own, in: chosen)
    for wider in windows(asOf: day).dropFirst() where messages < needed {
      let more = Self.messages(of: own, in: wider)
      if more > messages { (chosen, messages) = (wider, more) }
    }
    return chosen
  }

  private static func messages(of days: [DayCount], in window: Range<UTCDay>) -> Int {
    days.reduce(0) { $0 + (window.contains($1.day) ? $1.messages : 0) }
  }

  private func window(asOf day: UTCDay, days: Int) -> Range<UTCDay> {
    let end = day.advanced(by: 1 - lagDays)
    return end.advanced(by: -max(1, days))..<end
  }
}
