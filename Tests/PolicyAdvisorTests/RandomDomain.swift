import DMARC
import PolicyAdvisor

/// Domains made up from a seed, most of them near the limits of the gates.
struct RandomDomain {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(state: seed &* 0x9E37_79B9_7F4A_7C15) }

  mutating func evidence() -> DomainEvidence {
    let rung = Rung.allCases.randomElement(using: &generator) ?? .none
    let count = Int.random(in: 1...3, using: &generator)
    let own = (0..<count).map { source("own \($0)", .own) }
    let others = [source("list", .mailingList), source("who", .unknown), source("bad", .spoof)]
      .filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
    return Sample.evidence(on: rung, own + others)
  }

  private mutating func source(_ name: String, _ sourceClass: SourceClass) -> SourceStatistics {
    let messages =
      sourceClass.isOwn
      ? Int.random(in: 30...9_000, using: &generator) : Int.random(in: 1...60, using: &generator)
    let permille = [0, 1, 3, 8, 15, 60].randomElement(using: &generator) ?? 0
    let failures = sourceClass.isOwn ? messages * permille / 1_000 : messages
    return Sample.source(name, messages, as: sourceClass, failures: failures)
  }

  /// One pass of an own source, by DMARC and by DKIM, becomes a failure. Only in the last week:
  /// signatures that were missing before it would make RB-KEY see less of a fall.
  mutating func withOneMoreFailure(_ evidence: DomainEvidence) -> DomainEvidence? {
    var evidence = evidence
    let own = evidence.sources.indices.filter { evidence.sources[$0].sourceClass.isOwn }
    guard let source = own.randomElement(using: &generator),
      let index = (23..<30).randomElement(using: &generator)
    else { return nil }
    let day = evidence.sources[source].days[index]
    guard day.judgedPasses > 0 else { return nil }
    evidence.sources[source].days[index] = DayCount(
      day: day.day, messages: day.messages, passes: day.passes - 1,
      dkimPasses: day.dkimPasses - 1, spfPasses: day.spfPasses, overridden: day.overridden,
      conservativePasses: day.conservativePasses - 1)
    return evidence
  }

  func everySenderPasses(_ evidence: DomainEvidence, _ rate: Double) -> Bool {
    evidence.sources.filter(\.sourceClass.isOwn).allSatisfy { source in
      let week = source.days.suffix(7)
      let messages = week.reduce(0) { $0 + $1.messages }
      return Double(week.reduce(0) { $0 + $1.judgedPasses }) >= rate * Double(messages)
    }
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
