public import DMARC

/// What the reports say about one source on one UTC day.
///
/// The parts never exceed the whole: counts outside what is possible are brought to the nearest
/// possible one, so that no report can make a rate leave 0 to 1 or a sum overflow.
public struct DayCount: Sendable, Hashable {
  public let day: UTCDay
  public let messages: Int
  /// Messages that passed DMARC by the reporter's `policy_evaluated`.
  public let passes: Int
  /// Messages with an aligned DKIM pass.
  public let dkimPasses: Int
  /// Messages with an aligned SPF pass.
  public let spfPasses: Int
  /// Failing messages that the reporter says it delivered for a reason of its own: `local_policy`,
  /// `trusted_forwarder`, `forwarded`, `mailing_list`. Never `sampled_out` or `policy_test_mode`,
  /// which say that the policy was off and not that the receiver was kind.
  public let overridden: Int
  /// Messages that passed and whose `auth_results` do not contradict it (reports.md 3.4).
  public let conservativePasses: Int

  /// Several times all the mail that the world sends in a day.
  static let mostMessages = 1_000_000_000_000

  public init(
    day: UTCDay, messages: Int, passes: Int, dkimPasses: Int, spfPasses: Int, overridden: Int,
    conservativePasses: Int
  ) {
    func part(_ count: Int, of whole: Int) -> Int { min(max(0, count), whole) }
    let messages = part(messages, of: Self.mostMessages)
    self.day = day
    self.messages = messages
    self.passes = part(passes, of: messages)
    self.dkimPasses = part(dkimPasses, of: messages)
    self.spfPasses = part(spfPasses, of: messages)
    self.conservativePasses = part(conservativePasses, of: messages)
    self.overridden = part(
      overridden, of: messages - min(self.passes, self.conservativePasses))
  }

  /// The passes that a decision counts: the lower of the reported and the conservative number.
  public var judgedPasses: Int { min(passes, conservativePasses) }
}

extension [DayCount] {
  /// Whether each day stands in it once, in order, as in all that is made from reports.
  var isByDay: Bool { zip(self, dropFirst()).allSatisfy { $0.day < $1.day } }

  /// Those of some days. Mostly that is all of them.
  func within(_ days: Range<UTCDay>) -> [DayCount] {
    let inside = count { days.contains($0.day) }
    guard inside < count else { return self }
    var counts: [DayCount] = []
    counts.reserveCapacity(inside)
    for count in self where days.contains(count.day) { counts.append(count) }
    return counts
  }

  /// One count for each day, in order, so that what looks at days meets each of them once.
  var addedUpByDay: [DayCount] {
    if isByDay { return self }
    return Dictionary(grouping: self, by: \.day).sorted { $0.key < $1.key }.map { day, rows in
      DayCount(
        day: day, messages: rows.reduce(0) { $0 + $1.messages },
        passes: rows.reduce(0) { $0 + $1.passes },
        dkimPasses: rows.reduce(0) { $0 + $1.dkimPasses },
        spfPasses: rows.reduce(0) { $0 + $1.spfPasses },
        overridden: rows.reduce(0) { $0 + $1.overridden },
        conservativePasses: rows.reduce(0) { $0 + $1.conservativePasses })
    }
  }
}
