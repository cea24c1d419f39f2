import DMARC

/// The earliest day on which time alone can change the verdict.
enum NextReview {
  /// - After a step: the end of the shortest stay on the new rung.
  /// - After a roll-back: the same, and no earlier than a repaired source can count.
  /// - While staying: the first day on which every gate that waits for time can pass.
  static func day(
    _ findings: DomainFindings, _ verdict: Verdict, to: LadderStep?, gates: [Gate]
  ) -> UTCDay? {
    switch verdict {
    case .stay: return gates.compactMap(\.passesOn).max()
    case .advance, .rollBack:
      guard let to else { return nil }
      let limits = findings.limits
      let dwell =
        to.percentage == nil ? limits.dwellDays.days(on: to.rung) : limits.dwellDays.rampStep
      let repair = verdict == .rollBack ? limits.postFixDays[.quarantine] : 0
      let days = max(dwell, repair)
      return days > 0 ? findings.evidence.asOf.advanced(by: days) : nil
    }
  }
}
