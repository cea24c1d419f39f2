import DMARC
import PolicyAdvisor
import Testing

/// What must hold for any domain, tried on some hundred made-up ones.
@Suite struct PropertyTests {
  /// Some passes of one day, often a single one, turned into failures. A failure helps in two ways, which
  /// decision.md 2.4 means to have: it makes visible that a sender was repaired after it (three bad
  /// days and then a clean month are a fix, one is an episode), and it changes how much the days differ,
  /// on which rests what they prove.
  @Test func `a pass made a fail improves no verdict but by showing a repair or the days' spread`()
    throws
  {
    var (compared, improved) = (0, 0)
    for seed in 0..<1_000 {
      var domain = RandomDomain(seed: UInt64(seed))
      let evidence = domain.evidence()
      let before = Sample.decide(evidence)
      guard let (worse, name, day) = domain.withMoreFailures(evidence) else { continue }
      let after = Sample.decide(worse)
      compared += 1
      guard after.rank > before.rank else { continue }
      improved += 1
      let (old, new) = (try #require(before.source(name)), try #require(after.source(name)))
      let showsRepair =
        new.change?.kind == .fixed && old.judgedDays.contains(day) && !new.judgedDays.contains(day)
      #expect(
        showsRepair || Self.isSpreadAnother(before, after, evidence, worse, name), "seed \(seed)")
    }
    #expect(compared > 900)
    #expect(improved < 5)
  }

  /// Days that are more alike prove more of what passes, days that differ more less of what fails.
  private static func isSpreadAnother(
    _ before: Decision, _ after: Decision, _ evidence: DomainEvidence, _ worse: DomainEvidence,
    _ name: String
  ) -> Bool {
    if before.verdict == .rollBack {
      let old = LastWeek(evidence, on: before.rung).overdispersion(of: name) ?? 1
      return LastWeek(worse, on: before.rung).overdispersion(of: name) ?? 1 > old
    }
    func falls(_ old: RateEstimate?, _ new: RateEstimate?) -> Bool {
      guard let old, let new else { return false }
      return new.overdispersion < old.overdispersion
    }
    return falls(before.own.dmarc, after.own.dmarc)
      || falls(
        before.source(name)?.authentication.dmarc, after.source(name)?.authentication.dmarc)
  }

  /// Each way in which one failure helps, by the numbers of decision.md 2.4.
  @Test func `a failure may show that a sender was repaired after it`() {
    func decide(_ failures: [Int]) -> Decision {
      let days = failures + Array(repeating: 0, count: 30 - failures.count)
      return Sample.decide(
        Sample.evidence([Sample.source("shop", Sample.spread(3_000), failures: days)]))
    }
    #expect(decide([100, 100]).codes.contains("S-EPISODIC"))
    #expect(decide([100, 100, 100]).verdict == .advance)
  }

  /// 80 messages a day: with 11 failures of one day phi is 11.05 and the lower bound 0.97966, with one
  /// more of another day phi is 10.15 and the bound 0.98003.
  @Test func `a failure may bring days nearer to each other, so that they prove more`() throws {
    func decide(_ more: Int) -> Decision {
      let failures = (0..<30).map { $0 == 5 ? 11 : $0 == 12 ? more : 0 }
      return Sample.decide(
        Sample.evidence([Sample.source("shop", Sample.spread(2_400), failures: failures)]))
    }
    #expect(decide(0).codes == ["A-OWN-RATE"])
    #expect(abs(decide(0).own.dmarc.bounds.lower - 0.979_66) < 0.000_01)
    #expect(decide(1).verdict == .advance)
    #expect(abs(decide(1).own.dmarc.bounds.lower - 0.980_03) < 0.000_01)
  }

  /// 5,000 messages a day, of which 255 fail: 94.9 %, at most 95.7 %. With half of one day failing on
  /// top it is 87.8 %, but days that differ so much are worth one message, and it may be 99 %.
  @Test func `failures of one day may make a week too uneven to be no chance`() {
    func decide(_ more: Int) -> Decision {
      let failures = (0..<30).map { $0 < 23 ? 0 : $0 == 29 ? 255 + more : 255 }
      return Sample.decide(
        Sample.evidence(
          on: .quarantine,
          [
            Sample.source("shop", Sample.spread(150_000), failures: failures),
            Sample.source("office", 3_000_000),
          ]))
    }
    #expect(decide(0).codes == ["RB-SRC"])
    #expect(decide(2_500).verdict == .stay)
  }

