import DMARC

/// The way from `none` to `reject`, as it is configured (decision.md 2.1).
struct Ladder {
  let limits: AdvisorLimits

  /// What comes next, `nil` at the top.
  func step(from inference: RungInference) -> LadderStep? {
    let rung = inference.rung
    if let percentage = inference.fraction, let next = fraction(after: percentage) {
      return LadderStep(rung: rung, percentage: next)
    }
    if inference.fraction != nil, !ramp.isEmpty { return LadderStep(rung: rung) }
    guard var next = rung.next else { return nil }
    if !limits.usesTestRungs, next.isTest { next = next.next ?? next }
    return LadderStep(rung: next, percentage: next.isTest ? nil : ramp.first)
  }

  /// The enforcing policy that the next step is for, or that of the top.
  func target(from inference: RungInference) -> Target {
    switch step(from: inference)?.rung {
    case .none?, .quarantineTest, .quarantine: .quarantine
    case .rejectTest, .reject, nil: .reject
    }
  }

  /// D5: days on the present rung before the step may be taken. The fractions of a ramp share the
  /// time of their rung.
  func dwellDays(on inference: RungInference) -> Int {
    guard let percentage = inference.fraction, !ramp.isEmpty else {
      return limits.dwellDays.days(on: inference.rung)
    }
    let reached = ramp.count { $0 <= percentage }
    return limits.dwellDays.rampStep * max(1, reached)
  }

  /// 0 and 100 are no fractions.
  private var ramp: [Int] { limits.legacyRamp.filter { (1...99).contains($0) }.sorted() }

  private func fraction(after percentage: Int) -> Int? { ramp.first { $0 > percentage } }
}

/// A rung, and the fraction of mail that receivers of RFC 7489 apply its policy to.
struct LadderStep: Hashable {
  let rung: Rung
  var percentage: Int?
}
