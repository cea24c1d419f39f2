import DMARC
import PolicyAdvisor
import Testing

/// What must hold for any domain, tried on some hundred made-up ones.
@Suite struct PropertyTests {
  /// Passes turned into failures, one at a time. Over-dispersion is held at 1: a failure on a good
  /// day can make the days more alike, and by that raise what they prove.
  @Test func `turning a pass into a fail never improves the verdict of evenly failing mail`() {
    var compared = 0
    for seed in 0..<300 {
      var domain = RandomDomain(seed: UInt64(seed))
      let evidence = domain.evidence()
      let before = Sample.decide(evidence)
      guard let worse = domain.withOneMoreFailure(evidence) else { continue }
      let after = Sample.decide(worse)
      guard before.isEven, after.isEven else { continue }
      compared += 1
      #expect(after.rank <= before.rank, "seed \(seed)")
    }
    #expect(compared > 100)
  }

  @Test func `the order of sources does not matter`() {
    for seed in 0..<100 {
      var domain = RandomDomain(seed: UInt64(seed))
      var evidence = domain.evidence()
      let decision = Sample.decide(evidence)
      evidence.sources.reverse()
      #expect(Sample.decide(evidence) == decision, "seed \(seed)")
    }
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

  @Test func `the verdicts that the made-up domains get are not all the same`() {
    let verdicts = (0..<300).map { seed in
      var domain = RandomDomain(seed: UInt64(seed))
      return Sample.decide(domain.evidence()).verdict
    }
    #expect(Set(verdicts) == Set(Verdict.allCases))
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

  fileprivate var isEven: Bool {
    own.dmarc.overdispersion == 1
      && sources.allSatisfy { $0.authentication.dmarc.overdispersion == 1 }
  }
}
