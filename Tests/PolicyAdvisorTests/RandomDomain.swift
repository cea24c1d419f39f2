import DMARC
import PolicyAdvisor

/// Domains made up from a seed, most of them near the limits of the gates.
struct RandomDomain {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(state: seed &* 0x9E37_79B9_7F4A_7C15) }

  mutating func evidence() -> DomainEvidence {
    let rung = Rung.allCases.randomElement(using: &generator) ?? .none
    let count = Int.random(in: 1...3, using: &generator)
    let own = (0..<count).map { ownSource("own \($0)") }
    let others = [("list", SourceClass.mailingList), ("who", .unknown), ("bad", .spoof)]
      .filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
      .map { name, sourceClass in
        let messages = Int.random(in: 1...60, using: &generator)
        return Sample.source(name, messages, as: sourceClass, failures: messages)
      }
    var evidence = Sample.evidence(on: rung, own + others)
    if Int.random(in: 0..<3, using: &generator) == 0 {
      let fixed = Sample.firstDay.advanced(by: Int.random(in: 0..<30, using: &generator))
      let isCritical = Bool.random(using: &generator)
      evidence.owner.sources = [
        OwnerSource(
          source: "own 0", isCritical: isCritical,
          fixedOn: Bool.random(using: &generator) ? fixed : nil)
      ]
    }
    return evidence
  }

  /// Failures spread evenly, of one day, up to a day or from a day on.
  private mutating func ownSource(_ name: String) -> SourceStatistics {
    let messages = Int.random(in: 30...9_000, using: &generator)
    let permille = [0, 1, 3, 8, 15, 60].randomElement(using: &generator) ?? 0
    let days = Sample.spread(messages)
    var failures = Sample.spread(messages * permille / 1_000)
    let pattern = Int.random(in: 0..<8, using: &generator)
    let turn = Int.random(in: 1..<30, using: &generator)
    for day in days.indices {
      let isBad = [0: day == turn, 1: day < turn, 2: day >= turn][pattern] ?? false
      if isBad { failures[day] = days[day] * Int.random(in: 50...100, using: &generator) / 100 }
    }
    return Sample.source(name, days, failures: failures)
  }

  /// Passes of an own source on one day, by DMARC and by DKIM, become failures: often a single
  /// one. `nil` when the day that was drawn has none.
  mutating func withMoreFailures(
    _ evidence: DomainEvidence
  ) -> (evidence: DomainEvidence, source: String, day: UTCDay)? {
    var evidence = evidence
    let own = evidence.sources.indices.filter { evidence.sources[$0].sourceClass.isOwn }
    guard let source = own.randomElement(using: &generator),
      let index = (0..<30).randomElement(using: &generator)
    else { return nil }
    let day = evidence.sources[source].days[index]
    guard day.judgedPasses > 0 else { return nil }
    let isSingle = Bool.random(using: &generator)
    let count = isSingle ? 1 : Int.random(in: 1...day.judgedPasses, using: &generator)
    evidence.sources[source].days[index] = DayCount(
      day: day.day, messages: day.messages, passes: day.passes - count,
      dkimPasses: day.dkimPasses - count, spfPasses: day.spfPasses, overridden: day.overridden,
      conservativePasses: day.conservativePasses - count)
    return (evidence, evidence.sources[source].name, day.day)
  }

  /// A domain whose reports are missing for some days, sometimes the last ones.
  mutating func withMissingDays() -> DomainEvidence {
    var evidence = evidence()
    let missing = Int.random(in: 5...9, using: &generator)
    let isAtTheEnd = Bool.random(using: &generator)
    for index in evidence.sources.indices {
      let days = evidence.sources[index].days
      evidence.sources[index].days = Array(
        isAtTheEnd ? days.dropLast(missing) : days.dropFirst(missing))
    }
    evidence.reportDays = 30 - missing
    if isAtTheEnd {
      evidence.newestReportDay = evidence.window.upperBound.advanced(by: -missing - 1)
    }
    return evidence
  }

  static func doubled(_ evidence: DomainEvidence) -> DomainEvidence {
    var evidence = evidence
    for index in evidence.sources.indices {
      evidence.sources[index].days = evidence.sources[index].days.map {
        DayCount(
          day: $0.day, messages: 2 * $0.messages, passes: 2 * $0.passes,
          dkimPasses: 2 * $0.dkimPasses, spfPasses: 2 * $0.spfPasses,
          overridden: 2 * $0.overridden, conservativePasses: 2 * $0.conservativePasses)
      }
    }
    return evidence
  }
}

/// Steele, Lea and Flood's generator: the same numbers on every machine.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