  @Test func `the order of sources and of days does not matter`() {
    for seed in 0..<60 {
      var domain = RandomDomain(seed: UInt64(seed))
      var evidence = domain.evidence()
      let decision = Sample.decide(evidence)
      evidence.sources.reverse()
      for index in evidence.sources.indices { evidence.sources[index].days.reverse() }
      #expect(Sample.decide(evidence) == decision, "seed \(seed)")
    }
  }

  /// From none at all to a thousand times as much as anything else.
  @Test func `how much is spoofed decides nothing`() {
    for seed in 0..<60 {
      var domain = RandomDomain(seed: UInt64(seed))
      var evidence = domain.evidence()
      evidence.sources.removeAll { $0.sourceClass == .spoof }
      let decision = Sample.decide(evidence)
      for messages in [1, 10_000, 10_000_000] {
        var spoofed = evidence
        spoofed.sources.append(
          Sample.source("scatter", messages, as: .spoof, failures: messages))
        let other = Sample.decide(spoofed)
        #expect(other.verdict == decision.verdict, "seed \(seed)")
        #expect(other.to == decision.to)
        #expect(other.codes == decision.codes)
        #expect(other.nextRecord == decision.nextRecord)
      }
    }
  }

  @Test func `a report day without own mail never advances`() {
    var waiting = 0
    for seed in 0..<150 {
      var domain = RandomDomain(seed: UInt64(seed))
      let evidence = domain.withMissingDays()
      let decision = Sample.decide(evidence)
      guard decision.verdict == .stay else { continue }
      if decision.codes.allSatisfy({ ["E-COVERAGE", "E-STALE"].contains($0) }) { waiting += 1 }
      for sourceClass in [SourceClass.spoof, .unknown, .forwarder] {
        var more = evidence
        more.reportDays += 1
        more.newestReportDay = more.asOf.advanced(by: -1)
        let day = DayCount(
          day: more.window.upperBound.advanced(by: -1), messages: 5, passes: 0, dkimPasses: 0,
          spfPasses: 0, overridden: 0, conservativePasses: 0)
        more.sources.append(
          SourceStatistics(name: "new", sourceClass: sourceClass, days: [day], reporters: 1))
        #expect(Sample.decide(more).verdict == .stay, "seed \(seed)")
      }
    }
    #expect(waiting > 10)
  }

  /// Rates stay when every count doubles; only what was too little to act on may become enough.
  @Test func `doubling every count rolls back no domain but one that a trigger's count held up`() {
    var (free, held) = (0, 0)
    for seed in 0..<1_500 {
      var domain = RandomDomain(seed: UInt64(seed))
      let evidence = domain.evidence()
      let decision = Sample.decide(evidence)
      guard decision.verdict != .rollBack else { continue }
      let isHeld = LastWeek(evidence, on: decision.rung).isHeldByCount
      if !isHeld { free += 1 }
      guard Sample.decide(RandomDomain.doubled(evidence)).verdict == .rollBack else { continue }
      held += 1
      #expect(isHeld, "seed \(seed)")
    }
    #expect(free > 900)
    #expect((1..<50).contains(held))
  }

  /// The count that holds a trigger up, and one less than half of it.
  @Test func `ten failures doubled are twenty, nine are not`() {
    func decide(_ failures: Int, doubled: Bool) -> Verdict {
      let week = Array(repeating: 0, count: 23) + Sample.spread(failures, over: 7)
      let evidence = Sample.evidence(
        on: .reject,
        [
          Sample.source("payroll", Sample.spread(150), failures: week),
          Sample.source("office", 300_000),
        ])
      return Sample.decide(doubled ? RandomDomain.doubled(evidence) : evidence).verdict
    }
    #expect(decide(10, doubled: false) == .stay)
    #expect(decide(10, doubled: true) == .rollBack)
    #expect(decide(9, doubled: true) == .stay)
  }

  @Test func `the made-up domains get every verdict, and show every kind of change`() {
    let decisions = (0..<300).map { seed in
      var domain = RandomDomain(seed: UInt64(seed))
      return Sample.decide(domain.evidence())
    }
    #expect(Set(decisions.map(\.verdict)) == Set(Verdict.allCases))
    let codes = Set(decisions.flatMap(\.codes))
    #expect(
      codes.isSuperset(of: [
        "S-FAILING", "S-REGRESSED", "S-FIXED-RECENTLY", "S-EPISODIC", "U-UNKNOWN", "A-OWN-RATE",
        "RB-SRC", "RB-DOM", "RB-KEY",
      ]))
  }
}

extension Decision {
  fileprivate var rank: Int {
    switch verdict {
    case .rollBack: 0
    case .stay: 1
    case .advance: 2
    }
  }
}
