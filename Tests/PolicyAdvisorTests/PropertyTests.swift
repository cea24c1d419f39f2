import DMARC
import PolicyAdvisor
import Testing

/// What must hold for any domain, tried on some hundred made-up ones.
@Suite struct PropertyTests {
  /// Some passes of one day turned into failures. The only failures that may help are those that
  /// make it visible that a sender was repaired after them, and they are not judged: three bad days
  /// followed by a clean month are a fix, one is an episode whose cause has to be named.
  @Test func `turning passes that are judged into fails never improves the verdict`() throws {
    var compared = 0
    for seed in 0..<300 {
      var domain = RandomDomain(seed: UInt64(seed))
      let evidence = domain.evidence()
      let before = Sample.decide(evidence)
      guard let (worse, name, day) = domain.withMoreFailures(evidence) else { continue }
      let after = Sample.decide(worse)
      guard try #require(after.source(name)).judgedDays.contains(day) else { continue }
      compared += 1
      #expect(after.rank <= before.rank, "seed \(seed)")
    }
    #expect(compared > 200)
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
  @Test func `doubling every count does not roll back a domain whose senders pass 95 percent`() {
    var stayed = 0
    for seed in 0..<300 {
      var domain = RandomDomain(seed: UInt64(seed))
      let evidence = domain.evidence()
      let decision = Sample.decide(evidence)
      guard decision.verdict != .rollBack, domain.everySenderPasses(evidence, 0.95) else {
        continue
      }
      stayed += 1
      #expect(Sample.decide(RandomDomain.doubled(evidence)).verdict != .rollBack, "seed \(seed)")
    }
    #expect(stayed > 50)
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
