/// What the ledger keeps of a file that is read again, since something of it was not taken before: what
/// it would say if the file had been read once.
enum RetryRule {
  /// What became of a document, as far as the rule looks at it.
  struct Document: Equatable {
    var outcome: IntakeOutcome
    var problem: IntakeProblem?
    /// The report that it is, or whose duplicate; `nil` for what is no report.
    var report: Int64?
  }

  /// Rows that go, by their places in either list.
  struct Dropped: Equatable {
    var former: Set<Int> = []
    var new: Set<Int> = []
  }

  /// Decides on the documents of one place in the file, which are several where members share a name.
  ///
  /// - Parameters:
  ///   - former: what became of them before.
  ///   - new: what became of them now; empty when the reading did not come that far.
  static func dropped(former: [Document], new: [Document]) -> Dropped {
    var dropped = Dropped()
    var formerReports = Dictionary(
      grouping: former.indices.reversed().filter { former[$0].report != nil }
    ) { former[$0].report }
    for place in new.indices where new[place].report != nil {
      guard let twin = formerReports[new[place].report]?.popLast() else { continue }
      // That it was stored is said once, and stands.
      if former[twin].outcome == .duplicate, new[place].outcome != .duplicate {
        dropped.former.insert(twin)
      } else {
        dropped.new.insert(place)
      }
    }
    let unread = formerReports.values.reduce(0) { $0 + $1.count }
    dropOthers(former, new, unreadReports: unread, &dropped)
    return dropped
  }

  /// What is no report follows the later reading, as far as that came.
  private static func dropOthers(
    _ former: [Document], _ new: [Document], unreadReports: Int, _ dropped: inout Dropped
  ) {
    let formerOthers = former.indices.filter { former[$0].report == nil }
    let newOthers = new.indices.filter { new[$0].report == nil }
    for (one, other) in zip(formerOthers, newOthers) {
      if former[one] == new[other] {
        dropped.new.insert(other)
      } else {
        dropped.former.insert(one)
      }
    }
    // Refused before, and a report now.
    if !new.isEmpty { dropped.former.formUnion(formerOthers.dropFirst(newOthers.count)) }
    // A report before, and refused now: it stays stored.
    dropped.new.formUnion(newOthers.dropFirst(formerOthers.count).prefix(unreadReports))
  }
}
