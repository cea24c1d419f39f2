/// What to do with a report whose identity is in the store already (reports.md 2.3).
enum DuplicateRule {
  /// A copy, as far as the rule looks at it.
  struct Copy: Equatable {
    var records: Int
    var messages: Int64
    var isComplete: Bool
    /// Whether it came from its reporter.
    var isAuthenticated = false
  }

  enum Decision: Equatable {
    /// The copy in the store stays, the new one is not counted.
    case keepStored
    /// The new copy is counted in place of the one in the store.
    case replaceStored
    /// Shards of one report: both count.
    case keepBoth
  }

  /// - Parameter common: records that both have, equal ones paired off.
  static func decide(stored: Copy, new: Copy, common: Int) -> Decision {
    let areShards =
      common == 0 && stored.isComplete && new.isComplete
      && min(stored.records, new.records) > 0
    // What anybody may have sent does not take the place of what the reporter sent.
    if stored.isAuthenticated != new.isAuthenticated, !areShards {
      return new.isAuthenticated ? .replaceStored : .keepStored
    }
    if stored.isComplete != new.isComplete {
      return new.isComplete ? .replaceStored : .keepStored
    }
    if common == min(stored.records, new.records) {
      return new.records > stored.records ? .replaceStored : .keepStored
    }
    if common == 0 { return .keepBoth }
    return new.messages > stored.messages ? .replaceStored : .keepStored
  }

  /// Whether two copies have records in common, and each has others (rule 4): whichever counts, some
  /// records are lost with the other, and that is said.
  static func isPartialOverlap(stored: Copy, new: Copy, common: Int) -> Bool {
    common > 0 && common < min(stored.records, new.records)
  }
}
